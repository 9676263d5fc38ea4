/** What stands around the copy in a captured text: headline, days, section, byline. */
import { dayOf, findDate, type FoundDate } from '../copy/dates.ts'
import { detectLanguage } from '../copy/language.ts'
import { isSectionName } from '../copy/sections.ts'
import type { SourceProfile } from '../types.ts'
import { datedParts } from './common.ts'
import { hasWeekday, isByline, isFurniture, isNavigation, isPublishedLabel, isUpdatedLabel } from './furniture.ts'
import type { Run } from './text-core.ts'
import { termsOf } from './text-terms.ts'
import { isAboutCopy, isAddress, isCrumbs, isDateLine, type Line } from './text-lines.ts'

/** How far above the copy its headline may stand, in lines. */
const HEADLINE_REACH = 40

/**
 * The line above the copy that reads as its headline, by few signs: a first guess, before it is known what the copy is
 * (text-headline.ts settles it).
 */
export function findHeadlineLine(lines: readonly Line[], body: Run): number | undefined {
  const marked = lines.findIndex((line, at) => at < body.from && line.heading)
  if (marked !== -1) return marked
  const copy = new Set(
    termsOf(
      lines
        .slice(body.from, body.to)
        .map((line) => line.text)
        .join(' ')
        .slice(0, 20_000),
    ),
  )
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line.text, (counts.get(line.text) ?? 0) + 1)
  let best: number | undefined
  let bestScore = -Infinity
  const last = Math.min(body.from + 1, lines.length)
  for (let index = Math.max(0, body.from - HEADLINE_REACH); index < last; index += 1) {
    const line = lines[index]
    if (
      line === undefined ||
      line.furniture ||
      line.ending ||
      isByline(line.text) ||
      isDateLine(line) ||
      isAddress(line.text)
    )
      continue
    if (line.words < 2 || line.words > 40 || line.text.length > 300 || (index >= body.from && line.prose)) continue
    if (isCrumbs(line.text) && line.words < 8) continue
    const said = termsOf(line.text)
    const shared = said.filter((term) => copy.has(term)).length
    const next = lines[index + 1]
    const after = lines[index + 2]
    let score = said.length === 0 ? -1 : (3.5 * shared) / Math.max(said.length, 3) + Math.min(shared, 4) * 0.35
    score += line.words >= 4 && line.words <= 20 ? 1 : line.words < 3 ? -1.5 : 0
    if (line.text.endsWith('.') && !line.text.endsWith('...')) score -= 1.5
    if (/[:;,]$/.test(line.text)) score -= 1
    score -= Math.min(body.from - index, 25) * 0.07
    if (next !== undefined && isAboutCopy(next)) score += 1.2
    else if (after !== undefined && isAboutCopy(after)) score += 0.6
    // Printed twice or thrice: in the breadcrumbs, and as the headline. The last of them stands over the copy.
    const times = counts.get(line.text) ?? 1
    if (times > 1 && times < 5) score += 0.5
    if (isSectionName(line.text)) score -= 2
    if (score >= bestScore) {
      best = index
      bestScore = score
    }
  }
  return best
}

export interface DatedLine {
  readonly index: number
  readonly found: FoundDate & { readonly year: number }
  readonly weekday: boolean
  readonly score: number
}

/** Lines around the copy that may print its day; further below only where no other does. */
const DATES_BELOW = 12
const DATES_FAR = 200
/** Of a line of running text beside the headline so much is looked at. */
const HEAD_OF_LINE = 120

/**
 * Whether days such as 3/4/2025 have the month first: told by other days of the page, by an hour beyond noon beside
 * one, by what it says of its country, at last by its language.
 */
function isMonthFirst(lines: readonly Line[], language: string | undefined): boolean {
  let [dayFirst, monthFirst, british] = [0, 0, false]
  for (const { text } of lines) {
    if (text.length > 300) continue
    for (const [, a = '', b = ''] of text.matchAll(/(?<!\d)(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?!\d)/g)) {
      if (Number(a) > 12) dayFirst += 1
      else if (Number(b) > 12) monthFirst += 1
    }
    if (/\d\/\d{4}\s*[|,–-]?\s*(?:1[3-9]|2[0-3]):\d\d/.test(text)) dayFirst += 1
    if (/£|\.co\.uk|\.org\.uk|\.com\.au|\.ie\b|\.co\.nz|\.co\.za|\bMSN UK\b|United Kingdom/.test(text)) british = true
  }
  if (dayFirst !== monthFirst) return monthFirst > dayFirst
  return language === 'en' && !british
}

/** Dates around the copy, rated for being the time of publication. */
export function datedLines(lines: readonly Line[], body: Run, headline: number): DatedLine[] {
  const result: DatedLine[] = []
  const copy = lines.slice(body.from, body.to).map((line) => line.text)
  const monthFirst = isMonthFirst(lines, detectLanguage(copy.join(' ')))
  lines.forEach((line, index) => {
    const isBeside = index !== headline && Math.abs(index - headline) <= 3
    const isLong = line.prose || line.words > 30 || line.text.length > 220
    if (index === headline || (isLong && !isBeside && !isPublishedLabel(line.text.slice(0, 30)))) return
    if (!/\p{N}/u.test(line.text) || /©|copyright|\(c\) ?\d/i.test(line.text)) return
    if (index > body.to + DATES_FAR) return
    const isHead = isDateLine(line) && index <= body.from + 4
    const inside = index >= body.from && index < body.to && !isHead
    for (const piece of datedParts(isLong ? line.text.slice(0, HEAD_OF_LINE) : line.text)) {
      const found = findDate(piece)
      if (found?.year === undefined) continue
      const rest = piece.length - (found.end - found.start)
      const weekday = hasWeekday(piece)
      const distance = Math.min(Math.abs(index - headline), Math.abs(index - body.from))
      let score = found.time === undefined ? 0 : 3
      if (distance <= 6) score += 3 - distance * 0.4
      else if (Math.abs(index - body.to) <= 5) score += 0.8
      if (index > headline && index < body.from) score += 1.5
      if (isPublishedLabel(piece)) score += 2
      else if (isUpdatedLabel(piece)) score -= 2
      if (weekday && found.time === undefined) score -= 1
      if (inside) score -= 2.5
      if (rest > 60) score -= 2
      else if (rest > 25) score -= 0.5
      if (index >= body.to) score -= index > body.to + DATES_BELOW ? 7 : index > body.to + 3 ? 3 : 1
      // Of days all alike the first is that of the copy; the others are those of its readers.
      score -= Math.min(Math.abs(index - headline), 100) * 0.015
      const turned = found.ambiguous === true && monthFirst ? { ...found, month: found.day, day: found.month } : found
      result.push({ index, found: { ...turned, year: found.year }, weekday, score })
    }
  })
  return result.toSorted((a, b) => b.score - a.score || Math.abs(a.index - headline) - Math.abs(b.index - headline))
}

/** The masthead's day on which the page was saved: never before the copy's own day. */
export function capturedLine(dated: readonly DatedLine[], headline: number): DatedLine | undefined {
  const published = dated[0]
  const day = published === undefined ? '' : dayOf(published.found)
  return dated.find(
    (line) =>
      line.index !== published?.index &&
      line.found.time === undefined &&
      line.index < headline &&
      dayOf(line.found) >= day,
  )
}

export interface FoundName {
  readonly name: string
  readonly sure: boolean
}

/** The section: a line with a section's name above the headline, or the page's breadcrumbs. */
export function findSectionLine(
  lines: readonly Line[],
  top: number,
  profile: SourceProfile | undefined,
): FoundName | undefined {
  for (let index = top - 1; index >= 0 && index >= top - 4; index -= 1) {
    const text = lines[index]?.text ?? ''
    if (isCrumbs(text)) {
      const crumbs = text.split(/\s+[>»›/|→]\s+/).filter((crumb) => !isNavigation(crumb))
      const name = crumbs.find(isSectionName) ?? crumbs.at(0)
      return name === undefined ? undefined : { name, sure: isSectionName(name) }
    }
    if (isSectionName(text) || (profile?.sections !== undefined && Object.hasOwn(profile.sections, text))) {
      return { name: text, sure: true }
    }
  }
  const above = lines[top - 1]
  if (above === undefined || above.words > 3 || above.text.length > 30 || isFurniture(above.text)) return undefined
  const plain = /^\p{L}[\p{L}\p{M} &’'-]*$/u.test(above.text) && !/^\p{Ll}/u.test(above.text)
  return plain && !isDateLine(above) ? { name: above.text, sure: false } : undefined
}
