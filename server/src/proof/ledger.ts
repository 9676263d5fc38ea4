/**
 * The agency's log. A step takes what has become public, appends its leaves and signs the next checkpoint, all in one
 * transaction under one lock: whenever a node dies, either all of it is there or nothing, and no two checkpoints disagree.
 */
import {
  entryOf,
  formatRecordProof,
  formatVerifierKey,
  type HashCache,
  inclusionProof,
  type Json,
  parseCanonical,
  type PublicRecord,
  readCheckpoint,
  rotationEntry,
  signNextCheckpoint,
  signRotation,
  type TileReader,
  tilesFromEntries,
} from '@dateline/ledger'
import { sql } from 'kysely'
import { type Db, lock, type Logger, Loop, type Queryable, type Tx } from '../platform/index.ts'
import type { ReleaseFollower } from '../release/index.ts'
import { addKey, publicKeys, signingKeys } from './keys.ts'
import { storedRecord, type Subject, takeSubjects, unlogged } from './subjects.ts'
import { askWitnesses, withCosignatures } from './witness.ts'

export interface LedgerOptions {
  readonly db: Db
  readonly log: Logger
  /** Host name of the agency; the log's origin is `<authority>/ledger`. */
  readonly authority: string
  /** Address of the site. */
  readonly publicUrl: string
  /** 32 bytes that seal the keys. */
  readonly sealing: Buffer
}

/** How often the audit log is looked at while nothing is released. */
const LOOK_MS = 5_000
/** Between a release and its leaf. */
const MOMENT_MS = 250

export class Ledger {
  readonly origin: string
  readonly #options: LedgerOptions
  /** Of full tiles; they never change, so that what a rolled back step put in is right all the same. */
  readonly #hashes = new Map<string, Uint8Array>()
  #loaded = false
  readonly #loop = new Loop(() => this.#run())
  #timer: NodeJS.Timeout | undefined
  #soon: NodeJS.Timeout | undefined
  #started = false
  readonly #stop = new AbortController()

  constructor(options: LedgerOptions) {
    this.#options = options
    this.origin = `${options.authority}/ledger`
  }

  follow(follower: ReleaseFollower): void {
    follower.follow(() => {
      // Readers and subscribers first: the log has a moment, and one step takes what came in it.
      this.#soon ??= setTimeout(() => {
        this.#soon = undefined
        void this.wake()
      }, MOMENT_MS)
      this.#soon.unref()
    })
  }

  async start(): Promise<void> {
    this.#started = true
    // Does not keep the agency from starting: what is missing in the log is appended when it can be.
    void this.wake()
    this.#timer = setInterval(() => void this.wake(), LOOK_MS)
    this.#timer.unref()
    await Promise.resolve()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    clearInterval(this.#timer)
    clearTimeout(this.#soon)
    // A run that had begun ends; none begins after it.
    await this.#loop.wake()
  }

  /** Appends what has become public. Resolves when everything that was public at the call is in the log. */
  wake(): Promise<void> {
    if (!this.#started || this.#stop.signal.aborted) return Promise.resolve()
    return this.#loop.wake()
  }

  async #run(): Promise<void> {
    try {
      while (!this.#stop.signal.aborted && (await this.append()));
      if (!this.#stop.signal.aborted) await askWitnesses(this.#options.db, this.read(), this.#stop.signal)
    } catch (error) {
      this.#options.log.error({ err: error }, 'the ledger could not go on and tries again')
    }
  }

  /**
   * One step: leaves, then the checkpoint over them.
   * @returns whether there may be more to append
   * @throws DatelineError `ledger-key-locked`; LedgerError `would-fork` when the log is not the one that was signed
   */
  async append(): Promise<boolean> {
    const { db, authority, publicUrl } = this.#options
    const idle = await sql<{ idle: boolean }>`
      SELECT NOT EXISTS (SELECT FROM release_event WHERE release_no > c.release_no)
         AND NOT EXISTS (SELECT FROM audit_entry a WHERE ${unlogged})
         AND NOT EXISTS (SELECT FROM ledger_due WHERE effective_at <= dateline_now())
         AND EXISTS (SELECT FROM ledger_checkpoint) AS idle
      FROM ledger_cursor c
    `.execute(db)
    if (idle.rows[0]?.idle === true) return false
    return db.transaction().execute(async (tx) => {
      await lock(tx, LEDGER)
      const { subjects, more } = await takeSubjects(tx, authority, publicUrl)
      const size = await sizeOf(tx)
      await insertLeaves(tx, size, subjects)
      await this.#sign(tx, size + subjects.length)
      return more
    })
  }

  /**
   * Retires the present key in public and goes on with a new one.
   * @returns the new verifier key
   */
  rotate(): Promise<string> {
    const { db, sealing } = this.#options
    return db.transaction().execute(async (tx) => {
      await lock(tx, LEDGER)
      const [present] = await signingKeys(tx, this.origin, sealing)
      if (!present) throw new Error('the log has no key')
      const number = (await publicKeys(tx)).length
      const next = await addKey(tx, this.origin, sealing, number)
      const size = await sizeOf(tx)
      const entry = Buffer.from(rotationEntry(signRotation(this.origin, number, present, next)))
      await sql`INSERT INTO ledger_leaf (index, type, entry) VALUES (${size}, 'key-rotation', ${entry})`.execute(tx)
      await this.#sign(tx, size + 1)
      return formatVerifierKey(next)
    })
  }

  async #sign(tx: Tx, size: number): Promise<void> {
    const last = await lastCheckpoint(tx)
    const previous = last === undefined ? undefined : readCheckpoint(last.note)
    if (previous !== undefined && previous.size === size) return
    const fresh = new Map<string, Uint8Array>()
    const read = tilesFromEntries(entriesOf(tx), size, await this.#cache(tx, fresh))
    const keys = await signingKeys(tx, this.origin, this.#options.sealing)
    const note = await signNextCheckpoint(read, { origin: this.origin, size, previous, keys })
    await sql`INSERT INTO ledger_checkpoint (size, note) VALUES (${size}, ${note})`.execute(tx)
    await storeHashes(tx, fresh)
  }

  /** Hashes of full tiles that were stored, and a place for new ones. */
  async #cache(db: Queryable, fresh?: Map<string, Uint8Array>): Promise<HashCache> {
    if (!this.#loaded) {
      const { rows } = await sql<{ key: string; hash: Buffer }>`
        SELECT level || '/' || place AS key, hash FROM ledger_hash
      `.execute(db)
      for (const { key, hash } of rows) this.#hashes.set(key, hash)
      this.#loaded = true
    }
    return {
      get: (key) => this.#hashes.get(key),
      set: (key, hash) => {
        this.#hashes.set(key, hash)
        fresh?.set(key, hash)
      },
    }
  }

  /** Reads files of the log by their tlog-tiles paths, as far as it was signed. */
  read(): TileReader {
    const { db } = this.#options
    return async (path) => {
      const last = await lastCheckpoint(db)
      if (last === undefined) return undefined
      return tilesFromEntries(entriesOf(db), last.size, await this.#cache(db))(path)
    }
  }

  /** The newest checkpoint, with the cosignatures of witnesses; undefined before the first. */
  async checkpoint(): Promise<string | undefined> {
    const last = await lastCheckpoint(this.#options.db)
    return last && withCosignatures(this.#options.db, last.size, last.note)
  }

  /** What may be pinned: the first key, and every rotation of the log in its order. */
  async keys(): Promise<LedgerKeys> {
    const { db } = this.#options
    const keys = await publicKeys(db)
    const { rows: rotations } = await sql<{ index: number; entry: Buffer }>`
      SELECT index, entry FROM ledger_leaf WHERE type = 'key-rotation' ORDER BY index
    `.execute(db)
    const { rows: witnesses } = await sql<{ key: string }>`
      SELECT verifier_key AS key FROM ledger_witness WHERE active ORDER BY 1
    `.execute(db)
    return {
      origin: this.origin,
      keys: keys.map(formatVerifierKey),
      rotations: rotations.map(({ index, entry }) => ({ index, entry: entry.toString('base64') })),
      witnesses: witnesses.map((w) => w.key),
    }
  }

  /**
   * Proofs of what stands on the site (what only the wire carries is logged, and told to nobody here), each a `.tlog-proof` file with its public record.
   * @returns oldest first; leaves that no checkpoint covers yet are left out
   */
  async prove(
    of: { readonly releaseNo: number } | { readonly publicId: string } | { readonly words: string },
  ): Promise<string[]> {
    const { db } = this.#options
    const where =
      'releaseNo' in of
        ? sql`l.release_no = ${of.releaseNo}`
        : 'publicId' in of
          ? sql`l.story_id = (SELECT id FROM story WHERE public_id = ${of.publicId})`
          : sql`l.story_id IN (SELECT story_id FROM ledger_leaf WHERE text_digest = ${Buffer.from(of.words, 'hex')} LIMIT ${MOST_STORIES})`
    const last = await lastCheckpoint(db)
    if (last === undefined) return []
    const { rows } = await sql<{ index: number; type: PublicRecord['type']; record: string; salt: Buffer }>`
      SELECT l.index, l.type, l.record, l.salt FROM ledger_leaf l
      WHERE ${where} AND l.index < ${last.size} AND l.record IS NOT NULL
        AND EXISTS (SELECT FROM release_event e WHERE e.release_no = l.release_no AND e.on_site)
      ORDER BY l.index LIMIT ${MOST_PROOFS}
    `.execute(db)
    if (rows.length === 0) return []
    const checkpoint = await withCosignatures(db, last.size, last.note)
    const read = tilesFromEntries(entriesOf(db), last.size, await this.#cache(db))
    const files: string[] = []
    for (const { index, type, record, salt } of rows) {
      const proof = await inclusionProof(read, last.size, index)
      files.push(formatRecordProof({ type, record: parse(record), salt }, { index, proof, checkpoint }))
    }
    return files
  }
}

export interface LedgerKeys {
  readonly origin: string
  /** Verifier keys, the first one first. */
  readonly keys: readonly string[]
  readonly rotations: readonly { readonly index: number; /** Base 64. */ readonly entry: string }[]
  readonly witnesses: readonly string[]
}

/** Held by whoever appends. */
const LEDGER = 'ledger'
const MOST_PROOFS = 200
const MOST_STORIES = 5

const parse = (text: string): Json => parseCanonical(Buffer.from(text))

async function sizeOf(db: Queryable): Promise<number> {
  const { rows } = await sql<{ size: number }>`SELECT coalesce(max(index) + 1, 0) AS size FROM ledger_leaf`.execute(db)
  return rows[0]?.size ?? 0
}

interface Signed {
  readonly size: number
  readonly note: string
}

async function lastCheckpoint(db: Queryable): Promise<Signed | undefined> {
  const { rows } = await sql<Signed>`SELECT size, note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1`.execute(db)
  return rows[0]
}

const entriesOf = (db: Queryable) => async (start: number, end: number) => {
  const { rows } = await sql<{ entry: Buffer }>`
    SELECT entry FROM ledger_leaf WHERE index >= ${start} AND index < ${end} ORDER BY index
  `.execute(db)
  return rows.map((row) => row.entry)
}

async function insertLeaves(tx: Tx, size: number, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return
  await sql`
    INSERT INTO ledger_leaf (index, type, entry, record, salt, release_no, story_id, audit_id, text_digest)
    SELECT * FROM unnest(
      ${subjects.map((_, i) => size + i)}::bigint[], ${subjects.map((s) => s.record.type)}::text[],
      ${subjects.map((s) => Buffer.from(entryOf(s.record)))}::bytea[], ${subjects.map((s) => storedRecord(s.record))}::text[],
      ${subjects.map((s) => Buffer.from(s.record.salt))}::bytea[], ${subjects.map((s) => s.releaseNo ?? null)}::bigint[],
      ${subjects.map((s) => s.storyId ?? null)}::uuid[], ${subjects.map((s) => s.auditId ?? null)}::bigint[],
      ${subjects.map((s) => (s.textDigest === undefined ? null : Buffer.from(s.textDigest, 'hex')))}::bytea[])
  `.execute(tx)
}

async function storeHashes(tx: Tx, fresh: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if (fresh.size === 0) return
  const keys = [...fresh.keys()].map((key) => key.split('/').map(Number))
  await sql`
    INSERT INTO ledger_hash (level, place, hash)
    SELECT * FROM unnest(${keys.map(([level]) => level)}::integer[], ${keys.map(([, place]) => place)}::bigint[],
                         ${[...fresh.values()].map((hash) => Buffer.from(hash))}::bytea[])
    ON CONFLICT DO NOTHING
  `.execute(tx)
}
