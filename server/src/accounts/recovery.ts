/** Recovery of a lost passkey takes two people: one asks, another one who manages accounts confirms. */
import { sql } from 'kysely'
import { conflict, type Db, DatelineError, notFound, type Queryable } from '../platform/index.ts'
import { record } from './audit.ts'
import type { OneTimeLink } from './link.ts'
import { tell, tellHolders } from './notice.ts'
import { linkFor, personById } from './people.ts'

/** How long a request waits for its second person. */
const LIFETIME = '24 hours'

export interface Recovery {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly reason: string
  readonly forget: boolean
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Date
  readonly expiresAt: Date
}

/** Requests that wait, the oldest first. */
export async function listRecoveries(db: Queryable): Promise<Recovery[]> {
  const { rows } = await sql<Recovery>`
    SELECT q.id, q.account_id AS "accountId", a.name, q.reason, q.forget, q.asked_by AS "askedBy",
           b.name AS "askedByName", q.asked_at AS "askedAt", q.expires_at AS "expiresAt"
    FROM recovery_request q JOIN account a ON a.id = q.account_id JOIN account b ON b.id = q.asked_by
    WHERE q.decision IS NULL AND q.expires_at > dateline_now()
    ORDER BY q.asked_at, q.id
  `.execute(db)
  return rows
}

/**
 * Asks for a way back in for somebody who lost a passkey. Whoever can confirm it is told.
 * @throws DatelineError `not-found`, `recovery-of-self`, `recovery-open`, `account-disabled`, `account-frozen`
 */
export async function askRecovery(
  db: Db,
  ask: { readonly accountId: string; readonly reason: string; readonly forget: boolean; readonly by: string },
): Promise<string> {
  if (ask.by === ask.accountId) {
    throw new DatelineError('recovery-of-self', 403, 'Somebody else asks for a recovery.', {
      help: 'Who is signed in adds a passkey in the profile.',
    })
  }
  return db.transaction().execute(async (tx) => {
    const person = await personById(tx, ask.accountId)
    if (!person) throw notFound('The account')
    if (person.disabledAt !== null) throw conflict('account-disabled', 'The account is disabled.')
    if (person.frozen !== null) {
      throw conflict('account-frozen', 'The account is frozen.', { help: 'Somebody has to thaw it first.' })
    }
    await sql`SELECT FROM account WHERE id = ${ask.accountId} FOR UPDATE`.execute(tx)
    // A request that nobody confirmed in time makes room for the next; who let it lapse is nobody.
    await sql`
      UPDATE recovery_request SET decision = 'declined', decided_at = dateline_now(), decided_by = asked_by
      WHERE account_id = ${ask.accountId} AND decision IS NULL AND expires_at <= dateline_now()
    `.execute(tx)
    const { rows } = await sql<{ id: string }>`
      INSERT INTO recovery_request (account_id, reason, forget, asked_by, expires_at)
      VALUES (${ask.accountId}, ${ask.reason}, ${ask.forget}, ${ask.by}, dateline_now() + ${LIFETIME}::interval)
      ON CONFLICT (account_id) WHERE decision IS NULL DO NOTHING RETURNING id
    `.execute(tx)
    const id = rows[0]?.id
    if (id === undefined) throw conflict('recovery-open', 'Somebody has asked for this already.')
    const data = { accountId: ask.accountId, name: person.name, reason: ask.reason, by: ask.by }
    await record(tx, {
      actor: ask.by,
      action: 'recovery.asked',
      target: ask.accountId,
      data: { request: id, reason: ask.reason, forget: ask.forget },
    })
    await tellHolders(tx, ['account:manage'], 'recovery.asked', data, [ask.accountId])
    // Who has not lost it after all sees that somebody says so.
    await tell(tx, [ask.accountId], 'recovery.asked', data)
    return id
  })
}

interface Open {
  readonly accountId: string
  readonly askedBy: string
  readonly forget: boolean
  readonly name: string
}

async function open(tx: Queryable, id: string): Promise<Open> {
  const { rows } = await sql<Open>`
    SELECT q.account_id AS "accountId", q.asked_by AS "askedBy", q.forget, a.name
    FROM recovery_request q JOIN account a ON a.id = q.account_id
    WHERE q.id = ${id} AND q.decision IS NULL AND q.expires_at > dateline_now() FOR UPDATE OF q
  `.execute(tx)
  const found = rows[0]
  if (!found) throw notFound('The request')
  return found
}

/**
 * Confirms a request and makes the one-time link. Not by who asked, and not by the person.
 * @throws DatelineError `not-found`, `recovery-needs-another` 403, `account-disabled`, `account-frozen`
 */
export async function confirmRecovery(db: Db, publicUrl: string, id: string, by: string): Promise<OneTimeLink> {
  return db.transaction().execute(async (tx) => {
    const request = await open(tx, id)
    if (by === request.askedBy || by === request.accountId) {
      throw new DatelineError('recovery-needs-another', 403, 'A second person has to confirm this.', {
        help: 'Ask somebody else who manages accounts, or use "dateline user link" on the server.',
      })
    }
    await sql`
      UPDATE recovery_request SET decision = 'confirmed', decided_by = ${by}, decided_at = dateline_now() WHERE id = ${id}
    `.execute(tx)
    const link = await linkFor(tx, publicUrl, request.accountId, by, request.forget)
    const data = { accountId: request.accountId, name: request.name, askedBy: request.askedBy, by }
    await record(tx, {
      actor: by,
      action: 'recovery.confirmed',
      target: request.accountId,
      data: { request: id, askedBy: request.askedBy },
    })
    await tellHolders(tx, ['account:manage'], 'recovery.confirmed', data, [request.accountId])
    await tell(tx, [request.accountId], 'recovery.confirmed', data)
    return link
  })
}

/** Declines a request. @throws DatelineError `not-found` */
export async function declineRecovery(db: Db, id: string, by: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const request = await open(tx, id)
    await sql`
      UPDATE recovery_request SET decision = 'declined', decided_by = ${by}, decided_at = dateline_now() WHERE id = ${id}
    `.execute(tx)
    await record(tx, { actor: by, action: 'recovery.declined', target: request.accountId, data: { request: id } })
    await tell(tx, [request.askedBy], 'recovery.declined', { accountId: request.accountId, name: request.name, by })
  })
}
