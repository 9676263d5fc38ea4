/**
 * Fits the weights by which lines of captured text are told to be copy, and writes `src/capture/text-weights.ts` and
 * `src/capture/text-words.ts`.
 *
 *     node packages/formats/bench/fit-text.ts [--check]
 *
 * It learns from the development part of the labelled pages: a line is copy when the reader of HTML has it in the body
 * of the same page; labelled segments overrule that and count for more. Pages held out are never looked at. With
 * `--check` nothing is written: every fifth page in turn is judged by what the others teach.
 */
import { writeFileSync } from 'node:fs'
import { plainBlock } from '@dateline/blocks'
import { datePages, type LabelledPage, partOf, segmentPages, textCapture } from '../src/capture/testing-pages.ts'
import { FEATURES, featuresOf } from '../src/capture/text-features.ts'
import { type WordScore, wordsOf } from '../src/capture/text-lexicon.ts'
import { type Line, readLines } from '../src/capture/text-lines.ts'
import { readDocument } from '../src/index.ts'
import { fit, judge, type Net, type Row } from './fit-net.ts'

const UNITS = 12
const SEGMENT_WEIGHT = 4
/** Words of fewer pages than this say nothing. */
const MIN_PAGES = 4
/** A word of more pages than this is nobody's own, whatever it speaks for. */
const COMMON = 0.06

interface Sample {
  readonly page: LabelledPage
  readonly lines: readonly Line[]
  readonly labels: readonly { readonly y: 0 | 1; readonly weight: number }[]
  /** Words in its copy, and words around it. */
  readonly words: readonly [ReadonlySet<string>, ReadonlySet<string>]
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')
const flat = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

function sampleOf(page: LabelledPage): Sample[] {
  const item = readDocument(page.bytes, { name: 'page' }).items[0]
  if (item?.outcome !== 'story') return []
  const { body, dateline, headline } = item.story.content
  const blocks = body.filter((block) => block.type !== 'picture')
  const whole = bare(dateline?.text ?? '') + blocks.map((block) => bare(plainBlock(block))).join('\n')
  const parts = new Set(blocks.flatMap((block) => plainBlock(block).split('\n').map(bare)))
  const lines = readLines(textCapture(page))
  if (whole.length < 250 || lines.length < 5 || lines.length > 3_000) return []
  const isIn = (text: string, segments: readonly string[] | undefined) =>
    segments?.some((segment) => segment.length > 8 && flat(text).includes(flat(segment))) === true
  const labels = lines.map((line) => {
    const text = bare(line.text)
    const isCopy =
      text !== '' && text !== bare(headline) && (parts.has(text) || (text.length >= 25 && whole.includes(text)))
    const wanted = isIn(line.text, page.expected.with)
    const unwanted = isIn(line.text, page.expected.without)
    const share = Math.min(1, 200 / lines.length) * (0.5 + Math.min(line.text.length, 300) / 200)
    const y: 0 | 1 = unwanted ? 0 : wanted || isCopy ? 1 : 0
    return { y, weight: share * (wanted || unwanted ? SEGMENT_WEIGHT : 1) }
  })
  const words = [new Set<string>(), new Set<string>()] as const
  lines.forEach((line, at) => {
    for (const word of wordsOf(line.text)) words[labels[at]?.y === 1 ? 0 : 1].add(word)
  })
  return [{ page, lines, labels, words }]
}

type Counts = ReadonlyMap<string, readonly [number, number]>

/** In the copy of how many pages each word stands, and around that of how many. */
function countWords(samples: readonly Sample[]): Counts {
  const counts = new Map<string, [number, number]>()
  for (const { words } of samples)
    for (const kind of [0, 1] as const)
      for (const word of words[kind]) {
        const count = counts.get(word) ?? [0, 0]
        count[kind] += 1
        counts.set(word, count)
      }
  return counts
}

/** In quarters, as the table keeps it; words that say little and are not common are left out. */
function scoreIn(inCopy: number, around: number, pages: number): number | undefined {
  if (inCopy + around < MIN_PAGES) return undefined
  const score = Math.round(Math.max(-2.5, Math.min(2.5, Math.log((around + 1) / (inCopy + 1)))) * 4)
  return Math.abs(score) < 2 && Math.max(inCopy, around) < pages * COMMON ? undefined : score
}

/** What the words would say had this page not been counted: no page may teach itself. */
function scoresWithout(sample: Sample | undefined, counts: Counts, pages: number): WordScore {
  const known = new Map<string, number | undefined>()
  return (word) => {
    if (known.has(word)) return known.get(word)
    const [inCopy, around] = counts.get(word) ?? [0, 0]
    const own = (kind: 0 | 1) => (sample?.words[kind].has(word) === true ? 1 : 0)
    const score = scoreIn(inCopy - own(0), around - own(1), pages)
    known.set(word, score === undefined ? undefined : score / 4)
    return known.get(word)
  }
}

interface Learnt {
  readonly net: Net
  readonly counts: Counts
  readonly pages: number
}

function learn(samples: readonly Sample[]): Learnt {
  const counts = countWords(samples)
  const rows = samples.flatMap((sample) =>
    featuresOf(sample.lines, scoresWithout(sample, counts, samples.length)).map((x, at): Row => ({
      x,
      ...(sample.labels[at] ?? { y: 0, weight: 0 }),
    })),
  )
  console.log(`${samples.length} pages, ${rows.length} lines`)
  return { net: fit(rows, UNITS), counts, pages: samples.length }
}

/** Segments found and left, by thresholds, of pages that the rest taught how to read. */
function check(samples: readonly Sample[]): void {
  const FOLDS = 5
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const { net, counts, pages } = learn(samples.filter((_s, at) => at % FOLDS !== fold))
    const scoreOf = scoresWithout(undefined, counts, pages)
    return samples
      .filter((_s, at) => at % FOLDS === fold)
      .map((sample) => ({ ...sample, sums: featuresOf(sample.lines, scoreOf).map((x) => judge(net, x)) }))
  }).flat()
  for (const threshold of [-1.5, -1.2, -1, -0.8, -0.6, -0.4, -0.2, 0]) {
    const hits = { with: [0, 0], without: [0, 0] }
    for (const { page, lines, sums } of judged) {
      const copy = lines.filter((_, at) => (sums[at] ?? 0) > threshold)
      const body = flat(copy.map((line) => line.text).join('\n'))
      for (const kind of ['with', 'without'] as const)
        for (const segment of page.expected[kind] ?? []) {
          const entry = hits[kind]
          entry[0] = (entry[0] ?? 0) + (body.includes(flat(segment)) ? 1 : 0)
          entry[1] = (entry[1] ?? 0) + 1
        }
    }
    const share = ([found = 0, all = 1]: readonly number[]) => (found / all).toFixed(3)
    console.log(`threshold ${threshold}: wanted ${share(hits.with)}, unwanted ${share(hits.without)}`)
  }
}

function write({ net, counts, pages }: Learnt): void {
  const round = (value: number) => Math.round(value * 100) / 100
  const table = FEATURES.map((name, f) => {
    const numbers = Array.from({ length: UNITS }, (_, unit) => round(net.inner[unit * FEATURES.length + f] ?? 0))
    return `  '${name}': [${numbers.join(', ')}],`
  })
  writeFileSync(
    new URL('../src/capture/text-weights.ts', import.meta.url),
    `/**
 * By how much each feature of a line (text-features.ts) speaks for its being copy. Written by bench/fit-text.ts; do not
 * edit. Twelve sums of the features are bent by tanh and added up by OUTER; above nothing, the line is copy.
 */
export const OUTER: readonly number[] = [${[...net.outer].map(round).join(', ')}]

/** Of each feature its weight in each of the twelve sums. */
export const INNER: Readonly<Record<string, readonly number[]>> = {
${table.join('\n')}
}
`,
  )
  const byScore = new Map<number, string[]>()
  for (const [word, [inCopy, around]] of counts) {
    const score = scoreIn(inCopy, around, pages)
    if (score !== undefined) byScore.set(score, [...(byScore.get(score) ?? []), word])
  }
  const words = [...byScore]
    .toSorted(([a], [b]) => a - b)
    .map(([score, list]) => `  '${score}': '${list.toSorted().join(' ')}',`)
  writeFileSync(
    new URL('../src/capture/text-words.ts', import.meta.url),
    `/**
 * Beginnings of words that stand in the copy of many pages or around it, by quarters of the logarithm of how much oftener
 * they stand around it. Written by bench/fit-text.ts; do not edit.
 */
export const WORDS: Readonly<Record<string, string>> = {
${words.join('\n')}
}
`,
  )
}

const seen = new Set<string>()
const samples = [...segmentPages(), ...datePages()]
  .filter((page) => partOf(page) === 'development' && !seen.has(page.url) && seen.add(page.url))
  .flatMap(sampleOf)
if (process.argv.includes('--check')) check(samples)
else write(learn(samples))
