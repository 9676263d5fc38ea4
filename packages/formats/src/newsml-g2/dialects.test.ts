/** How agencies bend the standard; every document here is fiction in their layouts. */
import type { NewsItem, RichBlock } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import type { ReadNewsItem } from '../exchange.ts'
import { mendEscapes } from '../mend.ts'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { hasShared } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { readNewsMlG2Items, readNewsMlG2Stream } from './read-items.ts'
import { writeNewsMlG2Message } from './write-items.ts'

const NAR = 'http://iptc.org/std/nar/2006-10-01/'
const context = (profile?: SourceProfile) => ({ name: 'x', profile, limits: DEFAULT_LIMITS, assumptions: [] })

function entry(text: string, profile?: SourceProfile): ReadNewsItem {
  const [first] = readNewsMlG2Items(text, context(profile)).entries
  if (first?.outcome !== 'item') throw new Error(JSON.stringify(first))
  return first
}
const read = (text: string, profile?: SourceProfile): NewsItem => entry(text, profile).item
const words = (blocks: readonly RichBlock[] | undefined) =>
  blocks?.map((block) => ('spans' in block ? block.spans.map((span) => span.text).join('') : block.type))

/** An item with a body and whatever else. */
function item(parts: { meta?: string; content?: string; set?: string; before?: string; attributes?: string }): string {
  return `<newsItem xmlns="${NAR}" standard="NewsML-G2" standardversion="2.23" guid="urn:newsml:mna.example:20261101:1" version="2" xml:lang="en" ${parts.attributes ?? ''}>
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_25.xml"/>${parts.before ?? ''}
<itemMeta><itemClass qcode="ninat:text"/><provider literal="MNA"/><versionCreated>2026-11-01T09:00:00Z</versionCreated>${parts.meta ?? ''}</itemMeta>
<contentMeta>${parts.content ?? '<headline>Ferry back in service</headline>'}</contentMeta>
<contentSet>${parts.set ?? ''}</contentSet></newsItem>`
}

describe('bodies', () => {
  it('come without the page header that repeats slug and headline', () => {
    const { bodies, headlines } = read(
      item({
        content: '',
        set: `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferry back</title></head>
<body><header><ul class="slugline"><li>Transport</li></ul><time>01.11.2026</time><h1>Ferry back</h1></header>
<section class="main"><p><span class="dateline">Port Selene <span class="credit">(mna)</span> - </span>The ferry sails again.</p></section></body></html></inlineXML>`,
      }),
    )
    expect(words(bodies?.[0]?.blocks)).toStrictEqual(['Port Selene (mna) - The ferry sails again.'])
    expect(headlines).toStrictEqual([{ value: 'Ferry back' }])
  })

  it('are known as HTML in any namespace and under any type, and escaped twice', () => {
    const given = entry(
      item({
        set: '<inlineXML contenttype="xhtml/xml"><html><body><p>It opens at 4 o&amp;#39;clock, &amp;quot;sharp&amp;quot;.</p><p/><p><b>Queues</b></p></body></html></inlineXML>',
      }),
    )
    const { bodies } = mendEscapes(given).item
    expect(words(bodies?.[0]?.blocks)).toStrictEqual(['It opens at 4 o\'clock, "sharp".', 'Queues'])
    expect(bodies?.[0]?.contentType).toBe('application/xhtml+xml')
  })

  it('may be plain text in one p that claims to be neither', () => {
    const { bodies } = read(
      item({
        set: `<inlineData contenttype="text/plain" rendition="rnd:original" wordcount="0"><![CDATA[
<p>
            (MNA) - Port Selene, November 1 - The ferry that links the two
towns sails again.
   "We are glad," the harbour master said on the quay.
          </p>]]></inlineData>`,
      }),
    )
    expect(words(bodies?.[0]?.blocks)).toStrictEqual([
      '(MNA) - Port Selene, November 1 - The ferry that links the two towns sails again.',
      '"We are glad," the harbour master said on the quay.',
    ])
    expect(bodies?.[0]).toMatchObject({ wordCount: 0, rendition: 'http://cv.iptc.org/newscodes/rendition/original' })
  })

  it('may be escaped HTML in inlineData or inlineXML', () => {
    for (const set of [
      '<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</inlineData>',
      '<inlineXML contenttype="application/xhtml+xml">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</inlineXML>',
      '<inlineData><![CDATA[<p>One.</p><p>Two &amp; three.</p>]]></inlineData>',
    ]) {
      expect(words(read(item({ set })).bodies?.[0]?.blocks)).toStrictEqual(['One.', 'Two & three.'])
    }
  })

  it('are all kept when there are several', () => {
    const { bodies } = read(
      item({
        set: '<inlineXML xml:lang="en"><p xmlns="">One</p></inlineXML><inlineXML xml:lang="fi"><p xmlns="">Yksi</p></inlineXML><inlineData contenttype="text/plain">One</inlineData>',
      }),
    )
    expect(bodies?.map(({ language, blocks }) => [language, words(blocks)])).toStrictEqual([
      ['en', ['One']],
      ['fi', ['Yksi']],
      [undefined, ['One']],
    ])
  })

  it('that are NITF give headline, byline and dateline to an item that has none', () => {
    const found = read(
      item({
        content: '',
        set: `<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>Ferry back</hl1></hedline><byline>By <person>Ana Reyes</person></byline><dateline>Port Selene</dateline></body.head><body.content><p>It sails.</p></body.content></body></nitf></inlineXML>`,
      }),
    )
    expect([found.headlines, found.bylines, found.datelines]).toStrictEqual([
      [{ value: 'Ferry back' }],
      [{ value: 'By Ana Reyes' }],
      [{ value: 'Port Selene' }],
    ])
    expect(words(found.bodies?.[0]?.blocks)).toStrictEqual(['It sails.'])
  })

  it('of other kinds stay trees, and encoded ones stay as sent', () => {
    const { bodies } = read(
      item({
        set: '<inlineXML contenttype="application/x-results"><r:table xmlns:r="urn:r"><r:row place="1">Ana</r:row></r:table></inlineXML><inlineData contenttype="image/png" encoding="encd:base64">iVBORw0=</inlineData>',
      }),
    )
    expect(bodies?.[0]?.data).toMatchObject({ name: 'table', ns: 'urn:r' })
    expect(bodies?.[1]).toMatchObject({ text: 'iVBORw0=', blocks: [] })
  })
})

describe('notes and texts', () => {
  it('with markup keep their lines and links', () => {
    const { edNotes, descriptions } = read(
      item({
        meta: '<edNote role="mnanote:notepad"><section xmlns="http://www.w3.org/1999/xhtml"><h3>Notepad</h3><ul><li>See <a href="https://mna.example/1">the timetable</a></li></ul></section></edNote>',
        content:
          '<description>One.<br/>Two.</description><description>&lt;p&gt;Three.&lt;/p&gt;&lt;p&gt;Four.&lt;/p&gt;</description>',
      }),
    )
    expect(edNotes?.[0]?.value).toBe('Notepad\nSee the timetable')
    expect(edNotes?.[0]?.role).toBe('dateline:qcode/mnanote:notepad')
    expect(JSON.stringify(edNotes?.[0]?.blocks)).toContain('https://mna.example/1')
    expect(descriptions?.map(({ value }) => value)).toStrictEqual(['One.\nTwo.', 'Three.\nFour.'])
  })

  it('that are empty are none, and several headlines keep their roles', () => {
    const { sluglines, bylines, headlines } = read(
      item({ content: '<slugline/><by/><headline>Main</headline><headline role="hld:subHeadline">Second</headline>' }),
    )
    expect([sluglines, bylines]).toStrictEqual([undefined, undefined])
    expect(headlines).toStrictEqual([{ value: 'Main' }, { value: 'Second', role: 'dateline:qcode/hld:subHeadline' }])
  })
})

describe('codes', () => {
  it('keep the alias that no catalog at hand explains, and say so', () => {
    const { item: found, unknown } = entry(
      item({
        before: '<catalogRef href="http://www.mna.example/std/catalog/catalog.MNA_1.xml"/>',
        content:
          '<subject type="cptype:cat" qcode="mnacat:POL"><name>Politics</name></subject><subject type="Topic" literal="ferry"/>',
      }),
    )
    expect(found.subjects).toStrictEqual([
      { qcode: 'mnacat:POL', type: 'dateline:qcode/cptype:cat', names: [{ value: 'Politics' }] },
      { literal: 'ferry', type: 'Topic' },
    ])
    expect(found.catalogs).toStrictEqual([{ href: 'http://www.mna.example/std/catalog/catalog.MNA_1.xml' }])
    expect(unknown).toContain('code mnacat:POL')
  })

  it('are resolved through the catalog of the document, of the message, and of agencies known by its address', () => {
    const own = `<catalog><scheme alias="mnacat" uri="https://mna.example/cv/cat/"/></catalog>`
    const subject = '<subject qcode="mnacat:POL"/>'
    expect(read(item({ before: own, content: subject })).subjects?.[0]?.uri).toBe('https://mna.example/cv/cat/POL')
    const message = `<newsMessage xmlns="${NAR}"><header><sent>2026-11-01T09:00:00Z</sent>${own}</header><itemSet>${item({ content: subject })}</itemSet></newsMessage>`
    expect(read(message).subjects?.[0]?.uri).toBe('https://mna.example/cv/cat/POL')
    const known = item({
      before: '<catalogRef href="http://www.stt-lehtikuva.fi/newsml/doc/stt-NewsCodesCatalog_1.xml"/>',
      content: '<subject qcode="sttsubj:11000000"/>',
    })
    expect(read(known).subjects?.[0]).toStrictEqual({
      uri: 'http://cv.iptc.org/newscodes/subjectcode/11000000',
      qcode: 'sttsubj:11000000',
    })
  })
})

describe('life-cycle', () => {
  const meta = (inner: string, profile?: SourceProfile) => read(item({ meta: inner }), profile)

  it('absent, usable, withheld and canceled', () => {
    expect(meta('').pubStatus).toBeUndefined()
    expect(meta('<pubStatus qcode="stat:usable"/>').pubStatus).toBe('usable')
    expect(meta('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>').pubStatus).toBe('withheld')
    expect(meta('<pubStatus qcode="stat:Cancelled"><name>Gone</name></pubStatus>').pubStatus).toBe('canceled')
    const [bad] = readNewsMlG2Items(item({ meta: '<pubStatus qcode="stat:foo"/>' }), context()).entries
    expect(bad).toMatchObject({ outcome: 'rejected', code: 'status-unknown', place: 'line 3, column 120' })
  })

  it('embargo absent, empty and set', () => {
    expect(meta('').embargo).toBeUndefined()
    expect(meta('<embargoed/>').embargo).toStrictEqual({ until: null })
    expect(meta('<embargoed/>', { key: 'x', emptyEmbargo: 'none' }).embargo).toBeUndefined()
    expect(meta('<embargoed>2026-11-02T06:00:00+01:00</embargoed>').embargo).toStrictEqual({
      until: '2026-11-02T06:00:00+01:00',
    })
    expect(
      meta('<embargoed>2026-11-02T06:00:00</embargoed>', { key: 'x', zone: 'Europe/Berlin' }).embargo,
    ).toStrictEqual({
      until: '2026-11-02T06:00:00+01:00',
    })
    for (const text of ['2026-11-02T06:00:00', 'tomorrow']) {
      const [bad] = readNewsMlG2Items(item({ meta: `<embargoed>${text}</embargoed>` }), context()).entries
      expect(bad).toMatchObject({ outcome: 'rejected', code: 'embargo-invalid' })
    }
  })

  it('signals, expiry, links of old documents and times in any spelling', () => {
    const found = meta(
      '<firstCreated>2026-11-01 08:30:00</firstCreated><signal qcode="sig:correction"/><signal qcode="nmsig:atomic"/><expires>2026-12-01T00:00:00+0100</expires><link guidref="urn:newsml:mna.example:20261101:0" version="3"/>',
      { key: 'x', zone: 'Europe/Helsinki' },
    )
    expect(found.signals?.map(({ uri }) => uri)).toStrictEqual([
      'http://cv.iptc.org/newscodes/signal/correction',
      'http://cv.iptc.org/newscodes/newsmsgsignal/atomic',
    ])
    expect(found.expires).toStrictEqual(['2026-12-01T00:00:00+01:00'])
    expect(found.firstCreated).toBe('2026-11-01T08:30:00+02:00')
    expect(found.links).toStrictEqual([{ guid: 'urn:newsml:mna.example:20261101:0', version: '3' }])
  })

  it('refuses a version that is no number', () => {
    const [bad] = readNewsMlG2Items(item({}).replace('version="2"', 'version="two"'), context()).entries
    expect(bad).toMatchObject({ outcome: 'rejected', code: 'version-invalid' })
  })
})

describe('where items stand', () => {
  const one = item({})

  it('anywhere: in a message, an envelope of another kind, a feed', () => {
    for (const text of [
      one,
      `<newsMessage xmlns="${NAR}"><itemSet>${one}</itemSet></newsMessage>`,
      `<itemSet xmlns="${NAR}">${one}</itemSet>`,
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r>${one}</r></s:Body></s:Envelope>`,
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>${one}</content></entry></feed>`,
    ]) {
      expect(read(text).guid).toBe('urn:newsml:mna.example:20261101:1')
    }
  })

  it('without a namespace, with one switched off, and with a prefix that nobody declared', () => {
    const bare = one.replace(` xmlns="${NAR}"`, '')
    expect(read(bare).headlines).toStrictEqual([{ value: 'Ferry back in service' }])
    const off = one.replace('<contentMeta>', '<contentMeta xmlns="">').replace('<itemMeta>', '<itemMeta xmlns="">')
    expect(read(off)).toStrictEqual(read(one))
    expect(read(one.replace('<itemClass', '<itemClass rtr:msgType="S"')).itemClass?.extensions).toStrictEqual([
      { format: 'newsml-g2', path: '', name: '@msgType', ns: 'unbound:rtr', content: ['S'] },
    ])
  })

  it('one bad item does not stop a message, and a cut message gives what had closed', () => {
    const bad = item({ meta: '<pubStatus qcode="stat:foo"/>' })
    const message = `<newsMessage xmlns="${NAR}"><itemSet>${one}${bad}${one}</itemSet></newsMessage>`
    const outcomes = (text: string) =>
      readNewsMlG2Items(text, context()).entries.map((e) => (e.outcome === 'item' ? 'item' : e.code))
    expect(outcomes(message)).toStrictEqual(['item', 'status-unknown', 'item'])
    expect(outcomes(message.slice(0, -200))).toStrictEqual(['item', 'status-unknown', 'xml-truncated'])
    expect(outcomes('<rss/>')).toStrictEqual(['format-unknown'])
  })

  it('are handed on as they close when a message comes in pieces', async () => {
    const message = `<newsMessage xmlns="${NAR}"><header><sent>2026-11-01T09:00:00Z</sent></header><itemSet>${one}${one}</itemSet></newsMessage>`
    let given = 0
    function* pieces() {
      for (let at = 0; at < message.length; at += 100) {
        given = at
        yield message.slice(at, at + 100)
      }
    }
    const closedAt: number[] = []
    for await (const found of readNewsMlG2Stream(pieces(), context())) {
      expect(found.outcome).toBe('item')
      closedAt.push(given)
    }
    expect(closedAt).toHaveLength(2)
    expect(closedAt[0]).toBeLessThan(message.length / 2 + 300)
  })
})

describe('agencies in their own layouts', () => {
  it('are told before their times without a zone are read', () => {
    const stated = (meta: string, provider: string) =>
      read(
        `<newsItem xmlns="${NAR}" standard="NewsML-G2" standardversion="2.12" guid="x" version="1"><itemMeta><itemClass qcode="ninat:text"/><provider literal="${provider}"/>${meta}</itemMeta></newsItem>`,
      )
    const time = '<versionCreated>2026-07-01T17:15:41</versionCreated>'
    expect(stated(time, 'STT').versionCreated).toBe('2026-07-01T17:15:41+03:00')
    expect(stated(time, 'MNA').versionCreated).toBe('2026-07-01T17:15:41Z')
  })

  it('may lay the copy of a wire out inside of one p', () => {
    const page = (text: string) =>
      item({
        set: `<inlineXML contenttype="application/xhtml+html"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>${text}</p></body></html></inlineXML>`,
      })
    const wire = `(Adds quote)
    * Port shut since dawn

    By Ana Petrel
    Nov 1 (MNA) - The port of Selena closed on Sunday after a
storm that came in from the west.
    Ferries wait.

 (Reporting by Ana Petrel; Editing by Ben
Tide)`
    expect(words(read(page(wire)).bodies?.[0]?.blocks)).toStrictEqual([
      '(Adds quote)',
      '* Port shut since dawn',
      'By Ana Petrel',
      'Nov 1 (MNA) - The port of Selena closed on Sunday after a storm that came in from the west.',
      'Ferries wait.',
      '(Reporting by Ana Petrel; Editing by Ben Tide)',
    ])
    // Printed prettily: one paragraph.
    expect(words(read(page('One\n      two\n      three\n      four')).bodies?.[0]?.blocks)).toStrictEqual([
      'One two three four',
    ])
  })

  it('may say the headline only in the title of NITF, and run the byline together', () => {
    const { headlines, bylines } = read(
      item({
        content: '',
        set: '<inlineXML contenttype="application/nitf+xml"><nitf><head><title>Ferry back</title></head><body><body.head><byline>By<person>Ana Petrel</person><byttl>MNA</byttl></byline></body.head><body.content><p>It sails.</p></body.content></body></nitf></inlineXML>',
      }),
    )
    expect(headlines).toStrictEqual([{ value: 'Ferry back' }])
    expect(bylines).toStrictEqual([{ value: 'By Ana Petrel MNA' }])
  })

  it('TT: each of its elements is what it is in a page', () => {
    const found = read(
      item({
        content: '',
        set: '<inlineXML contenttype="application/ttnitf+xml"><BODY xmlns=""><TEXT><RUBRIK>Hamnen stängd</RUBRIK><DAT><ORT>SELENA</ORT><SOURCE>MNA</SOURCE></DAT><INGRESS><P>Stormen kom.</P></INGRESS><BRODTEXT><CITAT>Vi väntar, säger Ivo Marrow.</CITAT><MELLIS>Färjorna</MELLIS><P>De ligger still.</P></BRODTEXT><BYLINE>Ana Petrel</BYLINE><BILD><BILDFIL>http://mna.example/1</BILDFIL><BILDTEXT><P>Hamnen.</P></BILDTEXT><BILDSKAPARE>Ben Tide</BILDSKAPARE></BILD></TEXT><TEXT><RUBRIK>Fakta</RUBRIK><BRODTEXT><UL><LI>Ett</LI></UL></BRODTEXT></TEXT></BODY></inlineXML>',
      }),
    )
    expect(found).toMatchObject({
      headlines: [{ value: 'Hamnen stängd' }],
      bylines: [{ value: 'Ana Petrel' }],
      datelines: [{ value: 'SELENA (MNA)' }],
    })
    expect(words(found.bodies?.[0]?.blocks)).toStrictEqual([
      'Stormen kom.',
      '– Vi väntar, säger Ivo Marrow.',
      'Färjorna',
      'De ligger still.',
      'picture',
      'Fakta',
      'list',
    ])
  })
})

describe('events', () => {
  const event = (name: string, start: string) =>
    `<event><name>${name}</name><definition>About it.</definition><eventDetails><dates><start>${start}</start></dates><location><name>Port Selene</name></location></eventDetails></event>`
  const EVENTS = `<events>${event('Harbour days', '2026-11-05T18:00:00+01:00')}${event('Regatta', '2026-11-06')}</events>`
  const readAll = (text: string) =>
    readNewsMlG2Items(text, context()).entries.map((e) => {
      if (e.outcome !== 'item') throw new Error(JSON.stringify(e))
      return e.item
    })

  it('in a news item are an item each, with what it says of all of them', () => {
    const items = readAll(item({ content: '', set: `<inlineXML contenttype="application/xml">${EVENTS}</inlineXML>` }))
    expect(items).toMatchObject([
      {
        kind: 'concept',
        guid: 'urn:newsml:mna.example:20261101:1#event-1',
        version: '2',
        versionCreated: '2026-11-01T09:00:00Z',
        provider: { literal: 'MNA' },
        concept: {
          names: [{ value: 'Harbour days' }],
          definitions: [{ value: 'About it.' }],
          event: { dates: { start: '2026-11-05T18:00:00+01:00' }, locations: [{ names: [{ value: 'Port Selene' }] }] },
        },
      },
      { guid: 'urn:newsml:mna.example:20261101:1#event-2', concept: { event: { dates: { start: '2026-11-06' } } } },
    ])
    const message = writeNewsMlG2Message({ header: { sent: '2026-11-01T10:00:00Z' }, items })
    const back = readAll(message)
    expect(back.map(({ concept }) => concept?.event)).toStrictEqual(items.map(({ concept }) => concept?.event))
    expect(back.map(({ guid }) => guid)).toStrictEqual(items.map(({ guid }) => guid))
    if (hasShared) {
      const validate = xsdValidator('standards/newsml-g2/tests/G2-multi-schema-2.35.xsd')
      expect(validate(message)).toStrictEqual([])
    }
  })

  it('beside news leave the news item where it is', () => {
    const kinds = readAll(item({ set: `<inlineXML>${EVENTS}</inlineXML>` })).map(({ kind }) => kind)
    expect(kinds).toStrictEqual(['text', 'concept', 'concept'])
  })

  it("alone are read too, in the standard's namespace or in none", () => {
    for (const root of [EVENTS, EVENTS.replace('<events', `<events xmlns="${NAR}"`)]) {
      const items = readAll(root)
      expect(items.map(({ concept }) => concept?.names?.[0]?.value)).toStrictEqual(['Harbour days', 'Regatta'])
    }
  })

  it('before their first version are read, and said', () => {
    const early = entry(item({}).replace('version="2"', 'version="0"'))
    expect(early.item.version).toBe('0')
    expect(early.unknown).toContain('version 0')
  })
})
