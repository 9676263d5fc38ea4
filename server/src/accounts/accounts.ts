import { hkdfSync } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Config, DatelineError, type Db, forbidden, type Logger, type Queryable } from '../platform/index.ts'
import { type AuditInput, record } from './audit.ts'
import type { Auth } from './auth.ts'
import { SESSION_COOKIE } from './auth-names.ts'
import { issueLink, type OneTimeLink } from './link.ts'
import { isOwnOrigin } from './origin.ts'
import { type Right, rightsOf } from './rights.ts'
import { readSecret } from './secret.ts'
import { findSession, readSessionToken, type Session, type SessionCookie } from './session.ts'
import type { LinkPurpose } from './tables.ts'

/** A person who is signed in. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly rights: ReadonlySet<Right>
}

export interface AccountsDeps {
  /** Connection with the application's rights. */
  readonly db: Db
  readonly config: Pick<Config, 'publicUrl' | 'secret' | 'dataDir'>
  readonly log: Logger
  /** The demo agency lets people in without a passkey; nobody else does. */
  readonly demo?: boolean
}

/** How often what has expired is swept out of the tables. */
const SWEEP_MS = 10 * 60_000

/** The door: who somebody is, and what they may do. Everything is decided here, on the server. */
export class Accounts {
  readonly db: Db
  readonly publicUrl: string
  readonly demo: boolean
  readonly #cookie: SessionCookie
  readonly #log: Logger
  #auth: Promise<Auth> | undefined
  #timer: NodeJS.Timeout | undefined

  private constructor(deps: AccountsDeps, secret: string) {
    this.db = deps.db
    this.publicUrl = deps.config.publicUrl
    this.demo = deps.demo ?? false
    const secure = deps.config.publicUrl.startsWith('https:') ? '__Secure-' : ''
    this.#cookie = { name: `${secure}${SESSION_COOKIE}`, secret }
    this.#log = deps.log
  }

  /** Reads or makes the secret. @throws DatelineError `secret-damaged` */
  static async create(deps: AccountsDeps): Promise<Accounts> {
    return new Accounts(deps, await readSecret(deps.config))
  }

  /** better-auth, loaded by the first sign-in: it is large, and requests of people who are signed in do without it. */
  auth(): Promise<Auth> {
    const { db, publicUrl, demo } = this
    this.#auth ??= import('./auth.ts').then(({ createAuth }) =>
      createAuth({ db, publicUrl, secret: this.#cookie.secret, demo, log: this.#log }),
    )
    return this.#auth
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
    return token === undefined ? undefined : findSession(this.db, token, headers['user-agent'])
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

  /**
   * The one policy function: who asks, if they may.
   * @throws DatelineError `not-signed-in` 401, `passkey-needed` 401, `forbidden` 403
   */
  async require(request: Pick<FastifyRequest, 'headers'>, right: Right): Promise<Account> {
    const account = accountOf(await this.requireSession(request.headers))
    if (!account.rights.has(right)) throw forbidden(right)
    return account
  }

  /**
   * As `require`, for what could let somebody else in: the sign-in must be minutes old.
   * @throws DatelineError as `require`, and `sign-in-again` 403
   */
  async requireFresh(request: Pick<FastifyRequest, 'headers'>, right?: Right): Promise<Session> {
    const session = await this.requireSession(request.headers)
    if (right !== undefined && !rightsOf(session.roles).has(right)) throw forbidden(right)
    if (session.fresh) return session
    throw new DatelineError('sign-in-again', 403, 'This needs a sign-in that is not older than 15 minutes.', {
      help: 'Confirm with your passkey, then try again.',
    })
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

export function accountOf(session: Session): Account {
  const { accountId, name, email, roles } = session
  return { id: accountId, name, email, roles, rights: rightsOf(roles) }
}
