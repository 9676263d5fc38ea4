/** Accounts as people handle them: confirming with a passkey, two people for a lost one, freezing, roles, the audit log. */
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from './axe.ts'
import {
  addAuthenticator,
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
beforeAll(async () => {
  dateline = await startDateline({ command: 'start', dataDir: folder.path })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await dateline?.stop()
  folder.remove()
})

interface Person {
  readonly context: BrowserContext
  readonly page: Page
}

const here = (link: string) => `${dateline.url}/newsroom/welcome${new URL(link).hash}`
const open = (page: Page, path: string) => page.goto(`${dateline.url}/newsroom/${path}`)

/** Somebody with an account, roles and a passkey, who has just come in. */
async function person(name: string, ...roles: readonly string[]): Promise<Person> {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.org`
  const args = ['add', '--name', name, '--email', email, ...roles.flatMap((role) => ['--role', role])]
  const { stdout, stderr, code } = await runCommand(folder.path, 'user', ...args)
  expect([code, stderr]).toStrictEqual([0, expect.any(String)])
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
  })
  await addAuthenticator(context, page)
  await comeIn(page, here(linkIn(stdout)))
  return { context, page }
}

async function comeIn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Register a passkey' }).click()
  await page.waitForURL(/\/newsroom\/?$/)
}

const status = (page: Page, path: string) => page.evaluate(async (p) => (await fetch(p)).status, path)

async function expectNoViolations(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  expect(await findings(page)).toStrictEqual([])
}

describe('confirming with a passkey', () => {
  it('happens where the server asks for it, and the request goes on', async () => {
    const { context, page } = await person('Ada Halm', 'administrator')
    await open(page, 'roles')
    await page.getByRole('heading', { name: 'New role' }).waitFor()
    await expectNoViolations(page)
    // The server's own answer, given once more than five minutes after the sign-in; here at once.
    let asked = 0
    await page.route('**/api/newsroom/roles/*', async (route) => {
      asked += 1
      if (asked > 1) return route.continue()
      const error = {
        code: 'step-up-needed',
        message: 'This needs your passkey now.',
        data: { options: '/api/auth/step-up/options', verify: '/api/auth/step-up/verify' },
      }
      await route.fulfill({ status: 403, contentType: 'application/json', body: JSON.stringify({ error }) })
    })
    const form = page.getByRole('form', { name: 'New role' })
    await form.getByLabel('Key').fill('night')
    await form.getByLabel('Name').fill('Night desk')
    await form.getByRole('checkbox', { name: /^Hold and clear/ }).check()
    const verified = page.waitForResponse((r) => r.url().endsWith('/api/auth/step-up/verify'))
    await form.getByRole('button', { name: 'Save' }).click()
    expect((await verified).status()).toBe(200)
    await page.getByRole('form', { name: /^Night desk/ }).waitFor()
    expect(asked).toBe(2)
    await context.close()
  })
})

describe('a lost passkey', () => {
  it('is replaced by two people, and everybody concerned is told', async () => {
    const first = await person('Bo Lind', 'administrator')
    const second = await person('Cy Moor', 'administrator')
    const lost = await person('Dee Nash', 'editor')
    await open(first.page, 'people')
    await first.page.getByRole('button', { name: 'Passkey lost: Dee Nash' }).click()
    const dialog = first.page.getByRole('dialog', { name: 'A way back in for Dee Nash' })
    await dialog.getByLabel('Why').fill('Phone in the harbour')
    expect(await findings(first.page)).toStrictEqual([])
    await dialog.getByRole('button', { name: 'Ask for it' }).click()
    // Who asked cannot confirm.
    const own = first.page.getByRole('button', { name: 'Confirm, and make the link: Dee Nash' })
    await own.waitFor()
    expect(await own.isDisabled()).toBe(true)

    await open(second.page, 'people')
    await second.page.getByRole('button', { name: 'Confirm, and make the link: Dee Nash' }).click()
    const link = await second.page.locator('code').innerText()

    // Told within seconds, without reloading.
    const bell = lost.page.getByRole('button', { name: /^Notices, \d+ new/ })
    await bell.waitFor()
    await bell.click()
    await lost.page.getByRole('listitem').filter({ hasText: 'A way back in for Dee Nash was confirmed.' }).waitFor()
    const other = await browser.newContext()
    const page = await other.newPage()
    await addAuthenticator(other, page)
    await comeIn(page, link)
    expect(await status(page, '/api/newsroom/me')).toBe(200)
    for (const { context } of [first, second, lost]) await context.close()
    await other.close()
  })
})

describe('a stolen account', () => {
  it('is frozen by its owner with one click, and thawed by somebody else', async () => {
    const owner = await person('Eli Orr', 'editor')
    const chief = await person('Fay Poe', 'chief', 'administrator')
    await open(owner.page, 'profile')
    await expectNoViolations(owner.page)
    await owner.page.getByRole('button', { name: 'Freeze my account now' }).click()
    await owner.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await owner.page.getByRole('alert').getByText('frozen').waitFor()
    expect(await status(owner.page, '/api/newsroom/me')).toBe(401)

    await chief.page.getByRole('button', { name: /^Notices, \d+ new/ }).click()
    await chief.page.getByRole('listitem').filter({ hasText: 'The account of Eli Orr was frozen' }).waitFor()
    await open(chief.page, 'people')
    await chief.page.getByRole('button', { name: 'Thaw: Eli Orr' }).click()
    await chief.page.getByLabel('Why').fill('Spoke to Eli; the phone is back')
    await chief.page.getByRole('button', { name: 'Thaw', exact: true }).click()
    await chief.page.getByRole('button', { name: 'Freeze: Eli Orr' }).waitFor()
    await owner.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await owner.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    expect(await status(owner.page, '/api/newsroom/me')).toBe(200)
    await owner.context.close()
    await chief.context.close()
  })

  it('loses its open draft at once', async () => {
    const owner = await person('Gus Quill', 'editor')
    const chief = await person('Hal Reed', 'chief', 'administrator')
    const draft = await owner.page.evaluate(async () => {
      const response = await fetch('/api/newsroom/drafts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ language: 'en', section: 'general', form: 'report', urgency: 4 }),
      })
      return (await response.json()) as { draftId: string }
    })
    const closed = new Promise<void>((done) => {
      owner.page.on('websocket', (socket) => {
        if (socket.url().includes('/live')) socket.on('close', () => done())
      })
    })
    await open(owner.page, `drafts/${draft.draftId}`)
    await owner.page.getByRole('main').waitFor()
    await owner.page.waitForTimeout(500)
    await open(chief.page, 'people')
    await chief.page.getByRole('button', { name: 'Freeze: Gus Quill' }).click()
    await chief.page.getByLabel('Why').fill('Releases nobody here has seen')
    await chief.page.getByRole('button', { name: 'Freeze', exact: true }).click()
    await closed
    await chief.page.getByText(/frozen by Hal Reed/).waitFor()
    expect(await status(owner.page, '/api/newsroom/me')).toBe(401)
    await owner.context.close()
    await chief.context.close()
  })
})

describe('a role', () => {
  it('is given on one desk', async () => {
    const admin = await person('Ida Sand', 'administrator')
    await person('Joe Tarn', 'reporter').then(({ context }) => context.close())
    await open(admin.page, 'people')
    const row = admin.page.getByRole('listitem').filter({ hasText: 'joe.tarn@example.org' })
    await row.getByRole('combobox', { name: 'Role on one desk: Joe Tarn' }).selectOption('editor')
    await row.getByRole('textbox', { name: 'Desk: Joe Tarn' }).fill('sport')
    await row.getByRole('button', { name: 'Add' }).click()
    const saved = admin.page.waitForResponse((r) => r.request().method() === 'PATCH')
    await row.getByRole('button', { name: 'Save roles: Joe Tarn' }).click()
    expect((await saved).status()).toBe(200)
    await admin.page.reload()
    await row.getByRole('button', { name: 'Remove Editor · sport' }).waitFor()
    await expectNoViolations(admin.page)
    await admin.context.close()
  })
})

describe('the audit log', () => {
  it('is narrowed, and saved as a file', async () => {
    const { context, page } = await person('Kim Ullo', 'chief')
    await open(page, 'audit')
    await page.getByLabel('What begins with').fill('account.')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page
      .getByRole('cell', { name: /^account\./ })
      .first()
      .waitFor()
    expect(await page.getByRole('cell', { name: 'sign-in', exact: true }).count()).toBe(0)
    await expectNoViolations(page)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as CSV' }).click()
    const text = await readFile((await (await saved).path()) ?? '', 'utf8')
    expect(text.split('\r\n')[0]).toBe('id,at,actor,actorName,action,target,targetName,data')
    expect(text).toContain('account.created')
    await context.close()
  })
})
