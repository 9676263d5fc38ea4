/** The IPTC's own examples and unit files, when they lie beside the repository. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { storyContentSchema } from '@dateline/blocks'
import { describe, expect, it } from 'vitest'
import { type OutgoingItem, readDocument, type ReadItem, writeNewsMlG2, writeNinjs } from './index.ts'
import { outcomes } from './testing-fixtures.ts'
import { hasShared, readShared, sharedUrl } from './testing-shared.ts'
import { ninjsValidator, xsdValidator } from './testing-validate.ts'

const files = (pattern: string) =>
  hasShared ? globSync(pattern, { cwd: fileURLToPath(sharedUrl('standards/')) }).toSorted() : []

function read(path: string): readonly ReadItem[] {
  return readDocument(readShared(`standards/${path}`), { name: path }).items
}

/** A story from elsewhere as we would send it on. */
function outgoing(item: Extract<ReadItem, { outcome: 'story' }>): OutgoingItem {
  const { story } = item
  return {
    guid: story.guid?.includes(':') === true ? story.guid : 'urn:newsml:mna.example:20261101:1',
    version: story.version ?? 1,
    release: { no: 1, kind: 'publish', effectiveAt: '2026-11-01T09:00:00Z' },
    pubStatus: 'usable',
    content: story.content,
    firstCreated: '2026-11-01T09:00:00Z',
    versionCreated: '2026-11-01T09:00:00Z',
    agency: { name: 'Marenian News Agency', uri: 'https://mna.example/', shortName: 'MNA' },
  }
}

describe.skipIf(!hasShared)('NewsML-G2', () => {
  const passing = files('newsml-g2/tests/unit_test_files/*/should_pass/*.xml')
  const examples = files('newsml-g2/examples/{LISTING,facet,Receiver,ap_}*.xml')

  it('has the whole suite at hand', () => {
    expect(passing).toHaveLength(151)
    expect(examples.length).toBeGreaterThan(30)
  })

  it('classifies every unit file that should pass', () => {
    const results = passing.map((path) => ({ path, items: read(path) }))
    expect(
      results
        .filter(({ items }) => items.some((i) => i.outcome === 'rejected'))
        .map((r) => [r.path.split('/').at(-1), outcomes(r.items)]),
    ).toStrictEqual([])
    expect(results.every(({ items }) => items.length > 0)).toBe(true)
  })

  it('classifies every example; only fragments, and copy without a headline, are refused', () => {
    const refused = examples.flatMap((path) =>
      read(path)
        .filter((i) => i.outcome === 'rejected')
        .map((i) => `${/LISTING_\d+|facet-example-\d/.exec(path)?.[0]} ${i.code}`),
    )
    expect([...new Set(refused)].toSorted()).toStrictEqual(['facet-example-3 no-headline'])
  })

  it('makes stories that fit the model and can be sent on in both formats', () => {
    const g2 = xsdValidator('standards/newsml-g2/tests/G2-multi-schema-2.35.xsd')
    const ninjs = ninjsValidator('ninjs-schema_3.2.reconstructed.json')
    const paths = [...passing, ...examples, ...files('ninjs/examples/**/*.json')]
    const stories = paths.flatMap((path) => read(path)).filter((item) => item.outcome === 'story')
    expect(stories.length).toBeGreaterThan(25)
    for (const item of stories) {
      expect(storyContentSchema.safeParse(item.story.content).error).toBeUndefined()
      expect(g2(writeNewsMlG2(outgoing(item)))).toStrictEqual([])
      expect(ninjs(writeNinjs(outgoing(item)))).toStrictEqual([])
    }
  })
})

describe.skipIf(!hasShared)('ninjs', () => {
  const examples = files('ninjs/examples/{1.4,2.1,3.0}/**/*.json').filter((path) => !path.includes('extension-schema'))

  it('classifies every official example', () => {
    expect(examples.length).toBeGreaterThan(35)
    for (const path of examples)
      expect([path, outcomes(read(path)).filter((o) => o.startsWith('rejected'))]).toStrictEqual([path, []])
  })

  it('reads the same story from three generations of the standard', () => {
    const names = [
      '1.4/businesswire-newsml-20130605006126.json',
      '2.1/businesswire-newsml-20130605006126.json',
      '3.0/businesswire-newsml-20130605006126.json',
    ]
    const [one, two, three] = names.map((name) => {
      const [item] = read(`ninjs/examples/${name}`)
      if (item?.outcome !== 'story') throw new Error(name)
      return item.story.content
    })
    expect(one?.headline).toBe(three?.headline)
    expect(two?.headline).toBe(three?.headline)
    expect(two?.body).toStrictEqual(three?.body)
  })
})
