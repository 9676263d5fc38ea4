import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExchangeDocument } from '../exchange.ts'
import { fixture } from '../testing-fixtures.ts'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { normaliseFrames } from './frame.ts'
import { looksLike7901, read7901Items } from './read.ts'
import { detectFormat } from '../detect.ts'
import { readStamp } from './stamp.ts'
import { noticeOf, readEmbargo } from './words.ts'

const text = (name: string) => new TextDecoder().decode(fixture(`wire/${name}`))
const FILES = ['lead.7901.txt', 'english.7901.txt', 'framed.7901.txt'] as const

function read(source: string, profile?: SourceProfile): ExchangeDocument {
  return read7901Items(source, { name: 'test', profile, limits: DEFAULT_LIMITS, assumptions: [] })
}
const items = (source: string, profile?: SourceProfile): NewsItem[] =>
  read(source, profile).entries.flatMap((entry) => (entry.outcome === 'item' ? [entry.item] : []))

function words(item: NewsItem | undefined): string[] {
  return (item?.bodies?.[0]?.blocks ?? []).map((block) =>
    'spans' in block ? block.spans.map((s) => s.text).join('') : block.type,
  )
}
const values = (labels: readonly { readonly value: string }[] | undefined) => (labels ?? []).map((l) => l.value)

describe('a German lead without its frame', () => {
  const [item] = items(text('lead.7901.txt'), { key: 'mda', zone: 'Europe/Berlin', language: 'de' })

  it('has its header', () => {
    expect(item?.transmission).toStrictEqual({
      service: 'bdm',
      sequence: '0044',
      wordCount: 118,
      options: 'mda 0103',
      urgency: { value: '3', scale: 'iptc-7901' },
      category: 'pl',
      keyword: 'Marenien/Hafen/Wetter',
      take: 'KORR-Bericht, 2. ZUSAMMENFASSUNG',
      sent: '2026-11-01T12:05:00+01:00',
    })
    expect(item).toMatchObject({ urgency: 3, language: 'de', versionCreated: '2026-11-01T12:05:00+01:00' })
  })

  it('has keyword, headline, byline and dateline apart', () => {
    expect(values(item?.sluglines)).toStrictEqual(['Marenien/Hafen/Wetter'])
    expect(values(item?.headlines)).toStrictEqual(['Sturm schließt den Hafen von Selena - Fähren warten'])
    expect(values(item?.bylines)).toStrictEqual(['Von Anna Sturmvogel, mda'])
    expect(values(item?.datelines)).toStrictEqual(['Selena (mda) -'])
    expect(item?.located?.[0]?.names?.[0]?.value).toBe('Selena')
  })

  it('has its category as Subject Code and Media Topic', () => {
    expect(item?.subjects?.map((s) => s.qcode ?? s.literal)).toStrictEqual(['pl', 'subj:11000000', 'medtop:11000000'])
    expect(item?.subjects?.[2]?.names).toStrictEqual([{ value: 'Politik', language: 'de' }])
  })

  it('has its copy, with a subheading and a table, and no notes in it', () => {
    expect(words(item)).toStrictEqual([
      'Die Fähren bleiben bis Mittag im Hafen. Die Stadt bittet um Geduld.',
      'Selena (mda) - Ein Sturm hat am Sonntag den Hafen von Selena geschlossen. Das teilte das Hafenamt mit - und das gilt bis zum Mittag.',
      'Fähren bleiben im Hafen',
      '«Vor Mittag fährt keine Fähre», sagte Hafenmeister Ivo Marrow. Er rechne mit einer Besserung am Nachmittag.',
      'table',
    ])
    expect(item?.bodies?.[0]?.blocks[2]?.type).toBe('heading')
  })

  it('has its notes as notes, the correction as a signal, the sign-off as a property', () => {
    expect(item?.edNotes?.map((n) => n.role)).toStrictEqual([
      undefined,
      undefined,
      'notepad: Redaktionelle Hinweise',
      'notepad: Internet',
      'Kontakte',
    ])
    expect(item?.signals?.map((s) => s.uri)).toStrictEqual(['http://cv.iptc.org/newscodes/signal/correction'])
    expect(item?.itemProperties).toStrictEqual([{ rel: 'sign-off', value: 'mda ast or yyzz' }])
  })
})

describe('two messages in one file', () => {
  const [story, kill] = items(text('english.7901.txt'))

  it('a headline over two lines, take words above it', () => {
    expect(values(story?.headlines)).toStrictEqual([
      'Cala crew wins the Marenian Cup by a length after a long night of waiting',
    ])
    expect(story?.transmission?.take).toBe('REFILE, 1ST LEAD')
    expect(story?.versionCreated).toBe('2026-11-01T12:59:00Z')
    expect(values(story?.datelines)).toStrictEqual(['Cala (so/mda) -'])
  })

  it('a kill is canceled, and says what it recalls', () => {
    expect(kill).toMatchObject({ pubStatus: 'canceled', urgency: 1, signals: [{ literal: 'kill' }] })
    expect(kill?.links).toStrictEqual([{ rel: 'dateline:rel/recalls', titles: [{ value: 'ecm0003' }] }])
    expect(kill?.datelines).toBeUndefined()
  })
})

describe('frames', () => {
  it('SOH, STX, ETX and EOT part header, keyword, text and stamp', () => {
    const [item] = items(text('framed.7901.txt'))
    expect(values(item?.sluglines)).toStrictEqual(['Notes de frais'])
    expect(values(item?.headlines)).toStrictEqual(['Selena: le maire ouvre les comptes du port'])
    expect(words(item)).toStrictEqual([
      'Selena (ats) Le maire de Selena a ouvert dimanche les comptes du port.',
      'Il attend des questions. «Nous repondrons», dit-il.',
    ])
    expect(item?.embargo?.until).toBe('2026-11-02T06:30:00+00:00')
  })

  it.each([
    [
      'symbols',
      (s: string) => s.replace(/[\u0001-\u0004]/g, (c) => String.fromCodePoint(0x2400 + (c.codePointAt(0) ?? 0))),
    ],
    [
      'names',
      (s: string) =>
        ['', 'SOH', 'STX', 'ETX', 'EOT'].reduce(
          (t, name, n) => (n === 0 ? t : t.replaceAll(String.fromCodePoint(n), `<${name}>`)),
          s,
        ),
    ],
    ['carriage returns alone', (s: string) => s.replaceAll('\r\n', '\r')],
    ['the wrong order of line ends', (s: string) => s.replaceAll('\r\n', '\n\r')],
    ['ZCZC and NNNN', (s: string) => `ZCZC\n${s.replace(/[\u0001\u0003\u0004]/g, '')}\nNNNN\n`],
  ])('as %s give the same item', (_, change) => {
    const source = text('framed.7901.txt')
    expect(items(change(source))).toStrictEqual(items(source))
  })

  it('a message without a header is refused, the others go on', () => {
    const entries = read(`\u0001no header here\n\u0004\n${text('framed.7901.txt')}`).entries
    expect(entries.map((e) => (e.outcome === 'rejected' ? e.code : e.outcome))).toStrictEqual([
      'item-incomplete',
      'item',
    ])
    expect(read('').entries).toMatchObject([{ outcome: 'rejected', code: 'empty-document' }])
  })

  it('are told from other text', () => {
    for (const file of FILES) expect(looksLike7901(text(file))).toBe(true)
    for (const other of ['<NewsML/>', 'A story.\n\nIts text.', '{"uri": "x"}', 'u i BC-X 11-01 0049'])
      expect(looksLike7901(other)).toBe(false)
  })
})

describe('stamps', () => {
  it.each([
    ['241205 Sep 24', '2024-09-24T12:05:00+02:00', false],
    ['212322 GMT Nov 18', '2018-11-21T23:22:00Z', true],
    ['101137 GMT Dez 18', '2018-12-10T11:37:00Z', true],
    ['211005 jan 19', '2019-01-21T10:05:00+01:00', false],
    ['AP-WF-11-13-13 1509GMT<', '2013-11-13T15:09:00Z', true],
    ['KWS-21:37-09-12-18', '2018-12-09T21:37:00+01:00', false],
    ['140730 juil 26', '2026-07-14T07:30:00+02:00', false],
  ])('%s', (line, instant, zoned) => {
    expect(readStamp(line, 'Europe/Berlin')).toStrictEqual({ instant, zoned })
  })

  it.each(['312566 Nov 26', '310001 Feb 26', 'a line of copy', '011205 Foo 26'])('%s is none', (line) => {
    expect(readStamp(line, undefined)).toBeUndefined()
  })

  it('without a zone are UTC, and that is said', () => {
    expect(read(text('lead.7901.txt')).entries).toMatchObject([
      {
        assumptions: [
          { field: 'zone', value: 'UTC' },
          { field: 'language', value: 'de' },
        ],
      },
    ])
  })
})

describe('words of art', () => {
  it.each([
    ['KILL KILL KILL', 'kill'],
    ['MANDATORY KILL', 'kill'],
    ['A kill is mandatory. Make certain the story is not used.', 'kill'],
    ['STORY WITHDRAWN-Port of Selena', 'kill'],
    ['ANNULATION', 'kill'],
    ['HOLD HOLD HOLD', 'hold'],
    ['(CORRECTED)', 'correction'],
    ['Berichtigung: Samstag', 'correction'],
    ['RECTIFICATIF', 'correction'],
    ['REFILE', 'repeat'],
    ['Wiederholung', 'repeat'],
    ['Aktualisierung: Zitat', 'update'],
    ['Police hold two after the kill', undefined],
    ['Hold the line, says the minister', undefined],
    ['Correctional officers strike', undefined],
  ])('%s', (line, notice) => {
    expect(noticeOf(line)).toBe(notice)
  })

  const near = '2026-11-01T12:00:00+01:00'
  it.each([
    ['Sperrfrist: 2. November 2026, 18.00 Uhr', '2026-11-02T18:00:00+01:00'],
    ['SPERRFRIST 18.30 Uhr', '2026-11-01T18:30:00+01:00'],
    ['EMBARGOED for publication until 2 November 2026 06:00 GMT', '2026-11-02T06:00:00+00:00'],
    ['A diffuser après 18h30', '2026-11-01T18:30:00+01:00'],
    ['Hold for release until further notice', null],
    ['EMBARGO: until further notice', null],
  ])('%s', (line, until) => {
    const read_ = readEmbargo(line, { zone: 'Europe/Berlin', near })
    expect(read_).toMatchObject({ kind: 'embargo', embargo: { until } })
  })

  it('an embargo that is lifted or none holds nothing', () => {
    expect(readEmbargo('Sperrfrist: keine', { zone: undefined, near })).toStrictEqual({ kind: 'none' })
    expect(readEmbargo('The embargo on ferries ends', { zone: undefined, near })).toBeUndefined()
  })

  it('an embargo without a zone, from a source without one, is refused', () => {
    const source = text('framed.7901.txt').replace('06h30 GMT', '06h30')
    expect(read(source).entries).toMatchObject([{ outcome: 'rejected', code: 'embargo-invalid' }])
    expect(items(source, { key: 'a', zone: 'Europe/Zurich' })[0]?.embargo?.until).toBe('2026-11-02T06:30:00+01:00')
  })
})

describe('hostile input', () => {
  it('mutations give items or typed rejections', () => {
    const bits = [
      '\u0001',
      '\u0002',
      '\u0003',
      '\u0004',
      '\n\n',
      ' =\n',
      '(',
      '#'.repeat(50),
      'ZCZC',
      '\u0000',
      '# ',
      '| a |',
      ' '.repeat(80),
    ]
    const mutation = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), fc.constantFrom(...bits))
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES.map(text)),
        fc.array(mutation, { minLength: 1, maxLength: 5 }),
        (seed, mutations) => {
          const source = mutations.reduce((t, [at, drop, put]) => {
            const place = Math.floor(at * t.length)
            return t.slice(0, place) + put + t.slice(place + drop)
          }, seed)
          for (const entry of read(source).entries) {
            if (entry.outcome === 'rejected') expect(entry.code).not.toBe('reader-defect')
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each([
    ['one long line', `abc0001 4 i 10  x\n\n${'a'.repeat(1_000_000)}`],
    ['a long line of headers', 'abc0001 4 i 10  x\n\n'.repeat(20_000)],
    ['brackets that never close', `abc0001 4 i 10  x\n\nSlug/\n${'('.repeat(100_000)}\n=`],
    ['blanks', `abc0001 4 i 10  x\n\nSlug/\n${' '.repeat(400_000)}x =\n`],
    ['stars', `abc0001 4 i 10  x\n\n${'* '.repeat(200_000)}`],
  ])('%s ends', (_, source) => {
    expect(read(source).entries.length).toBeGreaterThan(0)
    expect(normaliseFrames(source).length).toBeGreaterThan(0)
  })
})

describe('messages between ZCZC and NNNN without a header', () => {
  const release = `   ZCZC AAP
%MNETALL MFI
$J
:
:Marenian Harbour Authority
*X
Media release: Ferries carry 0.6% more people in the September quarter

Tue 13 October 2026

The Marenian Harbour Authority today released its figures for the September quarter, which are the highest it has published since the port was opened.

Ferries only:
* people up by 2.4%
* cars down by 0.1%
Freight was level.

NNNN
`

  it('are told from other text', () => {
    expect(detectFormat(new TextEncoder().encode(release))).toBe('iptc-7901')
    expect(detectFormat(new TextEncoder().encode('ZCZCARD is a name.\n\nNothing more.'))).toBe('capture-text')
  })

  it('have their fields, and points of a list', () => {
    const [item] = items(release)
    expect(item).toMatchObject({
      headlines: [{ value: 'Media release: Ferries carry 0.6% more people in the September quarter' }],
      sluglines: [{ value: 'Marenian Harbour Authority' }],
      transmission: { service: 'AAP', category: 'j', channels: ['MNETALL', 'MFI'], options: 'X' },
      versionCreated: '2026-10-13T00:00:00+11:00',
      language: 'en-AU',
    })
    expect(words(item).slice(2)).toStrictEqual(['Ferries only:', 'list', 'Freight was level.'])
  })

  it('have a headline, a place and a Subject Code in fields of their own', () => {
    const [item] = items(
      'ZCZC AAP\n%A\n#Ferry\n$Ferry found adrift off Selena\n:(SELENA)\n*07000000\n@MAR\n~AM Service\nThe ferry was found on Sunday.\n\nNNNN\n',
    )
    expect(item).toMatchObject({
      headlines: [{ value: 'Ferry found adrift off Selena' }],
      sluglines: [{ value: 'Ferry' }],
      itemProperties: [
        { rel: 'region', value: 'MAR' },
        { rel: 'product', value: 'AM Service' },
      ],
    })
    expect(item?.located?.[0]?.names?.[0]?.value).toBe('SELENA')
    expect(item?.subjects?.[0]?.uri).toBe('http://cv.iptc.org/newscodes/subjectcode/07000000')
    expect(words(item)).toStrictEqual(['The ferry was found on Sunday.'])
  })

  it('have fields of two letters, in lower case too', () => {
    const [item] = items(
      'zczc\nAN#26\nKN#Tern Bites\nPD#06 June 2026 14:00:00\nSF#*\nBY#\nKY#Ports\nTI#Ferry goes on\nAB#It sails.\nTX#\nThe ferry sails.\nThe port is open.\n',
    )
    expect(item).toMatchObject({
      headlines: [{ value: 'Ferry goes on' }],
      descriptions: [{ value: 'It sails.' }],
      keywords: [{ value: 'Ports' }],
      versionCreated: '2026-06-06T14:00:00+00:00',
      altIds: [{ value: '26', role: 'AN' }],
    })
    expect(words(item)).toStrictEqual(['The ferry sails.', 'The port is open.'])
  })

  it('have a slug and a headline behind colons, below the routing', () => {
    const [item] = items(
      'ZCZC FMG000\nYY RFG INTERNET (3RR) NC(ATD)\n:POTTED :Selena Park - Form Thursday\n:SPORT - Selena Park\nThe first race is at noon.\nNNNN\n',
    )
    expect(item?.headlines).toStrictEqual([{ value: 'Selena Park - Form Thursday' }])
    expect(item?.sluglines).toStrictEqual([{ value: 'POTTED' }])
  })

  it('keep fields of races in their lines', () => {
    const [item] = items(
      `ZCZC FMG000
YY TDR
RACING : Selena Park FIELDS Thursday<!
Weather: Fine
1_12.55 Harbour Mdn Plate 1200m
 1 _    2  Grey Tern  (1)    A Petrel (a)            58
 2 _    2  Low Tide  (3)  B Marrow               58
12 _ 89X2  Ebb  (8)      C Pier                56
Legend: X - Spell



NNNN
`,
    )
    expect(item?.headlines).toStrictEqual([{ value: 'Selena Park FIELDS Thursday' }])
    expect(values(item?.sluglines)).toStrictEqual(['RACING'])
    expect(item?.bodies?.[0]?.blocks).toMatchObject([
      { type: 'preformatted', text: expect.stringContaining(' 1 _    2  Grey Tern  (1)') as string },
    ])
  })

  it('name their slug with a number sign, and the day behind a colon', () => {
    const [item] = items('ZCZC\n#Selena Trot\n:11/10/2026\nFINAL FIELDS\nNNNN\n')
    expect(item).toMatchObject({ headlines: [{ value: 'Selena Trot' }], sluglines: [{ value: 'Selena Trot' }] })
    expect(item?.versionCreated).toMatch(/^2026-/)
  })
})
