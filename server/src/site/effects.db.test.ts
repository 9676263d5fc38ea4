/** Each cell of the release table's effects, against what the outputs really show. */
import { writeNewsMlG2, writeNinjs } from '@dateline/formats'
import {
  type Effects,
  RELEASE_KINDS,
  RELEASE_TABLE,
  type ReleaseKind,
  type StoryContent,
  transportRank,
} from '@dateline/news'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Story } from '../desk/index.ts'
import { minutes, NOON, ORIGIN, startTestSite, type TestSite } from '../testing/site.ts'
import { readOutgoing } from '../wire/read.ts'

let site: TestSite
beforeAll(async () => {
  site = await startTestSite()
})
afterAll(() => site.close())

/** The outputs that are looked at here; mail and push are the audience's. */
type Seen = Omit<Effects, 'mail' | 'push'>

let made = 0
/** A word that stands in nothing else. */
const marker = (): string => `quokka${String((made += 1)).padStart(4, '0')}`

const NOTICE = 'The reason that was given.'
const LATER = minutes(90)

interface Case {
  readonly story: Story
  readonly path: string
  readonly word: string
  /** What else is asked of its place in feeds. */
  readonly other: { readonly story: Story; readonly path: string }
}

const body = (word: string): StoryContent['body'] => [
  { type: 'paragraph', spans: [{ text: `The ${word} was counted again.` }] },
]

/** A story in a state from which the kind may be released, and one listed after it. */
async function before(kind: ReleaseKind): Promise<Case> {
  await site.at(NOON)
  const word = marker()
  const over = { headline: `A ${word} in the harbour`, body: body(word), slugline: 'Harbour', urgency: 4 as const }
  const from = RELEASE_TABLE[kind].from
  if (kind === 'publish' || kind === 'archive') {
    const [blank] = await createStory()
    return { story: blank, path: '', word, other: await site.publish({ headline: `Later than ${marker()}` }) }
  }
  const scheduled = kind === 'embargo-lift'
  const { story, path } = await site.publish(over, scheduled ? { effectiveAt: minutes(120) } : {})
  await site.at(minutes(30))
  const other = await site.publish({ headline: `Later than ${marker()}` })
  if (!from.includes('usable') && from.includes('withheld')) await site.decide(story, 'hold', { notice: 'Checking.' })
  return { story, path, word, other }
}

async function createStory(): Promise<[Story]> {
  const { createStories } = await import('../desk/index.ts')
  const [story] = await createStories(site.db, 'mna.example', [{ language: 'en', createdBy: 'test' }])
  if (!story) throw new Error('no story')
  return [story]
}

async function release(kind: ReleaseKind, { story, word }: Case): Promise<void> {
  await site.at(LATER)
  const rule = RELEASE_TABLE[kind]
  const headline = `A ${word} in the harbour`
  if (kind === 'archive') {
    await site.releases.releaseArchive(
      [
        {
          guid: story.guid,
          content: contentOf(word, headline),
          publishedAt: LATER,
        },
      ],
      'test',
    )
    await site.follower.wake()
    return
  }
  await site.decide(story, kind, {
    ...(rule.content === 'required' ? { content: contentOf(word, headline) } : {}),
    ...(rule.notice === 'none' ? {} : { notice: NOTICE }),
  })
}

const contentOf = (word: string, headline: string): StoryContent => ({
  model: 1,
  language: 'en',
  form: 'report',
  headline,
  slugline: 'Harbour',
  section: 'politics',
  urgency: 4,
  subjects: [],
  body: body(word),
})

async function addressOf(story: Story): Promise<string> {
  const response = await site.get(`/en/politics/${story.publicId}`)
  return response.headers.get('location') ?? `/en/politics/${story.publicId}`
}

async function lookAt({ story, word, other }: Case): Promise<Seen> {
  const path = await addressOf(story)
  const response = await site.get(path)
  const html = await response.text()
  const noindex = html.includes('name="robots" content="noindex') && response.headers.get('x-robots-tag') === 'noindex'
  const [aside = ''] = /<aside class="notices".*?<\/aside>/s.exec(html) ?? []
  const copy = html.includes(`The ${word} was counted`)
  const page = ((): Effects['page'] => {
    if (response.status === 410 && noindex && !html.includes(word) && html.includes(NOTICE)) return 'gone'
    if (response.status !== 200) throw new Error(`the page answers ${response.status}`)
    if (!copy && noindex && html.includes(NOTICE)) return 'held-notice'
    if (!copy) throw new Error('the page has neither copy nor notice')
    if (noindex) return 'shown-noindex'
    return aside.includes(NOTICE) ? 'shown-with-note' : 'shown'
  })()
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1]
  const jsonLd = !data?.includes('"NewsArticle"')
    ? 'none'
    : data.includes('"CorrectionComment"')
      ? 'article-with-correction'
      : 'article'
  const search = (await site.text(`/en/search?q=${word}`)).includes(story.publicId) ? 'found' : 'absent'
  const maps = await Promise.all(
    ['/en/sitemap-2026-11.xml', '/en/news-sitemap.xml'].map(async (map) =>
      (await site.text(map)).includes(story.publicId),
    ),
  )
  if (maps[0] !== maps[1]) throw new Error('the sitemaps do not agree')
  return {
    page,
    jsonLd,
    search,
    sitemap: maps[0] ? 'listed' : 'absent',
    feed: await inFeed(story, other.story, word),
    wire: await onWire(story, word),
  }
}

interface JsonFeed {
  readonly items: readonly { readonly id: string; readonly date_published: string; readonly date_modified: string }[]
}

async function inFeed(story: Story, other: Story, word: string): Promise<Effects['feed']> {
  const feed = JSON.parse(await site.text('/en/politics/feed.json')) as JsonFeed
  const atom = await site.text('/en/politics/feed.atom')
  const rss = await site.text('/en/politics/feed.rss')
  const at = feed.items.findIndex((i) => i.id === story.guid)
  const item = feed.items[at]
  if (
    atom.includes(`The ${word} was`) !== (item !== undefined) ||
    rss.includes(`The ${word} was`) !== (item !== undefined)
  )
    throw new Error('the feeds do not agree')
  if (!item) {
    const dead = /<at:deleted-entry[^>]*>/g
    return (atom.match(dead) ?? []).some((e) => e.includes(story.guid)) ? 'tombstone' : 'absent'
  }
  if (at > feed.items.findIndex((i) => i.id === other.guid)) return 'updated'
  return item.date_published === item.date_modified ? 'listed' : 'relisted'
}

async function onWire(story: Story, word: string): Promise<Effects['wire']> {
  const { rows } = await sql<{ release_no: number; on_wire: boolean }>`
    SELECT release_no, on_wire FROM release_event WHERE story_id = ${story.id} ORDER BY release_no DESC LIMIT 1
  `.execute(site.db)
  const [row] = rows
  if (row?.on_wire !== true) return 'none'
  const [outgoing] = await readOutgoing(site.db, [row.release_no], ORIGIN)
  if (!outgoing) throw new Error('the wire has no such release')
  const ninjs = writeNinjs(outgoing.item) as {
    pubStatus: string
    headlines: readonly { value: string }[]
    edNote?: string
  }
  const g2 = writeNewsMlG2(outgoing.item)
  const copy = JSON.stringify(ninjs).includes(`The ${word} was`)
  expect(g2.includes(`The ${word} was`)).toBe(copy)
  expect(g2).toContain(`<pubStatus qcode="stat:${ninjs.pubStatus}"/>`)
  if (!copy) {
    expect(JSON.stringify(ninjs)).not.toContain(word)
    expect(g2).not.toContain(word)
  }
  switch (ninjs.pubStatus) {
    case 'usable':
      expect(copy).toBe(true)
      return (ninjs.edNote ?? '') === '' ? 'copy' : 'copy-with-note'
    case 'withheld':
      expect(copy).toBe(false)
      return 'hold'
    case 'canceled':
      expect(copy).toBe(false)
      return 'kill'
    default:
      throw new Error(`unknown pubStatus ${ninjs.pubStatus}`)
  }
}

describe('the effects of each release kind', () => {
  it.each(RELEASE_KINDS)('%s', async (kind) => {
    const it_ = await before(kind)
    await release(kind, it_)
    const { mail: _mail, push: _push, ...promised } = RELEASE_TABLE[kind].effects
    expect(await lookAt(it_)).toEqual(promised)
    const { rows } = await sql<{ rank: number }>`
      SELECT rank FROM release_event WHERE story_id = ${it_.story.id} ORDER BY release_no DESC LIMIT 1`.execute(site.db)
    expect(rows[0]?.rank).toBe(transportRank(kind, 4))
  })

  it('stays out of the lists after a de-indexing whatever is released, until it is cleared', async () => {
    const one = await before('deindex')
    await release('deindex', one)
    await site.decide(one.story, 'update', { content: contentOf(one.word, `A ${one.word} again`) })
    expect(await lookAt(one)).toMatchObject({ feed: 'absent', search: 'absent', sitemap: 'absent', jsonLd: 'none' })
    await site.decide(one.story, 'hold', { notice: NOTICE })
    await site.decide(one.story, 'clear')
    expect(await lookAt(one)).toMatchObject({ page: 'shown-noindex', search: 'absent' })
    await site.decide(one.story, 'clear')
    expect(await lookAt(one)).toMatchObject({ search: 'found', sitemap: 'listed', jsonLd: 'article' })
  })

  it('says nothing of the name after anonymising: no earlier notice, no earlier copy on the wire', async () => {
    const one = await before('anonymise')
    const name = marker()
    await site.decide(one.story, 'correct', {
      notice: `It was ${name}.`,
      content: { ...contentOf(one.word, `A ${one.word} for ${name}`) },
    })
    await release('anonymise', one)
    const page = await site.text(await addressOf(one.story))
    expect(page).not.toContain(name)
    const history = await site.get(`${await addressOf(one.story)}/history`)
    expect([history.status, (await history.text()).includes(name)]).toEqual([200, false])
    expect(await site.text('/en/corrections')).not.toContain(name)
    const { rows } = await sql<{ release_no: number }>`
      SELECT release_no FROM release_event WHERE story_id = ${one.story.id} ORDER BY release_no`.execute(site.db)
    const wire = await readOutgoing(
      site.db,
      rows.map((r) => r.release_no),
      ORIGIN,
    )
    expect(wire.toSorted((a, b) => a.releaseNo - b.releaseNo).map((o) => o.status)).toEqual([
      'canceled',
      'canceled',
      'usable',
    ])
    expect(JSON.stringify(wire.map((o) => writeNinjs(o.item)))).not.toContain(name)
  })
})

describe('channels', () => {
  it('keep a story for the wire off every public path', async () => {
    await site.at(NOON)
    const word = marker()
    const { story } = await site.publish(
      { headline: `A ${word} for subscribers`, body: body(word) },
      { channels: ['wire'] },
    )
    for (const path of [
      `/en/politics/${story.publicId}`,
      '/en',
      '/en/news',
      '/en/politics',
      '/en/politics/feed.json',
      '/en/politics/feed.atom',
      '/feed.rss',
      '/en/sitemap-2026-11.xml',
      '/en/news-sitemap.xml',
      `/en/search?q=${word}`,
    ]) {
      const text = await site.text(path)
      expect(`${path} ${text.includes(story.publicId)} ${text.includes(`A ${word}`)}`).toBe(
        `${path} ${path.endsWith(story.publicId) && text.includes(story.publicId)} false`,
      )
    }
    expect((await site.get(`/en/politics/${story.publicId}`)).status).toBe(404)
    const { rows } = await sql<{ release_no: number }>`
      SELECT release_no FROM release_event WHERE story_id = ${story.id}`.execute(site.db)
    const [outgoing] = await readOutgoing(site.db, [rows[0]?.release_no ?? 0], ORIGIN)
    expect(outgoing?.status).toBe('usable')
    expect(outgoing?.item.url).toBeUndefined()
  })

  it('leave on the site what it had when an update goes to the wire alone, and take both back together', async () => {
    await site.at(NOON)
    const [old, fresh] = [marker(), marker()]
    const { story, path } = await site.publish({ headline: 'A count of boats', body: body(old) })
    await site.releases.release({
      storyId: story.id,
      kind: 'update',
      releasedBy: 'test',
      channels: ['wire'],
      candidateId: await candidate(story, contentOf(fresh, 'A count of boats')),
    })
    await site.follower.wake()
    const page = await site.text(path)
    expect([page.includes(old), page.includes(fresh)]).toEqual([true, false])
    const event = await site.releases.release({
      storyId: story.id,
      kind: 'kill',
      releasedBy: 'test',
      notice: NOTICE,
      channels: ['wire'],
    })
    expect(event.channels.toSorted()).toEqual(['mail', 'push', 'site', 'wire'])
    await site.follower.wake()
    expect((await site.get(path)).status).toBe(410)
  })
})

async function candidate(story: Story, content: StoryContent): Promise<string> {
  const { testCandidate } = await import('../testing/story.ts')
  return testCandidate(site.db, story.id, content)
}
