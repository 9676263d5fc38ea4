/** What feeds and entries both say: a draft that elements are read into, by a table of elements. */
import { type FeedDate, parseFeedDate } from './dates.ts'
import { category, type MediaSink } from './media.ts'
import { elementsOf, type FeedNode, hasElements, textOf } from './tree.ts'
import type {
  FeedCategory,
  FeedExtension,
  FeedFacts,
  FeedGeo,
  FeedLink,
  FeedMedia,
  FeedPerson,
  FeedText,
} from './types.ts'
import {
  type Around,
  cleanTag,
  countOf,
  extensionOf,
  feedText,
  geoOf,
  inside,
  personNode,
  plainLine,
  resolveUrl,
} from './values.ts'

export interface Draft extends MediaSink {
  id?: string
  title?: FeedText
  links: FeedLink[]
  dates: { origin: string; date?: FeedDate; original: string }[]
  authors: FeedPerson[]
  contributors: FeedPerson[]
  publisher?: FeedPerson
  categories: FeedCategory[]
  media: FeedMedia[]
  rights?: FeedText
  licenses: string[]
  language?: string
  image?: string
  geo?: FeedGeo
  latitude?: number
  longitude?: number
  extensions: FeedExtension[]
}

export function emptyDraft(): Draft {
  return {
    links: [],
    dates: [],
    authors: [],
    contributors: [],
    categories: [],
    media: [],
    licenses: [],
    extensions: [],
    groups: 0,
  }
}

/** What readers of elements are given besides the element. */
export interface Context {
  readonly around: Around
  readonly zone: string | undefined
}

export function addDate(draft: Draft, origin: string, text: string, context: Context): void {
  const original = text.trim().slice(0, 200)
  if (original === '') return
  const language = draft.language ?? context.around.language
  const date = parseFeedDate(original, {
    ...(context.zone === undefined ? {} : { zone: context.zone }),
    ...(language === undefined ? {} : { language }),
  })
  draft.dates.push({ origin, ...(date === undefined ? {} : { date }), original })
}

function same(a: FeedPerson, b: FeedPerson): boolean {
  return a.name === b.name && a.email === b.email && a.uri === b.uri
}

export function addPerson(list: FeedPerson[], person: FeedPerson | undefined): void {
  if (person !== undefined && !list.some((other) => same(other, person))) list.push(person)
}

function addLink(draft: Draft, node: FeedNode, around: Around): void {
  const here = inside(node, around)
  const a = node.attributes
  const raw = a['href'] ?? a['url'] ?? a['rdf:resource'] ?? (hasElements(node) ? '' : textOf(node))
  const href = resolveUrl(raw, here.base)
  if (href === undefined) return
  const length = countOf(a['length'])
  const count = countOf(a['thr:count'] ?? a['count'])
  const rel = (a['rel'] ?? '').trim().toLowerCase()
  draft.links.push({
    href,
    rel: rel === '' ? 'alternate' : rel.replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, ''),
    ...(a['type'] === undefined || a['type'] === '' ? {} : { type: a['type'] }),
    ...(a['hreflang'] === undefined || a['hreflang'] === '' ? {} : { language: a['hreflang'] }),
    ...(a['title'] === undefined || a['title'] === '' ? {} : { title: plainLine(a['title']) }),
    ...(length === undefined ? {} : { length }),
    ...(count === undefined ? {} : { count }),
  })
}

/** Origin of the date that ends a period of validity. */
export const VALID_END = 'dcterms:valid end'

type Reader = (draft: Draft, node: FeedNode, context: Context) => void

const date: Reader = (draft, node, context) => addDate(draft, node.key, textOf(node), context)
const author: Reader = (draft, node, { around }) => addPerson(draft.authors, personNode(node, around))
const contributor: Reader = (draft, node, { around }) => addPerson(draft.contributors, personNode(node, around))
const publisher: Reader = (draft, node, { around }) => {
  const person = personNode(node, around)
  if (person !== undefined) draft.publisher = { ...person, ...draft.publisher }
}
const rights: Reader = (draft, node, { around }) => {
  const text = feedText(node, around)
  if (text !== undefined) draft.rights ??= text
}
const words =
  (separator: RegExp): Reader =>
  (draft, node) => {
    for (const word of plainLine(textOf(node)).split(separator)) category(draft, word, node.key)
  }
const license: Reader = (draft, node, { around }) => {
  const href = resolveUrl(node.attributes['rdf:resource'] ?? node.attributes['href'] ?? textOf(node), around.base)
  if (href !== undefined && !draft.licenses.includes(href)) draft.licenses.push(href)
}
const geo: Reader = (draft, node) => {
  const found = geoOf(node)
  if (found !== undefined) draft.geo ??= found
}
const latitude: Reader = (draft, node) => {
  const value = Number(textOf(node).trim() || Number.NaN)
  if (Math.abs(value) <= 90) draft.latitude ??= value
}
const longitude: Reader = (draft, node) => {
  const value = Number(textOf(node).trim() || Number.NaN)
  if (Math.abs(value) <= 360) draft.longitude ??= value
}
const title: Reader = (draft, node, { around }) => {
  const text = feedText(node, around)
  if (text !== undefined) draft.title ??= text
}
const language: Reader = (draft, node) => {
  const tag = cleanTag(textOf(node))
  if (tag !== undefined) draft.language ??= tag
}

function itunesCategory(draft: Draft, node: FeedNode): void {
  const text = node.attributes['text'] ?? (hasElements(node) ? '' : textOf(node))
  category(draft, text, node.key)
  for (const child of elementsOf(node)) if (child.key === node.key) itunesCategory(draft, child)
}

const readers: Readonly<Record<string, Reader>> = {
  title,
  link: (draft, node, { around }) => addLink(draft, node, around),
  category: (draft, node, { around }) => {
    const a = node.attributes
    const term = a['term'] ?? (hasElements(node) ? '' : textOf(node))
    const scheme = a['scheme'] ?? a['domain']
    category(draft, term.trim() === '' ? (a['label'] ?? textOf(node)) : term, 'category', scheme, a['label'])
    if (hasElements(node))
      for (const child of elementsOf(node)) readers['category']?.(draft, child, { around, zone: undefined })
  },
  keywords: words(/[,;]/),
  tags: words(/[,;]/),
  'dc:subject': (draft, node) => {
    // RSS 1.0 nests the subject in taxo:topic or rdf:Description.
    const value = hasElements(node) ? (elementsOf(node).map((child) => textOf(child))[0] ?? '') : textOf(node)
    category(draft, value, 'dc:subject')
  },
  'itunes:keywords': words(/,/),
  'itunes:category': (draft, node) => itunesCategory(draft, node),
  'googleplay:category': (draft, node) => itunesCategory(draft, node),
  'prism:keyword': words(/[,;]/),
  author,
  'dc:creator': author,
  'dcterms:creator': author,
  'dc:author': author,
  'itunes:author': author,
  'googleplay:author': author,
  creator: author,
  managingeditor: author,
  byline: author,
  contributor,
  'dc:contributor': contributor,
  publisher,
  'dc:publisher': publisher,
  webmaster: publisher,
  'itunes:owner': publisher,
  rights,
  copyright: rights,
  'dc:rights': rights,
  'dcterms:rights': rights,
  'media:copyright': rights,
  'creativeCommons:license': license,
  'cc:license': license,
  'dcterms:license': license,
  language,
  'dc:language': language,
  pubdate: date,
  published: date,
  issued: date,
  date,
  updated: date,
  modified: date,
  created: date,
  lastbuilddate: date,
  publicationdate: date,
  datepublished: date,
  pubtime: date,
  lastmod: date,
  expirationdate: date,
  'dc:date': date,
  'dc:created': date,
  'dc:modified': date,
  'dc:issued': date,
  'dcterms:date': date,
  'dcterms:created': date,
  'dcterms:issued': date,
  'dcterms:modified': date,
  'dcterms:available': date,
  'dcterms:valid': (draft, node, context) => {
    date(draft, node, context)
    const end = /(?:^|;)\s{0,20}end=([^;]{1,100})/.exec(textOf(node))?.[1]
    if (end !== undefined) addDate(draft, VALID_END, end.trim(), context)
  },
  'prism:publicationdate': date,
  'prism:modificationdate': date,
  'prism:expirationdate': date,
  'app:edited': date,
  'mi:datetimewritten': date,
  'georss:point': geo,
  'georss:line': geo,
  'georss:polygon': geo,
  'georss:box': geo,
  'georss:where': geo,
  'gml:point': geo,
  'geo:point': (draft, node) => {
    for (const child of elementsOf(node)) {
      if (child.key === 'geo:lat') draft.latitude ??= Number(textOf(child))
      if (child.key === 'geo:long' || child.key === 'geo:lon') draft.longitude ??= Number(textOf(child))
    }
  },
  'geo:lat': latitude,
  'geo:long': longitude,
  'geo:lon': longitude,
  'icbm:latitude': latitude,
  'icbm:longitude': longitude,
  'itunes:link': (draft, node, { around }) => {
    const isPicture = node.attributes['rel']?.trim().toLowerCase() === 'image'
    const url = resolveUrl(node.attributes['href'] ?? '', around.base)
    if (isPicture && url !== undefined) draft.image ??= url
    else draft.extensions.push(extensionOf(node))
  },
  'itunes:image': (draft, node, { around }) => {
    const href = resolveUrl(node.attributes['href'] ?? node.attributes['url'] ?? textOf(node), around.base)
    if (href !== undefined) draft.image ??= href
  },
}

/** @returns true when the element was read */
export function readFact(draft: Draft, node: FeedNode, context: Context): boolean {
  const reader = readers[node.key]
  if (reader === undefined) return false
  reader(
    draft,
    node,
    node.attributes['xml:base'] === undefined ? context : { ...context, around: inside(node, context.around) },
  )
  return true
}

/** The first of some dates, in the order in which they mean what is asked. */
export function dateOf(draft: Draft, ...origins: readonly string[]): FeedDate | undefined {
  for (const origin of origins) {
    const found = draft.dates.find((entry) => entry.origin === origin && entry.date !== undefined)
    if (found?.date !== undefined) return found.date
  }
  return undefined
}

const PUBLISHED = [
  'pubdate',
  'published',
  'issued',
  'dcterms:issued',
  'dc:issued',
  'publicationdate',
  'datepublished',
  'pubtime',
  'date_published',
  'dc:date',
  'date',
  'dcterms:date',
  'prism:publicationdate',
  'mi:datetimewritten',
  'dcterms:available',
  'created',
  'dcterms:created',
  'dc:created',
]
const UPDATED = [
  'updated',
  'modified',
  'dcterms:modified',
  'dc:modified',
  'date_modified',
  'lastbuilddate',
  'prism:modificationdate',
  'app:edited',
  'lastmod',
]

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml|)$/i

/** The page among the links: an alternate in HTML before any other alternate. */
export function pageOf(links: readonly FeedLink[]): string | undefined {
  const alternates = links.filter((link) => link.rel === 'alternate')
  return (alternates.find((link) => HTML_TYPE.test(link.type ?? '')) ?? alternates[0])?.href
}

function dedupe(categories: readonly FeedCategory[]): FeedCategory[] {
  const seen = new Set<string>()
  return categories.filter(({ term, scheme }) => {
    const key = `${term}\n${scheme ?? ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The draft as it is given out. */
export function factsOf(draft: Draft, around: Around): FeedFacts {
  const link = pageOf(draft.links)
  const published = dateOf(draft, ...PUBLISHED)
  const updated = dateOf(draft, ...UPDATED)
  const { latitude: lat, longitude: long } = draft
  const place: FeedGeo | undefined =
    draft.geo ??
    (lat === undefined || long === undefined || Number.isNaN(lat + long)
      ? undefined
      : { type: 'point', positions: [[lat, long]] })
  const spoken = draft.language ?? around.language
  return {
    ...(draft.id === undefined ? {} : { id: draft.id }),
    ...(draft.title === undefined ? {} : { title: draft.title }),
    ...(link === undefined ? {} : { link }),
    links: draft.links,
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    dates: draft.dates,
    authors: draft.authors,
    contributors: draft.contributors,
    ...(draft.publisher === undefined ? {} : { publisher: draft.publisher }),
    categories: dedupe(draft.categories),
    ...(draft.rights === undefined ? {} : { rights: draft.rights }),
    licenses: [...draft.licenses, ...draft.links.filter((l) => l.rel === 'license').map((l) => l.href)],
    ...(spoken === undefined ? {} : { language: spoken }),
    ...(around.base === undefined ? {} : { base: around.base }),
    ...(draft.image === undefined ? {} : { image: draft.image }),
    ...(place === undefined ? {} : { geo: place }),
    extensions: draft.extensions,
  }
}
