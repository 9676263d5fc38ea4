/**
 * Reuters, August 2012. Strangers got into the blogging platform of the agency and posted stories that had not been written, under the names of
 * its journalists: an interview with a rebel leader, a retreat that was none. The platform stood beside the desk and passed nobody.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client, Newsroom, type Person, type Subscriber } from './newsroom.ts'

const FORGED = { headline: 'Rebel leader announces retreat in interview', text: 'He spoke to the agency by telephone.' }
const BYLINE = { text: 'By Ana Reed', people: [{ name: 'Ana Reed' }] }

let newsroom: Newsroom
let ana: Person
let blogger: Person
let client: Subscriber

beforeAll(async () => {
  newsroom = await Newsroom.open()
  ana = await newsroom.person('Ana Reed', 'editor')
  blogger = await newsroom.person('Blog Desk', 'reporter')
  client = await newsroom.subscriber('Daily Tide')
})
afterAll(() => newsroom?.close())

describe('a story under the name of somebody else', () => {
  it('has no side door: no route of the site or of the platform takes words', async () => {
    const stranger = new Client(newsroom.url)
    const doors = [
      '/xmlrpc.php',
      '/wp-json/wp/v2/posts',
      '/api/posts',
      '/api/newsroom/drafts',
      '/api/newsroom/import?name=a.json',
      '/wire/v1/items',
      '/en',
    ]
    for (const door of doors) {
      const answer = await stranger.post(door, { title: FORGED.headline, content: FORGED.text, status: 'publish' })
      expect([door, [400, 401, 403, 404, 405, 415].includes(answer.status)]).toEqual([door, true])
    }
  })

  it('may be written by a reporter, and is not released by one', async () => {
    const thief = blogger.stolen()
    const forged = await thief.freeze(await thief.write({ ...FORGED, byline: BYLINE }))
    const answer = await thief.release(forged.storyId, 'publish', { candidate: forged })
    expect([answer.status, answer.code]).toEqual([403, 'forbidden'])
    expect(await newsroom.wire(client)).toEqual([])
    // Whose name it bears is one thing, whose hand wrote it another, and the newsroom shows that.
    const candidate = await ana.get(`/api/newsroom/candidates/${forged.id}`)
    expect([candidate.body.content.byline.text, candidate.body.frozenBy.name]).toEqual(['By Ana Reed', 'Blog Desk'])
  })

  it('nor does an import or a drill become a story', async () => {
    const thief = blogger.stolen()
    const item = JSON.stringify({
      uri: 'tag:x,2012:1',
      type: 'text',
      headline: FORGED.headline,
      body_text: FORGED.text,
    })
    const response = await fetch(`${newsroom.url}/api/newsroom/import?name=a.json&as=archive`, {
      method: 'POST',
      headers: {
        cookie: thief.cookie,
        origin: newsroom.url,
        'user-agent': thief.userAgent,
        'content-type': 'application/octet-stream',
      },
      body: item,
    })
    expect(response.status).toBe(403)
    expect((await thief.post('/api/newsroom/drills', { language: 'en', headline: FORGED.headline })).status).toBe(403)
    const pages = await Promise.all(
      ['/en', '/en/news', '/feed.json', '/en/search?q=retreat'].map((p) => newsroom.page(p)),
    )
    expect(pages.some((p) => p.text.includes('announces retreat'))).toBe(false)
  })

  it('and who released a story is on record, whatever its byline says', async () => {
    const real = await ana.publish({
      headline: 'Ferry talks go on',
      text: 'They go on.',
      byline: { text: 'By Blog Desk', people: [] },
    })
    const { body } = await ana.get(`/api/newsroom/stories/${real.storyId}`)
    expect(body.events.map((e: { kind: string; releasedBy: { name: string } }) => [e.kind, e.releasedBy.name])).toEqual(
      [['publish', 'Ana Reed']],
    )
  })
})

// Stopped by: one door for everything that is released, with a right of its own; the byline is no authority, the account is
