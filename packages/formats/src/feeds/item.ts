/** Entries of a feed as items of the exchange model. */
import type { AltId, ExchangeFormat, Extension, ItemReference, NewsItem, Rendition, Term } from '@dateline/news'
import type { Limits } from '../types.ts'
import { feedBlocks, isPicture } from './body.ts'
import { bylineOf } from './story.ts'
import type { FeedEntry, FeedExtension, FeedHead, FeedLink, FeedPerson, FeedTombstone } from './types.ts'
import { isWebUrl } from './values.ts'

const STANDARD = { rss: 'RSS', rdf: 'RDF Site Summary', atom: 'Atom', 'json-feed': 'JSON Feed', cdf: 'CDF' } as const
/** Name of the format in the exchange model. */
export const formatOf = (feed: FeedHead): ExchangeFormat =>
  feed.format === 'atom' || feed.format === 'json-feed' ? feed.format : 'rss'

function personTerm(person: FeedPerson, role?: string): Term {
  const contacts = [
    ...(person.email === undefined ? [] : [{ kind: 'email' as const, value: person.email }]),
    ...(person.uri === undefined ? [] : [{ kind: 'web' as const, value: person.uri }]),
  ]
  const name = person.name ?? person.email ?? person.uri ?? ''
  return {
    ...(isWebUrl(person.uri) ? { uri: person.uri } : { literal: name }),
    names: [{ value: name }],
    ...(role === undefined ? {} : { roles: [role] }),
    ...(contacts.length === 0 ? {} : { contacts }),
  }
}

const isUri = (text: string) => /^(?:https?|urn|tag):\S+$/i.test(text)

/** A category whose scheme has an address is a concept under that address, by the word that the feed writes. */
function categoryOf(term: string, scheme: string | undefined): Pick<Term, 'uri' | 'literal'> {
  if (isUri(term)) return { uri: term }
  if (scheme === undefined || !isUri(scheme)) return { literal: term }
  return { uri: `${scheme}${/[/#:=]$/.test(scheme) ? '' : '/'}${encodeURIComponent(term)}`, literal: term }
}

function subjects(entry: FeedEntry, format: ExchangeFormat): Term[] {
  return entry.categories.map(({ term, scheme, label, origin }) => ({
    ...categoryOf(term, scheme),
    names: [{ value: label ?? term }],
    ...(scheme === undefined
      ? {}
      : { extensions: [{ format, path: origin, name: format === 'rss' ? '@domain' : '@scheme', content: [scheme] }] }),
  }))
}

function reference(link: FeedLink): ItemReference {
  return {
    href: link.href,
    rel: link.rel,
    ...(link.type === undefined ? {} : { contentType: link.type }),
    ...(link.language === undefined ? {} : { language: link.language }),
    ...(link.length === undefined ? {} : { size: link.length }),
    ...(link.title === undefined ? {} : { titles: [{ value: link.title }] }),
  }
}

function kindOf(type: string | undefined, medium: string | undefined, url: string): NewsItem['kind'] {
  const what = (medium ?? type ?? '').toLowerCase()
  if (what.startsWith('video') || /\.(?:mp4|m4v|webm|mov)(?:[?#]|$)/i.test(url)) return 'video'
  if (what.startsWith('audio') || /\.(?:mp3|m4a|ogg|opus)(?:[?#]|$)/i.test(url)) return 'audio'
  return isPicture({ url, ...(type === undefined ? {} : { type }), ...(medium === undefined ? {} : { medium }) })
    ? 'picture'
    : 'component'
}

/** Enclosures and media: one association a thing, with a rendition for each of its forms. */
function associations(entry: FeedEntry): ItemReference[] {
  interface Thing {
    kind: NewsItem['kind']
    renditions: Rendition[]
    title?: string
    description?: string
    credits: string[]
    copyright?: string
    rel: string
  }
  const things = new Map<string, Thing>()
  const put = (key: string, rel: string, kind: NewsItem['kind'], rendition: Rendition): Thing => {
    const had = things.get(key)
    const thing: Thing = had ?? { kind, renditions: [], credits: [], rel }
    things.set(key, thing)
    if (!thing.renditions.some((r) => r.href === rendition.href)) thing.renditions.push(rendition)
    return thing
  }
  for (const e of entry.enclosures) {
    const thing = put(e.url, 'enclosure', kindOf(e.type, undefined, e.url), {
      href: e.url,
      ...(e.type === undefined ? {} : { contentType: e.type }),
      ...(e.length === undefined ? {} : { sizeInBytes: e.length }),
      ...(e.duration === undefined ? {} : { duration: e.duration }),
    })
    if (e.title !== undefined) thing.title ??= e.title
  }
  for (const m of entry.media) {
    const kind = m.role === 'content' ? kindOf(m.type, m.medium, m.url) : m.role === 'player' ? 'video' : 'picture'
    const thing = put(m.group === undefined ? m.url : `group ${m.group} ${kind}`, m.role, kind, {
      ...(m.role === 'thumbnail' ? { name: 'thumbnail' } : {}),
      href: m.url,
      ...(m.type === undefined ? {} : { contentType: m.type }),
      ...(m.length === undefined ? {} : { sizeInBytes: m.length }),
      ...(m.width === undefined ? {} : { width: m.width }),
      ...(m.height === undefined ? {} : { height: m.height }),
      ...(m.duration === undefined ? {} : { duration: m.duration }),
      ...(m.bitrate === undefined ? {} : { bitRate: String(m.bitrate) }),
      ...(m.language === undefined ? {} : { language: m.language }),
    })
    if (m.title !== undefined) thing.title ??= m.title
    if (m.description !== undefined) thing.description ??= m.description
    if (m.copyright !== undefined) thing.copyright ??= m.copyright
    for (const { name } of m.credits ?? []) if (!thing.credits.includes(name)) thing.credits.push(name)
  }
  // The picture of the whole entry, where it is none of its media.
  if (entry.image !== undefined && !entry.media.some((m) => m.url === entry.image))
    put(entry.image, 'image', 'picture', { href: entry.image })
  return [...things.values()].map((thing) => {
    const href = thing.renditions[0]?.href
    const item: NewsItem = {
      model: 1,
      kind: thing.kind,
      ...(href === undefined ? {} : { guid: href }),
      ...(thing.title === undefined ? {} : { headlines: [{ value: thing.title }] }),
      ...(thing.description === undefined ? {} : { descriptions: [{ value: thing.description }] }),
      ...(thing.credits.length === 0 ? {} : { creditlines: thing.credits.map((value) => ({ value })) }),
      ...(thing.copyright === undefined ? {} : { rights: [{ copyrightNotices: [{ value: thing.copyright }] }] }),
      renditions: thing.renditions,
    }
    return { rel: thing.rel, kind: thing.kind, ...(href === undefined ? {} : { href }), item }
  })
}

function extension(from: FeedExtension, format: ExchangeFormat, path: string): Extension {
  return {
    format,
    path,
    name: from.name,
    ...(from.ns === '' ? {} : { ns: from.ns }),
    ...(from.attributes === undefined ? {} : { attributes: from.attributes }),
    ...(from.json === undefined ? {} : { json: from.json }),
    ...(from.text === undefined && from.children === undefined
      ? {}
      : {
          content: [
            ...(from.text === undefined ? [] : [from.text]),
            ...(from.children ?? []).map((c) => extension(c, format, `${path}/${from.name}`)),
          ],
        }),
  }
}

/** Where the entry was taken from, and who publishes it. */
function infoSources({ source, publisher }: FeedEntry): Term[] {
  const uri = source?.href ?? source?.feedHref
  const said = source?.title ?? uri
  const from: Term[] =
    said === undefined
      ? []
      : [{ ...(isWebUrl(uri) ? { uri } : { literal: said }), names: [{ value: source?.title ?? said }] }]
  return publisher === undefined ? from : [...from, personTerm(publisher, 'publisher')]
}

/**
 * One entry as an item of the exchange model.
 * @throws FormatError when its markup is beyond the limits
 */
export function itemOfEntry(entry: FeedEntry, feed: FeedHead, limits: Limits): NewsItem {
  const format = formatOf(feed)
  const guid = entry.id ?? entry.link
  const language = entry.language ?? feed.language
  const authors = entry.authors.length > 0 || format === 'rss' ? entry.authors : feed.authors
  const byline = bylineOf(authors)
  const created = entry.published ?? entry.created ?? entry.updated
  const versioned = entry.updated ?? entry.published ?? entry.created
  const rights = entry.rights ?? feed.rights
  const licenses = entry.licenses.length > 0 ? entry.licenses : feed.licenses
  const copies = entry.contents.filter((c) => c.encoding === undefined && c.value !== '')
  const bodies = (copies.length > 0 ? copies : entry.summary === undefined ? [] : [entry.summary]).map((copy) => ({
    contentType: copy.type === 'text' ? 'text/plain' : copy.type.includes('/') ? copy.type : 'text/html',
    ...(copy.language === undefined ? {} : { language: copy.language }),
    blocks: feedBlocks(copy, entry.link, limits),
  }))
  const [first, ...others] = bodies
  // Pictures sent beside the copy stay beside it: they are associations.
  const renditions: Rendition[] =
    entry.link === undefined ? [] : [{ name: 'web', href: entry.link, contentType: 'text/html' }]
  // Formats that want a URI for a guid make one: the feed's own words stay beside it.
  const altIds: AltId[] = [
    ...(entry.id === undefined || /^[a-z][a-z0-9+.-]*:\S+$/i.test(entry.id) ? [] : [{ value: entry.id, role: 'guid' }]),
    ...(entry.originalLink === undefined ? [] : [{ value: entry.originalLink, role: 'original-link' }]),
  ]
  const links = [
    ...entry.links.filter((l) => l.rel !== 'enclosure').map(reference),
    ...entry.contents.flatMap((c) =>
      c.src === undefined ? [] : [{ href: c.src, rel: 'content', contentType: c.type }],
    ),
    ...entry.inReplyTo.map((r) => ({
      guid: r.ref,
      rel: 'in-reply-to',
      ...(r.type === undefined ? {} : { contentType: r.type }),
      ...(r.href === undefined ? {} : { href: r.href }),
    })),
    ...(entry.comments?.href === undefined ? [] : [{ href: entry.comments.href, rel: 'comments' }]),
    ...(entry.comments?.feedHref === undefined ? [] : [{ href: entry.comments.feedHref, rel: 'replies' }]),
  ]
  const things = associations(entry)
  const place = entry.geo
  const sources = infoSources(entry)
  return {
    model: 1,
    kind: 'text',
    ...(guid === undefined ? {} : { guid }),
    ...(language === undefined ? {} : { language }),
    standard: { name: STANDARD[feed.format], ...(feed.version === undefined ? {} : { version: feed.version }) },
    ...(feed.title === undefined
      ? {}
      : {
          provider: {
            ...(isWebUrl(feed.link) ? { uri: feed.link } : { literal: feed.title.text }),
            names: [{ value: feed.title.text }],
          },
        }),
    ...(created === undefined ? {} : { firstCreated: created.value }),
    ...(versioned === undefined ? {} : { versionCreated: versioned.value }),
    ...(entry.expires === undefined ? {} : { expires: [entry.expires.value] }),
    ...(entry.draft === true ? { pubStatus: 'withheld' as const } : {}),
    ...(entry.truncated === true ? { representation: 'partial' as const } : {}),
    ...(entry.title === undefined ? {} : { headlines: [{ value: entry.title.text }] }),
    ...(entry.summary === undefined ? {} : { descriptions: [{ value: entry.summary.text, role: 'summary' }] }),
    ...(byline === undefined ? {} : { bylines: [{ value: byline.text }] }),
    ...(authors.length === 0 ? {} : { creators: authors.map((a) => personTerm(a)) }),
    ...(entry.contributors.length === 0 ? {} : { contributors: entry.contributors.map((a) => personTerm(a)) }),
    ...(entry.categories.length === 0 ? {} : { subjects: subjects(entry, format) }),
    ...(sources.length === 0 ? {} : { infoSources: sources }),
    ...(rights === undefined && licenses.length === 0
      ? {}
      : {
          rights: [
            {
              ...(rights === undefined ? {} : { copyrightNotices: [{ value: rights.text }] }),
              ...(licenses.length === 0 ? {} : { links: licenses.map((href) => ({ href, rel: 'license' })) }),
            },
          ],
        }),
    ...(place === undefined
      ? {}
      : {
          located: [
            {
              ...(place.name === undefined ? {} : { names: [{ value: place.name }] }),
              ...(place.type === 'point' && place.positions[0] !== undefined
                ? { uri: `geo:${place.positions[0].join(',')}` }
                : {}),
              place: { positions: place.positions.map(([latitude, longitude]) => ({ latitude, longitude })) },
            },
          ],
        }),
    ...(first === undefined ? {} : { bodies: [first, ...others] }),
    ...(renditions.length === 0 ? {} : { renditions }),
    ...(altIds.length === 0 ? {} : { altIds }),
    ...(links.length === 0 ? {} : { links }),
    ...(things.length === 0 ? {} : { associations: things }),
    ...(entry.extensions.length === 0
      ? {}
      : { extensions: entry.extensions.map((e) => extension(e, format, format === 'atom' ? 'entry' : 'item')) }),
  }
}

/** A tombstone (RFC 6721) as a canceled item. */
export function itemOfTombstone(gone: FeedTombstone): NewsItem {
  return {
    model: 1,
    kind: 'text',
    guid: gone.ref,
    pubStatus: 'canceled',
    ...(gone.when === undefined ? {} : { versionCreated: gone.when.value }),
    ...(gone.comment === undefined ? {} : { edNotes: [{ value: gone.comment }] }),
    ...(gone.by === undefined ? {} : { creators: [personTerm(gone.by)] }),
  }
}
