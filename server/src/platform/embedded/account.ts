import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatelineError } from '../errors.ts'

/** The system user PostgreSQL runs as: itself refuses root. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

interface PasswdEntry extends Account {
  readonly home: string
}

function passwd(): PasswdEntry[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((f) => f.length >= 7 && /^\d+$/.test(f[2] ?? '') && /^\d+$/.test(f[3] ?? ''))
    .map((f) => ({ name: f[0] ?? '', uid: Number(f[2]), gid: Number(f[3]), home: f[5] ?? '' }))
}

/** Adds a system user without home and shell. Fails quietly where the tool is missing or the files are read-only. */
function addSystemUser(name: string): void {
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name], { stdio: 'ignore' })
  } catch {
    // The next choice is taken.
  }
}

/**
 * Chooses the account when Dateline itself runs as root; undefined when it does not and PostgreSQL runs as we do.
 * An existing cluster keeps its owner.
 * @throws DatelineError `embedded-no-account`
 */
export function chooseAccount(clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(clusterDir, { throwIfNoEntry: false })?.uid
  const find = (test: (entry: PasswdEntry) => boolean) => passwd().find(test)
  if (owner !== undefined && owner !== 0) {
    const entry = find((e) => e.uid === owner)
    if (entry) return entry
  }
  let entry = find((e) => e.name === 'dateline')
  if (!entry) {
    addSystemUser('dateline')
    entry = find((e) => e.name === 'dateline') ?? find((e) => e.name === 'postgres') ?? find((e) => e.name === 'nobody')
  }
  if (!entry || entry.uid === 0) {
    throw new DatelineError(
      'embedded-no-account',
      500,
      'PostgreSQL does not run as root, and there is no plain user for it.',
      {
        help: 'Add one (useradd --system dateline), run Dateline as a plain user, or set DATABASE_URL.',
        reportable: false,
      },
    )
  }
  return entry
}

/** Whether an account may pass through every folder above `path` and read `path` itself. Access lists are not looked at. */
export function canReach(account: Account, path: string): boolean {
  const allows = (file: string, bit: number) => {
    const info = statSync(file, { throwIfNoEntry: false })
    if (!info) return false
    const shift = info.uid === account.uid ? 6 : info.gid === account.gid ? 3 : 0
    return ((info.mode >> shift) & bit) === bit
  }
  if (!allows(path, statSync(path).isDirectory() ? 5 : 4)) return false
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!allows(folder, 1)) return false
    if (folder === dirname(folder)) return true
  }
}
