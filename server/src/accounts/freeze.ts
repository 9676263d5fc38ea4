/** Freezing: an account that may be in other hands is shut at once, and opened again by somebody else. */
import { sql } from 'kysely'
import { conflict, DatelineError, notFound, type Queryable, type Tx } from '../platform/index.ts'
import { record } from './audit.ts'
import { voidLinks } from './link.ts'
import { tell, tellHolders } from './notice.ts'
import { endSessions } from './session.ts'

export interface Freezing {
  /** An account's id, or `cli`, `system`. */
  readonly by: string
  readonly reason: string
}

/**
 * Freezes an account: it cannot sign in, its links are void, its sessions end at once on every node. Who can do
 * something about it is told. An account that is frozen stays as it is.
 * @throws DatelineError `not-found`
 */
export async function freezeAccount(tx: Tx, accountId: string, { by, reason }: Freezing): Promise<void> {
  const { rows } = await sql<{ name: string; frozen: boolean }>`
    SELECT name, frozen_at IS NOT NULL AS frozen FROM account WHERE id = ${accountId} FOR UPDATE
  `.execute(tx)
  const account = rows[0]
  if (!account) throw notFound('The account')
  if (account.frozen) return
  await sql`
    UPDATE account SET frozen_at = dateline_now(), frozen_by = ${by}, frozen_reason = ${reason} WHERE id = ${accountId}
  `.execute(tx)
  await voidLinks(tx, accountId)
  const ended = await endSessions(tx, accountId)
  await record(tx, { actor: by, action: 'account.frozen', target: accountId, data: { reason, sessionsEnded: ended } })
  await tellHolders(
    tx,
    ['account:manage', 'account:freeze'],
    'account.frozen',
    { accountId, name: account.name, by, reason },
    [accountId],
  )
}

/**
 * Opens a frozen account again. Whoever froze it does not thaw it, nor does the person: somebody else has looked.
 * @throws DatelineError `not-found`, `account-not-frozen`, `thaw-needs-another`
 */
export async function thawAccount(tx: Tx, accountId: string, { by, reason }: Freezing): Promise<void> {
  const { rows } = await sql<{ name: string; frozen_by: string | null }>`
    SELECT name, frozen_by FROM account WHERE id = ${accountId} FOR UPDATE
  `.execute(tx)
  const account = rows[0]
  if (!account) throw notFound('The account')
  if (account.frozen_by === null) throw conflict('account-not-frozen', 'The account is not frozen.')
  if (by === account.frozen_by || by === accountId) {
    throw new DatelineError('thaw-needs-another', 403, 'Somebody else has to thaw this account.', {
      help: 'Ask another person who manages accounts, or use "dateline user thaw" on the server.',
    })
  }
  await sql`
    UPDATE account SET frozen_at = NULL, frozen_by = NULL, frozen_reason = NULL WHERE id = ${accountId}
  `.execute(tx)
  await record(tx, { actor: by, action: 'account.thawed', target: accountId, data: { reason } })
  await tellHolders(tx, ['account:manage', 'account:freeze'], 'account.thawed', {
    accountId,
    name: account.name,
    by,
    reason,
  })
  await tell(tx, [accountId], 'account.thawed', { accountId, name: account.name, by, reason })
}

/** Whether an account is frozen; false for actors that are no accounts. */
export async function isFrozen(db: Queryable, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ frozen: boolean }>`
    SELECT frozen_at IS NOT NULL AS frozen FROM account WHERE id::text = ${accountId}
  `.execute(db)
  return rows[0]?.frozen ?? false
}

/** The next release from the account needs a second person, until that is cleared. */
export async function markForSecondPerson(tx: Tx, accountId: string, reason: string): Promise<void> {
  const { rows } = await sql`
    UPDATE account SET second_person_at = dateline_now(), second_person_reason = ${reason}
    WHERE id::text = ${accountId} RETURNING id
  `.execute(tx)
  if (rows.length === 0) return
  await record(tx, { actor: 'system', action: 'account.second-person', target: accountId, data: { reason } })
  await tell(tx, [accountId], 'account.second-person', { reason })
}

/** @returns why the next release from the account needs a second person; undefined when it does not */
export async function needsSecondPerson(
  db: Queryable,
  accountId: string,
): Promise<{ readonly since: Date; readonly reason: string } | undefined> {
  const { rows } = await sql<{ since: Date; reason: string }>`
    SELECT second_person_at AS since, second_person_reason AS reason FROM account
    WHERE id::text = ${accountId} AND second_person_at IS NOT NULL
  `.execute(db)
  return rows[0]
}

/** The second person was there: the account releases as before. */
export async function clearSecondPerson(tx: Tx, accountId: string): Promise<void> {
  const { rows } = await sql`
    UPDATE account SET second_person_at = NULL, second_person_reason = NULL
    WHERE id::text = ${accountId} AND second_person_at IS NOT NULL RETURNING id
  `.execute(tx)
  if (rows.length > 0) await record(tx, { actor: 'system', action: 'account.second-person-cleared', target: accountId })
}
