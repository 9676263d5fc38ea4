/** What reading a document takes and gives. */
import type { PubStatus, StoryContent } from '@dateline/news'
import type { DetectedFormat } from './formats.ts'
import type { Dialect } from './dialect/schema.ts'

/** What is known about a source before its first file is read. */
export interface SourceProfile {
  readonly key: string
  /** Credit of the agency, for example `MNA`. */
  readonly agency?: string
  /** IANA zone of clock times that are printed without one. */
  readonly zone?: string
  /** BCP 47 tag of copy that does not say its language. */
  readonly language?: string
  /** What NewsML-G2's empty `<embargoed/>` means at this source. Default: hold. */
  readonly emptyEmbargo?: 'hold' | 'none'
  /** Key of the source's dialect (src/dialect/agencies.ts), or one of its own; absent: told from the document. */
  readonly dialect?: string | Dialect
  /** Character set of files that declare none (src/iptc-7901/charset.ts). */
  readonly charset?: string
  /** The source's section name or code, as printed, to the key of our section. */
  readonly sections?: Readonly<Record<string, string>>
}

/** Bounds that one document may not pass; see DEFAULT_LIMITS. */
export interface Limits {
  /** Size of the document in bytes. */
  readonly bytes: number
  /** Nesting of elements. */
  readonly depth: number
  /** Elements and text runs in one document. */
  readonly nodes: number
}

export const DEFAULT_LIMITS: Limits = { bytes: 50_000_000, depth: 200, nodes: 2_000_000 }

/** Characters of markup that one page or one body may have: pages carry pictures inside their text. */
export const MARKUP_LIMIT = 20_000_000
/** Characters of copy that one story may have. The longest text on a wire, a budget speech, has half a million. */
export const COPY_LIMIT = 2_000_000

export interface ReadOptions {
  /** File name or address, used in messages only: the format is told from the content. */
  readonly name: string
  readonly profile?: SourceProfile
  readonly limits?: Partial<Limits>
}

/** A value that the document did not state, and why it was taken. */
export interface Assumption {
  readonly field:
    | 'zone'
    | 'language'
    | 'section'
    | 'urgency'
    | 'encoding'
    | 'embargo'
    | 'published'
    | 'headline'
    | 'byline'
    | 'dateline'
    | 'status'
    | 'entity'
  readonly value: string
  readonly why: string
}

export interface ReadStory {
  readonly content: StoryContent
  /** Identifier of the item at its source; constant through its versions. */
  readonly guid?: string
  readonly version?: number
  /** With `content.embargo` the input of the use verdict. */
  readonly pubStatus: PubStatus
  /** RFC 3339 with offset: when this version was made public or created at the source. */
  readonly published?: string
  /** RFC 3339 with offset: when a page says that it was changed last. */
  readonly modified?: string
  /** RFC 3339 instant or calendar day on which a page was saved. */
  readonly captured?: string
  /** Section as printed. */
  readonly sectionName?: string
  /** Concept URIs of NewsML-G2 signals, for example `http://cv.iptc.org/newscodes/signal/correction`. */
  readonly signals?: readonly string[]
  readonly assumptions: readonly Assumption[]
  /** Codes and elements that the model lacks or the vocabularies do not know. */
  readonly unknown: readonly string[]
}

export type DocumentFormat = DetectedFormat

export type ReadItem =
  | { readonly outcome: 'story'; readonly story: ReadStory; readonly place: string }
  /** Well formed, but not a text story: kept with what identifies it. */
  | {
      readonly outcome: 'kept'
      readonly kind: string
      readonly guid?: string
      readonly version?: string
      readonly headline?: string
      readonly code: ProblemCode
      readonly message: string
      readonly place: string
    }
  | { readonly outcome: 'rejected'; readonly code: ProblemCode; readonly message: string; readonly place: string }

export interface ReadResult {
  readonly format: DocumentFormat
  readonly items: readonly ReadItem[]
}

/** Every way in which an item is not a story. Stable: stored with quarantined items and shown to people. */
export const PROBLEM_CODES = [
  'not-a-story',
  'empty-document',
  'too-large',
  'too-deep',
  'too-many-nodes',
  'encoding-invalid',
  'format-unknown',
  'not-a-feed',
  'xml-truncated',
  'xml-entity',
  'xml-invalid',
  'json-invalid',
  'json-shape',
  'item-incomplete',
  'guid-missing',
  'version-invalid',
  'date-invalid',
  'embargo-invalid',
  'status-unknown',
  'no-headline',
  'no-body',
  'content-invalid',
  'reader-defect',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]
