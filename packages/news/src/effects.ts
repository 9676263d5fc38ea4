/** What each output of the house shows of a story once a release has taken effect there. Docs and a test are made from it. */

export const PAGE_EFFECTS = ['shown', 'shown-with-note', 'shown-noindex', 'held-notice', 'gone'] as const
export const FEED_EFFECTS = ['listed', 'relisted', 'updated', 'tombstone', 'absent'] as const
export const SEARCH_EFFECTS = ['found', 'absent'] as const
export const SITEMAP_EFFECTS = ['listed', 'absent'] as const
export const JSON_LD_EFFECTS = ['article', 'article-with-correction', 'none'] as const
export const WIRE_EFFECTS = ['copy', 'copy-with-note', 'hold', 'kill', 'none'] as const
export const MAIL_EFFECTS = ['copy', 'notice', 'none'] as const
export const PUSH_EFFECTS = ['alert', 'notice', 'none'] as const

export interface Effects {
  readonly page: (typeof PAGE_EFFECTS)[number]
  readonly feed: (typeof FEED_EFFECTS)[number]
  readonly search: (typeof SEARCH_EFFECTS)[number]
  readonly sitemap: (typeof SITEMAP_EFFECTS)[number]
  readonly jsonLd: (typeof JSON_LD_EFFECTS)[number]
  readonly wire: (typeof WIRE_EFFECTS)[number]
  readonly mail: (typeof MAIL_EFFECTS)[number]
  readonly push: (typeof PUSH_EFFECTS)[number]
}

export const OUTPUTS = [
  'page',
  'feed',
  'search',
  'sitemap',
  'jsonLd',
  'wire',
  'mail',
  'push',
] as const satisfies readonly (keyof Effects)[]

/** What the words of the table mean, for docs/release-kinds.md. */
export const EFFECT_MEANINGS: Readonly<Record<string, string>> = {
  'page: shown': 'the copy at its permanent address, open to search engines',
  'page: shown-with-note': 'the copy, and above it the notice where one was given',
  'page: shown-noindex': 'the copy, with `noindex`; nothing links to it',
  'page: held-notice': 'the notice in place of the copy, status 200, `noindex`',
  'page: gone': 'the notice in place of the copy, status 410, `noindex`',
  'feed: listed': 'an item at its time',
  'feed: relisted': 'the same item with the new words, at the top',
  'feed: updated': 'the same item in its place, with a later time of change',
  'feed: tombstone': 'no item; Atom and JSON Feed tell readers to drop it',
  'feed: absent': 'no item',
  'search: found': 'found on the site and in suggestions',
  'search: absent': 'not found',
  'sitemap: listed': 'in the month of its first publication, and for two days in the news sitemap',
  'sitemap: absent': 'in none',
  'jsonLd: article': 'NewsArticle',
  'jsonLd: article-with-correction': 'NewsArticle with a CorrectionComment',
  'jsonLd: none': 'nothing',
  'wire: copy': 'pubStatus usable, with the copy; use verdict now',
  'wire: copy-with-note':
    'the same, with the words of the notice first in the note to editors, where one was given or drawn',
  'wire: hold': 'pubStatus withheld, no copy, a warning for a headline; use verdict hold',
  'wire: kill': 'pubStatus canceled, no copy, a warning for a headline; use verdict never',
  'wire: none': 'nothing',
  'mail: copy': 'in newsletters',
  'mail: notice': 'the notice, to those who were sent it',
  'mail: none': 'nothing',
  'push: alert': 'an alert',
  'push: notice': 'the notice, to those who were alerted',
  'push: none': 'nothing',
}
