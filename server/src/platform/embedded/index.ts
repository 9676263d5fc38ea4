/** The PostgreSQL inside Dateline: made, started, watched and stopped with us. */
import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DatelineError } from '../errors.ts'
import { chooseAccount } from './account.ts'
import {
  checkVersion,
  clearHalfMade,
  configure,
  type Durability,
  initialise,
  isMade,
  markMade,
  prepareSite,
  type Site,
  socketUrl,
} from './cluster.ts'
import { type DirectoryLock, lockDirectory, lockHolder } from './directory-lock.ts'
import { BoundedLog } from './log-file.ts'
import { clearOrphan, launch, type Postmaster, runningPostmaster } from './postmaster.ts'
import { prepareRuntime, type Runtime } from './runtime.ts'

export { lockHolder, type LockHolder } from './directory-lock.ts'
export { isAlive } from './processes.ts'

/** What a logger must offer; pino does. */
export interface EmbeddedLog {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

export interface EmbeddedOptions {
  /** Dateline's data folder; the cluster is made in its folder `postgres`. */
  readonly dataDir: string
  readonly log: EmbeddedLog
  /** Who asks, shown to whoever finds the folder in use: `start`, `import`. */
  readonly command?: string
  /** Default `full`. */
  readonly durability?: Durability
}

export interface EmbeddedServer {
  /** Login of the owner (a superuser) over the unix socket. */
  readonly ownerUrl: string
  /** Resolves with the reason when the server is gone for good and could not be started again. */
  readonly lost: Promise<Error>
  /** The server's process now; it changes when a crashed server is started again. */
  pid(): number
  /** Stops the server in order and gives the folder free. */
  stop(): Promise<void>
}

/**
 * Makes (the first time, about a second) and starts (about 50 ms) the embedded server.
 * The folder is locked for this process. A server that a killed Dateline left is stopped first; one that crashes is
 * started again. However this process ends, the server ends with it.
 * @throws DatelineError `data-busy`, `embedded-unsupported`, `embedded-no-account`, `embedded-version`,
 *   `embedded-initdb`, `embedded-start`, `embedded-socket-taken`, `data-unwritable`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = makeDataDir(options.dataDir)
  const lock = lockDirectory(dataDir, options.command ?? 'start')
  try {
    return await startLocked(dataDir, options, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Makes the data folder, for its owner's eyes alone, and says plainly when that fails. */
function makeDataDir(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return realpathSync(path)
  } catch (cause) {
    throw new DatelineError('data-unwritable', 500, `The data folder ${path} cannot be made.`, {
      help: 'Give a folder that you may write to with --data or DATELINE_DATA.',
      cause,
      reportable: false,
    })
  }
}

async function startLocked(dataDir: string, options: EmbeddedOptions, lock: DirectoryLock): Promise<EmbeddedServer> {
  const { log } = options
  const durability = options.durability ?? 'full'
  const account = chooseAccount(join(dataDir, 'postgres', 'cluster'))
  const runtime = prepareRuntime(dataDir, account)
  const site = prepareSite(dataDir, account)
  const serverLog = new BoundedLog(join(dataDir, 'postgres.log'))

  const left = await clearOrphan(site)
  if (left === 'stopped') log.warn('Stopped a PostgreSQL that an earlier Dateline had left running.')

  const fresh = !isMade(site)
  if (fresh) {
    if (clearHalfMade(site)) log.warn('The last attempt to make the database was interrupted; making it again.')
    log.info('Making the database.')
    await initialise(site, runtime, durability)
  } else {
    checkVersion(site, runtime.major)
  }
  configure(site, durability)
  let current = await launchPatiently(site, runtime, serverLog, left === 'none' ? 0 : 10)
  if (fresh) {
    await createDatabase(site)
    markMade(site)
  }
  const ownerUrl = socketUrl(site, 'dateline')
  lock.announce(ownerUrl)

  let stopping = false
  const { promise: lost, resolve: lose } = Promise.withResolvers<Error>()
  const watch = async () => {
    for (;;) {
      await current.ended
      if (stopping) return
      log.error('PostgreSQL ended unexpectedly; starting it again.')
      current = await launchPatiently(site, runtime, serverLog, 10)
      if (stopping) await current.stop()
    }
  }
  watch().catch((error: unknown) => lose(error instanceof Error ? error : new Error(String(error))))
  return {
    ownerUrl,
    lost,
    pid: () => current.pid,
    async stop() {
      stopping = true
      await current.stop()
      lock.release()
    },
  }
}

/** After a crash the dead server's children may hold its memory for a moment. */
async function launchPatiently(site: Site, runtime: Runtime, log: BoundedLog, retries: number): Promise<Postmaster> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await launch(site, runtime, log)
    } catch (error) {
      if (attempt >= retries) throw error
      await delay(300)
    }
  }
}

async function createDatabase(site: Site): Promise<void> {
  const client = new pg.Client({ connectionString: socketUrl(site, 'postgres') })
  await client.connect()
  try {
    await client.query('CREATE DATABASE dateline')
  } finally {
    await client.end()
  }
}

/** A server for the length of one command. */
export interface Attachment {
  readonly ownerUrl: string
  /** True when a running Dateline's server is used; stopping is then not ours. */
  readonly shared: boolean
  stop(): Promise<void>
}

/**
 * Uses the server of the Dateline that runs in this folder, else starts one.
 * @throws as {@link startEmbedded}
 */
export async function attachEmbedded(options: EmbeddedOptions): Promise<Attachment> {
  const dataDir = makeDataDir(options.dataDir)
  for (let attempt = 0; attempt < 100; attempt++) {
    const holder = lockHolder(dataDir)
    if (!holder) break
    if (holder.ownerUrl !== undefined) return { ownerUrl: holder.ownerUrl, shared: true, stop: async () => undefined }
    // It is starting.
    await delay(100)
  }
  const server = await startEmbedded(options)
  return { ownerUrl: server.ownerUrl, shared: false, stop: () => server.stop() }
}

/** What an inspection finds without touching anything. */
export interface EmbeddedState {
  readonly made: boolean
  /** The living Dateline that holds the folder. */
  readonly holder: ReturnType<typeof lockHolder>
  /** A running PostgreSQL of this folder, with or without a Dateline. */
  readonly postmaster: number | undefined
}

/** Looks at a data folder, for `doctor`. */
export function inspectEmbedded(dataDir: string): EmbeddedState {
  let real = dataDir
  try {
    real = realpathSync(dataDir)
  } catch {
    return { made: false, holder: undefined, postmaster: undefined }
  }
  const clusterDir = join(real, 'postgres', 'cluster')
  return {
    made: isMade({ clusterDir, clusterName: clusterDir, socketDir: '', account: undefined }),
    holder: lockHolder(real),
    postmaster: runningPostmaster(clusterDir),
  }
}
