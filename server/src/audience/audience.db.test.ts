import { createHash, createPublicKey, verify } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Clock, createLog, type Database, openDatabase } from '../platform/index.ts'
import { ReleaseFollower, Releases } from '../release/index.ts'
import { setTestClock } from '../testing/clock.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testCandidate, testPublish, testStory } from '../testing/story.ts'
import {
  addChannel,
  addTestChannel,
  Audience,
  type ChannelAnswer,
  type DrillMessage,
  type Endpoint,
  listChannels,
  newChannelSchema,
  type PublicMessage,
  runDrill,
  switchChannel,
} from './index.ts'
import { actionFor } from './outbox.ts'
import { send } from './transport.ts'

const SEALING = createHash('sha256').update('test').digest()
const NOON = new Date('2026-03-01T12:00:00Z')

/** A gateway on the loopback that keeps what it is told, and checks every signature. */
interface Gateway {
  readonly url: string
  readonly got: { readonly type: string; readonly data: PublicMessage | DrillMessage }[]
  /** What it answers next: a status, or nothing at all. */
  status: number | 'silent'
  key: string
  readonly close: () => Promise<void>
}

async function startGateway(): Promise<Gateway> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers
      const raw = Buffer.from(self.key.slice('whpk_'.length), 'base64')
      const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') } })
      const signed = Buffer.from(`${String(id)}.${String(at)}.${body}`)
      if (!verify(null, signed, key, Buffer.from(String(signature).slice('v1a,'.length), 'base64'))) {
        response.writeHead(401).end()
        return
      }
      if (self.status === 'silent') {
        request.socket.destroy()
        return
      }
      if (self.status === 200) self.got.push(JSON.parse(body) as Gateway['got'][number])
      response.writeHead(self.status).end(JSON.stringify({ id: `remote-${self.got.length}` }))
    })
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const self: Gateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    got: [],
    status: 200,
    key: '',
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
  return self
}

let test: Awaited<ReturnType<typeof createTestDatabase>>
let owner: Database
let app: Database
let releases: Releases
let gateway: Gateway
let channel: Awaited<ReturnType<typeof addChannel>>
const running: (() => Promise<void>)[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openDatabase({ url: test.ownerUrl, max: 2 })
  app = openDatabase({ url: test.ownerUrl, role: 'dateline_app' })
  releases = new Releases(app.db, 'mna.example')
})
beforeEach(async () => {
  await setTestClock(owner.db, NOON)
  await sql`UPDATE channel SET active = false`.execute(owner.db)
  gateway = await startGateway()
  channel = await add({ name: `push ${gateway.url}`, url: gateway.url })
  gateway.key = channel.publicKey
})
afterEach(async () => {
  for (const stop of running.splice(0)) await stop()
  await gateway.close()
})
afterAll(async () => {
  await app.close()
  await owner.close()
  await test.close()
})

const add = (over: { name: string; url: string; urgency?: number; languages?: string[] }) =>
  addChannel(app.db, SEALING, newChannelSchema.parse({ kind: 'push', ...over }), 'test')

/** A node that sends. */
async function node(): Promise<{ readonly audience: Audience; readonly pass: (at: Date) => Promise<void> }> {
  const clock = new Clock(app.db)
  await clock.sample()
  const follower = new ReleaseFollower(app.db, clock)
  const audience = new Audience({
    db: app.db,
    clock,
    log: createLog('silent'),
    publicUrl: 'https://news.mna.example',
    places: (s) => ({ story: `/${s.language}/${s.section}/${s.slug}-${s.publicId}`, pages: [], feeds: [] }),
    sealing: SEALING,
  })
  audience.follow(follower)
  await follower.start()
  await audience.start()
  running.push(async () => {
    follower.stop()
    await audience.stop()
  })
  return {
    audience,
    async pass(at) {
      await setTestClock(owner.db, at)
      await clock.sample()
      await follower.wake()
      await audience.wake()
    },
  }
}

const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000)
const actions = () => gateway.got.map((g) => g.type)
const messages = () => gateway.got.map((g) => g.data as PublicMessage)
const states = async () =>
  (
    await sql<{
      state: string
    }>`SELECT state FROM channel_post WHERE channel_id = ${channel.id} ORDER BY release_no`.execute(app.db)
  ).rows.map((r) => r.state)

describe('a channel', () => {
  it('posts what is released, replaces it when it is corrected, and withdraws it when it is killed', async () => {
    const { audience } = await node()
    const { story } = await testPublish(app.db, releases, { headline: 'Harbour closes' })
    await audience.wake()
    await releases.release({
      storyId: story.id,
      kind: 'correct',
      releasedBy: 'test',
      notice: 'The harbour stays open.',
      candidateId: await testCandidate(app.db, story.id, { headline: 'Harbour stays open' }),
    })
    await audience.wake()
    await releases.release({ storyId: story.id, kind: 'kill', releasedBy: 'test', notice: 'The report was wrong.' })
    await audience.wake()
    expect(actions()).toEqual(['release.post', 'release.replace', 'release.withdraw'])
    const [first, second, third] = messages()
    expect(first).toMatchObject({ audience: 'public', of: [], release: { headline: 'Harbour closes', version: 1 } })
    expect(first?.release.url).toBe(`https://news.mna.example/en/economy/harbour-closes-${story.publicId}`)
    expect(second).toMatchObject({ of: ['remote-1'], release: { notice: 'The harbour stays open.' } })
    expect(third).toMatchObject({ of: ['remote-1', 'remote-2'], release: { state: 'canceled', kind: 'kill' } })
    expect(JSON.stringify(third)).not.toContain('arbour')
  })

  it('posts nothing before its time, and nothing that was overtaken before it', async () => {
    const { pass } = await node()
    await testPublish(app.db, releases, { headline: 'At one' }, later(3600))
    const { story } = await testPublish(app.db, releases, { headline: 'Never' }, later(3600))
    await releases.release({ storyId: story.id, kind: 'withdraw', releasedBy: 'test', notice: 'Not needed.' })
    await pass(later(3599))
    expect(actions()).toEqual([])
    await pass(later(3600))
    expect(messages().map((m) => m.release.headline)).toEqual(['At one'])
    expect((await states()).toSorted()).toEqual(['needless', 'overtaken', 'sent'])
  })

  it('tries again when the receiver fails, sends a kill in the place of what was not taken, and never gives a kill up', async () => {
    const { audience, pass } = await node()
    const { story } = await testPublish(app.db, releases, { headline: 'Taken' })
    await audience.wake()
    gateway.status = 503
    await releases.release({ storyId: story.id, kind: 'kill', releasedBy: 'test', notice: 'Wrong.' })
    await audience.wake()
    expect(actions()).toEqual(['release.post'])
    expect(await listChannels(app.db)).toContainEqual(expect.objectContaining({ id: channel.id, waiting: 1 }))
    await sql`UPDATE channel_post SET attempts = 5000 WHERE state = 'due'`.execute(owner.db)
    gateway.status = 'silent'
    await pass(later(3600))
    gateway.status = 200
    await pass(later(7200))
    expect(actions()).toEqual(['release.post', 'release.withdraw'])
  })

  it('never posts copy that was killed while its receiver was away, and withdraws what it may have taken all the same', async () => {
    gateway.status = 503
    const { audience, pass } = await node()
    const { story } = await testPublish(app.db, releases, { headline: 'Wrong from the start' })
    await audience.wake()
    await releases.release({ storyId: story.id, kind: 'kill', releasedBy: 'test', notice: 'Wrong.' })
    gateway.status = 200
    await pass(later(3600))
    expect(actions()).toEqual(['release.withdraw'])
    expect(await states()).toEqual(['overtaken', 'sent'])
  })

  it('posts once, however many nodes send', async () => {
    const nodes = [await node(), await node(), await node()]
    await Promise.all(Array.from({ length: 12 }, () => testPublish(app.db, releases)))
    await Promise.all(nodes.map((n) => n.audience.wake()))
    await Promise.all(nodes.map((n) => n.audience.wake()))
    const ids = messages().map((m) => m.id)
    expect(ids).toHaveLength(12)
    expect(new Set(ids).size).toBe(12)
  })

  it('is taken over when a node dies while it sends', async () => {
    const { story } = await testPublish(app.db, releases)
    const first = await node()
    await first.audience.stop()
    await sql`UPDATE channel_post SET state = 'sending', action = NULL, sent_at = NULL, attempts = 1,
              next_at = ${later(30)} WHERE story_id = ${story.id}`.execute(owner.db)
    const before = gateway.got.length
    const second = await node()
    expect(gateway.got).toHaveLength(before)
    await second.pass(later(31))
    expect(gateway.got).toHaveLength(before + 1)
  })

  it('carries what fits it, and follows what it carried; switched off it keeps what it owes', async () => {
    const { audience } = await node()
    const narrow = await startGateway()
    running.push(narrow.close)
    narrow.key = (await add({ name: narrow.url, url: narrow.url, urgency: 2, languages: ['en'] })).publicKey
    const { story } = await testPublish(app.db, releases, { urgency: 1, form: 'flash' })
    await testPublish(app.db, releases, { urgency: 5 })
    await testPublish(app.db, releases, { urgency: 1, language: 'ru' })
    await audience.wake()
    expect(narrow.got).toHaveLength(1)
    const { id } = (await listChannels(app.db)).find((c) => c.url === narrow.url) as ChannelAnswer | { id: number }
    await switchChannel(app.db, id, false)
    await releases.release({ storyId: story.id, kind: 'kill', releasedBy: 'test', notice: 'Wrong.' })
    await testPublish(app.db, releases, { urgency: 1 })
    await audience.wake()
    expect(narrow.got).toHaveLength(1)
    await switchChannel(app.db, id, true)
    await audience.wake()
    expect(narrow.got.map((g) => g.type)).toEqual(['release.post', 'release.withdraw'])
  })

  it('carries nothing of a release that was not for it', async () => {
    const { audience } = await node()
    const { story } = await testPublish(app.db, releases, { headline: 'For the site and the wire' })
    await audience.wake()
    expect(gateway.got).toHaveLength(1)
    const other = await testStory(app.db)
    await releases.release({
      storyId: other.id,
      kind: 'publish',
      releasedBy: 'test',
      channels: ['site', 'wire'],
      candidateId: await testCandidate(app.db, other.id),
    })
    await audience.wake()
    expect(messages().map((m) => m.release.guid)).toEqual([story.guid])
  })

  it('holds its key sealed: with another secret nothing can be signed', async () => {
    const { rows } = await sql<{ sealed: Buffer }>`SELECT sealed_key AS sealed FROM channel LIMIT 1`.execute(app.db)
    const { openKey } = await import('./keys.ts')
    expect(() => openKey(createHash('sha256').update('other').digest(), rows[0]?.sealed ?? Buffer.alloc(60))).toThrow()
  })
})

describe('what a channel must do', () => {
  it.each([
    ['publish', 'usable', [], 'post'],
    ['update', 'usable', [], 'post'],
    ['update', 'usable', ['a'], 'replace'],
    ['correct', 'usable', [null], 'replace'],
    ['refile', 'usable', [], undefined],
    ['repeat', 'usable', ['a'], undefined],
    ['clear', 'usable', [], 'post'],
    ['hold', 'withheld', ['a'], 'withdraw'],
    ['kill', 'canceled', ['a'], 'withdraw'],
    ['kill', 'canceled', [], undefined],
  ] as const)('%s, %s, when it has %j: %s', (kind, state, standing, action) => {
    expect(actionFor({ kind, state, standing })).toBe(action)
  })
})

describe('a drill', () => {
  it('reaches test channels and no other, and cannot be made to', async () => {
    const { audience } = await node()
    const tests = await startGateway()
    running.push(tests.close)
    tests.key = (await addTestChannel(app.db, SEALING, { name: tests.url, url: tests.url }, 'test')).publicKey
    const drill = await runDrill(
      app.db,
      SEALING,
      { kind: 'publish', language: 'en', headline: 'IIIIII like testing', body: '' },
      'test',
      NOON.getTime(),
    )
    await audience.wake()
    expect(drill.posts).toMatchObject([{ problem: null }])
    expect(tests.got).toMatchObject([
      { type: 'drill', data: { audience: 'test', drill: { headline: 'IIIIII like testing' } } },
    ])
    expect(gateway.got).toEqual([])
    await expect(addTestChannel(app.db, SEALING, { name: 'twice', url: gateway.url }, 'test')).rejects.toMatchObject({
      code: 'channel-is-real',
    })
    await expect(add({ name: 'twice', url: tests.url })).rejects.toMatchObject({ code: 'channel-is-test' })
    // The tables have no place for it either.
    await expect(
      sql`INSERT INTO channel_post (channel_id, release_no, story_id, rank, not_before, next_at)
          SELECT ${channel.id}, 999999999, id, 1, now(), now() FROM story LIMIT 1`.execute(app.db),
    ).rejects.toMatchObject({ code: '23503' })
    await expect(
      sql`INSERT INTO drill_post (drill_id, test_channel_id) VALUES (${drill.id}, ${100_000 + channel.id})`.execute(
        app.db,
      ),
    ).rejects.toMatchObject({ code: '23503' })
  })

  it('is of another type than what real channels carry', () => {
    const real = {} as Endpoint<'public'>
    const drill = {} as DrillMessage
    // @ts-expect-error -- a drill is no message for people
    const wrong = () => send(real, drill, 0)
    expect(wrong).toBeTypeOf('function')
  })

  it('needs a test audience', async () => {
    await sql`UPDATE test_channel SET active = false`.execute(owner.db)
    await expect(
      runDrill(app.db, SEALING, { kind: 'kill', language: 'en', headline: 'A drill', body: '' }, 'test', 0),
    ).rejects.toMatchObject({ code: 'drill-without-audience' })
  })
})
