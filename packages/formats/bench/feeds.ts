/** How fast feeds are read, checked and written, and what a large one takes in memory. */
import { type BenchResult, result } from '../../../bench/lib.ts'
import { writeAtom } from '../src/feeds/atom.ts'
import type { Feed, FeedItem } from '../src/feeds/feed.ts'
import { readFeedItems } from '../src/feeds/read-items.ts'
import { writeJsonFeed } from '../src/feeds/json-feed.ts'
import { readFeed, readFeedStream } from '../src/feeds/read.ts'
import { writeRss } from '../src/feeds/rss.ts'
import { lintFeed } from '../src/lint/feeds/lint.ts'

const WORDS =
  'the ministry said on Monday that talks about the new harbour would go on until the budget has passed both houses'.split(
    ' ',
  )
const words = (count: number, from: number) =>
  Array.from({ length: count }, (_, n) => WORDS[(from * 7 + n * 5) % WORDS.length]).join(' ')

/** A story of about four kilobytes. */
function item(n: number): FeedItem {
  const copy = Array.from(
    { length: 8 },
    (_, p) => `<p>${words(70, n + p)} &amp; <a href="https://mna.example/${n}/${p}">${words(3, p)}</a>.</p>`,
  ).join('')
  const hour = String(n % 24).padStart(2, '0')
  return {
    id: `urn:newsml:mna.example:20261101:${n}`,
    url: `https://mna.example/en/politics/a-${n}`,
    title: words(9, n),
    summary: words(30, n + 1),
    contentHtml: copy,
    published: `2026-11-01T${hour}:00:00Z`,
    updated: `2026-11-01T${hour}:30:00Z`,
    authors: ['Ana Petrel'],
    categories: ['Politics', 'Harbour'],
    language: 'en',
  }
}

const feed: Feed = {
  title: 'Marenian News Agency',
  description: 'All news',
  selfUrl: 'https://mna.example/en/feed.xml',
  siteUrl: 'https://mna.example/en',
  language: 'en',
  direction: 'ltr',
  updated: '2026-11-01T12:00:00Z',
  items: Array.from({ length: 30 }, (_, n) => item(n)),
}
const encode = (text: string) => new TextEncoder().encode(text)
const FORMS = {
  'RSS 2.0': encode(writeRss(feed)),
  'Atom 1.0': encode(writeAtom(feed)),
  'JSON Feed 1.1': encode(JSON.stringify(writeJsonFeed(feed))),
}

/** Times a second, five runs after a warm-up. */
function rates(work: () => void): number[] {
  for (let i = 0; i < 30; i += 1) work()
  return Array.from({ length: 5 }, () => {
    const start = performance.now()
    let count = 0
    while (performance.now() - start < 400) {
      work()
      count += 1
    }
    return (count * 1_000) / (performance.now() - start)
  })
}

/** A feed of many megabytes, in pieces of 64 kB, never whole in memory. */
function* large(megabytes: number): Generator<Uint8Array> {
  const whole = writeRss(feed)
  const start = whole.indexOf('<item>')
  const end = whole.lastIndexOf('</item>') + 7
  const items = encode(whole.slice(start, end))
  yield encode(whole.slice(0, start))
  for (let sent = 0; sent < megabytes * 1e6; sent += items.length) {
    for (let at = 0; at < items.length; at += 65_536) yield items.subarray(at, at + 65_536)
  }
  yield encode(whole.slice(end))
}

async function streamed(megabytes: number): Promise<{ entries: number; seconds: number; memory: number }> {
  let entries = 0
  let memory = 0
  const start = performance.now()
  for await (const event of readFeedStream(large(megabytes), { name: 'bench' })) {
    if (event.kind !== 'entry') continue
    entries += 1
    if (entries % 1_000 === 0) memory = Math.max(memory, process.memoryUsage().rss / 1e6)
  }
  return { entries, seconds: (performance.now() - start) / 1_000, memory }
}

export async function run(): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  for (const [name, bytes] of Object.entries(FORMS)) {
    const size = bytes.length / 1e6
    const read = rates(() => void readFeed(bytes, { name: 'bench' }))
    results.push(result(`${name}, read`, 'feeds/s', read, undefined, `${(size * 1_000).toFixed(0)} kB, 30 entries`))
    results.push(
      result(
        `${name}, read`,
        'MB/s',
        read.map((rate) => rate * size),
      ),
    )
    const items = rates(() => void readFeedItems(bytes, { name: 'bench' }))
    results.push(
      result(
        `${name}, to items with typed blocks`,
        'entries/s',
        items.map((rate) => rate * 30),
      ),
    )
    results.push(
      result(
        `${name}, linted`,
        'feeds/s',
        rates(() => void lintFeed(bytes)),
      ),
    )
  }
  results.push(
    result(
      'RSS 2.0, written',
      'feeds/s',
      rates(() => void writeRss(feed)),
    ),
  )
  const small = await streamed(10)
  const big = await streamed(100)
  results.push(result('100 MB in pieces', 'MB/s', [100 / big.seconds], undefined, `${big.entries} entries`))
  results.push(
    result(
      'memory for 100 MB beyond that for 10 MB',
      'MB',
      [Math.max(0, big.memory - small.memory)],
      { max: 150 },
      `${big.memory.toFixed(0)} MB resident at most`,
    ),
  )
  return results
}

if (process.argv[1] === import.meta.filename) {
  for (const { name, unit, median, spread, note } of await run()) {
    console.log(
      `${name}: ${median.toFixed(1)} ${unit} ±${spread.toFixed(0)} %${note === undefined ? '' : ` (${note})`}`,
    )
  }
}
