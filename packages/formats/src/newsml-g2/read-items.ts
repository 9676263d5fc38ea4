/**
 * NewsML-G2 2.0 to 2.36 to items of the exchange model: newsItem, packageItem, conceptItem, knowledgeItem, planningItem and
 * catalogItem, wherever they stand in a document (newsMessage, itemSet, an envelope of another kind), one at a time.
 */
import type { Catalog, ItemKind, NewsItem, Term } from '@dateline/news'
import { type ReadContext, withEntities } from '../context.ts'
import type { ExchangeDocument, ExchangeEntry } from '../exchange.ts'
import { dialectHints } from '../dialect/hints.ts'
import { FormatError, rejectedEntry } from '../problem.ts'
import { placeOf, type XmlElement, XmlReader } from '../xml/read.ts'
import { Codes, isPlaceholder } from './codes.ts'
import { isSound } from './detect-item.ts'
import { eventItems, hasNews } from './events.ts'
import { type BodyHead, Reading } from './context.ts'
import { CATALOG, isPlainIptcReference } from './schemes.ts'
import { type FlatItem, HEADER, ITEM } from './table.ts'
import { readRelease } from './release-facts.ts'

export const ITEM_ELEMENTS: ReadonlySet<string> = new Set([
  'newsItem',
  'packageItem',
  'conceptItem',
  'knowledgeItem',
  'planningItem',
  'catalogItem',
])

/** Elements that some systems and the standard's own listings give without the item around them, and that item. */
const FRAGMENTS: Readonly<Record<string, string>> = {
  itemMeta: 'newsItem',
  contentMeta: 'newsItem',
  partMeta: 'newsItem',
  contentSet: 'newsItem',
  rightsInfo: 'newsItem',
  groupSet: 'packageItem',
  concept: 'conceptItem',
  conceptSet: 'knowledgeItem',
  schemeMeta: 'knowledgeItem',
  newsCoverageSet: 'planningItem',
  catalogContainer: 'catalogItem',
}

/** Local names by which a document is told to be NewsML-G2. */
export const G2_NAMES: ReadonlySet<string> = new Set([
  ...ITEM_ELEMENTS,
  ...Object.keys(FRAGMENTS),
  'newsMessage',
  'itemSet',
  'catalog',
  'events',
])

const KIND_BY_ELEMENT: Readonly<Record<string, ItemKind>> = {
  packageItem: 'package',
  conceptItem: 'concept',
  knowledgeItem: 'knowledge',
  planningItem: 'planning',
  catalogItem: 'catalog',
}
/** Nature of a news item (ninat) and the kind that it is. */
const KIND_BY_NATURE: Readonly<Record<string, ItemKind>> = {
  text: 'text',
  picture: 'picture',
  photo: 'picture',
  graphic: 'graphic',
  audio: 'audio',
  video: 'video',
  animation: 'animation',
  composite: 'composite',
  component: 'component',
}
/** Item class that goes without saying, by kind. */
export const CLASS_BY_KIND: Readonly<Record<ItemKind, string>> = {
  text: 'http://cv.iptc.org/newscodes/ninature/text',
  picture: 'http://cv.iptc.org/newscodes/ninature/picture',
  graphic: 'http://cv.iptc.org/newscodes/ninature/graphic',
  audio: 'http://cv.iptc.org/newscodes/ninature/audio',
  video: 'http://cv.iptc.org/newscodes/ninature/video',
  animation: 'http://cv.iptc.org/newscodes/ninature/animation',
  composite: 'http://cv.iptc.org/newscodes/ninature/composite',
  component: 'http://cv.iptc.org/newscodes/ninature/component',
  package: 'http://cv.iptc.org/newscodes/ninature/composite',
  planning: 'http://cv.iptc.org/newscodes/plinature/newscoverage',
  concept: 'http://cv.iptc.org/newscodes/cinature/concept',
  knowledge: 'http://cv.iptc.org/newscodes/cinature/scheme',
  catalog: 'http://cv.iptc.org/newscodes/catinature/catalog',
}

function kindOf(element: XmlElement, itemClass: Term | undefined): ItemKind {
  const known = KIND_BY_ELEMENT[element.name]
  if (known !== undefined) return known
  const code = itemClass?.uri ?? itemClass?.qcode ?? itemClass?.literal ?? ''
  const nature = code.slice(Math.max(code.lastIndexOf('/'), code.lastIndexOf(':')) + 1).toLowerCase()
  return KIND_BY_NATURE[nature] ?? 'text'
}

/** Catalogs of an element, read before anything that needs them. */
function catalogsOf(element: XmlElement | undefined, context: ReadContext): Catalog[] {
  if (element === undefined) return []
  const reading = new Reading(element, new Codes([]), context)
  return element.children
    .filter((child): child is XmlElement => typeof child !== 'string')
    .filter(({ name }) => name === 'catalog' || name === 'catalogRef')
    .map((child) => CATALOG.read(child, reading))
    .filter((catalog) => catalog !== undefined)
}

function checkedVersion(version: string | undefined, element: XmlElement): string | undefined {
  if (version === undefined) return undefined
  // Versions count from 1; diaries begin at 0. The item can be read, and no story is made of it.
  if (/^\+?0+$/.test(version)) return '0'
  if (!/^\+?0*[1-9]\d{0,14}$/.test(version)) {
    throw new FormatError(
      'version-invalid',
      `version "${version.slice(0, 40)}" is not a positive whole number`,
      placeOf(element),
    )
  }
  return String(Number(version))
}

/** Members that are there; the engine gives undefined to none, but conditions here may. */
function compact<T extends object>(value: T): T {
  const result: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) if (member !== undefined) result[name] = member
  return result as T
}

/** What only the head of the body says: some systems leave contentMeta without a headline. */
function fromBody(item: FlatItem, head: BodyHead | undefined): Partial<NewsItem> {
  if (head === undefined) return {}
  const label = (value: string | undefined) => (value === undefined ? undefined : [{ value }])
  return compact({
    headlines: item.headlines ?? label(head.headline),
    bylines: item.bylines ?? label(head.byline),
    datelines: item.datelines ?? label(head.dateline),
    descriptions: item.descriptions ?? label(head.description),
  }) as Partial<NewsItem>
}

const childOf = (element: XmlElement | undefined, name: string) =>
  element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)

/** True when a time of the item has no zone. */
function hasBareTime(element: XmlElement): boolean {
  return ['itemMeta', 'contentMeta'].some((name) =>
    childOf(element, name)?.children.some((child) => {
      const text = typeof child === 'string' || child.children.length !== 1 ? undefined : child.children[0]
      return typeof text === 'string' && text.length < 60 && /[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*$/.test(text)
    }),
  )
}

/** The context with the sender's clock: which sender it is must be known before its first time is read. */
function withSender(element: XmlElement, catalogs: readonly Catalog[], context: ReadContext): ReadContext {
  if (context.profile?.zone !== undefined || !hasBareTime(element)) return context
  const said = childOf(childOf(element, 'itemMeta'), 'provider')?.attributes
  const { profile } = dialectHints(context, {
    format: 'newsml-g2',
    provider: said?.['literal'] ?? said?.['qcode'] ?? said?.['uri'],
    guid: element.attributes['guid'],
    catalogs: catalogs.flatMap(({ href }) => href ?? []),
  })
  const zone = profile?.zone
  return zone === undefined ? context : { ...context, profile: { key: profile?.key ?? '', ...context.profile, zone } }
}

/**
 * One item.
 * @throws FormatError version-invalid, status-unknown, embargo-invalid: the item is not safe to use
 */
export function readItem(element: XmlElement, header: readonly Catalog[], outer: ReadContext): ExchangeEntry {
  const stated = catalogsOf(element, outer)
  const codes = new Codes(stated)
  const context = withSender(element, [...stated, ...header], outer)
  for (const catalog of header) codes.add(catalog)
  const reading = new Reading(element, codes, context)
  const flat: FlatItem = ITEM.read(element, reading) ?? {}
  const { standardName, standardVersion, conformance, catalogs, itemClass, version, ...rest } = flat
  const kind = kindOf(element, itemClass)
  const own = catalogs?.filter((catalog) => !isPlainIptcReference(catalog) && !isPlaceholder(catalog)) ?? []
  const item: NewsItem = compact({
    model: 1 as const,
    kind,
    ...rest,
    version: checkedVersion(version, element),
    standard:
      standardName === undefined && standardVersion === undefined
        ? undefined
        : compact({ name: standardName ?? 'NewsML-G2', version: standardVersion, conformance }),
    catalogs: own.length === 0 ? undefined : own,
    itemClass,
    ...readRelease(rest),
    ...fromBody(rest, reading.head),
  }) as NewsItem
  return {
    outcome: 'item',
    item,
    place: placeOf(element),
    assumptions: reading.assumptions,
    unknown: [...reading.unknown, ...(version !== undefined && /^\+?0+$/.test(version) ? ['version 0'] : [])],
  }
}

/** An item element around a part of one. */
function around(element: XmlElement): XmlElement | undefined {
  const { name, ns, line, column } = element
  const inside = (outer: string, inner: XmlElement): XmlElement => ({
    name: outer,
    ns,
    attributes: {},
    children: [inner],
    line,
    column,
  })
  if (name === 'events') return inside('newsItem', inside('contentSet', inside('inlineXML', element)))
  if (name === 'catalog') return inside('catalogItem', inside('catalogContainer', element))
  const item = Object.hasOwn(FRAGMENTS, name) ? FRAGMENTS[name] : undefined
  return item === undefined ? undefined : inside(item, element)
}

export type MessageHeader = NonNullable<ExchangeDocument['header']>

/**
 * Reads a document in pieces and hands on each item as it closes: a message of any length needs the memory of one item.
 * One that cannot be read is handed on as rejected, and the reading goes on.
 */
export class NewsMlG2Reader {
  readonly #context: ReadContext
  readonly #xml: XmlReader
  readonly #ready: ExchangeEntry[] = []
  #header: MessageHeader | undefined
  #headerCatalogs: Catalog[] = []
  #count = 0
  #failed = false

  constructor(outer: ReadContext) {
    const { context, entity } = withEntities(outer)
    this.#context = context
    this.#xml = new XmlReader(context.limits, {
      entity,
      close: (element, ancestors) => this.#close(element, ancestors),
    })
  }

  /** Envelope of the message, once it has been read. */
  get header(): MessageHeader | undefined {
    return this.#header
  }

  #close(element: XmlElement, ancestors: readonly XmlElement[]): 'take' | 'keep' {
    if (element.name === 'header' && ancestors.at(-1)?.name === 'newsMessage') {
      this.#headerCatalogs = catalogsOf(element, this.#context)
      const reading = new Reading(element, new Codes(this.#headerCatalogs), this.#context)
      const header = HEADER.read(element, reading) as MessageHeader
      const catalogs =
        header.catalogs?.filter((catalog) => !isPlainIptcReference(catalog) && !isPlaceholder(catalog)) ?? []
      const { catalogs: _, ...rest } = header
      this.#header = catalogs.length === 0 ? rest : { ...rest, catalogs }
      return 'take'
    }
    if (!ITEM_ELEMENTS.has(element.name) || !isSound(element.ns)) return 'keep'
    if (ancestors.some(({ name }) => ITEM_ELEMENTS.has(name))) return 'keep'
    this.#take(element)
    return 'take'
  }

  #take(element: XmlElement): void {
    this.#count += 1
    const events = eventItems(element)
    const items = events.length > 0 && !hasNews(element) ? events : [element, ...events]
    for (const item of items) {
      try {
        this.#ready.push(readItem(item, this.#headerCatalogs, this.#context))
      } catch (error) {
        this.#ready.push(rejectedEntry(error, this.#context.name, placeOf(item)))
      }
    }
  }

  #fail(error: unknown): void {
    this.#failed = true
    this.#ready.push(rejectedEntry(error, this.#context.name))
  }

  /** Takes the next piece of the document. @returns what has closed with it */
  write(text: string): readonly ExchangeEntry[] {
    if (!this.#failed) {
      try {
        this.#xml.write(text)
      } catch (error) {
        this.#fail(error)
      }
    }
    return this.#ready.splice(0)
  }

  /** Ends the document. @returns what was left */
  close(): readonly ExchangeEntry[] {
    if (!this.#failed) {
      try {
        const root = this.#xml.close()
        if (this.#count === 0) {
          const item = around(root)
          if (item !== undefined && isSound(root.ns)) this.#take(item)
          else
            throw new FormatError('format-unknown', `no NewsML-G2 item in <${root.name.slice(0, 60)}>`, placeOf(root))
        }
      } catch (error) {
        this.#fail(error)
      }
    }
    return this.#ready.splice(0)
  }
}

/**
 * Reads a NewsML-G2 document.
 * @returns one entry an item, in order; a document that breaks off ends with a rejected entry. Never throws on bad input
 */
export function readNewsMlG2Items(text: string, context: ReadContext): ExchangeDocument {
  const reader = new NewsMlG2Reader(context)
  const entries = [...reader.write(text), ...reader.close()]
  const { header } = reader
  return { format: 'newsml-g2', ...(header === undefined ? {} : { header }), entries }
}

/**
 * Reads a NewsML-G2 document of any length as it arrives.
 * @param chunks the document in pieces; a character may be cut between strings of UTF-16 only, so decode bytes as a stream
 */
export async function* readNewsMlG2Stream(
  chunks: AsyncIterable<string> | Iterable<string>,
  context: ReadContext,
): AsyncGenerator<ExchangeEntry, MessageHeader | undefined> {
  const reader = new NewsMlG2Reader(context)
  for await (const chunk of chunks) yield* reader.write(chunk)
  yield* reader.close()
  return reader.header
}
