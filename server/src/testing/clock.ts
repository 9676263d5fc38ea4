import { sql } from 'kysely'
import type { Db } from '../platform/index.ts'

/**
 * Sets the database's clock, the only one there is, and tells running nodes.
 * @param owner connection of the owner; the application cannot
 * @param at the instant at which the clock stands still; null lets it run again
 */
export async function setTestClock(owner: Db, at: Date | null): Promise<void> {
  if (at === null) await sql`DELETE FROM test_clock`.execute(owner)
  else
    await sql`INSERT INTO test_clock (fixed) VALUES (${at}) ON CONFLICT (single) DO UPDATE SET fixed = excluded.fixed`.execute(
      owner,
    )
  await sql`SELECT pg_notify('dateline_clock', '')`.execute(owner)
}
