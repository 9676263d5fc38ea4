/** Atom against the grammar of RFC 4287, by Debian's jing: libxml2 reads no compact RELAX NG. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOMENTS } from '../life-cycle.ts'
import { ITEMS, NOW } from '../testing-moments.ts'
import { hasShared, sharedUrl } from '../testing-shared.ts'
import { writeItems } from '../writers.ts'
import { writeAtom } from './atom.ts'
import { feedArbitrary } from './testing-feed.ts'

const isLong = process.env['DATELINE_LONG'] === '1'
const JING = '/usr/bin/jing'

/** True when jing is here, or could be installed. */
function hasJing(): boolean {
  if (!existsSync(JING) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'jing'], { env, stdio: 'ignore' })
  }
  return existsSync(JING)
}

/** The errors of documents against the grammar. */
function errorsOf(documents: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-atom-'))
  try {
    const files = documents.map((text, index) => {
      const file = join(folder, `${index}.xml`)
      writeFileSync(file, text)
      return file
    })
    const grammar = fileURLToPath(sharedUrl('standards/feeds/atom/atom-rfc4287.rnc'))
    const { status, stdout } = spawnSync(JING, ['-c', grammar, ...files], { encoding: 'utf8', maxBuffer: 50_000_000 })
    const errors = stdout.split('\n').filter((line) => line.startsWith(folder))
    return status === 0 || errors.length > 0 ? errors : [`jing ended with ${status}`]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(!isLong || !hasShared)('Atom is valid by the RELAX NG grammar of RFC 4287', () => {
  it('with any text in it, and tombstones', { timeout: 120_000 }, ({ skip }) => {
    if (!hasJing()) skip('there is no jing here, and installing it needs root')
    const feeds = fc.sample(feedArbitrary, 500).map(writeAtom)
    expect(feeds.every((feed) => feed.includes('at:deleted-entry'))).toBe(true)
    expect(errorsOf(feeds)).toStrictEqual([])
    // The grammar would have told.
    expect(errorsOf(feeds.slice(0, 3).map((feed) => feed.replaceAll('updated>', 'upated>')))).not.toStrictEqual([])
  })

  it('at every moment in the life of an item', { timeout: 120_000 }, ({ skip }) => {
    if (!hasJing()) skip('there is no jing here, and installing it needs root')
    const feeds = MOMENTS.flatMap((moment) => writeItems([ITEMS[moment]], 'atom', { now: NOW }))
    feeds.push(...writeItems(Object.values(ITEMS), 'atom', { now: NOW }))
    expect(feeds).toHaveLength(MOMENTS.length + 1)
    expect(errorsOf(feeds)).toStrictEqual([])
  })
})
