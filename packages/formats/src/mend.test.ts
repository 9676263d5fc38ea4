import { describe, expect, it } from 'vitest'
import { mendEscapes } from './mend.ts'
import type { ReadNewsItem } from './exchange.ts'

const entry = (headline: string, text: string): ReadNewsItem => ({
  outcome: 'item',
  place: 'line 1',
  assumptions: [],
  unknown: [],
  item: {
    model: 1,
    kind: 'text',
    headlines: [{ value: headline }],
    bodies: [
      {
        blocks: [
          { type: 'paragraph', spans: [{ text, marks: [{ type: 'link', href: 'https://a.example/?a=1&quot;' }] }] },
          { type: 'list', ordered: false, items: [[{ text: 'Tom &amp; Ann' }]] },
        ],
      },
    ],
  },
})

describe('words that were escaped twice', () => {
  it('are read as they were meant, with all references in the same body', () => {
    const { item } = mendEscapes(entry('He said &quot;no&quot;', 'It&#39;s 4 o&#39;clock'))
    expect(item.headlines).toStrictEqual([{ value: 'He said "no"' }])
    expect(item.bodies?.[0]?.blocks).toStrictEqual([
      {
        type: 'paragraph',
        spans: [{ text: "It's 4 o'clock", marks: [{ type: 'link', href: 'https://a.example/?a=1&quot;' }] }],
      },
      { type: 'list', ordered: false, items: [[{ text: 'Tom & Ann' }]] },
    ])
  })

  it('are read so however often they were escaped', () => {
    const { item } = mendEscapes(entry('&amp;amp;quot;no&amp;quot;', 'It&amp;apos;s'))
    expect(item.headlines).toStrictEqual([{ value: '"no"' }])
    expect(item.bodies?.[0]?.blocks[0]).toMatchObject({ spans: [{ text: "It's" }] })
  })

  it('are left alone without a sign that they were', () => {
    const given = entry('Write &amp; for an ampersand', 'R&D at AT&T; &amp; more')
    expect(mendEscapes(given)).toBe(given)
  })
})
