/** Merkle proofs as lines of base 64, in requests and files. */
import { fromBase64 } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { HASH_SIZE } from './hash.ts'

/** Most hashes that a proof may have: trees have under 2^63 leaves. */
export const MAX_PROOF_LENGTH = 63

/** @throws LedgerError `bad-proof`, `bad-base64` */
export function parseProofLines(lines: readonly string[], firstLine: number): Uint8Array[] {
  if (lines.length > MAX_PROOF_LENGTH)
    throw new LedgerError('bad-proof', `A proof has at most ${MAX_PROOF_LENGTH} hashes.`)
  return lines.map((line, i) => {
    const place = { line: firstLine + i, column: 1 }
    const hash = fromBase64(line, place)
    if (hash.length !== HASH_SIZE) throw new LedgerError('bad-proof', `A hash has ${HASH_SIZE} bytes.`, place)
    return hash
  })
}
