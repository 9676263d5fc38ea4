import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'

/**
 * Names to show beside what people did.
 * @param ids account ids; other actors (`system`, `cli`, a source) are left out
 */
export async function namesOf(db: Queryable, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id::text AS id, name FROM account WHERE id::text = ANY (${wanted}::text[])
  `.execute(db)
  return new Map(rows.map((r) => [r.id, r.name]))
}
