/**
 * Who wrote a captured text: bylines around the headline and behind the copy, names beside its day or alone near it, the
 * box about the author, the source. Each is weighed, and what agrees adds up.
 */
import { isKnownAgency } from '../copy/agencies.ts'
import { findDate } from '../copy/dates.ts'
import { isSectionName } from '../copy/sections.ts'
import { bylineOf, isLabel, isPersonName, MONTH, namesWithin, splitNames } from './author-names.ts'
import { elect, type Named } from './elect-names.ts'
import { hasWeekday, isByline, wordCount } from './furniture.ts'
import { heldBy, sourceIn } from './stand-ins.ts'
import type { Run } from './text-core.ts'
import { isDateLine, type Line } from './text-lines.ts'

/** Longer lines are no bylines. */
const MAX_WORDS = 20
const MAX_LENGTH = 200
/** How far above and below the headline names are looked for, and how far behind the copy. */
const ABOVE = 12
const BELOW = 25
const BEHIND = 15

/** Small words that no name holds: `from masks to lockdowns`. */
const PHRASE =
  /\s(?!(?:de|da|do|dos|das|van|von|vom|zu|zur|der|den|del|della|di|du|des|la|le|el|al|bin|ibn|ben|y|e|af|av|ter|ten|für|for)\s)\p{Ll}{2,}\s/u

/** A line that names its authors: by its first word, or by such a word beside a day. */
function statedIn(line: Line, isName: (text: string) => boolean): readonly string[] {
  // The word of a byline may be part of a name: `Christoph von Ritter`.
  if (line.prose || line.words > MAX_WORDS || (isPersonName(line.text) && bylineOf(line.text).length === 0)) return []
  for (const part of line.text.split(/\s*[|•·]\s*|\s+[–—-]\s+|\s\/{2}\s/)) {
    const names = bylineOf(part)
    if (names.length > 0 && names.every((name) => wordCount(name) <= 5 && !PHRASE.test(name))) return bare(part, names)
  }
  const names = namesWithin(line.text)
  if (names.length > 0 && (findDate(line.text) !== undefined || (line.words <= 7 && names.every(isName)))) return names
  if (!/\s(?:im gespräch mit|im interview mit)\s/i.test(line.text)) return []
  const both = splitNames(line.text)
  return both.length > 1 && both.every(isPersonName) ? both : []
}

/** The names without what stands behind them on the line, where those are surer. */
function bare(line: string, names: readonly string[]): readonly string[] {
  const within = namesWithin(line)
  return within.length > 0 && (within.length > 1 || names.length === 1 || /\d/.test(line)) ? within : names
}

/** Tells the names of persons from other words with capitals: of a name no part stands on the page in small letters. */
function personTest(lines: readonly Line[]): (text: string) => boolean {
  let small: ReadonlySet<string> | undefined
  const smallWords = () =>
    new Set(
      lines
        .slice(0, 1_500)
        .flatMap((line) => line.text.slice(0, 2_000).split(/\s+/))
        // Addresses spell names in small letters.
        .filter((word) => !/[@./]./.test(word))
        .flatMap((word) => /^[^\p{L}]{0,3}(\p{Ll}[\p{L}\p{M}]{2,40})/u.exec(word)?.[1] ?? []),
    )
  return (text) => {
    if (!isPersonName(text) || isSectionName(text) || hasWeekday(text)) return false
    small ??= smallWords()
    const words = text.match(/\p{Lu}[\p{L}\p{M}]{2,}/gu) ?? []
    return words.every((word) => small?.has(word.toLowerCase()) === false)
  }
}

/** A name that runs into a number: `Ana Petrel7 days ago`. */
const STUCK = /^((?:\p{Lu}[\p{Ll}\p{M}.’'-]+\s+){1,3}\p{Lu}[\p{Ll}\p{M}.’'-]+)(?=\d|\p{Lu}\p{Ll}+ \d)/u

/** A name beside a day on one line: `Ana Petrel, 3 May 2021`, `3 May 2021 | Ana Petrel | 4 comments`. */
function namedBeside(line: Line, isName: (text: string) => boolean): string | undefined {
  if (line.prose || line.words > 16 || line.text.length > MAX_LENGTH || line.furniture) return undefined
  const found = findDate(line.text)
  const stuck = STUCK.exec(line.text)?.[1]
  if (found === undefined && stuck === undefined && !/[|@]/.test(line.text)) return undefined
  const before = found === undefined ? [] : [line.text.slice(0, found.start), line.text.slice(found.end)]
  const pieces = [...before, stuck ?? '', ...line.text.split(/\s*[|•·]\s*|\s+[–—-]\s+|\s\/{1,2}\s|\s*[(@]/)].map(
    (piece) =>
      piece
        .replace(/[\s,|·•–—(-]+(?:am|on|le|el)?\s*$/u, '')
        .replace(MONTH, '')
        .replace(/^[\s,|·•–—-]+/u, '')
        .trim(),
  )
  const behind = found === undefined ? '' : line.text.slice(found.end).replace(/^.*\d{4}(?=\s)/u, '')
  const after = /^[\s,|·•–—-]*((?:\p{Lu}[\p{L}.’'-]+\s+){2})(?=\d)/u.exec(behind)
  return [...pieces, after?.[1]?.trim() ?? ''].find(
    (piece) => isName(piece) || (found !== undefined && isKnownAgency(piece)),
  )
}

const ABOUT =
  /^(?:über|about|à propos de|sobre|acerca de|informazioni su|over|om|об авторе:?|o autorze:?)\s+(.{3,50})$/iu

/** Names alone on lines that follow each other: they wrote it together. */
function namesFrom(
  lines: readonly Line[],
  index: number,
  headline: number,
  isName: (text: string) => boolean,
): readonly string[] {
  const names: string[] = []
  for (let at = index; at < index + 4; at += 1) {
    const line = lines[at]
    if (line === undefined || at === headline || line.words > 8 || line.text.length > MAX_LENGTH) break
    if (line.furniture || line.ending) break
    if (at > index && bylineOf(line.text).length > 0) break
    // Behind a comma stands the paper, an office, a place.
    const all = splitNames(line.text)
    const [first = '', ...others] = line.text.split(/\s*,\s*/)
    const split = others.length === 1 && !all.every(isName) && isName(first) ? [first] : all
    if (split.length === 0 || split.length > 4 || !split.every(isName)) break
    names.push(...split)
  }
  return [...new Set(names)]
}

export interface FoundByline {
  /** As printed, where a line says nothing else. */
  readonly text: string
  readonly names: readonly string[]
  /** Why a name that the page does not call its author stands for one. */
  readonly standIn?: string
}

/** @param body the run of the copy */
export function findByline(lines: readonly Line[], headline: number, body: Run): FoundByline {
  const names = elect(namedIn(lines, headline, body))
  if (names.length > 0) {
    const all = names.join()
    const printed = lines.find((line) => isByline(line.text) && bylineOf(line.text).join() === all)
    return { names, text: printed?.text ?? names.join(', ') }
  }
  const held = heldBy(lines)
  const person = held.find(isPersonName)
  const holder = person ?? held[0]
  if (holder === undefined) return { names: [], text: '' }
  return {
    names: [holder],
    text: holder,
    standIn: 'the page names no author: who holds its copyright is credited',
  }
}

function namedIn(lines: readonly Line[], headline: number, body: Run): readonly Named[] {
  const found: Named[] = []
  const add = (names: readonly string[], weight: number) => {
    if (names.length > 0 && weight > 0) found.push({ names, weight })
  }
  const from = Math.max(0, headline - ABOVE)
  const to = Math.min(lines.length, Math.max(headline, body.from) + BELOW)
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line.text, (counts.get(line.text) ?? 0) + 1)
  const isName = personTest(lines)
  const told = lines[headline]?.text ?? ''
  const copy = lines.slice(body.from, body.to).flatMap((line) => (line.prose ? [line.text] : []))
  // Whom the headline or the copy speaks of is seldom who wrote it.
  const doubt = (names: readonly string[]) => {
    const is = (text: string) => names.some((name) => text.includes(name))
    return is(told) ? 2.5 : copy.filter(is).length > 1 ? 1.5 : 0
  }
  let alone = -1
  lines.slice(from, to).forEach((line, offset) => {
    const index = from + offset
    if (index === headline || line.prose) return
    const fromHeadline = index > headline ? (index - headline) * 0.08 : (headline - index) * 0.3
    const distance = Math.min(fromHeadline, Math.abs(index - body.from) * 0.12)
    const inCopy = index > body.from + 3 && index < body.to ? 1.2 : 0
    const stated = statedIn(line, isName)
    add(stated, (isByline(line.text) ? 6 : 5.5) - distance - inCopy)
    const beside = stated.length > 0 ? undefined : namedBeside(line, isName)
    if (beside !== undefined) add([beside], (isKnownAgency(beside) ? 3 : 4.5) - distance - inCopy - doubt([beside]))
    if (stated.length > 0 || beside !== undefined || index <= alone) return
    const names = namesFrom(lines, index, headline, isName)
    if (names.length === 0) return
    alone = index + names.length - 1
    const isLabelled = isLabel(lines[index - 1]?.text ?? '')
    const isDated = [-2, -1, 1, 2].some((by) => {
      const other = lines[index + by]
      return other !== undefined && index + by !== headline && isDateLine(other)
    })
    const isNear = index > headline && index <= Math.max(headline + 3, body.from + 1)
    const base = isLabelled ? 4.5 : isDated && index > headline - 3 ? 3.5 : isNear ? 2.5 : 0
    // What stands on the page again is a section more often than a person.
    add(names, base - distance - inCopy - doubt(names) - ((counts.get(line.text) ?? 1) > 2 ? 1 : 0))
  })
  behindCopy(lines, to, body, isName, add)
  const sources = new Set(lines.slice(headline + 1, body.to + BEHIND).flatMap((line) => sourceIn(line.text) ?? []))
  const [source] = sources
  if (source !== undefined && sources.size === 1) add(splitNames(source), 2.2)
  return found
}

/** Bylines in and behind the copy, from a line on; a name alone under its end signs it. */
function behindCopy(
  lines: readonly Line[],
  from: number,
  body: Run,
  isName: (text: string) => boolean,
  add: (names: readonly string[], weight: number) => void,
): void {
  const signed = new Map<string, { names: readonly string[]; weight: number }>()
  for (let index = Math.min(from, body.to - 1); index < Math.min(lines.length, body.to + BEHIND * 2); index += 1) {
    const line = lines[index]
    if (line === undefined || line.prose || index < 0) continue
    const behind = index - body.to
    if (index >= from && behind < BEHIND) {
      const names = statedIn(line, isName)
      const weight = behind < 0 ? 2.5 : 4 - behind * 0.15
      if (names.length > 0 && (signed.get(names.join())?.weight ?? 0) < weight)
        signed.set(names.join(), { names, weight })
    }
    if (behind >= 0 && behind < BEHIND && isLabel(lines[index - 1]?.text ?? ''))
      add(namesFrom(lines, index, -1, isName), 3 - behind * 0.1)
    else if (behind >= -1 && behind <= 1) add(namesFrom(lines, index, -1, isName), 2)
  }
  for (const line of lines.slice(body.from, body.to + BEHIND * 2)) {
    const about = line.prose ? undefined : ABOUT.exec(line.text.slice(0, 100))?.[1]
    if (about !== undefined && isName(about)) add([about], 3)
  }
  // Lines of several stand with other stories.
  for (const { names, weight } of signed.values()) add(names, signed.size > 2 ? weight - 2 : weight)
}
