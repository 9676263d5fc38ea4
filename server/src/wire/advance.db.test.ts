import { createDecipheriv } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { storePicture } from '../media/index.ts'
import { takeEffect } from '../release/index.ts'
import { setTestClock } from '../testing/clock.ts'
import { changeProduct, mayPrepareWith, switchSubscriber } from './index.ts'
import { createWorld, type Item, publish, release, subscribe, type World } from './wire.testing.ts'

let world: World
let day = 1

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const db = () => world.database.db
const HOUR = 3_600_000
let now = 0
const at = async (hours: number) => setTestClock(world.owner.db, new Date(now + hours * HOUR))
const until = () => new Date(now + HOUR).toISOString()

beforeEach(async () => {
  now = Date.UTC(2027, 3, day++, 12)
  await at(0)
})
afterEach(() => setTestClock(world.owner.db, null))

const MARK = 'Inflation fell to 3.1 percent'
const embargoed = (transmit?: 'now' | 'sealed' | 'at-time', hours = 1) => ({
  content: {
    headline: MARK,
    slugline: 'Marenia-Inflation-Secret',
    embargo: {
      until: new Date(now + hours * HOUR).toISOString(),
      note: 'From the statistics office.',
      ...(transmit === undefined ? {} : { transmit }),
    },
  },
})

const shape = (items: readonly Item[]) => items.map((i) => [i.seq, i.event, i.kind, i.use.use, i.item === undefined])

/** What a client does with a sealed item and its key. */
function open(sealed: { nonce: string; ciphertext: string }, key: string): string {
  const bytes = Buffer.from(sealed.ciphertext, 'base64')
  const cipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), Buffer.from(sealed.nonce, 'base64'))
  cipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]).toString()
}

describe('copy that is transmitted before its time', () => {
  it('reaches those entitled when it is recorded, everybody else at the time; the former then get word, not a second copy', async () => {
    const early = await subscribe(world, { embargoed: true })
    const other = await subscribe(world)
    const elsewhere = await subscribe(world, { embargoed: true, sections: ['politics'] })
    const { story } = await publish(world, embargoed('now'))
    const { items } = await early.pull()
    expect(shape(items)).toEqual([[1, 'item', 'publish', 'after', false]])
    expect(items[0]).toMatchObject({
      guid: story.guid,
      use: { use: 'after', from: until() },
      effectiveAt: until(),
      item: { embargoedUntil: until(), pubStatus: 'usable' },
    })
    expect(JSON.stringify(items)).toContain('From the statistics office.')
    expect(await (await early.fetch('/items/1/document?format=newsml-g2')).text()).toContain(`<embargoed>${until()}<`)
    expect((await other.pull()).items).toEqual([])
    expect(await other.fetch('/status').then((r) => r.json())).toMatchObject({ last: 0, embargoed: false })
    await at(1)
    expect(shape((await other.pull()).items)).toEqual([[1, 'item', 'publish', 'now', false]])
    expect(shape((await early.pull()).items)).toEqual([
      [1, 'item', 'publish', 'now', false],
      [2, 'release', 'publish', 'now', true],
    ])
    expect((await early.pull(1)).items[0]).toMatchObject({ guid: story.guid, version: 1, effectiveAt: until() })
    expect(await elsewhere.kinds()).toEqual([])
  })

  it('goes to nobody when the embargo says so, when nothing is said, and when a release is merely scheduled', async () => {
    const early = await subscribe(world, { embargoed: true })
    await publish(world, embargoed('at-time'))
    await publish(world, embargoed())
    await publish(world, { effectiveAt: new Date(now + HOUR) })
    await publish(world, { ...embargoed('now', -1), effectiveAt: new Date(now + HOUR) })
    expect((await early.pull()).items).toEqual([])
    await at(1)
    expect((await early.pull()).items.map((i) => [i.seq, i.event])).toEqual([1, 2, 3, 4].map((n) => [n, 'item']))
  })

  it('is for the time of the release when that is after the embargo', async () => {
    const early = await subscribe(world, { embargoed: true })
    const later = new Date(now + 2 * HOUR)
    await publish(world, { ...embargoed('now'), effectiveAt: later })
    const [item] = (await early.pull()).items
    expect(item?.use).toEqual({ use: 'after', from: later.toISOString() })
    expect(item?.item.embargoedUntil).toBe(later.toISOString())
  })

  it('is followed by notices of new copy, of another time, and of the end, to those alone who have it', async () => {
    const early = await subscribe(world, { embargoed: true })
    const other = await subscribe(world)
    const { story } = await publish(world, embargoed('now'))
    await early.pull()
    const second = embargoed('now', 2)
    await release(world, story, 'publish', { content: { ...second.content, headline: 'Corrected before its time' } })
    const { items } = await early.pull()
    expect(shape(items)).toEqual([
      [1, 'notice', 'publish', 'hold', false],
      [2, 'notice', 'publish', 'after', false],
    ])
    expect(items[1]).toMatchObject({ supersedes: 1, use: { from: new Date(now + 2 * HOUR).toISOString() } })
    expect(JSON.stringify(items)).not.toContain(MARK)
    await at(1)
    expect((await other.pull()).items).toEqual([])
    await release(world, story, 'withdraw', { notice: 'The office has taken it back.' })
    const told = await early.pull()
    expect(shape(told.items)).toEqual([
      [1, 'notice', 'publish', 'never', false],
      [2, 'notice', 'publish', 'never', false],
      [3, 'notice', 'withdraw', 'never', false],
    ])
    expect(told.items[2]).toMatchObject({ supersedes: 2, notice: 'The office has taken it back.' })
    expect(JSON.stringify(told)).not.toMatch(/Corrected|Inflation/)
    await at(3)
    expect((await early.pull()).items).toHaveLength(3)
    expect((await other.pull()).items).toEqual([])
  })

  it('must wait when what takes its place is not transmitted before', async () => {
    const early = await subscribe(world, { embargoed: true })
    const { story } = await publish(world, embargoed('now'))
    await early.pull()
    const next = embargoed('at-time', 2)
    await release(world, story, 'publish', {
      content: { ...next.content, headline: 'Not yet', slugline: 'Marenia-Unread' },
    })
    const held = await early.pull()
    expect(shape(held.items)).toEqual([
      [1, 'notice', 'publish', 'hold', false],
      [2, 'notice', 'publish', 'hold', false],
    ])
    expect(JSON.stringify(held)).not.toMatch(/Not yet|Unread|Inflation/)
    await at(2)
    const { items } = await early.pull(2)
    expect(shape(items)).toEqual([[3, 'item', 'publish', 'now', false]])
    expect(items[0]?.item.headlines[0].value).toBe('Not yet')
  })

  it('is released to all when the embargo is lifted', async () => {
    const early = await subscribe(world, { embargoed: true })
    const other = await subscribe(world)
    const { story } = await publish(world, embargoed('now'))
    await early.pull()
    await at(0.5)
    await release(world, story, 'embargo-lift')
    expect((await early.pull(1)).items.map((i) => [i.kind, i.use.use])).toEqual([['embargo-lift', 'now']])
    expect(shape((await other.pull()).items)).toEqual([[1, 'item', 'embargo-lift', 'now', false]])
    await at(2)
    expect((await early.pull()).items).toHaveLength(2)
  })

  it('says nothing in advance of what follows on a story that is out', async () => {
    const early = await subscribe(world, { embargoed: true })
    const { story } = await publish(world, embargoed('now'))
    await early.pull()
    await at(1)
    await early.pull()
    await release(world, story, 'update', { ...embargoed('now', 3), effectiveAt: new Date(now + 2 * HOUR) })
    expect((await early.pull()).items).toHaveLength(2)
    await at(2)
    expect((await early.pull(2)).items.map((i) => [i.event, i.kind])).toEqual([['item', 'update']])
  })

  it('reaches who is entitled later, at once; who was switched off gets it with the rest', async () => {
    const late = await subscribe(world)
    const off = await subscribe(world, { embargoed: true })
    const { story } = await publish(world, embargoed('now'))
    await off.pull()
    await changeProduct(db(), late.subscriber.id, { languages: null, sections: null, embargoed: true })
    expect(shape((await late.pull()).items)).toEqual([[1, 'item', 'publish', 'after', false]])
    const newest = await subscribe(world, { embargoed: true })
    expect((await newest.pull()).items).toHaveLength(1)
    await switchSubscriber(db(), off.subscriber.id, false)
    await release(world, story, 'publish', embargoed('now', 2))
    expect((await late.pull()).items).toHaveLength(2)
    await switchSubscriber(db(), off.subscriber.id, true)
    expect(shape((await off.pull()).items).slice(1)).toEqual([[2, 'notice', 'publish', 'after', false]])
    await at(2)
    for (const client of [late, off, newest]) {
      expect((await client.pull(2)).items.map((i) => i.event)).toEqual(['release'])
    }
  })

  it('is joined by a subscriber that comes when nobody was entitled yet', async () => {
    await publish(world, { ...embargoed('at-time'), content: { ...embargoed('at-time').content, language: 'hy' } })
    const client = await subscribe(world, { languages: ['hy'] })
    await at(1)
    expect(await client.kinds()).toEqual(['publish'])
  })

  it('lets its picture be fetched by those who have it in plain', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const { src } = await storePicture(db(), png, { uploadedBy: 'test' })
    const early = await subscribe(world, { embargoed: true })
    const shut = await subscribe(world, { embargoed: true, sealed: true })
    const other = await subscribe(world)
    const picture = embargoed('now')
    const { story } = await publish(world, {
      content: { ...picture.content, body: [{ type: 'picture', src, alt: 'A chart' }] },
    })
    for (const client of [early, shut, other]) await client.pull()
    const may = (token: string) => mayPrepareWith(db(), `Bearer ${token}`, src.slice('/media/'.length))
    expect([await may(early.token), await may(shut.token), await may(other.token), await may('dl_none')]).toEqual([
      true,
      false,
      false,
      false,
    ])
    await release(world, story, 'withdraw', { notice: 'No.' })
    expect(await may(early.token)).toBe(false)
  })
})

describe('sealed copy', () => {
  it('is ciphertext until its time; then its key comes in the sequence and at an address of its own', async () => {
    const sealed = await subscribe(world, { embargoed: true, sealed: true })
    const plain = await subscribe(world, { embargoed: true })
    const { story } = await publish(world, embargoed('now'))
    const first = (await sealed.pull()).items[0] as Item & {
      sealed: { nonce: string; ciphertext: string; keyAddress: string }
    }
    expect(first).toMatchObject({ seq: 1, event: 'item', guid: story.guid, use: { use: 'after', from: until() } })
    expect(JSON.stringify(first)).not.toMatch(/Inflation|dredging|Secret|statistics/)
    expect(Buffer.from(first.sealed.ciphertext, 'base64').length % 1024).toBe(16)
    expect((await plain.pull()).items[0]?.item).toBeDefined()
    expect((await sealed.fetch('/items/1/document')).status).toBe(409)
    const address = new URL(first.sealed.keyAddress).pathname
    const key = () => fetch(`${world.url}${address}`)
    const unknown = await fetch(`${world.url}/wire/v1/keys/${'a'.repeat(26)}`)
    const before = await key()
    expect([before.status, await before.text()]).toEqual([404, await unknown.text()])
    const asXml = await sealed.fetch('/items', { accept: 'application/vnd.iptc.g2.newsmessage+xml' })
    expect(await asXml.text()).not.toMatch(/Inflation|newsItem /)
    await at(1)
    const { items } = await sealed.pull(1)
    expect(shape(items)).toEqual([[2, 'release', 'publish', 'now', true]])
    const { unsealed } = items[0] as Item & { unsealed: { key: string } }
    const answer = (await (await key()).json()) as { key: string; guid: string }
    expect(answer).toMatchObject({ key: unsealed.key, guid: story.guid, from: until(), version: 1 })
    expect(JSON.parse(open(first.sealed, unsealed.key)).headlines[0].value).toBe(MARK)
    expect(shape((await sealed.pull()).items)[0]).toEqual([1, 'item', 'publish', 'now', false])
    await release(world, story, 'kill', { notice: 'Wrong.' })
    expect((await key()).status).toBe(404)
    expect(JSON.stringify(await sealed.pull())).not.toContain(unsealed.key)
  })

  it('is chosen for all by the item; each item has a key of its own, each writing a nonce of its own', async () => {
    const plain = await subscribe(world, { embargoed: true })
    const other = await subscribe(world)
    await publish(world, embargoed('sealed'))
    await publish(world, embargoed('sealed'))
    const { items } = (await plain.pull()) as unknown as { items: { sealed: Record<string, string> }[] }
    const xml = (await plain.pull(0, '&format=newsml-g2')) as unknown as { items: { sealed: Record<string, string> }[] }
    const all = [...items, ...xml.items].map((i) => i.sealed)
    expect(new Set(all.map((s) => s['nonce'])).size).toBe(4)
    expect(new Set(all.map((s) => s['keyAddress'])).size).toBe(2)
    expect((await other.pull()).items).toEqual([])
    await at(1)
    const opened = (await plain.pull(2)) as unknown as { items: { unsealed: { key: string } }[] }
    expect(new Set(opened.items.map((i) => i.unsealed.key)).size).toBe(2)
    expect(open(xml.items[0]?.sealed as never, opened.items[0]?.unsealed.key ?? '')).toContain('<newsItem')
  })

  it('says no word of what was in it when it is withdrawn before its time, and never gives its key', async () => {
    const client = await subscribe(world, { embargoed: true, sealed: true })
    const { story } = await publish(world, embargoed('now'))
    const first = (await client.pull()).items[0] as Item & { sealed: { keyAddress: string } }
    await release(world, story, 'withdraw', { notice: 'Not to be used.' })
    expect(JSON.stringify(await client.pull())).not.toMatch(/Inflation|Secret/)
    await at(2)
    expect((await fetch(`${world.url}${new URL(first.sealed.keyAddress).pathname}`)).status).toBe(404)
    expect((await client.pull()).items.map((i) => [i.kind, i.use.use])).toEqual([
      ['publish', 'never'],
      ['withdraw', 'never'],
    ])
  })
})

describe('a recall of what was never public', () => {
  it('is no secret to those who have it, and stays one to those who have a translation', async () => {
    const early = await subscribe(world, { embargoed: true, languages: ['en'] })
    const russian = await subscribe(world, { languages: ['ru'] })
    const { story } = await publish(world, embargoed('now'))
    await publish(world, { content: { language: 'ru' }, translationGroup: story.translationGroup })
    for (const client of [early, russian]) await client.pull()
    await release(world, story, 'withdraw', { notice: 'No.' })
    expect(await early.kinds()).toEqual(['publish', 'withdraw'])
    expect(await russian.kinds()).toEqual(['publish'])
  })
})

describe('a clock that steps', () => {
  it('offers nothing early, nothing twice, and takes back nothing that was out', async () => {
    const client = await subscribe(world)
    const early = await subscribe(world, { embargoed: true })
    await publish(world, embargoed('now'))
    await early.pull()
    await at(-5)
    expect((await client.pull()).items).toEqual([])
    await at(1)
    expect(shape((await client.pull()).items)).toEqual([[1, 'item', 'publish', 'now', false]])
    await at(-2)
    expect(shape((await client.pull()).items)).toEqual([[1, 'item', 'publish', 'now', false]])
    const { story } = await publish(world)
    await takeEffect(db(), new Date(0))
    await at(-4)
    await release(world, story, 'kill', { notice: 'Wrong.' })
    expect((await client.pull()).items.map((i) => [i.kind, i.use.use])).toEqual([
      ['publish', 'now'],
      ['publish', 'never'],
      ['kill', 'never'],
    ])
    await at(5)
    expect((await client.pull()).items).toHaveLength(3)
    expect((await early.pull()).items.map((i) => i.event)).toEqual(['item', 'release', 'item', 'notice'])
  })
})

describe('a process that was down at the time', () => {
  it('releases what came due when it starts: to streams, with its keys, once', async () => {
    const other = await createWorld()
    try {
      await setTestClock(other.owner.db, new Date(now))
      const client = await subscribe(other)
      const sealed = await subscribe(other, { embargoed: true, sealed: true })
      await publish(other, embargoed('now'))
      await publish(other, { effectiveAt: new Date(now + HOUR / 2) })
      await sealed.pull()
      other.follower.stop()
      await other.wire.stop()
      await setTestClock(other.owner.db, new Date(now + HOUR))
      const node = await other.node()
      const stream = await client
        .at(node)
        .stream()
        .until((c) => c.items.length === 2)
      expect(stream.items.map((i) => [i.seq, i.use.use])).toEqual([
        [1, 'now'],
        [2, 'now'],
      ])
      stream.close()
      const { items } = await sealed.at(node).pull(1)
      expect(items.map((i) => i.event).toSorted()).toEqual(['item', 'release'])
      expect(JSON.stringify(items)).toContain('"unsealed":{"key":"')
      const { rows } = await sql<{ taken: number }>`SELECT count(*)::integer AS taken FROM taken_effect`.execute(
        other.owner.db,
      )
      expect(rows[0]?.taken).toBe(2)
    } finally {
      await other.close()
    }
  })
})

describe('two nodes', () => {
  it('give each subscriber one number for each form, whoever is first', async () => {
    const other = await world.node()
    const clients = await Promise.all(
      Array.from({ length: 6 }, (_, n) => subscribe(world, { embargoed: n % 2 === 0, sealed: n === 4 })),
    )
    for (let n = 0; n < 10; n++) await publish(n % 2 === 0 ? world : other, embargoed(n % 3 === 0 ? 'sealed' : 'now'))
    await Promise.all(clients.flatMap((c) => [c.pull(), c.at(other).pull()]))
    await at(1)
    await Promise.all(clients.flatMap((c) => [c.pull(), c.at(other).pull(), world.wire.wake(), other.wire.wake()]))
    for (const [n, client] of clients.entries()) {
      const { items } = await client.pull()
      expect(items.map((i) => i.seq)).toEqual(items.map((_, i) => i + 1))
      expect(items.map((i) => i.event)).toEqual(
        n % 2 === 0
          ? [...Array.from({ length: 10 }, () => 'item'), ...Array.from({ length: 10 }, () => 'release')]
          : Array.from({ length: 10 }, () => 'item'),
      )
    }
  })
})
