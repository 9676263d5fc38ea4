/** The names by which server and editor find the parts of a draft in its Yjs document. */
import type { Byline, Concept, Dateline, Form, Provenance, StoryContent, StoryEmbargo, Urgency } from '@dateline/news'

/** Y.XmlFragment: the body. */
export const DRAFT_BODY = 'body'
/** Y.Map: what is chosen rather than typed, see DraftMeta. */
export const DRAFT_META = 'meta'
/** Y.Array of concepts: subjects in their order. */
export const DRAFT_SUBJECTS = 'subjects'
/** Y.Text fields, which several people may type in at once. */
export const DRAFT_TEXTS = ['headline', 'slugline', 'abstract', 'byline', 'edNote', 'usageTerms'] as const
export type DraftText = (typeof DRAFT_TEXTS)[number]

/** Members of the Y.Map; each is replaced as a whole. */
export interface DraftMeta {
  readonly language?: string
  readonly section?: string
  readonly urgency?: Urgency
  readonly form?: Form
  readonly dateline?: Dateline
  readonly embargo?: StoryEmbargo
  readonly translationOf?: NonNullable<StoryContent['translationOf']>
  readonly follows?: NonNullable<StoryContent['follows']>
  readonly source?: Provenance
  readonly bylinePeople?: NonNullable<Byline['people']>
  /** When the desk means to release it, an RFC 3339 instant: a plan, no part of the content. */
  readonly releaseAt?: string
}

export type DraftSubject = Concept
