/** Concepts to ninjs: name, relation, identifier; what 1.x splits into scheme and code. */
import type { Contact, Instrument, NewsItem, Term } from '@dateline/news'
import { FORM_PREFIX, PROJECT_TYPE } from '../vocab/ours.ts'
import { LIST_BY_NATURE, PARTY_ROLE, TERM_REL } from './table.ts'
import { joinCode } from './read-terms.ts'
import { isStrictUri, strictUri } from './uri.ts'
import { clean, filled, labelIn, members, nameOf, type Out, type Pen } from './write-values.ts'

/** A URI as 1.x writes it: everything up to the last separator is the scheme. */
export function splitUri(uri: string): { scheme: string; code: string } {
  const end = Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#'), uri.lastIndexOf(':'))
  const separator = uri[end] === ':' ? end + 1 : uri[end] === '#' ? end + 1 : end
  const scheme = uri.slice(0, separator)
  const code = uri.slice(uri[separator] === '/' ? separator + 1 : separator)
  return isStrictUri(scheme) && joinCode(scheme, code) === uri ? { scheme, code } : { scheme: uri, code: '' }
}

/** URI or literal of a term; a code whose scheme is not known keeps its QCode in a URI of ours. */
function identity(term: Term, pen: Pen): Out {
  const uri = strictUri(term.uri) ?? qcodeUri(term)
  const literal = term.literal ?? (uri === undefined && term.uri !== undefined ? term.uri : undefined)
  if (pen.generation !== 'one')
    return { ...(uri === undefined ? {} : { uri }), ...(literal === undefined ? {} : { literal: clean(literal) }) }
  return uri === undefined ? (literal === undefined ? {} : { code: clean(literal) }) : splitUri(uri)
}

function qcodeUri(term: Term): string | undefined {
  if (term.uri !== undefined || term.qcode === undefined || term.qcode === '') return undefined
  return `dateline:qcode/${encodeURIComponent(clean(term.qcode))}`
}

export function writeContacts(contacts: readonly Contact[] | undefined, pen: Pen): readonly Out[] | undefined {
  return filled(
    (contacts ?? []).flatMap((contact): Out[] => {
      const { value, address } = contact
      const about = {
        type: contact.tech ?? contact.kind,
        role: contact.role,
        lang: contact.language,
        name: contact.name,
      }
      const where =
        address === undefined
          ? undefined
          : members(pen, {
              lines: filled(address.lines?.map(clean)),
              locality: nameOf(address.locality),
              area: nameOf(address.area),
              postalCode: address.postalCode,
              country: nameOf(address.country),
            })
      // The schema takes a value or an address, never both.
      return [
        ...(value === undefined ? [] : [members(pen, { ...about, value })]),
        ...(where === undefined ? [] : [members(pen, { ...about, address: where })]),
      ]
    }),
  )
}

function writeSymbols(instruments: readonly Instrument[], pen: Pen): readonly Out[] | undefined {
  return filled(
    instruments.map((instrument) =>
      members(pen, {
        exchange: instrument.market,
        symbolType: strictUri(instrument.type),
        symbol: instrument.symbol,
      }),
    ),
  )
}

type Coordinates = readonly unknown[]
const isPosition = (value: unknown): boolean =>
  Array.isArray(value) && value.length >= 2 && value.every((n) => typeof n === 'number' && Number.isFinite(n))
const listOf = (test: (value: unknown) => boolean, least: number) => (value: unknown) =>
  Array.isArray(value) && value.length >= least && value.every(test)
const isLine = listOf(isPosition, 2)
const isRing = listOf(isPosition, 4)
const COORDINATES: Readonly<Record<string, (value: Coordinates) => boolean>> = {
  Point: isPosition,
  MultiPoint: listOf(isPosition, 0),
  LineString: isLine,
  MultiLineString: listOf(isLine, 0),
  Polygon: listOf(isRing, 0),
  MultiPolygon: listOf(listOf(isRing, 0), 0),
}

/** GeoJSON (RFC 7946) that the schema takes: geometries and features of them; undefined for anything else. */
export function writeGeoJson(value: unknown): object | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string')
    return undefined
  const { type } = value
  if (type === 'Feature') {
    const geometry = 'geometry' in value ? writeGeoJson(value.geometry) : undefined
    const properties = 'properties' in value && typeof value.properties === 'object' ? value.properties : null
    return geometry === undefined || 'geometry' in geometry ? undefined : { type, properties, geometry }
  }
  const test = Object.hasOwn(COORDINATES, type) ? COORDINATES[type] : undefined
  const coordinates =
    'coordinates' in value && Array.isArray(value.coordinates) ? (value.coordinates as Coordinates) : undefined
  return test === undefined || coordinates === undefined || !test(coordinates) ? undefined : { type, coordinates }
}

function geoJsonOf(term: Term): object | undefined {
  const own = writeGeoJson(term.geoJson)
  if (own !== undefined) return own
  const [position] = term.place?.positions ?? []
  const at = position ?? term.pointOfInterest?.position
  return at === undefined ? undefined : writeGeoJson({ type: 'Point', coordinates: [at.longitude, at.latitude] })
}

function contactsOfPlace({ pointOfInterest: place }: Term): readonly Contact[] | undefined {
  if (place === undefined) return undefined
  const address = place.address === undefined ? [] : [{ kind: 'address' as const, address: place.address }]
  return [...address, ...(place.contacts ?? [])]
}

export interface TermOptions {
  readonly rel?: string | undefined
  /** Members beside name and identifier that the list has. */
  readonly has?: 'subject' | 'person' | 'organisation' | 'place' | 'role' | 'none'
  readonly language?: string | undefined
}

/** One entry of a concept list; undefined when the term says nothing. */
export function writeTerm(term: Term, pen: Pen, options: TermOptions = {}): Out | undefined {
  const { has = 'none', language } = options
  const rel = options.rel ?? term.roles?.[0]
  const whole = (value: number | undefined) =>
    value !== undefined && Number.isInteger(value) && value >= 0 && value <= 100 ? value : undefined
  const instruments = [...(term.instruments ?? []), ...(term.organisation?.instruments ?? [])]
  const contacts = term.contacts ?? term.person?.contacts ?? term.organisation?.contacts ?? contactsOfPlace(term)
  const out: Out = {
    ...members(pen, { name: labelIn(term.names, language)?.value }),
    ...(has === 'none' || rel === undefined
      ? {}
      : { [has === 'role' && pen.generation !== 'one' ? 'role' : 'rel']: clean(rel) }),
    ...identity(term, pen),
  }
  if (Object.keys(out).every((name) => name === 'rel' || name === 'role')) return undefined
  if (has === 'subject') {
    Object.assign(
      out,
      members(pen, { creator: term.creator, relevance: whole(term.relevance), confidence: whole(term.confidence) }),
    )
  }
  if (has === 'organisation') Object.assign(out, members(pen, { symbols: writeSymbols(instruments, pen) }))
  if (has === 'person' || has === 'organisation' || has === 'place' || has === 'role') {
    Object.assign(out, members(pen, { contactInfo: writeContacts(contacts, pen) }))
  }
  const geoJson = has === 'place' ? geoJsonOf(term) : undefined
  if (geoJson !== undefined)
    out[pen.generation === 'three' ? 'geoJSON' : pen.generation === 'two' ? 'geojson' : 'geometry_geojson'] = geoJson
  return out
}

const HAS: Readonly<Record<string, NonNullable<TermOptions['has']>>> = {
  people: 'person',
  organisations: 'organisation',
  places: 'place',
  subjects: 'subject',
  events: 'subject',
  objects: 'subject',
}

const listOfTerm = (term: Term): string =>
  term.type === undefined ? 'subjects' : (LIST_BY_NATURE.get(term.type) ?? 'subjects')

const oneOrNone = (out: Out | undefined): Out[] => (out === undefined ? [] : [out])

/** True for a place of origin that its name alone does not say. */
function isMore(term: Term): boolean {
  return (
    term.uri !== undefined ||
    term.qcode !== undefined ||
    term.literal !== undefined ||
    term.geoJson !== undefined ||
    term.place !== undefined
  )
}

interface Listed {
  readonly list: string
  readonly term: Term
  readonly rel?: string
}

/** Every concept of the item with the list it goes to. */
function listed(item: NewsItem): Listed[] {
  // Only the items of events have them: see the reader.
  const event = item.kind === 'concept' ? item.concept?.event : undefined
  const concepts = [...(item.concept === undefined ? [] : [item.concept]), ...(item.concepts ?? [])]
  return [
    ...(item.services ?? []).map((term) => ({ list: 'subjects', term, rel: TERM_REL.service })),
    ...(item.located ?? []).flatMap((term, index) =>
      index > 0 || isMore(term) ? [{ list: 'places', term, rel: TERM_REL.dateline }] : [],
    ),
    ...(item.subjects ?? []).map((term): Listed => {
      const list = listOfTerm(term)
      return term.type === PROJECT_TYPE ? { list, term, rel: TERM_REL.project } : { list, term }
    }),
    ...(item.keywords ?? []).map((label) => ({ list: 'subjects', term: { names: [label] }, rel: TERM_REL.keyword })),
    ...concepts.map((term) => ({ list: listOfTerm(term), term, rel: TERM_REL.concept })),
    ...(event?.locations ?? []).map((term) => ({ list: 'places', term, rel: TERM_REL.location })),
    ...(event?.subjects ?? []).map((term) => ({ list: listOfTerm(term), term, rel: TERM_REL.about })),
    ...(event?.participants ?? []).map((term) => ({ list: listOfTerm(term), term, rel: TERM_REL.participant })),
  ]
}

/** A concept list of the item, by its 3.x name. */
export function writeTermList(item: NewsItem, list: string, pen: Pen): readonly Out[] | undefined {
  const has = HAS[list] ?? 'none'
  const entries = listed(item).filter((entry) => entry.list === list)
  return filled(
    entries.flatMap(({ term, rel }) => {
      const out = writeTerm(term, pen, { rel, has, language: item.language })
      if (out === undefined) return []
      // Events and objects have name, relation and identifier only.
      if (list === 'events' || list === 'objects') {
        const { creator: _creator, relevance: _relevance, confidence: _confidence, ...rest } = out
        return [rest]
      }
      return [out]
    }),
  )
}

export function writeGenres(item: NewsItem, pen: Pen): readonly Out[] | undefined {
  const forms = (item.roles ?? []).filter((term) => term.uri?.startsWith(FORM_PREFIX) === true)
  const named = forms.map((term): Term => ({
    uri: term.uri ?? '',
    names: [{ value: term.uri?.slice(FORM_PREFIX.length) ?? '' }],
  }))
  return filled(
    [...named, ...(item.genres ?? [])].flatMap((term): Out[] =>
      oneOrNone(writeTerm(term, pen, { language: item.language })),
    ),
  )
}

/** Who supplied, made or helped to make the item; the model keeps them apart, `role` tells which is which. */
export function writeSources(item: NewsItem, pen: Pen): readonly Out[] | undefined {
  const parties: [Term, string | undefined][] = [
    ...(item.provider === undefined ? [] : [[item.provider, PARTY_ROLE.provider] as [Term, string]]),
    ...(item.infoSources ?? []).map((term): [Term, undefined] => [term, undefined]),
    ...(item.creators ?? []).map((term): [Term, string] => [term, PARTY_ROLE.creator]),
    ...(item.contributors ?? []).map((term): [Term, string] => [term, PARTY_ROLE.contributor]),
  ]
  return filled(
    parties.flatMap(([term, rel]): Out[] =>
      oneOrNone(writeTerm(term, pen, { rel, has: 'role', language: item.language })),
    ),
  )
}

/** The name of the place the copy comes from. */
export function writeLocated(item: NewsItem): string | undefined {
  const [first] = item.located ?? []
  return nameOf(first, item.language) ?? first?.literal
}
