/**
 * How agencies bend ninjs: data, read by read-item.ts. Members that no version of the standard has and that several
 * senders write; statuses of their own; wrappers around lists of items.
 */

/** Words for pubStatus beyond the three of the standard, and what each asks of a client. */
export const STATUSES: ReadonlyMap<string, 'usable' | 'withheld' | 'canceled' | 'embargoed'> = new Map([
  ['usable', 'usable'],
  ['stat:usable', 'usable'],
  ['withheld', 'withheld'],
  ['stat:withheld', 'withheld'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
  ['stat:canceled', 'canceled'],
  // Superdesk's newsroom: a story that was taken back.
  ['killed', 'canceled'],
  ['recalled', 'canceled'],
  // TT: another item has taken its place, or it has been ordered and does not exist yet.
  ['replaced', 'canceled'],
  ['commissioned', 'withheld'],
  // AP's Media API.
  ['embargoed', 'embargoed'],
] as const)

/** Words for types beyond those of the standard. */
export const TYPES: ReadonlyMap<string, string> = new Map([
  ['image', 'picture'],
  ['photo', 'picture'],
  ['preformatted', 'text'],
  ['article', 'text'],
  ['story', 'text'],
  ['news', 'text'],
  ['package', 'composite'],
  ['infographic', 'graphic'],
  ['calendar', 'event'],
])

/** A member of a sender's own, in lower case, and what it is in the exchange model. */
export type SenderMember =
  /** Parties: one name, several, or objects with names. */
  | { readonly as: 'sources' | 'providers' | 'creators' | 'keywords' | 'services' | 'signals' }
  /** Copy: an object or a list with texts. */
  | { readonly as: 'bylines' | 'notes' | 'datelines' }
  | { readonly as: 'transmission'; readonly field: 'priority' | 'sequence' | 'takeKey' | 'keyword' | 'category' }
  | { readonly as: 'source-urgency'; readonly scale: string }
  | { readonly as: 'date'; readonly field: 'firstCreated' | 'versionCreated' }
  | { readonly as: 'expires' }
  | { readonly as: 'file-name' }
  | { readonly as: 'url' }
  | { readonly as: 'located' }
  | { readonly as: 'alt-id' }
  | { readonly as: 'word-count' | 'char-count' }
  | { readonly as: 'headline'; readonly role: string }

export const SENDER_MEMBERS: ReadonlyMap<string, SenderMember> = new Map<string, SenderMember>([
  // Superdesk and the agencies that run it (AAP, Belga, NTB, STT, Ritzau, CP, ANSA).
  ['source', { as: 'sources' }],
  ['authors', { as: 'creators' }],
  ['keywords', { as: 'keywords' }],
  ['service', { as: 'services' }],
  ['services', { as: 'services' }],
  ['anpa_category', { as: 'services' }],
  ['signal', { as: 'signals' }],
  ['signals', { as: 'signals' }],
  ['priority', { as: 'transmission', field: 'priority' }],
  ['anpa_take_key', { as: 'transmission', field: 'takeKey' }],
  ['take_key', { as: 'transmission', field: 'takeKey' }],
  ['sequence', { as: 'transmission', field: 'sequence' }],
  ['published', { as: 'date', field: 'versionCreated' }],
  ['firstpublished', { as: 'date', field: 'firstCreated' }],
  ['creationdate', { as: 'date', field: 'firstCreated' }],
  ['modified', { as: 'date', field: 'versionCreated' }],
  ['expiry', { as: 'expires' }],
  ['dateline', { as: 'datelines' }],
  ['evolvedfrom', { as: 'alt-id' }],
  ['original_id', { as: 'alt-id' }],
  ['family_id', { as: 'alt-id' }],
  ['event_id', { as: 'alt-id' }],
  ['coverage_id', { as: 'alt-id' }],
  ['ingest_id', { as: 'alt-id' }],
  ['unique_name', { as: 'alt-id' }],
  // AP.
  ['bylines', { as: 'bylines' }],
  ['photographer', { as: 'creators' }],
  ['producer', { as: 'creators' }],
  ['provider', { as: 'providers' }],
  ['datelinelocation', { as: 'located' }],
  ['editorialpriority', { as: 'source-urgency', scale: 'anpa' }],
  ['headline_extended', { as: 'headline', role: 'extended' }],
  // TT.
  ['originaltransmissionreference', { as: 'alt-id' }],
  ['newsvalue', { as: 'source-urgency', scale: 'newsvalue' }],
  ['sector', { as: 'services' }],
  ['product', { as: 'services' }],
  ['commissioncode', { as: 'alt-id' }],
  // Several.
  ['url', { as: 'url' }],
  ['weburl', { as: 'url' }],
  ['web_url', { as: 'url' }],
  ['filename', { as: 'file-name' }],
  ['originalfilename', { as: 'file-name' }],
  ['creditline', { as: 'sources' }],
  ['wordcount', { as: 'word-count' }],
  ['charcount', { as: 'char-count' }],
])

/** Members that hold items, or one that holds an item, in the wrappers that services put around them. */
export const LIST_MEMBERS = [
  'items',
  'item',
  '_items',
  'hits',
  'results',
  'docs',
  'documents',
  'newsItems',
  'news',
  'articles',
  'stories',
  'entries',
  'data',
  'response',
] as const
export const ITEM_MEMBERS = [
  'item',
  '_source',
  'newsItem',
  'ninjs',
  'doc',
  'document',
  'content',
  'story',
  'article',
  'data',
] as const
