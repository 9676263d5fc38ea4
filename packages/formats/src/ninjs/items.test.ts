/** Items of the exchange model through ninjs and back: valid for every item, and lost only what the table says. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../types.ts'
import { newsItemArbitrary } from '../testing-items.ts'
import { hasShared, readSharedText, sharedUrl } from '../testing-shared.ts'
import { ninjsValidator } from '../testing-validate.ts'
import { NINJS_VERSIONS, type NinjsVersion } from './generation.ts'
import { readNinjsItems } from './items.ts'
import { carriedByNinjs } from './testing.ts'
import { writeNinjsItem } from './write-item.ts'

const context = { name: 'test', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }

const SCHEMAS: Readonly<Record<NinjsVersion, string>> = {
  '3.2': 'ninjs-schema_3.2.reconstructed.json',
  '2.2': 'ninjs-schema_2.2.json',
  '1.6': 'ninjs-schema_1.6.json',
}

function through(item: NewsItem, version: NinjsVersion): NewsItem {
  const [entry] = readNinjsItems(JSON.stringify(writeNinjsItem(item, { version })), context).entries
  if (entry?.outcome !== 'item') throw new Error(entry?.message ?? 'nothing came back')
  expect(entry.unknown).toStrictEqual([])
  return entry.item
}

describe.each(NINJS_VERSIONS)('ninjs %s', (version) => {
  it.skipIf(!hasShared)('is valid by the official schema for any item', () => {
    const validate = ninjsValidator(SCHEMAS[version])
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        expect(validate(writeNinjsItem(item, { version }))).toStrictEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('gives back what the loss table does not name', () => {
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        expect(carriedByNinjs(through(item, version), version, item)).toStrictEqual(carriedByNinjs(item, version))
      }),
      { numRuns: 60 },
    )
  })

  it('gives back everything of what it gave back before', () => {
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        const once = through(item, version)
        expect(through(once, version)).toStrictEqual(once)
      }),
      { numRuns: 40 },
    )
  })
})

/** Every text of an item may be anything: what does not fit the schema must not be written as if it did. */
function spoil(value: unknown, nasty: () => string): unknown {
  if (typeof value === 'string') return nasty()
  if (Array.isArray(value)) return value.map((entry) => spoil(entry, nasty))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      // Closed sets of words are the model's own promise.
      /^(kind|type|format|style|mode|representation|direction|pubStatus|media|rel)$/.test(name)
        ? member
        : spoil(member, nasty),
    ]),
  )
}
const NASTY = [
  '',
  ' ',
  'no uri',
  'http://exa mple/ä?b=[1]#a#b',
  'http://host:port/x',
  'urn:',
  '//host',
  '2026-02-30',
  '2026-01-01T10:00:00',
  '2026',
  '9999-99-99T99:99:99Z',
  '\ud800',
  '%zz',
  'http://[::1]/',
  'x:',
  'mailto:a b',
  '__proto__',
  'constructor',
  'main',
  '日本',
  'a'.repeat(9_000),
]

describe.skipIf(!hasShared).each(NINJS_VERSIONS)('ninjs %s of an item with nonsense in it', (version) => {
  it('is valid by the official schema', () => {
    const validate = ninjsValidator(SCHEMAS[version])
    fc.assert(
      fc.property(newsItemArbitrary, fc.infiniteStream(fc.constantFrom(...NASTY)), (item, stream) => {
        const spoilt = spoil(item, () => stream.next().value as string) as NewsItem
        const written = writeNinjsItem(spoilt, { version })
        expect(validate(written)).toStrictEqual([])
        expect(JSON.stringify(written).isWellFormed()).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe.skipIf(!hasShared)('official files', () => {
  const root = fileURLToPath(sharedUrl('standards/ninjs/'))
  const files = hasShared
    ? globSync('{examples/{1.4,2.1,3.0}/**,test_suite/*/*}/*.json', { cwd: root })
        .filter((path) => !path.includes('extension-schema'))
        .toSorted()
    : []
  const versionOf = (path: string): NinjsVersion =>
    /\/1\.\d/.test(path) ? '1.6' : /\/2\.\d/.test(path) ? '2.2' : '3.2'
  const items = (path: string) =>
    readNinjsItems(readSharedText(`standards/ninjs/${path}`), context).entries.map((entry) => {
      if (entry.outcome !== 'item') throw new Error(`${path}: ${entry.message}`)
      return entry.item
    })

  it('are all at hand', () => {
    expect(files).toHaveLength(48)
  })

  it.each(files)(
    '%s is read, written and read again without loss, in its own version and through the others',
    (path) => {
      for (const item of items(path)) {
        const version = versionOf(path)
        expect(carriedByNinjs(through(item, version), version, item)).toStrictEqual(carriedByNinjs(item, version))
        for (const other of NINJS_VERSIONS) {
          const back = through(through(item, other), '3.2')
          expect(carriedByNinjs(back, other, item)).toStrictEqual(carriedByNinjs(item, other))
        }
      }
    },
  )

  it('have no members that the model lacks, but for those that are no part of the standard', () => {
    const names = files.flatMap((path) =>
      items(path).flatMap((item) => (item.extensions ?? []).map(({ path: at, name }) => `${at}/${name}`)),
    )
    expect([...new Set(names)].toSorted()).toStrictEqual(['/foofoo', '/mimetype'])
  })
})

describe('what other formats have and ninjs takes as URIs and names', () => {
  const text = (more: Partial<NewsItem>): NewsItem => ({ model: 1, kind: 'text', guid: 'urn:t:1', ...more })

  it.each(['clip.mp4', 'pictures/port selene.jpg', 'Häfen.jpg'])('the file %s beside the document', (href) => {
    const item = text({ renditions: [{ name: 'main', href }] })
    const written = writeNinjsItem(item)
    expect(JSON.stringify(written)).toContain('file:')
    if (hasShared) expect(ninjsValidator(SCHEMAS['3.2'])(written)).toStrictEqual([])
    expect(through(item, '3.2').renditions?.[0]?.href).toBe(href)
  })

  it.each(['/etc/x', 'C:\\x.jpg', ''])('no path that says where it lies: %j', (href) => {
    expect(JSON.stringify(writeNinjsItem(text({ renditions: [{ href }] })))).not.toContain('file:')
  })

  it('people are named, accounts and initials are not', () => {
    const creators = ['petrel.ana', 'Ana Petrel', 'MWE', '(TIP)', 'Élodie'].map((value) => ({ names: [{ value }] }))
    expect(writeNinjsItem(text({ creators }))['by']).toBe('Ana Petrel, Élodie')
  })
})
