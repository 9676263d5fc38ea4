import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'
import type { AccountTables } from './tables.ts'

export interface AuditInput {
  /** An account's id, or `cli`, `system`, `anonymous`. */
  readonly actor: string
  /** Lower-case words with dots and hyphens, such as `passkey.added`. */
  readonly action: string
  /** What it was done to, as an id. */
  readonly target?: string
  /** Particulars; never a secret. */
  readonly data?: Readonly<Record<string, unknown>>
}

export interface AuditEntry {
  readonly id: number
  readonly at: Date
  readonly actor: string
  /** The account's present name, when the actor is one. */
  readonly actorName: string | null
  readonly action: string
  readonly target: string | null
  readonly targetName: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Writes one entry, in the transaction of what it speaks of where there is one. Entries are never changed. */
export async function record(db: Queryable, entry: AuditInput): Promise<void> {
  await db
    .withTables<AccountTables>()
    .insertInto('audit_entry')
    .values({
      actor: entry.actor,
      action: entry.action,
      target: entry.target ?? null,
      data: JSON.stringify(entry.data ?? {}),
    })
    .execute()
}

export interface AuditQuery {
  /** Only entries older than this one. */
  readonly before?: number | undefined
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly target?: string | undefined
  readonly limit: number
}

/** The newest entries first. */
export async function readAudit(db: Queryable, query: AuditQuery): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    SELECT e.id, e.at, e.actor, actor.name AS "actorName", e.action, e.target, target.name AS "targetName", e.data
    FROM audit_entry e
    LEFT JOIN account actor ON actor.id::text = e.actor
    LEFT JOIN account target ON target.id::text = e.target
    WHERE (${query.before ?? null}::bigint IS NULL OR e.id < ${query.before ?? null}::bigint)
      AND (${query.actor ?? null}::text IS NULL OR e.actor = ${query.actor ?? null}::text)
      AND (${query.action ?? null}::text IS NULL OR e.action = ${query.action ?? null}::text)
      AND (${query.target ?? null}::text IS NULL OR e.target = ${query.target ?? null}::text)
    ORDER BY e.id DESC
    LIMIT ${query.limit}
  `.execute(db)
  return rows
}
