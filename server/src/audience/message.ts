/**
 * What channels carry. Real and test audiences are different types all the way: a message for one cannot be handed to an
 * endpoint of the other, in the program by its type and in the database by its tables.
 */
import type { PubStatus, ReleaseKind } from '@dateline/news'

export type Audience = 'public' | 'test'

/** Made from a release and nothing else: there is no way to post words that were not released. */
export interface PublicMessage {
  readonly audience: 'public'
  /** Constant over all attempts. */
  readonly id: string
  readonly action: 'post' | 'replace' | 'withdraw'
  readonly release: {
    readonly no: number
    readonly kind: ReleaseKind
    readonly guid: string
    readonly version: number
    readonly state: PubStatus
    readonly effectiveAt: string
    readonly language: string
    readonly section: string
    readonly urgency: number
    /** Only of copy that may be used: a withdrawal repeats none of what was wrong. */
    readonly headline?: string
    readonly abstract?: string
    readonly url?: string
    readonly notice?: string
  }
  /** Names that the receiver gave to what this replaces or withdraws. */
  readonly of: readonly string[]
}

/** Made from a drill and nothing else. */
export interface DrillMessage {
  readonly audience: 'test'
  readonly id: string
  readonly drill: {
    readonly kind: ReleaseKind
    readonly language: string
    readonly headline: string
    readonly body: string
    readonly begunAt: string
  }
}

export type Message<A extends Audience> = A extends 'public' ? PublicMessage : DrillMessage

/** Where messages go, and the key that signs them. */
export interface Endpoint<A extends Audience> {
  readonly audience: A
  readonly url: string
  /** PKCS #8 of an Ed25519 key. */
  readonly privateKey: Buffer
}
