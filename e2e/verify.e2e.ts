/** What a reader can check alone: a page, its words, a proof; in the browser and on the command line, by a key. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from './axe.ts'
import { launchBrowser, makeFolder, runCommand, type Running, startDateline } from './support.ts'

const folder = makeFolder()
let dateline: Running
let browser: Browser
let page: Page
let key: string
/** Paths of a story in English with a dateline, one in Arabic, and one that was killed. */
const paths = { en: '', ar: '', killed: '' }

const text = async (path: string) => (await fetch(dateline.url + path)).text()
const program = join(import.meta.dirname, '..', 'dist', 'server', 'main.js')

async function verify(...args: readonly string[]): Promise<{ code: number; verdict?: string; error?: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'verify', ...args, '--json'])
    return { code: 0, verdict: (JSON.parse(stdout) as { verdict: string }).verdict }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return stdout === ''
      ? { code, error: /\[([a-z-]+)\]/.exec(stderr)?.[1] ?? stderr }
      : { code, verdict: (JSON.parse(stdout) as { verdict: string }).verdict }
  }
}

beforeAll(async () => {
  dateline = await startDateline({ command: 'demo', dataDir: folder.path })
  for (const edition of ['en', 'ar'] as const) {
    const { items } = JSON.parse(await text(`/${edition}/feed.json`)) as {
      items: { url: string; content_html: string }[]
    }
    const item = items.find((i) => i.content_html.includes('class="dateline"'))
    paths[edition] = new URL(item?.url ?? '').pathname
  }
  const corrections = await text('/en/corrections')
  for (const [, path = ''] of corrections.matchAll(/href="(\/en\/[a-z-]+\/[a-z0-9]{10})"/g))
    if ((await fetch(dateline.url + path)).status === 410) paths.killed = path
  // The demo is logged while it is served.
  for (;;) {
    const id = paths.ar.slice(-10)
    if ((await fetch(`${dateline.url}/ledger/story/${id}`)).ok) break
    await new Promise((done) => setTimeout(done, 100))
  }
  key = ((await (await fetch(`${dateline.url}/ledger/keys`)).json()) as { keys: string[] }).keys[0] ?? ''
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  await dateline?.stop()
  folder.remove()
})

const verdict = async () => {
  const line = page.locator('.verdict.good, .verdict.warn, .verdict.bad')
  await line.waitFor()
  return (await line.getAttribute('class'))?.replace('verdict ', '')
}

describe('a reader', () => {
  it('follows the link under a story, and the browser finds that its words are those of the log', async () => {
    for (const edition of ['en', 'ar'] as const) {
      await page.goto(dateline.url + paths[edition])
      await page.locator(`.share a[href^="/${edition}/verify"]`).click()
      expect(await verdict()).toBe('good')
      expect(await findings(page)).toEqual([])
    }
  })

  it('finds a page that somebody changed on the way', async () => {
    const context = await browser.newContext()
    const other = await context.newPage()
    await other.route(`**${paths.en}`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replace('<h1>', '<h1>Not ') })
    })
    await other.goto(`${dateline.url}/en/verify?story=${encodeURIComponent(paths.en)}`)
    const said = other.locator('.verdict.good, .verdict.warn, .verdict.bad')
    await said.waitFor()
    expect(await said.getAttribute('class')).toBe('verdict bad')
    await context.close()
  })

  it('is told when the log is signed by another key than before, or is shorter than before', async () => {
    const context = await browser.newContext()
    const other = await context.newPage()
    const at = `${dateline.url}/en/verify?story=${encodeURIComponent(paths.en)}`
    await other.goto(at)
    await other.locator('.verdict.good').waitFor()
    const sentence = async (name: string) => other.locator('ledger-verify').getAttribute(`data-${name}`)
    const said = () => other.locator('.verdict.bad').innerText()
    await other.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('dateline.ledger') ?? '{}') as { size: number; note: string }
      const [origin, size = '', ...rest] = kept.note.split('\n')
      localStorage.setItem(
        'dateline.ledger',
        JSON.stringify({ ...kept, note: [origin, String(Number(size) + 1000), ...rest].join('\n') }),
      )
    })
    await other.goto(at)
    await other.locator('.verdict.bad').waitFor()
    expect(await said()).toBe(await sentence('rolledback'))
    await other.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('dateline.ledger') ?? '{}') as { key: string }
      localStorage.setItem('dateline.ledger', JSON.stringify({ ...kept, key: `${kept.key.slice(0, -4)}AAAA` }))
    })
    await other.goto(at)
    await other.locator('.verdict.bad').waitFor()
    expect(await said()).toBe(await sentence('keychanged'))
    await context.close()
  })

  it('pastes the words of a story, whole or with one letter changed', async () => {
    await page.goto(dateline.url + paths.en)
    const words = `${await page.locator('h1').innerText()}\n\n${await page.locator('.copy').innerText()}`
    await page.goto(`${dateline.url}/en/verify`)
    await page.getByLabel('Or its words').fill(words)
    await page.getByRole('button', { name: 'Verify' }).click()
    expect(await verdict()).toBe('good')
    await page.getByLabel('Or its words').fill(words.replace('e', 'a'))
    await page.getByRole('button', { name: 'Verify' }).click()
    expect(await verdict()).toBe('bad')
  })

  it('opens a proof that was kept, and learns that a story was taken back', async () => {
    const { proofs } = (await (await fetch(`${dateline.url}/ledger/story/${paths.killed.slice(-10)}`)).json()) as {
      proofs: string[]
    }
    await page.goto(`${dateline.url}/en/verify`)
    await page.getByLabel('Or a file').setInputFiles({
      name: 'kept.tlog-proof',
      mimeType: 'text/plain',
      buffer: Buffer.from(proofs[0] ?? ''),
    })
    await page.getByRole('button', { name: 'Verify' }).click()
    expect(await verdict()).toBe('good')
    await page.goto(`${dateline.url}/en/verify?story=${encodeURIComponent(paths.killed)}`)
    expect(await verdict()).toBe('bad')
  })
})

describe('dateline verify', () => {
  it('checks an address, a text and a proof by a key, and nothing by another key', async () => {
    expect(await verify(dateline.url + paths.en, '--key', key)).toEqual({ code: 0, verdict: 'same-words' })
    expect(await verify(dateline.url + paths.ar)).toEqual({ code: 0, verdict: 'same-words' })
    expect(await verify(dateline.url + paths.killed)).toEqual({ code: 1, verdict: 'taken-back' })
    await page.goto(dateline.url + paths.en)
    const file = join(folder.path, 'words.txt')
    const words = `${await page.locator('h1').innerText()}\n${await page.locator('.copy').innerText()}`
    writeFileSync(file, words)
    expect(await verify(file, '--server', dateline.url)).toEqual({ code: 0, verdict: 'same-words' })
    writeFileSync(file, `${words} More.`)
    expect(await verify(file, '--server', dateline.url)).toEqual({ code: 1, error: 'not-found' })
    const { proofs } = (await (await fetch(`${dateline.url}/ledger/story/${paths.en.slice(-10)}`)).json()) as {
      proofs: string[]
    }
    const proof = join(folder.path, 'kept.tlog-proof')
    writeFileSync(proof, proofs.at(-1) ?? '')
    expect(await verify(proof, '--key', key)).toEqual({ code: 0, verdict: 'in-the-log' })
    const [name, hash, bytes] = key.split('+')
    expect((await verify(proof, '--key', `${name}+${hash}+${bytes?.slice(0, -4)}AAAA`)).code).not.toBe(0)
    writeFileSync(proof, (proofs.at(-1) ?? '').replace(/index \d+/, 'index 0'))
    expect((await verify(proof, '--key', key)).code).toBe(1)
  })

  it('follows a key that was rotated, from the first one', async () => {
    await dateline.stop()
    const { stdout, code, stderr } = await runCommand(folder.path, 'ledger', 'rotate')
    expect([code, stderr]).toEqual([0, ''])
    const next = /(\S+\+[0-9a-f]{8}\+\S+)/.exec(stdout)?.[1]
    const { stdout: status } = await runCommand(folder.path, 'ledger', 'status')
    expect(status).toContain(`key     ${next}`)
    expect(status).toContain(`retired ${key}`)
    dateline = await startDateline({ command: 'demo', dataDir: folder.path, port: dateline.port })
    expect(await verify(dateline.url + paths.en, '--key', key)).toEqual({ code: 0, verdict: 'same-words' })
    expect(await verify(dateline.url + paths.en, '--key', next ?? '')).toMatchObject({ code: 1, error: 'unknown-key' })
  })
})
