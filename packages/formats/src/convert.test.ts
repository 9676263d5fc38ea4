import { readdirSync } from 'node:fs'
import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { detectFormat, FORMATS, itemsOf, readItems, WRITE_FORMATS, writeItems } from './index.ts'
import { plainBody } from './html/rich.ts'
import { bytes, fixture } from './testing-fixtures.ts'

const read = (data: Uint8Array | string, name = 'test') =>
  readItems(typeof data === 'string' ? bytes(data) : data, { name })

describe('telling formats apart', () => {
  it.each([
    ['g2-item.xml', 'newsml-g2'],
    ['g2-message.xml', 'newsml-g2'],
    ['ninjs-item.json', 'ninjs'],
    ['ninjs-list.json', 'ninjs'],
    ['capture-tavna.html', 'capture-html'],
    ['capture-ru.txt', 'capture-text'],
    ['capture-ar.txt', 'capture-text'],
    ['mail/press-release.eml', 'mail'],
    ['mail/forwarded.eml', 'mail'],
    ['mail/reply.eml', 'mail'],
    ['icalendar/diary.ics', 'icalendar'],
  ])('%s is %s', (name, format) => {
    expect(detectFormat(fixture(name))).toBe(format)
  })

  it('knows wires by their header, framed or not', () => {
    const names = readdirSync(new URL('../fixtures/wire', import.meta.url)).filter((n) => /\.(?:anpa|7901)\./.test(n))
    const expected = names.map((name) => [name, name.includes('.anpa.') ? 'anpa-1312' : 'iptc-7901'])
    expect(names.map((name) => [name, detectFormat(fixture(`wire/${name}`))])).toEqual(expected)
  })

  it.each([
    ['<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><body/></nitf>', 'nitf'],
    ['<NewsML Version="1.2"/>', 'newsml-1'],
    ['HTTP/1.1 200 OK\r\n\r\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', 'newsml-g2'],
    ['<rss version="2.0"><channel/></rss>', 'rss'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"/>', 'atom'],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'json-feed'],
    ['{"uri": "urn:x", "type": "text"}', 'ninjs'],
    ['<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', 'sitemap'],
    ['<p>A piece of a page', 'capture-html'],
    ['Subject: a heading of a page\n\nand its text', 'capture-text'],
    ['From: the desk\nTo: everyone\n\nwho reads this page', 'capture-text'],
    ['<strange/>', 'unknown'],
  ])('%s is %s', (document, format) => {
    expect(detectFormat(bytes(document))).toBe(format)
  })

  it('decodes before it looks', () => {
    const text = '<rss version="2.0"><channel/></rss>'
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Array.from(text).flatMap((c) => [c.charCodeAt(0), 0])])
    expect(detectFormat(utf16)).toBe('rss')
  })
})

describe('reading anything', () => {
  it.each([
    ['', 'empty-document'],
    [' \r\n\t', 'empty-document'],
    ['<strange/>', 'format-unknown'],
    ['<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', 'not-a-story'],
  ])('refuses "%s" with a code', (document, code) => {
    expect(read(document).entries).toMatchObject([{ outcome: 'rejected', code }])
  })

  it('reads as what it is told', () => {
    const document = readItems(bytes('{"type": "text", "uri": "urn:x"}'), { name: 'x', format: 'capture-text' })
    expect(document.format).toBe('capture')
  })

  it('keeps to the limits of the caller', () => {
    const { entries } = readItems(fixture('g2-item.xml'), { name: 'x', limits: { bytes: 10 } })
    expect(entries).toMatchObject([{ outcome: 'rejected', code: 'too-large' }])
  })

  it('reads every message of a mailbox', () => {
    const box =
      'From a@b Mon\nFrom: a@b.example\nSubject: One\n\nFirst copy.\n\nFrom a@b Mon\nFrom: a@b.example\nSubject: Two\n\nSecond copy.\n'
    const document = read(box)
    expect(itemsOf(document).map((item) => item.headlines?.[0]?.value)).toEqual(['One', 'Two'])
    expect(document.entries.map((entry) => entry.place)).toEqual(['line 1', 'line 7'])
  })

  it('reads the news that is attached to a message', () => {
    const g2 = new TextDecoder().decode(fixture('g2-item.xml'))
    const mail = `From: a@b.example\nTo: c@d.example\nSubject: Our wire\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nAttached.\n--q\nContent-Type: application/xml\nContent-Disposition: attachment; filename=item.xml\n\n${g2}\n--q--\n`
    const [item] = itemsOf(read(mail))
    const [wire] = itemsOf(read(g2))
    expect(item?.renditions).toMatchObject([{ title: 'item.xml', format: 'newsml-g2' }])
    expect(item?.associations?.[0]?.item).toEqual(wire)
  })

  it('gives a page as an item: its copy as printed, its address, its pictures', () => {
    const [item] = itemsOf(read(fixture('capture-tavna.html')))
    expect(item).toMatchObject({ kind: 'text', renditions: [{ name: 'web', contentType: 'text/html' }] })
    expect(item?.headlines?.[0]?.value).not.toBe('')
    const [text] = itemsOf(read(fixture('capture-tavna.txt')))
    const first = text?.bodies?.[0]?.blocks[0]
    const line = text?.datelines?.[0]?.value ?? ' '
    expect(
      first?.type === 'paragraph' &&
        first.spans
          .map((s) => s.text)
          .join('')
          .startsWith(line),
    ).toBe(true)
  })

  const textOf = (item: NewsItem | undefined) => plainBody(item?.bodies?.[0]?.blocks ?? [])
  const PIECE =
    '<p>The dam at Tavna holds again after four days of work by the river guard, the town said on Monday.</p>'
  const page = (head: string, body: string) =>
    itemsOf(
      read(`<!doctype html><html lang="en"><head>${head}</head><body><article>${body}</article></body></html>`),
    )[0]

  it('gives an item of what a page has: a headline and a day without copy, copy without a headline', () => {
    const bare = page(
      '<title>Dam at Tavna holds again</title><meta name="author" content="Ana Petrel"><meta property="article:published_time" content="2026-03-02T09:00:00+02:00">',
      '',
    )
    expect(bare).toMatchObject({
      language: 'en',
      headlines: [{ value: 'Dam at Tavna holds again' }],
      bylines: [{ value: 'Ana Petrel' }],
      contentCreated: '2026-03-02T09:00:00+02:00',
    })
    expect(bare?.bodies).toBeUndefined()
    const untitled = page('', PIECE)
    expect(untitled?.headlines).toBeUndefined()
    expect(textOf(untitled)).toContain('The dam at Tavna')
    expect(read('<!doctype html><html><body><div></div></body></html>').entries).toMatchObject([
      { outcome: 'rejected', code: 'no-body' },
    ])
    expect(read('Dam at Tavna holds\n2 March 2026').entries).toMatchObject([{ outcome: 'item' }])
  })

  it('gives the days and the names of a page, and its captions with its pictures only', () => {
    const item = page(
      '<title>Dam holds</title><meta property="article:published_time" content="2026-03-02T09:00:00Z"><meta property="article:modified_time" content="2026-03-03T09:00:00Z">',
      `<h1>Dam holds</h1><p class="byline">By Ana Petrel and Maren Oluf</p>${PIECE}<figure><img src="https://tavna.example/dam.jpg" alt="The dam"><figcaption>Workers on the dam on Sunday.</figcaption></figure>${PIECE.replace('Monday', 'Tuesday')}`,
    )
    expect(item).toMatchObject({
      bylines: [{ value: 'Ana Petrel, Maren Oluf' }],
      contentCreated: '2026-03-02T09:00:00Z',
      firstCreated: '2026-03-02T09:00:00Z',
      versionCreated: '2026-03-03T09:00:00Z',
      associations: [{ item: { descriptions: [{ value: 'Workers on the dam on Sunday.' }] } }],
    })
    expect(textOf(item)).not.toContain('Workers')
    // Its place in the copy is kept.
    const blocks = item?.bodies?.[0]?.blocks ?? []
    const at = blocks.findIndex((block) => block.type === 'picture')
    expect(blocks[at]).toStrictEqual({ type: 'picture', src: 'https://tavna.example/dam.jpg', alt: '' })
    expect([at > 0, at < blocks.length - 1]).toStrictEqual([true, true])
  })
})

describe('writing anything', () => {
  const items = [
    ...itemsOf(read(fixture('g2-item.xml'))),
    ...itemsOf(read(fixture('capture-ru.txt'))),
    ...itemsOf(read(fixture('icalendar/diary.ics'))),
  ]

  it.each([...WRITE_FORMATS])('%s can be read again', (format) => {
    const documents = writeItems(items, format, { now: '2026-11-01T00:00:00Z' })
    expect(documents.length).toBeGreaterThan(0)
    for (const document of documents) {
      expect(document.isWellFormed()).toBe(true)
      if (format === 'text') continue
      const entries = read(document).entries
      expect(entries.filter((entry) => entry.outcome === 'rejected')).toEqual([])
    }
  })

  it('never shows in a feed what may not be used yet', () => {
    const held = [{ until: null }, { until: '2026-11-05T00:00:00Z' }].map((embargo) => ({
      model: 1 as const,
      kind: 'text' as const,
      guid: 'urn:x:1',
      headlines: [{ value: 'Secret' }],
      embargo,
    }))
    const killed = {
      model: 1 as const,
      kind: 'text' as const,
      guid: 'urn:x:2',
      headlines: [{ value: 'Secret' }],
      pubStatus: 'canceled' as const,
    }
    for (const format of ['rss', 'atom', 'json-feed'] as const) {
      expect(writeItems([...held, killed], format, { now: '2026-11-01T00:00:00Z' }).join('')).not.toContain('Secret')
      expect(writeItems(held, format, { now: '2026-11-06T00:00:00Z' }).join('')).toContain('Secret')
    }
    expect(writeItems([killed], 'atom')[0]).toContain('urn:x:2')
  })

  it('lists each format once', () => {
    const written = FORMATS.flatMap((f) => (f.writes ?? []).map((w) => w.to))
    expect(written.toSorted()).toEqual(WRITE_FORMATS.toSorted())
    expect(new Set(FORMATS.map((f) => f.format)).size).toBe(FORMATS.length)
  })
})
