import { readFileSync } from 'node:fs'
import { type NewsItem, useOfItem, useText } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { itemsOf, readItems } from './convert.ts'
import { itemOf } from './item-of.ts'
import {
  drawLifeCycle,
  FEED_LIFE_CYCLE,
  FEED_OUTPUTS,
  ITEM_LIFE_CYCLE,
  ITEM_OUTPUTS,
  type Moment,
  MOMENTS,
} from './life-cycle.ts'
import type { OutgoingItem } from './outgoing.ts'
import { writeItems } from './writers.ts'

const NOW = '2026-11-02T12:00:00Z'
const AT = Date.parse(NOW)
const WORDS = 'The ferry will sail at first light.'

const base: OutgoingItem = {
  guid: 'urn:newsml:mna.example:20261101:42',
  version: 3,
  release: { no: 7, kind: 'publish', effectiveAt: '2026-11-02T09:30:00Z' },
  pubStatus: 'usable',
  content: {
    model: 1,
    language: 'en',
    form: 'report',
    headline: 'Ferry to sail at first light',
    slugline: 'Halmeer-Ferry',
    section: 'economy',
    urgency: 4,
    subjects: [],
    body: [{ type: 'paragraph', spans: [{ text: WORDS }] }],
  },
  firstCreated: '2026-11-02T09:00:00Z',
  versionCreated: '2026-11-02T09:30:00Z',
  url: 'https://mna.example/en/economy/ferry-42',
  agency: { name: 'Marenian News Agency', uri: 'https://mna.example/', shortName: 'MNA' },
}

const notice = 'The ferry does not sail: the harbour is closed.'
const release = (changes: Partial<OutgoingItem['release']>) => ({ ...base.release, ...changes })
const embargoed = (until: string | null): OutgoingItem => ({
  ...base,
  content: { ...base.content, embargo: { until } },
})

/** The item of each moment. */
const ITEMS: Readonly<Record<Moment, NewsItem>> = {
  usable: itemOf(base),
  update: itemOf({ ...base, version: 4, release: release({ kind: 'update' }) }),
  correction: itemOf({ ...base, version: 4, release: release({ kind: 'correct', notice }) }),
  replaced: itemOf({ ...base, version: 4, release: release({ kind: 'update', supersedes: 3 }) }),
  'embargo-set': itemOf(embargoed('2026-11-03T05:00:00Z')),
  'embargo-open': itemOf(embargoed(null)),
  'embargo-lifted': itemOf({ ...base, version: 4, release: release({ kind: 'embargo-lift' }) }),
  expired: { ...itemOf(base), expires: ['2026-11-02T11:00:00Z'] },
  withheld: itemOf({ ...base, version: 4, pubStatus: 'withheld', release: release({ kind: 'hold', notice }) }),
  kill: itemOf({ ...base, version: 4, pubStatus: 'canceled', release: release({ kind: 'kill', notice }) }),
  canceled: itemOf({ ...base, version: 4, pubStatus: 'canceled', release: release({ kind: 'withdraw', notice }) }),
}

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
    if (moment === 'correction' || !effect.copy) expect(document.replaceAll(/\s+/g, ' ')).toContain(notice)
    if (!effect.copy) expect(document).not.toContain(base.content.headline)
  })
})

describe.each(FEED_OUTPUTS)('%s', (format) => {
  it.each(MOMENTS)('%s', (moment) => {
    const effect = FEED_LIFE_CYCLE[format][moment]
    const [document = ''] = writeItems([ITEMS[moment]], format, { now: NOW })
    expect(document.includes(WORDS)).toBe(effect === 'entry')
    expect(document.includes('deleted-entry')).toBe(effect === 'tombstone')
    expect(document.includes(base.guid)).toBe(effect !== 'absent')
  })
})

describe('docs/life-cycle.md', () => {
  it('is what the table says', () => {
    const page = readFileSync(new URL('../docs/life-cycle.md', import.meta.url), 'utf8')
    expect(page).toBe(drawLifeCycle())
  })
})
