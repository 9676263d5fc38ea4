/** Signed notes (c2sp.org/signed-note): a text and the signatures under it. */
import { concat, fromBase64, fromUtf8, readUint32, readUint64, toBase64, uint32, uint64, utf8 } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { checkKeyName, keyIdText, type SignerKey, signBytes, type VerifierKey, verifyBytes } from './key.ts'

/** Longest note that is read, in bytes, signatures included. */
export const MAX_NOTE_SIZE = 1_000_000
/** Most signature lines that are read. The standard asks for 16 at least. */
export const MAX_SIGNATURES = 100

const DASH = '— '

/** One signature line. */
export interface NoteSignature {
  readonly name: string
  /** The uint32 key id. */
  readonly id: number
  /** What follows the key id; its form is that of the key's type. */
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends in a newline. Not to be believed before it is verified. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A signature that verified. */
export interface VerifiedSignature {
  readonly key: VerifierKey
  readonly signature: NoteSignature
  /** POSIX seconds, of a `cosignature/v1`. */
  readonly timestamp?: number
}

export interface OpenedNote {
  readonly text: string
  /** At least one; one a key. */
  readonly verified: readonly VerifiedSignature[]
  /** By unknown keys: to be ignored, but kept when the note is passed on. */
  readonly unverified: readonly NoteSignature[]
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** @throws LedgerError `bad-character`, `bad-utf8` */
function checkCharacters(text: string): void {
  const found = /[\u0000-\u0009\u000b-\u001f]/.exec(text)
  if (found !== null) {
    const line = lineOf(text, found.index)
    const column = found.index - text.lastIndexOf('\n', found.index - 1)
    throw new LedgerError('bad-character', 'A note holds no control character but the newline.', { line, column })
  }
  if (!text.isWellFormed()) throw new LedgerError('bad-utf8', 'The text holds half of a surrogate pair.')
}

/** @throws LedgerError `bad-note`, `bad-character`, `bad-utf8` */
export function checkNoteText(text: string): void {
  if (!text.endsWith('\n')) throw new LedgerError('bad-note', "A note's text ends in a newline.")
  checkCharacters(text)
}

/** @returns the line with its newline */
export const formatSignature = ({ name, id, signature }: NoteSignature): string =>
  `${DASH}${name} ${toBase64(concat(uint32(id), signature))}\n`

/**
 * @param text signature lines, each with its newline
 * @param firstLine number of the first of them, for messages
 * @throws LedgerError `bad-signature-line`, `bad-name`, `bad-base64`, `too-many-signatures`
 */
export function parseSignatures(text: string, firstLine = 1): NoteSignature[] {
  if (!text.endsWith('\n'))
    throw new LedgerError('bad-signature-line', 'Signature lines end in a newline.', { line: firstLine, column: 1 })
  const lines = text.slice(0, -1).split('\n', MAX_SIGNATURES + 1)
  if (lines.length > MAX_SIGNATURES)
    throw new LedgerError('too-many-signatures', `A note with more than ${MAX_SIGNATURES} signatures is not read.`)
  return lines.map((line, i) => {
    const place = { line: firstLine + i, column: 1 }
    const space = line.indexOf(' ', DASH.length)
    if (!line.startsWith(DASH) || space < 0)
      throw new LedgerError('bad-signature-line', 'A signature line reads — <name> <base64>.', place)
    const name = line.slice(DASH.length, space)
    checkKeyName(name)
    const bytes = fromBase64(line.slice(space + 1), { ...place, column: space + 2 })
    if (bytes.length < 5)
      throw new LedgerError('bad-signature-line', 'A signature holds a key id of four bytes and more.', place)
    return { name, id: readUint32(bytes), signature: bytes.subarray(4) }
  })
}

/**
 * Takes a note apart. Nothing is verified.
 * @param note its UTF-8 bytes, or the text of them
 * @throws LedgerError `too-large`, `bad-utf8`, `bad-character`, `bad-note`, and what `parseSignatures` throws
 */
export function parseNote(note: Uint8Array | string): Note {
  if (note.length > MAX_NOTE_SIZE)
    throw new LedgerError('too-large', `A note of more than ${MAX_NOTE_SIZE} bytes is not read.`)
  const whole = typeof note === 'string' ? note : fromUtf8(note)
  checkCharacters(whole)
  const cut = whole.lastIndexOf('\n\n')
  if (cut < 0) throw new LedgerError('bad-note', 'An empty line between the text and the signatures is missing.')
  const text = whole.slice(0, cut + 1)
  return { text, signatures: parseSignatures(whole.slice(cut + 2), lineOf(whole, cut) + 2) }
}

/** @throws LedgerError as `checkNoteText`, `bad-note` without a signature, `bad-name` */
export function formatNote({ text, signatures }: Note): string {
  checkNoteText(text)
  if (signatures.length === 0) throw new LedgerError('bad-note', 'A note has one signature at least.')
  for (const { name } of signatures) checkKeyName(name)
  return `${text}\n${signatures.map(formatSignature).join('')}`
}

/** Message of a `cosignature/v1` (c2sp.org/tlog-cosignature, "Ed25519 signed message"). */
const cosigned = (text: string, timestamp: number) => utf8(`cosignature/v1\ntime ${timestamp}\n${text}`)

/**
 * Signs a text.
 * @param timestamp POSIX seconds, from 1; needed by a key of type `cosignature/v1`, and unused by others
 * @throws LedgerError as `checkNoteText`; `bad-cosignature` without a sound timestamp
 */
export function signText(key: SignerKey, text: string, timestamp?: number): NoteSignature {
  checkNoteText(text)
  const { name, id } = key
  if (key.type === 'ed25519') return { name, id, signature: signBytes(key, utf8(text)) }
  if (timestamp === undefined || !Number.isSafeInteger(timestamp) || timestamp < 1)
    throw new LedgerError('bad-cosignature', 'A cosignature needs the time in whole seconds.')
  return { name, id, signature: concat(uint64(timestamp), signBytes(key, cosigned(text, timestamp))) }
}

/** @returns nothing when it does not verify; otherwise the timestamp, when the key's type has one */
export function verifySignature(
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): { readonly timestamp?: number } | undefined {
  if (key.type === 'ed25519') return verifyBytes(key, utf8(text), signature) ? {} : undefined
  if (signature.length !== 72) return undefined
  const timestamp = readUint64(signature.subarray(0, 8))
  if (timestamp === undefined) return undefined
  return verifyBytes(key, cosigned(text, timestamp), signature.subarray(8)) ? { timestamp } : undefined
}

/** @returns the note's text and a signature of each key over it */
export const signNote = (text: string, keys: readonly SignerKey[], timestamp?: number): string =>
  formatNote({ text, signatures: keys.map((key) => signText(key, text, timestamp)) })

/** Adds signatures; one that the note already has is not added again. @throws LedgerError as `parseNote` */
export function addSignatures(note: Uint8Array | string, added: readonly NoteSignature[]): string {
  const { text, signatures } = parseNote(note)
  const lines = new Set(signatures.map(formatSignature))
  const fresh = added.filter((signature) => !lines.has(formatSignature(signature)))
  return formatNote({ text, signatures: [...signatures, ...fresh] })
}

/**
 * Verifies a note.
 * @param keys the only keys that count: signatures by others are ignored
 * @throws LedgerError `bad-signature` when a signature in the name and id of a known key does not verify,
 * `unknown-key` when no known key has signed, and what `parseNote` throws
 */
export function openNote(note: Uint8Array | string | Note, keys: readonly VerifierKey[]): OpenedNote {
  const { text, signatures } = typeof note === 'string' || note instanceof Uint8Array ? parseNote(note) : note
  const verified: VerifiedSignature[] = []
  const unverified: NoteSignature[] = []
  for (const signature of signatures) {
    const named = keys.filter((key) => key.name === signature.name && key.id === signature.id)
    if (named.length === 0) {
      unverified.push(signature)
      continue
    }
    // Two keys may share a name and an id by accident; the signature is then by one of them.
    const found = named
      .map((key) => ({ key, proven: verifySignature(key, text, signature.signature) }))
      .find(({ proven }) => proven !== undefined)
    if (found?.proven === undefined)
      throw new LedgerError(
        'bad-signature',
        `The signature of ${signature.name} (${keyIdText(signature.id)}) is false.`,
      )
    if (!verified.some(({ key }) => key === found.key)) verified.push({ key: found.key, signature, ...found.proven })
  }
  if (verified.length === 0) throw new LedgerError('unknown-key', 'None of the known keys has signed the note.')
  return { text, verified, unverified }
}
