/** RSS 2.0 (rssboard.org), with atom:link, content:encoded, dc:creator and dcterms:modified as the RSS profile advises. */
import { el, type Xml, xmlDocument } from '../xml/write.ts'
import { absolute, type Feed, type FeedItem, line, lines, titleOf } from './feed.ts'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * An instant as RFC 822 with a four-digit year, in GMT.
 * @param instant RFC 3339
 * @throws RangeError when it is none
 */
export function rfc822(instant: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) throw new RangeError(`not an instant: ${instant}`)
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} GMT`
}

function item(entry: FeedItem, feed: Feed): Xml {
  const summary = line(entry.summary ?? '')
  return el(
    'item',
    {},
    el('title', {}, titleOf(entry)),
    el('link', {}, absolute(entry.url)),
    el('guid', { isPermaLink: entry.id === entry.url ? 'true' : 'false' }, entry.id),
    entry.published !== undefined && el('pubDate', {}, rfc822(entry.published)),
    entry.published !== undefined && entry.updated !== entry.published && el('dcterms:modified', {}, entry.updated),
    el('description', {}, summary === '' ? entry.contentHtml : escapeText(summary)),
    lines(entry.authors).map((author) => el('dc:creator', {}, author)),
    lines(entry.categories).map((category) => el('category', {}, category)),
    entry.language !== feed.language && el('dc:language', {}, entry.language),
    // Without a summary the description is the copy: readers take the first text for it.
    summary !== '' && el('content:encoded', {}, entry.contentHtml),
  )
}

/** A description is HTML by the specification: plain text is escaped to be read as such. */
function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

/**
 * Writes RSS 2.0.
 * @throws TypeError for an address that is not absolute, RangeError for a date that is none
 */
export function writeRss(feed: Feed): string {
  const channel = el(
    'channel',
    {},
    el('title', {}, line(feed.title) || feed.selfUrl),
    el('link', {}, absolute(feed.siteUrl)),
    el('description', {}, line(feed.description)),
    el('language', {}, feed.language),
    el('lastBuildDate', {}, rfc822(feed.updated)),
    el('atom:link', { rel: 'self', href: absolute(feed.selfUrl), type: 'application/rss+xml' }),
    feed.hubUrl !== undefined && el('atom:link', { rel: 'hub', href: absolute(feed.hubUrl) }),
    feed.items.map((entry) => item(entry, feed)),
  )
  const root = el(
    'rss',
    {
      version: '2.0',
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
    },
    channel,
  )
  return xmlDocument(root)
}
