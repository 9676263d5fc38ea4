import { hkdfSync } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Config, DatelineError, type Db, forbidden, type Logger, type Queryable } from '../platform/index.ts'
import { type AuditInput, record } from './audit.ts'
import type { Auth } from './auth.ts'
import { cookieName, DEVICE_COOKIE, SESSION_COOKIE, STEP_UP_OPTIONS, STEP_UP_VERIFY } from './auth-names.ts'
import { readDevice } from './device.ts'
import { issueLink, type OneTimeLink } from './link.ts'
import { countAttempt, type Limit, LIMITS } from './limit.ts'
import { isOwnOrigin } from './origin.ts'
import { type Placed, type Rule, ruleFor } from './policy.ts'
import { ALL_DESKS, desksWith, gives, type Grants, type Right, type Scope } from './rights.ts'
import { readSecret } from './secret.ts'
import {
  findSession,
  readSessionToken,
  type Session,
  type SessionCookie,
  sessionFacts,
  type SessionFacts,
  STEP_UP_SECONDS,
} from './session.ts'
import type { LinkPurpose } from './tables.ts'

/** A person who is signed in. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  /** Rights on every desk, and on the one that the request is about. */
  readonly rights: ReadonlySet<Right>
  /** Rights by desk, where they are given by desk. */
  readonly grants?: Grants
  /** The session that asks. */
  readonly sessionId?: string
}

/** The desk of an object, for rights that are given by desk; undefined when there is none. */
export type DeskOf = (id: string) => Promise<string | undefined>

/** What the policy found out about a request before its route runs. */
interface Admitted {
  readonly session: Session
  readonly rule: Rule
  readonly scope: Scope
}

export interface AccountsDeps {
  /** Connection with the application's rights. */
  readonly db: Db
  readonly config: Pick<Config, 'publicUrl' | 'secret' | 'dataDir'>
  readonly log: Logger
  /** The demo agency lets people in without a passkey; nobody else does. */
  readonly demo?: boolean
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** How often what has expired is swept out of the tables. */
const SWEEP_MS = 10 * 60_000

/** The door: who somebody is, and what they may do. Everything is decided here, on the server. */
export class Accounts {
  readonly db: Db
  readonly publicUrl: string
  readonly demo: boolean
  readonly #cookie: SessionCookie
  readonly #log: Logger
  readonly #admitted = new WeakMap<object, Admitted>()
  readonly #desks = new Map<Placed, DeskOf>()
  /** The newsroom's routes as they were registered, for the check that each has a rule. */
  readonly routes = new Set<string>()
  readonly deviceCookie: string
  readonly secure: boolean
  readonly #auth = new Map<boolean, Promise<Auth>>()
  #timer: NodeJS.Timeout | undefined

  private constructor(deps: AccountsDeps, secret: string) {
    this.db = deps.db
    this.publicUrl = deps.config.publicUrl
    this.demo = deps.demo ?? false
    this.secure = deps.config.publicUrl.startsWith('https:')
    this.deviceCookie = cookieName(DEVICE_COOKIE, this.secure)
    this.#cookie = { name: cookieName(SESSION_COOKIE, this.secure), secret }
    this.#log = deps.log
  }

  /** Reads or makes the secret. @throws DatelineError `secret-damaged` */
  static async create(deps: AccountsDeps): Promise<Accounts> {
    return new Accounts(deps, await readSecret(deps.config))
  }

  /**
   * better-auth, loaded by the first sign-in: it is large, and requests of people who are signed in do without it.
   * Where the agency has passwords switched off, it is one that knows none.
   */
  async auth(): Promise<Auth> {
    const { db, publicUrl, demo } = this
    const passwords = await this.passwordsOn()
    const made =
      this.#auth.get(passwords) ??
      import('./auth.ts').then(({ createAuth }) =>
        createAuth({ db, publicUrl, secret: this.#cookie.secret, demo, passwords, log: this.#log }),
      )
    this.#auth.set(passwords, made)
    return made
  }

  /** Whether the agency lets people sign in with passwords. */
  async passwordsOn(): Promise<boolean> {
    const { rows } = await sql<{ passwords: boolean }>`SELECT passwords FROM account_setting`.execute(this.db)
    return rows[0]?.passwords === true
  }

  /** Says where the desk of an object is found; each room says it for its own, while wiring. */
  locate(what: Placed, deskOf: DeskOf): void {
    this.#desks.set(what, deskOf)
  }

  /** Sweeps expired rows now and then, until stopped. */
  start(): void {
    const sweep = () =>
      void this.sweep().catch((error: unknown) =>
        this.#log.warn({ err: error }, 'expired sessions could not be removed'),
      )
    sweep()
    this.#timer = setInterval(sweep, SWEEP_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Removes what has expired long ago and is looked up by nobody. */
  async sweep(): Promise<void> {
    await sql`DELETE FROM session WHERE dateline_now() - signed_in_at > interval '8 days'`.execute(this.db)
    // Challenges carry better-auth's clock, which may be beside the database's by a little.
    await sql`DELETE FROM challenge WHERE expires_at < clock_timestamp() - interval '1 hour'`.execute(this.db)
    await sql`DELETE FROM attempt_window WHERE ends_at < dateline_now()`.execute(this.db)
  }

  /**
   * Who sends these headers: for requests and for WebSocket upgrades alike.
   * @returns undefined when nobody is signed in, or only with a link and no passkey yet
   */
  async authenticate(headers: IncomingHttpHeaders): Promise<Account | undefined> {
    const session = await this.session(headers)
    return session?.level === 'full' ? accountOf(session) : undefined
  }

  /** The session of these headers, of either level. */
  async session(headers: IncomingHttpHeaders): Promise<Session | undefined> {
    const token = readSessionToken(headers.cookie, this.#cookie)
    if (token === undefined) return undefined
    const device = readDevice(headers.cookie, this.deviceCookie)
    return findSession(this.db, token, { userAgent: headers['user-agent'], device })
  }

  /** @throws DatelineError `not-signed-in` 401, `passkey-needed` 401 */
  async requireSession(headers: IncomingHttpHeaders): Promise<Session> {
    const session = await this.session(headers)
    if (!session) {
      throw new DatelineError('not-signed-in', 401, 'You are not signed in.', {
        help: `Sign in at ${this.publicUrl}/newsroom/sign-in.`,
      })
    }
    if (session.level === 'full') return session
    throw new DatelineError('passkey-needed', 401, 'The account has no passkey on this device yet.', {
      help: 'Register one to finish signing in.',
      data: { name: session.name, mayPostpone: this.demo },
    })
  }

  /** Whether who sends these headers is signed in and has a right; for answers that must not say why not. */
  async holds(headers: IncomingHttpHeaders, right: Right): Promise<boolean> {
    return (await this.authenticate(headers))?.rights.has(right) === true
  }

  /**
   * Decides by the policy table whether a request gets to its route, and remembers who asks.
   * @throws DatelineError `policy-missing` 500, `not-signed-in` 401, `passkey-needed` 401, `forbidden` 403,
   *   `sign-in-again` 403, `step-up-needed` 403, `too-many-attempts` 429
   */
  async admit(request: FastifyRequest): Promise<void> {
    const path = request.routeOptions.url
    // An address that no route answers is not found; that is no secret.
    if (path === undefined || request.is404) return
    const rule = ruleFor(request.method, path)
    if (!rule) {
      throw new DatelineError('policy-missing', 500, `${request.method} ${path} has no rule.`, {
        help: 'Add one to server/src/accounts/policy.ts.',
      })
    }
    const session = await this.requireSession(request.headers)
    const scope = await this.#scopeOf(rule, request)
    if (rule.right !== null && !gives(session.grants, rule.right, scope)) {
      await this.#writeRefusal(session, rule.action, rule.right)
      throw forbidden(rule.right)
    }
    if (rule.confirm === 'fresh') this.#checkFresh(session)
    if (rule.confirm === 'step-up') this.#checkStepUp(session)
    if (rule.limit !== undefined) await countAttempt(this.db, LIMITS[rule.limit], session.accountId)
    this.#admitted.set(request, { session, rule, scope })
  }

  async #scopeOf(rule: Rule, request: FastifyRequest): Promise<Scope> {
    if (rule.scope === 'agency' || rule.scope === 'any-desk') return rule.scope
    const id = (request.params as { id?: unknown }).id
    const desk = typeof id === 'string' && UUID.test(id) ? await this.deskOf(rule.scope, id) : undefined
    // What has no desk belongs to all.
    return desk === undefined ? 'agency' : { desk }
  }

  /** The desk of an object; undefined when it has none. */
  async deskOf(what: Placed, id: string): Promise<string | undefined> {
    return this.#desks.get(what)?.(id)
  }

  /** Counts what can be flooded. @throws DatelineError `too-many-attempts` 429 */
  count(limit: Limit, who: string): Promise<void> {
    return countAttempt(this.db, limit, who)
  }

  /**
   * Who asks, if they may: on the desk of what the request is about, or on the one named here.
   * @throws DatelineError `not-signed-in` 401, `passkey-needed` 401, `forbidden` 403, `step-up-needed` 403
   */
  async require(request: Pick<FastifyRequest, 'headers'>, right: Right, where?: { desk: string }): Promise<Account> {
    const admitted = this.#admitted.get(request)
    const session = admitted?.session ?? (await this.requireSession(request.headers))
    const scope = where ?? admitted?.scope ?? 'agency'
    if (!gives(session.grants, right, scope)) {
      await this.#writeRefusal(session, admitted?.rule.action ?? 'unknown', right)
      throw forbidden(right)
    }
    if (admitted?.rule.asks?.stepUp.includes(right) === true) this.#checkStepUp(session)
    return accountOf(session, scope)
  }

  /** Writes down what somebody tried who may not; a flood of it is cut off, and the log says no more than that. */
  async #writeRefusal(session: Session, action: string, right: Right): Promise<void> {
    try {
      await countAttempt(this.db, LIMITS.refusal, session.accountId)
    } catch {
      return
    }
    await record(this.db, {
      actor: session.accountId,
      action: 'access.refused',
      target: session.accountId,
      data: { tried: action, right, session: session.id },
    })
  }

  /** The session of a request that the policy let through. @throws DatelineError as `requireSession` */
  async caller(request: Pick<FastifyRequest, 'headers'>): Promise<Session> {
    return this.#admitted.get(request)?.session ?? this.requireSession(request.headers)
  }

  /**
   * For what is dangerous: a passkey that checked the person was used in this session within the last five minutes.
   * @throws DatelineError `not-signed-in` 401, `passkey-needed` 401, and `step-up-needed` 403, whose data say which
   *   ceremony the newsroom has to run before it asks again
   */
  async requireStepUp(request: Pick<FastifyRequest, 'headers'>): Promise<Session> {
    const session = await this.caller(request)
    this.#checkStepUp(session)
    return session
  }

  /**
   * As `require`, and a sign-in or a passkey ceremony that is minutes old. What the policy says of the route is more.
   * @throws DatelineError as `require`, and `sign-in-again` 403
   */
  async requireFresh(request: Pick<FastifyRequest, 'headers'>, right?: Right): Promise<Session> {
    const session = await this.caller(request)
    if (right !== undefined) await this.require(request, right)
    this.#checkFresh(session)
    return session
  }

  #checkStepUp(session: Session): void {
    if (session.steppedUp || this.#guest(session)) return
    throw new DatelineError('step-up-needed', 403, 'This needs your passkey now.', {
      help: 'Confirm with your passkey; then it goes on.',
      data: { ceremony: 'webauthn.get', options: STEP_UP_OPTIONS, verify: STEP_UP_VERIFY, seconds: STEP_UP_SECONDS },
    })
  }

  #checkFresh(session: Session): void {
    if (session.fresh || this.#guest(session)) return
    throw new DatelineError('sign-in-again', 403, 'This needs a sign-in that is not older than 15 minutes.', {
      help: 'Confirm with your passkey, then try again.',
      data: { ceremony: 'webauthn.get', options: STEP_UP_OPTIONS, verify: STEP_UP_VERIFY, seconds: STEP_UP_SECONDS },
    })
  }

  /** The demo's guest has no passkey to confirm with; there is no such session anywhere else. */
  #guest(session: Session): boolean {
    return this.demo && session.method === 'demo'
  }

  /** Whether somebody has a right: on every desk, or on the one named. */
  may(account: Pick<Account, 'rights' | 'grants'>, right: Right, where: { readonly desk?: string } = {}): boolean {
    return may(account, right, where)
  }

  /** What gates ask about the session a release comes from; undefined when it has ended. */
  sessionFacts(tx: Queryable, sessionId: string): Promise<SessionFacts | undefined> {
    return sessionFacts(tx, sessionId)
  }

  /** Whether a request, or a WebSocket upgrade, comes from a page of ours. */
  ownOrigin(headers: IncomingHttpHeaders): boolean {
    return isOwnOrigin(headers, this.publicUrl)
  }

  /** Writes an entry of the audit log, which nobody can change. */
  record(db: Queryable, entry: AuditInput): Promise<void> {
    return record(db, entry)
  }

  /**
   * A key of its own for one purpose, from the agency's secret (HKDF, RFC 5869).
   * @param purpose constant of the room that asks
   * @returns 32 bytes; others when the secret is another
   */
  deriveKey(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#cookie.secret, '', `dateline ${purpose}`, 32))
  }

  /** Makes a one-time link, as the command line and the demo do. @throws DatelineError `not-found`, `account-disabled` */
  issueLink(accountId: string, purpose: LinkPurpose, issuedBy = 'system'): Promise<OneTimeLink> {
    return this.db.transaction().execute((tx) => issueLink(tx, this.publicUrl, { accountId, purpose, issuedBy }))
  }
}

/** @param scope of a request: on one desk, the rights there are those of the account */
export function accountOf(session: Session, scope: Scope = 'agency'): Account {
  const { accountId, name, email, roles, grants, id } = session
  const here = typeof scope === 'object' && Object.hasOwn(grants, scope.desk) ? (grants[scope.desk] ?? []) : []
  const rights = new Set([...(grants[ALL_DESKS] ?? []), ...here])
  return { id: accountId, name, email, roles, rights, grants, sessionId: id }
}

/** Whether somebody has a right: on every desk, or on the one named. */
export function may(
  account: Pick<Account, 'rights' | 'grants'>,
  right: Right,
  { desk }: { readonly desk?: string } = {},
): boolean {
  return account.rights.has(right) || (desk !== undefined && gives(account.grants ?? {}, right, { desk }))
}

/** The desks on which somebody has a right; undefined for all. */
export function desksOf(account: Pick<Account, 'rights' | 'grants'>, right: Right): readonly string[] | undefined {
  return account.rights.has(right) ? undefined : desksWith(account.grants ?? {}, right)
}
