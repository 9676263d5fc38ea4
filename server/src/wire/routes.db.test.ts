import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ninjsValidator, xsdValidator } from '../../../packages/formats/src/testing-validate.ts'
import { sharedPath } from '../testing/shared.ts'
import { createHttp, createLog } from '../platform/index.ts'
import { registerWireRoutes, rotateToken, switchSubscriber } from './index.ts'
import { createWorld, PUBLIC_URL, publish, release, subscribe, type World } from './wire.testing.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

// Tests look into answers of many shapes.
const get = async (
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; body: any }> => {
  const answer = await fetch(`${world.url}/wire/v1${path}`, { headers })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

describe('the door', () => {
  it('asks for a token, and says so as RFC 6750 wants', async () => {
    for (const path of ['/items', '/items/1', '/items/1/document', '/stream', '/status']) {
      const none = await get(path)
      expect([none.status, none.body.error.code, none.headers.get('www-authenticate')]).toEqual([
        401,
        'token-missing',
        'Bearer realm="wire"',
      ])
    }
    for (const wrong of ['Bearer dl_wrong', 'Bearer  ', 'Basic ZGw6eA==', `Bearer ${'x'.repeat(1000)}`]) {
      const answer = await get('/items', { authorization: wrong })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    }
  })

  it('knows a subscriber by its token until that is replaced or switched off, and stores no token', async () => {
    const client = await subscribe(world, { languages: ['en'], sections: ['politics'] })
    const status = await get('/status', { authorization: `Bearer ${client.token}` })
    expect(status.body).toMatchObject({
      name: client.subscriber.name,
      languages: ['en'],
      sections: ['politics'],
      last: 0,
      next: 1,
    })
    const token = await rotateToken(world.database.db, client.subscriber.id)
    expect((await get('/items', { authorization: `Bearer ${client.token}` })).status).toBe(401)
    expect((await get('/items', { authorization: `Bearer ${token}` })).status).toBe(200)
    await switchSubscriber(world.database.db, client.subscriber.id, false)
    const off = await get('/items', { authorization: `Bearer ${token}` })
    expect([off.status, off.body.error.code]).toEqual([403, 'subscriber-off'])
    const { rows } = await world.owner.pool.query(`SELECT to_jsonb(s) AS row FROM subscriber s`)
    expect(JSON.stringify(rows)).not.toContain(token.slice(3))
    expect(token).toMatch(/^dl_[\w-]{43}$/)
  })

  it('refuses a cursor that was never given, so that no client waits in silence', async () => {
    const client = await subscribe(world)
    await publish(world)
    const answer = await client.fetch('/items?after=5')
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { error: { code: 'cursor-past-end', data: { last: 1 } } },
    ])
    expect((await client.fetch('/stream', { 'last-event-id': '5' })).status).toBe(409)
    expect((await client.fetch('/stream', { 'last-event-id': 'x' })).status).toBe(400)
    for (const query of ['after=-1', 'limit=0', 'limit=501', 'wait=31', 'format=nitf']) {
      expect((await client.fetch(`/items?${query}`)).status).toBe(400)
    }
  })

  it('slows a client down that asks too often, and says for how long', async () => {
    const app = createHttp({
      config: { tls: undefined, trustedProxies: [] },
      log: createLog('silent'),
      front: () => false,
    })
    const rate = { burst: 3, perSecond: 0.001 }
    registerWireRoutes(app, { db: world.database.db, wire: world.wire, publicUrl: PUBLIC_URL, rate })
    const [one, other] = [await subscribe(world), await subscribe(world)]
    const ask = (token: string) => app.inject({ url: '/wire/v1/status', headers: { authorization: `Bearer ${token}` } })
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await ask(one.token)).statusCode)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    expect(Number((await ask(one.token)).headers['retry-after'])).toBeGreaterThan(900)
    expect((await ask(other.token)).statusCode).toBe(200)
    await app.close()
  })

  it('limits the streams of one subscriber', async () => {
    const client = await subscribe(world)
    const streams = Array.from({ length: 8 }, () => client.stream())
    await Promise.all(streams.map((s) => s.opened))
    expect((await client.fetch('/stream')).status).toBe(429)
    for (const stream of streams) stream.close()
  })
})

describe('reading', () => {
  it('pages by limit, and links the next page', async () => {
    const client = await subscribe(world)
    for (let i = 0; i < 3; i++) await publish(world)
    const answer = await client.fetch('/items?limit=2&format=ninjs')
    expect(answer.headers.get('link')).toBe('</wire/v1/items?limit=2&format=ninjs&after=2>; rel="next"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await client.pull(2, '&limit=2')).items.map((i) => i.seq)).toEqual([3])
    expect((await client.pull(3)).next).toBe(3)
  })

  it('gives one item by number, its own only', async () => {
    const client = await subscribe(world)
    const other = await subscribe(world, { languages: ['ar'] })
    await publish(world)
    const item = await (await client.fetch('/items/1')).json()
    expect(item).toMatchObject({ seq: 1, kind: 'publish', use: { use: 'now' } })
    expect((await other.fetch('/items/1')).status).toBe(404)
    expect((await client.fetch('/items/2')).status).toBe(404)
    const document = await (await client.fetch('/items/1/document')).json()
    expect(document).toEqual(item.item)
    const xml = await client.fetch('/items/1/document?format=newsml-g2')
    expect(xml.headers.get('content-type')).toBe('application/vnd.iptc.g2.newsitem+xml; charset=utf-8')
  })

  it('answers with a newsMessage when asked for one, and with nothing when there is none', async () => {
    const client = await subscribe(world)
    const accept = { accept: 'application/vnd.iptc.g2.newsmessage+xml' }
    expect((await client.fetch('/items', accept)).status).toBe(204)
    await publish(world)
    await publish(world)
    const answer = await client.fetch('/items', accept)
    expect(answer.headers.get('content-type')).toBe('application/vnd.iptc.g2.newsmessage+xml; charset=utf-8')
    const text = await answer.text()
    expect(text.match(/<newsItem /g)).toHaveLength(2)
    expect(text.match(/<\?xml/g)).toHaveLength(1)
  })
})

const standards = sharedPath('standards')

describe.skipIf(standards === undefined)('every kind of release, against the official schemas', () => {
  const everything = async () => {
    const client = await subscribe(world)
    const group = await publish(world, {
      content: {
        headline: 'Министр: «Порт откроется» & <скоро>',
        language: 'ru',
        abstract: 'Коротко.',
        byline: { text: 'Анна Петрель', people: [{ name: 'Анна Петрель' }] },
        dateline: { place: 'МАРЕН', date: '2026-11-23', source: 'МИА', placeUri: 'dateline:place/maren' },
        subjects: [
          { uri: 'http://cv.iptc.org/newscodes/mediatopic/11000000', qcode: 'medtop:11000000' },
          { uri: 'dateline:body/ministry', role: 'body' },
        ],
        edNote: 'Ждите продолжения.',
        usageTerms: 'Только подписчикам.',
      },
    })
    const { story } = await publish(world, {
      translationGroup: group.story.translationGroup,
      content: { form: 'flash', urgency: 1 },
    })
    await release(world, story, 'update', { content: { form: 'lead' } })
    await release(world, story, 'correct', { notice: 'A name & a <date>.' })
    await release(world, story, 'refile')
    await release(world, story, 'repeat')
    await release(world, story, 'hold', { notice: 'In doubt.' })
    await release(world, story, 'clear')
    const before = await client.pull()
    await release(world, group.story, 'kill', { notice: 'Untrue.' })
    await release(world, story, 'withdraw', { notice: 'At the request of a court.' })
    return { client, before }
  }

  it('writes valid ninjs 3.2', async () => {
    const { client, before } = await everything()
    const errors = ninjsValidator('ninjs-schema_3.2.reconstructed.json')
    const items = [...before.items, ...(await client.pull()).items]
    expect(items.length).toBe(18)
    for (const { item, seq } of items) {
      expect([seq, errors(item)]).toEqual([seq, []])
    }
  })

  it('writes valid NewsML-G2 2.35, item by item and as a message', async () => {
    const { client } = await everything()
    const errors = xsdValidator('standards/newsml-g2/specification/NewsML-G2_2.35-spec-All-Power.xsd')
    const { items } = await client.pull(0, '&format=newsml-g2')
    expect(items.length).toBe(10)
    for (const { item, seq } of items) expect([seq, errors(item)]).toEqual([seq, []])
    const message = await client.fetch('/items', { accept: 'application/vnd.iptc.g2.newsmessage+xml' })
    expect(errors(await message.text())).toEqual([])
  })
})
