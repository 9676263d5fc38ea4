/** The IPTC's own NewsML-G2 files through the exchange model and back, when they lie beside the repository. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { grammarSource } from '../../tools/newsml-g2-grammar.ts'
import { hasShared, readSharedText, sharedUrl } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import * as grammar from './grammar.ts'
import { readNewsMlG2Items } from './read-items.ts'
import { writeNewsMlG2Item } from './write-items.ts'

const ROOT = 'standards/newsml-g2/'
const files = (pattern: string) =>
  hasShared ? globSync(pattern, { cwd: fileURLToPath(sharedUrl(ROOT)) }).toSorted() : []

function read(text: string, name: string) {
  return readNewsMlG2Items(text, { name, profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }).entries
}

/** An item without what writing changes by design: the version of the standard that it follows, and the item class filled in. */
function lasting(item: NewsItem, filled: boolean): Partial<NewsItem> {
  const { standard: _, itemClass, ...rest } = item
  return filled || itemClass === undefined ? rest : { ...rest, itemClass }
}

/** Fragments of items lack what an item must have. */
const whole = (item: NewsItem): NewsItem => ({
  ...item,
  guid: item.guid ?? 'urn:newsml:mna.example:20261101:fragment',
  versionCreated: item.versionCreated ?? '2026-11-01T09:00:00Z',
})

describe.skipIf(!hasShared)('the official NewsML-G2 files', () => {
  const passing = files('tests/unit_test_files/*/should_pass/*.xml')
  const examples = files('examples/*.xml')
  // These two hold what the standard itself forbids: items that dots stand for, pixels on a reference.
  const unsound = /LISTING_(24|8)_/

  it('are all at hand', () => {
    expect([passing.length, examples.length]).toStrictEqual([151, 35])
  })

  it('are read, written valid against the schema, and read again as the same', () => {
    const valid = xsdValidator(`${ROOT}tests/G2-multi-schema-2.35.xsd`)
    const faults: unknown[] = []
    let items = 0
    for (const path of [...passing, ...examples]) {
      for (const entry of read(readSharedText(ROOT + path), path)) {
        items += 1
        if (entry.outcome === 'rejected') {
          faults.push([path, entry.code])
          continue
        }
        const item = whole(entry.item)
        const written = writeNewsMlG2Item(item)
        const [again] = read(written, path)
        if (again?.outcome !== 'item') throw new Error(`${path}: not read again`)
        const errors = valid(written)
        if (errors.length > 0) faults.push([path, errors])
        if (unsound.test(path)) continue
        const filled = item.itemClass === undefined
        expect(lasting(again.item, filled), path).toStrictEqual(lasting(item, filled))
      }
    }
    expect(faults).toStrictEqual([])
    expect(items).toBeGreaterThanOrEqual(186)
  })

  it('have the grammar that the writer and the linter follow', () => {
    const source = grammarSource(readSharedText(`${ROOT}specification/NewsML-G2_2.35-spec-All-Power.xsd`))
    const plain = (text: string) => text.replace(/[\s'"`\\,]/g, '')
    expect(plain(source)).toContain(plain(JSON.stringify(grammar.ELEMENT_GROUPS['ItemManagementGroup'])))
    for (const [name, parts] of Object.entries(grammar.COMPLEX_TYPES)) {
      expect(plain(source), name).toContain(plain(parts.join('')))
    }
  })
})
