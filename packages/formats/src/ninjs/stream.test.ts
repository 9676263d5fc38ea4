import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExchangeEntry } from '../exchange.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { itemArbitrary } from '../testing-items.ts'
import { readNinjsItems } from './items.ts'
import { NinjsStream } from './stream.ts'
import { writeNinjsItem } from './write-item.ts'

const context = { name: 'test', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }

function inPieces(document: string, size: number): ExchangeEntry[] {
  const stream = new NinjsStream(context)
  const bytes = new TextEncoder().encode(document)
  const entries: ExchangeEntry[] = []
  for (let at = 0; at < bytes.length; at += size) entries.push(...stream.push(bytes.subarray(at, at + size)))
  return [...entries, ...stream.end()]
}

const outcomes = (entries: readonly ExchangeEntry[]) =>
  entries.map((entry) => (entry.outcome === 'item' ? (entry.item.guid ?? 'item') : `${entry.code} ${entry.place}`))
const item = (n: number) =>
  `{"uri": "urn:t:${n}", "type": "text",\n "headlines": [{"value": "H ] } \\" ${n}"}], "items": [1]}`

describe('ninjs in pieces', () => {
  it.each([
    ['one object', item(1), ['urn:t:1']],
    ['one per line', `${item(1).replaceAll('\n', '')}\n\n${item(2).replaceAll('\n', '')}\n`, ['urn:t:1', 'urn:t:2']],
    ['one after the other', `${item(1)}${item(2)} ${item(3)}`, ['urn:t:1', 'urn:t:2', 'urn:t:3']],
    ['a list', `\ufeff[${item(1)}, ${item(2)}]`, ['urn:t:1', 'urn:t:2']],
    [
      'a wrapper',
      `{"meta": {"items": 2, "x": [{"a": []}]}, "items": [${item(1)}, ${item(2)}], "more": [{"uri": "urn:no"}]}`,
      ['urn:t:1', 'urn:t:2'],
    ],
    [
      'a wrapper in a wrapper',
      `{"took": 3, "hits": {"total": 2, "hits": [{"_id": "a", "_source": ${item(1)}}, {"_source": ${item(2)}}]}}`,
      ['urn:t:1', 'urn:t:2'],
    ],
    ['AP', `{"api_version": "1.1", "data": {"item": ${item(1)}, "meta": {}}}`, ['urn:t:1']],
    ['nothing', '  ', ['json-shape line 1, column 3']],
    ['a text', '"x"', ['json-invalid line 1, column 1']],
    [
      'a bad item among good ones',
      `[${item(1)}, {"uri": "urn:t:2",}, ${item(3)}]`,
      ['urn:t:1', 'json-invalid line 2, column 70', 'urn:t:3'],
    ],
    ['an end inside', `[${item(1)}, {"uri"`, ['urn:t:1', 'json-invalid line 2, column 62']],
    ['scalars in the list', `[1, "x", ${item(1)}]`, ['json-shape line 1, column 5', 'urn:t:1']],
    ['a comment between', `${item(1)}\n// end`, ['urn:t:1', 'json-invalid line 3, column 1']],
    ['brackets that do not fit', `[${item(1)}}`, ['urn:t:1', 'json-invalid line 2, column 52']],
  ])('%s', (_name, document, expected) => {
    for (const size of [1, 7, 1_000]) {
      const found = outcomes(inPieces(document, size))
      expect(found.map((entry) => entry.replace(/, column \d+$/, ''))).toStrictEqual(
        expected.map((entry) => entry.replace(/, column \d+$/, '')),
      )
    }
  })

  it('reads what reading the whole reads, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(itemArbitrary(['text', 'picture']), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 3_000 }),
        (items, size) => {
          const document = JSON.stringify(
            items.map((one) => writeNinjsItem(one)),
            undefined,
            1,
          )
          const whole = readNinjsItems(document, context).entries
          const pieces = inPieces(document, size)
          expect(pieces.map((entry) => ({ ...entry, place: '' }))).toStrictEqual(
            whole.map((entry) => ({ ...entry, place: '' })),
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  it('stops at an item that is larger than the limit, without keeping it', () => {
    const stream = new NinjsStream({ ...context, limits: { ...DEFAULT_LIMITS, bytes: 100_000 } })
    const entries = [...stream.push('[{"uri":"urn:t:1","headline":"')]
    for (let n = 0; n < 2_000 && entries.length === 0; n += 1) entries.push(...stream.push('x'.repeat(1_000)))
    expect(outcomes(entries)).toStrictEqual(['too-large line 1, column 100031'])
    expect(stream.push('more')).toStrictEqual([])
  })

  it('stops at nesting that is too deep', () => {
    const stream = new NinjsStream(context)
    const entries = [...stream.push('{"a":'.repeat(100_000)), ...stream.end()]
    expect(entries.map((entry) => entry.outcome === 'rejected' && entry.code)).toStrictEqual(['too-deep'])
  })
})
