/** The leaves of Dateline's ledger: what stands in the log for a release, a notice, a freeze. */
import { concat, fromBase64Url, toBase64Url, utf8 } from './bytes.ts'
import { canonicalBytes, type Json, parseCanonical } from './canonical.ts'
import { LedgerError } from './errors.ts'
import { HASH_SIZE, sha256 } from './hash.ts'

export const LEAF_TYPES = ['release', 'notice', 'freeze', 'thaw', 'removal'] as const
/** What happened. A key rotation is a leaf too, and carries its statement openly: see rotation.ts. */
export type LeafType = (typeof LEAF_TYPES)[number]

/** Bytes of a salt: 256 bits. */
export const SALT_SIZE = 32

const DOMAIN = utf8('dateline-leaf-v1\n')

/**
 * Commits to a record without saying anything about it: the salt keeps a short or guessable record from being tried.
 * @param record `canonicalBytes` of it
 * @param salt 32 bytes from a cryptographic random generator, of this record alone; travels with the public record
 * @returns SHA-256("dateline-leaf-v1\n" || salt || record)
 * @throws LedgerError `bad-salt` for another length
 */
export function commit(record: Uint8Array, salt: Uint8Array): Uint8Array {
  if (salt.length !== SALT_SIZE) throw new LedgerError('bad-salt', `A salt has ${SALT_SIZE} bytes.`)
  return sha256(concat(DOMAIN, salt, record))
}

/**
 * @param commitment of `commit`
 * @returns the bytes of the log's entry: canonical JSON `{"commitment":…,"type":…,"v":1}`
 * @throws LedgerError `bad-entry`
 */
export function leafEntry(type: LeafType, commitment: Uint8Array): Uint8Array {
  if (!LEAF_TYPES.includes(type)) throw new LedgerError('bad-entry', 'This type of leaf is not known.')
  if (commitment.length !== HASH_SIZE) throw new LedgerError('bad-entry', `A commitment has ${HASH_SIZE} bytes.`)
  return canonicalBytes({ v: 1, type, commitment: toBase64Url(commitment) })
}

export type Leaf =
  | { readonly type: LeafType; readonly commitment: Uint8Array }
  /** `rotation` is a signed note: `parseRotation` reads it. */
  | { readonly type: 'key-rotation'; readonly rotation: string }

/** @returns the entry of a key rotation: canonical JSON `{"rotation":…,"type":"key-rotation","v":1}` */
export const rotationEntry = (rotation: string): Uint8Array => canonicalBytes({ v: 1, type: 'key-rotation', rotation })

/** @throws LedgerError `bad-entry`, `bad-json`, `not-canonical`, `bad-utf8`, `bad-base64` */
export function parseLeafEntry(entry: Uint8Array): Leaf {
  const value = parseCanonical(entry)
  const { v, type, commitment, rotation, ...rest } = members(value)
  const known = LEAF_TYPES.find((name) => name === type)
  if (v !== 1 || Object.keys(rest).length > 0) throw new LedgerError('bad-entry', 'This is not an entry of version 1.')
  if (type === 'key-rotation' && typeof rotation === 'string' && commitment === undefined) return { type, rotation }
  if (known === undefined || typeof commitment !== 'string' || rotation !== undefined)
    throw new LedgerError('bad-entry', 'An entry has a known type and a commitment.')
  const hash = fromBase64Url(commitment)
  if (hash.length !== HASH_SIZE) throw new LedgerError('bad-entry', `A commitment has ${HASH_SIZE} bytes.`)
  return { type: known, commitment: hash }
}

/** Members of an object; none of anything else. */
export function members(value: Json): { readonly [name: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: Json | undefined })
    : {}
}
