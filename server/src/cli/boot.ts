/** The program's first lines: they check the Node and let V8 keep what it compiled; the rest is loaded after them. */
import { rmSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
if (Number(process.versions.node.split('.')[0]) < 24) {
  // The machine's Node was exchanged for an older one since the launcher looked at it.
  rmSync(join(root, '.dateline', 'system-node'), { force: true })
  process.stderr.write(`dateline: Node ${process.versions.node} is too old; start again with ./dateline.\n`)
  process.exit(1)
}
module.enableCompileCache(join(root, '.dateline', 'compile-cache'))
// The path is put together so that the bundler leaves it alone.
await import(new URL('cli.js', import.meta.url).href)
