/**
 * NewsML 1.0-1.2 and the exchange model, element by element. `at` is a path of local names below the holder that the list
 * names; `as` says how the value is read (scalars.ts, terms.ts); `role` is the role that a label or a party gets.
 * What no row names and no code takes becomes an extension.
 */

/** Ways to read an element. */
export type Conversion =
  /** Text, the first one wins. */
  | 'text'
  /** ISO 8601 basic or extended, to RFC 3339. */
  | 'instant'
  /** The same, or a day. */
  | 'date'
  /** Text with its language. */
  | 'label'
  /** FormalName, or the text of the element. */
  | 'name'
  | 'names'
  /** A concept of a controlled vocabulary. */
  | 'term'
  | 'language'
  | 'subject-code'
  /** `Party` elements below, or Topic. */
  | 'parties'
  | 'place'
  | 'topic'
  | 'property'
  /** A property by the name of the element. */
  | 'named'
  | 'metadata'
  | 'news-line'
  | 'usage'

export interface Row {
  readonly at: string
  readonly model: string
  readonly as: Conversion
  readonly role?: string
}

/** Role of a headline that stands below the main one. */
export const SUBHEADLINE = 'subheadline'

/** Below NewsEnvelope; the model is Transmission. */
export const ENVELOPE_ROWS: readonly Row[] = [
  { at: 'TransmissionId', model: 'transmitId', as: 'text' },
  { at: 'DateAndTime', model: 'sent', as: 'instant' },
  { at: 'SentFrom/Party', model: 'sender', as: 'name' },
  { at: 'SentTo/Party', model: 'destinations', as: 'names' },
  { at: 'NewsService', model: 'service', as: 'name' },
  { at: 'NewsProduct', model: 'channels', as: 'names' },
]

/** Below NewsItem. Status, urgency, revisions and relations are read by management.ts. */
export const MANAGEMENT_ROWS: readonly Row[] = [
  { at: 'Identification/NameLabel', model: 'titles', as: 'label', role: 'name' },
  { at: 'Identification/DateLabel', model: 'titles', as: 'label', role: 'date' },
  { at: 'Identification/Label/LabelText', model: 'titles', as: 'label', role: 'label' },
  { at: 'NewsManagement/FirstCreated', model: 'firstCreated', as: 'instant' },
  { at: 'NewsManagement/ThisRevisionCreated', model: 'versionCreated', as: 'instant' },
  { at: 'NewsManagement/NewsItemType', model: 'roles', as: 'term' },
  { at: 'NewsManagement/Property', model: 'itemProperties', as: 'property' },
  { at: 'Comment', model: 'itemProperties', as: 'property' },
]

/** Element names as they are misspelt in use. */
export const MISSPELT: Readonly<Record<string, string>> = { DescriptiveMetadata: 'DescriptiveMetada' }

/** Below NewsComponent, at any depth: what an outer component says holds for the inner ones. */
export const COMPONENT_ROWS: readonly Row[] = [
  { at: 'NewsLines/HeadLine', model: 'headlines', as: 'label' },
  { at: 'NewsLines/SubHeadLine', model: 'headlines', as: 'label', role: SUBHEADLINE },
  { at: 'NewsLines/ByLine', model: 'bylines', as: 'label' },
  { at: 'NewsLines/ByLineTitle', model: 'bylines', as: 'label', role: 'title' },
  { at: 'NewsLines/BylineTitle', model: 'bylines', as: 'label', role: 'title' },
  { at: 'NewsLines/DateLine', model: 'datelines', as: 'label' },
  { at: 'NewsLines/CreditLine', model: 'creditlines', as: 'label' },
  { at: 'NewsLines/SlugLine', model: 'sluglines', as: 'label' },
  { at: 'NewsLines/KeywordLine', model: 'keywords', as: 'label' },
  { at: 'NewsLines/SeriesLine', model: 'memberOf', as: 'term' },
  { at: 'NewsLines/CopyrightLine', model: 'rights.copyrightNotices', as: 'label' },
  { at: 'NewsLines/RightsLine', model: 'rights.usageTerms', as: 'label' },
  { at: 'NewsLines/NewsLine', model: 'properties', as: 'news-line' },
  { at: 'AdministrativeMetadata/FileName', model: 'fileName', as: 'text' },
  { at: 'AdministrativeMetadata/SystemIdentifier', model: 'altIds', as: 'text' },
  { at: 'AdministrativeMetadata/Provider', model: 'provider', as: 'parties' },
  { at: 'AdministrativeMetadata/Creator', model: 'creators', as: 'parties' },
  { at: 'AdministrativeMetadata/Source', model: 'infoSources', as: 'parties' },
  { at: 'AdministrativeMetadata/Contributor', model: 'contributors', as: 'parties' },
  { at: 'AdministrativeMetadata/Property', model: 'properties', as: 'property' },
  { at: 'RightsMetadata/Copyright/CopyrightHolder', model: 'rights.copyrightHolder', as: 'parties' },
  { at: 'RightsMetadata/Copyright/CopyrightDate', model: 'itemProperties', as: 'named' },
  { at: 'RightsMetadata/UsageRights', model: 'rights.usageTerms', as: 'usage' },
  { at: 'RightsMetadata/Property', model: 'properties', as: 'property' },
  { at: 'DescriptiveMetadata/Language', model: 'languages', as: 'language' },
  { at: 'DescriptiveMetadata/Genre', model: 'genres', as: 'term' },
  { at: 'DescriptiveMetadata/SubjectCode', model: 'subjects', as: 'subject-code' },
  { at: 'DescriptiveMetadata/OfInterestTo', model: 'audiences', as: 'term' },
  { at: 'DescriptiveMetadata/DateLineDate', model: 'contentCreated', as: 'date' },
  { at: 'DescriptiveMetadata/Location', model: 'located', as: 'place' },
  { at: 'DescriptiveMetadata/TopicOccurrence', model: 'subjects', as: 'topic' },
  { at: 'DescriptiveMetadata/Property', model: 'properties', as: 'property' },
  // TASS sends these.
  { at: 'DescriptiveMetadata/guid', model: 'altIds', as: 'text' },
  { at: 'item_keywords/item_keyword', model: 'keywords', as: 'label' },
  { at: 'Metadata', model: 'properties', as: 'metadata' },
]

/**
 * Roles of a component that is a part of the story around it, in lower case without white space. Real files give each part of
 * a story (title, lead, body) a component of its own.
 */
export const PART_ROLES: Readonly<Record<string, 'headline' | 'subheadline' | 'abstract' | 'body' | 'aside'>> = {
  headline: 'headline',
  title: 'headline',
  subheadline: 'subheadline',
  subtitle: 'subheadline',
  lead: 'abstract',
  abstract: 'abstract',
  summary: 'abstract',
  teaser: 'abstract',
  caption: 'abstract',
  description: 'abstract',
  body: 'body',
  text: 'body',
  contact: 'aside',
  contacts: 'aside',
  boilerplate: 'aside',
  note: 'aside',
  byline: 'aside',
}

/** Roles that say what a component with a file or a caption is. */
export const MEDIA_ROLES: Readonly<Record<string, 'picture' | 'graphic' | 'audio' | 'video' | 'animation'>> = {
  photo: 'picture',
  picture: 'picture',
  image: 'picture',
  mainphoto: 'picture',
  logo: 'graphic',
  graphic: 'graphic',
  infographic: 'graphic',
  map: 'graphic',
  audio: 'audio',
  sound: 'audio',
  video: 'video',
  clip: 'video',
  animation: 'animation',
}

/** NewsLine types, in lower case, that are an editor's note. */
export const NOTE_LINES: ReadonlySet<string> = new Set(
  "advisory;advisoryline;editorsnote;editor'snote;ednote;editorialnote;notetoeditors;editornote".split(';'),
)

/** NewsLine types, in lower case, that say the story in short. */
export const SUMMARY_LINES: ReadonlySet<string> = new Set(['summary', 'abstract', 'teaser', 'standfirst'])

/** Status as agencies write it, in lower case. `embargoed` is usable after a time. */
export const STATUSES: Readonly<Record<string, 'usable' | 'withheld' | 'canceled' | 'embargoed'>> = {
  usable: 'usable',
  useable: 'usable',
  released: 'usable',
  publishable: 'usable',
  // Belga's sound bulletins.
  open: 'usable',
  embargoed: 'embargoed',
  embargo: 'embargoed',
  withheld: 'withheld',
  hold: 'withheld',
  onhold: 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
  killed: 'canceled',
  kill: 'canceled',
  deleted: 'canceled',
  withdrawn: 'canceled',
}

/** Instructions that are signals of the IPTC. */
export const SIGNALS: Readonly<Record<string, string>> = {
  correction: 'correction',
  correct: 'correction',
  corrected: 'correction',
  rectify: 'correction',
  update: 'update',
  updated: 'update',
}
/** Instructions that end the use of an item. */
export const ENDING_INSTRUCTIONS: ReadonlySet<string> = new Set(['kill', 'delete', 'cancel', 'withdraw'])

/** Names of properties of a Characteristics element, in lower case, and of the rendition or body they size. */
export const CHARACTERISTICS: Readonly<Record<string, string>> = {
  words: 'wordCount',
  wordcount: 'wordCount',
  characters: 'charCount',
  charcount: 'charCount',
  lines: 'lineCount',
  width: 'width',
  pixelwidth: 'width',
  imagewidth: 'width',
  height: 'height',
  pixelheight: 'height',
  imageheight: 'height',
  resolution: 'resolution',
  colourdepth: 'colourDepth',
  colordepth: 'colourDepth',
  duration: 'duration',
  totalduration: 'duration',
  imageuse: 'name',
  formatversion: 'contentTypeVariant',
  colorspace: 'colourSpace',
  colourspace: 'colourSpace',
  orientation: 'layoutOrientation',
}
