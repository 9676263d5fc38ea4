import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAlive, startEmbedded } from '../platform/embedded/index.ts'
import { openDatabase } from '../platform/index.ts'

const ROUNDS = process.env['DATELINE_LONG'] === '1' ? 60 : 6
const child = join(import.meta.dirname, '..', 'testing', 'releasing-child.ts')
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dateline-crash-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

interface Releasing {
  readonly process: ChildProcess
  readonly committed: Set<number>
  readonly postgres: Promise<number>
}

function startReleasing(): Releasing {
  const committed = new Set<number>()
  const process_ = spawn(process.execPath, [child, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let rest = ''
  let found: (pid: number) => void = () => undefined
  const postgres = new Promise<number>((resolve, reject) => {
    found = resolve
    process_.once('exit', (code) => reject(new Error(`the releasing process ended with ${code}`)))
  })
  postgres.catch(() => undefined)
  process_.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    // A line that the kill cut off was not said.
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [word, number] = line.split(' ')
      if (word === 'ready') found(Number(number))
      if (word === 'committed') committed.add(Number(number))
    }
  })
  return { process: process_, committed, postgres }
}

const gone = async (pid: number) => {
  while (isAlive(pid)) await delay(20)
}

it(
  'kill -9 of the process or of PostgreSQL at any moment loses no committed release and leaves no half release',
  async () => {
    const said = new Set<number>()
    for (let round = 0; round < ROUNDS; round++) {
      const releasing = startReleasing()
      const postgres = await releasing.postgres
      const pid = releasing.process.pid ?? 0
      // Somewhere in the first releases, a different moment every round.
      while (releasing.committed.size < 5 + ((round * 7) % 23)) await delay(1)
      await delay(Math.random() * 20)
      process.kill(round % 2 === 0 ? pid : postgres, 'SIGKILL')
      if (round % 2 === 1) process.kill(pid, 'SIGKILL')
      await gone(pid)
      await gone(postgres)
      for (const n of releasing.committed) said.add(n)

      const server = await startEmbedded({ dataDir, log: quiet, command: 'crash test' })
      const { db, close } = openDatabase({ url: server.ownerUrl, max: 2 })
      const { rows: events } = await sql<{
        release_no: number
      }>`SELECT release_no FROM release_event ORDER BY release_no`.execute(db)
      const numbers = events.map((e) => e.release_no)
      expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1))
      expect([...said].filter((n) => n > numbers.length)).toEqual([])
      const { rows: halves } = await sql`
        SELECT v.story_id FROM version v
        WHERE NOT EXISTS (SELECT FROM release_event e WHERE e.story_id = v.story_id AND e.version = v.version)
           OR NOT EXISTS (SELECT FROM version_concept c WHERE c.story_id = v.story_id AND c.version = v.version)
      `.execute(db)
      expect(halves).toEqual([])
      const { rows: holes } = await sql`
        SELECT story_id FROM release_event GROUP BY story_id HAVING max(revision) <> count(*)
      `.execute(db)
      expect(holes).toEqual([])
      await close()
      await server.stop()
    }
    expect(said.size).toBeGreaterThan(ROUNDS * 5)
  },
  ROUNDS * 20_000,
)
