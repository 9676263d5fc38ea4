/** The shapes of the demo agency: its directory, its people and its chains of stories, in three languages. */
import type { Block, Form, Urgency } from '@dateline/news'

export const LANGS = ['en', 'ru', 'ar'] as const
export type Lang = (typeof LANGS)[number]

/** One text in each language of the agency. */
export type Text = Readonly<Record<Lang, string>>

/**
 * A moment relative to the demo's "now".
 * A number is minutes before now; a negative one lies in the future and is rounded up to a full quarter of an hour.
 * `{ day, at }` is a wall-clock time of the agency's zone, `day` days from today (-1 is yesterday).
 */
export type Ago = number | { readonly day: number; readonly at: string }

/** A calendar day: `YYYY-MM-DD`, or a number of days from the demo's today. */
export type Day = string | number

export type ConceptKind = 'section' | 'topic' | 'project' | 'body' | 'person' | 'place' | 'event'
export type ConceptId<K extends ConceptKind = ConceptKind> = `${K}/${string}`

interface ConceptOf<K extends ConceptKind, D = undefined> {
  /** `<kind>/<key>`, for example `person/ilan-moreau`. */
  readonly id: ConceptId<K>
  readonly kind: K
  readonly name: Text
  readonly summary?: Text
  /** Order within its kind, 1 first. */
  readonly position?: number
  readonly details?: D
}

export interface PersonDetails {
  /** Year, or day, of birth. */
  readonly born?: string
  readonly office?: Text
}
export interface BodyDetails {
  /** `public` bodies are the government bodies of the masthead. */
  readonly category: 'public' | 'alliance' | 'institution' | 'company' | 'party' | 'club'
  readonly short?: Text
  readonly founded?: string
  readonly seat?: ConceptId<'place'>
  /** What it is and does, in two to four sentences. */
  readonly what?: Text
}
export interface PlaceDetails {
  readonly type: 'country' | 'city' | 'island' | 'cape' | 'water' | 'region'
  readonly country?: ConceptId<'place'>
  readonly lat?: number
  readonly lon?: number
}
export interface EventDetails {
  readonly series?: Text
  readonly ordinal?: number
  readonly from: Day
  readonly to: Day
  readonly where: ConceptId<'place'>
}
export interface ProjectDetails {
  readonly intro: Text
}

export type SectionConcept = ConceptOf<'section'>
export type TopicConcept = ConceptOf<'topic'>
export type ProjectConcept = ConceptOf<'project', ProjectDetails>
export type BodyConcept = ConceptOf<'body', BodyDetails>
export type PersonConcept = ConceptOf<'person', PersonDetails>
export type PlaceConcept = ConceptOf<'place', PlaceDetails>
export type EventConcept = ConceptOf<'event', EventDetails>
export type DemoConcept =
  | SectionConcept
  | TopicConcept
  | ProjectConcept
  | BodyConcept
  | PersonConcept
  | PlaceConcept
  | EventConcept

export type Predicate = 'member-of' | 'holds-office' | 'leads' | 'took-part-in' | 'part-of' | 'located-in' | 'hosts'

export interface DemoRelation {
  readonly subject: ConceptId
  readonly predicate: Predicate
  readonly object: ConceptId
  readonly from?: Day
  readonly to?: Day
  readonly note?: Text
}

/** A dated statement about the future, and the chain in which it was made. */
export interface DemoCommitment {
  readonly by: ConceptId
  readonly chain: string
  readonly due?: Day
  readonly words: Text
}

/** Keys of the agency's own writers, see `demoStaff`. */
export type StaffKey = 'lena-corvin' | 'idris-halden' | 'mila-torrent' | 'stefan-aume' | 'sara-quillon' | 'matis-orlan'

/**
 * A release that carries text. Headline, abstract, body and notes may hold date marks (see dates.ts);
 * `body` as a string is the light markup of markup.ts.
 */
export interface ContentStep {
  readonly kind: 'publish' | 'update' | 'correct' | 'refile' | 'embargo-lift' | 'archive'
  readonly ago: Ago
  readonly form: Form
  readonly urgency: Urgency
  readonly headline: string
  readonly abstract?: string
  readonly byline?: StaffKey
  /** The place; the day is that of the release, the credit is the agency's. */
  readonly dateline?: ConceptId<'place'>
  readonly body: string | readonly Block[]
  /** What was wrong and what is right, for readers and editors. Required for a correction. */
  readonly notice?: string
  readonly edNote?: string
  readonly usageTerms?: string
  /** Closed until its time. */
  readonly embargo?: boolean
}

/** A release without text of its own. */
export interface NoticeStep {
  readonly kind: 'hold' | 'clear' | 'kill' | 'withdraw' | 'repeat'
  readonly ago: Ago
  readonly notice?: string
}

export type DemoStep = ContentStep | NoticeStep

export interface DemoPicture {
  readonly alt: Text
  readonly caption: Text
  readonly credit: Text
  /** Key of a drawing in pictures.ts. */
  readonly motif: string
}

/** One story in every language: the same slugline, translations linked by being steps of one chain. */
export interface DemoChain {
  readonly key: string
  /** Key of a section, for example `politics`. */
  readonly section: string
  /** Repeats exactly on every release of the chain, in every language. */
  readonly slugline: string
  readonly concepts: readonly ConceptId[]
  /** Media Topics, for example `medtop:11000000`. */
  readonly subjects: readonly `medtop:${string}`[]
  readonly projects?: readonly ConceptId<'project'>[]
  /** The language the story was written in; the others are translations of it, step by step. */
  readonly original: Lang
  readonly stories: Readonly<Partial<Record<Lang, readonly DemoStep[]>>>
  readonly picture?: DemoPicture
}

export interface DemoStaff {
  readonly name: Text
  readonly role: Text
}

export interface DemoAgency {
  readonly name: Text
  readonly short: Text
  /** Credit as printed in datelines. */
  readonly credit: Text
  readonly motto: Text
  readonly country: Text
  readonly countryShort: Text
  readonly capital: Text
  readonly founded: string
  /** IANA zone, a fixed offset of two hours east. */
  readonly zone: 'Etc/GMT-2'
  readonly offset: '+02:00'
  readonly address: Text
  readonly contact: { readonly newsroom: string; readonly corrections: string; readonly phone: string }
  /** Light markup, see markup.ts. */
  readonly about: Text
  readonly styleNotes: Text
}
