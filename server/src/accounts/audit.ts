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

export interface AuditFilter {
  /** An actor as it is written down, or part of a person's name. */
  readonly actor?: string | undefined
  /** An action, or how it begins, to a dot or hyphen or not. */
  readonly action?: string | undefined
  /** A target as it is written down, or part of a person's name. */
  readonly target?: string | undefined
  /** Instants (RFC 3339): from, and up to but not including. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Anywhere in the particulars or the target. */
  readonly text?: string | undefined
}

export interface AuditQuery extends AuditFilter {
  /** Only entries older than this one. */
  readonly before?: number | undefined
  readonly limit: number
}

/** LIKE's own signs are taken for what they are. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** The newest entries first. */
export async function readAudit(db: Queryable, query: AuditQuery): Promise<AuditEntry[]> {
  const where = [sql`true`]
  const { before, actor, action, target, from, to, text } = query
  const who = (column: 'actor' | 'target', value: string) => sql`(
    ${sql.ref(`e.${column}`)} = ${value}
    OR ${sql.ref(`e.${column}`)} IN (SELECT id::text FROM account WHERE name ILIKE ${`%${literal(value)}%`})
  )`
  if (before !== undefined) where.push(sql`e.id < ${before}::bigint`)
  if (actor !== undefined && actor !== '') where.push(who('actor', actor))
  if (action !== undefined && action !== '') where.push(sql`e.action LIKE ${`${literal(action)}%`}`)
  if (target !== undefined && target !== '') where.push(who('target', target))
  if (from !== undefined) where.push(sql`e.at >= ${from}::timestamptz`)
  if (to !== undefined) where.push(sql`e.at < ${to}::timestamptz`)
  if (text !== undefined && text !== '')
    where.push(sql`(e.data::text ILIKE ${`%${literal(text)}%`} OR e.target ILIKE ${`%${literal(text)}%`})`)
  const { rows } = await sql<AuditEntry>`
    SELECT e.id, e.at, e.actor, actor.name AS "actorName", e.action, e.target, target.name AS "targetName", e.data
    FROM audit_entry e
    LEFT JOIN account actor ON actor.id::text = e.actor
    LEFT JOIN account target ON target.id::text = e.target
    WHERE ${sql.join(where, sql` AND `)}
    ORDER BY e.id DESC
    LIMIT ${query.limit}
  `.execute(db)
  return rows
}

const COLUMNS = ['id', 'at', 'actor', 'actorName', 'action', 'target', 'targetName', 'data'] as const
const EXPORT_PAGE = 500

/**
 * One field of a CSV line (RFC 4180 section 2). A field that a spreadsheet would take for a formula gets an apostrophe
 * before it, which spreadsheets show as the text it is.
 */
export function csvField(value: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function cell(value: AuditEntry[(typeof COLUMNS)[number]]): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString()
  // A number is ours, never typed by anybody.
  if (typeof value === 'number') return String(value)
  return csvField(typeof value === 'string' ? value : JSON.stringify(value))
}

/** The log as lines of a file, page by page, so that however long it is it needs no memory; newest first. */
export async function* exportAudit(
  db: Queryable,
  filter: AuditFilter,
  format: 'csv' | 'jsonl',
): AsyncGenerator<string> {
  if (format === 'csv') yield `${COLUMNS.join(',')}\r\n`
  let before: number | undefined
  for (;;) {
    const rows = await readAudit(db, { ...filter, before, limit: EXPORT_PAGE })
    if (rows.length > 0) {
      yield rows
        .map((row) =>
          format === 'csv'
            ? `${COLUMNS.map((name) => cell(row[name])).join(',')}\r\n`
            : `${JSON.stringify({ ...row, at: row.at.toISOString() })}\n`,
        )
        .join('')
    }
    before = rows.at(-1)?.id
    if (rows.length < EXPORT_PAGE) return
  }
}
