/** Transfer encodings of MIME (RFC 2045) and charsets, as mail that was made by all sorts of programs has them. */
import { decodeText } from '../encoding.ts'

const SEXTETS = new Int16Array(256).fill(-1)
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
for (let index = 0; index < 64; index += 1) SEXTETS[ALPHABET.charCodeAt(index)] = index
// The URL alphabet, which some gateways use.
SEXTETS[0x2d] = 62
SEXTETS[0x5f] = 63

/** Base64 (RFC 2045 section 6.8): whatever is no letter of it is passed over; padding in the middle starts anew. */
export function decodeBase64(data: Uint8Array): Uint8Array {
  const result = new Uint8Array(Math.ceil((data.length * 3) / 4) + 3)
  let length = 0
  let bits = 0
  let held = 0
  for (const byte of data) {
    if (byte === 0x3d) {
      bits = 0
      continue
    }
    const sextet = SEXTETS[byte] ?? -1
    if (sextet === -1) continue
    held = ((held << 6) | sextet) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    result[length] = (held >> bits) & 0xff
    length += 1
  }
  return result.subarray(0, length)
}

const hex = (byte: number | undefined): number => {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const upper = byte & 0xdf
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1
}

/**
 * Quoted-printable (RFC 2045 section 6.7); an escape that is none stays as it stands.
 * @param header in encoded words `_` stands for a space (RFC 2047 section 4.2)
 */
export function decodeQuotedPrintable(data: Uint8Array, header = false): Uint8Array {
  const result = new Uint8Array(data.length)
  let length = 0
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at] ?? 0
    if (byte === 0x3d) {
      const high = hex(data[at + 1])
      const low = hex(data[at + 2])
      if (high !== -1 && low !== -1) {
        result[length] = high * 16 + low
        length += 1
        at += 2
        continue
      }
      // A soft line break, also with white space that a relay put before the end of the line.
      let end = at + 1
      while (data[end] === 0x20 || data[end] === 0x09) end += 1
      if (data[end] === 0x0d) end += 1
      if (data[end] === 0x0a) {
        at = end
        continue
      }
      if (end >= data.length) break
    }
    result[length] = header && byte === 0x5f ? 0x20 : byte
    length += 1
  }
  return result.subarray(0, length)
}

/** A body by its Content-Transfer-Encoding; unknown ones are taken as they are. */
export function decodeTransfer(data: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'base64') return decodeBase64(data)
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(data) : data
}

export interface Decoded {
  readonly text: string
  /** WHATWG label that was used. */
  readonly charset: string
  /** Said when it is not the declared one. */
  readonly note?: string
}

/** Names that programs write for charsets which have others. */
const ALIASES: Readonly<Record<string, string>> = {
  'ansi_x3.4-1968': 'us-ascii',
  '646': 'us-ascii',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
  'unicode-1-1-utf-8': 'utf-8',
  utf8mb4: 'utf-8',
  macroman: 'macintosh',
}

function decoderOf(label: string, fatal: boolean): TextDecoder | undefined {
  try {
    return new TextDecoder(ALIASES[label] ?? label, { fatal })
  } catch {
    return undefined
  }
}

function strictly(data: Uint8Array, label: string): string | undefined {
  try {
    return decoderOf(label, true)?.decode(data)
  } catch {
    return undefined
  }
}

function isAscii(data: Uint8Array): boolean {
  for (const byte of data) if (byte >= 0x80 || byte === 0x1b) return false
  return true
}

/** Charsets that programs write without meaning it: bytes that are valid UTF-8 are UTF-8 whatever these say. */
const LOOSELY_MEANT = new Set(['us-ascii', 'iso-8859-1', 'latin1', 'windows-1252', 'utf-8', 'utf8', 'iso-8859-15'])

/**
 * Decodes text by its declared charset; wrong ones are noticed.
 * @param declared as the message says it, or undefined
 * @param language BCP 47, to guess by
 */
export function decodeCharset(data: Uint8Array, declared: string | undefined, language?: string): Decoded {
  const label = (declared ?? '').trim().toLowerCase().replace(/\*.*$/, '')
  const known = ALIASES[label] ?? label
  if (isAscii(data) && !known.startsWith('utf-16')) return { text: strictly(data, 'utf-8') ?? '', charset: 'utf-8' }
  if (LOOSELY_MEANT.has(known) || known === '' || decoderOf(known, false) === undefined) {
    const text = strictly(data, 'utf-8')
    if (text !== undefined) {
      const told = known === '' || known.startsWith('utf')
      return told
        ? { text, charset: 'utf-8' }
        : { text, charset: 'utf-8', note: `declared as ${label.slice(0, 40)}, but the bytes are UTF-8` }
    }
  }
  if (known !== '' && known !== 'us-ascii') {
    const text = strictly(data, known)
    if (text !== undefined) return { text, charset: known }
  }
  try {
    const guess = decodeText(data, language)
    const note = `the bytes are not ${label === '' ? 'ASCII' : label.slice(0, 40)}; ${guess.encoding} was taken`
    return { text: guess.text, charset: guess.encoding, note }
  } catch {
    // Neither text by its declaration nor by its bytes: what can be shown of it is shown.
    const decoder = decoderOf(known, false) ?? new TextDecoder('windows-1252')
    return { text: decoder.decode(data), charset: decoder.encoding, note: 'some bytes are in no known charset' }
  }
}
