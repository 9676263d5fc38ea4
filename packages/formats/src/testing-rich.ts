/** Bodies as wild as the types allow (blank runs, unsafe addresses, empty cells), for the tests of the body codecs. Not part of the face. */
import {
  type BlockFacts,
  ENTITY_KINDS,
  type Rendition,
  type RichBlock,
  type RichCell,
  type RichList,
  type RichMark,
  type RichSpan,
  STYLES,
} from '@dateline/news'
import fc from 'fast-check'
import { lineArbitrary } from './testing.ts'

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

const target = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('/a/b?c=d&e=f', 'photo.jpg', '#top', 'mailto:desk@mna.example', 'tel:+1'),
)
const language = fc.constantFrom('en', 'ru', 'pt-BR', 'sr-Latn-RS')
const direction = fc.constantFrom('ltr' as const, 'rtl' as const)

export const richMarkArbitrary: fc.Arbitrary<RichMark> = fc.oneof(
  fc.constantFrom<RichMark>({ type: 'strong' }, { type: 'em' }, { type: 'sourcing' }),
  target.map((href): RichMark => ({ type: 'link', href })),
  fc
    .constantFrom('dateline:person/7', 'https://mna.example/p?a=1&b=2')
    .map((uri): RichMark => ({ type: 'mention', uri })),
  fc.constantFrom(...STYLES).map((style): RichMark => ({ type: 'style', style })),
  fc
    .record({
      kind: fc.constantFrom(...ENTITY_KINDS),
      uri: maybe(fc.constant('dateline:body/3')),
      attributes: maybe(fc.constantFrom({ idsrc: 'x"y', value: '<1>' }, { norm: '20211124' })),
    })
    .map((mark): RichMark => compact({ type: 'entity' as const, ...mark })),
  fc
    .tuple(language, maybe(direction))
    .map(([tag, dir]): RichMark => compact({ type: 'language' as const, language: tag, direction: dir })),
  lineArbitrary(2).map((text): RichMark => ({ type: 'ruby', text })),
)

/** Runs of any kind, also such as no codec would give back: double spaces, breaks, empty texts. */
export const wildSpansArbitrary: fc.Arbitrary<RichSpan[]> = fc.array(
  fc
    .tuple(
      fc.oneof(lineArbitrary(4), fc.constantFrom('', ' ', '  a', 'a \n b', '\n', 'x\n\ny', '\u00a0', 'end ')),
      fc.array(richMarkArbitrary, { maxLength: 3 }),
    )
    .map(([text, marks]): RichSpan => (marks.length === 0 ? { text } : { text, marks })),
  { maxLength: 4 },
)

const facts: fc.Arbitrary<BlockFacts> = fc
  .record({
    id: maybe(fc.constantFrom('a1', 'a2', '3b', 'x:y')),
    language: maybe(language),
    direction: maybe(direction),
    role: maybe(fc.constantFrom('lede', 'txt-ind', 'a b')),
  })
  .map(compact)

const rendition: fc.Arbitrary<Rendition> = fc
  .record({
    name: maybe(fc.constant('http://cv.iptc.org/newscodes/rendition/highRes')),
    href: maybe(target),
    residRef: maybe(fc.constant('tag:mna.example,2026:pic/1')),
    contentType: maybe(fc.constantFrom('image/jpeg', 'video/mp4', 'odd "type"')),
    title: maybe(lineArbitrary(3)),
    width: maybe(fc.integer({ min: 1, max: 9_000 })),
    duration: maybe(fc.constant(12.5)),
    altIds: maybe(fc.constant([{ value: '7', role: 'x' }])),
    signals: maybe(fc.constant(['a', 'b'])),
  })
  .map(compact)

const list: fc.Arbitrary<RichList> = fc.letrec<{ list: RichList }>((tie) => ({
  list: fc
    .record({
      facts,
      ordered: fc.boolean(),
      items: fc.array(wildSpansArbitrary, { maxLength: 3 }),
      nested: fc.option(fc.record({ 0: tie('list') }), { nil: undefined, depthSize: 'small', maxDepth: 2 }),
    })
    .map(({ facts: own, ...rest }): RichList => compact({ type: 'list' as const, ...own, ...rest })),
})).list

const cell: fc.Arbitrary<RichCell> = fc
  .record({
    spans: wildSpansArbitrary,
    header: maybe(fc.boolean()),
    columns: maybe(fc.integer({ min: 1, max: 3 })),
    rows: maybe(fc.integer({ min: 1, max: 2 })),
  })
  .map(compact)

const words = maybe(lineArbitrary(4))
const paragraphs = fc.array(wildSpansArbitrary, { maxLength: 3 })

/** Any block of an exchanged body. */
export const richBlockArbitrary: fc.Arbitrary<RichBlock> = fc
  .tuple(
    facts,
    fc.oneof(
      wildSpansArbitrary.map((spans) => ({ type: 'paragraph' as const, spans })),
      fc
        .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 6 as const), wildSpansArbitrary)
        .map(([level, spans]) => ({
          type: 'heading' as const,
          level,
          spans,
        })),
      fc.record({ type: fc.constant('quote' as const), paragraphs, attribution: words }),
      list,
      fc.record({
        type: fc.constant('definitions' as const),
        entries: fc.array(fc.record({ term: wildSpansArbitrary, definitions: paragraphs }), { maxLength: 3 }),
      }),
      fc.record({
        type: fc.constant('picture' as const),
        src: fc.oneof(target, fc.constant('javascript:alert(1)')),
        alt: lineArbitrary(3),
        caption: words,
        credit: words,
        width: maybe(fc.integer({ min: 3, max: 4_000 })),
        height: maybe(fc.integer({ min: 3, max: 4_000 })),
        renditions: maybe(fc.array(rendition, { maxLength: 2 })),
      }),
      fc.record({
        type: fc.constant('media' as const),
        media: fc.constantFrom('audio' as const, 'video' as const, 'image' as const, 'data' as const, 'other' as const),
        caption: words,
        credit: words,
        renditions: fc.array(rendition, { maxLength: 3 }),
      }),
      fc.record({
        type: fc.constant('table' as const),
        caption: words,
        header: fc.array(wildSpansArbitrary, { maxLength: 3 }),
        rows: fc.array(fc.array(wildSpansArbitrary, { maxLength: 3 }), { maxLength: 3 }),
        cells: maybe(fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 })),
      }),
      fc.constantFrom('a\n  b\n\n<c> & d', '\n\nlate', 'x').map((text) => ({ type: 'preformatted' as const, text })),
      fc.constant({ type: 'rule' as const }),
      fc.record({
        type: fc.constant('note' as const),
        kind: fc.constantFrom('editor' as const, 'endnote' as const, 'correction' as const, 'other' as const),
        paragraphs,
      }),
      fc.record({ type: fc.constant('embed' as const), href: target, title: words }),
    ),
  )
  .map(([own, block]) => compact({ ...own, ...block }) as RichBlock)

export const bodyArbitrary: fc.Arbitrary<RichBlock[]> = fc.array(richBlockArbitrary, { maxLength: 5 })
