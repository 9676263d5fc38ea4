/** A saved HTML page: what it says about itself, and the copy found in it, read as the text of a capture is. */
import { plainBlock } from '@dateline/blocks'
import type { Block } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { dayOf, findDate } from '../copy/dates.ts'
import { parseInstant } from '../copy/instant.ts'
import { cleanLanguage } from '../copy/language.ts'
import { finishStory } from '../finish.ts'
import { blocksFromMarkup } from '../html/blocks.ts'
import { findMarkup, type Markup, markupText, parseHtml } from '../html/parse.ts'
import { FormatError, rejection } from '../problem.ts'
import type { Assumption, ReadItem } from '../types.ts'
import { collapse } from '../xml/read.ts'
import { agencyOf, creditOf, placeInTime, type PrintedTime } from './common.ts'
import { findContent } from './content.ts'
import { endsSentence, isByline, isFurniture, wordCount } from './furniture.ts'
import { type PageMetadata, readMetadata } from './metadata.ts'

const fold = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Tells whether a heading says the page's headline. */
function isHeadlineOf(headline: string | undefined): (text: string) => boolean {
  const title = fold(headline ?? '')
  return (text) =>
    title !== '' && text.length < 1_000 && (fold(text) === title || (title.length > 15 && fold(text).includes(title)))
}

/** A short paragraph that is nothing but links and no sentence: navigation that got in. */
function isLinkLine(block: Block): boolean {
  if (block.type === 'paragraph') {
    const text = plainBlock(block)
    const linked = block.spans
      .filter((s) => s.marks?.some((m) => m.type === 'link'))
      .reduce((n, s) => n + s.text.length, 0)
    return linked > text.length * 0.85 && !endsSentence(text) && wordCount(text) < 20
  }
  if (block.type !== 'list') return false
  const spans = block.items.flat()
  const all = spans.reduce((n, s) => n + s.text.length, 0)
  const linked = spans.filter((s) => s.marks?.some((m) => m.type === 'link')).reduce((n, s) => n + s.text.length, 0)
  return all > 0 && linked > all * 0.7
}

/** Takes out what is no copy: the headline again, lines of furniture, lists of links, headings with nothing under them. */
function cleanBlocks(blocks: readonly Block[], headline: string | undefined): Block[] {
  const title = headline === undefined ? '' : fold(headline)
  const kept = blocks.map(asParagraph).filter((block, index) => {
    if (block.type === 'picture') return true
    const text = plainBlock(block)
    if (title !== '' && index < 4 && fold(text) === title) return false
    if (block.type === 'paragraph' && text.length < 300 && (isFurniture(text) || isByline(text))) return false
    if (block.type === 'heading' && isFurniture(text)) return false
    if (block.type === 'paragraph' && wordCount(text) <= 6 && findDate(text)?.year !== undefined && !endsSentence(text))
      return false
    return !isLinkLine(block)
  })
  let end = kept.length
  while (end > 0 && kept[end - 1]?.type === 'heading') end -= 1
  return kept.slice(0, end)
}

/** A heading as long as a sentence is a lead in large type. */
function asParagraph(block: Block): Block {
  if (block.type !== 'heading') return block
  const text = plainBlock(block)
  return text.length > 120 || (wordCount(text) > 12 && endsSentence(text))
    ? { type: 'paragraph', spans: block.spans }
    : block
}

/** A date in the page's text near the top, when its metadata has none. */
function printedDate(nodes: readonly (Markup | string)[], headline: string | undefined): PrintedTime | undefined {
  const body = findMarkup(nodes, 'body')
  if (body === undefined) return undefined
  const lines: string[] = []
  collectLines(body, lines)
  const at = headline === undefined ? -1 : lines.findIndex((line) => fold(line) === fold(headline))
  const order =
    at === -1
      ? lines.slice(0, 200)
      : [...lines.slice(at + 1, at + 15), ...lines.slice(Math.max(0, at - 10), at).toReversed(), ...lines]
  for (const line of order.slice(0, 400)) {
    if (line.length > 120) continue
    const found = findDate(line)
    if (found?.year === undefined) continue
    const { time, offset, ambiguous } = found
    return {
      date: dayOf({ ...found, year: found.year }),
      ...(time === undefined ? {} : { time }),
      ...(offset === undefined ? {} : { offset }),
      ...(ambiguous === undefined ? {} : { ambiguous }),
    }
  }
  return undefined
}

const LINE_TAGS = new Set(
  'p div li td th h1 h2 h3 h4 h5 h6 span time small section article header footer dd dt figcaption a'.split(' '),
)

function collectLines(node: Markup, lines: string[]): void {
  if (lines.length > 2_000 || node.tag === 'script' || node.tag === 'style') return
  const hasElements = node.children.some((c) => typeof c !== 'string' && LINE_TAGS.has(c.tag))
  if (!hasElements) {
    const text = collapse(markupText(node))
    if (text !== '') lines.push(text)
    return
  }
  for (const child of node.children) {
    if (typeof child !== 'string') collectLines(child, lines)
    else if (child.trim() !== '') lines.push(collapse(child))
  }
}

/** The page's own time of publication, as an instant. */
function publishedAt(
  metadata: PageMetadata,
  nodes: readonly (Markup | string)[],
  context: ReadContext,
  credits: readonly (string | undefined)[],
  assumptions: Assumption[],
): string | undefined {
  const { profile } = context
  if (metadata.published !== undefined) {
    const parsed = parseInstant(metadata.published, profile?.zone)
    if (parsed?.zoned === true) return parsed.instant
    const found = findDate(metadata.published)
    if (parsed !== undefined && parsed.instant.length >= 19) {
      const time = /[T ]\d{2}/.test(metadata.published) ? parsed.instant.slice(11, 19) : undefined
      return placeInTime(
        { date: parsed.instant.slice(0, 10), ...(time === undefined ? {} : { time }) },
        profile,
        credits,
        assumptions,
      )
    }
    if (found?.year !== undefined) {
      const { time, offset } = found
      const printed = {
        date: dayOf({ ...found, year: found.year }),
        ...(time === undefined ? {} : { time }),
        ...(offset === undefined ? {} : { offset }),
      }
      return placeInTime(printed, profile, credits, assumptions)
    }
  }
  const printed = printedDate(nodes, metadata.headline)
  return printed === undefined ? undefined : placeInTime(printed, profile, credits, assumptions)
}

/**
 * Reads a saved page.
 * @returns one item; rejected as `no-body` or `no-headline` when the page holds no story
 */
export function readHtmlCapture(source: string, context: ReadContext): ReadItem[] {
  try {
    return [read(source, context)]
  } catch (error) {
    return [rejection(error, context.name)]
  }
}

function read(source: string, context: ReadContext): ReadItem {
  const { profile } = context
  const assumptions: Assumption[] = [...context.assumptions]
  const nodes = parseHtml(source, context.limits)
  const metadata = readMetadata(nodes)
  const options = metadata.url === undefined ? {} : { baseUrl: metadata.url }
  const body = cleanBlocks(
    blocksFromMarkup(findContent(nodes, isHeadlineOf(metadata.headline)), options),
    metadata.headline,
  )
  if (!body.some((block) => block.type !== 'picture' && plainBlock(block) !== '')) {
    throw new FormatError('no-body', 'no copy was found on the page', 'the whole document')
  }
  const near = /\d{4}-\d{2}-\d{2}/.exec(metadata.published ?? '')?.[0] ?? '2000-01-01'
  const credit = creditOf(body, near)
  const published = publishedAt(metadata, nodes, context, [credit, metadata.site], assumptions)
  const place = 'the whole document'
  const story = finishStory(
    {
      pubStatus: 'usable',
      guid: metadata.url?.slice(0, 2_048),
      published,
      language: cleanLanguage(metadata.language),
      headline: metadata.headline,
      abstract: metadata.description,
      byline:
        metadata.authors.length === 0
          ? undefined
          : {
              text: metadata.authors.join(', ').slice(0, 1_000),
              people: metadata.authors.map((name) => ({ name: name.slice(0, 1_000) })),
            },
      section: metadata.section,
      subjects: [],
      body,
      agency: agencyOf(profile, credit, metadata.site),
      assumptions,
      unknown: [],
    },
    profile,
    place,
  )
  return { outcome: 'story', story, place }
}
