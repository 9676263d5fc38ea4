import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAlive, startEmbedded } from '../platform/embedded/index.ts'
import { type Db, openDatabase } from '../platform/index.ts'
import { g2 } from './ingest.testing.ts'

const STORIES = 500
const ROUNDS = process.env['DATELINE_LONG'] === '1' ? 20 : 3
const child = join(import.meta.dirname, '..', 'testing', 'importing-child.ts')
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'dateline-import-crash-'))
  for (const mode of ['archive', 'incoming']) {
    mkdirSync(join(root, mode))
    for (let n = 0; n < STORIES; n++) {
      const text = g2({ guid: `urn:x:${mode}:${n}`, headline: `Item ${n} of ${mode}` })
      writeFileSync(join(root, mode, `${String(n).padStart(4, '0')}.xml`), text)
    }
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const gone = async (pid: number) => {
  while (isAlive(pid)) await delay(20)
}

/** Runs an import; kills the process or its PostgreSQL `after` milliseconds, unless it has ended by then. */
async function importOnce(mode: string, after?: number, whom?: 'process' | 'postgres'): Promise<string[]> {
  const process_ = spawn(process.execPath, [child, join(root, 'data'), join(root, mode), mode], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise((resolve) => process_.once('exit', resolve))
  const said: string[] = []
  let postgres = 0
  for await (const line of createInterface({ input: process_.stdout })) {
    if (!line.startsWith('ready ')) {
      said.push(line)
      continue
    }
    postgres = Number(line.slice(6))
    if (after === undefined) continue
    setTimeout(() => {
      if (whom === 'postgres' && isAlive(postgres)) process.kill(postgres, 'SIGKILL')
      process_.kill('SIGKILL')
    }, after)
  }
  await ended
  await gone(postgres)
  return said
}

/** What must hold at every moment. */
async function check(db: Db, said: ReadonlySet<string>): Promise<void> {
  const { rows: halves } = await sql`
    SELECT s.guid FROM story s
    WHERE NOT EXISTS (SELECT FROM source_version v WHERE v.story_id = s.id AND v.guid = s.guid)
       OR (SELECT count(*) FROM ingest_item i WHERE i.story_id = s.id AND i.outcome = 'imported') <> 1
       OR (SELECT count(*) FROM release_event e WHERE e.story_id = s.id)
          + (SELECT count(*) FROM draft d JOIN draft_update u ON u.draft_id = d.id WHERE d.story_id = s.id) <> 1
  `.execute(db)
  expect(halves).toEqual([])
  const { rows } = await sql<{ guid: string }>`SELECT guid FROM story`.execute(db)
  const guids = new Set(rows.map((r) => r.guid))
  // What was said to be imported is there.
  expect([...said].filter((guid) => !guids.has(guid))).toEqual([])
  const { rows: unkept } = await sql`
    SELECT FROM raw_item r WHERE r.size <> (SELECT sum(length(p.bytes)) FROM raw_piece p WHERE p.digest = r.digest)
  `.execute(db)
  expect(unkept).toEqual([])
}

it('kill -9 in the middle of an import, and the import again, leave no half story and no double', async () => {
  const said = new Set<string>()
  const hear = (lines: readonly string[]) => {
    for (const line of lines) if (line.startsWith('imported ')) said.add(line.slice(9))
  }
  for (const mode of ['archive', 'incoming']) {
    for (let round = 0; round < ROUNDS; round++) {
      // A different moment every round, before the first batch, between two, or in one.
      hear(await importOnce(mode, 60 + Math.random() * 900, round % 2 === 0 ? 'process' : 'postgres'))
      const server = await startEmbedded({ dataDir: join(root, 'data'), log: quiet, command: 'crash test' })
      const { db, close } = openDatabase({ url: server.ownerUrl, max: 2 })
      await check(db, said)
      await close()
      await server.stop()
    }
    hear(await importOnce(mode))
    const again = await importOnce(mode)
    expect(again).toHaveLength(STORIES)
    expect(again.filter((line) => !line.startsWith('duplicate '))).toEqual([])
  }
  const server = await startEmbedded({ dataDir: join(root, 'data'), log: quiet, command: 'crash test' })
  const { db, close } = openDatabase({ url: server.ownerUrl, max: 2 })
  await check(db, said)
  const { rows } = await sql<{ stories: number; events: number; drafts: number }>`
      SELECT (SELECT count(*) FROM story) AS stories, (SELECT count(*) FROM release_event) AS events,
             (SELECT count(*) FROM draft) AS drafts
    `.execute(db)
  expect(rows).toEqual([{ stories: 2 * STORIES, events: STORIES, drafts: STORIES }])
  await close()
  await server.stop()
}, 240_000)
