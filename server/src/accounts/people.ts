import { sql } from 'kysely'
import * as z from 'zod'
import { conflict, type Db, invalid, notFound, type Queryable, type Tx } from '../platform/index.ts'
import { record } from './audit.ts'
import { issueLink, type OneTimeLink, voidLinks } from './link.ts'
import { type Grant, keepingAnAdministrator, onAllDesks, roleKeySchema, setGrants } from './roles.ts'
import { endSessions } from './session.ts'
import type { AccountTables } from './tables.ts'

/** An account as administrators see it. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Roles on any desk, each once. */
  readonly roles: readonly string[]
  readonly grants: readonly Grant[]
  readonly disabledAt: Date | null
  readonly frozen: { readonly at: string; readonly by: string; readonly reason: string } | null
  /** Why the next release needs a second person. */
  readonly secondPerson: string | null
  readonly createdAt: Date
  readonly passkeys: number
  /** Last time one of the account's present sessions was used. */
  readonly seenAt: Date | null
  /** An invitation or sign-in link is waiting until then. */
  readonly linkUntil: Date | null
}

export const nameSchema = z.string().trim().min(1).max(120)
export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254))
export const rolesSchema = z.array(roleKeySchema).max(50)

export interface NewPerson {
  readonly name: string
  readonly email: string
  /** On every desk; `grants` instead says on which. */
  readonly roles: readonly string[]
  readonly grants?: readonly Grant[] | undefined
}

/** Everybody, by name; disabled accounts too. */
export async function listPeople(db: Queryable): Promise<Person[]> {
  return people(db, sql`true`)
}

/** Finds one account by its address, in whatever case. */
export async function personByEmail(db: Queryable, email: string): Promise<Person | undefined> {
  return (await people(db, sql`a.email = ${email.trim().toLowerCase()}`))[0]
}

export async function personById(db: Queryable, id: string): Promise<Person | undefined> {
  return (await people(db, sql`a.id = ${id}`))[0]
}

async function people(db: Queryable, where: ReturnType<typeof sql<boolean>>): Promise<Person[]> {
  const { rows } = await sql<Person>`
    SELECT a.id, a.name, a.email, a.disabled_at AS "disabledAt", a.created_at AS "createdAt",
           ARRAY (SELECT DISTINCT g.role FROM role_grant g WHERE g.account_id = a.id ORDER BY 1) AS roles,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'desk', g.desk) ORDER BY g.role, g.desk), '[]')
            FROM role_grant g WHERE g.account_id = a.id) AS grants,
           CASE WHEN a.frozen_at IS NOT NULL THEN jsonb_build_object('at', a.frozen_at,
             'by', coalesce((SELECT f.name FROM account f WHERE f.id::text = a.frozen_by), a.frozen_by),
             'reason', a.frozen_reason) END AS frozen,
           a.second_person_reason AS "secondPerson",
           (SELECT count(*) FROM passkey p WHERE p.account_id = a.id) AS passkeys,
           (SELECT max(s.seen_at) FROM session s WHERE s.account_id = a.id) AS "seenAt",
           (SELECT max(l.expires_at) FROM account_link l
            WHERE l.account_id = a.id AND l.used_at IS NULL AND l.void_at IS NULL AND l.expires_at > dateline_now()
           ) AS "linkUntil"
    FROM account a
    WHERE ${where}
    ORDER BY a.name, a.id
  `.execute(db)
  return rows
}

/**
 * Makes an account and its invitation; there is no other way to get one.
 * @param by an account's id, or `cli`, `system`
 * @throws DatelineError `account-invalid`, `role-unknown`, `email-taken`
 */
export async function invite(
  db: Db,
  publicUrl: string,
  person: NewPerson,
  by: string,
): Promise<{ readonly id: string; readonly link: OneTimeLink }> {
  const name = nameSchema.safeParse(person.name)
  if (!name.success)
    throw invalid('account-invalid', 'The name is missing or longer than 120 characters.', { data: { at: 'name' } })
  const email = emailSchema.safeParse(person.email)
  if (!email.success)
    throw invalid('account-invalid', `"${person.email}" is not an e-mail address.`, { data: { at: 'email' } })
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      INSERT INTO account (name, email) VALUES (${name.data}, ${email.data})
      ON CONFLICT (email) DO NOTHING RETURNING id
    `.execute(tx)
    const id = rows[0]?.id
    if (id === undefined) {
      throw conflict('email-taken', `An account with the address ${email.data} exists already.`, {
        help: 'Give it a new link instead.',
      })
    }
    await record(tx, {
      actor: by,
      action: 'account.created',
      target: id,
      data: { name: name.data, email: email.data },
    })
    await setGrants(tx, id, person.grants ?? onAllDesks(person.roles), by)
    return { id, link: await issueLink(tx, publicUrl, { accountId: id, purpose: 'invitation', issuedBy: by }) }
  })
}

/**
 * Gives a new one-time link: an invitation again while the person has no passkey, else a sign-in link. For the command
 * line, which needs no second person: who has the server has the agency.
 * @param forget also removes the account's passkeys and ends its sessions: for a stolen device
 * @throws DatelineError `not-found`, `account-disabled`, `account-frozen`
 */
export function renewLink(
  db: Db,
  publicUrl: string,
  accountId: string,
  by: string,
  forget = false,
): Promise<OneTimeLink> {
  return db.transaction().execute((tx) => linkFor(tx, publicUrl, accountId, by, forget))
}

/** As `renewLink`, within a transaction. */
export async function linkFor(
  tx: Tx,
  publicUrl: string,
  accountId: string,
  by: string,
  forget: boolean,
): Promise<OneTimeLink> {
  const person = await personById(tx, accountId)
  if (!person) throw notFound('The account')
  const purpose = person.passkeys > 0 ? 'sign-in' : 'invitation'
  const link = await issueLink(tx, publicUrl, { accountId, purpose, issuedBy: by })
  if (forget) {
    await tx.withTables<AccountTables>().deleteFrom('passkey').where('account_id', '=', accountId).execute()
    await endSessions(tx, accountId)
    await record(tx, { actor: by, action: 'passkey.forgotten', target: accountId, data: { count: person.passkeys } })
  }
  return link
}

/**
 * Invites somebody again who has never had a passkey.
 * @throws DatelineError `not-found`, `recovery-needs-two` 409 when the account has one, and as `renewLink`
 */
export function inviteAgain(db: Db, publicUrl: string, accountId: string, by: string): Promise<OneTimeLink> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      SELECT FROM audit_entry WHERE target = ${accountId} AND action = 'passkey.added' LIMIT 1
    `.execute(tx)
    if (rows.length > 0) {
      throw conflict('recovery-needs-two', 'The person had a passkey: a way back in takes two people.', {
        help: 'Ask for a recovery; somebody else who manages accounts confirms it.',
      })
    }
    return linkFor(tx, publicUrl, accountId, by, false)
  })
}

export interface PersonChange {
  readonly name?: string | undefined
  /** Roles on every desk; `grants` instead says on which. Either replaces all the person has. */
  readonly roles?: readonly string[] | undefined
  readonly grants?: readonly Grant[] | undefined
  readonly disabled?: boolean | undefined
}

/**
 * Changes an account. Disabling ends its sessions and voids its links in the same transaction.
 * @throws DatelineError `not-found`, `role-unknown`, `grant-to-self`, `last-administrator`
 */
export async function changePerson(db: Db, accountId: string, change: PersonChange, by: string): Promise<Person> {
  const grants = change.grants ?? (change.roles === undefined ? undefined : onAllDesks(change.roles))
  return db.transaction().execute(async (tx) => {
    const before = await personById(tx, accountId)
    if (!before) throw notFound('The account')
    const disabled = change.disabled ?? before.disabledAt !== null
    await keepingAnAdministrator(tx, async () => {
      await sql`
        UPDATE account SET name = ${change.name ?? before.name},
          disabled_at = CASE WHEN ${disabled} THEN coalesce(disabled_at, dateline_now()) END, updated_at = dateline_now()
        WHERE id = ${accountId}
      `.execute(tx)
      if (grants !== undefined) await setGrants(tx, accountId, grants, by)
    })
    if (change.name !== undefined && change.name !== before.name) {
      await record(tx, {
        actor: by,
        action: 'account.renamed',
        target: accountId,
        data: { from: before.name, to: change.name },
      })
    }
    if (disabled !== (before.disabledAt !== null)) {
      const ended = disabled ? await endSessions(tx, accountId) : 0
      if (disabled) await voidLinks(tx, accountId)
      await record(tx, {
        actor: by,
        action: disabled ? 'account.disabled' : 'account.enabled',
        target: accountId,
        data: { sessionsEnded: ended },
      })
    }
    const after = await personById(tx, accountId)
    if (!after) throw new Error('the account went away')
    return after
  })
}
