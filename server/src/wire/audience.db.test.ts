import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTestClock } from '../testing/clock.ts'
import { lock } from '../platform/index.ts'
import { changeProduct, switchSubscriber } from './index.ts'
import { OFFERING } from './subscriber.ts'
import { content, createWorld, publish, release, subscribe, type World } from './wire.testing.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const db = () => world.database.db
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)

describe('who is offered what', () => {
  it('offers copy to those entitled by language and section, and to nobody else', async () => {
    const all = await subscribe(world)
    const politics = await subscribe(world, { sections: ['politics'] })
    const russian = await subscribe(world, { languages: ['ru'] })
    const english = await subscribe(world, { languages: ['en'], sections: ['economy'] })
    await publish(world)
    await publish(world, { content: { section: 'politics', language: 'en-GB' } })
    await publish(world, { content: { language: 'ru' } })
    expect((await all.pull()).items.map((i) => i.seq)).toEqual([1, 2, 3])
    expect((await politics.pull()).items.map((i) => [i.seq, i.item.language])).toEqual([[1, 'en-GB']])
    expect((await russian.pull()).items.map((i) => [i.seq, i.item.language])).toEqual([[1, 'ru']])
    expect((await english.pull()).items.map((i) => i.seq)).toEqual([1])
  })

  it('sends every notice in the sequence, naming what it supersedes', async () => {
    const client = await subscribe(world)
    const { story } = await publish(world)
    await release(world, story, 'correct', {
      notice: 'The week was wrong.',
      content: { headline: 'Dredging starts on time' },
    })
    await release(world, story, 'hold', { notice: 'In doubt.' })
    await release(world, story, 'clear')
    await release(world, story, 'kill', { notice: 'The document was forged.' })
    const { items } = await client.pull()
    expect(items.map((i) => [i.seq, i.event, i.kind, i.version, i.supersedes])).toEqual([
      [1, 'item', 'publish', 1, null],
      [2, 'notice', 'correct', 2, 1],
      [3, 'notice', 'hold', 3, 2],
      [4, 'notice', 'clear', 4, 3],
      [5, 'notice', 'kill', 5, 4],
    ])
    expect(items.at(-1)).toMatchObject({ guid: story.guid, notice: 'The document was forged.' })
  })

  it('gives numbers but no copy of a killed story, whatever the revision', async () => {
    const client = await subscribe(world)
    const headline = 'Minister accused of theft'
    const { story } = await publish(world, {
      content: { headline, abstract: 'A secret abstract', byline: { text: 'By A. Petrel' } },
    })
    expect(JSON.stringify(await client.pull())).toContain(headline)
    await release(world, story, 'kill', { notice: 'Untrue.' })
    for (const query of ['', '&format=newsml-g2']) {
      const answer = JSON.stringify(await client.pull(0, query))
      expect(answer).not.toContain(headline)
      expect(answer).not.toContain('accused')
      expect(answer).not.toContain('secret abstract')
      expect(answer).not.toContain('dredging on Monday')
    }
    const { items } = await client.pull()
    expect(items.map((i) => [i.use.use, i.item.pubStatus, i.item.bodies])).toEqual([
      ['never', 'canceled', undefined],
      ['never', 'canceled', undefined],
    ])
  })

  it('withholds the copy while a story is held, and gives it back when it is cleared', async () => {
    const client = await subscribe(world)
    const { story } = await publish(world)
    await release(world, story, 'hold', { notice: 'In doubt.' })
    expect((await client.pull()).items.map((i) => [i.use.use, i.item.bodies === undefined])).toEqual([
      ['hold', true],
      ['hold', true],
    ])
    await release(world, story, 'clear')
    expect((await client.pull()).items.map((i) => [i.kind, i.use.use, i.item.bodies === undefined])).toEqual([
      ['publish', 'now', false],
      ['hold', 'hold', true],
      ['clear', 'now', false],
    ])
  })

  it('tells of a kill those who had any revision, though their product changed, and not those who had none', async () => {
    const changed = await subscribe(world)
    const { story } = await publish(world)
    await changeProduct(db(), changed.subscriber.id, { languages: ['ru'], sections: null })
    const late = await subscribe(world)
    const other = await subscribe(world, { sections: ['politics'] })
    await release(world, story, 'update')
    await release(world, story, 'kill', { notice: 'Untrue.' })
    expect(await changed.kinds()).toEqual(['publish', 'update', 'kill'])
    expect(await late.kinds()).toEqual(['update', 'kill'])
    expect(await other.kinds()).toEqual([])
    const newest = await subscribe(world)
    const { story: second } = await publish(world)
    expect(await newest.kinds()).toEqual(['publish'])
    const never = await subscribe(world)
    await release(world, second, 'kill', { notice: 'Untrue.' })
    expect(await never.kinds()).toEqual([])
  })

  it('keeps notices for a subscriber that is switched off until it is on again; new stories pass it by', async () => {
    const client = await subscribe(world)
    const { story } = await publish(world)
    expect(await client.kinds()).toEqual(['publish'])
    await switchSubscriber(db(), client.subscriber.id, false)
    await release(world, story, 'update')
    await publish(world)
    await release(world, story, 'kill', { notice: 'Untrue.' })
    await world.wire.wake()
    expect((await client.fetch('/items')).status).toBe(403)
    await switchSubscriber(db(), client.subscriber.id, true)
    expect((await client.pull()).items.map((i) => [i.seq, i.kind])).toEqual([
      [1, 'publish'],
      [2, 'kill'],
    ])
    await publish(world)
    expect((await client.pull()).items.map((i) => i.seq)).toEqual([1, 2, 3])
  })

  it('tells of a recall those who had a translation', async () => {
    const russian = await subscribe(world, { languages: ['ru'] })
    const { story } = await publish(world)
    await publish(world, { content: { language: 'ru' }, translationGroup: story.translationGroup })
    await release(world, story, 'correct', { notice: 'A figure.' })
    expect(await russian.kinds()).toEqual(['publish'])
    await release(world, story, 'kill', { notice: 'Untrue.' })
    const { items } = await russian.pull()
    expect(items.map((i) => [i.kind, i.guid === story.guid])).toEqual([
      ['publish', false],
      ['kill', true],
    ])
  })

  it('never sends history, but recalls it from everyone who may have had it', async () => {
    const client = await subscribe(world)
    const [event] = await world.releases.releaseArchive(
      [{ content: content(), publishedAt: new Date('2021-06-23T11:21:00Z') }],
      'test',
    )
    expect(await client.kinds()).toEqual([])
    const { rows } = await sql<{
      id: string
      guid: string
      publicId: string
      language: string
      translationGroup: string
    }>`
      SELECT id, guid, public_id AS "publicId", language, translation_group AS "translationGroup" FROM story WHERE id = ${event?.storyId}
    `.execute(db())
    await release(world, rows[0]!, 'kill', { notice: 'Untrue.' })
    expect(await client.kinds()).toEqual(['kill'])
  })
})

describe('an item with a time', () => {
  it('is offered nowhere before it, and at once when it comes', async () => {
    const start = new Date('2027-03-01T12:00:00Z')
    await setTestClock(world.owner.db, start)
    try {
      const client = await subscribe(world)
      await publish(world, { effectiveAt: new Date('2027-03-01T18:00:00Z') })
      const embargoed = { content: { embargo: { until: '2027-03-01T15:00:00Z' } } }
      await publish(world, embargoed)
      await publish(world)
      expect((await client.pull()).items.map((i) => i.seq)).toEqual([1])
      await setTestClock(world.owner.db, new Date('2027-03-01T17:59:59Z'))
      expect((await client.pull()).items.map((i) => [i.seq, i.use.use])).toEqual([
        [1, 'now'],
        [2, 'now'],
      ])
      await setTestClock(world.owner.db, new Date('2027-03-01T18:00:00Z'))
      expect((await client.pull()).items.map((i) => i.seq)).toEqual([1, 2, 3])
    } finally {
      await setTestClock(world.owner.db, null)
    }
  })

  it('is never offered, nor spoken of, when it was withdrawn before', async () => {
    const start = Date.parse('2027-03-02T12:00:00Z')
    await setTestClock(world.owner.db, new Date(start))
    try {
      const client = await subscribe(world)
      const { story } = await publish(world, { effectiveAt: new Date(start + 3_600_000) })
      await setTestClock(world.owner.db, new Date(start + 1_000))
      await release(world, story, 'withdraw', { notice: 'Not to be published.' })
      await publish(world)
      await setTestClock(world.owner.db, new Date(start + 7_200_000))
      expect((await client.pull()).items.map((i) => [i.seq, i.guid === story.guid])).toEqual([[1, false]])
    } finally {
      await setTestClock(world.owner.db, null)
    }
  })

  it('is not offered when a correction overtook a scheduled update', async () => {
    const start = Date.parse('2027-03-03T12:00:00Z')
    await setTestClock(world.owner.db, new Date(start))
    try {
      const client = await subscribe(world)
      const { story } = await publish(world)
      await release(world, story, 'update', { effectiveAt: new Date(start + 3_600_000) })
      await setTestClock(world.owner.db, new Date(start + 1_000))
      await release(world, story, 'correct', { notice: 'A name.' })
      await setTestClock(world.owner.db, new Date(start + 7_200_000))
      expect((await client.pull()).items.map((i) => [i.seq, i.kind, i.supersedes])).toEqual([
        [1, 'publish', null],
        [2, 'correct', 1],
      ])
    } finally {
      await setTestClock(world.owner.db, null)
    }
  })

  it('reaches a subscriber that joined after it was scheduled', async () => {
    const start = Date.parse('2027-03-04T12:00:00Z')
    await setTestClock(world.owner.db, new Date(start))
    try {
      await publish(world, { effectiveAt: new Date(start + 3_600_000) })
      const entitled = await subscribe(world)
      const other = await subscribe(world, { sections: ['politics'] })
      await setTestClock(world.owner.db, new Date(start + 3_600_000))
      expect(await entitled.kinds()).toEqual(['publish'])
      expect(await other.kinds()).toEqual([])
    } finally {
      await setTestClock(world.owner.db, null)
    }
  })
})

describe('the record', () => {
  it('keeps deliveries and subscribers from change, also by the owner', async () => {
    const client = await subscribe(world)
    await publish(world)
    await client.pull()
    const refused = async (query: ReturnType<typeof sql>) =>
      query.execute(world.owner.db).then(
        () => 'done',
        (error: unknown) => (error as { code?: string }).code,
      )
    expect(await refused(sql`UPDATE delivery SET seq = seq + 1000`)).toBe('DL001')
    expect(await refused(sql`DELETE FROM delivery`)).toBe('DL001')
    expect(await refused(sql`DELETE FROM subscriber`)).toBe('DL001')
    expect(await refused(sql`INSERT INTO delivery VALUES (${client.subscriber.id}, 2, 999999999, now())`)).toBe('23503')
    expect(await refused(sql`INSERT INTO delivery SELECT 999999, 1, max(release_no), now() FROM release_event`)).toBe(
      '23503',
    )
  })

  it('leaves nothing of a release that was rolled back', async () => {
    const client = await subscribe(world)
    world.releases.register({
      name: 'breaks',
      inTransaction: (_tx, events) =>
        events.some((e) => e.section === 'broken') ? Promise.reject(new Error('no')) : Promise.resolve(),
    })
    await expect(publish(world, { content: { section: 'broken' } })).rejects.toThrow()
    await publish(world, { effectiveAt: inMinutes(0) })
    expect((await client.pull()).items.map((i) => i.seq)).toEqual([1])
  })
})

describe('rank', () => {
  it('gives a kill its number before everything else that waits, after the earlier revisions of its own story', async () => {
    const client = await subscribe(world)
    const { story } = await publish(world)
    await client.pull()
    // Nobody can give numbers while this is held.
    await world.owner.db.transaction().execute(async (tx) => {
      await lock(tx, OFFERING)
      await publish(world, { content: { urgency: 1 } })
      await release(world, story, 'update')
      await publish(world, { content: { urgency: 2 } })
      await release(world, story, 'kill', { notice: 'Untrue.' })
    })
    const { items } = await client.pull(1)
    expect(items.map((i) => [i.seq, i.kind, i.use.use])).toEqual([
      [2, 'update', 'never'],
      [3, 'kill', 'never'],
      [4, 'publish', 'now'],
      [5, 'publish', 'now'],
    ])
  })

  it('sends a correction as urgent at least, and says how urgent the story is', async () => {
    const client = await subscribe(world)
    const { story } = await publish(world, { content: { urgency: 6 } })
    await release(world, story, 'correct', { notice: 'A name.', content: { urgency: 6 } })
    const { items } = await client.pull()
    expect(items.map((i) => i.item.urgency)).toEqual([6, 2])
    expect(items[1]?.item.altIds).toContainEqual({ role: 'dateline:story_urgency', value: '6' })
    const { story: flash } = await publish(world, { content: { urgency: 1 } })
    await release(world, flash, 'refile', { content: { urgency: 1 } })
    expect((await client.pull(3)).items.map((i) => i.item.urgency)).toEqual([1])
  })
})

describe('a notice about one version', () => {
  it('tells those who were sent it, closes it for ever, and leaves the present one', async () => {
    const early = await subscribe(world)
    const headline = 'Dredging begins at night'
    const { story } = await publish(world, { content: { headline, section: 'politics' } })
    await early.pull()
    await release(world, story, 'update', { content: { section: 'politics' } })
    const late = await subscribe(world)
    await release(world, story, 'repeat')
    expect(await late.kinds()).toEqual(['repeat'])
    const event = await world.releases.release({
      storyId: story.id,
      kind: 'kill',
      target: 'version',
      aboutVersion: 1,
      releasedBy: 'test',
      notice: 'The first version named the wrong night.',
    })
    expect(event).toMatchObject({ state: 'usable', version: 2, aboutVersion: 1, rank: 0 })
    expect((await early.pull()).items.map((i) => [i.kind, i.use.use])).toEqual([
      ['publish', 'never'],
      ['update', 'now'],
      ['repeat', 'now'],
      ['kill', 'now'],
    ])
    expect(JSON.stringify(await early.pull())).not.toContain(headline)
    expect(await late.kinds()).toEqual(['repeat'])
    await expect(
      world.releases.release({
        storyId: story.id,
        kind: 'hold',
        target: 'version',
        aboutVersion: 1,
        releasedBy: 'test',
        notice: 'Once more.',
      }),
    ).rejects.toMatchObject({ code: 'release-not-allowed' })
    await expect(
      world.releases.release({
        storyId: story.id,
        kind: 'kill',
        target: 'version',
        aboutVersion: 2,
        releasedBy: 'test',
        notice: 'The present one.',
      }),
    ).rejects.toMatchObject({ code: 'release-about-version' })
  })
})

describe('channels', () => {
  it('keep a story for the site away from the wire, and send notices where it went', async () => {
    const client = await subscribe(world)
    const { story } = await publish(world, { channels: ['site'] })
    await release(world, story, 'kill', { notice: 'Untrue.' })
    expect(await client.kinds()).toEqual([])
    const { story: wired } = await publish(world, { channels: ['wire'] })
    await release(world, wired, 'kill', { notice: 'Untrue.' })
    expect(await client.kinds()).toEqual(['publish', 'kill'])
  })
})
