/** Checking what an agency's server answers, as a reader's browser or command line does: nothing is believed but a pinned key. */
import { fromBase64 } from './bytes.ts'
import { type Trust } from './checkpoint.ts'
import { attempt, LedgerError } from './errors.ts'
import { parseVerifierKey } from './key.ts'
import { kOfN } from './quorum.ts'
import { parseReleaseRecord, type RefusalReason, type ReleaseRecord, textDigest, verifyRecordProof } from './record.ts'
import { trustChain, walkKeyChain } from './rotation.ts'

/** What `/ledger/keys` answers. */
export interface KeysAnswer {
  readonly origin: string
  /** Verifier keys, the first one first. */
  readonly keys: readonly string[]
  readonly rotations: readonly { readonly index: number; /** Base 64. */ readonly entry: string }[]
  readonly witnesses: readonly string[]
}

/**
 * What to believe in, from the answer of a server and a key that was pinned before.
 * @param pinned verifier key of the log, from another source than the server or from an earlier visit; without it the
 * server's first key is taken, and what it proves is only that the server agrees with itself
 * @param cosigners how many of the witnesses that the server names must have cosigned
 * @throws LedgerError `unknown-key` when the pinned key is not the log's first one, and what `walkKeyChain` throws
 */
export function trustFrom(answer: KeysAnswer, pinned?: string, cosigners = 0): Trust {
  const [named] = answer.keys
  if (named === undefined) throw new LedgerError('unknown-key', 'The server names no key.')
  if (pinned !== undefined && pinned.trim() !== named)
    throw new LedgerError('unknown-key', 'The key of the log is not the one that was pinned.')
  const first = parseVerifierKey(named)
  if (first.name !== answer.origin) throw new LedgerError('unknown-key', 'The key is of another log.')
  const chain = walkKeyChain(
    first,
    answer.rotations.map(({ index, entry }) => ({ index, entry: fromBase64(entry) })),
  )
  return cosigners === 0
    ? trustChain(chain)
    : trustChain(chain, kOfN(cosigners, answer.witnesses.map(parseVerifierKey)))
}

/** A release that was proven to stand in the log. */
export interface ProvenRelease {
  readonly release: ReleaseRecord
  readonly index: number
  /** Names of the witnesses that cosigned. */
  readonly cosigners: readonly string[]
  /** Entries of the log at the time of the proof. */
  readonly size: number
}

export type CheckedProofs =
  /** In the order of the log. */
  | { readonly ok: true; readonly releases: readonly ProvenRelease[] }
  | { readonly ok: false; readonly reason: RefusalReason | 'not-a-release' }

/** Verifies `.tlog-proof` files; one that does not hold makes all of them worthless. Never throws for bad input. */
export function checkProofs(files: readonly (string | Uint8Array)[], trust: Trust): CheckedProofs {
  const releases: ProvenRelease[] = []
  for (const file of files) {
    const result = verifyRecordProof(file, trust)
    if (!result.ok) return { ok: false, reason: result.reason }
    const release = attempt(() => parseReleaseRecord(result.record))
    if (!release.ok) return { ok: false, reason: 'not-a-release' }
    releases.push({
      release: release.value,
      index: result.index,
      cosigners: result.cosignatures.map(({ key }) => key.name),
      size: result.checkpoint.size,
    })
  }
  return { ok: true, releases: releases.toSorted((a, b) => a.index - b.index) }
}

/**
 * Digest of the letters of a text, however it is broken and spaced: what `digests.words` of a release is, of headline,
 * dateline and copy as the page shows them.
 * @returns SHA-256 in hexadecimal
 */
export const lettersDigest = (text: string): string => textDigest(text.replaceAll(/\s+/gu, ''))
