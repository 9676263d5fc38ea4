/** Dates as feeds send them: RFC 822, RFC 3339, W3CDTF, ISO 8601, asctime, numbers of seconds, and what people write. */
import { findDate } from '../copy/dates.ts'
import { instantInZone, isDay, isZone, offsetText } from '../copy/instant.ts'

export interface FeedDate {
  /** RFC 3339 with the offset that was stated, or that of the assumed zone. */
  readonly value: string
  /** How much of it was written; the rest is zero. */
  readonly precision: 'year' | 'month' | 'day' | 'minute' | 'second'
  readonly zone: 'stated' | 'assumed'
  /** As it stands in the feed. */
  readonly original: string
}

export interface DateOptions {
  /** IANA zone of clock times without one. Default: UTC, as feed readers hold. */
  readonly zone?: string
  /** BCP 47: with `en-US` the month stands first in `03/04/2026`. */
  readonly language?: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL_MONTHS = 'january february march april may june july august september sept october november december'.split(
  ' ',
)

/** Hours east of UTC. Letters of the military are wrong in RFC 822 itself, so they say nothing (RFC 2822, 4.3). */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  bst: 1,
  ist: 5.5,
  cet: 1,
  met: 1,
  mez: 1,
  cest: 2,
  mest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  trt: 3,
  wib: 7,
  hkt: 8,
  sgt: 8,
  jst: 9,
  kst: 9,
  awst: 8,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  nst: -3.5,
  ndt: -2.5,
  brt: -3,
  art: -3,
  at: -4,
  ast: -4,
  adt: -3,
  et: -5,
  est: -5,
  edt: -4,
  ct: -6,
  cst: -6,
  cdt: -5,
  mt: -7,
  mst: -7,
  mdt: -6,
  pt: -8,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
}

interface Wall {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  readonly fraction?: string
  /** What follows the time: a zone, in one way or another. */
  readonly rest: string
  readonly precision: FeedDate['precision']
}

/**
 * Minutes east of UTC, an IANA zone, or undefined when the text names none.
 */
function zoneOf(rest: string): number | string | undefined {
  const text = rest.trim().replace(/^\(|\)$/g, '')
  if (text === '') return undefined
  const signed = /^(?:gmt|utc|ut|z)?\s?([+\-\u2212])\s?(\d{1,2}):?(\d{2})?(?!\d)/i.exec(text)
  if (signed !== null) {
    const minutes = Number(signed[2]) * 60 + Number(signed[3] ?? 0)
    // `-2700` is a slip; an offset beyond a day cannot be meant.
    if (minutes >= 24 * 60) return undefined
    return signed[1] === '+' ? minutes : -minutes
  }
  const bare = /^(\d{2})(\d{2})$/.exec(text)
  if (bare !== null) return Number(bare[1]) * 60 + Number(bare[2])
  const place = /^(?:etc\/)?([A-Za-z]{1,20}(?:\/[A-Za-z_+\-0-9]{1,30}){0,2})/i.exec(text)?.[1]
  if (place === undefined) return undefined
  const hours = ZONES[place.toLowerCase()]
  if (hours !== undefined) return hours * 60
  return place.includes('/') && isZone(place) ? place : undefined
}

function finish(wall: Wall, original: string, options: DateOptions): FeedDate | undefined {
  const { year, month, day } = wall
  if (!isDay(year, month, day)) return undefined
  let { hour = 0, minute = 0, second = 0 } = wall
  if (hour > 24 || minute > 59 || second > 61 || (hour === 24 && minute > 0)) return undefined
  if (second > 59) second = 59
  let date = new Date(Date.UTC(year, month - 1, day))
  if (hour === 24) {
    hour = 0
    date = new Date(date.getTime() + 86_400_000)
  }
  const two = (n: number) => String(n).padStart(2, '0')
  const dayText = date.toISOString().slice(0, 10)
  const time = `${two(hour)}:${two(minute)}:${two(second)}`
  const zone = zoneOf(wall.rest)
  const fraction = wall.fraction === undefined || /^0*$/.test(wall.fraction) ? '' : `.${wall.fraction.slice(0, 3)}`
  const stated = zone !== undefined
  const used = zone ?? options.zone ?? 0
  const value =
    typeof used === 'string'
      ? instantInZone(dayText, time, used).replace(/([+-]\d{2}:\d{2})$/, `${fraction}$1`)
      : `${dayText}T${time}${fraction}${used === 0 ? 'Z' : offsetText(used)}`
  return { value, precision: wall.precision, zone: stated ? 'stated' : 'assumed', original }
}

const ISO =
  /^([12]\d{3})(?:([-/.]?)(0[1-9]|1[0-2]|[1-9](?!\d))(?:[-/.]?(3[01]|[12]\d|0[1-9]|[1-9](?!\d)))?)?(?:[T\s,_]{1,4}(.*))?$/i
const ISO_ORDINAL = /^([12]\d{3})-?(\d{3})(?:T(.*))?$/i
const ISO_WEEK = /^([12]\d{3})-?W(\d{2})(?:-?([1-7]))?(?:T(.*))?$/i
const CLOCK = /^(\d{1,2})(?::|\.|h)(\d{1,2})(?:[:.](\d{1,2})(?:[.,:](\d{1,9}))?)?\s?(?:([ap])\.?m\b\.?)?\s?(.*)$/i
const COMPACT_CLOCK = /^(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?(?!\d)\s?(.*)$/

type Clock = Pick<Wall, 'hour' | 'minute' | 'second' | 'fraction' | 'rest' | 'precision'>

function clockOf(text: string): Clock | undefined {
  const match = CLOCK.exec(text) ?? undefined
  const compact = match === undefined ? (COMPACT_CLOCK.exec(text) ?? undefined) : undefined
  if (match === undefined && compact === undefined) return undefined
  const [, hour, minute, second, fraction] = match ?? compact ?? []
  const half = match?.[5]?.toLowerCase()
  let h = Number(hour)
  if (half === 'p' && h < 12) h += 12
  if (half === 'a' && h === 12) h = 0
  return {
    hour: h,
    minute: Number(minute),
    ...(second === undefined ? {} : { second: Number(second) }),
    ...(fraction === undefined ? {} : { fraction }),
    rest: match?.[6] ?? compact?.[5] ?? '',
    precision: second === undefined ? 'minute' : 'second',
  }
}

function iso(text: string): Wall | undefined {
  const match = ISO.exec(text)
  if (match !== null) {
    const [, year, , month, day, tail] = match
    const precision = month === undefined ? 'year' : day === undefined ? 'month' : 'day'
    const base = { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) }
    if (tail === undefined || tail.trim() === '') return { ...base, rest: '', precision }
    const clock = clockOf(tail.trim())
    if (clock !== undefined) return { ...base, ...clock }
    const hour = /^(\d{1,2})(?:\s?(z|[+-]\d.*))?$/i.exec(tail.trim())
    if (hour !== null) return { ...base, hour: Number(hour[1]), rest: hour[2] ?? '', precision: 'minute' }
    // A day with a zone, as XML Schema's `date` has it.
    return zoneOf(tail) === undefined ? undefined : { ...base, rest: tail, precision }
  }
  const ordinal = ISO_ORDINAL.exec(text)
  if (ordinal !== null) return ofDayNumber(Number(ordinal[1]), Number(ordinal[2]), ordinal[3])
  const week = ISO_WEEK.exec(text)
  if (week === null) return undefined
  const year = Number(week[1])
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7)
  return ofDayNumber(year, monday + (Number(week[2]) - 1) * 7 + Number(week[3] ?? 1) - 1, week[4])
}

function ofDayNumber(year: number, number: number, tail: string | undefined): Wall | undefined {
  if (number > 371) return undefined
  const date = new Date(Date.UTC(year, 0, number))
  const base = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  const clock = tail === undefined ? undefined : clockOf(tail)
  return { ...base, ...(clock ?? { rest: '', precision: 'day' as const }) }
}

function monthOf(word: string): number | undefined {
  const name = word.toLowerCase()
  const short = MONTHS.indexOf(name.slice(0, 3))
  return short !== -1 && (name.length === 3 || FULL_MONTHS.includes(name)) ? short + 1 : undefined
}

function yearOf(text: string): number {
  const year = Number(text)
  if (text.length > 3) return year
  return text.length === 3 ? year + 1_900 : year + (year < 90 ? 2_000 : 1_900)
}

const WEEKDAY = /^(?:[A-Za-z]{3,9}\.?\s?,\s?|[A-Za-z]{3,9}\.?\s(?=\d)|[A-Za-z]{3,9}\.?\s(?=[A-Za-z]{3,9}\.?\s\d))/
const DAY_MONTH =
  /^(\d{1,2})(?:st|nd|rd|th)?[\s\-./]{0,3}(?:of\s)?([A-Za-z]{3,9})\.?[\s,\-./]{1,3}(\d{4}|\d{2,3})(?!\d)(?:[,\sT]{1,4}(?:at\s)?(.*))?$/i
const MONTH_DAY =
  /^([A-Za-z]{3,9})\.?[\s-](\d{1,2})(?:st|nd|rd|th)?,?[\s-]{1,2}(\d{4})(?!\d)(?:[,\s]{1,3}(?:at\s)?(.*))?$/i
const ASCTIME =
  /^([A-Za-z]{3,9})\s(\d{1,2})\s(\d{1,2}):(\d{2})(?::(\d{2}))?\s(?:([A-Za-z]{1,5}|[+-]\d{4}|[A-Z]{3}[+-]\d{2}:?\d{2})\s)?(\d{4})\s?([A-Za-z]{1,5}|[+-]\d{4})?$/

/** RFC 822 and its relations, with English names. */
function named(text: string): Wall | undefined {
  const bare = text.replace(WEEKDAY, '')
  const ordered = DAY_MONTH.exec(bare)
  const swapped = ordered === null ? MONTH_DAY.exec(bare) : null
  const match = ordered ?? swapped
  if (match !== null) {
    const [, a = '', b = '', year = '', tail] = match
    const month = monthOf(ordered === null ? a : b)
    if (month === undefined) return undefined
    const base = { year: yearOf(year), month, day: Number(ordered === null ? b : a) }
    if (tail === undefined || tail.trim() === '') return { ...base, rest: '', precision: 'day' }
    const clock = clockOf(tail.trim().replace(/^[-\u2013|]\s/, ''))
    if (clock !== undefined) return { ...base, ...clock }
    const hour = /^(\d{1,2})\s?([ap])m\b(.*)$/i.exec(tail.trim())
    if (hour !== null) {
      const h = (Number(hour[1]) % 12) + (hour[2]?.toLowerCase() === 'p' ? 12 : 0)
      return { ...base, hour: h, rest: hour[3] ?? '', precision: 'minute' }
    }
    return zoneOf(tail) === undefined
      ? { ...base, rest: '', precision: 'day' }
      : { ...base, rest: tail, precision: 'day' }
  }
  const clock = ASCTIME.exec(bare)
  if (clock === null) return undefined
  const [, name = '', day, hour, minute, second, zone, year, after] = clock
  const month = monthOf(name)
  if (month === undefined) return undefined
  return {
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    ...(second === undefined ? {} : { second: Number(second) }),
    rest: zone ?? after ?? '',
    precision: second === undefined ? 'minute' : 'second',
  }
}

/** `Fri, 2006/09/15 08:19:53 EDT`: a day name before a numeric date. */
const NUMERIC_AFTER_DAY = /^[\p{L}]{2,12}\.?,?\s(?=\d{4}[-/.]\d)/u
/** Korean and Japanese halves of the day, before the time. */
const HALF_BEFORE = /(오전|오후|午前|午後|上午|下午|AM|PM)\s?(\d{1,2}):/

/** Numbers and words in any language that the copy's own dates are read in. */
function worded(text: string, options: DateOptions): Wall | undefined {
  const halves = HALF_BEFORE.exec(text)
  let line = text
  if (halves !== null) {
    const afternoon = /오후|午後|下午|PM/.test(halves[1] ?? '')
    const hour = (Number(halves[2]) % 12) + (afternoon ? 12 : 0)
    line = text.replace(halves[0], ` ${hour}:`)
  }
  line = line
    .replace(/(\d)\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]/, '$1-$2-$3')
    // `2004-július-13T9:15-05:00`
    .replace(/^(\d{4})-(\p{L}{3,12})-(\d{1,2})/u, '$3 $2 $1 ')
    .replace(/(\d)T(\d)/, '$1 $2')
    // `13 déc. 2003`
    .replace(/(\p{L})\.(?=[\s,\d])/gu, '$1')
    // A day's name may be a month's in another language: `mar, 13 déc`.
    .replace(/^[\p{L}\p{M}]{2,15}\s?,\s?(?=\d)/u, '')
  const straight = iso(line)
  if (straight !== undefined) return straight
  // Greek short names lose their accents in CLDR, and keep them in feeds.
  const found = findDate(line) ?? findDate(line.normalize('NFD').replace(/\p{M}/gu, ''))
  if (found?.year === undefined) return undefined
  const american = found.ambiguous === true && /^en-(us|ph)$/i.test(options.language ?? '')
  const [month, day] = american ? [found.day, found.month] : [found.month, found.day]
  const base = { year: found.year, month, day }
  if (found.time === undefined) return { ...base, rest: '', precision: 'day' }
  const [hour, minute, second] = found.time.split(':').map(Number)
  const after = /\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(.*)$/.exec(line.slice(found.end))?.[1] ?? ''
  const rest = found.offset === undefined ? after : offsetText(found.offset)
  return {
    ...base,
    ...(hour === undefined ? {} : { hour }),
    ...(minute === undefined ? {} : { minute }),
    ...(second === undefined ? {} : { second }),
    rest,
    precision: second === undefined ? 'minute' : 'second',
  }
}

/** Seconds (or milliseconds) since 1970, in a time that feeds have lived in. */
function counted(text: string, original: string): FeedDate | undefined {
  if (!/^@?\d{9,13}(?:\.\d{1,9})?$/.test(text)) return undefined
  const number = Number(text.replace('@', ''))
  const ms = number >= 100_000_000_000 ? number : number * 1_000
  const date = new Date(Math.floor(ms / 1_000) * 1_000)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 2_200) return undefined
  return { value: date.toISOString().replace('.000', ''), precision: 'second', zone: 'stated', original }
}

/**
 * Reads a date of a feed.
 * @param text at most 200 characters are looked at
 * @returns undefined when no day can be made of it
 */
export function parseFeedDate(text: string, options: DateOptions = {}): FeedDate | undefined {
  const original = text.trim().slice(0, 200)
  const line = original
    .replace(/[\s\u00a0\u202f\u200e\u200f]+/g, ' ')
    .replace(/\u2212/g, '-')
    .trim()
  if (!/\d/.test(line) && !/[\u0660-\u0669\u06f0-\u06f9]/.test(line)) return undefined
  const wall =
    iso(line) ?? named(line) ?? (NUMERIC_AFTER_DAY.test(line) ? iso(line.replace(NUMERIC_AFTER_DAY, '')) : undefined)
  const known = wall === undefined ? undefined : finish(wall, original, options)
  if (known !== undefined) return known
  const number = counted(line, original)
  if (number !== undefined) return number
  const words = worded(line, options)
  const zone = options.zone ?? (/[\uac00-\ud7a3]/.test(line) ? 'Asia/Seoul' : undefined)
  return words === undefined ? undefined : finish(words, original, zone === undefined ? options : { ...options, zone })
}
