/** A flash needs a second person: asked, told, opened, read, approved, edited after, and released as it was approved. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from './axe.ts'
import { freePort, launchBrowser, makeFolder, type Running, signUp, startDateline } from './support.ts'

const HEADLINE = 'Bridge at Karvala closed after a pier gave way'

const folder = makeFolder()
let dateline: Running
let browser: Browser
let ada: Page
let ben: Page

beforeAll(async () => {
  const port = await freePort()
  dateline = await startDateline({
    dataDir: folder.path,
    port,
    env: { DATELINE_PUBLIC_URL: `http://localhost:${port}` },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await dateline?.stop()
  folder.remove()
})

const site = async (path: string) => (await fetch(dateline.url + path)).text()
const dialogOf = (page: Page) => page.getByRole('dialog')

describe('a flash', () => {
  it('by the only editor of an agency is held, and the newsroom says what to do', async () => {
    ada = await signUp(dateline, browser, {
      name: 'Ada Marsh',
      email: 'ada@mna.example',
      roles: ['administrator', 'chief'],
    })
    await ada.getByRole('button', { name: 'New story' }).first().click()
    await ada.getByRole('combobox', { name: 'Form' }).or(ada.getByLabel('Form')).last().selectOption('flash')
    await ada.getByRole('button', { name: 'Start writing' }).click()
    await ada.waitForURL(/\/drafts\//)
    await ada.getByRole('textbox', { name: 'Headline' }).fill(HEADLINE)
    await ada.getByRole('textbox', { name: 'Slugline' }).fill('Marenia-Bridge')
    await ada.getByRole('textbox', { name: 'Copy' }).click()
    await ada.keyboard.type('A pier of the bridge at Karvala gave way on Monday, police said.')
    await ada.getByText('Saved', { exact: true }).waitFor()
    await ada.getByRole('button', { name: 'Release…' }).click()
    await dialogOf(ada).getByText('Nobody else can approve it yet.', { exact: false }).waitFor()
    expect(await dialogOf(ada).getByRole('button', { name: 'Release', exact: true }).isEnabled()).toBe(false)
    await dialogOf(ada).getByRole('button', { name: 'Cancel' }).click()
  })

  it('is asked for with a statement of how it is known', async () => {
    ben = await signUp(dateline, browser, { name: 'Ben Quay', email: 'ben@mna.example', roles: ['editor'] })
    await ada.getByRole('button', { name: 'Release…' }).click()
    const dialog = dialogOf(ada)
    await dialog.getByText('2 people must answer for this release: you and another.').waitFor()
    await dialog.getByRole('button', { name: 'Ask for approval…' }).click()
    const ask = dialog.getByRole('button', { name: 'Ask', exact: true })
    expect(await ask.isEnabled()).toBe(false)
    await dialog.getByRole('textbox', { name: 'Who says so' }).fill('The duty officer of the river police.')
    await dialog.getByRole('textbox', { name: 'How many sources' }).fill('1')
    await dialog.getByText('One source, or none, says it.', { exact: false }).waitFor()
    await dialog.getByRole('textbox', { name: 'Name and office' }).fill('Sergeant Oda Reed')
    await dialog.getByRole('textbox', { name: 'Where the approver can ask' }).fill('555 0144')
    expect(await findings(ada)).toEqual([])
    await ask.click()
    await dialog.getByRole('row', { name: /Ben Quay.*not yet.*not yet/ }).waitFor()
    expect(await findings(ada)).toEqual([])
  })

  it('reaches the second person at once, who reads exactly it', async () => {
    await ben.getByRole('link', { name: /^Approvals\s*1 waiting for you$/ }).click()
    await ben.getByRole('heading', { name: 'Approvals', level: 1 }).waitFor()
    expect(await findings(ben)).toEqual([])
    await ben.getByRole('link', { name: HEADLINE }).click()
    await ben.getByText('A pier of the bridge at Karvala gave way on Monday, police said.').waitFor()
    await ben.getByText('The duty officer of the river police.').waitFor()
    await ben.getByText('555 0144', { exact: false }).waitFor()
    expect(await findings(ben)).toEqual([])
    // Whoever asked sees that it was opened.
    await dialogOf(ada)
      .getByRole('row', { name: /Ben Quay \d.* \d.*not yet/ })
      .waitFor()
  })

  it('is approved; edited after that it is not, and goes out as it was approved', async () => {
    await ben.getByRole('button', { name: 'Approve exactly this' }).click()
    const dialog = dialogOf(ada)
    await dialog.getByText('Approved by Ben Quay, exactly as it stands here.').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await ada.getByRole('link', { name: 'Approved', exact: true }).waitFor()
    await ada.getByRole('textbox', { name: 'Headline' }).fill(`${HEADLINE}, dozens missing`)
    await ada.getByText('1 edit not approved', { exact: false }).waitFor()
    expect(await findings(ada)).toEqual([])
    await ada.getByRole('button', { name: 'Release…' }).click()
    await dialog.getByRole('button', { name: 'Ask for approval…' }).waitFor()
    expect(await dialog.getByRole('button', { name: 'Release', exact: true }).isEnabled()).toBe(false)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await ada.getByRole('link', { name: 'Approved', exact: true }).click()
    await ada.getByRole('button', { name: 'Release what was approved' }).click()
    await ada.waitForURL(/\/stories\//)
    await ada.getByText('approved by Ben Quay', { exact: false }).waitFor()
    expect(await findings(ada)).toEqual([])
    const news = await site('/en/news')
    expect([news.includes(HEADLINE), news.includes('dozens missing')]).toEqual([true, false])
  })

  it('of a rule: two people change it', async () => {
    await ada.goto(`${dateline.url}/newsroom/risks`)
    await ada.getByRole('button', { name: 'Change… Urgent' }).click()
    await dialogOf(ada).getByRole('checkbox', { name: 'In force' }).uncheck()
    await dialogOf(ada).getByRole('textbox', { name: 'Why' }).fill('The desk is small.')
    expect(await findings(ada)).toEqual([])
    await dialogOf(ada).getByRole('button', { name: 'Propose' }).click()
    await ada.getByText('weakens the rule').waitFor()
    expect(await ada.getByRole('button', { name: 'Put in force' }).count()).toBe(0)
    const cleo = await signUp(dateline, browser, { name: 'Cleo Sand', email: 'cleo@mna.example', roles: ['chief'] })
    await cleo.goto(`${dateline.url}/newsroom/risks`)
    await cleo.getByRole('button', { name: 'Put in force' }).click()
    await cleo.getByText('switched off', { exact: true }).nth(1).waitFor()
    expect(await findings(cleo)).toEqual([])
  })
})
