import { ITEM_KINDS } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemArbitrary, newsItemArbitrary } from './testing-items.ts'

describe('arbitrary items', () => {
  it('are of every kind that holds news, plans or knowledge', () => {
    const kinds = new Set(fc.sample(newsItemArbitrary, { numRuns: 400, seed: 1 }).map((item) => item.kind))
    expect(ITEM_KINDS.filter((kind) => !kinds.has(kind))).toStrictEqual(['catalog'])
  })

  it('hold nothing that JSON or XML loses', () => {
    fc.assert(
      fc.property(itemArbitrary(ITEM_KINDS), (item) => {
        const text = JSON.stringify(item)
        expect(JSON.parse(text)).toStrictEqual(item)
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/\\u00[01]/)
      }),
      { numRuns: 100 },
    )
  })
})
