import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { invite, isFrozen, needsSecondPerson } from '../accounts/index.ts'
import { storyById } from '../desk/index.ts'
import { type Database, openDatabase } from '../platform/index.ts'
import { setTestClock } from '../testing/clock.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testCandidate, testStory } from '../testing/story.ts'
import { killMarks, type ReleaseRequest, Releases, readChain, scheduledBy, withdrawScheduled } from './index.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let database: Database
let owner: Database
let releases: Releases
beforeAll(async () => {
  test = await createTestDatabase()
  database = openDatabase({ url: test.appUrl })
  owner = openDatabase({ url: test.ownerUrl, max: 2 })
  releases = new Releases(database.db, 'mna.example')
  releases.register(killMarks)
})
afterAll(async () => {
  await database.close()
  await owner.close()
  await test.close()
})
beforeEach(() => setTestClock(owner.db, NOW))
afterEach(() => setTestClock(owner.db, null))

const NOW = new Date('2026-11-25T12:00:00Z')
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

let serial = 0
async function account(roles: readonly string[] = ['editor']): Promise<string> {
  serial += 1
  const email = `releaser${serial}@example.org`
  return (await invite(database.db, 'http://x', { name: `Releaser ${serial}`, email, roles }, 'cli')).id
}

/** A session as signing in makes one. */
async function session(accountId: string): Promise<void> {
  await sql`
    WITH d AS (INSERT INTO device (account_id, digest, agent) VALUES (${accountId}, sha256(${accountId}::bytea), 'x') RETURNING id)
    INSERT INTO session (account_id, token, level, method, device_id, expires_at, created_at, updated_at)
    SELECT ${accountId}, ${accountId}, 'full', 'passkey', d.id, now(), now(), now() FROM d
  `.execute(database.db)
}
const sessions = async (accountId: string) =>
  (await sql`SELECT FROM session WHERE account_id = ${accountId}`.execute(database.db)).rows.length

async function published(by: string, effectiveAt?: Date): Promise<string> {
  const story = await testStory(database.db)
  const candidateId = await testCandidate(database.db, story.id)
  await releases.release({
    storyId: story.id,
    kind: 'publish',
    releasedBy: by,
    candidateId,
    ...(effectiveAt ? { effectiveAt } : {}),
  })
  return story.id
}

async function update(storyId: string, by: string, effectiveAt: Date): Promise<void> {
  const candidateId = await testCandidate(database.db, storyId, { headline: 'Something else entirely' })
  await releases.release({ storyId, kind: 'update', releasedBy: by, candidateId, effectiveAt })
}

const kill = (storyId: string, releasedBy: string, notOurs?: boolean): ReleaseRequest => ({
  storyId,
  kind: 'kill',
  releasedBy,
  notice: 'The agency did not write this.',
  ...(notOurs === undefined ? {} : { notOurs }),
})
const noticesOf = async (accountId: string) =>
  (
    await sql<{ kind: string }>`SELECT kind FROM notice_to WHERE account_id = ${accountId} ORDER BY id`.execute(
      database.db,
    )
  ).rows.map((r) => r.kind)

describe('a kill that says "not ours"', () => {
  it('freezes the account that released, and ends its sessions, in the same step', async () => {
    const [thief, chief, admin] = [await account(), await account(['chief']), await account(['administrator'])]
    await session(thief)
    const storyId = await published(thief)
    await releases.release(kill(storyId, chief, true))
    expect(await isFrozen(database.db, thief)).toBe(true)
    expect(await sessions(thief)).toBe(0)
    expect(await isFrozen(database.db, chief)).toBe(false)
    expect(await noticesOf(admin)).toEqual(['kill.not-ours', 'account.frozen'])
    const { events } = await readChain(database.db, storyId)
    expect(events.map((e) => e.notOurs)).toStrictEqual([null, true])
  })

  it('freezes nobody when it does not happen', async () => {
    const [thief, chief] = [await account(), await account(['chief'])]
    const storyId = await published(thief)
    await expect(releases.release({ ...kill(storyId, chief, true), expectedRevision: 7 })).rejects.toMatchObject({
      code: 'release-stale',
    })
    await releases.rehearse([kill(storyId, chief, true)], () => Promise.resolve())
    expect(await isFrozen(database.db, thief)).toBe(false)
    expect(await noticesOf(thief)).toStrictEqual([])
  })

  it('speaks of the version that is killed: whoever released an earlier one is left alone', async () => {
    const [author, thief, chief] = [await account(), await account(), await account(['chief'])]
    const storyId = await published(author)
    await update(storyId, thief, at(1))
    await setTestClock(owner.db, at(2))
    await releases.release(kill(storyId, chief, true))
    expect(await isFrozen(database.db, thief)).toBe(true)
    expect(await isFrozen(database.db, author)).toBe(false)
  })

  it('of what a program released tells, and freezes nobody', async () => {
    const chief = await account(['chief'])
    const storyId = await published('cli')
    await releases.release(kill(storyId, chief, true))
    const { rows } = await sql<{ released_by: string; not_ours: boolean }>`
      SELECT released_by, not_ours FROM kill_mark WHERE story_id = ${storyId}
    `.execute(database.db)
    expect(rows).toStrictEqual([{ released_by: 'cli', not_ours: true }])
  })

  it('can be said of a kill alone', async () => {
    const chief = await account(['chief'])
    const storyId = await published(chief)
    await expect(
      releases.release({ storyId, kind: 'hold', releasedBy: chief, notice: 'In doubt', notOurs: true }),
    ).rejects.toMatchObject({ code: 'release-not-ours' })
  })
})

describe('any other kill', () => {
  it('makes the next release of that account need a second person', async () => {
    const [editor, chief] = [await account(), await account(['chief'])]
    const storyId = await published(editor)
    await releases.release(kill(storyId, chief))
    expect(await needsSecondPerson(database.db, editor)).toMatchObject({ reason: expect.any(String) })
    expect(await isFrozen(database.db, editor)).toBe(false)
    expect(await needsSecondPerson(database.db, chief)).toBeUndefined()
    expect(await noticesOf(editor)).toStrictEqual(['account.second-person', 'kill.released'])
  })
})

describe('what a frozen account has waiting', () => {
  it('is listed, and taken back in one step: what was never public is withdrawn, what is stays as it is', async () => {
    const [thief, chief, author] = [await account(), await account(['chief']), await account()]
    const never = await published(thief, at(60))
    const standing = await published(author)
    await update(standing, thief, at(90))
    // Overtaken already, or effective already: not waiting.
    const overtaken = await published(thief, at(30))
    await releases.release({ storyId: overtaken, kind: 'withdraw', releasedBy: chief, notice: 'Wrong' })
    await published(thief)
    expect((await scheduledBy(database.db, thief)).map((w) => [w.storyId, w.kind])).toStrictEqual([
      [never, 'publish'],
      [standing, 'update'],
    ])
    const refuses = { name: 'never', judge: () => Promise.resolve([{ code: 'approval-missing', message: 'no' }]) }
    const guarded = new Releases(database.db, 'mna.example')
    guarded.guard(refuses)
    guarded.register(killMarks)
    const taken = await withdrawScheduled(database.db, guarded, thief, { releasedBy: chief, reason: 'Not ours' })
    expect(taken).toStrictEqual({ withdrawn: 2, left: [] })
    expect(await scheduledBy(database.db, thief)).toStrictEqual([])
    await setTestClock(owner.db, at(120))
    const { rows } = await sql<{ story_id: string; headline: string }>`
      SELECT c.story_id, v.headline FROM current_release c JOIN version v ON v.story_id = c.story_id AND v.version = c.version
      WHERE c.story_id = ANY (${[never, standing]}::uuid[]) AND c.state = 'usable'
    `.execute(database.db)
    expect(rows).toStrictEqual([{ story_id: standing, headline: 'Harbour dredging starts a week early' }])
    expect(await storyById(database.db, never)).toBeDefined()
  })
})
