/** The way in for feeds: a whole document, or pieces of bytes as they come. The first stands on the second. */
import { decodeText } from '../encoding.ts'
import { FormatError } from '../problem.ts'
import { JsonFeedReader } from './json-read.ts'
import { FeedReader } from './reader.ts'
import type { FeedDocument, FeedEntry, FeedEvent, FeedFault, FeedHead, FeedOptions, FeedTombstone } from './types.ts'

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Bytes by which the encoding of a document in pieces is told. */
const HEAD_BYTES = 65_536
/** Characters that are handed over at once. */
const PIECE = 262_144

/** Text in, events out; JSON or XML is told by the first character. */
class AnyReader {
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

/** Decoder for pieces: the encoding is told by the first of them. */
class PieceDecoder {
  private held: Uint8Array[] = []
  private size = 0
  private decoder: TextDecoder | undefined
  encoding = 'utf-8'
  note: string | undefined
  private readonly language: string | undefined

  constructor(language: string | undefined) {
    this.language = language
  }

  write(bytes: Uint8Array): string {
    if (this.decoder !== undefined) return this.decoder.decode(bytes, { stream: true })
    this.held.push(bytes)
    this.size += bytes.length
    return this.size < HEAD_BYTES ? '' : this.begin()
  }

  /** @throws FormatError encoding-invalid */
  private begin(): string {
    const start = new Uint8Array(this.size)
    let at = 0
    for (const piece of this.held) {
      start.set(piece, at)
      at += piece.length
    }
    this.held = []
    // A character may be cut at the end: it must not decide.
    let end = start.length
    while (end > 0 && start.length - end < 4 && (start[end - 1] ?? 0) >= 0x80) end -= 1
    const told = decodeText(start.subarray(0, end % 2 === 1 && end > 1 ? end - 1 : end), this.language)
    this.encoding = told.encoding
    this.note = told.note
    this.decoder = new TextDecoder(told.encoding)
    return this.decoder.decode(start, { stream: true })
  }

  end(): string {
    if (this.decoder === undefined) return this.size === 0 ? '' : this.begin() + this.end()
    return this.decoder.decode()
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
  let head: FeedHead | undefined
  const take = (events: readonly FeedEvent[]) => {
    for (const event of events) {
      if (event.kind === 'entry') entries.push(event.entry)
      else if (event.kind === 'tombstone') tombstones.push(event.tombstone)
      else if (event.kind === 'fault') faults.push(event.fault)
      else head = event.head
    }
  }
  const reader = new AnyReader(options)
  for (let at = 0; at < text.length; at += PIECE) take(reader.write(text.slice(at, at + PIECE)))
  if (note !== undefined) take([noteOf(note)])
  take(reader.end())
  if (head === undefined) throw new FormatError('not-a-feed', `${options.name}: no feed`, 'line 1')
  return { ...head, entries, tombstones, faults, encoding }
}
