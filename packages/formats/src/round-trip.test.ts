import { storyContentSchema } from '@dateline/blocks'
import { RELEASE_KINDS, RELEASE_TABLE, type StoryContent } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OutgoingItem, readDocument, type ReadStory, writeNewsMlG2, writeNinjs } from './index.ts'
import { carried, inMarkOrder, inOrder, outgoingArbitrary, withoutAdded } from './testing.ts'
import { hasShared } from './testing-shared.ts'
import { ninjsValidator, xsdValidator } from './testing-validate.ts'

const WRITERS = {
  ninjs: (item: OutgoingItem) => JSON.stringify(writeNinjs(item)),
  'newsml-g2': writeNewsMlG2,
} as const

function readBack(text: string): ReadStory {
  const { items } = readDocument(new TextEncoder().encode(text), { name: 'own' })
  const [item] = items
  if (item?.outcome !== 'story') throw new Error(JSON.stringify(items))
  return item.story
}

function withoutSource(content: StoryContent): Omit<StoryContent, 'source'> {
  const { source: _source, ...rest } = content
  return rest
}

describe.each(['ninjs', 'newsml-g2'] as const)('%s', (format) => {
  it('gives back what it was given, as far as the format carries it', () => {
    fc.assert(
      fc.property(outgoingArbitrary, (item) => {
        fc.pre(item.pubStatus === 'usable')
        const story = readBack(WRITERS[format](item))
        const content = withoutSource(story.content)
        const subjects = inOrder(withoutAdded(content.subjects, item.content.subjects))
        expect(inMarkOrder({ ...content, subjects })).toStrictEqual(inMarkOrder(carried(item)))
        expect(story.guid).toBe(item.guid)
        expect(story.version).toBe(item.version)
        expect(story.pubStatus).toBe('usable')
        expect(story.published).toBe(item.versionCreated)
        expect(storyContentSchema.safeParse(story.content).success).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  it('sends no copy of a withheld or canceled story, and says so', () => {
    fc.assert(
      fc.property(outgoingArbitrary, (item) => {
        fc.pre(item.pubStatus !== 'usable')
        const text = WRITERS[format](item)
        const story = readBack(text)
        expect(story.pubStatus).toBe(item.pubStatus)
        expect(story.content.body).toStrictEqual([])
        expect(story.content.headline).not.toBe(item.content.headline)
        expect(story.content.abstract).toBeUndefined()
        expect(story.content.byline).toBeUndefined()
        expect(story.content.edNote).toContain(item.release.notice ?? '')
        expect(story.content.subjects).toStrictEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe.skipIf(!hasShared)('official schemas', () => {
  it('accept every ninjs item', () => {
    const validate = ninjsValidator('ninjs-schema_3.2.reconstructed.json')
    fc.assert(
      fc.property(outgoingArbitrary, (item) => {
        expect(validate(writeNinjs(item))).toStrictEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('accept every NewsML-G2 item', () => {
    const validate = xsdValidator('standards/newsml-g2/tests/G2-multi-schema-2.35.xsd')
    fc.assert(
      fc.property(outgoingArbitrary, (item) => {
        expect(validate(writeNewsMlG2(item))).toStrictEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('would notice a fault', () => {
    const g2 = xsdValidator('standards/newsml-g2/tests/G2-multi-schema-2.35.xsd')
    const ninjs = ninjsValidator('ninjs-schema_3.2.reconstructed.json')
    const [item] = fc.sample(outgoingArbitrary, 1)
    if (item === undefined) throw new Error('no sample')
    expect(g2(writeNewsMlG2(item).replace('<itemClass', '<itemKlass')).length).toBeGreaterThan(0)
    expect(ninjs({ ...writeNinjs(item), own: 1 }).length).toBeGreaterThan(0)
  })
})

describe('release kinds on the wire', () => {
  it.each(RELEASE_KINDS)('%s', (kind) => {
    const [sample] = fc.sample(outgoingArbitrary, { numRuns: 1, seed: 7 })
    if (sample === undefined) throw new Error('no sample')
    const { embargo: _embargo, ...content } = sample.content
    const item: OutgoingItem = {
      ...sample,
      content,
      pubStatus: RELEASE_TABLE[kind].to,
      release: { ...sample.release, kind, supersedes: 4, no: 99 },
    }
    const ninjs = writeNinjs(item) as { pubStatus: string; altIds: { role: string; value: string }[] }
    const verdict = { usable: 'now', withheld: 'hold withheld', canceled: 'never canceled' }[item.pubStatus]
    const code = RELEASE_TABLE[kind].signal?.replace('sig:', 'http://cv.iptc.org/newscodes/signal/')
    const signals = code === undefined ? [] : [{ role: 'dateline:signal', value: code }]
    expect(ninjs.pubStatus).toBe(item.pubStatus)
    expect(ninjs.altIds).toStrictEqual([
      { role: 'dateline:use', value: verdict },
      { role: 'dateline:release_no', value: '99' },
      { role: 'dateline:release_kind', value: kind },
      { role: 'dateline:supersedes', value: '4' },
      ...signals,
    ])
    const g2 = writeNewsMlG2(item)
    expect(g2).toContain(`<pubStatus qcode="stat:${item.pubStatus}"/>`)
    expect(g2).toContain(`<itemMetaExtProperty reluri="dateline:rel/use" value="${verdict}"/>`)
    const signal = RELEASE_TABLE[kind].signal
    expect(g2.includes('<signal ')).toBe(signal !== undefined)
    if (signal !== undefined) expect(g2).toContain(`<signal qcode="${signal}"/>`)
  })

  it('tells an open-ended embargo as withheld in ninjs and as an empty element in NewsML-G2', () => {
    const [sample] = fc.sample(outgoingArbitrary, { numRuns: 1, seed: 9 })
    if (sample === undefined) throw new Error('no sample')
    const item: OutgoingItem = {
      ...sample,
      pubStatus: 'usable',
      release: { ...sample.release, kind: 'publish' },
      content: { ...sample.content, embargo: { until: null } },
    }
    const ninjs = writeNinjs(item) as { pubStatus: string; altIds: { role: string; value: string }[] }
    expect(ninjs.pubStatus).toBe('withheld')
    expect(ninjs.altIds).toContainEqual({ role: 'dateline:use', value: 'hold embargo-open' })
    expect(writeNewsMlG2(item)).toContain('<embargoed/>')
  })
})
