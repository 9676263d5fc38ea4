/** What a release is while it is being decided, and who else has a say in it: gates judge it, participants write with it. */
import type { Channel, PubStatus, ReleaseKind, StoryContent, Target, Transmit } from '@dateline/news'
import type { Candidate, Story } from '../desk/index.ts'
import type { Tx } from '../platform/index.ts'
import type { Standing } from './decide.ts'
import type { Touches } from './tables.ts'

/** A release as participants see it: everything is decided but the number, which the last step gives. */
export interface PendingEvent {
  readonly id: string
  readonly storyId: string
  readonly guid: string
  readonly version: number
  readonly revision: number
  readonly kind: ReleaseKind
  readonly state: PubStatus
  readonly rank: number
  readonly effectiveAt: Date
  /** How it goes out before its time; absent when it takes effect at once. */
  readonly scheduled: Transmit | undefined
  readonly listedAt: Date
  readonly firstAt: Date
  readonly language: string
  readonly section: string
  readonly notice: string | undefined
  readonly releasedBy: string
  /** Of a kill: what is killed was never the agency's; whoever's account released it is in other hands. */
  readonly notOurs?: boolean
  readonly touches: Touches
  readonly channels: readonly Channel[]
  /** In lists, feeds, search and sitemaps afterwards. */
  readonly listed: boolean
  readonly target: Target
  /** The version that a notice about one version is about. */
  readonly aboutVersion: number | undefined
  /** What subscribers read in place of a headline, and the note to editors. */
  readonly wire: WireWords
}

/** What subscribers are told beside the copy, or in its place. */
export interface WireWords {
  readonly headline?: string
  readonly note?: string
}

export interface ReleaseEvent extends PendingEvent {
  readonly releaseNo: number
}

/** Somebody who has embargoed copy before its time. */
export interface Ahead {
  readonly name: string
  /** As ciphertext, without the key. */
  readonly sealed: boolean
}

/** A room above release that writes in the same transaction. It sees all events of the transaction at once. */
export interface Participant {
  readonly name: string
  inTransaction(tx: Tx, events: readonly PendingEvent[]): Promise<void>
  /** To how many subscribers the event goes, as `inTransaction` has just decided. */
  audience?(tx: Tx, event: PendingEvent): Promise<number>
  /** Who has the event before its time, as `inTransaction` has just decided. */
  ahead?(tx: Tx, event: PendingEvent): Promise<readonly Ahead[]>
}

/** A release as gates judge it: decided by the state machine, with what it is based on, and nothing of it public. */
export interface ProposedRelease {
  readonly request: ReleaseRequest
  readonly story: Story
  readonly standing: Standing
  readonly candidate: Candidate | undefined
  readonly content: StoryContent
  readonly event: PendingEvent
}

/** Why a release may not happen as it is asked for. */
export interface Objection {
  /** Stable code, for example `approval-missing`. */
  readonly code: string
  readonly message: string
  readonly help?: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** Judges releases that the state machine allows. All gates must be silent; archive history passes none. */
export interface Gate {
  readonly name: string
  /** Sees all releases of the transaction at once; may lock and write what the release consumes (approvals). */
  judge(tx: Tx, proposed: readonly ProposedRelease[]): Promise<readonly Objection[]>
}

/** A release that was tried and taken back. */
export interface Rehearsed {
  readonly event: PendingEvent
  readonly content: StoryContent
  readonly subscribers: number
  readonly ahead: readonly Ahead[]
}

/** Releases that were tried together and taken back. */
export interface Rehearsal {
  readonly releases: readonly Rehearsed[]
  /** What still stands in the way; empty when the release would happen. */
  readonly objections: readonly Objection[]
}

export interface ReleaseRequest {
  readonly storyId: string
  readonly kind: ReleaseKind
  /** An account's id, or `cli`, `demo` and their like. */
  readonly releasedBy: string
  /** The session it is asked from, when a person asks over HTTP. */
  readonly sessionId?: string
  readonly candidateId?: string
  /** With a kill: what is killed is not ours; the account that released it is frozen. */
  readonly notOurs?: boolean
  /** Not before this instant. Absent: at once, or at the embargo of the content. */
  readonly effectiveAt?: Date
  /** What editors and readers are told; required for correct, hold, kill, withdraw. */
  readonly notice?: string
  /** Goes through without the second person, for this reason; every editor is called. */
  readonly emergency?: { readonly reason: string }
  /** Why, as {reason} in the templates; absent: the notice. What readers are told is drawn from it where there is no notice. */
  readonly reason?: string
  /** Where it goes; absent: where the story went before, or the usual channels. A notice goes wherever any version went. */
  readonly channels?: readonly Channel[]
  /** What a notice is about; absent: the story. */
  readonly target?: Target
  /** The version a notice is about, when it is about one. */
  readonly aboutVersion?: number
  /** What subscribers are told; absent: drawn from the templates, with the notice as the reason. */
  readonly wire?: WireWords
  /** The removal order that it carries out: two people answer for it already, and approvals ask for nobody else. */
  readonly removalOrder?: string
  /** Revision the person looked at; the release is refused when the story moved on. */
  readonly expectedRevision?: number
}
