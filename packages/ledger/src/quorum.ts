/** Which witnesses must have cosigned (the quorum of tlog-policy). */
import { toBase64 } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { type VerifierKey } from './key.ts'

/** A witness, or so many of a group. */
export type Quorum =
  | { readonly witness: VerifierKey }
  | { readonly threshold: number; readonly members: readonly Quorum[] }

/** No cosignature is asked for. */
export const NO_QUORUM: Quorum = { threshold: 0, members: [] }

/** Every witness of a quorum, once. */
export function quorumKeys(quorum: Quorum): VerifierKey[] {
  if ('witness' in quorum) return [quorum.witness]
  return [...new Set(quorum.members.flatMap(quorumKeys))]
}

/**
 * @param threshold how many of the witnesses must have cosigned, 0 to their number
 * @throws LedgerError `bad-policy`; `duplicate-key` when two witnesses hold one public key and would count twice
 */
export function kOfN(threshold: number, witnesses: readonly VerifierKey[]): Quorum {
  if (!Number.isInteger(threshold) || threshold < 0 || threshold > witnesses.length)
    throw new LedgerError('bad-policy', `Of ${witnesses.length} witnesses ${threshold} cannot be asked for.`)
  checkDistinct(witnesses)
  return { threshold, members: witnesses.map((witness) => ({ witness })) }
}

/** @throws LedgerError `duplicate-key` */
export function checkDistinct(keys: readonly VerifierKey[]): void {
  if (new Set(keys.map(({ publicKey }) => toBase64(publicKey))).size !== keys.length)
    throw new LedgerError('duplicate-key', 'Two keys of the list are one public key under two names.')
}

/** @param cosigners keys whose cosignatures have been verified */
export function meetsQuorum(quorum: Quorum, cosigners: ReadonlySet<VerifierKey>): boolean {
  if ('witness' in quorum) return cosigners.has(quorum.witness)
  return quorum.members.filter((member) => meetsQuorum(member, cosigners)).length >= quorum.threshold
}
