/** A process that imports a folder into a fresh embedded database, and says how fast and with how much memory. */
import { Ingest } from '../server/src/ingest/index.ts'
import { startEmbedded } from '../server/src/platform/embedded/index.ts'
import {
  Clock,
  createLog,
  migrate,
  migrationsDir,
  openContentKeys,
  openDatabase,
} from '../server/src/platform/index.ts'
import { Releases } from '../server/src/release/index.ts'
import { Wire } from '../server/src/wire/index.ts'
import { residentMb } from './lib.ts'

const [data, stories, expected] = process.argv.slice(2)
if (data === undefined || stories === undefined) throw new Error('usage: import-child.ts DATA STORIES COUNT')
const quiet = { info: () => undefined, warn: console.warn, error: console.error }
const server = await startEmbedded({ dataDir: data, log: quiet, command: 'bench', durability: 'full' })
try {
  await migrate(server.ownerUrl, migrationsDir())
  const { db, close } = openDatabase({ url: server.ownerUrl, role: 'dateline_app' })
  await openContentKeys({ contentKey: undefined, dataDir: data }, db)
  try {
    const clock = new Clock(db)
    const releases = new Releases(db, 'bench.example')
    // It takes part in every release, as with the command, though it passes no history on.
    releases.register(new Wire({ db, clock, log: createLog('error'), publicUrl: 'https://bench.example' }))
    const places = () => ({ story: '/', pages: [] })
    const ingest = new Ingest({ db, releases, authority: 'bench.example', places })
    const thirds: number[] = []
    const third = Number(expected) / 3
    let imported = 0
    let seen = 0
    const began = performance.now()
    for await (const line of ingest.importFiles([stories], { as: 'archive', by: 'bench' })) {
      if (line.outcome === 'imported') imported++
      if (++seen >= third * (thirds.length + 1)) thirds.push(residentMb(process.pid))
    }
    const seconds = (performance.now() - began) / 1000
    console.log(JSON.stringify({ imported, seconds, thirds }))
  } finally {
    await close()
  }
} finally {
  await server.stop()
}
