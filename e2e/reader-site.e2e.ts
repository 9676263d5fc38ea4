/** The reader's site of the demo agency: every kind of page in every edition, as a reader with and without script meets it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildContent, demoChains, isContentStep, stepTime } from '../demo/index.ts'
import { findings } from './axe.ts'
import { launchBrowser, makeFolder, type Running, startDateline } from './support.ts'

const EDITIONS = ['en', 'ru', 'ar'] as const

const folder = makeFolder()
let dateline: Running
let browser: Browser
/** Paths by kind of page, per edition, found by reading the site as a reader would. */
const pages: Record<string, Record<string, string>> = {}

async function text(path: string): Promise<string> {
  return (await fetch(dateline.url + path)).text()
}

interface FeedItem {
  readonly url: string
  readonly title: string
}
const feed = async (edition: string) => (JSON.parse(await text(`/${edition}/feed.json`)) as { items: FeedItem[] }).items
const pathOf = (url: string) => decodeURI(new URL(url).pathname)

beforeAll(async () => {
  dateline = await startDateline({ command: 'demo', dataDir: folder.path })
  browser = await launchBrowser()
  for (const edition of EDITIONS) {
    const items = (await feed(edition)).map((item) => pathOf(item.url))
    const bodies = await Promise.all(items.map(async (path) => ({ path, html: await text(path) })))
    const pick = (test: (html: string) => boolean) => bodies.find((b) => test(b.html))?.path
    const corrections = await text(`/${edition}/corrections`)
    const links = [...corrections.matchAll(/href="(\/[a-z]{2}\/[a-z-]+\/(?:[^"]+-)?[a-z0-9]{10})"/g)].map(
      (m) => m[1] ?? '',
    )
    const states = await Promise.all(
      links.map(async (path) => ({ path, status: (await fetch(dateline.url + path)).status })),
    )
    pages[edition] = {
      home: `/${edition}`,
      section: `/${edition}/politics`,
      'all news': `/${edition}/news`,
      projects: `/${edition}/projects`,
      project: `/${edition}/projects/open-sea`,
      bodies: `/${edition}/bodies`,
      body: `/${edition}/bodies/assembly`,
      person: `/${edition}/people/ilan-moreau`,
      place: `/${edition}/places/karvala`,
      'story with a picture': pick((h) => h.includes('<figure')) ?? '',
      'story without a picture': pick((h) => !h.includes('<figure')) ?? '',
      'story with a table': pick((h) => h.includes('<table')) ?? '',
      'history of a corrected story': /href="([^"]+\/history)"/.exec(corrections)?.[1] ?? '',
      'killed story': states.find((s) => s.status === 410)?.path ?? '',
      search: `/${edition}/search?q=${encodeURIComponent({ en: 'cable', ru: 'кабель', ar: 'كابل' }[edition])}`,
      'search without a hit': `/${edition}/search?q=xyzzyplugh`,
      subscribe: `/${edition}/subscribe`,
      about: `/${edition}/about`,
      corrections: `/${edition}/corrections`,
      verify: `/${edition}/verify`,
      'missing page': `/${edition}/nothing-here`,
    }
  }
})
afterAll(async () => {
  await browser?.close()
  await dateline?.stop()
  folder.remove()
})

async function withPage<T>(
  use: (page: Page) => Promise<T>,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<T> {
  const context = await browser.newContext(options)
  try {
    return await use(await context.newPage())
  } finally {
    await context.close()
  }
}

const at = <T>(path: string, use: (page: Page) => Promise<T>, options: Parameters<Browser['newContext']>[0] = {}) =>
  withPage(async (page) => {
    await page.goto(dateline.url + path)
    return use(page)
  }, options)

describe.each(EDITIONS)('edition %s', (edition) => {
  it('has no violation that axe knows of and never scrolls sideways, on any kind of page, light and dark', async () => {
    const found: string[] = []
    await withPage(async (page) => {
      for (const [kind, path] of Object.entries(pages[edition] ?? {})) {
        expect(path, `no ${kind} in the demo`).not.toBe('')
        await page.emulateMedia({ colorScheme: 'light' })
        await page.setViewportSize({ width: 1440, height: 900 })
        await page.goto(dateline.url + path)
        const note = (lines: readonly string[], how: string) =>
          found.push(...lines.map((l) => `${kind} ${path} ${how}: ${l}`))
        note(await findings(page), 'light')
        await page.emulateMedia({ colorScheme: 'dark' })
        // Only colours differ in the dark.
        note(await findings(page, ['color-contrast', 'link-in-text-block']), 'dark')
        for (const width of [1440, 360]) {
          await page.setViewportSize({ width, height: 800 })
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          // Widths are fractions of a pixel and scrollWidth rounds up.
          if (over > 1) note([`${over} px too wide`], `at ${width}`)
        }
      }
    })
    expect(found).toEqual([])
  })

  it('reads without script', async () => {
    await at(
      pages[edition]?.['story with a picture'] ?? '',
      async (page) => {
        expect((await page.locator('main p').allInnerTexts()).join(' ').length).toBeGreaterThan(400)
        expect(await page.locator('h1').count()).toBe(1)
        expect(await page.locator('html').getAttribute('dir')).toBe(edition === 'ar' ? 'rtl' : 'ltr')
        expect(await page.locator('html').getAttribute('lang')).toBe(edition)
      },
      { javaScriptEnabled: false },
    )
  })

  it('leads from a story to the same story in the other languages, and back', async () => {
    const path = pages[edition]?.['story with a picture'] ?? ''
    await at(path, async (page) => {
      const alternates = await page
        .locator('link[rel=alternate][hreflang]')
        .evaluateAll((links) => links.map((l) => [l.getAttribute('hreflang'), l.getAttribute('href')] as const))
      const others = alternates.filter(([lang]) => lang !== null && lang !== edition && lang !== 'x-default')
      expect(others.length).toBe(2)
      for (const [lang, href] of others) {
        const html = await text(new URL(href ?? '').pathname)
        expect(html, `${lang} does not link back`).toContain(`hreflang="${edition}"`)
        expect(html).toContain(path.slice(-10))
      }
    })
  })
})

describe('addresses', () => {
  it('are resolved by the id alone: another slug, section or edition is sent to the right place', async () => {
    const path = pages['en']?.['story with a picture'] ?? ''
    const id = path.slice(-10)
    for (const other of [
      `/en/economy/some-other-words-${id}`,
      `/ru/sport/x-${id}`,
      `${path}/`,
      path.toUpperCase().replace('/EN/', '/en/').slice(0, -10) + id,
    ]) {
      const response = await fetch(dateline.url + other, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')], other).toEqual([301, path])
    }
  })

  it('answer 304 to whoever has the page, 404 to what is not there, 410 with its notice to what was killed', async () => {
    const path = pages['en']?.['home'] ?? ''
    const first = await fetch(dateline.url + path)
    const etag = first.headers.get('etag') ?? ''
    expect((await fetch(dateline.url + path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await fetch(`${dateline.url}/en/politics/never-was-abcdefghij`)).status).toBe(404)
    const killed = await fetch(dateline.url + (pages['en']?.['killed story'] ?? ''))
    expect(killed.status).toBe(410)
    expect((await killed.text()).length).toBeGreaterThan(1000)
  })
})

describe('what is not yet released', () => {
  it('is on no page, in no feed, not in search and not in a sitemap', async () => {
    const now = new Date()
    const closed = demoChains.flatMap((chain) =>
      EDITIONS.flatMap((edition) =>
        (chain.stories[edition] ?? [])
          .filter((step) => isContentStep(step) && stepTime(step, now) > now)
          .map((step) => ({
            edition,
            section: chain.section,
            content: isContentStep(step) ? buildContent(chain, edition, step, now) : undefined,
          })),
      ),
    )
    // An embargoed and a scheduled story, in three languages.
    expect(closed.length).toBeGreaterThanOrEqual(6)
    for (const { edition, section, content } of closed) {
      const headline = content?.headline ?? ''
      const query = encodeURIComponent(headline.split(' ').slice(0, 3).join(' '))
      for (const path of [
        `/${edition}`,
        `/${edition}/${section}`,
        `/${edition}/news`,
        `/${edition}/feed.rss`,
        `/${edition}/feed.atom`,
        `/${edition}/feed.json`,
        `/${edition}/news-sitemap.xml`,
        `/${edition}/search?q=${query}`,
      ]) {
        const html = (await text(path)).replaceAll(query, '')
        expect(html.includes(headline), `${path} holds "${headline}"`).toBe(false)
      }
    }
  })
})
