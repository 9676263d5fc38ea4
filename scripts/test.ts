/** Checks the whole program: format, lint, types, build, unit, database and browser tests. Closing line: `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from './test/chromium.ts'
import { startDebianPostgres } from './test/debian-postgres.ts'
import { add, none, readReport, serverFiles, sharedFiles, type Tally } from './test/report.ts'

const root = resolve(import.meta.dirname, '..')
const STEPS = ['format', 'lint', 'types', 'build', 'unit', 'db', 'journeys'] as const
type Step = (typeof STEPS)[number]

const HELP = `dateline test [options]

Check the program itself: format, lint with no warning, types, build, unit tests, tests against a real PostgreSQL, journeys in
a real Chromium (found, else installed: Debian's package when run by root, else Playwright's).
Tests on ../shared run when that folder lies beside this one, and once more as if it did not.

Options:
  --only STEPS   Some of ${STEPS.join(', ')}, comma-separated.
  --long         The long tests too.
  --debian       The database tests once more on Debian's PostgreSQL (installed when run by root).
  --help         This text.
`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    long: { type: 'boolean', default: false },
    debian: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(HELP)
  process.exit(0)
}
const chosen = values.only?.split(',') ?? [...STEPS]
const unknown = chosen.find((name) => !(STEPS as readonly string[]).includes(name))
if (unknown !== undefined) {
  process.stderr.write(`dateline: there is no step "${unknown}". It is ${STEPS.join(', ')}.\n`)
  process.exit(2)
}

const scratch = mkdtempSync(join(tmpdir(), 'dateline-test-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
const env: NodeJS.ProcessEnv = { ...process.env, ...(values.long ? { DATELINE_LONG: '1' } : {}) }
/** What the tests decide for themselves must not come from whoever runs them. */
for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'DATELINE_DATA', 'DATELINE_PORT', 'DATELINE_PUBLIC_URL'])
  delete env[name]

const total: Tally = none()
const program = (...path: string[]) => join(root, 'node_modules', ...path)
const heading = (text: string) => process.stdout.write(`\n── ${text}\n`)

/** A check that passes or fails as one; its output is shown when it fails. */
function check(name: string, script: string, args: readonly string[]): void {
  heading(name)
  const started = performance.now()
  const run = spawnSync(process.execPath, [script, ...args], { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 })
  const good = run.status === 0
  if (!good) process.stdout.write(`${run.stdout}${run.stderr}`)
  process.stdout.write(
    `${name} ${good ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  )
  add(total, good ? { ...none(), passed: 1 } : { ...none(), failed: 1 })
}

/** One run of vitest. */
function tests(title: string, project: string, files: readonly string[], extra: NodeJS.ProcessEnv = {}): void {
  heading(title)
  const report = join(scratch, `${total.passed}-${project}.json`)
  const run = spawnSync(
    process.execPath,
    [
      program('vitest', 'vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      '--passWithNoTests',
      ...files,
    ],
    { cwd: root, env: { ...env, ...extra }, stdio: 'inherit' },
  )
  const tally = readReport(report, root, run.status === 0, { ...env, ...extra })
  for (const line of tally.skips) process.stdout.write(`skipped: ${line}\n`)
  add(total, tally)
}

/** The tests of one project, and those on ../shared again as if it were absent. */
function bothWays(title: string, project: string, extra: NodeJS.ProcessEnv = {}): void {
  tests(title, project, [], extra)
  const affected = sharedFiles(root, project)
  if (affected.length > 0 && existsSync(join(root, '..', 'shared')) && env['DATELINE_SHARED'] !== 'none') {
    tests(`${title}, without ../shared (${affected.length} files)`, project, affected, {
      ...extra,
      DATELINE_SHARED: 'none',
    })
  }
}

async function journeys(): Promise<void> {
  const chromium = findChromium(root)
  if ('problem' in chromium) {
    heading('journeys')
    process.stdout.write(`FAILED: ${chromium.problem}\n`)
    add(total, { ...none(), failed: 1 })
    return
  }
  bothWays('journeys in a real browser', 'journeys', { CHROME_PATH: chromium.path })
}

async function onDebian(): Promise<void> {
  const server = await startDebianPostgres()
  if ('problem' in server) {
    heading("database tests on Debian's PostgreSQL")
    process.stdout.write(`skipped: ${server.problem}\n`)
    total.skipped += 1
    return
  }
  try {
    tests(`database tests on ${server.version}`, 'db', serverFiles(root), { TEST_DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}

const RUN: Readonly<Record<Step, () => void | Promise<void>>> = {
  format: () => check('format', program('oxfmt', 'bin', 'oxfmt'), ['--check', '.']),
  lint: () => check('lint', program('oxlint', 'bin', 'oxlint'), ['--deny-warnings', '--type-aware']),
  types: () => check('types', join(root, 'scripts', 'types.ts'), []),
  build: () => check('build', join(root, 'scripts', 'build.ts'), []),
  unit: () => bothWays('unit tests', 'unit'),
  async db() {
    bothWays('database tests on the embedded PostgreSQL', 'db')
    if (values.debian) await onDebian()
  },
  journeys,
}

process.stdout.write(
  `Dateline ${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version as string}, Node ${process.versions.node}\n`,
)
for (const step of STEPS) if (chosen.includes(step)) await RUN[step]()

process.stdout.write(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`,
)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
