import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync } from 'node:fs'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatelineError } from '../errors.ts'
import { type Account, canReach } from './account.ts'
import type { Runtime } from './runtime.ts'

/** How surely a commit is on disk. `none` is for tests: a power cut may lose the cluster. */
export type Durability = 'full' | 'none'

/** Where one cluster lives and how its programs are called. */
export interface Site {
  /** PostgreSQL's data directory, a real path. */
  readonly clusterDir: string
  /** What PostgreSQL is told: the folder, or its working directory where its account may not walk the path. */
  readonly clusterName: string
  readonly socketDir: string
  readonly account: Account | undefined
}

const MARKER = 'dateline.made'

/** Options for every program of PostgreSQL: working directory, account, a clean environment. */
export const spawnOptions = (site: Site) => ({
  cwd: site.clusterDir,
  env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
  ...(site.account ? { uid: site.account.uid, gid: site.account.gid } : {}),
})

/** Makes the folders and decides the socket's place: a short path, since a socket's name ends at 107 bytes. */
export function prepareSite(dataDir: string, account: Account | undefined): Site {
  const home = join(dataDir, 'postgres')
  const clusterDir = join(home, 'cluster')
  for (const folder of [home, clusterDir]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
  }
  // Resolved from the working directory, which needs no right on the folders above it (a checkout under /root).
  const clusterName =
    account && process.platform === 'linux' && !canReach(account, clusterDir) ? '/proc/self/cwd' : clusterDir
  return { clusterDir, clusterName, socketDir: prepareSocketDir(clusterDir, account), account }
}

function prepareSocketDir(clusterDir: string, account: Account | undefined): string {
  const uid = account?.uid ?? process.getuid?.() ?? 0
  const digest = createHash('sha256').update(clusterDir).digest('hex').slice(0, 16)
  const path = `/tmp/dateline-${uid}-${digest}`
  try {
    mkdirSync(path, { mode: 0o700 })
    if (account) chownSync(path, account.uid, account.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const info = lstatSync(path)
  if (!info.isDirectory() || info.uid !== uid) {
    throw new DatelineError('embedded-socket-taken', 500, `${path} belongs to somebody else.`, {
      help: 'Remove it, or run Dateline with another data folder.',
    })
  }
  chmodSync(path, 0o700)
  return path
}

/** Whether initialisation ended; what a killed initdb left has no marker. */
export const isMade = (site: Site) => existsSync(join(site.clusterDir, MARKER))

/** Declares the cluster whole; called last. */
export function markMade(site: Site): void {
  const file = openSync(join(site.clusterDir, MARKER), 'w', 0o600)
  writeFileSync(file, `${new Date().toISOString()}\n`)
  fsyncSync(file)
  closeSync(file)
  const folder = openSync(site.clusterDir, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Empties a half-made cluster. Nothing of ours was ever in it: the marker comes before the first migration. */
export function clearHalfMade(site: Site): boolean {
  const names = readdirSync(site.clusterDir)
  for (const name of names) rmSync(join(site.clusterDir, name), { recursive: true, force: true })
  return names.length > 0
}

/** @throws DatelineError `embedded-version` when the files are of another major version than the program */
export function checkVersion(site: Site, runtimeVersion: string): void {
  const made = readFileSync(join(site.clusterDir, 'PG_VERSION'), 'utf8').trim()
  if (made === runtimeVersion) return
  throw new DatelineError(
    'embedded-version',
    500,
    `The data is of PostgreSQL ${made}; this Dateline brings ${runtimeVersion}.`,
    {
      help: 'Back it up with the version of Dateline that made it, and restore into a new folder with this one.',
      reportable: false,
    },
  )
}

/** Character classes of the C library: search needs them to part words at typographic quotes and dashes. */
const CTYPES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8']

/**
 * Runs initdb: UTF-8, the builtin C.UTF-8 collation (the same order on every machine), owner `dateline`.
 * @throws DatelineError `embedded-initdb`
 */
export async function initialise(site: Site, runtime: Runtime, durability: Durability): Promise<void> {
  let output = ''
  for (const ctype of CTYPES) {
    const result = await runInitdb(site, runtime, ctype, durability)
    if (result.code === 0) return
    output = result.output
    clearHalfMade(site)
    if (!output.includes('locale name')) break
  }
  throw new DatelineError('embedded-initdb', 500, `The database could not be made: ${lastLines(output)}`, {
    help: `Look at free space and permissions of ${site.clusterDir}.`,
  })
}

function runInitdb(site: Site, runtime: Runtime, ctype: string, durability: Durability) {
  const options = {
    '--pgdata': site.clusterName,
    '--username': 'dateline',
    '--auth': 'trust',
    '--encoding': 'UTF8',
    '--locale-provider': 'builtin',
    '--builtin-locale': 'C.UTF-8',
    '--locale': 'C',
    '--lc-ctype': ctype,
  }
  const flags = ['--no-instructions', ...(durability === 'none' ? ['--no-sync'] : [])]
  const child = spawn(runtime.initdb, [...Object.entries(options).flat(), ...flags], {
    ...spawnOptions(site),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; output: string }>()
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.on('error', reject)
  child.on('close', (code) => resolve({ code, output }))
  return promise
}

export const lastLines = (text: string) => text.trim().split('\n').slice(-3).join(' / ')

const DURABILITY: Record<Durability, string> = {
  full: 'fsync = on\nsynchronous_commit = on\nfull_page_writes = on',
  none: 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off',
}

/** Writes the server's settings anew; an administrator's own go into local.conf beside the cluster. */
export function configure(site: Site, durability: Durability): void {
  const settings = `# Written by Dateline at every start. Your own settings: ../local.conf
listen_addresses = ''
unix_socket_directories = '${site.socketDir}'
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = 128MB
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = 1GB
random_page_cost = 1.1
huge_pages = off
jit = off
wal_level = replica
max_wal_size = 512MB
${DURABILITY[durability]}
autovacuum = on
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
logging_collector = off
log_min_messages = warning
# Neither statements nor row contents may reach a log.
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
log_checkpoints = off
include_if_exists = '../local.conf'
`
  const write = (name: string, text: string) => {
    const path = join(site.clusterDir, name)
    writeFileSync(path, text, { mode: 0o600 })
    if (site.account) chownSync(path, site.account.uid, site.account.gid)
  }
  write('postgresql.conf', settings)
  // Who can enter the socket's folder (mode 0700) is the owner; there is no other way in.
  write('pg_hba.conf', 'local all all trust\n')
}

/** The owner's login over the socket. */
export const socketUrl = (site: Site, database: string) =>
  `postgres://dateline@localhost/${database}?host=${encodeURIComponent(site.socketDir)}`
