/**
 * Speed of the older formats, and how much of their documents the model has no place for.
 * `node packages/formats/bench/legacy.ts`; with `../shared` beside the repository the IPTC's NewsML samples are read too.
 */
import { globSync, readFileSync } from 'node:fs'
import type { Extension, NewsItem } from '@dateline/news'
import { readAnpaItems } from '../src/anpa-1312/read.ts'
import type { ReadContext } from '../src/context.ts'
import { applyDialects } from '../src/dialect/apply.ts'
import type { ExchangeDocument } from '../src/exchange.ts'
import { read7901Items } from '../src/iptc-7901/read.ts'
import { write7901 } from '../src/iptc-7901/write.ts'
import { lint7901 } from '../src/lint/iptc-7901/lint.ts'
import { readNewsMl1Items } from '../src/newsml-1/read.ts'
import { hasShared, sharedUrl } from '../src/testing-shared.ts'
import { DEFAULT_LIMITS } from '../src/types.ts'

const CONTEXT: ReadContext = { name: 'bench', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }
const FIXTURES = new URL('../fixtures/', import.meta.url)
const read = (base: URL, pattern: string) =>
  globSync(pattern, { cwd: base.pathname }).map((name) => readFileSync(new URL(name, base), 'utf8').trimStart())

/** Runs a job over all documents for a second and a half, after a warm-up; documents a second. */
function rate(documents: readonly string[], job: (text: string) => unknown): number {
  const round = () => {
    for (const text of documents) job(text)
  }
  const warm = performance.now()
  while (performance.now() - warm < 500) round()
  const start = performance.now()
  let count = 0
  while (performance.now() - start < 1_500) {
    round()
    count += documents.length
  }
  return (count * 1_000) / (performance.now() - start)
}

/** Elements, attributes and texts in a list of extensions. */
function size(extensions: readonly Extension[] | undefined): number {
  return (extensions ?? []).reduce(
    (sum, e) =>
      sum +
      1 +
      Object.keys(e.attributes ?? {}).length +
      (e.content ?? []).reduce<number>((n, c) => n + (typeof c === 'string' ? 1 : size([c])), 0),
    0,
  )
}
/** Leaves of a value: what the model holds of a document. */
function leaves(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, member) => sum + leaves(member), 0)
}
const itemsOf = (document: ExchangeDocument): NewsItem[] =>
  document.entries.flatMap((entry) => (entry.outcome === 'item' ? [entry.item] : []))

function report(
  name: string,
  documents: readonly string[],
  reader: (text: string, c: ReadContext) => ExchangeDocument,
): void {
  if (documents.length === 0) return
  const items = documents.flatMap((text) => itemsOf(reader(text, CONTEXT)))
  const kilobytes = documents.reduce((sum, text) => sum + text.length, 0) / documents.length / 1_000
  const left = items.reduce((sum, item) => sum + size(item.extensions), 0)
  const held = items.reduce((sum, { extensions: _, ...item }) => sum + leaves(item), 0)
  const plain = rate(documents, (text) => reader(text, CONTEXT))
  const spoken = rate(documents, (text) => applyDialects(reader(text, CONTEXT), CONTEXT))
  const share = ((left * 100) / (left + held)).toFixed(1)
  console.log(
    `${name.padEnd(34)} ${String(documents.length).padStart(3)} files of ${kilobytes.toFixed(1)} kB  ` +
      `${Math.round(plain)}/s read, ${Math.round(spoken)}/s with dialects, ${share} % extensions`,
  )
}

report('NewsML 1, fixtures', read(FIXTURES, 'newsml-1/*.xml'), readNewsMl1Items)
if (hasShared)
  report('NewsML 1, Business Wire', read(sharedUrl('standards/ninjs/examples/NewsML/'), '*.xml'), readNewsMl1Items)
const wires = read(FIXTURES, 'wire/*.7901.txt')
report('IPTC 7901, fixtures', wires, read7901Items)
report('ANPA 1312, fixtures', read(FIXTURES, 'wire/*.anpa.txt'), readAnpaItems)
const items = wires.flatMap((text) => itemsOf(read7901Items(text, CONTEXT)))
const written = items.map((item) => write7901(item).text)
function itemAt(at: number): NewsItem {
  const item = items[at]
  if (item === undefined) throw new Error('no fixture')
  return item
}
const index = items.map((_, at) => String(at))
console.log(`IPTC 7901 written ${Math.round(rate(index, (at) => write7901(itemAt(Number(at)))))}/s`)
console.log(`IPTC 7901 linted  ${Math.round(rate(written, lint7901))}/s`)
