/** Documents of any format to items of the exchange model, and items to documents of any format. */
import type { NewsItem } from '@dateline/news'
import { readAnpaItems } from './anpa-1312/read.ts'
import { itemOfParts } from './capture-item.ts'
import type { PageParts } from './capture/common.ts'
import { htmlParts } from './capture/html.ts'
import { textParts } from './capture/text.ts'
import type { ReadContext } from './context.ts'
import { detectFormat, exchangeFormat } from './detect.ts'
import type { DetectedFormat } from './formats.ts'
import { DIALECTS } from './dialect/agencies.ts'
import { applyDialects } from './dialect/apply.ts'
import { type DecodedText, decodeText } from './encoding.ts'
import type { ExchangeDocument, ExchangeEntry } from './exchange.ts'
import { readFeedItems } from './feeds/read-items.ts'
import type { FeedOptions } from './feeds/types.ts'
import { readHouseItems } from './house-xml/read.ts'
import { readICalendarItems } from './icalendar/read.ts'
import { decodeWire } from './iptc-7901/charset.ts'
import { read7901Items } from './iptc-7901/read.ts'
import { splitMbox } from './mail/mbox.ts'
import { readMailItems } from './mail/read.ts'
import { mendEscapes } from './mend.ts'
import { liftWireLines } from './copy/wire-lines.ts'
import { readNewsMl1Items } from './newsml-1/read.ts'
import { readNewsMlG2Items } from './newsml-g2/read-items.ts'
import { readNinjsItems } from './ninjs/items.ts'
import { readNitfItems } from './nitf/read.ts'
import { FormatError, rejection } from './problem.ts'
import { type Assumption, DEFAULT_LIMITS, type Limits, type ReadOptions } from './types.ts'

export interface ReadItemsOptions extends ReadOptions {
  /** Read as this format, whatever the content looks like. */
  readonly format?: DetectedFormat
}

/** Formats that agencies bend, each in its own way. */
const WIRES: ReadonlySet<DetectedFormat> = new Set([
  'newsml-g2',
  'newsml-1',
  'ninjs',
  'nitf',
  'iptc-7901',
  'anpa-1312',
  'house-xml',
])

/** How deep documents inside messages are read: a feed in a mail in a mail. */
const MAX_INSIDE = 3

/**
 * Reads the items of a document of any known format.
 * @param bytes the document as it came
 * @param options its name for messages, what is known of its source, bounds, and its format when that is known
 * @returns the format, and an entry for each item: the item, or a rejection with a stable code, a message (what, where, what
 *   to do) and the place. Never throws for bad input.
 */
export function readItems(bytes: Uint8Array, options: ReadItemsOptions): ExchangeDocument {
  return readDeep(bytes, options, 0)
}

function readDeep(bytes: Uint8Array, options: ReadItemsOptions, depth: number): ExchangeDocument {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits }
  let format: DetectedFormat = options.format ?? 'unknown'
  try {
    if (bytes.length > limits.bytes) throw tooLarge(bytes.length, limits)
    if (isBlank(bytes)) throw new FormatError('empty-document', 'the document is empty', 'the whole document')
    format = options.format ?? detectFormat(bytes, options.profile?.language)
    const context: ReadContext = { name: options.name, profile: options.profile, limits, assumptions: [] }
    const document = readAs(format, bytes, context, depth)
    return WIRES.has(format) ? mended(applyDialects(document, context)) : document
  } catch (error) {
    return { format: exchangeFormat(format), entries: [rejected(error, options.name)] }
  }
}

function mended(document: ExchangeDocument): ExchangeDocument {
  const entries = document.entries.map((entry) =>
    entry.outcome === 'item' ? liftWireLines(mendEscapes(entry)) : entry,
  )
  return { ...document, entries }
}

export function tooLarge(size: number, { bytes }: Limits): FormatError {
  return new FormatError(
    'too-large',
    `${size} bytes, more than the limit of ${bytes}; split the document`,
    'the whole document',
  )
}

function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false
  return true
}

function rejected(error: unknown, name: string): ExchangeEntry {
  const item = rejection(error, name)
  if (item.outcome !== 'rejected') throw error
  return item
}

function readAs(format: DetectedFormat, bytes: Uint8Array, context: ReadContext, depth: number): ExchangeDocument {
  switch (format) {
    case 'mail':
      return readMails(bytes, context, depth)
    case 'rss':
    case 'atom':
    case 'json-feed':
      return readFeedItems(bytes, feedOptions(context), context.limits)
    case 'newsml-g2':
      return decoded(readNewsMlG2Items, bytes, context)
    case 'ninjs':
      return decoded(readNinjsItems, bytes, context)
    case 'newsml-1':
      return decoded(readNewsMl1Items, bytes, context)
    case 'house-xml':
      return decoded(readHouseItems, bytes, context)
    case 'icalendar':
      return decoded(readICalendarItems, bytes, context)
    case 'capture-html':
      return capture(htmlParts, bytes, context)
    case 'capture-text':
      return capture(textParts, bytes, context)
    case 'iptc-7901':
      return wire(read7901Items, bytes, context)
    case 'anpa-1312':
      return wire(readAnpaItems, bytes, context)
    case 'nitf':
      return decoded(readNitfItems, bytes, context)
    case 'sitemap':
      throw new FormatError('not-a-story', 'a sitemap lists addresses and holds no news', 'line 1')
    case 'unknown': {
      const { text } = decodeText(bytes, context.profile?.language)
      const what = text.trimStart().startsWith('<')
        ? 'markup that breaks off or is of no known kind'
        : 'no known format'
      throw new FormatError('format-unknown', what, 'line 1')
    }
    default: {
      const never: never = format
      throw new TypeError(`unknown format ${String(never)}`)
    }
  }
}

/** What a feed's reader is told of the source. */
export function feedOptions({ name, profile }: ReadContext): FeedOptions {
  return {
    name,
    ...(profile?.zone === undefined ? {} : { zone: profile.zone }),
    ...(profile?.language === undefined ? {} : { language: profile.language }),
  }
}

/** The context of a document whose encoding had to be guessed says so. */
function withEncoding(context: ReadContext, { encoding, note }: DecodedText): ReadContext {
  if (note === undefined) return context
  const assumption: Assumption = { field: 'encoding', value: encoding, why: note }
  return { ...context, assumptions: [...context.assumptions, assumption] }
}

function decoded(
  read: (text: string, context: ReadContext) => ExchangeDocument,
  bytes: Uint8Array,
  context: ReadContext,
): ExchangeDocument {
  const text = decodeText(bytes, context.profile?.language)
  return read(text.text, withEncoding(context, text))
}

/** Wires: their frames are control characters, and their charset is what the source agreed with its clients. */
function wire(
  read: (text: string, context: ReadContext) => ExchangeDocument,
  bytes: Uint8Array,
  context: ReadContext,
): ExchangeDocument {
  const { dialect, charset, language } = context.profile ?? {}
  const bent = typeof dialect === 'string' ? DIALECTS.find((d) => d.key === dialect) : dialect
  const text = decodeWire(bytes, charset ?? bent?.charset, language)
  return read(text.text, withEncoding(context, text))
}

/** A saved page: one item, of whatever is found on it. */
function capture(
  read: (text: string, context: ReadContext) => PageParts,
  bytes: Uint8Array,
  context: ReadContext,
): ExchangeDocument {
  const text = decodeText(bytes, context.profile?.language)
  const parts = read(text.text, withEncoding(context, text))
  return { format: 'capture', entries: [itemOfParts(parts, context.profile)] }
}

/** One message, or a mailbox file of them; documents attached to a message are read too. */
function readMails(bytes: Uint8Array, context: ReadContext, depth: number): ExchangeDocument {
  const { profile, limits } = context
  const attached = (data: Uint8Array, name: string) => {
    const format = depth < MAX_INSIDE ? detectFormat(data, profile?.language) : 'unknown'
    if (['unknown', 'capture-text', 'capture-html', 'sitemap'].includes(format)) return undefined
    return readDeep(data, { name, limits, format, ...(profile === undefined ? {} : { profile }) }, depth + 1)
  }
  const messages = splitMbox(bytes)
  const [only] = messages
  if (messages.length === 1 && only !== undefined) return readMailItems(only.bytes, context, { attached })
  const entries = messages.flatMap((message) =>
    readMailItems(message.bytes, context, { attached }).entries.map((entry) => ({
      ...entry,
      place: `line ${message.line}`,
    })),
  )
  return { format: 'mail', entries }
}

/** The items among the entries of a document. */
export function itemsOf(document: ExchangeDocument): NewsItem[] {
  return document.entries.flatMap((entry) => (entry.outcome === 'item' ? [entry.item] : []))
}
