/** What an account has waiting, for those who look after a freeze. */
import * as z from 'zod'
import type { Accounts } from '../accounts/index.ts'
import { type App, type Db, errorSchema } from '../platform/index.ts'
import { scheduledBy, withdrawScheduled } from './freeze.ts'
import type { Releases } from './release.ts'

export interface FreezeRoutes {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require'>
  readonly releases: Releases
}

const byId = z.object({ id: z.uuid() })
const tags = ['accounts']
const failures = { '4xx': errorSchema }

export function registerFreezeRoutes(app: App, { db, accounts, releases }: FreezeRoutes): void {
  app.get(
    '/api/newsroom/accounts/:id/scheduled',
    {
      schema: {
        tags,
        summary: 'What an account has released that waits for its time',
        params: byId,
        response: {
          200: z.object({
            scheduled: z.array(
              z.object({
                releaseNo: z.int(),
                storyId: z.uuid(),
                kind: z.string(),
                headline: z.string(),
                effectiveAt: z.iso.datetime(),
              }),
            ),
          }),
          ...failures,
        },
      },
    },
    async (request) => {
      await accounts.require(request, 'draft:read')
      const waiting = await scheduledBy(db, request.params.id)
      return { scheduled: waiting.map((w) => ({ ...w, effectiveAt: w.effectiveAt.toISOString() })) }
    },
  )

  app.post(
    '/api/newsroom/accounts/:id/scheduled/withdraw',
    {
      schema: {
        tags,
        summary: 'Takes back everything an account has waiting, in one step',
        params: byId,
        body: z.object({ reason: z.string().trim().min(1).max(500) }),
        response: {
          200: z.object({
            withdrawn: z.int(),
            left: z.array(z.uuid()).describe('Stories that a person has to look at.'),
          }),
          ...failures,
        },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'release:kill')
      const { withdrawn, left } = await withdrawScheduled(db, releases, request.params.id, {
        releasedBy: account.id,
        reason: request.body.reason,
        ...(account.sessionId === undefined ? {} : { sessionId: account.sessionId }),
      })
      return { withdrawn, left: [...left] }
    },
  )
}
