/**
 * Arbitrary items of the exchange model, of every kind, for the tests of every codec. Values stay within what exchange formats can
 * carry: no control characters, no lone surrogates, no white space at the ends. Not part of the package's face.
 */
import type {
  Body,
  ContentFacts,
  ItemKind,
  ItemReference,
  NewsItem,
  PackageGroup,
  PubStatus,
  Term,
  Transmission,
  Urgency,
} from '@dateline/news'
import fc from 'fast-check'
import { compact } from './finish.ts'
import { languageTag, maybe, richBlocksArbitrary, sparse } from './testing-bodies.ts'
import {
  altIdArbitrary,
  coverageArbitrary,
  eventArbitrary,
  genreTerm,
  instant,
  labelArbitrary,
  labels,
  natureTerm,
  placeTerm,
  referenceArbitrary,
  renditionArbitrary,
  richLabel,
  rightsArbitrary,
  signalTerm,
  subjectArbitrary,
  termArbitrary,
  truncated,
} from './testing-facts.ts'

/** Kinds that hold news, with a body or renditions. */
export const NEWS_KINDS = [
  'text',
  'picture',
  'graphic',
  'audio',
  'video',
  'animation',
  'composite',
  'component',
] as const
/** Kinds that hold references, plans or knowledge. */
export const OTHER_KINDS = ['package', 'planning', 'concept', 'knowledge'] as const

const NATURES: Readonly<Partial<Record<ItemKind, string>>> = { package: 'composite' }

const guid = fc.constantFrom(
  'urn:newsml:mna.example:20261101:42',
  'tag:mna.example,2026:newsml_1A2B3C',
  'http://mna.example/item/7',
  'mna-2026/11 01:№ 7',
)

const contentFacts = sparse<ContentFacts>({
  urgency: fc.integer({ min: 1, max: 9 }).map((n) => n as Urgency),
  contentCreated: truncated,
  digitalSourceType: fc.constant<Term>({
    uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
    qcode: 'digsrctype:digitalCapture',
  }),
  located: fc.tuple(placeTerm),
  infoSources: fc.array(termArbitrary, { minLength: 1, maxLength: 2 }),
  creators: fc.array(termArbitrary, { minLength: 1, maxLength: 2 }),
  contributors: fc.tuple(termArbitrary),
  audiences: fc.tuple(termArbitrary),
  altIds: fc.uniqueArray(altIdArbitrary, { minLength: 1, maxLength: 3, selector: (id) => id.role }),
  genres: fc.array(genreTerm, { minLength: 1, maxLength: 2 }),
  keywords: fc.array(labelArbitrary, { minLength: 1, maxLength: 3 }),
  subjects: fc.array(subjectArbitrary, { minLength: 1, maxLength: 5 }),
  sluglines: fc.tuple(labelArbitrary),
  headlines: fc.array(richLabel, { minLength: 1, maxLength: 3 }),
  datelines: fc.tuple(labelArbitrary),
  bylines: labels,
  creditlines: fc.tuple(labelArbitrary),
  descriptions: fc.array(richLabel, { minLength: 1, maxLength: 2 }),
  properties: fc.tuple(fc.constant({ rel: 'https://mna.example/rel/mood', value: 'calm' })),
})

const transmission = sparse<Transmission>({
  service: fc.constantFrom('bas', 'mna'),
  sequence: fc.constantFrom('0042', '7'),
  urgency: fc.constant({ value: 'r', scale: 'anpa' }),
  category: fc.constantFrom('i', 'pol'),
  keyword: fc.constantFrom('BC-Port Strike', 'harbour'),
  take: fc.constantFrom('1st Ld', 'Add 1'),
  wordCount: fc.integer({ min: 1, max: 2_000 }),
})

const management = sparse<Partial<NewsItem>>({
  guid,
  version: fc.integer({ min: 1, max: 400 }).map(String),
  language: languageTag,
  provider: termArbitrary,
  firstCreated: instant,
  versionCreated: instant,
  embargo: fc.oneof(
    fc.constant({ until: null }),
    instant.map((until) => ({ until })),
    fc.constant({ until: '2026-12-24T12:00:00+01:00', note: 'Not before the speech' }),
  ),
  expires: fc.tuple(instant),
  pubStatus: fc.constantFrom<PubStatus>('usable', 'withheld', 'canceled'),
  representation: fc.constantFrom('full', 'partial'),
  roles: fc.tuple(fc.constantFrom<Term>({ uri: 'dateline:form/lead' }, { uri: 'https://mna.example/role/colour' })),
  fileName: fc.constantFrom('port_1.xml', 'x y.json'),
  profile: fc.constant({ value: 'text-photo' }),
  services: fc.array(termArbitrary, { minLength: 1, maxLength: 2 }),
  titles: fc.tuple(labelArbitrary),
  edNotes: labels,
  memberOf: fc.tuple(termArbitrary),
  signals: fc.tuple(signalTerm),
  links: fc.array(referenceArbitrary, { minLength: 1, maxLength: 2 }),
  trustIndicators: fc.constant([
    {
      role: 'http://cv.iptc.org/newscodes/trustindicator/editorialPolicy',
      title: 'Our policy',
      href: 'https://mna.example/policy',
    },
  ]),
  rights: fc.tuple(rightsArbitrary),
  transmission,
  translationOf: fc.constant({ guid: 'urn:newsml:mna.example:20261101:1', version: '3' }),
  release: fc.constant({ no: 7, kind: 'correct' as const, supersedes: '2', use: 'now' }),
})

const bodies: fc.Arbitrary<Body[]> = fc
  .tuple(richBlocksArbitrary, maybe(richBlocksArbitrary))
  .map(([main, other]) => [{ blocks: main }, ...(other === undefined ? [] : [{ role: 'sidebar', blocks: other }])])

const groups = fc.array(referenceArbitrary, { minLength: 1, maxLength: 3 }).chain((references) =>
  maybe(labelArbitrary).map((title): { root: string; list: readonly PackageGroup[] } => ({
    root: 'top',
    list: [
      { id: 'top', role: 'https://mna.example/group/top', mode: 'bag', members: [{ type: 'group', idRef: 'main' }] },
      {
        id: 'main',
        role: 'https://mna.example/group/main',
        ...(title === undefined ? {} : { titles: [title] }),
        members: references.map((reference) => ({ type: 'item' as const, reference })),
      },
    ],
  })),
)

function contentOf(kind: ItemKind, depth: number): fc.Arbitrary<Partial<NewsItem>> {
  const associations: fc.Arbitrary<ItemReference[]> =
    depth === 0
      ? fc.constant([])
      : fc.array(
          itemAt(depth - 1, ['picture', 'video', 'text']).map((item): ItemReference => ({
            name: `part${item.kind}`,
            ...(item.guid === undefined ? {} : { guid: item.guid }),
            item,
          })),
          { maxLength: 2 },
        )
  const withAssociations = associations.map((list) => (list.length === 0 ? {} : { associations: list }))
  switch (kind) {
    case 'text':
    case 'composite':
    case 'component':
      return fc.tuple(maybe(bodies), withAssociations).map(([copy, rest]) => compact({ bodies: copy, ...rest }))
    case 'picture':
    case 'graphic':
    case 'audio':
    case 'video':
    case 'animation':
      return fc.array(renditionArbitrary, { minLength: 1, maxLength: 3 }).map((renditions) => ({ renditions }))
    case 'package':
      return groups.map((value) => ({ groups: value }))
    case 'planning':
      return fc.array(coverageArbitrary, { minLength: 1, maxLength: 2 }).map((coverages) => ({ coverages }))
    case 'concept':
      return fc
        .tuple(termArbitrary, maybe(eventArbitrary))
        .map(([term, event]) => ({ concept: event === undefined ? term : { ...term, event } }))
    case 'knowledge':
      return fc.array(termArbitrary, { minLength: 1, maxLength: 3 }).map((concepts) => ({ concepts }))
    case 'catalog':
      return fc.constant({
        catalogContainer: [
          { schemes: [{ alias: 'mna', uri: 'https://mna.example/cv/', names: [{ value: 'MNA codes' }] }] },
        ],
      })
    default:
      throw new TypeError(`unknown kind ${String(kind satisfies never)}`)
  }
}

function itemAt(depth: number, kinds: readonly ItemKind[]): fc.Arbitrary<NewsItem> {
  return fc.constantFrom(...kinds).chain((kind) =>
    fc.tuple(management, contentFacts, contentOf(kind, depth)).map(([about, facts, content]) => ({
      model: 1 as const,
      kind,
      itemClass: natureTerm(NATURES[kind] ?? kind),
      ...about,
      ...facts,
      ...content,
    })),
  )
}

/**
 * Arbitrary items.
 * @param kinds kinds to make
 * @param depth how deep associations may hold items of their own; default 1
 */
export function itemArbitrary(kinds: readonly ItemKind[], depth = 1): fc.Arbitrary<NewsItem> {
  return itemAt(depth, kinds)
}

/** An item of any kind. */
export const newsItemArbitrary: fc.Arbitrary<NewsItem> = fc.oneof(
  { weight: 3, arbitrary: itemArbitrary(['text']) },
  { weight: 3, arbitrary: itemArbitrary(NEWS_KINDS) },
  { weight: 2, arbitrary: itemArbitrary(OTHER_KINDS) },
)
