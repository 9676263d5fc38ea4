/** Sitemaps (sitemaps.org 0.9), sitemap indexes, and Google's news sitemap 0.9. */
import { el, xmlDocument } from '../xml/write.ts'
import { absolute, line } from './feed.ts'

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'
const XHTML = 'http://www.w3.org/1999/xhtml'

/** Most addresses that one sitemap may hold (sitemaps.org). */
export const SITEMAP_LIMIT = 50_000
/** Most addresses that one news sitemap may hold, and how old they may be (Google). */
export const NEWS_SITEMAP_LIMIT = 1_000
export const NEWS_SITEMAP_HOURS = 48

export interface SitemapUrl {
  readonly url: string
  /** RFC 3339 instant or day of the last change that a reader would see. */
  readonly modified?: string
  /** The same page in other languages, itself included. */
  readonly alternates?: readonly { readonly language: string; readonly url: string }[]
}

/** Refuses what crawlers would refuse as a whole. */
function atMost(count: number, limit: number): void {
  if (count > limit) throw new RangeError(`${count} addresses; a sitemap holds at most ${limit}: use an index`)
}

/**
 * Writes a sitemap.
 * @throws RangeError for more than 50,000 addresses, TypeError for one that is not absolute
 */
export function writeSitemap(urls: readonly SitemapUrl[]): string {
  atMost(urls.length, SITEMAP_LIMIT)
  const linked = urls.some((entry) => (entry.alternates?.length ?? 0) > 0)
  return xmlDocument(
    el(
      'urlset',
      { xmlns: SITEMAP, ...(linked ? { 'xmlns:xhtml': XHTML } : {}) },
      urls.map((entry) =>
        el(
          'url',
          {},
          el('loc', {}, absolute(entry.url)),
          entry.modified !== undefined && el('lastmod', {}, entry.modified),
          (entry.alternates ?? []).map((other) =>
            el('xhtml:link', { rel: 'alternate', hreflang: other.language, href: absolute(other.url) }),
          ),
        ),
      ),
    ),
  )
}

/**
 * Writes an index of sitemaps.
 * @throws RangeError for more than 50,000 of them
 */
export function writeSitemapIndex(sitemaps: readonly { readonly url: string; readonly modified?: string }[]): string {
  atMost(sitemaps.length, SITEMAP_LIMIT)
  return xmlDocument(
    el(
      'sitemapindex',
      { xmlns: SITEMAP },
      sitemaps.map((entry) =>
        el(
          'sitemap',
          {},
          el('loc', {}, absolute(entry.url)),
          entry.modified !== undefined && el('lastmod', {}, entry.modified),
        ),
      ),
    ),
  )
}

export interface NewsSitemapUrl {
  readonly url: string
  readonly title: string
  /** BCP 47 tag of the story. */
  readonly language: string
  /** RFC 3339 instant of the first publication. */
  readonly published: string
}

/** Google wants ISO 639 with two or three letters, and a region for Chinese alone. */
function newsLanguage(tag: string): string {
  const locale = new Intl.Locale(tag)
  if (locale.language !== 'zh') return locale.language
  return locale.maximize().script === 'Hant' ? 'zh-tw' : 'zh-cn'
}

/**
 * Writes a news sitemap: stories of the last two days.
 * @param publication name of the site as its readers know it
 * @throws RangeError for more than 1,000 stories
 */
export function writeNewsSitemap(publication: string, stories: readonly NewsSitemapUrl[]): string {
  atMost(stories.length, NEWS_SITEMAP_LIMIT)
  return xmlDocument(
    el(
      'urlset',
      { xmlns: SITEMAP, 'xmlns:news': NEWS },
      stories.map((story) =>
        el(
          'url',
          {},
          el('loc', {}, absolute(story.url)),
          el(
            'news:news',
            {},
            el(
              'news:publication',
              {},
              el('news:name', {}, line(publication)),
              el('news:language', {}, newsLanguage(story.language)),
            ),
            el('news:publication_date', {}, story.published),
            el('news:title', {}, line(story.title)),
          ),
        ),
      ),
    ),
  )
}
