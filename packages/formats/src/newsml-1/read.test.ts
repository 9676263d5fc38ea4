import fc from 'fast-check'
import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import type { ReadContext } from '../context.ts'
import type { ExchangeDocument } from '../exchange.ts'
import { fixture } from '../testing-fixtures.ts'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { readNewsMl1Items } from './read.ts'

const FIXTURES = ['report', 'doctype', 'bilingual', 'pictures', 'loose'] as const
const source = (name: (typeof FIXTURES)[number]) => new TextDecoder().decode(fixture(`newsml-1/${name}.xml`))

function read(text: string, profile?: SourceProfile): ExchangeDocument {
  const context: ReadContext = { name: 'test', profile, limits: DEFAULT_LIMITS, assumptions: [] }
  return readNewsMl1Items(text, context)
}

function items(document: ExchangeDocument): NewsItem[] {
  return document.entries.flatMap((entry) => (entry.outcome === 'item' ? [entry.item] : []))
}

function only(text: string, profile?: SourceProfile): NewsItem {
  const [item, ...others] = items(read(text, profile))
  if (item === undefined || others.length > 0) throw new Error('one item expected')
  return item
}

const texts = (item: NewsItem | undefined) =>
  (item?.bodies?.[0]?.blocks ?? []).map((b) => ('spans' in b ? b.spans.map((s) => s.text).join('') : b.type))

describe('a report', () => {
  const item = only(source('report'))

  it('has the identity of its chain and its revision apart', () => {
    expect(item.guid).toBe('urn:newsml:agence.example:20261101T093319Z:TX-SEL-AAA01')
    expect(item.version).toBe('2')
    expect(item.altIds).toContainEqual({
      value: 'urn:newsml:agence.example:20261101T093319Z:TX-SEL-AAA01:2',
      role: 'PublicIdentifier',
    })
    expect(item.links?.[0]).toMatchObject({ guid: item.guid, version: '1' })
    expect(item.links?.map((l) => l.rel?.split('/').at(-1))).toStrictEqual([
      'previousVersion',
      'derivedFrom',
      'seeAlso',
      'seeAlso',
    ])
    expect(item.links?.[3]?.kind).toBe('picture')
  })

  it('has its management', () => {
    expect(item).toMatchObject({
      kind: 'text',
      pubStatus: 'usable',
      urgency: 3,
      firstCreated: '2026-11-01T08:33:03+00:00',
      versionCreated: '2026-11-01T09:33:03+00:00',
      language: 'en',
      standard: { name: 'NewsML', version: '1.2' },
      signals: [{ uri: 'http://cv.iptc.org/newscodes/signal/correction' }],
    })
    expect(item.embargo).toBeUndefined()
    expect(item.transmission).toStrictEqual({
      transmitId: '0343',
      sent: '2026-11-01T09:33:24Z',
      service: 'MGTE',
      channels: ['MAR', 'EUX'],
      priority: 3,
      urgency: { value: '3', scale: 'newsml-1' },
    })
  })

  it('has its lines', () => {
    expect(item.headlines).toStrictEqual([{ value: 'Storm closes the port of Selena & its ferries', language: 'en' }])
    expect(item.bylines?.map((l) => l.value)).toStrictEqual(['Ana Petrel'])
    expect(item.datelines?.map((l) => l.value)).toStrictEqual(['SELENA, Nov 1, 2026 (AXM) -'])
    expect(item.sluglines?.map((l) => l.value)).toStrictEqual(['Marenia-port-storm'])
    expect(item.keywords?.map((l) => l.value)).toStrictEqual(['weather', 'Marenia', 'storm'])
    expect(item.edNotes?.map((l) => l.value)).toStrictEqual(['ATTENTION - ADDS ferries in para 2'])
    expect(item.properties).toContainEqual({ rel: 'NewsLine/ProductLine', value: '(PICTURE)' })
  })

  it('has who made it and on what terms', () => {
    expect(item.provider?.literal).toBe('AXM')
    expect(item.creators?.map((c) => c.literal)).toStrictEqual(['Ana Petrel'])
    expect(item.infoSources?.map((c) => c.literal)).toStrictEqual(['Selena Observer'])
    expect(item.rights).toMatchObject([
      {
        copyrightNotices: [{ value: '(c) 2026 Agence Exemple' }],
        copyrightHolder: { literal: 'Agence Exemple' },
        usageTerms: [{ value: 'Editorial use' }, { value: 'Not for archives', role: 'limitations' }],
      },
    ])
  })

  it('has its subjects, of both generations, and places', () => {
    const subjects = item.subjects ?? []
    expect(subjects.flatMap((s) => s.qcode ?? [])).toStrictEqual(['subj:17004000', 'subj:03000000', 'subj:03015001'])
    expect(subjects.filter((s) => s.type === 'dateline:type/category').map((s) => s.literal)).toStrictEqual([
      'WEA',
      'DIS',
    ])
    expect(subjects.find((s) => s.qcode === 'subj:03015001')?.confidence).toBe(80)
    expect(item.located?.[0]?.names?.[0]?.value).toBe('Selena')
    expect(item.located?.[0]?.broader?.[0]?.uri).toBe('http://cvx.iptc.org/iso3166-1a3/MRN')
    expect(subjects.find((s) => s.why === 'Event')?.names?.[0]?.value).toBe('Port Cala')
    expect(item.audiences).toStrictEqual([{ literal: 'MAR-TEG-1=MAR', rank: 1 }])
  })

  it('has its copy as blocks, and nothing is left over', () => {
    expect(texts(item)).toStrictEqual([
      'A storm closed the port of Selena on Sunday, the harbour office said.',
      '- Ferries wait -',
      '“No ferry leaves before noon,” said the harbour master, Ivo Marrow.',
      'ap/jm',
    ])
    expect(item.bodies?.[0]?.wordCount).toBe(42)
    expect(item.extensions).toBeUndefined()
  })
})

describe('files as they come', () => {
  it('with a document type that names a DTD through a parameter entity', () => {
    const document = read(source('doctype'))
    const [item] = items(document)
    expect(document.header).toMatchObject({
      sender: 'EASTWIRE',
      destinations: ['Selena Observer', 'Radio Cala'],
      priority: 9,
    })
    expect(item?.headlines?.[0]?.value).toBe('Night train to Cala runs again')
    expect(item?.sluglines?.[0]?.value).toBe('Rail-Night Train')
    expect(item?.memberOf?.[0]?.literal).toBe('Marenia')
    expect(item?.roles?.[0]?.uri).toBe('http://cv.iptc.org/newscodes/newsitemtype/News')
    expect(texts(item)[0]).toBe('The night train between Selena and Cala runs again after two years.')
    expect(item?.properties).toContainEqual({ rel: 'EwsSerialNumbers/EwsSerial', value: '0125' })
  })

  it('with facts of their own in the head of the NITF: they are not lost', () => {
    const text = source('report').replace(
      '<nitf><body>',
      '<nitf version="x"><head><docdata><urgency ed-urg="3"/></docdata></head><body><body.head><distributor>AXM</distributor></body.head>',
    )
    const { extensions } = only(text)
    expect(extensions?.map((e) => `${e.path}/${e.name}`)).toStrictEqual([
      'NewsComponent/ContentItem/DataContent/nitf/head',
      'NewsComponent/ContentItem/DataContent/nitf/body/body.head/distributor',
    ])
    expect(extensions?.[0]?.content?.[0]).toMatchObject({ name: 'docdata' })
  })

  it('that declare an entity which text could use are refused', () => {
    const bomb = '<!DOCTYPE NewsML [<!ENTITY a "ha">]><NewsML><NewsItem/></NewsML>'
    expect(read(bomb).entries.at(-1)).toMatchObject({ outcome: 'rejected', code: 'xml-entity' })
  })

  it('with two languages in one item: an item each, bound to each other', () => {
    const [nl, fr] = items(read(source('bilingual')))
    expect([nl?.language, fr?.language]).toStrictEqual(['nl', 'fr'])
    expect(nl?.guid).toBe('urn:newsml:twotongues.example:20261101T133400:98055798')
    expect(fr?.guid).toBe(`${nl?.guid}#fr`)
    expect(fr?.links?.at(-1)).toMatchObject({ guid: nl?.guid, version: '4' })
    expect(texts(nl)).toStrictEqual([
      'Een storm sloot de haven.',
      'De haven van Selena is zondag gesloten.',
      'De veerboten wachten.',
    ])
    expect(fr?.headlines?.map((l) => l.value)).toStrictEqual(['Le port de Selena est fermé'])
    expect(nl?.descriptions).toStrictEqual([{ value: 'Een storm sloot de haven.', role: 'lead' }])
    expect(nl?.properties).toContainEqual({
      rel: 'NewsPackage',
      related: [
        { rel: 'NewsService', value: 'BIN' },
        { rel: 'NewsProduct', value: 'ALG' },
      ],
    })
    expect(nl?.extensions?.map((e) => e.name)).toStrictEqual(['@DateAndTime', 'Property'])
  })

  it('without a zone: the profile gives it, else UTC is taken and said', () => {
    expect(only(source('loose'), { key: 'n', zone: 'Europe/Helsinki' }).firstCreated).toBe('2026-11-01T10:27:08+02:00')
    const [entry] = read(source('loose')).entries
    expect(entry).toMatchObject({ outcome: 'item', assumptions: [{ field: 'zone', value: 'UTC' }] })
  })

  it('with misspelt elements, an urgency as text, an identifier in the metadata', () => {
    const item = only(source('loose'))
    expect(item).toMatchObject({ guid: '16AAC34CE1C503AE', urgency: 2, language: 'en' })
    expect(item.located?.[0]?.names?.[0]?.value).toBe('SELENA')
    expect(item.keywords?.[0]?.value).toBe('ECONOMY')
  })
})

describe('pictures, side stories and packages, in a namespace', () => {
  const [story, front] = items(read(source('pictures')))

  it('the main copy is the story', () => {
    expect(story?.kind).toBe('text')
    expect(story?.headlines?.map((l) => l.value)).toStrictEqual(['Selena, a port in pictures'])
    expect(texts(story)).toStrictEqual(['The port is open.', 'Ships come and go.'])
  })

  it('a picture keeps its caption, credit and sizes', () => {
    const picture = story?.associations?.find((a) => a.kind === 'picture')?.item
    expect(picture?.headlines?.[0]?.value).toBe('The light of Selena')
    expect(picture?.descriptions).toStrictEqual([{ value: 'The lighthouse at dusk.', role: 'caption' }])
    expect(picture?.creditlines?.[0]?.value).toBe('M. Oar/PEX')
    expect(picture?.renditions?.map((r) => [r.name, r.href, r.width])).toStrictEqual([
      ['Thumbnail', 'photo1-thumb.jpg', 90],
      ['Quicklook', 'photo1.jpg', undefined],
    ])
  })

  it('a side story is an item of its own beside it', () => {
    const side = story?.associations?.find((a) => a.rel === 'sidebar')?.item
    expect(side?.headlines?.[0]?.value).toBe('How the light works')
    expect(texts(side)).toStrictEqual(['It turns.'])
  })

  it('topics of the document and vocabularies of the IPTC are resolved', () => {
    expect(story?.genres).toStrictEqual([{ uri: 'http://cv.iptc.org/newscodes/genre/Feature' }])
    expect(story?.subjects?.[0]).toMatchObject({
      literal: 'ivo-marrow',
      names: [{ value: 'Ivo Marrow', language: 'en' }],
      why: 'Prominent',
    })
  })

  it('references are a package with groups', () => {
    expect(front?.kind).toBe('package')
    expect(front?.groups?.list.map((g) => [g.id, g.mode, g.members.length])).toStrictEqual([
      ['G1', 'bag', 2],
      ['G2', 'alternative', 2],
    ])
    expect(front?.groups?.list[0]?.members[0]).toMatchObject({
      reference: { guid: 'urn:newsml:pictures.example:20261101:P1', version: '1' },
    })
  })

  it('nothing is left over', () => {
    expect(story?.extensions).toBeUndefined()
    expect(front?.extensions).toBeUndefined()
  })
})

/** A minimal item with a management block. */
const managed = (management: string, update = 'N') =>
  `<NewsML Version="1.1"><NewsItem><Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20261101</DateId>` +
  `<NewsItemId>1</NewsItemId><RevisionId PreviousRevision="0" Update="${update}">1</RevisionId>` +
  `<PublicIdentifier>urn:newsml:a.example:20261101:1:1</PublicIdentifier></NewsIdentifier></Identification>` +
  `<NewsManagement><FirstCreated>20261101T100000Z</FirstCreated><ThisRevisionCreated>20261101T100000Z</ThisRevisionCreated>${management}</NewsManagement>` +
  `<NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines></NewsComponent></NewsItem></NewsML>`

describe('life of an item', () => {
  const change = (at: string, to = 'Usable') =>
    `<StatusWillChange><FutureStatus FormalName="${to}"/><DateAndTime>${at}</DateAndTime></StatusWillChange>`

  it.each([
    ['usable', '<Status FormalName="Usable"/>', 'usable', undefined],
    ['held', '<Status FormalName="Withheld"/>', 'withheld', undefined],
    ['killed, in British', '<Status FormalName="Cancelled"/>', 'canceled', undefined],
    [
      'killed by an instruction',
      '<Status FormalName="Usable"/><Instruction FormalName="Delete"/>',
      'canceled',
      undefined,
    ],
    ['embargoed without an end', '<Status FormalName="Embargoed"/>', 'usable', { until: null }],
    [
      'embargoed until',
      `<Status FormalName="Embargoed"/>${change('20261102T060000+0100')}`,
      'usable',
      { until: '2026-11-02T06:00:00+01:00' },
    ],
    [
      'held until',
      `<Status FormalName="Withheld"/>${change('20261102T060000Z')}`,
      'withheld',
      { until: '2026-11-02T06:00:00Z' },
    ],
  ])('%s', (_, management, pubStatus, embargo) => {
    const item = only(managed(management))
    expect(item.pubStatus).toBe(pubStatus)
    expect(item.embargo).toStrictEqual(embargo)
  })

  it('an embargo whose end only a comment says, in the clock of the sender', () => {
    const text = `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>pa.press.net</ProviderId><DateId>20261101</DateId><NewsItemId>x</NewsItemId></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20261101T114650+0000</ThisRevisionCreated><Status FormalName="Embargoed"/></NewsManagement><NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines><NewsComponent><Comment> Embargoed to 0001 Tuesday November 03 </Comment><ContentItem><DataContent><p>Copy.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`
    expect(only(text).embargo).toMatchObject({ until: '2026-11-03T00:01:00+00:00' })
  })

  it('a headline one level too deep, and a dateline that is the form of a machine', () => {
    const text = `<NewsML><NewsItem><NewsComponent><NewsLines><NewsLine><HeadLine>Port shut</HeadLine></NewsLine></NewsLines><ContentItem><Format FormalName="NITF"/><DataContent><nitf><body><body.head><dateline><story.date norm="20261101T103600+0000">20261101T103600+0000</story.date></dateline></body.head><body.content><p>Copy.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`
    const item = only(text)
    expect(item.headlines).toStrictEqual([{ value: 'Port shut' }])
    expect(item.datelines).toBeUndefined()
  })

  it('a status that will end its use is an expiry', () => {
    const item = only(managed(`<Status FormalName="Usable"/>${change('20261201T000000Z', 'Canceled')}`))
    expect(item.expires).toStrictEqual(['2026-12-01T00:00:00Z'])
    expect(item.embargo).toBeUndefined()
  })

  it('an update of parts is partial', () => {
    expect(only(managed('<Status FormalName="Usable"/>', 'U')).representation).toBe('partial')
  })

  it.each([
    ['<Status FormalName="Fnord"/>', 'status-unknown'],
    [`<Status FormalName="Embargoed"/>${change('tomorrow')}`, 'embargo-invalid'],
    [`<Status FormalName="Embargoed"/>${change('20261102T060000')}`, 'embargo-invalid'],
  ])('%s is refused', (management, code) => {
    expect(read(managed(management)).entries).toMatchObject([{ outcome: 'rejected', code }])
  })

  it('a bad item does not take the good ones with it', () => {
    const two = source('pictures').replace('<n:Status FormalName="Usable"/>', '<n:Status FormalName="?"/>')
    expect(read(two).entries.map((e) => e.outcome)).toStrictEqual(['item', 'rejected'])
    expect(
      read(source('pictures').slice(0, source('pictures').indexOf('Front page'))).entries.map((e) => e.outcome),
    ).toStrictEqual(['item', 'rejected'])
  })
})

describe('hostile input', () => {
  it('mutations give items or typed rejections', () => {
    const seeds = FIXTURES.map(source)
    const bits = [
      '<',
      '</NewsItem>',
      '&',
      '<NewsComponent>',
      'FormalName="',
      ']]>',
      '\u0000',
      '<![CDATA[',
      '20261399',
      '<!DOCTYPE x [',
    ]
    const mutation = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(80), fc.constantFrom(...bits))
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 4 }), (seed, mutations) => {
        const text = mutations.reduce((t, [at, drop, put]) => {
          const place = Math.floor(at * t.length)
          return t.slice(0, place) + put + t.slice(place + drop)
        }, seed)
        const { entries } = read(text)
        expect(entries.length).toBeGreaterThan(0)
        for (const entry of entries) {
          if (entry.outcome === 'rejected') expect(entry.code).not.toBe('reader-defect')
          expect(entry.place).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('deep and wide trees end in a typed error or an item', () => {
    const deep = `<NewsML><NewsItem>${'<NewsComponent>'.repeat(300)}${'</NewsComponent>'.repeat(300)}</NewsItem></NewsML>`
    expect(read(deep).entries).toMatchObject([{ outcome: 'rejected', code: 'too-deep' }])
    const nested = `<NewsML><NewsItem>${'<NewsComponent><Role FormalName="Main"/>'.repeat(150)}${'</NewsComponent>'.repeat(150)}</NewsItem></NewsML>`
    expect(read(nested).entries[0]?.outcome).toBe('item')
  })
})

describe('sound, film and pictures', () => {
  const item = (component: string, management = '<Status FormalName="USABLE"/>', date = '20261101T133400') =>
    `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>twotongues.example</ProviderId><DateId>${date}</DateId><NewsItemId>7</NewsItemId></NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="NEWS"/>${management}</NewsManagement>${component}</NewsItem></NewsML>`
  const part = (role: string, content: string) =>
    `<NewsComponent><Role FormalName="${role}"/><ContentItem${content}</ContentItem></NewsComponent>`
  const words = (text: string) => `><Format FormalName="Text"/><DataContent>${text}</DataContent>`

  it('a bulletin: what is said of it stands in a component of its own inside another', () => {
    const found = only(
      item(
        `<NewsComponent><NewsComponent xml:lang="nl"><Role FormalName="Audio"/><NewsLines><HeadLine>Nieuws 15u00</HeadLine><KeywordLine>HAVEN</KeywordLine></NewsLines><DescriptiveMetadata><Location><Property FormalName="City" Value="SELENA"/></Location></DescriptiveMetadata>${part('Title', words('Nieuws 15u00'))}${part('Body', words('De haven is dicht.'))}${part('Sound', ' Href="bulletin.mp3"><Format FormalName="mp3"/>')}</NewsComponent></NewsComponent>`,
        '<Status FormalName="OPEN"/>',
      ),
    )
    expect(found).toMatchObject({
      kind: 'audio',
      language: 'nl',
      pubStatus: 'usable',
      headlines: [{ value: 'Nieuws 15u00' }],
      keywords: [{ value: 'HAVEN' }],
      descriptions: [{ value: 'De haven is dicht.', role: 'caption' }],
      renditions: [{ href: 'bulletin.mp3', name: 'Sound' }],
    })
    expect(found.located?.[0]?.names?.[0]?.value).toBe('SELENA')
  })

  it('a picture beside the copy has its caption, and the summary is a description', () => {
    const found = only(
      item(
        `<NewsComponent><NewsLines><HeadLine>Port shut</HeadLine><NewsLine><NewsLineType FormalName="Summary"/><NewsLineText>A storm.</NewsLineText></NewsLine></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent><body><body.content><![CDATA[Rain.<BR>More rain.]]></body.content></body></DataContent></ContentItem><ContentItem Href="https://p.example/1.jpg"><MediaType FormalName="Picture"/><MimeType FormalName="image/jpg"/><Property FormalName="caption" value="The port"/></ContentItem></NewsComponent>`,
        '',
        '2026-11-01 13:34:00',
      ),
    )
    expect(found).toMatchObject({
      kind: 'text',
      firstCreated: '2026-11-01T13:34:00Z',
      descriptions: [{ value: 'A storm.', role: 'summary' }],
      associations: [
        {
          kind: 'picture',
          item: {
            descriptions: [{ value: 'The port', role: 'caption' }],
            renditions: [{ href: 'https://p.example/1.jpg', contentType: 'image/jpeg' }],
          },
        },
      ],
    })
    expect(found.renditions).toBeUndefined()
    expect(texts(found)).toStrictEqual(['Rain.\nMore rain.'])
  })
})
