/** What journeys stand on: a real Dateline process from the built bundle, and a real Chromium. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '..')
const program = join(root, 'dist', 'server', 'main.js')

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

export interface Running {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly process: ChildProcess
  output(): string
  /** SIGTERM, and wait. */
  stop(): Promise<void>
  /** SIGKILL, and wait. */
  kill(): Promise<void>
}

export interface StartOptions {
  readonly command?: 'start' | 'demo'
  readonly dataDir: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built program and resolves when the home page, or any page, answers. */
export async function startDateline(options: StartOptions): Promise<Running> {
  if (!existsSync(program)) throw new Error('dist/server/main.js is missing: ./dateline test builds it')
  const port = options.port ?? (await freePort())
  const child = spawn(
    process.execPath,
    [program, options.command ?? 'start', '--data', options.dataDir, '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DATELINE_LOG_LEVEL: 'warn', ...options.env },
    },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://localhost:${port}`
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`dateline ended before it served:\n${output}`)
    const answered = await fetch(`${url}/healthz`).then(
      (r) => r.ok,
      () => false,
    )
    if (answered) break
    await new Promise((done) => setTimeout(done, 50))
  }
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  return {
    url,
    port,
    dataDir: options.dataDir,
    process: child,
    output: () => output,
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
  }
}

/** Runs one command of the program against a data folder. */
export async function runCommand(
  dataDir: string,
  ...args: readonly string[]
): Promise<{ stdout: string; stderr: string; code: number }> {
  const env = { ...process.env, DATELINE_LOG_LEVEL: 'warn' }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args, '--data', dataDir], {
      env,
      maxBuffer: 64 * 1024 * 1024,
    })
    return { stdout, stderr, code: 0 }
  } catch (error) {
    const failed = error as { stdout?: string; stderr?: string; code?: number }
    return { stdout: failed.stdout ?? '', stderr: failed.stderr ?? '', code: failed.code ?? 1 }
  }
}

/** A data folder that goes with the test. */
export function makeFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'dateline-e2e-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is: CHROME_PATH, Debian's, or Playwright's own. */
export function chromiumPath(): string {
  const given = process.env['CHROME_PATH']
  const found = [...(given === undefined ? [] : [given]), ...PLACES, chromium.executablePath()].find((path) =>
    existsSync(path),
  )
  if (found === undefined) throw new Error('no Chromium found; ./dateline test installs one')
  return found
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Gives a page a passkey device that confirms by itself: CTAP2, resident keys, user verification. */
export async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** The one-time link that a command printed. */
export function linkIn(output: string): string {
  const link = /https?:\/\/\S+#token=[\w-]+/.exec(output)?.[0]
  if (link === undefined) throw new Error(`no one-time link in:\n${output}`)
  return link
}

/** Somebody with an account and a passkey, signed in, in a browser profile of their own. */
export async function signUp(
  dateline: Running,
  browser: Browser,
  person: { readonly name: string; readonly email: string; readonly roles: readonly string[] },
): Promise<Page> {
  const roles = person.roles.flatMap((role) => ['--role', role])
  const { stdout } = await runCommand(
    dateline.dataDir,
    'user',
    'add',
    '--name',
    person.name,
    '--email',
    person.email,
    ...roles,
  )
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await addAuthenticator(context, page)
  await page.goto(`${dateline.url}/newsroom/welcome${new URL(linkIn(stdout)).hash}`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Register a passkey' }).click()
  await page.getByRole('button', { name: 'New story' }).waitFor()
  return page
}
