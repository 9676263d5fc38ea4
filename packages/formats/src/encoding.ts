/** Bytes to text: byte order marks, declared encodings, and files that say one thing and are another. */
import { guessEncoding, qualityIn } from './encoding-guess.ts'
import { FormatError } from './problem.ts'

export interface DecodedText {
  readonly text: string
  /** WHATWG label of the encoding that was used. */
  readonly encoding: string
  /** Why this encoding was taken although the document says or implies another. */
  readonly note?: string
}

/** Single-byte encodings tried when the bytes are neither valid UTF-8 nor in the declared encoding. */
const FALLBACK_BY_LANGUAGE: Readonly<Record<string, string>> = {
  ru: 'windows-1251',
  uk: 'windows-1251',
  be: 'windows-1251',
  bg: 'windows-1251',
  sr: 'windows-1251',
  ar: 'windows-1256',
  fa: 'windows-1256',
  pl: 'windows-1250',
  cs: 'windows-1250',
  hu: 'windows-1250',
  el: 'windows-1253',
  tr: 'windows-1254',
  he: 'windows-1255',
}

const BOMS: readonly { readonly bytes: readonly number[]; readonly label: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], label: 'utf-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], label: 'utf-32' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
]

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

/** Decodes, or undefined when the label is not known or the bytes are not valid in it. */
function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The encoding that an XML declaration, an HTML meta element or a CSS-like charset rule names. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8_192))
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/.exec(head)
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})/i.exec(head)
  return (xml?.[1] ?? meta?.[1])?.toLowerCase()
}

/** The encoding of a language, else the one in which the bytes read best, else the West's. */
function guessed(bytes: Uint8Array, language: string | undefined): string {
  const byLanguage = language === undefined ? undefined : FALLBACK_BY_LANGUAGE[language.slice(0, 2).toLowerCase()]
  const guess = guessEncoding(bytes)
  if (byLanguage !== undefined && (qualityIn(bytes, byLanguage) ?? 1) > (guess?.quality ?? 0) - 0.3) return byLanguage
  return guess?.encoding ?? 'windows-1252'
}

/** How much better bytes must read in another encoding before the declared one is not believed. */
const DISBELIEF = 1

/** UTF-16 without a mark: a NUL in every other place of the first bytes. */
function bareUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 64)
  if (sample.length < 4) return undefined
  let even = 0
  let odd = 0
  sample.forEach((byte, index) => {
    if (byte !== 0) return
    if (index % 2 === 0) even += 1
    else odd += 1
  })
  const half = Math.floor(sample.length / 2)
  if (odd >= half * 0.8 && even === 0) return 'utf-16le'
  if (even >= half * 0.8 && odd === 0) return 'utf-16be'
  return undefined
}

/**
 * Decodes a document.
 * A byte order mark wins; then the declared encoding when the bytes are valid in it; then UTF-8; then a guess,
 * which is said in `note`.
 * @param bytes the document
 * @param language BCP 47 tag of the source, to guess a single-byte encoding by
 * @throws FormatError `encoding-invalid` for UTF-32 and for bytes that are not text
 */
export function decodeText(bytes: Uint8Array, language?: string): DecodedText {
  const bom = BOMS.find((b) => startsWith(bytes, b.bytes))
  if (bom?.label === 'utf-32') {
    throw new FormatError(
      'encoding-invalid',
      'the document is in UTF-32, which nobody sends; save it as UTF-8',
      'byte 0',
    )
  }
  if (bom !== undefined) {
    const text = tryDecode(bytes, bom.label)
    if (text !== undefined) return { text, encoding: bom.label }
    const loose = new TextDecoder(bom.label).decode(bytes)
    return { text: loose, encoding: bom.label, note: `bytes that are not ${bom.label} were replaced by U+FFFD` }
  }
  const bare = bareUtf16(bytes)
  if (bare !== undefined) {
    const text = tryDecode(bytes, bare)
    if (text !== undefined) return { text, encoding: bare, note: 'UTF-16 without a byte order mark' }
  }
  if (looksBinary(bytes)) {
    throw new FormatError('encoding-invalid', 'the document is not text; send a text format', 'byte 0')
  }
  const declared = declaredEncoding(bytes)
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== undefined) {
    // Valid UTF-8 with non-ASCII letters is never by chance another encoding, whatever the document says.
    const says = declared === undefined || ['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(declared)
    if (
      says ||
      (isAscii(bytes) && !isMultibyteAsian(declared)) ||
      new Set(['utf-16', 'utf-16le', 'utf-16be']).has(declared)
    ) {
      return { text: utf8, encoding: 'utf-8' }
    }
    if (!isMultibyteAsian(declared)) {
      return { text: utf8, encoding: 'utf-8', note: `declared as ${declared}, but the bytes are UTF-8` }
    }
  }
  if (declared !== undefined && declared !== 'utf-8' && declared !== 'utf8') {
    const text = tryDecode(bytes, declared)
    // Any byte is valid in a single-byte encoding: a wrong label shows in what the text reads like.
    const other = text === undefined || isMultibyteAsian(declared) ? undefined : guessEncoding(bytes)
    if (text !== undefined && other !== undefined && other.quality - (qualityIn(bytes, declared) ?? 2) > DISBELIEF) {
      const better = new TextDecoder(other.encoding).decode(bytes)
      return {
        text: better,
        encoding: other.encoding,
        note: `declared as ${declared}, but the bytes read as ${other.encoding}`,
      }
    }
    if (text !== undefined) return { text, encoding: declared }
  }
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' }
  const loose = new TextDecoder('utf-8').decode(bytes)
  if (mostlyUtf8(loose)) {
    return { text: loose, encoding: 'utf-8', note: 'some bytes are not UTF-8 and were replaced by U+FFFD' }
  }
  const guess = guessed(bytes, language)
  const text = new TextDecoder(guess).decode(bytes)
  return { text, encoding: guess, note: `the bytes are not ${declared ?? 'UTF-8'}; ${guess} was guessed from them` }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80)
}

function isMultibyteAsian(label: string): boolean {
  return /^(gb|big5|shift|sjis|euc|iso-2022|hz)/.test(label)
}

/** True when real multi-byte letters far outnumber the replaced bytes: damaged UTF-8, not another encoding. */
function mostlyUtf8(loose: string): boolean {
  let bad = 0
  let good = 0
  for (let i = 0; i < loose.length; i += 1) {
    const unit = loose.charCodeAt(i)
    if (unit === 0xfffd) bad += 1
    else if (unit >= 0x80) good += 1
  }
  return good > bad * 4
}

/** Control characters that no text holds; a stray one is tolerated. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8_192)
  let control = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b)) control += 1
  return control > Math.max(2, sample.length * 0.02)
}
