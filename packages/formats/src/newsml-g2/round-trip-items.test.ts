/** Items written as NewsML-G2 and read again: all that comes back changed is what losses.ts says. */
import { ITEM_KINDS, type NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidyBody } from '../html/rich.ts'
import { lint } from '../lint/index.ts'
import { itemArbitrary } from '../testing-items.ts'
import { hasShared } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { Codes } from './codes.ts'
import { NEWSML_G2_LOSSES } from './losses.ts'
import { readNewsMlG2Items } from './read-items.ts'
import { writeNewsMlG2Item, writeNewsMlG2Message } from './write-items.ts'

const CODES = new Codes([])
const CORE_KINDS = new Set(['concept', 'knowledge', 'planning', 'catalog'])

/** Members by name, wherever they stand, that NewsML-G2 has no place for. */
const DROPPED = new Set(['geoJson', 'captured', 'representation', 'trustIndicators', 'transmission', 'standard'])
const COVERAGE = new Set(['uri', 'title', 'pubStatus', 'type', 'status', 'commissioned'])

type Values = Record<string, unknown>
const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What losses.ts says of any value, inside out. */
function carriedValue(value: unknown, at: string): unknown {
  if (Array.isArray(value))
    return value.map((one) => carriedValue(one, at)).filter((one) => !isObject(one) || Object.keys(one).length > 0)
  if (!isObject(value)) return value
  const result: Values = {}
  for (const [name, member] of Object.entries(value)) {
    if (DROPPED.has(name) || (at === 'coverages' && COVERAGE.has(name))) continue
    if (at === 'planning' && name === 'wordCount') continue
    if (at === 'contacts' && name === 'name') continue
    if (at === 'organisers' && name === 'contacts') continue
    if (at === 'embargo' && name === 'note') continue
    if (at === 'dates' && (name === 'expectedStart' || name === 'expectedEnd')) continue
    if (at === 'dates' && name === 'duration' && value['end'] !== undefined) continue
    const left = name === 'blocks' ? tidyBody(member as never) : carriedValue(member, name)
    const isEmpty =
      (Array.isArray(left) && left.length === 0 && name !== 'blocks') ||
      (isObject(left) && Object.keys(left).length === 0)
    if (!isEmpty) result[name] = left
  }
  const { uri, qcode } = result
  const isTerm = typeof uri === 'string' && !['renditions', 'coverages', 'languages', 'schemes'].includes(at)
  if (isTerm && qcode === undefined) {
    const known = CODES.iptc(uri)
    if (known !== undefined) result['qcode'] = known
  }
  return result
}

function carried(item: NewsItem): Values {
  const { associations, bodies, ...rest } = item
  const copies = bodies?.map(({ role, ...body }) => ({
    ...body,
    ...(role === undefined ? {} : { rendition: role }),
    contentType: body.contentType ?? 'application/xhtml+xml',
  }))
  const links = associations?.map(({ rel: _, item: embedded, ...link }) => ({
    ...link,
    ...((link.guid ?? embedded?.guid) === undefined ? {} : { guid: link.guid ?? embedded?.guid }),
  }))
  const value = carriedValue(
    {
      ...rest,
      ...(copies === undefined ? {} : { bodies: copies }),
      ...(links === undefined ? {} : { associations: links }),
    },
    '',
  ) as Values
  if (CORE_KINDS.has(item.kind))
    for (const name of ['genres', 'datelines', 'bylines', 'creditlines']) delete value[name]
  if (item.kind === 'catalog') {
    for (const name of [
      'icons',
      'urgency',
      'digitalSourceType',
      'located',
      'infoSources',
      'audiences',
      'excludedAudiences',
    ])
      delete value[name]
    for (const name of ['languages', 'keywords', 'subjects', 'sluglines', 'headlines', 'descriptions', 'properties'])
      delete value[name]
  }
  return value
}

const complete = (item: NewsItem): NewsItem => ({
  ...item,
  guid: item.guid ?? 'urn:newsml:mna.example:20261101:1',
  versionCreated: item.versionCreated ?? '2026-11-01T09:00:00Z',
})

function reread(text: string): NewsItem {
  const [entry] = readNewsMlG2Items(text, {
    name: 'x',
    profile: undefined,
    limits: DEFAULT_LIMITS,
    assumptions: [],
  }).entries
  if (entry?.outcome !== 'item') throw new Error(JSON.stringify(entry))
  return entry.item
}

describe('items', () => {
  it('come back as they were, but for the losses', () => {
    fc.assert(
      fc.property(itemArbitrary(ITEM_KINDS).map(complete), (item) => {
        const { standard, ...again } = reread(writeNewsMlG2Item(item))
        expect(standard).toStrictEqual({ name: 'NewsML-G2', version: '2.35', conformance: 'power' })
        expect(again).toStrictEqual(carried(item))
      }),
      { numRuns: 400 },
    )
  })

  it.skipIf(!hasShared)('are valid against the IPTC schema, alone and in a message', () => {
    const valid = xsdValidator('standards/newsml-g2/tests/G2-multi-schema-2.35.xsd')
    fc.assert(
      fc.property(itemArbitrary(ITEM_KINDS).map(complete), (item) => {
        expect(valid(writeNewsMlG2Item(item))).toStrictEqual([])
        const message = writeNewsMlG2Message({
          header: { sent: '2026-11-01T09:00:00Z', ...item.transmission },
          items: [item, item],
        })
        expect(valid(message)).toStrictEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it.skipIf(!hasShared)('carry bodies that are valid in their own right', () => {
    const nitf = xsdValidator('standards/nitf/nitf-3-6.xsd')
    fc.assert(
      fc.property(itemArbitrary(['text']).map(complete), (item) => {
        const bodies = (item.bodies ?? []).map((body) => ({ ...body, contentType: 'application/nitf+xml' }))
        const text = writeNewsMlG2Item({ ...item, bodies })
        for (const [document] of text.matchAll(/<nitf [^]*?<\/nitf>/g)) expect(nitf(document)).toStrictEqual([])
        for (const body of reread(text).bodies ?? []) expect(body.contentType).toBe('application/nitf+xml')
      }),
      { numRuns: 100 },
    )
  })

  it('name their losses once, with a reason', () => {
    const keys = NEWSML_G2_LOSSES.map(({ field, effect, when }) => `${field} ${effect} ${when}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('codes that no catalog explains', () => {
  it('are declared to stand for themselves, so that the document is sound, and come back as they were', () => {
    const item: NewsItem = {
      model: 1,
      kind: 'text',
      guid: 'urn:newsml:mna.example:20261101:7',
      version: '1',
      versionCreated: '2026-11-01T09:00:00Z',
      language: 'en',
      provider: { literal: 'MNA' },
      headlines: [{ value: 'Ferry sails' }],
      subjects: [{ qcode: 'nowhere:halm', names: [{ value: 'Halm' }] }],
      bodies: [{ contentType: 'text/plain', blocks: [{ type: 'paragraph', spans: [{ text: 'It sails.' }] }] }],
    }
    const written = writeNewsMlG2Item(item)
    expect(written).toContain('<scheme alias="nowhere" uri="dateline:qcode/nowhere:"/>')
    expect(lint(new TextEncoder().encode(written), { name: 'own' }).findings).toStrictEqual([])
    const [entry] = readNewsMlG2Items(written, {
      name: 'own',
      profile: undefined,
      limits: DEFAULT_LIMITS,
      assumptions: [],
    }).entries
    if (entry?.outcome !== 'item') throw new Error('not read')
    expect(entry.item.catalogs).toBeUndefined()
    expect(entry.item.subjects).toStrictEqual(item.subjects)
  })
})
