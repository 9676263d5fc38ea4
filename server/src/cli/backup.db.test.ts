import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  expireBackupKeys,
  listBackupKeys,
  migrationsDir,
  openDatabase,
  readManifest,
  restoreBackup,
  writeBackup,
} from '../platform/index.ts'
import { decrypting } from '../platform/backup/cipher.ts'
import { startEmbedded } from '../platform/embedded/index.ts'
import { readPublicStory, Releases } from '../release/index.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { testPublish } from '../testing/story.ts'
import { MARKS } from './backup.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const root = mkdtempSync(join(tmpdir(), 'dateline-backup-'))
let source: TestDatabase
const open: { close(): Promise<void> }[] = []
let publicId: string

async function rows(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const emptyDatabase = async () => {
  const database = await createEmptyDatabase()
  open.push(database)
  return database.ownerUrl
}

/** Every row of the tables that matter, as text in a fixed order. */
const picture = (url: string) =>
  rows(
    url,
    `SELECT 'story' AS name, s::text AS row FROM story s UNION ALL SELECT 'candidate', c::text FROM candidate c
     UNION ALL SELECT 'version', v::text FROM version v UNION ALL SELECT 'release', e::text FROM release_event e
     UNION ALL SELECT 'audit', a::text FROM audit_entry a ORDER BY 1, 2`,
  )

const restore = (from: string, ownerUrl: string) =>
  restoreBackup({ from, ownerUrl, migrationsDir: migrationsDir(), marks: MARKS })

beforeAll(async () => {
  source = await createTestDatabase()
  const app = openDatabase({ url: source.ownerUrl, role: 'dateline_app' })
  const releases = new Releases(app.db, 'mna.example')
  const first = await testPublish(app.db, releases, {
    headline: 'Tabs\tand \\ and "quotes" and\nnew lines; Ünïcode, العربية',
  })
  publicId = first.story.publicId
  await releases.release({ storyId: first.story.id, kind: 'kill', releasedBy: 'test', notice: 'It was wrong.' })
  await testPublish(app.db, releases)
  await rows(
    source.ownerUrl,
    `INSERT INTO audit_entry (actor, action) VALUES ('test', 'test.done'), ('test', 'test.done')`,
  )
  await app.close()
})
afterAll(async () => {
  for (const one of open) await one.close()
  await source.close()
  rmSync(root, { recursive: true, force: true })
})

describe('backup and restore', () => {
  it('bring everything from one server to another and back, and the copy goes on working', async () => {
    writeFileSync(join(root, 'secret'), 'a secret of at least 32 characters\n', { mode: 0o600 })
    const outward = join(root, 'outward')
    const files = [join(root, 'secret'), join(root, 'absent')]
    const manifest = await writeBackup({ ownerUrl: source.ownerUrl, to: outward, marks: MARKS, files })
    expect(manifest.marks).toEqual({ 'the last release_no': '3', 'the number of versions': '2' })
    expect(statSync(outward).mode & 0o077).toBe(0)
    expect(await readManifest(outward)).toEqual(manifest)

    const dataDir = join(root, 'embedded')
    const embedded = await startEmbedded({ dataDir, log })
    try {
      await restoreBackup({
        from: outward,
        ownerUrl: embedded.ownerUrl,
        migrationsDir: migrationsDir(),
        marks: MARKS,
        filesTo: dataDir,
      })
      expect(await picture(embedded.ownerUrl)).toEqual(await picture(source.ownerUrl))
      expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe('a secret of at least 32 characters\n')

      const app = openDatabase({ url: embedded.ownerUrl, role: 'dateline_app' })
      expect(await readPublicStory(app.db, publicId)).toMatchObject({ everPublic: true })
      const { event } = await testPublish(app.db, new Releases(app.db, 'mna.example'))
      expect(event.releaseNo).toBe(4)
      await app.close()
      // Identity columns go on where they were, append-only tables are append-only again, and references hold.
      await rows(embedded.ownerUrl, `INSERT INTO audit_entry (actor, action) VALUES ('test', 'test.after')`)
      await expect(rows(embedded.ownerUrl, 'DELETE FROM version')).rejects.toMatchObject({ code: 'DL001' })
      await expect(
        rows(
          embedded.ownerUrl,
          `INSERT INTO version_concept (story_id, version, concept_id) VALUES (gen_random_uuid(), 1, 'x')`,
        ),
      ).rejects.toMatchObject({ code: '23503' })

      const inward = join(root, 'inward')
      await writeBackup({ ownerUrl: embedded.ownerUrl, to: inward, marks: MARKS })
      const back = await emptyDatabase()
      await restore(inward, back)
      expect(await picture(back)).toEqual(await picture(embedded.ownerUrl))
    } finally {
      await embedded.stop()
    }
  })

  it('refuse a database with something in it, and leave it as it was', async () => {
    const to = join(root, 'for-full')
    await writeBackup({ ownerUrl: source.ownerUrl, to, marks: MARKS })
    const before = await picture(source.ownerUrl)
    await expect(restore(to, source.ownerUrl)).rejects.toMatchObject({ code: 'restore-not-empty' })
    expect(await picture(source.ownerUrl)).toEqual(before)
  })

  it('refuse a folder with something in it', async () => {
    await expect(writeBackup({ ownerUrl: source.ownerUrl, to: root })).rejects.toMatchObject({ code: 'backup-exists' })
  })

  it('leave nothing behind when a backup fails', async () => {
    const to = join(root, 'failed')
    await expect(writeBackup({ ownerUrl: await emptyDatabase(), to })).rejects.toMatchObject({
      code: 'backup-unmigrated',
    })
    expect(existsSync(to)).toBe(false)
    expect(readdirSync(root).filter((name) => name.includes('failed'))).toEqual([])
  })

  it('find damage and leave the database empty', async () => {
    const to = join(root, 'damaged')
    const manifest = await writeBackup({ ownerUrl: source.ownerUrl, to, marks: MARKS })
    const version = manifest.tables.find((t) => t.name === 'version')
    appendFileSync(join(to, version?.file ?? ''), 'x')
    const target = await emptyDatabase()
    await expect(restore(to, target)).rejects.toMatchObject({ code: 'backup-damaged' })
    expect(await rows(target, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).toEqual([])

    rmSync(join(to, version?.file ?? ''))
    await expect(restore(to, target)).rejects.toMatchObject({ code: 'backup-damaged' })
    writeFileSync(join(to, 'manifest.json'), '{"format": "dateline-backup/1"')
    await expect(restore(to, target)).rejects.toMatchObject({ code: 'backup-damaged' })
    await expect(restore(join(root, 'nowhere'), target)).rejects.toMatchObject({ code: 'backup-missing' })
  })

  it('refuse a backup that lacks rows its references need', async () => {
    const to = join(root, 'torn')
    const manifest = await writeBackup({ ownerUrl: source.ownerUrl, to, marks: MARKS })
    const torn = { ...manifest, tables: manifest.tables.filter((t) => t.name !== 'story') }
    writeFileSync(join(to, 'manifest.json'), JSON.stringify(torn))
    const target = await emptyDatabase()
    await expect(restore(to, target)).rejects.toMatchObject({ code: 'backup-damaged' })
  })

  it('tell nothing without their key, and nothing at all once it has expired', async () => {
    const keys = mkdtempSync(join(root, 'keys-'))
    const to = join(root, 'sealed')
    const keyFile = join(keys, 'sealed.key')
    writeFileSync(join(root, 'secret'), 'a secret of at least 32 characters\n', { mode: 0o600 })
    const manifest = await writeBackup({
      ownerUrl: source.ownerUrl,
      to,
      marks: MARKS,
      keyFile,
      files: [join(root, 'secret')],
      keepDays: 5,
    })
    for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
      if (!statSync(join(to, name)).isFile()) continue
      const bytes = readFileSync(join(to, name))
      for (const text of ['a secret of', 'It was wrong', 'Harbour']) expect(bytes.includes(text)).toBe(false)
      // Nor is it only compressed.
      if (name.endsWith('.gz')) expect([bytes[0], bytes[1]]).not.toEqual([0x1f, 0x8b])
    }
    const target = await emptyDatabase()
    await expect(restore(to, target)).rejects.toMatchObject({ code: 'backup-key-missing' })
    const other = join(keys, 'other.key')
    await writeBackup({
      ownerUrl: source.ownerUrl,
      to: join(root, 'other'),
      marks: MARKS,
      keyFile: other,
      keepDays: null,
    })
    const by = (key: string) =>
      restoreBackup({ from: to, keyFile: key, ownerUrl: target, migrationsDir: migrationsDir(), marks: MARKS })
    await expect(by(other)).rejects.toMatchObject({ code: 'backup-key-missing' })

    const day = (n: number) => new Date(Date.parse(manifest.takenAt) + n * 86_400_000)
    expect(await expireBackupKeys(keys, day(4.9))).toEqual([])
    await by(keyFile)
    expect(await picture(target)).toEqual(await picture(source.ownerUrl))
    expect(await expireBackupKeys(keys, day(5))).toEqual([keyFile])
    await expect(by(keyFile)).rejects.toMatchObject({ code: 'backup-key-missing' })
    // The other was to be kept for ever; that can be thought over.
    expect((await listBackupKeys(keys)).map((k) => [k.path, k.expiresAt])).toEqual([[other, null]])
    expect(await expireBackupKeys(keys, day(40), 30)).toEqual([other])
  })

  it('are read also when they were written before backups were encrypted', async () => {
    const to = join(root, 'sealed-one')
    const open_ = join(root, 'open-one')
    const manifest = await writeBackup({ ownerUrl: source.ownerUrl, to, marks: MARKS })
    const key = Buffer.from((JSON.parse(readFileSync(`${to}.key`, 'utf8')) as { key: string }).key, 'base64url')
    mkdirSync(join(open_, 'tables'), { recursive: true })
    const tables = []
    for (const table of manifest.tables) {
      const bytes = await buffer(Readable.from([readFileSync(join(to, table.file))]).pipe(decrypting(key, table.file)))
      writeFileSync(join(open_, table.file), bytes)
      tables.push({ ...table, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    }
    const { id: _, ...rest } = manifest
    writeFileSync(join(open_, 'manifest.json'), JSON.stringify({ ...rest, tables, format: 'dateline-backup/1' }))
    const target = await emptyDatabase()
    await restore(open_, target)
    expect(await picture(target)).toEqual(await picture(source.ownerUrl))
  })

  it('refuse a backup of a newer program', async () => {
    const to = join(root, 'newer')
    const manifest = await writeBackup({ ownerUrl: source.ownerUrl, to, marks: MARKS })
    const migrations = [...manifest.migrations, { id: '9999_future', digest: '0'.repeat(64) }]
    writeFileSync(join(to, 'manifest.json'), JSON.stringify({ ...manifest, migrations }))
    await expect(restore(to, await emptyDatabase())).rejects.toMatchObject({ code: 'backup-foreign' })
  })

  it('see one moment, whatever is written meanwhile', async () => {
    const app = openDatabase({ url: source.ownerUrl, role: 'dateline_app' })
    const releases = new Releases(app.db, 'mna.example')
    const over = new AbortController()
    const writer = (async () => {
      while (!over.signal.aborted) await testPublish(app.db, releases)
    })()
    const to = join(root, 'moment')
    const manifest = await writeBackup({ ownerUrl: source.ownerUrl, to, marks: MARKS })
    over.abort()
    await writer
    await app.close()
    const target = await emptyDatabase()
    await restore(to, target)
    expect(await rows(target, 'SELECT count(*)::text AS n, max(release_no)::text AS last FROM release_event')).toEqual([
      { n: manifest.marks['the last release_no'], last: manifest.marks['the last release_no'] },
    ])
  })
})
