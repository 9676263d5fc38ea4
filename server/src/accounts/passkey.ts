import { sql } from 'kysely'
import { conflict, type Db, notFound, type Queryable } from '../platform/index.ts'
import { record } from './audit.ts'
import type { AccountTables } from './tables.ts'

export interface Passkey {
  readonly id: string
  readonly name: string
  /** Kept on one device, or copied between a person's devices by their maker. */
  readonly kind: 'device' | 'synced'
  readonly createdAt: Date | null
}

/** The passkeys of an account, the oldest first. */
export async function listPasskeys(db: Queryable, accountId: string): Promise<Passkey[]> {
  const { rows } = await sql<Passkey>`
    SELECT id, coalesce(nullif(name, ''), 'Passkey') AS name, created_at AS "createdAt",
           CASE WHEN backed_up THEN 'synced' ELSE 'device' END AS kind
    FROM passkey WHERE account_id = ${accountId} ORDER BY created_at, id
  `.execute(db)
  return rows
}

/** @throws DatelineError `not-found` */
export async function renamePasskey(db: Db, accountId: string, id: string, name: string): Promise<void> {
  const result = await db
    .withTables<AccountTables>()
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw notFound('The passkey')
}

/** Removes a passkey, but not the last one. @throws DatelineError `not-found`, `last-passkey` */
export async function removePasskey(db: Db, accountId: string, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Two removals at once would each see the other's passkey still there.
    await sql`SELECT FROM account WHERE id = ${accountId} FOR UPDATE`.execute(tx)
    const all = await listPasskeys(tx, accountId)
    const passkey = all.find((p) => p.id === id)
    if (!passkey) throw notFound('The passkey')
    if (all.length === 1) {
      throw conflict('last-passkey', 'This is the only passkey of the account.', { help: 'Add another one first.' })
    }
    await tx.withTables<AccountTables>().deleteFrom('passkey').where('id', '=', id).execute()
    await record(tx, {
      actor: accountId,
      action: 'passkey.removed',
      target: accountId,
      data: { passkey: id, name: passkey.name },
    })
  })
}

/** Whose passkey a credential id belongs to, for the audit log. */
export async function ownerOfCredential(db: Queryable, credentialId: string): Promise<string | undefined> {
  const row = await db
    .withTables<AccountTables>()
    .selectFrom('passkey')
    .select('account_id')
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
  return row?.account_id
}
