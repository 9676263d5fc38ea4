/**
 * A page as a reader's tool saved it, as plain text: the copy with the page's furniture around it. The body is the run
 * of lines that most speaks for; what stands around it is read from the body outwards: headline, time, section, byline.
 */
import type { Block } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { dayOf, type FoundDate } from '../copy/dates.ts'
import { finishStory } from '../finish.ts'
import { boundedCopy } from '../html/text.ts'
import { FormatError, rejection } from '../problem.ts'
import type { Assumption, ReadItem } from '../types.ts'
import { agencyOf, creditOf, hasCopy, type PageParts, placeInTime, type PrintedTime } from './common.ts'
import { isByline } from './furniture.ts'
import { fold } from './headline.ts'
import { type CopyLines, findBody } from './text-body.ts'
import { capturedLine, datedLines, findSectionLine } from './text-facts.ts'
import { findHeadline } from './text-headline.ts'
import { findByline } from './text-byline.ts'
import { isAddress, isDateLine, type Line, readLines } from './text-lines.ts'

/** Body lines as blocks: a short line without a full stop between paragraphs is a subheading. */
function bodyBlocks(lines: readonly Line[], { run, isCopy }: CopyLines, headline: number): Block[] {
  const title = fold(lines[headline]?.text ?? '')
  const blocks: Block[] = []
  for (let at = run.from; at < run.to; at += 1) {
    const line = lines[at]
    if (
      line === undefined ||
      isCopy[at] !== true ||
      at === headline ||
      line.furniture ||
      line.ending ||
      isAddress(line.text)
    )
      continue
    if (!line.prose && (isDateLine(line) || isByline(line.text) || fold(line.text) === title)) continue
    const spans = [{ text: line.text.slice(0, 100_000) }]
    const isHeading = !line.prose && line.words <= 12 && line.apart && !line.sentence && !/[:,;]$/.test(line.text)
    blocks.push(isHeading ? { type: 'heading', level: 3, spans } : { type: 'paragraph', spans })
  }
  while (blocks.at(-1)?.type === 'heading') blocks.pop()
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
 * Reads a saved page's text as a story.
 * @returns one item; rejected as `no-body` when there is no prose in it, as `no-headline` when nothing heads it
 */
export function readTextCapture(source: string, context: ReadContext): ReadItem[] {
  try {
    const { parts, place } = textParts(source, context)
    if (!hasCopy(parts))
      throw new FormatError('no-body', 'no copy was found on the page: no line of it is prose', 'the whole document')
    if (parts.headline === undefined)
      throw new FormatError('no-headline', 'no line above the copy reads as a headline', place)
    return [{ outcome: 'story', story: finishStory(parts, context.profile, place), place }]
  } catch (error) {
    return [rejection(error, context.name)]
  }
}

/**
 * What a saved page's text gives, whether or not it makes a story.
 * @throws FormatError too-large
 */
export function textParts(source: string, context: ReadContext): PageParts {
  const { profile } = context
  const assumptions: Assumption[] = [...context.assumptions]
  boundedCopy(source.length)
  const lines = readLines(source)
  // Without prose the page is looked at as if its copy began behind its last line.
  const copy = findBody(lines) ?? { run: { from: lines.length, to: lines.length }, isCopy: [] }
  const { run } = copy
  const found = findHeadline(lines, copy)
  const headline = found ?? run.from

  const dated = datedLines(lines, run, headline)
  const published = dated[0]
  const printed = published === undefined ? undefined : printedTime(published.found)
  const captured = capturedLine(dated, headline)
  if (published !== undefined && published.found.time === undefined && published.weekday && dated.length === 1) {
    assumptions.push({
      field: 'published',
      value: dayOf(published.found),
      why: 'the only date on the page; it may be the day it was saved',
    })
  }

  const body = bodyBlocks(lines, copy, found ?? -1)
  const near = printed?.date ?? (captured === undefined ? '2000-01-01' : dayOf(captured.found))
  const credit = creditOf(body, near)
  const top = Math.min(headline, published !== undefined && published.index < run.from ? published.index : headline)
  const section = findSectionLine(lines, top, profile)
  if (section?.sure === false)
    assumptions.push({ field: 'section', value: section.name, why: 'the line above the headline' })
  const { text: printedNames, names: authors, standIn } = findByline(lines, headline, run)
  if (standIn !== undefined) assumptions.push({ field: 'byline', value: authors.join(', '), why: standIn })
  const address = lines.find((line) => isAddress(line.text))?.text.replace(/^\D*?(?=https?:)/i, '')
  const agency = agencyOf(profile, credit, undefined)
  const place = `line ${lines[headline]?.number ?? 1}`
  return {
    parts: {
      pubStatus: 'usable',
      guid: address?.slice(0, 2_048),
      published: printed === undefined ? undefined : placeInTime(printed, profile, [credit], assumptions),
      captured: captured === undefined ? undefined : dayOf(captured.found),
      headline: found === undefined ? undefined : lines[found]?.text,
      byline: authors.length === 0 ? undefined : { text: printedNames, people: authors.map((name) => ({ name })) },
      section: section?.name,
      subjects: [],
      body,
      agency,
      assumptions,
      unknown: [],
    },
    place,
  }
}
