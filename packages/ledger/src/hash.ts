/** The hashes of a Merkle tree (RFC 6962, section 2.1; RFC 9162, section 2.1.1). */
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { LedgerError } from './errors.ts'

/** Bytes of a SHA-256 hash. */
export const HASH_SIZE = 32

export const sha256 = (bytes: Uint8Array): Uint8Array => nobleSha256(bytes)

/** Root of the tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0))

/** @returns SHA-256(0x00 || entry) */
export function leafHash(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length)
  input.set(entry, 1)
  return nobleSha256(input)
}

/**
 * @param left hash of 32 bytes
 * @param right hash of 32 bytes
 * @returns SHA-256(0x01 || left || right)
 * @throws LedgerError `bad-hash` for another length
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_SIZE || right.length !== HASH_SIZE)
    throw new LedgerError('bad-hash', `A node is made of two hashes of ${HASH_SIZE} bytes.`)
  const input = new Uint8Array(1 + 2 * HASH_SIZE)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + HASH_SIZE)
  return nobleSha256(input)
}
