import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { DatelineError } from '../errors.ts'
import { lastLines, type Site, spawnOptions } from './cluster.ts'
import type { BoundedLog } from './log-file.ts'
import { isAlive, isPostmasterOf, signal, waitForEnd } from './processes.ts'
import type { Runtime } from './runtime.ts'

const START_LIMIT_MS = 60_000
const FAST_STOP_MS = 20_000

/**
 * Ends PostgreSQL when we are gone. It reads a pipe whose other end only we hold: first the server's number,
 * then either "done", or the end of the pipe, which the kernel brings about however we die.
 * It leaves the socket's folder: the next Dateline may be starting in it already.
 */
const GUARDIAN = `
read -r pid || exit 0
while read -r word; do [ "$word" = done ] && exit 0; done
kill -INT "$pid" 2>/dev/null || exit 0
n=0
while kill -0 "$pid" 2>/dev/null; do
  n=$((n + 1))
  [ "$n" -eq 150 ] && kill -QUIT "$pid" 2>/dev/null
  [ "$n" -gt 250 ] && exit 1
  sleep 0.1
done
`

export interface Postmaster {
  readonly pid: number
  /** Resolves when the server has ended, with its last words. */
  readonly ended: Promise<string>
  /** Fast shutdown: open transactions are rolled back, everything committed is written. */
  stop(): Promise<void>
}

interface PidFile {
  readonly pid: number
  readonly ready: boolean
}

function readPidFile(clusterDir: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.startsWith('ready') === true } : undefined
  } catch {
    return undefined
  }
}

/** The server that runs in a cluster now, whoever started it. */
export function runningPostmaster(clusterDir: string): number | undefined {
  const pid = readPidFile(clusterDir)?.pid
  return pid !== undefined && isPostmasterOf(pid, clusterDir) ? pid : undefined
}

async function endPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await waitForEnd(pid, FAST_STOP_MS)) return
  // Immediate shutdown; the next start replays the log.
  signal(pid, 'SIGQUIT')
  await waitForEnd(pid, 5000)
}

/**
 * Stops a server that a killed Dateline left in this cluster. The caller holds the folder's lock.
 * @returns `stopped` when there was one, `crashed` when the last one ended without tidying up, else `none`
 */
export async function clearOrphan(site: Site): Promise<'stopped' | 'crashed' | 'none'> {
  const pid = readPidFile(site.clusterDir)?.pid
  if (pid === undefined) return 'none'
  if (isPostmasterOf(pid, site.clusterDir)) {
    await endPostmaster(pid)
    return 'stopped'
  }
  // A stranger now has that number: the file would only stop PostgreSQL from starting.
  if (isAlive(pid)) rmSync(join(site.clusterDir, 'postmaster.pid'), { force: true })
  return 'crashed'
}

function startGuardian(site: Site): { tell: (word: string) => void; child: ChildProcess } {
  const child = spawn('/bin/sh', ['-c', GUARDIAN, 'dateline-guardian'], {
    ...spawnOptions(site),
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const pipe = child.stdin as Writable & { unref?: () => void }
  child.on('error', () => undefined)
  pipe.on('error', () => undefined)
  child.unref()
  pipe.unref?.()
  return { child, tell: (word) => pipe.write(`${word}\n`) }
}

/**
 * Starts the server and waits until it takes connections.
 * @throws DatelineError `embedded-start` with the server's last words
 */
export async function launch(site: Site, runtime: Runtime, log: BoundedLog): Promise<Postmaster> {
  const guardian = startGuardian(site)
  // A session of its own: Ctrl-C at the terminal reaches Dateline alone, which then stops PostgreSQL in order.
  const child = spawn(runtime.postgres, ['-D', site.clusterName], {
    ...spawnOptions(site),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { promise: ended, resolve } = Promise.withResolvers<string>()
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4000)
    log.write(chunk)
  })
  child.on('error', (error) => resolve(error.message))
  child.on('exit', () => {
    guardian.tell('done')
    // The pipe may still hold the last lines; a child of the server may keep it open.
    setTimeout(() => resolve(words), 20)
  })
  if (child.pid === undefined) throw startError(await ended)
  guardian.tell(String(child.pid))
  child.unref()
  ;(child.stderr as typeof child.stderr & { unref?: () => void }).unref?.()

  const pid = child.pid
  let over: string | undefined
  void ended.then((last) => (over = last))
  const until = performance.now() + START_LIMIT_MS
  for (;;) {
    const file = readPidFile(site.clusterDir)
    if (file?.pid === pid && file.ready) break
    if (over !== undefined) throw startError(over)
    if (performance.now() > until) {
      signal(pid, 'SIGQUIT')
      throw startError(`no answer within ${START_LIMIT_MS / 1000} s / ${lastLines(words)}`)
    }
    await delay(2)
  }
  return {
    pid,
    ended,
    async stop() {
      if (over === undefined) {
        // The handle keeps the process alive while we wait.
        child.ref()
        await endPostmaster(pid)
      }
      await ended
      rmSync(site.socketDir, { recursive: true, force: true })
    },
  }
}

const startError = (words: string) =>
  new DatelineError('embedded-start', 500, `PostgreSQL did not start: ${lastLines(words)}`, {
    help: 'Its whole log is postgres.log in the data folder; "dateline doctor" looks for known causes.',
  })
