/** Labelled pages beside the repository, and how well a reader reads them. Not in the face: for tests and benches. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { plainText } from '@dateline/blocks'
import { decodeText } from '../encoding.ts'
import { type Markup, parseHtml } from '../html/parse.ts'
import type { ReadStory } from '../index.ts'
import { sharedUrl } from '../testing-shared.ts'
import { DEFAULT_LIMITS } from '../types.ts'

/** What a person wrote down about a page. */
export interface Expected {
  readonly with?: readonly string[]
  readonly without?: readonly string[]
  readonly headline?: string | null
  readonly author?: string | readonly string[] | null
  readonly date?: string | null
  readonly section?: readonly string[]
}

export interface LabelledPage {
  readonly id: string
  readonly url: string
  readonly bytes: Uint8Array
  readonly expected: Expected
}

/** `development`: failures may be looked at. `held-out`: only its figures are. */
export type Part = 'development' | 'held-out'

interface Row {
  readonly id: string
  readonly url: string
  readonly html_base64: string
  readonly expected: Expected
}

function readPages(file: string): LabelledPage[] {
  const text = gunzipSync(readFileSync(sharedUrl(`samples/pages/${file}`))).toString('utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .map(({ id, url, html_base64, expected }) => ({ id, url, expected, bytes: Buffer.from(html_base64, 'base64') }))
}

/** Pages with labelled segments, headline, author, day and section. */
export const segmentPages = (): LabelledPage[] => readPages('traf990-dev300.jsonl.gz')
/** Pages with a labelled day only. */
export const datePages = (): LabelledPage[] => readPages('dates1000-dev300.jsonl.gz')

/** Two in five pages are held out, by a hash of the id (FNV-1a), so that the parts never change. */
export function partOf(page: LabelledPage): Part {
  let hash = 0x811c9dc5
  for (const letter of page.id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash >>> 8) % 5 < 3 ? 'development' : 'held-out'
}

const BREAKING = new Set(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td th tr ul button'.split(
    ' ',
  ),
)
const UNSEEN = new Set(
  'script style noscript template head title iframe object svg select textarea video audio'.split(' '),
)

/** The page as a tool that keeps nothing but text saves it: all that is seen, one line a block, links and all. */
export function textCapture(page: LabelledPage): string {
  const lines: string[] = []
  let line = ''
  const flush = () => {
    const text = line.replace(/\s+/gu, ' ').trim()
    if (text !== '') lines.push(text)
    line = ''
  }
  const walk = (node: Markup | string): void => {
    if (typeof node === 'string') {
      line += node
      return
    }
    if (UNSEEN.has(node.tag) || node.attributes['hidden'] !== undefined) return
    if (/display\s*:\s*none/i.test(node.attributes['style'] ?? '')) return
    const breaks = BREAKING.has(node.tag)
    if (breaks) flush()
    for (const child of node.children) walk(child)
    if (breaks) flush()
  }
  for (const node of parseHtml(decodeText(page.bytes).text, DEFAULT_LIMITS)) walk(node)
  flush()
  return lines.join('\n')
}

/** What one reader found on a page. */
export interface Reading {
  readonly body: string
  readonly headline?: string | undefined
  readonly authors?: readonly string[] | undefined
  /** `YYYY-MM-DD` */
  readonly day?: string | undefined
  readonly section?: string | undefined
}

export function readingOf(story: ReadStory): Reading {
  const { byline, dateline, headline, body } = story.content
  return {
    // Captions are captions: they belong to their pictures, not to the running copy.
    body: `${dateline?.text ?? ''}\n${plainText(body.filter((block) => block.type !== 'picture'))}`,
    headline,
    authors: byline?.people?.map((person) => person.name) ?? (byline === undefined ? [] : [byline.text]),
    day: story.published?.slice(0, 10),
    section: story.sectionName,
  }
}

/** Compared with one space for any white space. */
const flat = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
/** Compared without white space, quotation marks, dashes and case. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '')
const nameSet = (names: readonly string[]) =>
  names
    .flatMap((name) => name.split(/,|;|\/|\s(?:and|und|et|y|e|&)\s/u))
    .map(bare)
    .filter((name) => name !== '')
    .toSorted()
    .join('|')

export interface Hit {
  readonly hits: number
  readonly all: number
}
export interface Scores {
  /** Segments that belong to the copy and were found in it. */
  readonly wanted: Hit
  /** Segments that do not and were. */
  readonly unwanted: Hit
  readonly headline: Hit
  readonly author: Hit
  readonly day: Hit
  readonly section: Hit
}
export interface Failure {
  readonly page: LabelledPage
  readonly field: keyof Scores
  readonly expected: unknown
  readonly found: unknown
}

/**
 * Scores a reader on pages.
 * @param read gives what was found on a page, or undefined when it was not read at all
 * @param onFailure told of each thing that is not right
 */
export function score(
  pages: readonly LabelledPage[],
  read: (page: LabelledPage) => Reading | undefined,
  onFailure: (failure: Failure) => void = () => {},
): Scores {
  const tally = { wanted: [0, 0], unwanted: [0, 0], headline: [0, 0], author: [0, 0], day: [0, 0], section: [0, 0] }
  for (const page of pages) {
    const reading = read(page)
    const { expected } = page
    const count = (field: keyof Scores, right: boolean, wanted: unknown, found: unknown, isFailure = !right) => {
      const entry = tally[field]
      entry[0] = (entry[0] ?? 0) + (right ? 1 : 0)
      entry[1] = (entry[1] ?? 0) + 1
      if (isFailure) onFailure({ page, field, expected: wanted, found })
    }
    const body = flat(reading?.body ?? '')
    for (const segment of expected.with ?? []) count('wanted', body.includes(flat(segment)), segment, undefined)
    for (const segment of expected.without ?? []) {
      const left = body.includes(flat(segment))
      count('unwanted', left, segment, undefined, left)
    }
    if (expected.headline) {
      const found = reading?.headline
      count('headline', found !== undefined && bare(found) === bare(expected.headline), expected.headline, found)
    }
    if (expected.author) {
      const wanted = typeof expected.author === 'string' ? [expected.author] : expected.author
      const found = reading?.authors ?? []
      const right = nameSet(found) === nameSet(wanted) || bare(found.join('')) === bare(wanted.join(''))
      count('author', right, wanted, found)
    }
    if (expected.date && /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/.test(expected.date))
      count('day', reading?.day === expected.date, expected.date, reading?.day)
    if (expected.section !== undefined && expected.section.length > 0) {
      const found = reading?.section
      const right = found !== undefined && expected.section.some((name) => bare(name) === bare(found))
      count('section', right, expected.section, found)
    }
  }
  const hit = ([hits = 0, all = 0]: readonly number[]): Hit => ({ hits, all })
  return {
    wanted: hit(tally.wanted),
    unwanted: hit(tally.unwanted),
    headline: hit(tally.headline),
    author: hit(tally.author),
    day: hit(tally.day),
    section: hit(tally.section),
  }
}

/** 0 to 1. */
export const shareOf = (hit: Hit): number => hit.hits / Math.max(1, hit.all)

/** F1 of two texts' runs of four words, each counted as often as it stands. */
export function shingleF1(found: string, wanted: string): number {
  const shingles = (text: string) => {
    const words =
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    const counts = new Map<string, number>()
    for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
      const key = words.slice(at, at + 4).join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return counts
  }
  const [a, b] = [shingles(found), shingles(wanted)]
  const size = (counts: Map<string, number>) => [...counts.values()].reduce((n, c) => n + c, 0)
  let common = 0
  for (const [key, count] of a) common += Math.min(count, b.get(key) ?? 0)
  return (2 * common) / Math.max(1, size(a) + size(b))
}
