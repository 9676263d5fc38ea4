/** Roles, and what the agency chose for its door: whether there are passwords. */
import { sql } from 'kysely'
import * as z from 'zod'
import type { App } from '../platform/index.ts'
import type { Accounts } from './accounts.ts'
import { record } from './audit.ts'
import { tellHolders } from './notice.ts'
import { RIGHT_WORDS, RIGHTS, type Right } from './rights.ts'
import { listRoles, removeRole, roleKeySchema, saveRole } from './roles.ts'

const tags = ['accounts']
const nothing = z.null().describe('Done; there is nothing to say.')
const byKey = z.object({ key: roleKeySchema })
const role = z.object({
  name: z.string().trim().min(1).max(60),
  summary: z.string().trim().max(300).default(''),
  rights: z.array(z.enum(RIGHTS as readonly [Right, ...Right[]])).max(RIGHTS.length),
})
const door = z.object({ passwords: z.boolean() })

export function registerRoleRoutes(app: App, accounts: Accounts): void {
  const { db } = accounts

  app.get(
    '/api/newsroom/roles',
    {
      schema: {
        tags,
        summary: 'All roles, and all rights there are',
        response: {
          200: z.object({
            roles: z.array(role.extend({ key: z.string(), summary: z.string(), holders: z.int() })),
            rights: z.array(z.object({ right: z.string(), means: z.string() })),
          }),
        },
      },
    },
    async () => {
      const roles = await listRoles(db)
      return {
        roles: roles.map((r) => ({ ...r, rights: [...r.rights] })),
        rights: RIGHTS.map((right) => ({ right, means: RIGHT_WORDS[right] })),
      }
    },
  )

  app.put(
    '/api/newsroom/roles/:key',
    {
      schema: {
        tags,
        summary: 'Adds a role, or changes it for everybody who has it',
        params: byKey,
        body: role,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.caller(request)
      await saveRole(db, { key: request.params.key, ...request.body }, accountId)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/newsroom/roles/:key',
    { schema: { tags, summary: 'Removes a role that nobody has', params: byKey, response: { 204: nothing } } },
    async (request, reply) => {
      const { accountId } = await accounts.caller(request)
      await removeRole(db, request.params.key, accountId)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/newsroom/door',
    { schema: { tags, summary: 'What the agency chose for its door', response: { 200: door } } },
    async () => ({ passwords: await accounts.passwordsOn() }),
  )

  app.put(
    '/api/newsroom/door',
    {
      schema: {
        tags,
        summary: 'Switches passwords on, or off and forgets them all',
        body: door,
        response: { 200: door },
      },
    },
    async (request) => {
      const { accountId } = await accounts.caller(request)
      const { passwords } = request.body
      await db.transaction().execute(async (tx) => {
        const { rows } = await sql`
          UPDATE account_setting SET passwords = ${passwords} WHERE passwords <> ${passwords} RETURNING single
        `.execute(tx)
        if (rows.length === 0) return
        await record(tx, { actor: accountId, action: passwords ? 'door.passwords-on' : 'door.passwords-off' })
        await tellHolders(tx, ['account:manage'], 'door.changed', { passwords, by: accountId }, [accountId])
      })
      return { passwords }
    },
  )
}
