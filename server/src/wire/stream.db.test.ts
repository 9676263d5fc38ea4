import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTestClock } from '../testing/clock.ts'
import { rotateToken, switchSubscriber } from './index.ts'
import { content, createWorld, publish, release, subscribe, type World } from './wire.testing.ts'

let world: World

beforeAll(async () => {
  world = await createWorld({ heartbeatMs: 100, patienceMs: 300 })
})
afterAll(() => world.close())

describe('a stream', () => {
  it('opens with its retry time and a heartbeat, and beats on', async () => {
    const client = await subscribe(world)
    const stream = client.stream()
    expect(await stream.opened).toBe(200)
    await stream.until((s) => s.events.filter((e) => e.event === 'heartbeat').length >= 3)
    expect(Date.parse(stream.events[0]?.data.serverTime)).toBeGreaterThan(0)
    expect(stream.items).toEqual([])
    stream.close()
    await stream.ended
  })

  it('gives what there is, then what comes, with notices as such and the number as id', async () => {
    const client = await subscribe(world)
    const { story } = await publish(world)
    const stream = client.stream()
    await stream.until((s) => s.items.length === 1)
    await release(world, story, 'correct', { notice: 'A name.' })
    await stream.until((s) => s.items.length === 2)
    await release(world, story, 'kill', { notice: 'Untrue.' })
    await stream.until((s) => s.items.length === 3)
    const numbered = stream.events.filter((e) => e.id !== undefined)
    expect(numbered.map((e) => [e.id, e.event, e.data.kind])).toEqual([
      ['1', 'item', 'publish'],
      ['2', 'notice', 'correct'],
      ['3', 'notice', 'kill'],
    ])
    expect(stream.items[1]?.item.bodies).toBeDefined()
    expect(stream.items[2]?.use).toEqual({ use: 'never', reason: 'canceled' })
    stream.close()
  })

  it('resumes after the last id, which outweighs the address, and says nothing twice', async () => {
    const client = await subscribe(world)
    for (let i = 0; i < 5; i++) await publish(world)
    const first = await client.stream('?after=1').until((s) => s.items.length === 4)
    expect(first.items.map((i) => i.seq)).toEqual([2, 3, 4, 5])
    first.close()
    const second = client.stream('?after=1', { 'last-event-id': '3' })
    await publish(world)
    await second.until((s) => s.items.length === 3)
    expect(second.items.map((i) => i.seq)).toEqual([4, 5, 6])
    second.close()
    const latest = client.stream('?after=latest')
    await latest.until((s) => s.events.length > 0)
    await publish(world)
    await latest.until((s) => s.items.length === 1)
    expect(latest.items[0]?.seq).toBe(7)
    latest.close()
  })

  it('replays a long history in order, page after page, and joins what is released meanwhile', async () => {
    const client = await subscribe(world)
    for (let i = 0; i < 90; i++) await publish(world)
    const stream = client.stream()
    await publish(world)
    await publish(world)
    await stream.until((s) => s.items.length >= 92)
    expect(stream.items.map((i) => i.seq)).toEqual(Array.from({ length: 92 }, (_, i) => i + 1))
    stream.close()
  })

  it('gives NewsML-G2 as a string', async () => {
    const client = await subscribe(world)
    await publish(world)
    const stream = await client.stream('?format=newsml-g2').until((s) => s.items.length === 1)
    expect(stream.items[0]?.item).toMatch(/^<\?xml .*<newsItem /s)
    stream.close()
  })

  it('sends a scheduled item when its time comes, though nobody releases anything then', async () => {
    const client = await subscribe(world)
    const stream = client.stream()
    await stream.until((s) => s.events.length > 0)
    await publish(world, { effectiveAt: new Date(Date.now() + 700) })
    expect(stream.items).toEqual([])
    await stream.until((s) => s.items.length === 1)
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse((await client.pull()).items[0]?.item.versionCreated))
    stream.close()
  })

  it('does not let an embargo pass early under the test clock', async () => {
    await setTestClock(world.owner.db, new Date('2027-04-01T10:00:00Z'))
    try {
      const client = await subscribe(world)
      const stream = client.stream()
      await publish(world, { effectiveAt: new Date('2027-04-01T10:00:01Z') })
      await publish(world, { content: { headline: 'The other one' } })
      await stream.until((s) => s.items.length === 1)
      await setTestClock(world.owner.db, new Date('2027-04-01T10:00:01Z'))
      await stream.until((s) => s.items.length === 2)
      expect(stream.items.map((i) => [i.seq, i.item.headlines[0].value])).toEqual([
        [1, 'The other one'],
        [2, content().headline],
      ])
      stream.close()
    } finally {
      await setTestClock(world.owner.db, null)
    }
  })

  it('ends with a reason when the subscriber is switched off or its token replaced', async () => {
    const off = await subscribe(world)
    const rotated = await subscribe(world)
    const one = off.stream()
    const two = rotated.stream()
    await Promise.all([one.until((s) => s.events.length > 0), two.until((s) => s.events.length > 0)])
    await switchSubscriber(world.database.db, off.subscriber.id, false)
    await rotateToken(world.database.db, rotated.subscriber.id)
    await Promise.all([one.ended, two.ended])
    expect(one.events.at(-1)).toMatchObject({ event: 'bye', data: { code: 'subscriber-off' } })
    expect(two.events.at(-1)).toMatchObject({ event: 'bye', data: { code: 'token-replaced' } })
  })

  it('drops a reader that does not read, without holding others up, and loses nothing', async () => {
    const slow = await subscribe(world)
    const quick = await subscribe(world)
    const paused = slow.stream()
    await paused.until((s) => s.events.length > 0)
    paused.pause()
    const other = quick.stream()
    // More than the buffers of a loopback connection take.
    const text = 'x'.repeat(90_000)
    const body = Array.from({ length: 10 }, () => ({ type: 'paragraph' as const, spans: [{ text }] }))
    for (let i = 0; i < 12; i++) await publish(world, { content: { body } })
    await other.until((s) => s.items.length === 12)
    while (world.wire.streamCount(slow.subscriber.id) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    paused.resume()
    await paused.ended
    const seen = paused.items.map((i) => i.seq)
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => i + 1))
    expect(seen.length).toBeLessThan(12)
    const again = await slow
      .stream('', { 'last-event-id': String(seen.length) })
      .until((s) => s.items.length === 12 - seen.length)
    expect(again.items.map((i) => i.seq)).toEqual(
      Array.from({ length: 12 - seen.length }, (_, i) => seen.length + i + 1),
    )
    again.close()
    other.close()
  })

  it('says goodbye when its node closes', async () => {
    const node = await world.node()
    const client = (await subscribe(world)).at(node)
    const stream = client.stream()
    await stream.until((s) => s.events.length > 0)
    await node.wire.stop()
    await stream.ended
    expect(stream.events.at(-1)).toMatchObject({ event: 'bye', data: { code: 'closing' } })
  })
})

describe('two nodes on one database', () => {
  it('give one sequence, and each its own clients everything', async () => {
    const other = await world.node()
    const here = await subscribe(world)
    const there = here.at(other)
    const streams = [here.stream(), there.stream()]
    await Promise.all(streams.map((s) => s.until((c) => c.events.length > 0)))
    for (let i = 0; i < 20; i++) await publish(i % 2 === 0 ? world : other)
    await Promise.all(streams.map((s) => s.until((c) => c.items.length === 20)))
    const [a, b] = streams.map((s) => s.items.map((i) => [i.seq, i.guid]))
    expect(a).toEqual(b)
    expect(a?.map(([seq]) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    for (const stream of streams) stream.close()
  })
})

describe('a long poll', () => {
  it('waits for the next release and answers with it', async () => {
    const client = await subscribe(world)
    const waiting = client.pull(0, '&wait=30')
    await publish(world)
    expect((await waiting).items.map((i) => i.seq)).toEqual([1])
  })

  it('answers empty when the time is up, with the cursor it came with', async () => {
    const client = await subscribe(world)
    await publish(world)
    expect(await client.pull(1, '&wait=0.05')).toMatchObject({ items: [], next: 1 })
  })
})

describe('many at once', () => {
  it('gives every subscriber an unbroken sequence under eight releasers, two nodes, pullers and streams', async () => {
    const other = await world.node()
    const clients = await Promise.all([
      subscribe(world),
      subscribe(world, { sections: ['politics'] }),
      subscribe(world, { languages: ['ru'] }),
      subscribe(world, { languages: ['en'], sections: ['economy'] }),
    ])
    const streams = clients.map((c, i) => (i % 2 === 0 ? c : c.at(other)).stream())
    await Promise.all(streams.map((s) => s.until((c) => c.events.length > 0)))
    let releasing = true
    const pulled = clients.map(async (client, index) => {
      const seen: number[] = []
      for (let more = true; more;) {
        more = releasing
        const { items, next } = await (index % 2 === 0 ? client.at(other) : client).pull(
          seen.length,
          '&wait=0.2&limit=7',
        )
        seen.push(...items.map((i) => i.seq))
        expect(next).toBe(seen.length)
      }
      return seen
    })
    const expected = clients.map(() => 0)
    await Promise.all(
      Array.from({ length: 8 }, async (_, who) => {
        for (let n = 0; n < 12; n++) {
          const section = (who + n) % 3 === 0 ? 'politics' : 'economy'
          const language = (who + n) % 4 === 0 ? 'ru' : 'en'
          const { story } = await publish(who % 2 === 0 ? world : other, { content: { section, language } })
          if (n % 3 === 0) await release(world, story, 'kill', { notice: 'Untrue.' })
          const events = n % 3 === 0 ? 2 : 1
          const entitled = [true, section === 'politics', language === 'ru', language === 'en' && section === 'economy']
          entitled.forEach((yes, i) => (expected[i] = (expected[i] ?? 0) + (yes ? events : 0)))
        }
      }),
    )
    releasing = false
    await Promise.all(streams.map((s, i) => s.until((c) => c.items.length >= (expected[i] ?? 0))))
    for (const [index, client] of clients.entries()) {
      const all = Array.from({ length: expected[index] ?? 0 }, (_, i) => i + 1)
      const items = await client.pull(0, '&limit=500')
      expect(items.items.map((i) => i.seq)).toEqual(all)
      expect(new Set(items.items.map((i) => `${i.guid} ${i.version}`)).size).toBe(all.length)
      expect(streams[index]?.items.map((i) => i.seq)).toEqual(all)
      // A puller may end just before the last release was offered, never with a gap.
      const seen = (await pulled[index]) ?? []
      expect(seen).toEqual(all.slice(0, seen.length))
      streams[index]?.close()
    }
  })
})
