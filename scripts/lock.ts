/**
 * Completes package-lock.json. A registry that does not carry a tool's builds for other systems makes npm leave them
 * out of the lock, and `npm ci` then refuses it everywhere. They are optional: their names say which system they are for.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  optionalDependencies?: Record<string, string>
}
interface Lock {
  packages: Record<string, Entry>
}

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const CPUS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/** The builds for other systems that locked packages name and the lock lacks, with what their entries must be. */
export function missingEntries(lock: Lock): Record<string, Entry> {
  const missing: Record<string, Entry> = {}
  for (const entry of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`
      const words = name.split(/[/-]/)
      const os = SYSTEMS.find((s) => words.includes(s))
      const cpu = CPUS.find((c) => words.includes(c))
      // A range or a name without a system is a package of another kind.
      if (path in lock.packages || os === undefined || cpu === undefined || !/^\d/.test(version)) continue
      missing[path] = { version, cpu: [cpu], ...(entry.dev ? { dev: true } : {}), optional: true, os: [os] }
    }
  }
  return missing
}

export const lockPath = resolve(import.meta.dirname, '..', 'package-lock.json')

if (import.meta.main) {
  const path = process.argv[2] === undefined ? lockPath : join(process.argv[2], 'package-lock.json')
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock
  const missing = missingEntries(lock)
  const root = lock.packages['']
  const entries = Object.entries({ ...lock.packages, ...missing }).filter(([name]) => name !== '')
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const packages = Object.fromEntries([...(root ? [['', root] as const] : []), ...sorted])
  writeFileSync(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
  process.stdout.write(`${Object.keys(missing).length} builds for other systems added\n`)
}
