/** A process that imports a folder and says what was committed; the crash test kills it. */
import { Ingest } from '../ingest/index.ts'
import { migrate, migrationsDir, openContentKeys, openDatabase } from '../platform/index.ts'
import { startEmbedded } from '../platform/embedded/index.ts'
import { Releases } from '../release/index.ts'

const [dataDir, folder, mode] = process.argv.slice(2)
if (dataDir === undefined || folder === undefined || (mode !== 'archive' && mode !== 'incoming')) {
  throw new Error('usage: importing-child.ts DATA FOLDER archive|incoming')
}
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const server = await startEmbedded({ dataDir, log: quiet, command: 'crash test' })
await migrate(server.ownerUrl, migrationsDir())
const { db, close } = openDatabase({ url: server.ownerUrl, role: 'dateline_app', max: 4 })
await openContentKeys({ contentKey: undefined, dataDir }, db)
const releases = new Releases(db, 'mna.example')
const places = () => ({ story: '/', pages: [] })
const ingest = new Ingest({ db, releases, authority: 'mna.example', places })
console.log(`ready ${server.pid()}`)
for await (const line of ingest.importFiles([folder], { as: mode, by: 'test' })) {
  console.log(`${line.outcome} ${line.guid}`)
}
await close()
await server.stop()
