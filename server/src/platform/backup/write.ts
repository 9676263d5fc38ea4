import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { DatelineError } from '../errors.ts'
import { syncFolder } from '../secret-file.ts'
import { columnList, qualified, readSequences, readTables, type Table } from './catalog.ts'
import { encrypting } from './cipher.ts'
import { type BackupKey, keyFileOf, newBackupKey, writeBackupKey } from './key.ts'
import { type BackupTable, FORMAT, MANIFEST, type Manifest } from './manifest.ts'

export interface BackupOptions {
  readonly ownerUrl: string
  /** Folder to make; it must not exist, or be empty. */
  readonly to: string
  /** Queries of one value each, answered from the same snapshot and compared after a restore. */
  readonly marks?: Readonly<Record<string, string>>
  /** Files beside the database that belong to it; those that do not exist are left out. */
  readonly files?: readonly string[]
  readonly progress?: (line: string) => void
  /** Where its key goes; default: beside the folder, under its name with `.key`. */
  readonly keyFile?: string
  /** Days after which its key may be destroyed; default 30, null: never. */
  readonly keepDays?: number | null
}

export const KEEP_DAYS = 30

/** Passes bytes on while it counts and digests them. */
export function meter() {
  const hash = createHash('sha256')
  const measured = { bytes: 0, sha256: () => hash.digest('hex') }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      measured.bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, measured }
}

/**
 * Writes one consistent picture of the whole database into a folder, while the database is in use.
 * Everything is read in one snapshot and encrypted under a key of this backup's own, which is written beside it. The folder gets
 * its name last, so that a folder of that name is whole.
 * @throws DatelineError `backup-exists` when the folder has something in it, `backup-unmigrated` when the database
 *   was never migrated
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const to = resolve(options.to)
  if (existsSync(to) && (await readdir(to)).length > 0) {
    throw new DatelineError('backup-exists', 409, `${to} has something in it.`, {
      help: 'Give a folder that does not exist yet.',
    })
  }
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}.part`)
  await rm(draft, { recursive: true, force: true })
  await mkdir(join(draft, 'tables'), { recursive: true, mode: 0o700 })
  const keyFile = options.keyFile ?? keyFileOf(to)
  const key = newBackupKey(randomUUID())
  let keyWritten = false
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'dateline backup' })
  try {
    await client.connect()
    const manifest = await copyOut(client, draft, options, key)
    const keep = options.keepDays === undefined ? KEEP_DAYS : options.keepDays
    const expires = keep === null ? null : new Date(Date.parse(manifest.takenAt) + keep * 86_400_000).toISOString()
    await writeBackupKey(keyFile, { ...key, takenAt: manifest.takenAt, expiresAt: expires })
    keyWritten = true
    await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    if (existsSync(to)) await rmdir(to)
    await rename(draft, to)
    await syncFolder(dirname(to))
    return manifest
  } catch (error) {
    if (keyWritten) await rm(keyFile, { force: true })
    throw error
  } finally {
    await client.end().catch(() => undefined)
    await rm(draft, { recursive: true, force: true })
  }
}

async function copyOut(
  client: pg.Client,
  draft: string,
  options: BackupOptions,
  { backup, key }: Pick<BackupKey, 'backup' | 'key'>,
): Promise<Manifest> {
  const secret = Buffer.from(key, 'base64url')
  // Dates and numbers must be read back by any server, whatever its own habits.
  await client.query(`SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
    SET extra_float_digits = 3; SET bytea_output = 'hex'; SET client_encoding = 'UTF8'; SET statement_timeout = 0`)
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const migrations = await readMigrationTable(client)
  const { rows: facts } = await client.query<{ at: Date; version: string }>(
    `SELECT now() AS at, current_setting('server_version') AS version`,
  )
  const tables: BackupTable[] = []
  for (const table of await readTables(client)) {
    options.progress?.(qualified(table).replaceAll('"', ''))
    tables.push(await copyTable(client, draft, table, secret))
  }
  const marks: Record<string, string | null> = {}
  for (const [name, query] of Object.entries(options.marks ?? {})) marks[name] = await readMark(client, query)
  // After the rows: a sequence that runs on meanwhile is only further along.
  const sequences = await readSequences(client)
  await client.query('COMMIT')
  const files = []
  for (const path of options.files ?? []) {
    if (!existsSync(path)) continue
    const name = basename(path)
    const to = createWriteStream(join(draft, name), { mode: 0o600, flush: true })
    await pipeline(createReadStream(path), encrypting(secret, name), to)
    files.push({ name, sha256: await digestFile(join(draft, name)) })
  }
  const { at, version } = facts[0] ?? { at: new Date(), version: 'unknown' }
  return {
    format: FORMAT,
    id: backup,
    takenAt: at.toISOString(),
    postgres: version,
    migrations,
    tables,
    sequences,
    marks,
    files,
  }
}

async function readMigrationTable(client: pg.Client): Promise<Manifest['migrations']> {
  const { rows: found } = await client.query<{ there: boolean }>(`SELECT to_regclass('migration') IS NOT NULL AS there`)
  const { rows } = found[0]?.there
    ? await client.query<{ id: string; digest: string }>('SELECT id, digest FROM migration ORDER BY id')
    : { rows: [] }
  if (rows.length === 0) {
    throw new DatelineError('backup-unmigrated', 409, 'This database is not Dateline’s, or was never migrated.', {
      help: 'Check DATABASE_URL or --data; "dateline migrate" sets an empty database up.',
    })
  }
  return rows
}

/** One value as text; null when the query finds none. */
export async function readMark(client: pg.Client, query: string): Promise<string | null> {
  const { rows } = await client.query<{ value: string | null }>(`SELECT (${query})::text AS value`)
  return rows[0]?.value ?? null
}

async function copyTable(client: pg.Client, draft: string, table: Table, secret: Buffer): Promise<BackupTable> {
  const file = `tables/${table.schema}.${table.name}.copy.gz`.replaceAll(/[^\w./-]/g, '_')
  const source = client.query(copyTo(`COPY ${qualified(table)} (${columnList(table)}) TO STDOUT`))
  const { stream, measured } = meter()
  await pipeline(
    source,
    createGzip({ level: 6 }),
    encrypting(secret, file),
    stream,
    createWriteStream(join(draft, file), { mode: 0o600, flush: true }),
  )
  return {
    schema: table.schema,
    name: table.name,
    columns: [...table.columns],
    file,
    rows: source.rowCount,
    bytes: measured.bytes,
    sha256: measured.sha256(),
  }
}

/** SHA-256 of a file, hex. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
