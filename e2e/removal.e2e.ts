/** Removal by law, as two people do it; and a backup of before, which does not bring it back. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
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

const HEADLINE = 'Court names Tarquin Volpe in the harbour case'
const REASON = 'Removed by order of the district court.'
const folder = makeFolder()
const data = join(folder.path, 'data')
let dateline: Running
let browser: Browser
let asker: Page
let second: Page
let path: string

const command = (...args: readonly string[]) => runCommand(data, ...args)

async function person(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await addAuthenticator(context, page)
  const email = `${name.toLowerCase().replace(' ', '.')}@mna.example`
  const roles = ['--role', 'administrator', '--role', 'chief']
  const { stdout } = await command('user', 'add', '--name', name, '--email', email, ...roles)
  await page.goto(`${dateline.url}/newsroom/welcome${new URL(linkIn(stdout)).hash}`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Register a passkey' }).click()
  await page.getByRole('button', { name: 'New story' }).waitFor()
  return page
}

const status = async () => (await fetch(dateline.url + path)).status

beforeAll(async () => {
  const port = await freePort()
  dateline = await startDateline({ dataDir: data, port, env: { DATELINE_PUBLIC_URL: `http://localhost:${port}` } })
  browser = await launchBrowser()
  asker = await person('Ada Marsh')
  second = await person('Ben Holt')
})
afterAll(async () => {
  await browser.close()
  await dateline.stop()
  folder.remove()
})

describe('a removal by law', () => {
  it('is asked for by one person, confirmed by another, and stays gone when an older backup is restored', async () => {
    await asker.getByRole('button', { name: 'New story' }).click()
    await asker
      .getByRole('dialog')
      .getByRole('button', { name: /start|go|create/i })
      .last()
      .click()
    await asker.getByRole('textbox', { name: 'Headline' }).fill(HEADLINE)
    await asker.getByRole('textbox', { name: 'Slugline' }).fill('Volpe-Harbour')
    await asker.getByRole('textbox', { name: 'Copy' }).click()
    await asker.keyboard.type('A man was named in court.')
    await asker.getByText('Saved', { exact: true }).waitFor()
    const draft = asker.url().split('/').at(-1) ?? ''
    const { storyId, publicId } = await asker.evaluate(
      async (id) => (await (await fetch(`/api/newsroom/drafts/${id}`)).json()) as { storyId: string; publicId: string },
      draft,
    )
    const released = await command('release', 'publish', storyId)
    expect(released).toMatchObject({ code: 0 })
    path = `/en/general/x-${publicId}`
    expect((await fetch(dateline.url + path)).ok).toBe(true)
    expect(await command('backup', '--to', join(folder.path, 'before'))).toMatchObject({ code: 0 })

    await asker.goto(`${dateline.url}/newsroom/stories/${storyId}`)
    await asker.getByRole('link', { name: 'Remove by law…' }).click()
    await asker.getByLabel('Law and article').fill('Data Protection Act, article 17')
    await asker.getByLabel('Reason, as the world is told').fill(REASON)
    await asker.getByLabel('File number').fill('C 12/26')
    expect(await findings(asker)).toEqual([])
    await asker.getByRole('button', { name: 'Ask a second person' }).click()
    await asker.getByText('You asked for it: somebody else confirms.').waitFor()
    expect(await asker.getByRole('button', { name: 'Confirm the removal' }).count()).toBe(0)
    expect(await status()).not.toBe(410)

    await second.goto(`${dateline.url}/newsroom`)
    await second.getByRole('button', { name: /Ben Holt/ }).click()
    await second.getByRole('menuitem', { name: 'Removal by law' }).click()
    await second.getByRole('button', { name: 'Confirm the removal' }).click()
    const go = second.getByRole('button', { name: 'Remove for good' })
    expect(await go.isDisabled()).toBe(true)
    await second.getByLabel('I have read the order and what it removes.').check()
    expect(await findings(second)).toEqual([])
    if (process.env['SCREENSHOTS'] !== undefined) await shoot(second, process.env['SCREENSHOTS'])
    await go.click()
    await second.getByText('Removed', { exact: true }).first().waitFor()
    // The bell reads its notices again every few seconds; they repeat headlines.
    await expect.poll(() => second.getByText(HEADLINE).count(), { timeout: 20_000 }).toBe(0)
    await expect.poll(status).toBe(410)
    const page = await (await fetch(dateline.url + path)).text()
    expect(page).toContain(REASON)
    expect(page).not.toContain('Volpe')
    expect((await command('removal', 'list')).stdout).toContain('confirmed by Ben Holt')

    // Nothing of the backup can be read without its key, which is beside it; with it the words would be back.
    for (const name of readdirSync(join(folder.path, 'before'), { recursive: true, encoding: 'utf8' })) {
      const file = join(folder.path, 'before', name)
      if (statSync(file).isFile()) expect(readFileSync(file).includes('Volpe')).toBe(false)
    }
    await dateline.stop()
    const journal = join(data, 'removals.jsonl')
    const restored = join(folder.path, 'restored')
    const from = ['restore', '--from', join(folder.path, 'before'), '--removals', journal]
    expect(await runCommand(restored, ...from)).toMatchObject({ code: 0 })
    dateline = await startDateline({ dataDir: restored })
    expect(await status()).toBe(410)
    expect(await (await fetch(`${dateline.url}/en`)).text()).not.toContain('Volpe')
    expect((await runCommand(restored, 'doctor')).stdout).toContain('the right one')
  })
})

async function shoot(page: Page, into: string): Promise<void> {
  for (const width of [1440, 360]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(into, `removal-${width}-${colorScheme}.png`), fullPage: true })
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}
