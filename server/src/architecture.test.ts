import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..', '..')

/** The house: a room imports from lower numbers; the same number only where an arrow says so. */
const LEVELS: Readonly<Record<string, number>> = {
  'packages/news': 0,
  'packages/ledger': 0,
  'packages/blocks': 0,
  'packages/formats': 0,
  'server/src/platform': 1,
  'server/src/accounts': 2,
  'server/src/directory': 3,
  'server/src/media': 3,
  'server/src/desk': 4,
  'server/src/release': 5,
  'server/src/ingest': 6,
  'server/src/proof': 6,
  'server/src/removal': 6,
  'server/src/wire': 7,
  'server/src/site': 7,
  'server/src/audience': 7,
  'server/src/demo': 8,
  'server/src/cli': 9,
}
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'packages/blocks': ['packages/news'],
  'packages/formats': ['packages/news', 'packages/blocks'],
}
const PACKAGES: Readonly<Record<string, string>> = {
  '@dateline/news': 'packages/news',
  '@dateline/ledger': 'packages/ledger',
  '@dateline/blocks': 'packages/blocks',
  '@dateline/formats': 'packages/formats',
  // Its table of formats alone, for commands that leave the codecs to a thread.
  '@dateline/formats/table': 'packages/formats',
}
/** The face of a room; testing helpers and configuration have none. */
const FACES = new Set(['index.ts', 'index.tsx'])

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name === 'fixtures') return []
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) && !/\.(db\.)?test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function roomOf(path: string): string | undefined {
  const parts = relative(root, path).split(sep)
  const room = parts[0] === 'server' ? parts.slice(0, 3).join('/') : parts.slice(0, 2).join('/')
  return room in LEVELS ? room : undefined
}

interface Import {
  readonly from: string
  readonly to: string
  readonly file: string
  readonly target: string
}

function importsOf(file: string): Import[] {
  const from = roomOf(file)
  if (from === undefined) return []
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap((match) => {
    const specifier = match[1] ?? ''
    const named = PACKAGES[specifier]
    if (named !== undefined) return [{ from, to: named, file, target: specifier }]
    if (!specifier.startsWith('.')) return []
    const target = resolve(dirname(file), specifier)
    const to = roomOf(target)
    return to === undefined ? [] : [{ from, to, file, target }]
  })
}

const rooms = Object.keys(LEVELS).filter((room) => existsSync(join(root, room)))
const imports = rooms.flatMap((room) => sources(join(root, room))).flatMap(importsOf)

describe('the house', () => {
  it('is imported downwards only', () => {
    const wrong = imports
      .filter(
        ({ from, to }) =>
          from !== to && (LEVELS[to] ?? 99) >= (LEVELS[from] ?? -1) && !(ARROWS[from] ?? []).includes(to),
      )
      .map(
        ({ file, to }) =>
          `${relative(root, file)} imports ${to}: move the shared thing down, or pass it in from main.ts`,
      )
    expect(wrong).toEqual([])
  })

  it('is entered through faces only', () => {
    const wrong = imports
      .filter(
        ({ from, to, target }) =>
          from !== to && !target.startsWith('@') && !FACES.has(relative(join(root, to), target)),
      )
      // The embedded server is a room of its own inside the platform; only the command line starts it.
      .filter(({ target }) => !target.endsWith(join('platform', 'embedded', 'index.ts')))
      // What every command needs before it is known which: the rest of the platform is loaded with the command.
      .filter(({ from, target }) => from !== 'server/src/cli' || !target.endsWith(join('platform', 'errors.ts')))
      .map(({ file, target }) => `${relative(root, file)} reaches past the face of ${relative(root, target)}`)
    expect(wrong).toEqual([])
  })

  it('has no room that is not on the plan', () => {
    const known = new Set([...Object.keys(LEVELS), 'server/src/testing'])
    const folders = ['packages', 'server/src'].flatMap((parent) =>
      readdirSync(join(root, parent))
        .map((name) => `${parent}/${name}`)
        .filter((path) => statSync(join(root, path)).isDirectory()),
    )
    expect(folders.filter((folder) => !known.has(folder))).toEqual([])
  })
})
