/**
 * NITF and the exchange model, element by element, in the order of the schema. `at` is a path below `nitf`; `as` names the
 * pair of functions (read and write) in parts*.ts that says how. What no row names becomes an extension; what NITF has no
 * place for is in the loss table. Bodies have a table of their own (body-table.ts).
 */
export interface Row {
  readonly at: string
  /** Members of NewsItem. */
  readonly model: readonly string[]
  readonly as: string
}

export const HEAD_ROWS: readonly Row[] = [
  { at: 'head/title', model: ['titles'], as: 'title' },
  { at: 'head/meta', model: ['transmission', 'itemProperties', 'firstCreated', 'fileName', 'release'], as: 'meta' },
  { at: 'head/tobject', model: ['services', 'genres', 'subjects'], as: 'tobject' },
  { at: 'head/iim', model: ['itemProperties'], as: 'iim' },
  { at: 'head/docdata', model: ['pubStatus', 'embargo', 'links'], as: 'status' },
  { at: 'head/pubdata', model: ['published'], as: 'pubdata' },
  { at: 'head/revision-history', model: ['contributors', 'creators'], as: 'revision' },
]

/** Below docdata. Its content has no order; this is ours. */
export const DOCDATA_ROWS: readonly Row[] = [
  { at: 'correction', model: ['signals', 'edNotes', 'links'], as: 'correction' },
  { at: 'evloc', model: ['subjects'], as: 'eventPlace' },
  { at: 'doc-id', model: ['guid', 'provider', 'altIds'], as: 'docId' },
  { at: 'del-list', model: ['hops'], as: 'deliveries' },
  { at: 'urgency', model: ['urgency', 'transmission.urgency'], as: 'urgency' },
  { at: 'fixture', model: ['memberOf'], as: 'fixture' },
  { at: 'date.issue', model: ['versionCreated'], as: 'issued' },
  { at: 'date.release', model: ['embargo', 'published'], as: 'released' },
  { at: 'date.expire', model: ['expires'], as: 'expires' },
  { at: 'doc-scope', model: ['audiences'], as: 'scope' },
  { at: 'series', model: ['memberOf'], as: 'series' },
  { at: 'ed-msg', model: ['edNotes'], as: 'edMessage' },
  { at: 'du-key', model: ['sluglines', 'version', 'altIds'], as: 'duKey' },
  { at: 'doc.copyright', model: ['rights'], as: 'copyright' },
  { at: 'doc.rights', model: ['rights'], as: 'docRights' },
  { at: 'key-list', model: ['keywords'], as: 'keywords' },
  { at: 'identified-content', model: ['subjects', 'genres', 'services', 'located'], as: 'identified' },
]

export const BODY_HEAD_ROWS: readonly Row[] = [
  { at: 'hedline', model: ['headlines'], as: 'hedline' },
  { at: 'note', model: ['edNotes'], as: 'headNote' },
  { at: 'rights', model: ['rights'], as: 'headRights' },
  { at: 'byline', model: ['bylines'], as: 'byline' },
  { at: 'distributor', model: ['provider'], as: 'distributor' },
  { at: 'dateline', model: ['datelines', 'located', 'contentCreated'], as: 'dateline' },
  { at: 'abstract', model: ['descriptions'], as: 'abstract' },
  { at: 'series', model: ['memberOf'], as: 'headSeries' },
]

export const BODY_END_ROWS: readonly Row[] = [
  { at: 'tagline', model: ['creditlines'], as: 'tagline' },
  { at: 'bibliography', model: ['creditlines'], as: 'bibliography' },
]

/** Elements as senders misspell or misplace them: NITF 2.5 forms, and Superdesk's key-list. */
export const MISSPELT: Readonly<Record<string, string>> = { hedline: 'headline' }

/** Names of `meta` and the member that they fill; the first name of a member is the one that is written. */
export const META_ROWS: readonly {
  readonly name: string
  readonly model: string
  readonly as: 'text' | 'number' | 'instant'
}[] = [
  { name: 'anpa-service', model: 'transmission.service', as: 'text' },
  { name: 'service', model: 'transmission.service', as: 'text' },
  { name: 'anpa-sequence', model: 'transmission.sequence', as: 'text' },
  { name: 'sequence', model: 'transmission.sequence', as: 'text' },
  { name: 'NTBIPTCSequence', model: 'transmission.sequence', as: 'text' },
  { name: 'anpa-category', model: 'transmission.category', as: 'text' },
  { name: 'category', model: 'transmission.category', as: 'text' },
  { name: 'categoria', model: 'transmission.category', as: 'text' },
  { name: 'anpa-keyword', model: 'transmission.keyword', as: 'text' },
  { name: 'anpa-takekey', model: 'transmission.takeKey', as: 'text' },
  { name: 'anpa-wordcount', model: 'transmission.wordCount', as: 'number' },
  { name: 'wordcount', model: 'transmission.wordCount', as: 'number' },
  { name: 'anpa-format', model: 'transmission.options', as: 'text' },
  { name: 'filename', model: 'fileName', as: 'text' },
  // Ours: what NITF has no element for and clients need.
  { name: 'dateline.kind', model: 'kind', as: 'text' },
  { name: 'dateline.direction', model: 'direction', as: 'text' },
  { name: 'dateline.first-created', model: 'firstCreated', as: 'instant' },
  { name: 'dateline.representation', model: 'representation', as: 'text' },
  { name: 'dateline.take', model: 'transmission.take', as: 'text' },
  { name: 'dateline.priority', model: 'transmission.priority', as: 'number' },
  { name: 'dateline.sender', model: 'transmission.sender', as: 'text' },
  { name: 'dateline.sent', model: 'transmission.sent', as: 'instant' },
  { name: 'dateline.transmit-id', model: 'transmission.transmitId', as: 'text' },
  { name: 'dateline.origin', model: 'transmission.origin', as: 'text' },
  { name: 'dateline.release-no', model: 'release.no', as: 'number' },
  { name: 'dateline.release-kind', model: 'release.kind', as: 'text' },
  { name: 'dateline.supersedes', model: 'release.supersedes', as: 'text' },
  { name: 'dateline.use', model: 'release.use', as: 'text' },
  { name: 'dateline.story-urgency', model: 'release.urgency', as: 'number' },
  { name: 'dateline.translation-of', model: 'translationOf.guid', as: 'text' },
  { name: 'dateline.translation-of-version', model: 'translationOf.version', as: 'text' },
  { name: 'dateline.embargo-note', model: 'embargo.note', as: 'text' },
]
/** Names of `meta` that code deals with. */
export const META = {
  /** 9, and what the source wrote: `scale value`. */
  urgency: 'dateline.urgency',
  urgencySource: 'dateline.urgency-source',
  /** An embargo beside a hold or a kill: an instant, or `open`. */
  embargo: 'dateline.embargo',
  /** A property whose name is no token: the name, a space, the value. */
  property: 'dateline.property',
  copyright: 'copyright',
  usageTerms: 'dateline.usage-terms',
  creditline: 'dateline.creditline',
} as const

/** management-status as agencies write it, in lower case. */
export const STATUSES: Readonly<Record<string, 'usable' | 'withheld' | 'canceled' | 'embargoed'>> = {
  usable: 'usable',
  useable: 'usable',
  publishable: 'usable',
  released: 'usable',
  published: 'usable',
  corrected: 'usable',
  correction: 'usable',
  update: 'usable',
  updated: 'usable',
  new: 'usable',
  embargoed: 'embargoed',
  embargo: 'embargoed',
  withheld: 'withheld',
  hold: 'withheld',
  held: 'withheld',
  'on-hold': 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
  cancel: 'canceled',
  kill: 'canceled',
  killed: 'canceled',
  delete: 'canceled',
  deleted: 'canceled',
  withdrawn: 'canceled',
  recalled: 'canceled',
}

/** `classifier@type` in identified-content and the list that it fills; any other type is a subject with that role. */
export const CLASSIFIERS = {
  subject: 'subjects',
  genre: 'genres',
  service: 'services',
  audience: 'audiences',
  signal: 'signals',
  member: 'memberOf',
  role: 'roles',
  source: 'infoSources',
} as const

const NATURE = 'http://cv.iptc.org/newscodes/cpnature/'
/** Elements of identified-content and the nature of the concept that they name. */
export const NATURES: Readonly<Record<string, string>> = {
  person: `${NATURE}person`,
  org: `${NATURE}organisation`,
  location: `${NATURE}geoArea`,
  event: `${NATURE}event`,
  'object.title': `${NATURE}object`,
  function: 'dateline:nitf/function',
  virtloc: 'dateline:nitf/virtloc',
}
/** Roles and types of ours for what NITF tells apart and the model does not. */
export const OURS = {
  place: 'evloc',
  fixture: 'dateline:nitf/fixture',
  series: 'dateline:nitf/series',
  released: 'dateline:nitf/date.release',
  management: 'dateline:nitf/management-doc',
  corrected: 'dateline:nitf/corrected-doc',
  revision: 'dateline:nitf/revision/',
  objectType: 'tobject.type',
  bodyRights: 'body',
} as const
