/** The life of a server process: database, migrations, rooms, readiness, and an orderly end. */
import { createDateline, type Dateline } from '../main.ts'
import { type Config, createLog } from '../platform/index.ts'
import { startEmbedded } from '../platform/embedded/index.ts'
import { rememberAddress, settlePort } from './address.ts'
import { EXIT, progress } from './command.ts'
import { explainConnection, terminalLog } from './database.ts'
import { bringUpToDate } from './prepare.ts'

export interface Serving {
  readonly dateline: Dateline
  readonly config: Config
  readonly ownerUrl: string
}

export interface ServeOptions {
  readonly config: Config
  readonly command: 'start' | 'demo'
  /** Runs between migrating and listening. */
  readonly prepare?: (serving: Serving) => Promise<void>
  /** Runs when requests are taken. @param address where it listens */
  readonly ready: (serving: Serving, address: string) => Promise<void>
}

/** Longest that open requests may hold up the end, in milliseconds. */
const GRACE_MS = 10_000

/**
 * Serves until SIGINT or SIGTERM. The first asks for an orderly end; a second one ends at once, which is safe too:
 * what was committed stays, and the guardian ends PostgreSQL.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const config = await settlePort(options.config)
  const log = createLog(config.logLevel)
  const { promise: asked, resolve: ask } = Promise.withResolvers<number>()
  const onSignal = () => {
    process.once('SIGINT', () => process.exit(130))
    process.once('SIGTERM', () => process.exit(143))
    ask(EXIT.ok)
  }
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)

  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded({
          dataDir: config.dataDir,
          log: options.command === 'demo' ? terminalLog : log,
          command: options.command,
        })
      : undefined
  void embedded?.lost.then((error) => {
    log.fatal({ err: error }, 'PostgreSQL cannot be kept running')
    ask(EXIT.failed)
  })
  try {
    const ownerUrl = embedded?.ownerUrl ?? config.databaseUrl ?? ''
    const { applied } = await bringUpToDate(ownerUrl, config).catch(explainConnection)
    if (applied.length > 0) log.info(`Migrated the database: ${applied.join(', ')}.`)
    const dateline = await createDateline({
      config,
      ownerUrl,
      appUrl: config.databaseAppUrl,
      log,
      demo: options.command === 'demo',
    })
    const serving = { dateline, config, ownerUrl }
    try {
      await Promise.race([start(options, serving), asked])
      return await asked
    } finally {
      const hurry = setTimeout(() => {
        progress('some requests did not end in time; ending without them')
        process.exit(EXIT.failed)
      }, GRACE_MS)
      await dateline.close()
      clearTimeout(hurry)
    }
  } finally {
    await embedded?.stop()
  }
}

async function start(options: ServeOptions, serving: Serving): Promise<void> {
  await options.prepare?.(serving)
  const address = await serving.dateline.listen()
  rememberAddress(serving.config)
  await options.ready(serving, address)
}
