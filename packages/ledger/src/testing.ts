/** What the tests of the ledger share: the official vectors when they are at hand, and logs in memory. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LogBuilder } from './builder.ts'
import { attempt, type LedgerErrorCode } from './errors.ts'
import { leafHash, nodeHash, sha256 } from './hash.ts'
import { signerKey } from './key.ts'
import { type TileReader } from './tree.ts'

const ROOT = new URL('../../../../shared/standards/', import.meta.url)

/** True when `../shared` lies beside the repository and is not left out; tests on it are skipped otherwise. */
export const hasShared = process.env['DATELINE_SHARED'] !== 'none' && existsSync(ROOT)

export const readShared = (path: string): Uint8Array => readFileSync(new URL(path, ROOT))

/** @returns paths below `standards`, in order; none without `../shared` */
export const sharedFiles = (pattern: string): string[] =>
  hasShared ? globSync(pattern, { cwd: fileURLToPath(ROOT) }).toSorted() : []

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Entry number i of the logs of these tests. */
export const entryAt = (i: number): Uint8Array => bytes(`entry ${i}`)

/** A key of these tests; never random, so that a failure comes back. */
export const testKey = (name: string, type: 'ed25519' | 'cosignature/v1' = 'ed25519') =>
  signerKey(name, sha256(bytes(`seed of ${name}`)), type)

/** The code of the LedgerError that is thrown; nothing when none is. Anything else that is thrown goes on. */
export function codeOf(run: () => unknown): LedgerErrorCode | undefined {
  const result = attempt(run)
  return result.ok ? undefined : result.error.code
}

/** A log in memory: its files, and a reader of them. */
export class MemoryLog {
  readonly files = new Map<string, Uint8Array>()
  readonly builder = LogBuilder.empty()
  readonly read: TileReader = (path) => Promise.resolve(this.files.get(path))

  grow(size: number, entry = entryAt): this {
    while (this.builder.size < size) this.builder.append(entry(this.builder.size))
    for (const file of this.builder.take()) this.files.set(file.path, file.bytes)
    return this
  }

  static of(size: number, entry = entryAt): MemoryLog {
    return new MemoryLog().grow(size, entry)
  }
}

/** Root by the words of RFC 6962, section 2.1: the other opinion. */
export function plainRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return leafHash(only)
  let cut = 1
  while (cut * 2 < leaves.length) cut *= 2
  return nodeHash(plainRoot(leaves.slice(0, cut)), plainRoot(leaves.slice(cut)))
}

/** PATH(m, D[n]) by the words of RFC 6962, section 2.1.1. */
export function plainInclusion(leaves: readonly Uint8Array[], m: number): Uint8Array[] {
  if (leaves.length <= 1) return []
  let cut = 1
  while (cut * 2 < leaves.length) cut *= 2
  const [left, right] = [leaves.slice(0, cut), leaves.slice(cut)]
  return m < cut ? [...plainInclusion(left, m), plainRoot(right)] : [...plainInclusion(right, m - cut), plainRoot(left)]
}

/** PROOF(m, D[n]) by the words of RFC 6962, section 2.1.2. */
export function plainConsistency(leaves: readonly Uint8Array[], m: number, known = true): Uint8Array[] {
  if (m === leaves.length) return known ? [] : [plainRoot(leaves)]
  let cut = 1
  while (cut * 2 < leaves.length) cut *= 2
  const [left, right] = [leaves.slice(0, cut), leaves.slice(cut)]
  return m <= cut
    ? [...plainConsistency(left, m, known), plainRoot(right)]
    : [...plainConsistency(right, m - cut, false), plainRoot(left)]
}

/** The same bytes with one bit turned. */
export function flipBit(value: Uint8Array, bit: number): Uint8Array {
  const out = Uint8Array.from(value)
  const at = Math.floor(bit / 8) % out.length
  out[at] = (out[at] ?? 0) ^ (1 << (bit % 8))
  return out
}
