import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { attachEmbedded, inspectEmbedded, isAlive, startEmbedded } from './index.ts'
import { startMark, waitForEnd } from './processes.ts'

const CHILD = join(import.meta.dirname, '..', '..', 'testing', 'embedded-child.ts')
const asRoot = process.getuid?.() === 0

const warnings: string[] = []
const log = {
  info: () => undefined,
  warn: (message: string) => warnings.push(message),
  error: (message: string) => warnings.push(message),
}

const folders: string[] = []
const children: ChildProcess[] = []
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'dateline-embedded-'))
  folders.push(path)
  return path
}
afterEach(async () => {
  warnings.length = 0
  for (const started of children.splice(0)) started.kill('SIGKILL')
  for (const path of folders.splice(0)) {
    await nothingRunsIn(path)
    rmSync(path, { recursive: true, force: true })
  }
})

/** Every process that works in a cluster, its postmaster and the postmaster's children alike. */
function processesIn(dataDir: string): number[] {
  const cluster = join(dataDir, 'postgres', 'cluster')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => cwdOf(pid) === cluster && isAlive(pid))
}

function cwdOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** The guardians whose Dateline started this server: siblings of it that carry the guardian's name. */
function guardiansOf(postmaster: number): number[] {
  const parent = (pid: number) => /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  const dateline = parent(postmaster)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dateline-guardian') && parent(pid) === dateline
      } catch {
        return false
      }
    })
}

async function nothingRunsIn(dataDir: string): Promise<boolean> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    if (processesIn(dataDir).length === 0) return true
    await delay(20)
  }
  return false
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

interface Said {
  readonly ownerUrl?: string
  readonly postmaster?: number
  readonly pid?: number
  readonly error?: string
}

/** Runs a Dateline-like process of its own that can be killed. */
async function child(
  dataDir: string,
  as?: { uid: number; gid: number },
): Promise<{ process: ChildProcess; said: Said }> {
  const started = spawn(process.execPath, [CHILD, dataDir], { stdio: ['ignore', 'pipe', 'inherit'], ...as })
  children.push(started)
  const { promise, resolve, reject } = Promise.withResolvers<Said>()
  started.stdout.once('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString()) as Said))
  started.once('error', reject)
  started.once('exit', (code) => reject(new Error(`the child ended with ${code} and said nothing`)))
  return { process: started, said: await promise }
}

describe('the embedded server', () => {
  it('is made once, keeps its data, and is gone when stopped', async () => {
    const dataDir = folder()
    const first = await startEmbedded({ dataDir, log })
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS n')
    expect(
      await query(
        first.ownerUrl,
        `SELECT datcollate, datctype, datlocprovider FROM pg_database WHERE datname = 'dateline'`,
      ),
    ).toEqual([{ datcollate: 'C', datctype: 'C.UTF-8', datlocprovider: 'b' }])
    const lexemes = `SELECT to_tsvector('simple', '“Привет” — мир')::text AS v`
    expect(await query(first.ownerUrl, lexemes)).toEqual([{ v: `'мир':2 'привет':1` }])
    await first.stop()
    expect(processesIn(dataDir)).toEqual([])
    expect(inspectEmbedded(dataDir)).toEqual({ made: true, holder: undefined, postmaster: undefined })

    const second = await startEmbedded({ dataDir, log })
    expect(await query(second.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    await second.stop()
    expect(warnings).toEqual([])
  })

  it('listens on a socket that only its owner reaches, and on no port', async () => {
    const dataDir = folder()
    const server = await startEmbedded({ dataDir, log })
    const socketDir = new URL(server.ownerUrl).searchParams.get('host') ?? ''
    expect(statSync(socketDir).mode & 0o777).toBe(0o700)
    expect(await query(server.ownerUrl, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
    await server.stop()
    expect(existsSync(socketDir)).toBe(false)
  })

  it('refuses a second Dateline in the same folder and names the first', async () => {
    const dataDir = folder()
    const server = await startEmbedded({ dataDir, log })
    await expect(startEmbedded({ dataDir, log })).rejects.toMatchObject({
      code: 'data-busy',
      data: { pid: process.pid },
    })
    const attached = await attachEmbedded({ dataDir, log })
    expect(attached).toMatchObject({ shared: true, ownerUrl: server.ownerUrl })
    await attached.stop()
    expect(await query(server.ownerUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }])
    await server.stop()
  })

  it('ends with its Dateline, however that dies, and loses nothing that was committed', async () => {
    const dataDir = folder()
    for (let round = 1; round <= 3; round++) {
      const { process: dateline, said } = await child(dataDir)
      await query(said.ownerUrl ?? '', 'CREATE TABLE IF NOT EXISTS kept (n int)')
      await query(said.ownerUrl ?? '', `INSERT INTO kept VALUES (${round})`)
      dateline.kill('SIGKILL')
      expect(await nothingRunsIn(dataDir)).toBe(true)
    }
    const server = await startEmbedded({ dataDir, log })
    expect(await query(server.ownerUrl, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    await server.stop()
  })

  it('stops an orphan before it starts, when the guardian was killed too', async () => {
    const dataDir = folder()
    const { process: dateline, said } = await child(dataDir)
    await query(said.ownerUrl ?? '', 'CREATE TABLE kept AS SELECT 1 AS n')
    for (const pid of guardiansOf(said.postmaster ?? 0)) process.kill(pid, 'SIGKILL')
    dateline.kill('SIGKILL')
    await waitForEnd(said.pid ?? 0, 5000)
    const orphan = said.postmaster ?? 0
    expect(isAlive(orphan)).toBe(true)
    expect(inspectEmbedded(dataDir)).toMatchObject({ holder: undefined, postmaster: orphan })

    const server = await startEmbedded({ dataDir, log })
    expect(isAlive(orphan)).toBe(false)
    expect(warnings).toHaveLength(1)
    expect(await query(server.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
    await server.stop()
  })

  it('starts again by itself when the server is killed', async () => {
    const dataDir = folder()
    const server = await startEmbedded({ dataDir, log })
    await query(server.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS n')
    const before = server.pid()
    process.kill(before, 'SIGKILL')
    while (server.pid() === before) await delay(20)
    expect(await query(server.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
    await server.stop()
    expect(processesIn(dataDir)).toEqual([])
  })

  it('makes a half-made cluster again', async () => {
    const dataDir = folder()
    const making = spawn(process.execPath, [CHILD, dataDir], { stdio: 'ignore' })
    children.push(making)
    const base = join(dataDir, 'postgres', 'cluster', 'base')
    while (!existsSync(base)) await delay(2)
    making.kill('SIGKILL')
    await waitForEnd(making.pid ?? 0, 5000)
    await nothingRunsIn(dataDir)
    expect(inspectEmbedded(dataDir).made).toBe(false)

    const server = await startEmbedded({ dataDir, log })
    expect(await query(server.ownerUrl, 'SELECT current_database()::text AS name')).toEqual([{ name: 'dateline' }])
    expect(warnings).toHaveLength(1)
    await server.stop()
  })

  it('is not fooled by a lock or a number that a stranger now has', async () => {
    const dataDir = folder()
    const server = await startEmbedded({ dataDir, log })
    await server.stop()
    const cluster = join(dataDir, 'postgres', 'cluster')
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n5432\n/tmp\n\n  1 1\nready   \n`)
    writeFileSync(
      join(dataDir, 'dateline.lock'),
      JSON.stringify({ pid: process.pid, started: `${Number(startMark(process.pid)) - 1}`, command: 'start' }),
    )
    const again = await startEmbedded({ dataDir, log })
    expect(await query(again.ownerUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }])
    await again.stop()
  })

  it('says so when it cannot write', async () => {
    await expect(startEmbedded({ dataDir: '/dev/null/dateline', log })).rejects.toMatchObject({
      code: 'data-unwritable',
    })
  })

  describe.runIf(asRoot)('run by root', () => {
    it('works as a plain user, also below a folder that this user may not enter', async () => {
      const hidden = folder()
      const dataDir = join(hidden, 'data')
      mkdirSync(dataDir, { mode: 0o700 })
      const server = await startEmbedded({ dataDir, log })
      expect(statSync(`/proc/${server.pid()}`).uid).not.toBe(0)
      expect(await query(server.ownerUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }])
      await server.stop()
      const again = await startEmbedded({ dataDir, log })
      await again.stop()
    })

    it('runs for a plain user too', async () => {
      const nobody = { uid: 65_534, gid: 65_534 }
      const dataDir = folder()
      chownSync(dataDir, nobody.uid, nobody.gid)
      const { process: dateline, said } = await child(dataDir, nobody)
      expect(statSync(`/proc/${said.postmaster}`).uid).toBe(nobody.uid)
      expect(await query(said.ownerUrl ?? '', 'SELECT 1 AS alive')).toEqual([{ alive: 1 }])
      dateline.kill('SIGKILL')
      expect(await nothingRunsIn(dataDir)).toBe(true)
    })
  })
})
