import * as z from 'zod'
import type { App } from '../platform/index.ts'
import { type Accounts, accountOf } from './accounts.ts'
import { readAudit } from './audit.ts'
import { registerAuthRoutes } from './auth-routes.ts'
import { checkOrigin } from './origin.ts'
import { listPasskeys, removePasskey, renamePasskey } from './passkey.ts'
import {
  changePerson,
  emailSchema,
  invite,
  listPeople,
  nameSchema,
  type Person,
  renewLink,
  rolesSchema,
} from './people.ts'
import { ROLES } from './rights.ts'
import { endSession, listSessions } from './session.ts'

const tags = ['accounts']
const instant = z.iso.datetime()
const byId = z.object({ id: z.uuid() })
const nothing = z.null().describe('Done; there is nothing to say.')

const person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  disabledAt: instant.nullable(),
  createdAt: instant,
  passkeys: z.int(),
  seenAt: instant.nullable(),
  linkUntil: instant.nullable(),
})
const link = z.object({ url: z.string().describe('Shown once; it is not stored.'), expiresAt: instant })

const iso = (at: Date | null) => at?.toISOString() ?? null
const shown = (p: Person): z.input<typeof person> => ({
  ...p,
  roles: [...p.roles],
  disabledAt: iso(p.disabledAt),
  createdAt: p.createdAt.toISOString(),
  seenAt: iso(p.seenAt),
  linkUntil: iso(p.linkUntil),
})

/**
 * Sign-in under /api/auth, and the account, accounts, sessions and audit log under /api/newsroom. Called on the root
 * instance: the check that a change comes from a page of ours, and no-store, then hold for every room's newsroom routes.
 */
export function registerAccountRoutes(app: App, { accounts }: { readonly accounts: Accounts }): void {
  const { db, publicUrl } = accounts
  app.addHook('onRequest', async (request, reply) => {
    if (!/^\/api\/(newsroom|auth)(\/|\?|$)/.test(request.url)) return
    // What one person may see is kept by no cache, unless a route says otherwise.
    void reply.header('cache-control', 'no-store')
    checkOrigin(request.method, request.headers, publicUrl)
  })
  registerAuthRoutes(app, accounts)

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
            rights: z.array(z.string()),
            session: z.object({ id: z.uuid(), signedInAt: instant, fresh: z.boolean() }),
            demo: z.boolean(),
          }),
        },
      },
    },
    async (request) => {
      const session = await accounts.requireSession(request.headers)
      const { id, name, email, roles, rights } = accountOf(session)
      return {
        account: { id, name, email },
        roles: [...roles],
        rights: [...rights],
        session: { id: session.id, signedInAt: session.signedInAt.toISOString(), fresh: session.fresh },
        demo: accounts.demo,
      }
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
      const session = await accounts.requireSession(request.headers)
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
      const session = await accounts.requireSession(request.headers)
      await renamePasskey(db, session.accountId, request.params.id, request.body.name)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/newsroom/passkeys/:id',
    { schema: { tags, summary: 'Removes a passkey, but not the last one', params: byId, response: { 204: nothing } } },
    async (request, reply) => {
      const session = await accounts.requireFresh(request)
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
        response: {
          200: z.object({
            sessions: z.array(
              z.object({
                id: z.uuid(),
                agent: z.string(),
                address: z.string().nullable(),
                method: z.enum(['link', 'passkey', 'demo']),
                signedInAt: instant,
                seenAt: instant,
                current: z.boolean(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const session = await accounts.requireSession(request.headers)
      const sessions = await listSessions(db, session.accountId)
      return {
        sessions: sessions.map((s) => ({
          ...s,
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
      const session = await accounts.requireSession(request.headers)
      await db.transaction().execute((tx) => endSession(tx, session.accountId, request.params.id, session.accountId))
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/newsroom/accounts',
    {
      schema: {
        tags,
        summary: 'Everybody with an account, and the roles there are',
        response: {
          200: z.object({
            accounts: z.array(person),
            roles: z.array(
              z.object({ key: z.string(), name: z.string(), summary: z.string(), rights: z.array(z.string()) }),
            ),
          }),
        },
      },
    },
    async (request) => {
      await accounts.require(request, 'account:manage')
      const all = await listPeople(db)
      return {
        accounts: all.map(shown),
        roles: Object.entries(ROLES).map(([key, role]) => ({
          key,
          name: role.name,
          summary: role.summary,
          rights: [...role.rights],
        })),
      }
    },
  )

  app.post(
    '/api/newsroom/accounts',
    {
      schema: {
        tags,
        summary: 'Invites somebody',
        body: z.object({ name: nameSchema, email: emailSchema, roles: rolesSchema }),
        response: { 201: z.object({ id: z.uuid(), link }) },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.requireFresh(request, 'account:manage')
      const made = await invite(db, publicUrl, request.body, accountId)
      return reply
        .status(201)
        .send({ id: made.id, link: { url: made.link.url, expiresAt: made.link.expiresAt.toISOString() } })
    },
  )

  app.patch(
    '/api/newsroom/accounts/:id',
    {
      schema: {
        tags,
        summary: 'Changes name or roles, disables or enables',
        params: byId,
        body: z.object({
          name: nameSchema.optional(),
          roles: rolesSchema.optional(),
          disabled: z.boolean().optional(),
        }),
        response: { 200: person },
      },
    },
    async (request) => {
      const { accountId } = await accounts.requireFresh(request, 'account:manage')
      return shown(await changePerson(db, request.params.id, request.body, accountId))
    },
  )

  app.post(
    '/api/newsroom/accounts/:id/link',
    {
      schema: {
        tags,
        summary: 'Makes a new one-time link, for a lost passkey',
        params: byId,
        body: z.object({
          forgetPasskeys: z.boolean().default(false).describe('For a stolen device: removes passkeys, ends sessions.'),
        }),
        response: { 201: link },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.requireFresh(request, 'account:manage')
      const made = await renewLink(db, publicUrl, request.params.id, accountId, request.body.forgetPasskeys)
      return reply.status(201).send({ url: made.url, expiresAt: made.expiresAt.toISOString() })
    },
  )

  app.get(
    '/api/newsroom/audit',
    {
      schema: {
        tags,
        summary: 'The audit log, newest first',
        querystring: z.object({
          before: z.coerce.number().int().positive().optional().describe('`next` of the page before.'),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          actor: z.string().max(100).optional(),
          action: z.string().max(100).optional(),
          target: z.string().max(200).optional(),
        }),
        response: {
          200: z.object({
            entries: z.array(
              z.object({
                id: z.int(),
                at: instant,
                actor: z.string(),
                actorName: z.string().nullable(),
                action: z.string(),
                target: z.string().nullable(),
                targetName: z.string().nullable(),
                data: z.record(z.string(), z.unknown()),
              }),
            ),
            next: z.int().nullable(),
          }),
        },
      },
    },
    async (request) => {
      await accounts.require(request, 'audit:read')
      const { limit, ...filter } = request.query
      const rows = await readAudit(db, { ...filter, limit: limit + 1 })
      const page = rows.slice(0, limit)
      return {
        entries: page.map((e) => ({ ...e, at: e.at.toISOString(), data: { ...e.data } })),
        next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      }
    },
  )
}
