/** One fictional item at every moment of its life, for tests. */
import type { NewsItem } from '@dateline/news'
import { itemOf } from './item-of.ts'
import type { Moment } from './life-cycle.ts'
import type { OutgoingItem } from './outgoing.ts'

/** Time at which the moments are looked at. */
export const NOW = '2026-11-02T12:00:00Z'
/** The copy. */
export const WORDS = 'The ferry will sail at first light.'

export const BASE: OutgoingItem = {
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

export const NOTICE = 'The ferry does not sail: the harbour is closed.'
const release = (changes: Partial<OutgoingItem['release']>) => ({ ...BASE.release, ...changes })
const embargoed = (until: string | null): OutgoingItem => ({
  ...BASE,
  content: { ...BASE.content, embargo: { until } },
})

/** The item of each moment. */
export const ITEMS: Readonly<Record<Moment, NewsItem>> = {
  usable: itemOf(BASE),
  update: itemOf({ ...BASE, version: 4, release: release({ kind: 'update' }) }),
  correction: itemOf({ ...BASE, version: 4, release: release({ kind: 'correct', notice: NOTICE }) }),
  replaced: itemOf({ ...BASE, version: 4, release: release({ kind: 'update', supersedes: 3 }) }),
  'embargo-set': itemOf(embargoed('2026-11-03T05:00:00Z')),
  'embargo-open': itemOf(embargoed(null)),
  'embargo-lifted': itemOf({ ...BASE, version: 4, release: release({ kind: 'embargo-lift' }) }),
  expired: { ...itemOf(BASE), expires: ['2026-11-02T11:00:00Z'] },
  withheld: itemOf({ ...BASE, version: 4, pubStatus: 'withheld', release: release({ kind: 'hold', notice: NOTICE }) }),
  kill: itemOf({ ...BASE, version: 4, pubStatus: 'canceled', release: release({ kind: 'kill', notice: NOTICE }) }),
  canceled: itemOf({
    ...BASE,
    version: 4,
    pubStatus: 'canceled',
    release: release({ kind: 'withdraw', notice: NOTICE }),
  }),
}
