/**
 * What each output says at each moment in the life of an item. The table is the promise: docs/life-cycle.md is drawn from it, and
 * life-cycle.test.ts holds every cell to it.
 */
import type { WriteFormat } from './formats.ts'

/** Moments of an item that clients must be able to tell apart. */
export const MOMENTS = [
  'usable',
  'update',
  'correction',
  'replaced',
  'embargo-set',
  'embargo-open',
  'embargo-lifted',
  'expired',
  'withheld',
  'kill',
  'canceled',
] as const
export type Moment = (typeof MOMENTS)[number]

export const MOMENT_NOTES: Readonly<Record<Moment, string>> = {
  usable: 'released, no embargo',
  update: 'a later version with new facts',
  correction: 'a later version that mends what was wrong',
  replaced: 'a later version that says which one it takes the place of',
  'embargo-set': 'closed until an instant that has not come',
  'embargo-open': 'closed with no instant named',
  'embargo-lifted': 'a later version without the embargo of the one before',
  expired: 'usable once, its last instant of use has passed',
  withheld: 'on hold until cleared or updated',
  kill: 'withdrawn at once, with a mandatory notice',
  canceled: 'withdrawn for good',
}

/** Outputs that carry a text item at any moment. */
export const ITEM_OUTPUTS = [
  'newsml-g2',
  'ninjs',
  'ninjs-2.2',
  'ninjs-1.6',
  'nitf',
  'iptc-7901',
  'mail',
] as const satisfies readonly WriteFormat[]
/** Outputs that readers poll: what may not be used stands nowhere in them. */
export const FEED_OUTPUTS = ['rss', 'atom', 'json-feed'] as const satisfies readonly WriteFormat[]
export type ItemOutput = (typeof ITEM_OUTPUTS)[number]
export type FeedOutput = (typeof FEED_OUTPUTS)[number]

/** What a client finds when it reads the document again. */
export interface ItemEffect {
  /** The use verdict, as `useText` writes it. */
  readonly use: 'now' | 'after' | 'hold withheld' | 'hold embargo-open' | 'never canceled' | 'never expired'
  /** Whether the body goes along. */
  readonly copy: boolean
  /** Where the format says it. */
  readonly by: string
}

export type FeedEffect = 'entry' | 'absent' | 'tombstone'

const status = (value: string): string => `pubStatus \`${value}\``

/** The same in the three generations of ninjs, but for names. */
function ninjs(embargo: string): Readonly<Record<Moment, ItemEffect>> {
  return {
    usable: { use: 'now', copy: true, by: status('usable') },
    update: { use: 'now', copy: true, by: 'version; altIds `dateline:release_kind`' },
    correction: { use: 'now', copy: true, by: 'version; altIds `dateline:release_kind`; edNote' },
    replaced: { use: 'now', copy: true, by: 'version; altIds `dateline:supersedes`' },
    'embargo-set': { use: 'after', copy: true, by: embargo },
    'embargo-open': {
      use: 'hold embargo-open',
      copy: true,
      by: `${status('withheld')}; altIds \`dateline:embargo\` = open, since ninjs has no embargo without an end`,
    },
    'embargo-lifted': { use: 'now', copy: true, by: `version without ${embargo}` },
    expired: { use: 'never expired', copy: true, by: 'expires' },
    withheld: { use: 'hold withheld', copy: false, by: `${status('withheld')}; headline, edNote` },
    kill: { use: 'never canceled', copy: false, by: `${status('canceled')}; headline, edNote` },
    canceled: { use: 'never canceled', copy: false, by: `${status('canceled')}; headline, edNote` },
  }
}

export const ITEM_LIFE_CYCLE: Readonly<Record<ItemOutput, Readonly<Record<Moment, ItemEffect>>>> = {
  'newsml-g2': {
    usable: { use: 'now', copy: true, by: '`pubStatus` stat:usable' },
    update: { use: 'now', copy: true, by: '`@version`; `signal` sig:update' },
    correction: { use: 'now', copy: true, by: '`@version`; `signal` sig:correction; `edNote`' },
    replaced: { use: 'now', copy: true, by: '`@version`; `itemMetaExtProperty` dateline:rel/supersedes' },
    'embargo-set': { use: 'after', copy: true, by: '`embargoed` with the instant' },
    'embargo-open': { use: 'hold embargo-open', copy: true, by: 'an empty `embargoed`' },
    'embargo-lifted': { use: 'now', copy: true, by: '`@version` without `embargoed`' },
    expired: { use: 'never expired', copy: true, by: '`expires`' },
    withheld: { use: 'hold withheld', copy: false, by: '`pubStatus` stat:withheld; `headline`, `edNote`' },
    kill: { use: 'never canceled', copy: false, by: '`pubStatus` stat:canceled; `headline`, `edNote`' },
    canceled: { use: 'never canceled', copy: false, by: '`pubStatus` stat:canceled; `headline`, `edNote`' },
  },
  ninjs: ninjs('embargoedUntil'),
  'ninjs-2.2': ninjs('embargoed'),
  'ninjs-1.6': ninjs('embargoed'),
  nitf: {
    usable: { use: 'now', copy: true, by: '`docdata/@management-status` usable' },
    update: { use: 'now', copy: true, by: '`du-key/@version`; `meta` dateline.release-kind' },
    correction: { use: 'now', copy: true, by: '`du-key/@version`; `correction`; `ed-msg`' },
    replaced: { use: 'now', copy: true, by: '`du-key/@version`; `meta` dateline.supersedes' },
    'embargo-set': { use: 'after', copy: true, by: '`date.release` with the instant; management-status embargoed' },
    'embargo-open': {
      use: 'hold embargo-open',
      copy: true,
      by: 'management-status embargoed, no `date.release`; `meta` dateline.embargo',
    },
    'embargo-lifted': { use: 'now', copy: true, by: 'management-status usable, no `date.release`' },
    expired: { use: 'never expired', copy: true, by: '`date.expire`' },
    withheld: { use: 'hold withheld', copy: false, by: 'management-status withheld; `hl1`, `ed-msg`' },
    kill: { use: 'never canceled', copy: false, by: 'management-status canceled; `hl1`, `ed-msg`' },
    canceled: { use: 'never canceled', copy: false, by: 'management-status canceled; `hl1`, `ed-msg`' },
  },
  'iptc-7901': {
    usable: { use: 'now', copy: true, by: 'the message' },
    update: { use: 'now', copy: true, by: 'the message; its note' },
    correction: { use: 'now', copy: true, by: 'a CORRECTION line in the head; the notice among the notes' },
    replaced: { use: 'now', copy: true, by: 'the message; its note' },
    'embargo-set': { use: 'after', copy: true, by: 'an embargo line with the instant, before the copy' },
    'embargo-open': { use: 'hold embargo-open', copy: true, by: 'an embargo line without an instant' },
    'embargo-lifted': { use: 'now', copy: true, by: 'no embargo line' },
    expired: { use: 'now', copy: true, by: 'nothing: the frame has no place for an expiry (loss table)' },
    withheld: { use: 'hold withheld', copy: false, by: 'a HOLD line, the headline, the notes' },
    kill: { use: 'never canceled', copy: false, by: 'a KILL line, MANDATORY KILL in the headline, the notes' },
    canceled: { use: 'never canceled', copy: false, by: 'a KILL line, WITHDRAWAL in the headline, the notes' },
  },
  mail: {
    usable: { use: 'now', copy: true, by: 'the message' },
    update: { use: 'now', copy: true, by: 'News-Version, News-Signal' },
    correction: { use: 'now', copy: true, by: 'CORRECTION in subject and first line; the notice below the copy' },
    replaced: { use: 'now', copy: true, by: 'News-Version, News-Supersedes' },
    'embargo-set': { use: 'after', copy: true, by: 'subject and first line, with the instant' },
    'embargo-open': { use: 'hold embargo-open', copy: true, by: 'subject and first line' },
    'embargo-lifted': { use: 'now', copy: true, by: 'no embargo line' },
    expired: { use: 'never expired', copy: true, by: 'the Expires field' },
    withheld: { use: 'hold withheld', copy: false, by: 'subject and first line' },
    kill: { use: 'never canceled', copy: false, by: 'subject and first line' },
    canceled: { use: 'never canceled', copy: false, by: 'subject and first line' },
  },
}

/** Feeds carry what may be used now; Atom says what is gone (RFC 6721). */
function feed(gone: FeedEffect): Readonly<Record<Moment, FeedEffect>> {
  return {
    usable: 'entry',
    update: 'entry',
    correction: 'entry',
    replaced: 'entry',
    'embargo-set': 'absent',
    'embargo-open': 'absent',
    'embargo-lifted': 'entry',
    expired: 'absent',
    withheld: 'absent',
    kill: gone,
    canceled: gone,
  }
}

export const FEED_LIFE_CYCLE: Readonly<Record<FeedOutput, Readonly<Record<Moment, FeedEffect>>>> = {
  rss: feed('absent'),
  atom: feed('tombstone'),
  'json-feed': feed('absent'),
}

/** The table as a page of Markdown. */
export function drawLifeCycle(): string {
  const rows = (cells: (moment: Moment) => readonly string[]) =>
    MOMENTS.map((moment) => `| ${moment} | ${cells(moment).join(' | ')} |`).join('\n')
  const head = (names: readonly string[]) =>
    `| moment | ${names.join(' | ')} |\n|---|${names.map(() => '---|').join('')}`
  const sections = ITEM_OUTPUTS.map((format) => {
    const table = ITEM_LIFE_CYCLE[format]
    const cells = (moment: Moment) => [table[moment].use, table[moment].copy ? 'yes' : 'no', table[moment].by]
    return `## ${format}\n\n${head(['use verdict', 'copy', 'said by'])}\n${rows(cells)}`
  })
  const feeds = `## Feeds\n\n${head(FEED_OUTPUTS)}\n${rows((moment) => FEED_OUTPUTS.map((f) => FEED_LIFE_CYCLE[f][moment]))}`
  const moments = MOMENTS.map((moment) => `- **${moment}**: ${MOMENT_NOTES[moment]}`).join('\n')
  return [
    '# What every output says through the life of an item',
    '<!-- Drawn from src/life-cycle.ts; a test holds every cell, and this page, to it. -->',
    moments,
    'The use verdict is what a client finds that reads the document again: `now`, `after` an instant, `hold`, `never`.',
    ...sections,
    feeds,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}
