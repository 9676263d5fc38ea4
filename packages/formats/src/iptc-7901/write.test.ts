import type { NewsItem, RichBlock, Urgency } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../problem.ts'
import { itemArbitrary, NEWS_KINDS } from '../testing-items.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { decodeNamed, decodeWire, encodeWire, transliterate } from './charset.ts'
import { countWords, wrap } from './draw.ts'
import { read7901Items } from './read.ts'
import { write7901, type Write7901Options } from './write.ts'

const paragraph = (text: string): RichBlock => ({ type: 'paragraph', spans: [{ text }] })

const STORY: NewsItem = {
  model: 1,
  kind: 'text',
  language: 'de',
  urgency: 3,
  versionCreated: '2026-11-01T12:05:40+01:00',
  sluglines: [{ value: 'Marenien/Hafen' }],
  headlines: [{ value: 'Sturm schließt den Hafen von Selena' }],
  bylines: [{ value: 'Anna Sturmvogel' }],
  datelines: [{ value: 'Selena (mda) -' }],
  subjects: [{ uri: 'http://cv.iptc.org/newscodes/subjectcode/17004000' }],
  edNotes: [{ value: 'Neu: Zitat im 2. Absatz' }, { value: 'Olaf Regen, +00 1 2345', role: 'Kontakte' }],
  embargo: { until: '2026-11-01T18:00:00+01:00' },
  signals: [{ uri: 'http://cv.iptc.org/newscodes/signal/correction' }],
  transmission: { service: 'mda', sequence: '44', options: 'mda 0103', take: '1st Lead' },
  bodies: [
    {
      blocks: [
        paragraph('Ein Sturm hat am Sonntag den Hafen von Selena geschlossen. Das teilte das Hafenamt mit.'),
        { type: 'list', ordered: false, items: [[{ text: 'Fähren warten' }], [{ text: 'Züge fahren' }]] },
        {
          type: 'table',
          header: [[{ text: 'Fähre' }], [{ text: 'Abfahrt' }]],
          rows: [[[{ text: 'Cala' }], [{ text: '14.00' }]]],
        },
        paragraph('„Vor Mittag fährt keine Fähre“, sagte er.'),
      ],
    },
  ],
}

const GOLDEN = [
  '\u0001mda0044 3 WEA 50  mda 0103',
  '',
  'Marenien/Hafen',
  '\u0002CORRECTION',
  'EMBARGO: 1 Nov 2026 17:00 GMT',
  '1st Lead',
  'Sturm schliesst den Hafen von Selena',
  'Von Anna Sturmvogel =',
  '',
  'Selena (mda) - Ein Sturm hat am Sonntag den Hafen von Selena',
  'geschlossen. Das teilte das Hafenamt mit.',
  '',
  '- Faehren warten',
  '- Zuege fahren',
  '',
  '| Faehre | Abfahrt |',
  '| Cala | 14.00 |',
  '',
  '"Vor Mittag faehrt keine Faehre", sagte er.',
  '',
  '* * * *',
  'The following information is not for publication',
  '',
  '- Neu: Zitat im 2. Absatz',
  '- Letters outside of the agreed character set were transliterated.',
  '',
  '## Kontakte',
  '- Olaf Regen, +00 1 2345',
  '\u0003',
  '011105 GMT Nov 26',
  '\u0004',
]

function readBack(item: NewsItem, options: Write7901Options = {}): NewsItem {
  const written = write7901(item, options)
  const { text } = decodeWire(written.bytes, options.charset === 'latin1' ? 'latin1' : undefined)
  const { entries } = read7901Items(text, { name: 'test', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] })
  const [entry] = entries
  if (entry?.outcome !== 'item' || entries.length !== 1) throw new Error(JSON.stringify([entry, written.text]))
  return entry.item
}
const words = (item: NewsItem) =>
  (item.bodies?.[0]?.blocks ?? []).map((b) => ('spans' in b ? b.spans.map((s) => s.text).join('') : b.type))

describe('a message', () => {
  it('is exact to the byte', () => {
    const written = write7901(STORY)
    expect(written.text).toBe(GOLDEN.join('\r\n'))
    expect(written.bytes).toStrictEqual(new TextEncoder().encode(GOLDEN.join('\r\n')))
    expect(written.notes).toHaveLength(1)
  })

  it('keeps its letters where the set has them, and says nothing', () => {
    const written = write7901(STORY, { charset: 'latin1' })
    expect(written.text).toContain('Sturm schließt')
    expect(written.notes).toStrictEqual([])
    expect([...written.bytes]).toContain(0xdf)
    expect(readBack(STORY, { charset: 'latin1' }).headlines).toStrictEqual([
      { value: 'Sturm schließt den Hafen von Selena' },
    ])
  })

  it('is read back as it was, but for what the loss table says', () => {
    const item = readBack(STORY, { charset: 'utf-8' })
    expect(item).toMatchObject({
      urgency: 3,
      versionCreated: '2026-11-01T11:05:00Z',
      sluglines: [{ value: 'Marenien/Hafen' }],
      headlines: [{ value: 'Sturm schließt den Hafen von Selena' }],
      bylines: [{ value: 'Von Anna Sturmvogel' }],
      datelines: [{ value: 'Selena (mda) -' }],
      embargo: { until: '2026-11-01T17:00:00+00:00' },
      signals: [{ uri: 'http://cv.iptc.org/newscodes/signal/correction' }],
      transmission: {
        service: 'mda',
        sequence: '0044',
        options: 'mda 0103',
        take: '1st Lead',
        category: 'WEA',
        keyword: 'Marenien/Hafen',
        wordCount: 50,
      },
    })
    expect(item.edNotes).toStrictEqual([
      { value: 'EMBARGO: 1 Nov 2026 17:00 GMT', role: 'embargo' },
      ...(STORY.edNotes ?? []),
    ])
    expect(words(item)).toStrictEqual([
      'Selena (mda) - Ein Sturm hat am Sonntag den Hafen von Selena geschlossen. Das teilte das Hafenamt mit.',
      'list',
      'table',
      '"Vor Mittag fährt keine Fähre", sagte er.'.replace(/"V/, '„V').replace(/e",/, 'e“,'),
    ])
  })

  it.each([
    ['canceled', 'KILL KILL KILL'],
    ['withheld', 'HOLD HOLD HOLD'],
  ] as const)('%s carries no copy, and says so first', (pubStatus, line) => {
    const written = write7901({ ...STORY, pubStatus })
    expect(written.text.split('\u0002')[1]?.startsWith(line)).toBe(true)
    const item = readBack({ ...STORY, pubStatus })
    expect(item.pubStatus).toBe(pubStatus)
    expect(item.bodies).toBeUndefined()
  })

  it.each([
    ['none', undefined, undefined],
    ['open', { until: null }, null],
    ['set', { until: '2026-12-24T12:00:00+01:00' }, '2026-12-24T11:00:00+00:00'],
  ] as const)('embargo: %s', (_, embargo, until) => {
    const { embargo: __, ...rest } = STORY
    expect(readBack(embargo === undefined ? rest : { ...rest, embargo }).embargo?.until).toBe(until)
  })

  it('of a withdrawn item without a headline has its slug', () => {
    const item: NewsItem = {
      model: 1,
      kind: 'text',
      versionCreated: '2026-11-01T00:00:00Z',
      sluglines: [{ value: 'Port' }],
      pubStatus: 'canceled',
    }
    expect(readBack(item).headlines).toStrictEqual([{ value: 'Port' }])
  })

  it.each(['\u0000', '\u0003', '\u001b', '\u007f', '\u0085'])('refuses %j in its content', (control) => {
    for (const bad of [
      { ...STORY, headlines: [{ value: `a${control}b` }] },
      { ...STORY, bodies: [{ blocks: [paragraph(`a${control}b`)] }] },
      { ...STORY, edNotes: [{ value: `a${control}b` }] },
    ]) {
      expect(() => write7901(bad)).toThrow(expect.objectContaining({ code: 'content-invalid' }))
    }
  })

  it('needs a time', () => {
    const { versionCreated: _, ...rest } = STORY
    expect(() => write7901(rest)).toThrow(FormatError)
    expect(write7901(rest, { sent: '2026-11-01T00:00:00Z' }).text).toContain('010000 GMT Nov 26')
  })
})

describe('generated items', () => {
  it('of every kind are written in seven bits, in lines that fit, and read again', () => {
    fc.assert(
      fc.property(itemArbitrary(NEWS_KINDS), (item) => {
        const written = write7901(item, { sent: '2026-11-01T12:00:00Z' })
        expect([...written.bytes].every((byte) => byte < 0x80)).toBe(true)
        const { entries } = read7901Items(written.text, {
          name: 't',
          profile: undefined,
          limits: DEFAULT_LIMITS,
          assumptions: [],
        })
        expect(entries.map((e) => e.outcome)).toStrictEqual(['item'])
        const [entry] = entries
        if (entry?.outcome !== 'item') return
        expect(entry.item.pubStatus ?? 'usable').toBe(item.pubStatus ?? 'usable')
        expect(entry.item.embargo === undefined).toBe(item.embargo === undefined)
        expect(entry.item.urgency).toBe(item.urgency ?? 5)
      }),
      { numRuns: 150 },
    )
  })

  it('of plain prose come back word for word', () => {
    const word = fc.stringMatching(/^[a-zäöé]{1,12}$/)
    const sentence = fc
      .array(word, { minLength: 4, maxLength: 40 })
      .map((list) => `${(list[0] ?? '').replace(/^./, (c) => c.toUpperCase())} ${list.slice(1).join(' ')}.`)
    fc.assert(
      fc.property(
        fc.record({
          headline: fc.array(word, { minLength: 3, maxLength: 20 }).map((list) => `Port ${list.join(' ')}`),
          slug: fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join('-')),
          body: fc.array(sentence, { minLength: 2, maxLength: 6 }),
          notes: fc.array(sentence, { maxLength: 3 }),
          urgency: fc.integer({ min: 1, max: 9 }),
        }),
        ({ headline, slug, body, notes, urgency }) => {
          const item = readBack(
            {
              model: 1,
              kind: 'text',
              versionCreated: '2026-11-01T12:00:00Z',
              urgency: urgency as Urgency,
              headlines: [{ value: headline }],
              sluglines: [{ value: slug }],
              bodies: [{ blocks: body.map(paragraph) }],
              ...(notes.length === 0 ? {} : { edNotes: notes.map((value) => ({ value })) }),
            },
            { charset: 'utf-8' },
          )
          expect(item.headlines).toStrictEqual([{ value: headline }])
          expect(item.sluglines).toStrictEqual([{ value: slug }])
          expect(words(item)).toStrictEqual(body)
          expect((item.edNotes ?? []).map((n) => n.value)).toStrictEqual(notes)
          expect(item.urgency).toBe(urgency)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('lines and words', () => {
  it('are broken at spaces and never inside a word', () => {
    expect(wrap('aaa bbb ccc', 7)).toStrictEqual(['aaa bbb', 'ccc'])
    expect(wrap('a'.repeat(100))).toStrictEqual(['a'.repeat(100)])
  })

  it('are counted when they hold a letter or a digit', () => {
    expect(countWords('Die Fähre - und das gilt - fährt um 14.00 Uhr ...')).toBe(9)
  })
})

describe('character sets', () => {
  const bytes = (...list: number[]) => Uint8Array.from(list)
  const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))

  it.each([
    ['iso646-de', 'F{hre von Sch|nberg nach [rmel', 'Fähre von Schönberg nach Ärmel'],
    ['iso646-se', 'M}ng|rd', 'Mångörd'],
    ['iso646-fr', 'th{e @ la carte', 'thée à la carte'],
  ])('%s is read by its name', (charset, wire, text) => {
    expect(decodeWire(latin(wire), charset)).toStrictEqual({ text, encoding: charset })
  })

  it.each([
    ['utf-8', [...new TextEncoder().encode('Fähre «hier»')], 'Fähre «hier»'],
    ['windows-1252', [0x46, 0xe4, 0x68, 0x72, 0x65, 0x20, 0xab, 0x68, 0x69, 0x65, 0x72, 0xbb], 'Fähre «hier»'],
    [
      'iso6937',
      [...latin('Une f'), 0xc3, 0x65, ...latin('te pr'), 0xc1, 0x65, ...latin('s du caf'), 0xc2, 0x65],
      'Une fête près du café',
    ],
    [
      'cp850',
      [
        ...latin('F'),
        0x84,
        ...latin('hre '),
        0x81,
        ...latin('ber den Flu'),
        0xe1,
        ...latin(' und zur'),
        0x81,
        ...latin('ck'),
      ],
      'Fähre über den Fluß und zurück',
    ],
    [
      'macroman',
      [...latin('Caf'), 0x8e, ...latin(' apr'), 0x8f, ...latin('s la f'), 0x90, ...latin('te')],
      'Café après la fête',
    ],
    ['us-ascii', [...latin('plain')], 'plain'],
  ])('%s is told from the bytes', (encoding, list, text) => {
    const read_ = decodeWire(bytes(...list))
    expect([read_.encoding, read_.text]).toStrictEqual([encoding, text])
  })

  it('any bytes give a text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        try {
          expect(typeof decodeWire(data).text).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError)
        }
        for (const name of ['iso6937', 'cp437', 'cp850', 'macroman', 'iso646-de'])
          expect(decodeNamed(data, name)).toBeDefined()
        expect(decodeNamed(data, 'no-such-set')).toBeUndefined()
      }),
    )
  })

  it('what a set lacks is written in letters that it has', () => {
    expect(transliterate('Größe Ærø – 5 €', 'iso646', 'de')).toStrictEqual({
      text: 'Groesse Aero - 5 EUR',
      changed: true,
    })
    expect(transliterate('«so»', 'iso646')).toStrictEqual({ text: '"so"', changed: false })
    expect(transliterate('Größe 会议', 'latin1').text).toMatch(/^Größe [A-Za-z ]+$/)
    expect([...encodeWire('é', 'latin1')]).toStrictEqual([0xe9])
  })
})
