/** How a command comes by its database: the configured one, a running Dateline's, or one started for the moment. */
import { type Config, DatelineError } from '../platform/index.ts'
import { attachEmbedded, type EmbeddedLog } from '../platform/embedded/index.ts'
import { progress } from './command.ts'
import { bringUpToDate } from './prepare.ts'

export interface CommandDatabase {
  readonly ownerUrl: string
  /** Whether it is the embedded one. */
  readonly embedded: boolean
}

/** Tells people what takes time; the pino log is the server's. */
export const terminalLog: EmbeddedLog = { info: progress, warn: progress, error: progress }

/**
 * Runs `work` with a database. With `migrated` the schema is brought up to date first, unless a running Dateline has
 * done so.
 * @throws DatelineError `database-unreachable`, and those of the embedded server and of `migrate`
 */
export async function withDatabase<T>(
  config: Config,
  command: string,
  migrated: boolean,
  work: (database: CommandDatabase) => Promise<T>,
): Promise<T> {
  const server =
    config.databaseUrl === undefined
      ? await attachEmbedded({ dataDir: config.dataDir, log: terminalLog, command })
      : { ownerUrl: config.databaseUrl, shared: false, stop: async () => undefined }
  try {
    if (migrated && !server.shared) await bringUpToDate(server.ownerUrl, config).catch(explainConnection)
    return await work({ ownerUrl: server.ownerUrl, embedded: config.databaseUrl === undefined }).catch(
      explainConnection,
    )
  } finally {
    await server.stop()
  }
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT', 'EACCES', 'EAI_AGAIN'])
/** PostgreSQL's own refusals: password, role, database, too many connections, starting up. */
const REFUSED = /^(28|3D|53300|57P03)/

/** Says in plain words that the database cannot be reached; other errors pass. */
export function explainConnection(error: unknown): never {
  const code = connectionCode(error)
  if (code !== undefined && !(error instanceof DatelineError)) {
    throw new DatelineError('database-unreachable', 503, `The database cannot be reached: ${reason(error)}.`, {
      help: 'Check DATABASE_URL, and that PostgreSQL runs and lets this user in.',
      cause: error,
      reportable: false,
    })
  }
  throw error
}

/** A refused connection to a name with several addresses is an AggregateError without a message. */
const reason = (error: unknown): string => {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  return inner instanceof Error ? inner.message : String(inner)
}

function connectionCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  return (UNREACHABLE.has(error.code) && 'syscall' in error) ||
    error instanceof AggregateError ||
    ('severity' in error && REFUSED.test(error.code))
    ? error.code
    : undefined
}
