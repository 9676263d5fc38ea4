/** Public records: what is committed to, how it travels, and how anyone checks it offline. */
import { equal, fromBase64Url, fromUtf8, toBase64Url, toHex, utf8 } from './bytes.ts'
import { canonicalBytes, canonicalJson, type Json, parseCanonical } from './canonical.ts'
import { type Cosignature, type Trust, type VerifiedCheckpoint } from './checkpoint.ts'
import { attempt, LedgerError, type LedgerErrorCode } from './errors.ts'
import { leafHash, sha256 } from './hash.ts'
import { commit, leafEntry, LEAF_TYPES, type LeafType, members, parseLeafEntry, SALT_SIZE } from './leaf.ts'
import { formatTlogProof, parseTlogProof, type TlogProof, verifyTlogProof } from './tlog-proof.ts'

/** A record with what makes its leaf. Public from the moment its subject is. */
export interface PublicRecord {
  readonly type: LeafType
  /** JSON; `canonicalBytes` of it is committed to. */
  readonly record: Json
  /** 32 bytes. */
  readonly salt: Uint8Array
}

/** @returns the leaf's entry for the log @throws LedgerError `bad-salt`, `bad-json`, `bad-entry` */
export const entryOf = ({ type, record, salt }: PublicRecord): Uint8Array =>
  leafEntry(type, commit(canonicalBytes(record), salt))

/** @returns canonical JSON `{"record":…,"salt":…,"type":…,"v":1}` @throws LedgerError `bad-json`, `bad-salt` */
export function formatPublicRecord({ type, record, salt }: PublicRecord): string {
  if (salt.length !== SALT_SIZE) throw new LedgerError('bad-salt', `A salt has ${SALT_SIZE} bytes.`)
  return canonicalJson({ v: 1, type, record, salt: toBase64Url(salt) })
}

/** @throws LedgerError `bad-record`, `bad-salt`, `bad-json`, `not-canonical`, `bad-utf8` */
export function parsePublicRecord(text: Uint8Array | string): PublicRecord {
  const value = members(parseCanonical(typeof text === 'string' ? utf8(text) : text))
  const { v, type, record, salt, ...rest } = value
  const known = LEAF_TYPES.find((name) => name === type)
  if (v !== 1 || known === undefined || record === undefined || Object.keys(rest).length > 0)
    throw new LedgerError('bad-record', 'A public record has v 1, a known type, a record and a salt.')
  const bytes = attempt(() => fromBase64Url(typeof salt === 'string' ? salt : ''))
  if (!bytes.ok || bytes.value.length !== SALT_SIZE)
    throw new LedgerError('bad-salt', `A salt is ${SALT_SIZE} bytes in base 64 for URLs.`)
  return { type: known, record, salt: bytes.value }
}

/**
 * One file that proves one record: a `.tlog-proof` whose extra line is the public record.
 * @throws LedgerError as `formatPublicRecord` and `formatTlogProof`
 */
export const formatRecordProof = (record: PublicRecord, proof: Omit<TlogProof, 'extra'>): string =>
  formatTlogProof({ ...proof, extra: utf8(formatPublicRecord(record)) })

/** Why a record is not proven. */
export type RefusalReason =
  /** The proof file, or the checkpoint in it, cannot be read. */
  | 'malformed-proof'
  /** The public record cannot be read. */
  | 'bad-record'
  /** The salt is not 256 bits. */
  | 'bad-salt'
  /** The entry in the log commits to something else: record, salt or type were changed. */
  | 'commitment-mismatch'
  /** The checkpoint is of another log. */
  | 'wrong-origin'
  /** No known key of the log has signed the checkpoint. */
  | 'unknown-key'
  /** A signature in the name of a known key is false. */
  | 'bad-signature'
  /** The checkpoint is sound, but too few known witnesses have cosigned it. */
  | 'too-few-witnesses'
  /** The leaf is not in the tree of the checkpoint: record, salt, type, index or proof were changed, or it was never logged. */
  | 'not-included'

export type Verification =
  | {
      readonly ok: true
      readonly type: LeafType
      readonly record: Json
      /** Of the leaf in the log. */
      readonly index: number
      readonly checkpoint: VerifiedCheckpoint
      readonly cosignatures: readonly Cosignature[]
    }
  | { readonly ok: false; readonly reason: RefusalReason; readonly error: LedgerError }

const REASONS: Partial<Record<LedgerErrorCode, RefusalReason>> = {
  'bad-salt': 'bad-salt',
  'wrong-origin': 'wrong-origin',
  'unknown-key': 'unknown-key',
  'bad-signature': 'bad-signature',
  'too-few-witnesses': 'too-few-witnesses',
  'not-included': 'not-included',
}

const refused = (error: LedgerError, otherwise: RefusalReason): Verification => ({
  ok: false,
  reason: REASONS[error.code] ?? otherwise,
  error,
})

export interface RecordClaim extends PublicRecord {
  /** The proof, as a file or taken apart; its extra line is not looked at. */
  readonly proof: Uint8Array | string | TlogProof
  readonly trust: Trust
  /** The entry as the log gives it, when it is at hand: tells a changed record from a false proof. */
  readonly entry?: Uint8Array
}

/** Verifies that the record stands in the log. Never throws for bad input. */
export function verifyRecord({ type, record, salt, proof, trust, entry }: RecordClaim): Verification {
  const own = attempt(() => entryOf({ type, record, salt }))
  if (!own.ok) return refused(own.error, 'bad-record')
  if (entry !== undefined && !equal(own.value, entry)) {
    const other = attempt(() => parseLeafEntry(entry))
    const error = new LedgerError('bad-entry', 'The entry in the log commits to another record, salt or type.')
    return { ok: false, reason: 'commitment-mismatch', error: other.ok ? error : other.error }
  }
  const proven = attempt(() => verifyTlogProof(proof, leafHash(own.value), trust))
  if (!proven.ok) return refused(proven.error, 'malformed-proof')
  const { index, checkpoint } = proven.value
  return { ok: true, type, record, index, checkpoint, cosignatures: checkpoint.cosignatures }
}

/** Verifies a file that `formatRecordProof` made. Never throws for bad input. */
export function verifyRecordProof(file: Uint8Array | string, trust: Trust): Verification {
  const proof = attempt(() => parseTlogProof(file))
  if (!proof.ok) return refused(proof.error, 'malformed-proof')
  const { extra } = proof.value
  const record = attempt(() => parsePublicRecord(extra ?? new Uint8Array(0)))
  if (!record.ok) return refused(record.error, 'bad-record')
  return verifyRecord({ ...record.value, proof: proof.value, trust })
}

/** What the record of a release says. It holds no words of the story: digests stay when the law removes the words. */
export type ReleaseRecord = {
  /** Shape of the record. */
  readonly v: 1
  /** The agency, as in the log's origin. */
  readonly agency: string
  /** The place in the agency's order, where it says so: an agency whose gaps would tell how much is not out does not. */
  readonly release?: number
  /** `publish`, `correct`, `kill`, … */
  readonly kind: string
  /** The constant guid of the story. */
  readonly story: string
  readonly version: number
  readonly revision: number
  readonly state: 'usable' | 'withheld' | 'canceled'
  /** RFC 3339 in UTC, with `Z`. */
  readonly effectiveAt: string
  /** BCP 47. */
  readonly language: string
  /** SHA-256 in hexadecimal by what was digested: `content` (the canonical version), `text` (see `textDigest`), formats. */
  readonly digests: { readonly [name: string]: string }
  /** Permanent address on the agency's site. */
  readonly url?: string
}

const isCount = (value: Json | undefined): value is number => Number.isSafeInteger(value) && Number(value) > 0
const isState = (value: Json | undefined): value is ReleaseRecord['state'] =>
  value === 'usable' || value === 'withheld' || value === 'canceled'
const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== ''

/** @throws LedgerError `bad-record`; members that are not known are allowed and kept out */
export function parseReleaseRecord(value: Json): ReleaseRecord {
  const { v, agency, release, kind, story, version, revision, state, effectiveAt, language, digests, url } =
    members(value)
  const found = Object.entries(members(digests ?? null))
  const sound =
    v === 1 &&
    isText(agency) &&
    (release === undefined || isCount(release)) &&
    isText(kind) &&
    isText(story) &&
    isCount(version) &&
    isCount(revision) &&
    isState(state) &&
    typeof effectiveAt === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(effectiveAt) &&
    isText(language) &&
    found.some(([name]) => name === 'content') &&
    found.every(([, digest]) => typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest)) &&
    (url === undefined || isText(url))
  if (!sound) throw new LedgerError('bad-record', 'This is not the record of a release.')
  const texts = Object.fromEntries(found.map(([name, digest]) => [name, typeof digest === 'string' ? digest : '']))
  const common = {
    v: 1 as const,
    agency,
    ...(release === undefined ? {} : { release }),
    kind,
    story,
    version,
    revision,
    state,
    effectiveAt,
    language,
    digests: texts,
  }
  return isText(url) ? { ...common, url } : common
}

/**
 * Digest of the words alone, the same however they were copied: Unicode NFC, every run of white space one space, none at
 * the ends, soft hyphens and zero-width spaces left out.
 * @returns SHA-256 in hexadecimal
 */
export function textDigest(text: string | Uint8Array): string {
  const words = (typeof text === 'string' ? text : fromUtf8(text))
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return toHex(sha256(utf8(words.join(' '))))
}
