/** Builds what runs: the server as one file, the reader pages' scripts, and the newsroom app when it changed. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build as bundle, type BuildOptions } from 'esbuild'

const root = resolve(import.meta.dirname, '..')
const dist = join(root, 'dist')
/** Builds the newsroom even when nothing of it changed. */
const all = process.argv.includes('--all')
/** Leaves the newsroom out, for work on the server. */
const serverOnly = process.argv.includes('--server')

/**
 * Packages that must stay as they are on disk: they find their own files beside themselves.
 * The platform's PostgreSQL is found by path at run time and need not be listed.
 */
const EXTERNAL = ['pg-native', 'sharp']

const SERVER: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  external: EXTERNAL,
  minifySyntax: true,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  // CommonJS packages inside the bundle ask for these.
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module'",
      "import { dirname as __dirnameOf } from 'node:path'",
      "import { fileURLToPath as __fileOf } from 'node:url'",
      'const require = __createRequire(import.meta.url)',
      'const __filename = __fileOf(import.meta.url)',
      'const __dirname = __dirnameOf(__filename)',
    ].join('\n'),
  },
}

async function buildServer(): Promise<void> {
  const out = join(dist, 'server')
  await bundle({
    ...SERVER,
    entryPoints: {
      cli: 'server/src/cli/main.ts',
      'read-worker': 'server/src/ingest/read-worker.ts',
      'format-worker': 'server/src/cli/format-worker.ts',
    },
    outdir: out,
    // One piece for each command and for what they share: a short command loads little.
    splitting: true,
    chunkNames: 'piece-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  await bundle({ ...SERVER, banner: {}, entryPoints: { main: 'server/src/cli/boot.ts' }, outdir: out })
}

/** Scripts of the reader pages: one small module each, for browsers of the last five years. */
async function buildSiteScripts(): Promise<void> {
  const folder = join(root, 'server', 'src', 'site', 'client')
  const entryPoints = existsSync(folder)
    ? readdirSync(folder).filter((name) => /(?<!\.test)\.ts$/.test(name) && !name.startsWith('_'))
    : []
  if (entryPoints.length === 0) return
  await bundle({
    absWorkingDir: folder,
    entryPoints,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    outdir: join(dist, 'site'),
    logLevel: 'warning',
  })
}

/** Time of the newest file below the given files and folders, in milliseconds since the epoch. */
function newest(...paths: readonly string[]): number {
  return Math.max(
    0,
    ...paths
      .filter((path) => existsSync(path))
      .map((path) => {
        const info = statSync(path)
        if (!info.isDirectory()) return info.mtimeMs
        const names = readdirSync(path).filter((name) => name !== 'node_modules')
        return Math.max(info.mtimeMs, newest(...names.map((name) => join(path, name))))
      }),
  )
}

async function buildNewsroom(): Promise<void> {
  const app = join(root, 'apps', 'newsroom')
  if (!existsSync(join(app, 'vite.config.ts'))) return
  const outDir = join(dist, 'newsroom')
  const mark = join(outDir, '.built')
  const changed = newest(app, join(root, 'packages'), join(root, 'editions'), join(root, 'package-lock.json'))
  if (!all && existsSync(mark) && statSync(mark).mtimeMs > changed) return
  const started = new Date()
  rmSync(mark, { force: true })
  const { build } = await import('vite')
  await build({ root: app, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  writeFileSync(mark, started.toISOString())
}

const results = await Promise.allSettled([buildServer(), buildSiteScripts(), ...(serverOnly ? [] : [buildNewsroom()])])
for (const result of results) {
  if (result.status === 'fulfilled') continue
  // The bundlers' messages name file and line; where in the bundler it arose helps nobody.
  process.stderr.write(`${result.reason instanceof Error ? result.reason.message : String(result.reason)}\n`)
  process.exitCode = 1
}
