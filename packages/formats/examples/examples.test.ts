/** The package as somebody gets it: packed, installed in a folder of its own, its types checked and its examples run. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageFormats } from '../../../scripts/package-formats.ts'

const root = resolve(import.meta.dirname, '..', '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'dateline-package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = join(folder, 'home')
const installed = join(home, 'node_modules', '@dateline', 'formats')

function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: home, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`)
  return stdout
}

/** Packages of the workspace as a registry would bring them: a test needs no network. */
function bring(name: string, done = new Set<string>()): void {
  if (done.has(name)) return
  done.add(name)
  const from = join(root, 'node_modules', name)
  cpSync(realpathSync(from), join(home, 'node_modules', name), { recursive: true })
  const { dependencies = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as Manifest
  for (const dependency of Object.keys(dependencies)) bring(dependency, done)
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly license?: string
}

beforeAll(async () => {
  const dist = join(folder, 'dist')
  await packageFormats(dist)
  mkdirSync(installed, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n')
  const packed = run('npm', 'pack', dist, '--pack-destination', folder, '--ignore-scripts', '--loglevel=error').trim()
  run('tar', '-xzf', join(folder, packed.split('\n').at(-1) ?? ''), '-C', installed, '--strip-components=1')
  const { dependencies = {} } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest
  for (const name of Object.keys(dependencies)) bring(name)
}, 180_000)

describe('the package', () => {
  it('holds what it says, and no source of ours to compile', () => {
    expect(readdirSync(installed).toSorted()).toEqual(
      [
        'LICENSE',
        'README.md',
        'examples',
        'index.d.ts',
        'index.js',
        'index.js.map',
        'package.json',
        'types',
      ].toSorted(),
    )
    expect(readFileSync(join(installed, 'index.js'), 'utf8')).not.toMatch(/from "(?:node:|@dateline)/)
  })

  it.each([
    ['g2-to-ninjs.mjs', /"uri": "urn:newsml:tavna\.example/],
    ['read-feed.mjs', /^rss\n2026-11-02T09:00:00\+02:00 Halmund berth opens & ferries return\n$/],
    ['read-page.mjs', /^Halmund berth will be ready before the ice goes/],
    ['lint.mjs', /SITEMAP-103/],
    ['write-7901.mjs', /^\u0001[a-z]{1,3}\d{4} \d [A-Za-z]{1,3} \d+[^]*Halmund[^]*\u0003/],
    ['mail-to-calendar.mjs', /SUMMARY:New breakwater opens at Port Selene[^]*TZID=Europe\/Helsinki:20261103T110000/],
  ])('runs its example %s', (name, expected) => {
    expect(run(process.execPath, join(installed, 'examples', name))).toMatch(expected)
  })

  it('has an example for each file there', () => {
    const examples = readdirSync(join(installed, 'examples')).filter((name) => name.endsWith('.mjs'))
    expect(examples.toSorted()).toEqual([
      'g2-to-ninjs.mjs',
      'lint.mjs',
      'mail-to-calendar.mjs',
      'read-feed.mjs',
      'read-page.mjs',
      'write-7901.mjs',
    ])
  })

  it('gives its types to a strict project', () => {
    writeFileSync(
      join(home, 'use.ts'),
      `import { itemsOf, type NewsItem, readItems, writeItems } from '@dateline/formats'
const items: NewsItem[] = itemsOf(readItems(new Uint8Array(), { name: 'x' }))
const headline: string | undefined = items[0]?.headlines?.[0]?.value
export const texts: string[] = writeItems(items, 'ninjs')
// @ts-expect-error no such format
writeItems(items, 'telex')
export { headline }
`,
    )
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--exactOptionalPropertyTypes',
      '--types',
      '',
    ]
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    expect(run(process.execPath, tsc, ...options, 'use.ts')).toBe('')
  }, 60_000)
})
