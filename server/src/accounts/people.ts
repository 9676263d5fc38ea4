import { sql } from 'kysely'
import * as z from 'zod'
import { conflict, type Db, invalid, lock, notFound, type Queryable, type Tx } from '../platform/index.ts'
import { record } from './audit.ts'
import { issueLink, type OneTimeLink, voidLinks } from './link.ts'
import { isRole, ROLE_KEYS, type RoleKey } from './rights.ts'
import { endSessions } from './session.ts'
import type { AccountTables } from './tables.ts'

/** An account as administrators see it. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly disabledAt: Date | null
  readonly createdAt: Date
  readonly passkeys: number
  /** Last time one of the account's present sessions was used. */
  readonly seenAt: Date | null
  /** An invitation or sign-in link is waiting until then. */
  readonly linkUntil: Date | null
}

export const nameSchema = z.string().trim().min(1).max(120)
export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254))
export const rolesSchema = z.array(z.enum(ROLE_KEYS)).max(ROLE_KEYS.length)

export interface NewPerson {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}

/** Serialises changes that could leave the agency without an administrator. */
const ADMINISTRATORS = 'account administrators'

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
    SELECT a.id, a.name, a.email, a.roles, a.disabled_at AS "disabledAt", a.created_at AS "createdAt",
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
  const roles = parseRoles(person.roles)
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      INSERT INTO account (name, email, roles) VALUES (${name.data}, ${email.data}, ${roles}::text[])
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
      data: { name: name.data, email: email.data, roles },
    })
    return { id, link: await issueLink(tx, publicUrl, { accountId: id, purpose: 'invitation', issuedBy: by }) }
  })
}

/**
 * Gives a new one-time link: an invitation again while the person has no passkey, else a sign-in link.
 * @param forget also removes the account's passkeys and ends its sessions: for a stolen device
 * @throws DatelineError `not-found`, `account-disabled`
 */
export async function renewLink(
  db: Db,
  publicUrl: string,
  accountId: string,
  by: string,
  forget = false,
): Promise<OneTimeLink> {
  return db.transaction().execute(async (tx) => {
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
  })
}

export interface PersonChange {
  readonly name?: string | undefined
  readonly roles?: readonly string[] | undefined
  readonly disabled?: boolean | undefined
}

/**
 * Changes an account. Disabling ends its sessions and voids its links in the same transaction.
 * @throws DatelineError `not-found`, `role-unknown`, `last-administrator` when nobody could manage accounts any more
 */
export async function changePerson(db: Db, accountId: string, change: PersonChange, by: string): Promise<Person> {
  const roles = change.roles === undefined ? undefined : parseRoles(change.roles)
  return db.transaction().execute(async (tx) => {
    await lock(tx, ADMINISTRATORS)
    const before = await personById(tx, accountId)
    if (!before) throw notFound('The account')
    const disabled = change.disabled ?? before.disabledAt !== null
    await sql`
      UPDATE account SET name = ${change.name ?? before.name}, roles = ${roles ?? [...before.roles]}::text[],
        disabled_at = CASE WHEN ${disabled} THEN coalesce(disabled_at, dateline_now()) END, updated_at = dateline_now()
      WHERE id = ${accountId}
    `.execute(tx)
    await keepAnAdministrator(tx, before)
    if (roles !== undefined && roles.toSorted().join(' ') !== [...before.roles].toSorted().join(' ')) {
      await record(tx, {
        actor: by,
        action: 'account.roles-changed',
        target: accountId,
        data: { from: before.roles, to: roles },
      })
    }
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

async function keepAnAdministrator(tx: Tx, before: Person): Promise<void> {
  if (before.disabledAt !== null || !before.roles.includes('administrator')) return
  const { rows } = await sql<{ one: boolean }>`
    SELECT EXISTS (SELECT FROM account WHERE disabled_at IS NULL AND 'administrator' = ANY (roles)) AS one
  `.execute(tx)
  if (rows[0]?.one === true) return
  throw conflict('last-administrator', 'This is the last administrator of the agency.', {
    help: 'Make somebody else an administrator first.',
  })
}

function parseRoles(roles: readonly string[]): RoleKey[] {
  return [...new Set(roles)].map((role) => {
    if (isRole(role)) return role
    throw invalid('role-unknown', `There is no role "${role}".`, {
      help: `Roles: ${ROLE_KEYS.join(', ')}.`,
      data: { role },
    })
  })
}
