import { storyContentSchema } from '@dateline/blocks'
import { describe, expect, it } from 'vitest'
import { lint, readDocument, readItems } from './index.ts'
import { bytes, fixture, itemsOf, outcomes, storyOf } from './testing-fixtures.ts'

const G2 = (inner: string, meta = '') =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:t:1" version="2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/><provider literal="T"/><versionCreated>2026-01-02T03:04:05Z</versionCreated>${meta}</itemMeta><contentMeta><headline>H</headline></contentMeta><contentSet>${inner}</contentSet></newsItem>`
const CASES = [
  ['newsml-g2', 'g2-item.xml'],
  ['newsml-g2', 'g2-message.xml'],
  ['newsml-g2', 'iptc/listing-1.xml'],
  ['newsml-g2', 'iptc/listing-2.xml'],
  ['ninjs', 'ninjs-item.json'],
  ['ninjs', 'ninjs-list.json'],
  ['ninjs', 'ninjs-1.json'],
  ['capture-text', 'capture-tavna.txt'],
  ['capture-html', 'capture-tavna.html'],
] as const

describe('readDocument', () => {
  it.each(CASES)('knows %s by its content: %s', (format, name) => {
    const result = readDocument(fixture(name), { name })
    expect(result.format).toBe(format)
    const stories = result.items.filter((i) => i.outcome === 'story')
    expect(stories.length).toBeGreaterThan(0)
    for (const { story } of stories) expect(storyContentSchema.safeParse(story.content).error).toBeUndefined()
  })

  it('refuses a document over the size limit before reading it', () => {
    const result = readDocument(new Uint8Array(2_000), { name: 'big', limits: { bytes: 1_999 } })
    expect(outcomes(result.items)).toStrictEqual(['rejected too-large'])
  })

  it.each([
    ['<opml version="2.0"><body/></opml>', 'format-unknown'],
    ['<?xml version="1.0"?><NewsML/>', 'item-incomplete'],
    ['{"a": 1}', 'json-shape'],
    ['[]', 'json-shape'],
    ['[1, 2', 'json-invalid'],
    ['\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007'.repeat(20), 'encoding-invalid'],
  ])('rejects %j as %s', (text, code) => {
    expect(outcomes(itemsOf(text))).toStrictEqual([`rejected ${code}`])
  })

  it.each([
    ['hostile/billion-laughs.xml', 'xml-entity'],
    ['hostile/external-entity.xml', 'xml-entity'],
    ['hostile/undefined-entity.xml', 'xml-entity'],
    ['hostile/truncated-first.xml', 'xml-truncated'],
    ['hostile/truncated.json', 'json-invalid'],
  ])('rejects %s as %s, naming file and place', (name, code) => {
    const [item] = readDocument(fixture(name), { name }).items
    expect(item).toMatchObject({ outcome: 'rejected', code })
    if (item?.outcome !== 'rejected') throw new Error('unreachable')
    expect(item.message).toContain(name)
    expect(item.place).toMatch(/^line \d+/)
  })
})

describe('the dateline of a story', () => {
  const storyFrom = (head: string, copy: string) => {
    const text = `<nitf><head><docdata><doc-id id-string="x"/><date.issue norm="20261101T100000Z"/></docdata></head><body><body.head><hedline><hl1>Head</hl1></hedline>${head}</body.head><body.content><p>${copy}</p><p>More.</p></body.content></body></nitf>`
    return storyOf(text).content
  }
  const located = (place: string) => `<dateline><location>${place}</location></dateline>`

  it.each([
    [located('PORT SELENE, Marenia'), 'PORT SELENE, Marenia (MNA) — The ferry sails.', 'PORT SELENE, Marenia', 'MNA'],
    [located('PORT SELENE'), 'PORT SELENE, Marenia (MNA) — The ferry sails.', 'PORT SELENE', 'MNA'],
    [located('Port Selene'), 'PORT SELENE -- The ferry sails.', 'Port Selene', ''],
    ['', 'PORT SELENE, Nov 1 MNA - The ferry sails.', 'PORT SELENE', 'MNA'],
    [
      '<dateline>PORT SELENE, Nov 1 MNA -</dateline>',
      'PORT SELENE, Nov 1 MNA - The ferry sails.',
      'PORT SELENE',
      'MNA',
    ],
  ])('%s before "%s" leaves nothing of it in the copy', (head, copy, place, source) => {
    const { dateline, body } = storyFrom(head, copy)
    expect(dateline).toMatchObject({ place, source, date: '2026-11-01' })
    expect(body[0]).toMatchObject({ spans: [{ text: 'The ferry sails.' }] })
  })

  it('stands beside a byline whose title is behind the name', () => {
    expect(storyFrom('<byline>By ANA PETREL<byttl>MNA Writer</byttl></byline>', 'Rain.').byline).toStrictEqual({
      text: 'By ANA PETREL, MNA Writer',
    })
  })
})

describe("HTML's names of characters in XML", () => {
  const NITF = '<body><body.head><hedline><hl1>Caf&eacute; &ndash; open</hl1></hedline></body.head></body></nitf>'

  it.each([
    ['nitf', `<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd"><nitf>${NITF}`],
    ['newsml-g2', G2('').replace('<headline>H', '<headline>Caf&eacute; &ndash; open')],
    [
      'newsml-1',
      '<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Caf&eacute; &ndash; open</HeadLine></NewsLines></NewsComponent></NewsItem></NewsML>',
    ],
  ])('are read as their characters in %s, and said', (format, text) => {
    const document = readItems(bytes(text), { name: 'x' })
    const [entry] = document.entries
    if (entry?.outcome !== 'item') throw new Error(JSON.stringify(entry))
    expect(document.format).toBe(format)
    expect(entry.item.headlines?.[0]?.value).toBe('Café – open')
    const said = entry.assumptions.filter(({ field }) => field === 'entity').map(({ value }) => value)
    expect(said).toStrictEqual(['&eacute;', '&ndash;'])
    expect(lint(bytes(text), { name: 'x' }).findings.map(({ severity }) => severity)).toContain('error')
  })

  it.each([
    ['a name that HTML has not', `<nitf>${NITF.replace('eacute', 'eacutee')}`],
    ['a document that declares entities', `<!DOCTYPE nitf [<!ENTITY eacute "x">]><nitf>${NITF}`],
    ['a reference without its end', `<nitf>${NITF.replace('&eacute;', '&eacute ')}`],
  ])('are refused in %s', (_, text) => {
    expect(readItems(bytes(text), { name: 'x' }).entries).toMatchObject([{ outcome: 'rejected', code: 'xml-entity' }])
  })
})

describe('NewsML-G2', () => {
  it('gives every field of a text item', () => {
    const { content, ...story } = storyOf(fixture('g2-item.xml'))
    expect(story).toMatchObject({
      guid: 'urn:newsml:tavna.example:20251102:118204',
      version: 3,
      pubStatus: 'usable',
      published: '2025-11-02T11:20:00+02:00',
      sectionName: 'Economy',
      signals: ['http://cv.iptc.org/newscodes/signal/update'],
      unknown: ['code tvplace:halmund'],
      assumptions: [],
    })
    expect(content).toMatchObject({
      language: 'en-GB',
      form: 'interview',
      headline: 'Halmund berth will be ready before the ice goes',
      slugline: 'Orvelland-Halmund-Berth',
      abstract: 'The northern berth is on schedule.',
      byline: { text: 'By Maren Oluf', people: [{ name: 'Maren Oluf', uri: 'https://tavna.example/staff/oluf' }] },
      dateline: {
        place: 'HALMUND',
        placeUri: 'https://tavna.example/cv/service/halmund',
        date: '2025-11-02',
        source: 'Tavna',
        text: 'HALMUND, 2 November (Tavna) –',
      },
      section: 'economy',
      urgency: 4,
      edNote: "Adds the director's words in paragraph 2.\nPictures follow.",
      usageTerms: 'Not for use in timetables.',
      embargo: { until: '2025-11-02T12:00:00+02:00' },
      source: { agency: 'Tavna', firstCreated: '2025-11-02T10:02:11+02:00' },
    })
    expect(content.subjects).toContainEqual({
      uri: 'http://cv.iptc.org/newscodes/mediatopic/20000337',
      qcode: 'medtop:20000337',
      name: 'shipping',
      type: 'http://cv.iptc.org/newscodes/cpnature/abstract',
    })
    expect(content.subjects).toContainEqual({
      uri: 'https://tavna.example/people/ask',
      name: 'Peder Ask',
      role: 'person',
    })
    expect(content.body).toStrictEqual([
      {
        type: 'paragraph',
        spans: [
          { text: 'The northern berth at Halmund will be finished ' },
          { text: 'before', marks: [{ type: 'em' }] },
          { text: ' the ice goes.' },
        ],
      },
      {
        type: 'paragraph',
        spans: [
          { text: '“We weld by day and by lamp,” said the director. More at ' },
          { text: 'the port', marks: [{ type: 'link', href: 'https://tavna.example/berth' }] },
          { text: '.' },
        ],
      },
    ])
  })

  it('reads a message item by item', () => {
    const items = itemsOf(fixture('g2-message.xml'))
    expect(outcomes(items)).toStrictEqual(['story', 'kept picture', 'story'])
    const [first, , third] = items
    if (first?.outcome !== 'story' || third?.outcome !== 'story') throw new Error('unreachable')
    expect(first.story.content.embargo).toStrictEqual({ until: null })
    expect(first.story.pubStatus).toBe('usable')
    expect(third.story).toMatchObject({
      pubStatus: 'canceled',
      version: 4,
      content: { headline: 'Orvelland-Ferry-Fares', body: [] },
    })
  })

  it('keeps what came whole when the rest is cut off', () => {
    expect(outcomes(itemsOf(fixture('hostile/truncated-third.xml')))).toStrictEqual([
      'story',
      'kept picture',
      'rejected xml-truncated',
    ])
  })

  it('reads the official listings', () => {
    const first = storyOf(fixture('iptc/listing-1.xml'))
    expect(first).toMatchObject({
      version: 11,
      content: {
        embargo: { until: '2018-10-23T12:00:00Z' },
        usageTerms: 'Not for use outside the United States',
        form: 'interview',
      },
    })
    const second = storyOf(fixture('iptc/listing-2.xml'))
    expect(second.content).toMatchObject({
      byline: { text: 'By Meredith Jameson, Staff Reporter' },
      dateline: { place: 'New York, NY', date: '2016-10-21' },
      section: 'economy',
    })
    expect(second.content.body).toHaveLength(2)
  })

  it.each([
    ['absent', '', undefined, undefined],
    ['empty', '<embargoed/>', undefined, { until: null }],
    ['empty, where the profile says none', '<embargoed/>', 'none', undefined],
    ['empty, where the profile says hold', '<embargoed/>', 'hold', { until: null }],
    ['set', '<embargoed>2026-02-03T04:05:06+01:00</embargoed>', undefined, { until: '2026-02-03T04:05:06+01:00' }],
  ] as const)('embargo %s', (_name, meta, emptyEmbargo, expected) => {
    const profile = { key: 't', ...(emptyEmbargo === undefined ? {} : { emptyEmbargo }) }
    expect(storyOf(G2('', meta), profile).content.embargo).toStrictEqual(expected)
  })

  it.each([
    ['<embargoed>tomorrow</embargoed>', 'embargo-invalid'],
    ['<embargoed>2026-02-03T04:05:06</embargoed>', 'embargo-invalid'],
    ['<pubStatus qcode="stat:maybe"/>', 'status-unknown'],
  ])('quarantines %s', (meta, code) => {
    expect(outcomes(itemsOf(G2('', meta)))).toStrictEqual([`rejected ${code}`])
  })

  it('trusts an embargo without a zone when the profile gives the zone', () => {
    expect(
      storyOf(G2('', '<embargoed>2026-02-03T04:05:06</embargoed>'), { key: 't', zone: 'Europe/Minsk' }).content.embargo,
    ).toStrictEqual({ until: '2026-02-03T04:05:06+03:00' })
  })

  it.each([
    ['version="0"', 'version-invalid'],
    ['version="1.5"', 'version-invalid'],
    ['version="x"', 'version-invalid'],
  ])('quarantines %s', (version, code) => {
    expect(outcomes(itemsOf(G2('').replace('version="2"', version)))).toStrictEqual([`rejected ${code}`])
  })

  it.each([
    [
      'XHTML',
      '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>One &amp; only</p></body></html></inlineXML>',
    ],
    [
      'NITF',
      '<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><block><p>One &amp; only</p></block></body.content></body></nitf></inlineXML>',
    ],
    [
      'escaped HTML',
      '<inlineData contenttype="text/html">&lt;p onclick="x()"&gt;One &amp;amp; only&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</inlineData>',
    ],
    ['CDATA', '<inlineData contenttype="text/html"><![CDATA[<p>One &amp; only</p>]]></inlineData>'],
    ['plain text', '<inlineData contenttype="text/plain">One &amp; only</inlineData>'],
    ['untyped text', '<inlineData>One &amp; only</inlineData>'],
  ])('reads a body in %s', (_name, inner) => {
    expect(storyOf(G2(inner)).content.body).toStrictEqual([{ type: 'paragraph', spans: [{ text: 'One & only' }] }])
  })

  it('keeps a well-formed text item that says nothing', () => {
    expect(outcomes(itemsOf(G2('').replace('<headline>H</headline>', '')))).toStrictEqual(['kept text'])
  })

  it('quarantines copy without a headline', () => {
    const text = G2('<inlineData>Copy.</inlineData>').replace('<headline>H</headline>', '')
    expect(outcomes(itemsOf(text))).toStrictEqual(['rejected no-headline'])
  })
})

describe('ninjs', () => {
  it('gives every field of a text item', () => {
    const { content, ...story } = storyOf(fixture('ninjs-item.json'))
    expect(story).toMatchObject({
      guid: 'https://tavna.example/items/118204',
      version: 3,
      published: '2025-11-02T11:20:00+02:00',
      unknown: ['element audiences'],
    })
    expect(content).toMatchObject({
      language: 'en-GB',
      headline: 'Halmund berth will be ready before the ice goes',
      slugline: 'Orvelland-Halmund-Berth',
      abstract: 'The northern berth is on schedule.',
      byline: { text: 'By Maren Oluf' },
      dateline: { place: 'HALMUND', date: '2025-11-02', source: 'Tavna' },
      section: 'politics',
      urgency: 4,
      embargo: { until: '2025-11-02T12:00:00+02:00' },
      usageTerms: 'Not for use in timetables.',
    })
    expect(content.body).toHaveLength(2)
    expect(JSON.stringify(content)).not.toContain('alert')
  })

  it('judges each member of a list for itself', () => {
    expect(outcomes(itemsOf(fixture('ninjs-list.json')))).toStrictEqual([
      'story',
      'kept picture',
      'rejected embargo-invalid',
      'rejected version-invalid',
      'rejected status-unknown',
      'story',
    ])
  })

  it('reads one item per line, and says which line is broken', () => {
    const one = JSON.stringify({
      uri: 'urn:t:1',
      type: 'text',
      headlines: [{ value: 'One' }],
      bodies: [{ value: 'Copy.' }],
    })
    const items = itemsOf(`${one}\n{"uri": \n\n${one.replace('urn:t:1', 'urn:t:2')}\n`)
    expect(outcomes(items)).toStrictEqual(['story', 'rejected json-invalid', 'story'])
    expect(items[1]?.place).toMatch(/^line 2\b/)
  })

  it('understands the names of 1.x', () => {
    const { content, ...story } = storyOf(fixture('ninjs-1.json'))
    expect(story).toMatchObject({ guid: 'urn:tavna:old-1', published: '2013-07-09T10:37:00Z' })
    expect(content).toMatchObject({
      headline: 'Old wire, old names',
      byline: { text: 'Maren Oluf' },
      embargo: { until: '2013-07-10T00:00:00Z' },
      section: 'sport',
      urgency: 3,
    })
  })
})

describe('encodings', () => {
  const xml = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${G2('<inlineData>Zażółć Ærø Привет</inlineData>')}`
  const utf16 = (text: string, little: boolean, mark: boolean) => {
    const data = new Uint8Array(text.length * 2 + (mark ? 2 : 0))
    const view = new DataView(data.buffer)
    if (mark) view.setUint16(0, 0xfeff, little)
    for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2 + (mark ? 2 : 0), text.charCodeAt(i), little)
    return data
  }

  it.each([
    ['UTF-8 with a mark', bytes(`\ufeff${xml('UTF-8')}`)],
    ['UTF-16 little-endian', utf16(xml('UTF-16'), true, true)],
    ['UTF-16 big-endian', utf16(xml('UTF-16'), false, true)],
    ['UTF-16 without a mark', utf16(xml('UTF-16'), true, false)],
    ['UTF-8 that calls itself Latin-1', bytes(xml('ISO-8859-1'))],
  ])('reads %s', (_name, data) => {
    expect(storyOf(data).content.body).toStrictEqual([{ type: 'paragraph', spans: [{ text: 'Zażółć Ærø Привет' }] }])
  })

  it('reads a declared 8-bit encoding', () => {
    const data = Uint8Array.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${G2('<inlineData>\u00c6r\u00f8</inlineData>')}`,
      (c) => c.charCodeAt(0),
    )
    const story = storyOf(data)
    expect(story.content.body).toStrictEqual([{ type: 'paragraph', spans: [{ text: 'Ærø' }] }])
    expect(story.assumptions.some((a) => a.field === 'encoding')).toBe(false)
  })

  it('replaces single bad bytes in UTF-8, and says so', () => {
    const good = bytes('Čeština má háčky a čárky všude, žluťoučký kůň')
    const text = Uint8Array.from([
      ...bytes('{"uri":"urn:t:1","type":"text","headlines":[{"value":"'),
      ...good,
      0xff,
      ...bytes('"}],"bodies":[{"value":"x"}]}'),
    ])
    const story = storyOf(text)
    expect(story.content.headline).toContain('žluťoučký kůň\ufffd')
    expect(story.assumptions.some((a) => a.field === 'encoding')).toBe(true)
  })
})
