/** ninjs documents to items of the exchange model: the way in. */
import type { NewsItem } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import type { ExchangeDocument, ExchangeEntry, ReadNewsItem, RejectedItem } from '../exchange.ts'
import { FormatError } from '../problem.ts'
import { isObject, type Json } from './draft.ts'
import { findItems, isNinjs } from './envelope.ts'
import { type ParsedJson, parseJsonText } from './json.ts'
import { readNinjsObject } from './read-item.ts'

/** A rejected item for what was thrown; a defect of ours is told as one, so that it never stops a batch. */
export function rejected(error: unknown, name: string, place: string): RejectedItem {
  if (error instanceof FormatError) {
    return { outcome: 'rejected', code: error.code, message: `${name}: ${error.message}`, place: error.place }
  }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return {
    outcome: 'rejected',
    code: 'reader-defect',
    message: `${name}: the reader failed on this document (${detail}); keep the bytes and report it`,
    place,
  }
}

interface Reading {
  readonly context: ReadContext
  /** False: bodies stay unread. */
  readonly bodies: boolean
  /** Called with each item that was read, and what it was read from. */
  readonly each?: (read: ReadNewsItem, value: Json) => ReadNewsItem
}

function readEntry(value: unknown, place: string, notes: readonly string[], reading: Reading): ExchangeEntry {
  const { context, bodies, each } = reading
  try {
    if (!isObject(value)) throw new FormatError('json-shape', 'not a ninjs object', place)
    if (!isNinjs(value)) {
      throw new FormatError('json-shape', 'the object has neither a uri nor a headline: it is not ninjs', place)
    }
    const read = readNinjsObject(value, { context, place, depth: 0, bodies })
    const noted =
      notes.length === 0 && context.assumptions.length === 0
        ? read
        : { ...read, assumptions: [...context.assumptions, ...read.assumptions], unknown: [...read.unknown, ...notes] }
    return each === undefined ? noted : each(noted, value)
  } catch (error) {
    return rejected(error, context.name, place)
  }
}

/** Reads what one JSON text holds: an item, a list, or a wrapper around them. */
export function readJsonEntries(parsed: ParsedJson, reading: Reading, base?: string): ExchangeEntry[] {
  const found = findItems(parsed.value)
  if (found.length === 0) {
    const message = `${reading.context.name}: the list is empty`
    return [{ outcome: 'rejected', code: 'json-shape', message, place: base ?? '/' }]
  }
  return found.map(({ value, place }) => {
    const at = base === undefined ? place : found.length === 1 && place === '/' ? base : `${base}${place}`
    return readEntry(value, at, parsed.notes, reading)
  })
}

/** True when a line is a whole JSON object: the document has one per line. */
function hasObjectPerLine(source: string): boolean {
  const start = source.search(/\S/)
  const end = source.indexOf('\n', start)
  if (start === -1 || end === -1 || source[start] !== '{') return false
  try {
    return isObject(JSON.parse(source.slice(start, end)))
  } catch {
    return false
  }
}

function readLines(source: string, reading: Reading): ExchangeEntry[] {
  return source.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const place = `line ${index + 1}`
    try {
      return readJsonEntries(parseJsonText(line, index), reading, place)
    } catch (error) {
      return [rejected(error, reading.context.name, place)]
    }
  })
}

function readText(source: string, reading: Reading): ExchangeEntry[] {
  try {
    return readJsonEntries(parseJsonText(source), reading)
  } catch (error) {
    const isInvalid = error instanceof FormatError && error.code === 'json-invalid'
    if (isInvalid && hasObjectPerLine(source)) return readLines(source, reading)
    return [rejected(error, reading.context.name, 'the whole document')]
  }
}

/**
 * Reads ninjs 1.x, 2.x or 3.x, and what agencies send under that name: one object, a list, a wrapper around a list (AP's
 * Media API, search results), or one object per line.
 * @returns one entry per item; `place` is a JSON pointer, or a line and column
 */
export function readNinjsItems(source: string, context: ReadContext): ExchangeDocument {
  return { format: 'ninjs', entries: readText(source, { context, bodies: true }) }
}

/** An item without its bodies, and the way to all of it. */
export interface NinjsEnvelope extends ReadNewsItem {
  /** Reads the whole item, with its bodies as typed blocks. */
  readonly whole: () => NewsItem
}

/**
 * Reads everything of the items but their bodies, for routing and indexing; a body is parsed when `whole` is called.
 * @returns one entry per item, as readNinjsItems
 */
export function readNinjsEnvelopes(source: string, context: ReadContext): readonly (NinjsEnvelope | RejectedItem)[] {
  const each = (read: ReadNewsItem, value: Json): NinjsEnvelope => ({
    ...read,
    whole: () => readNinjsObject(value, { context, place: read.place, depth: 0, bodies: true }).item,
  })
  return readText(source, { context, bodies: false, each }) as (NinjsEnvelope | RejectedItem)[]
}
