/** Events as iCalendar (RFC 5545): every member that the table names; the rest is in the loss table. */
import type { EventDates, EventDetails, Extension, Label, NewsItem, Term } from '@dateline/news'
import { instantInZone, isZone } from '../copy/instant.ts'
import { drawExtension, drawParameter, drawProperty } from './lines.ts'
import { NEAREST_STATUS, PARTY_TYPES, PROPERTIES, type PropertyRow, STATUSES } from './table.ts'
import { dayAfter, drawDate, drawRule, drawText, drawUtc } from './values.ts'
import { drawWall, drawZone } from './zones.ts'

export interface ICalendarOptions {
  /** PRODID of the calendar; default Dateline's own. */
  readonly producer?: string
  /** iTIP method, for example `PUBLISH`. */
  readonly method?: string
  /** Name of the calendar. */
  readonly name?: string
  /** RFC 3339 DTSTAMP of events that do not say when they were made. */
  readonly stamp?: string
}

const PRODUCER = '-//Dateline//formats//EN'

/** True for an item that a calendar can show: an event, or a planning item with a date. */
export function isEvent(item: NewsItem): boolean {
  return item.concept?.event !== undefined
}

/**
 * Writes a calendar.
 * @param items events; others are left out
 * @returns text in UTF-8 with CRLF and folded lines, to be served as text/calendar
 */
export function writeICalendar(items: readonly NewsItem[], options: ICalendarOptions = {}): string {
  const events = items.filter(isEvent)
  const zones = new Map<string, { first: number; last: number }>()
  const parts = events.map((item) => drawEvent(item, options, zones))
  const own = new Map(
    events
      .flatMap((item) => item.extensions ?? [])
      .filter((e) => e.format === 'icalendar' && e.name === 'VTIMEZONE')
      .map((e) => [JSON.stringify(e), drawExtension(e)]),
  )
  return [
    'BEGIN:VCALENDAR\r\n',
    drawProperty('VERSION', {}, '2.0'),
    drawProperty('PRODID', {}, drawText(options.producer ?? PRODUCER)),
    options.method === undefined
      ? ''
      : drawProperty('METHOD', {}, options.method.toUpperCase().replace(/[^A-Z-]/g, '')),
    options.name === undefined ? '' : drawProperty('X-WR-CALNAME', {}, drawText(options.name)),
    ...[...zones].map(([zone, { first, last }]) => drawZone(zone, first, last)),
    ...own.values(),
    ...parts,
    'END:VCALENDAR\r\n',
  ].join('')
}

function ownZone(extensions: readonly Extension[]): string | undefined {
  const properties = extensions.find((e) => e.name === 'VTIMEZONE')?.content ?? []
  const id = properties.find((p): p is Extension => typeof p !== 'string' && p.name === 'TZID')?.content?.[0]
  return typeof id === 'string' ? id : undefined
}

type Zones = Map<string, { first: number; last: number }>

function drawEvent(item: NewsItem, options: ICalendarOptions, zones: Zones): string {
  const extensions = (item.extensions ?? []).filter((e) => e.format === 'icalendar')
  const component = extensions.find((e) => e.name === '#component')?.content?.[0]
  const name = typeof component === 'string' && /^V[A-Z]{3,10}$/.test(component) ? component : 'VEVENT'
  const pen = new EventPen(item, name, extensions, options, zones)
  const lines = PROPERTIES.map((row) => pen.draw(row)).join('')
  const more = extensions.filter((e) => e.path === 'property' || e.path === 'component').map(drawExtension)
  return `BEGIN:${name}\r\n${lines}${more.join('')}END:${name}\r\n`
}

class EventPen {
  readonly #item: NewsItem
  readonly #name: string
  readonly #extensions: readonly Extension[]
  readonly #options: ICalendarOptions
  readonly #zones: Zones
  readonly #event: EventDetails
  readonly #dates: EventDates
  /** TZID of a zone of the source's own, whose rules travel as an extension. */
  readonly #ownZone: string | undefined

  constructor(item: NewsItem, name: string, extensions: readonly Extension[], options: ICalendarOptions, zones: Zones) {
    this.#item = item
    this.#name = name
    this.#extensions = extensions
    this.#options = options
    this.#zones = zones
    this.#event = item.concept?.event ?? {}
    this.#dates = this.#event.dates ?? {}
    this.#ownZone = ownZone(extensions)
  }

  #line(row: PropertyRow, value: string, parameters: Readonly<Record<string, string | undefined>> = {}): string {
    const kept = this.#extensions
      .filter((e) => e.path === row.property && e.name.startsWith('@'))
      .map((e) => [e.name.slice(1), typeof e.content?.[0] === 'string' ? e.content[0] : ''] as const)
    return drawProperty(row.property, { ...parameters, ...Object.fromEntries(kept) }, value)
  }

  draw(row: PropertyRow): string {
    const item = this.#item
    switch (row.as) {
      case 'text': {
        const uid = item.altIds?.find((id) => id.role === 'uid')?.value ?? item.guid ?? item.concept?.uri
        return uid === undefined ? '' : this.#line(row, drawText(uid)) + this.#recurrenceId()
      }
      case 'sequence':
        return item.version === undefined || !/^[1-9]\d{0,8}$/.test(item.version)
          ? ''
          : this.#line(row, String(Number(item.version) - 1))
      case 'label':
        return this.#labels(row)
      case 'instant':
        return this.#instant(row)
      case 'start':
        return this.#bound(row, this.#dates.start)
      case 'end':
        return this.#end(row)
      case 'duration':
        return this.#dates.duration === undefined || this.#dates.end !== undefined
          ? ''
          : this.#line(row, this.#dates.duration)
      case 'rule': {
        const rules = row.model === 'dates.excludedRules' ? this.#dates.excludedRules : this.#dates.recurrenceRules
        return (rules ?? []).map((rule) => this.#line(row, drawRule(rule))).join('')
      }
      case 'dates': {
        const dates = row.model === 'dates.excludedDates' ? this.#dates.excludedDates : this.#dates.recurrenceDates
        return (dates ?? []).map((date) => this.#bound(row, date)).join('')
      }
      case 'status':
        return this.#status(row)
      case 'place':
        return this.#place(row)
      case 'position': {
        const [position] = this.#event.locations?.[0]?.place?.positions ?? []
        return position === undefined ? '' : this.#line(row, `${position.latitude};${position.longitude}`)
      }
      case 'party': {
        const parties = row.property === 'ORGANIZER' ? this.#event.organisers : this.#event.participants
        return (parties ?? []).map((party) => this.#party(row, party)).join('')
      }
      case 'categories':
        return (this.#event.subjects ?? [])
          .filter((term) => term.uri === undefined)
          .map((term) => {
            const label = term.names?.[0]
            const text = label?.value ?? term.literal ?? term.qcode
            return text === undefined ? '' : this.#line(row, drawText(text), { LANGUAGE: label?.language })
          })
          .join('')
      case 'concept':
        return (this.#event.subjects ?? [])
          .map((term) => {
            if (term.uri === undefined || /[\s\r\n]/.test(term.uri)) return ''
            const label = term.names?.[0]?.value
            return this.#line(row, term.uri, { LABEL: label === undefined ? undefined : drawParameter(label) })
          })
          .join('')
      case 'link': {
        const href = item.links?.find((link) => link.rel === 'url')?.href
        return href === undefined ? '' : this.#line(row, address(href))
      }
      case 'attachment':
        return this.#attachments(row)
      case 'contact':
        return (this.#event.contacts ?? [])
          .map((contact) => [contact.name, contact.value].filter((text) => text !== undefined).join(', '))
          .map((text) => (text === '' ? '' : this.#line(row, drawText(text))))
          .join('')
      case 'relation':
        return (item.concept?.related ?? [])
          .map((relation) => {
            const target = relation.literal ?? relation.uri
            const type = relation.rel !== undefined && /^[A-Z-]{1,40}$/.test(relation.rel) ? relation.rel : undefined
            return target === undefined ? '' : this.#line(row, drawText(target), { RELTYPE: type })
          })
          .join('')
      case 'priority': {
        const priority = item.transmission?.priority
        return priority !== undefined && priority >= 1 && priority <= 9 ? this.#line(row, String(priority)) : ''
      }
      default: {
        const never: never = row.as
        throw new TypeError(`unknown shape ${String(never)}`)
      }
    }
  }

  /** Of a changed occurrence that came through another format: the property itself is gone, its guid still says it. */
  #recurrenceId(): string {
    const { altIds, guid = '' } = this.#item
    const id = /\?recurrence-id=(\d{8}(?:T\d{6}Z)?)$/.exec(guid)?.[1]
    const isKept = this.#extensions.some((e) => e.name === 'RECURRENCE-ID')
    if (id === undefined || isKept || altIds?.some((alt) => alt.role === 'uid') !== true) return ''
    return drawProperty('RECURRENCE-ID', id.length === 8 ? { VALUE: 'DATE' } : {}, id)
  }

  #labels(row: PropertyRow): string {
    const concept = this.#item.concept ?? {}
    const line = (label: Label) =>
      this.#line(row, drawText(label.value), {
        LANGUAGE: label.language,
        FMTTYPE: row.property === 'X-ALT-DESC' ? label.contentType : undefined,
      })
    if (row.model === 'concept.names') {
      const [label] = concept.names ?? this.#item.headlines ?? this.#item.titles ?? []
      return label === undefined ? '' : line(label)
    }
    if (row.model === 'concept.notes') return (concept.notes ?? []).map(line).join('')
    const rich = row.property === 'X-ALT-DESC'
    const label = (concept.definitions ?? []).find((d) => (d.contentType !== undefined) === rich)
    return label === undefined ? '' : line(label)
  }

  #instant(row: PropertyRow): string {
    const { firstCreated, versionCreated, transmission } = this.#item
    if (row.model === 'firstCreated') return firstCreated === undefined ? '' : this.#line(row, drawUtc(firstCreated))
    if (row.model === 'versionCreated') {
      return versionCreated === undefined || transmission?.sent === undefined
        ? ''
        : this.#line(row, drawUtc(versionCreated))
    }
    // Required of every event: when this form of it was made.
    const stamp = transmission?.sent ?? versionCreated ?? firstCreated ?? this.#options.stamp ?? '1970-01-01T00:00:00Z'
    return this.#line(row, drawUtc(stamp))
  }

  /** A day, an instant in the event's zone, or an instant in UTC. */
  #bound(row: PropertyRow, date: string | undefined): string {
    if (date === undefined) return ''
    // A year or a month alone is more than a calendar can be told: it begins there.
    const whole = date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
    if (whole.length === 10) return this.#line(row, drawDate(whole), { VALUE: 'DATE' })
    if (Number.isNaN(Date.parse(whole))) return ''
    const zone = this.#dates.zone
    if (zone !== undefined && isZone(zone) && !/^(?:etc\/)?(?:utc|gmt)$/i.test(zone)) {
      const wall = drawWall(whole, zone)
      const again = instantInZone(`${wall.slice(0, 4)}-${wall.slice(4, 6)}-${wall.slice(6, 8)}`, clockOf(wall), zone)
      // An hour that a clock change repeats has one name for two instants: UTC tells them apart.
      if (Date.parse(again) === Math.floor(Date.parse(whole) / 1000) * 1000) {
        this.#span(zone, Number(whole.slice(0, 4)))
        return this.#line(row, wall, { TZID: zone })
      }
    }
    // Rules of the source's own: the offset of the instant is what they gave it.
    if (zone === undefined && this.#ownZone !== undefined && /[+-]\d{2}:\d{2}$/.test(whole))
      return this.#line(row, whole.slice(0, 19).replace(/[-:]/g, ''), { TZID: drawParameter(this.#ownZone) })
    return this.#line(row, drawUtc(whole))
  }

  /** Years of the zone's rules that the calendar needs. */
  #span(zone: string, year: number): void {
    const known = this.#zones.get(zone) ?? { first: year, last: year }
    const ahead = this.#dates.recurrenceRules === undefined ? 0 : 4
    this.#zones.set(zone, { first: Math.min(known.first, year), last: Math.max(known.last, year + ahead) })
  }

  #end(row: PropertyRow): string {
    const isTask = this.#name === 'VTODO'
    if ((row.property === 'DUE') !== isTask) return ''
    const { end } = this.#dates
    if (end === undefined) return ''
    const whole = end.length === 4 ? `${end}-12-31` : end.length === 7 ? lastDay(end) : end
    return this.#bound(row, whole.length === 10 && !isTask ? dayAfter(whole, 1) : whole)
  }

  #status(row: PropertyRow): string {
    const uri = this.#event.occurrenceStatus?.uri
    const name = STATUSES.find(([, code]) => code === uri)?.[0] ?? (uri === undefined ? undefined : NEAREST_STATUS[uri])
    const other = this.#event.eventStatus?.literal
    const value = name ?? (other !== undefined && /^[A-Z-]{1,40}$/.test(other) ? other : undefined)
    return value === undefined ? '' : this.#line(row, value)
  }

  #place(row: PropertyRow): string {
    const [location] = this.#event.locations ?? []
    const label = location?.names?.[0]
    const text = label?.value ?? location?.literal
    if (text === undefined) return ''
    const uri = location?.uri
    return this.#line(row, drawText(text), {
      LANGUAGE: label?.language,
      ALTREP: uri === undefined ? undefined : `"${address(uri).replaceAll('"', '%22')}"`,
    })
  }

  #party(row: PropertyRow, party: Term): string {
    const name = party.names?.[0]?.value
    const mail = party.person?.contacts?.find((c) => c.kind === 'email')?.value
    const uri = party.uri ?? (mail === undefined ? undefined : `mailto:${mail}`)
    if (name === undefined && uri === undefined) return ''
    const role = row.property === 'ATTENDEE' ? party.roles?.find((r) => /^[A-Za-z-]{1,40}$/.test(r)) : undefined
    const cutype = row.property === 'ATTENDEE' ? PARTY_TYPES.find(([, type]) => type === party.type)?.[0] : undefined
    const kept = (party.extensions ?? [])
      .filter((e) => e.format === 'icalendar' && e.name.startsWith('@'))
      .map((e) => [e.name.slice(1), typeof e.content?.[0] === 'string' ? e.content[0] : ''] as const)
    const parameters = { CN: name === undefined ? undefined : drawParameter(name), ROLE: role, CUTYPE: cutype }
    return this.#line(row, address(uri ?? 'invalid:nomail'), { ...parameters, ...Object.fromEntries(kept) })
  }

  #attachments(row: PropertyRow): string {
    return (this.#item.renditions ?? [])
      .map((rendition) => {
        if (rendition.href === undefined) return ''
        return this.#line(row, address(rendition.href), {
          FMTTYPE: rendition.contentType === undefined ? undefined : drawParameter(rendition.contentType),
          FILENAME: rendition.title === undefined ? undefined : drawParameter(rendition.title),
          SIZE: rendition.sizeInBytes === undefined ? undefined : String(rendition.sizeInBytes),
        })
      })
      .join('')
  }
}

const clockOf = (wall: string) => `${wall.slice(9, 11)}:${wall.slice(11, 13)}:${wall.slice(13, 15)}`

function lastDay(month: string): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
  return `${month}-${String(days).padStart(2, '0')}`
}

/** An address on one line. */
const address = (href: string): string => href.replace(/[\u0000-\u0020\u007f]/g, (c) => encodeURIComponent(c))
