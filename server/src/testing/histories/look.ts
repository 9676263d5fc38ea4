/** Looks at everything the world can read of the stories of one history, and compares it with what should be there. */
import { isNotice, RELEASE_TABLE } from '@dateline/news'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { listStories, readPublicStory, searchStories } from '../../release/index.ts'
import type { AgencyNode } from './agency.ts'
import type { StoryModel, Text } from './model.ts'
import type { World } from './world.ts'

/** Item, advance, sealed, opened, wait: the forms of a delivery as they are stored. */
const [ITEM, ADVANCE, SEALED, OPENED] = [0, 1, 2, 3]

const pagePath = (story: StoryModel) => `/${story.language}/harbour/${story.publicId}`

const found = (text: string, texts: readonly Text[]) =>
  texts.filter((t) => text.includes(t.marker)).map((t) => t.marker)

/**
 * What is public, on every path of a node: the queries, the search, the log; and the pages and feeds, which take longer.
 * @param pages whether those are read too
 */
export async function look(world: World, node: AgencyNode, pages: boolean): Promise<void> {
  const { stories } = world
  const { db } = node.dateline
  for (const language of ['en', 'ru'] as const) {
    const of = stories.filter((s) => s.language === language)
    if (of.length === 0) continue
    const shown = of.filter((s) => s.shown && s.listed)
    const expected = shown.map((s) => s.id).toSorted()
    const listed = await listStories(db, { language, section: 'harbour', from: new Date(world.begun), limit: 50 })
    const ours = new Set(of.map((s) => s.id))
    expect(
      listed
        .map((l) => l.storyId)
        .filter((id) => ours.has(id))
        .toSorted(),
    ).toEqual(expected)
    for (const text of of.flatMap((s) => s.texts)) {
      const hits = await searchStories(db, { language, query: text.marker, limit: 5 })
      const isCurrent = text.story.shown && text.story.listed && text.story.current?.text === text
      expect(hits.map((h) => h.storyId)).toEqual(isCurrent ? [text.story.id] : [])
    }
    if (!pages) continue
    const hidden = of.flatMap((s) => s.hidden())
    const unlisted = of.filter((s) => !s.shown || !s.listed).flatMap((s) => s.texts)
    for (const path of [`/${language}/harbour`, `/${language}/harbour/feed.json`]) {
      const body = await read(node, path)
      expect(found(body, [...hidden, ...unlisted])).toEqual([])
    }
    const first = shown[0]?.current?.text
    if (first) expect(await read(node, `/${language}/harbour/feed.atom`)).toContain(first.marker)
  }
  for (const story of stories) await lookAtStory(node, story, pages)
  await lookAtLog(world)
}

async function read(node: AgencyNode, path: string): Promise<string> {
  const response = await fetch(node.url + path, { redirect: 'manual' })
  return `${response.headers.get('location') ?? ''} ${await response.text()}`
}

async function lookAtStory(node: AgencyNode, story: StoryModel, pages: boolean): Promise<void> {
  const page = await readPublicStory(node.dateline.db, story.publicId)
  const current = story.onSite ? story.current : undefined
  expect(page?.revision).toBe(current?.revision)
  expect(found(JSON.stringify(page?.state === 'usable' ? page : ''), story.hidden())).toEqual([])
  if (!pages) return
  const response = await fetch(node.url + pagePath(story))
  const body = await response.text()
  expect(found(body, story.hidden())).toEqual([])
  // Withdrawn before its time it never was.
  const everRead = story.effects.some((d) => RELEASE_TABLE[d.kind].to === 'usable')
  const { state } = story
  const status = !current || !everRead ? 404 : state === 'canceled' || state === 'removed' ? 410 : 200
  expect([state, response.status]).toEqual([state, status])
  if (story.shown && current) expect(found(body, [current.text])).toEqual([current.text.marker])
  const history = await read(node, `${pagePath(story)}/history`)
  expect(found(history, story.hidden())).toEqual([])
}

/** The ledger has no leaf, and nobody a delivery, of what is not public. */
async function lookAtLog(world: World): Promise<void> {
  const { rows } = await sql<{ releaseNo: number }>`
    SELECT release_no AS "releaseNo" FROM ledger_leaf WHERE release_no > ${world.base}
    UNION SELECT release_no FROM delivery WHERE release_no > ${world.base} AND form IN (${ITEM}, ${OPENED})`.execute(
    world.agency.db,
  )
  const took = new Set(world.stories.flatMap((s) => s.effects.map((d) => d.releaseNo)))
  expect(rows.map((r) => r.releaseNo).filter((n) => !took.has(n))).toEqual([])
}

interface Delivery {
  readonly seq: number
  readonly releaseNo: number
  readonly form: number
  readonly offeredAt: Date
}

/** Numbers without gaps, nothing early, nothing overtaken, every notice to everybody who had any of it, no killed word. */
export async function lookAtDeliveries(world: World): Promise<void> {
  const { agency, stories } = world
  for (const [index, { id, token }] of agency.receivers.entries()) {
    const after = world.heard.get(id) ?? 0
    const node = agency.nodes[index & 1]
    if (!node) throw new Error('no node')
    const response = await fetch(`${node.url}/wire/v1/items?after=${after}&limit=200`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const text = await response.text()
    expect(response.status).toBe(200)
    const { rows } = await sql<Delivery>`
      SELECT seq, release_no AS "releaseNo", form, offered_at AS "offeredAt" FROM delivery
      WHERE subscriber_id = ${id} AND seq > ${after} ORDER BY seq`.execute(agency.db)
    expect(rows.map((r) => r.seq)).toEqual(rows.map((_, n) => after + n + 1))
    expect((JSON.parse(text) as { items: { seq: number }[] }).items.map((i) => i.seq)).toEqual(rows.map((r) => r.seq))
    for (const story of stories) {
      lookAtReceived(story, rows, world.steppedBack)
      // What was taken back has no words left on the wire, in none of its revisions.
      if (story.state === 'canceled' || story.state === 'removed') expect(found(text, story.texts)).toEqual([])
      expect(
        found(
          text,
          story.texts.filter((t) => ![...story.versions.values()].includes(t)),
        ),
      ).toEqual([])
    }
  }
}

function lookAtReceived(story: StoryModel, rows: readonly Delivery[], steppedBack: boolean): void {
  const took = new Set(story.effects.map((d) => d.releaseNo))
  const ours = rows.filter((r) => story.decisions.some((d) => d.releaseNo === r.releaseNo))
  for (const { releaseNo, form, offeredAt } of ours) {
    const decision = story.decisions.find((d) => d.releaseNo === releaseNo)
    if (!decision) continue
    expect(decision.channels).toContain('wire')
    if (form === ITEM || form === OPENED) {
      if (!steppedBack) expect(offeredAt.getTime()).toBeGreaterThanOrEqual(decision.effectiveAt)
      expect([releaseNo, took.has(releaseNo)]).toEqual([releaseNo, true])
    }
    // Before its time only what its embargo lets go ahead, to those entitled.
    if (form === ADVANCE || form === SEALED) expect(decision.text.ahead).toBe(true)
  }
  const numbers = new Set(ours.map((r) => r.releaseNo))
  for (const notice of story.effects) {
    if (!isNotice(notice.kind) || !notice.channels.includes('wire')) continue
    const had = ours.some((r) => r.releaseNo < notice.releaseNo)
    if (had)
      expect([notice.kind, notice.releaseNo, numbers.has(notice.releaseNo)]).toEqual([
        notice.kind,
        notice.releaseNo,
        true,
      ])
  }
}
