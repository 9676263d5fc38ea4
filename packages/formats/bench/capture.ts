/**
 * How well and how fast saved pages are read, beside Readability and defuddle, on labelled pages.
 *
 *     node packages/formats/bench/capture.ts [--failures=FIELD[,FIELD]] [--text] [--no-peers] [--no-speed]
 *
 * The last column is how far a reader's body is that of ours from HTML: the mean F1 of their runs of four words. No
 * page has its whole body labelled, so it is agreement and no accuracy; it says what the text reader loses.
 *
 * Failures are shown of the development part only. Needs `../shared/samples/pages` beside the repository.
 */
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { parse } from 'parse5'
import {
  datePages,
  type Failure,
  type LabelledPage,
  partOf,
  type Part,
  type Reading,
  readingOf,
  score,
  type Scores,
  segmentPages,
  shareOf,
  shingleF1,
  textCapture,
} from '../src/capture/testing-pages.ts'
import { decodeText } from '../src/encoding.ts'
import { readDocument } from '../src/index.ts'
import { hasShared } from '../src/testing-shared.ts'

export const PARTS: readonly Part[] = ['development', 'held-out']

/** Ours, from the page's bytes. */
export function readHtml(page: LabelledPage): Reading | undefined {
  const item = readDocument(page.bytes, { name: 'page' }).items[0]
  return item?.outcome === 'story' ? readingOf(item.story) : undefined
}

const texts = new Map<string, Uint8Array>()

/** Ours, from nothing but the page's text. */
export function readText(page: LabelledPage): Reading | undefined {
  let text = texts.get(page.id)
  if (text === undefined) texts.set(page.id, (text = new TextEncoder().encode(textCapture(page))))
  const item = readDocument(text, { name: 'page' }).items[0]
  return item?.outcome === 'story' ? readingOf(item.story) : undefined
}

const dayIn = (value: string | null | undefined) => /^\d{4}-\d{2}-\d{2}/.exec(value ?? '')?.[0]

/** Text of a piece of HTML, one line a block, as the peers' output is read. */
function textOfHtml(html: string): string {
  return textCapture({
    id: '',
    url: '',
    bytes: new TextEncoder().encode(`<!doctype html><meta charset=utf-8><body>${html}`),
    expected: {},
  })
}

export function readReadability(page: LabelledPage): Reading | undefined {
  try {
    const { document } = parseHTML(decodeText(page.bytes).text)
    const found = new Readability(document).parse()
    if (found === null) return undefined
    return {
      body: textOfHtml(found.content ?? ''),
      headline: found.title ?? undefined,
      authors: found.byline ? [found.byline] : [],
      day: dayIn(found.publishedTime),
    }
  } catch {
    return undefined
  }
}

async function readDefuddle(page: LabelledPage): Promise<Reading | undefined> {
  try {
    const { document } = parseHTML(decodeText(page.bytes).text)
    const found = await Defuddle(document, page.url, { useAsync: false })
    return {
      body: textOfHtml(found.content),
      headline: found.title,
      authors: found.author ? [found.author] : [],
      day: dayIn(found.published),
    }
  } catch {
    return undefined
  }
}

/** Every page through defuddle, which is asynchronous, beforehand. */
export async function defuddleReadings(
  pages: readonly LabelledPage[],
): Promise<(page: LabelledPage) => Reading | undefined> {
  const { log, error, warn } = console
  // Defuddle prints what it tries.
  console.log = console.error = console.warn = () => {}
  const found = new Map<string, Reading | undefined>()
  for (const page of pages) found.set(page.id, await readDefuddle(page))
  Object.assign(console, { log, error, warn })
  return (page) => found.get(page.id)
}

/**
 * Time of ours as a share: 1 would be as fast as parse5 alone. Both take each page in turn, so that a busy machine
 * slows both alike.
 */
export function speedRatios(pages: readonly LabelledPage[], runs: number): number[] {
  const time = (work: () => unknown) => {
    const started = performance.now()
    work()
    return performance.now() - started
  }
  const once = () => {
    let [alone, ours] = [0, 0]
    for (const page of pages) {
      alone += time(() => parse(decodeText(page.bytes).text))
      ours += time(() => readHtml(page))
    }
    return alone / ours
  }
  once()
  return Array.from({ length: runs }, once)
}

const FIELDS = ['wanted', 'unwanted', 'headline', 'author', 'day', 'section'] as const

function row(name: string, scores: Scores, second: Scores, agreement: number): string {
  const cells = [...FIELDS.map((field) => shareOf(scores[field])), shareOf(second.day), agreement]
  return `${name.padEnd(28)}${cells.map((cell) => cell.toFixed(3).padStart(8)).join(' ')}`
}

const bodies = new Map<string, string>()

/** Mean F1 of a reader's bodies against those of ours from HTML. */
function agreementOf(pages: readonly LabelledPage[], read: (page: LabelledPage) => Reading | undefined): number {
  let sum = 0
  for (const page of pages) {
    const ours = bodies.get(page.id) ?? readHtml(page)?.body ?? ''
    bodies.set(page.id, ours)
    sum += shingleF1(read(page)?.body ?? '', ours)
  }
  return sum / Math.max(1, pages.length)
}

async function main(): Promise<void> {
  const flag = (name: string) => process.argv.includes(`--${name}`)
  const failures =
    process.argv
      .find((arg) => arg.startsWith('--failures='))
      ?.slice(11)
      .split(',') ?? []
  const all = { segments: segmentPages(), dates: datePages() }
  console.log(`${' '.repeat(28)}${[...FIELDS, '2nd day', 'as ours'].map((field) => field.padStart(8)).join(' ')}`)
  const readers: [string, (page: LabelledPage) => Reading | undefined][] = flag('text')
    ? []
    : [['ours, HTML', readHtml]]
  if (!flag('html')) readers.push(['ours, text', readText])
  if (!flag('no-peers')) {
    readers.push(['Readability', readReadability])
    readers.push(['defuddle', await defuddleReadings([...all.segments, ...all.dates])])
  }
  for (const [name, read] of readers) {
    for (const part of PARTS) {
      const show = ({ page, field, expected, found }: Failure) => {
        if (part === 'development' && name.startsWith('ours') && failures.includes(field))
          console.log(
            `${field} ${page.id} ${page.url.slice(0, 120)}\n   wanted ${JSON.stringify(expected)}\n   found  ${JSON.stringify(found)}`,
          )
      }
      const inPart = (page: LabelledPage) => partOf(page) === part
      console.log(
        row(
          `${name}, ${part}`,
          score(all.segments.filter(inPart), read, show),
          score(all.dates.filter(inPart), read, show),
          agreementOf(all.segments.filter(inPart), read),
        ),
      )
    }
  }
  if (!flag('no-speed'))
    console.log(
      `speed against parse5 alone: ${speedRatios(all.segments, 3)
        .map((r) => r.toFixed(2))
        .join(' ')}`,
    )
}

if (import.meta.main) {
  if (hasShared) await main()
  else console.log('skipped: ../shared is not beside the repository')
}
