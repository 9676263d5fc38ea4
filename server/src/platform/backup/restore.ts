import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { DatelineError } from '../errors.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { columnList, isEmpty, qualified, readForeignKeys, readTables } from './catalog.ts'
import { decrypting } from './cipher.ts'
import { keyFileOf, readBackupKey } from './key.ts'
import { type BackupTable, MANIFEST, type Manifest, manifestSchema } from './manifest.ts'
import { digestFile, meter, readMark } from './write.ts'

export interface RestoreOptions {
  readonly from: string
  /** Default: beside the folder, as `writeBackup` puts it. */
  readonly keyFile?: string
  /** Owner's login of an empty database. */
  readonly ownerUrl: string
  readonly migrationsDir: string
  /** The same queries as at the backup; a mark that differs stops the restore. */
  readonly marks?: Readonly<Record<string, string>>
  /** Where the files beside the database go. */
  readonly filesTo?: string
  readonly progress?: (line: string) => void
}

/**
 * Reads a backup's manifest.
 * @throws DatelineError `backup-missing`, `backup-damaged`
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(resolve(folder), MANIFEST)
  let text
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new DatelineError(
      'backup-missing',
      404,
      `There is no backup in ${resolve(folder)}: ${MANIFEST} is missing.`,
      {
        help: 'Give the folder that "dateline backup --to" made.',
        cause,
      },
    )
  }
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw damaged(path, 'is not a manifest this Dateline can read', cause)
  }
}

const damaged = (what: string, problem: string, cause?: unknown) =>
  new DatelineError('backup-damaged', 422, `${what} ${problem}.`, {
    help: 'Nothing was restored. Use another copy of the backup.',
    cause,
    reportable: false,
  })

/**
 * Restores a backup into an empty database: migrates to the backup's state of the schema, copies every table in one
 * transaction, puts the foreign keys back (which proves them), compares counts, digests and marks, then migrates on.
 * After any failure the database is empty again.
 * @throws DatelineError `restore-not-empty`, `backup-missing`, `backup-key-missing`, `backup-damaged`, `backup-foreign` when the backup is
 *   of a newer or another program
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const folder = resolve(options.from)
  const manifest = await readManifest(folder)
  await checkMigrations(manifest, options.migrationsDir)
  const key =
    manifest.id === undefined ? undefined : await readBackupKey(options.keyFile ?? keyFileOf(folder), manifest.id)
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'dateline restore' })
  await client.connect()
  try {
    if (!(await isEmpty(client))) {
      throw new DatelineError(
        'restore-not-empty',
        409,
        'The database is not empty; a restore never writes over data.',
        {
          help: 'Give a new folder with --data, or an empty database with DATABASE_URL.',
        },
      )
    }
    try {
      await migrate(options.ownerUrl, options.migrationsDir, manifest.migrations.at(-1)?.id)
      await copyIn(client, folder, manifest, options, key)
      for (const file of manifest.files) {
        if ((await digestFile(join(folder, file.name))) !== file.sha256)
          throw damaged(file.name, 'does not match its digest')
      }
    } catch (error) {
      // It was empty when we came: nobody's data is in it.
      await client.query('ROLLBACK')
      await client.query('DROP SCHEMA public CASCADE')
      await client.query('CREATE SCHEMA public')
      throw error
    }
  } finally {
    await client.end()
  }
  await migrate(options.ownerUrl, options.migrationsDir)
  for (const file of options.filesTo === undefined ? [] : manifest.files) {
    const to = createWriteStream(join(options.filesTo ?? '', file.name), { mode: 0o600, flush: true })
    await pipeline(createReadStream(join(folder, file.name)), opening(key, file.name), to)
  }
  return manifest
}

async function checkMigrations(manifest: Manifest, migrationsDir: string): Promise<void> {
  const known = new Map((await readMigrations(migrationsDir)).map((m) => [m.id, m.digest]))
  const strange = manifest.migrations.find((m) => known.get(m.id) !== m.digest)
  if (strange) {
    throw new DatelineError(
      'backup-foreign',
      409,
      `The backup has migration ${strange.id}, which this Dateline does not know.`,
      {
        help: 'Restore it with a Dateline at least as new as the one that made it.',
      },
    )
  }
}

async function copyIn(
  client: pg.Client,
  folder: string,
  manifest: Manifest,
  options: RestoreOptions,
  secret: Buffer | undefined,
): Promise<void> {
  await client.query(`SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
    SET client_encoding = 'UTF8'; SET statement_timeout = 0`)
  await client.query('BEGIN')
  const tables = await readTables(client)
  const named = new Map(tables.map((t) => [qualified(t), t]))
  const strange = manifest.tables.find((t) => !named.has(qualified(t)))
  if (strange) throw damaged(qualified(strange), 'is a table that its own migrations do not make')

  // Without superuser rights: foreign keys come off and go back on, which checks every row; triggers of ours rest.
  const keys = await readForeignKeys(client)
  for (const key of keys) {
    await client.query(`ALTER TABLE ${qualified(key.table)} DROP CONSTRAINT ${pg.escapeIdentifier(key.name)}`)
  }
  for (const table of tables) await client.query(`ALTER TABLE ${qualified(table)} DISABLE TRIGGER USER`)
  // What the migrations themselves wrote is in the backup too.
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.map((t) => qualified(t)).join(', ')}`)
  for (const table of manifest.tables) {
    options.progress?.(qualified(table).replaceAll('"', ''))
    await copyTableIn(client, folder, table, secret)
  }
  for (const table of tables) await client.query(`ALTER TABLE ${qualified(table)} ENABLE TRIGGER USER`)
  for (const key of keys) {
    try {
      await client.query(
        `ALTER TABLE ${qualified(key.table)} ADD CONSTRAINT ${pg.escapeIdentifier(key.name)} ${key.definition}`,
      )
    } catch (cause) {
      throw damaged('The backup', `lacks rows that ${qualified(key.table)} refers to (${key.name})`, cause)
    }
  }
  for (const sequence of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
      qualified(sequence),
      sequence.lastValue,
      sequence.isCalled,
    ])
  }
  for (const [name, query] of Object.entries(options.marks ?? {})) {
    const found = await readMark(client, query)
    const expected = manifest.marks[name]
    if (expected !== undefined && found !== expected) {
      throw damaged(
        'The restored database',
        `has ${name} ${found ?? 'none'} where the backup says ${expected ?? 'none'}`,
      )
    }
  }
  await client.query('COMMIT')
  // Statistics are not in a backup; without them the first searches would be planned blindly.
  await client.query('ANALYZE')
}

/** What turns a file of a backup into what was written. */
const opening = (key: Buffer | undefined, name: string): Transform =>
  key === undefined ? new PassThrough() : decrypting(key, name)

async function copyTableIn(
  client: pg.Client,
  folder: string,
  table: BackupTable,
  key: Buffer | undefined,
): Promise<void> {
  const { stream, measured } = meter()
  const sink = client.query(copyFrom(`COPY ${qualified(table)} (${columnList(table)}) FROM STDIN`))
  try {
    await pipeline(createReadStream(join(folder, table.file)), stream, opening(key, table.file), createGunzip(), sink)
  } catch (cause) {
    throw damaged(table.file, `cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, cause)
  }
  if (measured.sha256() !== table.sha256) throw damaged(table.file, 'does not match its digest')
  if (sink.rowCount !== table.rows) throw damaged(table.file, `has ${sink.rowCount} rows, not ${table.rows}`)
}
