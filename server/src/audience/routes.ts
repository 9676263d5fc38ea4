/** Channels, test channels and drills over HTTP. There is no route that posts words: what is posted was released. */
import { RELEASE_KINDS } from '@dateline/news'
import * as z from 'zod'
import { type Accounts, namesOf } from '../accounts/index.ts'
import { type App, type Clock, type Db, errorSchema } from '../platform/index.ts'
import type { Audience } from './audience.ts'
import {
  addChannel,
  CHANNEL_KINDS,
  type ListedChannel,
  listChannels,
  newChannelSchema,
  switchChannel,
} from './channel.ts'
import {
  addTestChannel,
  type Drill,
  listDrills,
  listTestChannels,
  newDrillSchema,
  newTestChannelSchema,
  runDrill,
  switchTestChannel,
  type TestChannel,
} from './drill.ts'

export interface AudienceRoutes {
  readonly db: Db
  readonly clock: Clock
  readonly accounts: Pick<Accounts, 'require' | 'requireFresh' | 'record'>
  readonly audience: Audience
  /** 32 bytes that seal the channels' keys. */
  readonly sealing: Buffer
}

const instant = z.iso.datetime()
const tags = ['channels']
const failures = { '4xx': errorSchema }
const byId = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })

export const channelSchema = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  url: z.string(),
  publicKey: z.string().describe('For the receiver, to check signatures with (Standard Webhooks, `v1a`).'),
  languages: z.array(z.string()).nullable(),
  sections: z.array(z.string()).nullable(),
  urgency: z.int(),
  active: z.boolean(),
  createdAt: instant,
  waiting: z.int().describe('Posts that wait or are tried again.'),
  silentSince: instant.nullable().describe('Since when the receiver takes nothing.'),
  lastSentAt: instant.nullable(),
})
export type ChannelAnswer = z.output<typeof channelSchema>
export const testChannelSchema = z.object({
  id: z.int(),
  name: z.string(),
  url: z.string(),
  publicKey: z.string(),
  active: z.boolean(),
  createdAt: instant,
})
export type TestChannelAnswer = z.output<typeof testChannelSchema>
export const drillSchema = z.object({
  id: z.uuid(),
  kind: z.enum(RELEASE_KINDS),
  language: z.string(),
  headline: z.string(),
  begunBy: z.object({ id: z.string(), name: z.string() }),
  begunAt: instant,
  posts: z.array(z.object({ channel: z.string(), sentAt: z.string().nullable(), problem: z.string().nullable() })),
})
export type DrillAnswer = z.output<typeof drillSchema>
export const channelsSchema = z.object({
  channels: z.array(channelSchema),
  testChannels: z.array(testChannelSchema),
  drills: z.array(drillSchema),
})
export type ChannelsAnswer = z.output<typeof channelsSchema>

const shown = (c: ListedChannel): ChannelAnswer => ({
  ...c,
  languages: c.languages && [...c.languages],
  sections: c.sections && [...c.sections],
  createdAt: c.createdAt.toISOString(),
  silentSince: c.silentSince?.toISOString() ?? null,
  lastSentAt: c.lastSentAt?.toISOString() ?? null,
})
const shownTest = (c: TestChannel): TestChannelAnswer => ({ ...c, createdAt: c.createdAt.toISOString() })

const SHOWN_DRILLS = 20

export function registerAudienceRoutes(app: App, { db, clock, accounts, audience, sealing }: AudienceRoutes): void {
  const path = '/api/newsroom/channels'
  const named = async (drills: readonly Drill[]): Promise<DrillAnswer[]> => {
    const names = await namesOf(
      db,
      drills.map((d) => d.begunBy),
    )
    return drills.map((d) => ({
      ...d,
      begunBy: { id: d.begunBy, name: names.get(d.begunBy) ?? d.begunBy },
      begunAt: d.begunAt.toISOString(),
      posts: d.posts.map((p) => ({ ...p })),
    }))
  }

  app.get(
    path,
    {
      schema: {
        tags,
        summary: 'Channels, test channels, and the latest drills',
        response: { 200: channelsSchema, ...failures },
      },
    },
    async (request) => {
      await accounts.require(request, 'draft:read')
      return {
        channels: (await listChannels(db)).map(shown),
        testChannels: (await listTestChannels(db)).map(shownTest),
        drills: await named(await listDrills(db, SHOWN_DRILLS)),
      }
    },
  )

  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Add a channel that people listen to',
        body: newChannelSchema,
        response: { 201: channelSchema, ...failures },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.requireFresh(request, 'subscriber:manage')
      const made = await addChannel(db, sealing, request.body, accountId)
      const { kind, name, url } = made
      await accounts.record(db, {
        actor: accountId,
        action: 'channel.added',
        target: String(made.id),
        data: { kind, name, url },
      })
      return reply.status(201).send(shown(made))
    },
  )

  app.patch(
    `${path}/:id`,
    {
      schema: {
        tags,
        summary: 'Switch a channel off or on',
        params: byId,
        body: z.strictObject({ active: z.boolean() }),
        response: { 200: channelSchema, ...failures },
      },
    },
    async (request) => {
      const { accountId } = await accounts.requireFresh(request, 'subscriber:manage')
      const { active } = request.body
      const changed = await switchChannel(db, request.params.id, active)
      await accounts.record(db, {
        actor: accountId,
        action: active ? 'channel.switched-on' : 'channel.switched-off',
        target: String(changed.id),
        data: { name: changed.name },
      })
      void audience.wake()
      return shown(changed)
    },
  )

  app.post(
    '/api/newsroom/test-channels',
    {
      schema: {
        tags,
        summary: 'Add a test channel, which drills go to and nothing else',
        body: newTestChannelSchema,
        response: { 201: testChannelSchema, ...failures },
      },
    },
    async (request, reply) => {
      const { accountId } = await accounts.requireFresh(request, 'subscriber:manage')
      const made = await addTestChannel(db, sealing, request.body, accountId)
      await accounts.record(db, {
        actor: accountId,
        action: 'test-channel.added',
        target: String(made.id),
        data: { name: made.name, url: made.url },
      })
      return reply.status(201).send(shownTest(made))
    },
  )

  app.patch(
    '/api/newsroom/test-channels/:id',
    {
      schema: {
        tags,
        summary: 'Switch a test channel off or on',
        params: byId,
        body: z.strictObject({ active: z.boolean() }),
        response: { 200: testChannelSchema, ...failures },
      },
    },
    async (request) => {
      const { accountId } = await accounts.requireFresh(request, 'subscriber:manage')
      const changed = await switchTestChannel(db, request.params.id, request.body.active)
      await accounts.record(db, {
        actor: accountId,
        action: request.body.active ? 'test-channel.switched-on' : 'test-channel.switched-off',
        target: String(changed.id),
        data: { name: changed.name },
      })
      return shownTest(changed)
    },
  )

  app.post(
    '/api/newsroom/drills',
    {
      schema: {
        tags,
        summary: 'Run a drill: to the test channels, which no reader or subscriber hears',
        body: newDrillSchema,
        response: { 201: drillSchema, ...failures },
      },
    },
    async (request, reply) => {
      const account = await accounts.require(request, 'release:publish')
      const drill = await runDrill(db, sealing, request.body, account.id, clock.now())
      await accounts.record(db, {
        actor: account.id,
        action: 'drill.run',
        target: drill.id,
        data: { kind: drill.kind, channels: drill.posts.length },
      })
      const [answer] = await named([drill])
      if (!answer) throw new Error('a drill was lost')
      return reply.status(201).send(answer)
    },
  )
}
