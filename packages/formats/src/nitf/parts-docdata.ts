/** Parts of `docdata`: identity, dates, status, keys, rights. */
import type { NewsItem, Relation, Rights, Term } from '@dateline/news'
import { urgencyOf } from '../vocab/urgency.ts'
import { childrenOf, type XmlElement } from '../xml/read.ts'
import { el, type Xml } from '../xml/write.ts'
import { NMTOKEN } from './body-write.ts'
import { subjectAttributes } from './codes.ts'
import { writeNorm } from './dates.ts'
import type { Draft } from './draft.ts'
import { type Part, type Parts, present } from './part.ts'
import { isGenreWord, objectType, signal } from './parts-head.ts'
import { CLASSIFIERS, NATURES, OURS, STATUSES } from './table.ts'
import { codeOfTerm, countryCode, drawTerm, isLiteral, nameOf, readTerm, writeTerm } from './terms.ts'

const CORRECTION = 'http://cv.iptc.org/newscodes/signal/correction'

/** Status and embargo of an item, as `docdata@management-status`. */
export function statusOf(item: NewsItem): string | undefined {
  if (item.embargo !== undefined && item.pubStatus !== 'withheld' && item.pubStatus !== 'canceled') return 'embargoed'
  return item.pubStatus
}

/**
 * Attributes of docdata itself.
 * @throws FormatError status-unknown
 */
export function readStatus(draft: Draft, docdata: XmlElement): void {
  const { taken } = draft
  const word = taken.attribute(docdata, 'management-status')
  const key = word?.toLowerCase()
  if (key !== undefined && !Object.hasOwn(STATUSES, key)) {
    draft.fail(
      'status-unknown',
      `management-status "${word?.slice(0, 60)}" is none that NITF has (usable, embargoed, withheld, canceled); the item cannot be used safely`,
      docdata,
    )
  }
  draft.status = key === undefined ? undefined : STATUSES[key]
  const guid = taken.attribute(docdata, 'management-doc-idref')
  const status = taken.attribute(docdata, 'management-idref-status')
  if (guid === undefined && status === undefined) return
  const known = status === undefined ? undefined : STATUSES[status.toLowerCase()]
  draft.add(
    'links',
    present({
      rel: OURS.management,
      guid,
      pubStatus: known === undefined || known === 'embargoed' ? undefined : known,
    }),
  )
}

export function statusAttributes(item: NewsItem): Record<string, string | undefined> {
  const link = item.links?.find((l) => l.rel === OURS.management)
  return {
    'management-status': statusOf(item),
    'management-doc-idref': link?.guid,
    'management-idref-status': link?.pubStatus,
  }
}

const correction: Part = {
  read: (draft, element) => {
    const info = draft.taken.attribute(element, 'info')
    const guid = draft.taken.attribute(element, 'id-string')
    const source = draft.taken.attribute(element, 'regsrc')
    if (draft.item.signals?.some((s) => s.uri === CORRECTION) !== true) draft.add('signals', signal('correction'))
    if (info !== undefined) draft.add('edNotes', { value: info, role: 'correction' })
    if (guid !== undefined || source !== undefined) {
      const provider = source === undefined ? undefined : { literal: source }
      draft.add('links', present({ rel: OURS.corrected, guid, provider }))
    }
  },
  write: (item) => {
    const notes = (item.edNotes ?? []).filter((note) => note.role === 'correction')
    const link = item.links?.find((l) => l.rel === OURS.corrected)
    const isSet = item.signals?.some((s) => s.uri === CORRECTION) === true
    if (!isSet && notes.length === 0 && link === undefined) return []
    const [first, ...rest] = notes
    const main = { info: first?.value, 'id-string': link?.guid, regsrc: link?.provider?.literal }
    return [el('correction', main), ...rest.map((note) => el('correction', { info: note.value }))]
  },
}

const PLACE_PARTS = ['city', 'county-dist', 'state-prov'] as const

const eventPlace: Part = {
  read: (draft, element) => {
    const country = draft.taken.attribute(element, 'iso-cc')
    const parts = PLACE_PARTS.flatMap((role): Term[] => {
      const value = draft.taken.attribute(element, role)
      return value === undefined ? [] : [{ names: [{ value }], roles: [role] }]
    })
    if (country !== undefined) parts.push({ ...countryCode(country), roles: ['country'] })
    const name = parts.map(nameOf).find((text) => text !== undefined)
    if (parts.length === 0) return
    draft.add('subjects', {
      type: NATURES['location'] ?? '',
      roles: [OURS.place],
      ...(name === undefined ? {} : { names: [{ value: name }] }),
      broader: parts,
    })
  },
  write: (item) =>
    (item.subjects ?? []).filter(isEventPlace).map((term) => {
      const part = (role: string) => term.broader?.find((b) => b.roles?.includes(role) === true)
      const country = part('country')
      return el('evloc', {
        'iso-cc': country === undefined ? undefined : codeOfTerm(country).value,
        'state-prov': nameOf(part('state-prov')),
        'county-dist': nameOf(part('county-dist')),
        city: nameOf(part('city')) ?? (term.broader === undefined ? nameOf(term) : undefined),
      })
    }),
}

function isEventPlace(term: Term): boolean {
  return term.roles?.includes(OURS.place) === true
}

const docId: Part = {
  read: (draft, element) => {
    const value = draft.taken.attribute(element, 'id-string')
    const source = draft.taken.attribute(element, 'regsrc')
    if (value !== undefined && !draft.fill('guid', value)) {
      draft.add('altIds', present({ value, role: source }))
      return
    }
    if (source !== undefined) draft.item.provider = { literal: source, ...draft.item.provider }
  },
  write: (item) => {
    const main = { regsrc: item.provider?.literal, 'id-string': item.guid }
    const others = (item.altIds ?? []).filter((id) => !(OWN_IDS as readonly (string | undefined)[]).includes(id.role))
    const first = item.guid === undefined && item.provider?.literal === undefined ? [] : [el('doc-id', main)]
    // The first doc-id is the guid: without one there is none to tell the others from it.
    const rest =
      item.guid === undefined ? [] : others.map((id) => el('doc-id', { regsrc: id.role, 'id-string': id.value }))
    return [...first, ...rest]
  },
}
/** Roles of altIds that have attributes of their own. */
const OWN_IDS = ['uno', 'du-key.generation', 'du-key.part'] as const

const deliveries: Part = {
  read: (draft, element) => {
    for (const hop of childrenOf(element, 'from-src')) {
      draft.taken.element(hop)
      const name = draft.taken.attribute(hop, 'src-name')
      const level = hop.attributes['level-number']?.trim() ?? ''
      const seq = /^\d{1,6}$/.test(level) ? Number(draft.taken.attribute(hop, 'level-number')) : undefined
      const party = name === undefined ? undefined : { literal: name }
      if (name !== undefined || seq !== undefined) draft.add('hops', present({ seq, party }))
    }
  },
  write: (item) => {
    if (item.hops === undefined || item.hops.length === 0) return []
    const hops = item.hops.map((hop) =>
      el('from-src', {
        'src-name': hop.party?.literal ?? nameOf(hop.party) ?? hop.party?.uri,
        'level-number': hop.seq,
      }),
    )
    return [el('del-list', {}, hops)]
  },
}

const urgency: Part = {
  read: (draft, element) => {
    const value = draft.taken.attribute(element, 'ed-urg') ?? draft.taken.text(element)
    if (value === undefined) return
    const mapped = urgencyOf(value, 'nitf')
    if (mapped === undefined) draft.unknown.push(`urgency ${value.slice(0, 40)}`)
    else draft.fill('urgency', mapped)
    if (String(mapped) !== value) draft.fill('transmission.urgency', { value, scale: 'nitf' })
  },
  write: (item) => (item.urgency === undefined ? [] : [el('urgency', { 'ed-urg': Math.min(8, item.urgency) })]),
}

const fixture: Part = {
  read: (draft, element) => {
    const literal = draft.taken.attribute(element, 'fix-id')
    if (literal !== undefined) draft.add('memberOf', { literal, type: OURS.fixture })
  },
  write: (item) =>
    (item.memberOf ?? [])
      .filter((term) => term.type === OURS.fixture)
      .map((term) => el('fixture', { 'fix-id': term.literal ?? nameOf(term) })),
}

/** series, in docdata and in body.head. */
export function readSeries(draft: Draft, element: XmlElement): void {
  const { taken } = draft
  const name = taken.attribute(element, 'series.name')
  const part = taken.attribute(element, 'series.part')
  const total = taken.attribute(element, 'series.totalpart')
  const isNumber = part !== undefined && /^\d{1,6}$/.test(part)
  const properties: Relation[] = [
    ...(part === undefined || isNumber ? [] : [{ rel: 'series.part', value: part }]),
    ...(total === undefined ? [] : [{ rel: 'series.totalpart', value: total }]),
  ]
  const term: Term = present({
    type: OURS.series,
    names: name === undefined ? undefined : [{ value: name }],
    rank: isNumber ? Number(part) : undefined,
    properties: properties.length === 0 ? undefined : properties,
  })
  const isKnown =
    draft.item.memberOf?.slice(0, 20).some((other) => JSON.stringify(other) === JSON.stringify(term)) === true
  if (Object.keys(term).length > 1 && !isKnown) draft.add('memberOf', term)
}

const series: Part = {
  read: readSeries,
  write: (item) =>
    (item.memberOf ?? [])
      .filter((term) => term.type === OURS.series)
      .map((term) => {
        const value = (rel: string) => term.properties?.find((p) => p.rel === rel)?.value
        return el('series', {
          'series.name': nameOf(term),
          'series.part': term.rank ?? value('series.part'),
          'series.totalpart': value('series.totalpart'),
        })
      }),
}

const edMessage: Part = {
  read: (draft, element) => {
    const role = draft.taken.attribute(element, 'msg-type')
    const value = draft.taken.attribute(element, 'info') ?? draft.taken.text(element)
    if (value !== undefined) draft.add('edNotes', present({ value, role }))
    else if (role !== undefined) draft.add('edNotes', { value: role, role })
  },
  write: (item) =>
    (item.edNotes ?? [])
      .filter((note) => note.role !== 'correction' && note.role?.startsWith('note/') !== true)
      .map((note) => el('ed-msg', { 'msg-type': note.role, info: note.value })),
}

const duKey: Part = {
  read: (draft, element) => {
    const value = draft.taken.attribute(element, 'key')
    const version = draft.taken.attribute(element, 'version')
    const rest = ['generation', 'part'].flatMap((name) => {
      const found = draft.taken.attribute(element, name)
      return found === undefined ? [] : [{ value: found, role: `du-key.${name}` }]
    })
    if (value !== undefined) draft.add('sluglines', { value })
    if (version !== undefined) draft.fill('version', version)
    for (const id of rest) draft.add('altIds', id)
  },
  write: (item) => {
    const id = (role: string) => item.altIds?.find((a) => a.role === role)?.value
    const token = (value: string | undefined) => (value !== undefined && NMTOKEN.test(value) ? value : undefined)
    const attributes = {
      generation: token(id('du-key.generation')),
      part: token(id('du-key.part')),
      version: token(item.version),
      key: item.sluglines?.[0]?.value,
    }
    return Object.values(attributes).every((value) => value === undefined) ? [] : [el('du-key', attributes)]
  },
}

const RIGHTS_PROPERTIES = ['agent', 'geography', 'location-code', 'code-source', 'type'] as const

function firstRights(draft: Draft, change: (rights: Rights) => Rights): void {
  const [first, ...rest] = draft.item.rights ?? []
  draft.item.rights = [change(first ?? {}), ...rest]
}

const copyright: Part = {
  read: (draft, element) => {
    const holder = draft.taken.attribute(element, 'holder')
    const year = draft.taken.attribute(element, 'year')
    if (holder === undefined && year === undefined) return
    firstRights(draft, (rights) => ({
      ...rights,
      ...(holder === undefined ? {} : { copyrightHolder: { names: [{ value: holder }] } }),
      ...(year === undefined ? {} : { properties: [...(rights.properties ?? []), { rel: 'year', value: year }] }),
    }))
  },
  write: (item) => {
    const rights = item.rights?.[0]
    const year = rights?.properties?.find((p) => p.rel === 'year')?.value
    const { copyrightHolder } = rights ?? {}
    const holder = nameOf(copyrightHolder) ?? copyrightHolder?.literal ?? copyrightHolder?.uri
    return holder === undefined && year === undefined
      ? []
      : [el('doc.copyright', { year: year !== undefined && NMTOKEN.test(year) ? year : undefined, holder })]
  },
}

const docRights: Part = {
  read: (draft, element) => {
    const { taken } = draft
    const owner = taken.attribute(element, 'owner')
    const limitations = taken.attribute(element, 'limitations')
    const validFrom = draft.instant(taken.attribute(element, 'startdate'), 'doc.rights/@startdate')
    const validTo = draft.instant(taken.attribute(element, 'enddate'), 'doc.rights/@enddate')
    const properties = RIGHTS_PROPERTIES.flatMap((rel): Relation[] => {
      const value = taken.attribute(element, rel)
      return value === undefined ? [] : [{ rel, value }]
    })
    const apply = (rights: Rights): Rights => ({
      ...rights,
      ...present({
        accountable: owner === undefined ? undefined : { names: [{ value: owner }] },
        validFrom,
        validTo,
        usageTerms: limitations === undefined ? undefined : [{ value: limitations }],
      }),
      ...(properties.length === 0 ? {} : { properties: [...(rights.properties ?? []), ...properties] }),
    })
    if (!taken.has(element)) return
    const isFirst = draft.item.rights === undefined || !draft.rightsRead
    draft.rightsRead = true
    if (isFirst) firstRights(draft, apply)
    else draft.add('rights', apply({}))
  },
  write: (item) =>
    (item.rights ?? [])
      .filter((rights) => rights.aspect !== OURS.bodyRights)
      .flatMap((rights) => {
        const value = (rel: string) => rights.properties?.find((p) => p.rel === rel)?.value
        const attributes = {
          owner: nameOf(rights.accountable) ?? rights.accountable?.literal ?? rights.accountable?.uri,
          startdate: rights.validFrom === undefined ? undefined : writeNorm(rights.validFrom),
          enddate: rights.validTo === undefined ? undefined : writeNorm(rights.validTo),
          ...Object.fromEntries(RIGHTS_PROPERTIES.map((rel) => [rel, value(rel)])),
          limitations: rights.usageTerms?.[0]?.value,
        }
        return Object.values(attributes).every((v) => v === undefined) ? [] : [el('doc.rights', attributes)]
      }),
}

type ClassifierList = (typeof CLASSIFIERS)[keyof typeof CLASSIFIERS]

/** Terms of a list that no other element of NITF says. */
function classified(item: NewsItem, list: ClassifierList): readonly Term[] {
  const terms: readonly Term[] = item[list] ?? []
  switch (list) {
    case 'subjects':
      return terms.filter((term) => subjectAttributes(term) === undefined && !isEventPlace(term))
    case 'genres':
      return terms.filter((term) => !isGenreWord(term))
    case 'services':
      return terms.filter((term) => term !== objectType(item))
    case 'audiences':
      return terms.filter((term) => !isLiteral(term))
    case 'memberOf':
      return terms.filter((term) => term.type !== OURS.fixture && term.type !== OURS.series)
    case 'signals':
      return terms.filter((term) => term.uri !== CORRECTION)
    case 'roles':
    case 'infoSources':
      return terms
    default:
      throw new TypeError(`unknown list ${String(list satisfies never)}`)
  }
}

const identified: Part = {
  read: (draft, element) => {
    for (const child of element.children) {
      if (typeof child === 'string' || child.ns !== element.ns) continue
      if (child.name !== 'classifier' && !Object.hasOwn(NATURES, child.name)) continue
      const type = child.name === 'classifier' ? draft.taken.attribute(child, 'type') : undefined
      if (child.attributes['class'] === 'located') {
        draft.add('located', readTerm(draft, child))
        continue
      }
      const term = readTerm(draft, child)
      if (Object.keys(term).length === (term.type === undefined ? 0 : 1)) continue
      if (type === undefined) draft.add('subjects', term)
      else if (/category(code)?$/i.test(type) && term.literal !== undefined)
        draft.fill('transmission.category', term.literal)
      else if (Object.hasOwn(CLASSIFIERS, type)) draft.add(CLASSIFIERS[type as keyof typeof CLASSIFIERS], term)
      else draft.add('subjects', { ...term, roles: [type] })
    }
  },
  write: (item) => {
    const located = unplaced(item).map((term) => drawTerm(term, 'location', undefined, 'located'))
    const terms = Object.entries(CLASSIFIERS).flatMap(([type, list]) =>
      classified(item, list).map((term) => writeTerm(term, type)),
    )
    return located.length + terms.length === 0 ? [] : [el('identified-content', {}, terms, located)]
  },
}

/** Places that the dateline does not name. */
export function unplaced(item: NewsItem): readonly Term[] {
  const line = item.datelines?.[0]?.value
  return (item.located ?? []).filter((term, index) => {
    const name = nameOf(term)
    return index > 0 || name === undefined || line === undefined || !line.includes(name)
  })
}

const dated = (member: 'versionCreated', name: string): Part => ({
  read: (draft, element) => {
    const instant = draft.instant(draft.taken.attribute(element, 'norm') ?? draft.taken.text(element), name)
    if (instant !== undefined) draft.fill(member, instant)
  },
  write: (item) => (item[member] === undefined ? [] : [el(name, { norm: writeNorm(item[member]) })]),
})

const released: Part = {
  read: (draft, element) => {
    draft.released ??= draft.taken.attribute(element, 'norm') ?? draft.taken.text(element)
    draft.releasedAt ??= element
  },
  write: (item) => {
    const until =
      item.embargo?.until ?? item.published?.find((p) => p.roles?.includes(OURS.released) === true)?.timestamp
    return until === undefined || until === null || item.embargo?.until === null
      ? []
      : [el('date.release', { norm: writeNorm(until) })]
  },
}

const all = (list: readonly string[] | undefined, draw: (value: string) => Xml): Xml[] => (list ?? []).map(draw)

export const DOCDATA_PARTS: Parts = {
  correction,
  eventPlace,
  docId,
  deliveries,
  urgency,
  fixture,
  issued: dated('versionCreated', 'date.issue'),
  released,
  expires: {
    read: (draft, element) =>
      draft.add(
        'expires',
        draft.instant(draft.taken.attribute(element, 'norm') ?? draft.taken.text(element), 'date.expire'),
      ),
    write: (item) => all(item.expires, (norm) => el('date.expire', { norm: writeNorm(norm) })),
  },
  scope: {
    read: (draft, element) => {
      const literal = draft.taken.attribute(element, 'scope')
      if (literal !== undefined) draft.add('audiences', { literal })
    },
    write: (item) => (item.audiences ?? []).filter(isLiteral).map((term) => el('doc-scope', { scope: term.literal })),
  },
  series,
  edMessage,
  duKey,
  copyright,
  docRights,
  keywords: {
    read: (draft, element) => {
      for (const keyword of childrenOf(element, 'keyword')) {
        draft.taken.element(keyword)
        const value = draft.taken.attribute(keyword, 'key') ?? draft.taken.text(keyword)
        if (value !== undefined) draft.add('keywords', { value })
      }
    },
    write: (item) => {
      const { keywords = [] } = item
      const list = keywords.map((keyword) => el('keyword', { key: keyword.value }))
      return list.length === 0 ? [] : [el('key-list', {}, list)]
    },
  },
  identified,
}
