/** NewsML 1.2 sources of the IPTC's that are paired with ninjs results: what we read from the one is what the other says. */
import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { hasShared, readSharedText } from '../testing-shared.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { readNewsMl1Items } from './read.ts'

const EXAMPLES = 'standards/ninjs/examples'
const PAIRS = [
  ['20130515006361', '1.4'],
  ['20130605006126', '1.4'],
  ['20130605006126', '2.1'],
  ['20130605006126', '3.0'],
  ['20130612006110', '1.4'],
  ['20130731006140', '1.4'],
  ['20130731006140', '2.1'],
  ['20130731006140', '3.0'],
] as const

interface Paired {
  readonly version: string
  readonly language: string
  readonly headline?: string
  readonly headlines?: readonly { readonly value: string }[]
  readonly versioncreated?: string
  readonly versionCreated?: string
  readonly subject?: readonly { readonly name: string }[]
  readonly subjects?: readonly { readonly name: string }[]
  readonly body_xhtml?: string
  readonly bodies?: readonly { readonly value: string }[]
  readonly associations?: Readonly<Record<string, Media>> | readonly (Media & { readonly name: string })[]
}
interface Media {
  readonly type: string
  readonly renditions?: unknown
}

function read(id: string): NewsItem {
  const text = readSharedText(`${EXAMPLES}/NewsML/businesswire-newsml-${id}.xml`)
  const { entries } = readNewsMl1Items(text.trimStart(), {
    name: id,
    profile: undefined,
    limits: DEFAULT_LIMITS,
    assumptions: [],
  })
  const [entry] = entries
  if (entry?.outcome !== 'item' || entries.length !== 1) throw new Error(`one item expected: ${JSON.stringify(entry)}`)
  return entry.item
}

const words = (text: string) =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/\s+/g, '')

/** Addresses of all renditions anywhere in a value. */
function addresses(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"href":"(http:[^"]+)"/g)].map((m) => m[1] ?? '')
}

describe.skipIf(!hasShared)('Business Wire', () => {
  it.each(PAIRS)('%s as ninjs %s', (id, version) => {
    const item = read(id)
    const paired = JSON.parse(readSharedText(`${EXAMPLES}/${version}/businesswire-newsml-${id}.json`)) as Paired
    expect(item.version).toBe(paired.version)
    expect(item.language).toBe(paired.language)
    expect(item.headlines?.[0]?.value).toBe(paired.headline ?? paired.headlines?.[0]?.value)
    expect(Date.parse(item.versionCreated ?? '')).toBe(Date.parse(paired.versioncreated ?? paired.versionCreated ?? ''))
    const first = item.bodies?.[0]?.blocks[0]
    const body = first !== undefined && 'spans' in first ? first.spans.map((s) => s.text).join('') : ''
    expect(words(paired.body_xhtml ?? paired.bodies?.[0]?.value ?? '')).toContain(words(body).slice(0, 60))
    const keywords = (item.properties ?? []).flatMap((p) =>
      p.rel?.startsWith('BWKeywords/') === true ? [p.value] : [],
    )
    for (const subject of paired.subject ?? paired.subjects ?? []) expect(keywords).toContain(subject.name)
    const media: readonly Media[] = Object.values(paired.associations ?? {})
    const read_ = item.associations ?? []
    expect(read_.map((a) => a.kind)).toStrictEqual(expect.arrayContaining(media.map((m) => m.type)))
    expect(addresses(read_)).toStrictEqual(expect.arrayContaining(addresses(media.map((m) => m.renditions))))
  })

  it('leaves only style sheets and the profile of the sender aside', () => {
    for (const [id] of PAIRS) {
      const names = (read(id).extensions ?? []).map((e) => `${e.path}/${e.name}`)
      for (const name of names) expect(name).toMatch(/SentFrom\/Party|ContentItem$|Characteristics\/Property$/)
    }
  })
})
