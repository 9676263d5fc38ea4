/** Devices: a browser is known again by a cookie that cannot be guessed; sessions are bound to it. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'

/** Thirteen months in seconds, about the most a browser keeps a cookie (RFC 6265bis section 5.5 says 400 days). */
const KEPT_SECONDS = 400 * 24 * 3600
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** @returns the device's token out of a Cookie header, when there is one of the right form */
export function readDevice(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== name) continue
    const value = pair.slice(at + 1).trim()
    return TOKEN.test(value) ? value : undefined
  }
  return undefined
}

/** A new token of 256 bits. */
export const newDevice = (): string => randomBytes(32).toString('base64url')

/** The Set-Cookie line of a device. */
export function deviceCookie(name: string, token: string, secure: boolean): string {
  return `${name}=${token}; Max-Age=${KEPT_SECONDS}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

/** What is kept of a device's token: SHA-256. */
export const deviceDigest = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Notes that an account uses a device.
 * @returns its id, and whether the account had signed in elsewhere before and never here
 */
export async function noteDevice(
  db: Queryable,
  accountId: string,
  digest: Buffer,
  agent: string,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { rows } = await sql<{ id: string; is_new: boolean }>`
    WITH before AS (
      SELECT count(*) AS devices, count(*) FILTER (WHERE digest = ${digest}) AS same
      FROM device WHERE account_id = ${accountId}
    ), noted AS (
      INSERT INTO device (account_id, digest, agent) VALUES (${accountId}, ${digest}, ${agent})
      ON CONFLICT (account_id, digest) DO UPDATE SET seen_at = dateline_now(), agent = excluded.agent
      RETURNING id
    )
    SELECT noted.id, before.devices > 0 AND before.same = 0 AS is_new FROM noted, before
  `.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the device was not noted')
  return { id: row.id, isNew: row.is_new }
}

export interface Device {
  readonly id: string
  readonly agent: string
  readonly firstSeenAt: Date
  readonly seenAt: Date
}

/** The devices of an account, the last used first. */
export async function listDevices(db: Queryable, accountId: string): Promise<Device[]> {
  const { rows } = await sql<Device>`
    SELECT id, agent, first_seen_at AS "firstSeenAt", seen_at AS "seenAt" FROM device
    WHERE account_id = ${accountId} ORDER BY seen_at DESC, id
  `.execute(db)
  return rows
}
