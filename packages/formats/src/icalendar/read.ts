/** iCalendar (RFC 5545) to events: each VEVENT and VTODO is a concept item with event details. */
import type {
  Contact,
  EventDates,
  EventDetails,
  Extension,
  Label,
  NewsItem,
  Relation,
  Rendition,
  Term,
  Transmission,
} from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { isZone } from '../copy/instant.ts'
import { cleanLanguage } from '../copy/language.ts'
import type { ExchangeDocument, ExchangeEntry } from '../exchange.ts'
import { compact } from '../finish.ts'
import { FormatError, rejection } from '../problem.ts'
import type { Assumption } from '../types.ts'
import {
  type Component,
  componentExtension,
  parameter,
  parseCalendar,
  type Property,
  propertyExtension,
} from './lines.ts'
import { EVENT_NATURE, PARTY_TYPES, PROPERTIES, type PropertyRow, STATUSES } from './table.ts'
import {
  dayAfter,
  drawDate,
  drawUtc,
  type LocalTime,
  readDuration,
  readLocal,
  readRule,
  readText,
  readTexts,
} from './values.ts'
import { ianaZone, type Zone, zoneId, zonesOf } from './zones.ts'

const ROWS: ReadonlyMap<string, PropertyRow> = new Map(PROPERTIES.map((row) => [row.property, row]))
const ITEMS = new Set(['VEVENT', 'VTODO', 'VJOURNAL'])

/**
 * Reads the events and tasks of a calendar.
 * @param text decoded; lines ended by CRLF, LF or CR, folded or not
 * @returns an entry for each VEVENT, VTODO and VJOURNAL. Never throws for bad input.
 */
export function readICalendarItems(text: string, context: ReadContext): ExchangeDocument {
  try {
    const { components, notes } = parseCalendar(text, context.limits)
    const calendars = components.filter((c) => c.name === 'VCALENDAR')
    const loose = components.filter((c) => ITEMS.has(c.name))
    if (calendars.length === 0 && loose.length === 0)
      throw new FormatError('format-unknown', 'no VCALENDAR was found; this is no calendar', 'line 1')
    const all = [...calendars, ...(loose.length === 0 ? [] : [{ ...EMPTY, components: loose }])]
    const entries = all.flatMap((calendar) => entriesOf(calendar, context, notes))
    if (entries.length === 0)
      throw new FormatError('item-incomplete', 'the calendar holds no event and no task', `line ${all[0]?.line ?? 1}`)
    const header = headerOf(calendars[0] ?? EMPTY)
    return { format: 'icalendar', ...(Object.keys(header).length === 0 ? {} : { header }), entries }
  } catch (error) {
    const entry = rejection(error, context.name)
    if (entry.outcome !== 'rejected') throw error
    return { format: 'icalendar', entries: [entry] }
  }
}

const EMPTY: Component = { name: 'VCALENDAR', properties: [], components: [], line: 1 }
const valueOf = (component: Component, name: string) => component.properties.find((p) => p.name === name)?.value.trim()

/** PRODID, METHOD and the calendar's name are of the envelope. */
function headerOf(calendar: Component): Transmission {
  const rest = calendar.properties.filter(
    (p) => !['VERSION', 'PRODID', 'METHOD', 'X-WR-CALNAME', 'CALSCALE'].includes(p.name),
  )
  const name = valueOf(calendar, 'X-WR-CALNAME')
  return compact({
    origin: valueOf(calendar, 'PRODID'),
    options: valueOf(calendar, 'METHOD')?.toUpperCase(),
    service: name === undefined ? undefined : readText(name),
    extensions: rest.length === 0 ? undefined : rest.map((p) => propertyExtension(p, 'VCALENDAR')),
  })
}

function entriesOf(calendar: Component, context: ReadContext, notes: readonly string[]): ExchangeEntry[] {
  const zones = zonesOf(calendar)
  return calendar.components.flatMap((component, index): ExchangeEntry[] => {
    if (!ITEMS.has(component.name)) return []
    const place = `line ${component.line}`
    try {
      const reader = new ItemReader(component, calendar, zones, context)
      return [{ ...reader.read(index === 0 ? notes : []), place }]
    } catch (error) {
      const entry = rejection(error, context.name, place)
      if (entry.outcome !== 'rejected') throw error
      return [entry]
    }
  })
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Appends to a list of the item in the making. */
function add<T, K extends keyof T>(holder: T, key: K, values: NonNullable<T[K]> & readonly unknown[]): void {
  const list = holder[key] as unknown[] | undefined
  if (list === undefined) holder[key] = [...values] as T[K]
  else for (const value of values) list.push(value)
}

class ItemReader {
  readonly #component: Component
  readonly #calendar: Component
  readonly #zones: (id: string) => Zone | undefined
  readonly #context: ReadContext
  readonly #assumptions: Assumption[]
  readonly #unknown: string[] = []
  /** Zones that nothing explains. */
  readonly #strange = new Set<string>()
  readonly #item: Mutable<NewsItem>
  readonly #concept: Mutable<Term> = { type: EVENT_NATURE }
  readonly #event: Mutable<EventDetails> = {}
  readonly #dates: Mutable<EventDates> = {}
  readonly #transmission: Mutable<Transmission> = {}
  readonly #extensions: Extension[] = []

  constructor(
    component: Component,
    calendar: Component,
    zones: (id: string) => Zone | undefined,
    context: ReadContext,
  ) {
    this.#component = component
    this.#calendar = calendar
    this.#zones = zones
    this.#context = context
    this.#assumptions = [...context.assumptions]
    this.#item = {
      model: 1,
      kind: 'concept',
      standard: { name: 'iCalendar', version: valueOf(calendar, 'VERSION') ?? '2.0' },
    }
  }

  read(notes: readonly string[]) {
    const seen = new Set<string>()
    for (const property of this.#component.properties) {
      const row = ROWS.get(property.name)
      if (row === undefined || (seen.has(property.name) && row.many !== true)) {
        this.#extensions.push(propertyExtension(property, 'property'))
        continue
      }
      seen.add(property.name)
      if (this.#take(property, row)) this.#leftParameters(property, row)
      else this.#extensions.push(propertyExtension(property, 'property'))
    }
    for (const inner of this.#component.components) this.#extensions.push(componentExtension(inner, 'component'))
    return {
      outcome: 'item' as const,
      item: this.#finish(),
      assumptions: this.#assumptions,
      unknown: [...[...this.#strange].map((id) => `TZID ${id}`), ...this.#unknown, ...notes],
    }
  }

  #finish(): NewsItem {
    const item = this.#item
    const name = this.#component.name
    if (name !== 'VEVENT') this.#extensions.push({ format: 'icalendar', path: '', name: '#component', content: [name] })
    const recurrence = this.#component.properties.find((p) => p.name === 'RECURRENCE-ID')
    if (recurrence !== undefined && item.guid !== undefined) {
      // One occurrence of a series, changed: an item of its own that says whose it is.
      item.altIds = [{ role: 'uid', value: item.guid }]
      item.guid = `${item.guid}?recurrence-id=${this.#occurrence(recurrence)}`
    }
    const { sent, ...transmission } = this.#transmission
    const made = item.versionCreated ?? sent
    if (made !== undefined) item.versionCreated = made
    if (sent !== undefined && sent !== made) Object.assign(transmission, { sent })
    if (this.#event.occurrenceStatus === undefined && valueOf(this.#calendar, 'METHOD')?.toUpperCase() === 'CANCEL')
      this.#event.occurrenceStatus = { uri: STATUSES[2]?.[1] ?? '' }
    const names = this.#concept.names
    if (names !== undefined) item.headlines = names
    const language = names?.[0]?.language
    if (language !== undefined) item.language = language
    const generator = valueOf(this.#calendar, 'PRODID')
    if (generator !== undefined && generator !== '') item.generators = [{ value: generator }]
    if (Object.keys(this.#dates).length > 0) this.#event.dates = this.#dates
    const concept = { ...this.#concept, event: this.#event }
    return compact({
      ...item,
      concept,
      transmission: Object.keys(transmission).length === 0 ? undefined : transmission,
      extensions: this.#extensions.length === 0 ? undefined : this.#extensions.toSorted((a, b) => order(a) - order(b)),
    }) as NewsItem
  }

  /** An occurrence by the day or the instant in UTC at which the series would have it. */
  #occurrence(property: Property): string {
    const local = readLocal(property.value)
    if (local === undefined) return property.value.trim()
    const placed = this.#zoneFor(property, local).place(local)
    return placed.length === 10 ? drawDate(placed) : drawUtc(placed)
  }

  /** Parameters that the row's shape does not read: kept where they stood. */
  #leftParameters(property: Property, row: PropertyRow): void {
    if (row.as === 'party' || row.as === 'attachment') return
    for (const [name, value] of Object.entries(property.parameters)) {
      if (row.parameters?.includes(name) === true) continue
      this.#extensions.push({ format: 'icalendar', path: property.name, name: `@${name}`, content: [value] })
    }
  }

  /** @returns false when the value is none: the property is then kept as it is */
  #take(property: Property, row: PropertyRow): boolean {
    const value = property.value.trim()
    if (value === '' && row.as !== 'label') return true
    switch (row.as) {
      case 'text':
        this.#item.guid = readText(value)
        return true
      case 'sequence':
        if (!/^\d{1,9}$/.test(value)) return this.#bad(property)
        this.#item.version = String(Number(value) + 1)
        return true
      case 'label':
        return this.#label(property, row)
      case 'instant': {
        const instant = this.#instant(property, value)
        if (instant === undefined) return this.#bad(property)
        if (row.model === 'firstCreated') this.#item.firstCreated = instant
        else if (row.model === 'versionCreated') this.#item.versionCreated = instant
        else this.#transmission.sent = instant
        return true
      }
      case 'start':
      case 'end':
        return this.#bound(property, row.as)
      case 'duration': {
        const duration = readDuration(value)
        if (duration === undefined) return this.#bad(property)
        this.#dates.duration = duration
        return true
      }
      case 'rule':
        return this.#rule(property, row.model === 'dates.excludedRules' ? 'excludedRules' : 'recurrenceRules')
      case 'dates':
        return this.#list(property, row.model === 'dates.excludedDates' ? 'excludedDates' : 'recurrenceDates')
      case 'status':
        return this.#status(value.toUpperCase())
      case 'place':
        return this.#place(property)
      case 'position':
        return this.#position(property)
      case 'party': {
        const key = row.property === 'ORGANIZER' ? 'organisers' : 'participants'
        add(this.#event, key, [partyOf(property, row)])
        return true
      }
      case 'categories': {
        const terms = readTexts(property.value).map((name): Term => ({ names: [this.#labelOf(property, name)] }))
        add(this.#event, 'subjects', terms)
        return true
      }
      case 'concept': {
        const label = parameter(property, 'LABEL')
        const term: Term = { uri: value, ...(label === undefined ? {} : { names: [{ value: label }] }) }
        add(this.#event, 'subjects', [term])
        return true
      }
      case 'link':
        add(this.#item, 'links', [{ rel: 'url', href: value }])
        return true
      case 'attachment':
        return this.#attachment(property)
      case 'contact': {
        const contact: Contact = { kind: 'note', value: readText(value) }
        add(this.#event, 'contacts', [contact])
        return true
      }
      case 'relation': {
        const relation: Relation = { literal: readText(value), rel: parameter(property, 'RELTYPE') ?? 'PARENT' }
        add(this.#concept, 'related', [relation])
        return true
      }
      case 'priority':
        if (!/^\d$/.test(value)) return this.#bad(property)
        // 0 is "not said".
        if (value !== '0') this.#transmission.priority = Number(value)
        return true
      default: {
        const never: never = row.as
        throw new TypeError(`unknown shape ${String(never)}`)
      }
    }
  }

  #bad(property: Property): false {
    this.#unknown.push(`${property.name}: ${property.value.slice(0, 80)}`)
    return false
  }

  #labelOf(property: Property, value: string): Label {
    const language = cleanLanguage(parameter(property, 'LANGUAGE'))
    return { value, ...(language === undefined ? {} : { language }) }
  }

  #label(property: Property, row: PropertyRow): boolean {
    const text = readText(property.value)
    if (text.trim() === '') return true
    const label = this.#labelOf(property, text)
    const key = row.model === 'concept.names' ? 'names' : row.model === 'concept.notes' ? 'notes' : 'definitions'
    const type = row.property === 'X-ALT-DESC' ? (parameter(property, 'FMTTYPE') ?? 'text/html') : undefined
    this.#concept[key] = [
      ...(this.#concept[key] ?? []),
      { ...label, ...(type === undefined ? {} : { contentType: type }) },
    ]
    return true
  }

  /** The zone of a property's time: its own, the calendar's, the profile's, else UTC, which is said. */
  #zoneFor(property: Property, local: LocalTime): Zone {
    const id = zoneId(property)
    if (id !== undefined) {
      const zone = this.#zones(id)
      if (zone !== undefined) return zone
      this.#strange.add(id.slice(0, 80))
    }
    if (local.time === undefined || local.utc || local.offset !== undefined) return ianaZone('UTC')
    const calendar = valueOf(this.#calendar, 'X-WR-TIMEZONE')
    const byCalendar = calendar === undefined ? undefined : this.#zones(calendar)
    if (byCalendar !== undefined) return byCalendar
    const profile = this.#context.profile?.zone
    const known = profile !== undefined && isZone(profile) ? profile : undefined
    const value = known ?? 'UTC'
    if (!this.#assumptions.some((a) => a.field === 'zone')) {
      const why =
        known === undefined
          ? 'a time without a zone, and no profile gives one'
          : 'a time without a zone; the profile gives it'
      this.#assumptions.push({ field: 'zone', value, why })
    }
    return ianaZone(value)
  }

  #instant(property: Property, value: string): string | undefined {
    const local = readLocal(value)
    if (local === undefined) return undefined
    const placed = this.#zoneFor(property, local).place(local)
    return placed.length === 10 ? `${placed}T00:00:00Z` : placed
  }

  #bound(property: Property, end: 'start' | 'end'): boolean {
    const local = readLocal(property.value)
    if (local === undefined) return this.#bad(property)
    if (local.time === undefined) {
      this.#dates.allDay = true
      // DTEND of a whole day is the day after the last.
      const day = end === 'end' && property.name === 'DTEND' ? dayAfter(local.date, -1) : local.date
      const start = this.#dates.start
      this.#dates[end] = end === 'end' && start !== undefined && day < start ? start.slice(0, 10) : day
      return true
    }
    const zone = this.#zoneFor(property, local)
    this.#dates[end] = zone.place(local)
    const id = zoneId(property)
    if (id === undefined) return true
    if (zone.name !== undefined && !local.utc) {
      if (this.#dates.zone === undefined) this.#dates.zone = zone.name
    } else if (zone.name === undefined && !this.#extensions.some((e) => e.name === 'VTIMEZONE')) {
      // A zone of the calendar's own: its rules go along, since nothing else explains them.
      const rules = this.#calendar.components.find((c) => c.name === 'VTIMEZONE' && valueOf(c, 'TZID') === id)
      if (rules !== undefined) this.#extensions.push(componentExtension(rules, 'VCALENDAR'))
    }
    return true
  }

  #rule(property: Property, key: 'recurrenceRules' | 'excludedRules'): boolean {
    const start = this.#component.properties.find((p) => p.name === 'DTSTART') ?? property
    const rule = readRule(property.value, (local) => this.#zoneFor(start, local).place(local))
    if (rule === undefined) return this.#bad(property)
    add(this.#dates, key, [rule])
    return true
  }

  #list(property: Property, key: 'recurrenceDates' | 'excludedDates'): boolean {
    const dates = property.value.split(',').map((text) => {
      const local = readLocal(text)
      return local === undefined ? undefined : this.#zoneFor(property, local).place(local)
    })
    if (dates.includes(undefined)) return this.#bad(property)
    add(
      this.#dates,
      key,
      dates.filter((date) => date !== undefined),
    )
    return true
  }

  #status(value: string): boolean {
    const uri = STATUSES.find(([name]) => name === value)?.[1]
    if (uri === undefined) this.#event.eventStatus = { literal: value }
    else this.#event.occurrenceStatus = { uri }
    return true
  }

  #place(property: Property): boolean {
    const uri = parameter(property, 'ALTREP')
    const [first = {}] = this.#event.locations ?? []
    const names = [this.#labelOf(property, readText(property.value).trim())]
    this.#event.locations = [{ ...first, ...(uri === undefined ? {} : { uri }), names }]
    return true
  }

  #position(property: Property): boolean {
    // Some write a comma where the semicolon belongs.
    const match = /^\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*[;,]\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*$/.exec(property.value)
    const [latitude, longitude] = [Number(match?.[1]), Number(match?.[2])]
    if (match === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return this.#bad(property)
    const [first = {}] = this.#event.locations ?? []
    this.#event.locations = [{ ...first, place: { positions: [{ latitude, longitude }] } }]
    return true
  }

  #attachment(property: Property): boolean {
    if (property.parameters['ENCODING'] !== undefined || parameter(property, 'VALUE') === 'BINARY') return false
    const size = parameter(property, 'SIZE')
    const rendition: Rendition = compact({
      href: property.value.trim(),
      contentType: parameter(property, 'FMTTYPE'),
      title: parameter(property, 'FILENAME'),
      sizeInBytes: size !== undefined && /^\d{1,15}$/.test(size) ? Number(size) : undefined,
    })
    add(this.#item, 'renditions', [rendition])
    return true
  }
}

/** The order in which a writer puts them: rules of zones, parameters, properties, components. */
function order({ path, name }: Extension): number {
  if (path === 'VCALENDAR') return 0
  if (name.startsWith('@')) return 1
  return path === 'property' ? 2 : 3
}

function partyOf(property: Property, row: PropertyRow): Term {
  const address = property.value.trim()
  const name = parameter(property, 'CN')
  const role = parameter(property, 'ROLE')
  const cutype = parameter(property, 'CUTYPE')?.toUpperCase()
  const type = PARTY_TYPES.find(([key]) => key === cutype)?.[1]
  const extensions = Object.entries(property.parameters)
    .filter(([key]) => row.parameters?.includes(key) !== true || (key === 'CUTYPE' && type === undefined))
    .map(([key, value]): Extension => ({ format: 'icalendar', path: '', name: `@${key}`, content: [value] }))
  return compact({
    // What Exchange writes for a party without an address.
    uri: /^invalid:/i.test(address) ? undefined : address,
    names: name === undefined ? undefined : [{ value: name }],
    roles: role === undefined ? undefined : [role],
    type,
    extensions: extensions.length === 0 ? undefined : extensions,
  })
}
