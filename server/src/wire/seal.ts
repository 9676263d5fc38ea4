/** Sealing: embargoed copy as ciphertext (AES-256-GCM, NIST SP 800-38D), whose key is published at its time. */
import { createCipheriv, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../platform/index.ts'

export interface Seal {
  /** Name of the key's public address; cannot be guessed. */
  readonly name: string
  /** 32 bytes. */
  readonly key: Buffer
}

/** Plaintext is padded with spaces to a multiple of this, so that ciphertext tells little of its length. */
const PAD = 1_024
/** Bytes of a nonce: 96 random bits for each time an item is written (SP 800-38D section 8.2.2). */
const NONCE = 12

/** Makes the key of a scheduled event, unless it has one. */
export async function makeSeal(tx: Tx, eventId: string): Promise<void> {
  await sql`
    INSERT INTO embargo_seal (event_id, name, key) VALUES (${eventId}, ${sealName()}, ${randomBytes(32)})
    ON CONFLICT (event_id) DO NOTHING
  `.execute(tx)
}

/** The seal of a release, whether its time has come or not: for writing, never for an answer before the time. */
export async function readSeal(db: Queryable, releaseNo: number): Promise<Seal | undefined> {
  const { rows } = await sql<Seal>`
    SELECT k.name, k.key FROM embargo_seal k JOIN release_event e ON e.id = k.event_id WHERE e.release_no = ${releaseNo}
  `.execute(db)
  return rows[0]
}

/**
 * @param text what is sealed, encoded in UTF-8 and padded with spaces, which mean nothing at the end of JSON and XML
 * @param key 32 bytes
 * @returns base64; the ciphertext ends with the tag of 16 bytes
 */
export function encrypt(text: string, key: Buffer): { nonce: string; ciphertext: string } {
  const plain = Buffer.from(text)
  const padded = Buffer.alloc(Math.ceil(plain.length / PAD) * PAD, ' ')
  plain.copy(padded)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const ciphertext = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') }
}

export const keyAddress = (publicUrl: string, name: string): string => `${publicUrl}/wire/v1/keys/${name}`

/** 26 characters of base 32: 130 random bits. */
function sealName(): string {
  return Array.from(randomBytes(26), (byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte & 31]).join('')
}

/** A key that is out. */
export interface ReleasedKey {
  readonly name: string
  /** 32 bytes. */
  readonly key: Buffer
  readonly guid: string
  readonly version: number
  readonly from: Date
}

/**
 * The key of a sealed item, once its time has come and while the story is usable.
 * @returns undefined before the time, for a story that was killed or is held, and for a name that was never given: nothing
 *   tells these apart
 */
export async function readKey(db: Queryable, name: string): Promise<ReleasedKey | undefined> {
  const { rows } = await sql<ReleasedKey>`
    SELECT k.name, k.key, s.guid, e.revision AS version, e.effective_at AS "from"
    FROM embargo_seal k
    JOIN effective_event e ON e.id = k.event_id
    JOIN wire_release c ON c.story_id = e.story_id AND c.state = 'usable'
    JOIN story s ON s.id = e.story_id
    WHERE k.name = ${name}
  `.execute(db)
  return rows[0]
}

/** @returns the id of the story whose key has a name, for the watch over guesses; never for an answer */
export async function keyWaiting(db: Queryable, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT e.story_id AS id FROM embargo_seal k JOIN release_event e ON e.id = k.event_id WHERE k.name = ${name}
  `.execute(db)
  return rows[0]?.id
}
