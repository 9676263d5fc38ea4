/** From a release of ours to an item of the exchange model: what every writer is given, so that all formats say the same. */
import { countWords, plainText } from '@dateline/blocks'
import {
  type Body,
  type Concept,
  type ItemReference,
  type Label,
  type NewsItem,
  RELEASE_TABLE,
  type Rights,
  type StoryContent,
  type Term,
  useText,
} from '@dateline/news'
import { compact } from './finish.ts'
import {
  bodyWithDateline,
  datelineText,
  isUri,
  labelOf,
  type OutgoingItem,
  stateOf,
  type Statement,
} from './outgoing.ts'
import { FORM_PREFIX, KEYWORD_PREFIX, LITERAL_PREFIX, literalOf, NATURE_BY_ROLE, SECTION_PREFIX } from './vocab/ours.ts'
import { IPTC_SCHEMES } from './vocab/iptc-schemes.ts'
import { qcodeOf } from './vocab/qcode.ts'

const NATURE_TEXT = 'http://cv.iptc.org/newscodes/ninature/text'
const SUMMARY = 'http://cv.iptc.org/newscodes/descriptionrole/summary'
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'yi', 'ug', 'sd', 'dv', 'ckb'])

/** Relations of ours between items, as URIs. */
export const RELATION = {
  translation: 'dateline:rel/translation',
  page: 'dateline:rel/page',
} as const

const label = (value: string, language?: string): Label => compact({ value, language })
const filled = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

/** A concept as a term: its URI where it is one, else the literal it was made from. */
function termOf(concept: Concept, item: OutgoingItem): Term {
  const literal = literalOf(LITERAL_PREFIX, concept.uri)
  const name = labelOf(concept, item)
  const identified = literal === undefined && isUri(concept.uri)
  return compact({
    uri: identified ? concept.uri : undefined,
    qcode: identified ? qcodeOf(concept.uri) : undefined,
    literal: identified ? undefined : (literal ?? concept.uri),
    type: concept.role === undefined ? concept.type : (NATURE_BY_ROLE[concept.role] ?? concept.type),
    names: name === undefined ? undefined : [label(name)],
  })
}

/** NewsML-G2 has no literal for a service: one that is free text goes out under our URI for it. */
function serviceOf(concept: Concept, item: OutgoingItem): Term {
  const { literal, ...term } = termOf(concept, item)
  return literal === undefined ? term : { ...term, uri: concept.uri }
}

function conceptLists(item: OutgoingItem): Pick<NewsItem, 'subjects' | 'genres' | 'services' | 'keywords'> {
  const { content } = item
  const keywords: Label[] = []
  const subjects: Term[] = []
  const genres: Term[] = []
  const section = SECTION_PREFIX + content.section
  const services: Term[] = [{ uri: section, names: [label(item.names?.(section) ?? content.section)] }]
  for (const concept of content.subjects) {
    const keyword = literalOf(KEYWORD_PREFIX, concept.uri)
    if (keyword !== undefined) keywords.push(label(keyword))
    else if (concept.role === 'genre') genres.push(termOf(concept, item))
    else if (concept.role === 'service') services.push(serviceOf(concept, item))
    else subjects.push(termOf(concept, item))
  }
  return compact({ subjects: filled(subjects), genres: filled(genres), services, keywords: filled(keywords) })
}

function creatorsOf(content: StoryContent): readonly Term[] | undefined {
  return content.byline?.people?.map((person) =>
    compact({
      uri: person.uri !== undefined && isUri(person.uri) ? person.uri : undefined,
      names: [label(person.name)],
    }),
  )
}

function locatedOf({ dateline }: StoryContent): readonly Term[] | undefined {
  if (dateline === undefined) return undefined
  const { place, placeUri } = dateline
  const uri = placeUri !== undefined && isUri(placeUri) ? placeUri : undefined
  return [compact({ uri, qcode: uri === undefined ? undefined : qcodeOf(uri), names: [label(place)] })]
}

function linksOf(item: OutgoingItem): readonly ItemReference[] | undefined {
  return filled([
    ...(item.translations ?? []).map((other): ItemReference =>
      compact({ rel: RELATION.translation, guid: other.guid, href: other.url, language: other.language }),
    ),
    ...(item.url === undefined ? [] : [{ rel: RELATION.page, href: item.url, contentType: 'text/html' }]),
  ])
}

function rightsOf(item: OutgoingItem): Rights {
  const { agency, content } = item
  return compact({
    copyrightHolder: { uri: agency.uri, names: [label(agency.name)] },
    usageTerms: filled(noteLines(content.usageTerms)),
  })
}

/** One label a line: the formats' notes have no line breaks of their own. */
function noteLines(text: string | undefined): Label[] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => label(line))
}

function bodyOf(content: StoryContent): Body {
  const blocks = bodyWithDateline(content)
  const plain = plainText(blocks)
  return {
    contentType: 'application/xhtml+xml',
    language: content.language,
    blocks,
    wordCount: countWords(plain, content.language),
    charCount: plain.length,
  }
}

/** What only a usable version says: the copy and what it is about. */
function copyOf(item: OutgoingItem): Partial<NewsItem> {
  const { content } = item
  const { dateline, byline, abstract, language } = content
  return compact({
    ...conceptLists(item),
    located: locatedOf(content),
    creators: creatorsOf(content),
    datelines: dateline === undefined ? undefined : [label(datelineText(dateline, language))],
    bylines: byline === undefined ? undefined : [label(byline.text)],
    descriptions: abstract === undefined ? undefined : [{ value: abstract, role: SUMMARY }],
    bodies: content.body.length === 0 ? undefined : [bodyOf(content)],
  })
}

function releaseOf({ release, urgency, content }: OutgoingItem, state: Statement): NewsItem['release'] {
  return compact({
    no: release.no,
    kind: release.kind,
    supersedes: release.supersedes === undefined ? undefined : String(release.supersedes),
    use: useText(state.verdict),
    urgency: urgency === undefined || urgency === content.urgency ? undefined : content.urgency,
  })
}

/** The IPTC's concept URI of a signal's code in the release table. */
function signalUri(qcode: string): string {
  const [alias = '', code = ''] = qcode.split(':')
  return (IPTC_SCHEMES[alias] ?? `${alias}:`) + code
}

/**
 * The item that every format is written from. A withheld or canceled version carries no copy: a warning for a headline,
 * and the notice in `edNotes`.
 */
export function itemOf(item: OutgoingItem): NewsItem {
  const { content, agency, release } = item
  const state = stateOf(item)
  const signal = RELEASE_TABLE[release.kind].signal
  const from = content.translationOf
  const section = SECTION_PREFIX + content.section
  return compact({
    model: 1 as const,
    kind: 'text' as const,
    guid: item.guid,
    version: String(item.version),
    language: content.language,
    direction: RIGHT_TO_LEFT.has(content.language.split('-')[0] ?? '') ? ('rtl' as const) : undefined,
    representation: 'full' as const,
    itemClass: { uri: NATURE_TEXT, qcode: 'ninat:text' },
    provider: { uri: agency.uri, names: [label(agency.shortName)] },
    firstCreated: item.firstCreated,
    versionCreated: item.versionCreated,
    embargo: content.embargo === undefined ? undefined : { until: content.embargo.until },
    pubStatus: item.pubStatus,
    roles: [{ uri: FORM_PREFIX + content.form }],
    services: [{ uri: section, names: [label(item.names?.(section) ?? content.section)] }],
    edNotes: filled(noteLines(state.edNote)),
    signals: signal === undefined ? undefined : [{ uri: signalUri(signal), qcode: signal }],
    links: linksOf(item),
    rights: [rightsOf(item)],
    release: releaseOf(item, state),
    translationOf: from === undefined ? undefined : { guid: from.guid, version: String(from.version) },
    urgency: item.urgency ?? content.urgency,
    infoSources: [{ uri: agency.uri, names: [label(agency.name)] }],
    languages: [{ literal: content.language }],
    sluglines: content.slugline === '' ? undefined : [label(content.slugline)],
    headlines: [label(state.headline)],
    ...(state.carriesCopy ? copyOf(item) : {}),
  })
}
