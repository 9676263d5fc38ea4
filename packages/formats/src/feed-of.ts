/** Items of the exchange model as a feed: what readers of the web may see of them, and what was withdrawn. */
import { type Label, type NewsItem, type Term, useOfItem } from '@dateline/news'
import type { Feed, FeedItem } from './feeds/feed.ts'
import { writeHtmlBody } from './html/rich.ts'

export interface FeedOfOptions {
  readonly title?: string
  readonly description?: string
  /** Absolute addresses of the feed and of its page. */
  readonly selfUrl?: string
  readonly siteUrl?: string
  /** RFC 3339: what may not be used at this instant is left out. Without it every embargo holds. */
  readonly now?: string
}

/** A host that never exists (RFC 2606), for items that say no address of theirs. */
const NOWHERE = 'https://feed.invalid/'
const EPOCH = '1970-01-01T00:00:00Z'

const text = (labels: readonly Label[] | undefined): string | undefined => {
  const found = labels?.find((label) => label.value.trim() !== '')
  return found?.value.trim()
}
const nameOf = (term: Term): string[] => {
  const name = text(term.names) ?? term.literal
  return name === undefined ? [] : [name]
}
const isWeb = (href: string | undefined): href is string => {
  if (href === undefined || !/^https?:\/\//i.test(href)) return false
  try {
    return new URL(href).host !== ''
  } catch {
    return false
  }
}
const isInstant = (instant: string | undefined): instant is string =>
  instant !== undefined && /T.*(?:Z|[+-]\d\d:\d\d)$/i.test(instant) && !Number.isNaN(Date.parse(instant))

const PAGES = new Set(['dateline:rel/page', 'alternate', 'url', 'canonical'])

function addressOf(item: NewsItem): string | undefined {
  const page = item.links?.find((link) => link.rel !== undefined && PAGES.has(link.rel) && isWeb(link.href))?.href
  const web = item.renditions?.find((r) => r.name === 'web' && isWeb(r.href))?.href
  return page ?? web ?? (isWeb(item.guid) ? item.guid : undefined)
}

/** Id that stays through corrections: the guid, as a URI. */
function idOf(item: NewsItem, url: string | undefined): string | undefined {
  const { guid } = item
  if (guid === undefined) return url
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(guid) ? guid : `urn:x-guid:${encodeURIComponent(guid.toWellFormed())}`
}

function entryOf(item: NewsItem, language: string, now: string): FeedItem | undefined {
  const url = addressOf(item)
  const id = idOf(item, url)
  const title = text(item.headlines) ?? text(item.titles) ?? text(item.concept?.names) ?? text(item.sluglines)
  if (id === undefined || title === undefined) return undefined
  const blocks = item.bodies?.find((body) => body.blocks.length > 0)?.blocks ?? []
  const summary = text(item.descriptions) ?? text(item.concept?.definitions)
  const published = [item.firstCreated, item.contentCreated, item.versionCreated].find(isInstant)
  const authors = (item.creators ?? []).flatMap(nameOf)
  const byline = text(item.bylines)
  return {
    id,
    url: url ?? `${NOWHERE}${encodeURIComponent(id)}`,
    title,
    ...(summary === undefined ? {} : { summary }),
    contentHtml: blocks.length === 0 && summary !== undefined ? writeHtmlBody([words(summary)]) : writeHtmlBody(blocks),
    ...(published === undefined ? {} : { published }),
    updated: isInstant(item.versionCreated) ? item.versionCreated : (published ?? now),
    authors: authors.length > 0 ? authors : byline === undefined ? [] : [byline],
    categories: [
      ...new Set(
        [...(item.services ?? []), ...(item.subjects ?? []), ...(item.concept?.event?.subjects ?? [])].flatMap(nameOf),
      ),
    ],
    language: item.language ?? language,
  }
}

const words = (value: string) => ({ type: 'paragraph' as const, spans: [{ text: value }] })

/**
 * Makes a feed of items: usable ones are entries, canceled ones tombstones; what is withheld, embargoed or expired stands nowhere.
 * An item without a headline is left out.
 */
export function feedOf(items: readonly NewsItem[], options: FeedOfOptions = {}): Feed {
  const at = options.now === undefined ? Number.NEGATIVE_INFINITY : Date.parse(options.now)
  const language = items.find((item) => item.language !== undefined)?.language ?? 'en'
  const entries = items.flatMap((item) =>
    useOfItem(item, at).use === 'now' ? (entryOf(item, language, options.now ?? EPOCH) ?? []) : [],
  )
  const removed = items.flatMap((item) => {
    const id = idOf(item, addressOf(item))
    if (item.pubStatus !== 'canceled' || id === undefined) return []
    const why = text(item.edNotes)
    const when = isInstant(item.versionCreated) ? item.versionCreated : (options.now ?? EPOCH)
    return [{ id, when, ...(why === undefined ? {} : { why }) }]
  })
  const dates = [...entries.map((entry) => entry.updated), ...removed.map((gone) => gone.when)]
  const updated = dates.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0] ?? options.now ?? EPOCH
  const title = options.title ?? text(items[0]?.provider?.names) ?? 'News'
  return {
    title,
    description: options.description ?? title,
    selfUrl: options.selfUrl ?? `${NOWHERE}feed`,
    siteUrl: options.siteUrl ?? NOWHERE,
    language,
    direction: items[0]?.direction ?? 'ltr',
    updated,
    items: entries,
    removed,
  }
}
