import Ajv04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ITEMS, NOW } from '../testing-moments.ts'
import { hasShared, readSharedText } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { childOf, childrenOf, parseXml, rawText, type XmlElement } from '../xml/read.ts'
import { writeItems } from '../writers.ts'
import { writeAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import { writeJsonFeed } from './json-feed.ts'
import { rfc822, writeRss } from './rss.ts'
import { feedArbitrary } from './testing-feed.ts'
import { writeNewsSitemap, writeSitemap, writeSitemapIndex } from './sitemap.ts'

const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const parse = (xml: string): XmlElement => parseXml(xml, DEFAULT_LIMITS, { close: () => 'keep' })
const deep = (root: XmlElement, ...names: string[]) =>
  names.reduce<XmlElement | undefined>(
    (at, name) => at?.children.find((c): c is XmlElement => typeof c !== 'string' && c.name === name),
    root,
  )
const said = (value: string) =>
  value
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(new RegExp(ILLEGAL, 'g'), '')
    .replace(/\ufffd/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const heard = (element: XmlElement | undefined) =>
  element === undefined
    ? ''
    : rawText(element)
        .replace(/\ufffd/g, '')
        .replace(/\s+/g, ' ')
        .trim()

/** A title is never empty: the summary or the id stands in. */
const titled = (feed: Feed) => {
  const [item] = feed.items
  return said(item?.title ?? '') || said(item?.summary ?? '') || (item?.id ?? '')
}

describe('RSS', () => {
  it('is well formed for any text, and says what it was given', () => {
    fc.assert(
      fc.property(feedArbitrary, (feed) => {
        const xml = writeRss(feed)
        expect(ILLEGAL.test(xml)).toBe(false)
        const channel = deep(parse(xml), 'channel')
        const item = childOf(channel, 'item')
        expect(heard(childOf(item, 'title'))).toBe(titled(feed))
        expect(heard(childOf(item, 'guid'))).toBe(feed.items[0]?.id)
        expect(Date.parse(heard(childOf(item, 'pubDate')))).toBe(
          Math.floor(Date.parse(feed.items[0]?.published ?? '') / 1000) * 1000,
        )
      }),
    )
  })

  it('names itself and its hub', () => {
    const [feed] = fc.sample(feedArbitrary, 1)
    if (feed === undefined) throw new Error('no sample')
    const links = (deep(parse(writeRss(feed)), 'channel')?.children ?? []).filter(
      (c): c is XmlElement => typeof c !== 'string' && c.ns === 'http://www.w3.org/2005/Atom',
    )
    expect(links.map((l) => [l.attributes['rel'], l.attributes['href']])).toStrictEqual([
      ['self', feed.selfUrl],
      ['hub', feed.hubUrl],
    ])
  })

  it('writes dates as RFC 822 in GMT', () => {
    expect(rfc822('2026-11-01T02:04:05+03:00')).toBe('Sat, 31 Oct 2026 23:04:05 GMT')
    expect(() => rfc822('yesterday')).toThrow(RangeError)
  })

  it('refuses an address that is not absolute', () => {
    const [feed] = fc.sample(feedArbitrary, 1)
    if (feed === undefined) throw new Error('no sample')
    expect(() => writeRss({ ...feed, siteUrl: '/en' })).toThrow(TypeError)
    expect(() => writeAtom({ ...feed, siteUrl: 'javascript:alert(1)' })).toThrow(TypeError)
  })
})

describe('Atom', () => {
  it('is well formed for any text, and says what it was given', () => {
    fc.assert(
      fc.property(feedArbitrary, (feed) => {
        const root = parse(writeAtom(feed))
        const entry = childOf(root, 'entry')
        const title = childOf(entry, 'title')
        const isHtml = title?.attributes['type'] === 'html'
        expect(isHtml ? heard(title).replace(/&lt;/g, '<').replace(/&amp;/g, '&') : heard(title)).toBe(titled(feed))
        expect(heard(childOf(entry, 'updated'))).toBe(feed.items[0]?.updated)
        expect(childOf(entry, 'content')?.attributes['type']).toBe('html')
        expect(childrenOf(root, 'link').map((l) => l.attributes['rel'])).toStrictEqual(['self', 'alternate', 'hub'])
      }),
    )
  })

  it('leaves a tombstone for what was withdrawn', () => {
    const [feed] = fc.sample(feedArbitrary, 1)
    if (feed === undefined) throw new Error('no sample')
    const gone = deep(parse(writeAtom(feed)), 'deleted-entry')
    expect(gone?.ns).toBe('http://purl.org/atompub/tombstones/1.0')
    expect(gone?.attributes).toMatchObject({ ref: 'urn:newsml:mna.example:20261101:41', when: feed.updated })
  })
})

describe('JSON Feed', () => {
  it.skipIf(!hasShared)('is valid against the published schema', () => {
    const ajv = new Ajv04.default({ strict: false })
    addFormats.default(ajv)
    ajv.addSchema(JSON.parse(readSharedText('standards/feeds/feed-1.json')), 'https://json.schemastore.org/feed-1.json')
    const validate = ajv.compile(JSON.parse(readSharedText('standards/feeds/feed.json')))
    fc.assert(
      fc.property(feedArbitrary, (feed) => {
        validate(JSON.parse(JSON.stringify(writeJsonFeed(feed))))
        expect(validate.errors ?? []).toStrictEqual([])
      }),
    )
    for (const item of Object.values(ITEMS)) {
      const [document = ''] = writeItems([item], 'json-feed', { now: NOW })
      validate(JSON.parse(document))
      expect(validate.errors ?? []).toStrictEqual([])
    }
    expect(validate({ version: 'https://jsonfeed.org/version/1.1', items: [{}] })).toBe(false)
  })

  it('leaves out what is not there', () => {
    const [feed] = fc.sample(feedArbitrary, 1)
    if (feed === undefined) throw new Error('no sample')
    const { hubUrl: _hub, ...rest } = feed
    expect(writeJsonFeed({ ...rest, items: [] })).not.toHaveProperty('hubs')
  })
})

describe('sitemaps', () => {
  const urls = [
    {
      url: 'https://mna.example/en/a-1?x=1&y=2',
      modified: '2026-11-01T09:00:00+03:00',
      alternates: [{ language: 'ru', url: 'https://mna.example/ru/a-2' }],
    },
    { url: 'https://mna.example/ar/قمة-3' },
  ]

  it.skipIf(!hasShared)('are valid against the schemas of sitemaps.org and Google', () => {
    const sitemap = xsdValidator('standards/feeds/sitemap.xsd')
    const news = xsdValidator('standards/feeds/news-xsd-multi.xsd')
    const plain = urls.map(({ alternates: _alternates, ...rest }) => rest)
    expect(sitemap(writeSitemap(plain))).toStrictEqual([])
    expect(sitemap(writeSitemap(plain).replaceAll('loc>', 'lok>')).length).toBeGreaterThan(0)
    const stories = [
      { url: 'https://mna.example/en/a-1', title: 'A & <b>', language: 'en-GB', published: '2026-11-01T09:00:00Z' },
      { url: 'https://mna.example/zh/a-1', title: '会议', language: 'zh-Hant', published: '2026-11-01T09:00:00Z' },
    ]
    const written = writeNewsSitemap('Marenian News Agency', stories)
    expect(news(written)).toStrictEqual([])
    expect(written).toContain('<news:language>zh-tw</news:language>')
    expect(news(written.replaceAll('news:title', 'news:titel')).length).toBeGreaterThan(0)
    const anyTitle = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((title) => said(title) !== '')
    fc.assert(
      fc.property(fc.array(anyTitle, { minLength: 1, maxLength: 5 }), (titles) => {
        const [sample] = stories
        if (sample === undefined) throw new Error('no sample')
        expect(
          news(
            writeNewsSitemap(
              'MNA',
              titles.map((title) => ({ ...sample, title })),
            ),
          ),
        ).toStrictEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('carry the other languages of a page', () => {
    const link = deep(parse(writeSitemap(urls)), 'url', 'link')
    expect(link?.attributes).toMatchObject({ rel: 'alternate', hreflang: 'ru', href: 'https://mna.example/ru/a-2' })
  })

  it('have an index, and a limit', () => {
    expect(heard(deep(parse(writeSitemapIndex([{ url: 'https://mna.example/s1.xml' }])), 'sitemap', 'loc'))).toBe(
      'https://mna.example/s1.xml',
    )
    const many = Array.from({ length: 1_001 }, (_, n) => ({
      url: `https://mna.example/${n}`,
      title: 't',
      language: 'en',
      published: '2026-11-01T09:00:00Z',
    }))
    expect(() => writeNewsSitemap('MNA', many)).toThrow(RangeError)
  })
})
