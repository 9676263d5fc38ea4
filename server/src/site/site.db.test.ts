/** The site over a real database: what is public, where it is, and how soon. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveCommitments } from '../directory/index.ts'
import { minutes, NOON, ORIGIN, startTestSite, type TestSite } from '../testing/site.ts'

let site: TestSite

beforeAll(async () => {
  site = await startTestSite()
})
afterAll(() => site.close())
beforeEach(async () => {
  site.site.invalidateAll()
  await site.at(NOON)
})

describe('a released story', () => {
  it('is at once on its page, the lists, the feeds, search and the sitemaps', async () => {
    for (const path of [
      '/en',
      '/en/politics',
      '/en/news',
      '/en/feed.rss',
      '/en/politics/feed.json',
      '/en/projects/sea',
    ])
      await site.get(path)
    const { path } = await site.publish({
      headline: 'Quillwort harvest begins',
      subjects: [{ uri: 'dateline:project/sea', role: 'project' }],
    })
    const lists = [
      '/en',
      '/en/politics',
      '/en/news',
      '/en/news/2026-11-24',
      '/en/projects/sea',
      '/en/feed.rss',
      '/en/feed.atom',
      '/en/feed.json',
      '/feed.rss',
      '/en/politics/feed.json',
      '/en/projects/sea/feed.atom',
      '/en/search?q=quillworts',
      '/en/sitemap-2026-11.xml',
      '/en/news-sitemap.xml',
    ]
    for (const list of lists) expect([list, (await site.text(list)).includes(path)]).toEqual([list, true])
    expect((await site.get(path)).status).toBe(200)
    expect(await site.text('/ru')).not.toContain(path)
    expect(await site.text('/en/economy')).not.toContain(path)
  })

  it('draws dateline, mentions and escaped words', async () => {
    const { path } = await site.publish({
      headline: 'A <b>bold</b> & "quoted" claim',
      dateline: { place: 'Port Selene', date: '2026-11-24', source: 'MNA' },
      body: [
        {
          type: 'paragraph',
          spans: [
            { text: 'The <script>alert(1)</script> ' },
            { text: 'Assembly', marks: [{ type: 'mention', uri: 'dateline:body/assembly' }] },
          ],
        },
        { type: 'paragraph', spans: [{ text: 'Nobody', marks: [{ type: 'mention', uri: 'dateline:body/nobody' }] }] },
      ],
    })
    const html = await site.text(path)
    expect(html).toContain('<span class="dateline">PORT SELENE, 24 November (MNA) –</span> The &lt;script&gt;')
    expect(html).toContain('<a class="mention" href="/en/bodies/assembly">Assembly</a>')
    expect(html).not.toContain('/en/bodies/nobody')
    expect(html).toContain('Reported and edited by MNA')
    expect(html).not.toContain('<b>bold</b>')
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
    const article = JSON.parse(data) as Record<string, unknown>
    expect(article['@type']).toBe('NewsArticle')
    expect(article['headline']).toBe('A <b>bold</b> & "quoted" claim')
    expect(article['datePublished']).toBe('2026-11-24T10:00:00.000Z')
    expect(article['mainEntityOfPage']).toBe(ORIGIN + path)
    expect(data).not.toContain('<')
  })

  it('names the agency that its copy came from, and does not claim to have written it', async () => {
    const { path } = await site.publish({ headline: 'Copy of another agency', source: { agency: 'Tavna' } })
    const html = await site.text(path)
    expect(html).toContain('Source: Tavna')
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as Record<
      string,
      { name?: string }
    >
    expect(data['author']).toEqual({ '@type': 'Organization', name: 'Tavna' })
    expect(data['publisher']?.name).not.toBe('Tavna')
  })

  it('answers at its one address and sends others there', async () => {
    const { path, story } = await site.publish({ headline: 'The one address' })
    const wrong = [
      `/ru/politics/the-one-address-${story.publicId}`,
      `/en/economy/old-words-${story.publicId}`,
      `/en/politics/${story.publicId}`,
      `/xx/yy/${story.publicId}`,
      `/en/politics/%D0%BF-${story.publicId}`,
    ]
    for (const address of wrong) {
      const response = await site.get(address)
      expect([address, response.status, response.headers.get('location')]).toEqual([address, 301, path])
    }
    expect((await site.get(path.toUpperCase())).headers.get('location')).toBe(path)
    expect((await site.get(`${path}/`)).headers.get('location')).toBe(path)
    expect((await site.get('/en/politics/nothing-here-aaaaaaaaaa')).status).toBe(404)
  })

  it('links its translations in both directions', async () => {
    const { story, path } = await site.publish({ headline: 'Bridge opens' })
    const group = await site.groupOf(story)
    await site.get(path)
    const other = await site.publish(
      { language: 'ar', headline: 'افتتاح الجسر', translationOf: { guid: story.guid, version: 1 } },
      { group },
    )
    const alternates = async (p: string) =>
      [...(await site.text(p)).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)]
        .map((m) => `${m[1]} ${m[2]}`)
        .toSorted()
    const wanted = [`ar ${ORIGIN}${other.path}`, `en ${ORIGIN}${path}`, `x-default ${ORIGIN}${path}`]
    expect(await alternates(path)).toEqual(wanted)
    expect(await alternates(other.path)).toEqual(wanted)
    expect(await site.text(other.path)).toContain('<html lang="ar" dir="rtl">')
  })
})

describe('closed until release', () => {
  it('a scheduled and an embargoed story are nowhere before their time and everywhere after it', async () => {
    const scheduled = await site.publish({ headline: 'Zirconium tariff falls' }, { effectiveAt: minutes(30) })
    const embargoed = await site.publish({
      headline: 'Zirconium report appears',
      embargo: { until: minutes(45).toISOString() },
    })
    const paths = [
      '/en',
      '/en/politics',
      '/en/news',
      '/en/news/2026-11-24',
      '/en/feed.rss',
      '/feed.json',
      '/en/search?q=zirconium',
      '/en/sitemap-2026-11.xml',
      '/en/news-sitemap.xml',
      '/sitemap.xml',
      '/en/corrections',
    ]
    for (const path of paths)
      expect([path, (await site.text(path)).toLowerCase().includes('irconium')]).toEqual([
        path,
        path.includes('q=zirc'),
      ])
    expect(await site.text('/en/search?q=zirconium')).not.toContain(scheduled.path)
    expect((await site.get(scheduled.path)).status).toBe(404)
    expect((await site.get(embargoed.path)).status).toBe(404)
    // Nobody told the site: the pages end by themselves.
    await site.pass(minutes(31))
    expect((await site.get(scheduled.path)).status).toBe(200)
    expect(await site.text('/en')).toContain(scheduled.path)
    expect(await site.text('/en')).not.toContain(embargoed.path)
    await site.at(minutes(46))
    for (const path of ['/en', '/en/news', '/en/feed.rss', '/en/search?q=zirconium'])
      expect(await site.text(path)).toContain(embargoed.path)
  })

  it('a story withdrawn before its time never existed', async () => {
    const { story, path } = await site.publish({ headline: 'Never seen' }, { effectiveAt: minutes(30) })
    await site.decide(story, 'withdraw', { notice: 'Wrong.' })
    await site.at(minutes(40))
    expect((await site.get(path)).status).toBe(404)
    expect(await site.text('/en/corrections')).not.toContain(story.publicId)
    expect(await site.text('/en/feed.atom')).not.toContain(story.guid)
  })

  it('a commitment is shown while the story that reports it is public', async () => {
    const { story } = await site.publish(
      { headline: 'Assembly promises', subjects: [{ uri: 'dateline:body/assembly' }] },
      { effectiveAt: minutes(30) },
    )
    await saveCommitments(site.db, [
      { madeBy: 'body/assembly', storyGuid: story.guid, due: '2027-01-01', words: { en: 'Build a harbour light.' } },
    ])
    expect(await site.text('/en/bodies/assembly')).not.toContain('harbour light')
    await site.at(minutes(31))
    expect(await site.text('/en/bodies/assembly')).toContain('Build a harbour light.')
    await site.decide(story, 'kill', { notice: 'Wrong.' })
    expect(await site.text('/en/bodies/assembly')).not.toContain('harbour light')
  })
})

describe('taking back', () => {
  it('a killed story is gone everywhere, and its page tells the notice', async () => {
    const { story, path } = await site.publish({ headline: 'Harmful falsehood printed' })
    const lists = [
      '/en',
      '/en/politics',
      '/en/news',
      '/en/news/2026-11-24',
      '/en/feed.rss',
      '/en/feed.json',
      '/en/search?q=falsehood',
      '/en/sitemap-2026-11.xml',
    ]
    for (const list of [path, ...lists])
      expect([list, (await site.text(list)).includes('armful')]).toEqual([list, true])
    await site.decide(story, 'kill', { notice: 'The statement was forged.' })
    for (const list of lists) expect([list, (await site.text(list)).includes('armful')]).toEqual([list, false])
    const gone = await site.get(path)
    const html = await gone.text()
    expect(gone.status).toBe(410)
    expect(gone.headers.get('x-robots-tag')).toBe('noindex')
    expect(html).toContain('The statement was forged.')
    expect(html.toLowerCase()).not.toContain('falsehood')
    const corrections = await site.text('/en/corrections')
    expect(corrections).toContain('The statement was forged.')
    expect(corrections.toLowerCase()).not.toContain('falsehood')
    expect(await site.text('/en/feed.atom')).toContain('deleted-entry')
  })

  it('a withheld story shows its notice until it is cleared', async () => {
    const { story, path } = await site.publish({ headline: 'Doubtful figures' })
    await site.decide(story, 'hold', { notice: 'We are checking the figures.' })
    const held = await site.get(path)
    const html = await held.text()
    expect(held.status).toBe(200)
    expect(held.headers.get('x-robots-tag')).toBe('noindex')
    expect(html).toContain('We are checking the figures.')
    expect(html).not.toContain('Doubtful')
    expect(await site.text('/en')).not.toContain('Doubtful')
    await site.decide(story, 'clear')
    expect(await site.text(path)).toContain('Doubtful figures')
  })

  it('a correction is told on the story, in its data and on the corrections page', async () => {
    const { story, path } = await site.publish({ headline: 'Rate is four' })
    await site.text(path)
    await site.at(minutes(5))
    await site.decide(story, 'correct', { notice: 'The rate is three.', content: { headline: 'Rate is three' } })
    const moved = await site.get(path)
    expect(moved.status).toBe(301)
    const now = await site.text(moved.headers.get('location') ?? '')
    expect(now).toContain('Rate is three')
    expect(now).toContain('"@type":"CorrectionComment","text":"The rate is three."')
    expect(now).toContain('<time datetime="2026-11-24T10:05:00.000Z">')
    expect(await site.text('/en/corrections')).toContain('The rate is three.')
  })
})

describe('HTTP', () => {
  it('chooses the edition at the root', async () => {
    const response = await site.get('/', { 'accept-language': 'ar-EG, en;q=0.5' })
    expect([response.status, response.headers.get('location'), response.headers.get('vary')]).toEqual([
      302,
      '/ar',
      'Accept-Language',
    ])
  })

  it('answers 304 to who has the page, and HEAD without a body', async () => {
    await site.publish({ headline: 'Cached words' })
    const first = await site.get('/en', { 'accept-encoding': 'gzip' })
    const etag = first.headers.get('etag') ?? ''
    await first.arrayBuffer()
    expect(first.headers.get('content-encoding')).toBe('gzip')
    const again = await site.get('/en', { 'accept-encoding': 'gzip', 'if-none-match': etag })
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
    expect((await site.get('/en', { 'accept-encoding': 'identity', 'if-none-match': etag })).status).toBe(200)
    const head = await site.get('/en', { 'accept-encoding': 'identity' }, 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1_000)
    await site.publish({ headline: 'Newer words' })
    expect((await site.get('/en', { 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(200)
  })

  it('sets its policy and no cookie on every kind of page', async () => {
    const { path } = await site.publish({ headline: 'Policy' })
    for (const address of [
      '/en',
      path,
      '/ru/search?q=x',
      '/en/nothing',
      '/en/news/2021-02-30',
      '/',
      '/en/feed.rss',
      '/robots.txt',
    ]) {
      const { headers } = await site.get(address)
      const policy = headers.get('content-security-policy') ?? ''
      expect([address, policy.includes("default-src 'none'"), policy.includes('unsafe')]).toEqual([
        address,
        true,
        false,
      ])
      expect([address, headers.get('x-content-type-options'), headers.get('set-cookie')]).toEqual([
        address,
        'nosniff',
        null,
      ])
    }
  })

  it('serves its style sheet for ever and small', async () => {
    const href = /href="(\/assets\/site-[^"]+\.css)"/.exec(await site.text('/en'))?.[1] ?? ''
    const response = await site.get(href, { 'accept-encoding': 'gzip' })
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(Number(response.headers.get('content-length'))).toBeLessThan(20_000)
    expect((await site.get('/assets/site-0000000000000000.css')).headers.get('cache-control')).not.toContain(
      'immutable',
    )
  })

  it('refuses days that do not exist and knows none of the future', async () => {
    expect((await site.get('/en/news/2021-02-30')).status).toBe(400)
    expect((await site.get('/en/news/2027-01-01')).status).toBe(404)
    expect((await site.get('/en/news/2001-01-01')).status).toBe(200)
  })

  it('keeps made-up addresses from filling the cache', async () => {
    await site.get('/en')
    for (let i = 0; i < 40; i += 1) await site.get(`/en/nothing/at-${i}?x=${i}`)
    expect(site.site.cached.pages).toBeLessThan(5)
    const before = site.site.cached.pages
    for (let i = 0; i < 10; i += 1) await site.get(`/en?utm_campaign=${i}`)
    expect(site.site.cached.pages).toBe(before)
  })

  it('pages through a section without losing or repeating a story', async () => {
    for (let i = 0; i < 45; i += 1) await site.publish({ headline: `Ledger entry ${i}`, section: 'economy' })
    const seen: string[] = []
    let next: string | undefined = '/en/economy'
    while (next !== undefined) {
      const html: string = await site.text(next)
      seen.push(...[...html.matchAll(/<h[23] class="headline"><a href="([^"]+)">Ledger/g)].map((m) => m[1] ?? ''))
      next = /<a href="([^"]+)" rel="next">/.exec(html)?.[1]
    }
    expect(seen.length).toBe(45)
    expect(new Set(seen).size).toBe(45)
  })
})

describe('cold pages', () => {
  it('take at most three queries each', async () => {
    const { path } = await site.publish({
      headline: 'Counted',
      subjects: [{ uri: 'dateline:body/assembly' }],
      byline: { text: 'By Ana Petrel' },
    })
    const pages = [
      '/en',
      '/en/politics',
      '/en/news',
      '/en/news/2026-11-24',
      '/en/projects',
      '/en/projects/sea',
      '/en/bodies',
      '/en/bodies/assembly',
      '/en/people/ana-petrel',
      '/en/places/port-selene',
      '/en/events/ninth',
      '/en/topics/budget',
      path,
      '/en/search?q=counted',
      '/en/subscribe',
      '/en/about',
      '/en/corrections',
      '/en/nothing',
      '/en/feed.rss',
      '/feed.atom',
      '/en/politics/feed.json',
      '/en/bodies/assembly/feed.rss',
      '/sitemap.xml',
      '/en/sitemap.xml',
      '/en/sitemap-2026-11.xml',
      '/en/news-sitemap.xml',
      '/robots.txt',
      '/favicon.svg',
    ]
    // The follower reads on its own: it sleeps while pages are counted.
    site.follower.stop()
    for (const page of pages) {
      site.site.invalidateAll()
      site.queries = 0
      const response = await site.get(page)
      await response.text()
      expect([page, response.status]).toEqual([page, page === '/en/nothing' ? 404 : 200])
      expect([page, site.queries >= 1 && site.queries <= 3]).toEqual([page, true])
      site.queries = 0
      await site.text(page)
      expect([page, site.queries]).toEqual([page, 0])
    }
  })
})
