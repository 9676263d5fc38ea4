import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Clock, type Database, openDatabase } from '../platform/index.ts'
import { setTestClock } from '../testing/clock.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testPublish } from '../testing/story.ts'
import { nextDue, ReleaseFollower, Releases } from './index.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let owner: Database
let app: Database
let releases: Releases

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openDatabase({ url: test.ownerUrl, max: 1 })
  app = openDatabase({ url: test.ownerUrl, role: 'dateline_app' })
  releases = new Releases(app.db, 'mna.example')
})
beforeEach(() => setTestClock(owner.db, new Date('2026-03-01T10:00:00Z')))
afterAll(async () => {
  await app.close()
  await owner.close()
  await test.close()
})

async function start() {
  const clock = new Clock(app.db)
  await clock.sample()
  const follower = new ReleaseFollower(app.db, clock)
  const heard: string[] = []
  follower.follow((events) => void heard.push(...events.map((e) => `${e.phase} ${e.event.release_no}`)))
  await follower.start()
  return { clock, follower, heard }
}

describe('the follower', () => {
  it('hands on every release once and in order, however many wake it at once', async () => {
    const { follower, heard } = await start()
    const events = await Promise.all(Array.from({ length: 20 }, () => testPublish(app.db, releases)))
    await Promise.all(Array.from({ length: 20 }, () => follower.wake()))
    expect(heard).toEqual(
      events
        .map((e) => e.event.releaseNo)
        .toSorted((a, b) => a - b)
        .map((n) => `recorded ${n}`),
    )
    follower.stop()
  })

  it('catches up from its cursor when nothing woke it for more releases than a batch holds', async () => {
    const { follower, heard } = await start()
    const { event } = await testPublish(app.db, releases)
    // A long sleep: 1,200 repeats that nobody announced.
    await sql`
      INSERT INTO release_event SELECT e.release_no + n, gen_random_uuid(), e.story_id, e.version, e.revision + n, 'repeat', e.state, e.rank,
        e.effective_at, e.listed_at, e.first_at, e.language, e.section, e.notice, e.released_by, e.touches, e.recorded_at
      FROM release_event e, generate_series(1, 1200) n WHERE e.release_no = ${event.releaseNo}
    `.execute(app.db)
    await follower.wake()
    expect(heard).toHaveLength(1201)
    expect(follower.cursor).toBe(event.releaseNo + 1200)
    follower.stop()
  })

  it('says when a scheduled release has come due, also after the clock stepped far ahead', async () => {
    const { clock, follower, heard } = await start()
    const at = new Date('2026-03-01T11:00:00Z')
    const { event } = await testPublish(app.db, releases, {}, at)
    await follower.wake()
    expect(heard).toEqual([`recorded ${event.releaseNo}`])
    expect(await nextDue(app.db, clock.now())).toBe(at.getTime())
    await setTestClock(owner.db, new Date('2026-03-01T15:00:00Z'))
    await clock.sample()
    await follower.wake()
    expect(heard).toEqual([`recorded ${event.releaseNo}`, `effective ${event.releaseNo}`])
    expect(await nextDue(app.db, clock.now())).toBeUndefined()
    await follower.wake()
    expect(heard).toHaveLength(2)
    follower.stop()
  })

  it('hands on again what one of its followers failed on', async () => {
    const { follower, heard } = await start()
    let failures = 1
    follower.follow(() => {
      if (failures-- > 0) throw new Error('not yet')
    })
    const { event } = await testPublish(app.db, releases)
    await follower.wake()
    await follower.wake()
    // Handing on is at least once: the cursor moves when everybody has it.
    expect(follower.cursor).toBe(event.releaseNo)
    expect(heard).toEqual([`recorded ${event.releaseNo}`, `recorded ${event.releaseNo}`])
    follower.stop()
  })
})
