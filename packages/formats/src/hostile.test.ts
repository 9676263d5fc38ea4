/** Hostile input: whatever comes, the answer is a value, in bounded time, and no defect of ours. */
import { storyContentSchema } from '@dateline/blocks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument, type ReadResult } from './index.ts'
import { bytes, fixture, outcomes } from './testing-fixtures.ts'

const SEEDS = [
  'g2-item.xml',
  'g2-message.xml',
  'ninjs-item.json',
  'ninjs-list.json',
  'ninjs-1.json',
  'capture-tavna.txt',
  'capture-ru.txt',
  'capture-ar.txt',
  'capture-tavna.html',
  'hostile/script.html',
].map((name) => fixture(name))

/** What must hold of any answer. */
function expectSound(result: ReadResult): void {
  expect(result.items.length).toBeGreaterThan(0)
  for (const item of result.items) {
    if (item.outcome === 'story') {
      expect(storyContentSchema.safeParse(item.story.content).success).toBe(true)
    } else {
      expect(item.code).not.toBe('reader-defect')
      expect(item.message.startsWith('fuzz')).toBe(true)
    }
    expect(item.place).not.toBe('')
  }
}

const read = (data: Uint8Array) => readDocument(data, { name: 'fuzz' })

interface Mutation {
  readonly at: number
  readonly drop: number
  readonly put: Uint8Array
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(60),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc
      .constantFrom(
        '<',
        '>',
        '&',
        '"',
        '<b>',
        '</p>',
        '<![CDATA[',
        '<!DOCTYPE x [',
        '{',
        ']',
        '\u0000',
        '2026-13-45',
        '<table>',
        '<p><a><b><i>',
      )
      .map(bytes),
  ),
})

function mutate(seed: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  return mutations.reduce((data, { at, drop, put }) => {
    const place = Math.floor(at * data.length)
    return Uint8Array.from([...data.subarray(0, place), ...put, ...data.subarray(place + drop)])
  }, seed)
}

describe('fuzzing', () => {
  it('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (data) => expectSound(read(data))),
      { numRuns: 250 },
    )
  })

  it('random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => expectSound(read(bytes(text)))),
      { numRuns: 250 },
    )
  })

  it('random JSON where ninjs is meant', () => {
    const value = fc.jsonValue({ maxDepth: 3 })
    const key = fc.constantFrom(
      'uri',
      'type',
      'version',
      'headlines',
      'bodies',
      'headline',
      'body_text',
      'subjects',
      'embargoedUntil',
      'pubStatus',
      'altIds',
      'urgency',
      'associations',
      'versionCreated',
      '__proto__',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 12 }), (entries) => {
        expectSound(read(bytes(`{${entries.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(',')}}`)))
      }),
      { numRuns: 250 },
    )
  })

  it('mutations of good documents', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.array(mutation, { minLength: 1, maxLength: 6 }), (seed, mutations) =>
        expectSound(read(mutate(seed, mutations))),
      ),
      { numRuns: 300 },
    )
  })

  it('every truncation of a message', () => {
    const message = fixture('g2-message.xml')
    for (let length = 1; length < message.length; length += 37) expectSound(read(message.subarray(0, length)))
  })
})

describe('bombs', () => {
  const G2 = (inner: string) =>
    bytes(
      `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:t:1" version="1"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>H</headline></contentMeta><contentSet>${inner}</contentSet></newsItem>`,
    )
  const many = 60_000
  const page = (inner: string) =>
    bytes(`<!doctype html><title>A page that means harm</title><h1>A page that means harm</h1>${inner}`)

  it.each([
    ['deep XML', G2(`<inlineXML>${'<a>'.repeat(many)}`), 'rejected too-deep'],
    ['deep HTML', page('<div>'.repeat(many)), 'rejected too-deep'],
    [
      'formatting elements that HTML opens again and again',
      page(`${Array.from({ length: 500 }, (_, n) => `<b a=${n}>`).join('')}${'<p>x'.repeat(many)}`),
      undefined,
    ],
    ['deep JSON', bytes('['.repeat(many * 10)), 'rejected too-deep'],
    ['deep JSON that closes', bytes(`${'['.repeat(many)}${']'.repeat(many)}`), 'rejected too-deep'],
    [
      'a tag with many attributes',
      page(`<p ${Array.from({ length: many }, (_, n) => `a${n}`).join(' ')}>text`),
      undefined,
    ],
    [
      'an XML tag with many attributes',
      G2(`<inlineXML ${Array.from({ length: many }, (_, n) => `a${n}="1"`).join(' ')}/>`),
      undefined,
    ],
    ['one long line of brackets', bytes('('.repeat(400_000)), undefined],
    ['one long line of spaces', bytes(`A headline of a page\n\n${' '.repeat(400_000)}x`), undefined],
    ['many short lines', bytes('A short line.\n'.repeat(many)), undefined],
    ['many dates', bytes(`A headline of the page\n${'23 June 2021, 14:21\n'.repeat(many)}`), undefined],
    ['many items without end', G2('').subarray(0, 40), 'rejected xml-truncated'],
    ['nested tables', page(`<p>${'word '.repeat(40)}.</p>${'<table><tr><td>'.repeat(90)}x`), undefined],
    ['nested quotations', page(`<p>${'word '.repeat(40)}.</p>${'<blockquote>'.repeat(300)}x`), undefined],
    [
      'a list of a hundred thousand',
      page(`<p>${'word '.repeat(40)}.</p><ul>${'<li>a'.repeat(100_000)}</ul>`),
      undefined,
    ],
    [
      'a table of a hundred thousand rows',
      page(`<p>${'word '.repeat(40)}.</p><table>${'<tr><td>a<td>b'.repeat(50_000)}</table>`),
      undefined,
    ],
    ['comments without end', page(`<!--${'<!--'.repeat(many)}`), undefined],
    ['a prolog without end', bytes(`<?xml version="1.0"?>${'<!-- x -->'.repeat(many)}<newsItem/>`), undefined],
    [
      'entity-like text',
      bytes(
        `{"uri":"urn:t:1","type":"text","headlines":[{"value":"H"}],"bodies":[{"contentType":"text/html","value":"${'&'.repeat(400_000)}"}]}`,
      ),
      'story',
    ],
  ])(
    '%s',
    (_name, data, expected) => {
      const result = read(data)
      expectSound(result)
      if (expected !== undefined) expect(outcomes(result.items)).toStrictEqual([expected])
    },
    15_000,
  )

  it('a limit of the caller holds', () => {
    const data = G2(`<inlineXML>${'<p>x</p>'.repeat(200)}</inlineXML>`)
    const result = readDocument(data, { name: 'fuzz', limits: { nodes: 100 } })
    expect(outcomes(result.items)).toStrictEqual(['rejected too-many-nodes'])
    expect(outcomes(readDocument(data, { name: 'fuzz', limits: { depth: 3 } }).items)).toStrictEqual([
      'rejected too-deep',
    ])
  })
})
