/**
 * Release kinds: the only ways in which the world's picture of a story changes.
 * This table is the one source for code, wire, pages and docs/release-kinds.md.
 */
import type { PubStatus } from './story.ts'

/**
 * State of a story as the world sees it: `unreleased` before its first release,
 * `scheduled` while the first release waits for its time.
 */
export const STORY_STATES = ['unreleased', 'scheduled', 'usable', 'withheld', 'canceled'] as const
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
  'archive',
] as const
export type ReleaseKind = (typeof RELEASE_KINDS)[number]

export interface ReleaseRule {
  /** States from which the kind may be released. */
  readonly from: readonly StoryState[]
  /** State after it takes effect. */
  readonly to: PubStatus
  /** Transport rank, 1 first. A notice outranks what it mends. `null`: the story's own urgency decides. */
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
  /** Code in NewsML-G2 `signal` (sig: or nmsig: of the IPTC catalog), when there is one. */
  readonly signal?: string
}

export const RELEASE_TABLE: Readonly<Record<ReleaseKind, ReleaseRule>> = {
  publish: {
    from: ['unreleased', 'scheduled'],
    to: 'usable',
    rank: null,
    content: 'required',
    notice: 'none',
    relists: true,
    right: 'release:publish',
    wire: true,
  },
  update: {
    from: ['usable', 'withheld'],
    to: 'usable',
    rank: null,
    content: 'required',
    notice: 'optional',
    relists: true,
    right: 'release:update',
    wire: true,
    signal: 'sig:update',
  },
  correct: {
    from: ['usable', 'withheld'],
    to: 'usable',
    rank: 2,
    content: 'required',
    notice: 'required',
    relists: false,
    right: 'release:correct',
    wire: true,
    signal: 'sig:correction',
  },
  refile: {
    from: ['usable'],
    to: 'usable',
    rank: 3,
    content: 'required',
    notice: 'optional',
    relists: false,
    right: 'release:correct',
    wire: true,
    signal: 'sig:correction',
  },
  repeat: {
    from: ['usable'],
    to: 'usable',
    rank: null,
    content: 'none',
    notice: 'optional',
    relists: false,
    right: 'release:update',
    wire: true,
  },
  hold: {
    from: ['usable'],
    to: 'withheld',
    rank: 1,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:hold',
    wire: true,
  },
  clear: {
    from: ['withheld'],
    to: 'usable',
    rank: 2,
    content: 'none',
    notice: 'optional',
    relists: false,
    right: 'release:hold',
    wire: true,
  },
  kill: {
    from: ['usable', 'withheld'],
    to: 'canceled',
    rank: 0,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:kill',
    wire: true,
  },
  withdraw: {
    from: ['scheduled', 'usable', 'withheld'],
    to: 'canceled',
    rank: 1,
    content: 'none',
    notice: 'required',
    relists: false,
    right: 'release:kill',
    wire: true,
  },
  'embargo-lift': {
    from: ['scheduled'],
    to: 'usable',
    rank: null,
    content: 'optional',
    notice: 'none',
    relists: true,
    right: 'release:embargo-lift',
    wire: true,
  },
  archive: {
    from: ['unreleased', 'usable'],
    to: 'usable',
    rank: null,
    content: 'required',
    notice: 'none',
    relists: true,
    right: 'release:archive',
    wire: false,
  },
}

/** Which kinds may follow from a state, in the table's order. */
export function allowedKinds(state: StoryState): ReleaseKind[] {
  return RELEASE_KINDS.filter((kind) => RELEASE_TABLE[kind].from.includes(state))
}

/**
 * Transport rank of a release: 0 (kill) first, then by kind, else by urgency.
 * @param kind release kind
 * @param urgency the story's editorial urgency, 1-9
 */
export function transportRank(kind: ReleaseKind, urgency: number): number {
  return RELEASE_TABLE[kind].rank ?? Math.max(1, urgency)
}
