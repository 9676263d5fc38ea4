/**
 * Character sets of wires. Reading: a set that is named wins; then UTF-8; then the single-byte set in which the bytes make the
 * likeliest text, by a stated score. Writing: what the agreed set does not have is transliterated, and that is said.
 */
import anyAscii from 'any-ascii'
import { decodeText } from '../encoding.ts'

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** ISO 6937 (T.61): a diacritic stands in front of its letter. */
const T61_MARKS: Readonly<Record<number, string>> = {
  0xc1: '\u0300',
  0xc2: '\u0301',
  0xc3: '\u0302',
  0xc4: '\u0303',
  0xc5: '\u0304',
  0xc6: '\u0306',
  0xc7: '\u0307',
  0xc8: '\u0308',
  0xca: '\u030a',
  0xcb: '\u0327',
  0xcd: '\u030b',
  0xce: '\u0328',
  0xcf: '\u030c',
}
const T61_FROM_A0 =
  '\u00a0¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000―¹®©™♪¬¦\u0000\u0000\u0000\u0000⅛⅜⅝⅞ΩÆĐªĦ\u0000ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00ad'

/** National variants of ISO 646: what stands for # $ @ [ \ ] ^ ` { | } ~. */
const ISO646_PLACES = '#$@[\\]^`{|}~'
const ISO646: Readonly<Record<string, string>> = {
  de: '#$§ÄÖÜ^`äöüß',
  fr: '£$à°ç§^µéùè¨',
  it: '£$§°çé^ùàòèì',
  es: '£$§¡Ñ¿^`°ñç~',
  pt: '#$§ÃÇÕ^`ãçõ°',
  se: '#¤@ÄÖÅ^`äöå~',
  fi: '#¤@ÄÖÅÜéäöåü',
  no: '#$@ÆØÅ^`æøå~',
  dk: '#$@ÆØÅ^`æøå~',
  uk: '£$@[\\]^`{|}~',
}

function singleByte(bytes: Uint8Array, upper: string): string {
  let text = ''
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? '\ufffd')
  return text
}

function t61(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0
    const mark = T61_MARKS[byte]
    if (mark !== undefined && (bytes[i + 1] ?? 0) < 0x80 && i + 1 < bytes.length) {
      const letter = String.fromCharCode(bytes[i + 1] ?? 0x20)
      text += (letter + mark).normalize('NFC')
      i += 1
    } else if (byte < 0x80) text += String.fromCharCode(byte)
    else {
      const char = byte >= 0xa0 && mark === undefined ? T61_FROM_A0[byte - 0xa0] : undefined
      text += char === undefined || char === '\u0000' ? '\ufffd' : char
    }
  }
  return text
}

/** Reads bytes in a set by its name; undefined for a name that is not known. */
export function decodeNamed(bytes: Uint8Array, charset: string): string | undefined {
  const name = charset.toLowerCase().replace(/[\s_]/g, '-')
  const national = /^iso-?646-([a-z]{2})$/.exec(name)?.[1]
  if (national !== undefined && ISO646[national] !== undefined) {
    const variant = ISO646[national]
    const text = new TextDecoder('latin1').decode(bytes)
    return text.replace(/[#$@[\\\]^`{|}~]/g, (c) => variant[ISO646_PLACES.indexOf(c)] ?? c)
  }
  if (['t61', 't.61', 'iso6937', 'iso-6937', 'iso-6937-2'].includes(name)) return t61(bytes)
  if (['cp437', 'ibm437', '437'].includes(name)) return singleByte(bytes, CP437)
  if (['cp850', 'ibm850', '850'].includes(name)) return singleByte(bytes, CP850)
  try {
    return new TextDecoder(name === 'macroman' ? 'macintosh' : name).decode(bytes)
  } catch {
    return undefined
  }
}

/** Sets that are tried, in the order in which a tie is broken. */
const CANDIDATES = ['windows-1252', 'iso6937', 'cp850', 'cp437', 'macroman'] as const

const LETTER = /\p{L}/u
const LIKELY = /[äöüßéèêëàâáãåæøœçñíîïìóôòõúûùýÿ«»“”„‘’–—§€£°…]/u

/** How likely a text is copy: letters of European languages in words, against signs that stand in no word. */
function score(text: string): number {
  let total = 0
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? ''
    if (char < '\u0080') continue
    const before = text[i - 1] ?? ' '
    const after = text[i + 1] ?? ' '
    if (char === '\ufffd' || (char >= '\u0080' && char <= '\u009f')) total -= 6
    else if (LIKELY.test(char)) total += 2
    // A capital inside a word, as wrong sets make them.
    else if (/\p{Lu}/u.test(char)) total += /\p{Ll}/u.test(before) ? -4 : /\p{L}/u.test(after) ? 1 : -1
    else if (LETTER.test(char)) total += 1
    else if (LETTER.test(before) && LETTER.test(after)) total -= 4
    else total -= 2
  }
  return total
}

export interface DecodedWire {
  readonly text: string
  /** Name of the set that was used. */
  readonly encoding: string
  /** Why it was taken, where nothing said so. */
  readonly note?: string
}

/**
 * Reads the bytes of a wire file.
 * @param charset the set that the source is known to use (source profile, dialect)
 * @param language BCP 47, for other alphabets than Latin
 * @throws FormatError encoding-invalid for bytes that are no text
 */
export function decodeWire(bytes: Uint8Array, charset?: string, language?: string): DecodedWire {
  if (charset !== undefined) {
    const named = decodeNamed(bytes, charset)
    if (named !== undefined) return { text: named, encoding: charset }
  }
  const high = bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0)
  if (high === 0) return { text: new TextDecoder().decode(bytes), encoding: 'us-ascii' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    // Not UTF-8: one of the older sets.
  }
  // Other alphabets fill the upper half; the general decoder knows them by language and share.
  if (high > bytes.length * 0.2 || bytes[0] === 0xff || bytes[0] === 0xfe) {
    const { text, encoding, note } = decodeText(bytes, language)
    return note === undefined ? { text, encoding } : { text, encoding, note }
  }
  const sample = bytes.subarray(0, 200_000)
  const scored = CANDIDATES.map((name) => ({ name, points: score(decodeNamed(sample, name) ?? '') }))
  const best = scored.reduce((a, b) => (b.points > a.points ? b : a))
  const text = decodeNamed(bytes, best.name) ?? ''
  return {
    text,
    encoding: best.name,
    note: `nothing says which set the bytes are in; ${best.name} makes the likeliest text`,
  }
}

/** Sets that a 7901 message may be written in. */
export type WireCharset = 'iso646' | 'latin1' | 'utf-8'

/** Letters that a language writes as two where it has seven bits. */
const PAIRS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' },
  da: { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa' },
  nb: { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa' },
}
const QUOTES: Readonly<Record<string, string>> = {
  '«': '"',
  '»': '"',
  '„': '"',
  '“': '"',
  '”': '"',
  '‹': "'",
  '›': "'",
  '\u00a0': ' ',
}

/**
 * Text in a set, with whatever the set lacks transliterated.
 * @param language BCP 47, for German and Scandinavian pairs
 * @returns the text, and whether anything was changed
 */
export function transliterate(
  text: string,
  charset: WireCharset,
  language?: string,
): { text: string; changed: boolean } {
  if (charset === 'utf-8') return { text, changed: false }
  const limit = charset === 'iso646' ? 0x7f : 0xff
  const pairs = PAIRS[language?.slice(0, 2).toLowerCase() ?? ''] ?? {}
  let changed = false
  let result = ''
  for (const char of text) {
    if ((char.codePointAt(0) ?? 0) <= limit) {
      result += char
      continue
    }
    const plain = pairs[char] ?? QUOTES[char] ?? anyAscii(char)
    // Marks of quotation and spaces are no loss that a reader would notice.
    changed ||= QUOTES[char] === undefined
    result += plain
  }
  return { text: result, changed }
}

/** Bytes of a text that is in the set. */
export function encodeWire(text: string, charset: WireCharset): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text)
  return Uint8Array.from(text, (char) => char.codePointAt(0) ?? 0x3f)
}
