/** Subscribers, as the newsroom's administrators see them. */
import * as z from 'zod'
import type { Accounts } from '../accounts/index.ts'
import { type App, type Db, errorSchema } from '../platform/index.ts'
import {
  addSubscriber,
  changeProduct,
  listSubscribers,
  productSchema,
  rotateToken,
  type Subscriber,
  switchSubscriber,
} from './subscriber.ts'
import type { Wire } from './wire.ts'

export interface SubscriberDeps {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require' | 'record'>
  readonly wire: Wire
}

const shape = z.object({
  id: z.int(),
  name: z.string(),
  languages: z.array(z.string()).nullable(),
  sections: z.array(z.string()).nullable(),
  active: z.boolean(),
  embargoed: z.boolean(),
  sealed: z.boolean(),
  createdAt: z.iso.datetime(),
})
const token = z.string().describe('Shown this once; only its digest is kept.')
const byId = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })
const tags = ['subscribers']
const errors = { 401: errorSchema, 403: errorSchema, 404: errorSchema, 422: errorSchema }

const shown = (s: Subscriber): z.input<typeof shape> => ({
  id: s.id,
  name: s.name,
  languages: s.languages && [...s.languages],
  sections: s.sections && [...s.sections],
  active: s.active,
  embargoed: s.embargoed,
  sealed: s.sealed,
  createdAt: s.createdAt.toISOString(),
})

/** Registers /api/newsroom/subscribers; every route needs the right subscriber:manage. */
export function registerSubscriberRoutes(app: App, { db, accounts, wire }: SubscriberDeps): void {
  const path = '/api/newsroom/subscribers'

  app.get(
    path,
    {
      schema: {
        tags,
        summary: 'All subscribers, with the last number each was given',
        response: {
          200: z.object({ subscribers: z.array(shape.extend({ last: z.int(), streams: z.int() })) }),
          ...errors,
        },
      },
    },
    async (request) => {
      await accounts.require(request, 'subscriber:manage')
      const list = await listSubscribers(db)
      return { subscribers: list.map((s) => ({ ...shown(s), last: s.last, streams: wire.streamCount(s.id) })) }
    },
  )

  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Add a subscriber',
        body: productSchema,
        response: { 201: z.object({ subscriber: shape, token }), ...errors, 409: errorSchema },
      },
    },
    async (request, reply) => {
      const account = await accounts.require(request, 'subscriber:manage')
      const made = await addSubscriber(db, request.body)
      const { id, name, languages, sections, embargoed, sealed } = made.subscriber
      await accounts.record(db, {
        actor: account.id,
        action: 'subscriber.add',
        target: String(id),
        data: { name, languages, sections, embargoed, sealed },
      })
      return reply
        .status(201)
        .header('cache-control', 'no-store')
        .send({ subscriber: shown(made.subscriber), token: made.token })
    },
  )

  app.patch(
    `${path}/:id`,
    {
      schema: {
        tags,
        summary: 'Switch a subscriber on or off, or change its product',
        params: byId,
        body: z.strictObject({
          active: z.boolean().optional(),
          product: z
            .strictObject({
              languages: productSchema.shape.languages,
              sections: productSchema.shape.sections,
              embargoed: productSchema.shape.embargoed,
              sealed: productSchema.shape.sealed,
            })
            .optional(),
        }),
        response: { 200: z.object({ subscriber: shape.nullable() }), ...errors },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'subscriber:manage')
      const { id } = request.params
      const { active, product } = request.body
      let changed: Subscriber | undefined
      if (product !== undefined) {
        changed = await changeProduct(db, id, product)
        await accounts.record(db, {
          actor: account.id,
          action: 'subscriber.product',
          target: String(id),
          data: product,
        })
      }
      if (active !== undefined) {
        changed = await switchSubscriber(db, id, active)
        await accounts.record(db, {
          actor: account.id,
          action: active ? 'subscriber.on' : 'subscriber.off',
          target: String(id),
          data: {},
        })
        await wire.refresh()
      }
      return { subscriber: changed ? shown(changed) : null }
    },
  )

  app.post(
    `${path}/:id/token`,
    {
      schema: {
        tags,
        summary: 'Replace the token; the old one stops working at once',
        params: byId,
        response: { 200: z.object({ token }), ...errors },
      },
    },
    async (request, reply) => {
      const account = await accounts.require(request, 'subscriber:manage')
      const { id } = request.params
      const fresh = await rotateToken(db, id)
      await accounts.record(db, { actor: account.id, action: 'subscriber.token', target: String(id), data: {} })
      await wire.refresh()
      return reply.header('cache-control', 'no-store').send({ token: fresh })
    },
  )
}
