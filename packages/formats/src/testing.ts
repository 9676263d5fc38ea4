/**
 * Helpers for tests, here and in other rooms: arbitrary stories, and what each wire format carries of one.
 * Not part of the package's face.
 */
import { plainBlock } from '@dateline/blocks'
import {
  type Block,
  type Concept,
  FORMS,
  type Mark,
  RELEASE_KINDS,
  RELEASE_TABLE,
  type Span,
  type StoryContent,
  type Urgency,
} from '@dateline/news'
import fc from 'fast-check'
import { compact } from './finish.ts'
import { datelineText, type OutgoingItem } from './outgoing.ts'
import { qcodeOf } from './vocab/qcode.ts'

/** Words in several scripts, with the characters that markup trips over. */
const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,9}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Порт',
      'Селена',
      'مارينيا',
      'القمة',
      'Ærø',
      'ğüş',
      '会议',
      '🛟',
      'e\u0301te',
      'nb\u00a0sp',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<b>', '&amp;', '&', '"so"', "it's", ']]>', '<script>', 'a>b', '“q”', "‘r'", '—'),
  },
)

/** A line of copy: words with single spaces, starting and ending in one. */
export const lineArbitrary = (max = 12): fc.Arbitrary<string> =>
  fc.array(word, { minLength: 1, maxLength: max }).map((words) => words.join(' '))

const marks = fc
  .record({
    link: fc.option(fc.webUrl(), { nil: undefined }),
    strong: fc.boolean(),
    em: fc.boolean(),
    own: fc.constantFrom(undefined, undefined, undefined, 'sourcing', 'mention'),
  })
  .map(({ link, strong, em, own }): Mark[] => [
    ...(link === undefined ? [] : [{ type: 'link' as const, href: link }]),
    ...(strong ? [{ type: 'strong' as const }] : []),
    ...(em ? [{ type: 'em' as const }] : []),
    ...(own === 'sourcing' ? [{ type: own } as const] : []),
    ...(own === 'mention' ? [{ type: own, uri: 'dateline:person/7' } as const] : []),
  ])

/** Joins neighbours with equal marks, as any reader does. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    const own: Span = span.marks === undefined || span.marks.length === 0 ? { text: span.text } : span
    if (last !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(own.marks ?? [])) {
      result[result.length - 1] = { ...last, text: last.text + own.text }
    } else if (own.text !== '') result.push(own)
  }
  return result
}

/** Runs of copy as readers give them back: equal neighbours joined, single spaces between words. */
export const spansArbitrary: fc.Arbitrary<Span[]> = fc
  .array(fc.tuple(lineArbitrary(8), marks), { minLength: 1, maxLength: 4 })
  .map((parts) =>
    mergeSpans(
      parts.map(([text, m], index) => ({
        text: index === 0 ? text : ` ${text}`,
        ...(m.length === 0 ? {} : { marks: m }),
      })),
    ),
  )

const tableArbitrary: fc.Arbitrary<Block> = fc
  .tuple(
    fc.integer({ min: 2, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
    fc.option(lineArbitrary(3), { nil: undefined }),
  )
  .chain(([width, height, caption]) =>
    fc
      .tuple(
        fc.array(spansArbitrary, { minLength: width, maxLength: width }),
        fc.array(fc.array(spansArbitrary, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
      .map(([header, rows]): Block => ({
        type: 'table',
        ...(caption === undefined ? {} : { caption }),
        header: header.map(plainRow),
        rows: rows.map((row) => row.map(plainRow)),
      })),
  )

/** Cells without marks: a header cell's strong is its own. */
function plainRow(spans: readonly Span[]): Span[] {
  return [{ text: spans.map((s) => s.text).join('') }]
}

export const blockArbitrary: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: spansArbitrary.map((spans): Block => ({ type: 'paragraph', spans })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(2 as const, 3 as const), spansArbitrary)
      .map(([level, spans]): Block => ({ type: 'heading', level, spans })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(spansArbitrary, { minLength: 1, maxLength: 3 }), fc.option(lineArbitrary(4), { nil: undefined }))
      .map(([paragraphs, by]): Block => ({
        type: 'quote',
        paragraphs,
        ...(by === undefined ? {} : { attribution: by }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.boolean(), fc.array(spansArbitrary, { minLength: 1, maxLength: 4 }))
      .map(([ordered, items]): Block => ({ type: 'list', ordered, items })),
  },
  { weight: 1, arbitrary: tableArbitrary },
  {
    weight: 1,
    arbitrary: fc
      .array(lineArbitrary(5), { minLength: 1, maxLength: 4 })
      .map((lines): Block => ({ type: 'preformatted', text: lines.join('\n  ') })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.webUrl(), lineArbitrary(4), fc.option(lineArbitrary(6), { nil: undefined }))
      .map(([src, alt, caption]): Block => ({
        type: 'picture',
        src,
        alt,
        ...(caption === undefined ? {} : { caption }),
      })),
  },
)

const conceptArbitrary: fc.Arbitrary<Concept> = fc
  .tuple(
    fc.constantFrom(
      'http://cv.iptc.org/newscodes/mediatopic/11000000',
      'http://cv.iptc.org/newscodes/mediatopic/20000523',
      'https://agency.example/concept/7',
      'dateline:person/12',
      'dateline:literal/free%20text',
    ),
    fc.option(lineArbitrary(3), { nil: undefined }),
    fc.constantFrom(undefined, 'person', 'body', 'place', 'event', 'project', 'genre', 'service'),
  )
  .map(([uri, name, role]) => compact({ uri, name, role, qcode: qcodeOf(uri) }) as Concept)

const bylineArbitrary = fc
  .tuple(
    lineArbitrary(4),
    fc.uniqueArray(fc.constantFrom('Ana Petrel', 'Анна Петрель', 'M. & S. Oluf'), { maxLength: 2 }),
  )
  .map(([text, names]) => ({
    text,
    ...(names.length === 0 ? {} : { people: names.map((name) => ({ name, uri: 'https://mna.example/people/1' })) }),
  }))

const place = fc.constantFrom('PORT SELENE', 'Brenholt', 'ПОРТ-СЕЛЕНА', 'New Haven', 'بورت سيلين', 'TAVNA CITY')

/** An arbitrary story; the dateline's day lies near 1 November 2026, as a story's does to its creation. */
export const contentArbitrary: fc.Arbitrary<StoryContent> = fc
  .record({
    language: fc.constantFrom('en', 'ru', 'ar', 'de', 'fr-CA'),
    form: fc.constantFrom(...FORMS),
    headline: lineArbitrary(10),
    slugline: fc.option(fc.stringMatching(/^[A-Z][a-z]{2,8}(-[A-Z][a-z]{2,8}){0,2}$/), { nil: '' }),
    abstract: fc.option(lineArbitrary(20), { nil: undefined }),
    byline: fc.option(bylineArbitrary, { nil: undefined }),
    dateline: fc.option(
      fc.record({
        place,
        date: fc
          .integer({ min: -100, max: 100 })
          .map((days) => new Date(Date.UTC(2026, 10, 1 + days)).toISOString().slice(0, 10)),
        source: fc.constantFrom('MNA', 'Tavna'),
      }),
      { nil: undefined },
    ),
    section: fc.constantFrom('politics', 'world', 'general'),
    urgency: fc.integer({ min: 1, max: 9 }).map((n) => n as Urgency),
    subjects: fc.uniqueArray(conceptArbitrary, { maxLength: 6, selector: (c) => c.uri }),
    body: fc.array(blockArbitrary, { minLength: 1, maxLength: 8 }),
    edNote: fc.option(
      fc.array(lineArbitrary(8), { minLength: 1, maxLength: 3 }).map((l) => l.join('\n')),
      { nil: undefined },
    ),
    usageTerms: fc.option(lineArbitrary(10), { nil: undefined }),
    embargo: fc.option(
      fc.constantFrom(
        { until: null },
        { until: '2026-12-24T12:00:00+01:00' },
        { until: '2026-11-05T05:30:00Z', note: 'Embargoed' },
      ),
      { nil: undefined },
    ),
    translationOf: fc.option(fc.constant({ guid: 'urn:newsml:mna.example:20261101:1', version: 3 }), {
      nil: undefined,
    }),
  })
  .map((content) => compact({ model: 1 as const, ...content }) as StoryContent)

/** An arbitrary release of an arbitrary story. */
export const outgoingArbitrary: fc.Arbitrary<OutgoingItem> = fc
  .tuple(
    contentArbitrary,
    fc.constantFrom(...RELEASE_KINDS),
    fc.integer({ min: 1, max: 400 }),
    fc.option(lineArbitrary(8), { nil: undefined }),
  )
  .map(([content, kind, version, notice]) => ({
    guid: 'urn:newsml:mna.example:20261101:42',
    version,
    release: compact({
      no: version * 7,
      kind,
      effectiveAt: '2026-11-01T09:30:00Z',
      notice,
      supersedes: version > 1 ? version - 1 : undefined,
    }),
    pubStatus: RELEASE_TABLE[kind].to,
    content,
    firstCreated: '2026-11-01T09:00:00Z',
    versionCreated: '2026-11-01T09:29:58+03:00',
    url: 'https://mna.example/en/politics/a-story-42',
    translations: [
      { language: 'ru', guid: 'urn:newsml:mna.example:20261101:43', url: 'https://mna.example/ru/politics/b-43' },
    ],
    agency: { name: 'Marenian News Agency', uri: 'https://mna.example/', shortName: 'MNA' },
  }))

/** Marks in the one order in which bodies give them back. */
const RANK: readonly Mark['type'][] = ['mention', 'sourcing', 'link', 'strong', 'em']

/** A body with the marks of every run in the same order, for comparing. */
export function inMarkOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map((entry) => inMarkOrder<unknown>(entry)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) =>
      name === 'marks' && Array.isArray(member)
        ? [name, (member as Mark[]).toSorted((one, other) => RANK.indexOf(one.type) - RANK.indexOf(other.type))]
        : [name, inMarkOrder<unknown>(member)],
    ),
  ) as T
}

/** Formats hold concepts in lists by kind: their order among the kinds is no fact of the story. */
export function inOrder(subjects: readonly Concept[]): Concept[] {
  return subjects.toSorted((one, other) => (`${one.uri} ${one.role}` < `${other.uri} ${other.role}` ? -1 : 1))
}

/** Labels that the reader's vocabularies know are given to concepts that came without one. */
export function withoutAdded(subjects: readonly Concept[], given: readonly Concept[]): Concept[] {
  const unnamed = new Set(given.filter((concept) => concept.name === undefined).map((concept) => concept.uri))
  return subjects.map((concept) => {
    const { name: _name, ...bare } = concept
    const kept = given.some((one) => one.uri === concept.uri && one.role === concept.role && one.name === concept.name)
    return unnamed.has(concept.uri) && !kept ? bare : concept
  })
}

/**
 * What a usable story is after it was written in a format and read again: the table of losses, as code.
 * `source` is left out: the reader fills it with what it saw.
 */
export function carried(item: OutgoingItem): StoryContent {
  const { content, release } = item
  const { source: _source, embargo, dateline, edNote: _edNote, ...rest } = content
  const notes = [release.notice, content.edNote, embargo?.note].filter((t) => t !== undefined && t !== '')
  const first = content.body[0]
  const body = content.body
  const isRepeated = first?.type === 'heading' && plainBlock(first) === content.headline
  return compact({
    ...rest,
    body: isRepeated ? body.slice(1) : body,
    subjects: inOrder(content.subjects),
    dateline: dateline === undefined ? undefined : { ...dateline, text: datelineText(dateline, content.language) },
    edNote: notes.length === 0 ? undefined : notes.join('\n'),
    embargo: embargo === undefined ? undefined : { until: embargo.until },
  }) as StoryContent
}
