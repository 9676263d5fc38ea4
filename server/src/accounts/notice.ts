/** Notices to people inside the newsroom: what they must know and did not ask for. */
import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'
import { isRight, type Right } from './rights.ts'

export interface Notice {
  readonly id: number
  /** Lower-case words with dots and hyphens, such as `device.new`; the newsroom has the sentence for it. */
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
  readonly at: Date
  readonly readAt: Date | null
}

/**
 * Tells people something, in the transaction of what it speaks of; they see it within seconds.
 * @param to accounts, or everybody who has a right on any desk
 * @param data particulars that the newsroom's sentence needs; never a secret
 */
export async function tell(
  tx: Queryable,
  to: readonly string[] | Right,
  kind: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const particulars = JSON.stringify(data)
  if (typeof to === 'string') {
    await sql`
      INSERT INTO notice_to (account_id, kind, data)
      SELECT a.id, ${kind}, ${particulars}::jsonb FROM account a
      WHERE a.disabled_at IS NULL AND EXISTS (
        SELECT FROM role_grant g JOIN role r ON r.key = g.role WHERE g.account_id = a.id AND ${to} = ANY (r.rights)
      )
    `.execute(tx)
    return
  }
  const accounts = [...new Set(to)]
  if (accounts.length === 0) return
  await sql`
    INSERT INTO notice_to (account_id, kind, data)
    SELECT a.id, ${kind}, ${particulars}::jsonb FROM account a WHERE a.id::text = ANY (${accounts}::text[])
  `.execute(tx)
}

/**
 * Tells everybody who has one of several rights, once each.
 * @param but accounts that are left out, for example whoever did it
 */
export async function tellHolders(
  tx: Queryable,
  rights: readonly Right[],
  kind: string,
  data: Readonly<Record<string, unknown>>,
  but: readonly string[] = [],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT g.account_id AS id FROM role_grant g JOIN role r ON r.key = g.role
    JOIN account a ON a.id = g.account_id
    WHERE a.disabled_at IS NULL AND r.rights && ${rights.filter(isRight)}::text[]
  `.execute(tx)
  await tell(
    tx,
    rows.map((r) => r.id).filter((id) => !but.includes(id)),
    kind,
    data,
  )
}

/** The newest notices of an account, and how many it has not read. */
export async function listNotices(
  db: Queryable,
  accountId: string,
  limit: number,
): Promise<{ readonly notices: readonly Notice[]; readonly unread: number }> {
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Notice>`
      SELECT id, kind, data, at, read_at AS "readAt" FROM notice_to
      WHERE account_id = ${accountId} ORDER BY id DESC LIMIT ${limit}
    `.execute(db),
    sql<{ unread: number }>`
      SELECT count(*) AS unread FROM notice_to WHERE account_id = ${accountId} AND read_at IS NULL
    `.execute(db),
  ])
  return { notices: rows, unread: counted[0]?.unread ?? 0 }
}

/** Marks an account's notices as read. @param upTo the newest that was shown */
export async function readNotices(db: Queryable, accountId: string, upTo: number): Promise<void> {
  await sql`
    UPDATE notice_to SET read_at = dateline_now() WHERE account_id = ${accountId} AND id <= ${upTo} AND read_at IS NULL
  `.execute(db)
}
