/** Rules for sitemaps (sitemaps.org 0.9) and news sitemaps. */
import type { LintRule } from '../types.ts'

const PROTOCOL = 'sitemaps.org protocol'
const NEWS = 'Google News sitemap guidelines'

export const SITEMAP_RULES = [
  {
    id: 'SITEMAP-101',
    severity: 'error',
    title: 'loc is missing or no absolute http or https address',
    why: 'A crawler skips the entry, and often the whole file.',
    mend: 'Write the full address, with its scheme and host, in loc.',
    source: PROTOCOL,
  },
  {
    id: 'SITEMAP-102',
    severity: 'error',
    title: 'more than 50,000 addresses',
    why: 'Crawlers refuse the file.',
    mend: 'Split it, and list the parts in a sitemap index.',
    source: PROTOCOL,
  },
  {
    id: 'SITEMAP-103',
    severity: 'error',
    title: 'lastmod is no W3C date',
    why: 'The date is ignored, and pages are fetched again for nothing or too late.',
    mend: 'Write 2026-11-03 or 2026-11-03T09:00:00+03:00.',
    source: `${PROTOCOL}; W3C Date and Time Formats`,
  },
  {
    id: 'SITEMAP-104',
    severity: 'error',
    title: 'the root is in no or in another namespace',
    why: 'Crawlers do not recognise the file.',
    mend: 'Declare http://www.sitemaps.org/schemas/sitemap/0.9 on the root.',
    source: PROTOCOL,
  },
  {
    id: 'SITEMAP-105',
    severity: 'warning',
    title: 'changefreq or priority has a value that does not exist',
    why: 'It is ignored.',
    mend: 'Leave both out: crawlers hardly look at them.',
    source: PROTOCOL,
  },
  {
    id: 'SITEMAP-106',
    severity: 'warning',
    title: 'an address stands twice',
    why: 'It uses up the file and says two things about one page.',
    mend: 'List each address once.',
    source: PROTOCOL,
  },
  {
    id: 'SITEMAP-107',
    severity: 'warning',
    title: 'addresses of several hosts in one file',
    why: 'Without proof of ownership the addresses of the other host are ignored.',
    mend: 'Write one sitemap for each host, or name it in the robots.txt of the other.',
    source: PROTOCOL,
  },
  {
    id: 'SITEMAP-108',
    severity: 'warning',
    title: 'an element that sitemaps do not have',
    why: 'It is ignored, and validators refuse the file.',
    mend: 'Take it out, or put it in the namespace of an extension.',
    source: PROTOCOL,
  },
  {
    id: 'SITEMAP-201',
    severity: 'error',
    title: 'a news entry lacks publication name, language, publication date or title',
    why: 'News search leaves the story out.',
    mend: 'Fill in news:publication with name and language, news:publication_date and news:title.',
    source: NEWS,
  },
  {
    id: 'SITEMAP-202',
    severity: 'error',
    title: 'more than 1,000 news entries',
    why: 'News search refuses the file.',
    mend: 'Keep the stories of the last two days only, or split the file.',
    source: NEWS,
  },
  {
    id: 'SITEMAP-203',
    severity: 'error',
    title: 'news language is no code of two or three letters, zh-cn or zh-tw',
    why: 'The story is filed under no language.',
    mend: 'Write an ISO 639 code: en, not en-GB; zh-cn or zh-tw for Chinese.',
    source: NEWS,
  },
] as const satisfies readonly LintRule[]

export type SitemapRule = (typeof SITEMAP_RULES)[number]['id']
