/**
 * XML that one agency made up for itself: no standard, no namespace, elements named after the columns of its database. A house is
 * data: how it is told, and what each element says. What no field names becomes an extension.
 */

/** What an element says. */
export type Meaning =
  | 'guid'
  | 'version'
  | 'headline'
  /** A headline for when there is none. */
  | 'headline-else'
  | 'subheadline'
  | 'title'
  | 'slugline'
  | 'abstract'
  | 'byline'
  | 'creditline'
  | 'provider'
  | 'source'
  | 'edNote'
  | 'usageTerms'
  | 'copyright'
  | 'keyword'
  /** Parted by commas. */
  | 'keywords'
  | 'category'
  | 'service'
  | 'subject-code'
  /** A name; the code may stand in the attribute `reference`. */
  | 'subject'
  | 'language'
  | 'urgency'
  | 'take'
  | 'word-count'
  /** Where the copy comes from, or where the event is. */
  | 'city'
  | 'region'
  | 'country'
  | 'latitude'
  | 'longitude'
  | 'first-created'
  | 'version-created'
  | 'content-created'
  | 'embargo'
  | 'event-start'
  | 'event-end'
  /** `true` ends the use of the item, holds it, says that it corrects or takes the place of an earlier one. */
  | 'if-canceled'
  | 'if-withheld'
  | 'if-correction'
  | 'if-update'
  /** HTML, also escaped, or plain paragraphs. */
  | 'body'
  | 'caption'
  /** Address of the page. */
  | 'page'
  /** Address or name of the file that the item is about. */
  | 'file'
  /** Says nothing of the item. */
  | 'nothing'

/** Elements that hold a picture each, and what stands in them. */
export interface PictureField {
  readonly at: string
  readonly href: string
  readonly caption: string
  readonly credit?: string
}

export interface House {
  readonly key: string
  readonly name: string
  /** Local names of the root. */
  readonly roots: readonly string[]
  /** Local name of each item: the root itself, or at any depth below it. */
  readonly item: string
  /** Elements that must stand in the document: names of roots are common words. */
  readonly marks: readonly string[]
  readonly agency?: string
  /** IANA zone of times without one. */
  readonly zone: string
  readonly language?: string
  /** Languages by the codes of the house. */
  readonly languages?: Readonly<Record<string, string>>
  /** Path of local names below the item, with `@name` for an attribute, to what is said there; the first that is not empty counts. */
  readonly fields: Readonly<Record<string, Meaning>>
  readonly pictures?: readonly PictureField[]
  /** An element whose value makes the item something else than text. */
  readonly kind?: {
    readonly at: string
    readonly values: Readonly<Record<string, 'picture' | 'video' | 'audio' | 'event'>>
  }
  /** `_00` at the end of the guid is its version. */
  readonly versionInGuid?: boolean
}
