/** The complete, typed reading of a feed, whatever its format was. */
import type { ProblemCode } from '../types.ts'
import type { FeedDate } from './dates.ts'

export type { FeedDate } from './dates.ts'

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json-feed' | 'cdf'

/** A text of a feed: always readable as plain text, and as HTML where it was markup. */
export interface FeedText {
  /** Plain text on one line: no tags, no character references. */
  readonly text: string
  /** As sent, when it is HTML. Not cleaned: it becomes blocks through `feedBlocks`. */
  readonly html?: string
  readonly type: 'text' | 'html' | 'xhtml'
  /** BCP 47. */
  readonly language?: string
  /** Address that relative links inside are resolved against. */
  readonly base?: string
}

export interface FeedContent {
  /** Media type, or Atom's `text`, `html`, `xhtml`. */
  readonly type: string
  /** As sent, decoded of the feed's own escaping; base64 of anything that is no text. */
  readonly value: string
  readonly encoding?: 'base64'
  /** Content that is elsewhere. */
  readonly src?: string
  readonly language?: string
  readonly base?: string
  /** Element or member it came from: `content:encoded`, `content`, `content_html`. */
  readonly origin: string
}

export interface FeedLink {
  /** Absolute where a base is known. */
  readonly href: string
  readonly rel: string
  readonly type?: string
  readonly language?: string
  readonly title?: string
  readonly length?: number
  /** Comments behind the link (RFC 4685). */
  readonly count?: number
}

export interface FeedPerson {
  readonly name?: string
  readonly email?: string
  readonly uri?: string
  readonly avatar?: string
}

export interface FeedCategory {
  readonly term: string
  readonly scheme?: string
  readonly label?: string
  /** Element or member it came from. */
  readonly origin: string
}

export interface FeedEnclosure {
  readonly url: string
  readonly type?: string
  /** Bytes. */
  readonly length?: number
  readonly title?: string
  /** Seconds. */
  readonly duration?: number
}

/** A picture, sound or film of an entry: Media RSS, iTunes images, pictures of RSS items. */
export interface FeedMedia {
  readonly url: string
  readonly role: 'content' | 'thumbnail' | 'image' | 'player'
  readonly type?: string
  readonly medium?: string
  readonly width?: number
  readonly height?: number
  readonly length?: number
  /** Seconds. */
  readonly duration?: number
  readonly bitrate?: number
  readonly language?: string
  readonly isDefault?: boolean
  readonly expression?: string
  readonly title?: string
  readonly description?: string
  readonly credits?: readonly { readonly role?: string; readonly name: string }[]
  readonly copyright?: string
  /** Number of the `media:group` whose members are forms of one thing. */
  readonly group?: number
}

export interface FeedSource {
  readonly id?: string
  readonly title?: string
  readonly href?: string
  readonly feedHref?: string
  readonly updated?: FeedDate
}

export interface FeedReply {
  readonly ref: string
  readonly href?: string
  readonly type?: string
  readonly source?: string
}

export interface FeedGeo {
  readonly type: 'point' | 'line' | 'polygon' | 'box'
  /** Pairs of latitude and longitude. */
  readonly positions: readonly (readonly [number, number])[]
  readonly name?: string
}

/** An element or member that has no place here: kept, typed. */
export interface FeedExtension {
  readonly name: string
  /** Namespace URI, empty for elements of the format itself. */
  readonly ns: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly text?: string
  readonly children?: readonly FeedExtension[]
  readonly json?: unknown
}

/** What feeds and entries both say. */
export interface FeedFacts {
  readonly id?: string
  readonly title?: FeedText
  /** The page that it is about. */
  readonly link?: string
  readonly links: readonly FeedLink[]
  readonly published?: FeedDate
  readonly updated?: FeedDate
  /** Every date, by the element or member it came from. */
  readonly dates: readonly { readonly origin: string; readonly date?: FeedDate; readonly original: string }[]
  readonly authors: readonly FeedPerson[]
  readonly contributors: readonly FeedPerson[]
  readonly publisher?: FeedPerson
  readonly categories: readonly FeedCategory[]
  readonly rights?: FeedText
  readonly licenses: readonly string[]
  readonly language?: string
  readonly base?: string
  readonly image?: string
  readonly geo?: FeedGeo
  readonly extensions: readonly FeedExtension[]
}

export interface FeedEntry extends FeedFacts {
  /** RSS: the guid is the address of the page, said or implied. */
  readonly isPermaLink?: boolean
  readonly summary?: FeedText
  readonly contents: readonly FeedContent[]
  readonly enclosures: readonly FeedEnclosure[]
  readonly media: readonly FeedMedia[]
  readonly created?: FeedDate
  readonly expires?: FeedDate
  /** The link before a service put its own in its place. */
  readonly originalLink?: string
  readonly source?: FeedSource
  readonly comments?: { readonly href?: string; readonly feedHref?: string; readonly count?: number }
  readonly inReplyTo: readonly FeedReply[]
  readonly draft?: boolean
  /** The document ended inside this entry: what is here may be cut. */
  readonly truncated?: boolean
  /** Line and column, or a JSON pointer. */
  readonly place: string
}

export interface FeedHead extends FeedFacts {
  readonly format: FeedFormat
  /** `2.0`, `0.91`, `1.0`, `0.3`, `1.1`; absent when not said. */
  readonly version?: string
  readonly subtitle?: FeedText
  readonly generator?: { readonly name?: string; readonly uri?: string; readonly version?: string }
  readonly logo?: {
    readonly url: string
    readonly title?: string
    readonly link?: string
    readonly width?: number
    readonly height?: number
    readonly description?: string
  }
  readonly icon?: string
  readonly selfHref?: string
  readonly hubs: readonly string[]
  /** Minutes that the feed may be kept. */
  readonly ttl?: number
  readonly skipHours?: readonly number[]
  readonly skipDays?: readonly string[]
  readonly complete?: boolean
  readonly archive?: boolean
  readonly expired?: boolean
}

export interface FeedTombstone {
  readonly ref: string
  readonly when?: FeedDate
  readonly comment?: string
  readonly by?: FeedPerson
  readonly links: readonly FeedLink[]
  readonly place: string
}

/** What is wrong with the document; the reading goes on. One of each kind is told. */
export interface FeedFault {
  readonly code: ProblemCode
  readonly message: string
  readonly line?: number
  readonly column?: number
}

export interface FeedDocument extends FeedHead {
  readonly entries: readonly FeedEntry[]
  readonly tombstones: readonly FeedTombstone[]
  readonly faults: readonly FeedFault[]
  /** WHATWG label of the encoding that the bytes were read in. */
  readonly encoding: string
}

/** What a reader in pieces tells, in the order of the document. */
export type FeedEvent =
  | {
      readonly kind: 'entry'
      readonly entry: FeedEntry
      /** What the feed has said of itself before this entry. */
      readonly head: FeedHead
    }
  | { readonly kind: 'tombstone'; readonly tombstone: FeedTombstone }
  | { readonly kind: 'fault'; readonly fault: FeedFault }
  /** Last: what the feed says of itself may stand behind its entries. */
  | { readonly kind: 'head'; readonly head: FeedHead }

export interface FeedOptions {
  /** Name of the document in messages. */
  readonly name: string
  /** Address that the feed was fetched from: base of relative links. */
  readonly url?: string
  /** IANA zone of dates without one. */
  readonly zone?: string
  /** BCP 47: language of a feed that does not say its own. */
  readonly language?: string
}
