/** Bytes of a document in pieces to text: the encoding is told as soon as there is something to tell it by. */
import { decodeText } from './encoding.ts'

/** Bytes by which the encoding is told. */
const WINDOW = 65_536
/** Beginning of the document in which an encoding may be declared. */
const DECLARATION = 8_192

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** Index of the first byte that is not ASCII; the length when there is none. */
function asciiEnd(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte >= 0x80)
  return at === -1 ? bytes.length : at
}

/** Where bytes can be cut so that no character of any encoding is: behind a byte that is no second half of one. */
function safeEnd(bytes: Uint8Array): number {
  const last = bytes.findLastIndex((byte) => (byte > 0 && byte < 0x30 && byte !== 0x1b) || byte === 0x3c)
  const end = last === -1 ? bytes.length : last + 1
  return end % 2 === 1 && end > 1 && bytes.subarray(0, 64).includes(0) ? end - 1 : end
}

function includesReplacement(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return true
  return false
}

/**
 * Decodes as `decodeText` does, without the whole document: a byte order mark and a declared encoding are taken from the
 * beginning, and a guess is made from the first bytes that are not ASCII, wherever they are.
 */
export class PieceDecoder {
  /** WHATWG label of the encoding. */
  encoding = 'utf-8'
  /** Why this encoding was taken although the document says or implies another. */
  note: string | undefined
  readonly #language: string | undefined
  #held: Uint8Array[] = []
  #size = 0
  #declaration: Uint8Array | undefined
  #isAscii = false
  #decoder: TextDecoder | undefined

  /** @param language BCP 47 tag of the source, to guess a single-byte encoding by */
  constructor(language: string | undefined) {
    this.#language = language
  }

  /** @throws FormatError encoding-invalid */
  write(bytes: Uint8Array): string {
    if (this.#decoder !== undefined) return this.#decode(this.#decoder, bytes)
    let piece = bytes
    let text = ''
    if (this.#isAscii) {
      const end = asciiEnd(bytes)
      text = new TextDecoder().decode(bytes.subarray(0, end))
      if (end === bytes.length) return text
      this.#isAscii = false
      piece = bytes.subarray(end)
    }
    // A copy: whoever gave the piece may use its memory again.
    this.#held.push(Uint8Array.from(piece))
    this.#size += piece.length
    return this.#size < WINDOW ? text : text + this.#decide()
  }

  /** Ends the document. @returns what was held back */
  end(): string {
    const text = this.#decoder === undefined && this.#size > 0 ? this.#decide() : ''
    return text + (this.#decoder?.decode() ?? '')
  }

  #decide(): string {
    const window = joined(this.#held, this.#size)
    this.#held = []
    this.#size = 0
    const whole = window.subarray(0, safeEnd(window))
    const before = this.#declaration
    const told = decodeText(
      before === undefined ? whole : joined([before, whole], before.length + whole.length),
      this.#language,
    )
    if (before === undefined && told.encoding === 'utf-8' && asciiEnd(window) === window.length) {
      this.#declaration = window.slice(0, DECLARATION)
      this.#isAscii = true
      return new TextDecoder().decode(window)
    }
    this.encoding = told.encoding
    this.note = told.note
    this.#decoder = new TextDecoder(told.encoding)
    return this.#decode(this.#decoder, window)
  }

  #decode(decoder: TextDecoder, bytes: Uint8Array): string {
    const text = decoder.decode(bytes, { stream: true })
    if (this.note === undefined && text.includes('\ufffd') && !includesReplacement(bytes))
      this.note = `some bytes are not ${this.encoding} and were replaced by U+FFFD`
    return text
  }
}
