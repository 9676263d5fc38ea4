import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

interface Server {
  readonly url: string
  /** As the server names itself. */
  readonly version: string
  stop(): Promise<void>
}

const newest = () => globSync('/usr/lib/postgresql/*/bin').toSorted((a, b) => number(b) - number(a))[0]
const number = (path: string) => Number(/postgresql\/(\d+)/.exec(path)?.[1] ?? 0)

function install(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { env, stdio: 'inherit' })
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'postgresql'], { env, stdio: 'inherit' })
}

/** Starts Debian's PostgreSQL on a cluster of the tests' own, without touching any that the machine runs. */
export async function startDebianPostgres(): Promise<Server | { readonly problem: string }> {
  const asRoot = process.getuid?.() === 0
  if (newest() === undefined && asRoot && existsSync('/usr/bin/apt-get')) install()
  const bin = newest()
  if (bin === undefined) return { problem: 'there is no PostgreSQL of Debian’s here, and installing it needs root' }

  const account = asRoot ? accountOf('postgres') : undefined
  const folder = mkdtempSync(join(tmpdir(), 'dateline-debian-'))
  if (account) chownSync(folder, account.uid, account.gid)
  const options = { cwd: folder, ...account }
  const cluster = join(folder, 'cluster')
  execFileSync(
    join(bin, 'initdb'),
    ['-D', cluster, '-U', 'dateline', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'],
    { ...options, stdio: 'ignore' },
  )
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    max_connections: '200',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  }
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    { ...options, stdio: 'ignore' },
  )
  await ready(server, join(cluster, 'postmaster.pid'))
  return {
    url: `postgres://dateline@localhost/postgres?host=${encodeURIComponent(folder)}`,
    version: execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
    async stop() {
      const ended = new Promise((done) => server.once('exit', done))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(server: ChildProcess, pidFile: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error('Debian’s PostgreSQL did not start')
    if (existsSync(pidFile) && readFileSync(pidFile, 'utf8').split('\n')[7]?.startsWith('ready') === true) return
    await delay(20)
  }
}

function accountOf(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}
