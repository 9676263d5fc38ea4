/** NewsML-G2 (2.0 to 2.36) to stories: one item at a time, so that a bad one does not stop a message. */
import type { Byline, Concept, Embargo, PubStatus } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { parseInstant } from '../copy/instant.ts'
import { compact, finishStory } from '../finish.ts'
import { FormatError, rejection } from '../problem.ts'
import type { Assumption, ReadItem } from '../types.ts'
import {
  formOf,
  FORM_PREFIX,
  KEYWORD_PREFIX,
  literalUri,
  LITERAL_PREFIX,
  ROLE_BY_NATURE,
  SECTION_PREFIX,
} from '../vocab/ours.ts'
import { Catalogs, codeOf } from '../vocab/qcode.ts'
import { childOf, childrenOf, parseXml, placeOf, textOf, type XmlElement } from '../xml/read.ts'
import { readContentSet } from './body.ts'

/** Item elements of the standard and what we call their kind. A newsItem's kind is its item class. */
const ITEM_ELEMENTS: Readonly<Record<string, string>> = {
  newsItem: 'newsItem',
  packageItem: 'packageItem',
  planningItem: 'planningItem',
  conceptItem: 'conceptItem',
  knowledgeItem: 'knowledgeItem',
  catalogItem: 'catalogItem',
  catalog: 'catalog',
}

/** Names of root elements that this reader takes. */
export const G2_ROOTS: ReadonlySet<string> = new Set([...Object.keys(ITEM_ELEMENTS), 'newsMessage', 'itemSet'])

/** Children of itemMeta and contentMeta that the reader understands; others are reported as unknown. */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  (
    'itemClass provider versionCreated firstCreated embargoed pubStatus role service title edNote signal link itemMetaExtProperty ' +
    'urgency contentCreated contentModified located infoSource creator language genre keyword subject slugline headline dateline by description'
  ).split(' '),
)

class Item {
  readonly element: XmlElement
  readonly context: ReadContext
  readonly catalogs: Catalogs
  readonly meta: XmlElement | undefined
  readonly content: XmlElement | undefined
  readonly unknown: string[] = []
  readonly assumptions: Assumption[]

  constructor(element: XmlElement, header: XmlElement | undefined, context: ReadContext) {
    this.element = element
    this.context = context
    this.catalogs = new Catalogs()
    this.catalogs.add(header)
    this.catalogs.add(element)
    this.meta = childOf(element, 'itemMeta')
    this.content = childOf(element, 'contentMeta')
    this.assumptions = [...context.assumptions]
  }

  /** Concept URI of an element or attribute group: `uri` first, then `qcode`, then `literal`. */
  uriOf(element: XmlElement | undefined): { uri: string; qcode?: string } | undefined {
    if (element === undefined) return undefined
    const { uri, qcode, literal } = element.attributes
    if (uri !== undefined && uri.trim() !== '')
      return { uri: uri.trim().slice(0, 1_000), ...(qcode === undefined ? {} : { qcode }) }
    if (qcode !== undefined && qcode.trim() !== '')
      return { uri: this.resolve(qcode).slice(0, 1_000), qcode: qcode.trim() }
    return literal === undefined ? undefined : { uri: literalUri(LITERAL_PREFIX, literal) }
  }

  resolve(qcode: string): string {
    const { uri, known } = this.catalogs.resolve(qcode)
    if (!known) this.unknown.push(`code ${qcode.slice(0, 200)}`)
    return uri
  }

  /** Name of a concept in the story's language, else the first one. */
  nameOf(element: XmlElement): string | undefined {
    const names = childrenOf(element, 'name')
    const language = this.language?.slice(0, 2)
    const own = names.find((n) => n.attributes['xml:lang']?.slice(0, 2) === language) ?? names[0]
    return textOf(own)?.slice(0, 1_000)
  }

  get language(): string | undefined {
    const tag = childOf(this.content, 'language')?.attributes['tag']
    return tag ?? this.element.attributes['xml:lang']
  }

  /** Joined text of repeated elements, as notes and terms are. */
  texts(holder: XmlElement | undefined, name: string): string | undefined {
    const list = childrenOf(holder, name)
      .map(textOf)
      .filter((t): t is string => t !== undefined)
    return list.length === 0 ? undefined : list.join('\n')
  }

  /** An optional instant: one that cannot be read is reported, not fatal. */
  instant(holder: XmlElement | undefined, name: string): string | undefined {
    const text = textOf(childOf(holder, name))
    if (text === undefined) return undefined
    const parsed = parseInstant(text, this.context.profile?.zone)
    if (parsed === undefined) {
      this.unknown.push(`${name} ${text.slice(0, 60)}: not a date`)
      return undefined
    }
    if (!parsed.zoned) {
      const value = this.context.profile?.zone ?? '+00:00'
      this.assumptions.push({ field: 'zone', value, why: `${name} has no zone` })
    }
    return parsed.instant
  }
}

function readStatus(item: Item): PubStatus {
  const element = childOf(item.meta, 'pubStatus')
  if (element === undefined) return 'usable'
  const found = item.uriOf(element)
  const code =
    found === undefined
      ? ''
      : found.uri.startsWith('dateline:qcode/')
        ? found.uri.slice(found.uri.lastIndexOf(':') + 1)
        : codeOf(found.uri)
  switch (code.toLowerCase()) {
    case 'usable':
      return 'usable'
    case 'withheld':
      return 'withheld'
    case 'canceled':
    case 'cancelled':
      return 'canceled'
    default:
      throw new FormatError(
        'status-unknown',
        `pubStatus "${code}" is none of usable, withheld, canceled`,
        placeOf(element),
      )
  }
}

function readVersion(item: Item): number {
  const text = item.element.attributes['version']
  if (text === undefined) return 1
  const version = /^\s*\+?\d{1,15}\s*$/.test(text) ? Number(text) : 0
  if (version < 1) {
    throw new FormatError(
      'version-invalid',
      `version "${text.slice(0, 40)}" is not a positive whole number`,
      placeOf(item.element),
    )
  }
  return version
}

/** Absent, empty and set are three states; empty is the source profile's to decide and holds by default. */
function readEmbargo(item: Item): Embargo | undefined {
  const element = childOf(item.meta, 'embargoed')
  if (element === undefined) return undefined
  const text = textOf(element)
  const profile = item.context.profile
  if (text === undefined) {
    if (profile?.emptyEmbargo === 'none') return undefined
    if (profile?.emptyEmbargo === undefined) {
      item.assumptions.push({
        field: 'embargo',
        value: 'open-ended',
        why: 'an empty embargo holds unless the source profile says otherwise',
      })
    }
    return { until: null }
  }
  const parsed = parseInstant(text, profile?.zone)
  if (parsed === undefined || (!parsed.zoned && profile?.zone === undefined)) {
    const why = parsed === undefined ? 'is not a date and time' : 'has no zone and the source profile gives none'
    throw new FormatError(
      'embargo-invalid',
      `embargoed "${text.slice(0, 60)}" ${why}; the item is not safe to use`,
      placeOf(element),
    )
  }
  return { until: parsed.instant }
}

function readSubjects(item: Item): Concept[] {
  const { meta, content } = item
  const result: Concept[] = []
  const add = (element: XmlElement, role: Concept['role']) => {
    const found = item.uriOf(element)
    const name = item.nameOf(element)
    const uri = found?.uri ?? (name === undefined ? undefined : literalUri(LITERAL_PREFIX, name))
    if (uri === undefined) return
    result.push(compact({ uri, name, role, qcode: found?.qcode?.slice(0, 1_000) }) as Concept)
  }
  for (const subject of childrenOf(content, 'subject')) {
    const { type, typeuri } = subject.attributes
    const nature = typeuri ?? (type === undefined ? undefined : item.resolve(type))
    const role = nature === undefined || !Object.hasOwn(ROLE_BY_NATURE, nature) ? undefined : ROLE_BY_NATURE[nature]
    const before = result.length
    add(subject, role)
    const added = result[before]
    if (added !== undefined && nature !== undefined && role === undefined)
      result[before] = { ...added, type: nature.slice(0, 1_000) }
  }
  for (const genre of childrenOf(content, 'genre')) add(genre, 'genre')
  for (const service of childrenOf(meta, 'service')) {
    if (item.uriOf(service)?.uri.startsWith(SECTION_PREFIX) !== true) add(service, 'service')
  }
  for (const keyword of childrenOf(content, 'keyword')) {
    const name = textOf(keyword)
    if (name !== undefined) result.push({ uri: literalUri(KEYWORD_PREFIX, name), name: name.slice(0, 1_000) })
  }
  return result.slice(0, 500)
}

function readByline(item: Item, printed: string | undefined): Byline | undefined {
  const text = item.texts(item.content, 'by') ?? printed
  const people = childrenOf(item.content, 'creator')
    .map((creator) => {
      const name = item.nameOf(creator)
      const { uri } = creator.attributes
      return name === undefined ? undefined : { name, ...(uri === undefined ? {} : { uri: uri.slice(0, 1_000) }) }
    })
    .filter((person) => person !== undefined)
    .slice(0, 50)
  if (text !== undefined)
    return people.length === 0 ? { text: text.slice(0, 1_000) } : { text: text.slice(0, 1_000), people }
  return people.length === 0
    ? undefined
    : {
        text: people
          .map((p) => p.name)
          .join(', ')
          .slice(0, 1_000),
        people,
      }
}

/** Headline of the story's language and main role; NITF's and the item's title stand in. */
function readHeadline(item: Item, fromBody: string | undefined): string | undefined {
  const headlines = childrenOf(item.content, 'headline')
  const main =
    headlines.find((h) => /main$/i.test(h.attributes['role'] ?? '')) ?? headlines.find((h) => textOf(h) !== undefined)
  const headline = textOf(main) ?? fromBody
  if (headline !== undefined) return headline
  const title = textOf(childOf(item.meta, 'title'))
  if (title !== undefined) item.assumptions.push({ field: 'headline', value: title, why: 'the item has a title only' })
  return title
}

/** Who supplied the item: the provider's name or code, else the holder of its rights, else the provider's address. */
function providerName(item: Item): string | undefined {
  const provider = childOf(item.meta, 'provider')
  const source = childOf(item.content, 'infoSource')
  const holder = childrenOf(item.element, 'rightsInfo').map((rights) => childOf(rights, 'copyrightHolder'))[0]
  const code = provider?.attributes['qcode']
  const names = [
    provider === undefined ? undefined : item.nameOf(provider),
    provider?.attributes['literal'],
    code?.slice(code.indexOf(':') + 1),
    holder === undefined ? undefined : item.nameOf(holder),
    source === undefined ? undefined : item.nameOf(source),
    provider?.attributes['uri'],
  ]
  return names.find((name) => name !== undefined && name.trim() !== '')
}

/** Kind of an item: text, picture, video ... of a newsItem, else the element's name. */
function kindOf(item: Item): string {
  if (item.element.name !== 'newsItem') return item.element.name
  const found = item.uriOf(childOf(item.meta, 'itemClass'))
  if (found === undefined) {
    if (childOf(item.meta, 'itemClass') !== undefined) return item.element.name
    throw new FormatError('item-incomplete', 'the newsItem has no itemMeta with an itemClass', placeOf(item.element))
  }
  return found.uri.startsWith('dateline:qcode/') ? found.uri.slice(found.uri.lastIndexOf(':') + 1) : codeOf(found.uri)
}

function readStory(item: Item, place: string): ReadItem {
  const { element, meta, content, context } = item
  const guid = element.attributes['guid']?.trim()
  if (guid === undefined || guid === '') throw new FormatError('guid-missing', 'the item has no guid', place)
  const pubStatus = readStatus(item)
  const embargo = readEmbargo(item)
  const version = readVersion(item)
  const body = readContentSet(element, context.limits)
  const services = childrenOf(meta, 'service')
  const ours = services.map((s) => item.uriOf(s)?.uri).find((uri) => uri?.startsWith(SECTION_PREFIX) === true)
  const subjects = readSubjects(item)
  const role = item.uriOf(childOf(meta, 'role'))
  const form = role === undefined ? undefined : formOf(role.uri)
  const byGenre = subjects.map((s) => (s.role === 'genre' ? formOf(s.uri) : undefined)).find((f) => f !== undefined)
  if (role !== undefined && form === undefined && !role.uri.startsWith(FORM_PREFIX))
    item.unknown.push(`role ${role.uri.slice(0, 200)}`)
  const urgencyText = textOf(childOf(content, 'urgency'))
  const urgency = urgencyText !== undefined && /^[1-9]$/.test(urgencyText) ? Number(urgencyText) : undefined
  const located = childOf(content, 'located')
  const descriptions = childrenOf(content, 'description')
  const translated = childrenOf(meta, 'link').find((link) => link.attributes['reluri'] === 'dateline:rel/translationOf')
  const { residref, version: residVersion } = translated?.attributes ?? {}
  const section = services.map((s) => item.nameOf(s) ?? s.attributes['qcode']).find((name) => name !== undefined)
  item.unknown.push(...item.catalogs.missing.map((href) => `catalog ${href}`), ...ignoredElements(item))
  const headline = readHeadline(item, body?.headline)
  if (headline === undefined && (body?.blocks.length ?? 0) === 0 && pubStatus === 'usable') {
    return {
      outcome: 'kept',
      kind: 'text',
      guid,
      version: String(version),
      code: 'no-body',
      message: `${context.name}: a text item without headline and body, kept but not made a story`,
      place,
    }
  }
  const story = finishStory(
    {
      guid,
      version,
      pubStatus,
      embargo,
      published: item.instant(meta, 'versionCreated'),
      firstCreated: item.instant(meta, 'firstCreated') ?? item.instant(content, 'contentCreated'),
      language: item.language,
      form: form ?? byGenre,
      headline,
      slugline: textOf(childOf(content, 'slugline')),
      abstract: descriptions.map(textOf).find((t) => t !== undefined) ?? body?.abstract,
      byline: readByline(item, body?.byline),
      datelineText: textOf(childOf(content, 'dateline')) ?? body?.dateline,
      located: located === undefined ? undefined : item.nameOf(located),
      locatedUri: located === undefined ? undefined : item.uriOf(located)?.uri,
      section,
      sectionKey: ours?.slice(SECTION_PREFIX.length),
      urgency,
      sourceUrgency: urgency === undefined ? urgencyText : undefined,
      subjects,
      body: body?.blocks ?? [],
      edNote: item.texts(meta, 'edNote'),
      usageTerms: rightsText(item, 'usageTerms'),
      agency: providerName(item),
      signals: childrenOf(meta, 'signal')
        .map((s) => item.uriOf(s)?.uri)
        .filter((u): u is string => u !== undefined),
      translationOf:
        residref === undefined || residVersion === undefined || !/^[1-9]\d{0,14}$/.test(residVersion)
          ? undefined
          : { guid: residref, version: Number(residVersion) },
      assumptions: item.assumptions,
      unknown: item.unknown,
    },
    context.profile,
    place,
  )
  return { outcome: 'story', story, place }
}

/** Metadata that the model has no place for. */
function ignoredElements(item: Item): string[] {
  return [item.meta, item.content].flatMap((holder) =>
    (holder?.children ?? []).flatMap((child) =>
      typeof child === 'string' || UNDERSTOOD.has(child.name) ? [] : [`element ${holder?.name}/${child.name}`],
    ),
  )
}

function rightsText(item: Item, name: string): string | undefined {
  const list = childrenOf(item.element, 'rightsInfo')
    .map((rights) => item.texts(rights, name))
    .filter((t): t is string => t !== undefined)
  return list.length === 0 ? undefined : list.join('\n')
}

function readItem(element: XmlElement, header: XmlElement | undefined, context: ReadContext): ReadItem {
  const place = `${element.name} at ${placeOf(element)}`
  try {
    const item = new Item(element, header, context)
    const kind = kindOf(item)
    if (element.name === 'newsItem' && kind === 'text') return readStory(item, place)
    const headline = textOf(childOf(item.content, 'headline')) ?? textOf(childOf(item.meta, 'title'))
    return compact({
      outcome: 'kept' as const,
      kind,
      guid: element.attributes['guid'],
      version: element.attributes['version'],
      headline,
      code: 'not-a-story' as const,
      message: `${context.name}: a ${kind}, kept but not made a story`,
      place,
    })
  } catch (error) {
    return rejection(error, context.name, place)
  }
}

/**
 * Reads a NewsML-G2 document: a single item, an itemSet or a newsMessage of many.
 * @returns one entry per item in document order; a fault of the XML itself is a last, rejected entry after the items
 *   that were whole
 */
export function readNewsMlG2(text: string, context: ReadContext): ReadItem[] {
  const items: ReadItem[] = []
  try {
    parseXml(text, context.limits, {
      close(element, ancestors) {
        if (!Object.hasOwn(ITEM_ELEMENTS, element.name)) return 'keep'
        const parent = ancestors.at(-1)
        if (parent !== undefined && parent.name !== 'itemSet' && parent.name !== 'newsMessage') return 'keep'
        const root = ancestors[0]
        items.push(readItem(element, root === undefined ? undefined : childOf(root, 'header'), context))
        return 'take'
      },
    })
  } catch (error) {
    items.push(rejection(error, context.name))
  }
  if (items.length === 0) {
    items.push({
      outcome: 'rejected',
      code: 'item-incomplete',
      message: `${context.name}: the message holds no item`,
      place: 'line 1',
    })
  }
  return items
}
