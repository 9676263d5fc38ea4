import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixture } from '../testing-fixtures.ts'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { readAnpaHeader } from './header.ts'
import { mendTypography } from './lines.ts'
import { looksLikeAnpa, readAnpaItems } from './read.ts'

const text = (name: string) => new TextDecoder().decode(fixture(`wire/${name}`))
const FILES = ['caret.anpa.txt', 'indent.anpa.txt', 'alert.anpa.txt'] as const

const read = (source: string, profile?: SourceProfile) =>
  readAnpaItems(source, { name: 'test', profile, limits: DEFAULT_LIMITS, assumptions: [] })

function only(source: string, profile?: SourceProfile): NewsItem {
  const [entry, ...others] = read(source, profile).entries
  if (entry?.outcome !== 'item' || others.length > 0) throw new Error(`one item expected: ${JSON.stringify(entry)}`)
  return entry.item
}
const words = (item: NewsItem) =>
  (item.bodies?.[0]?.blocks ?? []).map((b) => ('spans' in b ? b.spans.map((s) => s.text).join('') : b.type))
const values = (labels: readonly { readonly value: string }[] | undefined) => (labels ?? []).map((l) => l.value)

describe('caret lines', () => {
  const item = only(text('caret.anpa.txt'))

  it('header', () => {
    expect(item.transmission).toStrictEqual({
      service: 'W',
      sequence: '2870',
      channels: ['asian'],
      wordCount: 466,
      options: 'text',
      take: '1st Ld-Writethru',
      keyword: 'MR--Marenia-Storm',
      takeKey: 'BC',
      urgency: { value: 'u', scale: 'anpa-1312' },
      category: 'i',
      sent: '2026-11-01T15:09:00Z',
    })
    expect(item).toMatchObject({ urgency: 3, versionCreated: '2026-11-01T15:09:00Z' })
  })

  it('lines', () => {
    expect(values(item.sluglines)).toStrictEqual(['MR--Marenia-Storm'])
    expect(values(item.headlines)).toStrictEqual(['Storm closes the port of Selena, ferries wait'])
    expect(item.bylines).toStrictEqual([{ value: 'By ANA PETREL' }, { value: 'Marenian Press', role: 'affiliation' }])
    expect(values(item.edNotes)).toStrictEqual(['AP Photo MRN101, MRN102', 'Updates with quotes. With AP Photos.'])
    expect(values(item.datelines)).toStrictEqual(['SELENA, Marenia (MP) —'])
  })

  it('copy, with its typography and its tab lines', () => {
    expect(words(item)).toStrictEqual([
      'SELENA, Marenia (MP) — A storm closed the port of Selena on Sunday.',
      '“No ferry leaves,” harbor master Ivo Marrow said.',
      'rule',
      'MP writer Ben Tide contributed.',
      'preformatted',
    ])
  })

  it('is the same when the control characters are lost', () => {
    const stripped = text('caret.anpa.txt').replace(/[\u0001-\u0007\u000e-\u001f]/g, (c) => (c === '\u001f' ? c : ''))
    const { options: _, ...rest } = item.transmission ?? {}
    expect(only(stripped).transmission).toStrictEqual(rest)
    expect(words(only(stripped)).slice(0, 4)).toStrictEqual(words(item).slice(0, 4))
  })
})

describe('indented paragraphs', () => {
  const item = only(text('indent.anpa.txt'), { key: 'e', zone: 'Asia/Tokyo' })

  it('headline to its plus, paragraphs by their indents', () => {
    expect(values(item.headlines)).toStrictEqual(['Sailing: Cala crew wins the Marenian Cup by a length'])
    expect(words(item)).toStrictEqual([
      'CALA, Marenia, Nov. 1 Eastwire - The crew of Cala won the Marenian Cup on Sunday after a long night.',
      '"It was a long night," skipper Mira Oar said, adding that she would sleep.',
    ])
    expect(item.versionCreated).toBe('2026-11-01T21:37:00+09:00')
    expect(item.itemProperties).toStrictEqual([{ rel: 'sign-off', value: 'Eastwire' }])
    expect(item.subjects?.map((s) => s.qcode ?? s.literal)).toStrictEqual(['s', 'subj:15000000', 'medtop:15000000'])
  })
})

describe('alerts', () => {
  it('give their sentence as headline, and say so', () => {
    const [entry] = read(text('alert.anpa.txt')).entries
    expect(entry).toMatchObject({
      item: { urgency: 2, headlines: [{ value: 'Court lifts the ferry ban.' }] },
      assumptions: [{ field: 'headline' }],
    })
  })
})

describe('digests', () => {
  it('are nothing but caret lines, which are their copy', () => {
    const item = only(text('digest.anpa.txt'))
    expect(values(item.headlines)).toStrictEqual(['Top Marenian News at 11:23 p.m.'])
    expect(words(item)).toStrictEqual(['Storm closes the port of Selena', 'Cala crew wins the cup'])
    expect(values(item.sluglines)).toStrictEqual(['Top-Marenia-News'])
    expect(item.descriptions).toBeUndefined()
  })
})

describe('headers', () => {
  it.each([
    ['z6715-----', 'r z BC-BKN--Heat-Hawks 1stLd-Writethru   02-20 0500', 'BKN--Heat-Hawks', '1stLd-Writethru', 500],
    ['a0105', 'u s BC-Cup   09-12', 'Cup', undefined, undefined],
    [
      '\u0016\u0016\u0001V4644\u001f-----',
      'r e\u0013\u0011AP-Top-Entertainment-Hea     02-09 0121',
      'Top-Entertainment-Hea',
      undefined,
      121,
    ],
  ])('%s', (first, second, keyword, version, wordCount) => {
    const header = readAnpaHeader(first.replace('\u0001', ''), second)
    expect(header).toMatchObject({ keyword })
    expect(header?.version).toBe(version)
    expect(header?.wordCount).toBe(wordCount)
  })

  it('are told from other text', () => {
    for (const file of FILES) expect(looksLikeAnpa(text(file))).toBe(true)
    for (const other of ['<NewsML/>', 'abc0001 4 i 10  x\n\nSlug/', 'A story.\nIts text.', ''])
      expect(looksLikeAnpa(other)).toBe(false)
  })

  it('a file without one is refused', () => {
    expect(read('A story.\nIts text.').entries).toMatchObject([{ outcome: 'rejected', code: 'item-incomplete' }])
  })
})

it('typography stands for the marks that the code lacked', () => {
  expect(mendTypography("SELENA (MP) _ ``Don't desert us,'' she said.")).toBe(
    "SELENA (MP) — “Don't desert us,” she said.",
  )
  expect(mendTypography('snake_case and a _b')).toBe('snake_case and a _b')
})

it('mutations give items or typed rejections', () => {
  const bits = ['\u0001', '\u0002', '\u0003', '^', '<', '=', '\u0008', '\n\n', ' '.repeat(90), '^^^^', '\t']
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
  for (const long of [
    '^'.repeat(200_000),
    `^${'='.repeat(100_000)}`,
    ' '.repeat(200_000),
    `a0105\nu s ${'x '.repeat(100_000)}`,
  ]) {
    expect(read(`a0105\nu s BC-X 09-12 0344\n${long}`).entries).toHaveLength(1)
  }
})

describe('tables between centred lines', () => {
  const item = only(
    [
      's0284-----',
      'r s BC-ROW--Glance     11-01 ',
      '^BC-ROW--Marenian Glance<',
      '^Marenian Glance=',
      '^All Times MRT=',
      '^By The Marenian Press=',
      '^NORTHERN LEAGUE=',
      '^ W   L   Pct',
      'Selena 73  52  .584   _',
      'Port Marrow 60  63  .488 2{',
      '\t   ___=',
      "^Sunday's Races=",
      '\t   Selena 6, Marrow 5',
      '\t   AP-WF-11-01-26 1509GMT<',
    ].join('\n'),
  )

  it('keeps headings in the copy and rows in their columns', () => {
    expect(item.bodies?.[0]?.blocks).toStrictEqual([
      { type: 'heading', level: 3, spans: [{ text: 'All Times MRT' }] },
      { type: 'heading', level: 3, spans: [{ text: 'NORTHERN LEAGUE' }] },
      { type: 'paragraph', spans: [{ text: 'W L Pct' }] },
      { type: 'preformatted', text: 'Selena 73  52  .584   _\nPort Marrow 60  63  .488 2½' },
      { type: 'rule' },
      { type: 'heading', level: 3, spans: [{ text: "Sunday's Races" }] },
      { type: 'paragraph', spans: [{ text: 'Selena 6, Marrow 5' }] },
    ])
    expect(item.bylines).toStrictEqual([{ value: 'By The Marenian Press' }])
    expect(item.edNotes).toBeUndefined()
  })

  it('takes the language of the agency that signs, however few the words are', () => {
    expect(item.language).toBe('en')
  })

  it('makes a table of cells that semicolons part', () => {
    const { bodies } = only(
      'z9631-----\nr z BC-ROW--Expanded     11-01 0820\n^BC-ROW--Expanded<\n^Expanded Standings=\n^East=\n^;W;L;Pct \nSelena;19;21;6{ \n',
    )
    const cells = (...texts: string[]) => texts.map((words_) => [{ text: words_ }])
    expect(bodies?.[0]?.blocks).toStrictEqual([
      { type: 'heading', level: 3, spans: [{ text: 'East' }] },
      { type: 'table', header: [], rows: [cells('', 'W', 'L', 'Pct'), cells('Selena', '19', '21', '6½')] },
    ])
  })

  it('reads half as a half', () => {
    expect(mendTypography('leads by 2{ games')).toBe('leads by 2½ games')
  })
})
