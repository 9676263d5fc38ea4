/** What readers see of corrections: the note, the history with its differences, the feed; and no word of what was taken back. */
import { lintFeed } from '@dateline/formats'
import type { StoryContent } from '@dateline/news'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes, NOON, startTestSite, type TestSite } from '../testing/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await startTestSite()
  await site.at(NOON)
})
afterAll(() => site.close())

const body = (...texts: readonly string[]): StoryContent['body'] =>
  texts.map((text) => ({ type: 'paragraph', spans: [{ text }] }))

const FIRST = {
  headline: 'Harbour toll rises to 40 crowns',
  body: body('The toll rises to 40 crowns on Monday.', 'Ferries are exempt.'),
  edNote: 'Sekretnote for editors',
}

/** Time goes forward through the whole file. */
let minute = 0
const pass = async (): Promise<Date> => {
  minute += 10
  await site.at(minutes(minute))
  return minutes(minute)
}

/** A story with a correction and an update behind it. */
async function corrected() {
  const { story } = await site.publish(FIRST)
  const correctedAt = await pass()
  await site.decide(story, 'correct', {
    notice: 'The toll rises to 14 crowns, not 40.',
    content: {
      headline: 'Harbour toll rises to 14 crowns',
      body: body('The toll rises to 14 crowns on Monday.', 'Ferries are exempt.'),
      edNote: 'Anothernote for editors',
    },
  })
  await pass()
  await site.decide(story, 'update', {
    content: {
      headline: 'Harbour toll rises to 14 crowns',
      body: body('The toll rises to 14 crowns on Monday.', 'Ferries are exempt.', 'Fishermen protested.'),
    },
  })
  const path = `/en/politics/harbour-toll-rises-to-14-crowns-${story.publicId}`
  return { story, path, correctedAt }
}

const linkedData = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}') as Record<string, unknown>

describe('a corrected story', () => {
  it('says what was wrong and what is right, on its page and for machines, and leads to its history', async () => {
    const { path, correctedAt } = await corrected()
    const html = await site.text(path)
    expect(html).toContain('The toll rises to 14 crowns, not 40.')
    expect(html).toContain(`href="${path}/history"`)
    expect(linkedData(html)['correction']).toEqual([
      {
        '@type': 'CorrectionComment',
        text: 'The toll rises to 14 crowns, not 40.',
        datePublished: correctedAt.toISOString(),
      },
    ])
  })

  it('shows each version and what it changed, and nothing that was for editors', async () => {
    const { path, story } = await corrected()
    const html = await site.text(`${path}/history`)
    const plain = html.replaceAll(/<span class="visually-hidden">.*?<\/span>/gs, '')
    expect(plain).toMatch(/toll rises to <del>40<\/del><ins>14<\/ins> crowns/)
    expect(plain).toContain('<ins>Fishermen protested.</ins>')
    expect([...plain.matchAll(/<li class="step step-(\w+)"/g)].map((m) => m[1])).toEqual([
      'update',
      'correct',
      'publish',
    ])
    expect(html).not.toMatch(/Sekretnote|Anothernote/)
    expect(html).not.toContain('Ferries are exempt')
    const moved = await site.get(`/en/politics/old-words-${story.publicId}/history`)
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${path}/history`])
  })

  it('is in the feed of corrections, in every format, with a name of its own for each correction', async () => {
    const { path, story } = await corrected()
    for (const format of ['rss', 'atom', 'json'] as const) {
      const response = await site.get(`/en/corrections/feed.${format}`)
      const text = await response.text()
      expect([format, response.status, text.includes('The toll rises to 14 crowns, not 40.')]).toEqual([
        format,
        200,
        true,
      ])
      expect(text).toContain(`${path}/history`)
      expect(text).toContain(`${story.publicId}#correct-2`)
      expect(lintFeed(new TextEncoder().encode(text))).toEqual([])
    }
    expect(await site.text('/en/corrections')).toContain('/en/corrections/feed.rss')
    expect((await site.get('/ru/corrections/feed.rss')).status).toBe(200)
  })
})

describe('a story that was taken back', () => {
  it.each([
    ['kill', 410],
    ['hold', 200],
  ] as const)('%s: its history keeps what happened and no word of what it said', async (kind, status) => {
    const { story, path } = await corrected()
    await site.get(`${path}/history`)
    await pass()
    await site.decide(story, kind, { notice: 'The report is being taken back.' })
    const response = await site.get(`${path}/history`)
    const html = await response.text()
    expect(response.status).toBe(status)
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(html).toContain('The report is being taken back.')
    expect(html).not.toMatch(/toll|crowns|Ferries|Fishermen/)
    for (const format of ['rss', 'atom', 'json'])
      expect(await site.text(`/en/corrections/feed.${format}`)).not.toContain(story.publicId + '#correct')
  })

  it('that was never public has no history', async () => {
    const { story } = await site.publish({ headline: 'Never seen' }, { effectiveAt: minutes(3000) })
    expect((await site.get(`/en/politics/never-seen-${story.publicId}/history`)).status).toBe(404)
    await site.decide(story, 'withdraw', { notice: 'Not needed.' })
    expect((await site.get(`/en/politics/never-seen-${story.publicId}/history`)).status).toBe(404)
  })
})
