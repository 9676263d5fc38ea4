/**
 * Release kinds: the only ways in which the world's picture of a story changes.
 * This table is the one source for code, wire, pages and docs/release-kinds.md.
 */
import type { Effects } from './effects.ts'
import type { PubStatus } from './story.ts'

/**
 * State of a story as the world sees it: `unreleased` before its first release, `scheduled` while the first release waits
 * for its time, `deindexed` readable at its address and in no list, `canceled` killed or withdrawn, `removed` gone for good.
 */
export const STORY_STATES = [
  'unreleased',
  'scheduled',
  'usable',
  'deindexed',
  'withheld',
  'canceled',
  'removed',
] as const
export type StoryState = (typeof STORY_STATES)[number]

export const RELEASE_KINDS = [
  'publish',
  'update',
  'correct',
  'refile',
  'repeat',
  'hold',
  'clear',
  'kill',
  'withdraw',
  'embargo-lift',
  'note',
  'deindex',
  'anonymise',
  'remove',
  'archive',
] as const
export type ReleaseKind = (typeof RELEASE_KINDS)[number]

/** Ways out of the house. Each has its own right, `channel:<name>`. */
export const CHANNELS = ['site', 'wire', 'mail', 'push'] as const
export type Channel = (typeof CHANNELS)[number]

/** What a first release goes to when nobody chose. */
export const USUAL_CHANNELS: readonly Channel[] = CHANNELS

/** What a notice is about: one version, the story, or the story with its whole chain. */
export const TARGETS = ['version', 'story', 'chain'] as const
export type Target = (typeof TARGETS)[number]

export interface ReleaseRule {
  /** What it means, in a few words, for docs and help. */
  readonly meaning: string
  /** States from which the kind may be released. */
  readonly from: readonly StoryState[]
  /** pubStatus after it takes effect. */
  readonly to: PubStatus
  /**
   * Whether lists, feeds, search and sitemaps hold the story afterwards: `lists` puts it in, `delists` takes it out, `keeps`
   * leaves it as it was, `restores` ends what `deindex` began.
   */
  readonly listing: 'lists' | 'delists' | 'keeps' | 'restores'
  /**
   * Rank on every channel, 1 first: a notice goes at least this early, and earlier when the story it mends was more urgent.
   * `null`: the story's own urgency decides. 0 is the kill's alone.
   */
  readonly rank: number | null
  /** New content (a candidate) is required, forbidden, or optional. */
  readonly content: 'required' | 'none' | 'optional'
  /** A notice for editors and readers is required. */
  readonly notice: 'required' | 'optional' | 'none'
  /** Moves the story to the top of lists ("listed" at its effective time). */
  readonly relists: boolean
  /** Right an account needs, for example `release:publish`. */
  readonly right: string
  /** Goes to subscribers. History is imported for the site only. */
  readonly wire: boolean
  /** Of those who take the wire: everybody entitled, or only who was sent some version of it. */
  readonly audience: 'entitled' | 'holders'
  /** What it can be aimed at, besides the story. */
  readonly targets: readonly Target[]
  /** The words of earlier versions are closed to the public: `name`, because a name left them; `all`, for good. */
  readonly closes?: 'earlier' | 'all'
  /** Code in NewsML-G2 `signal` (sig: or nmsig: of the IPTC catalog), when there is one. */
  readonly signal?: string
  /** What each output shows once it has taken effect. */
  readonly effects: Effects
}

const STORY: readonly Target[] = ['story']
const ANY: readonly Target[] = ['version', 'story', 'chain']

/** Copy that is new and stands in every list. */
const NEW_COPY: Effects = {
  page: 'shown',
  feed: 'listed',
  search: 'found',
  sitemap: 'listed',
  jsonLd: 'article',
  wire: 'copy',
  mail: 'copy',
  push: 'alert',
}
/** Copy that goes on standing where it stood, with something said about it. */
const MENDED: Effects = {
  ...NEW_COPY,
  page: 'shown-with-note',
  feed: 'updated',
  wire: 'copy-with-note',
  mail: 'notice',
  push: 'notice',
}
/** Nothing of the copy is left in public. */
const GONE: Effects = {
  page: 'gone',
  feed: 'tombstone',
  search: 'absent',
  sitemap: 'absent',
  jsonLd: 'none',
  wire: 'kill',
  mail: 'notice',
  push: 'notice',
}

export const RELEASE_TABLE: Readonly<Record<ReleaseKind, ReleaseRule>> = {
  publish: {
    meaning: 'first release of a story',
    from: ['unreleased', 'scheduled'],
    to: 'usable',
    listing: 'lists',
    rank: null,
    content: 'required',
    notice: 'none',
    relists: true,
    right: 'release:publish',
    wire: true,
    audience: 'entitled',
    targets: STORY,
    effects: NEW_COPY,
  },
  update: {
    meaning: 'new content: lead, writethru, add',
    from: ['usable', 'deindexed', 'withheld'],
    to: 'usable',
    listing: 'keeps',
    rank: null,
    content: 'required',
    notice: 'optional',
    relists: true,
    right: 'release:update',
    wire: true,
    audience: 'entitled',
    targets: STORY,
    signal: 'sig:update',
    effects: { ...NEW_COPY, page: 'shown-with-note', feed: 'relisted', wire: 'copy-with-note' },
  },
  correct: {
    meaning: 'something was wrong; the notice says what, and what is right',
    from: ['usable', 'deindexed', 'withheld'],
    to: 'usable',
    listing: 'keeps',
    rank: 2,
    content: 'required',
    notice: 'required',
    relists: false,
    right: 'release:correct',
    wire: true,
    audience: 'entitled',
    // Aimed at a version or a chain, it may come without new content: a corrective.
    targets: ANY,
    signal: 'sig:correction',
    effects: { ...MENDED, jsonLd: 'article-with-correction' },
  },
  refile: {
    meaning: 'minor mend that changes no fact',
    from: ['usable', 'deindexed'],
    to: 'usable',
    listing: 'keeps',
    rank: 3,
    content: 'required',
    notice: 'optional',
    relists: false,
    right: 'release:correct',
    wire: true,
    audience: 'entitled',
    targets: STORY,
    signal: 'sig:correction',
    effects: { ...MENDED, mail: 'none', push: 'none' },
  },
  repeat: {
    meaning: 'sent again unchanged',
    from: ['usable', 'deindexed'],
    to: 'usable',
    listing: 'keeps',
    rank: null,
    content: 'none',
    notice: 'optional',
    relists: false,
    right: 'release:update',
    wire: true,
    audience: 'entitled',
    targets: STORY,
    effects: { ...NEW_COPY, feed: 'updated', wire: 'copy-with-note', mail: 'none', push: 'none' },
  },
  hold: {
    meaning: 'not to be used while it is checked',
    from: ['usable', 'deindexed'],
    to: 'withheld',
    listing: 'keeps',
    rank: 1,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:hold',
    wire: true,
    audience: 'holders',
    targets: ANY,
    effects: { ...GONE, page: 'held-notice', wire: 'hold' },
  },
  clear: {
    meaning: 'the check ended, or it may stand in lists again; use again',
    from: ['withheld', 'deindexed'],
    to: 'usable',
    listing: 'restores',
    rank: 2,
    content: 'none',
    notice: 'optional',
    relists: false,
    right: 'release:hold',
    wire: true,
    audience: 'entitled',
    targets: ANY,
    effects: { ...NEW_COPY, feed: 'updated', wire: 'copy-with-note', mail: 'notice', push: 'none' },
  },
  kill: {
    meaning: 'never to be used; to be removed wherever it was',
    from: ['usable', 'deindexed', 'withheld'],
    to: 'canceled',
    listing: 'keeps',
    rank: 0,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:kill',
    wire: true,
    audience: 'holders',
    targets: ANY,
    effects: GONE,
  },
  withdraw: {
    meaning: 'taken back without being wrong, or before its time',
    from: ['scheduled', 'usable', 'deindexed', 'withheld'],
    to: 'canceled',
    listing: 'keeps',
    rank: 1,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:kill',
    wire: true,
    audience: 'holders',
    targets: ANY,
    effects: GONE,
  },
  'embargo-lift': {
    meaning: 'released before the time that was set',
    from: ['scheduled'],
    to: 'usable',
    listing: 'lists',
    rank: null,
    content: 'optional',
    notice: 'none',
    relists: true,
    right: 'release:embargo-lift',
    wire: true,
    audience: 'entitled',
    targets: STORY,
    effects: { ...NEW_COPY, wire: 'copy-with-note' },
  },
  note: {
    meaning: 'a note that readers see; the copy stays as it is',
    from: ['usable', 'deindexed'],
    to: 'usable',
    listing: 'keeps',
    rank: 3,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:unpublish',
    wire: true,
    audience: 'holders',
    targets: ['story', 'chain'],
    effects: { ...MENDED, mail: 'none', push: 'none' },
  },
  deindex: {
    meaning: 'stays readable at its address; out of lists, feeds, search and sitemaps',
    from: ['usable'],
    to: 'usable',
    listing: 'delists',
    rank: 3,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:unpublish',
    wire: true,
    audience: 'holders',
    targets: ['story', 'chain'],
    effects: {
      page: 'shown-noindex',
      feed: 'absent',
      search: 'absent',
      sitemap: 'absent',
      jsonLd: 'none',
      wire: 'copy-with-note',
      mail: 'none',
      push: 'none',
    },
  },
  anonymise: {
    meaning: 'a version without the name; the words of earlier versions are closed to the public',
    from: ['usable', 'deindexed', 'withheld'],
    to: 'usable',
    listing: 'keeps',
    rank: 2,
    content: 'required',
    notice: 'required',
    relists: false,
    right: 'release:unpublish',
    wire: true,
    audience: 'holders',
    targets: STORY,
    closes: 'earlier',
    signal: 'sig:correction',
    effects: { ...MENDED, mail: 'none', push: 'none' },
  },
  remove: {
    meaning: 'gone, with the reason in its place; its words are closed for good',
    from: ['usable', 'deindexed', 'withheld', 'canceled'],
    to: 'canceled',
    listing: 'keeps',
    rank: 1,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:remove',
    wire: true,
    audience: 'holders',
    targets: ['story', 'chain'],
    closes: 'all',
    effects: { ...GONE, push: 'none' },
  },
  archive: {
    meaning: 'history under its original time',
    from: ['unreleased', 'usable'],
    to: 'usable',
    listing: 'keeps',
    rank: null,
    content: 'required',
    notice: 'none',
    relists: true,
    right: 'release:archive',
    wire: false,
    audience: 'entitled',
    targets: STORY,
    effects: { ...NEW_COPY, wire: 'none', mail: 'none', push: 'none' },
  },
}

/** Which kinds may follow from a state, in the table's order. */
export function allowedKinds(state: StoryState): ReleaseKind[] {
  return RELEASE_KINDS.filter((kind) => RELEASE_TABLE[kind].from.includes(state))
}

/** A release that mends what went out before it: it goes wherever any version went, whoever releases it. */
export const isNotice = (kind: ReleaseKind): boolean => RELEASE_TABLE[kind].rank !== null

/**
 * Transport rank of a release: 0 (kill) first, then by kind, else by urgency. A notice never goes later than the copy it
 * mends went: the correction of a flash is a flash.
 * @param kind release kind
 * @param urgency the story's editorial urgency, 1-9
 */
export function transportRank(kind: ReleaseKind, urgency: number): number {
  const { rank } = RELEASE_TABLE[kind]
  const own = Math.max(1, urgency)
  return rank === null ? own : Math.min(rank, own)
}

/**
 * State of a story after its last effective release.
 * @param last of that release; undefined when none has taken effect
 */
export function stateAfter(
  last: { readonly kind: ReleaseKind; readonly state: PubStatus; readonly listed: boolean } | undefined,
): Exclude<StoryState, 'unreleased'> {
  if (!last) return 'scheduled'
  if (last.state === 'usable') return last.listed ? 'usable' : 'deindexed'
  return last.state === 'canceled' && last.kind === 'remove' ? 'removed' : last.state
}

/**
 * Whether lists hold the story after a release.
 * @param state before it
 * @param listed whether lists held it before
 */
export function listedAfter(kind: ReleaseKind, state: StoryState, listed: boolean): boolean {
  switch (RELEASE_TABLE[kind].listing) {
    case 'lists':
      return true
    case 'delists':
      return false
    case 'restores':
      return listed || state === 'deindexed'
    case 'keeps':
      return listed
    default:
      throw new TypeError('the table has no such kind')
  }
}
