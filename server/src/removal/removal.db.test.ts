/** Removal by law through everything that had the words: two people, keys, columns, pages, feeds, search, wire, drafts, backups. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '@dateline/news'
import { invite, record, tellHolders } from '../accounts/index.ts'
import { createDraft, freezeDraft, openDraftOf, readCandidate, reopenDraft } from '../desk/index.ts'
import { createDateline, type Dateline } from '../main.ts'
import { storePicture } from '../media/index.ts'
import { createLog, type Database, openDatabase, readConfig } from '../platform/index.ts'
import { readChain, readVersion } from '../release/index.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { dumpOf } from '../testing/dump.ts'
import { testContent } from '../testing/story.ts'
import { addSubscriber } from '../wire/index.ts'
import { askRemoval, dropOrder, JOURNAL_FILE, listOrders, type NewOrder, readJournal } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'dateline-removal-'))
let database: TestDatabase
let owner: Database
let dateline: Dateline
let url: string
let token: string

/** In every text that is to be removed, and in nothing else. */
const WORD = 'Zwyxquag'
const LAW = {
  legalBasis: 'Data Protection Act, article 17',
  reason: 'A court ordered its removal.',
  reference: 'C 12/26',
}
const NEVER = { use: 'never', reason: 'canceled' }
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

beforeAll(async () => {
  database = await createTestDatabase()
  owner = openDatabase({ url: database.ownerUrl, max: 2 })
  const config = readConfig({ DATELINE_DATA: folder, DATELINE_PORT: '0' })
  dateline = await createDateline({ config, ownerUrl: database.ownerUrl, log: createLog('silent') })
  url = await dateline.listen()
  await invite(dateline.db, url, { name: 'Chief', email: 'chief@mna.example', roles: ['chief'] }, 'test')
  token = (await addSubscriber(dateline.db, { name: 'The Marenia Herald' })).token
})
afterAll(async () => {
  await dateline.close()
  await owner.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const code = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { code?: unknown }).code,
  )

const get = async (path: string) => (await fetch(url + path)).text()
async function wire(): Promise<{ kind: string; guid: string; notice?: string; item: unknown }[]> {
  const response = await fetch(`${url}/wire/v1/items?after=0&limit=100`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as { items: { kind: string; guid: string; item: unknown }[] }).items
}

/** A story written in a draft, with a picture of its own and one that others show too, and released. */
async function publish(word: string, shared: string, own: string) {
  const content = testContent({
    headline: `${word} headline`,
    slugline: `${word}-slug`,
    abstract: `${word} abstract`,
    body: [
      { type: 'paragraph', spans: [{ text: `${word} body` }] },
      { type: 'picture', src: own, alt: `${word} picture` },
      { type: 'picture', src: shared, alt: `${word} picture` },
    ],
  })
  const { draftId, story } = await createDraft(dateline.db, 'mna.example', {
    content,
    desk: 'newsroom',
    stage: 'working',
    createdBy: 'ann',
  })
  const frozen = await freezeDraft(dateline.db, draftId, 'ann')
  await dateline.releases.release({ storyId: story.id, kind: 'publish', releasedBy: 'cli', candidateId: frozen.id })
  // As the gate of approvals does for what a program releases.
  const data = { headline: content.headline, stories: [story.id] }
  await record(dateline.db, { actor: 'cli', action: 'release.by-program', target: story.id, data })
  await tellHolders(dateline.db, ['release:approve'], 'release.by-program', data)
  return { story, frozen, content }
}

async function correct(storyId: string, word: string): Promise<void> {
  const content = testContent({
    headline: `${word} corrected`,
    slugline: `${word}-slug`,
    body: [{ type: 'paragraph', spans: [{ text: word }] }],
  })
  const draftId = await reopenDraft(dateline.db, {
    storyId,
    content,
    baseVersion: 1,
    desk: 'newsroom',
    stage: 'working',
    createdBy: 'ann',
  })
  const { id } = await freezeDraft(dateline.db, draftId, 'ann')
  await dateline.releases.release({
    storyId,
    kind: 'correct',
    releasedBy: 'cli',
    candidateId: id,
    notice: `Not ${word}, as was said.`,
  })
}

const ask = (storyId: string, over: Partial<NewOrder> = {}) =>
  askRemoval(dateline.db, { storyId, ...LAW, ...over }, 'ann')
const picture = async () => (await storePicture(dateline.db, PNG, { uploadedBy: 'ann' })).src
const stored = async (src: string) =>
  (await sql`SELECT FROM media WHERE '/media/' || name = ${src}`.execute(dateline.db)).rows.length === 1
const status = async (path: string) => (await fetch(url + path)).status
const holding = async (word: string) =>
  (await dumpOf(database.ownerUrl))
    .filter((c) => c.text.toLowerCase().includes(word.toLowerCase()))
    .map((c) => c.column)

describe('a removal by law', () => {
  it('takes the words out of everything, keeps what proves them, and tells who had them', async () => {
    const [shared, own] = [await picture(), await picture()]
    const { story, frozen, content } = await publish(WORD, shared, own)
    const other = await publish('Harmless', shared, await picture())
    await correct(story.id, WORD)
    await dateline.follower.wake()
    const kept = canonicalJson(content)
    const path = `/en/economy/${WORD.toLowerCase()}-corrected-${story.publicId}`
    // It stands in the page, the lists, the feed, the search, on the wire, and in the caches of all of them.
    for (const page of [path, '/en', '/en/feed.rss', `/en/search?q=${WORD}`]) expect(await get(page)).toContain(WORD)
    expect(JSON.stringify(await wire())).toContain(WORD)
    expect(await stored(own)).toBe(true)
    expect(await holding(WORD)).toEqual(
      expect.arrayContaining(['audit_entry.data', 'notice_to.data', 'version.search']),
    )

    const order = await ask(story.id)
    expect(order).toMatchObject({ state: 'open', requestedBy: 'ann', headline: `${WORD} corrected` })
    const done = await dateline.removals.confirm(order.id, 'ben')
    expect(done).toMatchObject({ state: 'executed', confirmedBy: 'ben', headline: '' })
    await dateline.follower.wake()

    expect(await holding(WORD)).toEqual([])
    const gone = await fetch(url + path, { redirect: 'follow' })
    expect(gone.status).toBe(410)
    const page = await gone.text()
    expect(page).toContain(LAW.reason)
    for (const text of [
      page,
      await get('/en'),
      await get('/en/feed.rss'),
      await get('/en/feed.atom'),
      await get('/en/economy'),
    ])
      expect(text).not.toContain(WORD)
    // The search repeats the question, and finds nothing.
    expect(await get(`/en/search?q=${WORD}`)).not.toContain(`${WORD} corrected`)
    const items = await wire()
    expect(JSON.stringify(items)).not.toContain(WORD)
    expect(items.at(-1)).toMatchObject({ kind: 'remove', guid: story.guid, notice: LAW.reason, use: NEVER })
    expect(items.filter((i) => i.guid === story.guid).map((i) => [i.kind, i.notice])).toEqual([
      ['publish', LAW.reason],
      ['correct', LAW.reason],
      ['remove', LAW.reason],
    ])
    expect([await stored(own), await status(own)]).toEqual([false, 404])
    expect([await stored(shared), await status(shared)]).toEqual([true, 200])
    expect(await get(`/en/economy/harmless-headline-${other.story.publicId}`)).toContain('Harmless')

    // A subscriber who kept the copy can still be shown right or wrong.
    const { rows } = await sql<{ digest: string }>`
      SELECT encode(digest, 'hex') AS digest FROM candidate WHERE id = ${frozen.id}
    `.execute(dateline.db)
    expect(createHash('sha256').update(kept).digest('hex')).toBe(rows[0]?.digest)
    const chain = await readChain(dateline.db, story.id)
    expect(chain.versions.map((v) => [v.version, v.digest !== '', v.headline])).toEqual([
      [1, true, ''],
      [2, true, ''],
    ])
    expect(chain.events.map((e) => [e.kind, e.notice])).toEqual([
      ['publish', null],
      ['correct', '[removed]'],
      ['remove', LAW.reason],
    ])
    expect(await code(readVersion(dateline.db, story.id, 1))).toBe('content-removed')
    expect(await code(readCandidate(dateline.db, frozen.id))).toBe('content-removed')
    const { rows: received } = await sql<{ n: number }>`
      SELECT count(*)::int AS n FROM delivery d JOIN release_event e USING (release_no) WHERE e.story_id = ${story.id}
    `.execute(dateline.db)
    expect(received[0]?.n).toBe(3)
    const { rows: audit } = await sql<{ action: string; actor: string }>`
      SELECT action, actor FROM audit_entry WHERE target = ${story.id} AND action LIKE 'removal.%' ORDER BY id
    `.execute(dateline.db)
    expect(audit).toEqual([
      { action: 'removal.requested', actor: 'ann' },
      { action: 'removal.executed', actor: 'ben' },
    ])
    expect(await readJournal(join(folder, JOURNAL_FILE))).toMatchObject([{ order: order.id, confirmedBy: 'ben' }])
    expect(readFileSync(join(folder, JOURNAL_FILE), 'utf8')).not.toContain(WORD)
    expect(await code(ask(story.id))).toBe('removal-done')
  })

  it('takes earlier versions alone, and the story goes on without them', async () => {
    const word = 'Vlorpexi'
    const { story } = await publish(word, await picture(), await picture())
    await correct(story.id, 'Plain')
    await wire()
    expect(await code(ask(story.id, { versions: [2] }))).toBe('removal-version-stands')
    expect(await code(ask(story.id, { versions: [7] }))).toBe('removal-version-unknown')
    const open = await reopenDraft(dateline.db, {
      storyId: story.id,
      content: testContent({ headline: 'Next' }),
      baseVersion: 2,
      desk: 'newsroom',
      stage: 'working',
      createdBy: 'ann',
    })
    const order = await ask(story.id, { versions: [1] })
    expect(await code(dateline.removals.confirm(order.id, 'ben'))).toBe('removal-draft-open')
    await sql`UPDATE draft SET stage = 'spiked' WHERE id = ${open}`.execute(owner.db)
    await dateline.removals.confirm(order.id, 'ben')
    await dateline.follower.wake()
    expect(await holding(word)).toEqual([])
    const items = (await wire()).filter((i) => i.guid === story.guid)
    expect(JSON.stringify(items)).not.toContain(word)
    expect(items.map((i) => [i.kind, i.notice])).toEqual([
      ['publish', LAW.reason],
      ['correct', 'Not Plain, as was said.'],
      ['note', LAW.reason],
    ])
    expect(items[0]).toMatchObject({ use: NEVER })
    const page = await fetch(`${url}/en/economy/plain-corrected-${story.publicId}`)
    expect([page.status, (await page.text()).includes('Plain corrected')]).toEqual([200, true])
  })

  it('takes what was never released, and what waits for its time, and tells nobody what it was', async () => {
    const word = 'Murgletosk'
    const { draftId, story } = await createDraft(dateline.db, 'mna.example', {
      content: testContent({ headline: `${word} draft` }),
      desk: 'newsroom',
      stage: 'working',
      createdBy: 'ann',
    })
    await freezeDraft(dateline.db, draftId, 'ann')
    await dateline.removals.confirm((await ask(story.id)).id, 'ben')
    const waiting = await createDraft(dateline.db, 'mna.example', {
      content: testContent({ headline: `${word} scheduled`, slugline: `${word}-slug` }),
      desk: 'newsroom',
      stage: 'working',
      createdBy: 'ann',
    })
    const { id } = await freezeDraft(dateline.db, waiting.draftId, 'ann')
    await dateline.releases.release({
      storyId: waiting.story.id,
      kind: 'publish',
      releasedBy: 'cli',
      candidateId: id,
      effectiveAt: new Date(Date.now() + 3_600_000),
    })
    await dateline.removals.confirm((await ask(waiting.story.id)).id, 'ben')
    expect(await holding(word)).toEqual([])
    expect(await openDraftOf(dateline.db, story.id)).toBeUndefined()
    expect(await status(`/en/economy/x-${waiting.story.publicId}`)).toBe(404)
  })
})

describe('two people', () => {
  it('are needed: nobody confirms alone, late, twice, or what was dropped', async () => {
    const { story } = await publish('Steadfast', await picture(), await picture())
    const order = await ask(story.id)
    expect(await code(ask(story.id))).toBe('removal-open')
    expect(await code(dateline.removals.confirm(order.id, 'ann'))).toBe('removal-same-person')
    expect(await dropOrder(dateline.db, order.id, 'ann')).toMatchObject({ state: 'dropped', droppedBy: 'ann' })
    expect(await code(dateline.removals.confirm(order.id, 'ben'))).toBe('removal-closed')
    expect(await code(dropOrder(dateline.db, order.id, 'ben'))).toBe('removal-closed')

    const late = await ask(story.id)
    await sql`INSERT INTO test_clock (shift) VALUES (interval '73 hours')`.execute(owner.db)
    try {
      expect(await code(dateline.removals.confirm(late.id, 'ben'))).toBe('removal-closed')
      expect((await listOrders(dateline.db, 1))[0]).toMatchObject({ id: late.id, state: 'expired' })
      // Another can be asked for then.
      expect(await ask(story.id)).toMatchObject({ state: 'open' })
    } finally {
      await sql`DELETE FROM test_clock`.execute(owner.db)
    }
    expect((await readVersion(dateline.db, story.id, 1)).headline).toBe('Steadfast headline')
  })

  it('at once carry it out once', async () => {
    const { story } = await publish('Twice', await picture(), await picture())
    const order = await ask(story.id)
    const outcomes = await Promise.all(
      ['ben', 'cat', 'dan'].map((who) => code(dateline.removals.confirm(order.id, who))),
    )
    expect(outcomes.filter((c) => c === undefined)).toHaveLength(1)
    expect((await readChain(dateline.db, story.id)).events.map((e) => e.kind)).toEqual(['publish', 'remove'])
  })

  it('cannot be gone around: not by a release, not by the application, not by the owner', async () => {
    const { story, frozen } = await publish('Around', await picture(), await picture())
    expect(
      await code(dateline.releases.release({ storyId: story.id, kind: 'remove', releasedBy: 'cli', notice: 'No.' })),
    ).toBe('removal-needs-order')
    const order = await ask(story.id)
    const confirmed = sql`UPDATE removal_order SET confirmed_by = 'ann', confirmed_at = dateline_now() WHERE id = ${order.id}`
    const executed = sql`SELECT execute_removal(${order.id})`
    for (const db of [dateline.db, owner.db]) {
      expect(await code(confirmed.execute(db))).toBe('23514')
      expect(await code(executed.execute(db))).toBe('DL003')
    }
    for (const statement of [
      sql`UPDATE removal_order SET requested_by = 'eve' WHERE id = ${order.id}`,
      sql`UPDATE removal_order SET executed_at = dateline_now() WHERE id = ${order.id}`,
      sql`UPDATE content_key SET wrapped = NULL WHERE candidate_id = ${frozen.id}`,
      sql`UPDATE version SET headline = ''`,
      sql`DELETE FROM draft_update`,
      sql`DELETE FROM media`,
    ]) {
      expect(await code(statement.execute(dateline.db))).toBe('42501')
    }
    for (const statement of [
      sql`UPDATE removal_order SET requested_by = 'eve' WHERE id = ${order.id}`,
      sql`DELETE FROM removal_order`,
      sql`UPDATE version SET headline = '' WHERE story_id = ${story.id}`,
      sql`UPDATE release_event SET notice = 'x' WHERE story_id = ${story.id}`,
      sql`DELETE FROM draft_update`,
      sql`DELETE FROM raw_piece`,
      sql`UPDATE audit_entry SET data = '{}'`,
      sql`DELETE FROM media`,
      sql`UPDATE content_key SET candidate_id = gen_random_uuid()`,
    ]) {
      expect(await code(statement.execute(owner.db))).toMatch(/^DL00[13]$/)
    }
    // An order that nobody confirmed opens nothing to who names it.
    const named = owner.db.transaction().execute(async (tx) => {
      await sql`SELECT set_config('dateline.removal', ${order.id}, true)`.execute(tx)
      await sql`DELETE FROM media`.execute(tx)
    })
    expect(await code(named)).toBe('DL001')
  })
})

describe('a database that was restored from before a removal', () => {
  it('is cleared again at the start, by the file beside it', async () => {
    const word = 'Plimsovar'
    const { story } = await publish(word, await picture(), await picture())
    // The file knows of an order that this database has never seen, and its last line was cut off.
    const path = join(folder, JOURNAL_FILE)
    const entry = {
      order: 'b0000000-0000-4000-8000-000000000001',
      story: story.id,
      guid: story.guid,
      versions: null,
      ...LAW,
      requestedBy: 'ann',
      requestedAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-04T00:00:00.000Z',
      confirmedBy: 'ben',
      confirmedAt: '2026-01-01T01:00:00.000Z',
      executedAt: '2026-01-01T01:00:00.000Z',
    }
    const before = await readJournal(path)
    expect(before.length).toBeGreaterThan(0)
    writeFileSync(path, `${JSON.stringify(entry)}\n{"order":"cut off`, { flag: 'a' })
    expect(await dateline.removals.reconcile()).toBe(1)
    expect(await dateline.removals.reconcile()).toBe(0)
    expect(await holding(word)).toEqual([])
    expect((await readChain(dateline.db, story.id)).events.map((e) => e.kind)).toEqual(['publish', 'remove'])
    expect((await readJournal(path)).map((e) => e.order)).toEqual([...before.map((e) => e.order), entry.order])
  })
})
