/** Starts an embedded server, says where it is, and works until it is told to stop or is killed. */
import { startEmbedded } from '../platform/embedded/index.ts'

const say = (message: unknown) => process.stdout.write(`${JSON.stringify(message)}\n`)
const [dataDir = ''] = process.argv.slice(2)
try {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const server = await startEmbedded({ dataDir, log, command: 'test' })
  const keepAlive = setInterval(() => undefined, 60_000)
  process.once('SIGTERM', () => {
    clearInterval(keepAlive)
    void server.stop().then(() => say({ stopped: true }))
  })
  say({ ownerUrl: server.ownerUrl, postmaster: server.pid(), pid: process.pid })
} catch (error) {
  say({ error: (error as { code?: unknown }).code ?? String(error) })
  process.exitCode = 1
}
