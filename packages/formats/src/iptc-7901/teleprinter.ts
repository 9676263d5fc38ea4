/**
 * Messages between ZCZC and NNNN without a header of IPTC 7901: the teleprinter's frame with fields of the sender's own, as
 * Australian wires and their feeders send them. A field is a line that begins with a sign.
 */
import type { NewsItem, RichBlock } from '@dateline/news'
import { findDate, type FoundDate, resolveYear } from '../copy/dates.ts'
import { instantInZone } from '../copy/instant.ts'
import type { WireDraft } from './draft.ts'
import { blocksOfLines } from './paragraphs.ts'
import { isByline } from './words.ts'

type Field = (draft: WireDraft, value: string, found: Found) => void

interface Found {
  slug: string | undefined
  headline?: string
  /** Each line of the copy is a paragraph. */
  isLettered?: boolean
  keywords: string[]
}

const subjectCode = (draft: WireDraft, code: string) => {
  const uri = `http://cv.iptc.org/newscodes/subjectcode/${code}`
  draft.item.subjects = [...(draft.item.subjects ?? []), { uri, qcode: `subj:${code}` }]
}

/** Sign at the start of a line, and where what follows belongs. */
const FIELDS: Readonly<Record<string, Field>> = {
  '%': (draft, value) => {
    draft.transmission.channels = value.split(/\s+/)
  },
  // A category is a letter or a word; some put the headline here.
  $: (draft, value, found) => {
    if (value.includes(' ')) found.headline ??= value
    else draft.category(value.toLowerCase(), () => undefined)
  },
  '#': (_, value, found) => {
    found.slug ??= value
  },
  ':': (draft, value, found) => {
    const place = /^\(([^()]{2,40})\)$/.exec(value)?.[1]
    if (place !== undefined) {
      draft.item.located ??= [{ type: 'http://cv.iptc.org/newscodes/cpnature/geoArea', names: [{ value: place }] }]
      return
    }
    found.keywords.push(
      ...value
        .split(/\s:/)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
  },
  '=': (draft, value) => {
    draft.transmission.takeKey = value
  },
  '&': (draft, value) => {
    draft.transmission.service = value
  },
  '*': (draft, value) => {
    if (/^\d{8}$/.test(value)) subjectCode(draft, value)
    else draft.transmission.options = value
  },
  '+': (draft, value) => {
    if (/^\d{8}$/.test(value)) subjectCode(draft, value)
  },
  '@': (draft, value) => draft.property('region', value),
  '~': (draft, value) => draft.property('product', value),
}

/** Routing of feeders: `YY TDR`, `YY RFG INTERNET (3RR) NC(ATD)`. */
const ROUTING = /^[A-Z]{2} [A-Z]{3}(?:\s[A-Z]{2,12}\s?\([0-9A-Z]{2,4}\)){0,6}$/

/** `TI#Headline`: two letters in front of the sign. `TX#` begins the copy. */
const LETTERED = /^([A-Z]{2})#(.*)$/
const LETTERS: Readonly<Record<string, Field>> = {
  TI: (_, value, found) => {
    found.headline ??= value
  },
  AB: (draft, value) => draft.push('descriptions', value),
  BY: (draft, value) => draft.push('bylines', value),
  KN: (draft, value) => draft.push('creditlines', value),
  KY: (draft, value) => draft.push('keywords', value),
  AN: (draft, value) => {
    draft.item.altIds = [...(draft.item.altIds ?? []), { value, role: 'AN' }]
  },
  PD: (draft, value) => {
    const date = findDate(value)
    if (date === undefined) return
    const zone = draft.context.profile?.zone
    const clock = date.time === undefined ? '00:00:00' : date.time.length === 5 ? `${date.time}:00` : date.time
    draft.item.versionCreated = instantInZone(resolveYear(date, draft.near), clock, zone ?? 'UTC')
    draft.assumptions.push({ field: 'zone', value: zone ?? 'UTC', why: 'the day and time name no zone' })
  },
}
/** What told a typesetter how a line ends. */
const COMPOSING = /\s?\.?[<=]!\s*$|^</g

/** True when a text begins with the teleprinter's start of a message. */
export function looksFramed(text: string): boolean {
  return /^\s*(?:ZCZC|zczc)(?![A-Za-z])/.test(text.slice(0, 200))
}

/** Fields at the head. @returns index of the first line of the copy */
function readFields(draft: WireDraft, lines: readonly string[], found: Found): number {
  let at = 0
  const first = /^([A-Z]{2,6})(\d{3,6})?\s*$/.exec(lines[0] ?? '')
  if (first !== null) {
    draft.transmission.service = first[1] ?? ''
    if (first[2] !== undefined) draft.transmission.sequence = first[2]
    at = 1
  }
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim()
    if (line === '') continue
    if (ROUTING.test(line)) {
      draft.transmission.channels = [...(draft.transmission.channels ?? []), line]
      continue
    }
    const lettered = LETTERED.exec(line)
    if (lettered !== null) {
      const [, name = '', text = ''] = lettered
      found.isLettered = true
      if (name === 'TX') return text.trim() === '' ? at + 1 : at
      if (Object.hasOwn(LETTERS, name) && text.trim() !== '') LETTERS[name]?.(draft, text.trim(), found)
      else draft.property(name, text)
      continue
    }
    const sign = line[0] ?? ''
    // A line of copy that begins with a star and a space is the point of a list.
    if (!Object.hasOwn(FIELDS, sign) || line.length > 120 || /^[*$+=&]\s/.test(line) || /^\$\d/.test(line)) break
    const value = line.slice(1).trim()
    if (value !== '') FIELDS[sign]?.(draft, value, found)
  }
  return at
}

/** Fields of races, results and standings: short lines, of which each stands for itself. */
function isList(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '')
  // A long line is a paragraph, and what stands around it is copy.
  if (filled.some((line) => line.length > 100)) return false
  return (
    filled.length > 5 && filled.filter((line) => line.length < 70 && !/[.,]$/.test(line)).length > filled.length * 0.6
  )
}

/** Points of a list stand apart from the paragraph that introduces them. */
function withPoints(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => {
    const isPoint = /^[*•]\s/.test(line)
    const wasPoint = /^[*•]\s/.test(lines[index - 1] ?? '')
    return isPoint === wasPoint || line.trim() === '' ? [line] : ['', line]
  })
}

function headlineOf(draft: WireDraft, lines: readonly string[], found: Found): readonly string[] {
  const at = lines.findIndex((line) => line.trim() !== '')
  const first = lines[at] ?? ''
  if (found.headline !== undefined) {
    draft.push('headlines', found.headline)
    return lines
  }
  const [word = '', title = ''] = found.keywords
  if (found.slug === undefined && /^[A-Z]{3,12}$/.test(word) && title.includes(' ')) {
    found.slug = word
    draft.push('headlines', title)
    return lines
  }
  if (found.slug !== undefined && found.keywords.length === 0) {
    draft.push('headlines', found.slug)
    return lines
  }
  if (found.slug !== undefined && found.keywords[0] !== undefined) {
    draft.push('headlines', found.keywords[0])
    return lines
  }
  if (at === -1 || /^\s{2,}/.test(first) || first.length > 150) {
    draft.push('headlines', found.keywords.join(': ') || found.slug || first.trim())
    return lines
  }
  const labelled = /^(\p{Lu}{3,20})\s?:\s{0,3}(?=\p{L})/u.exec(first)
  if (labelled !== null) found.slug ??= labelled[1]
  draft.push('headlines', first.slice(labelled?.[0].length ?? 0).trim())
  return lines.slice(at + 1)
}

function dayIn(line: string): FoundDate | undefined {
  const text = line.trim()
  const date = text.length < 40 ? findDate(text) : undefined
  return date === undefined || date.start > 12 || date.end < text.length ? undefined : date
}

/** A line that is nothing but a day: that of the message. */
function takeDay(draft: WireDraft, lines: readonly string[]): void {
  for (const line of lines.slice(0, 6)) {
    const date = dayIn(line)
    if (date === undefined) continue
    const zone = draft.context.profile?.zone ?? 'UTC'
    draft.item.versionCreated = instantInZone(resolveYear(date, draft.near), '00:00:00', zone)
    draft.assumptions.push({ field: 'published', value: draft.item.versionCreated, why: 'the day above the copy' })
    return
  }
}

/** Reads the lines of a message, without its frame. */
export function readTeleprinter(draft: WireDraft, raw: readonly string[]): NewsItem {
  const lines = raw.map((line) => line.replace(COMPOSING, '').trimEnd())
  const found: Found = { slug: undefined, keywords: [] }
  const from = readFields(draft, lines, found)
  const days = found.keywords.filter((word) => dayIn(word) !== undefined)
  found.keywords = found.keywords.filter((word) => !days.includes(word))
  const copy = headlineOf(draft, lines.slice(from), found)
  const slug = found.slug ?? found.keywords[0]
  if (slug !== undefined) draft.push('sluglines', slug)
  takeDay(draft, [...days, ...copy])
  const byline = copy.slice(0, 4).find((line) => isByline(line) && line.length < 80)
  if (byline !== undefined) draft.push('bylines', byline)
  const own = copy.filter((line) => line !== byline)
  const text = found.isLettered === true ? own.flatMap((line) => [line, '']) : own
  return draft.finish('iptc-7901', isList(text) ? listOf(text) : blocksOfLines(withPoints(text)))
}

/** Blocks of lines as they stand, parted where more than one line is empty. */
function listOf(lines: readonly string[]): RichBlock[] {
  return lines
    .join('\n')
    .split(/\n{3,}/)
    .map((part) => part.replace(/^\n+|\n+$/g, ''))
    .filter((part) => part.trim() !== '')
    .map((text) => ({ type: 'preformatted', text }))
}
