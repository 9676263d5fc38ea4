import { RELEASE_TABLE, type StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStories, type Story } from '../desk/index.ts'
import { type Database, openDatabase } from '../platform/index.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testCandidate } from '../testing/story.ts'
import {
  chainRequests,
  drawWords,
  linkStories,
  readChainGraph,
  readStanding,
  Releases,
  type SeenChain,
} from './index.ts'
import { namedStories } from './links.ts'
import { listTemplates, saveTemplate, templateHistory } from './notice.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let app: Database
let releases: Releases

beforeAll(async () => {
  test = await createTestDatabase()
  app = openDatabase({ url: test.ownerUrl, role: 'dateline_app' })
  releases = new Releases(app.db, 'mna.example')
})
afterAll(async () => {
  await app.close()
  await test.close()
})

async function publish(over: Partial<StoryContent> = {}, group?: string): Promise<Story> {
  const [story] = await createStories(app.db, 'mna.example', [
    {
      language: over.language ?? 'en',
      createdBy: 'test',
      ...(group === undefined ? {} : { translationGroup: group }),
    },
  ])
  if (!story) throw new Error('no story')
  const candidateId = await testCandidate(app.db, story.id, over)
  await releases.release({ storyId: story.id, kind: 'publish', releasedBy: 'test', candidateId })
  return story
}

const linkTo = (href: string): StoryContent['body'] => [
  { type: 'paragraph', spans: [{ text: 'The agency said so', marks: [{ type: 'link', href }] }, { text: ' before.' }] },
]

/** An alert, the lead that follows it, its translation, a story that quotes the lead and a package. */
async function series() {
  const alert = await publish({ form: 'flash', urgency: 1, headline: 'Mayor dead' })
  const lead = await publish({ form: 'lead', headline: 'Mayor of Port Selene dead', follows: [alert.guid] })
  const translation = await publish(
    { language: 'ru', headline: 'Умер мэр', translationOf: { guid: lead.guid, version: 1 } },
    lead.translationGroup,
  )
  const quoting = await publish({ headline: 'Markets react', body: linkTo(`/en/economy/x-${lead.publicId}`) })
  const bundle = await publish({ headline: 'The day' })
  await linkStories(app.db, { from: bundle.id, to: alert.id, kind: 'contains' }, 'test')
  return { alert, lead, translation, quoting, bundle }
}

const seenOf = async (root: Story): Promise<SeenChain> => {
  const graph = await readChainGraph(app.db, root.id)
  return {
    root: root.id,
    stories: new Map(graph.stories.filter((s) => s.revision > 0).map((s) => [s.storyId, s.revision])),
  }
}

const kill = (story: Story) =>
  ({ storyId: story.id, kind: 'kill', releasedBy: 'test', target: 'chain', notice: 'He is alive.' }) as const

describe('links between stories', () => {
  it('are read from what a content names: translations, earlier pieces, own addresses and guids, and no others', () => {
    const content = {
      body: [
        ...linkTo('/en/economy/harbour-abcdefghij'),
        ...linkTo('https://mna.example/en/economy/harbour-bbcdefghij?x=1'),
        ...linkTo('https://elsewhere.example/en/economy/harbour-cbcdefghij'),
        ...linkTo('tag:mna.example,2026:1'),
        ...linkTo('/en/economy'),
      ],
      follows: ['tag:mna.example,2026:2'],
      translationOf: { guid: 'tag:mna.example,2026:3', version: 1 },
    }
    expect(namedStories(content as unknown as StoryContent, 'mna.example')).toEqual([
      { kind: 'translation-of', guid: 'tag:mna.example,2026:3' },
      { kind: 'follows', guid: 'tag:mna.example,2026:2' },
      { kind: 'quotes', publicId: 'abcdefghij' },
      { kind: 'quotes', publicId: 'bbcdefghij' },
      { kind: 'quotes', guid: 'tag:mna.example,2026:1' },
    ])
  })

  it('draw the same chain from whichever of its stories one looks', async () => {
    const { alert, lead, translation, quoting, bundle } = await series()
    const all = [alert, lead, translation, quoting, bundle].map((s) => s.id).toSorted()
    for (const root of [alert, lead, translation]) {
      const graph = await readChainGraph(app.db, root.id)
      expect(graph.stories.map((s) => s.storyId).toSorted()).toEqual(all)
      expect(graph.stories[0]).toMatchObject({ storyId: root.id, role: 'root', via: null })
    }
    const graph = await readChainGraph(app.db, alert.id)
    const byId = new Map(graph.stories.map((s) => [s.storyId, s]))
    expect(byId.get(lead.id)).toMatchObject({ role: 'same-news', via: { storyId: alert.id, kind: 'follows' } })
    expect(byId.get(translation.id)).toMatchObject({ via: { storyId: lead.id, kind: 'translation-of' } })
    expect(byId.get(quoting.id)).toMatchObject({ role: 'quotes', via: { storyId: lead.id, kind: 'quotes' } })
    expect(byId.get(bundle.id)).toMatchObject({ role: 'contains', page: 'shown', feeds: 'listed' })
  })
})

describe('a notice aimed at a chain', () => {
  it('takes back every story that was chosen in one step, each in the words of its language', async () => {
    const { alert, lead, translation, quoting } = await series()
    const graph = await readChainGraph(app.db, alert.id)
    const root = kill(alert)
    const others = chainRequests(graph, root, [{ storyId: lead.id }, { storyId: translation.id }])
    const events = await releases.releaseTogether([root, ...others], await seenOf(alert))
    expect(events.map((e) => [e.storyId, e.kind, e.target])).toEqual([
      [alert.id, 'kill', 'chain'],
      [lead.id, 'kill', 'chain'],
      [translation.id, 'kill', 'chain'],
    ])
    expect(events.map((e) => e.wire.headline)).toEqual(['MANDATORY KILL', 'MANDATORY KILL', 'АННУЛИРОВАНО'])
    for (const event of events) expect(event.wire.note).toContain('He is alive.')
    expect((await readStanding(app.db, quoting)).state).toBe('usable')
    expect((await readChainGraph(app.db, alert.id)).stories.map((s) => s.page)).toEqual([
      'gone',
      'gone',
      'gone',
      'shown',
      'shown',
    ])
  })

  it('is refused when a story of it moved on, or another joined it, since it was looked at', async () => {
    const { alert, lead } = await series()
    const seen = await seenOf(alert)
    await releases.release({ storyId: lead.id, kind: 'repeat', releasedBy: 'test' })
    await expect(releases.releaseTogether([kill(alert)], seen)).rejects.toMatchObject({
      code: 'release-stale',
      data: { stories: [lead.id] },
    })
    const again = await seenOf(alert)
    const late = await publish({ headline: 'Second lead', follows: [lead.guid] })
    await expect(releases.releaseTogether([kill(alert)], again)).rejects.toMatchObject({
      code: 'release-stale',
      data: { stories: [late.id] },
    })
    expect((await readStanding(app.db, alert)).state).toBe('usable')
    await releases.releaseTogether([kill(alert)], await seenOf(alert))
    expect((await readStanding(app.db, alert)).state).toBe('canceled')
  })

  it('never misses a story that is released at the same moment', async () => {
    for (let n = 0; n < 8; n++) {
      const alert = await publish({ form: 'flash' })
      const seen = await seenOf(alert)
      const [killed, lead] = await Promise.allSettled([
        releases.releaseTogether([kill(alert)], seen),
        publish({ form: 'lead', follows: [alert.guid] }),
      ])
      if (lead.status === 'rejected') throw lead.reason
      const { rows } = await sql<{ story_id: string }>`
        SELECT story_id FROM release_event WHERE story_id IN (${alert.id}, ${lead.value.id}) ORDER BY release_no`.execute(
        app.db,
      )
      const order = rows.map((r) => r.story_id)
      // Either the lead came first and the kill was refused, or the kill came first.
      if (killed.status === 'rejected') expect(order).toEqual([alert.id, lead.value.id])
      else expect(order).toEqual([alert.id, alert.id, lead.value.id])
    }
  })

  it('corrects with a notice alone where no new version is needed', async () => {
    const { alert } = await series()
    const event = await releases.release({
      storyId: alert.id,
      kind: 'correct',
      target: 'chain',
      releasedBy: 'test',
      notice: 'It was Tuesday.',
    })
    expect(event).toMatchObject({ version: 1, revision: 2, state: 'usable' })
    expect(RELEASE_TABLE.correct.targets).toContain('chain')
  })
})

describe('the wording of notices', () => {
  it('is what editors made it, with its history, and the default again when they take it back', async () => {
    const key = { kind: 'kill', language: 'ru', part: 'editors' } as const
    const story = await publish({ language: 'ru' })
    const standing = await readStanding(app.db, story)
    if (!standing.content) throw new Error('no content')
    const draw = async () => (await drawWords(app.db, 'kill', story, standing.content!, standing, 'Неправда.')).editors
    const standard = await draw()
    await saveTemplate(app.db, key, 'Снять {slugline}: {reason}', 'ada')
    expect(await draw()).toBe('Снять Marenia-Harbour: Неправда.')
    expect(
      (await listTemplates(app.db)).find((t) => t.kind === 'kill' && t.language === 'ru' && t.part === 'editors'),
    ).toMatchObject({ text: 'Снять {slugline}: {reason}', changed: { by: 'ada' } })
    await saveTemplate(app.db, key, null, 'ada')
    expect(await draw()).toBe(standard)
    expect((await templateHistory(app.db, 'kill', 'ru', 'editors')).map((c) => c.text)).toEqual([
      null,
      'Снять {slugline}: {reason}',
    ])
    await expect(saveTemplate(app.db, key, 'Снять.', 'ada')).rejects.toMatchObject({ code: 'template-needs-reason' })
    await expect(saveTemplate(app.db, { ...key, language: 'xx' }, 'x', 'ada')).rejects.toMatchObject({
      code: 'template-unknown',
    })
  })

  it('stays as it was sent: what a person wrote wins over the template, and later changes reach nothing released', async () => {
    const story = await publish()
    const event = await releases.release({
      storyId: story.id,
      kind: 'kill',
      releasedBy: 'test',
      notice: 'Untrue.',
      wire: { note: 'Our own words.', headline: 'STOP' },
    })
    expect(event.wire).toEqual({ note: 'Our own words.', headline: 'STOP' })
    const { rows } = await sql<{
      note: string
    }>`SELECT wire_note AS note FROM release_event WHERE id = ${event.id}`.execute(app.db)
    expect(rows[0]?.note).toBe('Our own words.')
  })
})
