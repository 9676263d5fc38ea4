/** Everybody's accounts: invitations, roles, sessions, freezing, and recovery by two people. */
import * as z from 'zod'
import type { App } from '../platform/index.ts'
import type { Accounts } from './accounts.ts'
import { freezeAccount, thawAccount } from './freeze.ts'
import type { OneTimeLink } from './link.ts'
import { sessionSchema } from './own-routes.ts'
import {
  changePerson,
  emailSchema,
  invite,
  inviteAgain,
  listPeople,
  nameSchema,
  type Person,
  personById,
  rolesSchema,
} from './people.ts'
import { askRecovery, confirmRecovery, declineRecovery, listRecoveries } from './recovery.ts'
import { grantSchema, listRoles } from './roles.ts'
import { endSession, listSessions } from './session.ts'

const tags = ['accounts']
const instant = z.iso.datetime()
const byId = z.object({ id: z.uuid() })
const nothing = z.null().describe('Done; there is nothing to say.')
const reason = z.string().trim().min(1).max(500)
const grants = z.array(grantSchema).max(100)

const person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  grants: z.array(z.object({ role: z.string(), desk: z.string() })),
  disabledAt: instant.nullable(),
  frozen: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  secondPerson: z.string().nullable().describe('Why the next release needs a second person.'),
  createdAt: instant,
  passkeys: z.int(),
  seenAt: instant.nullable(),
  linkUntil: instant.nullable(),
})
const link = z.object({ url: z.string().describe('Shown once; it is not stored.'), expiresAt: instant })
const shownLink = (made: OneTimeLink) => ({ url: made.url, expiresAt: made.expiresAt.toISOString() })

const iso = (at: Date | null) => at?.toISOString() ?? null
const shown = (p: Person): z.input<typeof person> => ({
  ...p,
  roles: [...p.roles],
  grants: p.grants.map((g) => ({ ...g })),
  frozen: p.frozen && { ...p.frozen },
  disabledAt: iso(p.disabledAt),
  createdAt: p.createdAt.toISOString(),
  seenAt: iso(p.seenAt),
  linkUntil: iso(p.linkUntil),
})

export function registerPeopleRoutes(app: App, accounts: Accounts): void {
  const { db, publicUrl } = accounts
  const path = '/api/newsroom/accounts'

  app.get(
    path,
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
    async () => {
      const [people, roles] = await Promise.all([listPeople(db), listRoles(db)])
      return {
        accounts: people.map(shown),
        roles: roles.map(({ key, name, summary, rights }) => ({ key, name, summary, rights: [...rights] })),
      }
    },
  )

  app.get(
    '/api/newsroom/people',
    {
      schema: {
        tags,
        summary: 'Names of everybody who can sign in',
        response: { 200: z.object({ people: z.array(z.object({ id: z.uuid(), name: z.string() })) }) },
      },
    },
    async () => {
      const people = await listPeople(db)
      return { people: people.filter((p) => p.disabledAt === null).map(({ id, name }) => ({ id, name })) }
    },
  )

  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Invites somebody',
        body: z.object({
          name: nameSchema,
          email: emailSchema,
          roles: rolesSchema.default([]).describe('On every desk.'),
          grants: grants.optional().describe('Roles by desk, instead of `roles`.'),
        }),
        response: { 201: z.object({ id: z.uuid(), link }) },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.caller(request)
      const made = await invite(db, publicUrl, request.body, accountId)
      return reply.status(201).send({ id: made.id, link: shownLink(made.link) })
    },
  )

  app.patch(
    `${path}/:id`,
    {
      schema: {
        tags,
        summary: 'Changes name or roles, disables or enables',
        params: byId,
        body: z.object({
          name: nameSchema.optional(),
          roles: rolesSchema.optional().describe('On every desk; replaces all roles.'),
          grants: grants.optional().describe('Roles by desk; replaces all roles.'),
          disabled: z.boolean().optional(),
        }),
        response: { 200: person },
      },
    },
    async (request) => {
      const { accountId } = await accounts.caller(request)
      return shown(await changePerson(db, request.params.id, request.body, accountId))
    },
  )

  app.post(
    `${path}/:id/link`,
    {
      schema: {
        tags,
        summary: 'Makes a new invitation for somebody who has never had a passkey',
        params: byId,
        response: { 201: link },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.caller(request)
      return reply.status(201).send(shownLink(await inviteAgain(db, publicUrl, request.params.id, accountId)))
    },
  )

  app.get(
    `${path}/:id/sessions`,
    {
      schema: {
        tags,
        summary: 'Where somebody is signed in',
        params: byId,
        response: { 200: z.object({ sessions: z.array(sessionSchema) }) },
      },
    },
    async (request) => {
      const { id } = await accounts.caller(request)
      const sessions = await listSessions(db, request.params.id)
      return {
        sessions: sessions.map((s) => ({
          ...s,
          deviceFirstSeenAt: s.deviceFirstSeenAt.toISOString(),
          signedInAt: s.signedInAt.toISOString(),
          seenAt: s.seenAt.toISOString(),
          current: s.id === id,
        })),
      }
    },
  )

  app.delete(
    `${path}/:id/sessions/:session`,
    {
      schema: {
        tags,
        summary: 'Ends a session of somebody',
        params: byId.extend({ session: z.uuid() }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.caller(request)
      const { id, session } = request.params
      await db.transaction().execute((tx) => endSession(tx, id, session, accountId))
      return reply.status(204).send(null)
    },
  )

  app.post(
    `${path}/:id/freeze`,
    {
      schema: {
        tags,
        summary: 'Freezes an account: its sessions end at once, and it cannot sign in',
        params: byId,
        body: z.object({ reason }),
        response: { 200: person },
      },
    },
    async (request) => {
      const { accountId: by } = await accounts.caller(request)
      const { id } = request.params
      await db.transaction().execute((tx) => freezeAccount(tx, id, { by, reason: request.body.reason }))
      return shown(await known(id))
    },
  )

  app.post(
    `${path}/:id/thaw`,
    {
      schema: {
        tags,
        summary: 'Opens a frozen account again; not by whoever froze it',
        params: byId,
        body: z.object({ reason }),
        response: { 200: person },
      },
    },
    async (request) => {
      const { accountId: by } = await accounts.caller(request)
      const { id } = request.params
      await db.transaction().execute((tx) => thawAccount(tx, id, { by, reason: request.body.reason }))
      return shown(await known(id))
    },
  )

  app.post(
    `${path}/:id/recovery`,
    {
      schema: {
        tags,
        summary: 'Asks for a way back in for somebody who lost a passkey',
        params: byId,
        body: z.object({
          reason,
          forgetPasskeys: z.boolean().default(false).describe('For a stolen device: removes passkeys, ends sessions.'),
        }),
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const { accountId: by } = await accounts.caller(request)
      const { reason: why, forgetPasskeys: forget } = request.body
      const id = await askRecovery(db, { accountId: request.params.id, reason: why, forget, by })
      return reply.status(201).send({ id })
    },
  )

  app.get(
    '/api/newsroom/recoveries',
    {
      schema: {
        tags,
        summary: 'Recoveries that wait for a second person',
        response: {
          200: z.object({
            recoveries: z.array(
              z.object({
                id: z.uuid(),
                accountId: z.uuid(),
                name: z.string(),
                reason: z.string(),
                forget: z.boolean(),
                askedBy: z.uuid(),
                askedByName: z.string(),
                askedAt: instant,
                expiresAt: instant,
                mayConfirm: z.boolean().describe('Neither asked for it nor is the person.'),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { accountId } = await accounts.caller(request)
      const waiting = await listRecoveries(db)
      return {
        recoveries: waiting.map((r) => ({
          ...r,
          askedAt: r.askedAt.toISOString(),
          expiresAt: r.expiresAt.toISOString(),
          mayConfirm: r.askedBy !== accountId && r.accountId !== accountId,
        })),
      }
    },
  )

  app.post(
    '/api/newsroom/recoveries/:id/confirm',
    {
      schema: {
        tags,
        summary: 'Confirms a recovery, as the second person; gives the one-time link',
        params: byId,
        response: { 201: link },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.caller(request)
      return reply.status(201).send(shownLink(await confirmRecovery(db, publicUrl, request.params.id, accountId)))
    },
  )

  app.post(
    '/api/newsroom/recoveries/:id/decline',
    { schema: { tags, summary: 'Declines a recovery', params: byId, response: { 204: nothing } } },
    async (request, reply) => {
      const { accountId } = await accounts.caller(request)
      await declineRecovery(db, request.params.id, accountId)
      return reply.status(204).send(null)
    },
  )

  async function known(id: string): Promise<Person> {
    const found = await personById(db, id)
    if (!found) throw new Error('the account went away')
    return found
  }
}
