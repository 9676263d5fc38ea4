/** Keys that sign the log: made here, sealed with the agency's secret, rotated by command, retired in public. */
import { randomBytes } from 'node:crypto'
import { formatVerifierKey, parseVerifierKey, type SignerKey, signerKey, type VerifierKey } from '@dateline/ledger'
import { sql } from 'kysely'
import { DatelineError, decrypt, encrypt, type Queryable } from '../platform/index.ts'

/** A retired key signs beside the new one for this long, so that whoever knows only the old one can go on. */
const BESIDE = '30 days'

interface StoredKey {
  readonly n: number
  readonly verifierKey: string
  readonly sealedSeed: Buffer
  /** The newest, or one that a younger one replaced a short while ago. */
  readonly signs: boolean
}

async function readKeys(db: Queryable): Promise<readonly StoredKey[]> {
  const { rows } = await sql<StoredKey>`
    SELECT k.n, k.verifier_key AS "verifierKey", k.sealed_seed AS "sealedSeed",
           NOT EXISTS (SELECT FROM ledger_key l WHERE l.n = k.n + 1 AND l.created_at < dateline_now() - ${BESIDE}::interval) AS signs
    FROM ledger_key k ORDER BY k.n DESC
  `.execute(db)
  return rows
}

/**
 * The keys that sign now, the present one first; the first key of a log is made at first need.
 * @param sealing 32 bytes
 * @throws DatelineError `ledger-key-locked` when they were sealed with another secret
 */
export async function signingKeys(db: Queryable, origin: string, sealing: Buffer): Promise<readonly SignerKey[]> {
  const stored = await readKeys(db)
  if (stored.length === 0) return [await addKey(db, origin, sealing, 0)]
  return stored
    .filter((key) => key.signs)
    .slice(0, 2)
    .map((key) => open(key, sealing))
}

/** Makes and stores a key. @param n its place among the log's keys */
export async function addKey(db: Queryable, origin: string, sealing: Buffer, n: number): Promise<SignerKey> {
  const seed = randomBytes(32)
  const key = signerKey(origin, seed)
  const verifierKey = formatVerifierKey(key)
  await sql`
    INSERT INTO ledger_key (n, verifier_key, sealed_seed)
    VALUES (${n}, ${verifierKey}, ${encrypt(sealing, seed, verifierKey)})
  `.execute(db)
  return key
}

function open({ verifierKey, sealedSeed }: StoredKey, sealing: Buffer): SignerKey {
  const { name } = parseVerifierKey(verifierKey)
  try {
    return signerKey(name, decrypt(sealing, sealedSeed, verifierKey))
  } catch (error) {
    throw new DatelineError('ledger-key-locked', 500, 'The key of the ledger was sealed with another secret.', {
      help: 'Restore the secret of this agency (the file "secret" in the data folder, or DATELINE_SECRET).',
      cause: error,
    })
  }
}

/** Public keys of the log, the first one first. */
export async function publicKeys(db: Queryable): Promise<readonly VerifierKey[]> {
  const keys = await readKeys(db)
  return keys.toReversed().map((key) => parseVerifierKey(key.verifierKey))
}
