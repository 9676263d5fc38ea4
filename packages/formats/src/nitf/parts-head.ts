/** Parts of `head`: title, meta, tobject, iim, pubdata, revision-history. docdata is in parts-docdata.ts. */
import type { Label, NewsItem, Relation, Term } from '@dateline/news'
import { qcodeOf } from '../vocab/qcode.ts'
import { urgencyOf } from '../vocab/urgency.ts'
import { childrenOf, type XmlElement } from '../xml/read.ts'
import { el, type Xml } from '../xml/write.ts'
import { NMTOKEN } from './body-write.ts'
import { writeNorm } from './dates.ts'
import type { Draft } from './draft.ts'
import { genreOf, genreWord, readSubject, subjectAttributes } from './codes.ts'
import { type Parts, present } from './part.ts'
import { META, META_ROWS, OURS } from './table.ts'
import { isLiteral, nameOf } from './terms.ts'

const META_BY_NAME = new Map(META_ROWS.map((row) => [row.name.toLowerCase(), row]))

function memberOf(item: NewsItem, path: string): unknown {
  const [first = '', second] = path.split('.')
  const value = (item as unknown as Record<string, unknown>)[first]
  return second === undefined ? value : (value as Record<string, unknown> | undefined)?.[second]
}

function readMeta(draft: Draft, element: XmlElement): void {
  const name = draft.taken.attribute(element, 'name')
  const http = draft.taken.attribute(element, 'http-equiv')
  const content = draft.taken.attribute(element, 'content')
  draft.taken.element(element)
  if (content === undefined) return
  const row = META_BY_NAME.get(name?.toLowerCase() ?? '')
  if (row !== undefined && readRow(draft, row, content)) return
  switch (name) {
    case META.urgency:
      draft.item.urgency = urgencyOf(content, 'nitf') ?? draft.item.urgency ?? 5
      return
    case META.urgencySource: {
      const [scale = '', ...value] = content.split(' ')
      draft.item.transmission = { ...draft.item.transmission, urgency: { scale, value: value.join(' ') } }
      return
    }
    case META.embargo:
      draft.embargoMeta = content
      return
    case META.copyright:
    case META.usageTerms: {
      ;(name === META.copyright ? draft.notices : draft.terms).push({ value: content })
      return
    }
    case META.creditline:
      draft.add('creditlines', { value: content })
      return
    case META.property: {
      const space = content.indexOf(' ')
      draft.add('itemProperties', { rel: content.slice(0, space), value: content.slice(space + 1) })
      return
    }
    default:
      draft.add('itemProperties', { rel: name ?? `http-equiv:${http ?? ''}`, value: content })
  }
}

function readRow(draft: Draft, row: (typeof META_ROWS)[number], content: string): boolean {
  if (row.model === 'embargo.note') {
    draft.embargoNote = content
    return true
  }
  if (row.as === 'number') return /^\d{1,9}$/.test(content) && draft.fill(row.model, Number(content))
  if (row.as === 'text') return draft.fill(row.model, content)
  const instant = draft.instant(content, row.name)
  return instant !== undefined && draft.fill(row.model, instant)
}

const meta = (name: string, content: string): Xml => el('meta', { name, content })

function writeMetas(item: NewsItem): Xml[] {
  const written = new Set<string>()
  const rows = META_ROWS.flatMap((row) => {
    const value = memberOf(item, row.model)
    if (written.has(row.model) || (typeof value !== 'string' && typeof value !== 'number')) return []
    if (row.model === 'kind' && value === 'text') return []
    written.add(row.model)
    return [meta(row.name, row.as === 'instant' ? writeNorm(String(value)) : String(value))]
  })
  const source = item.transmission?.urgency
  const [rights] = item.rights ?? []
  return [
    ...rows,
    ...(item.urgency === 9 ? [meta(META.urgency, '9')] : []),
    ...(source === undefined ? [] : [meta(META.urgencySource, `${source.scale} ${source.value}`)]),
    ...writeEmbargoMeta(item),
    ...(rights?.copyrightNotices ?? []).map((notice) => meta(META.copyright, notice.value)),
    ...(rights?.usageTerms ?? []).slice(1).map((terms) => meta(META.usageTerms, terms.value)),
    ...(item.creditlines ?? [])
      .filter((line) => line.role === undefined)
      .map((line) => meta(META.creditline, line.value)),
    ...(item.itemProperties ?? []).flatMap(writeProperty),
  ]
}

function writeEmbargoMeta(item: NewsItem): Xml[] {
  const isHeld = item.pubStatus === 'withheld' || item.pubStatus === 'canceled' || item.embargo?.until === null
  if (item.embargo === undefined || !isHeld) return []
  return [meta(META.embargo, item.embargo.until === null ? 'open' : writeNorm(item.embargo.until))]
}

function writeProperty(property: Relation): Xml[] {
  const { rel = '', value } = property
  if (value === undefined || rel === OURS.objectType || rel.startsWith('iim:')) return []
  if (rel.startsWith('http-equiv:') && NMTOKEN.test(rel.slice(11))) {
    return [el('meta', { 'http-equiv': rel.slice(11), content: value })]
  }
  const isOwn = META_BY_NAME.has(rel.toLowerCase()) || (Object.values(META) as string[]).includes(rel)
  return [NMTOKEN.test(rel) && !isOwn ? meta(rel, value) : meta(META.property, `${rel} ${value}`)]
}

function readTobject(draft: Draft, element: XmlElement): void {
  const { taken } = draft
  const type = taken.attribute(element, 'tobject.type')
  // These say what the whole document is; anything else is the desk or section of the sender.
  if (type !== undefined && /^(news|data|advisory|alert|text)$/i.test(type)) {
    draft.add('itemProperties', { rel: OURS.objectType, value: type })
  } else if (type !== undefined) draft.item.services = [{ literal: type }, ...(draft.item.services ?? [])]
  for (const property of taken.children(element, 'tobject.property')) {
    const word = taken.attribute(property, 'tobject.property.type')
    if (word !== undefined) draft.add('genres', genreOf(word))
  }
  for (const subject of taken.children(element, 'tobject.subject')) draft.add('subjects', readSubject(draft, subject))
}

/** Genres whose word says all of them; the others are classifiers. */
export function isGenreWord(term: Term): boolean {
  return genreWord(term) !== undefined
}

/** The section that `tobject.type` can say. */
export function objectType(item: NewsItem): Term | undefined {
  const [first] = item.services ?? []
  return first !== undefined && isLiteral(first) && !/^(news|data|advisory|alert|text)$/i.test(first.literal ?? '')
    ? first
    : undefined
}

function writeTobject(item: NewsItem): Xml[] {
  const type = objectType(item)?.literal ?? item.itemProperties?.find((p) => p.rel === OURS.objectType)?.value
  const genres = (item.genres ?? []).flatMap((term) => {
    const word = genreWord(term)
    return word === undefined ? [] : [el('tobject.property', { 'tobject.property.type': word })]
  })
  const subjects = (item.subjects ?? []).flatMap((term) => {
    const attributes = subjectAttributes(term)
    return attributes === undefined ? [] : [el('tobject.subject', attributes)]
  })
  if (type === undefined && genres.length === 0 && subjects.length === 0) return []
  return [el('tobject', { 'tobject.type': type }, genres, subjects)]
}

function readPubdata(draft: Draft, element: XmlElement): void {
  const { taken } = draft
  const timestamp = draft.instant(taken.attribute(element, 'date.publication'), 'pubdata/@date.publication')
  const name = taken.attribute(element, 'name')
  const properties = PUBDATA.flatMap((rel): Relation[] => {
    const value = taken.attribute(element, rel)
    return value === undefined ? [] : [{ rel, value }]
  })
  const words = properties.find((p) => p.rel === 'item-length')?.value
  const unit = properties.find((p) => p.rel === 'unit-of-measure')?.value
  if (words !== undefined && /^0*\d{1,7}$/.test(words) && /^words?$/i.test(unit ?? '')) {
    draft.fill('transmission.wordCount', Number(words))
  }
  if (timestamp === undefined && name === undefined && properties.length === 0) return
  draft.add(
    'published',
    present({
      timestamp,
      names: name === undefined ? undefined : [{ value: name }],
      properties: properties.length === 0 ? undefined : properties,
    }),
  )
}

const PUBDATA = [
  'type',
  'item-length',
  'unit-of-measure',
  'issn',
  'volume',
  'number',
  'issue',
  'edition.name',
  'edition.area',
  'position.section',
  'position.sequence',
  'ex-ref',
] as const
const PUBDATA_TYPES = new Set(['print', 'audio', 'video', 'web', 'appliance', 'other'])

function writePubdata(item: NewsItem): Xml[] {
  return (item.published ?? [])
    .filter((entry) => entry.roles?.includes(OURS.released) !== true)
    .map((entry) => {
      const value = (rel: string) => entry.properties?.find((p) => p.rel === rel)?.value
      const type = value('type')
      return el('pubdata', {
        ...Object.fromEntries(PUBDATA.map((rel) => [rel, value(rel)])),
        type: type !== undefined && PUBDATA_TYPES.has(type) ? type : undefined,
        'date.publication': entry.timestamp === undefined ? undefined : writeNorm(entry.timestamp),
        name: nameOf(entry),
      })
    })
}

const FUNCTIONS = new Set(
  'writer-author editor producer archivist videographer graphic-artist photographer statistician other'.split(' '),
)

function readRevision(draft: Draft, element: XmlElement): void {
  const { taken } = draft
  const name = taken.attribute(element, 'name')
  const role = taken.attribute(element, 'function')
  const comment = taken.attribute(element, 'comment')
  const modified = draft.instant(taken.attribute(element, 'norm'), 'revision-history/@norm')
  const term: Term = present({
    names: name === undefined ? undefined : [{ value: name }],
    roles: role === undefined ? undefined : [OURS.revision + role],
    notes: comment === undefined ? undefined : [{ value: comment }],
    modified,
  })
  if (Object.keys(term).length > 0) draft.add('contributors', term)
}

function writeRevisions(item: NewsItem): Xml[] {
  const entry = (term: Term, fallback: string | undefined): Xml => {
    const role = term.roles?.find((r) => r.startsWith(OURS.revision))?.slice(OURS.revision.length)
    return el('revision-history', {
      name: nameOf(term) ?? term.literal,
      function: role !== undefined && FUNCTIONS.has(role) ? role : fallback,
      norm: term.modified === undefined ? undefined : writeNorm(term.modified),
      comment: term.notes?.[0]?.value,
    })
  }
  return [
    ...(item.creators ?? []).map((term) => entry(term, 'writer-author')),
    ...(item.contributors ?? []).map((term) => entry(term, undefined)),
  ]
}

export const HEAD_PARTS: Parts = {
  title: {
    read: (draft, element) => {
      const role = draft.taken.attribute(element, 'type')
      draft.add('titles', draft.label(element, role === undefined ? {} : { role }))
    },
    // A title that only repeats the headline is dropped by the reader.
    write: (item) => {
      const title: Label | undefined = item.titles?.[0] ?? item.headlines?.[0]
      const type = item.titles?.[0]?.role
      return title === undefined
        ? []
        : [el('title', { type: TITLE_TYPES.has(type ?? '') ? type : undefined }, title.value)]
    },
  },
  meta: { read: readMeta, write: writeMetas },
  tobject: { read: readTobject, write: writeTobject },
  iim: {
    read: (draft, element) => {
      const version = draft.taken.attribute(element, 'ver')
      if (version !== undefined) draft.add('itemProperties', { rel: 'iim:ver', value: version })
      for (const dataset of childrenOf(element, 'ds')) {
        const number = draft.taken.attribute(dataset, 'num')
        const value = draft.taken.attribute(dataset, 'value') ?? draft.taken.text(dataset)
        if (number !== undefined && value !== undefined) draft.add('itemProperties', { rel: `iim:${number}`, value })
      }
    },
    write: (item) => {
      const all = (item.itemProperties ?? []).filter((p) => p.rel?.startsWith('iim:') === true)
      if (all.length === 0) return []
      const sets = all
        .filter((p) => p.rel !== 'iim:ver' && NMTOKEN.test(p.rel?.slice(4) ?? ''))
        .map((p) => el('ds', { num: p.rel?.slice(4), value: p.value }))
      return [el('iim', { ver: all.find((p) => p.rel === 'iim:ver')?.value }, sets)]
    },
  },
  pubdata: { read: readPubdata, write: writePubdata },
  revision: { read: readRevision, write: writeRevisions },
}

const TITLE_TYPES = new Set(['main', 'subtitle', 'parttitle', 'alternate', 'abbrev', 'other'])

/** The IPTC's signal for a word. */
export function signal(code: string): Term {
  const uri = `http://cv.iptc.org/newscodes/signal/${code}`
  const qcode = qcodeOf(uri)
  return { uri, ...(qcode === undefined ? {} : { qcode }) }
}
