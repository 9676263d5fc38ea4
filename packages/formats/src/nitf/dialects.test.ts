/** NITF as agencies bend it: fictional twins of the layouts of several wires, and single bends. */
import { readdirSync, readFileSync } from 'node:fs'
import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import type { ExchangeEntry, ReadNewsItem } from '../exchange.ts'
import { plainBody } from '../html/rich.ts'
import { hasShared } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { isNitf, readNitfItems } from './read.ts'
import { writeNitf } from './write.ts'

const FOLDER = new URL('../../fixtures/nitf/', import.meta.url)
const fixture = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

function entries(xml: string, profile?: SourceProfile): readonly ExchangeEntry[] {
  return readNitfItems(xml, { name: 'test.xml', profile, limits: DEFAULT_LIMITS, assumptions: [] }).entries
}
function readEntry(xml: string, profile?: SourceProfile): ReadNewsItem {
  const [entry] = entries(xml, profile)
  if (entry?.outcome !== 'item') throw new Error(JSON.stringify(entry))
  return entry
}
const read = (xml: string): NewsItem => readEntry(xml).item
const body = (item: NewsItem) => plainBody(item.bodies?.[0]?.blocks ?? [])
const wrap = (docdata: string, attributes = '', head = '') =>
  `<nitf><head>${head}<docdata${attributes}><doc-id id-string="x"/>${docdata}</docdata></head><body><body.head><hedline><hl1>H</hl1></hedline></body.head></body></nitf>`

const SUBJECT = 'http://cv.iptc.org/newscodes/subjectcode/'
const TOPIC = 'http://cv.iptc.org/newscodes/mediatopic/'

describe('layouts of wires', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.xml'))

  it.each(files)('%s is told by its root, and comes back the same', (name) => {
    expect(isNitf(fixture(name))).toBe(true)
    const item = read(fixture(name))
    const xml = writeNitf(item)
    expect(read(xml)).toStrictEqual({ ...item, standard: { name: 'NITF', version: '3.6' } })
    if (hasShared) expect(xsdValidator('standards/nitf/nitf-3-6.xsd')(xml)).toStrictEqual([])
  })

  it('without an identifier, with an abstract that is bare text, a title in the byline and a category', () => {
    const item = read(fixture('ap.xml'))
    expect(item).toMatchObject({
      provider: { literal: 'MNA', names: [{ value: 'The Marenian News Agency' }] },
      versionCreated: '2026-11-01T10:10:44Z',
      headlines: [{ value: 'Harbour pilots of Port Selene end their strike' }, { role: 'subheadline' }],
      bylines: [{ value: 'By ANA PETREL' }, { value: 'MNA Business Writer', role: 'title' }],
      datelines: [{ value: 'PORT SELENE, Marenia' }],
      descriptions: [{ value: 'Pilots go back to work after nine days.' }],
      edNotes: [{ value: 'Eds: UPDATES: Adds quotes.' }],
      transmission: { category: 'i' },
    })
    expect(item.guid).toBeUndefined()
    expect(body(item)).toContain('“We got what we asked for,” said Ivo Tern.')
  })

  it('with keys, scopes, a series and a delivery list', () => {
    expect(read(fixture('pa.xml'))).toMatchObject({
      guid: '0d0b7b4c-3e06-4690-b7cb-37b5c99c9a86HHH-2-1',
      pubStatus: 'usable',
      urgency: 4,
      versionCreated: '2026-11-01T00:13:27+01:00',
      titles: [{ value: '2 POLITICS Quotas' }],
      sluglines: [{ value: 'MNA-HHH-POLITICS-Quotas' }],
      keywords: [{ value: 'Quotas' }],
      audiences: [{ literal: 'POLITICS' }, { literal: 'CITY' }],
      hops: [{ seq: 1, party: { literal: 'MNA' } }],
      provider: { literal: 'MNA' },
      transmission: { service: 'Comprehensive', category: 'HHH' },
      subjects: [{ uri: `${SUBJECT}04011002` }],
    })
  })

  it('with an ANPA header in meta, and a release that is the issue', () => {
    const item = read(fixture('aap.xml'))
    expect(item).toMatchObject({
      transmission: { sequence: '1747', category: 'a', wordCount: 349, keyword: 'Monitor 1900 News' },
      sluglines: [{ value: 'Monitor 1900 News' }],
      genres: [{ uri: 'http://cv.iptc.org/newscodes/genre/Current' }],
      subjects: [{ uri: `${SUBJECT}02003001`, names: [{ value: 'law enforcement' }, {}, {}] }],
      expires: ['2026-11-19T19:27:51+11:00'],
      rights: [
        {
          copyrightHolder: { names: [{ value: 'Marenian Associated Press' }] },
          usageTerms: [{ value: 'No deep links.' }],
        },
      ],
      datelines: [{ value: 'Selene' }],
    })
    expect(item.embargo).toBeUndefined()
    expect(body(item).split('\n\n')).toHaveLength(2)
  })

  it('with codes of their own, a place of the event and a machine date where the printed one belongs', () => {
    const item = read(fixture('efe.xml'))
    expect(item).toMatchObject({
      language: 'es-ES',
      contentCreated: '2026-11-02T22:28:00+00:00',
      transmission: { category: 'POL', wordCount: 279 },
      sluglines: [{ value: 'MARENIA GOBIERNO' }],
      rights: [{ accountable: { names: [{ value: 'Agencia Marenia' }] } }],
    })
    expect(item.datelines).toBeUndefined()
    expect(item.subjects).toMatchObject([
      { uri: `${SUBJECT}11006005`, names: [{ value: 'Poder ejecutivo' }, {}, {}] },
      { qcode: 'MNA:F01001000' },
      { names: [{ value: 'Puerto Selene' }], broader: [{}, { uri: 'http://cvx.iptc.org/iso3166-1a3/MAR' }] },
    ])
  })

  it('with the end of an embargo in date.expire, and key-list outside of docdata', () => {
    const { item, assumptions } = readEntry(fixture('superdesk.xml'))
    expect(item).toMatchObject({
      embargo: { until: '2026-11-03T06:00:00+00:00' },
      pubStatus: 'usable',
      versionCreated: '2026-11-01T11:45:19+00:00',
      keywords: [{ value: 'quotas' }, { value: 'fish' }],
      subjects: [{ uri: `${TOPIC}20000523` }, { qcode: 'SSE:SEL' }],
    })
    expect(item.expires).toBeUndefined()
    expect(assumptions).toMatchObject([{ field: 'embargo' }])
  })

  it('with a desk as the type of object, a lede, and a picture by its name', () => {
    const { item, assumptions } = readEntry(fixture('ntb.xml'), { key: 'mna', zone: 'Europe/Oslo' })
    expect(item).toMatchObject({
      language: 'nb-NO',
      version: '1',
      versionCreated: '2026-11-01T09:00:04+01:00',
      services: [{ literal: 'Utenriks' }],
      transmission: { sequence: '1657' },
      creditlines: [{ role: 'tagline' }],
    })
    expect(assumptions).toMatchObject([{ field: 'zone', value: 'Europe/Oslo' }])
    expect(item.bodies?.[0]?.blocks.map((block) => block.type)).toStrictEqual([
      'paragraph',
      'heading',
      'paragraph',
      'picture',
    ])
  })

  it('of generation 2.5 with a document type, corrections, a table and all of docdata', () => {
    expect(read(fixture('dtd-25.xml'))).toMatchObject({
      guid: 'mna-20261101-7',
      version: '3',
      sluglines: [{ value: 'rowing' }],
      signals: [{ uri: 'http://cv.iptc.org/newscodes/signal/correction' }],
      edNotes: [{ value: 'Corrects the score.' }, { role: 'correction' }, { value: 'With a table.' }],
      memberOf: [{ literal: 'River Notes' }, { names: [{ value: 'River' }], rank: 2 }],
      contributors: [{ names: [{ value: 'A. Petrel' }], modified: '2026-11-01T17:55:00Z' }],
      bylines: [{ value: 'Ana Petrel, ap@mna.example' }],
      datelines: [{ value: 'Selene, Marenia, Nov 1' }],
      contentCreated: '2026-11-01',
    })
  })

  it('keep what a vendor adds as extensions', () => {
    expect(read(fixture('embargo.xml')).extensions).toMatchObject([
      { path: 'head/docdata/key-list', name: '@quality' },
      { path: 'head/docdata', name: 'desk', ns: 'https://vendor.example/ns' },
    ])
  })
})

describe('status and embargo', () => {
  it('take a release after the issue for an embargo', () => {
    expect(read(fixture('embargo.xml')).embargo).toStrictEqual({ until: '2026-11-02T06:00:00+01:00' })
  })

  it.each([
    ['usable', 'usable', undefined],
    ['Canceled', 'canceled', undefined],
    ['killed', 'canceled', undefined],
    ['withheld', 'withheld', undefined],
    ['embargoed', 'usable', { until: null }],
    ['', undefined, undefined],
  ])('management-status %j', (status, pubStatus, embargo) => {
    const item = read(wrap('', ` management-status="${status}"`))
    expect([item.pubStatus, item.embargo]).toStrictEqual([pubStatus, embargo])
  })

  it.each([
    ['a status that is none', wrap('', ' management-status="maybe"'), 'status-unknown'],
    ['a release that is no date', wrap('<date.release norm="soon"/>'), 'embargo-invalid'],
    [
      'a release without an offset',
      wrap('<date.issue norm="20261101T0900Z"/><date.release norm="20261101T1200"/>'),
      'embargo-invalid',
    ],
    ['nothing at all', '<nitf><body/></nitf>', 'item-incomplete'],
    ['another root', '<x/>', 'format-unknown'],
  ])('refuse %s', (_, xml, code) => {
    expect(entries(xml)).toMatchObject([{ outcome: 'rejected', code }])
  })

  it('take the zone of the profile for a release without an offset', () => {
    const xml = wrap('<date.release norm="20261101T1200"/>')
    expect(readEntry(xml, { key: 'mna', zone: 'Europe/Helsinki' }).item.embargo).toStrictEqual({
      until: '2026-11-01T12:00:00+02:00',
    })
  })

  it('believe an editor who kills or holds', () => {
    expect(read(wrap('<ed-msg info="MANDATORY KILL: wrong."/>', ' management-status="usable"')).pubStatus).toBe(
      'canceled',
    )
    expect(read(wrap('<ed-msg msg-type="hold" info="Wait."/>')).pubStatus).toBe('withheld')
    expect(read(wrap('<ed-msg info="Killing of a whale, second take."/>')).pubStatus).toBeUndefined()
    // The notice itself is to be read; it names what it ends.
    expect(read(fixture('kill.xml'))).toMatchObject({
      pubStatus: 'usable',
      links: [{ guid: 'mna-7', pubStatus: 'canceled' }],
    })
  })

  it('keep embargo beside every status, and its note', () => {
    for (const pubStatus of ['usable', 'withheld', 'canceled'] as const) {
      for (const until of ['2026-10-01T00:00:00Z', null]) {
        const item: NewsItem = {
          model: 1,
          kind: 'text',
          guid: 'x',
          versionCreated: '2026-11-01T00:00:00Z',
          expires: ['2027-01-01T00:00:00Z'],
          pubStatus,
          embargo: { until, note: 'speech' },
        }
        expect(read(writeNitf(item))).toStrictEqual({ ...item, standard: { name: 'NITF', version: '3.6' } })
      }
    }
  })
})

describe('single bends', () => {
  it('read urgency 9 back, though NITF ends at 8', () => {
    const item: NewsItem = { model: 1, kind: 'text', guid: 'x', urgency: 9 }
    expect(writeNitf(item)).toContain('ed-urg="8"')
    expect(read(writeNitf(item)).urgency).toBe(9)
  })

  it('keep an urgency of another scale beside the mapped one', () => {
    expect(read(wrap('<urgency ed-urg="FLASH"/>'))).toMatchObject({
      urgency: 1,
      transmission: { urgency: { value: 'FLASH', scale: 'nitf' } },
    })
  })

  it.each([
    ['20000523', undefined, `${TOPIC}20000523`],
    ['medtop:20000523', undefined, `${TOPIC}20000523`],
    ['4000000', undefined, `${SUBJECT}04000000`],
    ['01000000', 'medtop', `${TOPIC}01000000`],
    ['99000000', undefined, undefined],
  ])('subject %s of %s', (code, source, uri) => {
    const ipr = source === undefined ? '' : ` tobject.subject.ipr="${source}"`
    const xml = wrap('', '', `<tobject><tobject.subject tobject.subject.refnum="${code}"${ipr}/></tobject>`)
    expect(read(xml).subjects?.[0]?.uri).toBe(uri)
  })

  it('read dates in every spelling, and report what is none', () => {
    const { item, unknown } = readEntry(
      wrap('<date.issue norm="20261101093000-0500"/><date.expire norm="None"/><date.expire norm="some day"/>'),
    )
    expect(item.versionCreated).toBe('2026-11-01T09:30:00-05:00')
    expect(unknown).toStrictEqual(['date.expire some day'])
  })

  it('read several documents in a wrapper, and go on after a bad one', () => {
    const xml = `<feed>${wrap('')}${wrap('', ' management-status="?"')}${wrap('')}</feed>`
    expect(entries(xml).map((entry) => entry.outcome)).toStrictEqual(['item', 'rejected', 'item'])
  })

  it('take the zone of the dialect, when the sender is one we know', () => {
    const xml = wrap('<doc-id regsrc="NTB"/><date.issue norm="2026-11-01T09:00:04"/>').replace(
      '<doc-id id-string="x"/>',
      '',
    )
    const { item, assumptions } = readEntry(xml)
    expect(item.versionCreated).toBe('2026-11-01T09:00:04+01:00')
    expect(assumptions).toMatchObject([{ field: 'zone', value: 'Europe/Oslo' }])
  })

  it('take the title where hl1 is empty, and paragraphs where body.content is missing', () => {
    const { item, assumptions } = readEntry('<nitf><head><title>T</title></head><body><p>a</p><p>b</p></body></nitf>')
    expect(item.headlines).toStrictEqual([{ value: 'T' }])
    expect(assumptions).toMatchObject([{ field: 'headline' }])
    expect(body(item)).toBe('a\n\nb')
  })

  it('are told from other XML', () => {
    expect(isNitf('<?xml version="1.0"?><!-- <x> --><!DOCTYPE nitf SYSTEM "x.dtd"><n:nitf xmlns:n="y">')).toBe(true)
    expect(isNitf('<newsItem><nitf/></newsItem>')).toBe(false)
  })
})
