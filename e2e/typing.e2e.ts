/** What is typed is kept: through the death of the server in mid-word, without a line, and by two people at once. */
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
  startDateline,
} from './support.ts'

const folder = makeFolder()
let dateline: Running
let browser: Browser
let ada: Page
let bela: Page
let draft = ''

async function person(name: string, email: string): Promise<Page> {
  const { stdout } = await runCommand(folder.path, 'user', 'add', '--name', name, '--email', email, '--role', 'chief')
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await addAuthenticator(context, page)
  await page.goto(`${dateline.url}/newsroom/welcome${new URL(linkIn(stdout)).hash}`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Register a passkey' }).click()
  await page.getByRole('button', { name: 'New story' }).waitFor()
  return page
}

const start = async (port: number) =>
  startDateline({ dataDir: folder.path, port, env: { DATELINE_PUBLIC_URL: `http://localhost:${port}` } })

const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor()
const copyOf = (page: Page) => page.getByRole('textbox', { name: 'Copy' })
/** What the server's log says, through the site's renderer. */
const onServer = async (page: Page): Promise<string> =>
  page.evaluate(async (path) => (await fetch(path)).text(), `/api/newsroom/drafts/${draft}/preview`)

beforeAll(async () => {
  dateline = await start(await freePort())
  browser = await launchBrowser()
  ada = await person('Ada Marsh', 'ada@mna.example')
  bela = await person('Bela Orne', 'bela@mna.example')
})
afterAll(async () => {
  await browser?.close()
  await dateline?.stop()
  folder.remove()
})

describe('typing', () => {
  it('is seen by whoever else is in the draft, with their name', async () => {
    await ada.getByRole('button', { name: 'New story' }).click()
    await ada.getByRole('button', { name: 'Start writing' }).click()
    await ada.waitForURL(/\/drafts\//)
    draft = /drafts\/([0-9a-f-]+)/.exec(ada.url())?.[1] ?? ''
    await ada.getByRole('textbox', { name: 'Headline' }).fill('Storm leaves the coast')
    await copyOf(ada).click()
    await ada.keyboard.type('The storm left on Monday.')
    await saved(ada)
    await bela.goto(ada.url())
    await copyOf(bela).getByText('The storm left on Monday.').waitFor()
    await bela.getByRole('list', { name: 'Also here' }).getByText('Ada Marsh').waitFor({ state: 'attached' })
    const headline = bela.getByRole('textbox', { name: 'Headline' })
    await headline.press('End')
    await bela.keyboard.type(', power returns')
    await ada.waitForFunction(() => document.querySelector('textarea')?.value.endsWith('power returns'))
    expect(await findings(ada)).toEqual([])
  })

  it('loses no acknowledged character when the server is killed in mid-word, and none at all in the end', async () => {
    await copyOf(ada).press('Control+End')
    await ada.keyboard.press('Enter')
    const sentence = 'Every single character of this sentence was typed while the server died and came back. '
    const { port } = dateline
    let acknowledged = ''
    let typed = ''
    for (const [index, character] of sentence.repeat(3).split('').entries()) {
      await ada.keyboard.type(character)
      typed += character
      if (index === 60) {
        await saved(ada)
        acknowledged = typed
      }
      if (index === 90) await dateline.kill()
    }
    await ada.getByRole('status').getByText('Offline, kept on this device').waitFor()
    dateline = await start(port)
    // The log holds what was called saved, before this browser has sent anything again.
    await saved(ada)
    const html = await onServer(ada)
    expect(html).toContain(acknowledged.trim())
    expect(html).toContain(typed.trim())
    await copyOf(bela).getByText(typed.trim()).waitFor()
  })

  it('is kept on the device when both the server and the page go, and saved when they come back', async () => {
    const { port } = dateline
    await dateline.kill()
    await ada
      .getByRole('status')
      .getByText(/^Offline/)
      .waitFor()
    await copyOf(ada).press('Control+End')
    await ada.keyboard.press('Enter')
    await ada.keyboard.type('Written without a line.')
    await ada.getByRole('status').getByText('Offline, kept on this device').waitFor()
    const { context, url } = { context: ada.context(), url: ada.url() }
    await ada.close({ runBeforeUnload: false })
    dateline = await start(port)
    ada = await context.newPage()
    await ada.goto(url)
    await copyOf(ada).getByText('Written without a line.').waitFor()
    await saved(ada)
    expect(await onServer(ada)).toContain('Written without a line.')
  })

  it('leaves no copy on the device once it is saved and the draft is left', async () => {
    const kept = () => ada.evaluate(async () => (await indexedDB.databases()).map((d) => d.name ?? ''))
    expect((await kept()).some((name) => name.includes(draft))).toBe(true)
    await ada.getByRole('link', { name: 'Back to the list' }).click()
    await ada.getByRole('button', { name: 'New story' }).waitFor()
    await expect.poll(async () => (await kept()).some((name) => name.includes(draft))).toBe(false)
  })

  it('goes from right to left in Arabic', async () => {
    await ada.goto(`${dateline.url}/newsroom/`)
    await ada.getByRole('button', { name: 'New story' }).click()
    await ada.getByLabel('Language').last().selectOption('ar')
    await ada.getByRole('button', { name: 'Start writing' }).click()
    await ada.waitForURL(/\/drafts\//)
    await copyOf(ada).click()
    await ada.keyboard.type('غادرت العاصفة الساحل.')
    await saved(ada)
    expect(await copyOf(ada).evaluate((el) => getComputedStyle(el).direction)).toBe('rtl')
    expect(await ada.getByRole('textbox', { name: 'Headline' }).getAttribute('dir')).toBe('rtl')
    expect(await findings(ada)).toEqual([])
  })
})
