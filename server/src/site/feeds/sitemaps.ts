/** Sitemaps: an index, the pages of each edition, its stories by month, and its news of the last two days. */
import {
  NEWS_SITEMAP_HOURS,
  NEWS_SITEMAP_LIMIT,
  SITEMAP_LIMIT,
  type SitemapUrl,
  writeNewsSitemap,
  writeSitemap,
  writeSitemapIndex,
} from '@dateline/formats'
import { allEditions, editionFor } from '../../../../editions/index.ts'
import { FEED_CACHING, LIST_CACHING } from '../headers.ts'
import { AGENCY, editionKey, monthKey } from '../keys.ts'
import { agencyName, type PageContext, type PageResult } from '../page.ts'
import { notFoundPage } from '../pages/errors.tsx'
import { type MapEntry, readAddresses, readAllEntries, readMonths } from '../read/feed.ts'
import { conceptPath, DIRECTORY_STEPS, storyPath } from '../url.ts'

const XML = 'application/xml; charset=utf-8'
/** Far below what sitemaps.org allows, so that one file is made and read quickly. */
const PER_FILE = Math.min(10_000, SITEMAP_LIMIT)

export async function sitemapIndex(ctx: PageContext): Promise<PageResult> {
  ctx.keys.add(AGENCY)
  const { origin } = ctx
  const months = await readMonths(ctx.db)
  const body = writeSitemapIndex([
    ...allEditions.flatMap((e) => [
      { url: `${origin}/${e.key}/sitemap.xml` },
      { url: `${origin}/${e.key}/news-sitemap.xml` },
    ]),
    ...months.flatMap((m) =>
      editionFor(m.language)?.language === m.language
        ? Array.from({ length: Math.ceil(m.stories / PER_FILE) }, (_, index) => ({
            url: `${origin}/${m.language}/sitemap-${m.month}${index === 0 ? '' : `-${index + 1}`}.xml`,
            modified: m.updatedAt.toISOString(),
          }))
        : [],
    ),
  ])
  return { status: 200, contentType: XML, body, caching: LIST_CACHING, freshFor: 300 }
}

/** Home, lists and directory pages of an edition. */
export async function sitemapPages(ctx: PageContext): Promise<PageResult> {
  const { edition, origin, setting } = ctx
  const entries = await readAllEntries(ctx.db, PER_FILE)
  const steps = [
    '',
    'news',
    ...setting.sections.map((s) => s.key),
    ...Object.keys(DIRECTORY_STEPS),
    'about',
    'corrections',
    'subscribe',
  ]
  const paths = [
    ...steps.map((step) => (key: string) => (step === '' ? `/${key}` : `/${key}/${step}`)),
    ...entries
      .filter((e) => e.kind !== 'section')
      .map((e) => (key: string) => conceptPath(key as typeof edition.key, e.id) ?? `/${key}`),
  ]
  const urls: SitemapUrl[] = paths.map((path) => ({
    url: origin + path(edition.key),
    alternates: allEditions.map((e) => ({ language: e.language, url: origin + path(e.key) })),
  }))
  return { status: 200, contentType: XML, body: writeSitemap(urls), caching: LIST_CACHING, freshFor: 300 }
}

/** @param part which file of the month, 1 first */
export async function sitemapMonth(ctx: PageContext, month: string, part: number): Promise<PageResult> {
  const { edition, origin } = ctx
  ctx.keys.add(monthKey(edition.language, month))
  const from = new Date(`${month}-01T00:00:00Z`)
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1))
  const stories = await readAddresses(
    ctx.db,
    edition.language,
    { from, to },
    { limit: PER_FILE, offset: (part - 1) * PER_FILE },
  )
  if (stories.length === 0) return notFoundPage(ctx)
  return {
    status: 200,
    contentType: XML,
    body: writeSitemap(stories.map((s) => urlOf(origin, s))),
    caching: LIST_CACHING,
    freshFor: 300,
  }
}

function urlOf(origin: string, story: MapEntry): SitemapUrl {
  const all = [story, ...story.translations.filter((t) => editionFor(t.language)?.language === t.language)]
  return {
    url: origin + storyPath(story),
    modified: story.updatedAt.toISOString(),
    ...(all.length < 2 ? {} : { alternates: all.map((s) => ({ language: s.language, url: origin + storyPath(s) })) }),
  }
}

export async function sitemapNews(ctx: PageContext): Promise<PageResult> {
  const { edition, origin, setting } = ctx
  ctx.keys.add(editionKey(edition.language))
  const to = new Date(setting.now.getTime() + 1)
  const from = new Date(to.getTime() - NEWS_SITEMAP_HOURS * 3_600_000)
  const stories = await readAddresses(
    ctx.db,
    edition.language,
    { from, to },
    { limit: NEWS_SITEMAP_LIMIT, offset: 0, newestFirst: true },
  )
  const body = writeNewsSitemap(
    agencyName(ctx),
    stories.map((s) => ({
      url: origin + storyPath(s),
      title: s.headline,
      language: s.language,
      published: s.firstAt.toISOString(),
    })),
  )
  return { status: 200, contentType: XML, body, caching: FEED_CACHING }
}

export function robots(ctx: PageContext): PageResult {
  const { origin } = ctx
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /newsroom',
    ...allEditions.map((e) => `Disallow: /${e.key}/search`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    ...allEditions.map((e) => `Sitemap: ${origin}/${e.key}/news-sitemap.xml`),
    '',
  ]
  return {
    status: 200,
    contentType: 'text/plain; charset=utf-8',
    body: lines.join('\n'),
    caching: LIST_CACHING,
    freshFor: 300,
  }
}

/** The agency's emblem as a file of its own, in the site's ink. */
export function favicon(ctx: PageContext): PageResult {
  const { emblem } = ctx.setting.agency
  if (emblem === '') return notFoundPage(ctx)
  const named = /^\s*<svg[^>]*\sxmlns=/i.test(emblem)
    ? emblem
    : emblem.replace(/<svg/i, '<svg xmlns="http://www.w3.org/2000/svg"')
  return {
    status: 200,
    contentType: 'image/svg+xml',
    body: named.replace(/<svg/i, '<svg color="#12456f"'),
    caching: 'public, max-age=3600',
    freshFor: 300,
  }
}
