/**
 * The exchange model: one news item as any agency may send it, free of any format. Codecs of @dateline/formats map to it and
 * from it; a story of our own (story.ts) is made of it and becomes it on the way out.
 *
 * Strings that are codes are concept URIs, resolved through the document's own catalogs. Instants are RFC 3339 with the
 * offset that the source wrote. What a format says and this model has no place for is an Extension: typed, kept, counted.
 */
import type { ReleaseKind } from './release.ts'
import type { AltId, Rendition, RichBlock } from './rich.ts'
import type { Embargo, PubStatus, Urgency } from './story.ts'

export const ITEM_KINDS = [
  'text',
  'picture',
  'graphic',
  'audio',
  'video',
  'animation',
  'composite',
  'component',
  'package',
  'planning',
  'concept',
  'knowledge',
  'catalog',
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** What any property may say of itself: who added it, when, why, how sure. */
export interface PropertyFacts {
  readonly id?: string
  readonly creator?: string
  readonly modified?: string
  readonly custom?: boolean
  readonly how?: string
  readonly why?: string
  readonly pubConstraint?: string
  readonly validFrom?: string
  readonly validTo?: string
  /** 1-100. */
  readonly confidence?: number
  /** 1-100. */
  readonly relevance?: number
  readonly rank?: number
  /** Ids of the assertions this one was derived from. */
  readonly derivedFrom?: readonly string[]
}

/** A text in a language, with its role. */
export interface Label extends PropertyFacts {
  readonly value: string
  readonly language?: string
  readonly direction?: 'ltr' | 'rtl'
  readonly role?: string
  /** Part of a name (concept URI), for example the family name. */
  readonly part?: string
  readonly media?: string
  /** Media type of `value` when it is not plain text: marked-up headlines and descriptions of ninjs. */
  readonly contentType?: string
  /** The same as blocks, where line breaks, links or marks matter. */
  readonly blocks?: readonly RichBlock[]
}

/** A reference to a concept, and whatever the document says about that concept. */
export interface Term extends PropertyFacts {
  readonly uri?: string
  /** As the source wrote it; needed on the way back when the catalog is not known. */
  readonly qcode?: string
  readonly literal?: string
  /** Nature of the concept: person, organisation, ... */
  readonly type?: string
  /** Further natures, where the source gives several or says more of them. */
  readonly types?: readonly Term[]
  readonly roles?: readonly string[]
  readonly jobTitle?: string
  readonly coversFrom?: string
  readonly coversTo?: string
  readonly names?: readonly Label[]
  readonly definitions?: readonly Label[]
  readonly notes?: readonly Label[]
  readonly broader?: readonly Term[]
  readonly narrower?: readonly Term[]
  readonly related?: readonly Relation[]
  readonly sameAs?: readonly Term[]
  readonly facets?: readonly Relation[]
  /** Parts of a composite subject: the main concept with facets of it. */
  readonly mainConcept?: Term
  readonly facetConcepts?: readonly Relation[]
  readonly bag?: readonly (Term & { readonly significance?: number })[]
  readonly hierarchy?: readonly string[]
  readonly organisation?: OrganisationDetails
  readonly person?: PersonDetails
  readonly place?: PlaceDetails
  readonly pointOfInterest?: PointOfInterestDetails
  readonly object?: ObjectDetails
  readonly event?: EventDetails
  readonly instruments?: readonly Instrument[]
  readonly contacts?: readonly Contact[]
  readonly geoJson?: unknown
  /** When the concept came into use and went out of it at its authority. */
  readonly created?: string
  readonly retired?: string
  /** Where more about the concept is told. */
  readonly links?: readonly ItemReference[]
  readonly properties?: readonly Relation[]
  readonly extensions?: readonly Extension[]
}

/** A term with the kind of relation to what holds it; or a value in place of a term. */
export interface Relation extends Term {
  readonly rel?: string
  readonly value?: string
  readonly valueDataType?: string
  readonly valueUnit?: string
}

export interface Instrument {
  readonly symbol: string
  readonly symbolSource?: string
  readonly market?: string
  readonly marketLabel?: string
  readonly marketLabelSource?: string
  readonly type?: string
  readonly rank?: number
}
export interface Contact extends PropertyFacts {
  readonly kind: 'email' | 'im' | 'phone' | 'fax' | 'web' | 'address' | 'note' | 'other'
  readonly value?: string
  readonly role?: string
  readonly tech?: string
  readonly language?: string
  readonly name?: string
  readonly address?: Address
  /** Ways to reach the same office stand together: number of the set, from 1; absent: the first. */
  readonly set?: number
  /** Role of the whole set. */
  readonly setRole?: string
}
export interface Address {
  readonly lines?: readonly string[]
  readonly locality?: Term
  readonly area?: Term
  readonly country?: Term
  readonly worldRegion?: Term
  readonly postalCode?: string
}
export interface OrganisationDetails {
  readonly founded?: string
  readonly dissolved?: string
  readonly locations?: readonly Term[]
  readonly affiliations?: readonly Relation[]
  readonly contacts?: readonly Contact[]
  readonly instruments?: readonly Instrument[]
  readonly extensions?: readonly Extension[]
}
export interface PersonDetails {
  readonly born?: string
  readonly died?: string
  readonly affiliations?: readonly Relation[]
  readonly contacts?: readonly Contact[]
  readonly extensions?: readonly Extension[]
}
export interface Position {
  readonly latitude: number
  readonly longitude: number
  readonly altitude?: number
  readonly gpsDatum?: string
}
export interface PlaceDetails {
  readonly positions?: readonly Position[]
  readonly circle?: { readonly centre: Position; readonly radius: number; readonly unit?: string }
  readonly lines?: readonly (readonly Position[])[]
  readonly polygons?: readonly (readonly Position[])[]
  readonly founded?: string
  readonly dissolved?: string
  readonly extensions?: readonly Extension[]
}
export interface PointOfInterestDetails {
  readonly position?: Position
  readonly address?: Address
  readonly openHours?: readonly Label[]
  readonly capacity?: readonly Label[]
  readonly contacts?: readonly Contact[]
  readonly access?: readonly Label[]
  readonly details?: readonly Label[]
  readonly created?: string
  readonly ceasedToExist?: string
  readonly extensions?: readonly Extension[]
}
export interface ObjectDetails {
  readonly created?: string
  readonly creators?: readonly Term[]
  readonly copyrightNotices?: readonly Label[]
  readonly ceasedToExist?: string
  readonly extensions?: readonly Extension[]
}

/** A date whose precision may end at the year, the month or the day, or an instant. */
export type TruncatedDate = string

export interface EventDates {
  readonly start?: TruncatedDate
  readonly end?: TruncatedDate
  /** True: start or end are approximate or expected (ninjs expectedStartDate; iCalendar TENTATIVE). */
  readonly expectedStart?: boolean
  readonly expectedEnd?: boolean
  readonly startRange?: { readonly from?: string; readonly to?: string }
  readonly endRange?: { readonly from?: string; readonly to?: string }
  readonly startConfirmation?: string
  readonly endConfirmation?: string
  /** RFC 5545 duration. */
  readonly duration?: string
  readonly recurrenceDates?: readonly string[]
  readonly recurrenceRules?: readonly RecurrenceRule[]
  readonly excludedDates?: readonly string[]
  readonly excludedRules?: readonly RecurrenceRule[]
  readonly confirmation?: string
  /** IANA zone, where the source keeps local times and a zone apart (iCalendar). */
  readonly zone?: string
  /** A day without a time, as iCalendar's VALUE=DATE. */
  readonly allDay?: boolean
}
/** RFC 5545 RECUR, member by member; lists as the source wrote them. */
export interface RecurrenceRule {
  readonly frequency: string
  readonly interval?: number
  readonly until?: string
  readonly count?: number
  /** Lists under the names of their parts without BY, in lower case: `day`, `monthday`, `setpos`. */
  readonly by?: Readonly<Record<string, string>>
  readonly weekStart?: string
}
export interface EventDetails {
  readonly dates?: EventDates
  readonly occurrenceStatus?: Term
  readonly eventStatus?: Term
  readonly coverageStatus?: Term
  readonly registrations?: readonly Label[]
  readonly accessStatus?: readonly Term[]
  readonly participationRequirements?: readonly Term[]
  readonly subjects?: readonly Term[]
  readonly locations?: readonly Term[]
  readonly participants?: readonly Term[]
  readonly organisers?: readonly Term[]
  readonly contacts?: readonly Contact[]
  readonly languages?: readonly Term[]
  readonly keywords?: readonly Label[]
  readonly coverages?: readonly Coverage[]
  /** iCalendar SEQUENCE and its relatives travel as extensions. */
  readonly extensions?: readonly Extension[]
}

/** A planned piece of coverage. */
export interface Coverage {
  /** Stable through the life of the coverage. */
  readonly id?: string
  readonly uri?: string
  readonly title?: string
  readonly modified?: string
  readonly creator?: string
  readonly pubStatus?: PubStatus
  readonly status?: Term
  readonly type?: string
  readonly planning?: readonly CoveragePlan[]
  readonly assignedTo?: readonly Term[]
  readonly deliveries?: readonly ItemReference[]
  readonly audiences?: readonly Term[]
  readonly excludedAudiences?: readonly Term[]
  readonly properties?: readonly Relation[]
  readonly commissioned?: {
    readonly by?: string
    readonly on?: string
    readonly references?: readonly { readonly name?: string; readonly value?: string }[]
  }
  readonly extensions?: readonly Extension[]
}
export interface CoveragePlan {
  readonly coversFrom?: string
  readonly coversTo?: string
  readonly g2ContentType?: string
  readonly itemClass?: Term
  readonly itemCount?: { readonly from: number; readonly to: number }
  readonly scheduled?: TruncatedDate
  readonly dates?: EventDates
  readonly services?: readonly Term[]
  readonly assignedTo?: readonly Term[]
  readonly slugline?: Label
  readonly headlines?: readonly Label[]
  readonly descriptions?: readonly Label[]
  readonly edNotes?: readonly Label[]
  readonly genres?: readonly Term[]
  readonly subjects?: readonly Term[]
  readonly languages?: readonly Term[]
  readonly urgency?: number
  readonly wordCount?: number
  readonly priority?: number
  readonly audiences?: readonly Term[]
  readonly excludedAudiences?: readonly Term[]
  readonly renditions?: readonly Rendition[]
  readonly keywords?: readonly Label[]
  readonly properties?: readonly Relation[]
  readonly extensions?: readonly Extension[]
}

/** A pointer to another item, with the hints that the document gives of it. */
export interface ItemReference extends PropertyFacts {
  readonly guid?: string
  readonly href?: string
  readonly version?: string
  readonly rel?: string
  /** ninjs: the name under which an association stands. */
  readonly name?: string
  readonly contentType?: string
  readonly format?: string
  readonly size?: number
  /** A word on the resource for people, short. */
  readonly title?: string
  readonly kind?: ItemKind
  readonly itemClass?: Term
  readonly provider?: Term
  readonly pubStatus?: PubStatus
  readonly versionCreated?: string
  readonly language?: string
  readonly titles?: readonly Label[]
  readonly headlines?: readonly Label[]
  readonly descriptions?: readonly Label[]
  /** What else the document says of the content referred to. */
  readonly content?: ContentFacts
  /** Format of `guid` (concept URI). */
  readonly guidFormat?: string
  /** The whole item, where the format embeds it (ninjs associations). */
  readonly item?: NewsItem
  readonly extensions?: readonly Extension[]
}

export type GroupMode = 'bag' | 'sequential' | 'alternative'
export interface PackageGroup {
  readonly id?: string
  readonly role?: string
  readonly mode?: GroupMode
  readonly titles?: readonly Label[]
  readonly signals?: readonly Signal[]
  readonly edNotes?: readonly Label[]
  readonly properties?: readonly Relation[]
  readonly members: readonly PackageMember[]
  readonly extensions?: readonly Extension[]
}
export type PackageMember =
  | { readonly type: 'item'; readonly reference: ItemReference }
  | { readonly type: 'group'; readonly idRef: string }
  | { readonly type: 'concept'; readonly concept: Term }

export interface Signal extends Term {
  readonly severity?: string
}
export interface Rights extends PropertyFacts {
  readonly accountable?: Term
  readonly copyrightHolder?: Term
  readonly copyrightNotices?: readonly (Label & { readonly href?: string })[]
  readonly usageTerms?: readonly Label[]
  readonly links?: readonly ItemReference[]
  readonly dataMining?: Term
  readonly expressions?: readonly RightsExpression[]
  readonly scope?: string
  readonly aspect?: string
  readonly idRefs?: readonly string[]
  readonly language?: string
  readonly properties?: readonly Relation[]
  readonly extensions?: readonly Extension[]
}
export interface RightsExpression {
  /** Identifier of the rights language, for example ODRL. */
  readonly language?: string
  readonly encoding?: string
  /** Encoded text, or the XML as a tree. */
  readonly text?: string
  readonly tree?: Extension
}
export interface Hop {
  readonly seq?: number
  readonly timestamp?: string
  readonly party?: Term
  readonly actions?: readonly (Term & { readonly target?: string; readonly timestamp?: string })[]
}
/** A part of the content: a shot of a film, a region of a picture. */
export interface ContentPart {
  readonly id?: string
  readonly seq?: number
  readonly time?: readonly {
    readonly start: string
    readonly end: string
    readonly unit?: string
    readonly renditionRef?: string
  }[]
  readonly region?: { readonly x: number; readonly y: number; readonly width?: number; readonly height?: number }
  readonly roles?: readonly Term[]
  /** Ids of the renditions that the part is of; absent: all. */
  readonly contentRefs?: readonly string[]
  readonly language?: string
  readonly content: ContentFacts
  readonly edNotes?: readonly Label[]
  readonly signals?: readonly Signal[]
  readonly links?: readonly ItemReference[]
  readonly extensions?: readonly Extension[]
}

/** Copy of a text item, or of one alternative of it. */
export interface Body {
  readonly id?: string
  readonly role?: string
  readonly rendition?: string
  /** Media type in which the source sent it. */
  readonly contentType?: string
  readonly language?: string
  readonly blocks: readonly RichBlock[]
  readonly wordCount?: number
  readonly charCount?: number
  readonly lineCount?: number
  readonly pageCount?: number
  readonly generator?: string
  readonly generated?: string
  /** How `text` is encoded (concept URI); absent: as it stands. */
  readonly encoding?: string
  /** False: the copy is to be had elsewhere. */
  readonly hasContent?: boolean
  /** Content that is no copy and no markup, as sent. */
  readonly text?: string
  /** Content of a kind that is not copy (SportsML, tables of results), as a tree. */
  readonly data?: Extension
  readonly extensions?: readonly Extension[]
}

/** What is said about content, whole or part (NewsML-G2 contentMeta and partMeta). */
export interface ContentFacts {
  /** As the story's urgency: 1-9. */
  readonly urgency?: Urgency
  readonly contentCreated?: TruncatedDate
  readonly contentModified?: TruncatedDate
  readonly digitalSourceType?: Term
  readonly located?: readonly Term[]
  readonly infoSources?: readonly Term[]
  readonly creators?: readonly Term[]
  readonly contributors?: readonly Term[]
  readonly audiences?: readonly (Term & { readonly significance?: number })[]
  readonly excludedAudiences?: readonly (Term & { readonly significance?: number })[]
  readonly altIds?: readonly AltId[]
  readonly ratings?: readonly Readonly<Record<string, string>>[]
  readonly interactions?: readonly Readonly<Record<string, string>>[]
  readonly icons?: readonly Rendition[]
  /** `uri` is `dateline:language/` + the BCP 47 tag in `literal`. */
  readonly languages?: readonly Term[]
  readonly genres?: readonly Term[]
  readonly keywords?: readonly Label[]
  readonly subjects?: readonly Term[]
  readonly sluglines?: readonly (Label & { readonly separator?: string })[]
  readonly headlines?: readonly Label[]
  readonly datelines?: readonly Label[]
  readonly bylines?: readonly Label[]
  readonly creditlines?: readonly Label[]
  readonly descriptions?: readonly Label[]
  readonly properties?: readonly Relation[]
}

export interface NewsItem extends ContentFacts {
  readonly model: 1
  readonly kind: ItemKind
  /** Constant through the versions. */
  readonly guid?: string
  /** As the source wrote it; NewsML-G2 and our own wire number from 1. */
  readonly version?: string
  readonly language?: string
  readonly direction?: 'ltr' | 'rtl'
  /** Which standard the source followed, for example `NewsML-G2`, `2.29`, `power`. */
  readonly standard?: {
    readonly name: string
    readonly version?: string
    readonly conformance?: string
    readonly schema?: string
  }
  /** Where codes of the document come from: addresses of catalogs, and schemes that it declares itself. */
  readonly catalogs?: readonly Catalog[]

  // Management of the item.
  readonly itemClass?: Term
  readonly provider?: Term
  readonly firstCreated?: string
  readonly versionCreated?: string
  /** Absent: none. `until: null`: open-ended. */
  readonly embargo?: Embargo
  readonly expires?: readonly string[]
  /** Absent: not said, which means usable. */
  readonly pubStatus?: PubStatus
  readonly representation?: 'full' | 'partial'
  readonly roles?: readonly Term[]
  readonly fileName?: string
  readonly generators?: readonly (Label & { readonly versionInfo?: string })[]
  readonly profile?: Label & { readonly versionInfo?: string }
  readonly services?: readonly Term[]
  readonly titles?: readonly Label[]
  readonly edNotes?: readonly Label[]
  readonly memberOf?: readonly Term[]
  readonly instanceOf?: readonly Term[]
  readonly signals?: readonly Signal[]
  readonly altRepresentations?: readonly Readonly<Record<string, string>>[]
  readonly deliverableOf?: readonly ItemReference[]
  readonly hashes?: readonly { readonly value: string; readonly type?: string; readonly scope?: string }[]
  readonly origReps?: readonly Readonly<Record<string, string>>[]
  readonly incomingFeedIds?: readonly Term[]
  readonly metadataCreator?: Term
  readonly links?: readonly ItemReference[]
  readonly itemProperties?: readonly Relation[]
  readonly trustIndicators?: readonly { readonly role?: string; readonly title?: string; readonly href?: string }[]

  readonly rights?: readonly Rights[]
  readonly hops?: readonly Hop[]
  readonly published?: readonly (Term & { readonly timestamp?: string; readonly properties?: readonly Relation[] })[]

  // What wire headers say beside the news: how it was sent, not what it says.
  readonly transmission?: Transmission

  // Content.
  readonly bodies?: readonly Body[]
  readonly renditions?: readonly Rendition[]
  readonly associations?: readonly ItemReference[]
  readonly parts?: readonly ContentPart[]
  readonly assertions?: readonly Term[]
  /** What is said about pieces of the content, by their ids. */
  readonly inlineReferences?: readonly (Term & { readonly idRefs?: readonly string[] })[]
  readonly derivations?: readonly (Relation & { readonly idRefs?: readonly string[]; readonly sourceIdRef?: string })[]
  /** kind `package`. */
  readonly groups?: { readonly root?: string; readonly list: readonly PackageGroup[] }
  /** kind `planning`. */
  readonly coverages?: readonly Coverage[]
  /** kind `concept`; an event is a concept with `event` details. */
  readonly concept?: Term
  /** kind `knowledge`. */
  readonly concepts?: readonly Term[]
  readonly scheme?: Scheme
  /** kind `catalog`. */
  readonly catalogContainer?: readonly Catalog[]

  readonly captured?: string
  readonly translationOf?: { readonly guid: string; readonly version: string }
  readonly release?: ReleaseFacts
  readonly extensions?: readonly Extension[]
}

/** What our own wire says of the release that a version came with; each format has its own place for it. */
export interface ReleaseFacts {
  readonly no?: number
  readonly kind?: ReleaseKind
  /** Version that this one takes the place of. */
  readonly supersedes?: string
  /** The use verdict in one line, as `useText` writes it, for clients that read nothing else. */
  readonly use?: string
  /** The story's own urgency, where the item goes out under a higher one: a correction at least as urgent. */
  readonly urgency?: Urgency
}

export interface Catalog {
  readonly href?: string
  readonly titles?: readonly Label[]
  readonly attributes?: Readonly<Record<string, string>>
  readonly schemes?: readonly Scheme[]
}
export interface Scheme {
  readonly alias?: string
  readonly uri: string
  readonly names?: readonly Label[]
  readonly definitions?: readonly Label[]
  readonly notes?: readonly Label[]
  readonly sameAs?: readonly string[]
  readonly related?: readonly Relation[]
  readonly properties?: readonly Relation[]
  readonly attributes?: Readonly<Record<string, string>>
  readonly extensions?: readonly Extension[]
}

/** Header fields of wires: IPTC 7901, ANPA 1312, NITF docdata, NewsML envelopes, mail. */
export interface Transmission {
  readonly service?: string
  readonly sequence?: string
  /** As sent, before it was mapped: letter or digit of priority, and the scale it belongs to. */
  readonly urgency?: { readonly value: string; readonly scale: string }
  /** 1 first. */
  readonly priority?: number
  readonly category?: string
  readonly keyword?: string
  /** Version and take of a running story: `1st Ld`, `2`, `Add 1`. */
  readonly take?: string
  readonly takeKey?: string
  readonly wordCount?: number
  readonly options?: string
  readonly sent?: string
  readonly sender?: string
  readonly destinations?: readonly string[]
  readonly channels?: readonly string[]
  readonly transmitId?: string
  readonly origin?: string
  readonly properties?: readonly Relation[]
  readonly extensions?: readonly Extension[]
}

/** Several items sent together. */
export interface NewsMessage {
  readonly header: Transmission & { readonly signals?: readonly Signal[]; readonly catalogs?: readonly Catalog[] }
  readonly items: readonly NewsItem[]
}

/** The formats that the exchange model meets. */
export const EXCHANGE_FORMATS = [
  'newsml-g2',
  'newsml-1',
  'ninjs',
  'nitf',
  'iptc-7901',
  'anpa-1312',
  'rss',
  'atom',
  'json-feed',
  'icalendar',
  'mail',
  'house-xml',
  'capture',
] as const
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number]

/**
 * Something that a format said and the model has no place for: the element, attribute or member itself, typed, so that a
 * writer of the same format can put it back and the bench can count it.
 */
export interface Extension {
  readonly format: ExchangeFormat
  /** Where it stood, as names from the item (or the term that holds it) down to its parent: `itemMeta`, `contentMeta/subject[2]`. */
  readonly path: string
  /** Element or member name; an attribute's begins with `@`. */
  readonly name: string
  /** Namespace URI of an element or attribute, when not the format's own. */
  readonly ns?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly content?: readonly (string | Extension)[]
  /** Value of a JSON member. */
  readonly json?: unknown
}
