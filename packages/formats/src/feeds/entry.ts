/** One item of RSS or RDF, one entry of Atom. */
import {
  addDate,
  addPerson,
  type Context,
  dateOf,
  type Draft,
  emptyDraft,
  factsOf,
  readFact,
  VALID_END,
} from './facts.ts'
import { pictureOf, readMedia, sharedMedia } from './media.ts'
import { childOf, elementsOf, type FeedNode, hasElements, textOf } from './tree.ts'
import type { FeedContent, FeedEnclosure, FeedEntry, FeedReply, FeedSource, FeedText } from './types.ts'
import {
  type Around,
  countOf,
  extensionOf,
  feedContent,
  feedText,
  inside,
  isWebUrl,
  plainLine,
  resolveUrl,
  secondsOf,
} from './values.ts'

interface EntryDraft extends Draft {
  isPermaLink?: boolean
  guidText?: string
  summary?: FeedText
  summaryRank?: number
  /** Another element's summary that says something else. */
  otherSummary?: FeedText
  contents: FeedContent[]
  enclosures: FeedEnclosure[]
  originalLink?: string
  source?: FeedSource
  comments?: { href?: string; feedHref?: string; count?: number }
  inReplyTo: FeedReply[]
  draft?: boolean
  /** What media elements of the entry itself say of all its media. */
  sharedMedia: ReturnType<typeof sharedMedia>
}

type Reader = (entry: EntryDraft, node: FeedNode, around: Around, context: Context) => void

/** Elements that carry the whole story: RSS's own, and those of large readers in several countries. */
const CONTENT = new Set([
  'content:encoded',
  'content',
  'content:item',
  'body',
  'xhtml:body',
  'fullitem',
  'fulltext',
  'full-text',
  'full_text',
  'yandex:full-text',
  'rambler:fulltext',
  'mailru:full-text',
  'turbo:content',
  'articlebody',
  'story',
])
/** Elements that carry a summary, the one that is one most surely first. */
const SUMMARY = [
  'description',
  'summary',
  'dcterms:abstract',
  'dc:description',
  'abstract',
  'dcterms:description',
  'excerpt:encoded',
  'excerpt',
  'lead',
  'itunes:summary',
  'googleplay:description',
  'itunes:subtitle',
  'subtitle',
  'media:description',
]

const content: Reader = (entry, node, around) => {
  const found = feedContent(node, around)
  if (found === undefined) return
  if (!entry.contents.some((other) => other.value === found.value && other.src === found.src))
    entry.contents.push(found)
}

const summary: Reader = (entry, node, around) => {
  const text = feedText(node, around)
  if (text === undefined) return
  const rank = SUMMARY.indexOf(node.key)
  const { summary: had, summaryRank = 99 } = entry
  if (had === undefined || rank < summaryRank) {
    if (had !== undefined && had.text !== text.text && SUMMARY[summaryRank] !== 'media:description')
      entry.otherSummary ??= had
    entry.summary = text
    entry.summaryRank = rank
    return
  }
  // What media elements describe is the picture.
  const isOfEntry = node.key !== 'media:description'
  if (isOfEntry && rank !== summaryRank && text.text !== had.text) entry.otherSummary ??= text
  // A second description is the story itself, in feeds that have no other place for it.
  if (rank === summaryRank && text.text !== had.text) content(entry, node, around, { around, zone: undefined })
}

/** Of two different summaries in an entry without a copy the longer is the copy. */
function tellApart(entry: EntryDraft): void {
  const { summary: one, otherSummary: other } = entry
  if (one === undefined || other === undefined || entry.contents.length > 0) return
  const [short, long] = one.text.length >= other.text.length ? [other, one] : [one, other]
  entry.summary = short
  const { text, html, type, ...around } = long
  entry.contents.push({ type, value: html ?? text, ...around, origin: 'description' })
}

function flag(text: string): boolean {
  return /^\s*(?:yes|true|1)\s*$/i.test(text)
}

const readers: Readonly<Record<string, Reader>> = {
  guid: (entry, node) => {
    const text = textOf(node).trim()
    if (text === '') return
    entry.id ??= text
    entry.guidText ??= text
    const said = node.attributes['ispermalink']?.trim().toLowerCase()
    entry.isPermaLink ??= said === undefined || said === '' ? isWebUrl(text) : said !== 'false'
  },
  id: (entry, node) => {
    const text = textOf(node).trim()
    if (text !== '') entry.id = text
  },
  enclosure: (entry, node, around) => {
    const a = node.attributes
    const here = inside(node, around)
    const text = hasElements(node) ? '' : textOf(node).trim()
    const url = resolveUrl(a['url'] ?? a['href'] ?? a['rdf:resource'] ?? (isWebUrl(text) ? text : ''), here.base)
    if (url === undefined) return
    const length = countOf(a['length'])
    const type = a['type']?.trim()
    const title = a['title']?.trim()
    entry.enclosures.push({
      url,
      ...(type === undefined || type === '' ? {} : { type }),
      ...(length === undefined ? {} : { length }),
      ...(title === undefined || title === '' ? {} : { title }),
    })
  },
  source: (entry, node, around, context) => {
    const here = inside(node, around)
    const inner = emptyDraft()
    let id: string | undefined
    for (const child of elementsOf(node)) {
      if (child.key === 'id') id = textOf(child).trim()
      else readFact(inner, child, { around: here, zone: context.zone })
    }
    const facts = factsOf(inner, here)
    const title = hasElements(node) ? facts.title?.text : plainLine(textOf(node))
    const feedHref =
      resolveUrl(node.attributes['url'] ?? node.attributes['href'] ?? '', here.base) ??
      facts.links.find((link) => link.rel === 'self')?.href
    // An entry without an author of its own is by those of the feed it was taken from (RFC 4287, 4.2.11).
    for (const person of facts.authors) addPerson(entry.authors, person)
    entry.source ??= {
      ...(id === undefined || id === '' ? {} : { id }),
      ...(title === undefined || title === '' ? {} : { title }),
      ...(facts.link === undefined ? {} : { href: facts.link }),
      ...(feedHref === undefined ? {} : { feedHref }),
      ...(facts.updated === undefined ? {} : { updated: facts.updated }),
    }
  },
  'dc:source': (entry, node) => {
    const text = plainLine(textOf(node))
    if (text !== '') entry.source ??= isWebUrl(text) ? { href: text } : { title: text }
  },
  comments: (entry, node, around) => {
    const href = resolveUrl(textOf(node), inside(node, around).base)
    if (href !== undefined && !/^\d+$/.test(href)) entry.comments = { ...entry.comments, href }
  },
  'wfw:commentrss': (entry, node, around) => {
    const feedHref = resolveUrl(textOf(node), inside(node, around).base)
    if (feedHref !== undefined) entry.comments = { ...entry.comments, feedHref }
  },
  'slash:comments': (entry, node) => {
    const count = countOf(textOf(node))
    if (count !== undefined) entry.comments = { ...entry.comments, count }
  },
  'thr:total': (entry, node) => {
    const count = countOf(textOf(node))
    if (count !== undefined) entry.comments = { ...entry.comments, count }
  },
  'thr:in-reply-to': (entry, node, around) => {
    const a = node.attributes
    const href = resolveUrl(a['href'] ?? '', around.base)
    const ref = a['ref'] ?? a['thr:ref'] ?? href
    if (ref === undefined) return
    entry.inReplyTo.push({
      ref,
      ...(href === undefined ? {} : { href }),
      ...(a['type'] === undefined ? {} : { type: a['type'] }),
      ...(a['source'] === undefined ? {} : { source: a['source'] }),
    })
  },
  'feedburner:origlink': (entry, node, around) => {
    const href = resolveUrl(textOf(node), around.base)
    if (href !== undefined) entry.originalLink = href
  },
  'app:control': (entry, node) => {
    const draft = childOf(node, 'app:draft')
    if (draft !== undefined) entry.draft = flag(textOf(draft))
  },
  'itunes:title': (entry, node, around) => {
    const text = feedText(node, { ...around, isAtom: false })
    if (text !== undefined) entry.title ??= text
  },
  'media:title': (entry, node, around) => {
    const text = feedText(node, { ...around, isAtom: false })
    if (text !== undefined) entry.title ??= text
  },
  'dc:title': (entry, node, around) => {
    const text = feedText(node, { ...around, isAtom: false })
    if (text !== undefined) entry.title ??= text
  },
  'dc:identifier': (entry, node) => {
    const text = textOf(node).trim()
    if (text !== '') entry.id ??= text
  },
}
/** Titles that stand in for the entry's own, so they are read last. */
const LATE = new Set(['itunes:title', 'media:title', 'dc:title', 'dc:identifier', 'source', 'media:group'])

function read(entry: EntryDraft, node: FeedNode, context: Context, here: Around): void {
  // In an RSS item Atom's summary and content say what they are; RSS's own do not.
  const around: Around = node.isAtom ? { ...here, isAtom: true } : here
  if (CONTENT.has(node.key)) content(entry, node, around, context)
  else if (SUMMARY.includes(node.key)) summary(entry, node, around, context)
  else if (node.key in readers) readers[node.key]?.(entry, node, around, context)
  else if (readFact(entry, node, { around, zone: context.zone })) return
  else if (readMedia(node, around, entry, entry.sharedMedia)) return
  else {
    const picture = pictureOf(node, around)
    if (picture !== undefined) entry.media.push({ url: picture, role: 'image' })
    else if (node.key !== 'items') entry.extensions.push(extensionOf(node))
  }
}

/**
 * Reads one entry.
 * @param node its element
 * @param context surroundings of the element: the feed's base and language
 */
export function readEntry(node: FeedNode, context: Context, isCut: boolean): FeedEntry {
  const here = inside(node, context.around)
  const entry: EntryDraft = {
    ...emptyDraft(),
    contents: [],
    enclosures: [],
    inReplyTo: [],
    sharedMedia: sharedMedia(node),
  }
  const late: FeedNode[] = []
  for (const child of node.children) {
    if (typeof child === 'string') continue
    if (LATE.has(child.key)) late.push(child)
    else read(entry, child, context, here)
  }
  for (const child of late) {
    if (child.key === 'source' && entry.authors.length > 0) {
      const own = [...entry.authors]
      read(entry, child, context, here)
      entry.authors = own
    } else read(entry, child, context, here)
    if (child.key === 'media:group') fromGroup(entry, child, here)
  }

  // CDF says when an item changed in an attribute.
  const changed = node.attributes['lastmod']?.trim() ?? ''
  if (changed !== '') addDate(entry, 'lastmod', changed, { ...context, around: here })
  tellApart(entry)
  const about = node.attributes['rdf:about'] ?? node.attributes['about']
  if (about !== undefined && about.trim() !== '') entry.id ??= about.trim()
  for (const link of entry.links) {
    if (link.rel !== 'enclosure') continue
    entry.enclosures.push({
      url: link.href,
      ...(link.type === undefined ? {} : { type: link.type }),
      ...(link.length === undefined ? {} : { length: link.length }),
      ...(link.title === undefined ? {} : { title: link.title }),
    })
  }
  const replies = entry.links.find((link) => link.rel === 'replies')
  if (replies !== undefined) {
    const isFeed = /atom|rss|xml/.test(replies.type ?? '')
    entry.comments = {
      ...(isFeed ? { feedHref: replies.href } : { href: replies.href }),
      ...(replies.count === undefined ? {} : { count: replies.count }),
      ...entry.comments,
    }
  }
  const length = childOf(node, 'itunes:duration')
  const duration = length === undefined ? undefined : secondsOf(textOf(length).slice(0, 20))
  const enclosures = entry.enclosures.map((e, index) =>
    index === 0 && duration !== undefined ? { ...e, duration } : e,
  )
  if (duration !== undefined && enclosures.length > 0) {
    entry.extensions = entry.extensions.filter((other) => !/:duration$/i.test(other.name))
  }
  const facts = factsOf(entry, here)
  const link = facts.link ?? standIn(entry, node, here)
  const created = dateOf(entry, 'dcterms:created', 'created', 'dc:created')
  const expires = dateOf(entry, 'expirationdate', 'prism:expirationdate', VALID_END)
  return {
    ...facts,
    ...(link === undefined ? {} : { link }),
    ...(entry.guidText === undefined ? {} : { isPermaLink: entry.isPermaLink === true }),
    ...(entry.summary === undefined ? {} : { summary: entry.summary }),
    contents: entry.contents,
    enclosures,
    media: entry.media,
    ...(created === undefined ? {} : { created }),
    ...(expires === undefined ? {} : { expires }),
    ...(entry.originalLink === undefined ? {} : { originalLink: entry.originalLink }),
    ...(entry.source === undefined ? {} : { source: entry.source }),
    ...(entry.comments === undefined ? {} : { comments: entry.comments }),
    inReplyTo: entry.inReplyTo,
    ...(entry.draft === undefined ? {} : { draft: entry.draft }),
    ...(isCut ? { truncated: true } : {}),
    place: `line ${node.line}, column ${node.column}`,
  }
}

/** A page for an entry without a link: its permanent guid, its subject in RDF, its address in CDF. */
function standIn(entry: EntryDraft, node: FeedNode, around: Around): string | undefined {
  if (entry.guidText !== undefined && entry.isPermaLink === true) {
    const url = resolveUrl(entry.guidText, around.base)
    if (isWebUrl(url)) return url
  }
  const raw = node.attributes['href'] ?? node.attributes['rdf:about']
  const url = raw === undefined ? undefined : resolveUrl(raw, around.base)
  if (url !== undefined) return url
  return isWebUrl(entry.id) ? entry.id : undefined
}

/** Some sites give title and description in the media group alone. */
function fromGroup(entry: EntryDraft, group: FeedNode, around: Around): void {
  const loose = { ...around, isAtom: false }
  const title = childOf(group, 'media:title')
  if (title !== undefined && entry.title === undefined) {
    const text = feedText(title, loose)
    if (text !== undefined) entry.title = text
  }
  const description = childOf(group, 'media:description')
  if (description !== undefined && entry.summary === undefined) {
    const text = feedText(description, loose)
    if (text !== undefined) entry.summary = text
  }
}
