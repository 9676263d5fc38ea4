/** Every kind of page and feed in every edition, before the judges that readers' programs use. */
import { HtmlValidate } from 'html-validate'
import type { StoryContent } from '@dateline/news'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { xsdValidator } from '../../../packages/formats/src/testing-validate.ts'
import { allEditions } from '../../../editions/index.ts'
import { saveCommitments } from '../directory/index.ts'
import { sharedPath } from '../testing/shared.ts'
import { ORIGIN, startTestSite, type TestSite } from '../testing/site.ts'

let site: TestSite
const stories = new Map<string, string>()

const html = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // How void elements and the doctype are spelled, and how long a headline is, means nothing to a reader.
    'void-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
  },
})

/** Copy with every kind of block. */
const rich = (language: 'en' | 'ru' | 'ar'): Partial<StoryContent> => ({
  language,
  headline: { en: 'Harbour “opens” & closes', ru: 'Порт «открыт» & закрыт', ar: 'الميناء «يفتح» & يغلق' }[language],
  abstract: { en: 'In brief.', ru: 'Коротко.', ar: 'باختصار.' }[language],
  byline: {
    text: 'By Ana Petrel',
    people: [{ name: 'Ana Petrel', role: 'correspondent', uri: 'dateline:person/ana-petrel' }],
  },
  dateline: { place: 'Port Selene', date: '2026-11-24', source: 'MNA' },
  subjects: ['project/sea', 'body/assembly', 'place/port-selene', 'event/ninth', 'topic/budget'].map((id) => ({
    uri: `dateline:${id}`,
  })),
  body: [
    {
      type: 'picture',
      src: '/media/aaaaaaaaaaaaaaaaaaaaaaaaaa.png',
      alt: 'A harbour',
      caption: 'The harbour.',
      credit: 'MNA',
      width: 1200,
      height: 675,
    },
    {
      type: 'paragraph',
      spans: [
        { text: 'First & foremost, ' },
        { text: 'Assembly', marks: [{ type: 'mention', uri: 'dateline:body/assembly' }] },
      ],
    },
    { type: 'heading', level: 2, spans: [{ text: 'Then' }] },
    { type: 'quote', paragraphs: [[{ text: 'We do.' }]], attribution: 'Ana Petrel' },
    {
      type: 'list',
      ordered: true,
      items: [[{ text: 'one', marks: [{ type: 'link', href: '/en/about' }] }], [{ text: 'two' }]],
    },
    {
      type: 'table',
      caption: 'Votes',
      header: [[{ text: 'Side' }], [{ text: 'Votes' }]],
      rows: [[[{ text: 'For' }], [{ text: '62' }]]],
    },
    { type: 'picture', src: 'https://elsewhere.example/a.png', alt: 'Elsewhere' },
    { type: 'preformatted', text: 'A 1\nB 2' },
  ],
})

beforeAll(async () => {
  site = await startTestSite()
  let group: string | undefined
  for (const { key } of allEditions) {
    const { story, path } = await site.publish(rich(key), group === undefined ? {} : { group })
    group ??= await site.groupOf(story)
    stories.set(`${key}:rich`, path)
    const bare = await site.publish({ language: key, headline: `Bare ${key}` })
    const flash = await site.publish({ language: key, headline: `Flash ${key}`, form: 'flash', urgency: 1 })
    const held = await site.publish({ language: key, headline: `Held ${key}` })
    const killed = await site.publish({ language: key, headline: `Killed ${key}` })
    await site.decide(flash.story, 'correct', {
      notice: 'A <word> was wrong.',
      content: { headline: `Flash ${key}`, form: 'flash', urgency: 1 },
    })
    await site.decide(held.story, 'hold', { notice: 'Being checked.' })
    await site.decide(killed.story, 'kill', { notice: 'Forged.' })
    for (const [name, made] of Object.entries({ bare, flash, held, killed })) stories.set(`${key}:${name}`, made.path)
    await saveCommitments(site.db, [
      { madeBy: 'body/assembly', storyGuid: story.guid, words: { en: 'Build', ru: 'Построить', ar: 'بناء' } },
    ])
  }
})
afterAll(() => site.close())

const PAGES = [
  '',
  '/politics',
  '/news',
  '/news/2026-11-24',
  '/news/2001-01-01',
  '/projects',
  '/projects/sea',
  '/bodies',
  '/bodies/assembly',
  '/people',
  '/people/ana-petrel',
  '/places',
  '/places/port-selene',
  '/events',
  '/events/ninth',
  '/topics',
  '/topics/budget',
  '/search',
  '/search?q=flash',
  '/search?q=nothing-at-all',
  '/subscribe',
  '/about',
  '/corrections',
  '/missing',
  '/news/2021-02-30',
]
const FEEDS = ['/feed', '/politics/feed', '/projects/sea/feed', '/bodies/assembly/feed']

describe.each(allEditions.map((e) => e.key))('the edition %s', (key) => {
  const pages = () => [
    ...PAGES.map((p) => `/${key}${p}`),
    ...['rich', 'bare', 'flash', 'held', 'killed'].map((s) => stories.get(`${key}:${s}`) ?? ''),
  ]

  it('has pages without a fault', async () => {
    for (const page of pages()) {
      const report = await html.validateString(await site.text(page))
      const faults = report.results.flatMap((r) =>
        r.messages.map((m) => `${m.ruleId} ${m.selector ?? ''} ${m.message}`),
      )
      expect([page, faults]).toEqual([page, []])
    }
  })

  it('writes linked data that is JSON and cannot leave its element', async () => {
    const all = await Promise.all(pages().map((p) => site.text(p)))
    const blocks = all.flatMap((page) =>
      [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((m) => m[1] ?? ''),
    )
    expect(blocks.length).toBe(4)
    for (const block of blocks) {
      expect(block).not.toMatch(/[<>]/)
      expect(JSON.parse(block)).toMatchObject({ '@context': 'https://schema.org' })
    }
  })

  it('points to the other editions, and they point back', async () => {
    const alternates = async (page: string) =>
      Object.fromEntries(
        [...(await site.text(page)).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map((m) => [
          m[1] ?? '',
          m[2] ?? '',
        ]),
      )
    for (const page of [
      `/${key}`,
      `/${key}/politics`,
      `/${key}/news/2026-11-24`,
      `/${key}/bodies/assembly`,
      `/${key}/about`,
      stories.get(`${key}:rich`) ?? '',
    ]) {
      const here = await alternates(page)
      expect(Object.keys(here).toSorted()).toEqual(['ar', 'en', 'ru', 'x-default'])
      expect(here[key]).toBe(ORIGIN + page)
      for (const [language, url] of Object.entries(here)) {
        if (language !== 'x-default') expect(await alternates(url.replace(ORIGIN, ''))).toEqual(here)
      }
    }
  })

  it('offers feeds that exist, with absolute addresses', async () => {
    for (const page of [`/${key}`, `/${key}/politics`, `/${key}/projects/sea`]) {
      const links = [
        ...(await site.text(page)).matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)"/g),
      ]
      expect(links).toHaveLength(3)
      for (const [, type, href] of links) {
        const response = await site.get((href ?? '').replace(ORIGIN, ''))
        expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type])
      }
    }
    for (const feed of FEEDS) {
      const json = JSON.parse(await site.text(`/${key}${feed}.json`)) as {
        items: { url: string; content_html: string; id: string }[]
      }
      expect(json.items.length).toBeGreaterThan(0)
      for (const item of json.items) {
        expect(item.url.startsWith(ORIGIN)).toBe(true)
        expect(item.content_html).not.toMatch(/(?:href|src)="\//)
        expect((await site.get(item.url.replace(ORIGIN, ''))).status).toBe(200)
      }
    }
  })

  it('reads without script and loads nothing from elsewhere', async () => {
    for (const page of pages()) {
      const markup = await site.text(page)
      const loaded = [
        ...markup.matchAll(/<(?:img|script|link rel="stylesheet"|iframe|source)[^>]*?\s(?:src|href)="([^"]+)"/g),
      ].map((m) => m[1] ?? '')
      expect([page, loaded.filter((url) => !url.startsWith('/') || url.startsWith('//'))]).toEqual([page, []])
      expect(markup).not.toMatch(/\son[a-z]+=|javascript:|style="/)
      expect(markup).toContain(`<html lang="${key}" dir="${key === 'ar' ? 'rtl' : 'ltr'}">`)
    }
  })
})

describe('sitemaps', () => {
  it('name every public story once and nothing that was taken back', async () => {
    const index = await site.text('/sitemap.xml')
    const maps = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => (m[1] ?? '').replace(ORIGIN, ''))
    const listed: string[] = []
    for (const map of maps) {
      const response = await site.get(map)
      expect([map, response.status]).toEqual([map, 200])
      const urls = [...(await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) =>
        (m[1] ?? '').replace(ORIGIN, ''),
      )
      if (!map.includes('news')) listed.push(...urls)
      expect([map, new Set(urls).size]).toEqual([map, urls.length])
    }
    for (const [name, path] of stories) expect([name, listed.includes(path)]).toEqual([name, !/held|killed/.test(name)])
    for (const path of listed) expect([path, (await site.get(path)).status]).toEqual([path, 200])
  })

  it.skipIf(sharedPath('standards/feeds/sitemap.xsd') === undefined)('are valid by the schemas', async () => {
    const plain = xsdValidator('standards/feeds/sitemap.xsd')
    const news = xsdValidator('standards/feeds/news-xsd-multi.xsd')
    expect(news(await site.text('/en/news-sitemap.xml'))).toEqual([])
    // The schema demands declarations for what it lets in, and brings none for the links to other languages.
    const unlinked = async (path: string) => (await site.text(path)).replace(/<xhtml:link [^>]*\/>/g, '')
    expect(plain(await unlinked('/en/sitemap-2026-11.xml'))).toEqual([])
    expect(plain(await unlinked('/ar/sitemap.xml'))).toEqual([])
  })
})

describe('the preview', () => {
  it('draws the copy as the site does, without anything that was not released', async () => {
    const content = {
      model: 1,
      slugline: 'X',
      section: 'politics',
      urgency: 5,
      form: 'report',
      ...rich('ru'),
    } as StoryContent
    const preview = await site.site.renderPreview(content)
    const real = await site.text(stories.get('ru:rich') ?? '')
    const copy = (page: string) => /<div class="copy">(.*?)<\/div>\s*<footer/s.exec(page)?.[1]
    expect(copy(preview)).toBeTruthy()
    expect(copy(preview)).toBe(copy(real))
    expect(preview).toContain('content="noindex"')
    expect(preview).not.toContain('rel="canonical"')
  })
})
