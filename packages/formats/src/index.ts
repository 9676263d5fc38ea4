/** @dateline/formats: the only place that knows a format. Bytes to stories, and versions to wires and feeds. */
export type * from '@dateline/news'
export { readDocument } from './read.ts'
export { itemsOf, readItems, type ReadItemsOptions } from './convert.ts'
export { readItemsStream } from './read-stream.ts'
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

// Codecs: text or bytes to items of the exchange model, and items to documents.
export { NewsMlG2Reader, readNewsMlG2Items, readNewsMlG2Stream } from './newsml-g2/read-items.ts'
export { writeNewsMlG2Item, writeNewsMlG2Message } from './newsml-g2/write-items.ts'
export { readNinjsEnvelopes, readNinjsItems } from './ninjs/items.ts'
export { NinjsStream } from './ninjs/stream.ts'
export { NINJS_VERSIONS, type NinjsVersion } from './ninjs/generation.ts'
export { writeNinjsItem } from './ninjs/write-item.ts'
export { isNitf, readNitfItems } from './nitf/read.ts'
export { NITF_VERSION, writeNitf } from './nitf/write.ts'
export { readNewsMl1Items } from './newsml-1/read.ts'
export { read7901Items } from './iptc-7901/read.ts'
export { write7901 } from './iptc-7901/write.ts'
export { decodeWire } from './iptc-7901/charset.ts'
export { readAnpaItems } from './anpa-1312/read.ts'
export { readICalendarItems } from './icalendar/read.ts'
export { writeICalendar } from './icalendar/write.ts'
export { readMailItems } from './mail/read.ts'
export { writeMail } from './mail/write.ts'

// Bodies, dialects, vocabularies, and what is promised of them.
export { plainBody, readHtmlBody, tidyBody, toStoryBlocks, writeHtmlBody, writeXhtmlDocument } from './html/rich.ts'
export { applyDialect, applyDialects, dialectOf } from './dialect/apply.ts'
export { type Dialect, readDialect } from './dialect/schema.ts'
export { completeSubjects, mediaTopicName, subjectCodeName } from './vocab/subjects.ts'
export { urgencyOf } from './vocab/urgency.ts'
export { type Loss, LOSSES } from './loss.ts'
export { FEED_LIFE_CYCLE, ITEM_LIFE_CYCLE, type Moment, MOMENTS } from './life-cycle.ts'

// Releases of ours on the wire.
export { itemOf } from './item-of.ts'
export { storyOf } from './story-of.ts'
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
export { readFeedItems } from './feeds/read-items.ts'
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
