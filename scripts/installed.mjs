// Ends with 0 when node_modules holds what package-lock.json asks for, so that nothing need be installed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = process.argv[2] ?? '.'
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8')).packages
const wanted = read('package-lock.json')
// npm writes this file last, when everything is in place.
const present = read('node_modules', '.package-lock.json')

const missing = Object.entries(wanted).filter(([path, entry]) => {
  if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return false
  const there = present[path]
  if (there === undefined) return !(entry.optional || entry.devOptional || entry.peer)
  return entry.link === true ? !existsSync(join(root, path)) : there.version !== entry.version
})
const extra = Object.keys(present).filter((path) => !(path in wanted))
process.exitCode = missing.length + extra.length === 0 ? 0 : 1
