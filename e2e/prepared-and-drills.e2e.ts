/** Prepared copy is locked until it has happened; channels carry what was released; a drill reaches nobody who listens. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
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

/** A gateway on the loopback; signatures are checked in the room's own tests. */
interface Gateway {
  readonly url: string
  readonly got: { readonly type: string; readonly text: string }[]
  readonly server: Server
}

async function startGateway(): Promise<Gateway> {
  const got: Gateway['got'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      got.push({ type: (JSON.parse(text) as { type: string }).type, text })
      response.writeHead(200).end('{"id":"1"}')
    })
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got, server }
}

const HEADLINE = 'Ana Petrel, keeper of the Calder light, dies at 81'
const folder = makeFolder()
let dateline: Running
let browser: Browser
let page: Page
let readers: Gateway
let testers: Gateway

beforeAll(async () => {
  const port = await freePort()
  dateline = await startDateline({
    dataDir: folder.path,
    port,
    env: { DATELINE_PUBLIC_URL: `http://localhost:${port}` },
  })
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  await addAuthenticator(context, page)
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
  readers = await startGateway()
  testers = await startGateway()
})
afterAll(async () => {
  readers?.server.close()
  testers?.server.close()
  await browser?.close()
  await dateline?.stop()
  folder.remove()
})

/** Pictures to look at, when a folder is named for them. */
async function picture(name: string): Promise<void> {
  const to = process.env['PICTURES_TO']
  if (to === undefined) return
  for (const [width, height] of [
    [1440, 900],
    [360, 780],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height })
      await page.evaluate(() => window.scrollTo(0, 0))
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${to}/${name}-${width}-${colorScheme}.png` })
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

describe('channels and drills', () => {
  it('are added by an administrator, apart from each other', async () => {
    await page.goto(`${dateline.url}/newsroom/channels`)
    await page.getByText('Add a channel…').click()
    await page.getByLabel('Name').first().fill('Phones')
    await page.getByLabel('Address of the gateway').first().fill(readers.url)
    await page.getByLabel('Carries').selectOption('9')
    await page.getByRole('button', { name: 'Add channel' }).click()
    await page.getByText(/whpk_/).first().waitFor()
    await page.getByText('Add a test channel…').click()
    const tests = page.getByRole('region', { name: 'Tests and drills' })
    await tests.getByLabel('Name').fill('Rehearsal room')
    await tests.getByLabel('Address of the gateway').fill(testers.url)
    await tests.getByRole('button', { name: 'Add test channel' }).click()
    await tests.getByText('Rehearsal room').first().waitFor()
    expect(await findings(page)).toEqual([])
  })

  it('a drill reaches the test channel and nobody else', async () => {
    const tests = page.getByRole('region', { name: 'Tests and drills' })
    await tests.getByLabel('Headline').fill('IIIIII like testing')
    await tests.getByRole('button', { name: 'Run the drill' }).click()
    await tests.getByText('Rehearsal room: taken').waitFor()
    expect(testers.got.map((g) => g.type)).toEqual(['drill'])
    expect(readers.got).toEqual([])
    expect(await findings(page)).toEqual([])
    await picture('channels')
  })
})

describe('prepared copy', () => {
  it('stands in a list of its own, locked', async () => {
    await page.goto(`${dateline.url}/newsroom/`)
    await page.getByRole('button', { name: 'New story' }).first().click()
    await page.getByRole('button', { name: 'Start writing' }).click()
    await page.waitForURL(/\/drafts\//)
    await page.getByRole('textbox', { name: 'Headline' }).fill(HEADLINE)
    await page.getByRole('textbox', { name: 'Slugline' }).fill('Marenia-Petrel')
    await page.getByRole('textbox', { name: 'Copy' }).click()
    await page.keyboard.type('Ana Petrel, who kept the Calder light for forty years, has died.')
    await page.getByText('Make it prepared copy…').click()
    await page.getByLabel('Waits for').fill('Ana Petrel has died')
    await page.getByRole('button', { name: 'Lock it as prepared copy' }).click()
    await page.getByText('Prepared copy, locked').waitFor()
    expect(await findings(page)).toEqual([])
    await picture('prepared-locked')
    const draft = page.url()
    await page.goto(`${dateline.url}/newsroom/?view=working`)
    await page.getByText('Nobody is writing').waitFor()
    await page.goto(`${dateline.url}/newsroom/?view=prepared`)
    await page.getByText(HEADLINE).waitFor()
    expect(await findings(page)).toEqual([])
    await page.goto(draft)
  })

  it('is opened on a word that is kept, and locked again', async () => {
    await page.getByRole('button', { name: 'Unlock…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What happened').fill('She died at home this morning.')
    await dialog.getByLabel('How it is known').fill('Her daughter, by telephone.')
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Unlock…' }).click()
    await page.getByText(/Prepared copy, unlocked until/).waitFor()
    await page.getByText('Her daughter, by telephone.', { exact: false }).waitFor()
    await picture('prepared-open')
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Lock again' }).click()
    await page.getByText('Prepared copy, locked').waitFor()
  })
})
