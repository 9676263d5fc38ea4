/** Press releases: the lines above the copy that say when it may be used, the mark at its end, and what stands behind it. */
import type { Embargo, RichBlock } from '@dateline/news'
import { findDate, resolveYear } from '../copy/dates.ts'
import { instantInZone, isZone, offsetText } from '../copy/instant.ts'
import type { Assumption, SourceProfile } from '../types.ts'

export interface PressRelease {
  readonly body: readonly RichBlock[]
  readonly embargo?: Embargo
  /** Lines that were taken off: they are for editors. */
  readonly notes: readonly string[]
  readonly assumptions: readonly Assumption[]
}

/** Where such lines stand: among the first of the copy. */
const TOP = 8

const EMBARGO = /^\W{0,10}(?:strictly |strikt |press |under |sous |bajo )?(?:embargo|sperrfrist|эмбарго)/iu
const UNTIL =
  /\bembargo(?:ed)?\b.{0,40}\b(?:until|till|to|for|bis|jusqu|hasta|fino|até|tot|do)\b|\b(?:not for|hold for) (?:publication|release)\b.{0,20}\b(?:before|until)\b|^\W{0,10}hold for release/iu
const IMMEDIATE =
  /^\W{0,10}(?:for (?:immediate|general) (?:release|use|publication)|zur sofortigen (?:veröffentlichung|verwendung)|pour (?:diffusion|publication) immédiate|para (?:publicación|difusión) inmediata|per (?:la )?pubblicazione immediata|для немедленн\S{1,5} (?:публикации|распространения)|embargo lifted|no embargo)\W{0,40}/iu
const LABEL =
  /^\W{0,10}(?:press|media|news) (?:release|statement|note|information)\W{0,10}$|^\W{0,10}(?:pressemitteilung|medienmitteilung|presseaussendung|communiqué de presse|comunicado de prensa|nota de prensa|comunicato stampa|persbericht|pressmeddelande|pressemelding|pressemeddelelse|lehdistötiedote|пресс-релиз|informacja prasowa|tisková zpráva)\W{0,10}$/iu
const END =
  /^[\s#*=–—_-]{0,10}(?:#\s?){2,6}\s*$|^\s*[-–—*\s]{0,6}(?:30|ends?|end of (?:press )?release|ende|fin|fine|fim|konec|koniec|einde|slut|конец)[-–—*\s]{0,6}$|^\s*[-–—]\s?0\s?[-–—]\s*$/iu

/** Places whose clock a line names, beside offsets and abbreviations that are the same everywhere. */
const CLOCKS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:e\.?t\.?|eastern|new york time)\b/iu, 'America/New_York'],
  [/\b(?:c\.?t\.?|central time)\b/iu, 'America/Chicago'],
  [/\b(?:m\.?t\.?|mountain time)\b/iu, 'America/Denver'],
  [/\b(?:p\.?t\.?|pacific)\b/iu, 'America/Los_Angeles'],
  [/\b(?:bst|uk time|london time|local time in london)\b/iu, 'Europe/London'],
  [/\b(?:berlin time|german time|uhr mez|uhr mesz)\b/iu, 'Europe/Berlin'],
  [/\b(?:paris time|heure de paris)\b/iu, 'Europe/Paris'],
  [/\b(?:moscow time|по москве|московск\S{1,6} врем)/iu, 'Europe/Moscow'],
  [/\b(?:tokyo time)\b/iu, 'Asia/Tokyo'],
  [/\b(?:beijing time)\b/iu, 'Asia/Shanghai'],
]

function wordsOf(block: RichBlock | undefined): string {
  if (block?.type !== 'paragraph' && block?.type !== 'heading') return ''
  return block.spans.map((span) => span.text).join('')
}

/**
 * Reads an embargo line.
 * @param near day of the message, to find a year that the line leaves out
 * @returns an embargo; open-ended when the line's time cannot be placed, since letting it go would be worse
 */
export function readEmbargoLine(
  line: string,
  near: string,
  profile: SourceProfile | undefined,
  assumptions: Assumption[],
): Embargo {
  const found = findDate(line)
  if (found === undefined) return { until: null, note: line }
  const date = resolveYear(found, near)
  const noon = /\b(?:noon|midday)\b/iu.test(line) ? '12:00' : undefined
  const bare = /(?<![\d:.])([01]\d|2[0-3])([0-5]\d)(?:\s?h(?:rs|ours)?)?\s+(?=gmt|utc|bst|cet|hrs|hours|local)/iu.exec(
    line,
  )
  const time = found.time ?? noon ?? (bare === null ? undefined : `${bare[1]}:${bare[2]}`) ?? '00:00'
  const clock = time.length === 5 ? `${time}:00` : time
  const offset = found.offset ?? (/\b(?:gmt|utc)\b/iu.test(line) ? 0 : undefined)
  if (offset !== undefined) return { until: `${date}T${clock}${offsetText(offset)}`, note: line }
  const zone = CLOCKS.find(([words]) => words.test(line))?.[1] ?? profile?.zone
  if (zone !== undefined && isZone(zone)) return { until: instantInZone(date, time, zone), note: line }
  assumptions.push({
    field: 'embargo',
    value: 'open',
    why: `"${line.slice(0, 200)}" names no zone, and no profile gives one: held until an editor lifts it`,
  })
  return { until: null, note: line }
}

/**
 * Takes the furniture of a press release off its copy.
 * @param blocks of the body
 * @param subject of the message: an embargo may stand there alone
 * @param near RFC 3339 time of the message
 */
export function readRelease(
  blocks: readonly RichBlock[],
  subject: string | undefined,
  near: string,
  profile: SourceProfile | undefined,
): PressRelease {
  const assumptions: Assumption[] = []
  const notes: string[] = []
  let embargo: Embargo | undefined
  const body: RichBlock[] = []
  let ended = false
  blocks.forEach((block, index) => {
    const words = wordsOf(block).trim()
    if (ended) {
      if (words !== '') notes.push(words)
      else if (block.type !== 'paragraph') body.push(block)
      return
    }
    if (words !== '' && words.length < 60 && (index > 0 || words.startsWith('#')) && END.test(words)) {
      ended = true
      return
    }
    if (index < TOP && words !== '' && words.length < 300) {
      const immediate = IMMEDIATE.exec(words)
      if (immediate !== null && words.length - immediate[0].length < 80) {
        notes.push(words)
        return
      }
      if (LABEL.test(words)) return
      if ((EMBARGO.test(words) && words.length < 160) || (UNTIL.test(words) && words.length < 200)) {
        if (embargo === undefined) embargo = readEmbargoLine(words, near, profile, assumptions)
        else notes.push(words)
        return
      }
    }
    body.push(block)
  })
  if (embargo === undefined && subject !== undefined && (EMBARGO.test(subject) || UNTIL.test(subject)))
    embargo = readEmbargoLine(subject, near, profile, assumptions)
  return { body, notes, assumptions, ...(embargo === undefined ? {} : { embargo }) }
}
