/** Zones of iCalendar: what a TZID means, by its name or by the rules in its VTIMEZONE; and VTIMEZONEs for IANA zones. */
import { instantInZone, isZone, offsetAt, offsetText } from '../copy/instant.ts'
import { type Component, drawProperty, parameter } from './lines.ts'
import { dayAfter, drawDate, type LocalTime, readLocal, readRule } from './values.ts'
import { windowsZone } from './windows-zones.ts'

export interface Zone {
  /** IANA name, when it is one. */
  readonly name?: string
  /** Local time to RFC 3339. */
  place(local: LocalTime): string
}

const clock = (local: LocalTime) => local.time ?? '00:00:00'

/** RFC 3339 of a time that names its own zone. */
function placeOwn(local: LocalTime): string | undefined {
  if (local.time === undefined) return local.date
  if (local.utc) return `${local.date}T${local.time}Z`
  return local.offset === undefined ? undefined : `${local.date}T${local.time}${local.offset}`
}

/** An IANA zone. */
export function ianaZone(name: string): Zone {
  return { name, place: (local) => placeOwn(local) ?? instantInZone(local.date, clock(local), name) }
}

/** IANA zone that a TZID names: itself, at its end (`/vendor/2026/Europe/Riga`), or as Windows calls it. */
function zoneByName(id: string): string | undefined {
  const text = id.trim().replace(/^"|"$/g, '')
  const parts = text.split('/')
  for (let from = 0; from < Math.min(parts.length, 8); from += 1) {
    const name = parts.slice(from).join('/')
    if (/^[A-Za-z]/.test(name) && isZone(name) && (name.includes('/') || /^(utc|gmt|etc)/i.test(name))) return name
  }
  return windowsZone(text)
}

/** Onsets of one part of a VTIMEZONE. */
interface Observance {
  readonly start: LocalTime
  readonly from: string
  readonly to: string
  /** Latest onset at or before a local time, as `YYYY-MM-DDTHH:MM:SS`. */
  onset(local: string): string | undefined
}

const local = (time: LocalTime) => `${time.date}T${clock(time)}`

function readOffset(value: string | undefined): string | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})(?:\d{2})?$/.exec(value?.trim() ?? '')
  return match === null ? undefined : `${match[1]}${match[2]}:${match[3]}`
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** The day of a year that a yearly rule of a zone names: a month with `-1SU`, `2SU`, or a weekday among days of the month. */
function yearlyDay(year: number, by: Readonly<Record<string, string>>, start: string): string | undefined {
  const month = Number(by['month'] ?? start.slice(5, 7))
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const weekday = /^([+-]?\d)?(SU|MO|TU|WE|TH|FR|SA)$/.exec(by['day'] ?? '')
  const among = by['monthday']?.split(',').map(Number)
  if (weekday === null) {
    const day = among?.[0] ?? Number(start.slice(8, 10))
    return day >= 1 && day <= days ? iso(year, month, day) : undefined
  }
  const wanted = WEEKDAYS.indexOf(weekday[2] ?? '')
  const matching = Array.from({ length: days }, (_, i) => i + 1).filter(
    (day) =>
      new Date(Date.UTC(year, month - 1, day)).getUTCDay() === wanted && (among === undefined || among.includes(day)),
  )
  const nth = Number(weekday[1] ?? 1)
  const day = nth < 0 ? matching.at(nth) : matching[nth - 1]
  return day === undefined ? undefined : iso(year, month, day)
}

const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function observanceOf(component: Component): Observance | undefined {
  const value = (name: string) => component.properties.find((p) => p.name === name)?.value
  const start = readLocal(value('DTSTART') ?? '')
  const to = readOffset(value('TZOFFSETTO'))
  const from = readOffset(value('TZOFFSETFROM')) ?? to
  if (start === undefined || to === undefined || from === undefined) return undefined
  const rule = readRule(value('RRULE') ?? '', local)
  const dates = component.properties
    .filter((p) => p.name === 'RDATE')
    .flatMap((p) => p.value.split(','))
    .slice(0, 1_000)
    .flatMap((text) => readLocal(text) ?? [])
    .map(local)
  const fixed = [local(start), ...dates].toSorted()
  const yearly = rule?.frequency === 'YEARLY' ? rule : undefined
  return {
    start,
    from,
    to,
    onset(at) {
      const known = fixed.findLast((onset) => onset <= at)
      if (yearly === undefined) return known
      for (const year of [Number(at.slice(0, 4)), Number(at.slice(0, 4)) - 1]) {
        const day = yearlyDay(year, yearly.by ?? {}, start.date)
        const onset = day === undefined ? undefined : `${day}T${clock(start)}`
        if (onset === undefined || onset > at || onset < local(start)) continue
        if (yearly.until !== undefined && onset > yearly.until) continue
        return known === undefined || onset > known ? onset : known
      }
      return known
    },
  }
}

/** A zone by its rules. */
function ruledZone(component: Component): Zone | undefined {
  const observances = component.components.slice(0, 500).flatMap((c) => observanceOf(c) ?? [])
  const first = observances.toSorted((a, b) => (local(a.start) < local(b.start) ? -1 : 1))[0]
  if (first === undefined) return undefined
  return {
    place(time) {
      const own = placeOwn(time)
      if (own !== undefined) return own
      const at = local(time)
      let best: { onset: string; to: string } | undefined
      for (const observance of observances) {
        const onset = observance.onset(at)
        if (onset !== undefined && (best === undefined || onset > best.onset)) best = { onset, to: observance.to }
      }
      return `${at}${best?.to ?? first.from}`
    },
  }
}

/**
 * Zones of a calendar by their TZID.
 * @returns undefined for a TZID that neither its name nor a VTIMEZONE explains
 */
export function zonesOf(calendar: Component): (id: string) => Zone | undefined {
  const known = new Map<string, Zone | undefined>()
  const components = new Map(
    calendar.components
      .filter((c) => c.name === 'VTIMEZONE')
      .map((c) => [c.properties.find((p) => p.name === 'TZID')?.value.trim() ?? '', c]),
  )
  const find = (id: string): Zone | undefined => {
    const component = components.get(id)
    const location = component?.properties.find((p) => p.name === 'X-LIC-LOCATION' || p.name === 'TZID-ALIAS-OF')?.value
    const name = zoneByName(id) ?? (location === undefined ? undefined : zoneByName(location))
    if (name !== undefined) return ianaZone(name)
    return component === undefined ? undefined : ruledZone(component)
  }
  return (id) => {
    const key = id.trim()
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key)
  }
}

/** TZID of a property. */
export const zoneId = (property: Parameters<typeof parameter>[0]): string | undefined => parameter(property, 'TZID')

// Writing.

/** Offset of a zone at an instant, as `+02:00`. */
const offsetOf = (zone: string, at: number): string => offsetText(offsetAt(zone, at))

function minutesOf(offset: string): number {
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))
  return offset.startsWith('-') ? -size : size
}

interface Transition {
  /** Local time before the change. */
  readonly wall: string
  readonly from: string
  readonly to: string
}

function transitionsOf(zone: string, firstYear: number, lastYear: number): Transition[] {
  const result: Transition[] = []
  const end = Date.UTC(lastYear + 1, 0, 1)
  const step = 7 * 86_400_000
  let at = Date.UTC(firstYear, 0, 1)
  let offset = offsetOf(zone, at)
  for (; at < end; at += step) {
    const next = offsetOf(zone, at + step)
    if (next === offset) continue
    let low = at
    let high = at + step
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
      if (middle === low) break
      if (offsetOf(zone, middle) === offset) low = middle
      else high = middle
    }
    const wall = new Date(high + minutesOf(offset) * 60_000).toISOString().slice(0, 19)
    result.push({ wall, from: offset, to: next })
    offset = next
  }
  return result
}

/** A rule for changes that fall on the same weekday of the same month each year, or undefined. */
function ruleOf(list: readonly Transition[]): string | undefined {
  const of = (wall: string) => {
    const date = new Date(`${wall.slice(0, 10)}T00:00:00Z`)
    const day = date.getUTCDate()
    const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    return { month: date.getUTCMonth() + 1, weekday: date.getUTCDay(), nth: Math.ceil(day / 7), isLast: day + 7 > days }
  }
  const first = list[0]
  if (first === undefined || list.length < 2) return undefined
  const pattern = of(first.wall)
  const all = list.map((t) => of(t.wall))
  const same = all.every((p) => p.month === pattern.month && p.weekday === pattern.weekday)
  if (!same || !list.every((t) => t.wall.slice(11) === first.wall.slice(11))) return undefined
  const nth = all.every((p) => p.isLast)
    ? '-1'
    : all.every((p) => p.nth === pattern.nth)
      ? String(pattern.nth)
      : undefined
  return nth === undefined
    ? undefined
    : `FREQ=YEARLY;BYMONTH=${pattern.month};BYDAY=${nth}${WEEKDAYS[pattern.weekday] ?? 'SU'}`
}

/**
 * A VTIMEZONE for an IANA zone, right for the years asked for; where the changes follow a rule, for the years after too.
 * @param firstYear of the times that stand in the calendar
 */
export function drawZone(zone: string, firstYear: number, lastYear: number): string {
  const before = offsetOf(zone, Date.UTC(firstYear - 1, 0, 1))
  const list = transitionsOf(zone, firstYear - 1, lastYear + 1)
  const text = (offset: string) => offset.replace(':', '')
  const part = (name: string, wall: string, from: string, to: string, rule?: string) =>
    [
      `BEGIN:${name}\r\n`,
      drawProperty('DTSTART', {}, `${drawDate(wall)}T${wall.slice(11).replaceAll(':', '')}`),
      drawProperty('TZOFFSETFROM', {}, text(from)),
      drawProperty('TZOFFSETTO', {}, text(to)),
      rule === undefined ? '' : drawProperty('RRULE', {}, rule),
      `END:${name}\r\n`,
    ].join('')
  const kinds = Map.groupBy(list, (t) => `${t.wall.slice(5, 7)} ${t.from} ${t.to}`)
  const standard = Math.min(...[before, ...list.map((t) => t.to)].map(minutesOf))
  const nameOf = (to: string) => (minutesOf(to) > standard ? 'DAYLIGHT' : 'STANDARD')
  const first = dayAfter(`${firstYear - 1}-01-01`, 0)
  const parts = [part(nameOf(before), `${first}T00:00:00`, before, before)]
  for (const group of kinds.values()) {
    const [start] = group
    const rule = group.length > lastYear - firstYear + 1 ? ruleOf(group) : undefined
    if (start !== undefined && rule !== undefined)
      parts.push(part(nameOf(start.to), start.wall, start.from, start.to, rule))
    else for (const t of group) parts.push(part(nameOf(t.to), t.wall, t.from, t.to))
  }
  return `BEGIN:VTIMEZONE\r\n${drawProperty('TZID', {}, zone)}${parts.join('')}END:VTIMEZONE\r\n`
}

/** The wall clock of an instant in a zone: `20261103T090000`. */
export function drawWall(instant: string, zone: string): string {
  const at = Date.parse(instant)
  const wall = new Date(at + offsetAt(zone, at) * 60_000).toISOString().slice(0, 19)
  return wall.replace(/[-:]/g, '')
}
