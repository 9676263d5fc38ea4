import { randomUUID } from 'node:crypto'
import type { ReleaseKind, StoryContent } from '@dateline/news'
import { RELEASE_KINDS, RELEASE_TABLE } from '@dateline/news'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, DatelineError, openDatabase } from '../platform/index.ts'
import { setTestClock } from '../testing/clock.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testCandidate, testContent, testPublish, testStory } from '../testing/story.ts'
import { listStories, readPublicStory, Releases, searchStories } from './index.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let owner: Database
let app: Database
let releases: Releases

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openDatabase({ url: test.ownerUrl, max: 2 })
  app = openDatabase({ url: test.ownerUrl, role: 'dateline_app' })
  releases = new Releases(app.db, 'mna.example')
})
afterAll(async () => {
  await app.close()
  await owner.close()
  await test.close()
})

const story = (language = 'en') => testStory(app.db, language)
const candidate = (storyId: string, over: Partial<StoryContent> = {}) => testCandidate(app.db, storyId, over)
const publish = (over: Partial<StoryContent> = {}, effectiveAt?: Date) =>
  testPublish(app.db, releases, over, effectiveAt)

const setClock = (at: Date | null) => setTestClock(owner.db, at)

const code = async (promise: Promise<unknown>) => {
  try {
    await promise
    return 'no error'
  } catch (error) {
    return error instanceof DatelineError ? error.code : `unexpected: ${String(error)}`
  }
}

describe('a release', () => {
  it('makes the candidate a version and the story public, at once and in every list', async () => {
    const { story: s, event } = await publish({ headline: 'Lighthouse tower opens to visitors' })
    expect(event).toMatchObject({ version: 1, revision: 1, kind: 'publish', state: 'usable', rank: 4 })
    const page = await readPublicStory(app.db, s.publicId)
    expect(page?.content.headline).toBe('Lighthouse tower opens to visitors')
    expect(page?.everPublic).toBe(true)
    const list = await listStories(app.db, { language: 'en', section: 'economy', limit: 50 })
    expect(list.map((l) => l.storyId)).toContain(s.id)
    const hits = await searchStories(app.db, { language: 'en', query: 'lighthouses visitor', limit: 10 })
    expect(hits.map((l) => l.storyId)).toEqual([s.id])
  })

  it('allows exactly what the release table allows from each state', async () => {
    const later = new Date(Date.now() + 3_600_000)
    const inState = {
      unreleased: async () => (await story()).id,
      scheduled: async () => (await publish({}, later)).story.id,
      usable: async () => (await publish()).story.id,
      withheld: async () => {
        const { story: s } = await publish()
        await releases.release({ storyId: s.id, kind: 'hold', releasedBy: 'test', notice: 'Being checked.' })
        return s.id
      },
      canceled: async () => {
        const { story: s } = await publish()
        await releases.release({ storyId: s.id, kind: 'kill', releasedBy: 'test', notice: 'Wrong.' })
        return s.id
      },
    } as const
    for (const [state, make] of Object.entries(inState)) {
      for (const kind of RELEASE_KINDS.filter((k) => k !== 'archive')) {
        const storyId = await make()
        const rule = RELEASE_TABLE[kind]
        const result = await code(
          releases.release({
            storyId,
            kind,
            releasedBy: 'test',
            ...(rule.content === 'none' ? {} : { candidateId: await candidate(storyId) }),
            notice: 'A notice.',
          }),
        )
        const expected = rule.from.some((from) => from === state) ? 'no error' : 'release-not-allowed'
        expect(`${state} ${kind}: ${result}`).toBe(`${state} ${kind}: ${expected}`)
      }
    }
  })

  it('refuses what is incomplete, stale, foreign or used', async () => {
    const { story: s, event } = await publish()
    const other = await story()
    const used = await candidate(s.id)
    await releases.release({ storyId: s.id, kind: 'update', releasedBy: 'test', candidateId: used })
    const request = (kind: ReleaseKind, over: object) =>
      code(releases.release({ storyId: s.id, kind, releasedBy: 'test', ...over }))
    expect(await request('update', {})).toBe('release-needs-candidate')
    expect(await request('update', { candidateId: used })).toBe('candidate-released')
    expect(await request('update', { candidateId: await candidate(other.id) })).toBe('release-other-story')
    expect(await request('update', { candidateId: randomUUID() })).toBe('not-found')
    expect(await request('correct', { candidateId: await candidate(s.id) })).toBe('release-needs-notice')
    expect(await request('kill', { notice: '  ' })).toBe('release-needs-notice')
    expect(await request('kill', { notice: 'Wrong.', candidateId: await candidate(s.id) })).toBe(
      'release-takes-no-candidate',
    )
    expect(await request('kill', { notice: 'Wrong.', expectedRevision: event.revision })).toBe('release-stale')
    expect(await request('update', { candidateId: await candidate(s.id, { language: 'ru' }) })).toBe(
      'release-other-language',
    )
    expect(await request('update', { candidateId: await candidate(s.id), effectiveAt: new Date(0) })).toBe(
      'release-in-past',
    )
    expect(await code(releases.release({ storyId: randomUUID(), kind: 'publish', releasedBy: 'test' }))).toBe(
      'not-found',
    )
  })

  it('keeps an embargoed or scheduled story closed until the database clock reaches its time', async () => {
    const t0 = new Date('2026-03-01T10:00:00Z')
    await setClock(t0)
    const word = `zanzibarite${randomUUID().slice(0, 6)}`
    const embargoed = await publish({ headline: `Inflation ${word}`, embargo: { until: '2026-03-01T12:00:00+02:00' } })
    // 12:00+02:00 is t0 itself, so it is open at once; the next one is not.
    expect(await readPublicStory(app.db, embargoed.story.publicId)).toBeDefined()
    const closed = await publish({ headline: `Budget ${word}`, embargo: { until: '2026-03-01T12:00:01+02:00' } })
    const scheduled = await publish({ headline: `Fleet ${word}` }, new Date('2026-03-01T10:00:01Z'))
    const seen = async () =>
      (await searchStories(app.db, { language: 'en', query: word, limit: 9 })).map((l) => l.headline).toSorted()
    expect(await readPublicStory(app.db, closed.story.publicId)).toBeUndefined()
    expect(await readPublicStory(app.db, scheduled.story.publicId)).toBeUndefined()
    expect(await seen()).toEqual([`Inflation ${word}`])
    await setClock(new Date('2026-03-01T10:00:01Z'))
    expect(await readPublicStory(app.db, closed.story.publicId)).toBeDefined()
    expect(await seen()).toEqual([`Budget ${word}`, `Fleet ${word}`, `Inflation ${word}`])
    const open = await story()
    expect(
      await code(
        releases.release({
          storyId: open.id,
          kind: 'publish',
          releasedBy: 'test',
          candidateId: await candidate(open.id, { embargo: { until: null } }),
        }),
      ),
    ).toBe('embargo-open')
    await setClock(null)
  })

  it('lets no scheduled update return after a kill, and shows nothing of a story withdrawn before its time', async () => {
    const t0 = new Date('2026-03-02T10:00:00Z')
    await setClock(t0)
    const { story: s } = await publish({ headline: 'First words' })
    await releases.release({
      storyId: s.id,
      kind: 'update',
      releasedBy: 'test',
      candidateId: await candidate(s.id, { headline: 'Second words' }),
      effectiveAt: new Date('2026-03-02T11:00:00Z'),
    })
    await releases.release({ storyId: s.id, kind: 'kill', releasedBy: 'test', notice: 'The report was wrong.' })
    const never = await publish({}, new Date('2026-03-02T11:00:00Z'))
    await releases.release({ storyId: never.story.id, kind: 'withdraw', releasedBy: 'test', notice: 'Not needed.' })
    await setClock(new Date('2026-03-02T12:00:00Z'))
    expect(await readPublicStory(app.db, s.publicId)).toMatchObject({
      state: 'canceled',
      everPublic: true,
      notice: 'The report was wrong.',
    })
    expect(await readPublicStory(app.db, never.story.publicId)).toMatchObject({ state: 'canceled', everPublic: false })
    await setClock(null)
  })

  it('postpones: a new time for a scheduled story stands in the place of the old one', async () => {
    await setClock(new Date('2026-03-03T10:00:00Z'))
    const { story: s } = await publish({ headline: 'At one' }, new Date('2026-03-03T13:00:00Z'))
    await releases.release({
      storyId: s.id,
      kind: 'publish',
      releasedBy: 'test',
      candidateId: await candidate(s.id, { headline: 'At two' }),
      effectiveAt: new Date('2026-03-03T14:00:00Z'),
    })
    await setClock(new Date('2026-03-03T13:30:00Z'))
    expect(await readPublicStory(app.db, s.publicId)).toBeUndefined()
    await setClock(new Date('2026-03-03T14:00:00Z'))
    expect(await readPublicStory(app.db, s.publicId)).toMatchObject({
      content: { headline: 'At two' },
      history: [{ revision: 2 }],
    })
    await setClock(null)
  })

  it('shows nothing that waits when something is said without new content', async () => {
    const { story: s } = await publish({ headline: 'Open now' })
    const next = await candidate(s.id, { headline: 'Waits for its time' })
    await releases.release({
      storyId: s.id,
      kind: 'update',
      releasedBy: 'test',
      candidateId: next,
      effectiveAt: new Date(Date.now() + 3_600_000),
    })
    const event = await releases.release({ storyId: s.id, kind: 'note', releasedBy: 'test', notice: 'A note.' })
    expect(event.version).toBe(1)
    expect((await readPublicStory(app.db, s.publicId))?.content.headline).toBe('Open now')
  })

  it('keeps showing what is public while a postponed update waits', async () => {
    await setClock(new Date('2026-03-04T10:00:00Z'))
    const { story: s } = await publish({ headline: 'Now' })
    for (const [headline, at] of [
      ['At one', '13:00'],
      ['At two', '14:00'],
    ] as const) {
      await releases.release({
        storyId: s.id,
        kind: 'update',
        releasedBy: 'test',
        candidateId: await candidate(s.id, { headline }),
        effectiveAt: new Date(`2026-03-04T${at}:00Z`),
      })
    }
    await setClock(new Date('2026-03-04T13:30:00Z'))
    expect((await readPublicStory(app.db, s.publicId))?.content.headline).toBe('Now')
    await setClock(new Date('2026-03-04T14:30:00Z'))
    expect((await readPublicStory(app.db, s.publicId))?.content.headline).toBe('At two')
    await setClock(null)
  })

  it('releases several stories together, or none of them', async () => {
    const one = await publish({ headline: 'One' })
    const two = await publish({ headline: 'Two' })
    const kill = (storyId: string, expectedRevision?: number) => ({
      storyId,
      kind: 'kill' as const,
      releasedBy: 'test',
      notice: 'The report was wrong.',
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    })
    await expect(releases.releaseTogether([kill(one.story.id), kill(two.story.id, 7)])).rejects.toMatchObject({
      code: 'release-stale',
    })
    expect(await readPublicStory(app.db, one.story.publicId)).toMatchObject({ state: 'usable' })
    await expect(releases.releaseTogether([kill(one.story.id), kill(one.story.id)])).rejects.toMatchObject({
      code: 'release-repeats',
    })
    const [first, second] = await releases.releaseTogether([kill(two.story.id), kill(one.story.id)])
    expect(second?.releaseNo).toBe((first?.releaseNo ?? 0) + 1)
    for (const s of [one, two])
      expect(await readPublicStory(app.db, s.story.publicId)).toMatchObject({ state: 'canceled' })
  })

  it('does not happen when a gate objects, and a rehearsal says so', async () => {
    const { story: s } = await publish({ headline: 'Guarded' })
    const guarded = new Releases(app.db, 'news.example')
    guarded.guard({
      name: 'sundays',
      judge: (_tx, proposed) =>
        Promise.resolve(
          proposed
            .filter((p) => p.event.kind === 'kill')
            .map((p) => ({ code: 'not-on-sundays', message: 'Not today.', data: { story: p.story.id } })),
        ),
    })
    const kill = { storyId: s.id, kind: 'kill' as const, releasedBy: 'test', notice: 'Wrong.' }
    await expect(guarded.release(kill)).rejects.toMatchObject({ code: 'not-on-sundays', data: { story: s.id } })
    expect(await guarded.rehearse([kill], (_tx, { objections }) => Promise.resolve(objections))).toMatchObject([
      { code: 'not-on-sundays' },
    ])
    expect(await readPublicStory(app.db, s.publicId)).toMatchObject({ state: 'usable' })
    await guarded.release({ storyId: s.id, kind: 'hold', releasedBy: 'test', notice: 'Checking.' })
  })

  it('numbers releases without a gap, in commit order, when many people release at once', async () => {
    const stories = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const s = await story()
        return { storyId: s.id, candidateId: await candidate(s.id) }
      }),
    )
    const events = await Promise.all(
      stories.map((s) => releases.release({ ...s, kind: 'publish', releasedBy: 'test' })),
    )
    const { rows } = await sql<{
      n: number
      last: number
    }>`SELECT count(*) AS n, max(release_no) AS last FROM release_event`.execute(app.db)
    expect(rows[0]?.n).toBe(rows[0]?.last)
    expect(new Set(events.map((e) => e.releaseNo)).size).toBe(40)
  })

  it('lets one of two releases of the same story at the same moment win, and tells the other', async () => {
    const { story: s } = await publish()
    const results = await Promise.all(
      ['One.', 'Two.'].map((notice) =>
        code(releases.release({ storyId: s.id, kind: 'kill', releasedBy: 'test', notice, expectedRevision: 1 })),
      ),
    )
    expect(results.toSorted()).toEqual(['no error', 'release-not-allowed'])
  })

  it('undoes everything when a participant fails', async () => {
    const failing = new Releases(app.db, 'mna.example')
    failing.register({ name: 'fails', inTransaction: () => Promise.reject(new Error('no')) })
    const s = await story()
    const candidateId = await candidate(s.id)
    await expect(failing.release({ storyId: s.id, kind: 'publish', releasedBy: 'test', candidateId })).rejects.toThrow(
      'no',
    )
    const { rows } = await sql`SELECT FROM version WHERE story_id = ${s.id}`.execute(app.db)
    expect(rows).toHaveLength(0)
    expect(await code(releases.release({ storyId: s.id, kind: 'publish', releasedBy: 'test', candidateId }))).toBe(
      'no error',
    )
  })
})

describe('archive', () => {
  it('publishes history under its original time and takes a newer version of the same guid', async () => {
    const at = new Date('2021-06-23T11:21:00Z')
    const guid = `urn:x:${randomUUID()}`
    const [first] = await releases.releaseArchive(
      [{ guid, content: testContent({ headline: 'Old words' }), publishedAt: at }],
      'test',
    )
    expect(first).toMatchObject({ kind: 'archive', effectiveAt: at, listedAt: at, firstAt: at })
    const [second] = await releases.releaseArchive(
      [{ guid, content: testContent({ headline: 'Newer words' }), publishedAt: new Date('2021-06-23T12:00:00Z') }],
      'test',
    )
    expect(second).toMatchObject({ storyId: first?.storyId, version: 2, revision: 2 })
    await releases.release({ storyId: first?.storyId ?? '', kind: 'kill', releasedBy: 'test', notice: 'Wrong.' })
    const [third] = await releases.releaseArchive([{ guid, content: testContent(), publishedAt: at }], 'test')
    expect(third).toBeUndefined()
  })
})

describe('the database', () => {
  it('gives the application no way to change or remove what was released', async () => {
    const { story: s } = await publish()
    for (const statement of [
      sql`UPDATE version SET headline = 'x' WHERE story_id = ${s.id}`,
      sql`DELETE FROM version WHERE story_id = ${s.id}`,
      sql`UPDATE release_event SET state = 'usable'`,
      sql`DELETE FROM release_event`,
      sql`TRUNCATE release_event CASCADE`,
      sql`UPDATE candidate SET sealed = '\\x00'`,
      sql`DELETE FROM candidate`,
      sql`DELETE FROM draft_update`,
      sql`UPDATE story SET guid = 'x'`,
      sql`INSERT INTO test_clock (fixed) VALUES ('2000-01-01')`,
      sql`CREATE TABLE mine ()`,
    ]) {
      await expect(statement.execute(app.db)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('refuses the owner too', async () => {
    await publish()
    for (const statement of [
      sql`UPDATE version SET headline = 'x'`,
      sql`DELETE FROM release_event`,
      sql`UPDATE candidate SET sealed = '\\x00'`,
      sql`TRUNCATE version CASCADE`,
    ]) {
      await expect(statement.execute(owner.db)).rejects.toMatchObject({ code: 'DL001' })
    }
  })

  it('refuses a candidate that is not sealed, and one that is both sealed and open', async () => {
    const s = await story()
    const sealed = Buffer.alloc(64)
    for (const values of [
      sql`(${s.id}, '{}', NULL, sha256('x'), 'test')`,
      sql`(${s.id}, NULL, NULL, sha256('x'), 'test')`,
      sql`(${s.id}, '{}', ${sealed}, sha256('{}'), 'test')`,
      sql`(${s.id}, NULL, ${sealed}, '\\x00', 'test')`,
    ]) {
      await expect(
        sql`INSERT INTO candidate (story_id, plain, sealed, digest, frozen_by) VALUES ${values}`.execute(app.db),
      ).rejects.toMatchObject({ code: '23514' })
    }
  })
})
