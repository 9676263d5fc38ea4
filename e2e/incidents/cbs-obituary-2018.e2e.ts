/**
 * CBS, United States, 2018. An obituary written in advance of somebody who was alive went out with the warning not to publish it still in its
 * headline: prepared copy stood in the same state as any other, one button away from readers.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAuthenticator, launchBrowser, linkIn } from '../support.ts'
import { Newsroom, type Person } from './newsroom.ts'

const HEADLINE = 'Ana Petrel, keeper of the Calder light, at 81'

let newsroom: Newsroom
let browser: Browser
let page: Page
let ben: Person
let storyId: string

beforeAll(async () => {
  newsroom = await Newsroom.open()
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  await addAuthenticator(context, page)
  const out = await newsroom.command(
    'user',
    'add',
    '--name',
    'Ada Marsh',
    '--email',
    'ada@mna.example',
    '--role',
    'chief',
  )
  await page.goto(`${newsroom.url}/newsroom/welcome${new URL(linkIn(out)).hash}`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Register a passkey' }).click()
  await page.getByRole('button', { name: 'New story' }).first().waitFor()
  ben = await newsroom.person('Ben Quay', 'editor')
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.close()
})

describe('an obituary of somebody who is alive', () => {
  it('is locked as prepared copy by whoever writes it', async () => {
    await page.getByRole('button', { name: 'New story' }).first().click()
    await page.getByRole('button', { name: 'Start writing' }).click()
    await page.waitForURL(/\/drafts\//)
    await page.getByRole('textbox', { name: 'Headline' }).fill(HEADLINE)
    await page.getByRole('textbox', { name: 'Slugline' }).fill('Marenia-Petrel')
    await page.getByRole('textbox', { name: 'Copy' }).click()
    await page.keyboard.type('Ana Petrel kept the Calder light for forty years.')
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByText('Make it prepared copy…').click()
    await page.getByLabel('Waits for').fill('Ana Petrel has died')
    await page.getByRole('button', { name: 'Lock it as prepared copy' }).click()
    await page.getByText('Prepared copy, locked').waitFor()
    const draftId = page.url().split('/').at(-1) ?? ''
    const draft = await ben.get(`/api/newsroom/drafts/${draftId}`)
    expect(draft.status).toBe(200)
    storyId = draft.body.storyId
  })

  it('is not released by a hurried editor, who may do it with everything else', async () => {
    const draftId = page.url().split('/').at(-1) ?? ''
    const frozen = await ben.freeze({ draftId, storyId })
    const answer = await ben.release(storyId, 'publish', { candidate: frozen })
    expect([answer.status, answer.code]).toEqual([409, 'prepared-locked'])
    const later = await ben.release(storyId, 'publish', {
      candidate: frozen,
      effectiveAt: new Date(Date.now() + 3_600_000),
    })
    expect([later.status, later.code]).toEqual([409, 'prepared-locked'])
    expect(
      (await ben.post(`/api/newsroom/stories/${storyId}/prepared/unlock`, { happened: 'x', source: 'x' })).status,
    ).toBe(403)
    expect((await newsroom.page('/en')).text).not.toContain('Calder light')
  })

  it('nor by a command on the server, nor by a hand in the database', async () => {
    await expect(newsroom.command('release', 'publish', storyId)).rejects.toThrow(/prepared/i)
    const { text } = await newsroom.page('/feed.json')
    expect(text).not.toContain('Calder light')
  })

  it('and words that were never meant to be read keep any copy in', async () => {
    const forgotten = await ben.freeze(
      await ben.write({ headline: 'DO NOT PUBLISH: Ana Petrel', text: 'Born in XXXX.' }),
    )
    const answer = await ben.release(forgotten.storyId, 'publish', { candidate: forgotten })
    expect([answer.status, answer.code]).toEqual([409, 'placeholder-left'])
  })
})

// Stopped by: prepared copy is a state that cannot be released without an unlock; orders not to publish keep copy in
