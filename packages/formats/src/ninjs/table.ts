/**
 * The mapping between ninjs and the exchange model, member by member, for reading and writing. A row says what the member is
 * called in each generation, where it stands in NewsItem, and `as` names the pair of functions that carries the value
 * (read-values.ts, write-values.ts). Names are matched without regard to case; `also` are names that agencies use.
 */
import type { Generation } from './generation.ts'

export interface Row {
  /** Member of NewsItem. */
  readonly model: string
  readonly three: string
  /** Absent: the generation lacks it, and it travels as JSON in the alternative ids. */
  readonly two?: string
  readonly one?: string
  readonly also?: readonly string[]
  readonly as: ValueKind
}

export type ValueKind =
  | 'guid'
  | 'kind'
  | 'representation'
  | 'profile'
  | 'text'
  | 'instant'
  | 'content-date'
  | 'instants'
  | 'embargo'
  | 'status'
  | 'urgency'
  | 'holder'
  | 'notice'
  | 'terms'
  | 'rights'
  | 'notes'
  | 'language'
  | 'headlines'
  | 'descriptions'
  | 'bodies'
  | 'line'
  | 'byline'
  | 'subjects'
  | 'genres'
  | 'located'
  | 'sources'
  | 'digital-source'
  | 'renditions'
  | 'associations'
  | 'alt-ids'
  | 'trust'
  | 'event'
  | 'coverages'
  | 'standard'

type Names = readonly [three: string, two?: string | undefined, one?: string | undefined]

function member(as: ValueKind, model: string, names: Names, ...also: string[]): Row {
  const [three, two, one] = names
  return {
    as,
    model,
    three,
    ...(two === undefined ? {} : { two }),
    ...(one === undefined ? {} : { one }),
    ...(also.length === 0 ? {} : { also }),
  }
}
/** The same name in lower case in 2.x and 1.x. */
const same = (name: string): Names => [name, name.toLowerCase(), name.toLowerCase()]

export const ITEM_ROWS: readonly Row[] = [
  member('guid', 'guid', same('uri'), 'guid', 'urn', '_id', 'id'),
  member('kind', 'kind', same('type')),
  member('representation', 'representation', same('representationType')),
  member('profile', 'profile', same('profile')),
  member('text', 'version', same('version')),
  member('instant', 'firstCreated', same('firstCreated')),
  member(
    'instant',
    'versionCreated',
    same('versionCreated'),
    'version_created',
    'versionupdated',
    'updated',
    'datetime',
  ),
  member('content-date', 'contentCreated', same('contentCreated')),
  member('embargo', 'embargo', ['embargoedUntil', 'embargoed', 'embargoed'], 'embargo', 'embargodate'),
  member('status', 'pubStatus', same('pubStatus'), 'publishstatus'),
  member('urgency', 'urgency', same('urgency')),
  member('holder', 'rights', same('copyrightHolder')),
  member('notice', 'rights', same('copyrightNotice')),
  member('terms', 'rights', same('usageTerms'), 'description_usage'),
  member('notes', 'edNotes', same('edNote'), 'description_editornotes'),
  member('language', 'language', same('language')),
  member('headlines', 'headlines', ['headlines', 'headlines', 'headline']),
  member(
    'descriptions',
    'descriptions',
    ['descriptions', 'descriptions', 'description'],
    'abstract',
    'summary',
    'teaser',
  ),
  member('bodies', 'bodies', ['bodies', 'bodies', 'body'], 'article_html'),
  member('subjects', 'subjects', ['people', 'people', 'person'], 'persons'),
  member('subjects', 'subjects', ['organisations', 'organisations', 'organisation'], 'organization', 'organizations'),
  member('subjects', 'subjects', ['places', 'places', 'place']),
  member('subjects', 'subjects', ['subjects', 'subjects', 'subject']),
  member('subjects', 'subjects', ['events', 'events', 'event']),
  member('subjects', 'subjects', ['objects', 'objects', 'object']),
  member('genres', 'genres', ['genres', 'genres', 'genre']),
  member('sources', 'infoSources', ['infoSources', 'infosources', 'infosource']),
  member('line', 'titles', same('title')),
  member('byline', 'bylines', ['by', 'by', 'byline']),
  member('line', 'sluglines', same('slugline'), 'slug'),
  member('located', 'located', same('located')),
  member('renditions', 'renditions', same('renditions')),
  member('associations', 'associations', same('associations')),
  member('event', 'concept.event', ['eventDetails']),
  member('coverages', 'coverages', ['plannedCoverage']),
  member('instants', 'expires', same('expires')),
  member('rights', 'rights', same('rightsInfo')),
  member('digital-source', 'digitalSourceType', same('digitalSourceType')),
  member('trust', 'trustIndicators', ['trustIndicators', 'trustindicators', 'trustindicator']),
  member('alt-ids', 'altIds', same('altIds')),
  member('standard', 'standard', ['standard', 'standard', '$standard']),
]

/** A fact that ninjs has no member for, carried under a role of ours in the alternative ids. */
export interface AltRow {
  /** Path in NewsItem. */
  readonly model: string
  readonly role: string
  /** text: the value itself; number: in digits; uri: the URI of a term; uris: the URIs of terms, one id each; json. */
  readonly as: 'text' | 'number' | 'uris' | 'json'
}

export const ALT_ROWS: readonly AltRow[] = [
  { model: 'release.use', role: 'dateline:use', as: 'text' },
  { model: 'release.no', role: 'dateline:release_no', as: 'number' },
  { model: 'release.kind', role: 'dateline:release_kind', as: 'text' },
  { model: 'release.supersedes', role: 'dateline:supersedes', as: 'text' },
  { model: 'release.urgency', role: 'dateline:story_urgency', as: 'number' },
  { model: 'direction', role: 'dateline:direction', as: 'text' },
  { model: 'fileName', role: 'dateline:file_name', as: 'text' },
  { model: 'captured', role: 'dateline:captured', as: 'text' },
  { model: 'contentModified', role: 'dateline:content_modified', as: 'text' },
  { model: 'signals', role: 'dateline:signal', as: 'uris' },
  { model: 'roles', role: 'dateline:role', as: 'uris' },
  { model: 'memberOf', role: 'dateline:member_of', as: 'uris' },
  { model: 'audiences', role: 'dateline:audience', as: 'uris' },
  { model: 'transmission.service', role: 'dateline:service', as: 'text' },
  { model: 'transmission.sequence', role: 'dateline:sequence', as: 'text' },
  { model: 'transmission.urgency', role: 'dateline:source_urgency', as: 'json' },
  { model: 'transmission.priority', role: 'dateline:priority', as: 'number' },
  { model: 'transmission.category', role: 'dateline:category', as: 'text' },
  { model: 'transmission.keyword', role: 'dateline:keyword', as: 'text' },
  { model: 'transmission.take', role: 'dateline:take', as: 'text' },
  { model: 'transmission.takeKey', role: 'dateline:take_key', as: 'text' },
  { model: 'transmission.wordCount', role: 'dateline:word_count', as: 'number' },
  { model: 'transmission.options', role: 'dateline:options', as: 'text' },
  { model: 'transmission.sent', role: 'dateline:sent', as: 'text' },
  { model: 'transmission.sender', role: 'dateline:sender', as: 'text' },
  { model: 'transmission.transmitId', role: 'dateline:transmit_id', as: 'text' },
  { model: 'transmission.origin', role: 'dateline:origin', as: 'text' },
]

/** Roles of ours with code behind them. */
export const ALT_ROLE = {
  /** `open` for an embargo without an end, which ninjs can only tell as withheld. */
  embargo: 'dateline:embargo',
  /** pubStatus beside an open embargo, when it is not usable. */
  status: 'dateline:pub_status',
  /** Kind of item, where `type` cannot say it. */
  kind: 'dateline:kind',
  /** Relation of an association in 2.x and 1.x. */
  rel: 'dateline:rel',
  /** A truncated date of creation. */
  contentCreated: 'dateline:content_created',
  /** Followed by a member's name: a member that the generation lacks, as JSON. */
  member: 'dateline:member/',
  /** Followed by path and name: a member that no version of the standard has, as JSON. */
  extension: 'dateline:extension/',
} as const

const NATURE = 'http://cv.iptc.org/newscodes/cpnature/'

/** Lists of concepts by their 3.x name: the nature that a concept in it has. */
export const TERM_LISTS: readonly { readonly list: string; readonly type: string | undefined }[] = [
  { list: 'people', type: `${NATURE}person` },
  { list: 'organisations', type: `${NATURE}organisation` },
  { list: 'places', type: `${NATURE}geoArea` },
  { list: 'subjects', type: undefined },
  { list: 'events', type: `${NATURE}event` },
  { list: 'objects', type: `${NATURE}object` },
]
/** Natures that share a list with another. */
export const LIST_BY_NATURE: ReadonlyMap<string, string> = new Map([
  ...TERM_LISTS.flatMap(({ list, type }): [string, string][] => (type === undefined ? [] : [[type, list]])),
  [`${NATURE}poi`, 'places'],
  [`${NATURE}country`, 'places'],
])

/** Words under `rel` that say which list of the model a concept belongs to. */
export const TERM_REL = {
  service: 'service',
  project: 'project',
  keyword: 'keyword',
  dateline: 'dateline',
  concept: 'concept',
  /** Of an event. */
  location: 'location',
  participant: 'participant',
  about: 'about',
} as const

/** Roles of parties among the info sources that the model keeps apart. */
export const PARTY_ROLE = { provider: 'provider', creator: 'creator', contributor: 'contributor' } as const

/** Relation of an item to its page: a rendition with the name `web` of the type text/html. */
export const PAGE_REL = 'dateline:rel/page'
/** Words of ours for relations between items. */
export const ITEM_REL: ReadonlyMap<string, string> = new Map([
  ['dateline:rel/translation', 'translation'],
  [PAGE_REL, 'page'],
])
export const TRANSLATION_OF = 'translationOf'
/** An item that a planned coverage has delivered. */
export const DELIVERY = 'delivery'

/** Roles of descriptions: concept URIs of the model and the words that ninjs uses. */
export const DESCRIPTION_ROLES: ReadonlyMap<string, string> = new Map([
  ['http://cv.iptc.org/newscodes/descriptionrole/summary', 'abstract'],
  ['http://cv.iptc.org/newscodes/descriptionrole/caption', 'caption'],
])
/** Descriptions that the model keeps in lists of their own. */
export const DESCRIPTION_LISTS = { datelines: 'dateline', creditlines: 'creditline' } as const

/** Members of a rendition: model, name in 3.x, and names elsewhere when they are not the same in lower case. */
export interface RenditionRow {
  readonly model: string
  readonly three: string
  readonly as: 'text' | 'integer' | 'number' | 'uri' | 'scan' | 'point' | 'resources'
  /** In 3.x alone. */
  readonly since3?: boolean
  readonly also?: readonly string[]
}
export const RENDITION_ROWS: readonly RenditionRow[] = [
  { model: 'href', three: 'href', as: 'uri', also: ['url'] },
  { model: 'contentType', three: 'contentType', as: 'text', also: ['mimetype', 'mime_type'] },
  { model: 'title', three: 'title', as: 'text' },
  { model: 'width', three: 'width', as: 'integer' },
  { model: 'height', three: 'height', as: 'integer' },
  { model: 'sizeInBytes', three: 'sizeInBytes', as: 'integer', also: ['size', 'filesize'] },
  { model: 'duration', three: 'duration', as: 'number' },
  { model: 'format', three: 'format', as: 'text' },
  { model: 'aspectRatio', three: 'aspectRatio', as: 'text', since3: true },
  { model: 'videoCodec', three: 'videoCodec', as: 'text', since3: true },
  { model: 'videoFrameRate', three: 'frameRate', as: 'number', since3: true },
  { model: 'pointOfInterest', three: 'poi', as: 'point', since3: true },
  { model: 'transportProtocol', three: 'transportProtocol', as: 'text', since3: true },
  { model: 'videoScan', three: 'scanType', as: 'scan', since3: true },
  { model: 'bitRate', three: 'bitrate', as: 'text', since3: true },
  { model: 'resources', three: 'resources', as: 'resources', since3: true },
]

/** Name of a row's member in a generation. */
export function nameIn(row: Row, generation: Generation): string | undefined {
  return row[generation]
}

const BY_NAME: ReadonlyMap<string, Row> = new Map(
  ITEM_ROWS.flatMap((entry) =>
    [entry.three, entry.two, entry.one, ...(entry.also ?? [])].flatMap((name): [string, Row][] =>
      name === undefined
        ? []
        : [
            [name, entry],
            [name.toLowerCase(), entry],
          ],
    ),
  ),
)

/** The row that a member belongs to, whatever its case. */
export function rowOf(name: string): Row | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(name.toLowerCase())
}
