import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'

/** What a run came to. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  /** For people: which file, how many, why. */
  readonly skips: string[]
}

export const none = (): Tally => ({ passed: 0, failed: 0, skipped: 0, skips: [] })

export function add(to: Tally, more: Tally): void {
  to.passed += more.passed
  to.failed += more.failed
  to.skipped += more.skipped
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
})

/**
 * Reads vitest's JSON report. A file that could not even be loaded, and a run that failed with no failed test (an error
 * outside of any), count as one failure each.
 */
export function readReport(path: string, root: string, good: boolean, env: NodeJS.ProcessEnv): Tally {
  const tally = none()
  let report
  try {
    report = reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Without any report the run itself failed.
    return { ...tally, failed: 1 }
  }
  for (const file of report.testResults) {
    const count = (status: string) => file.assertionResults.filter((a) => a.status === status).length
    const passed = count('passed')
    const failed = count('failed')
    const skipped = file.assertionResults.length - passed - failed
    tally.passed += passed
    tally.failed += failed
    tally.skipped += skipped
    if (file.status === 'failed' && failed === 0) tally.failed += 1
    if (skipped > 0) tally.skips.push(`${skipped} in ${relative(root, file.name)} (${reason(file.name, env)})`)
  }
  if (!good && tally.failed === 0) tally.failed = 1
  return tally
}

const ON_SHARED = /sharedPath|testing-shared|DATELINE_SHARED/

function reason(file: string, env: NodeJS.ProcessEnv): string {
  const source = readFileSync(file, 'utf8')
  const reasons = [
    ON_SHARED.test(source)
      ? `needs ../shared, which is ${env['DATELINE_SHARED'] === 'none' ? 'left out of this run' : 'absent'}`
      : '',
    /DATELINE_LONG/.test(source) && env['DATELINE_LONG'] === undefined ? 'long; --long runs it' : '',
    /asRoot|getuid/.test(source) && process.getuid?.() !== 0 ? 'needs root' : '',
  ].filter((r) => r !== '')
  return reasons.length > 0 ? reasons.join('; ') : 'see the file'
}

const PATTERNS: Readonly<Record<string, { readonly include: string; readonly isIt: (path: string) => boolean }>> = {
  unit: { include: '**/*.test.{ts,tsx}', isIt: (p) => !p.endsWith('.db.test.ts') && !p.startsWith('e2e/') },
  db: { include: '**/*.db.test.ts', isIt: () => true },
  journeys: { include: 'e2e/**/*.e2e.ts', isIt: () => true },
}

/** Test files of a project that read ../shared when it is there. */
export const sharedFiles = (root: string, project: string): string[] => filesWith(root, project, ON_SHARED)

/** Database tests that use the server of the run, not one that they start themselves. */
export const serverFiles = (root: string): string[] =>
  filesWith(root, 'db', /^(?=[^]*createTestDatabase)|^(?![^]*(?:startEmbedded|releasing-child))/)

function filesWith(root: string, project: string, words: RegExp): string[] {
  const pattern = PATTERNS[project]
  if (!pattern) return []
  const skip = (path: string) => path.includes('node_modules') || path.startsWith('dist') || path.startsWith('.')
  return globSync(pattern.include, { cwd: root, exclude: skip })
    .filter((path) => pattern.isIt(path) && words.test(readFileSync(join(root, path), 'utf8')))
    .toSorted()
}
