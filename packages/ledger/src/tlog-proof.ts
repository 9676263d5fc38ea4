/** Offline proofs that something is in a log (c2sp.org/tlog-proof), kept as `.tlog-proof` files. */
import { checkSize, fromBase64, fromUtf8, readDecimal, toBase64 } from './bytes.ts'
import { readCheckpoint, type Trust, type VerifiedCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { LedgerError } from './errors.ts'
import { HASH_SIZE } from './hash.ts'
import { MAX_NOTE_SIZE } from './note.ts'
import { MAX_PROOF_LENGTH, parseProofLines } from './proof-lines.ts'
import { verifyInclusion } from './verify.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'

export interface TlogProof {
  /** Whatever helps to make the leaf. Not authenticated by itself. */
  readonly extra?: Uint8Array
  /** Of the leaf, from 0. */
  readonly index: number
  /** From the leaf's sibling up. */
  readonly proof: readonly Uint8Array[]
  /** The signed note, with its cosignatures. */
  readonly checkpoint: string
}

/** @throws LedgerError `bad-proof`, `bad-range`, and what `readCheckpoint` throws */
export function formatTlogProof({ extra, index, proof, checkpoint }: TlogProof): string {
  checkSize(index, 'An index')
  readCheckpoint(checkpoint)
  if (proof.length > MAX_PROOF_LENGTH || proof.some((hash) => hash.length !== HASH_SIZE))
    throw new LedgerError('bad-proof', `A proof has at most ${MAX_PROOF_LENGTH} hashes of ${HASH_SIZE} bytes.`)
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
  ]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/**
 * Takes a proof apart. Nothing is verified, the checkpoint is not read.
 * @throws LedgerError `too-large`, `bad-utf8`, `bad-proof`, `bad-base64`, `bad-number`, `number-too-large`
 */
export function parseTlogProof(file: Uint8Array | string): TlogProof {
  if (file.length > 2 * MAX_NOTE_SIZE) throw new LedgerError('too-large', 'The proof is too large.')
  const text = typeof file === 'string' ? file : fromUtf8(file)
  const cut = text.indexOf('\n\n')
  if (cut < 0) throw new LedgerError('bad-proof', 'The empty line before the checkpoint is missing.')
  const lines = text.slice(0, cut).split('\n')
  if (lines[0] !== HEADER) throw new LedgerError('bad-proof', `A proof begins with ${HEADER}.`, { line: 1, column: 1 })
  const extra = lines[1]?.startsWith('extra ') ? lines[1].slice(6) : undefined
  const at = extra === undefined ? 1 : 2
  const index = lines[at]
  if (index?.startsWith('index ') !== true)
    throw new LedgerError('bad-proof', 'The line with the index is missing.', { line: at + 1, column: 1 })
  return {
    ...(extra === undefined ? {} : { extra: fromBase64(extra, { line: 2, column: 7 }) }),
    index: readDecimal(index.slice(6), { line: at + 1, column: 7 }),
    proof: parseProofLines(lines.slice(at + 1), at + 2),
    checkpoint: text.slice(cut + 2),
  }
}

/**
 * Verifies a proof offline.
 * @param leaf `leafHash` of the entry that is said to be in the log
 * @returns the checkpoint and the leaf's index in it
 * @throws LedgerError `not-included` when the leaf is not in the tree at that index, and what `parseTlogProof` and
 * `verifyCheckpoint` throw
 */
export function verifyTlogProof(
  file: Uint8Array | string | TlogProof,
  leaf: Uint8Array,
  trust: Trust,
): { readonly index: number; readonly checkpoint: VerifiedCheckpoint } {
  const parsed = typeof file === 'string' || file instanceof Uint8Array ? parseTlogProof(file) : file
  const { index, proof } = parsed
  const checkpoint = verifyCheckpoint(parsed.checkpoint, trust)
  if (!verifyInclusion({ index, size: checkpoint.size, leaf, proof, root: checkpoint.root }))
    throw new LedgerError('not-included', 'The leaf is not at that index of the tree.')
  return { index, checkpoint }
}
