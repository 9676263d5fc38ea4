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

/** The link of a command, at the port this run serves on. */
const here = (link: string) => `${dateline.url}/newsroom/welcome${new URL(link).hash}`

async function command(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await runCommand(folder.path, 'user', ...args)
  expect([code, stderr]).toStrictEqual([0, expect.any(String)])
  return stdout
}

interface Person {
  readonly context: BrowserContext
  readonly page: Page
}

/**
 * A browser of somebody's own, with a passkey device in it.
 * @param autofill whether the browser offers passkeys in the address field; the device then answers by itself
 */
async function person(autofill = false): Promise<Person> {
  const context = await browser.newContext()
  const page = await context.newPage()
  if (!autofill) {
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
    })
  }
  await addAuthenticator(context, page)
  return { context, page }
}

async function comeIn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Register a passkey' }).click()
  await page.waitForURL(/\/newsroom\/?$/)
}

const ask = (page: Page, path: string) =>
  page.evaluate(async (p) => {
    const response = await fetch(p)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }, path)

/** Waits for the screen first: the newsroom's page is empty until its program has drawn it. */
async function expectNoViolations(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  expect(await findings(page)).toStrictEqual([])
}

describe('signing in', () => {
  it('begins with an invitation from the command line, and goes on with a passkey', async () => {
    const link = here(linkIn(await command('add', '--name', 'Ada Halm', '--email', 'ada@example.org')))
    const { context, page } = await person()
    await page.goto(link)
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Hello, Ada Halm' }).waitFor()
    // The token is gone from the address and from the history; every other screen leads back here.
    expect(page.url()).toBe(`${dateline.url}/newsroom/welcome`)
    await expectNoViolations(page)
    await page.goto(`${dateline.url}/newsroom`)
    await page.waitForURL(/\/welcome$/)
    expect(await ask(page, '/api/newsroom/me')).toMatchObject({
      status: 401,
      body: { error: { code: 'passkey-needed' } },
    })
    expect(await page.getByRole('button', { name: 'Not now' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Register a passkey' }).click()
    await page.waitForURL(/\/newsroom\/?$/)
    expect(await ask(page, '/api/newsroom/me')).toMatchObject({
      status: 200,
      body: { account: { name: 'Ada Halm' }, roles: ['administrator'] },
    })

    await page.goto(`${dateline.url}/newsroom/profile`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
    expect(await ask(page, '/api/newsroom/me')).toMatchObject({
      status: 401,
      body: { error: { code: 'not-signed-in' } },
    })
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(/\/newsroom\/?$/)
    expect(await ask(page, '/api/newsroom/me')).toMatchObject({ status: 200 })
    expect(await context.cookies()).toContainEqual(
      expect.objectContaining({ name: 'dateline.session', httpOnly: true, sameSite: 'Strict' }),
    )

    const stranger = await person()
    await stranger.page.goto(link)
    await stranger.page.getByRole('button', { name: 'Go on' }).click()
    await stranger.page.getByRole('alert').waitFor()
    expect(await ask(stranger.page, '/api/newsroom/me')).toMatchObject({
      status: 401,
      body: { error: { code: 'not-signed-in' } },
    })
    await stranger.context.close()
    await context.close()
  })

  it('goes back to where the person was, also by choosing a passkey in the address field', async () => {
    const { context, page } = await person(true)
    await comeIn(page, here(linkIn(await command('add', '--name', 'Bo Lind', '--email', 'bo@example.org'))))
    await context.clearCookies()
    const chosen = page.waitForResponse((r) => r.url().endsWith('/passkey/verify-authentication'))
    await page.goto(`${dateline.url}/newsroom/profile`)
    expect((await chosen).status()).toBe(200)
    await page.waitForURL((url) => url.pathname === '/newsroom/profile')
    expect(await ask(page, '/api/newsroom/me')).toMatchObject({ status: 200, body: { roles: ['reporter'] } })
    await context.close()
  })

  it('of somebody whom an administrator invites, and later disables', async () => {
    const admin = await person()
    await comeIn(
      admin.page,
      here(linkIn(await command('add', '--name', 'Cy Moor', '--email', 'cy@example.org', '--role', 'administrator'))),
    )
    await admin.page.goto(`${dateline.url}/newsroom/people`)
    await admin.page.getByLabel('Name', { exact: true }).fill('Dee Nash')
    await admin.page.getByLabel('E-mail').fill('dee@example.org')
    await admin.page
      .getByRole('group', { name: 'Roles', exact: true })
      .getByRole('checkbox', { name: /^Editor / })
      .check()
    await admin.page.getByRole('button', { name: 'Make the invitation' }).click()
    const link = await admin.page.locator('code').innerText()
    await expectNoViolations(admin.page)

    const dee = await person()
    await comeIn(dee.page, here(link))
    expect((await ask(dee.page, '/api/newsroom/me')).status).toBe(200)
    expect((await ask(dee.page, '/api/newsroom/accounts')).status).toBe(403)

    await admin.page.reload()
    await admin.page.getByRole('button', { name: 'Disable: Dee Nash' }).click()
    await admin.page.getByRole('button', { name: 'Enable: Dee Nash' }).waitFor()
    expect((await ask(dee.page, '/api/newsroom/me')).status).toBe(401)
    await admin.page.goto(`${dateline.url}/newsroom/audit`)
    await admin.page.getByRole('cell', { name: 'account.disabled' }).first().waitFor()
    await expectNoViolations(admin.page)
    await admin.page.goto(`${dateline.url}/newsroom/profile`)
    await admin.page.getByRole('heading', { name: 'Passkeys' }).waitFor()
    await expectNoViolations(admin.page)
    await dee.context.close()
    await admin.context.close()
  })

  it('can be taken away and given back on the command line', async () => {
    const { context, page } = await person()
    await comeIn(page, here(linkIn(await command('add', '--name', 'Eli Orr', '--email', 'eli@example.org'))))
    await command('disable', 'eli@example.org')
    expect((await ask(page, '/api/newsroom/me')).status).toBe(401)
    await command('enable', 'eli@example.org')
    const link = here(linkIn(await command('link', 'eli@example.org', '--forget')))
    const other = await person()
    await comeIn(other.page, link)
    expect(await ask(other.page, '/api/newsroom/me')).toMatchObject({
      status: 200,
      body: { account: { email: 'eli@example.org' } },
    })
    expect(await command('list')).toContain('eli@example.org')
    await other.context.close()
    await context.close()
  })
})
