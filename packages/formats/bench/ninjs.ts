/**
 * How fast ninjs is read, on one core, and what of the official files has no place in the model. Run alone:
 * `node packages/formats/bench/ninjs.ts`; also a part of `npm run bench`.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { type BenchResult, result } from '../../../bench/lib.ts'
import type { ReadContext } from '../src/context.ts'
import { readNinjsEnvelopes, readNinjsItems } from '../src/ninjs/items.ts'
import { NinjsStream } from '../src/ninjs/stream.ts'
import { writeNinjsItem } from '../src/ninjs/write-item.ts'
import { DEFAULT_LIMITS } from '../src/types.ts'

const context: ReadContext = { name: 'bench', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }

const paragraph = (n: number) =>
  `<p>The harbour of <a href="https://mna.example/place/${n}">Port Selene</a> will be closed on <em>Thursday</em> for the whole day, the ministry said &amp; added that ferries would run from the old pier instead, as they did in the storm of last year.</p>`

/** A story of 4 kB with the usual metadata. */
function story(n: number): string {
  return JSON.stringify({
    uri: `urn:newsml:mna.example:20261101:${n}`,
    type: 'text',
    version: '3',
    firstCreated: '2026-11-01T09:00:00Z',
    versionCreated: '2026-11-01T09:30:00+03:00',
    pubStatus: 'usable',
    urgency: 4,
    language: 'en',
    copyrightHolder: 'MNA',
    headlines: [{ role: 'main', contentType: 'text/plain', value: 'Harbour of Port Selene to close' }],
    bodies: [
      { role: 'main', contentType: 'text/html', value: Array.from({ length: 12 }, (_, i) => paragraph(i)).join('\n') },
    ],
    by: 'Ana Petrel',
    slugline: 'Harbour-Closure',
    located: 'PORT SELENE',
    subjects: [
      { name: 'transport', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000337' },
      { name: 'politics', uri: 'http://cv.iptc.org/newscodes/mediatopic/11000000' },
    ],
    infoSources: [{ name: 'MNA', role: 'provider', uri: 'https://mna.example/' }],
    standard: { name: 'ninjs', version: '3.2', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#' },
  })
}

const DOCUMENTS = Array.from({ length: 100 }, (_, n) => story(n))
const RUNS = 5

/** Documents a second, several times. */
function rates(read: (document: string) => unknown): number[] {
  for (let warm = 0; warm < 30; warm += 1) DOCUMENTS.forEach(read)
  return Array.from({ length: RUNS }, () => {
    const start = performance.now()
    let count = 0
    while (performance.now() - start < 600) {
      DOCUMENTS.forEach(read)
      count += DOCUMENTS.length
    }
    return (1_000 * count) / (performance.now() - start)
  })
}

/** A list of `megabytes` in pieces: megabytes a second, and the most memory it took. */
function stream(megabytes: number): { rate: number; memory: number } {
  const reader = new NinjsStream(context)
  const before = process.memoryUsage().heapUsed
  let most = 0
  let sent = 0
  const start = performance.now()
  for (let n = 0; sent < megabytes * 1_000_000; n += 1) {
    const chunk = (n === 0 ? '[' : ',') + (DOCUMENTS[n % DOCUMENTS.length] ?? '')
    sent += chunk.length
    if (reader.push(chunk)[0]?.outcome !== 'item') throw new Error(`item ${n} was not read`)
    if (n % 500 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  reader.push(']')
  return { rate: sent / 1_000 / (performance.now() - start), memory: most / 1_000_000 }
}

const OFFICIAL = new URL('../../../../shared/standards/ninjs/', import.meta.url)

/** Share of members of the official files, by version, that became extensions. */
function shares(): BenchResult[] {
  if (!existsSync(OFFICIAL)) return []
  return ['1.4', '2.1', '3.0'].map((version) => {
    let members = 0
    let extensions = 0
    for (const path of globSync(`examples/${version}/**/*.json`, { cwd: OFFICIAL.pathname })) {
      if (path.includes('extension-schema')) continue
      const text = readFileSync(new URL(path, OFFICIAL), 'utf8')
      members += text.match(/"\s*:/g)?.length ?? 0
      for (const entry of readNinjsItems(text, context).entries) {
        if (entry.outcome === 'item') extensions += entry.item.extensions?.length ?? 0
      }
    }
    return result(
      `members of ninjs ${version} examples kept as extensions`,
      '%',
      [(100 * extensions) / members],
      { max: 1 },
      `${extensions} of ${members}`,
    )
  })
}

export async function run(): Promise<BenchResult[]> {
  const size = `${((DOCUMENTS[0]?.length ?? 0) / 1_000).toFixed(1)} kB a document, one core`
  const piped = stream(100)
  const first = readNinjsItems(DOCUMENTS[0] ?? '', context).entries[0]
  const item = first?.outcome === 'item' ? first.item : undefined
  if (item === undefined) throw new Error('the document was not read')
  return Promise.resolve([
    result(
      'ninjs, JSON.parse alone',
      'documents/s',
      rates((text) => JSON.parse(text) as unknown),
      undefined,
      size,
    ),
    result(
      'ninjs, envelope',
      'documents/s',
      rates((text) => readNinjsEnvelopes(text, context)),
      { min: 20_000 },
      size,
    ),
    result(
      'ninjs, body as typed blocks',
      'documents/s',
      rates((text) => readNinjsItems(text, context)),
      { min: 3_000 },
      size,
    ),
    result(
      'ninjs 3.2 written',
      'documents/s',
      rates(() => JSON.stringify(writeNinjsItem(item))),
      undefined,
      size,
    ),
    result('ninjs, a list of 100 MB in pieces', 'MB/s', [piped.rate]),
    result('ninjs, memory for that list', 'MB', [piped.memory], { max: 100 }),
    ...shares(),
  ])
}

if (import.meta.main) {
  for (const { name, median, unit, note } of await run())
    console.log(`${name}: ${median.toFixed(1)} ${unit}${note === undefined ? '' : ` (${note})`}`)
}
