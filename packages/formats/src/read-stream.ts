/** Documents of any length, read as they arrive. */
import type { ReadContext } from './context.ts'
import { feedOptions, readItems, type ReadItemsOptions, tooLarge } from './convert.ts'
import { detectFormat } from './detect.ts'
import { inDialect } from './dialect/apply.ts'
import type { ExchangeEntry } from './exchange.ts'
import { mendEscapes } from './mend.ts'
import { liftWireLines } from './copy/wire-lines.ts'
import { FeedItemReader } from './feeds/read-items.ts'
import { NewsMlG2Reader } from './newsml-g2/read-items.ts'
import { NinjsStream } from './ninjs/stream.ts'
import type { DetectedFormat } from './formats.ts'
import { PieceDecoder } from './piece-decoder.ts'
import { rejectedEntry } from './problem.ts'
import { type Assumption, DEFAULT_LIMITS, type Limits } from './types.ts'

/** Bytes that are read before the format is told; a document that is no longer is read whole. */
const BEGINNING = 1_000_000

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Text in, entries out. */
interface PieceReader {
  write(text: string): readonly ExchangeEntry[]
  end(): readonly ExchangeEntry[]
}

/** Readers of the formats that can be read in pieces. */
function readerOf(format: DetectedFormat, context: ReadContext): PieceReader | undefined {
  switch (format) {
    case 'rss':
    case 'atom':
    case 'json-feed':
      return new FeedItemReader(feedOptions(context), context.limits)
    case 'newsml-g2': {
      const reader = new NewsMlG2Reader(context)
      return wire(format, context, { write: (text) => reader.write(text), end: () => reader.close() })
    }
    case 'ninjs': {
      const reader = new NinjsStream(context)
      return wire(format, context, { write: (text) => reader.push(text), end: () => reader.end() })
    }
    default:
      return undefined
  }
}

/** Agencies bend their wires: each item is read in the dialect it is in. */
function wire(format: 'newsml-g2' | 'ninjs', context: ReadContext, reader: PieceReader): PieceReader {
  const bent = (entries: readonly ExchangeEntry[]) =>
    entries.map((entry) => {
      const read = inDialect(entry, format, context)
      return read.outcome === 'item' ? liftWireLines(mendEscapes(read)) : read
    })
  return { write: (text) => bent(reader.write(text)), end: () => bent(reader.end()) }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/**
 * Reads the items of a document of any known format as it arrives. Feeds, NewsML-G2 and ninjs of any length take the memory of
 * one item, and each item is handed on as it ends; other formats are read whole, up to the limit. The next chunk is asked for
 * when the items of the last have been taken.
 * @param chunks the document in pieces, cut anywhere
 * @param options as for `readItems`; `limits.bytes` holds for one item of a format that is read in pieces
 * @returns the entries of `readItems`, in the order of the document; what cannot be read is a rejected entry, and what came before
 *   stays. Places are lines and columns where `readItems` may give a JSON pointer, and what a feed says of itself behind an
 *   entry does not reach that entry. Throws only what `chunks` throws.
 */
export function readItemsStream(chunks: Chunks, options: ReadItemsOptions): AsyncGenerator<ExchangeEntry, void> {
  return readInPieces(chunks, options, BEGINNING)
}

/** The same, with another length from which documents are read in pieces. */
export async function* readInPieces(
  chunks: Chunks,
  options: ReadItemsOptions,
  beginning: number,
): AsyncGenerator<ExchangeEntry, void> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits }
  let held: Uint8Array[] = []
  let size = 0
  let pieces: Pieces | undefined
  let isWhole = false
  for await (const chunk of chunks) {
    if (pieces !== undefined) {
      yield* pieces.write(chunk)
      continue
    }
    // A copy: whoever gave the chunk may use its memory again. What is too large already is counted, and not kept.
    if (size <= limits.bytes) held.push(Uint8Array.from(chunk))
    size += chunk.length
    if (size < beginning || isWhole) continue
    const start = joined(held, size)
    const format = options.format ?? detectFormat(start, options.profile?.language)
    pieces = Pieces.of(format, { ...options, limits })
    isWhole = pieces === undefined
    if (pieces === undefined) continue
    held = []
    yield* pieces.write(start)
  }
  if (pieces !== undefined) yield* pieces.end()
  else if (size > limits.bytes) yield rejectedEntry(tooLarge(size, limits), options.name)
  else yield* readItems(joined(held, size), options).entries
}

/** A document in pieces: its decoder and its reader. */
class Pieces {
  readonly #name: string
  readonly #decoder: PieceDecoder
  readonly #reader: PieceReader
  readonly #assumptions: Assumption[]
  #failed = false

  private constructor(options: ReadItemsOptions, reader: PieceReader, assumptions: Assumption[]) {
    this.#name = options.name
    this.#decoder = new PieceDecoder(options.profile?.language)
    this.#reader = reader
    this.#assumptions = assumptions
  }

  /** @returns undefined for a format that is read whole */
  static of(format: DetectedFormat, options: ReadItemsOptions & { readonly limits: Limits }): Pieces | undefined {
    // Added to once the encoding had to be guessed: the readers look at it for every item.
    const assumptions: Assumption[] = []
    const { name, profile, limits } = options
    const reader = readerOf(format, { name, profile, limits, assumptions })
    return reader === undefined ? undefined : new Pieces(options, reader, assumptions)
  }

  write(bytes: Uint8Array): readonly ExchangeEntry[] {
    return this.#try(() => this.#reader.write(this.#text(() => this.#decoder.write(bytes))))
  }

  end(): readonly ExchangeEntry[] {
    return this.#try(() => [...this.#reader.write(this.#text(() => this.#decoder.end())), ...this.#reader.end()])
  }

  #text(decode: () => string): string {
    const text = decode()
    const { encoding, note } = this.#decoder
    if (note !== undefined && this.#assumptions.length === 0)
      this.#assumptions.push({ field: 'encoding', value: encoding, why: note })
    return text
  }

  #try(read: () => readonly ExchangeEntry[]): readonly ExchangeEntry[] {
    if (this.#failed) return []
    try {
      return read()
    } catch (error) {
      this.#failed = true
      return [rejectedEntry(error, this.#name)]
    }
  }
}
