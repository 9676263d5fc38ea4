import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { notFound, type Queryable } from '../platform/index.ts'
import { record } from './audit.ts'
import type { AccountTables, SessionLevel, SignInMethod } from './tables.ts'

/** Lifetimes, in the database's words. A shift is long; a week without a passkey is too long. */
const IDLE = '12 hours'
export const ABSOLUTE_SECONDS = 7 * 24 * 3600
/** A session of a link, until the passkey is there; and how young a sign-in must be for what gives access to others. */
export const FRESH_SECONDS = 15 * 60

export interface Session {
  readonly id: string
  readonly accountId: string
  readonly level: SessionLevel
  readonly method: SignInMethod
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly signedInAt: Date
  /** Signed in within the last quarter of an hour. */
  readonly fresh: boolean
}

/** How better-auth names and signs its session cookie. */
export interface SessionCookie {
  readonly name: string
  readonly secret: string
}

/**
 * The session's token out of a Cookie header, when its signature is ours.
 * The form is better-call's: `encodeURIComponent(token + '.' + base64(HMAC-SHA-256(secret, token)))`.
 */
export function readSessionToken(header: string | undefined, cookie: SessionCookie): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== cookie.name) continue
    const value = decode(pair.slice(at + 1).trim())
    const dot = value.lastIndexOf('.')
    if (dot < 1) return undefined
    const token = value.slice(0, dot)
    const expected = createHmac('sha256', cookie.secret).update(token).digest()
    const given = Buffer.from(value.slice(dot + 1), 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
  }
  return undefined
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/**
 * Finds a living session and marks it as used. Idle and absolute expiry go by the database's clock.
 * A session that turns up in another browser or system than the one that signed in is ended.
 * @param userAgent the request's User-Agent
 * @returns undefined when there is none, it has expired, or the account is disabled
 */
export async function findSession(
  db: Queryable,
  token: string,
  userAgent: string | undefined,
): Promise<Session | undefined> {
  const { rows } = await sql<Session & { agent: string; live: boolean; unmarked: boolean; disabled: boolean }>`
    SELECT s.id, s.account_id AS "accountId", s.level, s.method, s.agent, s.signed_in_at AS "signedInAt",
           a.name, a.email, a.roles, a.disabled_at IS NOT NULL AS disabled,
           dateline_now() - s.signed_in_at < make_interval(secs => ${FRESH_SECONDS}) AS fresh,
           dateline_now() - s.seen_at < ${IDLE}::interval AND dateline_now() - s.signed_in_at <
             make_interval(secs => CASE s.level WHEN 'full' THEN ${ABSOLUTE_SECONDS}::integer ELSE ${FRESH_SECONDS}::integer END) AS live,
           dateline_now() - s.seen_at > interval '1 minute' AS unmarked
    FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.token = ${token}
  `.execute(db)
  const row = rows[0]
  if (!row || row.disabled || !row.live) return undefined
  if (row.agent !== agentFamily(userAgent)) {
    await db.withTables<AccountTables>().deleteFrom('session').where('id', '=', row.id).execute()
    await record(db, {
      actor: 'system',
      action: 'session.refused',
      target: row.accountId,
      data: { session: row.id, signedInWith: row.agent, seenWith: agentFamily(userAgent) },
    })
    return undefined
  }
  if (row.unmarked) await sql`UPDATE session SET seen_at = dateline_now() WHERE id = ${row.id}`.execute(db)
  const { id, accountId, level, method, name, email, roles, signedInAt, fresh } = row
  return { id, accountId, level, method, name, email, roles, signedInAt, fresh }
}

/** A session as its owner sees it. */
export interface ListedSession {
  readonly id: string
  readonly agent: string
  readonly address: string | null
  readonly method: SignInMethod
  readonly signedInAt: Date
  readonly seenAt: Date
}

/** The living sessions of an account, the last used first. */
export async function listSessions(db: Queryable, accountId: string): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    SELECT id, agent, nullif(ip_address, '') AS address, method, signed_in_at AS "signedInAt", seen_at AS "seenAt"
    FROM session
    WHERE account_id = ${accountId} AND level = 'full' AND dateline_now() - seen_at < ${IDLE}::interval
      AND dateline_now() - signed_in_at < make_interval(secs => ${ABSOLUTE_SECONDS})
    ORDER BY seen_at DESC, id
  `.execute(db)
  return rows
}

/** Ends one session of an account. @throws DatelineError `not-found` */
export async function endSession(db: Queryable, accountId: string, sessionId: string, by: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    DELETE FROM session WHERE id = ${sessionId} AND account_id = ${accountId} RETURNING id
  `.execute(db)
  if (rows.length === 0) throw notFound('The session')
  await record(db, { actor: by, action: 'session.ended', target: accountId, data: { session: sessionId } })
}

/** Ends all sessions of an account but one. @returns how many */
export async function endSessions(db: Queryable, accountId: string, except?: string): Promise<number> {
  const { rows } = await sql`
    DELETE FROM session WHERE account_id = ${accountId} AND id IS DISTINCT FROM ${except ?? null}::uuid RETURNING id
  `.execute(db)
  return rows.length
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
]

/** Browser and system of a User-Agent, without versions, which change under a session: `Firefox on Linux`. */
export function agentFamily(userAgent: string | undefined): string {
  const find = (table: typeof BROWSERS) => table.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  const browser = find(BROWSERS)
  const system = find(SYSTEMS)
  return browser === undefined && system === undefined
    ? 'a program'
    : `${browser ?? 'a browser'} on ${system ?? 'a device'}`
}
