/** Checkpoints (c2sp.org/tlog-checkpoint): a signed note that says size and root of a log. */
import { checkSize, fromBase64, readDecimal, toBase64 } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { HASH_SIZE } from './hash.ts'
import { type SignerKey, type VerifierKey } from './key.ts'
import { checkNoteText, type NoteSignature, openNote, parseNote, signNote } from './note.ts'
import { meetsQuorum, NO_QUORUM, type Quorum, quorumKeys } from './quorum.ts'

export interface Checkpoint {
  /** Identifies the log, on one line. */
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
  /** Not recommended by the standard; kept when there are any. */
  readonly extensions?: readonly string[]
}

/**
 * @returns the note text, which ends in a newline
 * @throws LedgerError `bad-checkpoint`, `bad-hash`, `bad-range`, `bad-character`
 */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  checkSize(size, 'A tree size')
  if (root.length !== HASH_SIZE) throw new LedgerError('bad-hash', `A root hash has ${HASH_SIZE} bytes.`)
  const lines = [origin, String(size), toBase64(root), ...extensions]
  if (lines.some((line) => line === '' || line.includes('\n')))
    throw new LedgerError('bad-checkpoint', 'Origin and extensions are lines, and no line is empty.')
  const text = `${lines.join('\n')}\n`
  checkNoteText(text)
  return text
}

/**
 * @param text of a note, its final newline included
 * @throws LedgerError `bad-checkpoint`, `bad-number`, `number-too-large`, `bad-base64`, `bad-hash`, each with its line
 */
export function parseCheckpoint(text: string): Checkpoint {
  checkNoteText(text)
  const lines = text.slice(0, -1).split('\n')
  const [origin = '', size, root, ...extensions] = lines
  if (size === undefined || root === undefined)
    throw new LedgerError('bad-checkpoint', 'A checkpoint has three lines at least: origin, size, root.')
  const empty = lines.indexOf('')
  if (empty >= 0)
    throw new LedgerError('bad-checkpoint', 'No line of a checkpoint is empty.', { line: empty + 1, column: 1 })
  const hash = fromBase64(root, { line: 3, column: 1 })
  if (hash.length !== HASH_SIZE)
    throw new LedgerError('bad-hash', `A root hash has ${HASH_SIZE} bytes.`, { line: 3, column: 1 })
  const checkpoint = { origin, size: readDecimal(size, { line: 2, column: 1 }), root: hash }
  return extensions.length === 0 ? checkpoint : { ...checkpoint, extensions }
}

/** @returns the signed note. A log must never sign a checkpoint that is inconsistent with one it has signed. */
export const signCheckpoint = (checkpoint: Checkpoint, keys: readonly SignerKey[], timestamp?: number): string =>
  signNote(formatCheckpoint(checkpoint), keys, timestamp)

/** Takes a signed checkpoint apart. Nothing is verified. @throws LedgerError as `parseNote` and `parseCheckpoint` */
export function readCheckpoint(note: Uint8Array | string): Checkpoint & { readonly text: string } {
  const { text } = parseNote(note)
  return { ...parseCheckpoint(text), text }
}

/** What a verifier believes in. */
export interface Trust {
  /** Of the log. */
  readonly origin: string
  /** Keys of the log, or the ones that may sign a tree of a size (see `keysOf` in rotation.ts). One of them must have signed. */
  readonly keys: readonly VerifierKey[] | ((size: number) => readonly VerifierKey[])
  /** Who must have cosigned; nobody when it is left out. */
  readonly quorum?: Quorum
}

export interface Cosignature {
  readonly key: VerifierKey
  /** POSIX seconds: then this was the largest consistent tree the cosigner knew. */
  readonly timestamp: number | undefined
}

export interface VerifiedCheckpoint extends Checkpoint {
  /** The note's text, as signed. */
  readonly text: string
  /** Keys of the log that signed; at least one. */
  readonly signedBy: readonly VerifierKey[]
  /** By the quorum's witnesses. */
  readonly cosignatures: readonly Cosignature[]
  /** Of keys that are not known. */
  readonly unverified: readonly NoteSignature[]
}

/**
 * Verifies a signed checkpoint: its origin, a signature of the log, the quorum of cosigners.
 * @throws LedgerError `wrong-origin`, `unknown-key` (no key of the log has signed), `bad-signature`,
 * `too-few-witnesses`, and what `readCheckpoint` throws
 */
export function verifyCheckpoint(note: Uint8Array | string, trust: Trust): VerifiedCheckpoint {
  const parsed = parseNote(note)
  const checkpoint = parseCheckpoint(parsed.text)
  if (checkpoint.origin !== trust.origin)
    throw new LedgerError('wrong-origin', `The checkpoint is of "${checkpoint.origin}", not of "${trust.origin}".`)
  const logKeys = typeof trust.keys === 'function' ? trust.keys(checkpoint.size) : trust.keys
  const quorum = trust.quorum ?? NO_QUORUM
  const witnesses = quorumKeys(quorum)
  const { text, verified, unverified } = openNote(parsed, [...logKeys, ...witnesses])
  const signedBy = verified.map(({ key }) => key).filter((key) => logKeys.includes(key))
  if (signedBy.length === 0) throw new LedgerError('unknown-key', 'No known key of the log has signed the checkpoint.')
  const cosignatures = verified
    .filter(({ key }) => witnesses.includes(key))
    .map(({ key, timestamp }) => ({ key, timestamp }))
  if (!meetsQuorum(quorum, new Set(cosignatures.map(({ key }) => key))))
    throw new LedgerError('too-few-witnesses', `${cosignatures.length} known witnesses have cosigned: not enough.`)
  return { ...checkpoint, text, signedBy, cosignatures, unverified }
}
