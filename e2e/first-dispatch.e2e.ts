/** One dispatch all the way, by a newcomer: passkey, import, write, preview, release, site, feed, stream, kill, gone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from './axe.ts'
import {
  addAuthenticator,
  freePort,
  launchBrowser,
  linkIn,
  makeFolder,
  runCommand,
  type Running,
  signUp,
  startDateline,
} from './support.ts'

const fixtures = join(import.meta.dirname, '..', 'packages', 'formats', 'fixtures')
const HEADLINE = 'Harbour light turned on again after a night of repair'

const folder = makeFolder()
let dateline: Running
let browser: Browser
let context: BrowserContext
let page: Page
let token: string

/** Everything the stream of a subscriber said so far. */
class Listening {
  readonly events: {
    id: string
    event: string
    data: { kind?: string; use?: { use: string }; item?: { headlines?: { value: string }[] } }
  }[] = []
  readonly #stop = new AbortController()

  async start(url: string): Promise<void> {
    const response = await fetch(`${url}/wire/v1/stream`, {
      headers: { authorization: `Bearer ${token}` },
      signal: this.#stop.signal,
    })
    expect(response.status).toBe(200)
    void this.#read(response)
  }

  async #read(response: Response): Promise<void> {
    let rest = ''
    try {
      for await (const chunk of response.body ?? []) {
        const frames = (rest + new TextDecoder().decode(chunk)).split('\n\n')
        rest = frames.pop() ?? ''
        for (const frame of frames) {
          const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(frame)?.[1] ?? ''
          if (field('data') !== '' && field('event') !== 'heartbeat') {
            this.events.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) as never })
          }
        }
      }
    } catch {
      // The connection was ended by us.
    }
  }

  stop(): void {
    this.#stop.abort()
  }
}

/** Asks until the answer is right; the test's own time limit ends it. */
async function until<T>(ask: () => Promise<T> | T, right: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask()
    if (right(value)) return value
    await new Promise((done) => setTimeout(done, 50))
  }
}

const get = async (path: string) => {
  const response = await fetch(dateline.url + path)
  return { status: response.status, text: await response.text() }
}

beforeAll(async () => {
  const port = await freePort()
  dateline = await startDateline({
    dataDir: folder.path,
    port,
    env: { DATELINE_PUBLIC_URL: `http://localhost:${port}` },
  })
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  await addAuthenticator(context, page)
  const added = await runCommand(folder.path, 'subscriber', 'add', 'The Karvala Courier')
  token = /dl_[\w-]+/.exec(added.stdout)?.[0] ?? ''
  expect(token, added.stderr).not.toBe('')
})
afterAll(async () => {
  await browser?.close()
  await dateline?.stop()
  folder.remove()
})

describe('a newcomer', () => {
  const listening = new Listening()
  let address = ''

  it('is invited on the command line and signs in with a passkey', async () => {
    const { stdout } = await runCommand(
      folder.path,
      'user',
      'add',
      '--name',
      'Ada Marsh',
      '--email',
      'ada@mna.example',
      '--role',
      'administrator',
      '--role',
      'chief',
    )
    await page.goto(`${dateline.url}/newsroom/welcome${new URL(linkIn(stdout)).hash}`)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Register a passkey' }).click()
    await page.getByRole('button', { name: 'New story' }).waitFor()
    expect(await findings(page)).toEqual([])
  })

  it('imports a saved page, which comes to the desk and is not public', async () => {
    const { stdout, code } = await runCommand(
      folder.path,
      'import',
      join(fixtures, 'capture-tavna.txt'),
      '--as',
      'incoming',
    )
    expect([code, /imported/.test(stdout)]).toEqual([0, true])
    await page.goto(`${dateline.url}/newsroom/?view=incoming`)
    const rows = page.locator('main a[href*="/newsroom/drafts/"]')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(1)
    // The same from the newsroom itself, and a damaged file beside it.
    await page.getByRole('button', { name: 'Import files…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Files').setInputFiles([
      { name: 'capture-ru.txt', mimeType: 'text/plain', buffer: readFileSync(join(fixtures, 'capture-ru.txt')) },
      { name: 'cut.json', mimeType: 'application/json', buffer: Buffer.from('{"uri": "urn:x:1", ') },
    ])
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('Imported', { exact: true }).waitFor()
    await dialog.getByText('In quarantine', { exact: true }).waitFor()
    await dialog.getByRole('link', { name: 'Save the file' }).waitFor()
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('link', { name: 'Quarantine' }).click()
    await page.getByRole('heading', { level: 1, name: 'Quarantine' }).waitFor()
    await page.getByText('cut.json, line 1').waitFor()
    expect(await findings(page)).toEqual([])
    await page.goBack()
    await until(
      () => rows.count(),
      (n) => n === 2,
    )
    const headline = (await rows.first().innerText()).split('\n')[0] ?? ''
    expect((await get('/en/news')).text).not.toContain(headline)
    expect((await get('/en/feed.json')).text).not.toContain(headline)
  })

  it('writes a story, each word of which is saved, and previews it as readers will see it', async () => {
    await page.getByRole('button', { name: 'New story' }).first().click()
    await page.getByRole('button', { name: 'Start writing' }).click()
    await page.waitForURL(/\/drafts\//)
    await page.getByRole('textbox', { name: 'Headline' }).fill(HEADLINE)
    await page.getByRole('textbox', { name: 'Slugline' }).fill('Marenia-Lighthouse')
    await page.getByRole('textbox', { name: 'Abstract' }).fill('Keepers worked until dawn.')
    await page.getByRole('combobox', { name: 'People of the byline' }).fill('Ana Quill')
    await page.getByRole('option', { name: 'Ana Quill' }).click()
    expect(await page.getByRole('textbox', { name: 'Byline' }).inputValue()).toBe('Ana Quill')
    await page.getByRole('combobox', { name: 'Subjects' }).fill('weath')
    await page.getByRole('option', { name: 'weather Media Topic', exact: true }).click()
    await page.getByRole('textbox', { name: 'Copy' }).click()
    await page.keyboard.type('The light at Cape Ember was turned on again on Monday, the harbour authority said.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('“Nobody was in the dark,” the keeper said.')
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByText('Preview', { exact: true }).click()
    const preview = page.frameLocator('iframe')
    await preview.getByRole('heading', { level: 1, name: HEADLINE }).waitFor()
    expect(await preview.locator('p', { hasText: 'Nobody was in the dark' }).count()).toBe(1)
  })

  it('releases it after seeing what goes where, and it is on the site, in the feeds and in the stream', async () => {
    await listening.start(dateline.url)
    await page.getByRole('button', { name: 'Release…' }).click()
    const dialog = page.getByRole('dialog')
    address = (await dialog.locator('code', { hasText: 'harbour-light' }).first().innerText()).trim()
    expect((await get(address)).status).toBe(404)
    expect(await dialog.getByText('/en/feed.rss').count()).toBe(1)
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Release', exact: true }).click()
    await page.waitForURL(/\/stories\//)
    const story = await until(
      () => get(address),
      (a) => a.status === 200,
    )
    expect(story.text).toContain(HEADLINE)
    expect(story.text).toContain('Ana Quill')
    for (const path of [
      '/en',
      '/en/politics',
      '/en/news',
      '/en/feed.rss',
      '/en/feed.atom',
      '/en/feed.json',
      '/en/search?q=keeper',
      '/en/news-sitemap.xml',
    ]) {
      expect((await get(path)).text, path).toContain(HEADLINE)
    }
    const [event] = await until(
      () => listening.events,
      (e) => e.length === 1,
    )
    expect(event).toMatchObject({ id: '1', event: 'item', data: { kind: 'publish', use: { use: 'now' } } })
    expect(JSON.stringify(event)).toContain('http://cv.iptc.org/newscodes/mediatopic/17000000')
  })

  it('kills it when a second person has approved that, and it is gone everywhere, with its notice in its place', async () => {
    const second = await signUp(dateline, browser, { name: 'Ben Quay', email: 'ben@mna.example', roles: ['chief'] })
    await page.getByRole('button', { name: 'Kill…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByRole('textbox', { name: /notice/i })
      .fill('The light was never off: the report was wrong. A kill is mandatory.')
    const confirm = dialog.getByRole('textbox', { name: /type|confirm/i })
    if ((await confirm.count()) > 0) await confirm.fill('kill')
    const kill = dialog.getByRole('button', { name: /^Kill/ })
    expect(await kill.isEnabled()).toBe(false)
    await dialog.getByRole('button', { name: 'Ask for approval…' }).click()
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
    await second.getByRole('link', { name: /^Approvals\s*1 waiting for you$/ }).click()
    await second.getByRole('link', { name: HEADLINE }).click()
    await second.getByText('The light was never off').waitFor()
    await second.getByRole('button', { name: 'Approve exactly this' }).click()
    await dialog.getByText('Approved by Ben Quay, exactly as it stands here.').waitFor()
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: /^Kill/ }).click()
    const story = await until(
      () => get(address),
      (a) => a.status === 410,
    )
    expect(story.text).toContain('The light was never off')
    expect(story.text).not.toContain('Nobody was in the dark')
    for (const path of [
      '/en',
      '/en/politics',
      '/en/news',
      '/en/feed.rss',
      '/en/feed.json',
      '/en/search?q=keeper',
      '/en/news-sitemap.xml',
    ]) {
      expect((await get(path)).text, path).not.toContain(HEADLINE)
    }
    const events = await until(
      () => listening.events,
      (e) => e.length === 2,
    )
    expect(events[1]).toMatchObject({ id: '2', event: 'notice', data: { kind: 'kill', use: { use: 'never' } } })
    listening.stop()
    const replay = await fetch(`${dateline.url}/wire/v1/items?after=0`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(await replay.text()).not.toContain('Nobody was in the dark')
    await page.goto(`${dateline.url}/newsroom/?view=killed`)
    await page.getByText(HEADLINE).first().waitFor()
  })
})
