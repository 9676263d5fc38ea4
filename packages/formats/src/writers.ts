/** Items of the exchange model to documents of every format that is written. */
import type { NewsItem } from '@dateline/news'
import { feedOf, type FeedOfOptions } from './feed-of.ts'
import { writeAtom } from './feeds/atom.ts'
import { writeJsonFeed } from './feeds/json-feed.ts'
import { writeRss } from './feeds/rss.ts'
import type { WriteFormat } from './formats.ts'
import { writeICalendar } from './icalendar/write.ts'
import { writeMail } from './mail/write.ts'
import { FormatError } from './problem.ts'
import { writeText } from './text.ts'

export interface WriteItemsOptions extends FeedOfOptions {
  /** JSON with line breaks and indents; default false. */
  readonly pretty?: boolean
}

interface Writer {
  /** Ending of a file in this format, without the dot. */
  readonly extension: string
  /** IANA media type. */
  readonly contentType: string
  /** Several documents may follow one another in one stream. */
  readonly streams: boolean
  /** Texts of documents; one for all items where the format holds several. */
  documents(items: readonly NewsItem[], options: WriteItemsOptions): string[]
}

/** The JSON objects of one item each, for formats that are JSON. */
export function jsonOf(format: WriteFormat): ((item: NewsItem) => object) | undefined {
  return JSON_WRITERS[format]
}

const missing = (format: WriteFormat) => (): never => {
  throw new FormatError('format-unknown', `${format} is not written yet`, 'the whole document')
}

const JSON_WRITERS: Readonly<Partial<Record<WriteFormat, (item: NewsItem) => object>>> = {
  ninjs: missing('ninjs'),
  'ninjs-2.2': missing('ninjs-2.2'),
  'ninjs-1.6': missing('ninjs-1.6'),
}

const draw = (value: unknown, pretty: boolean | undefined) =>
  `${JSON.stringify(value, undefined, pretty === true ? 2 : undefined)}\n`

function ninjs(format: 'ninjs' | 'ninjs-2.2' | 'ninjs-1.6'): Writer {
  return {
    extension: 'json',
    contentType: 'application/json',
    streams: false,
    documents(items, { pretty }) {
      const objects = items.map((item) => JSON_WRITERS[format]?.(item) ?? {})
      return [draw(objects.length === 1 ? objects[0] : objects, pretty)]
    },
  }
}

export const WRITERS: Readonly<Record<WriteFormat, Writer>> = {
  ninjs: ninjs('ninjs'),
  'ninjs-2.2': ninjs('ninjs-2.2'),
  'ninjs-1.6': ninjs('ninjs-1.6'),
  'newsml-g2': { extension: 'xml', contentType: 'application/xml', streams: false, documents: missing('newsml-g2') },
  nitf: { extension: 'xml', contentType: 'application/xml', streams: false, documents: missing('nitf') },
  'iptc-7901': { extension: 'txt', contentType: 'text/plain', streams: true, documents: missing('iptc-7901') },
  rss: {
    extension: 'xml',
    contentType: 'application/rss+xml',
    streams: false,
    documents: (items, options) => [writeRss(feedOf(items, options))],
  },
  atom: {
    extension: 'xml',
    contentType: 'application/atom+xml',
    streams: false,
    documents: (items, options) => [writeAtom(feedOf(items, options))],
  },
  'json-feed': {
    extension: 'json',
    contentType: 'application/feed+json',
    streams: false,
    documents: (items, options) => [draw(writeJsonFeed(feedOf(items, options)), options.pretty)],
  },
  icalendar: {
    extension: 'ics',
    contentType: 'text/calendar',
    streams: true,
    documents: (items, options) => [writeICalendar(items, options.now === undefined ? {} : { stamp: options.now })],
  },
  mail: {
    extension: 'eml',
    contentType: 'message/rfc822',
    streams: false,
    documents: (items, options) =>
      items.map((item) => writeMail(item, options.now === undefined ? {} : { date: options.now })),
  },
  text: { extension: 'txt', contentType: 'text/plain', streams: true, documents: (items) => items.map(writeText) },
}

/**
 * Writes items.
 * @returns the texts of documents: one where the format holds several items (ninjs as a list, feeds, calendars, NewsML-G2
 *   messages), else one for each item. To be encoded as UTF-8; IPTC 7901 says its own charset.
 * @throws FormatError when the format cannot hold an item
 */
export function writeItems(items: readonly NewsItem[], format: WriteFormat, options: WriteItemsOptions = {}): string[] {
  return WRITERS[format].documents(items, options)
}
