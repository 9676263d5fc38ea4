/** Instants as documents write them, and clock times in a zone. */

/** Making one costs far more than using it; there are no more of them than zones. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  let format = clocks.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    if (clocks.size < 1_000) clocks.set(zone, format)
  }
  return format
}

/**
 * Offset of a zone at an instant, in minutes east of UTC.
 * @param at milliseconds since the epoch
 */
export function offsetAt(zone: string, at: number): number {
  const parts = clockOf(zone).formatToParts(new Date(at))
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return Math.round((wall - Math.floor(at / 1000) * 1000) / 60_000)
}

/** `+03:00` for 180. */
export function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+'
  const size = Math.abs(minutes)
  return `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
}

/** True when the runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * A clock time in a zone as an RFC 3339 instant.
 * @param date `YYYY-MM-DD`
 * @param time `HH:MM` or `HH:MM:SS`
 * @param zone IANA zone; a time that a clock change skips or repeats takes the offset before the change
 */
export function instantInZone(date: string, time: string, zone: string): string {
  const clock = time.length === 5 ? `${time}:00` : time
  const wall = Date.parse(`${date}T${clock}Z`)
  const first = offsetAt(zone, wall)
  const offset = offsetAt(zone, wall - first * 60_000)
  return `${date}T${clock}${offsetText(offset)}`
}

/** Days in a month of the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** True for a day that the calendar has. */
export function isDay(year: number, month: number, day: number): boolean {
  return year >= 1_000 && year <= 9_999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/

export interface ParsedInstant {
  readonly instant: string
  /** False when the document gave no zone and the default was used. */
  readonly zoned: boolean
}

/**
 * Reads an ISO 8601 / RFC 3339 date and time as news formats write it: seconds, fraction, colon and zone may lack.
 * @param text for example `2018-10-23T12:00:00Z`, `20181023T120000+0100`, `2018-10-23`
 * @param zone IANA zone for a time without one; UTC when undefined
 * @returns the instant in RFC 3339, or undefined when the text is not a date and time
 */
export function parseInstant(text: string, zone: string | undefined): ParsedInstant | undefined {
  const match = ISO.exec(text.trim())
  if (match === null) return undefined
  const [, y = '', mo = '', d = '', h = '00', mi = '00', s = '00', fraction, offset] = match
  if (!isDay(Number(y), Number(mo), Number(d)) || Number(h) > 23 || Number(mi) > 59 || Number(s) > 59) return undefined
  const date = `${y}-${mo}-${d}`
  const time = `${h}:${mi}:${s}`
  if (offset === undefined) {
    const known = zone !== undefined && isZone(zone)
    return { instant: known ? instantInZone(date, time, zone) : `${date}T${time}Z`, zoned: false }
  }
  const digits = offset.replace(':', '')
  const shift = /^z$/i.test(offset) ? 'Z' : `${digits.slice(0, 3)}:${digits.slice(3) === '' ? '00' : digits.slice(3)}`
  if (shift !== 'Z' && (Number(shift.slice(1, 3)) > 14 || Number(shift.slice(4)) > 59)) return undefined
  return { instant: `${date}T${time}${fraction === undefined ? '' : `.${fraction}`}${shift}`, zoned: true }
}
