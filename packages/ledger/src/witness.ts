/** The witness protocol (c2sp.org/tlog-witness): asking for cosignatures, and giving them. */
import { equal, fromUtf8, readDecimal, toBase64, toHex, utf8 } from './bytes.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { attempt, LedgerError } from './errors.ts'
import { EMPTY_ROOT, sha256 } from './hash.ts'
import { type SignerKey, type VerifierKey } from './key.ts'
import {
  addSignatures,
  formatNote,
  formatSignature,
  MAX_NOTE_SIZE,
  type NoteSignature,
  openNote,
  parseNote,
  parseSignatures,
  signText,
  verifySignature,
} from './note.ts'
import { parseProofLines } from './proof-lines.ts'
import { verifyConsistency } from './verify.ts'

export interface AddCheckpointRequest {
  /** Size of the checkpoint that the witness cosigned last, as far as the client knows; 0 when it knows none. */
  readonly oldSize: number
  /** From the old size; empty when that is 0. */
  readonly proof: readonly Uint8Array[]
  /** The signed note. */
  readonly checkpoint: string
}

/** @returns the body of `POST <prefix>/add-checkpoint` */
export const formatAddCheckpoint = ({ oldSize, proof, checkpoint }: AddCheckpointRequest): string =>
  `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint}`

/** @throws LedgerError `too-large`, `bad-utf8`, `bad-request`, `bad-number`, `bad-base64`, `bad-proof` */
export function parseAddCheckpoint(body: Uint8Array | string): AddCheckpointRequest {
  if (body.length > 2 * MAX_NOTE_SIZE) throw new LedgerError('too-large', 'The request is too large.')
  const text = typeof body === 'string' ? body : fromUtf8(body)
  const cut = text.indexOf('\n\n')
  if (cut < 0) throw new LedgerError('bad-request', 'The empty line before the checkpoint is missing.')
  const [old = '', ...hashes] = text.slice(0, cut).split('\n')
  if (!old.startsWith('old '))
    throw new LedgerError('bad-request', 'The first line reads old <size>.', { line: 1, column: 1 })
  return {
    oldSize: readDecimal(old.slice(4), { line: 1, column: 5 }),
    proof: parseProofLines(hashes, 2),
    checkpoint: text.slice(cut + 2),
  }
}

/** What a witness remembers of a log. */
export interface WitnessState {
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
  /** The checkpoint with the log's signature and the witness's cosignatures, for monitors. */
  readonly checkpoint: string
}

/** Where a witness keeps its states, by origin. */
export interface WitnessStore {
  get(origin: string): Promise<WitnessState | undefined>
  /**
   * Replaces `expected` (nothing: no state yet) by `next`, atomically and durably, or changes nothing.
   * `expected` is compared by size and root.
   * @returns whether it was replaced
   */
  compareAndSet(origin: string, expected: WitnessState | undefined, next: WitnessState): Promise<boolean>
}

/** An answer over HTTP. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly contentType: string
  readonly body: string
}

export interface WitnessSetup {
  /** Keys of type `cosignature/v1`. */
  readonly keys: readonly SignerKey[]
  /** Keys of each log, by origin; nothing when the log is not known. */
  readonly logKeys: (origin: string) => readonly VerifierKey[] | undefined
  readonly store: WitnessStore
  /** POSIX seconds. */
  readonly now: () => number | Promise<number>
}

const refusal = (status: 400 | 403 | 404 | 422, words: string): WitnessAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: `${words}\n`,
})

const conflict = (size: number): WitnessAnswer => ({ status: 409, contentType: 'text/x.tlog.size', body: `${size}\n` })

/** Cosigns what is consistent with all it has cosigned before, and nothing else. */
export class Witness {
  readonly #setup: WitnessSetup

  /** @throws LedgerError `bad-key` unless every key is a cosigner's, and there is one */
  constructor(setup: WitnessSetup) {
    if (setup.keys.length === 0 || setup.keys.some(({ type }) => type !== 'cosignature/v1'))
      throw new LedgerError('bad-key', 'A witness signs with keys of type cosignature/v1.')
    this.#setup = setup
  }

  /**
   * Answers `add-checkpoint`.
   * @param body of the request
   * @returns 200 with the cosignature lines, once they are kept; 400 for a malformed request or an old size above the
   * new one, 403 without a sound signature of the log, 404 for an unknown log, 409 with the size cosigned last when the
   * old size is another, 422 when size, root and proof do not fit. Throws only what the store throws.
   */
  async addCheckpoint(body: Uint8Array | string): Promise<WitnessAnswer> {
    const read = attempt(() => {
      const request = parseAddCheckpoint(body)
      const note = parseNote(request.checkpoint)
      return { request, note, checkpoint: parseCheckpoint(note.text) }
    })
    if (!read.ok) return refusal(400, read.error.message)
    const { request, note, checkpoint } = read.value
    const { origin, size, root } = checkpoint

    const logKeys = this.#setup.logKeys(origin)
    if (logKeys === undefined) return refusal(404, 'This log is not known here.')
    const opened = attempt(() => openNote(note, logKeys))
    if (!opened.ok) return refusal(403, opened.error.message)
    if (request.oldSize > size) return refusal(400, 'The old size is above the size of the checkpoint.')

    const last = await this.#setup.store.get(origin)
    if (request.oldSize !== (last?.size ?? 0)) return conflict(last?.size ?? 0)
    const fault = faultOf(request, checkpoint, last)
    if (fault !== undefined) return refusal(422, fault)

    const timestamp = await this.#setup.now()
    const cosignatures = this.#setup.keys.map((key) => signText(key, note.text, timestamp))
    const signatures = [...opened.value.verified.map(({ signature }) => signature), ...cosignatures]
    const next = { size, root, checkpoint: formatNote({ text: note.text, signatures }) }
    if (!(await this.#setup.store.compareAndSet(origin, last, next))) {
      // Another request was first: what is cosigned must follow from that one.
      return conflict((await this.#setup.store.get(origin))?.size ?? 0)
    }
    return { status: 200, contentType: 'text/plain; charset=utf-8', body: cosignatures.map(formatSignature).join('') }
  }

  /** @returns the checkpoint of that log that was cosigned last, for monitors */
  async latest(origin: string): Promise<string | undefined> {
    return (await this.#setup.store.get(origin))?.checkpoint
  }
}

/** Why a checkpoint does not follow from what was cosigned last; nothing when it does. */
function faultOf(
  { oldSize, proof }: AddCheckpointRequest,
  { size, root }: Checkpoint,
  last: WitnessState | undefined,
): string | undefined {
  if (size === 0 && !equal(root, EMPTY_ROOT)) return 'The root of the empty tree is wrong.'
  if (oldSize === 0) return proof.length === 0 ? undefined : 'From size 0 the proof is empty.'
  const consistent =
    last !== undefined && verifyConsistency({ size1: oldSize, root1: last.root, size2: size, root2: root, proof })
  return consistent ? undefined : 'The consistency proof does not hold.'
}

/** @returns the name under which a witness serves its latest checkpoint of a log: `<prefix>/<origin hash>/checkpoint` */
export const originHash = (origin: string): string => toHex(sha256(utf8(origin)))

/** A store in memory, for tests and for a witness that may forget. */
export function memoryWitnessStore(): WitnessStore {
  const states = new Map<string, WitnessState>()
  return {
    get: (origin) => Promise.resolve(states.get(origin)),
    compareAndSet: (origin, expected, next) => {
      const state = states.get(origin)
      const same =
        state === undefined || expected === undefined
          ? state === expected
          : state.size === expected.size && equal(state.root, expected.root)
      if (same) states.set(origin, next)
      return Promise.resolve(same)
    },
  }
}

export type AddCheckpointOutcome =
  /** The checkpoint with the witness's sound cosignatures added. */
  | { readonly outcome: 'cosigned'; readonly checkpoint: string; readonly added: readonly NoteSignature[] }
  /** Ask again with a proof from this size. */
  | { readonly outcome: 'conflict'; readonly size: number }
  /** `malformed`: the answer is none; `unknown-key`: it holds no cosignature of a known witness. */
  | { readonly outcome: 'refused'; readonly status: number; readonly reason: 'status' | 'malformed' | 'unknown-key' }

/**
 * Reads a witness's answer on the client's side.
 * @param checkpoint the signed note that was sent
 * @param answer status and body as they came; the body is not trusted
 * @param witnesses keys that count; cosignatures of others, and false ones, are left out
 * @throws LedgerError when `checkpoint` is no note
 */
export function readAddCheckpointAnswer(
  checkpoint: string,
  answer: { readonly status: number; readonly body: string },
  witnesses: readonly VerifierKey[],
): AddCheckpointOutcome {
  const { status, body } = answer
  if (status === 409) {
    const size = attempt(() => readDecimal(body.endsWith('\n') ? body.slice(0, -1) : body))
    return size.ok ? { outcome: 'conflict', size: size.value } : { outcome: 'refused', status, reason: 'malformed' }
  }
  if (status !== 200) return { outcome: 'refused', status, reason: 'status' }
  const { text } = parseNote(checkpoint)
  const lines = body.length > MAX_NOTE_SIZE ? undefined : attempt(() => parseSignatures(body))
  if (lines === undefined || !lines.ok) return { outcome: 'refused', status, reason: 'malformed' }
  const added = lines.value.filter(({ name, id, signature }) =>
    witnesses.some((key) => key.name === name && key.id === id && verifySignature(key, text, signature) !== undefined),
  )
  if (added.length === 0) return { outcome: 'refused', status, reason: 'unknown-key' }
  return { outcome: 'cosigned', checkpoint: addSignatures(checkpoint, added), added }
}
