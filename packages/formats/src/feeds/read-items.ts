/** Feeds into the exchange model, whole or in pieces. */
import { decodeText } from '../encoding.ts'
import type { ExchangeDocument, ExchangeEntry } from '../exchange.ts'
import { FormatError, rejectedEntry } from '../problem.ts'
import { type Assumption, DEFAULT_LIMITS, type Limits } from '../types.ts'
import { formatOf, itemOfEntry, itemOfTombstone } from './item.ts'
import { AnyReader, feedEvents } from './read.ts'
import type { FeedEvent, FeedOptions } from './types.ts'

/** One entry or tombstone; undefined for what is neither. */
function entryOf(event: FeedEvent, options: FeedOptions, limits: Limits): ExchangeEntry | undefined {
  if (event.kind === 'tombstone') {
    const gone = event.tombstone
    return { outcome: 'item', item: itemOfTombstone(gone), place: gone.place, assumptions: [], unknown: [] }
  }
  if (event.kind !== 'entry') return undefined
  const { entry, head } = event
  const when = entry.updated ?? entry.published
  const assumptions: Assumption[] =
    when?.zone === 'assumed'
      ? [{ field: 'zone', value: options.zone ?? 'UTC', why: `${when.original} names none` }]
      : []
  const unknown = entry.dates.filter((d) => d.date === undefined).map((d) => `${d.origin} ${d.original.slice(0, 60)}`)
  try {
    return { outcome: 'item', item: itemOfEntry(entry, head, limits), place: entry.place, assumptions, unknown }
  } catch (error) {
    return rejectedEntry(error, options.name, entry.place)
  }
}

/**
 * Reads a feed into the exchange model: one item an entry, tombstones as canceled items, in the order of the document. Bad
 * input is a value.
 * @param bytes the document as it came
 */
export function readFeedItems(
  bytes: Uint8Array,
  options: FeedOptions,
  limits: Limits = DEFAULT_LIMITS,
): ExchangeDocument {
  try {
    if (bytes.length === 0) throw new FormatError('empty-document', 'the document is empty', 'line 1')
    const { events, head } = feedEvents(decodeText(bytes, options.language).text, options)
    const entries = events.flatMap(
      (event) => entryOf(event.kind === 'entry' ? { ...event, head } : event, options, limits) ?? [],
    )
    return { format: formatOf(head), entries }
  } catch (error) {
    return { format: 'unknown', entries: [rejectedEntry(error, options.name)] }
  }
}

/**
 * The same in pieces, in the memory of one entry. What the feed says of itself behind an entry does not reach that entry.
 */
export class FeedItemReader {
  readonly #reader: AnyReader
  readonly #options: FeedOptions
  readonly #limits: Limits

  constructor(options: FeedOptions, limits: Limits) {
    this.#reader = new AnyReader(options)
    this.#options = options
    this.#limits = limits
  }

  write(text: string): ExchangeEntry[] {
    return this.#entries(this.#reader.write(text))
  }

  /** Ends the document: one that is no feed is rejected. */
  end(): ExchangeEntry[] {
    try {
      return this.#entries(this.#reader.end())
    } catch (error) {
      return [rejectedEntry(error, this.#options.name)]
    }
  }

  #entries(events: readonly FeedEvent[]): ExchangeEntry[] {
    return events.flatMap((event) => entryOf(event, this.#options, this.#limits) ?? [])
  }
}
