/** NITF to the exchange model, by the rows of table.ts. */
import type { Body, Embargo, Extension, NewsItem, RichBlock } from '@dateline/news'
import { type ReadContext, withEntities } from '../context.ts'
import { cleanLanguage } from '../copy/language.ts'
import { type DialectHints, dialectHints } from '../dialect/hints.ts'
import type { ExchangeDocument, ExchangeEntry, ReadNewsItem } from '../exchange.ts'
import { FormatError, rejectedEntry } from '../problem.ts'
import { childOf, childrenOf, parseXml, placeOf, textOf, type XmlElement } from '../xml/read.ts'
import { readNitfBody } from './body-read.ts'
import { millis, readNorm } from './dates.ts'
import { Draft } from './draft.ts'
import { EXTENSION_NS, readExtensions } from './extensions.ts'
import type { Parts } from './part.ts'
import { BODY_PARTS, readStray } from './parts-body.ts'
import { DOCDATA_PARTS, readStatus } from './parts-docdata.ts'
import { HEAD_PARTS } from './parts-head.ts'
import { BODY_END_ROWS, BODY_HEAD_ROWS, DOCDATA_ROWS, HEAD_ROWS, MISSPELT, OURS, type Row } from './table.ts'

function readRows(draft: Draft, holder: XmlElement | undefined, rows: readonly Row[], parts: Parts): void {
  if (holder === undefined) return
  for (const row of rows) {
    const name = row.at.slice(row.at.lastIndexOf('/') + 1)
    const part = parts[row.as]
    if (part === undefined) continue
    const other = MISSPELT[name]
    const elements = [...childrenOf(holder, name), ...(other === undefined ? [] : childrenOf(holder, other))]
    for (const element of elements) {
      draft.taken.element(element)
      part.read(draft, element)
    }
  }
}

/** `3.6` of `-//IPTC//DTD NITF 3.6//EN`. */
function versionOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (/(\d+\.\d+)/.exec(text)?.[1] ?? text)
}

function readBodies(draft: Draft, body: XmlElement | undefined): Body[] {
  const contents = childrenOf(body, 'body.content')
  for (const content of contents) draft.taken.whole(content)
  const bodies = contents.flatMap((content): Body[] => {
    const blocks = readNitfBody(content, draft.limits)
    const inner = content.children.filter((child): child is XmlElement => typeof child !== 'string')
    const [only] = inner
    const isWrapped = inner.length === 1 && only?.name === 'block'
    const id = isWrapped ? only.attributes['id']?.trim() : undefined
    const role = isWrapped ? only.attributes['class']?.trim() : undefined
    if (blocks.length === 0) return []
    return [
      {
        ...(id === undefined || id === '' ? {} : { id }),
        ...(role === undefined || role === '' ? {} : { role }),
        blocks,
      },
    ]
  })
  if (contents.length > 0 || body === undefined) return bodies
  // Without body.content the paragraphs stand in the body itself.
  const bare: RichBlock[] = readNitfBody(
    {
      ...body,
      name: 'block',
      children: body.children.filter((c) => typeof c === 'string' || !c.name.startsWith('body.')),
    },
    draft.limits,
  )
  for (const child of body.children)
    if (typeof child !== 'string' && !child.name.startsWith('body.')) draft.taken.whole(child)
  return bare.length === 0 ? [] : [{ blocks: bare }]
}

/**
 * Status and embargo, which management-status, date.release, date.expire and date.issue say together. A release that is not
 * after the issue is no embargo: it was over when the item came.
 * @throws FormatError embargo-invalid
 */
function settle(draft: Draft): void {
  const { item } = draft
  const { status } = draft
  if (status !== undefined) item.pubStatus = status === 'embargoed' ? 'usable' : (status as 'usable')
  if (draft.embargoMeta !== undefined) {
    const at = draft.embargoMeta === 'open' ? undefined : readNorm(draft.embargoMeta, draft.zone)
    if (draft.embargoMeta === 'open') item.embargo = { until: null }
    else if (typeof at === 'object') item.embargo = { until: at.instant }
  } else settleRelease(draft, status === 'embargoed')
  if (item.embargo !== undefined) item.pubStatus ??= 'usable'
  if (draft.embargoNote !== undefined && item.embargo !== undefined) {
    item.embargo = { ...item.embargo, note: draft.embargoNote }
  }
}

function settleRelease(draft: Draft, isEmbargoed: boolean): void {
  const { item, released } = draft
  const read = released === undefined ? 'nothing' : readNorm(released, draft.zone)
  if (read === undefined) {
    draft.fail(
      'embargo-invalid',
      `date.release "${released?.slice(0, 60)}" is no date; the item cannot be used safely`,
      draft.releasedAt as XmlElement,
    )
  }
  if (read === 'nothing') {
    if (!isEmbargoed) return
    const [expire, ...rest] = item.expires ?? []
    if (expire === undefined) {
      item.embargo = { until: null }
      return
    }
    // Superdesk writes the end of an embargo where the end of use belongs.
    item.embargo = { until: expire }
    if (rest.length === 0) delete item.expires
    else item.expires = rest
    draft.assumptions.push({
      field: 'embargo',
      value: expire,
      why: 'embargoed, without date.release: date.expire is taken for its end',
    })
    return
  }
  const issued = item.versionCreated
  const isLater = issued === undefined || millis(read.instant) > millis(issued)
  if (!isEmbargoed && !isLater) {
    draft.add('published', { roles: [OURS.released], timestamp: read.instant })
    return
  }
  if (!read.zoned && draft.zone === undefined) {
    draft.fail(
      'embargo-invalid',
      `date.release "${released}" gives no offset and no source profile names a zone; the embargo cannot be kept`,
      draft.releasedAt as XmlElement,
    )
  }
  const embargo: Embargo = { until: read.instant }
  item.embargo = embargo
}

/** What an editor's message that begins with the word kills or holds. */
const KILL = /^\W*(?:eds:\s*)?(?:(?:mandatory|bulletin) )?kill\b|^\W*mandatory withdrawal\b/i
const HOLD = /^\W*(?:HOLD FOR RELEASE|HOLD UNTIL|DO NOT (?:USE|PUBLISH)|WITHHOLD)\b/

/** Conventions of senders that have no management-status, or write `usable` above everything. */
function settleNotes(draft: Draft): void {
  const { pubStatus, links } = draft.item
  // A notice that names the document it ends is itself to be read.
  const isNotice = links?.some((link) => link.rel === OURS.management) === true
  if (pubStatus === 'canceled' || pubStatus === 'withheld' || isNotice) return
  for (const note of draft.item.edNotes ?? []) {
    const role = note.role?.toLowerCase()
    const isKill = role === 'kill' || KILL.test(note.value)
    const isHold = role === 'hold' || (HOLD.test(note.value) && draft.item.embargo === undefined)
    if (!isKill && !isHold) continue
    draft.item.pubStatus = isKill ? 'canceled' : 'withheld'
    draft.assumptions.push({
      field: 'status',
      value: draft.item.pubStatus,
      why: `the editor's message says so: ${note.value.slice(0, 80)}`,
    })
    return
  }
}

/** Members that other members stand in for. */
function complete(draft: Draft): void {
  const { item } = draft
  const [title, ...others] = item.titles ?? []
  const headline = item.headlines?.find((label) => label.value !== '')
  if (title !== undefined && title.role === undefined && (headline === undefined || headline.value === title.value)) {
    if (headline === undefined) {
      item.headlines = [{ value: title.value }]
      draft.assumptions.push({
        field: 'headline',
        value: title.value.slice(0, 200),
        why: 'hl1 is empty: the title is taken',
      })
    }
    if (others.length === 0) delete item.titles
    else item.titles = others
  }
  const source = item.hops?.[0]?.party
  if (item.provider === undefined && source !== undefined) item.provider = source
  if (item.sluglines === undefined) {
    const keyword = item.transmission?.keyword ?? (item.keywords?.length === 1 ? item.keywords[0]?.value : undefined)
    if (keyword !== undefined) item.sluglines = [{ value: keyword }]
  }
}

/** What the document says of its sender, before it is read: times without an offset take the zone of the sender's dialect. */
function hintsOf(root: XmlElement): DialectHints {
  const head = childOf(root, 'head')
  const docdata = childOf(head, 'docdata')
  const id = childOf(docdata, 'doc-id')
  const source = childOf(childOf(docdata, 'del-list'), 'from-src')?.attributes['src-name']
  const distributor = childOf(childOf(childOf(root, 'body'), 'body.head'), 'distributor')
  return {
    format: 'nitf',
    provider:
      id?.attributes['regsrc'] ??
      source ??
      textOf(distributor) ??
      childOf(docdata, 'doc.copyright')?.attributes['holder'],
    guid: id?.attributes['id-string'] ?? root.attributes['uno'],
    service: childrenOf(head, 'meta').find((m) => m.attributes['name'] === 'service')?.attributes['content'],
  }
}

function readItem(root: XmlElement, outer: ReadContext): ReadNewsItem {
  const context = dialectHints(outer, hintsOf(root))
  const draft = new Draft(root, context.profile, context.limits)
  const { taken, item } = draft
  for (const silent of ['change.date', 'change.time', 'xmlns']) taken.attribute(root, silent)
  const version = versionOf(taken.attribute(root, 'version'))
  const tag = taken.attribute(root, 'baselang') ?? taken.attribute(root, 'xml:lang')
  const language = cleanLanguage(tag)
  if (tag !== undefined && language === undefined) draft.unknown.push(`language ${tag.slice(0, 40)}`)
  const uno = taken.attribute(root, 'uno')
  const head = taken.child(root, 'head')
  const docdata = taken.child(head, 'docdata')
  if (docdata !== undefined) readStatus(draft, docdata)
  readRows(draft, head, HEAD_ROWS, HEAD_PARTS)
  readRows(draft, docdata, DOCDATA_ROWS, DOCDATA_PARTS)
  // Superdesk writes key-list beside docdata, and docdata is missing in some old files.
  readRows(draft, head, DOCDATA_ROWS, DOCDATA_PARTS)
  const body = taken.child(root, 'body')
  const bodyHead = taken.child(body, 'body.head')
  readRows(draft, bodyHead, BODY_HEAD_ROWS, BODY_PARTS)
  if (bodyHead !== undefined) readStray(draft, bodyHead)
  const { notices, terms } = draft
  if (notices.length + terms.length > 0) {
    const [first, ...rest] = item.rights ?? []
    const usageTerms = [...(first?.usageTerms ?? []), ...terms]
    item.rights = [
      {
        ...first,
        ...(notices.length === 0 ? {} : { copyrightNotices: notices }),
        ...(usageTerms.length === 0 ? {} : { usageTerms }),
      },
      ...rest,
    ]
  }
  if (draft.headRights !== undefined) draft.add('rights', draft.headRights)
  const bodies = readBodies(draft, body)
  readRows(draft, taken.child(body, 'body.end'), BODY_END_ROWS, BODY_PARTS)
  if (uno !== undefined && !draft.fill('guid', uno)) draft.add('altIds', { value: uno, role: 'uno' })
  settle(draft)
  settleNotes(draft)
  complete(draft)
  const own = head === undefined ? [] : childrenNs(head, EXTENSION_NS)
  for (const element of own) taken.whole(element)
  const extensions: Extension[] = [...taken.leftovers(root, 'nitf'), ...own.flatMap(readExtensions)]
  const result: NewsItem = {
    model: 1,
    kind: 'text',
    standard: { name: 'NITF', ...(version === undefined ? {} : { version }) },
    ...(language === undefined ? {} : { language }),
    ...item,
    ...(bodies.length === 0 ? {} : { bodies }),
    ...(extensions.length === 0 ? {} : { extensions }),
  }
  if (isNothing(result)) {
    throw new FormatError('item-incomplete', 'the nitf element has neither head nor body to read', placeOf(root))
  }
  return {
    outcome: 'item',
    item: result,
    place: placeOf(root),
    assumptions: [...context.assumptions, ...draft.assumptions],
    unknown: [...new Set(draft.unknown)],
  }
}

function childrenNs(element: XmlElement, ns: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.ns === ns)
}

function isNothing(item: NewsItem): boolean {
  return Object.keys(item).every((key) => ['model', 'kind', 'standard', 'language', 'extensions'].includes(key))
}

/**
 * Reads every `nitf` element of a document: NITF 2.5 to 3.6, with and without namespace or document type, alone or in a wrapper.
 * @returns items of the exchange model; what cannot be read is a rejected entry, and nothing is thrown
 */
export function readNitfItems(text: string, outer: ReadContext): ExchangeDocument {
  const entries: ExchangeEntry[] = []
  const { context, entity } = withEntities(outer)
  try {
    parseXml(text, context.limits, {
      entity,
      close: (element, ancestors) => {
        if (element.name !== 'nitf') return 'keep'
        const copy = element
        try {
          entries.push(readItem(copy, context))
        } catch (error) {
          entries.push(rejectedEntry(error, context.name, placeOf(element)))
        }
        return ancestors.length === 0 ? 'keep' : 'take'
      },
    })
    if (entries.length === 0) {
      throw new FormatError('format-unknown', 'the document has no nitf element', 'line 1, column 1')
    }
  } catch (error) {
    entries.push(rejectedEntry(error, context.name, 'the whole document'))
  }
  return { format: 'nitf', entries }
}

/** True when the start of a document looks like NITF: its root is `nitf`, in any namespace. */
export function isNitf(start: string): boolean {
  const opening = /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(
    start
      .slice(0, 8_000)
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<[?!][^>]*>/g, ''),
  )
  return opening?.[2] === 'nitf'
}
