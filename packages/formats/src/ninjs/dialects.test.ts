/** What agencies send under the name of ninjs: fictional twins of their shapes. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { plainBody } from '../html/rich.ts'
import { readNinjsItems } from './items.ts'
import { writeNinjsItem } from './write-item.ts'

function readAll(value: unknown, profile?: SourceProfile) {
  const source = typeof value === 'string' ? value : JSON.stringify(value)
  return readNinjsItems(source, { name: 'test', profile, limits: DEFAULT_LIMITS, assumptions: [] }).entries
}
function read(value: unknown, profile?: SourceProfile) {
  const [entry, more] = readAll(value, profile)
  expect(more).toBeUndefined()
  if (entry?.outcome !== 'item') throw new Error(`${entry?.code}: ${entry?.message}`)
  return entry.item
}
const code = (value: unknown, profile?: SourceProfile) =>
  readAll(value, profile).map((entry) => (entry.outcome === 'item' ? 'item' : `${entry.code} ${entry.place}`))

describe('Superdesk', () => {
  const story = {
    guid: 'urn:newsml:desk.tavna.example:2026-11-01T09:00:00.000001:aa',
    version: '4',
    type: 'text',
    language: 'en_GB',
    profile: 'Story',
    headline: 'Harbour to close',
    slugline: 'harbour-closure',
    byline: 'Ana Petrel',
    authors: [{ name: 'Ana Petrel', role: 'writer', code: 'apetrel' }],
    body_html: '<p>PORT SELENE, Nov 1 - The harbour will close.</p><ul><li>one</li></ul>',
    description_html: '<p>Ferries <b>move</b>.</p>',
    description_text: 'Ferries move.',
    dateline: { text: 'PORT SELENE, Nov 1 -', source: 'Tavna', located: { city: 'Port Selene', country: 'Marenia' } },
    source: 'Tavna',
    priority: 3,
    urgency: 2,
    firstcreated: '2026-11-01T08:00:00+0000',
    versioncreated: '2026-11-01T09:00:00+0000',
    firstpublished: '2026-11-01T08:30:00+0000',
    pubstatus: 'usable',
    ednote: 'Adds quote',
    service: [{ code: 'i', name: 'International' }],
    subject: [
      { code: '20000337', name: 'transport', scheme: null, translations: { name: { fr: 'transports' } } },
      { code: '04000000', name: 'economy', scheme: 'iptc_subject_code' },
      { code: 'x1', name: 'Own', scheme: 'desk_topics' },
      { code: 'subj:02000000', name: 'crime' },
    ],
    genre: [{ code: 'Article', name: 'Article (news)' }],
    place: [{ code: 'MRN', name: 'Marenia' }],
    keywords: ['harbour', 'ferries'],
    readtime: 1,
    wordcount: 9,
    charcount: 60,
    extra: { story_code: 'K7' },
    associations: {
      featuremedia: {
        guid: 'tag:desk.tavna.example:2026:pic',
        type: 'picture',
        headline: 'Harbour',
        description_text: 'The harbour of Port Selene',
        renditions: {
          original: {
            href: 'https://media.tavna.example/1.jpg',
            mimetype: 'image/jpeg',
            width: 4000,
            height: 3000,
            poi: { x: 12, y: 30 },
            media: 'abc',
          },
        },
      },
      editor_0: null,
    },
  }
  const item = read(story)

  it('says who, where, when and what', () => {
    expect(item).toMatchObject({
      kind: 'text',
      guid: story.guid,
      version: '4',
      language: 'en-GB',
      headlines: [{ value: 'Harbour to close' }],
      sluglines: [{ value: 'harbour-closure' }],
      bylines: [{ value: 'Ana Petrel' }],
      descriptions: [{ value: 'Ferries move.' }],
      datelines: [{ value: 'PORT SELENE, Nov 1 -' }],
      located: [{ names: [{ value: 'Port Selene' }] }],
      infoSources: [{ names: [{ value: 'Tavna' }] }],
      creators: [{ literal: 'apetrel', names: [{ value: 'Ana Petrel' }] }],
      firstCreated: '2026-11-01T08:00:00+00:00',
      versionCreated: '2026-11-01T09:00:00+00:00',
      urgency: 2,
      transmission: { priority: 3 },
      edNotes: [{ value: 'Adds quote' }],
      keywords: [{ value: 'harbour' }, { value: 'ferries' }],
      services: [{ literal: 'i', names: [{ value: 'International' }] }],
    })
    expect(item.bodies?.map((body) => [plainBody(body.blocks), body.wordCount, body.charCount])).toStrictEqual([
      ['PORT SELENE, Nov 1 - The harbour will close.\n\n- one', 9, 60],
    ])
  })

  it('gives codes of the IPTC their URIs, and keeps its own', () => {
    expect(
      item.subjects?.map(({ uri, qcode, literal, names }) => [uri ?? qcode ?? literal, names?.length]),
    ).toStrictEqual([
      ['MRN', 1],
      ['http://cv.iptc.org/newscodes/mediatopic/20000337', 2],
      ['http://cv.iptc.org/newscodes/subjectcode/04000000', 1],
      ['desk_topics:x1', 1],
      ['http://cv.iptc.org/newscodes/subjectcode/02000000', 1],
    ])
  })

  it('keeps what the model has no place for', () => {
    expect(item.extensions?.map(({ path, name }) => `${path}/${name}`)).toStrictEqual(['/readtime', '/extra'])
    expect(item.associations?.[0]).toMatchObject({
      name: 'featuremedia',
      guid: 'tag:desk.tavna.example:2026:pic',
      item: { kind: 'picture', renditions: [{ name: 'original', width: 4000, pointOfInterest: { x: 12, y: 30 } }] },
    })
  })

  it('goes out as ninjs 3.2 with all of that', () => {
    expect(writeNinjsItem(item)).toMatchObject({
      headlines: [{ role: 'main', value: 'Harbour to close' }],
      slugline: 'harbour-closure',
      by: 'Ana Petrel',
      located: 'Port Selene',
      pubStatus: 'usable',
      bodies: [
        { role: 'main', contentType: 'text/html' },
        { role: 'plain', contentType: 'text/plain' },
      ],
      associations: [{ name: 'featuremedia', type: 'picture' }],
    })
  })

  it('reads a package whose members stand by their groups', () => {
    const parcel = read({
      guid: 'urn:p:1',
      type: 'composite',
      headline: 'Package',
      associations: { 'main-0': { guid: 'urn:t:1', type: 'text' }, 'main-1': { guid: 'urn:t:2', type: 'text' } },
    })
    expect(parcel.associations?.map(({ name, guid }) => [name, guid])).toStrictEqual([
      ['main-0', 'urn:t:1'],
      ['main-1', 'urn:t:2'],
    ])
  })
})

describe('the Media API of AP', () => {
  const story = (n: number) => ({
    uri: `https://api.wire.example/media/v/content/${n}`,
    altids: { itemid: `id${n}`, etag: 'e7', friendlykey: '2630' },
    version: 2,
    type: 'text',
    urgency: 5,
    editorialpriority: 'r',
    language: 'en',
    versioncreated: '2026-11-01T09:00:00Z',
    pubstatus: 'usable',
    title: 'Harbor closure',
    headline: 'Harbor to close',
    headline_extended: 'Harbor of Port Selene to close on Thursday',
    slugline: 'BC-MR--Harbor Closure',
    bylines: [{ by: 'By ANA PETREL', title: 'Wire Writer' }],
    located: 'PORT SELENE',
    datelinelocation: {
      city: 'Port Selene',
      countrycode: 'MRN',
      geometry_geojson: { type: 'Point', coordinates: [10, 20] },
    },
    copyrightnotice: 'Copyright 2026',
    usageterms: ['No archive', 'No resale'],
    keywords: ['harbor'],
    infosource: [{ name: 'Wire', type: 'wire' }],
    provider: 'The Wire',
    signals: ['newscontent', 'WhollyOwned'],
    person: [
      { code: 'p1', name: 'Ana Petrel', scheme: 'http://cv.wire.example/id/', rels: ['direct'], creator: 'Machine' },
    ],
    subject: [
      {
        code: 's1',
        name: 'Transport',
        scheme: 'http://cv.wire.example/id/',
        rels: ['direct', 'ancestor'],
        creator: 'Machine',
        relevance: 80,
        parentids: ['s0'],
      },
    ],
    organisation: [{ code: 'o1', name: 'Ferries', symbols: [{ ticker: 'FER', exchange: 'MSE' }] }],
    renditions: {
      nitf: { rel: 'Story', format: 'NITF', type: 'text', href: 'https://api.wire.example/1.xml', words: 300 },
    },
    associations: {
      1: {
        uri: 'https://api.wire.example/media/v/content/9',
        type: 'picture',
        headline: 'Harbor',
        altids: { itemid: '9' },
      },
    },
  })

  it('is read out of its envelope', () => {
    const item = read({ api_version: '1.1', id: 'x', method: '/content', data: { meta: { score: 1 }, item: story(1) } })
    expect(item).toMatchObject({
      version: '2',
      headlines: [{ value: 'Harbor to close' }, { role: 'extended' }],
      titles: [{ value: 'Harbor closure' }],
      bylines: [{ value: 'By ANA PETREL' }],
      located: [{ names: [{ value: 'PORT SELENE' }], geoJson: { type: 'Point' } }],
      rights: [
        {
          copyrightNotices: [{ value: 'Copyright 2026' }],
          usageTerms: [{ value: 'No archive' }, { value: 'No resale' }],
        },
      ],
      transmission: { urgency: { value: 'r', scale: 'anpa' } },
      provider: { names: [{ value: 'The Wire' }] },
      signals: [{ literal: 'newscontent' }, { literal: 'WhollyOwned' }],
      renditions: [{ name: 'nitf', href: 'https://api.wire.example/1.xml' }],
      associations: [{ name: '1', item: { kind: 'picture' } }],
    })
    expect(item.altIds).toContainEqual({ role: 'itemid', value: 'id1' })
    expect(item.subjects?.[2]).toMatchObject({
      uri: 'http://cv.wire.example/id/s1',
      roles: ['direct', 'ancestor'],
      relevance: 80,
    })
    expect(item.subjects?.[1]?.instruments).toStrictEqual([{ symbol: 'FER', market: 'MSE' }])
  })

  it('is read from feeds and searches', () => {
    const entries = readAll({
      api_version: '1.1',
      data: {
        updated: '2026-11-01T09:00:00Z',
        total_items: 2,
        items: [
          { meta: {}, item: story(1) },
          { meta: {}, item: story(2) },
        ],
      },
    })
    expect(entries.map((entry) => [entry.outcome, entry.place])).toStrictEqual([
      ['item', '/data/items/0/item'],
      ['item', '/data/items/1/item'],
    ])
  })

  it('holds what is embargoed without a date', () => {
    expect(read({ ...story(1), pubstatus: 'embargoed' })).toMatchObject({
      pubStatus: 'usable',
      embargo: { until: null },
    })
    expect(read({ ...story(1), pubstatus: 'embargoed', embargoed: '2026-11-02T00:00:00Z' }).embargo).toStrictEqual({
      until: '2026-11-02T00:00:00Z',
    })
  })
})

describe('TT', () => {
  it('is read with its slug, sector and two kinds of markup', () => {
    const item = read({
      hits: [
        {
          uri: 'http://wire.example/media/text/261101-hamn',
          type: 'text',
          representationtype: 'complete',
          profile: 'PUBL',
          slug: 'hamn',
          headline: 'Hamnen stängs',
          body_text: 'Hamnen stängs i dag.',
          body_html5:
            '<html><head><title>x</title></head><body><h1>Hamnen stängs</h1><p>Hamnen stängs i dag.</p></body></html>',
          sector: 'INR',
          newsvalue: 4,
          pubstatus: 'usable',
          originaltransmissionreference: 'a1-b2',
          bylines: [{ firstname: 'Ana', lastname: 'Petrel', initials: 'ap' }],
          versioncreated: '2026-11-01T09:00:00+01:00',
          subject: [{ code: '11000000', name: 'Politik', scheme: 'http://wire.example/spec/subref/1.0/' }],
        },
      ],
      total: 1,
    })
    expect(item).toMatchObject({
      sluglines: [{ value: 'hamn' }],
      representation: 'full',
      services: [{ names: [{ value: 'INR' }] }],
      bylines: [{ value: 'Ana Petrel' }],
      altIds: [{ role: 'originaltransmissionreference', value: 'a1-b2' }],
      transmission: { urgency: { value: '4', scale: 'newsvalue' } },
    })
    expect(item.bodies?.[0]?.contentType).toBe('text/html')
  })

  it.each([
    ['replaced', 'canceled'],
    ['commissioned', 'withheld'],
  ])('%s is %s', (status, expected) => {
    expect(read({ uri: 'urn:t:1', headline: 'H', pubstatus: status }).pubStatus).toBe(expected)
  })
})

describe('members in any case and any wrapper', () => {
  it.each([
    ['a list', [{ uri: 'urn:t:1', headline: 'H' }]],
    ['items', { items: [{ uri: 'urn:t:1', headline: 'H' }] }],
    ['_items', { _items: [{ guid: 'urn:t:1', headline: 'H' }], _meta: { total: 1 } }],
    ['results', { results: [{ uri: 'urn:t:1', headline: 'H' }] }],
    [
      'Elasticsearch',
      { took: 1, hits: { total: 1, hits: [{ _id: 'x', _source: { uri: 'urn:t:1', headline: 'H' } }] } },
    ],
    ['data', { data: { uri: 'urn:t:1', headline: 'H' } }],
    ['a wrong case', { URI: 'urn:t:1', Headline: 'H', PubStatus: 'usable' }],
    ['one per line', '{"uri":"urn:t:1","headline":"H"}\n'],
    ['a byte order mark', '\ufeff{"uri":"urn:t:1","headline":"H"}'],
  ])('%s', (_name, value) => {
    expect(read(value)).toMatchObject({ guid: 'urn:t:1', headlines: [{ value: 'H' }] })
  })

  it('reads several per line, and reports the one that is broken', () => {
    expect(code('{"uri":"urn:t:1","headline":"H"}\n{"uri":\n{"uri":"urn:t:3","headline":"H"}')).toStrictEqual([
      'item',
      'json-invalid line 2, column 8',
      'item',
    ])
  })
})

describe('what may not be used as it stands', () => {
  const item = { uri: 'urn:t:1', type: 'text', headlines: [{ value: 'H' }] }
  it.each([
    ['an unknown status', { ...item, pubStatus: 'draft' }, 'status-unknown //pubStatus'],
    ['an embargo that is no date', { ...item, embargoedUntil: 'noon' }, 'embargo-invalid //embargoedUntil'],
    [
      'an embargo without a zone',
      { ...item, embargoedUntil: '2026-11-01T09:00:00' },
      'embargo-invalid //embargoedUntil',
    ],
    ['no ninjs', { a: 1 }, 'json-shape /'],
    ['an empty list', [], 'json-shape /'],
  ])('%s', (_name, value, expected) => {
    expect(code(value)).toStrictEqual([expected])
  })

  it('takes the zone of a profile for an embargo', () => {
    expect(
      read({ ...item, embargoedUntil: '2026-11-01T09:00:00' }, { key: 'tavna', zone: 'Europe/Helsinki' }).embargo,
    ).toStrictEqual({ until: '2026-11-01T09:00:00+02:00' })
  })

  it('holds an empty embargo', () => {
    expect(read({ ...item, embargoed: '' }).embargo).toStrictEqual({ until: null })
  })

  it('writes an open embargo as withheld and reads it back', () => {
    const written = writeNinjsItem({
      model: 1,
      kind: 'text',
      guid: 'urn:t:1',
      embargo: { until: null },
      pubStatus: 'usable',
    })
    expect(written).toMatchObject({ pubStatus: 'withheld', altIds: [{ role: 'dateline:embargo', value: 'open' }] })
    expect(read(written)).toMatchObject({ pubStatus: 'usable', embargo: { until: null } })
  })

  it('never writes a date without a zone', () => {
    const written = writeNinjsItem({
      model: 1,
      kind: 'text',
      versionCreated: '2026-11-01T09:00:00',
      contentCreated: '2026-11',
      embargo: { until: '2026-11-01T09:00' },
    })
    expect(written).not.toHaveProperty('versionCreated')
    expect(written).not.toHaveProperty('contentCreated')
    expect(written).toMatchObject({ pubStatus: 'withheld' })
  })
})

function nested(levels: number): string {
  let item: object = { uri: 'urn:t:1', headline: 'H' }
  for (let level = 0; level < levels; level += 1) item = { uri: 'urn:t:1', associations: { a: item } }
  return JSON.stringify(item)
}

describe('broken and hostile JSON', () => {
  it.each([
    ['a comma at the end of an object', '{"uri": "urn:t:1",\n "headline": "H",\n}', 'json-invalid line 3, column 1'],
    ['a comma at the end of a list', '[{"uri": "urn:t:1"},\n]', 'json-invalid line 2, column 1'],
    ['a comment', '{"uri": "urn:t:1" // id\n}', 'json-invalid line 1, column 19'],
    ['NaN', '{"uri": "urn:t:1", "urgency": NaN}', 'json-invalid line 1, column 31'],
    ['single quotes', "{'uri': 'urn:t:1'}", 'json-invalid line 1, column 2'],
    ['a line break in a string', '{"uri": "urn:\nt"}', 'json-invalid line 1, column 14'],
    ['a bad escape', '{"uri": "\\x"}', 'json-invalid line 1, column 10'],
    ['an end inside', '{"uri": "urn:t:1", "headline": ', 'json-invalid line 1, column 32'],
    ['two documents', '{"uri": "urn:t:1"} x', 'json-invalid line 1, column 20'],
    ['deep lists', `{"uri":"urn:t:1","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'too-deep line 1, column 1'],
    ['deep associations', nested(30), 'too-deep'],
  ])('%s', (_name, source, expected) => {
    expect(code(source).map((found) => found.slice(0, expected.length))).toStrictEqual([expected])
  })

  it('takes the last of two members, and says so', () => {
    const [entry] = readAll('{"uri":"urn:t:1","headline":"A",\n"pubstatus":"usable","pubstatus":"canceled"}')
    expect(entry).toMatchObject({
      outcome: 'item',
      item: { pubStatus: 'canceled' },
      unknown: [expect.stringContaining('line 2, column 22')],
    })
  })

  it('lets no lone surrogate and no control character through', () => {
    const item = read(String.raw`{"uri":"urn:t:1","headline":"A\ud800B\u0000C","subject":[{"name":"\udc00"}]}`)
    expect(JSON.stringify(item).isWellFormed()).toBe(true)
    expect(item.headlines?.[0]?.value).toBe('A\ufffdBC')
  })

  it('takes members of the prototype for what they are', () => {
    const item = read('{"uri":"urn:t:1","headline":"A","__proto__":{"x":1},"constructor":2}')
    expect(item.extensions?.map(({ name }) => name)).toStrictEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(item)).toBe(Object.prototype)
  })

  it('reads a line of 20 MB', () => {
    const [entry] = readAll(`{"uri":"urn:t:1","headline":"A","x":"${'x'.repeat(20_000_000)}"}`)
    expect(entry?.outcome).toBe('item')
  })
})

describe('our own wire', () => {
  it('has its page as a rendition and its translations as associations', () => {
    const links = [
      { rel: 'dateline:rel/page', href: 'https://mna.example/en/a-42', contentType: 'text/html' },
      { rel: 'dateline:rel/translation', guid: 'urn:t:2', href: 'https://mna.example/ru/a-43', language: 'ru' },
    ]
    const written = writeNinjsItem({
      model: 1,
      kind: 'text',
      guid: 'urn:t:1',
      headlines: [{ value: 'H' }],
      roles: [{ uri: 'dateline:form/lead' }],
      services: [{ uri: 'dateline:section/politics', names: [{ value: 'Politics' }] }],
      release: { no: 9, kind: 'correct', supersedes: '1', use: 'now' },
      translationOf: { guid: 'urn:t:3', version: '2' },
      links,
    })
    expect(written).toMatchObject({
      renditions: [{ name: 'web', href: 'https://mna.example/en/a-42', contentType: 'text/html' }],
      genres: [{ name: 'lead', uri: 'dateline:form/lead' }],
      subjects: [{ name: 'Politics', rel: 'service', uri: 'dateline:section/politics' }],
      associations: [
        { name: 'translation-of', rel: 'translationOf', uri: 'urn:t:3', version: '2' },
        { name: 'translation-ru', rel: 'translation', uri: 'urn:t:2', language: 'ru', renditions: [{ name: 'web' }] },
      ],
    })
    expect(written['altIds']).toStrictEqual([
      { role: 'dateline:use', value: 'now' },
      { role: 'dateline:release_no', value: '9' },
      { role: 'dateline:release_kind', value: 'correct' },
      { role: 'dateline:supersedes', value: '1' },
    ])
    expect(read(written)).toMatchObject({
      links,
      release: { no: 9, kind: 'correct', supersedes: '1', use: 'now' },
      translationOf: { guid: 'urn:t:3', version: '2' },
    })
  })
})

describe('small bends', () => {
  it('a list under the name of one item', () => {
    expect(code({ total: 1, offset: 0, item: [{ id: 7, uri: 'urn:t:1', headline: 'H' }] })).toStrictEqual(['item'])
  })

  it('a photographer with a title beside the name', () => {
    const { creators } = read({
      uri: 'urn:t:1',
      headline: 'H',
      photographer: { code: 'stf', title: 'Staff', name: 'Ana Petrel' },
    })
    expect(creators).toMatchObject([{ names: [{ value: 'Ana Petrel' }], related: [{ rel: 'title', value: 'Staff' }] }])
  })

  it('digital wires: urn, article_html and teaser', () => {
    const item = read({
      format: 'digitalwires@0.9.1',
      urn: 'urn:newsml:mda.example:20261101:1',
      version_created: '2026-11-01T14:10:47+01:00',
      headline: 'H',
      teaser: 'T',
      article_html: '<section class="main"><p>Copy.</p></section>',
    })
    expect(item).toMatchObject({
      guid: 'urn:newsml:mda.example:20261101:1',
      versionCreated: '2026-11-01T14:10:47+01:00',
      descriptions: [{ value: 'T' }],
    })
    expect(plainBody(item.bodies?.[0]?.blocks ?? [])).toBe('Copy.')
  })
})

describe('concepts with a scheme and no code', () => {
  it('are told apart by their names', () => {
    const scheme = 'http://house.example/spec/place/1.0/'
    const { subjects } = read({
      uri: 'urn:x:1',
      type: 'text',
      headline: 'H',
      place: [
        { name: 'Marenia', scheme },
        { name: 'Port Selene', scheme },
      ],
    })
    expect(subjects?.map((term) => [term.names?.[0]?.value, term.uri])).toStrictEqual([
      ['Marenia', undefined],
      ['Port Selene', undefined],
    ])
  })
})
