import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import * as z from 'zod'
import { type App, DatelineError, notFound, type Queryable } from '../platform/index.ts'
import type { Accounts } from './accounts.ts'
import { record } from './audit.ts'
import { callAuth } from './bridge.ts'
import { AUTH_PATH, STEP_UP_OPTIONS, STEP_UP_VERIFY } from './auth-names.ts'
import { countAttempt, type Limit, LIMITS } from './limit.ts'
import { ownerOfCredential } from './passkey.ts'
import { beginStepUp, finishStepUp } from './step-up.ts'

const tags = ['sign-in']
/** What WebAuthn's JSON forms hold is the browser's and the verifier's business (W3C WebAuthn Level 3, section 5.1). */
const ceremony = z.record(z.string(), z.unknown())
const credential = z.looseObject({ id: z.string().max(2000) })
const done = z.object({ ok: z.literal(true) })

/** The only ways into better-auth: each is named here, everything else under /api/auth is not found. */
export function registerAuthRoutes(app: App, accounts: Accounts): void {
  const { db } = accounts

  app.get(
    `${AUTH_PATH}/passkey/generate-authenticate-options`,
    { schema: { tags, summary: 'Begins a sign-in with a passkey', response: { 200: ceremony } } },
    async (request, reply) => {
      await attempt(LIMITS.options, request, reply)
      const options = await callAuth(accounts, request, reply, {
        method: 'GET',
        path: '/passkey/generate-authenticate-options',
      })
      // The plugin says "preferred"; without a check of the person we would refuse the answer.
      return { ...ceremony.parse(options), userVerification: 'required' }
    },
  )

  app.post(
    `${AUTH_PATH}/passkey/verify-authentication`,
    {
      schema: {
        tags,
        summary: 'Finishes a sign-in with a passkey',
        body: z.object({ response: credential }),
        response: { 200: done },
      },
    },
    async (request, reply) => {
      await attempt(LIMITS.signIn, request, reply)
      const before = await accounts.session(request.headers)
      const { response } = request.body
      try {
        await callAuth(accounts, request, reply, {
          method: 'POST',
          path: '/passkey/verify-authentication',
          body: { response },
          signsIn: true,
        })
      } catch (error) {
        if (error instanceof DatelineError && error.status < 500) {
          const owner = await ownerOfCredential(db, response.id)
          await record(db, {
            actor: 'anonymous',
            action: 'sign-in.failed',
            ...(owner === undefined ? {} : { target: owner }),
            data: { code: error.code, address: request.ip },
          })
        }
        throw error
      }
      await replace(before?.id)
      return { ok: true as const }
    },
  )

  app.get(
    `${AUTH_PATH}/passkey/generate-register-options`,
    { schema: { tags, summary: 'Begins the registration of a passkey', response: { 200: ceremony } } },
    async (request, reply) => {
      await attempt(LIMITS.options, request, reply)
      await mayRegister(request.headers)
      return ceremony.parse(
        await callAuth(accounts, request, reply, { method: 'GET', path: '/passkey/generate-register-options' }),
      )
    },
  )

  app.post(
    `${AUTH_PATH}/passkey/verify-registration`,
    {
      schema: {
        tags,
        summary: 'Finishes the registration of a passkey; completes the sign-in of a link',
        body: z.object({ response: credential, name: z.string().trim().min(1).max(120).optional() }),
        response: { 200: done },
      },
    },
    async (request, reply) => {
      await attempt(LIMITS.register, request, reply)
      await mayRegister(request.headers)
      const { response, name } = request.body
      await callAuth(accounts, request, reply, {
        method: 'POST',
        path: '/passkey/verify-registration',
        body: { response, ...(name === undefined ? {} : { name }) },
        signsIn: true,
      })
      return { ok: true as const }
    },
  )

  app.post(
    `${AUTH_PATH}/link/use`,
    {
      schema: {
        tags,
        summary: 'Uses up a one-time link; the session it gives may register a passkey and nothing else',
        body: z.object({ token: z.string().min(1).max(200) }),
        response: { 200: z.object({ name: z.string(), mayPostpone: z.boolean() }) },
      },
    },
    async (request, reply) => {
      await attempt(LIMITS.link, request, reply)
      const before = await accounts.session(request.headers)
      const { token } = request.body
      try {
        const answer = await callAuth(accounts, request, reply, {
          method: 'POST',
          path: '/link/use',
          body: { token },
          signsIn: true,
        })
        await replace(before?.id)
        return z.object({ name: z.string(), mayPostpone: z.boolean() }).parse(answer)
      } catch (error) {
        if (error instanceof DatelineError && error.status < 500) {
          await record(db, {
            actor: 'anonymous',
            action: 'link.failed',
            data: { code: error.code, address: request.ip },
          })
        }
        throw error
      }
    },
  )

  app.post(
    `${AUTH_PATH}/link/later`,
    { schema: { tags, summary: 'Signs in without a passkey; in the demo agency only', response: { 200: done } } },
    async (request, reply) => {
      await attempt(LIMITS.link, request, reply)
      // Of what a link gave only: a session that became full has nothing to postpone.
      const session = await accounts.session(request.headers)
      if (session?.level !== 'enrolling') throw notFound('The sign-in to finish')
      await callAuth(accounts, request, reply, { method: 'POST', path: '/link/later', body: {}, signsIn: true })
      return { ok: true as const }
    },
  )

  app.post(
    `${AUTH_PATH}/password/sign-in`,
    {
      schema: {
        tags,
        summary: 'Signs in with a password, where the agency has them switched on',
        body: z.object({ email: z.string().max(254), password: z.string().max(1000) }),
        response: { 200: done },
      },
    },
    async (request, reply) => {
      await attempt(LIMITS.signIn, request, reply)
      if (!(await accounts.passwordsOn())) throw notFound('The address')
      const email = request.body.email.trim().toLowerCase()
      await limited(reply, () => countAttempt(db, LIMITS.password, email))
      const before = await accounts.session(request.headers)
      try {
        await callAuth(accounts, request, reply, {
          method: 'POST',
          path: '/sign-in/email',
          body: { email, password: request.body.password },
          signsIn: true,
        })
      } catch (error) {
        if (error instanceof DatelineError && error.status < 500) {
          const owner = await idOfEmail(db, email)
          await record(db, {
            actor: 'anonymous',
            action: 'sign-in.failed',
            ...(owner === undefined ? {} : { target: owner }),
            data: { code: error.code, method: 'password', address: request.ip },
          })
        }
        throw error
      }
      await replace(before?.id)
      return { ok: true as const }
    },
  )

  app.get(
    `${AUTH_PATH}/ways`,
    { schema: { tags, summary: 'Ways to sign in', response: { 200: z.object({ passwords: z.boolean() }) } } },
    async (request, reply) => {
      await attempt(LIMITS.options, request, reply)
      return { passwords: await accounts.passwordsOn() }
    },
  )

  app.post(
    STEP_UP_OPTIONS,
    { schema: { tags, summary: 'Begins to confirm with a passkey in this session', response: { 200: ceremony } } },
    async (request, reply) => {
      const session = await accounts.requireSession(request.headers)
      await limited(reply, () => countAttempt(db, LIMITS.stepUp, session.accountId))
      return { ...(await beginStepUp(db, accounts.publicUrl, session)) }
    },
  )

  app.post(
    STEP_UP_VERIFY,
    {
      schema: {
        tags,
        summary: 'Confirms with a passkey; this session may do what is dangerous for five minutes',
        body: z.object({ response: credential }),
        response: { 200: done },
      },
    },
    async (request, reply) => {
      const session = await accounts.requireSession(request.headers)
      await limited(reply, () => countAttempt(db, LIMITS.stepUp, session.accountId))
      // The verifier reads what it needs and refuses the rest; see `ceremony`.
      await finishStepUp(db, accounts.publicUrl, session, request.body.response as never)
      return { ok: true as const }
    },
  )

  app.post(
    `${AUTH_PATH}/sign-out`,
    { schema: { tags, summary: 'Ends this session', response: { 200: done } } },
    async (request, reply) => {
      const session = await accounts.session(request.headers)
      await callAuth(accounts, request, reply, { method: 'POST', path: '/sign-out', body: {} })
      if (session)
        await record(db, {
          actor: session.accountId,
          action: 'sign-out',
          target: session.accountId,
          data: { session: session.id },
        })
      return { ok: true as const }
    },
  )

  app.all(`${AUTH_PATH}/*`, { schema: { hide: true } }, async () => {
    throw notFound('The address')
  })

  const attempt = (limit: Limit, request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    limited(reply, () => countAttempt(db, limit, request.ip))

  /** A session of a link, or one that has just been confirmed with a passkey. */
  async function mayRegister(headers: Parameters<Accounts['session']>[0]): Promise<void> {
    const session = await accounts.session(headers)
    if (session?.level !== 'enrolling') await accounts.requireStepUp({ headers })
  }

  /** One browser, one session: the one it came with ends when a new one begins. */
  async function replace(sessionId: string | undefined): Promise<void> {
    if (sessionId !== undefined) await sql`DELETE FROM session WHERE id = ${sessionId}`.execute(db)
  }
}

/** Tells programs when to come back (RFC 9110 section 10.2.3). */
export async function limited(reply: FastifyReply, count: () => Promise<void>): Promise<void> {
  await count().catch((error: unknown) => {
    if (error instanceof DatelineError && error.status === 429)
      void reply.header('retry-after', String(error.data?.['retryAfter']))
    throw error
  })
}

async function idOfEmail(db: Queryable, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM account WHERE email = ${email}`.execute(db)
  return rows[0]?.id
}
