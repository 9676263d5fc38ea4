/** Items of the exchange model through ninjs and back: valid for every item, and lost only what the table says. */
import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../types.ts'
import { newsItemArbitrary } from '../testing-items.ts'
import { hasShared } from '../testing-shared.ts'
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
      { numRuns: 300 },
    )
  })

  it('gives back what the loss table does not name', () => {
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        expect(carriedByNinjs(through(item, version), version, item)).toStrictEqual(carriedByNinjs(item, version))
      }),
      { numRuns: 300 },
    )
  })

  it('gives back everything of what it gave back before', () => {
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        const once = through(item, version)
        expect(through(once, version)).toStrictEqual(once)
      }),
      { numRuns: 200 },
    )
  })
})
