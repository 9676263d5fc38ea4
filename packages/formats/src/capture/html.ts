/** A saved HTML page: what it says about itself, and the copy found in it, read as the text of a capture is. */
import { plainBlock } from '@dateline/blocks'
import type { Block } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { findDate } from '../copy/dates.ts'
import { cleanLanguage, settleLanguage } from '../copy/language.ts'
import { finishStory } from '../finish.ts'
import { blocksFromMarkup } from '../html/blocks.ts'
import { parseHtml } from '../html/parse.ts'
import { FormatError, rejection } from '../problem.ts'
import type { Assumption, ReadItem } from '../types.ts'
import { agencyOf, closingCredit, creditOf, hasCopy, type PageParts, placeInTime } from './common.ts'
import { findContent } from './content.ts'
import { endsSentence, isByline, isEnding, isFurniture, wordCount } from './furniture.ts'
import { fold } from './headline.ts'
import { readMetadata } from './metadata.ts'
import type { Stated } from './when.ts'

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
  const whole = withoutTail(kept)
  let end = whole.length
  while (end > 0 && leadsOn(whole[end - 1])) end -= 1
  return whole.slice(0, end)
}

/** A block that only makes sense with more behind it: a heading, `Mehr Themen:`. */
function leadsOn(block: Block | undefined): boolean {
  if (block === undefined || block.type === 'picture') return false
  if (block.type === 'heading') return true
  const text = plainBlock(block)
  return block.type === 'paragraph' && text.length < 60 && /[:：]$/.test(text)
}

/** The share of the copy that may go with what stands behind a line that ends it. */
const TAIL = 0.25

/** Without what follows a line behind which no copy comes: `About the author`, `Related posts`. */
function withoutTail(blocks: readonly Block[]): readonly Block[] {
  const sizes = blocks.map((block) => (block.type === 'picture' ? 0 : plainBlock(block).length))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  let rest = 0
  let cut = blocks.length
  for (let at = blocks.length - 1; at > 0; at -= 1) {
    const block = blocks[at]
    rest += sizes[at] ?? 0
    if (rest > all * TAIL) break
    if (block !== undefined && block.type !== 'picture' && (sizes[at] ?? 99) <= 60 && isEnding(plainBlock(block)))
      cut = at
  }
  return blocks.slice(0, cut)
}

/** A heading as long as a sentence is a lead in large type. */
function asParagraph(block: Block): Block {
  if (block.type !== 'heading') return block
  const text = plainBlock(block)
  return text.length > 120 || (wordCount(text) > 12 && endsSentence(text))
    ? { type: 'paragraph', spans: block.spans }
    : block
}

/**
 * The article's text out of JSON-LD where the page itself does not show it: scripts draw such pages late.
 * @param stated the text, its paragraphs parted by line breaks where there are any
 */
function withLinkedBody(body: readonly Block[], stated: string | undefined): readonly Block[] {
  if (stated === undefined || stated.length < 200 || stated.length > 500_000) return body
  const shown = fold(body.map(plainBlock).join(' '))
  const sentences = stated
    .split(/(?<=[.!?。！？])\s*|\n+/u)
    .map(fold)
    .filter((sentence) => sentence.length > 25)
    .slice(0, 200)
  const missing = sentences.filter((sentence) => !shown.includes(sentence)).length
  if (missing < sentences.length * 0.6 || fold(stated).length < shown.length * 0.5) return body
  const paragraphs = stated
    .split(/\n+/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  return paragraphs.map((text) => ({ type: 'paragraph', spans: [{ text: text.slice(0, 100_000) }] }))
}

/** A time that a page states, as an instant in its zone. */
function placed(
  stated: Stated | undefined,
  profile: ReadContext['profile'],
  credits: readonly (string | undefined)[],
  assumptions: Assumption[],
): string | undefined {
  if (stated === undefined) return undefined
  return stated.instant ?? placeInTime(stated, profile, credits, assumptions)
}

/**
 * Reads a saved page as a story.
 * @returns one item; rejected as `no-body` or `no-headline` when the page holds no story
 */
export function readHtmlCapture(source: string, context: ReadContext): ReadItem[] {
  try {
    const { parts, modified, place } = htmlParts(source, context)
    if (!hasCopy(parts)) throw new FormatError('no-body', 'no copy was found on the page', place)
    const story = finishStory(parts, context.profile, place)
    return [{ outcome: 'story', story: modified === undefined ? story : { ...story, modified }, place }]
  } catch (error) {
    return [rejection(error, context.name)]
  }
}

/**
 * What a saved page gives, whether or not it makes a story.
 * @throws FormatError too-large, too-many-nodes, too-deep
 */
export function htmlParts(source: string, context: ReadContext): PageParts {
  const { profile } = context
  const assumptions: Assumption[] = [...context.assumptions]
  const nodes = parseHtml(source, context.limits)
  const metadata = readMetadata(nodes)
  const options = metadata.url === undefined ? {} : { baseUrl: metadata.url }
  const found = blocksFromMarkup(findContent(nodes, isHeadlineOf(metadata.headline)), options)
  const body = withLinkedBody(cleanBlocks(found, metadata.headline), metadata.articleBody)
  const near = metadata.published?.date ?? '2000-01-01'
  const credit = creditOf(body, near)
  const published = placed(metadata.published, profile, [credit, metadata.site], assumptions)
  const stated = cleanLanguage(metadata.language)
  const language = settleLanguage(stated, body.map(plainBlock).join(' '))
  if (language !== undefined && language !== stated)
    assumptions.push({ field: 'language', value: language, why: `the copy is not in ${stated}, which the page states` })
  const signed = metadata.standIn === undefined ? undefined : closingCredit(body)
  const authors = signed === undefined ? metadata.authors : [signed]
  if (metadata.standIn !== undefined && signed === undefined)
    assumptions.push({ field: 'byline', value: authors.join(', '), why: metadata.standIn })
  const modified = placed(metadata.modified, profile, [credit, metadata.site], [])
  return {
    parts: {
      pubStatus: 'usable',
      guid: metadata.url?.slice(0, 2_048),
      published,
      language,
      headline: metadata.headline,
      abstract: metadata.description,
      byline:
        authors.length === 0
          ? undefined
          : {
              text: authors.join(', ').slice(0, 1_000),
              people: authors.map((name) => ({ name: name.slice(0, 1_000) })),
            },
      section: metadata.section,
      subjects: [],
      body,
      agency: agencyOf(profile, credit, metadata.site),
      assumptions,
      unknown: [],
    },
    modified,
    place: 'the whole document',
  }
}
