/** Keys that sign the log: made here, sealed with the agency's secret, rotated by command, retired in public. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { formatVerifierKey, parseVerifierKey, type SignerKey, signerKey, type VerifierKey } from '@dateline/ledger'
import { sql } from 'kysely'
import { DatelineError, type Queryable } from '../platform/index.ts'

const NONCE = 12
const TAG = 16
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
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()])
  await sql`
    INSERT INTO ledger_key (n, verifier_key, sealed_seed)
    VALUES (${n}, ${formatVerifierKey(key)}, ${Buffer.concat([nonce, cipher.getAuthTag(), sealed])})
  `.execute(db)
  return key
}

function open({ verifierKey, sealedSeed }: StoredKey, sealing: Buffer): SignerKey {
  const { name } = parseVerifierKey(verifierKey)
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealing, sealedSeed.subarray(0, NONCE))
    decipher.setAuthTag(sealedSeed.subarray(NONCE, NONCE + TAG))
    return signerKey(name, Buffer.concat([decipher.update(sealedSeed.subarray(NONCE + TAG)), decipher.final()]))
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
