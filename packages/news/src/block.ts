/**
 * The typed body of a story. One renderer per kind lives in @dateline/blocks;
 * the shapes live here because the model is made of them.
 */

/** A run of text and the marks that hold over it. */
export interface Span {
  readonly text: string
  readonly marks?: readonly Mark[]
}

export type Mark =
  | { readonly type: 'strong' }
  | { readonly type: 'em' }
  | { readonly type: 'link'; readonly href: string }
  /** The agency's own sourcing clause ("BelTA has learned"). */
  | { readonly type: 'sourcing' }
  /** A mention of a directory entry. */
  | { readonly type: 'mention'; readonly uri: string }

export interface Paragraph {
  readonly type: 'paragraph'
  readonly spans: readonly Span[]
}
export interface Heading {
  readonly type: 'heading'
  readonly level: 2 | 3
  readonly spans: readonly Span[]
}
export interface Quote {
  readonly type: 'quote'
  readonly paragraphs: readonly (readonly Span[])[]
  /** Who said it, as printed under the quotation. */
  readonly attribution?: string
}
export interface List {
  readonly type: 'list'
  readonly ordered: boolean
  readonly items: readonly (readonly Span[])[]
}
export interface Picture {
  readonly type: 'picture'
  readonly src: string
  readonly alt: string
  readonly caption?: string
  readonly credit?: string
  readonly width?: number
  readonly height?: number
}
export interface Table {
  readonly type: 'table'
  readonly caption?: string
  readonly header: readonly (readonly Span[])[]
  readonly rows: readonly (readonly (readonly Span[])[])[]
}
/** Text whose line breaks matter: results, verse, tabular wire copy. */
export interface Preformatted {
  readonly type: 'preformatted'
  readonly text: string
}

export type Block = Paragraph | Heading | Quote | List | Picture | Table | Preformatted
