import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import { DatelineError, type Queryable } from '../platform/index.ts'

export interface Limit {
  /** What is limited, such as `sign-in`. */
  readonly name: string
  readonly max: number
  /** Seconds. */
  readonly window: number
}

/**
 * Counts one attempt in the database, so that all nodes count together.
 * @param address the client's, with trusted proxies already taken off
 * @throws DatelineError `too-many-attempts` 429 with `retryAfter` in seconds
 */
export async function countAttempt(db: Queryable, limit: Limit, address: string): Promise<void> {
  const { rows } = await sql<{ count: number; wait: number }>`
    INSERT INTO attempt_window AS w (key, began_at, ends_at, count)
    VALUES (${`${limit.name} ${networkOf(address)}`}, dateline_now(), dateline_now() + make_interval(secs => ${limit.window}), 1)
    ON CONFLICT (key) DO UPDATE SET
      began_at = CASE WHEN w.ends_at <= dateline_now() THEN excluded.began_at ELSE w.began_at END,
      ends_at = CASE WHEN w.ends_at <= dateline_now() THEN excluded.ends_at ELSE w.ends_at END,
      count = CASE WHEN w.ends_at <= dateline_now() THEN 1 ELSE least(w.count + 1, 1000000) END
    RETURNING count, ceil(extract(epoch FROM ends_at - dateline_now()))::integer AS wait
  `.execute(db)
  const row = rows[0]
  if (!row || row.count <= limit.max) return
  throw new DatelineError('too-many-attempts', 429, 'Too many attempts from this address.', {
    help: `Try again in ${row.wait} seconds.`,
    data: { retryAfter: row.wait },
  })
}

/** One household or office: an IPv4 address, or the first 64 bits of an IPv6 one (RFC 6177 section 2). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: gap }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(':')}::/64`
}
