/** What is kept of a story in the database, before and after this program sealed contents. */
import pg from 'pg'
import { canonicalJson } from '@dateline/news'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentKeys, type Database, migrate, migrationsDir, openContentKeys, openDatabase } from '../platform/index.ts'
import { Releases } from '../release/index.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { dumpOf } from '../testing/dump.ts'
import { testCandidate, testContent, testPublish, testStory } from '../testing/story.ts'
import { readCandidate } from './candidate.ts'
import { sealCandidates } from './sealing.ts'

let database: TestDatabase
let owner: Database
let app: Database
beforeAll(async () => {
  database = await createTestDatabase()
  owner = openDatabase({ url: database.ownerUrl, max: 4 })
  app = openDatabase({ url: database.appUrl })
})
afterAll(async () => {
  await Promise.all([owner.close(), app.close()])
  await database.close()
})

describe('a dump of the database', () => {
  it('holds no word of a frozen candidate, and of a scheduled version only what lists and search are made of', async () => {
    const words = { headline: 'Quagmire headline', slugline: 'Quagmire-slug', body: 'Quagmire body' }
    const over = {
      headline: words.headline,
      slugline: words.slugline,
      body: [{ type: 'paragraph' as const, spans: [{ text: words.body }] }],
    }
    await testCandidate(app.db, (await testStory(app.db)).id, over)
    expect((await dumpOf(database.ownerUrl)).filter((c) => /quagmir/i.test(c.text))).toEqual([])

    await testPublish(app.db, new Releases(app.db, 'mna.example'), over, new Date(Date.now() + 3_600_000))
    const found = (await dumpOf(database.ownerUrl)).filter((c) => /quagmir/i.test(c.text))
    // docs/removal.md names these.
    expect(found.map((c) => c.column).toSorted()).toEqual([
      'version.headline',
      'version.search',
      'version.slug',
      'version.slugline',
    ])
    expect(found.filter((c) => c.text.includes(words.body))).toEqual([])
  })

  it('holds no master key', async () => {
    const key = Buffer.alloc(32, 'a content key for tests')
    const dump = await dumpOf(database.ownerUrl)
    expect(
      dump.filter((c) => c.text.includes(key.toString('hex')) || c.text.includes(key.toString('base64url'))),
    ).toEqual([])
    expect(dump.some((c) => c.column === 'content_master.id' && c.text === contentKeys.current)).toBe(true)
  })
})

describe('the keys', () => {
  it('are destroyed by nobody without an order of two people, changed by nobody, and never come back', async () => {
    const story = await testStory(app.db)
    const candidate = await testCandidate(app.db, story.id)
    const order = async (confirmed: string | null) => {
      const { rows } = await sql<{ id: string }>`
        INSERT INTO removal_order (story_id, legal_basis, reason, requested_by, expires_at, dropped_by, dropped_at)
        VALUES (${(await testStory(app.db)).id}, 'law', 'why', 'ann', dateline_now() + interval '1 day', NULL, NULL) RETURNING id
      `.execute(owner.db)
      const id = rows[0]?.id ?? ''
      if (confirmed !== null) {
        await sql`UPDATE removal_order SET confirmed_by = ${confirmed}, confirmed_at = dateline_now() WHERE id = ${id}`.execute(
          owner.db,
        )
      }
      return id
    }
    const destroy = (by: string | null) =>
      sql`UPDATE content_key SET wrapped = NULL, destroyed_at = dateline_now(), removal_order_id = ${by} WHERE candidate_id = ${candidate}`
    for (const db of [app.db]) await expect(destroy(null).execute(db)).rejects.toMatchObject({ code: '42501' })
    await expect(destroy(await order(null)).execute(owner.db)).rejects.toMatchObject({ code: 'DL003' })
    // Of two people, but about another story.
    await expect(destroy(await order('ben')).execute(owner.db)).rejects.toMatchObject({ code: 'DL003' })
    await expect(order('ann')).rejects.toMatchObject({ code: '23514' })
    await expect(sql`DELETE FROM content_key`.execute(owner.db)).rejects.toMatchObject({ code: 'DL001' })
    expect(await readCandidate(app.db, candidate)).toMatchObject({ id: candidate })
  })

  it('of a database are asked for before anything is read with others', async () => {
    await sql`INSERT INTO content_master (id) VALUES ('00000000000000ff')`.execute(owner.db)
    await expect(openContentKeys({ contentKey: undefined, dataDir: '/nowhere' }, app.db)).rejects.toMatchObject({
      code: 'content-key-missing',
    })
    await sql`UPDATE content_master SET retired_at = dateline_now() WHERE id = '00000000000000ff'`.execute(owner.db)
    await openContentKeys({ contentKey: undefined, dataDir: '/nowhere' }, app.db)
  })
})

describe('a database of before', () => {
  it('is sealed in batches, goes on after a cut, and says the same', async () => {
    const old = await createEmptyDatabase()
    const client = new pg.Client({ connectionString: old.ownerUrl })
    try {
      await migrate(old.ownerUrl, migrationsDir(), '0013_z')
      await client.connect()
      const contents = Array.from({ length: 1_203 }, (_, n) =>
        testContent({
          headline: `Old headline ${n}`,
          ...(n === 7 ? { translationOf: { guid: 'tag:x:1', version: 3 } } : {}),
          body: [{ type: 'picture', src: `/media/${'a'.repeat(26)}.png`, alt: 'x' }],
        }),
      )
      await client.query(
        `WITH s AS (INSERT INTO story (guid, public_id, language, translation_group, created_by)
                    SELECT 'g' || n, lpad(n::text, 10, '0'), 'en', gen_random_uuid(), 'test' FROM generate_series(1, $2::int) n RETURNING id, guid),
              c AS (INSERT INTO candidate (story_id, content, digest, frozen_by)
                    SELECT s.id, t.content, sha256(convert_to(t.content, 'UTF8')), 'test'
                    FROM s JOIN unnest($1::text[]) WITH ORDINALITY AS t (content, n) ON s.guid = 'g' || t.n RETURNING id, story_id, content)
         INSERT INTO version (story_id, version, candidate_id, language, section, headline, slugline, form, urgency, slug, search)
         SELECT story_id, 1, id, 'en', 'economy', 'x', 'x', 'report', 4, 'x', ''::tsvector FROM c WHERE content LIKE '%translationOf%'`,
        [contents.map((c) => canonicalJson(c)), contents.length],
      )
      await migrate(old.ownerUrl, migrationsDir())
      const open = async () =>
        (await client.query<{ n: number }>('SELECT count(*)::int AS n FROM candidate WHERE plain IS NOT NULL')).rows[0]
          ?.n
      expect(await open()).toBe(1_203)
      const db = openDatabase({ url: old.ownerUrl, max: 4 })
      try {
        const cut = new Error('cut off')
        await expect(
          sealCandidates(db.db, () => {
            throw cut
          }),
        ).rejects.toBe(cut)
        expect(await open()).toBe(703)
        // Two at once share the rest.
        const sealed = await Promise.all([sealCandidates(db.db), sealCandidates(db.db)])
        expect(sealed[0] + sealed[1]).toBe(703)
        expect(await open()).toBe(0)
        const { rows } = await client.query<{ id: string; digest: string }>(
          `SELECT id, encode(digest, 'hex') AS digest FROM candidate ORDER BY random() LIMIT 20`,
        )
        for (const { id, digest } of rows) expect((await readCandidate(db.db, id)).digest).toBe(digest)
        expect((await client.query('SELECT made_from_guid, made_from_version FROM version')).rows).toEqual([
          { made_from_guid: 'tag:x:1', made_from_version: 3 },
        ])
        expect((await client.query('SELECT count(*)::int AS n FROM candidate_media')).rows).toEqual([{ n: 1_203 }])
      } finally {
        await db.close()
      }
      expect((await dumpOf(old.ownerUrl)).some((c) => c.text.includes('Old headline'))).toBe(false)
    } finally {
      await client.end()
      await old.close()
    }
  })
})
