/**
 * Fits the weights by which the headline's line of a captured text is told, and writes
 * `src/capture/text-headline-weights.ts`. Run it after fit-text.ts: it goes by the copy that those weights find.
 *
 *     node packages/formats/bench/fit-headline.ts [--check]
 *
 * It learns from the development part of the labelled pages; where a page has no labelled headline, from the one that
 * the reader of HTML finds. With `--check` nothing is written: every fifth page in turn is judged by what the others
 * teach.
 */
import { writeFileSync } from 'node:fs'
import { datePages, type LabelledPage, partOf, segmentPages, textCapture } from '../src/capture/testing-pages.ts'
import { findBody } from '../src/capture/text-body.ts'
import { HEADLINE_FEATURES, headlineCandidates } from '../src/capture/text-headline.ts'
import { readLines } from '../src/capture/text-lines.ts'
import { readDocument } from '../src/index.ts'
import { fit, judge, type Net, type Row } from './fit-net.ts'

const UNITS = 6
/** One line in a hundred is a headline. */
const HEADLINE_WEIGHT = 3

interface Sample {
  readonly rows: readonly Row[]
  readonly isLabelled: boolean
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '')

function headlineOf(page: LabelledPage): string | undefined {
  if (page.expected.with !== undefined) return page.expected.headline ?? undefined
  const item = readDocument(page.bytes, { name: 'page' }).items[0]
  return item?.outcome === 'story' ? item.story.content.headline : undefined
}

function sampleOf(page: LabelledPage): Sample[] {
  const headline = headlineOf(page)
  const lines = readLines(textCapture(page))
  const copy = findBody(lines)
  if (headline === undefined || copy === undefined) return []
  const rows = headlineCandidates(lines, copy).map(({ index, features }): Row => {
    const y = bare(lines[index]?.text ?? '') === bare(headline) ? 1 : 0
    return { x: features, y, weight: y === 1 ? HEADLINE_WEIGHT : 1 }
  })
  return [{ rows, isLabelled: page.expected.with !== undefined }]
}

const learn = (samples: readonly Sample[]): Net =>
  fit(
    samples.filter(({ rows }) => rows.some((row) => row.y === 1)).flatMap(({ rows }) => rows),
    UNITS,
  )

function check(samples: readonly Sample[]): void {
  const FOLDS = 5
  const hits = { labelled: [0, 0], other: [0, 0] }
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const net = learn(samples.filter((_, at) => at % FOLDS !== fold))
    for (const { rows, isLabelled } of samples.filter((_, at) => at % FOLDS === fold)) {
      const sums = rows.map((row) => judge(net, row.x))
      const best = rows[sums.indexOf(Math.max(...sums))]
      const entry = hits[isLabelled ? 'labelled' : 'other']
      entry[0] = (entry[0] ?? 0) + (best?.y ?? 0)
      entry[1] = (entry[1] ?? 0) + 1
    }
  }
  const share = ([found = 0, all = 1]: readonly number[]) => (found / all).toFixed(3)
  console.log(`labelled headlines ${share(hits.labelled)}, those of the reader of HTML ${share(hits.other)}`)
}

function write({ inner, outer }: Net): void {
  const round = (value: number) => Math.round(value * 100) / 100
  const table = HEADLINE_FEATURES.map((name, f) => {
    const numbers = Array.from({ length: UNITS }, (_, unit) => round(inner[unit * HEADLINE_FEATURES.length + f] ?? 0))
    return `  '${name}': [${numbers.join(', ')}],`
  })
  writeFileSync(
    new URL('../src/capture/text-headline-weights.ts', import.meta.url),
    `/**
 * By how much each feature of a line (text-headline.ts) speaks for its being the headline. Written by
 * bench/fit-headline.ts; do not edit. Sums of the features are bent by tanh and added up by HEADLINE_OUTER.
 */
export const HEADLINE_OUTER: readonly number[] = [${[...outer].map(round).join(', ')}]

/** Of each feature its weight in each of the sums. */
export const HEADLINE_INNER: Readonly<Record<string, readonly number[]>> = {
${table.join('\n')}
}
`,
  )
}

const seen = new Set<string>()
const samples = [...segmentPages(), ...datePages()]
  .filter((page) => partOf(page) === 'development' && !seen.has(page.url) && seen.add(page.url))
  .flatMap(sampleOf)
console.log(`${samples.length} pages, ${samples.reduce((sum, { rows }) => sum + rows.length, 0)} lines`)
if (process.argv.includes('--check')) check(samples)
else write(learn(samples))
