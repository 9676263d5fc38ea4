import type { Block, StoryContent } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testContent } from '../testing/story.ts'
import { differences, diffText } from './differences.ts'

const p = (text: string): Block => ({ type: 'paragraph', spans: [{ text }] })
const content = (over: Partial<StoryContent>) => testContent(over)

describe('differences', () => {
  it('give back both texts when read with the removed or the added left out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const parts = diffText(a, b, 'en')
        const without = (is: string) =>
          parts
            .filter((part) => part.is !== is)
            .map((part) => part.text)
            .join('')
        expect(without('added')).toBe(a)
        expect(without('removed')).toBe(b)
      }),
    )
  })

  it('name the changed fields only', () => {
    const d = differences(content({}), content({ headline: 'Harbour dredging starts two weeks early', urgency: 2 }))
    expect(d.fields.map((f) => f.field)).toEqual(['headline', 'urgency'])
    expect(d.fields[0]?.parts.filter((part) => part.is === 'removed').map((part) => part.text.trim())).toContain('a')
    expect(d.blocks.map((b) => b.is)).toEqual(['same'])
  })

  it('see an inserted, a removed, a changed and a restyled paragraph for what it is', () => {
    const older = [p('The minister spoke on Monday in the capital.'), p('Nobody answered.'), p('It rained.')]
    const newer: Block[] = [
      p('Something wholly new was said.'),
      p('The minister spoke on Tuesday in the capital.'),
      { type: 'paragraph', spans: [{ text: 'It rained.', marks: [{ type: 'em' }] }] },
    ]
    const d = differences(content({ body: older }), content({ body: newer }))
    expect(d.blocks.map((b) => b.is)).toEqual(['added', 'changed', 'removed', 'restyled'])
    expect(d.blocks[1]?.parts).toContainEqual({ is: 'removed', text: 'Monday' })
  })

  it('take words as the language parts them', () => {
    const parts = diffText('東京都に行きます', '京都に行きます', 'ja')
    expect(
      parts
        .filter((part) => part.is === 'same')
        .map((part) => part.text)
        .join(''),
    ).toContain('行き')
  })
})
