/** One ninjs object to an item of the exchange model, through the table. */
import type { ItemKind, Label, Rights, Term, Urgency } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { cleanLanguage } from '../copy/language.ts'
import type { ReadNewsItem } from '../exchange.ts'
import { FormatError } from '../problem.ts'
import { FORM_PREFIX } from '../vocab/ours.ts'
import { STATUSES, TYPES } from './dialects.ts'
import {
  anyText,
  type Draft,
  embargoInstant,
  extend,
  instant,
  isObject,
  type Json,
  line,
  number,
  objects,
  shown,
  text,
} from './draft.ts'
import { type Members, placeInTable, sortMembers } from './members.ts'
import { laterMembers, placeOurs, readAltIds } from './read-alt.ts'
import { readCoverages, readEvent } from './read-events.ts'
import { addAssociation, associatedValues, isPage, pageLink, readRenditions } from './read-media.ts'
import { readSenderMember } from './read-sender.ts'
import { placeTerms, readTerms } from './read-terms.ts'
import { formsOf, readBodies, readDescriptions, readHeadlines, wordings } from './read-words.ts'
import { ALT_ROLE, PARTY_ROLE, type Row, rowOf, TERM_LISTS } from './table.ts'
import { guidOfUri, isInstant, isTruncatedDate } from './uri.ts'

/** Associations may hold items that hold associations; deeper than this they are no news. */
const MAX_DEPTH = 20

const KINDS: ReadonlySet<string> = new Set([
  'text',
  'picture',
  'graphic',
  'audio',
  'video',
  'animation',
  'composite',
  'component',
  'package',
  'planning',
  'concept',
  'knowledge',
  'catalog',
])

function readKind(draft: Draft, members: Members, type: string | undefined, given: string | undefined): ItemKind {
  if (given !== undefined && KINDS.has(given)) return given as ItemKind
  const word = type === undefined ? undefined : (TYPES.get(type.toLowerCase()) ?? type.toLowerCase())
  if (word === 'event') return 'concept'
  if (word !== undefined && KINDS.has(word)) return word as ItemKind
  if (type !== undefined) extend(draft, '', [['type', type]])
  const has = new Set([...members.rows.keys()].map((row) => row.three))
  if (has.has('eventDetails')) return 'concept'
  if (has.has('plannedCoverage')) return 'planning'
  return 'text'
}

const rightsOf = (draft: Draft, more: Rights): void => {
  draft.item.rights = [{ ...draft.item.rights?.[0], ...more }]
}

const labelsOf = (value: unknown): Label[] => anyText(value).map((found) => ({ value: found }))

/** What identifies who a text names. */
function firstTerm(value: unknown): Term | undefined {
  return readTerms(Array.isArray(value) ? value[0] : value, undefined)[0]?.term
}

function readSources(draft: Draft, value: unknown): void {
  const { item } = draft
  for (const { term } of readTerms(value, undefined)) {
    const { roles, ...bare } = term
    const role = roles?.[0]
    if (role === PARTY_ROLE.provider && item.provider === undefined) item.provider = bare
    else if (role === PARTY_ROLE.creator) item.creators = [...(item.creators ?? []), bare]
    else if (role === PARTY_ROLE.contributor) item.contributors = [...(item.contributors ?? []), bare]
    else item.infoSources = [...(item.infoSources ?? []), term]
  }
}

/** The printed place joins the concept that places give for it. */
function readLocated(draft: Draft, value: unknown): void {
  const [name] = anyText(isObject(value) ? (value['city'] ?? value) : value)
  if (name === undefined) return
  const before = draft.item.located ?? []
  const [first] = before
  if (first === undefined) draft.item.located = [{ names: [{ value: name }] }]
  else if (first.names === undefined && first.literal === name) return
  else if (first.names === undefined) draft.item.located = [{ ...first, names: [{ value: name }] }, ...before.slice(1)]
  else if (first.names[0]?.value !== name) draft.item.located = [{ names: [{ value: name }] }, ...before]
}

function readStatus(draft: Draft, value: unknown): void {
  const { item } = draft
  const written = isObject(value) ? line(value['qcode'] ?? value['code'] ?? value['name']) : line(value)
  const known = STATUSES.get(written?.toLowerCase() ?? '')
  if (known === undefined) {
    throw new FormatError(
      'status-unknown',
      `pubStatus ${shown(value)} is none of usable, withheld, canceled; ask the sender whether the item may be used`,
      `${draft.place}/pubStatus`,
    )
  }
  if (known === 'embargoed') {
    item.pubStatus = 'usable'
    item.embargo ??= { until: null }
  } else item.pubStatus = known
}

function readUrgency(draft: Draft, value: unknown): void {
  const found = number(value)
  if (found !== undefined && Number.isInteger(found) && found >= 1 && found <= 9) draft.item.urgency = found as Urgency
  else {
    const written = line(value)
    if (written !== undefined)
      draft.item.transmission = { ...draft.item.transmission, urgency: { value: written, scale: 'ninjs' } }
  }
}

/** Tags that have been looked at: documents of a source are in few languages. */
const TAGS = new Map<string, string | undefined>()

function languageTag(written: string | undefined): string | undefined {
  if (written === undefined || written.length > 40) return undefined
  if (!TAGS.has(written)) {
    if (TAGS.size >= 500) TAGS.clear()
    TAGS.set(written, cleanLanguage(written))
  }
  return TAGS.get(written)
}

function readValue(draft: Draft, row: Row, value: unknown, members: Members): void {
  const { item } = draft
  switch (row.as) {
    case 'guid': {
      const uri = line(value)
      const guid = uri === undefined ? undefined : guidOfUri(uri)
      if (guid !== undefined) item.guid = guid
      return
    }
    case 'kind':
    case 'alt-ids':
      return
    case 'representation': {
      const word = line(value)?.toLowerCase()
      if (word === 'full' || word === 'complete') item.representation = 'full'
      else if (word === 'partial' || word === 'incomplete' || word === 'associated') item.representation = 'partial'
      else extend(draft, '', [[row.three, value]])
      return
    }
    case 'profile': {
      const [found] = anyText(value)
      if (found !== undefined) item.profile = { value: found }
      return
    }
    case 'text': {
      const found = line(value)
      if (found !== undefined) item.version = found
      return
    }
    case 'instant': {
      const found = instant(draft, row.three, value)
      if (found !== undefined) item[row.model as 'firstCreated'] = found
      return
    }
    case 'content-date': {
      const written = line(value)
      const found = isTruncatedDate(written) && !isInstant(written) ? written : instant(draft, row.three, value)
      if (found !== undefined) item.contentCreated = found
      return
    }
    case 'instants': {
      const found = (Array.isArray(value) ? value : [value]).flatMap(
        (entry: unknown) => instant(draft, row.three, entry) ?? [],
      )
      if (found.length > 0) item.expires = found
      return
    }
    case 'embargo':
      // An empty embargo has an unknown end: it holds.
      if (value === false) return
      item.embargo =
        typeof value === 'string' && value.trim() === '' ? { until: null } : { until: embargoInstant(draft, value) }
      return
    case 'status':
      readStatus(draft, value)
      return
    case 'urgency':
      readUrgency(draft, value)
      return
    case 'holder': {
      const term = firstTerm(value)
      if (term !== undefined) rightsOf(draft, { copyrightHolder: term })
      return
    }
    case 'notice':
    case 'terms': {
      const labels = labelsOf(value)
      if (labels.length > 0)
        rightsOf(draft, row.as === 'notice' ? { copyrightNotices: labels } : { usageTerms: labels })
      return
    }
    case 'rights':
      readRights(draft, value)
      return
    case 'notes': {
      const labels = labelsOf(value)
      if (labels.length > 0) item.edNotes = [...(item.edNotes ?? []), ...labels]
      return
    }
    case 'language': {
      const written = line(isObject(value) ? (value['code'] ?? value['qcode'] ?? value['tag']) : value)
      const tag = languageTag(written)
      if (tag !== undefined) item.language = tag
      else if (written !== undefined) draft.unknown.push(`language ${written.slice(0, 40)}`)
      return
    }
    case 'headlines':
      // The headline of 1.x, which has no role, is the main one.
      readHeadlines(draft, [
        ...(typeof value === 'string' ? [{ value, role: 'main' }] : wordings(draft, 'headlines', value)),
        ...members.wordings.headlines,
      ])
      return
    case 'descriptions':
      readDescriptions(draft, [...wordings(draft, 'descriptions', value), ...members.wordings.descriptions])
      return
    case 'bodies':
      if (!draft.bodies) return
      readBodies(draft, [
        ...(isObject(value) ? formsOf(value) : wordings(draft, 'bodies', value)),
        ...members.wordings.bodies,
      ])
      return
    case 'line': {
      const found = anyText(value)[0]
      const oneLine = line(found)
      if (oneLine !== undefined) item[row.model as 'titles'] = [{ value: oneLine }]
      return
    }
    case 'byline': {
      if (typeof value === 'string') {
        const found = line(value)
        if (found !== undefined) item.bylines = [{ value: found }]
      } else readSenderMember(draft, 'bylines', value)
      return
    }
    case 'subjects':
      placeTerms(
        draft,
        readTerms(value, TERM_LISTS.find(({ list }) => list === row.three)?.type, row.three === 'subjects'),
      )
      return
    case 'genres':
      for (const { term } of readTerms(value, undefined)) {
        if (term.uri?.startsWith(FORM_PREFIX) === true) item.roles = [...(item.roles ?? []), { uri: term.uri }]
        else item.genres = [...(item.genres ?? []), term]
      }
      return
    case 'located':
      readLocated(draft, value)
      return
    case 'sources':
      readSources(draft, value)
      return
    case 'digital-source': {
      const term = firstTerm(value)
      if (term !== undefined) item.digitalSourceType = term
      return
    }
    case 'renditions': {
      const found = readRenditions(draft, value)
      const files = found.filter((rendition) => !isPage(rendition))
      const pages = found.filter(isPage)
      if (files.length > 0) item.renditions = [...(item.renditions ?? []), ...files]
      if (pages.length > 0) item.links = [...(item.links ?? []), ...pages.map(pageLink)]
      return
    }
    case 'associations':
      readAssociations(draft, value)
      return
    case 'trust': {
      const found = objects(value).map((entry) => {
        const term = readTerms(entry, undefined)[0]?.term
        const role = line(entry['role']) ?? term?.uri
        const [title, href] = [line(entry['title']), line(entry['href'])]
        return {
          ...(role === undefined ? {} : { role }),
          ...(title === undefined ? {} : { title }),
          ...(href === undefined ? {} : { href }),
        }
      })
      if (found.length > 0) item.trustIndicators = found
      return
    }
    case 'event': {
      const event = readEvent(draft, value)
      if (event !== undefined) item.concept = { ...item.concept, event: { ...event, ...item.concept?.event } }
      return
    }
    case 'coverages': {
      const found = readCoverages(draft, value)
      if (found.length > 0) item.coverages = found
      return
    }
    case 'standard': {
      if (!isObject(value)) return
      const [version, schema] = [line(value['version']), line(value['schema'])]
      const name = line(value['name']) ?? 'ninjs'
      item.standard = {
        name,
        ...(version === undefined ? {} : { version }),
        ...(schema === undefined ? {} : { schema }),
      }
      return
    }
    default:
      throw new TypeError(`unknown value ${String(row.as satisfies never)}`)
  }
}

function readRights(draft: Draft, value: unknown): void {
  if (!isObject(value)) return
  const lower = new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]))
  const [language, link, encoded] = ['langid', 'linkedrights', 'encodedrights'].map((name) => text(lower.get(name)))
  if (link !== undefined) rightsOf(draft, { links: [{ href: link }] })
  if (encoded !== undefined || (language !== undefined && link === undefined)) {
    const expression = {
      ...(language === undefined ? {} : { language }),
      ...(encoded === undefined ? {} : { text: encoded }),
    }
    rightsOf(draft, { expressions: [expression] })
  } else if (language !== undefined) rightsOf(draft, { expressions: [{ language }] })
}

function readAssociations(draft: Draft, value: unknown): void {
  if (draft.depth >= MAX_DEPTH) {
    throw new FormatError('too-deep', `associations nested more than ${MAX_DEPTH} deep`, draft.place)
  }
  associatedValues(value).forEach(({ name, rel, value: entry }, index) => {
    const { name: _name, rel: _rel, ...bare } = entry
    const place = `${draft.place === '/' ? '' : draft.place}/associations/${name ?? index}`
    const read = readNinjsObject(bare, { context: draft.context, place, depth: draft.depth + 1, bodies: draft.bodies })
    draft.unknown.push(...read.unknown.map((note) => `${name ?? index}: ${note}`))
    draft.assumptions.push(...read.assumptions)
    addAssociation(draft, name, rel ?? relOf(bare), read.item)
  })
}

/** Relation of an association, from its alternative ids, where the generation has no member for it. */
function relOf(value: Json): string | undefined {
  const name = Object.keys(value).find((key) => key.toLowerCase() === 'altids')
  return name === undefined ? undefined : readAltIds(value[name]).ours.get(ALT_ROLE.rel)?.[0]
}

export interface ReadObjectOptions {
  readonly context: ReadContext
  readonly place: string
  readonly depth: number
  /** False: bodies stay unread. */
  readonly bodies: boolean
}

/**
 * Reads one ninjs object of any version.
 * @throws FormatError embargo-invalid, status-unknown, too-deep
 */
export function readNinjsObject(value: Json, options: ReadObjectOptions): ReadNewsItem {
  const item: Draft['item'] = { model: 1, kind: 'text' }
  const draft: Draft = { ...options, item, assumptions: [], unknown: [] }
  const members = sortMembers(value)
  let [type, altIds]: unknown[] = []
  for (const [row, member] of members.rows) {
    if (row.as === 'kind') type = member
    if (row.as === 'alt-ids') altIds = member
  }
  const facts = readAltIds(altIds)
  for (const [name, member] of laterMembers(facts)) {
    const row = rowOf(name)
    if (row !== undefined && !members.rows.has(row)) members.rows.set(row, member)
  }
  item.kind = readKind(draft, members, line(type), facts.ours.get(ALT_ROLE.kind)?.[0])
  placeOurs(draft, facts)
  const rows = [...members.rows].toSorted(([a], [b]) => placeInTable(a) - placeInTable(b))
  for (const [row, member] of rows) readValue(draft, row, member, members)
  const has = new Set([...members.rows.keys()].map((row) => row.as))
  if (!has.has('headlines')) readHeadlines(draft, members.wordings.headlines)
  if (!has.has('descriptions')) readDescriptions(draft, members.wordings.descriptions)
  if (draft.bodies && !has.has('bodies')) readBodies(draft, members.wordings.bodies)
  const left = members.rest.filter(([name, member]) => !readSenderMember(draft, name, member))
  extend(draft, '', left)
  finish(draft, facts.ours)
  return {
    outcome: 'item',
    item,
    place: options.place,
    assumptions: draft.assumptions,
    unknown: draft.unknown,
  }
}

/** What only all members together say. */
function finish(draft: Draft, ours: ReadonlyMap<string, string[]>): void {
  const { item } = draft
  if (ours.get(ALT_ROLE.embargo)?.[0] === 'open') {
    item.embargo = { until: null }
    const [status = 'usable'] = ours.get(ALT_ROLE.status) ?? []
    const known = STATUSES.get(status)
    if (item.pubStatus === 'withheld' && known !== undefined && known !== 'embargoed') item.pubStatus = known
  }
  const [created] = ours.get(ALT_ROLE.contentCreated) ?? []
  if (created !== undefined && isTruncatedDate(created)) item.contentCreated ??= created
}
