/** How NITF's body elements and the blocks and marks of a body name each other. Read by body-read.ts and body-write.ts. */
import type { EntityKind, RichNote, Style } from '@dateline/news'

/** Elements of enriched text that name something, and the kind of entity. */
export const ENTITY_ELEMENTS: Readonly<Record<string, EntityKind>> = {
  person: 'person',
  org: 'body',
  location: 'place',
  event: 'event',
  'object.title': 'work',
  function: 'function',
  chron: 'date',
  money: 'money',
  num: 'number',
  postaddr: 'postal-address',
  virtloc: 'electronic-address',
  copyrite: 'copyright',
  lang: 'language',
  pronounce: 'pronunciation',
}
export const ELEMENT_OF_KIND: Readonly<Record<EntityKind, string>> = {
  ...(Object.fromEntries(Object.entries(ENTITY_ELEMENTS).map(([name, kind]) => [kind, name])) as Record<
    EntityKind,
    string
  >),
  // NITF names no things but works: `object.title` with a class.
  object: 'object.title',
}

/** Attributes of those elements that the schema has (the common ones aside). */
export const ENTITY_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  person: ['idsrc', 'value', 'gender'],
  org: ['idsrc', 'value'],
  location: ['location-code', 'code-source'],
  event: ['start-date', 'end-date', 'idsrc', 'value'],
  'object.title': ['idsrc', 'value'],
  function: ['idsrc', 'value'],
  chron: ['norm'],
  money: ['unit', 'date'],
  num: ['units', 'decimal-ch', 'thousands-ch'],
  postaddr: [],
  virtloc: ['idsrc', 'value'],
  copyrite: [],
  lang: ['idsrc', 'value'],
  pronounce: ['guide', 'phonetic'],
}

/** Parts inside an entity: read as an entity of the outer kind with `part` among its attributes. */
export const PART_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  person: ['name.given', 'name.family', 'function'],
  location: ['sublocation', 'city', 'state', 'region', 'country'],
  copyrite: ['copyrite.year', 'copyrite.holder'],
}
export const PART_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  function: ['idsrc', 'value'],
  sublocation: ['location-code', 'code-source'],
  city: ['city-code', 'code-source'],
  state: ['state-code', 'code-source'],
  region: ['region-code', 'code-source'],
  country: ['iso-cc'],
}
/** Elements that stand around any enriched text; the others hold words only and so stand innermost. */
export const OUTER_ELEMENTS: ReadonlySet<string> = new Set(['lang', 'pronounce'])

/** `em` by its class. NITF has one emphasis; its class says which. Without one it is `em`. */
export const EM_CLASSES: Readonly<Record<string, 'strong' | Style>> = {
  strong: 'strong',
  bold: 'strong',
  b: 'strong',
  underline: 'underline',
  u: 'underline',
  strike: 'strike',
  code: 'code',
  small: 'small',
  insert: 'insert',
}

/** Attributes of `p` that mark it, as tokens of the block's role. */
export const PARAGRAPH_FLAGS = ['lede', 'summary', 'optional-text'] as const

export const NOTE_CLASSES: Readonly<Record<string, RichNote['kind']>> = { editorsnote: 'editor', end: 'endnote' }
/** Classes of a note that are no kind of ours stay as its role. */
export const OTHER_NOTE_CLASSES: ReadonlySet<string> = new Set(['cpyrt', 'hd', 'trademk'])

/** media-type, in lower case, and the kind of media block; anything else is `other`. */
export const MEDIA_TYPES: Readonly<Record<string, 'audio' | 'video' | 'image' | 'data' | 'application'>> = {
  image: 'image',
  photo: 'image',
  picture: 'image',
  graphic: 'image',
  cartoon: 'image',
  logo: 'image',
  audio: 'audio',
  sound: 'audio',
  video: 'video',
  film: 'video',
  data: 'data',
  text: 'data',
  application: 'application',
}

/** Attributes of media-reference and the member of a rendition; those with `number` are numbers. */
export const REFERENCE_ATTRIBUTES = [
  { at: 'name', member: 'name' },
  { at: 'mime-type', member: 'contentType' },
  { at: 'width', member: 'width', number: true },
  { at: 'height', member: 'height', number: true },
  { at: 'time', member: 'duration', number: true },
  { at: 'time-unit-of-measure', member: 'durationUnit' },
  { at: 'coding', member: 'format' },
  { at: 'alternate-text', member: 'title' },
] as const
/** Attributes of media-reference that a rendition has no member for: its properties, by the attribute's name. */
export const REFERENCE_PROPERTIES = [
  'outcue',
  'source-credit',
  'copyright',
  'imagemap',
  'noflow',
  'data-location',
  'units',
] as const
/** Properties of the first rendition that are media-metadata begin so. */
export const METADATA_PREFIX = 'metadata:'
