/** Values of iCalendar (RFC 5545 section 3.3): text, dates, rules of recurrence. */
import type { RecurrenceRule } from '@dateline/news'
import { isDay } from '../copy/instant.ts'

/** Text without its escapes; a backslash before anything else stays. */
export function readText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
}

export function drawText(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .toWellFormed()
}

/** Texts of a list: commas that no backslash stands before part them. */
export function readTexts(value: string): string[] {
  const result: string[] = []
  let start = 0
  for (let i = 0; i <= value.length; i += 1) {
    if (value[i] === '\\') {
      i += 1
      if (i < value.length) continue
    }
    if (i >= value.length || value[i] === ',') {
      const text = readText(value.slice(start, i)).trim()
      if (text !== '') result.push(text)
      start = i + 1
    }
  }
  return result
}

export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM:SS`; absent for a whole day. */
  readonly time?: string
  readonly utc: boolean
  /** `+02:00`, which no calendar should write but some do. */
  readonly offset?: string
}

const DATE =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d{1,6})?)?\s?(Z|z|[+-]\d{2}:?\d{2})?)?$/

/** A DATE or DATE-TIME; also with the hyphens, colons and missing seconds that programs write. */
export function readLocal(value: string): LocalTime | undefined {
  const match = DATE.exec(value.trim())
  if (match === null) return undefined
  const [, y = '', mo = '', d = '', h, mi = '00', s = '00', zone] = match
  if (!isDay(Number(y), Number(mo), Number(d))) return undefined
  const date = `${y}-${mo}-${d}`
  if (h === undefined) return { date, utc: false }
  if (Number(h) > 23 || Number(mi) > 59 || Number(s) > 60) return undefined
  const time = `${h}:${mi}:${s === '60' ? '59' : s}`
  if (zone === undefined) return { date, time, utc: false }
  if (/^z$/i.test(zone)) return { date, time, utc: true }
  const digits = zone.replace(':', '')
  return { date, time, utc: false, offset: `${digits.slice(0, 3)}:${digits.slice(3)}` }
}

/** `20261103` of a day, `20261103T090000Z` of an instant. */
export function drawDate(date: string): string {
  return date.slice(0, 10).replaceAll('-', '')
}
export function drawUtc(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** A day some days later. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** An RFC 5545 duration, also without the `T` or in lower case; undefined when it is none. */
export function readDuration(value: string): string | undefined {
  const text = value.trim().toUpperCase()
  return /^[+-]?P(?:\d{1,6}W|(?:\d{1,6}D)?(?:T(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?)$/.test(text) && /\d/.test(text)
    ? text
    : undefined
}

const FREQUENCIES = new Set('SECONDLY MINUTELY HOURLY DAILY WEEKLY MONTHLY YEARLY'.split(' '))
const PARTS = /^(?:BYSECOND|BYMINUTE|BYHOUR|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS)$/

/**
 * A RECUR value. `by` keeps its lists under their names without BY, in lower case: `day`, `monthday`.
 * @param place of an UNTIL that names no zone
 */
export function readRule(value: string, place: (local: LocalTime) => string): RecurrenceRule | undefined {
  let frequency: string | undefined
  const more: { -readonly [K in keyof Omit<RecurrenceRule, 'frequency'>]: RecurrenceRule[K] } = {}
  const by: Record<string, string> = {}
  for (const part of value.trim().split(';')) {
    const [key = '', text = ''] = part.split('=').map((piece) => piece.trim())
    const name = key.toUpperCase()
    if (text === '') continue
    if (name === 'FREQ') frequency = text.toUpperCase()
    else if (name === 'INTERVAL' && /^\d{1,6}$/.test(text)) more.interval = Number(text)
    else if (name === 'COUNT' && /^\d{1,9}$/.test(text)) more.count = Number(text)
    else if (name === 'WKST') more.weekStart = text.toUpperCase()
    else if (name === 'UNTIL') {
      const local = readLocal(text)
      if (local === undefined) return undefined
      more.until = place(local)
    } else if (PARTS.test(name)) by[name.slice(2).toLowerCase()] = text.toUpperCase()
  }
  if (Object.keys(by).length > 0) more.by = by
  return frequency === undefined || !FREQUENCIES.has(frequency) ? undefined : { frequency, ...more }
}

export function drawRule(rule: RecurrenceRule): string {
  const parts = [`FREQ=${rule.frequency.toUpperCase()}`]
  if (rule.until !== undefined)
    parts.push(`UNTIL=${rule.until.length === 10 ? drawDate(rule.until) : drawUtc(rule.until)}`)
  if (rule.count !== undefined) parts.push(`COUNT=${rule.count}`)
  if (rule.interval !== undefined) parts.push(`INTERVAL=${rule.interval}`)
  for (const [name, value] of Object.entries(rule.by ?? {})) {
    const part = `BY${name.toUpperCase()}`
    if (PARTS.test(part) && /^[-+A-Za-z0-9,]+$/.test(value)) parts.push(`${part}=${value}`)
  }
  if (rule.weekStart !== undefined && /^[A-Z]{2}$/.test(rule.weekStart)) parts.push(`WKST=${rule.weekStart}`)
  return parts.join(';')
}
