import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import * as z from 'zod'
import { type App, DatelineError, notFound } from '../platform/index.ts'
import type { Accounts } from './accounts.ts'
import { record } from './audit.ts'
import { callAuth } from './bridge.ts'
import { AUTH_PATH } from './auth-names.ts'
import { countAttempt, type Limit } from './limit.ts'
import { ownerOfCredential } from './passkey.ts'

const tags = ['sign-in']
/** What WebAuthn's JSON forms hold is the browser's and the verifier's business (W3C WebAuthn Level 3, section 5.1). */
const ceremony = z.record(z.string(), z.unknown())
const credential = z.looseObject({ id: z.string().max(2000) })
const done = z.object({ ok: z.literal(true) })

/** A whole newsroom may share one address at the start of a shift. */
const LIMITS = {
  options: { name: 'options', max: 120, window: 60 },
  signIn: { name: 'sign-in', max: 30, window: 60 },
  register: { name: 'register', max: 30, window: 60 },
  link: { name: 'link', max: 20, window: 60 },
} as const satisfies Record<string, Limit>

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
        const answer = await callAuth(accounts, request, reply, { method: 'POST', path: '/link/use', body: { token } })
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
      await callAuth(accounts, request, reply, { method: 'POST', path: '/link/later', body: {} })
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

  /** Counts a try, and tells programs when to come back (RFC 9110 section 10.2.3). */
  async function attempt(limit: Limit, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await countAttempt(db, limit, request.ip).catch((error: unknown) => {
      if (error instanceof DatelineError) void reply.header('retry-after', String(error.data?.['retryAfter']))
      throw error
    })
  }

  /** A session of a link, or one whose sign-in is minutes old. */
  async function mayRegister(headers: Parameters<Accounts['session']>[0]): Promise<void> {
    const session = await accounts.session(headers)
    if (session?.level !== 'enrolling') await accounts.requireFresh({ headers })
  }

  /** One browser, one session: the one it came with ends when a new one begins. */
  async function replace(sessionId: string | undefined): Promise<void> {
    if (sessionId !== undefined) await sql`DELETE FROM session WHERE id = ${sessionId}`.execute(db)
  }
}
