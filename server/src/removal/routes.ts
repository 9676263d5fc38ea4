/** Removal by law over HTTP: asked for, confirmed by a second person, dropped. */
import * as z from 'zod'
import { type Accounts, namesOf } from '../accounts/index.ts'
import { type App, type Db, errorSchema } from '../platform/index.ts'
import { askSchema, type OrderAnswer, orderListSchema, orderSchema } from './answers.ts'
import { askRemoval, dropOrder, listOrders, type RemovalOrder } from './order.ts'
import type { Removals } from './removals.ts'

export interface RemovalRoutes {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require'>
  readonly removals: Removals
}

const byId = z.object({ id: z.uuid() })
const tags = ['newsroom']
const failures = { '4xx': errorSchema }
const RIGHT = 'release:remove'
const LISTED = 200

export function registerRemovalRoutes(app: App, { db, accounts, removals }: RemovalRoutes): void {
  const shown = async (orders: readonly RemovalOrder[], viewer: string): Promise<OrderAnswer[]> => {
    const names = await namesOf(
      db,
      orders.flatMap((o) => [o.requestedBy, o.confirmedBy, o.droppedBy].filter((id) => id !== null)),
    )
    const person = (id: string) => ({ id, name: names.get(id) ?? id })
    return orders.map((o) => ({
      id: o.id,
      state: o.state,
      storyId: o.storyId,
      guid: o.guid,
      publicId: o.publicId,
      language: o.language,
      headline: o.headline,
      versions: o.versions === null ? null : [...o.versions],
      legalBasis: o.legalBasis,
      reason: o.reason,
      reference: o.reference,
      requestedBy: person(o.requestedBy),
      requestedAt: o.requestedAt.toISOString(),
      expiresAt: o.expiresAt.toISOString(),
      confirmedBy: o.confirmedBy === null ? null : person(o.confirmedBy),
      executedAt: o.executedAt?.toISOString() ?? null,
      droppedBy: o.droppedBy === null ? null : person(o.droppedBy),
      mayConfirm: o.state === 'open' && o.requestedBy !== viewer,
    }))
  }
  const shownOne = async (order: RemovalOrder, viewer: string): Promise<OrderAnswer> => {
    const [one] = await shown([order], viewer)
    if (!one) throw new Error('an order was lost')
    return one
  }

  app.get(
    '/api/newsroom/removals',
    {
      schema: {
        tags,
        summary: 'Orders to remove by law, the newest first',
        response: { 200: orderListSchema, ...failures },
      },
    },
    async (request) => {
      const account = await accounts.require(request, RIGHT)
      return { items: await shown(await listOrders(db, LISTED), account.id) }
    },
  )

  app.post(
    '/api/newsroom/removals',
    {
      schema: {
        tags,
        summary: 'Ask for a removal by law; a second person confirms it',
        body: askSchema,
        response: { 201: orderSchema, ...failures },
      },
    },
    async (request, reply) => {
      const { id: accountId } = await accounts.require(request, RIGHT)
      const { storyId, versions, legalBasis, reason, reference } = request.body
      const order = await askRemoval(
        db,
        {
          storyId,
          legalBasis,
          reason,
          ...(versions === undefined ? {} : { versions }),
          ...(reference === undefined ? {} : { reference }),
        },
        accountId,
      )
      return reply.status(201).send(await shownOne(order, accountId))
    },
  )

  app.post(
    '/api/newsroom/removals/:id/confirm',
    {
      schema: {
        tags,
        summary: 'Confirm a removal that somebody else asked for: what it says is gone for good',
        params: byId,
        response: { 200: orderSchema, ...failures },
      },
    },
    async (request) => {
      const { id: accountId, sessionId } = await accounts.require(request, RIGHT)
      return shownOne(await removals.confirm(request.params.id, accountId, sessionId), accountId)
    },
  )

  app.post(
    '/api/newsroom/removals/:id/drop',
    {
      schema: {
        tags,
        summary: 'Give an order up that was not carried out',
        params: byId,
        response: { 200: orderSchema, ...failures },
      },
    },
    async (request) => {
      const account = await accounts.require(request, RIGHT)
      return shownOne(await dropOrder(db, request.params.id, account.id), account.id)
    },
  )
}
