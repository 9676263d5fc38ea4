/** A process that releases as fast as it can and says what was committed; the crash test kills it. */
import { migrate, migrationsDir, openContentKeys, openDatabase } from '../platform/index.ts'
import { startEmbedded } from '../platform/embedded/index.ts'
import { Releases } from '../release/index.ts'
import { testCandidate, testPublish } from './story.ts'

const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('usage: releasing-child.ts DATA')
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const server = await startEmbedded({ dataDir, log: quiet, command: 'crash test' })
await migrate(server.ownerUrl, migrationsDir())
const { db } = openDatabase({ url: server.ownerUrl, role: 'dateline_app', max: 8 })
await openContentKeys({ contentKey: undefined, dataDir }, db)
const releases = new Releases(db, 'mna.example')
console.log(`ready ${server.pid()}`)

async function release(): Promise<void> {
  for (;;) {
    const { story, event } = await testPublish(db, releases)
    console.log(`committed ${event.releaseNo}`)
    const next = { storyId: story.id, releasedBy: 'test' }
    const update = await releases.release({ ...next, kind: 'update', candidateId: await testCandidate(db, story.id) })
    console.log(`committed ${update.releaseNo}`)
    const kill = await releases.release({ ...next, kind: 'kill', notice: 'Wrong.' })
    console.log(`committed ${kill.releaseNo}`)
  }
}

// Whatever breaks (the database is killed under it), the process stays until it is killed itself.
const keepAlive = setInterval(() => undefined, 1_000)
await Promise.allSettled(Array.from({ length: 6 }, release))
console.log('stopped')
void keepAlive
