/**
 * Fits the weights by which lines of captured text are told to be copy, and writes `src/capture/text-weights.ts`.
 *
 *     node packages/formats/bench/fit-text.ts
 *
 * It learns from the development part of the labelled pages: a line is copy when the reader of HTML has it in the body
 * of the same page; labelled segments overrule that and count for more. Pages held out are never looked at.
 */
import { writeFileSync } from 'node:fs'
import { plainBlock } from '@dateline/blocks'
import { datePages, type LabelledPage, partOf, segmentPages, textCapture } from '../src/capture/testing-pages.ts'
import { FEATURES, featuresOf } from '../src/capture/text-features.ts'
import { readLines } from '../src/capture/text-lines.ts'
import { readDocument } from '../src/index.ts'

const UNITS = 12
const ROUNDS = 10
const BATCH = 64
/** Pulls weights towards nothing, so that rare features do not decide. */
const DECAY = 3e-5
const SEGMENT_WEIGHT = 4

interface Row {
  readonly x: readonly number[]
  readonly y: 0 | 1
  readonly weight: number
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')
const flat = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

function rowsOf(page: LabelledPage): Row[] {
  const item = readDocument(page.bytes, { name: 'page' }).items[0]
  if (item?.outcome !== 'story') return []
  const { body, dateline, headline } = item.story.content
  const blocks = body.filter((block) => block.type !== 'picture')
  const whole = bare(dateline?.text ?? '') + blocks.map((block) => bare(plainBlock(block))).join('\n')
  const parts = new Set(blocks.flatMap((block) => plainBlock(block).split('\n').map(bare)))
  const lines = readLines(textCapture(page))
  if (whole.length < 250 || lines.length < 5 || lines.length > 3_000) return []
  const features = featuresOf(lines)
  const isIn = (text: string, segments: readonly string[] | undefined) =>
    segments?.some((segment) => segment.length > 8 && flat(text).includes(flat(segment))) === true
  return lines.map((line, at) => {
    const text = bare(line.text)
    const isCopy =
      text !== '' && text !== bare(headline) && (parts.has(text) || (text.length >= 25 && whole.includes(text)))
    const wanted = isIn(line.text, page.expected.with)
    const unwanted = isIn(line.text, page.expected.without)
    const share = Math.min(1, 200 / lines.length) * (0.5 + Math.min(line.text.length, 300) / 200)
    const y = unwanted ? 0 : wanted || isCopy ? 1 : 0
    return { x: features[at] ?? [], y, weight: share * (wanted || unwanted ? SEGMENT_WEIGHT : 1) }
  })
}

/** A repeatable source of numbers from -0.5 to 0.5. */
function randoms(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 - 0.5
  }
}

/** Adam (Kingma and Ba, 2015) over one array of parameters. */
class Adam {
  private readonly first: Float64Array
  private readonly second: Float64Array
  private steps = 0
  readonly values: Float64Array
  readonly slopes: Float64Array

  constructor(values: Float64Array) {
    this.values = values
    this.slopes = new Float64Array(values.length)
    this.first = new Float64Array(values.length)
    this.second = new Float64Array(values.length)
  }

  step(rate: number): void {
    this.steps += 1
    this.values.forEach((value, at) => {
      const slope = (this.slopes[at] ?? 0) + DECAY * value
      const first = (this.first[at] = 0.9 * (this.first[at] ?? 0) + 0.1 * slope)
      const second = (this.second[at] = 0.999 * (this.second[at] ?? 0) + 0.001 * slope * slope)
      const move = first / (1 - 0.9 ** this.steps) / (Math.sqrt(second / (1 - 0.999 ** this.steps)) + 1e-8)
      this.values[at] = value - rate * move
    })
    this.slopes.fill(0)
  }
}

function fit(rows: Row[]): { inner: Float64Array; outer: Float64Array } {
  const random = randoms(3)
  const width = FEATURES.length
  const inner = new Adam(new Float64Array(UNITS * width).map(() => random() * 0.3))
  const outer = new Adam(new Float64Array(UNITS).map(() => random()))
  const units = new Float64Array(UNITS)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let at = rows.length - 1; at > 0; at -= 1) {
      const other = Math.floor((random() + 0.5) * (at + 1))
      const [a, b] = [rows[at], rows[other]]
      if (a !== undefined && b !== undefined) [rows[at], rows[other]] = [b, a]
    }
    for (let from = 0; from < rows.length; from += BATCH) {
      for (const { x, y, weight } of rows.slice(from, from + BATCH)) {
        let z = 0
        for (let unit = 0; unit < UNITS; unit += 1) {
          let sum = 0
          for (let f = 0; f < width; f += 1) sum += (inner.values[unit * width + f] ?? 0) * (x[f] ?? 0)
          units[unit] = Math.tanh(sum)
          z += (outer.values[unit] ?? 0) * Math.tanh(sum)
        }
        const error = (weight * (1 / (1 + Math.exp(-z)) - y)) / BATCH
        for (let unit = 0; unit < UNITS; unit += 1) {
          const value = units[unit] ?? 0
          outer.slopes[unit] = (outer.slopes[unit] ?? 0) + error * value
          const back = error * (outer.values[unit] ?? 0) * (1 - value * value)
          for (let f = 0; f < width; f += 1) {
            const at = unit * width + f
            inner.slopes[at] = (inner.slopes[at] ?? 0) + back * (x[f] ?? 0)
          }
        }
      }
      const rate = 0.004 * (1 - round / ROUNDS) + 0.0003
      inner.step(rate)
      outer.step(rate)
    }
  }
  return { inner: inner.values, outer: outer.values }
}

const pages = [...segmentPages(), ...datePages()].filter((page) => partOf(page) === 'development')
const rows = pages.flatMap(rowsOf)
console.log(`${pages.length} pages, ${rows.length} lines`)
const { inner, outer } = fit(rows)
const round = (value: number) => Math.round(value * 100) / 100
const table = FEATURES.map((name, f) => {
  const numbers = Array.from({ length: UNITS }, (_, unit) => round(inner[unit * FEATURES.length + f] ?? 0))
  return `  '${name}': [${numbers.join(', ')}],`
})
writeFileSync(
  new URL('../src/capture/text-weights.ts', import.meta.url),
  `/**
 * By how much each feature of a line (text-features.ts) speaks for its being copy. Written by bench/fit-text.ts; do not
 * edit. Twelve sums of the features are bent by tanh and added up by OUTER; above nothing, the line is copy.
 */
export const OUTER: readonly number[] = [${[...outer].map(round).join(', ')}]

/** Of each feature its weight in each of the twelve sums. */
export const INNER: Readonly<Record<string, readonly number[]>> = {
${table.join('\n')}
}
`,
)
