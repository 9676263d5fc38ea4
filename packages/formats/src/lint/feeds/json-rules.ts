import type { LintRule } from '../types.ts'
import { error, warning } from './rule.ts'

export const JSON_RULES = {
  json: error(
    'JSONFEED-001',
    'The document is not JSON',
    'No reader can read any of it.',
    'Write it with a JSON writer.',
    'RFC 8259',
  ),
  version: error(
    'JSONFEED-002',
    'The version is none of JSON Feed',
    'Readers do not know that it is one.',
    'Write https://jsonfeed.org/version/1.1.',
    'JSON Feed 1.1, Top-Level',
  ),
  required: error(
    'JSONFEED-003',
    'A required member is missing',
    'Readers refuse the feed, or show an entry again and again.',
    'Add what is missing.',
    'JSON Feed 1.1',
  ),
  type: error(
    'JSONFEED-004',
    'A member is of the wrong type',
    'Typed readers refuse the feed.',
    'Write the type that the standard names.',
    'JSON Feed 1.1',
  ),
  content: error(
    'JSONFEED-005',
    'An item has neither content_html nor content_text',
    'There is nothing to show.',
    'Add one of them.',
    'JSON Feed 1.1, Items',
  ),
  date: error(
    'JSONFEED-006',
    'This is no RFC 3339 date',
    'Readers sort the item to the end.',
    'Write 2026-11-01T09:00:00Z.',
    'JSON Feed 1.1, Items',
  ),
  url: error(
    'JSONFEED-007',
    'This is no absolute address',
    'The link leads nowhere.',
    'Write the whole address.',
    'JSON Feed 1.1',
  ),
  twice: error(
    'JSONFEED-008',
    'Two items have the same id',
    'Readers show one of them.',
    'Give each its own.',
    'JSON Feed 1.1, Items',
  ),
  markup: warning(
    'JSONFEED-009',
    'Plain text has markup in it',
    'Readers show the tags.',
    'Write plain text; HTML goes into content_html.',
    'JSON Feed 1.1',
  ),
  unsafe: warning(
    'JSONFEED-010',
    'Markup that readers strip',
    'It runs or loads something, or covers the page.',
    'Leave out script, frames, objects, forms, handlers and positions.',
  ),
  attachment: error(
    'JSONFEED-011',
    'An attachment lacks its address or its type',
    'Players do not know what to play.',
    'Add url and mime_type.',
    'JSON Feed 1.1, Attachments',
  ),
  author: warning(
    'JSONFEED-012',
    'author is out of use in 1.1',
    'Later readers look for authors.',
    'Write authors, a list.',
    'JSON Feed 1.1',
  ),
  self: warning(
    'JSONFEED-013',
    'The feed does not name its own address',
    'Who got it as a file cannot subscribe.',
    'Add feed_url.',
    'JSON Feed 1.1, Top-Level',
  ),
  language: warning(
    'JSONFEED-014',
    'The feed does not say its language',
    'Readers guess it.',
    'Add language.',
    'JSON Feed 1.1',
  ),
  unknown: warning(
    'JSONFEED-015',
    'A member is not of the standard',
    'Later versions may give it another meaning.',
    'Let its name begin with an underscore.',
    'JSON Feed 1.1, Extensions',
  ),
  relative: warning(
    'JSONFEED-016',
    'Markup has a relative address',
    'Read far from the site, pictures and links are broken.',
    'Write absolute addresses.',
  ),
} as const satisfies Readonly<Record<string, LintRule>>

export const JSON_FEED_RULES: readonly LintRule[] = Object.values(JSON_RULES)
