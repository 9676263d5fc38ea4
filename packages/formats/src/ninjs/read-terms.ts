/** Concepts from ninjs: entries of 3.x and 2.x (uri, literal), of 1.x (scheme, code) and of senders (qcode, plain text). */
import type { Contact, Instrument, Label, Term } from '@dateline/news'
import { IPTC_SCHEMES } from '../vocab/iptc-schemes.ts'
import { PROJECT_TYPE } from '../vocab/ours.ts'
import { type Draft, extension, isObject, type Json, known, line, membersOf, objects, text, whole } from './draft.ts'
import { TERM_REL } from './table.ts'

const QCODE = 'dateline:qcode/'
const TERM = known(
  ['name', 'title', 'label', 'display_name'],
  'rel',
  'rels',
  ['role', 'rolename'],
  'uri',
  'literal',
  'scheme',
  ['code', 'qcode', 'id', '_id'],
  'creator',
  'relevance',
  'confidence',
  'contactInfo',
  'symbols',
  ['geoJSON', 'geometry_geojson', 'geojson', 'geometry'],
  'translations',
  'definition',
  ['type', 'natureuri'],
)
const CONTACT = known('type', 'role', ['lang', 'language'], 'name', 'value', 'address')
const ADDRESS = known('lines', 'locality', 'area', 'postalCode', 'country')
const SYMBOL = known('exchange', 'symbolType', 'symbol', 'ticker')

const IPTC = 'http://cv.iptc.org/newscodes/'

/** URI of an 8-digit code of the IPTC: Media Topics count from 20000000, Subject Codes end at 17 million. */
export function iptcTopic(code: string): string | undefined {
  if (!/^\d{8}$/.test(code)) return undefined
  if (code.startsWith('2')) return `${IPTC}mediatopic/${code}`
  return Number(code.slice(0, 2)) <= 17 ? `${IPTC}subjectcode/${code}` : undefined
}

/** Names under which senders file codes of the IPTC. */
const IPTC_TOPIC_SCHEMES = new Set([
  'iptc_subject_code',
  'iptc',
  'subject',
  'subjects',
  'subject_code',
  'iptc_subject',
  'topics',
  'mediatopics',
  'media_topics',
])

/** URI of an address made of scheme and code. */
export function joinCode(scheme: string, code: string): string {
  return /[/#:]$/.test(scheme) || code === '' ? scheme + code : `${scheme}/${code}`
}

/** What identifies the concept: URI, QCode or literal. */
function identity(is: ReadonlyMap<string, unknown>, isTopic: boolean): Pick<Term, 'uri' | 'qcode' | 'literal'> {
  const uri = line(is.get('uri'))
  const literal = line(is.get('literal'))
  const kept = literal === undefined ? {} : { literal }
  if (uri?.startsWith(QCODE) === true) return { qcode: decode(uri.slice(QCODE.length)), ...kept }
  if (uri !== undefined) return { uri, ...kept }
  const scheme = line(is.get('scheme'))
  const code = line(is.get('code')) ?? (scheme === undefined ? literal : undefined)
  // A scheme names no concept; where the code is written and empty, it is the whole address.
  if (code === undefined) return scheme === undefined || !is.has('code') ? kept : { uri: scheme, ...kept }
  const topic =
    isTopic && (scheme === undefined || IPTC_TOPIC_SCHEMES.has(scheme.toLowerCase())) ? iptcTopic(code) : undefined
  if (topic !== undefined) return { uri: topic, ...(literal === undefined ? {} : { literal }) }
  if (scheme !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(scheme)) return { uri: joinCode(scheme, code), ...kept }
  const qcode = scheme === undefined ? code : `${scheme}:${code}`
  const colon = qcode.indexOf(':')
  const alias = qcode.slice(0, colon)
  if (colon > 0 && Object.hasOwn(IPTC_SCHEMES, alias))
    return { uri: (IPTC_SCHEMES[alias] ?? '') + qcode.slice(colon + 1), ...kept }
  if (colon > 0 && !/\s/.test(qcode) && literal === undefined) return { qcode }
  return { literal: literal ?? code }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** `{ name: { fr: 'Sport' } }`, as Superdesk sends names in other languages. */
function translations(value: unknown): Label[] {
  const names = isObject(value) ? value['name'] : undefined
  if (!isObject(names)) return []
  return Object.entries(names).flatMap(([language, name]) => {
    const found = line(name)
    return found === undefined || !/^[a-z]{2,3}([-_][A-Za-z0-9]+)*$/.test(language)
      ? []
      : [{ value: found, language: language.replaceAll('_', '-') }]
  })
}

const KINDS: Readonly<Record<string, Contact['kind']>> = {
  email: 'email',
  mail: 'email',
  'e-mail': 'email',
  phone: 'phone',
  mobile: 'phone',
  telephone: 'phone',
  fax: 'fax',
  web: 'web',
  url: 'web',
  website: 'web',
  im: 'im',
  address: 'address',
  note: 'note',
}

export function readContacts(value: unknown): Contact[] {
  return objects(value).flatMap((entry): Contact[] => {
    const { is } = membersOf(entry, CONTACT)
    const type = line(is.get('type'))
    const address = is.get('address')
    const kind =
      (type === undefined ? undefined : KINDS[type.toLowerCase()]) ?? (isObject(address) ? 'address' : 'other')
    const [role, language, name, words] = ['role', 'lang', 'name', 'value'].map((member) => line(is.get(member)))
    if (words === undefined && !isObject(address)) return []
    return [
      {
        kind,
        ...(type === undefined || type === kind ? {} : { tech: type }),
        ...(role === undefined ? {} : { role }),
        ...(language === undefined ? {} : { language }),
        ...(name === undefined ? {} : { name }),
        ...(words === undefined ? {} : { value: words }),
        ...(isObject(address) ? { address: readAddress(address) } : {}),
      },
    ]
  })
}

function readAddress(value: Json): NonNullable<Contact['address']> {
  const { is } = membersOf(value, ADDRESS)
  const lines = is.get('lines')
  const texts = Array.isArray(lines) ? lines.flatMap((entry: unknown) => text(entry) ?? []) : []
  const [locality, area, country] = ['locality', 'area', 'country'].map((member): Term | undefined => {
    const name = line(is.get(member))
    return name === undefined ? undefined : { names: [{ value: name }] }
  })
  const postalCode = line(is.get('postalCode'))
  return {
    ...(texts.length === 0 ? {} : { lines: texts }),
    ...(locality === undefined ? {} : { locality }),
    ...(area === undefined ? {} : { area }),
    ...(country === undefined ? {} : { country }),
    ...(postalCode === undefined ? {} : { postalCode }),
  }
}

function readSymbols(value: unknown): Instrument[] {
  return objects(value).flatMap((entry): Instrument[] => {
    const { is } = membersOf(entry, SYMBOL)
    const symbol = line(is.get('symbol')) ?? line(is.get('ticker'))
    if (symbol === undefined) return []
    const [market, type] = ['exchange', 'symbolType'].map((member) => line(is.get(member)))
    return [{ symbol, ...(market === undefined ? {} : { market }), ...(type === undefined ? {} : { type }) }]
  })
}

export interface ReadTerm {
  readonly term: Term
  readonly rel: string | undefined
}

/**
 * Reads an entry of a concept list.
 * @param type nature that the list gives its concepts
 * @param isTopic true where a bare 8-digit code is one of the IPTC's
 */
export function readTerm(value: unknown, type: string | undefined, isTopic = false): ReadTerm | undefined {
  if (typeof value === 'string') {
    const name = line(value)
    if (name === undefined) return undefined
    const uri = isTopic ? iptcTopic(name) : undefined
    const term: Term = uri === undefined ? { names: [{ value: name }] } : { uri }
    return { term: type === undefined ? term : { ...term, type }, rel: undefined }
  }
  if (!isObject(value)) return undefined
  const { is, rest } = membersOf(value, TERM)
  const name = line(is.get('name'))
  const roles: string[] = []
  for (const word of [is.get('rel'), is.get('role')]) {
    const found = line(word)
    if (found !== undefined) roles.push(found)
  }
  const rels = is.get('rels')
  if (Array.isArray(rels)) roles.push(...rels.flatMap((word: unknown) => line(word) ?? []))
  const rel = roles[0]
  const special = rel !== undefined && SPECIAL.has(rel)
  const term: Writable<Term> = identity(is, isTopic)
  if (name !== undefined) term.names = [{ value: name }]
  const nature = rel === TERM_REL.project ? PROJECT_TYPE : type
  if (nature !== undefined) term.type = nature
  if (!special && roles.length > 0) term.roles = roles
  readMore(term, is)
  const own = line(is.get('type'))
  const extras: [string, unknown][] = own === undefined ? rest : [['type', own], ...rest]
  if (extras.length > 0) term.extensions = extras.map(([member, json]) => extension('', member, json))
  return { term, rel: special ? rel : undefined }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
/** Relations of concepts to an event, and the lists of its details. */
const EVENT_LISTS = {
  [TERM_REL.location]: 'locations',
  [TERM_REL.participant]: 'participants',
  [TERM_REL.about]: 'subjects',
} as const

/** Relations that say which list of the model a concept belongs to; those of an event only where there is one. */
const SPECIAL: ReadonlySet<string> = new Set(Object.values(TERM_REL).filter((rel) => !Object.hasOwn(EVENT_LISTS, rel)))

/** What few terms say. */
function readMore(term: Writable<Term>, is: ReadonlyMap<string, unknown>): void {
  const [relevance, confidence] = [whole(is.get('relevance')), whole(is.get('confidence'))]
  const creator = line(is.get('creator'))
  const definition = text(is.get('definition'))
  const geoJson = is.get('geoJSON')
  const more = translations(is.get('translations')).filter((label) => label.value !== term.names?.[0]?.value)
  if (more.length > 0) term.names = [...(term.names ?? []), ...more]
  if (creator !== undefined) term.creator = creator
  if (relevance !== undefined) term.relevance = relevance
  if (confidence !== undefined) term.confidence = confidence
  if (definition !== undefined) term.definitions = [{ value: definition }]
  const contacts = is.has('contactInfo') ? readContacts(is.get('contactInfo')) : []
  if (contacts.length > 0) term.contacts = contacts
  const instruments = is.has('symbols') ? readSymbols(is.get('symbols')) : []
  if (instruments.length > 0) term.instruments = instruments
  if (isObject(geoJson)) term.geoJson = geoJson
}

/** Terms of a list, of a list of texts, or of one entry. */
export function readTerms(value: unknown, type: string | undefined, isTopic = false): ReadTerm[] {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, 10_000) : [value]
  return list.flatMap((entry) => readTerm(entry, type, isTopic) ?? [])
}

const isOfEvent = (term: Term) => Object.hasOwn(EVENT_LISTS, term.roles?.[0] ?? '')

/** Where an event takes place, who takes part, and what it is about. */
function addToEvent({ item }: Draft, term: Term): void {
  const { roles, ...bare } = term
  const list = EVENT_LISTS[(roles?.[0] ?? TERM_REL.about) as keyof typeof EVENT_LISTS]
  const event = item.concept?.event
  item.concept = { ...item.concept, event: { ...event, [list]: [...(event?.[list] ?? []), bare] } }
}

/** Places concepts of a list where the model keeps them. */
export function placeTerms(draft: Draft, found: readonly ReadTerm[]): void {
  const { item } = draft
  const subjects: Term[] = []
  for (const { term, rel } of found) {
    if (rel === TERM_REL.service) item.services = [...(item.services ?? []), term]
    else if (rel === TERM_REL.dateline) item.located = [...(item.located ?? []), term]
    else if (rel === TERM_REL.keyword) {
      const value = term.names?.[0]?.value ?? term.literal
      if (value !== undefined) item.keywords = [...(item.keywords ?? []), { value }]
    } else if (rel === TERM_REL.concept) {
      if (item.kind === 'knowledge') item.concepts = [...(item.concepts ?? []), term]
      else item.concept = { ...term, ...item.concept }
    } else if (item.kind === 'concept' && isOfEvent(term)) addToEvent(draft, term)
    else subjects.push(term)
  }
  if (subjects.length > 0) item.subjects = [...(item.subjects ?? []), ...subjects]
}
