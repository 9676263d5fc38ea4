/** The way in for feeds: a whole document, or pieces of bytes as they come. The first stands on the second. */
import { decodeText } from '../encoding.ts'
import { PieceDecoder } from '../piece-decoder.ts'
import { FormatError } from '../problem.ts'
import { JsonFeedReader } from './json-read.ts'
import { FeedReader } from './reader.ts'
import type { FeedDocument, FeedEntry, FeedEvent, FeedFault, FeedHead, FeedOptions, FeedTombstone } from './types.ts'

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Characters that are handed over at once. */
const PIECE = 262_144

/** Text in, events out; JSON or XML is told by the first character. */
export class AnyReader {
  private reader: FeedReader | JsonFeedReader | undefined
  private readonly options: FeedOptions

  constructor(options: FeedOptions) {
    this.options = options
  }

  write(text: string): FeedEvent[] {
    if (this.reader === undefined) {
      const start = /[^\s\ufeff]/.exec(text)?.[0]
      if (start === undefined) return []
      this.reader = start === '{' ? new JsonFeedReader(this.options) : new FeedReader(this.options)
    }
    return this.reader.write(text)
  }

  /** @throws FormatError when nothing of a feed was seen */
  end(): FeedEvent[] {
    const { reader } = this
    const { name } = this.options
    if (reader === undefined) throw new FormatError('empty-document', `${name}: the document is empty`, 'line 1')
    const events = reader.end()
    if (events.at(-1)?.kind === 'head') return events
    if (reader instanceof JsonFeedReader) {
      throw new FormatError(
        'json-invalid',
        `${name}: neither JSON nor a JSON Feed; send the feed itself`,
        'line 1, column 1',
      )
    }
    if (reader.isPage) {
      throw new FormatError(
        'not-a-feed',
        `${name}: a web page came in place of the feed; look for the feed's own address`,
        'line 1',
      )
    }
    const what = reader.rootName === undefined ? 'no markup' : `XML with the root element ${reader.rootName}`
    throw new FormatError('not-a-feed', `${name}: ${what}, which is no feed`, 'line 1')
  }
}

/**
 * Reads a feed in pieces, in constant memory: no more than one entry is held.
 * @param pieces bytes as they come
 * @returns entries, tombstones and faults in the order of the document, the head last
 * @throws FormatError empty-document, not-a-feed, json-invalid, encoding-invalid: nothing of a feed was found
 */
export async function* readFeedStream(
  pieces: Pieces,
  options: FeedOptions,
): AsyncGenerator<FeedEvent, void, undefined> {
  const decoder = new PieceDecoder(options.language)
  const reader = new AnyReader(options)
  for await (const piece of pieces) yield* reader.write(decoder.write(piece))
  yield* reader.write(decoder.end())
  if (decoder.note !== undefined) yield noteOf(decoder.note)
  yield* reader.end()
}

function noteOf(message: string): FeedEvent {
  return { kind: 'fault', fault: { code: 'encoding-invalid', message } }
}

/**
 * Reads a feed of any kind: RSS 0.9x-2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed. What is wrong with it is told in `faults`, and
 * everything that can be read is.
 * @throws FormatError empty-document, not-a-feed, json-invalid, encoding-invalid: nothing of a feed was found
 */
export function readFeed(bytes: Uint8Array, options: FeedOptions): FeedDocument {
  if (bytes.length === 0) throw new FormatError('empty-document', `${options.name}: the document is empty`, 'line 1')
  const decoded = decodeText(bytes, options.language)
  return readFeedText(decoded.text, options, decoded.encoding, decoded.note)
}

/**
 * As `readFeed`, from text.
 * @param encoding label of the encoding it came in
 * @param note why another encoding was taken than the document says
 */
export function readFeedText(text: string, options: FeedOptions, encoding = 'utf-8', note?: string): FeedDocument {
  const entries: FeedEntry[] = []
  const tombstones: FeedTombstone[] = []
  const faults: FeedFault[] = []
  const { events, head } = feedEvents(text, options, note)
  for (const event of events) {
    if (event.kind === 'entry') entries.push(event.entry)
    else if (event.kind === 'tombstone') tombstones.push(event.tombstone)
    else if (event.kind === 'fault') faults.push(event.fault)
  }
  return { ...head, entries, tombstones, faults, encoding }
}

/**
 * What a whole feed tells, in the order of the document, and its head.
 * @throws FormatError as readFeed does
 */
export function feedEvents(
  text: string,
  options: FeedOptions,
  note?: string,
): { readonly events: readonly FeedEvent[]; readonly head: FeedHead } {
  const events: FeedEvent[] = []
  const reader = new AnyReader(options)
  for (let at = 0; at < text.length; at += PIECE)
    for (const e of reader.write(text.slice(at, at + PIECE))) events.push(e)
  if (note !== undefined) events.push(noteOf(note))
  events.push(...reader.end())
  const last = events.at(-1)
  if (last?.kind !== 'head') throw new FormatError('not-a-feed', `${options.name}: no feed`, 'line 1')
  return { events, head: last.head }
}
