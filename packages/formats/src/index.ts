/** @dateline/formats: the only place that knows a format. Bytes to stories, and versions to wires and feeds. */
export type * from '@dateline/news'
export { readDocument } from './read.ts'
export { itemsOf, readItems, type ReadItemsOptions } from './convert.ts'
export { DIALECTS } from './dialect/agencies.ts'
export { detectFormat } from './detect.ts'
export type { ExchangeDocument, ExchangeEntry, ReadNewsItem, RejectedItem } from './exchange.ts'
export {
  DETECTED_FORMATS,
  type DetectedFormat,
  type FormatFacts,
  FORMATS,
  type WriteFacts,
  WRITE_FORMATS,
  type WriteFormat,
  WRITTEN,
} from './formats.ts'
export { jsonOf, writeItems, type WriteItemsOptions } from './writers.ts'
export {
  type Finding,
  lint,
  LINT_RULES,
  type LintOptions,
  type LintResult,
  type LintRule,
  RULE_CHAPTERS,
} from './lint/index.ts'
export { FormatError } from './problem.ts'
export {
  type Assumption,
  DEFAULT_LIMITS,
  type DocumentFormat,
  type Limits,
  PROBLEM_CODES,
  type ProblemCode,
  type ReadItem,
  type ReadOptions,
  type ReadResult,
  type ReadStory,
  type SourceProfile,
} from './types.ts'
export type { OutgoingItem } from './outgoing.ts'
export { writeNewsMlG2, writeNinjs } from './wire.ts'
export { ALT_ID as NINJS_ALT_ID } from './ninjs/names.ts'

export { type OutgoingMessage, writeNewsMessage } from './newsml-g2/message.ts'
export type {
  FeedDocument,
  FeedEntry,
  FeedEvent,
  FeedFault,
  FeedHead,
  FeedOptions,
  FeedTombstone,
} from './feeds/types.ts'
export { readFeed, readFeedStream } from './feeds/read.ts'
export { FEED_LINT_RULES, type FeedLintOptions, lintFeed } from './lint/feeds/index.ts'
export { readFeedItems } from './feeds/item.ts'
export type { Feed, FeedItem } from './feeds/feed.ts'
export { writeAtom } from './feeds/atom.ts'
export { writeJsonFeed } from './feeds/json-feed.ts'
export { rfc822, writeRss } from './feeds/rss.ts'
export {
  NEWS_SITEMAP_HOURS,
  NEWS_SITEMAP_LIMIT,
  type NewsSitemapUrl,
  SITEMAP_LIMIT,
  type SitemapUrl,
  writeNewsSitemap,
  writeSitemap,
  writeSitemapIndex,
} from './feeds/sitemap.ts'
