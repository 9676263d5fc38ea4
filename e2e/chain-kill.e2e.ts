/** One wrong alert and all that grew from it, taken back in one step: drawn, read, confirmed by keyboard, gone everywhere. */
import { writeFileSync } from 'node:fs'
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

const folder = makeFolder()
let dateline: Running
let browser: Browser
let context: BrowserContext
let page: Page
let token = ''

const GUIDS = { alert: 'tag:mna.example,2026:alert', lead: 'tag:mna.example,2026:lead' } as const
const HEADLINES = { alert: 'Mayor of Port Selene dead, hospital says', lead: 'Mayor Iver Stane dies at 61' } as const

/** A request of the page that is open, with its session. */
async function inPage<T>(method: string, path: string, body?: object): Promise<T> {
  return page.evaluate(
    async ([m, p, b]) => {
      const response = await fetch(p, {
        method: m,
        headers: { accept: 'application/json', ...(b === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(b === undefined ? {} : { body: JSON.stringify(b) }),
      })
      if (!response.ok) throw new Error(`${m} ${p}: ${response.status} ${await response.text()}`)
      return response.json() as unknown
    },
    [method, path, body] as const,
  ) as Promise<T>
}

async function released(...args: string[]): Promise<void> {
  const { code, stderr } = await runCommand(folder.path, 'release', ...args)
  expect(code, stderr).toBe(0)
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
  const { stdout } = await runCommand(
    folder.path,
    'user',
    'add',
    '--name',
    'Ada Marsh',
    '--email',
    'ada@mna.example',
    '--role',
    'chief',
  )
  await page.goto(`${dateline.url}/newsroom/welcome${new URL(linkIn(stdout)).hash}`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Register a passkey' }).click()
  await page.getByRole('button', { name: 'New story' }).waitFor()
  for (const name of ['alert', 'lead'] as const) {
    const file = join(folder.path, `${name}.json`)
    writeFileSync(
      file,
      JSON.stringify({
        uri: GUIDS[name],
        standard: { name: 'ninjs', version: '3.2', schema: 'https://iptc.org/std/ninjs/ninjs-schema_3.2.json' },
        type: 'text',
        language: 'en',
        urgency: name === 'alert' ? 1 : 3,
        pubStatus: 'usable',
        headlines: [{ value: HEADLINES[name] }],
        slugline: 'Marenia-Mayor',
        bodies: [{ contentType: 'text/html', value: '<p>He died in the night, the hospital said.</p>' }],
      }),
    )
    const { code, stderr } = await runCommand(folder.path, 'import', file, '--as', 'incoming')
    expect(code, stderr).toBe(0)
    await released('publish', GUIDS[name])
  }
})
afterAll(async () => {
  await browser?.close()
  await dateline?.stop()
  folder.remove()
})

interface Graph {
  readonly stories: readonly { storyId: string; guid: string; path: string; language: string }[]
}

describe('a chain', () => {
  let root = ''
  let paths: readonly string[] = []

  it('is made of what follows the alert, and of translations', async () => {
    const { items } = await inPage<{ items: { storyId: string; guid: string }[] }>('GET', '/api/newsroom/stories')
    const idOf = (guid: string) => items.find((i) => i.guid === guid)?.storyId ?? ''
    root = idOf(GUIDS.alert)
    await inPage('POST', `/api/newsroom/stories/${idOf(GUIDS.lead)}/links`, { kind: 'follows', to: GUIDS.alert })
    const made = await inPage<{ storyId: string }>('POST', `/api/newsroom/stories/${idOf(GUIDS.lead)}/translations`, {
      language: 'ru',
    })
    await released('publish', made.storyId)
    const graph = await inPage<Graph>('GET', `/api/newsroom/stories/${root}/chain?kind=kill`)
    expect(graph.stories.map((s) => s.language)).toEqual(['en', 'en', 'ru'])
    paths = graph.stories.map((s) => s.path)
  })

  it('is drawn before anybody confirms, with what each channel shows, and chosen by keyboard', async () => {
    await page.goto(`${dateline.url}/newsroom/stories/${root}`)
    await page.getByRole('button', { name: 'Kill…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /whole chain/ }).focus()
    await page.keyboard.press('Space')
    const tree = dialog.getByRole('region', { name: 'The chain' })
    await tree.getByText('3 of 3 stories chosen.').waitFor()
    expect(await tree.getByText('page: shown').count()).toBe(3)
    expect(await tree.getByText(/^wire: usable/).count()).toBe(3)
    await tree.getByRole('checkbox').nth(2).focus()
    await page.keyboard.press('Space')
    await tree.getByText('2 of 3 stories chosen.').waitFor()
    await page.keyboard.press('Space')
    await tree.getByText('3 of 3 stories chosen.').waitFor()
    await dialog.getByRole('textbox', { name: /notice/i }).fill('He is alive: the hospital spoke of another man.')
    await dialog.getByRole('textbox', { name: 'Note to editors' }).waitFor()
    expect(await dialog.getByRole('textbox', { name: 'Note to editors' }).inputValue()).toContain('KILL KILL KILL')
    await dialog.getByRole('textbox', { name: /type/i }).fill('kill')
    expect(await findings(page)).toEqual([])
  })

  it('is killed in one step when a second person approved it: every page answers 410 in its language, and subscribers are told of each', async () => {
    const second = await signUp(dateline, browser, { name: 'Ben Quay', email: 'ben@mna.example', roles: ['chief'] })
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Ask for approval…' }).click()
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
    await second.getByRole('link', { name: /^Approvals\s*1 waiting for you$/ }).click()
    await second.locator('.approvals-headline').click()
    await second.getByRole('button', { name: 'Approve exactly this' }).click()
    await dialog.getByText('Approved by Ben Quay, exactly as it stands here.').waitFor()
    await dialog.getByRole('button', { name: /^Kill/ }).click()
    for (const path of paths) {
      await expect.poll(async () => (await fetch(dateline.url + path)).status, { timeout: 20_000 }).toBe(410)
    }
    const answer = await fetch(`${dateline.url}/wire/v1/items?after=0`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { items } = (await answer.json()) as {
      items: {
        kind: string
        use: { use: string }
        item: { language: string; headlines: { value: string }[]; edNote: string }
      }[]
    }
    expect(items.map((i) => i.use.use)).toEqual(items.map(() => 'never'))
    const kills = items.filter((i) => i.kind === 'kill')
    expect(kills.map((k) => k.item.headlines[0]?.value.split(':')[0])).toEqual([
      'MANDATORY KILL',
      'MANDATORY KILL',
      'АННУЛИРОВАНО',
    ])
    for (const kill of kills) expect(kill.item.edNote).toContain('He is alive')
    expect(JSON.stringify(items)).not.toContain(HEADLINES.lead)
  })

  it('has wording that a chief editor changes on a screen without a fault', async () => {
    await page.goto(`${dateline.url}/newsroom/notices`)
    await page.getByRole('heading', { name: 'Wording of notices' }).waitFor()
    const kill = page.getByRole('region', { name: 'Kill' })
    await kill.getByRole('textbox', { name: 'To readers' }).fill('We were wrong. {reason}')
    expect(await findings(page)).toEqual([])
  })
})
