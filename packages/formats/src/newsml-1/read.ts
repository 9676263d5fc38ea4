/**
 * NewsML 1.0, 1.1 and 1.2 (IPTC, 2000-2003) to the exchange model. There is no writer: nobody asks for it any more.
 * The mapping is table.ts; what it and the code here leave becomes extensions.
 */
import type { NewsItem, Transmission } from '@dateline/news'
import { type ReadContext, withEntities } from '../context.ts'
import { dialectHints } from '../dialect/hints.ts'
import type { ExchangeDocument, ExchangeEntry } from '../exchange.ts'
import { compact } from '../finish.ts'
import { FormatError, rejection } from '../problem.ts'
import { childOf, childrenOf, parseXml, placeOf, textOf, type XmlElement } from '../xml/read.ts'
import { readComponent } from './components.ts'
import { type Draft, inherit, push } from './draft.ts'
import { readRows } from './facts.ts'
import { readManagement } from './management.ts'
import { embedded, groupsOf, isPackage } from './packages.ts'
import { Reading } from './reading.ts'
import { itemsOf } from './stories.ts'
import { ENVELOPE_ROWS } from './table.ts'
import { Topics } from './topics.ts'

/** Namespace of NewsML 1.2; most documents follow the DTD and have none. */
export const NEWSML_1_NAMESPACE = 'http://iptc.org/std/NewsML/2003-10-10/'

interface State {
  readonly context: ReadContext
  readonly topics: Topics
  readonly entries: ExchangeEntry[]
  readonly version: string | undefined
  header: Transmission | undefined
}

/**
 * Reads a NewsML 1 document: one entry for each NewsItem, and one for each language where its components hold several.
 * @param text the document
 * @returns items; where the XML ends early, those before the fault and a rejected entry
 */
export function readNewsMl1Items(text: string, outer: ReadContext): ExchangeDocument {
  const { context, entity } = withEntities(outer)
  const topics = new Topics()
  const entries: ExchangeEntry[] = []
  let state: State | undefined
  const start = (root: XmlElement): State => {
    const version = root.attributes['Version']?.trim() ?? (root.ns === NEWSML_1_NAMESPACE ? '1.2' : undefined)
    const made: State = { context, topics, entries, version, header: undefined }
    return made
  }
  try {
    const root = parseXml(text, context.limits, {
      entity,
      close(element, ancestors) {
        const top = ancestors.length === 1 ? ancestors[0] : undefined
        if (top?.name !== 'NewsML') return 'keep'
        state ??= start(top)
        if (element.name === 'Catalog') topics.addCatalog(element)
        else if (element.name === 'TopicSet') topics.addTopicSet(element)
        else if (element.name === 'NewsEnvelope') state.header = readEnvelope(element, state)
        else if (element.name === 'NewsItem') {
          readItem(element, state)
          return 'take'
        }
        return 'keep'
      },
    })
    if (root.name === 'NewsItem') readItem(root, start(root))
    else if (root.name !== 'NewsML')
      throw new FormatError('format-unknown', `<${root.name}> is not NewsML 1`, placeOf(root))
  } catch (error) {
    entries.push(rejected(error, context.name))
  }
  if (entries.length === 0) {
    entries.push(
      rejected(new FormatError('item-incomplete', 'the document has no NewsItem', 'line 1, column 1'), context.name),
    )
  }
  return { format: 'newsml-1', ...(state?.header === undefined ? {} : { header: state.header }), entries }
}

function rejected(error: unknown, name: string, place?: string): ExchangeEntry {
  return rejection(error, name, place) as ExchangeEntry
}

function readEnvelope(element: XmlElement, state: State): Transmission {
  const profile = state.context.profile
  const reading = new Reading(element, profile, state.context.limits, state.topics)
  const draft: Draft = {}
  reading.taken.element(element)
  readRows(reading, element, ENVELOPE_ROWS, draft)
  // The rows of the envelope name members of Transmission.
  const header = draft as unknown as Transmission
  const id = reading.taken.child(element, 'TransmissionId')
  const repetition = reading.taken.attribute(id, 'Repetition')
  const priority = reading.name(reading.taken.child(element, 'Priority'))
  const extensions = reading.taken.leftovers(element, 'newsml-1', 'NewsEnvelope')
  return compact({
    ...header,
    priority: priority !== undefined && /^[1-9]$/.test(priority) ? Number(priority) : undefined,
    options: repetition === undefined ? undefined : `repetition ${repetition}`,
    extensions: extensions.length === 0 ? undefined : extensions,
  })
}

/** What identifies the agency before anything is read: it decides about zones and alphabets. */
function hintsOf(item: XmlElement, state: State): ReadContext {
  const identifier = childOf(childOf(item, 'Identification'), 'NewsIdentifier')
  return dialectHints(state.context, {
    format: 'newsml-1',
    provider: textOf(childOf(identifier, 'ProviderId')),
    guid: textOf(childOf(identifier, 'PublicIdentifier')),
    catalogs: state.topics.catalogs.flatMap((c) => c.href ?? []),
    service: state.header?.service,
    sender: state.header?.sender,
  })
}

function readItem(element: XmlElement, state: State): void {
  const place = placeOf(element)
  try {
    for (const catalog of childrenOf(element, 'Catalog')) state.topics.addCatalog(catalog)
    const context = hintsOf(element, state)
    const reading = new Reading(element, context.profile, context.limits, state.topics)
    const { taken } = reading
    taken.element(element)
    for (const catalog of taken.children(element, 'Catalog')) taken.whole(catalog)
    for (const name of ['Duid', 'Euid', 'LinkType']) taken.attribute(element, name)
    const base: Draft = {}
    if (state.header !== undefined) base.transmission = withoutExtensions(state.header)
    readManagement(reading, element, base)
    base.standard = { name: 'NewsML', ...(state.version === undefined ? {} : { version: state.version }) }
    const tag = reading.language(element)
    if (tag !== undefined) base.language = tag
    const component = taken.child(element, 'NewsComponent')
    const inner: XmlElement[] = []
    let drafts: Draft[]
    if (component === undefined) drafts = [withoutComponent(reading, element, base)]
    else {
      const tree = readComponent(reading, component)
      inner.push(...embedded(tree))
      for (const item of inner) taken.whole(item)
      drafts = isPackage(tree)
        ? [{ ...inherit(base, tree.facts), kind: 'package', groups: groupsOf(tree) }]
        : itemsOf(tree, base)
    }
    const extensions = taken.leftovers(element, 'newsml-1')
    drafts.forEach((draft, index) => {
      const item = finishItem(draft, state, drafts, index)
      const all = index === 0 ? [...extensions, ...(state.header?.extensions ?? [])] : []
      state.entries.push({
        outcome: 'item',
        item: all.length === 0 ? item : { ...item, extensions: all },
        place,
        assumptions: [...context.assumptions, ...reading.assumptions],
        unknown: [...new Set(reading.unknown)],
      })
    })
    for (const item of inner) readItem(item, state)
  } catch (error) {
    state.entries.push(rejected(error, state.context.name, place))
  }
}

function withoutExtensions(header: Transmission): Transmission {
  const { extensions: _, ...rest } = header
  return rest
}

/** An item that holds a topic set, an update, or nothing (a cancellation). */
function withoutComponent(reading: Reading, element: XmlElement, base: Draft): Draft {
  const set = reading.taken.child(element, 'TopicSet')
  if (set === undefined) return { ...base, kind: 'text' }
  reading.taken.whole(set)
  return { ...base, kind: 'knowledge', concepts: reading.topics.addTopicSet(set) }
}

/** Last touches: a slugline from the name label, the language, catalogs, and each language's own identifier. */
function finishItem(draft: Draft, state: State, all: readonly Draft[], index: number): NewsItem {
  const item: Draft = { ...draft, model: 1 }
  if (state.topics.catalogs.length > 0) item.catalogs = [...state.topics.catalogs]
  const language = item.language ?? item.languages?.[0]?.literal
  if (language !== undefined) item.language = language
  const other = item.altIds?.find((id) => id.role === 'guid')?.value
  if (item.guid === undefined && other !== undefined) item.guid = other
  if (item.sluglines === undefined) {
    const name = item.titles?.find((title) => title.role === 'name')
    // "Marenia-port-storm" is a slug; "The storm in the port" is a title.
    if (name !== undefined && /^\S+-\S+$/.test(name.value)) item.sluglines = [{ value: name.value }]
  }
  if (all.length > 1 && item.guid !== undefined && index > 0) {
    const first = all[0]?.guid ?? item.guid
    item.guid = `${item.guid}#${item.language ?? index}`
    push(item, 'links', {
      rel: 'http://cv.iptc.org/newscodes/itemrelation/translatedFrom',
      guid: first,
      ...(item.version === undefined ? {} : { version: item.version }),
    })
  }
  return item as NewsItem
}
