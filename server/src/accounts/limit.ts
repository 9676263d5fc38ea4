import { sql } from 'kysely'
import { DatelineError, networkOf, type Queryable } from '../platform/index.ts'

export interface Limit {
  /** What is limited, such as `sign-in`. */
  readonly name: string
  readonly max: number
  /** Seconds. */
  readonly window: number
}

/** What can be guessed or flooded. By address before somebody is known, a whole newsroom may share one; by account after. */
export const LIMITS = {
  options: { name: 'options', max: 120, window: 60 },
  signIn: { name: 'sign-in', max: 30, window: 60 },
  /** Passwords for one account, from wherever they come; long enough that a list is never worked off. */
  password: { name: 'password', max: 10, window: 900 },
  register: { name: 'register', max: 30, window: 60 },
  link: { name: 'link', max: 20, window: 60 },
  stepUp: { name: 'step-up', max: 20, window: 60 },
  recovery: { name: 'recovery', max: 10, window: 3600 },
  /** Invitations, role changes and the like. */
  manage: { name: 'manage', max: 60, window: 60 },
  /** A breaking story is several releases in a minute; sixty are a program or a flood. */
  release: { name: 'release', max: 60, window: 60 },
  import: { name: 'import', max: 240, window: 60 },
  /** Lists with what is typed in them. */
  search: { name: 'search', max: 600, window: 60 },
  /** Refusals that are written down. */
  refusal: { name: 'refusal', max: 60, window: 60 },
  export: { name: 'export', max: 6, window: 60 },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof LIMITS

/**
 * Counts one attempt in the database, so that all nodes count together.
 * @param who the client's address, with trusted proxies already taken off, or an account's id
 * @throws DatelineError `too-many-attempts` 429 with `retryAfter` in seconds
 */
export async function countAttempt(db: Queryable, limit: Limit, who: string): Promise<void> {
  const { rows } = await sql<{ count: number; wait: number }>`
    INSERT INTO attempt_window AS w (key, began_at, ends_at, count)
    VALUES (${`${limit.name} ${networkOf(who)}`}, dateline_now(), dateline_now() + make_interval(secs => ${limit.window}), 1)
    ON CONFLICT (key) DO UPDATE SET
      began_at = CASE WHEN w.ends_at <= dateline_now() THEN excluded.began_at ELSE w.began_at END,
      ends_at = CASE WHEN w.ends_at <= dateline_now() THEN excluded.ends_at ELSE w.ends_at END,
      count = CASE WHEN w.ends_at <= dateline_now() THEN 1 ELSE least(w.count + 1, 1000000) END
    RETURNING count, ceil(extract(epoch FROM ends_at - dateline_now()))::integer AS wait
  `.execute(db)
  const row = rows[0]
  if (!row || row.count <= limit.max) return
  throw new DatelineError('too-many-attempts', 429, 'That was too often in a short time.', {
    help: `Try again in ${row.wait} seconds.`,
    data: { retryAfter: row.wait },
  })
}
