/** Arbitrary bodies of the exchange model, for the tests of every codec. Not part of the package's face. */
import type { BlockFacts, Body, RichBlock, RichCell, RichList, RichMark, RichSpan } from '@dateline/news'
import fc from 'fast-check'
import { compact } from './finish.ts'
import { lineArbitrary } from './testing.ts'

export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 })

/** A record whose members may lack: absent, never undefined. */
export function sparse<T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(shape, { requiredKeys: [] }).map((value) => compact(value) as Partial<T>)
}

export const languageTag = fc.constantFrom('en', 'ru', 'ar', 'de', 'fr-CA', 'zh-Hans', 'sr-Latn-RS')
const address = fc.constantFrom(
  'https://mna.example/a?b=1&c=2#d',
  'http://media.mna.example/high/port_1.jpg',
  'https://xn--80ak6aa92e.example/%D0%B0/',
  'mailto:desk@mna.example',
)
/** Addresses of files: absolute http or https. */
export const fileAddress = fc.constantFrom(
  'https://media.mna.example/p/1_high.jpg',
  'http://media.mna.example/p/1_low.jpg?x=1&y=2',
  'https://media.mna.example:8443/v/2.mp4#t=3',
)

const markArbitrary: fc.Arbitrary<RichMark> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<RichMark>({ type: 'strong' }, { type: 'em' }) },
  { weight: 3, arbitrary: address.map((href): RichMark => ({ type: 'link', href })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('underline', 'strike', 'sub', 'sup', 'code', 'small', 'quote', 'insert')
      .map((style): RichMark => ({ type: 'style', style })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<RichMark>(
      { type: 'entity', kind: 'person' },
      { type: 'entity', kind: 'body', uri: 'https://mna.example/body/7' },
      { type: 'entity', kind: 'place', attributes: { idsrc: 'mna', value: 'Tavna & co' } },
      { type: 'entity', kind: 'date', attributes: { norm: '20261101T0900Z' } },
      { type: 'entity', kind: 'money', attributes: { unit: 'EUR' } },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<RichMark>(
      { type: 'language', language: 'fr' },
      { type: 'language', language: 'ar', direction: 'rtl' },
      { type: 'ruby', text: 'かな' },
      { type: 'sourcing' },
      { type: 'mention', uri: 'dateline:person/7' },
    ),
  },
)

/** At most one mark of a type, in no particular order: the first is the outermost. */
const marksArbitrary = fc.uniqueArray(markArbitrary, { maxLength: 3, selector: (mark) => mark.type })

function merged(spans: readonly RichSpan[]): RichSpan[] {
  const result: RichSpan[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(span.marks ?? [])) {
      result[result.length - 1] = { ...last, text: last.text + span.text }
    } else result.push(span)
  }
  return result
}

/** Runs of copy: single spaces between words, none at the ends, neighbours with other marks. */
export const richSpans: fc.Arbitrary<RichSpan[]> = fc
  .array(fc.tuple(lineArbitrary(6), fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, marksArbitrary)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) =>
    merged(
      parts.map(([text, marks], index): RichSpan => {
        const words = index === 0 ? text : ` ${text}`
        return marks.length === 0 ? { text: words } : { text: words, marks }
      }),
    ),
  )

const words = lineArbitrary(5)
const plainSpans = words.map((text): RichSpan[] => [{ text }])

export const blockFacts: fc.Arbitrary<BlockFacts> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: sparse<{ language: string; direction: 'ltr' | 'rtl'; role: string }>({
      language: languageTag,
      direction: fc.constantFrom('ltr', 'rtl'),
      role: fc.constantFrom('lede', 'infobox', 'factbox wide'),
    }),
  },
)

const listArbitrary: fc.Arbitrary<RichList> = fc
  .tuple(blockFacts, fc.boolean(), fc.array(richSpans, { minLength: 1, maxLength: 3 }), maybe(plainSpans))
  .map(([facts, ordered, items, inner]) => ({
    type: 'list' as const,
    ...facts,
    ordered,
    items,
    ...(inner === undefined ? {} : { nested: { 0: { type: 'list' as const, ordered: false, items: [inner] } } }),
  }))

const tableArbitrary: fc.Arbitrary<RichBlock> = fc
  .record({
    width: fc.integer({ min: 2, max: 3 }),
    height: fc.integer({ min: 1, max: 3 }),
    caption: maybe(words),
    shape: fc.constantFrom('plain', 'headless', 'cells'),
  })
  .chain(({ width, height, caption, shape }) => {
    const row = fc.array(plainSpans, { minLength: width, maxLength: width })
    return fc.tuple(row, fc.array(row, { minLength: height, maxLength: height })).map(([header, rows]): RichBlock => {
      const own = caption === undefined ? {} : { caption }
      if (shape !== 'cells') return { type: 'table', ...own, header: shape === 'plain' ? header : [], rows }
      const head: RichCell[] = [{ spans: header[0] ?? [], header: true, columns: width }]
      const body = rows.map((cells) =>
        cells.map((spans, i): RichCell => (i === 0 ? { spans, header: true } : { spans })),
      )
      return { type: 'table', ...own, header: [], rows: [], cells: [head, ...body] }
    })
  })

const sizes = { width: fc.integer({ min: 10, max: 9_000 }), height: fc.integer({ min: 10, max: 9_000 }) }

/** One block of any type. */
export const richBlockArbitrary: fc.Arbitrary<RichBlock> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(blockFacts, richSpans)
      .map(([facts, spans]): RichBlock => ({ type: 'paragraph', ...facts, spans })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(blockFacts, fc.constantFrom(1, 2, 3, 4, 5, 6), richSpans)
      .map(([facts, level, spans]): RichBlock => ({ type: 'heading', ...facts, level, spans })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(blockFacts, fc.array(richSpans, { minLength: 1, maxLength: 3 }), maybe(words))
      .map(([facts, paragraphs, by]): RichBlock => ({
        type: 'quote',
        ...facts,
        paragraphs,
        ...(by === undefined ? {} : { attribution: by }),
      })),
  },
  { weight: 1, arbitrary: listArbitrary },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(richSpans, fc.array(richSpans, { minLength: 1, maxLength: 2 })), { minLength: 1, maxLength: 3 })
      .map((entries): RichBlock => ({
        type: 'definitions',
        entries: entries.map(([term, definitions]) => ({ term, definitions })),
      })),
  },
  { weight: 1, arbitrary: tableArbitrary },
  {
    weight: 1,
    arbitrary: fc
      .array(words, { minLength: 1, maxLength: 4 })
      .map((lines): RichBlock => ({ type: 'preformatted', text: lines.join('\n   ') })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fileAddress,
        words,
        sparse<{ caption: string; credit: string }>({ caption: words, credit: words }),
        maybe(fc.record(sizes)),
      )
      .map(([src, alt, about, size]): RichBlock => ({ type: 'picture', src, alt, ...about, ...size })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('audio' as const, 'video' as const, 'image' as const, 'data' as const, 'other' as const),
        sparse<{ caption: string; credit: string }>({ caption: words, credit: words }),
        fileAddress,
      )
      .map(([media, about, href]): RichBlock => ({
        type: 'media',
        media,
        ...about,
        renditions: [{ href, contentType: 'video/mp4' }],
      })),
  },
  { weight: 1, arbitrary: fc.constant<RichBlock>({ type: 'rule' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('editor' as const, 'endnote' as const, 'correction' as const, 'other' as const),
        fc.array(richSpans, { minLength: 1, maxLength: 2 }),
      )
      .map(([kind, paragraphs]): RichBlock => ({ type: 'note', kind, paragraphs })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fileAddress, maybe(words))
      .map(([href, title]): RichBlock => ({ type: 'embed', href, ...(title === undefined ? {} : { title }) })),
  },
)

/** A body's blocks: copy first. Codecs compare them in their canonical form. */
export const richBlocksArbitrary: fc.Arbitrary<RichBlock[]> = fc
  .tuple(richSpans, fc.array(richBlockArbitrary, { maxLength: 7 }))
  .map(([spans, rest]) => [{ type: 'paragraph', spans }, ...rest])

export const bodyArbitrary: fc.Arbitrary<Body> = richBlocksArbitrary.map((blocks) => ({ blocks }))
