/** From an item of any agency to a story of ours: what a codec read, as a draft or an archived version can take it. */
import type { Body, Byline, Concept, Label, NewsItem, PubStatus, Term } from '@dateline/news'
import type { ReadContext } from './context.ts'
import type { ExchangeDocument, ReadNewsItem } from './exchange.ts'
import { compact, finishStory } from './finish.ts'
import { toStoryBlocks } from './html/rich.ts'
import { FormatError, rejection } from './problem.ts'
import type { Assumption, ReadItem } from './types.ts'
import {
  formOf,
  FORM_PREFIX,
  KEYWORD_PREFIX,
  literalUri,
  LITERAL_PREFIX,
  ROLE_BY_NATURE,
  SECTION_PREFIX,
} from './vocab/ours.ts'
import { qcodeOf } from './vocab/qcode.ts'

const MAX_TEXT = 1_000
const MAX_CONCEPTS = 500
const MAX_PEOPLE = 50

/** Values of labels that say something. */
function texts(labels: readonly Label[] | undefined): string[] {
  return (labels ?? []).map((label) => label.value).filter((value) => value !== '')
}

/** All of them, one a line, as notes and terms are shown. */
function lines(labels: readonly Label[] | undefined): string | undefined {
  const found = texts(labels)
  return found.length === 0 ? undefined : found.join('\n')
}

/** The label in the item's language, else the first. */
function inLanguage<L extends Label>(labels: readonly L[] | undefined, language: string | undefined): L | undefined {
  const filled = (labels ?? []).filter((label) => label.value !== '')
  return filled.find((label) => sameLanguage(label.language, language)) ?? filled[0]
}

function sameLanguage(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.slice(0, 2).toLowerCase() === other.slice(0, 2).toLowerCase()
}

function nameOf(term: Term | undefined, language: string | undefined): string | undefined {
  return inLanguage(term?.names, language)?.value.slice(0, MAX_TEXT)
}

/** A URI for any term: its own, else one of ours that keeps the code, the literal or the name. */
function uriOf(term: Term, language: string | undefined): string | undefined {
  if (term.uri !== undefined) return term.uri.slice(0, MAX_TEXT)
  const literal = term.literal ?? term.qcode ?? nameOf(term, language)
  return literal === undefined ? undefined : literalUri(LITERAL_PREFIX, literal)
}

function conceptOf(term: Term, role: Concept['role'], language: string | undefined): Concept | undefined {
  const uri = uriOf(term, language)
  if (uri === undefined) return undefined
  const byNature =
    term.type === undefined || !Object.hasOwn(ROLE_BY_NATURE, term.type) ? undefined : ROLE_BY_NATURE[term.type]
  return compact({
    uri,
    name: nameOf(term, language),
    role: role ?? byNature,
    qcode: (term.qcode ?? qcodeOf(uri))?.slice(0, MAX_TEXT),
    type: role === undefined && byNature === undefined ? term.type?.slice(0, MAX_TEXT) : undefined,
  }) as Concept
}

function conceptsOf(item: NewsItem): Concept[] {
  const { language } = item
  const result: (Concept | undefined)[] = [
    ...(item.subjects ?? []).map((term) => conceptOf(term, undefined, language)),
    ...(item.genres ?? []).map((term) => conceptOf(term, 'genre', language)),
    ...(item.services ?? []).map((term) => conceptOf(term, 'service', language)),
    ...(item.keywords ?? []).map((label): Concept => ({
      uri: literalUri(KEYWORD_PREFIX, label.value),
      name: label.value.slice(0, MAX_TEXT),
    })),
  ]
  return result
    .filter((concept) => concept !== undefined)
    .filter(({ uri }) => !uri.startsWith(SECTION_PREFIX) && !uri.startsWith(FORM_PREFIX))
    .slice(0, MAX_CONCEPTS)
}

/** The headline that heads the story: the main one, in its language; the item's title stands in. */
function headlineOf(item: NewsItem, assumptions: Assumption[]): string | undefined {
  const headlines = (item.headlines ?? []).filter((label) => label.value !== '')
  const main = headlines.filter((label) => label.role !== undefined && /main$/i.test(label.role))
  const found = inLanguage(main.length > 0 ? main : headlines, item.language)
  if (found !== undefined) return found.value
  const title = inLanguage(item.titles, item.language)?.value
  if (title !== undefined) assumptions.push({ field: 'headline', value: title, why: 'the item has a title only' })
  return title
}

/** How well a body gives structure, by media type: markup before plain text. */
function rankOf(body: Body): number {
  const type = body.contentType ?? ''
  if (/html|nitf/i.test(type)) return 2
  return /plain/i.test(type) ? 0 : 1
}

/** The body to make the story of: in the item's language, the main one, with the most structure; never two alternatives. */
function bodyOf(item: NewsItem): Body | undefined {
  const bodies = (item.bodies ?? []).filter((body) => body.blocks.length > 0)
  const own = bodies.filter((body) => body.language === undefined || sameLanguage(body.language, item.language))
  const candidates = own.length > 0 ? own : bodies
  const main = candidates.filter((body) => body.role !== undefined && /main$/i.test(body.role))
  return (main.length > 0 ? main : candidates).toSorted((a, b) => rankOf(b) - rankOf(a))[0]
}

/** Bylines one a line; a title or the house of who wrote stands behind the name. */
function printedByline(labels: readonly Label[] | undefined): string | undefined {
  let text = ''
  for (const { value, role } of labels ?? []) {
    if (value === '') continue
    text += text === '' ? value : `${role === 'title' || role === 'affiliation' ? ', ' : '\n'}${value}`
  }
  return text === '' ? undefined : text
}

function bylineOf(item: NewsItem): Byline | undefined {
  const text = printedByline(item.bylines)?.slice(0, MAX_TEXT)
  const people = (item.creators ?? [])
    .flatMap((creator) => {
      const name = nameOf(creator, item.language)
      return name === undefined ? [] : [compact({ name, uri: creator.uri?.slice(0, MAX_TEXT) })]
    })
    .slice(0, MAX_PEOPLE)
  if (text !== undefined) return people.length === 0 ? { text } : { text, people }
  if (people.length === 0) return undefined
  const names = people.map((person) => person.name).join(', ')
  return { text: names.slice(0, MAX_TEXT), people }
}

/** Who supplied the item: the provider's name or code, else the holder of its rights, the source, the provider's address. */
function agencyOf(item: NewsItem): string | undefined {
  const { language, provider } = item
  const qcode = provider?.qcode
  const names = [
    nameOf(provider, language),
    provider?.literal,
    qcode?.slice(qcode.indexOf(':') + 1),
    nameOf(item.rights?.find((rights) => rights.copyrightHolder !== undefined)?.copyrightHolder, language),
    nameOf(item.infoSources?.[0], language),
    provider?.uri,
  ]
  return names.find((name) => name !== undefined && name.trim() !== '')
}

/** Our stories count their versions; a source's other ways of naming one are kept in the provenance only. */
function versionOf(item: NewsItem, place: string): number | undefined {
  if (item.version === undefined) return undefined
  const version = /^\s*\+?\d{1,15}\s*$/.test(item.version) ? Number(item.version) : 0
  if (version < 1)
    throw new FormatError(
      'version-invalid',
      `version ${JSON.stringify(item.version).slice(0, 60)} is not a positive whole number`,
      place,
    )
  return version
}

function translationOf(item: NewsItem): { guid: string; version: number } | undefined {
  const from = item.translationOf
  return from === undefined || !/^[1-9]\d{0,14}$/.test(from.version)
    ? undefined
    : { guid: from.guid, version: Number(from.version) }
}

/** What kind of thing an item is that is no text story: an event is more telling than a concept. */
function kindOf(item: NewsItem): string {
  if (item.kind === 'concept') return item.concept?.event === undefined ? 'concept' : 'event'
  return item.kind
}

/**
 * Makes a story of an item.
 * @param entry what a codec read
 * @returns a story; `kept` for what is no text story, or has neither headline nor body; `rejected` for what is not safe to use
 */
export function storyOf(entry: ReadNewsItem, context: ReadContext): ReadItem {
  const { item, place } = entry
  try {
    return item.kind === 'text'
      ? textStory(entry, context)
      : kept(item, 'not-a-story', `a ${kindOf(item)}`, context, place)
  } catch (error) {
    return rejection(error, context.name, place)
  }
}

/** Makes stories of all items of a document; see storyOf. */
export function storiesOf(document: ExchangeDocument, context: ReadContext): ReadItem[] {
  return document.entries.map((entry) => (entry.outcome === 'item' ? storyOf(entry, context) : entry))
}

function kept(
  item: NewsItem,
  code: 'not-a-story' | 'no-body',
  what: string,
  context: ReadContext,
  place: string,
): ReadItem {
  return compact({
    outcome: 'kept' as const,
    kind: kindOf(item),
    guid: item.guid,
    version: item.version,
    headline: texts(item.headlines)[0] ?? texts(item.titles)[0],
    code,
    message: `${context.name}: ${what}, kept but not made a story`,
    place,
  })
}

function textStory(entry: ReadNewsItem, context: ReadContext): ReadItem {
  const { item, place } = entry
  const { language } = item
  const assumptions = [...entry.assumptions]
  const pubStatus: PubStatus = item.pubStatus ?? 'usable'
  const headline = headlineOf(item, assumptions)
  const body = toStoryBlocks(bodyOf(item)?.blocks ?? [])
  if (headline === undefined && body.length === 0 && pubStatus === 'usable')
    return kept(item, 'no-body', 'a text item without headline and body', context, place)

  const services = item.services ?? []
  const ours = services.map((service) => service.uri).find((uri) => uri?.startsWith(SECTION_PREFIX) === true)
  const section = services.map((service) => nameOf(service, language) ?? service.literal ?? service.qcode).find(Boolean)
  const roles = [...(item.roles ?? []), ...(item.genres ?? [])].map((term) => term.uri ?? '')
  const unknownRoles = (item.roles ?? []).flatMap(({ uri }) =>
    uri === undefined || uri.startsWith(FORM_PREFIX) || formOf(uri) !== undefined ? [] : [`role ${uri.slice(0, 200)}`],
  )
  const [located] = item.located ?? []
  const scale = item.transmission?.urgency
  const story = finishStory(
    {
      guid: item.guid,
      version: versionOf(item, place),
      pubStatus,
      embargo: item.embargo,
      published: item.versionCreated,
      firstCreated: item.firstCreated ?? fullInstant(item.contentCreated),
      captured: item.captured,
      language,
      form: roles.map(formOf).find((form) => form !== undefined),
      headline,
      slugline: texts(item.sluglines)[0],
      abstract: inLanguage(item.descriptions, language)?.value,
      byline: bylineOf(item),
      datelineText: inLanguage(item.datelines, language)?.value,
      located: nameOf(located, language) ?? located?.literal,
      locatedUri: located?.uri?.slice(0, MAX_TEXT),
      section,
      sectionKey: ours?.slice(SECTION_PREFIX.length),
      urgency: item.release?.urgency ?? item.urgency,
      sourceUrgency: scale === undefined ? undefined : scale.value,
      subjects: conceptsOf(item),
      body,
      edNote: lines(item.edNotes),
      usageTerms: lines(item.rights?.flatMap((rights) => rights.usageTerms ?? [])),
      agency: agencyOf(item),
      signals: (item.signals ?? []).flatMap(({ uri }) => (uri === undefined ? [] : [uri])),
      translationOf: translationOf(item),
      assumptions,
      unknown: [...entry.unknown, ...unknownRoles, ...extensionsOf(item)],
    },
    context.profile,
    place,
  )
  return { outcome: 'story', story, place }
}

function fullInstant(date: string | undefined): string | undefined {
  return date !== undefined && date.includes('T') ? date : undefined
}

/** What the model has no place for, by name, so that an import can say it. */
function extensionsOf(item: NewsItem): string[] {
  return (item.extensions ?? []).map(({ path, name }) => `element ${path === '' ? name : `${path}/${name}`}`)
}
