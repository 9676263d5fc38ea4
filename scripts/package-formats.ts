/**
 * Makes @dateline/formats ready to be published: one module with its types, examples, README and licence, in packages/formats/dist
 * or the folder of --out. @dateline/news and @dateline/blocks go inside (docs/adr/0041-formats-is-published-as-one-package.md).
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '..')
const room = join(root, 'packages', 'formats')
const INSIDE = ['news', 'blocks', 'formats'] as const

interface Manifest {
  readonly version: string
  readonly license: string
  readonly dependencies?: Readonly<Record<string, string>>
}
const readManifest = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Manifest

/** The module, without the packages that are installed beside it. @returns their names */
async function bundle(out: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(room, 'src', 'index.ts')],
    bundle: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'esm',
    target: 'es2024',
    outfile: join(out, 'index.js'),
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'eof',
    metafile: true,
    logLevel: 'warning',
    plugins: [
      {
        name: 'packages-beside',
        setup(bundler) {
          bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@dateline/') ? undefined : { path, external: true },
          )
        },
      },
    ],
  })
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports)
  const names = imports
    .filter((i) => i.external)
    .map((i) =>
      i.path
        .split('/')
        .slice(0, i.path.startsWith('@') ? 2 : 1)
        .join('/'),
    )
  return [...new Set(names)].toSorted()
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Declarations of the three packages, reaching one another by relative paths. */
function declare(out: string): void {
  const types = join(out, 'types')
  const config = join(out, 'tsconfig.json')
  mkdirSync(types, { recursive: true })
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: join(root, 'packages'),
        outDir: types,
        // Without Node's own types: what is not in every runtime does not compile.
        types: [],
        lib: ['ES2025', 'DOM', 'DOM.Iterable'],
      },
      files: INSIDE.map((name) => join(root, 'packages', name, 'src', 'index.ts')),
    }),
  )
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const run = spawnSync(process.execPath, [tsc, '-p', config], { cwd: root, encoding: 'utf8' })
  rmSync(config)
  if (run.status !== 0) throw new Error(`the types could not be written:\n${run.stdout}${run.stderr}`)
  for (const file of filesIn(types)) {
    const text = readFileSync(file, 'utf8')
      .replace(/((?:from|import)\s*\(?\s*['"])(\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1$2.js$3')
      .replace(
        /((?:from|import)\s*\(?\s*['"])@dateline\/(news|blocks)(['"])/g,
        (_, before: string, name: string, after: string) => {
          const path = relative(dirname(file), join(types, name, 'src', 'index.js'))
            .split(sep)
            .join('/')
          return `${before}${path.startsWith('.') ? path : `./${path}`}${after}`
        },
      )
    writeFileSync(file, text)
  }
  writeFileSync(join(out, 'index.d.ts'), "export * from './types/formats/src/index.js'\n")
}

/**
 * Builds the package.
 * @param out folder that is made anew
 */
export async function packageFormats(out: string): Promise<void> {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const beside = await bundle(out)
  declare(out)
  const known = readManifest(join(root, 'package.json')).dependencies ?? {}
  const { version, license } = readManifest(join(room, 'package.json'))
  const missing = beside.filter((name) => known[name] === undefined)
  if (missing.length > 0) throw new Error(`not among the dependencies of the root package: ${missing.join(', ')}`)
  const manifest = {
    name: '@dateline/formats',
    version,
    description:
      'Reads and writes the exchange formats of news agencies: NewsML-G2, ninjs, NITF, IPTC 7901, ANPA 1312, NewsML 1, feeds, iCalendar, mail, saved pages; with a linter.',
    keywords:
      'news newsml newsml-g2 ninjs nitf iptc iptc-7901 anpa rss atom json-feed icalendar eventsml newsroom wire linter'.split(
        ' ',
      ),
    license,
    type: 'module',
    sideEffects: false,
    exports: { '.': { types: './index.d.ts', default: './index.js' }, './package.json': './package.json' },
    types: './index.d.ts',
    files: ['index.js', 'index.js.map', 'index.d.ts', 'types', 'examples', 'README.md', 'LICENSE', 'NOTICE'],
    engines: { node: '>=22' },
    dependencies: Object.fromEntries(beside.map((name) => [name, known[name]])),
  }
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  cpSync(join(room, 'examples'), join(out, 'examples'), {
    recursive: true,
    filter: (path) => !path.endsWith('.test.ts'),
  })
  cpSync(join(room, 'README.md'), join(out, 'README.md'))
  cpSync(join(root, 'LICENSE'), join(out, 'LICENSE'))
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join(room, 'dist') } } })
  await packageFormats(resolve(values.out))
  process.stdout.write(`${INSIDE.join(', ')} are in ${values.out}\n`)
}
