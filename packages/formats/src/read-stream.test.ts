import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readItems } from './convert.ts'
import { detectFormat } from './detect.ts'
import type { ExchangeEntry } from './exchange.ts'
import type { WriteFormat } from './formats.ts'
import { readItemsStream } from './index.ts'
import { FormatError } from './problem.ts'
import { readInPieces } from './read-stream.ts'
import { bytes } from './testing-fixtures.ts'
import { itemArbitrary } from './testing-items.ts'
import { writeItems } from './writers.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures')
const IN_PIECES = new Set(['rss', 'atom', 'json-feed', 'newsml-g2', 'ninjs'])

/** Pieces of the given sizes, again and again. */
function* cut(document: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, n = 0; at < document.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1
    // The memory of a piece is used again, as streams do.
    const piece = Buffer.from(document.subarray(at, at + size))
    yield piece
    piece.fill(0)
    at += size
  }
}

async function streamed(document: Uint8Array, sizes: readonly number[]): Promise<ExchangeEntry[]> {
  const entries: ExchangeEntry[] = []
  const options = { name: 't', format: detectFormat(document) }
  for await (const entry of readInPieces(cut(document, sizes), options, 0)) entries.push(entry)
  return entries
}

/** ninjs names places by pointers when it is read whole. */
const placeless = (entries: readonly ExchangeEntry[], document: Uint8Array) =>
  detectFormat(document) === 'ninjs' ? entries.map((entry) => ({ ...entry, place: '' })) : entries

const whole = (document: Uint8Array) => readItems(document, { name: 't' }).entries

async function expectSame(document: Uint8Array, sizes: readonly number[]): Promise<void> {
  expect(placeless(await streamed(document, sizes), document)).toStrictEqual(placeless(whole(document), document))
}

const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => !name.startsWith('hostile') && statSync(join(FIXTURES, name)).isFile())
  .map((name) => [name, readFileSync(join(FIXTURES, name))] as const)
  .filter(([, document]) => IN_PIECES.has(detectFormat(document)))

function written(items: readonly NewsItem[], to: WriteFormat): string | undefined {
  try {
    return writeItems(items, to, { now: '2026-11-01T09:00:00Z' })[0]
  } catch (error) {
    if (error instanceof FormatError && error.code === 'item-incomplete') return undefined
    throw error
  }
}

const ITEMS = fc.array(itemArbitrary(['text']), { minLength: 1, maxLength: 3 })
const SIZES = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 })

describe('a document in pieces', () => {
  it.each(files)('gives what the whole %s gives', async (_name, document) => {
    for (const size of [1, 7, 1_000]) await expectSame(document, [size])
  })

  it.each(['rss', 'atom', 'json-feed', 'newsml-g2', 'ninjs'] as const)(
    'gives the same however %s is cut',
    async (to) => {
      await fc.assert(
        fc.asyncProperty(ITEMS, SIZES, async (items, sizes) => {
          const document = written(items, to)
          // NewsML-G2 cannot hold an item that says nothing.
          fc.pre(document !== undefined)
          await expectSame(bytes(document ?? ''), sizes)
        }),
        { numRuns: 60 },
      )
    },
  )

  const story = (n: number) =>
    `<item><guid isPermaLink="false">${n}</guid><title>Н ${n} ж</title><description>Совет ${n}</description></item>\n`
  const rss = (items: string) => `<rss version="2.0"><channel><title>T</title>\n${items}</channel></rss>`
  const english = '<item><title>All letters are plain</title></item>\n'

  it('finds the encoding where the first letter that is not ASCII stands', async () => {
    const document = Uint8Array.from(
      `<?xml version="1.0" encoding="windows-1251"?>${rss(english.repeat(3_000) + story(1))}`,
      (c) => (c.charCodeAt(0) > 0x7f ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0)),
    )
    for (const sizes of [[1_000], [70_000], [3_333, 1]]) await expectSame(document, sizes)
    const last = (await streamed(document, [999])).at(-1)
    expect(last?.outcome === 'item' && last.item.headlines).toStrictEqual([{ value: 'Н 1 ж' }])
  })

  it('says when bytes were replaced, from there on', async () => {
    const item = '<newsItem guid="urn:t:1" version="1"><contentMeta><headline>Ж</headline></contentMeta></newsItem>\n'
    const message = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${item.repeat(2_000)}</itemSet></newsMessage>`
    const document = bytes(message)
    document[document.lastIndexOf(0xd0)] = 0xff
    const assumed = (await streamed(document, [10_000])).map((e) => e.outcome === 'item' && e.assumptions.length)
    expect([assumed.length, assumed[0], assumed.at(-1)]).toStrictEqual([2_000, 0, 1])
  })

  it('keeps what came before a fault', async () => {
    const message = (items: string) =>
      `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${items}</itemSet></newsMessage>`
    const item = '<newsItem guid="urn:t:1" version="1"><contentMeta><headline>H</headline></contentMeta></newsItem>'
    const outcomes = async (document: string) =>
      (await streamed(bytes(document), [11])).map((e) => (e.outcome === 'item' ? 'item' : e.code))
    expect(await outcomes(message(`${item}${item}<newsItem`).slice(0, -30))).toStrictEqual([
      'item',
      'item',
      'xml-truncated',
    ])
    expect(
      await outcomes('{"uri":"urn:t:1","headline":"A"}\n{"uri":"urn:t:2",}\n{"uri":"urn:t:3","headline":"C"}'),
    ).toStrictEqual(['item', 'json-invalid', 'item'])
    expect(await outcomes(rss(story(1) + story(2)).slice(0, -60))).toStrictEqual(['item', 'item'])
  })

  it('hands an item on before the document has ended, and asks for no more than it needs', async () => {
    let asked = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield bytes('<rss version="2.0"><channel><title>T</title>')
      for (;;) {
        asked += 1
        yield bytes(english.repeat(1_000))
      }
    }
    let taken = 0
    for await (const entry of readItemsStream(endless(), { name: 't' })) {
      expect(entry.outcome).toBe('item')
      taken += 1
      if (taken === 100_000) break
    }
    expect(asked).toBeLessThanOrEqual(101)
  })

  it('reads other formats whole, and refuses what is too large without keeping it', async () => {
    const mail = bytes(
      'From: a@mna.example\nTo: b@mna.example\nSubject: Harbour opens\nMessage-ID: <1@x>\n\nThe harbour opened.\n',
    )
    expect(await streamed(mail, [3])).toStrictEqual(whole(mail))
    const entries: ExchangeEntry[] = []
    const pieces = Array.from({ length: 50 }, () => bytes('Plain words on a page.\n'.repeat(50)))
    for await (const entry of readItemsStream(pieces, { name: 't', limits: { bytes: 10_000 } })) entries.push(entry)
    expect(entries.map((e) => e.outcome === 'rejected' && e.code)).toStrictEqual(['too-large'])
  })

  it.each([
    ['nothing', '', 'empty-document'],
    ['a page', '<!doctype html><html><body><p>x</p>', undefined],
    ['a list of nothing', '[]', 'json-shape'],
  ])('reads %s as the whole is read', async (_name, text, code) => {
    const entries = await streamed(bytes(text), [2])
    if (code === undefined) expect(entries).toStrictEqual(whole(bytes(text)))
    else expect(entries.map((e) => e.outcome === 'rejected' && e.code)).toStrictEqual([code])
  })
})
