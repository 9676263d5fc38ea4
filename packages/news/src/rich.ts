/**
 * The body of an item as other agencies send it: everything of the story's own blocks (block.ts) and the structure that our
 * editor does not make but exchange formats carry. A story's blocks are a subset, so whatever takes RichBlock takes Block too.
 */
import type { Block, Mark, Span } from './block.ts'
import type { Extension, Relation } from './item.ts'

/** Kinds of thing that NITF and semantic HTML mark in running text. */
export const ENTITY_KINDS = [
  'person',
  'body',
  'place',
  'event',
  'object',
  'work',
  'function',
  'date',
  'money',
  'number',
  'postal-address',
  'electronic-address',
  'copyright',
  'language',
  'pronunciation',
] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** Looks that carry meaning in copy, by the name of the HTML element that draws them. */
export const STYLES = ['underline', 'strike', 'sub', 'sup', 'code', 'small', 'quote', 'insert'] as const
export type Style = (typeof STYLES)[number]

export type RichMark =
  | Mark
  | { readonly type: 'style'; readonly style: Style }
  /** What the words name; `attributes` are the format's own, such as NITF's idsrc and value. */
  | {
      readonly type: 'entity'
      readonly kind: EntityKind
      readonly uri?: string
      readonly attributes?: Readonly<Record<string, string>>
    }
  /** Words in another language or direction than the copy around them. */
  | { readonly type: 'language'; readonly language?: string; readonly direction?: 'ltr' | 'rtl' }
  /** Reading aid above the words (ruby). */
  | { readonly type: 'ruby'; readonly text: string }

export interface RichSpan {
  readonly text: string
  readonly marks?: readonly RichMark[]
}
export type RichSpans = readonly (Span | RichSpan)[]

/** What any block may say of itself. */
export interface BlockFacts {
  readonly id?: string
  /** BCP 47. */
  readonly language?: string
  readonly direction?: 'ltr' | 'rtl'
  /** The format's own role or class of the block, for example NITF's `lede`. */
  readonly role?: string
}

export interface RichParagraph extends BlockFacts {
  readonly type: 'paragraph'
  readonly spans: RichSpans
}
export interface RichHeading extends BlockFacts {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  readonly spans: RichSpans
}
export interface RichQuote extends BlockFacts {
  readonly type: 'quote'
  readonly paragraphs: readonly RichSpans[]
  readonly attribution?: string
}
export interface RichList extends BlockFacts {
  readonly type: 'list'
  readonly ordered: boolean
  readonly items: readonly RichSpans[]
  /** By the index of the item: the list inside it. */
  readonly nested?: Readonly<Record<number, RichList>>
}
/** Term and explanation. */
export interface RichDefinitions extends BlockFacts {
  readonly type: 'definitions'
  readonly entries: readonly { readonly term: RichSpans; readonly definitions: readonly RichSpans[] }[]
}
export interface RichPicture extends BlockFacts {
  readonly type: 'picture'
  readonly src: string
  readonly alt: string
  readonly caption?: string
  readonly credit?: string
  readonly width?: number
  readonly height?: number
  /** Smaller or larger versions of the same picture. */
  readonly renditions?: readonly Rendition[]
}
/** Sound or moving pictures within the copy. */
export interface RichMedia extends BlockFacts {
  readonly type: 'media'
  readonly media: 'audio' | 'video' | 'image' | 'data' | 'application' | 'other'
  readonly caption?: string
  readonly credit?: string
  readonly renditions: readonly Rendition[]
}
export interface RichCell {
  readonly spans: RichSpans
  readonly header?: boolean
  readonly columns?: number
  readonly rows?: number
}
export interface RichTable extends BlockFacts {
  readonly type: 'table'
  readonly caption?: string
  readonly header: readonly RichSpans[]
  readonly rows: readonly (readonly RichSpans[])[]
  /** Cells that span or that head a row, where `header` and `rows` cannot say it: all cells, row by row. */
  readonly cells?: readonly (readonly RichCell[])[]
}
export interface RichPreformatted extends BlockFacts {
  readonly type: 'preformatted'
  readonly text: string
}
/** A thematic break. */
export interface RichRule extends BlockFacts {
  readonly type: 'rule'
}
/** A note of the editors to readers or clients within the body. */
export interface RichNote extends BlockFacts {
  readonly type: 'note'
  readonly kind: 'editor' | 'endnote' | 'correction' | 'other'
  readonly paragraphs: readonly RichSpans[]
}
/** Foreign content by its address: a post, a map, a player. */
export interface RichEmbed extends BlockFacts {
  readonly type: 'embed'
  readonly href: string
  readonly title?: string
}

export type RichBlock =
  | Block
  | RichParagraph
  | RichHeading
  | RichQuote
  | RichList
  | RichDefinitions
  | RichPicture
  | RichMedia
  | RichTable
  | RichPreformatted
  | RichRule
  | RichNote
  | RichEmbed

/** One physical form of a picture, sound, film, page or file. */
export interface Rendition {
  /** Concept URI or name, for example `http://cv.iptc.org/newscodes/rendition/highRes`. */
  readonly name?: string
  readonly href?: string
  /** Identifier of the resource, where its address is not given. */
  readonly residRef?: string
  readonly id?: string
  readonly version?: string
  readonly rank?: number
  readonly validFrom?: string
  readonly validTo?: string
  readonly generator?: string
  readonly generated?: string
  /** False: a description of the rendition without its bytes. */
  readonly hasContent?: boolean
  /** Format of `residRef` (concept URI). */
  readonly residRefFormat?: string
  /** IANA media type. */
  readonly contentType?: string
  readonly contentTypeVariant?: string
  readonly title?: string
  readonly language?: string
  readonly sizeInBytes?: number
  readonly width?: number
  readonly height?: number
  /** Unit of width and height (concept URI); absent: pixels. */
  readonly dimensionUnit?: string
  readonly orientation?: number
  readonly layoutOrientation?: string
  readonly colourSpace?: string
  readonly colourIndicator?: string
  readonly colourDepth?: number
  readonly resolution?: number
  /** Seconds, fractions allowed; in `durationUnit` when that is given. */
  readonly duration?: number
  readonly durationUnit?: string
  readonly format?: string
  readonly aspectRatio?: string
  readonly videoCodec?: string
  readonly videoFrameRate?: number
  readonly videoAverageBitRate?: number
  readonly videoScan?: string
  readonly videoSampling?: string
  readonly videoScaling?: string
  readonly videoDefinition?: string
  readonly audioCodec?: string
  readonly audioBitRate?: number
  readonly audioSampleSize?: number
  readonly audioSampleRate?: number
  readonly audioChannels?: string
  readonly bitRate?: string
  readonly transportProtocol?: string
  /** Point of interest, in pixels. */
  readonly pointOfInterest?: { readonly x: number; readonly y: number }
  readonly wordCount?: number
  readonly charCount?: number
  readonly lineCount?: number
  readonly pageCount?: number
  readonly resources?: readonly {
    readonly role?: string
    readonly title?: string
    readonly language?: string
    readonly contentType?: string
  }[]
  readonly audioVariableBitRate?: boolean
  readonly videoVariableBitRate?: boolean
  /** Tracks: attributes of each as the source named them, codes as concept URIs. */
  readonly channels?: readonly Readonly<Record<string, string>>[]
  /** Other addresses of the same bytes. */
  readonly locations?: readonly { readonly href: string; readonly type?: string; readonly role?: string }[]
  readonly properties?: readonly Relation[]
  readonly extensions?: readonly Extension[]
  readonly hashes?: readonly { readonly value: string; readonly type?: string; readonly scope?: string }[]
  readonly altIds?: readonly AltId[]
  readonly signals?: readonly string[]
}

export interface AltId {
  readonly value: string
  readonly role?: string
  readonly type?: string
  readonly environment?: string
  readonly idFormat?: string
  readonly version?: string
}
