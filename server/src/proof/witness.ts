/** Witnesses: others who confirm that the log only ever grew. Asked after each step; the agency goes on without them. */
import {
  addSignatures,
  attempt,
  consistencyProof,
  formatAddCheckpoint,
  formatSignature,
  parseSignatures,
  parseVerifierKey,
  readAddCheckpointAnswer,
  type TileReader,
} from '@dateline/ledger'
import { sql } from 'kysely'
import { type Db, invalid, notFound, type Queryable } from '../platform/index.ts'

export interface ListedWitness {
  readonly verifierKey: string
  readonly url: string
  /** Largest size that it cosigned. */
  readonly size: number
  readonly active: boolean
  readonly problem: string | null
}

const PATIENCE_MS = 5_000
const LONGEST_ANSWER = 65_536

/**
 * Adds a witness, or changes its address.
 * @param url prefix of its `add-checkpoint`
 * @param verifierKey as the witness publishes it, of type cosignature/v1
 * @throws DatelineError `witness-invalid`
 */
export async function addWitness(db: Queryable, url: string, verifierKey: string): Promise<void> {
  const key = attempt(() => parseVerifierKey(verifierKey))
  if (!key.ok || key.value.type !== 'cosignature/v1') {
    throw invalid('witness-invalid', 'This is not the verifier key of a witness.', {
      help: 'It reads name+hash+key, and its type is cosignature/v1.',
    })
  }
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw invalid('witness-invalid', 'The address of a witness begins with https://.')
  await sql`
    INSERT INTO ledger_witness (verifier_key, url) VALUES (${verifierKey}, ${url.replace(/\/+$/, '')})
    ON CONFLICT (verifier_key) DO UPDATE SET url = excluded.url, active = true
  `.execute(db)
}

/** No longer asks a witness; what it cosigned stays. @throws DatelineError `not-found` */
export async function dropWitness(db: Queryable, verifierKey: string): Promise<void> {
  const { rows } = await sql`
    UPDATE ledger_witness SET active = false WHERE verifier_key = ${verifierKey} RETURNING 1
  `.execute(db)
  if (rows.length === 0) throw notFound('The witness')
}

export async function listWitnesses(db: Queryable): Promise<ListedWitness[]> {
  const { rows } = await sql<ListedWitness>`
    SELECT verifier_key AS "verifierKey", url, size, active, problem FROM ledger_witness ORDER BY verifier_key
  `.execute(db)
  return rows
}

/** Shows every active witness the newest checkpoint that it has not cosigned, and keeps what it answers. */
export async function askWitnesses(db: Db, read: TileReader, signal: AbortSignal): Promise<void> {
  const { rows } = await sql<{ verifierKey: string; url: string; known: number; size: number; note: string }>`
    SELECT w.verifier_key AS "verifierKey", w.url, w.size AS known, c.size, c.note
    FROM ledger_witness w CROSS JOIN (SELECT size, note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1) c
    WHERE w.active AND NOT EXISTS (SELECT FROM ledger_cosignature s WHERE s.witness = w.verifier_key AND s.size = c.size)
  `.execute(db)
  await Promise.all(rows.map((row) => ask(db, read, row, signal)))
}

async function ask(
  db: Db,
  read: TileReader,
  witness: { verifierKey: string; url: string; known: number; size: number; note: string },
  signal: AbortSignal,
): Promise<void> {
  const { verifierKey, url, size, note } = witness
  let { known } = witness
  let problem = 'it did not accept the checkpoint'
  // It may know another size than we remember: then it says which, and is asked once more.
  for (let turn = 0; turn < 2; turn += 1) {
    const proof = known === 0 || known === size ? [] : await consistencyProof(read, known, size)
    const answer = await post(
      `${url}/add-checkpoint`,
      formatAddCheckpoint({ oldSize: known, proof, checkpoint: note }),
      signal,
    )
    if (answer === undefined) {
      problem = 'it did not answer'
      break
    }
    const outcome = readAddCheckpointAnswer(note, answer, [parseVerifierKey(verifierKey)])
    if (outcome.outcome === 'cosigned') {
      const lines = outcome.added.map((signature) => `${formatSignature(signature).trimEnd()}\n`).join('')
      await sql`
        WITH kept AS (
          INSERT INTO ledger_cosignature (size, witness, lines) VALUES (${size}, ${verifierKey}, ${lines}) ON CONFLICT DO NOTHING
        )
        UPDATE ledger_witness SET size = greatest(size, ${size}), problem = NULL WHERE verifier_key = ${verifierKey}
      `.execute(db)
      return
    }
    if (outcome.outcome === 'refused') {
      problem = `it refused (${outcome.status} ${outcome.reason})`
      break
    }
    if (outcome.size > size) {
      problem = `it has seen ${outcome.size} entries, and there are ${size}`
      break
    }
    known = outcome.size
  }
  await sql`UPDATE ledger_witness SET problem = ${problem} WHERE verifier_key = ${verifierKey}`.execute(db)
}

async function post(
  url: string,
  body: string,
  signal: AbortSignal,
): Promise<{ status: number; body: string } | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'error',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    })
    const text = await response.text()
    return text.length > LONGEST_ANSWER ? undefined : { status: response.status, body: text }
  } catch {
    return undefined
  }
}

/** The checkpoint of a size with every cosignature that it got. */
export async function withCosignatures(db: Queryable, size: number, note: string): Promise<string> {
  const { rows } = await sql<{ lines: string }>`
    SELECT lines FROM ledger_cosignature WHERE size = ${size} ORDER BY witness
  `.execute(db)
  return rows.length === 0
    ? note
    : addSignatures(
        note,
        rows.flatMap((row) => parseSignatures(row.lines)),
      )
}
