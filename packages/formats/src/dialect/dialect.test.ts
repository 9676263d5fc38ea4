/** Every dialect is recognised by what its agency writes, and does what it says; the documents are fiction in the agency's layout. */
import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { readAnpaItems } from '../anpa-1312/read.ts'
import type { ReadContext } from '../context.ts'
import type { ExchangeDocument, ReadNewsItem } from '../exchange.ts'
import { read7901Items } from '../iptc-7901/read.ts'
import { readNewsMl1Items } from '../newsml-1/read.ts'
import { fixture } from '../testing-fixtures.ts'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { subjectCodeName } from '../vocab/subjects.ts'
import { DIALECTS } from './agencies.ts'
import { applyDialect, applyDialects, dialectOf } from './apply.ts'
import { globMatches } from './glob.ts'
import type { DialectHints } from './hints.ts'
import { dialectSchema, readDialect } from './schema.ts'
import { transform, TRANSFORM_NAMES } from './transforms.ts'

const context = (profile?: SourceProfile): ReadContext => ({
  name: 'test',
  profile,
  limits: DEFAULT_LIMITS,
  assumptions: [],
})
const text = (name: string) => new TextDecoder().decode(fixture(name))

function only(document: ExchangeDocument, profile?: SourceProfile): NewsItem {
  const entry = applyDialects(document, context(profile)).entries[0]
  if (entry?.outcome !== 'item') throw new Error(JSON.stringify(entry))
  return entry.item
}
/** A NewsML fixture as an agency would send it. */
const newsMl = (name: string, from: string, to: string, change: (s: string) => string = (s) => s) =>
  only(readNewsMl1Items(change(text(`newsml-1/${name}.xml`).replaceAll(from, to)), context()))
const values = (labels: readonly { readonly value: string }[] | undefined) => (labels ?? []).map((l) => l.value)
const codes = (item: NewsItem) => (item.subjects ?? []).map((s) => s.qcode ?? s.literal)

const entryOf = (item: Partial<NewsItem>): ReadNewsItem => ({
  outcome: 'item',
  item: { model: 1, kind: 'text', ...item },
  place: 'line 1',
  assumptions: [],
  unknown: [],
})

describe('dialect files', () => {
  it.each(DIALECTS.map((dialect) => [dialect.key, dialect] as const))('%s keeps to the schema', (_, dialect) => {
    expect(dialectSchema.safeParse(dialect).error).toBeUndefined()
    if (dialect.zone !== undefined)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: dialect.zone })).not.toThrow()
    for (const code of [...Object.values(dialect.categories ?? {}), ...Object.values(dialect.slugs ?? {})]) {
      if (code !== '') expect(subjectCodeName(code), code).toBeDefined()
    }
  })

  it('have keys of their own', () => {
    expect(new Set(DIALECTS.map((d) => d.key)).size).toBe(DIALECTS.length)
  })

  it('from outside are checked', () => {
    const own = { key: 'mna', name: 'MNA', match: [{ provider: 'mna.example' }], zone: 'Europe/Helsinki' }
    expect(readDialect(own)).toStrictEqual(own)
    for (const bad of [
      {},
      { ...own, key: 'M N A' },
      { ...own, match: [{ format: 'nitf' }] },
      { ...own, rules: [{ from: 'nowhere', to: 'headlines' }] },
      { ...own, rules: [{ from: 'titles', to: 'headlines', via: ['eval'] }] },
      { ...own, categories: { a: '15' } },
      { ...own, code: 'alert(1)' },
    ]) {
      expect(() => readDialect(bad)).toThrow(expect.objectContaining({ code: 'json-shape' }))
    }
  })
})

describe('recognition', () => {
  const g2 = (provider: string, guid = 'x'): DialectHints => ({ format: 'newsml-g2', provider, guid })
  it.each<[string, DialectHints]>([
    ['afp', { format: 'newsml-1', provider: 'afp.com' }],
    ['afp', g2('http://cv.iptc.org/newscodes/newsprovider/AFP')],
    ['ap', { format: 'ninjs', guid: 'tag:ap.org:0a1b' }],
    ['ap', { format: 'anpa-1312', sender: 'asian' }],
    ['dpa', { format: 'iptc-7901', service: 'bdt', header: 'bdt0044 3 pl 118  dpa 0103' }],
    ['dpa', { format: 'iptc-7901', service: 'nsb', header: 'nsb0044 4 vm 71  lni 0103' }],
    ['dpa-en', { format: 'iptc-7901', service: 'eca', header: 'eca0003 3 i 380  dpa 0045' }],
    ['dpa', g2('nprov:dpa')],
    ['pa', { format: 'nitf', provider: 'PA' }],
    ['efe', { format: 'newsml-1', provider: 'texto.efeservicios.com' }],
    ['ansa', g2('nprov:ANSA')],
    ['reuters', { format: 'newsml-g2', guid: 'tag:reuters.com,2026:newsml_X1:2' }],
    ['kyodo', { format: 'anpa-1312', sender: 'KYODOkoko' }],
    ['kyodo', { format: 'newsml-1', provider: 'kyodonews.jp' }],
    ['stt', { format: 'newsml-1', guid: 'urn:newsml:stt.fi:20261101:1' }],
    ['tt', { format: 'ninjs', guid: 'http://tt.se/media/text/261101-storm' }],
    ['ntb', { format: 'nitf', provider: 'NTB' }],
    ['ritzau', { format: 'ninjs', provider: 'Ritzau' }],
    ['belga', { format: 'newsml-1', provider: 'belga.be' }],
    ['anp', { format: 'newsml-1', provider: 'ANP' }],
    ['tass', { format: 'newsml-1', provider: 'www.itar-tass.com' }],
    ['sda-fr', { format: 'iptc-7901', service: 'bsf', header: 'bsf037 4 su 174 gef 1388' }],
    ['sda-de', { format: 'iptc-7901', service: 'bsd' }],
    ['sda-it', { format: 'iptc-7901', service: 'bsi' }],
    ['business-wire', { format: 'newsml-1', provider: 'businesswire.com' }],
    ['pr-newswire', { format: 'newsml-1', provider: 'prnewswire.com' }],
  ])('%s', (key, hints) => {
    expect(dialectOf(hints, context())?.key).toBe(key)
  })

  it('an unknown agency has none, and a profile may name one or bring its own', () => {
    const unknown: DialectHints = { format: 'newsml-1', provider: 'mna.example', guid: 'urn:newsml:mna.example:1' }
    expect(dialectOf(unknown, context())).toBeUndefined()
    expect(dialectOf(unknown, context({ key: 'x', dialect: 'tass' }))?.key).toBe('tass')
    const own = readDialect({ key: 'mna', name: 'MNA', match: [] })
    expect(dialectOf({ format: 'newsml-1', provider: 'afp.com' }, context({ key: 'x', dialect: own }))?.key).toBe('mna')
  })
})

describe('what a dialect makes of an item', () => {
  it('afp: slug from the name label, byline from the creator, advisories as notes', () => {
    const item = newsMl('report', 'agence.example', 'afp.com', (s) => s.replace(/<ByLine>.*<\/ByLine>\n/, ''))
    expect(values(item.bylines)).toStrictEqual(['Ana Petrel'])
    expect(values(item.sluglines)).toStrictEqual(['Marenia-port-storm'])
    expect(item.edNotes).toStrictEqual([
      { value: 'ATTENTION - ADDS ferries in para 2' },
      { value: 'PICTURE', role: 'media' },
    ])
    expect(codes(item)).toStrictEqual(expect.arrayContaining(['subj:17004000', 'subj:17000000', 'medtop:17000000']))
  })

  it('afp: initials are no byline', () => {
    const item = newsMl('report', 'agence.example', 'afp.com', (s) => s.replaceAll('Ana Petrel', 'ap/jm'))
    expect(values(item.bylines)).toStrictEqual(['ap/jm'])
    expect(
      newsMl('report', 'agence.example', 'afp.com', (s) =>
        s.replace(/<ByLine>.*<\/ByLine>\n/, '').replaceAll('Ana Petrel', 'ap/jm'),
      ).bylines,
    ).toBeUndefined()
  })

  it('anp: the writer stands as slug, the slug as keyword', () => {
    const item = newsMl('report', 'agence.example', 'ANP', (s) =>
      s
        .replace(/<ByLine>.*<\/ByLine>\n/, '')
        .replace('<KeywordLine>weather', '<SlugLine>Anna Meeuw (awi)</SlugLine><KeywordLine>WEE/WEE1;WEE-PORT-STORM')
        .replace('"Current"', '"WEE"')
        .replace('<p>A storm', '<p>N i e u w bericht, vervangt: Storm</p><p>A storm'),
    )
    expect(values(item.bylines)).toStrictEqual(['Anna Meeuw'])
    expect(values(item.sluglines)).toContain('WEE-PORT-STORM')
    expect(values(item.edNotes)).toContain('N i e u w bericht, vervangt: Storm')
    expect(item.bodies?.[0]?.blocks).toHaveLength(4)
    expect(codes(item)).toContain('subj:17000000')
  })

  it('efe: the second headline is the slug, initials sign off', () => {
    const item = newsMl('report', 'agence.example', 'texto.efeservicios.com', (s) =>
      s
        .replaceAll('Ana Petrel', 'daa/mt')
        .replace('</HeadLine>', '</HeadLine><SubHeadLine>MARENIA PUERTO</SubHeadLine>')
        .replace(
          '<Property FormalName="Keyword" Value="storm"/>',
          '<Property FormalName="Tesauro" Value="POL:POLITICA,PUERTOS;DEP:VELA"/>',
        ),
    )
    expect(values(item.headlines)).toStrictEqual(['Storm closes the port of Selena & its ferries'])
    expect(values(item.sluglines)).toContain('MARENIA PUERTO')
    expect(item.bylines).toBeUndefined()
    expect(item.itemProperties).toContainEqual({ rel: 'sign-off', value: 'daa/mt' })
    expect(codes(item)).toStrictEqual(expect.arrayContaining(['subj:11000000', 'subj:15000000']))
  })

  it('tass: Moscow time, and an urgency that is no slug', () => {
    const item = newsMl('loose', 'www.norwire.example', 'www.itar-tass.com', (s) =>
      s.replace('ECONOMY', 'itartassrubric_ECONOMY'),
    )
    expect(item.firstCreated).toBe('2026-11-01T10:27:08+03:00')
    expect(item.sluglines).toBeUndefined()
    expect(item.transmission?.take).toBe('URGENT')
    expect(codes(item)).toStrictEqual(['ECONOMY', 'subj:04000000', 'medtop:04000000'])
  })

  it('belga: Brussels time, its own priority', () => {
    const item = newsMl('bilingual', 'twotongues.example', 'belga.be', (s) =>
      s.replace(
        '<Property FormalName="Priority"',
        '<Property FormalName="EditorialInfo" Value="See photos"/><Property FormalName="Priority"',
      ),
    )
    expect(item.firstCreated).toBe('2026-11-01T12:45:50+01:00')
    expect(item).toMatchObject({ urgency: 3, transmission: { urgency: { value: '3', scale: 'belga' } } })
    expect(values(item.edNotes)).toStrictEqual(['See photos'])
  })

  it('kyodo: its name signs off', () => {
    const item = newsMl('doctype', 'eastwire.example', 'kyodonews.jp', (s) => s.replace('==Eastwire', '==Kyodo'))
    expect(item.bodies?.[0]?.blocks).toHaveLength(1)
    expect(item.itemProperties).toStrictEqual([{ rel: 'sign-off', value: '==Kyodo' }])
    const wire = only(readAnpaItems(text('wire/indent.anpa.txt').replace('EASTWeast', 'KYODOkoko'), context()))
    expect(wire).toMatchObject({ versionCreated: '2026-11-01T21:37:00+09:00', language: 'en' })
  })

  it('dpa: German time for the German services, GMT for the English', () => {
    const german = only(read7901Items(text('wire/lead.7901.txt').replace('mda 0103', 'dpa 0103'), context()))
    expect(german).toMatchObject({ versionCreated: '2026-11-01T12:05:00+01:00', language: 'de' })
    expect(codes(german)).toStrictEqual(['pl', 'subj:11000000', 'medtop:11000000'])
    const english = only(
      read7901Items(
        text('wire/english.7901.txt').replace('ecm0003', 'eca0003').replace('mda-tns', 'dpa-tns'),
        context(),
      ),
    )
    expect(english).toMatchObject({ versionCreated: '2026-11-01T12:59:00Z', language: 'en' })
  })

  it('sda: French by its service, Swiss time', () => {
    const item = only(read7901Items(text('wire/framed.7901.txt').replace('stm0153', 'bsf0153'), context()))
    expect(item).toMatchObject({ versionCreated: '2026-11-01T10:05:00+01:00', language: 'fr' })
  })

  it('ap: the sport in the slug', () => {
    const item = only(
      readAnpaItems(text('wire/caret.anpa.txt').replaceAll('MR--Marenia-Storm', 'HKN--Gulls-Terns'), context()),
    )
    expect(item.language).toBe('en')
    expect(codes(item)).toStrictEqual(expect.arrayContaining(['subj:15031000']))
  })

  it('business wire: its keywords are subjects', () => {
    const item = newsMl('doctype', 'eastwire.example', 'businesswire.com', (s) =>
      s
        .replace('"EwsSerialNumbers"', '"BWKeywords"')
        .replace('FormalName="EwsSerial" Value="0125"', 'FormalName="BWIndustryKeywords" Value="Shipping"'),
    )
    expect(item.subjects).toContainEqual({ literal: 'Shipping', names: [{ value: 'Shipping' }] })
    expect(item.properties).toBeUndefined()
  })

  it.each([
    ['pa', { provider: { literal: 'PA' } }, 'SHO', '01021000'],
    ['ansa', { provider: { literal: 'ANSA' } }, 'CRO', '02000000'],
    ['reuters', { guid: 'tag:reuters.com,2026:newsml_X1' }, 'BUS', '04000000'],
    ['stt', { provider: { literal: 'STT' } }, 'Urheilu', '15000000'],
    ['tt', { guid: 'http://tt.se/media/text/1' }, 'EKO', '04000000'],
    ['ntb', { provider: { literal: 'NTB' } }, 'Kultur', '01000000'],
    ['ritzau', { provider: { literal: 'Ritzau' } }, 'Finans', '04000000'],
  ] as const)('%s: its categories', (key, item, category, subject) => {
    const document: ExchangeDocument = {
      format: 'nitf',
      entries: [entryOf({ ...item, subjects: [{ literal: category }] })],
    }
    expect(
      dialectOf(
        {
          format: 'nitf',
          provider: 'provider' in item ? item.provider.literal : undefined,
          guid: 'guid' in item ? item.guid : undefined,
        },
        context(),
      )?.key,
    ).toBe(key)
    expect(codes(only(document))).toStrictEqual([category, `subj:${subject}`, expect.stringMatching(/^medtop:/)])
  })

  it('the default completes subjects and changes nothing else', () => {
    const entry = entryOf({
      subjects: [{ literal: 'SPO', type: 'dateline:type/category' }],
      headlines: [{ value: 'H' }],
    })
    const { item } = applyDialect(entry, undefined)
    expect(codes(item)).toStrictEqual(['SPO', 'subj:15000000', 'medtop:15000000'])
    expect(item.headlines).toStrictEqual([{ value: 'H' }])
    expect(applyDialect(entryOf({}), undefined).item).toStrictEqual(entryOf({}).item)
  })

  it('never changes the item it was given', () => {
    const entry = entryOf({ sluglines: [{ value: 'URGENT' }] })
    const before = JSON.stringify(entry)
    applyDialect(
      entry,
      DIALECTS.find((d) => d.key === 'tass'),
    )
    expect(JSON.stringify(entry)).toBe(before)
  })
})

describe('globs', () => {
  it.each([
    ['urn:newsml:afp.com:*', 'URN:newsml:afp.com:2026', true],
    ['bk?-*', 'BKN-Heat', true],
    ['* dpa ####*', 'bdt0044 3 pl 118  dpa 0103', true],
    ['* dpa ####', 'bdt0044 3 pl 118  dpa 01x3', false],
    ['', '', true],
    ['a', 'ab', false],
    ['*', '', true],
  ])('%s on %s', (glob, value, matches) => {
    expect(globMatches(glob, value)).toBe(matches)
  })

  it('are bounded', () => {
    expect(globMatches(`${'*a'.repeat(100)}b`, 'a'.repeat(1_000_000))).toBe(false)
  })
})

describe('transforms', () => {
  it.each<[(typeof TRANSFORM_NAMES)[number], string, readonly string[]]>([
    ['trim', ' a ', ['a']],
    ['split-semicolon', 'a; b;', ['a', 'b']],
    ['split-comma', 'a, b', ['a', 'b']],
    ['split-slash', 'a/b', ['a', 'b']],
    ['after-semicolon', 'x;y', ['y']],
    ['after-underscore', 'r_ECO', ['ECO']],
    ['after-colon', 'a:b', ['b']],
    ['before-comma', 'a, b', ['a']],
    ['before-colon', 'POL:x', ['POL']],
    ['drop-brackets', 'Ana Petrel (ap)', ['Ana Petrel']],
    ['strip-brackets', '(PICTURE)', ['PICTURE']],
    ['strip-by', 'By ANA PETREL', ['ANA PETREL']],
    ['person-name', 'Ana Petrel', ['Ana Petrel']],
    ['person-name', 'ap/jm', []],
    ['lower-case', 'AbC', ['abc']],
    ['upper-case', 'AbC', ['ABC']],
    ['unhyphenate', 'a-b', ['a b']],
    ['first-word', 'one two', ['one']],
    ['eight-digits', 'TT:02000000:LAG', ['02000000']],
    ['first-digit', 'prio 3', ['3']],
  ])('%s of %s', (name, value, result) => {
    expect(transform(value, [name])).toStrictEqual(result)
  })

  it('that are listed are tested here', () => {
    expect(TRANSFORM_NAMES.length).toBe(19)
  })
})

describe('the place the copy comes from', () => {
  const place = (item: Partial<NewsItem>) => {
    const { located } = applyDialect(entryOf(item), undefined).item
    return located?.map((term) => [term.names?.[0]?.value, term.broader?.[0]?.names?.[0]?.value])
  }
  const body = (...texts: string[]): NonNullable<NewsItem['bodies']> => [
    { blocks: texts.map((value) => ({ type: 'paragraph' as const, spans: [{ text: value }] })) },
  ]

  it('is that of the dateline', () => {
    expect(place({ datelines: [{ value: 'Selena MR' }] })).toStrictEqual([['Selena', undefined]])
    expect(place({ datelines: [{ value: '4/4/2026' }] })).toBeUndefined()
  })

  it('is that at the head of the copy, behind a note', () => {
    expect(place({ bodies: body('Replaces an earlier story', 'SELENA (ANM) - Rain.') })).toStrictEqual([
      ['SELENA', undefined],
    ])
  })

  it('says more than the code of a country, which stays around it', () => {
    const located = [{ uri: 'http://cvx.iptc.org/iso3166-1a3/MRN', names: [{ value: 'MRN' }] }]
    expect(place({ located, bodies: body('SELENA (ANM) - Rain.') })).toStrictEqual([['SELENA', 'MRN']])
    expect(place({ located })).toStrictEqual([['MRN', undefined]])
  })

  it('is that of the dateline, where a name is stated that the dateline has not', () => {
    const located = [{ names: [{ value: 'Port Marrow' }] }]
    expect(place({ located, datelines: [{ value: 'FORT SELENA, Mar.' }] })).toStrictEqual([
      ['FORT SELENA', undefined],
      ['Port Marrow', undefined],
    ])
  })

  it('is left as the item says it, and is not sought for pictures', () => {
    const located = [{ names: [{ value: 'Port Marrow' }] }]
    for (const value of ['PORT MARROW, Marenia', '4/4/2026', ''])
      expect(place({ located, datelines: [{ value }] })).toStrictEqual([['Port Marrow', undefined]])
    const known = [{ ...located[0], uri: 'https://places.example/7' }]
    expect(place({ located: known, datelines: [{ value: 'Selena' }] })).toStrictEqual([['Port Marrow', undefined]])
    expect(place({ kind: 'picture', datelines: [{ value: 'Selena' }] })).toBeUndefined()
  })
})

describe('slugs and sign-offs', () => {
  const apply = (key: string, item: Partial<NewsItem>) =>
    applyDialect(
      entryOf(item),
      DIALECTS.find((dialect) => dialect.key === key),
    ).item

  it('PA: the keyword, not the key that is made of it', () => {
    const item = apply('pa', { sluglines: [{ value: 'PA-HHH-PORT-Ferry' }], keywords: [{ value: 'Ferry' }] })
    expect(item).toMatchObject({ sluglines: [{ value: 'Ferry' }], transmission: { keyword: 'PA-HHH-PORT-Ferry' } })
  })

  it('NTB: NTBStikkord', () => {
    const item = apply('ntb', {
      sluglines: [{ value: 'key-1' }],
      itemProperties: [{ rel: 'NTBStikkord', value: 'havn-storm' }],
    })
    expect(values(item.sluglines)).toStrictEqual(['havn-storm'])
  })

  it('ANSA: a byline of many words is the headline below the headline, initials are a sign-off', () => {
    const item = apply('ansa', {
      headlines: [{ value: 'H' }],
      bylines: [{ value: 'The port is ready for the storm' }],
      creators: [{ literal: 'VRG' }],
    })
    expect(item.headlines?.[1]).toStrictEqual({ value: 'The port is ready for the storm', role: 'subheadline' })
    expect(item.bylines).toBeUndefined()
    expect(item.creators).toBeUndefined()
  })

  it('dpa: the closing line of a notepad is a sign-off', () => {
    const item = apply('dpa', {
      edNotes: [{ value: 'Adds quote' }, { value: 'mda tt xx n1', role: 'dateline:qcode/dpaednoterole:closingline' }],
    })
    expect(values(item.edNotes)).toStrictEqual(['Adds quote'])
    expect(item.itemProperties).toStrictEqual([{ rel: 'sign-off', value: 'mda tt xx n1' }])
  })

  it('TT: Subject Codes between its name and its own code', () => {
    const item = apply('tt', { subjects: [{ literal: 'TT:02000000:LAG' }] })
    expect(codes(item)).toContain('subj:02000000')
    expect(codes(item)).not.toContain('TT:02000000:LAG')
  })
})

describe('codes without a name', () => {
  const subjects = (item: Partial<NewsItem>) => applyDialect(entryOf(item), undefined).item.subjects

  it('are named by what the document asserts of the same code under a sister alias', () => {
    const city = { names: [{ value: 'Port Selene' }] }
    const found = subjects({
      subjects: [{ qcode: 'mnalocation:7' }, { qcode: 'mnalocation:8' }, { qcode: 'otheralias:7' }],
      assertions: [
        { qcode: 'mnalocmeta:rich:8', names: [{ value: 'Marenia' }] },
        { qcode: 'mnalocmeta:default:7', broader: [{ names: [{ value: 'N/A' }] }, city] },
      ],
    })
    expect(found).toStrictEqual([
      { qcode: 'mnalocation:7', names: city.names, broader: [city] },
      { qcode: 'mnalocation:8', names: [{ value: 'Marenia' }] },
      { qcode: 'otheralias:7' },
    ])
  })

  it("of the IPTC under a house's own address are the IPTC's too", () => {
    const uris = subjects({
      subjects: [{ uri: 'https://mna.example/subref/02000000' }, { uri: 'https://mna.example/subref/20001065' }],
    })?.map(({ uri }) => uri)
    expect(uris?.slice(2)).toStrictEqual([
      'http://cv.iptc.org/newscodes/subjectcode/02000000',
      'http://cv.iptc.org/newscodes/mediatopic/20001065',
    ])
    expect(subjects({ subjects: [{ uri: 'https://mna.example/day/20261101' }] })).toHaveLength(1)
  })
})
