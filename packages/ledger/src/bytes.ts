/** Bytes and their texts, strictly: every value has one spelling, and no other is read. */
import { LedgerError, type Place } from './errors.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** @throws LedgerError `bad-utf8` for a lone surrogate, which UTF-8 cannot carry */
export function utf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new LedgerError('bad-utf8', 'The text holds half of a surrogate pair.')
  return encoder.encode(text)
}

/** @throws LedgerError `bad-utf8` */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new LedgerError('bad-utf8', 'The bytes are not UTF-8.')
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const STANDARD = `${ALPHABET}+/`
const URL_SAFE = `${ALPHABET}-_`
const values = (alphabet: string) =>
  new Map(Array.from(alphabet, (letter, value) => [letter.charCodeAt(0), value] as const))
const STANDARD_VALUES = values(STANDARD)
const URL_VALUES = values(URL_SAFE)

function encode(bytes: Uint8Array, alphabet: string, padded: boolean): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]]
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const letters = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63] ?? '')
    const count = c !== undefined ? 4 : b !== undefined ? 3 : 2
    out += letters.slice(0, count).join('') + (padded ? '='.repeat(4 - count) : '')
  }
  return out
}

/** Nothing for what is not the one spelling: other letters, missing padding, bits after the end. */
function decode(text: string, letters: ReadonlyMap<number, number>, padded: boolean): Uint8Array | undefined {
  let end = text.length
  if (padded) {
    if (end % 4 !== 0) return undefined
    if (text.endsWith('==')) end -= 2
    else if (text.endsWith('=')) end -= 1
  }
  const rest = end % 4
  if (rest === 1) return undefined
  const out = new Uint8Array(Math.floor((end * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < end; i += 1) {
    const value = letters.get(text.charCodeAt(i))
    if (value === undefined) return undefined
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      out[at] = (held >> bits) & 255
      at += 1
      held &= (1 << bits) - 1
    }
  }
  return held === 0 ? out : undefined
}

/** Base 64 (RFC 4648, section 4), padded. */
export const toBase64 = (bytes: Uint8Array): string => encode(bytes, STANDARD, true)

/** Base 64 for addresses and file names (RFC 4648, section 5), without padding. */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, URL_SAFE, false)

/** @throws LedgerError `bad-base64` for anything but the one canonical spelling (RFC 4648, sections 3.5 and 4) */
export function fromBase64(text: string, place?: Place): Uint8Array {
  const bytes = decode(text, STANDARD_VALUES, true)
  if (bytes === undefined) throw new LedgerError('bad-base64', 'This is not padded standard base 64.', place)
  return bytes
}

/** @throws LedgerError `bad-base64` for anything but the one canonical spelling, without padding */
export function fromBase64Url(text: string, place?: Place): Uint8Array {
  const bytes = decode(text, URL_VALUES, false)
  if (bytes === undefined) throw new LedgerError('bad-base64', 'This is not base 64 for URLs without padding.', place)
  return bytes
}

/** Lower case. */
export function toHex(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += byte.toString(16).padStart(2, '0')
  return out
}

/** @throws LedgerError `bad-hex` for anything but pairs of lower-case digits */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text))
    throw new LedgerError('bad-hex', 'This is not hexadecimal in lower case.')
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(i * 2, i * 2 + 2), 16))
}

/** Big-endian. */
export function uint32(value: number): Uint8Array {
  const out = new Uint8Array(4)
  new DataView(out.buffer).setUint32(0, value)
  return out
}

export function readUint32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
}

/** Big-endian, 8 bytes. */
export function uint64(value: number): Uint8Array {
  const out = new Uint8Array(8)
  new DataView(out.buffer).setBigUint64(0, BigInt(value))
  return out
}

/** Nothing when the value is above 2^53 - 1, which no log, clock or index of ours reaches. */
export function readUint64(bytes: Uint8Array): number | undefined {
  const value = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(value)
}

/**
 * A decimal as these formats write it: ASCII digits, no sign, no leading zero.
 * @throws LedgerError `bad-number`, or `number-too-large` above 2^53 - 1
 */
export function readDecimal(text: string, place?: Place): number {
  if (!/^(0|[1-9][0-9]*)$/.test(text))
    throw new LedgerError('bad-number', 'This is not a decimal number without leading zeroes.', place)
  // Twenty digits hold every number of 64 bits; a longer text is not worth converting.
  const value = text.length > 20 ? Number.POSITIVE_INFINITY : Number(text)
  if (!Number.isSafeInteger(value))
    throw new LedgerError('number-too-large', 'Numbers above 2^53 - 1 are not supported.', place)
  return value
}

export const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** @throws LedgerError `bad-range` unless it is a whole number from 0 to 2^53 - 1 */
export function checkSize(value: number, what: string): void {
  if (!isSize(value)) throw new LedgerError('bad-range', `${what} must be a whole number from 0 to 2^53 - 1.`)
}
