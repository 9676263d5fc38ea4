/** Prepared copy over HTTP: marked, unlocked on a person's word, locked again. */
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { type Accounts, namesOf } from '../accounts/index.ts'
import { type App, type Db, errorSchema } from '../platform/index.ts'
import { prepareSchema, preparedSchema, unlockSchema } from './answers.ts'
import { lockPrepared, prepare, type Prepared, unlockPrepared } from './prepared.ts'
import { presentPrepared } from './present.ts'

export interface PreparedRoutes {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require' | 'record'>
}

const byId = z.object({ id: z.uuid() })
const tags = ['newsroom']
const failures = { '4xx': errorSchema }

export function registerPreparedRoutes(app: App, { db, accounts }: PreparedRoutes): void {
  const shown = async (prepared: Prepared) => {
    const ids = [prepared.preparedBy, ...(prepared.unlocked ? [prepared.unlocked.by] : [])]
    const names = await namesOf(db, ids)
    return presentPrepared(prepared, (id) => ({ id, name: names.get(id) ?? id }))
  }
  const writeDown = (request: FastifyRequest, actor: string, action: string, data: Readonly<Record<string, unknown>>) =>
    accounts.record(db, { actor, action, target: (request.params as { id: string }).id, data })

  app.put(
    '/api/newsroom/stories/:id/prepared',
    {
      schema: {
        tags,
        summary: 'Mark a story as prepared copy, which is locked until somebody says that it has happened',
        params: byId,
        body: prepareSchema,
        response: { 200: preparedSchema, ...failures },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'draft:write')
      const prepared = await prepare(db, request.params.id, request.body, account.id)
      await writeDown(request, account.id, 'prepared.marked', request.body)
      return shown(prepared)
    },
  )

  app.post(
    '/api/newsroom/stories/:id/prepared/unlock',
    {
      schema: {
        tags,
        summary: 'Open prepared copy for an hour, on your word that it has happened',
        params: byId,
        body: unlockSchema,
        response: { 200: preparedSchema, ...failures },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'prepared:unlock')
      const prepared = await unlockPrepared(db, request.params.id, request.body, account.id)
      await writeDown(request, account.id, 'prepared.unlocked', request.body)
      return shown(prepared)
    },
  )

  app.post(
    '/api/newsroom/stories/:id/prepared/lock',
    {
      schema: {
        tags,
        summary: 'Lock prepared copy again',
        params: byId,
        response: { 200: preparedSchema, ...failures },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'draft:write')
      const prepared = await lockPrepared(db, request.params.id, account.id)
      await writeDown(request, account.id, 'prepared.locked', {})
      return shown(prepared)
    },
  )
}
