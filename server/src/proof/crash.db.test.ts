import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { auditLog, readCheckpoint, treeRoot } from '@dateline/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAlive, startEmbedded } from '../platform/embedded/index.ts'
import { createLog, openDatabase } from '../platform/index.ts'
import { Ledger } from './index.ts'

const ROUNDS = process.env['DATELINE_LONG'] === '1' ? 60 : 4
const child = join(import.meta.dirname, '..', 'testing', 'ledger-child.ts')
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dateline-ledger-crash-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const gone = async (pid: number) => {
  while (isAlive(pid)) await delay(20)
}

it(
  'kill -9 of the process or of PostgreSQL at any moment never forks the log: whatever was signed is a beginning of it',
  async () => {
    const said = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const running = spawn(process.execPath, [child, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
      let rest = ''
      const fresh = { signed: 0 }
      const postgres = await new Promise<number>((resolve, reject) => {
        running.once('exit', (code) => reject(new Error(`the logging process ended with ${code}`)))
        running.stdout.on('data', (chunk: Buffer) => {
          const lines = (rest + chunk.toString()).split('\n')
          // A line that the kill cut off was not said.
          rest = lines.pop() ?? ''
          for (const line of lines) {
            const [word, value = ''] = line.split(' ')
            if (word === 'ready') resolve(Number(value))
            if (word !== 'signed') continue
            said.add(Buffer.from(value, 'base64').toString())
            fresh.signed += 1
          }
        })
      })
      const pid = running.pid ?? 0
      const enough = 10 + ((round * 13) % 47)
      while (fresh.signed < enough) await delay(1)
      await delay(Math.random() * 20)
      process.kill(round % 2 === 0 ? pid : postgres, 'SIGKILL')
      if (round % 2 === 1) process.kill(pid, 'SIGKILL')
      await gone(pid)
      await gone(postgres)

      const server = await startEmbedded({ dataDir, log: quiet, command: 'ledger crash test' })
      const { db, close } = openDatabase({ url: server.ownerUrl, max: 2 })
      const ledger = new Ledger({
        db,
        log: createLog('silent'),
        authority: 'mna.example',
        publicUrl: 'https://news.mna.example',
        sealing: Buffer.alloc(32, 7),
      })
      const { size, root } = readCheckpoint((await ledger.checkpoint()) ?? '')
      expect(await auditLog(ledger.read(), { size, root })).toMatchObject({ ok: true })
      for (const note of said) {
        const earlier = readCheckpoint(note)
        expect(earlier.size).toBeLessThanOrEqual(size)
        expect(await treeRoot(ledger.read(), earlier.size)).toEqual(earlier.root)
      }
      const { rows } = await sql<{ leaves: number; size: number }>`
        SELECT (SELECT count(*) FROM ledger_leaf) AS leaves, (SELECT max(size) FROM ledger_checkpoint) AS size`.execute(
        db,
      )
      // No leaf without its checkpoint, no checkpoint without its leaves.
      expect(rows[0]?.leaves).toBe(rows[0]?.size)
      await close()
      await server.stop()
    }
    expect(said.size).toBeGreaterThan(ROUNDS * 5)
  },
  ROUNDS * 30_000,
)
