import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  contentKeys,
  type Database,
  Keyring,
  MASTER_FILE,
  masterId,
  openContentKeys,
  openDatabase,
  parseMasters,
} from '../platform/index.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { testCandidate, testStory } from '../testing/story.ts'
import { readCandidate } from './candidate.ts'
import { rotateContentKeys } from './rotation.ts'

const folder = mkdtempSync(join(tmpdir(), 'dateline-rotation-'))
const path = join(folder, MASTER_FILE)
let database: TestDatabase
let owner: Database
let app: Database

beforeAll(async () => {
  database = await createTestDatabase()
  owner = openDatabase({ url: database.ownerUrl, max: 4 })
  app = openDatabase({ url: database.appUrl })
  writeFileSync(path, `${Buffer.alloc(32, 'a content key for tests').toString('base64url')}\n`, { mode: 0o600 })
})
afterAll(async () => {
  await Promise.all([owner.close(), app.close()])
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const config = { contentKey: undefined, dataDir: folder }
const inFile = () => parseMasters(readFileSync(path, 'utf8'), path).map((key) => masterId(key))
const masters = async () =>
  (await sql<{ master: string }>`SELECT DISTINCT master FROM content_key`.execute(app.db)).rows.map((r) => r.master)

describe('changing the master key', () => {
  it('wraps every key anew, goes on after a cut, and leaves the old key nothing', async () => {
    const story = await testStory(app.db)
    const before = contentKeys.current
    const candidates = []
    for (let n = 0; n < 5; n++) candidates.push(await testCandidate(app.db, story.id, { headline: `Number ${n}` }))
    const digests = await Promise.all(candidates.map(async (id) => (await readCandidate(app.db, id)).digest))
    const cut = new Error('cut off')
    const stop = () => {
      throw cut
    }
    await expect(rotateContentKeys(owner.db, config, stop)).rejects.toBe(cut)
    // Both are on disk: whatever is under either can be opened by a process that starts now.
    expect(inFile()).toHaveLength(2)
    expect(inFile()[1]).toBe(before)

    const { wrapped, master } = await rotateContentKeys(owner.db, config)
    expect(inFile()).toEqual([master])
    expect(master).not.toBe(before)
    expect(wrapped).toBeLessThanOrEqual(5)
    expect(await masters()).toEqual([master])
    const fresh = new Keyring()
    fresh.add(parseMasters(readFileSync(path, 'utf8'), path))
    const { rows } = await sql<{ id: string; master: string; wrapped: Buffer }>`
      SELECT candidate_id AS id, master, wrapped FROM content_key
    `.execute(app.db)
    for (const row of rows) expect(fresh.unwrap(row, `content key ${row.id}`)).toHaveLength(32)
    expect(await Promise.all(candidates.map(async (id) => (await readCandidate(app.db, id)).digest))).toEqual(digests)
  })

  it('refuses what a process still wraps under the old key, which then uses the new one', async () => {
    const story = await testStory(app.db)
    const stale = Buffer.alloc(32, 'stale')
    const next = parseMasters(readFileSync(path, 'utf8'), path)
    contentKeys.add([stale], () => next)
    await sql`INSERT INTO content_master (id, retired_at) VALUES (${masterId(stale)}, dateline_now())`.execute(owner.db)
    await expect(testCandidate(app.db, story.id)).rejects.toMatchObject({ code: 'content-key-retired' })
    expect(await readCandidate(app.db, await testCandidate(app.db, story.id))).toMatchObject({ storyId: story.id })
  })

  it('asks for a new key where the key is a setting', async () => {
    const contentKey = readFileSync(path, 'utf8').trim()
    await expect(rotateContentKeys(owner.db, { contentKey, dataDir: folder })).rejects.toMatchObject({
      code: 'content-key-needed',
    })
    const next = Buffer.alloc(32, 'next')
    const both = { contentKey: `${next.toString('base64url')},${contentKey}`, dataDir: folder }
    expect(await rotateContentKeys(owner.db, both)).toMatchObject({ master: masterId(next) })
    await openContentKeys({ contentKey: next.toString('base64url'), dataDir: folder }, app.db)
    expect(await masters()).toEqual([masterId(next)])
  })
})
