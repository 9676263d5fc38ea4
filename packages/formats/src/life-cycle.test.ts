import { readFileSync } from 'node:fs'
import { useOfItem, useText } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { itemsOf, readItems } from './convert.ts'
import { drawLifeCycle, FEED_LIFE_CYCLE, FEED_OUTPUTS, ITEM_LIFE_CYCLE, ITEM_OUTPUTS, MOMENTS } from './life-cycle.ts'
import { BASE, ITEMS, NOTICE, NOW, WORDS } from './testing-moments.ts'
import { writeItems } from './writers.ts'

const AT = Date.parse(NOW)

const bytes = (text: string) => new TextEncoder().encode(text)

describe.each(ITEM_OUTPUTS)('%s', (format) => {
  it.each(MOMENTS)('%s', (moment) => {
    const effect = ITEM_LIFE_CYCLE[format][moment]
    const [document = ''] = writeItems([ITEMS[moment]], format, { now: NOW })
    const read = itemsOf(readItems(bytes(document), { name: `${moment}.${format}` }))
    expect(read).toHaveLength(1)
    const [item] = read
    if (item === undefined) throw new Error('nothing was read')
    expect(useText(useOfItem(item, AT)).replace(/^after .*/, 'after')).toBe(effect.use)
    expect(document.includes(WORDS)).toBe(effect.copy)
    if (moment === 'correction' || !effect.copy) expect(document.replaceAll(/\s+/g, ' ')).toContain(NOTICE)
    if (!effect.copy) expect(document).not.toContain(BASE.content.headline)
  })
})

describe.each(FEED_OUTPUTS)('%s', (format) => {
  it.each(MOMENTS)('%s', (moment) => {
    const effect = FEED_LIFE_CYCLE[format][moment]
    const [document = ''] = writeItems([ITEMS[moment]], format, { now: NOW })
    expect(document.includes(WORDS)).toBe(effect === 'entry')
    expect(document.includes('deleted-entry')).toBe(effect === 'tombstone')
    expect(document.includes(BASE.guid)).toBe(effect !== 'absent')
  })
})

describe('docs/life-cycle.md', () => {
  it('is what the table says', () => {
    const page = readFileSync(new URL('../docs/life-cycle.md', import.meta.url), 'utf8')
    expect(page).toBe(drawLifeCycle())
  })
})
