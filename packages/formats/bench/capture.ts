/**
 * How well saved pages are read, measured on labelled ones: the share of segments that must be in the copy, of
 * segments that must not be, of headlines and of days of publication. Run: `node packages/formats/bench/capture.ts`.
 * Needs `../shared/samples/pages` beside the repository.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { plainText } from '@dateline/blocks'
import { readDocument, type ReadStory } from '../src/index.ts'
import { hasShared, sharedUrl } from '../src/testing-shared.ts'

interface Expected {
  readonly with?: readonly string[]
  readonly without?: readonly string[]
  readonly headline?: string | null
  readonly author?: string | null
  readonly date?: string | null
}
interface Page {
  readonly id: string
  readonly url: string
  readonly html_base64: string
  readonly expected: Expected
}

const fold = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

function pages(file: string): Page[] {
  const text = gunzipSync(readFileSync(sharedUrl(`samples/pages/${file}`))).toString('utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Page)
}

function share(hits: number, all: number): string {
  return `${((100 * hits) / Math.max(1, all)).toFixed(1)} % (${hits}/${all})`
}

function measureContent(verbose: boolean): void {
  let [found, must, kept, mustNot, headlines, headlinesAll, dates, datesAll, stories, slowest] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]
  const all = pages('traf990-dev300.jsonl.gz')
  const started = performance.now()
  for (const page of all) {
    const before = performance.now()
    const result = readDocument(Buffer.from(page.html_base64, 'base64'), { name: page.url })
    slowest = Math.max(slowest, performance.now() - before)
    const item = result.items[0]
    const story: ReadStory | undefined = item?.outcome === 'story' ? item.story : undefined
    if (story !== undefined) stories += 1
    const body =
      story === undefined ? '' : fold(`${story.content.dateline?.text ?? ''}\n${plainText(story.content.body)}`)
    const { expected } = page
    const missing = (expected.with ?? []).filter((segment) => !body.includes(fold(segment)))
    const extra = (expected.without ?? []).filter((segment) => body.includes(fold(segment)))
    must += expected.with?.length ?? 0
    found += (expected.with?.length ?? 0) - missing.length
    mustNot += expected.without?.length ?? 0
    kept += extra.length
    const headline = story?.content.headline
    if (expected.headline) {
      headlinesAll += 1
      if (headline !== undefined && letters(headline) === letters(expected.headline)) headlines += 1
    }
    const day = story?.published?.slice(0, 10)
    if (expected.date && /^\d{4}-(0\d|1[0-2])-\d\d$/.test(expected.date)) {
      datesAll += 1
      if (day === expected.date) dates += 1
    }
    if (verbose && (missing.length > 0 || extra.length > 0)) {
      console.log(`${page.url}\n  missing ${JSON.stringify(missing)}\n  extra ${JSON.stringify(extra)}`)
    }
  }
  const seconds = (performance.now() - started) / 1000
  const recall = found / must
  const precision = found / (found + kept)
  console.log(`pages read as stories        ${share(stories, all.length)}`)
  console.log(`segments found               ${share(found, must)}`)
  console.log(`furniture kept out           ${share(mustNot - kept, mustNot)}`)
  console.log(
    `precision / recall / F1      ${precision.toFixed(3)} / ${recall.toFixed(3)} / ${((2 * precision * recall) / (precision + recall)).toFixed(3)}`,
  )
  console.log(`headline                     ${share(headlines, headlinesAll)}`)
  console.log(`day of publication           ${share(dates, datesAll)}`)
  console.log(`time                         ${seconds.toFixed(1)} s, slowest page ${slowest.toFixed(0)} ms`)
}

function measureDates(): void {
  const all = pages('dates1000-dev300.jsonl.gz')
  let [right, given] = [0, 0]
  for (const page of all) {
    const item = readDocument(Buffer.from(page.html_base64, 'base64'), { name: page.url }).items[0]
    const day = item?.outcome === 'story' ? item.story.published?.slice(0, 10) : undefined
    if (day !== undefined) given += 1
    if (day === page.expected.date) right += 1
  }
  console.log(
    `day, second set              ${share(right, all.length)}, wrong ${given - right}, none ${all.length - given}`,
  )
}

if (hasShared) {
  measureContent(process.argv.includes('--verbose'))
  measureDates()
} else console.log('skipped: ../shared is not beside the repository')
