/**
 * A page as a reader's tool saved it, as plain text: the copy with the page's furniture around it. The body is the
 * longest run of prose; what stands above it is read from the body upwards: headline, time, section.
 */
import type { Block } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { dayOf, findDate, type FoundDate } from '../copy/dates.ts'
import { isSectionName } from '../copy/sections.ts'
import { finishStory } from '../finish.ts'
import { boundedCopy, isWrapped } from '../html/text.ts'
import { FormatError, rejection } from '../problem.ts'
import type { Assumption, ReadItem } from '../types.ts'
import { collapse } from '../xml/read.ts'
import { agencyOf, creditOf, placeInTime, type PrintedTime } from './common.ts'
import {
  endsSentence,
  hasWeekday,
  isByline,
  isFurniture,
  isNavigation,
  isPublishedLabel,
  isUpdatedLabel,
  wordCount,
} from './furniture.ts'

interface Line {
  readonly text: string
  /** 1-based line in the file. */
  readonly number: number
  readonly words: number
  readonly prose: boolean
  /** An empty line stood before it. */
  readonly apart: boolean
  readonly heading: boolean
}

/** More lines than any page; the rest is not looked at. */
const MAX_LINES = 20_000

function isProse(text: string, words: number): boolean {
  if (isFurniture(text)) return false
  return (words >= 12 && endsSentence(text)) || words >= 30 || (text.length >= 200 && words >= 15)
}

function lineOf(text: string, number: number, apart: boolean): Line {
  const heading = /^#{1,3}\s+\S/.test(text)
  const clean = collapse(heading ? text.replace(/^#+\s+/, '') : text)
  const words = wordCount(clean)
  return { text: clean, number, words, prose: isProse(clean, words), apart, heading }
}

interface RawLine {
  readonly text: string
  readonly number: number
}

/** Lines that stand together, parted by empty ones. */
function groupLines(source: string): RawLine[][] {
  const all = source
    .replace(/\r\n?|\u2028|\u2029|\f/g, '\n')
    .split('\n')
    .slice(0, MAX_LINES)
  const groups: RawLine[][] = [[]]
  all.forEach((text, index) => {
    if (text.trim() === '') groups.push([])
    else groups.at(-1)?.push({ text, number: index + 1 })
  })
  return groups.filter((group) => group.length > 0)
}

/** Lines with words in them; where the file is hard-wrapped, the lines of a paragraph are joined. */
function readLines(source: string): Line[] {
  const groups = groupLines(source)
  const wrapped = groups.map((group) => isWrapped(group.map((line) => line.text)))
  const isSentence = (group: readonly RawLine[]) => group.some((line) => /[.!?]/.test(line.text))
  // A wrapped headline has no full stop to show it: it is joined when paragraphs of the same file are.
  const everywhere = groups.some((group, index) => wrapped[index] === true && group.length > 2 && isSentence(group))
  return groups.flatMap((group, index) => {
    if (wrapped[index] === true && (everywhere || isSentence(group))) {
      return [lineOf(group.map((line) => line.text.trim()).join(' '), group[0]?.number ?? 1, true)]
    }
    return group.map((line, at) => lineOf(line.text, line.number, at === 0))
  })
}

/** Half-open run of lines that are the body. */
interface Run {
  readonly from: number
  readonly to: number
}

/** How many lines that are not prose may stand between paragraphs: a subheading, a short quotation. */
const GAP = 2

function findBody(lines: readonly Line[]): Run | undefined {
  let best: Run | undefined
  let bestSize = 0
  let index = 0
  while (index < lines.length) {
    if (lines[index]?.prose !== true) {
      index += 1
      continue
    }
    const from = index
    let last = index
    let size = 0
    for (let at = index; at < lines.length && at - last <= GAP + 1; at += 1) {
      const line = lines[at]
      if (line === undefined || (isFurniture(line.text) && at - last > GAP)) break
      if (line.prose) {
        last = at
        size += line.text.length
      }
    }
    if (size > bestSize) {
      best = { from, to: last + 1 }
      bestSize = size
    }
    index = last + 1
  }
  return best ?? shortBody(lines)
}

/** A flash or a brief: the sentence after the headline. */
function shortBody(lines: readonly Line[]): Run | undefined {
  const index = lines.findIndex(
    (line, at) => at > 0 && line.words >= 4 && endsSentence(line.text) && !isFurniture(line.text) && !isDateLine(line),
  )
  return index === -1 ? undefined : { from: index, to: index + 1 }
}

/** Short last paragraphs are still copy when they end as sentences. */
function extend(lines: readonly Line[], run: Run): Run {
  let to = run.to
  for (let at = to; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined || line.words < 3 || !endsSentence(line.text) || isFurniture(line.text) || isDateLine(line))
      break
    to = at + 1
  }
  return { from: run.from, to }
}

function isDateLine(line: Line): boolean {
  if (line.words > 14 || line.text.length > 120) return false
  const found = findDate(line.text)
  return found?.year !== undefined && line.text.length - (found.end - found.start) < 60
}

interface DatedLine {
  readonly index: number
  readonly found: FoundDate & { readonly year: number }
  readonly weekday: boolean
  readonly score: number
}

/** Dates above and just below the body, rated for being the time of publication. */
function datedLines(lines: readonly Line[], body: Run, headline: number): DatedLine[] {
  const result: DatedLine[] = []
  const look = [...Array(body.from).keys(), body.to, body.to + 1, body.to + 2]
  for (const index of look) {
    const line = lines[index]
    if (line === undefined || index === headline || line.prose || !isDateLine(line)) continue
    const found = findDate(line.text)
    if (found?.year === undefined) continue
    const weekday = hasWeekday(line.text)
    const distance = Math.min(Math.abs(index - headline), Math.abs(index - body.from), Math.abs(index - body.to))
    let score = found.time === undefined ? 0 : 3
    if (distance <= 3) score += 3 - distance * 0.5
    if (isPublishedLabel(line.text)) score += 2
    if (isUpdatedLabel(line.text)) score -= 2
    if (weekday && found.time === undefined) score -= 1
    result.push({ index, found: { ...found, year: found.year }, weekday, score })
  }
  return result.toSorted((a, b) => b.score - a.score || b.index - a.index)
}

/** The nearest line above the body that reads as a headline. */
function findHeadline(lines: readonly Line[], body: Run): number | undefined {
  const marked = lines.findIndex((line, at) => at < body.from && line.heading)
  if (marked !== -1) return marked
  let second: number | undefined
  for (let index = body.from - 1; index >= 0 && index > body.from - 30; index -= 1) {
    const line = lines[index]
    if (line === undefined || isFurniture(line.text) || isByline(line.text) || isDateLine(line) || isAddress(line.text))
      continue
    if (line.words < 3 || isCrumbs(line.text)) continue
    if (!/[.]$/.test(line.text) && line.words <= 40) return index
    second ??= index
  }
  return second
}

function isAddress(text: string): boolean {
  return /^(?:(?:source|url|link|адрес|ссылка|quelle)\s*:\s*)?https?:\/\/\S+$/i.test(text)
}

function isCrumbs(text: string): boolean {
  return /\S\s+[>»›/|]\s+\S/.test(text) && text.length < 120
}

interface FoundName {
  readonly name: string
  readonly sure: boolean
}

/** The section: a line with a section's name above the headline, or the page's breadcrumbs. */
function findSectionLine(lines: readonly Line[], top: number, profile: ReadContext['profile']): FoundName | undefined {
  for (let index = top - 1; index >= 0 && index >= top - 4; index -= 1) {
    const text = lines[index]?.text ?? ''
    if (isCrumbs(text)) {
      const crumbs = text.split(/\s+[>»›/|]\s+/).filter((crumb) => !isNavigation(crumb))
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

/** Body lines as blocks: a short line without a full stop between paragraphs is a subheading. */
function bodyBlocks(lines: readonly Line[], run: Run): Block[] {
  const blocks: Block[] = []
  for (let at = run.from; at < run.to; at += 1) {
    const line = lines[at]
    if (line === undefined || isFurniture(line.text) || isAddress(line.text)) continue
    if (!line.prose && (isDateLine(line) || isByline(line.text))) continue
    const spans = [{ text: line.text.slice(0, 100_000) }]
    const isHeading =
      !line.prose && line.words <= 12 && line.apart && !endsSentence(line.text) && !/[:,;]$/.test(line.text)
    blocks.push(isHeading ? { type: 'heading', level: 3, spans } : { type: 'paragraph', spans })
  }
  return blocks
}

function printedTime(found: FoundDate & { readonly year: number }): PrintedTime {
  const { time, offset, ambiguous } = found
  return {
    date: dayOf(found),
    ...(time === undefined ? {} : { time }),
    ...(offset === undefined ? {} : { offset }),
    ...(ambiguous === undefined ? {} : { ambiguous }),
  }
}

/**
 * Reads a saved page's text.
 * @returns one item; rejected as `no-body` when there is no prose in it, as `no-headline` when nothing heads it
 */
export function readTextCapture(source: string, context: ReadContext): ReadItem[] {
  try {
    return [read(source, context)]
  } catch (error) {
    return [rejection(error, context.name)]
  }
}

function read(source: string, context: ReadContext): ReadItem {
  const { profile } = context
  const assumptions: Assumption[] = [...context.assumptions]
  boundedCopy(source.length)
  const lines = readLines(source)
  const core = findBody(lines)
  if (core === undefined)
    throw new FormatError('no-body', 'no copy was found on the page: no line of it is prose', 'the whole document')
  const run = extend(lines, core)
  const headline = findHeadline(lines, run)
  if (headline === undefined)
    throw new FormatError(
      'no-headline',
      'no line above the copy reads as a headline',
      `line ${lines[run.from]?.number ?? 1}`,
    )

  const dated = datedLines(lines, run, headline)
  const published = dated[0]
  const printed = published === undefined ? undefined : printedTime(published.found)
  // The masthead shows the day on which the page was saved: never before the copy's own day.
  const captured = dated.find(
    (line) =>
      line !== published &&
      line.found.time === undefined &&
      line.index < headline &&
      dayOf(line.found) >= (printed?.date ?? ''),
  )
  if (published !== undefined && published.found.time === undefined && published.weekday && dated.length === 1) {
    assumptions.push({
      field: 'published',
      value: dayOf(published.found),
      why: 'the only date on the page; it may be the day it was saved',
    })
  }

  const body = bodyBlocks(lines, run)
  const near = printed?.date ?? (captured === undefined ? '2000-01-01' : dayOf(captured.found))
  const credit = creditOf(body, near)
  const top = Math.min(headline, published !== undefined && published.index < run.from ? published.index : headline)
  const section = findSectionLine(lines, top, profile)
  if (section?.sure === false)
    assumptions.push({ field: 'section', value: section.name, why: 'the line above the headline' })
  const around = [...lines.slice(Math.max(0, headline - 3), run.from), ...lines.slice(run.to, run.to + 2)]
  const byline = around.find((line) => isByline(line.text))
  const address = lines.find((line) => isAddress(line.text))?.text.replace(/^\D*?(?=https?:)/i, '')
  const agency = agencyOf(profile, credit, undefined)
  const place = `line ${lines[headline]?.number ?? 1}`
  const story = finishStory(
    {
      pubStatus: 'usable',
      guid: address?.slice(0, 2_048),
      published: printed === undefined ? undefined : placeInTime(printed, profile, [credit], assumptions),
      captured: captured === undefined ? undefined : dayOf(captured.found),
      headline: lines[headline]?.text,
      byline: byline === undefined ? undefined : { text: byline.text },
      section: section?.name,
      subjects: [],
      body,
      agency,
      assumptions,
      unknown: [],
    },
    profile,
    place,
  )
  return { outcome: 'story', story, place }
}
