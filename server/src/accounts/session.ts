import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { notFound, type Queryable } from '../platform/index.ts'
import { record } from './audit.ts'
import { deviceDigest } from './device.ts'
import { type Grants, grantsOf } from './rights.ts'
import type { AccountTables, SessionLevel, SignInMethod } from './tables.ts'

/** Lifetimes, in the database's words. A shift is long; a week without a passkey is too long. */
const IDLE = '12 hours'
export const ABSOLUTE_SECONDS = 7 * 24 * 3600
/** A session of a link, until the passkey is there; and how young a sign-in must be for what is a little delicate. */
export const FRESH_SECONDS = 15 * 60
/** How long a passkey ceremony vouches for what is dangerous. */
export const STEP_UP_SECONDS = 5 * 60

export interface Session {
  readonly id: string
  readonly accountId: string
  readonly level: SessionLevel
  readonly method: SignInMethod
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly grants: Grants
  readonly signedInAt: Date
  /** Signed in, or stepped up, within the last quarter of an hour. */
  readonly fresh: boolean
  /** When a passkey with a check of the person was last used in this session. */
  readonly stepUpAt: Date | null
  /** That was within the last five minutes. */
  readonly steppedUp: boolean
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

/** What a request shows of the browser it comes from. */
export interface Bearer {
  readonly userAgent: string | undefined
  /** The device cookie's token. */
  readonly device: string | undefined
}

interface SessionRow extends Omit<Session, 'grants'> {
  readonly grants: Readonly<Record<string, string[]>> | null
  readonly agent: string
  readonly device: Buffer
  readonly live: boolean
  readonly unmarked: boolean
  readonly shut: boolean
}

/**
 * Finds a living session and marks it as used. Idle and absolute expiry go by the database's clock.
 * A session that turns up with another device cookie, or in another browser or system, than it was made with is ended.
 * @returns undefined when there is none, it has expired, or the account is disabled or frozen
 */
export async function findSession(db: Queryable, token: string, bearer: Bearer): Promise<Session | undefined> {
  const { rows } = await sql<SessionRow>`
    SELECT s.id, s.account_id AS "accountId", s.level, s.method, s.agent, s.signed_in_at AS "signedInAt",
           s.step_up_at AS "stepUpAt", d.digest AS device, a.name, a.email, held.roles, held.grants,
           a.disabled_at IS NOT NULL OR a.frozen_at IS NOT NULL AS shut,
           dateline_now() - greatest(s.signed_in_at, s.step_up_at) < make_interval(secs => ${FRESH_SECONDS}) AS fresh,
           coalesce(dateline_now() - s.step_up_at < make_interval(secs => ${STEP_UP_SECONDS}), false) AS "steppedUp",
           dateline_now() - s.seen_at < ${IDLE}::interval AND dateline_now() - s.signed_in_at <
             make_interval(secs => CASE s.level WHEN 'full' THEN ${ABSOLUTE_SECONDS}::integer ELSE ${FRESH_SECONDS}::integer END) AS live,
           dateline_now() - s.seen_at > interval '1 minute' AS unmarked
    FROM session s
    JOIN account a ON a.id = s.account_id
    JOIN device d ON d.id = s.device_id
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT k.role) FILTER (WHERE k.role IS NOT NULL), '{}') AS roles,
             jsonb_object_agg(k.desk, k.rights) FILTER (WHERE k.desk IS NOT NULL) AS grants
      FROM (
        SELECT g.desk, NULL AS role, array_agg(DISTINCT held) AS rights
        FROM role_grant g JOIN role r ON r.key = g.role CROSS JOIN unnest(r.rights) AS held
        WHERE g.account_id = a.id GROUP BY g.desk
        UNION ALL
        SELECT NULL, g.role, NULL FROM role_grant g WHERE g.account_id = a.id
      ) k
    ) held
    WHERE s.token = ${token}
  `.execute(db)
  const row = rows[0]
  if (!row || row.shut || !row.live) return undefined
  const seenWith = agentFamily(bearer.userAgent)
  const otherDevice = bearer.device === undefined || !row.device.equals(deviceDigest(bearer.device))
  if (otherDevice || row.agent !== seenWith) {
    await db.withTables<AccountTables>().deleteFrom('session').where('id', '=', row.id).execute()
    await record(db, {
      actor: 'system',
      action: 'session.refused',
      target: row.accountId,
      data: { session: row.id, signedInWith: row.agent, seenWith, otherDevice },
    })
    return undefined
  }
  if (row.unmarked) await sql`UPDATE session SET seen_at = dateline_now() WHERE id = ${row.id}`.execute(db)
  const { id, accountId, level, method, name, email, roles, signedInAt, fresh, stepUpAt, steppedUp } = row
  const grants = grantsOf(row.grants)
  return { id, accountId, level, method, name, email, roles, grants, signedInAt, fresh, stepUpAt, steppedUp }
}

/** What gates ask about the session that a release comes from. */
export interface SessionFacts {
  readonly accountId: string
  readonly deviceFirstSeenAt: Date
  readonly stepUpAt: Date | null
  readonly accountCreatedAt: Date
  readonly rolesChangedAt: Date
}

/** @returns undefined when the session has ended */
export async function sessionFacts(db: Queryable, sessionId: string): Promise<SessionFacts | undefined> {
  const { rows } = await sql<SessionFacts>`
    SELECT s.account_id AS "accountId", d.first_seen_at AS "deviceFirstSeenAt", s.step_up_at AS "stepUpAt",
           a.created_at AS "accountCreatedAt", a.roles_changed_at AS "rolesChangedAt"
    FROM session s JOIN device d ON d.id = s.device_id JOIN account a ON a.id = s.account_id
    WHERE s.id::text = ${sessionId}
  `.execute(db)
  return rows[0]
}

/** A session as its owner sees it. */
export interface ListedSession {
  readonly id: string
  readonly agent: string
  readonly address: string | null
  readonly method: SignInMethod
  readonly deviceId: string
  readonly deviceFirstSeenAt: Date
  readonly signedInAt: Date
  readonly seenAt: Date
}

/** The living sessions of an account, the last used first. */
export async function listSessions(db: Queryable, accountId: string): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    SELECT s.id, s.agent, nullif(s.ip_address, '') AS address, s.method, s.device_id AS "deviceId",
           d.first_seen_at AS "deviceFirstSeenAt", s.signed_in_at AS "signedInAt", s.seen_at AS "seenAt"
    FROM session s JOIN device d ON d.id = s.device_id
    WHERE s.account_id = ${accountId} AND s.level = 'full' AND dateline_now() - s.seen_at < ${IDLE}::interval
      AND dateline_now() - s.signed_in_at < make_interval(secs => ${ABSOLUTE_SECONDS})
    ORDER BY s.seen_at DESC, s.id
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
