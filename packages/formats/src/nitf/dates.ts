/** Dates of NITF: ISO 8601 basic with an offset, and whatever else senders write there. */
import { parseInstant } from '../copy/instant.ts'

/** As Superdesk and others fill an empty field. */
const NOTHING = /^(none|null|n\/a|-)?$/i

/**
 * Reads `norm`.
 * @param zone IANA zone of a time that has none
 * @returns RFC 3339 and whether the document gave the offset; `nothing` for a field left empty; undefined when it is no date
 */
export function readNorm(
  text: string,
  zone: string | undefined,
): { readonly instant: string; readonly zoned: boolean } | 'nothing' | undefined {
  const value = text.trim()
  if (NOTHING.test(value)) return 'nothing'
  // The documentation of the schema itself leaves out the T now and then.
  const split = /^(\d{8})(\d{6})(.*)$/.exec(value)
  return parseInstant(split === null ? value : `${split[1]}T${split[2]}${split[3]}`, zone)
}

/** A date that may end at the year, the month or the day, or an instant. */
export function readTruncated(text: string, zone: string | undefined): string | undefined {
  const value = text.trim()
  if (/^\d{4}$/.test(value) || /^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return value
  const day = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(value)
  const read = readNorm(value, zone)
  if (read === undefined || read === 'nothing') return undefined
  return day === null ? read.instant : `${day[1]}-${day[2]}-${day[3]}`
}

/** RFC 3339, whole or cut short, as NITF writes it: `20261101T090000+0300`, `20261101`; year and month stay as they are. */
export function writeNorm(instant: string): string {
  const [date = '', time] = instant.split('T')
  if (date.length < 10) return instant
  const day = date.replaceAll('-', '')
  return time === undefined ? day : `${day}T${time.replaceAll(':', '')}`
}

/** Milliseconds of an instant, for comparing. */
export function millis(instant: string): number {
  return Date.parse(instant)
}
