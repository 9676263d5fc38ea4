import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockPrepared, prepare, unlockPrepared } from '../desk/index.ts'
import { type Database, openDatabase } from '../platform/index.ts'
import { setTestClock } from '../testing/clock.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testCandidate, testPublish, testStory } from '../testing/story.ts'
import { preparedGate, readPublicStory, Releases } from './index.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let owner: Database
let app: Database
let releases: Releases
/** As a node would be whose program forgot the gate. */
let careless: Releases

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openDatabase({ url: test.ownerUrl, max: 2 })
  app = openDatabase({ url: test.ownerUrl, role: 'dateline_app' })
  releases = new Releases(app.db, 'mna.example')
  releases.guard(preparedGate)
  careless = new Releases(app.db, 'mna.example')
})
afterAll(async () => {
  await app.close()
  await owner.close()
  await test.close()
})

const OBITUARY = { kind: 'obituary', occasion: 'Ana Petrel has died', alternatives: null } as const
const WORD = { happened: 'She died at home this morning.', source: 'Her daughter, by telephone.' }

const locked = async (over: Partial<Parameters<typeof prepare>[2]> = {}) => {
  const story = await testStory(app.db)
  await prepare(app.db, story.id, { ...OBITUARY, ...over }, 'writer')
  return story
}
const publish = async (storyId: string, by: Releases = releases, effectiveAt?: Date) =>
  by.release({
    storyId,
    kind: 'publish',
    releasedBy: 'editor',
    candidateId: await testCandidate(app.db, storyId),
    ...(effectiveAt ? { effectiveAt } : {}),
  })

describe('prepared copy', () => {
  it('is not released while it is locked, at once or for later, and the database says so too', async () => {
    const story = await locked()
    await expect(publish(story.id)).rejects.toMatchObject({ code: 'prepared-locked', data: { storyId: story.id } })
    await expect(publish(story.id, releases, new Date(Date.now() + 3_600_000))).rejects.toMatchObject({
      code: 'prepared-locked',
    })
    await expect(publish(story.id, careless)).rejects.toMatchObject({ code: 'DL002' })
    expect(await readPublicStory(app.db, story.publicId)).toBeUndefined()
  })

  it('is released after somebody has said what happened, and its later releases need no word', async () => {
    const story = await locked()
    expect(await unlockPrepared(app.db, story.id, WORD, 'chief')).toMatchObject({ unlocked: { by: 'chief', ...WORD } })
    await publish(story.id)
    await setTestClock(owner.db, new Date(Date.now() + 7_200_000))
    await releases.release({
      storyId: story.id,
      kind: 'update',
      releasedBy: 'editor',
      candidateId: await testCandidate(app.db, story.id, { headline: 'Ana Petrel, keeper of the light, dies at 81' }),
    })
    await setTestClock(owner.db, null)
  })

  it('locks itself again after an hour, and at once when somebody locks it', async () => {
    const story = await locked()
    await setTestClock(owner.db, new Date('2026-03-01T10:00:00Z'))
    await unlockPrepared(app.db, story.id, WORD, 'chief')
    await setTestClock(owner.db, new Date('2026-03-01T11:00:00Z'))
    await expect(publish(story.id)).rejects.toMatchObject({ code: 'prepared-locked' })
    await unlockPrepared(app.db, story.id, WORD, 'chief')
    expect(await lockPrepared(app.db, story.id, 'writer')).toMatchObject({ unlocked: null })
    await expect(publish(story.id)).rejects.toMatchObject({ code: 'prepared-locked' })
    await setTestClock(owner.db, null)
  })

  it('opens one outcome of several, and the other only when that one was locked or killed', async () => {
    const alternatives = `referendum ${randomUUID()}`
    const yes = await locked({ kind: 'result', occasion: 'Yes has won', alternatives })
    const no = await locked({ kind: 'result', occasion: 'No has won', alternatives })
    const both = await Promise.allSettled([
      unlockPrepared(app.db, yes.id, WORD, 'one'),
      unlockPrepared(app.db, no.id, WORD, 'two'),
    ])
    expect(both.map((r) => r.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [open, shut] = both[0]?.status === 'fulfilled' ? [yes, no] : [no, yes]
    await publish(open.id)
    await lockPrepared(app.db, open.id, 'writer')
    await expect(unlockPrepared(app.db, shut.id, WORD, 'two')).rejects.toMatchObject({
      code: 'prepared-alternative',
      data: { storyId: open.id },
    })
    await releases.release({ storyId: open.id, kind: 'kill', releasedBy: 'editor', notice: 'The count was wrong.' })
    await unlockPrepared(app.db, shut.id, WORD, 'two')
    await publish(shut.id)
  })

  it('cannot be made of a story that was released, and the mark cannot be taken away', async () => {
    const { story } = await testPublish(app.db, releases)
    await expect(prepare(app.db, story.id, OBITUARY, 'writer')).rejects.toMatchObject({ code: 'prepared-too-late' })
    await expect(sql`DELETE FROM prepared`.execute(app.db)).rejects.toThrow()
    await expect(sql`DELETE FROM prepared`.execute(owner.db)).rejects.toMatchObject({ code: 'DL001' })
  })
})

describe('words that were never meant to be read', () => {
  it.each([
    { headline: 'DO NOT PUBLISH Ana Petrel dies' },
    { body: [{ type: 'paragraph', spans: [{ text: 'IIIIII like testing' }] }] },
    { byline: { text: 'By TKTK' } },
  ] as const)('keep a release from happening: %j', async (over) => {
    const story = await testStory(app.db)
    const candidateId = await testCandidate(app.db, story.id, over)
    await expect(
      releases.release({ storyId: story.id, kind: 'publish', releasedBy: 'editor', candidateId }),
    ).rejects.toMatchObject({ code: 'placeholder-left' })
  })
})
