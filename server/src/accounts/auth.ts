/** better-auth, set up to do what we need of it and nothing else: passkey ceremonies, session cookies, sign-out. */
import { passkey } from '@better-auth/passkey'
import { betterAuth, type BetterAuthOptions, type BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Db, Logger } from '../platform/index.ts'
import { record } from './audit.ts'
import { ADDRESS_HEADER, AUTH_PATH, CHALLENGE_COOKIE, cookieName, DEVICE_HEADER, SESSION_COOKIE } from './auth-names.ts'
import { noteDevice } from './device.ts'
import { useLink } from './link.ts'
import { tell } from './notice.ts'
import { PASSWORD_LENGTH } from './password.ts'
import { ABSOLUTE_SECONDS, agentFamily, FRESH_SECONDS } from './session.ts'
import type { SessionLevel, SignInMethod } from './tables.ts'

export interface AuthOptions {
  readonly db: Db
  readonly publicUrl: string
  readonly secret: string
  /** The demo agency lets people in without a passkey. */
  readonly demo: boolean
  /** The agency lets people sign in with passwords. */
  readonly passwords: boolean
  readonly log: Logger
}

/** What a sign-in through each endpoint is worth; through any other it is worth nothing. */
const GIVES: Readonly<Record<string, { readonly level: SessionLevel; readonly method: SignInMethod }>> = {
  '/passkey/verify-authentication': { level: 'full', method: 'passkey' },
  '/passkey/verify-registration': { level: 'full', method: 'passkey' },
  '/link/later': { level: 'full', method: 'demo' },
  '/sign-in/email': { level: 'full', method: 'password' },
}
const NOTHING = { level: 'enrolling', method: 'link' } as const

const refuse = (status: 'FORBIDDEN' | 'BAD_REQUEST' | 'UNAUTHORIZED', code: string) =>
  new APIError(status, { code, message: code })

export type Auth = ReturnType<typeof createAuth>

/** Makes the better-auth instance; the schema is checked at its first use. */
export function createAuth(options: AuthOptions) {
  const { db, publicUrl, secret, log, passwords } = options
  const url = new URL(publicUrl)
  const secure = url.protocol === 'https:'
  const settings = {
    appName: 'Dateline',
    baseURL: url.origin,
    basePath: AUTH_PATH,
    secret,
    // Named here too, or variables of another program's better-auth would take its place.
    secrets: [{ version: 1, value: secret }],
    trustedOrigins: [url.origin],
    telemetry: { enabled: false },
    // Ours counts in the database by the database's clock; see limit.ts.
    rateLimit: { enabled: false },
    database: { db, type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: passwords,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    // Our typed errors pass through better-auth unchanged; its own are translated in bridge.ts.
    onAPIError: { throw: true },
    logger: {
      level: 'warn',
      disableColors: true,
      log: (level, message, ...rest: unknown[]) => {
        log[level === 'error' ? 'error' : 'warn']({ err: rest.find((r) => r instanceof Error) }, `accounts: ${message}`)
      },
    },
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'credential',
      fields: {
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        userId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        level: { type: 'string', required: false, input: false },
        method: { type: 'string', required: false, input: false },
        agent: { type: 'string', required: false, input: false },
        device: { type: 'string', required: false, input: false, fieldName: 'device_id' },
        stepUpAt: { type: 'date', required: false, input: false, fieldName: 'step_up_at' },
      },
      expiresIn: ABSOLUTE_SECONDS,
      disableSessionRefresh: true,
      freshAge: FRESH_SECONDS,
      // Every request asks the database, so that an ended session is ended at once.
      cookieCache: { enabled: false },
    },
    verification: {
      modelName: 'challenge',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    advanced: {
      cookiePrefix: 'dateline',
      cookies: {
        session_token: { name: cookieName(SESSION_COOKIE, secure) },
        challenge: { name: cookieName(CHALLENGE_COOKIE, secure) },
      },
      // Its own prefix would be `__Secure-`, which says less than ours.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/', secure },
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, ctx) => {
            const { rows } = await sql<{ disabled: boolean; frozen: boolean; now: Date }>`
              SELECT disabled_at IS NOT NULL AS disabled, frozen_at IS NOT NULL AS frozen, dateline_now() AS now
              FROM account WHERE id = ${session.userId}
            `.execute(db)
            const account = rows[0]
            if (account?.disabled !== false) throw refuse('FORBIDDEN', 'ACCOUNT_DISABLED')
            if (account.frozen) throw refuse('FORBIDDEN', 'ACCOUNT_FROZEN')
            const gives = GIVES[ctx?.path ?? ''] ?? NOTHING
            const agent = agentFamily(ctx?.headers?.get('user-agent') ?? undefined)
            const digest = Buffer.from(ctx?.headers?.get(DEVICE_HEADER) ?? '', 'hex')
            const device = await noteDevice(db, session.userId, digest, agent)
            if (device.isNew && gives.level === 'full')
              await tell(db, [session.userId], 'device.new', { agent, address: session.ipAddress ?? null })
            // A sign-in with a passkey is a ceremony like any other; a password is none.
            const stepUpAt = gives.method === 'passkey' ? account.now : null
            return { data: { ...session, ...gives, agent, device: device.id, stepUpAt } }
          },
          after: async (session, ctx) => {
            const { level, method } = GIVES[ctx?.path ?? ''] ?? NOTHING
            await record(db, {
              actor: session.userId,
              action: level === 'full' ? 'sign-in' : 'link.used',
              target: session.userId,
              data: { session: session.id, method, address: session.ipAddress ?? null },
            })
          },
        },
      },
    },
    hooks: { after: afterRegistration(db) },
    plugins: [
      passkey({
        rpID: url.hostname,
        rpName: 'Dateline',
        origin: url.origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // The plugin asks for user verification and does not insist on it; we do.
        registration: {
          afterVerification: async ({ verification }) => {
            if (verification.registrationInfo?.userVerified !== true) throw refuse('BAD_REQUEST', 'USER_NOT_VERIFIED')
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw refuse('UNAUTHORIZED', 'USER_NOT_VERIFIED')
          },
        },
        advanced: { webAuthnChallengeCookie: 'challenge' },
        schema: {
          passkey: {
            modelName: 'passkey',
            fields: {
              publicKey: 'public_key',
              userId: 'account_id',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
      links(options),
    ],
  } satisfies BetterAuthOptions
  return betterAuth(settings)
}

const levelOf = (session: Record<string, unknown>) => session['level']

/** A passkey was registered: it is written down, and the session of a link becomes a full one, under a new token. */
function afterRegistration(db: Db) {
  return createAuthMiddleware(async (ctx) => {
    if (ctx.path !== '/passkey/verify-registration' || isAPIError(ctx.context.returned)) return
    const current = ctx.context.session
    const made = z.object({ id: z.string(), name: z.string().nullish() }).safeParse(ctx.context.returned)
    if (!current || !made.success) return
    await record(db, {
      actor: current.user.id,
      action: 'passkey.added',
      target: current.user.id,
      data: { passkey: made.data.id, name: made.data.name ?? null },
    })
    await tell(db, [current.user.id], 'passkey.added', { name: made.data.name ?? '' })
    if (levelOf(current.session) === 'full') return
    const session = await ctx.context.internalAdapter.createSession(current.user.id)
    await setSessionCookie(ctx, { session, user: current.user })
    await ctx.context.internalAdapter.deleteSession(current.session.token)
  })
}

/** One-time links as endpoints beside the passkey's, so that better-auth alone makes sessions and cookies. */
function links({ db, demo }: AuthOptions) {
  return {
    id: 'dateline-links',
    endpoints: {
      useLink: createAuthEndpoint(
        '/link/use',
        { method: 'POST', body: z.object({ token: z.string() }) },
        async (ctx) => {
          const { accountId } = await useLink(db, ctx.body.token)
          const user = await ctx.context.internalAdapter.findUserById(accountId)
          if (!user) throw refuse('UNAUTHORIZED', 'ACCOUNT_DISABLED')
          const session = await ctx.context.internalAdapter.createSession(accountId)
          await setSessionCookie(ctx, { session, user }, false, { maxAge: FRESH_SECONDS })
          return ctx.json({ name: user.name, mayPostpone: demo })
        },
      ),
      later: createAuthEndpoint('/link/later', { method: 'POST' }, async (ctx) => {
        if (!demo) throw refuse('FORBIDDEN', 'PASSKEY_NEEDED')
        const current = await getSessionFromCtx(ctx)
        if (!current) throw refuse('UNAUTHORIZED', 'NOT_SIGNED_IN')
        const session = await ctx.context.internalAdapter.createSession(current.user.id)
        await setSessionCookie(ctx, { session, user: current.user })
        await ctx.context.internalAdapter.deleteSession(current.session.token)
        return ctx.json({ name: current.user.name })
      }),
    },
  } satisfies BetterAuthPlugin
}
