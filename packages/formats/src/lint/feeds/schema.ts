/** Which element may stand where, how often, and what it must say. */
import {
  all,
  anything,
  type Check,
  contact,
  dateRfc3339,
  dateRfc822,
  email,
  filled,
  filledThen,
  fullUrl,
  identifier,
  language,
  matching,
  mediaType,
  plain,
  plainOrEmpty,
  trueFalse,
  url,
  whole,
} from './checks.ts'
import type { RuleName } from './rules.ts'

export interface Spec {
  /** Most times that it may stand in its parent; absent: any number. */
  readonly max?: 1
  /** Its text. Absent: not looked at. */
  readonly text?: Check
  /** Only elements inside. */
  readonly isElementOnly?: boolean
  readonly attributes?: Readonly<Record<string, Check>>
  readonly required?: readonly string[]
  /** Kind of place that it is to its children. Absent: they are not looked at. */
  readonly inside?: Place
  /** No elements inside. */
  readonly isLeaf?: boolean
  /** How Atom's texts and contents, or RSS's descriptions, are looked at. */
  readonly markup?: 'atom-text' | 'atom-content' | 'html' | 'xhtml'
}

export const PLACES = {
  document: 0,
  rss: 0,
  channel: 0,
  item: 0,
  image: 0,
  'text-input': 0,
  'skip-hours': 0,
  'skip-days': 0,
  rdf: 0,
  'rdf-channel': 0,
  'rdf-item': 0,
  'rdf-image': 0,
  'rdf-text-input': 0,
  feed: 0,
  entry: 0,
  source: 0,
  person: 0,
  tombstone: 0,
} as const
export type Place = keyof typeof PLACES

export interface PlaceSpec {
  readonly elements: Readonly<Record<string, Spec>>
  /** Elements that must stand here, with the rule that says so. */
  readonly required?: readonly string[]
  readonly missing?: RuleName
  /** Whether elements of modules may stand here: as of a feed, of an entry, or not at all. */
  readonly modules?: 'feed' | 'entry'
}

const leaf = (text: Check, extra: Omit<Spec, 'text' | 'isLeaf'> = {}): Spec => ({
  max: 1,
  isLeaf: true,
  text,
  ...extra,
})
const many = (text: Check, extra: Omit<Spec, 'text' | 'isLeaf' | 'max'> = {}): Spec => ({
  isLeaf: true,
  text,
  ...extra,
})
const html: Spec = { max: 1, markup: 'html' }
const enclosure: Spec = {
  isLeaf: true,
  attributes: { url: fullUrl, length: whole(0), type: mediaType },
  required: ['url', 'length', 'type'],
}

const CHANNEL: Readonly<Record<string, Spec>> = {
  title: leaf(plain),
  link: leaf(url),
  description: leaf(plainOrEmpty),
  language: leaf(language),
  copyright: leaf(plain),
  managingEditor: leaf(contact),
  webMaster: leaf(contact),
  pubDate: leaf(dateRfc822),
  lastBuildDate: leaf(dateRfc822),
  category: many(all(filled, plainOrEmpty), { attributes: { domain: anything } }),
  generator: leaf(filled),
  docs: leaf(url),
  cloud: {
    max: 1,
    isLeaf: true,
    attributes: { domain: anything, port: whole(1), path: anything, registerProcedure: anything, protocol: anything },
    required: ['domain', 'port', 'path', 'registerProcedure', 'protocol'],
  },
  ttl: leaf(filledThen(whole(1))),
  image: { max: 1, isElementOnly: true, inside: 'image' },
  rating: leaf(anything),
  textInput: { max: 1, isElementOnly: true, inside: 'text-input' },
  skipHours: { max: 1, isElementOnly: true, inside: 'skip-hours' },
  skipDays: { max: 1, isElementOnly: true, inside: 'skip-days' },
  item: { isElementOnly: true, inside: 'item' },
}

const ITEM: Readonly<Record<string, Spec>> = {
  title: leaf(plain),
  link: leaf(url),
  description: html,
  author: leaf(contact),
  category: many(all(filled, plainOrEmpty), { attributes: { domain: anything } }),
  comments: leaf(url),
  enclosure,
  guid: leaf(anything, { attributes: { isPermaLink: trueFalse } }),
  pubDate: leaf(dateRfc822),
  source: leaf(plain, { attributes: { url: fullUrl }, required: ['url'] }),
}

const PERSON: Readonly<Record<string, Spec>> = { name: leaf(plain), uri: leaf(url), email: leaf(email) }
const person: Spec = { isElementOnly: true, inside: 'person' }
const link: Spec = {
  attributes: {
    href: url,
    rel: anything,
    type: mediaType,
    hreflang: language,
    title: all(filled, plainOrEmpty),
    length: whole(0),
  },
}
const category: Spec = {
  attributes: { term: filled, scheme: fullUrl, label: plainOrEmpty },
  required: ['term'],
}
const text: Spec = { max: 1, markup: 'atom-text', attributes: { type: anything } }
const FEED: Readonly<Record<string, Spec>> = {
  id: leaf(identifier),
  title: text,
  subtitle: text,
  rights: text,
  updated: leaf(dateRfc3339),
  icon: leaf(url),
  logo: leaf(url),
  generator: leaf(all(filled, plainOrEmpty), { attributes: { uri: url, version: filled } }),
  author: person,
  contributor: person,
  category,
  link,
}

const rdfText = (check: Check): Spec => ({ max: 1, text: check, attributes: { 'rdf:parseType': anything } })
const about = { attributes: { 'rdf:about': url }, required: ['rdf:about'] } as const

export const SCHEMA: Readonly<Record<Place, PlaceSpec>> = {
  document: { elements: {} },
  rss: {
    elements: {
      channel: { max: 1, isElementOnly: true, inside: 'channel' },
      item: { isElementOnly: true, inside: 'item' },
    },
    required: ['channel'],
  },
  channel: { elements: CHANNEL, required: ['title', 'link', 'description'], modules: 'feed' },
  item: { elements: ITEM, modules: 'entry' },
  image: {
    elements: {
      url: leaf(url),
      title: leaf(plain),
      link: leaf(url),
      width: leaf(whole(1, 144)),
      height: leaf(whole(1, 400)),
      description: leaf(plainOrEmpty),
    },
    required: ['url', 'title', 'link'],
    modules: 'entry',
  },
  'text-input': {
    elements: {
      title: leaf(plain),
      description: leaf(plain),
      name: leaf(matching('rss-text-input-name', /^[A-Za-z][A-Za-z0-9:._-]*$/)),
      link: leaf(url),
    },
    required: ['title', 'description', 'name', 'link'],
    modules: 'entry',
  },
  'skip-hours': { elements: { hour: many(matching('rss-skip-hour', /^(?:0?\d|1\d|2[0-4])$/)) }, required: ['hour'] },
  'skip-days': {
    elements: { day: many(matching('rss-skip-day', /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/)) },
    required: ['day'],
  },
  rdf: {
    elements: {
      channel: { max: 1, isElementOnly: true, inside: 'rdf-channel', ...about },
      item: { isElementOnly: true, inside: 'rdf-item', ...about },
      image: { max: 1, isElementOnly: true, inside: 'rdf-image', ...about },
      textinput: { max: 1, isElementOnly: true, inside: 'rdf-text-input', ...about },
    },
    required: ['channel'],
    modules: 'feed',
  },
  'rdf-channel': {
    elements: {
      title: rdfText(plain),
      link: rdfText(url),
      description: rdfText(anything),
      items: { max: 1 },
      image: { attributes: { 'rdf:resource': url } },
      textinput: { attributes: { 'rdf:resource': url } },
    },
    required: ['title', 'link', 'description', 'items'],
    modules: 'feed',
  },
  'rdf-item': {
    elements: { title: rdfText(plain), link: rdfText(url), description: rdfText(anything) },
    required: ['title', 'link'],
    modules: 'entry',
  },
  'rdf-image': {
    elements: { title: rdfText(plain), link: rdfText(url), url: rdfText(url) },
    required: ['title', 'link', 'url'],
    modules: 'entry',
  },
  'rdf-text-input': {
    elements: { title: rdfText(plain), link: rdfText(url), description: rdfText(anything), name: rdfText(filled) },
    required: ['title', 'link', 'description', 'name'],
    modules: 'entry',
  },
  feed: {
    elements: {
      ...FEED,
      entry: { isElementOnly: true, inside: 'entry' },
      'at:deleted-entry': {
        isElementOnly: true,
        inside: 'tombstone',
        attributes: { ref: fullUrl, when: dateRfc3339, 'at:ref': anything },
      },
    },
    required: ['id', 'title', 'updated'],
    modules: 'feed',
  },
  entry: {
    elements: {
      id: leaf(identifier),
      title: text,
      summary: text,
      rights: text,
      content: { max: 1, markup: 'atom-content', attributes: { type: anything, src: all(filled, url) } },
      updated: leaf(dateRfc3339),
      published: leaf(dateRfc3339),
      author: person,
      contributor: person,
      category,
      link,
      source: { max: 1, isElementOnly: true, inside: 'source' },
    },
    required: ['id', 'title', 'updated'],
    modules: 'entry',
  },
  source: { elements: FEED, required: ['id', 'title', 'updated'], missing: 'atom-source-element', modules: 'feed' },
  person: { elements: PERSON, required: ['name'], modules: 'entry' },
  tombstone: { elements: { 'at:comment': {}, 'at:by': {}, link, source: {} } },
}
