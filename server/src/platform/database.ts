import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'

/** A room types its own tables with `db.withTables<…>()`; the platform knows none of them. */
export type Db = Kysely<object>
export type Tx = Transaction<object>
/** Either; what a query that may run inside or outside a transaction takes. */
export type Queryable = Db | Tx

// Counts and release numbers fit a double for 285,000 years at one a millisecond.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A statement becomes a prepared one when it has come this often: dynamic ones, which come once, fill nothing. */
const PREPARE_AFTER = 3
/** Statements that are watched, and at most prepared, in this process. */
const WATCHED = 400
const seen = new Map<string, number>()
const named = new Map<string, string>()

/** @returns the name under which each connection prepares a statement; undefined for one that is seldom used */
function nameOf(text: string): string | undefined {
  const name = named.get(text)
  if (name !== undefined) return name
  const times = (seen.get(text) ?? 0) + 1
  if (times < PREPARE_AFTER || named.size >= WATCHED) {
    if (seen.size >= WATCHED) seen.clear()
    seen.set(text, times)
    return undefined
  }
  seen.delete(text)
  named.set(text, `s${named.size}`)
  return named.get(text)
}

/**
 * Prepares what is asked again and again: planning our joins costs PostgreSQL more than running them.
 * The server still plans anew where the values matter.
 */
class PreparingClient extends pg.Client {
  readonly #run = super.query.bind(this) as (...args: unknown[]) => unknown

  // The base class has many overloads; only the form with text and values is looked at.
  override query = ((...args: unknown[]) => {
    const [text, values, ...rest] = args
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      const name = nameOf(text)
      if (name !== undefined) return this.#run({ name, text, values }, ...rest)
    }
    return this.#run(...args)
  }) as pg.Client['query']
}

export interface DatabaseOptions {
  /** Login URL; `postgres://user:password@host/name` or a socket URL. */
  readonly url: string
  /** Switches to the application's role after login, when the login is the owner's. */
  readonly role?: 'dateline_app'
  readonly max?: number
  readonly applicationName?: string
}

export interface Database {
  readonly db: Db
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

/**
 * Opens a pool. Sessions run in UTC; with `role` every session has only the application's rights.
 * Errors of connections (a restarted server) are swallowed here and met again by the query they break.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const settings = ['-c TimeZone=UTC', ...(options.role ? [`-c role=${options.role}`] : [])]
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: options.url,
    max: options.max ?? 20,
    options: settings.join(' '),
    application_name: options.applicationName ?? 'dateline',
    idleTimeoutMillis: 60_000,
  })
  pool.on('error', () => undefined)
  // A connection in use says it too, beside failing its query; unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/**
 * Takes a lock that is held to the end of the transaction.
 * @param space a constant of the room, so that rooms do not collide
 * @param key what is locked; the empty string for the whole space
 */
export async function lock(tx: Queryable, space: string, key = ''): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${space}), hashtext(${key}))`.execute(tx)
}

/** Takes several locks of a space in one statement, in one order everywhere, so that nobody waits in a circle. */
export async function lockAll(tx: Queryable, space: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`
    SELECT pg_advisory_xact_lock(hashtext(${space}), k.hash)
    FROM (SELECT DISTINCT hashtext(key) AS hash FROM unnest(${[...keys]}::text[]) AS key ORDER BY 1 OFFSET 0) k
  `.execute(tx)
}
