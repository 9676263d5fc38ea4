/** One's own account: what one may do, passkeys, sessions, devices, notices, and the button for a stolen account. */
import * as z from 'zod'
import type { App } from '../platform/index.ts'
import { type Accounts, accountOf } from './accounts.ts'
import { listDevices } from './device.ts'
import { freezeAccount } from './freeze.ts'
import { listNotices, readNotices } from './notice.ts'
import { listPasskeys, removePasskey, renamePasskey } from './passkey.ts'
import { hasPassword, removePassword, setPassword } from './password.ts'
import { nameSchema } from './people.ts'
import { type Verdict, verdictsOf } from './policy.ts'
import { RIGHTS } from './rights.ts'
import { endSession, listSessions } from './session.ts'

const tags = ['accounts']
const instant = z.iso.datetime()
const byId = z.object({ id: z.uuid() })
const nothing = z.null().describe('Done; there is nothing to say.')
const iso = (at: Date | null) => at?.toISOString() ?? null

const verdict = z.object({
  allowed: z.boolean(),
  confirm: z.enum(['fresh', 'step-up']).optional().describe('What is asked for first.'),
  missing: z
    .enum(RIGHTS as readonly [string, ...string[]])
    .optional()
    .describe('Why not: the right that is missing.'),
})
const verdicts = z.record(z.string(), verdict)
const spread = (all: Readonly<Record<string, Verdict>>): Record<string, z.input<typeof verdict>> =>
  Object.fromEntries(Object.entries(all).map(([name, v]) => [name, { ...v }]))

export const sessionSchema = z.object({
  id: z.uuid(),
  agent: z.string(),
  address: z.string().nullable(),
  method: z.enum(['link', 'passkey', 'password', 'demo']),
  deviceId: z.uuid(),
  deviceFirstSeenAt: instant,
  signedInAt: instant,
  seenAt: instant,
  current: z.boolean(),
})

export function registerOwnRoutes(app: App, accounts: Accounts): void {
  const { db } = accounts

  app.get(
    '/api/newsroom/me',
    {
      schema: {
        tags,
        summary: 'Who is signed in, and what they may do',
        response: {
          200: z.object({
            account: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
            roles: z.array(z.string()),
            rights: z.array(z.string()).describe('On every desk.'),
            grants: z.record(z.string(), z.array(z.string())).describe('Rights by desk; `*` is every desk.'),
            actions: verdicts.describe('By the name of the action: whether it may be done on any desk.'),
            session: z.object({
              id: z.uuid(),
              signedInAt: instant,
              fresh: z.boolean(),
              steppedUp: z.boolean(),
              method: sessionSchema.shape.method,
            }),
            demo: z.boolean(),
          }),
        },
      },
    },
    async (request) => {
      const session = await accounts.caller(request)
      const { id, name, email, roles, rights } = accountOf(session)
      return {
        account: { id, name, email },
        roles: [...roles],
        rights: [...rights],
        grants: Object.fromEntries(Object.entries(session.grants).map(([desk, held]) => [desk, [...held]])),
        actions: spread(verdictsOf(session.grants)),
        session: {
          id: session.id,
          signedInAt: session.signedInAt.toISOString(),
          fresh: session.fresh,
          steppedUp: session.steppedUp,
          method: session.method,
        },
        demo: accounts.demo,
      }
    },
  )

  app.get(
    '/api/newsroom/verdicts',
    {
      schema: {
        tags,
        summary: 'What you may do with one draft, story or candidate, by the desk it is on',
        querystring: z.object({ of: z.enum(['draft', 'story', 'candidate']), id: z.uuid() }),
        response: { 200: z.object({ actions: verdicts }) },
      },
    },
    async (request) => {
      const session = await accounts.caller(request)
      const desk = await accounts.deskOf(request.query.of, request.query.id)
      return { actions: spread(verdictsOf(session.grants, desk ?? '')) }
    },
  )

  app.get(
    '/api/newsroom/passkeys',
    {
      schema: {
        tags,
        summary: 'Your passkeys',
        response: {
          200: z.object({
            passkeys: z.array(
              z.object({
                id: z.uuid(),
                name: z.string(),
                kind: z.enum(['device', 'synced']),
                createdAt: instant.nullable(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const session = await accounts.caller(request)
      const passkeys = await listPasskeys(db, session.accountId)
      return { passkeys: passkeys.map((p) => ({ ...p, createdAt: iso(p.createdAt) })) }
    },
  )

  app.patch(
    '/api/newsroom/passkeys/:id',
    {
      schema: {
        tags,
        summary: 'Names a passkey',
        params: byId,
        body: z.object({ name: nameSchema }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const session = await accounts.caller(request)
      await renamePasskey(db, session.accountId, request.params.id, request.body.name)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/newsroom/passkeys/:id',
    { schema: { tags, summary: 'Removes a passkey, but not the last one', params: byId, response: { 204: nothing } } },
    async (request, reply) => {
      const session = await accounts.caller(request)
      await removePasskey(db, session.accountId, request.params.id)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/newsroom/sessions',
    {
      schema: {
        tags,
        summary: 'Where you are signed in',
        response: { 200: z.object({ sessions: z.array(sessionSchema) }) },
      },
    },
    async (request) => {
      const session = await accounts.caller(request)
      const sessions = await listSessions(db, session.accountId)
      return {
        sessions: sessions.map((s) => ({
          ...s,
          deviceFirstSeenAt: s.deviceFirstSeenAt.toISOString(),
          signedInAt: s.signedInAt.toISOString(),
          seenAt: s.seenAt.toISOString(),
          current: s.id === session.id,
        })),
      }
    },
  )

  app.delete(
    '/api/newsroom/sessions/:id',
    { schema: { tags, summary: 'Ends one of your sessions', params: byId, response: { 204: nothing } } },
    async (request, reply) => {
      const session = await accounts.caller(request)
      await db.transaction().execute((tx) => endSession(tx, session.accountId, request.params.id, session.accountId))
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/newsroom/devices',
    {
      schema: {
        tags,
        summary: 'Browsers you have signed in with',
        response: {
          200: z.object({
            devices: z.array(z.object({ id: z.uuid(), agent: z.string(), firstSeenAt: instant, seenAt: instant })),
          }),
        },
      },
    },
    async (request) => {
      const session = await accounts.caller(request)
      const devices = await listDevices(db, session.accountId)
      return {
        devices: devices.map((d) => ({
          ...d,
          firstSeenAt: d.firstSeenAt.toISOString(),
          seenAt: d.seenAt.toISOString(),
        })),
      }
    },
  )

  app.get(
    '/api/newsroom/me/password',
    {
      schema: {
        tags,
        summary: 'Whether the agency has passwords, and you have one',
        response: { 200: z.object({ allowed: z.boolean(), set: z.boolean() }) },
      },
    },
    async (request) => {
      const { accountId } = await accounts.caller(request)
      return { allowed: await accounts.passwordsOn(), set: await hasPassword(db, accountId) }
    },
  )

  app.put(
    '/api/newsroom/me/password',
    {
      schema: {
        tags,
        summary: 'Sets or replaces your password, where the agency has them',
        body: z.object({ password: z.string().max(1000) }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const session = await accounts.caller(request)
      await setPassword(accounts, session, request.body.password, request.headers)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/newsroom/me/password',
    { schema: { tags, summary: 'Removes your password', response: { 204: nothing } } },
    async (request, reply) => {
      await removePassword(accounts, await accounts.caller(request))
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/newsroom/me/freeze',
    {
      schema: {
        tags,
        summary: '"My account was stolen": freezes your account and ends all your sessions, this one too',
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.caller(request)
      await db
        .transaction()
        .execute((tx) => freezeAccount(tx, accountId, { by: accountId, reason: 'reported as stolen by its owner' }))
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/newsroom/notices',
    {
      schema: {
        tags,
        summary: 'What you are told, the newest first',
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
        response: {
          200: z.object({
            notices: z.array(
              z.object({
                id: z.int(),
                kind: z.string(),
                data: z.record(z.string(), z.unknown()),
                at: instant,
                readAt: instant.nullable(),
              }),
            ),
            unread: z.int(),
          }),
        },
      },
    },
    async (request) => {
      const session = await accounts.caller(request)
      const { notices, unread } = await listNotices(db, session.accountId, request.query.limit)
      return {
        notices: notices.map((n) => ({ ...n, data: { ...n.data }, at: n.at.toISOString(), readAt: iso(n.readAt) })),
        unread,
      }
    },
  )

  app.post(
    '/api/newsroom/notices/read',
    {
      schema: {
        tags,
        summary: 'Marks your notices as read',
        body: z.object({ upTo: z.int().positive().describe('The newest that was shown.') }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const session = await accounts.caller(request)
      await readNotices(db, session.accountId, request.body.upTo)
      return reply.status(204).send(null)
    },
  )
}
