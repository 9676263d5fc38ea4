/** A process that releases and logs as fast as it can and says every checkpoint that it signed; the crash test kills it. */
import { migrate, migrationsDir, openContentKeys, openDatabase } from '../platform/index.ts'
import { startEmbedded } from '../platform/embedded/index.ts'
import { Ledger } from '../proof/index.ts'
import { Releases } from '../release/index.ts'
import { testPublish } from './story.ts'
import { createLog } from '../platform/index.ts'

const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('usage: ledger-child.ts DATA')
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const server = await startEmbedded({ dataDir, log: quiet, command: 'ledger crash test' })
await migrate(server.ownerUrl, migrationsDir())
const { db } = openDatabase({ url: server.ownerUrl, role: 'dateline_app', max: 8 })
await openContentKeys({ contentKey: undefined, dataDir }, db)
const releases = new Releases(db, 'mna.example')
// Two nodes' worth of logs over one database.
const ledgers = [1, 2].map(
  () =>
    new Ledger({
      db,
      log: createLog('silent'),
      authority: 'mna.example',
      publicUrl: 'https://news.mna.example',
      sealing: Buffer.alloc(32, 7),
    }),
)
console.log(`ready ${server.pid()}`)

const say = async (ledger: Ledger) => {
  await ledger.append()
  const note = await ledger.checkpoint()
  if (note !== undefined) console.log(`signed ${Buffer.from(note).toString('base64')}`)
}
const keepAlive = setInterval(() => undefined, 1_000)
let steps = 0
await Promise.allSettled([
  (async () => {
    for (;;) await testPublish(db, releases)
  })(),
  ...ledgers.map(async (ledger) => {
    for (;;) {
      await say(ledger)
      if (++steps % 40 === 0) await ledger.rotate()
    }
  }),
])
console.log('stopped')
void keepAlive
