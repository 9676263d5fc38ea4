/** Dates, times and counts as an edition writes them. An instant is never shown without the edition's zone. */
import type { Edition } from '../../../editions/index.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`
  let made = formatters.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    formatters.set(key, made)
  }
  return made
}

function dateText(edition: Edition, at: Date, options: Intl.DateTimeFormatOptions, zone = edition.zone): string {
  const text = formatter(edition.locale, zone, options).format(at)
  return edition.dates.drop === undefined ? text : text.replace(edition.dates.drop, '')
}

/** For example `23 June 2021`, in the edition's zone. */
export const date = (edition: Edition, at: Date): string => dateText(edition, at, edition.dates.date)
/** With the day of the week. */
export const fullDate = (edition: Edition, at: Date): string =>
  opened(edition, dateText(edition, at, edition.dates.fullDate))

/** A full date stands alone: it begins like a sentence, whatever the language does inside one. */
const opened = (edition: Edition, text: string): string =>
  text.charAt(0).toLocaleUpperCase(edition.locale) + text.slice(1)
/** Without the year. */
export const shortDate = (edition: Edition, at: Date): string => dateText(edition, at, edition.dates.shortDate)
/** For example `14:21`. */
export const time = (edition: Edition, at: Date): string =>
  formatter(edition.locale, edition.zone, edition.dates.time).format(at)
/** Date and time. */
export const dateTime = (edition: Edition, at: Date): string =>
  `${date(edition, at)}${edition.dates.join}${time(edition, at)}`

/** The day in the edition's second calendar; undefined when it has none. */
export function secondDate(edition: Edition, at: Date): string | undefined {
  if (edition.secondCalendar === undefined) return undefined
  return formatter(edition.secondCalendar, edition.zone, edition.dates.date).format(at)
}

/** A calendar day `YYYY-MM-DD` in words; a bare year or anything else stays as it is. */
export function calendarDay(edition: Edition, day: string, style: 'date' | 'fullDate' | 'shortDate' = 'date'): string {
  if (!isDay(day)) return day
  const text = dateText(edition, new Date(`${day}T12:00:00Z`), edition.dates[style], 'UTC')
  return style === 'fullDate' ? opened(edition, text) : text
}

/** From one calendar day to another, as briefly as the language writes it. */
export function dayRange(edition: Edition, from: string, to: string): string {
  if (from === to || !isDay(from) || !isDay(to)) return calendarDay(edition, from)
  const range = formatter(edition.locale, 'UTC', edition.dates.date).formatRange(
    new Date(`${from}T12:00:00Z`),
    new Date(`${to}T12:00:00Z`),
  )
  return edition.dates.drop === undefined ? range : range.replace(edition.dates.drop, '')
}

/** True for a `YYYY-MM-DD` that exists in the civil calendar. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

/** The calendar day `YYYY-MM-DD` of an instant in a zone. */
export function dayIn(zone: string, at: Date): string {
  return formatter('en-CA-u-ca-iso8601', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** A day some days later (or earlier). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const parts = formatter('en-US-u-ca-iso8601', zone, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(at))
  const n = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value)
  return (
    Date.UTC(n('year'), n('month') - 1, n('day'), n('hour'), n('minute'), n('second')) - Math.floor(at / 1000) * 1000
  )
}

/** The instant at which a calendar day begins in a zone. */
export function dayStart(zone: string, day: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`)
  // Twice, because the offset asked for is that of the answer.
  const guess = wall - offsetAt(zone, wall)
  return new Date(wall - offsetAt(zone, guess))
}

/** A number in the edition's digits. */
export function number(edition: Edition, n: number): string {
  return new Intl.NumberFormat(edition.locale).format(n)
}

/** A phrase with its marks filled in. */
export function fill(phrase: string, marks: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => marks[name] ?? whole)
}

/** A counted phrase in the plural form that the language wants. */
export function counted(
  edition: Edition,
  forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>,
  n: number,
): string {
  const form = forms[new Intl.PluralRules(edition.locale).select(n)] ?? forms.other ?? ''
  return fill(form, { n: number(edition, n) })
}

/** Names joined as the language joins them. */
export function nameList(edition: Edition, names: readonly string[]): string {
  return new Intl.ListFormat(edition.locale, { type: 'conjunction' }).format(names)
}
