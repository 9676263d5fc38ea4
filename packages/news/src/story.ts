/**
 * The news model: what one version of a story says, free of any format, database or page.
 * Names follow the IPTC's usage (NewsML-G2, ninjs); see docs/glossary.md.
 */
import type { Block } from './block.ts'
import type { Dateline } from './dateline.ts'

/** How a story is filed in its chain. A flash or urgent grows into a lead; a brief stays short. */
export const FORMS = [
  'report',
  'flash',
  'urgent',
  'lead',
  'writethru',
  'brief',
  'analysis',
  'interview',
  'explainer',
  'advisory',
] as const
export type Form = (typeof FORMS)[number]

/** IPTC pubStatus: usable, withheld until further notice, canceled for good. */
export const PUB_STATUSES = ['usable', 'withheld', 'canceled'] as const
export type PubStatus = (typeof PUB_STATUSES)[number]

/** IPTC editorial urgency, 1 (highest) to 9. */
export type Urgency = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** A term of a controlled vocabulary or of the agency's own directory. */
export interface Concept {
  /** Concept URI, or `dateline:<kind>/<id>` for an entry of the agency's own directory. */
  readonly uri: string
  /** Label in the language of the story, where the source gave one. */
  readonly name?: string
  /** What the concept is to the story. Absent means subject. */
  readonly role?: 'subject' | 'service' | 'genre' | 'place' | 'person' | 'body' | 'event' | 'project'
  /** The code as the source wrote it, kept for the way back (for example `medtop:11000000`). */
  readonly qcode?: string
  readonly type?: string
}

/**
 * The embargo of an item. Absent: none. `until` an instant: closed until then.
 * `until: null`: open-ended (NewsML-G2's empty `<embargoed/>`), which holds by default.
 */
export interface Embargo {
  /** RFC 3339 instant with zone, or null for open-ended. */
  readonly until: string | null
  readonly note?: string
}

/**
 * What a release under embargo does before its time. `now`: it is transmitted to subscribers entitled to embargoed copy, who may
 * prepare and not publish. `sealed`: they get it encrypted, the key at the time. `at-time`: nobody gets it before.
 */
export const TRANSMITS = ['at-time', 'now', 'sealed'] as const
export type Transmit = (typeof TRANSMITS)[number]

/** The embargo of a story of ours. Two promises: not to publish before (always), and not to transmit before (by default). */
export interface StoryEmbargo extends Embargo {
  /** Absent: `at-time`. */
  readonly transmit?: Transmit
}

export interface Byline {
  /** The line as printed, for example "By Ana Petrel". */
  readonly text: string
  readonly people?: readonly { readonly name: string; readonly role?: string; readonly uri?: string }[]
}

/** Who supplied the copy, and how the source numbered it. */
export interface Provenance {
  readonly agency?: string
  /** The source's own identifier (NewsML-G2 guid, ninjs uri, page address). */
  readonly guid?: string
  readonly version?: string
  /** RFC 3339 instants, zone kept as the source gave it. */
  readonly firstCreated?: string
  readonly versionCreated?: string
  readonly captured?: string
  readonly urgency?: string
}

/**
 * The content of one version, as a candidate freezes it and a release publishes it, byte for byte.
 * `model` names the shape; stored versions are read through upcasters when it grows.
 */
export interface StoryContent {
  readonly model: 1
  /** BCP 47 tag; also selects the edition. */
  readonly language: string
  readonly form: Form
  readonly headline: string
  readonly slugline: string
  readonly abstract?: string
  readonly byline?: Byline
  readonly dateline?: Dateline
  /** Key of the section (service) in the directory, for example `politics`. */
  readonly section: string
  readonly urgency: Urgency
  readonly subjects: readonly Concept[]
  readonly body: readonly Block[]
  /** For editors and subscribers; never shown to readers. */
  readonly edNote?: string
  readonly usageTerms?: string
  readonly embargo?: StoryEmbargo
  readonly source?: Provenance
  /** The revision of the source-language story this translation was made from. */
  readonly translationOf?: { readonly guid: string; readonly version: number }
  /** Guids of earlier pieces of the same news (alert, urgent, lead) that are stories of their own. */
  readonly follows?: readonly string[]
}
