import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { DatelineError } from './errors.ts'

export interface Migration {
  readonly id: string
  readonly sql: string
  readonly digest: string
}

export interface MigrationReport {
  readonly applied: readonly string[]
  readonly version: string
}

const LOCK = 7_251_904_113

/** Reads `NNNN_name.sql` files in order. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((n) => /^\d{4}_[a-z0-9_]+\.sql$/.test(n)).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), 'utf8')
      return { id: name.slice(0, -4), sql: text, digest: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings a database up to date. Each migration runs in its own transaction; several nodes starting at once take turns.
 * @param ownerUrl login of the owner role
 * @param directory folder of the .sql files
 * @param upTo last migration to run, for a restore of an older backup
 * @returns what was applied and the version reached
 * @throws DatelineError `migration-foreign` when the database is newer than the program,
 *   `migration-changed` when an applied file was edited, `migration-failed` with file and cause
 */
export async function migrate(ownerUrl: string, directory: string, upTo?: string): Promise<MigrationReport> {
  const migrations = await readMigrations(directory)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'dateline migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(`
      CREATE TABLE IF NOT EXISTS migration (
        id text PRIMARY KEY,
        digest text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`)
    const { rows } = await client.query<{ id: string; digest: string }>('SELECT id, digest FROM migration ORDER BY id')
    const known = new Map(migrations.map((m) => [m.id, m]))
    for (const row of rows) {
      const file = known.get(row.id)
      if (!file) {
        throw new DatelineError(
          'migration-foreign',
          500,
          `The database has migration ${row.id}, which this program does not know.`,
          {
            help: 'Start a version of Dateline at least as new as the one that last used this database.',
          },
        )
      }
      if (file.digest !== row.digest) {
        throw new DatelineError('migration-changed', 500, `Migration ${row.id} was changed after it was applied.`, {
          help: 'Restore the file; changes go into a new migration.',
        })
      }
    }
    const done = new Set(rows.map((r) => r.id))
    const applied: string[] = []
    for (const migration of migrations) {
      if (upTo !== undefined && migration.id > upTo) break
      if (done.has(migration.id)) continue
      try {
        await client.query('BEGIN')
        await client.query(migration.sql)
        await client.query('INSERT INTO migration (id, digest) VALUES ($1, $2)', [migration.id, migration.digest])
        await client.query('COMMIT')
      } catch (cause) {
        await client.query('ROLLBACK')
        throw new DatelineError(
          'migration-failed',
          500,
          `Migration ${migration.id} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
          { cause },
        )
      }
      applied.push(migration.id)
    }
    // The application checks at start that it is not behind; it may read the list and nothing more.
    await client.query('GRANT SELECT ON migration TO dateline_app')
    return { applied, version: upTo ?? migrations.at(-1)?.id ?? 'none' }
  } finally {
    await client.end()
  }
}
