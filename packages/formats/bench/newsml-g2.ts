/**
 * How fast NewsML-G2 is read, written and checked, in what memory a long message is read, and how much of the official files
 * the model has no place for.
 *
 *     node packages/formats/bench/newsml-g2.ts
 */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NewsItem } from '@dateline/news'
import { type BenchResult, result } from '../../../bench/lib.ts'
import { lintNewsMlG2 } from '../src/lint/g2/lint.ts'
import { readNewsMlG2Items, readNewsMlG2Stream } from '../src/newsml-g2/read-items.ts'
import { writeNewsMlG2Item } from '../src/newsml-g2/write-items.ts'
import { hasShared, readSharedText, sharedUrl } from '../src/testing-shared.ts'
import { DEFAULT_LIMITS } from '../src/types.ts'
import { parseXml } from '../src/xml/read.ts'

const context = { name: 'bench', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }
const ROOT = 'standards/newsml-g2/'

/** A dispatch of four thousand characters, as a wire sends a lead. */
function story(no: number): NewsItem {
  const sentence =
    'The harbour authority of Port Selene said the ferry would sail again once the pilots had returned to work.'
  return {
    model: 1,
    kind: 'text',
    guid: `urn:newsml:mna.example:20261101:${no}`,
    version: '2',
    language: 'en',
    itemClass: { qcode: 'ninat:text' },
    provider: { uri: 'https://mna.example/', names: [{ value: 'MNA' }] },
    versionCreated: '2026-11-01T09:00:00+03:00',
    firstCreated: '2026-11-01T08:00:00+03:00',
    pubStatus: 'usable',
    edNotes: [{ value: 'Adds the reaction of the union in paragraph four.' }],
    signals: [{ qcode: 'sig:update' }],
    urgency: 4,
    located: [{ names: [{ value: 'Port Selene' }] }],
    creators: [{ names: [{ value: 'Ana Petrel' }] }],
    languages: [{ uri: 'dateline:language/en', literal: 'en' }],
    subjects: ['04000000', '20000523', '11000000'].map((code) => ({
      qcode: `medtop:${code}`,
      names: [{ value: 'A topic of the day', language: 'en' }],
    })),
    headlines: [{ value: 'Harbour pilots of Port Selene end their strike' }],
    sluglines: [{ value: 'harbour-strike' }],
    bylines: [{ value: 'By Ana Petrel' }],
    bodies: [
      {
        contentType: 'application/xhtml+xml',
        blocks: Array.from({ length: 9 }, (_, i) => ({
          type: 'paragraph' as const,
          spans: [{ text: `${sentence} ${sentence} ${i}` }],
        })),
      },
    ],
  }
}

const RUNS = 5
/** Documents a second of one core, run after run. */
function rates(documents: readonly string[], work: (text: string) => unknown): number[] {
  for (let i = 0; i < 300; i += 1) for (const text of documents) work(text)
  return Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage()
    const wall = performance.now()
    let count = 0
    while (performance.now() - wall < 1_000) {
      for (const text of documents) work(text)
      count += documents.length
    }
    return count / (process.cpuUsage(start).user / 1_000_000)
  })
}

/** Values that were read, and those among them that the model has no place for. */
function countValues(value: unknown, counts: { all: number; left: number }): void {
  if (Array.isArray(value)) for (const one of value) countValues(one, counts)
  else if (typeof value !== 'object' || value === null) counts.all += 1
  else
    for (const [name, member] of Object.entries(value)) {
      if (name === 'extensions') {
        const left = (member as readonly unknown[]).reduce<number>((sum, extension) => sum + leavesOf(extension), 0)
        counts.all += left
        counts.left += left
      } else if (name !== 'data' && name !== 'tree') countValues(member, counts)
    }
}
function leavesOf(extension: unknown): number {
  const { attributes = {}, content = [] } = extension as { attributes?: object; content?: readonly unknown[] }
  const inside = content.reduce<number>((sum, one) => sum + (typeof one === 'string' ? 1 : leavesOf(one)), 0)
  return Math.max(1, Object.keys(attributes).length + inside)
}

function extensionShare(): number {
  const cwd = fileURLToPath(sharedUrl(ROOT))
  const counts = { all: 0, left: 0 }
  for (const path of globSync(['tests/unit_test_files/*/should_pass/*.xml', 'examples/*.xml'], { cwd })) {
    for (const entry of readNewsMlG2Items(readSharedText(ROOT + path), context).entries) {
      if (entry.outcome === 'item') countValues(entry.item, counts)
    }
  }
  return (100 * counts.left) / counts.all
}

/** Megabytes by which the heap grows while a message of a hundred megabytes goes through. */
async function growth(): Promise<{ readonly heap: number; readonly items: number; readonly perSecond: number }> {
  const item = writeNewsMlG2Item(story(1)).replace(/^<\?xml[^>]*>\s*/, '')
  const times = Math.ceil(100_000_000 / item.length)
  function* pieces() {
    yield '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-11-01T09:00:00Z</sent></header><itemSet>'
    for (let i = 0; i < times; i += 1) yield item
    yield '</itemSet></newsMessage>'
  }
  let [items, most] = [0, 0]
  global.gc?.()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  for await (const entry of readNewsMlG2Stream(pieces(), {
    ...context,
    limits: { ...DEFAULT_LIMITS, bytes: 200_000_000 },
  })) {
    if (entry.outcome === 'item') items += 1
    if (items % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed)
  }
  return { heap: (most - before) / 1_000_000, items, perSecond: items / ((performance.now() - start) / 1_000) }
}

export async function run(): Promise<BenchResult[]> {
  const own = [writeNewsMlG2Item(story(1))]
  const results = [
    result(
      'NewsML-G2: a 4 kB story parsed only',
      'documents/s',
      rates(own, (text) => parseXml(text, DEFAULT_LIMITS, { close: () => 'keep' })),
    ),
    result(
      'NewsML-G2: a 4 kB story read',
      'documents/s',
      rates(own, (text) => readNewsMlG2Items(text, context)),
      { min: 3_000 },
    ),
    result(
      'NewsML-G2: a 4 kB story written',
      'documents/s',
      rates(own, () => writeNewsMlG2Item(story(1))),
    ),
    result(
      'NewsML-G2: a 4 kB story checked',
      'documents/s',
      rates(own, (text) => lintNewsMlG2(text, DEFAULT_LIMITS)),
    ),
  ]
  if (hasShared) {
    const samples = [
      'LISTING_1_A_NewsML-G2_News_Item',
      'LISTING_2_NewsML-G2_Text_Document',
      'LISTING_22_Sports_story_in_NewsML-G2NITF',
      'Receiver View',
      'ap_metadata_example',
    ].map((name) => readSharedText(`${ROOT}examples/${name}.xml`))
    results.push(
      result(
        'NewsML-G2: official text samples read',
        'documents/s',
        rates(samples, (text) => readNewsMlG2Items(text, context)),
        { min: 3_000 },
      ),
      result('NewsML-G2: values of the official files left to extensions', '%', [extensionShare()], { max: 3 }),
    )
  }
  const { heap, items, perSecond } = await growth()
  results.push(
    result(
      'NewsML-G2: a message of 100 MB in pieces, heap above the start',
      'MB',
      [heap],
      { max: 100 },
      `${items} items, ${perSecond.toFixed(0)} a second`,
    ),
  )
  return results
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, median, unit, spread, note } of await run()) {
    console.log(
      `${name}: ${median.toFixed(median < 100 ? 2 : 0)} ${unit} ±${spread.toFixed(0)} %${note === undefined ? '' : ` (${note})`}`,
    )
  }
}
