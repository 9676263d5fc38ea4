/** Items of the exchange model to documents of every format that is written. */
import type { NewsItem } from '@dateline/news'
import { feedOf, type FeedOfOptions } from './feed-of.ts'
import { writeAtom } from './feeds/atom.ts'
import { writeJsonFeed } from './feeds/json-feed.ts'
import { writeRss } from './feeds/rss.ts'
import type { WriteFormat } from './formats.ts'
import { writeICalendar } from './icalendar/write.ts'
import { write7901 } from './iptc-7901/write.ts'
import { writeMail } from './mail/write.ts'
import { writeNewsMlG2Item, writeNewsMlG2Message } from './newsml-g2/write-items.ts'
import { writeNinjsItem } from './ninjs/write-item.ts'
import { writeNitf } from './nitf/write.ts'
import { writeText } from './text.ts'

export interface WriteItemsOptions extends FeedOfOptions {
  /** JSON with line breaks and indents; default false. */
  readonly pretty?: boolean
}

/** Texts of documents; one for all items where the format holds several. */
type Writer = (items: readonly NewsItem[], options: WriteItemsOptions) => string[]

/** The JSON object of one item, for formats that are JSON; undefined for others. */
export function jsonOf(format: WriteFormat, options: WriteItemsOptions = {}): ((item: NewsItem) => object) | undefined {
  const write = JSON_WRITERS[format]
  return write === undefined ? undefined : (item) => write(identified(item, timeOf(format, options)))
}

const JSON_WRITERS: Readonly<Partial<Record<WriteFormat, (item: NewsItem) => object>>> = {
  ninjs: (item) => writeNinjsItem(item),
  'ninjs-2.2': (item) => writeNinjsItem(item, { version: '2.2' }),
  'ninjs-1.6': (item) => writeNinjsItem(item, { version: '1.6' }),
}

const draw = (value: unknown, pretty: boolean | undefined) =>
  `${JSON.stringify(value, undefined, pretty === true ? 2 : undefined)}\n`

const ninjs =
  (format: WriteFormat): Writer =>
  (items, { pretty }) => {
    const objects = items.map((item) => JSON_WRITERS[format]?.(item) ?? {})
    return [draw(objects.length === 1 ? objects[0] : objects, pretty)]
  }

const newsMlG2: Writer = (items, { now }) => {
  const [only] = items
  if (items.length === 1 && only !== undefined) return [writeNewsMlG2Item(only)]
  const latest = items
    .map((item) => item.versionCreated ?? '')
    .toSorted()
    .at(-1)
  return [writeNewsMlG2Message({ header: { sent: now ?? latest ?? '' }, items })]
}

/** Formats whose items must have an identity. */
const IDENTIFIED: ReadonlySet<WriteFormat> = new Set(['ninjs', 'ninjs-2.2', 'ninjs-1.6', 'newsml-g2'])

/** A saved page may have neither a guid nor a time; what stands in for them is the same for the same copy. */
function identified(item: NewsItem, now: string | undefined): NewsItem {
  // The day that the content was made on may be no more than a month: it is no time of a version.
  const made = [item.versionCreated, item.contentModified, item.firstCreated, item.contentCreated]
  const versionCreated = item.versionCreated ?? made.find((time) => time?.includes('T')) ?? now
  return {
    ...item,
    guid: item.guid ?? `urn:x-dateline:${fingerprint(JSON.stringify([item.headlines, item.bodies, item.concept]))}`,
    ...(versionCreated === undefined ? {} : { versionCreated }),
  }
}

/** The time of an item that has none, where the format must have one; elsewhere no time is better than a made one. */
const timeOf = (format: WriteFormat, { now }: WriteItemsOptions) => (format === 'newsml-g2' ? now : undefined)

/** FNV-1a of two halves: tells items of one file apart, and is no proof of anything. */
function fingerprint(text: string): string {
  const half = (seed: number) => {
    let sum = seed
    for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 16_777_619)
    return (sum >>> 0).toString(16).padStart(8, '0')
  }
  return half(2_166_136_261) + half(3_141_592_653)
}

/** A message of a wire bears the time at which it is sent: that of an item without one is now. */
const sentAt = (item: NewsItem, now: string | undefined): { readonly sent?: string } =>
  item.versionCreated === undefined && item.firstCreated === undefined && now !== undefined ? { sent: now } : {}

const WRITERS: Readonly<Record<WriteFormat, Writer>> = {
  ninjs: ninjs('ninjs'),
  'ninjs-2.2': ninjs('ninjs-2.2'),
  'ninjs-1.6': ninjs('ninjs-1.6'),
  'newsml-g2': newsMlG2,
  nitf: (items) => items.map((item) => writeNitf(item)),
  'iptc-7901': (items, { now }) => items.map((item) => write7901(item, sentAt(item, now)).text),
  rss: (items, options) => [writeRss(feedOf(items, options))],
  atom: (items, options) => [writeAtom(feedOf(items, options))],
  'json-feed': (items, options) => [draw(writeJsonFeed(feedOf(items, options)), options.pretty)],
  icalendar: (items, { now }) => [writeICalendar(items, now === undefined ? {} : { stamp: now })],
  mail: (items, { now }) => items.map((item) => writeMail(item, now === undefined ? {} : { date: now })),
  text: (items) => items.map(writeText),
}

/**
 * Writes items.
 * @returns the texts of documents: one where the format holds several items (ninjs as a list, feeds, calendars, NewsML-G2
 *   messages), else one for each item. To be encoded as UTF-8; IPTC 7901 says its own charset.
 * @throws FormatError when the format cannot hold an item
 */
export function writeItems(items: readonly NewsItem[], format: WriteFormat, options: WriteItemsOptions = {}): string[] {
  const given = IDENTIFIED.has(format) ? items.map((item) => identified(item, timeOf(format, options))) : items
  return WRITERS[format](given, options)
}
