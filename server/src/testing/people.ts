/** People with accounts and sessions, made without a browser; whoever tests signing in does it in the accounts room. */
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../platform/index.ts'

export interface TestPerson {
  readonly accountId: string
  readonly sessionId: string
}

/**
 * @param owner connection of the owner
 * @param options roles; since when there are account and device (default: a year before 2026), how they signed in
 */
export async function testPerson(
  owner: Db,
  name: string,
  options: {
    readonly roles?: readonly string[]
    readonly since?: Date
    readonly method?: 'passkey' | 'demo' | 'link'
  } = {},
): Promise<TestPerson> {
  const since = options.since ?? new Date('2025-01-01T00:00:00Z')
  const accountId = randomUUID()
  const sessionId = randomUUID()
  const method = options.method ?? 'passkey'
  await sql`
    INSERT INTO account (id, name, email, created_at, roles_changed_at)
    VALUES (${accountId}, ${name}, ${`${accountId}@mna.example`}, ${since}, ${since})
  `.execute(owner)
  await sql`
    INSERT INTO role_grant (account_id, role, granted_by)
    SELECT ${accountId}, role, 'test' FROM unnest(${[...(options.roles ?? ['chief'])]}::text[]) AS role
  `.execute(owner)
  await sql`
    WITH used AS (
      INSERT INTO device (account_id, digest, agent, first_seen_at)
      VALUES (${accountId}, ${randomBytes(32)}, 'Firefox on Linux', ${since}) RETURNING id
    )
    INSERT INTO session (id, account_id, device_id, token, level, method, signed_in_at, seen_at, step_up_at, expires_at,
                         created_at, updated_at)
    SELECT ${sessionId}, ${accountId}, used.id, ${sessionId}, 'full', ${method}, dateline_now(), dateline_now(),
           ${method === 'passkey' ? sql`dateline_now()` : null}, dateline_now() + interval '1 day', now(), now()
    FROM used
  `.execute(owner)
  return { accountId, sessionId }
}

/** The person has just used a passkey, or did so minutes ago. */
export async function testStepUp(owner: Db, person: TestPerson, minutesAgo = 0): Promise<void> {
  await sql`
    UPDATE session SET step_up_at = dateline_now() - make_interval(mins => ${minutesAgo}) WHERE id = ${person.sessionId}
  `.execute(owner)
}
