import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeAtom } from '../../feeds/atom.ts'
import type { Feed, FeedItem } from '../../feeds/feed.ts'
import { writeJsonFeed } from '../../feeds/json-feed.ts'
import { readFeed } from '../../feeds/read.ts'
import { writeRss } from '../../feeds/rss.ts'
import { bytes } from '../../testing-fixtures.ts'
import { hasMarkup, isSafeStyle } from './markup.ts'
import { lintFeed } from './lint.ts'
import { FEED_LINT_RULES } from './rules.ts'
import { absoluteUri, isNotCanonical } from './uris.ts'

const rules = (text: string, url?: string) =>
  lintFeed(bytes(text), { now: Date.UTC(2026, 10, 2), ...(url === undefined ? {} : { url }) }).map((f) => f.rule)
const good = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title><link>https://tavna.example/</link><description>d</description><language>en</language>
<atom:link rel="self" href="https://tavna.example/rss" type="application/rss+xml"/>
<item><title>One</title><link>https://tavna.example/1</link><guid>https://tavna.example/1</guid><pubDate>Sun, 01 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>`

describe('the rules of feeds', () => {
  it('have ids of their own, each with why and mend', () => {
    expect(FEED_LINT_RULES.length).toBeGreaterThan(140)
    expect(new Set(FEED_LINT_RULES.map((r) => r.id)).size).toBe(FEED_LINT_RULES.length)
    for (const rule of FEED_LINT_RULES) {
      expect(rule.id).toMatch(/^(?:FEED|RSS|ATOM|JSONFEED)-\d{3}$/)
      expect([rule.id, [rule.title, rule.why, rule.mend].every((text) => text.length > 8)]).toStrictEqual([
        rule.id,
        true,
      ])
    }
  })

  it('find nothing in a good feed, and each fault at its place', () => {
    expect(rules(good)).toStrictEqual([])
    const wrong = good.replace('Sun, 01', 'Mon, 01')
    expect(lintFeed(bytes(wrong))).toMatchObject([
      {
        rule: 'FEED-211',
        severity: 'error',
        line: 4,
        path: '/rss/channel/item/pubDate',
        value: 'Mon, 01 Nov 2026 09:00:00 GMT',
      },
    ])
  })

  it.each([
    ['a broken document', good.replace('</title>', ''), 'FEED-001'],
    ['an ampersand', good.replace('<title>T', '<title>A & B'), 'FEED-001'],
    ['a page', '<html><body/></html>', 'FEED-009'],
    ['a wrong namespace', '<feed xmlns="http://www.w3.org/2005/atom"><title>t</title></feed>', 'FEED-010'],
    ['an unknown element', good.replace('<item>', '<item><foo/>'), 'FEED-101'],
    ['an element twice', good.replace('<title>One', '<title>a</title><title>One'), 'FEED-102'],
    ['a missing link', good.replace('<link>https://tavna.example/</link>', ''), 'FEED-103'],
    ['a relative link', good.replace('<link>https://tavna.example/1<', '<link>/1<'), 'FEED-203'],
    ['a date in the future', good.replace('Sun, 01 Nov 2026', 'Wed, 01 Nov 2028'), 'FEED-214'],
    ['markup in a title', good.replace('<title>One', '<title>&lt;b&gt;One&lt;/b&gt;'), 'FEED-301'],
    [
      'a script',
      good.replace('</item>', '<description>&lt;script&gt;x()&lt;/script&gt;</description></item>'),
      'FEED-306',
    ],
    [
      'a relative picture',
      good.replace('</item>', '<description>&lt;img src="/a.png"&gt;</description></item>'),
      'FEED-309',
    ],
    ['no guid', good.replace(/<guid>.*<\/guid>/, ''), 'RSS-010'],
    ['no self', good.replace(/<atom:link[^>]*>/, ''), 'RSS-004'],
  ])('find %s', (_name, text, rule) => expect(rules(text)).toContain(rule))

  it('of Atom', () => {
    const atom = (inner: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x-t:f</id><title>T</title><updated>2026-11-01T09:00:00Z</updated><author><name>A</name></author><link rel="self" href="https://tavna.example/a"/>${inner}</feed>`
    const entry = (inner: string) =>
      atom(
        `<entry><id>urn:x-t:1</id><title>t</title><updated>2026-11-01T09:00:00Z</updated><link href="https://tavna.example/1"/>${inner}</entry>`,
      )
    expect(rules(entry('<summary>s</summary>'))).toStrictEqual([])
    expect(rules(entry('<summary>s</summary>'), 'https://tavna.example/b')).toStrictEqual(['ATOM-014'])
    expect(rules(entry(''))).toStrictEqual(['ATOM-007'])
    expect(rules(entry('<content type="xhtml">x</content>'))).toStrictEqual(['ATOM-002'])
    expect(rules(entry('<summary>&lt;p&gt;x&lt;/p&gt;</summary>'))).toStrictEqual(['FEED-302'])
    expect(
      rules(atom('<d:deleted-entry xmlns:d="http://purl.org/atompub/tombstones/1.0" ref="urn:x-t:0"/>')),
    ).toContain('ATOM-026')
  })

  it('of JSON Feed', () => {
    const json = (item: object, more: object = {}) =>
      rules(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'T',
          language: 'en',
          feed_url: 'https://tavna.example/f',
          items: [item],
          ...more,
        }),
      )
    const item = { id: '1', url: 'https://tavna.example/1', content_text: 'x' }
    expect(json(item)).toStrictEqual([])
    expect(json({ ...item, id: 1 })).toStrictEqual(['JSONFEED-004'])
    expect(json({ id: '1' })).toStrictEqual(['JSONFEED-005'])
    expect(json({ ...item, date_published: 'yesterday' })).toStrictEqual(['JSONFEED-006'])
    expect(json({ ...item, title: '<b>x</b>' })).toStrictEqual(['JSONFEED-009'])
    expect(json(item, { colour: 1 })).toStrictEqual(['JSONFEED-015'])
    expect(rules('{"version": ')).toStrictEqual(['JSONFEED-001'])
  })

  it.each([
    ['tag:mna.example,2026-11-01:a/b', undefined],
    ['tag:mna.example,26:a', 'tag-uri'],
    ['urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a', undefined],
    ['urn:uuid:1225c695', 'uuid-invalid'],
    ['https://mna.example/a b', 'uri-character'],
    ['http:/mna.example', 'uri-invalid'],
    ['mna.example', 'uri-not-absolute'],
  ])('%s', (uri, rule) => expect(absoluteUri(uri)).toBe(rule))

  it('know canonical addresses and styles', () => {
    expect(['http://a.example/', 'https://a.example/?q=%5C', 'urn:a:B'].map(isNotCanonical)).toStrictEqual([
      false,
      false,
      false,
    ])
    expect(
      ['http://A.example/', 'http://a.example', 'http://a.example:80/', 'http://a.example/%41'].map(isNotCanonical),
    ).toStrictEqual([true, true, true, true])
    expect(['color: red; margin: 0 2px', 'font-family: "Noto Sans", serif'].map((s) => isSafeStyle(s))).toStrictEqual([
      true,
      true,
    ])
    expect(['position: absolute', 'background: url(x)', 'margin: -99999px'].map((s) => isSafeStyle(s))).toStrictEqual([
      false,
      false,
      false,
    ])
  })

  it('never throw, whatever comes', () => {
    const mutation = fc.record({
      at: fc.nat(good.length),
      drop: fc.nat(20),
      put: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom('<', '&', '"', '<a:b>', '</item>', '<![CDATA[', '<!DOCTYPE a ['),
      ),
    })
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
        const text = mutations.reduce((t, { at, drop, put }) => t.slice(0, at) + put + t.slice(at + drop), good)
        for (const finding of lintFeed(bytes(text)))
          expect(FEED_LINT_RULES.some((rule) => rule.id === finding.rule)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('our own feeds', () => {
  // A line with tags or references in it has no plain form in RSS and JSON; Atom says that it is markup.
  const any = fc.string({ unit: 'binary', maxLength: 40 })
  const line = any
    .map((text) => text.replace(/[\u0080-\u00ff\ufffd\u20ac]/g, 'é'))
    .filter((text) => !hasMarkup(text) && !/&</.test(text))
  const copy = line.map(
    (text) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')} <a href="https://mna.example/x">more</a>.</p>`,
  )
  const feeds: fc.Arbitrary<Feed> = fc
    .record({
      title: line,
      description: line,
      hub: fc.boolean(),
      items: fc.array(
        fc.record({
          title: line,
          summary: fc.option(line, { nil: undefined }),
          copy,
          authors: fc.array(line, { maxLength: 3 }),
          categories: fc.array(line, { maxLength: 3 }),
          language: fc.constantFrom('en', 'ar', 'ru', 'pt-BR'),
        }),
        { maxLength: 4 },
      ),
      removed: fc.array(line, { maxLength: 2 }),
    })
    .map((r) => ({
      title: r.title,
      description: r.description,
      selfUrl: 'https://mna.example/en/feed',
      siteUrl: 'https://mna.example/en',
      ...(r.hub ? { hubUrl: 'https://mna.example/hub' } : {}),
      language: 'en',
      direction: 'ltr',
      updated: '2026-11-01T09:00:00.250Z',
      items: r.items.map((item, n): FeedItem => ({
        id: `urn:newsml:mna.example:20261101:${n}`,
        url: `https://mna.example/en/politics/a-${n}?x=1&y=2`,
        title: item.title,
        ...(item.summary === undefined ? {} : { summary: item.summary }),
        contentHtml: item.copy,
        published: `2026-11-01T0${n}:04:05+03:00`,
        updated: `2026-11-01T0${n}:14:05Z`,
        authors: item.authors,
        categories: item.categories,
        language: item.language,
      })),
      removed: r.removed.map((why, n) => ({
        id: `urn:newsml:mna.example:20261031:${n}`,
        when: '2026-11-01T09:00:00Z',
        why,
      })),
    }))

  it.each([
    ['RSS', writeRss],
    ['Atom', writeAtom],
    ['JSON Feed', (feed: Feed) => JSON.stringify(writeJsonFeed(feed))],
  ])('%s has no finding, and reads back', (_name, write) => {
    fc.assert(
      fc.property(feeds, (feed) => {
        const document = bytes(write(feed))
        expect(lintFeed(document, { url: feed.selfUrl, now: Date.UTC(2026, 10, 2) })).toStrictEqual([])
        const read = readFeed(document, { name: 'ours' })
        expect(read.faults).toStrictEqual([])
        expect(read.entries.map((e) => [e.id, e.link, Date.parse(e.published?.value ?? '')])).toStrictEqual(
          feed.items.map((item) => [item.id, item.url, Date.parse(item.published ?? '')]),
        )
      }),
    )
  })

  it('withdrawn items are tombstones in Atom, and absent elsewhere', () => {
    const [feed] = fc.sample(
      feeds.filter((f) => f.removed?.length === 2),
      1,
    )
    if (feed === undefined) throw new Error('no sample')
    expect(readFeed(bytes(writeAtom(feed)), { name: 'a' }).tombstones.map((t) => t.ref)).toStrictEqual(
      feed.removed?.map((r) => r.id),
    )
    for (const text of [writeRss(feed), JSON.stringify(writeJsonFeed(feed))]) {
      for (const gone of feed.removed ?? []) expect(text).not.toContain(gone.id)
    }
  })
})
