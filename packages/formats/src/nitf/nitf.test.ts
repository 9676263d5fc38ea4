import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemArbitrary, NEWS_KINDS } from '../testing-items.ts'
import { hasShared, readSharedText } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { readNitfItems } from './read.ts'
import { carried } from './testing-carried.ts'
import { writeNitf } from './write.ts'

const context = { name: 'test.xml', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }

function read(xml: string): NewsItem {
  const [entry] = readNitfItems(xml, context).entries
  if (entry?.outcome !== 'item') throw new Error(JSON.stringify(entry))
  return entry.item
}

describe.skipIf(!hasShared)('official samples', () => {
  const documents = [
    'standards/nitf/NTB_nitf_sample.xml',
    ...[
      '2_NewsML-G2_Text_Document',
      '22_Sports_story_in_NewsML-G2NITF',
      '25_An_NITF_marked-up_article_conveyed_in_inlineXML',
    ].map((name) => `standards/newsml-g2/examples/LISTING_${name}.xml`),
    'standards/newsml-g2/examples/Receiver View.xml',
  ]
  const nitfOf = (path: string) => /<nitf[\s\S]*<\/nitf>/.exec(readSharedText(path))?.[0] ?? ''

  it.each(documents)('%s is read, written validly, and read again the same', (path) => {
    const item = read(nitfOf(path))
    const xml = writeNitf(item)
    expect(xsdValidator('standards/nitf/nitf-3-6.xsd')(xml)).toStrictEqual([])
    expect(read(xml)).toStrictEqual({ ...item, standard: { name: 'NITF', version: '3.6' } })
    expect(item.extensions ?? []).toStrictEqual([])
  })
})

describe('generated items', () => {
  it.skipIf(!hasShared)('are written validly', () => {
    const validate = xsdValidator('standards/nitf/nitf-3-6.xsd')
    fc.assert(
      fc.property(itemArbitrary(NEWS_KINDS), (item) => {
        expect(validate(writeNitf(item))).toStrictEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('are the same when they are read, written and read again', () => {
    fc.assert(
      fc.property(itemArbitrary(NEWS_KINDS), (item) => {
        const once = read(writeNitf({ guid: 'urn:x:1', ...item }))
        expect(read(writeNitf(once))).toStrictEqual(once)
      }),
      { numRuns: 200 },
    )
  })

  it('lose nothing but what the loss table says', () => {
    fc.assert(
      fc.property(itemArbitrary(['text'], 0), (item) => {
        const whole = { guid: 'urn:x:1', ...item }
        expect(carried(read(writeNitf(whole)))).toStrictEqual(carried(whole))
      }),
      { numRuns: 300 },
    )
  })
})
