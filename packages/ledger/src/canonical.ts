/** Canonical JSON (RFC 8785): the one text of a value that is hashed and signed. */
import { fromUtf8, utf8 } from './bytes.ts'
import { LedgerError } from './errors.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }

/** Deepest nesting that is written. */
const MAX_DEPTH = 64

/**
 * @param value JSON; members that are `undefined` are left out
 * @throws LedgerError `bad-json` for a value JSON does not have (NaN, half a surrogate pair), or nested too deep
 */
export function canonicalJson(value: Json): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new LedgerError('bad-json', `A record is nested ${MAX_DEPTH} levels at most.`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      // By UTF-16 units, as RFC 8785 wants and `<` compares.
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${members.map(([name, member]) => `${write(name, depth)}:${write(member, depth + 1)}`).join(',')}}`
  }
  throw new LedgerError('bad-json', `JSON has no form for this ${typeof value}.`)
}

/** UTF-8 of `canonicalJson`: what a commitment is made over. */
export const canonicalBytes = (value: Json): Uint8Array => utf8(canonicalJson(value))

/**
 * Reads JSON that must be canonical already, so that nobody can show two texts for one value.
 * @throws LedgerError `bad-json`, `not-canonical`, `bad-utf8`
 */
export function parseCanonical(bytes: Uint8Array): Json {
  const text = fromUtf8(bytes)
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    throw new LedgerError('bad-json', 'This is not JSON.')
  }
  if (canonicalJson(value) !== text) throw new LedgerError('not-canonical', 'This is not canonical JSON (RFC 8785).')
  return value
}
