/** Checks the types of every project: the server and packages, the browser's parts, the journeys. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const PROJECTS = ['.', 'server/src/site/client', 'apps/newsroom', 'e2e']
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

/** TypeScript calls a project without any file an error; a room that is not furnished yet is none. */
const EMPTY = 'TS18003'

let failed = false
for (const project of PROJECTS.filter((path) => existsSync(join(root, path, 'tsconfig.json')))) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', project], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status === 0 || stdout.includes(EMPTY)) continue
  failed = true
  process.stdout.write(`${project}:\n${stdout}${stderr}`)
}
process.exitCode = failed ? 1 : 0
