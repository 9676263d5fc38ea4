/** Roles: sets of rights that an agency edits, and grants of them to people, on one desk or on all. */
import { sql } from 'kysely'
import * as z from 'zod'
import {
  conflict,
  type Db,
  DatelineError,
  invalid,
  lock,
  notFound,
  type Queryable,
  type Tx,
} from '../platform/index.ts'
import { record } from './audit.ts'
import { tellHolders } from './notice.ts'
import { ALL_DESKS, isRight, type Right } from './rights.ts'

export interface Role {
  readonly key: string
  readonly name: string
  readonly summary: string
  readonly rights: readonly Right[]
  /** How many accounts have it, on any desk. */
  readonly holders: number
}

export interface Grant {
  readonly role: string
  /** Key of a desk; `*` for all. */
  readonly desk: string
}

export const roleKeySchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
export const grantSchema = z.object({
  role: roleKeySchema,
  desk: z.string().trim().min(1).max(60).default(ALL_DESKS),
})

/** Serialises changes that could leave the agency without an administrator. */
const ADMINISTRATORS = 'account administrators'

/** All roles, by name. */
export async function listRoles(db: Queryable): Promise<Role[]> {
  const { rows } = await sql<Omit<Role, 'rights'> & { rights: string[] }>`
    SELECT r.key, r.name, r.summary, r.rights,
           (SELECT count(DISTINCT g.account_id) FROM role_grant g WHERE g.role = r.key) AS holders
    FROM role r ORDER BY r.name, r.key
  `.execute(db)
  return rows.map((r) => ({ ...r, rights: r.rights.filter(isRight) }))
}

export interface RoleInput {
  readonly key: string
  readonly name: string
  readonly summary: string
  readonly rights: readonly Right[]
}

/**
 * Adds a role or changes one, for everybody who has it. Who manages accounts decides what roles hold; nobody gives
 * themselves a right in this way.
 * @param by an account's id, or `cli`, `system`
 * @throws DatelineError `grant-to-self`, `last-administrator`
 */
export async function saveRole(db: Db, role: RoleInput, by: string): Promise<void> {
  const rights = [...new Set(role.rights)].toSorted()
  await db.transaction().execute(async (tx) => {
    const before = (await listRoles(tx)).find((r) => r.key === role.key)
    const added = rights.filter((r) => before?.rights.includes(r) !== true)
    const removed = before?.rights.filter((r) => !rights.includes(r)) ?? []
    const save = async () => {
      await sql`
        INSERT INTO role (key, name, summary, rights) VALUES (${role.key}, ${role.name}, ${role.summary}, ${rights}::text[])
        ON CONFLICT (key) DO UPDATE SET name = excluded.name, summary = excluded.summary, rights = excluded.rights,
          updated_at = dateline_now()
      `.execute(tx)
    }
    await keepingAnAdministrator(tx, () => refuseOwnGain(tx, by, save))
    if (added.length > 0) {
      await sql`
        UPDATE account SET roles_changed_at = dateline_now()
        WHERE id IN (SELECT account_id FROM role_grant WHERE role = ${role.key})
      `.execute(tx)
    }
    await record(tx, {
      actor: by,
      action: before ? 'role.changed' : 'role.created',
      target: role.key,
      data: { name: role.name, added, removed },
    })
    if (added.length > 0 || removed.length > 0)
      await tellHolders(tx, ['account:manage'], 'role.changed', { role: role.name, added, removed, by }, [by])
  })
}

/** Removes a role that nobody has. @throws DatelineError `not-found`, `role-in-use` */
export async function removeRole(db: Db, key: string, by: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const role = (await listRoles(tx)).find((r) => r.key === key)
    if (!role) throw notFound('The role')
    if (role.holders > 0) {
      throw conflict('role-in-use', `${role.holders} accounts have this role.`, { help: 'Take it from them first.' })
    }
    await sql`DELETE FROM role WHERE key = ${key}`.execute(tx)
    await record(tx, { actor: by, action: 'role.removed', target: key, data: { name: role.name, rights: role.rights } })
  })
}

/** Roles for every desk, as the command line and older clients name them. */
export const onAllDesks = (roles: readonly string[]): Grant[] => roles.map((role) => ({ role, desk: ALL_DESKS }))

const nameOf = (g: Grant): string => (g.desk === ALL_DESKS ? g.role : `${g.role}@${g.desk}`)

export async function grantsOfAccount(db: Queryable, accountId: string): Promise<Grant[]> {
  const { rows } = await sql<Grant>`
    SELECT role, desk FROM role_grant WHERE account_id = ${accountId} ORDER BY role, desk
  `.execute(db)
  return rows
}

/**
 * Gives an account these roles and no others.
 * @param by an account's id, or `cli`, `system`
 * @returns whether anything changed
 * @throws DatelineError `role-unknown`, `grant-to-self`
 */
export async function setGrants(tx: Tx, accountId: string, grants: readonly Grant[], by: string): Promise<boolean> {
  const wanted = new Map(grants.map((g) => [nameOf(g), g]))
  const known = new Set((await listRoles(tx)).map((r) => r.key))
  for (const { role } of wanted.values()) {
    if (known.has(role)) continue
    throw invalid('role-unknown', `There is no role "${role}".`, {
      help: `Roles: ${[...known].join(', ')}.`,
      data: { role },
    })
  }
  const before = (await grantsOfAccount(tx, accountId)).map(nameOf)
  const names = [...wanted.keys()].toSorted()
  if (names.join(' ') === before.toSorted().join(' ')) return false
  await refuseOwnGain(tx, by, async () => {
    await sql`DELETE FROM role_grant WHERE account_id = ${accountId}`.execute(tx)
    await sql`
      INSERT INTO role_grant (account_id, role, desk, granted_by)
      SELECT ${accountId}, g.role, g.desk, ${by} FROM jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb)
        AS g (role text, desk text)
    `.execute(tx)
  })
  await sql`UPDATE account SET roles_changed_at = dateline_now() WHERE id = ${accountId}`.execute(tx)
  await record(tx, {
    actor: by,
    action: 'account.roles-changed',
    target: accountId,
    data: { from: before, to: names },
  })
  return true
}

/** Nobody widens what they may do themselves: somebody else has to. The command line is not a person. */
async function refuseOwnGain(tx: Tx, by: string, change: () => Promise<void>): Promise<void> {
  const before = await rightsHeld(tx, by)
  await change()
  const gained = [...(await rightsHeld(tx, by))].filter((r) => !before.has(r))
  if (gained.length === 0) return
  throw new DatelineError('grant-to-self', 403, 'Nobody can give rights to themselves.', {
    help: 'Ask somebody else who manages accounts, or use "dateline user roles" on the server.',
    data: { gained },
  })
}

async function rightsHeld(tx: Tx, accountId: string): Promise<Set<string>> {
  const { rows } = await sql<{ held: string }>`
    SELECT DISTINCT g.desk || ' ' || held AS held
    FROM role_grant g JOIN role r ON r.key = g.role CROSS JOIN unnest(r.rights) AS held
    WHERE g.account_id::text = ${accountId}
  `.execute(tx)
  return new Set(rows.map((r) => r.held))
}

/**
 * Makes a change that must not leave an agency that has somebody who manages accounts without anybody.
 * @throws DatelineError `last-administrator`
 */
export async function keepingAnAdministrator(tx: Tx, change: () => Promise<void>): Promise<void> {
  await lock(tx, ADMINISTRATORS)
  const had = await hasAdministrator(tx)
  await change()
  if (!had || (await hasAdministrator(tx))) return
  throw conflict('last-administrator', 'Nobody would be left who manages accounts.', {
    help: 'Give somebody else the right first.',
  })
}

async function hasAdministrator(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ one: boolean }>`
    SELECT EXISTS (
      SELECT FROM account a JOIN role_grant g ON g.account_id = a.id JOIN role r ON r.key = g.role
      WHERE a.disabled_at IS NULL AND g.desk = '*' AND 'account:manage' = ANY (r.rights)
    ) AS one
  `.execute(tx)
  return rows[0]?.one === true
}
