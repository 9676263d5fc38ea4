/** Dates and clock times as pages and datelines print them, in many languages. */
import { asciiDigits, gregorianYears } from './calendars.ts'
import { byMark, inOrderOfYear, solarHijri, vietnamese } from './date-forms.ts'
import { isDayNumber, isYear, type Token, tokens } from './date-tokens.ts'
import { isDay } from './instant.ts'

/** Languages whose month names are known. Their names are the runtime's own (Intl, CLDR). */
const MONTH_LOCALES = (
  'en ru ar de fr es pt pl uk be it nl tr sv nb da fi cs sk ro hu el bg sr-Latn sr-Cyrl sl lt lv et he fa id ms vi ca ' +
  'kk az ar-SY ar-DZ de-AT uz hi ka hy bn ta te ml mr gu kn pa ur th km ne si sw eu gl mk sq bs mn ky tg am my lo is ga cy af zu fil'
).split(' ')

export interface FoundDate {
  /** Undefined when the text gives a day and month only. */
  readonly year?: number
  readonly month: number
  readonly day: number
  /** `HH:MM` or `HH:MM:SS`, 24 h. */
  readonly time?: string
  /** Minutes east of UTC, when the text names an offset or a known abbreviation. */
  readonly offset?: number
  /** True when day and month could be the other way round (`03/04/2021`). */
  readonly ambiguous?: boolean
  /** Half-open place of day and month (and year) in the text. */
  readonly start: number
  readonly end: number
}

/** Same length as the input, so that places stay right: lower case, ASCII digits, plain spaces. */
function normalise(text: string): string {
  const result = gregorianYears(asciiDigits(text.replace(/[\u00a0\u202f\u2009]/g, ' ')))
  // Letter by letter: lower-casing some letters would change the length.
  return result.replace(/\p{Lu}/gu, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c))
}

let months: Map<string, number> | undefined

/** Month names, long and short, standing alone and in a date, of every known language. First language wins. */
function monthNames(): Map<string, number> {
  if (months !== undefined) return months
  const names = new Map<string, number>()
  const add = (name: string, month: number) => {
    const key = normalise(name).replace(/\.$/, '').trim()
    if (key.length > 1 && !/\d/.test(key) && !names.has(key)) names.set(key, month)
  }
  for (const locale of MONTH_LOCALES) {
    for (const style of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC', calendar: 'gregory' })
      const dated = new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: style,
        timeZone: 'UTC',
        calendar: 'gregory',
      })
      for (let month = 1; month <= 12; month += 1) {
        const date = new Date(Date.UTC(2021, month - 1, 15))
        add(alone.format(date), month)
        add(dated.formatToParts(date).find((p) => p.type === 'month')?.value ?? '', month)
      }
    }
  }
  const extra = { sept: 9, мая: 5, июн: 6, июл: 7, märz: 3, maerz: 3, août: 8, aout: 8, marzo: 3, ott: 10 }
  for (const [name, month] of Object.entries(extra)) add(name, month)
  months = names
  return names
}

/** Month that begins at a token: names may be two words ("كانون الثاني"). */
function monthAt(list: readonly Token[], index: number): { month: number; width: number } | undefined {
  const names = monthNames()
  const one = list[index]
  const two = list[index + 1]
  if (one === undefined || one.number !== undefined) return undefined
  if (two !== undefined && two.number === undefined) {
    const pair = names.get(`${one.text} ${two.text}`)
    if (pair !== undefined) return { month: pair, width: 2 }
  }
  const single = names.get(one.text)
  return single === undefined ? undefined : { month: single, width: 1 }
}

const FILLERS = new Set([
  'de',
  'of',
  'del',
  'di',
  'г',
  'року',
  'года',
  'the',
  'den',
  'a',
  'o',
  'й',
  'st',
  'nd',
  'rd',
  'th',
  'er',
  'º',
])

function skipFillers(list: readonly Token[], index: number): number {
  let at = index
  while (FILLERS.has(list[at]?.text ?? '') && at < index + 2) at += 1
  return at
}

/** A day found in a line, without a time. */
export type Core = Omit<FoundDate, 'time' | 'offset'>

/** `23 June 2021`, `23 de junio`, `23 يونيو 2021`. */
function dayFirst(list: readonly Token[], index: number): Core | undefined {
  const day = list[index]
  if (!isDayNumber(day)) return undefined
  const at = skipFillers(list, index + 1)
  const named = monthAt(list, at)
  if (named === undefined) return undefined
  let after = at + named.width
  // "23 حزيران / يونيو": the same month in the other naming.
  const again = monthAt(list, after)
  if (again !== undefined && again.month === named.month) after += again.width
  const end = list[after - 1]?.end ?? day.end
  const yearToken = list[skipFillers(list, after)]
  const year = isYear(yearToken) && yearToken.start - end < 12 ? yearToken : undefined
  return core(year?.number, named.month, day.number, day.start, year?.end ?? end)
}

/** `June 23, 2021`, `June 23`. */
function monthFirst(list: readonly Token[], index: number): Core | undefined {
  const named = monthAt(list, index)
  const first = list[index]
  if (named === undefined || first === undefined) return undefined
  const day = list[index + named.width]
  if (!isDayNumber(day)) return undefined
  const at = skipFillers(list, index + named.width + 1)
  const yearToken = list[at]
  const year = isYear(yearToken) && yearToken.start - day.end < 8 ? yearToken : undefined
  return core(year?.number, named.month, day.number, first.start, year?.end ?? day.end)
}

/** `2021-06-23`, `23.06.2021`, `06/23/2021`. */
function numeric(text: string, list: readonly Token[], index: number): Core | undefined {
  const [a, b, c] = [list[index], list[index + 1], list[index + 2]]
  if (isYear(a)) {
    const [m, d] = [b, c]
    if (!isDayNumber(m) || !isDayNumber(d)) return undefined
    if (!/^ ?[-./] ?\d{1,2} ?[-./] ?$/.test(text.slice(a.end, d.start))) return undefined
    return core(a.number, m.number, d.number, a.start, d.end)
  }
  if (!isDayNumber(a) || !isDayNumber(b) || c?.number === undefined) return undefined
  if (c.text.length !== 2 && !isYear(c)) return undefined
  const gap = text.slice(a.end, c.start)
  const separator = /^ ?([-./]) ?\d{1,2} ?([-./]) ?$/.exec(gap)
  if (separator === null || separator[1] !== separator[2]) return undefined
  const short = c.number > 60 ? 1_900 : 2_000
  const year = c.text.length === 4 ? c.number : short + c.number
  const american = b.number > 12
  const [day, month] = american ? [b.number, a.number] : [a.number, b.number]
  const found = core(year, month, day, a.start, c.end)
  const ambiguous = separator[1] === '/' && a.number <= 12 && b.number <= 12 && a.number !== b.number
  return found === undefined || !ambiguous ? found : { ...found, ambiguous }
}

function core(year: number | undefined, month: number, day: number, start: number, end: number): Core | undefined {
  if (!isDay(year ?? 2_000, month, day)) return undefined
  return { ...(year === undefined ? {} : { year }), month, day, start, end }
}

/** Abbreviations that mean one offset everywhere. */
const OFFSETS: Readonly<Record<string, number>> = {
  gmt: 0,
  utc: 0,
  cet: 60,
  mez: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  мск: 180,
  edt: -240,
  est: -300,
  cdt: -300,
  mdt: -360,
  pst: -480,
  pdt: -420,
  jst: 540,
  kst: 540,
  hkt: 480,
  aest: 600,
}

const CLOCK =
  /(?<!\d)([01]?\d|2[0-3])\s?[:.h\u200f]\s?([0-5]\d)(?::([0-5]\d))?(?![\d])\s*([ap]\.?\s?m\b\.?|[صم](?![\p{L}]))?/gu
/** `午後2時30分`, `下午2点30分`, `오후 2:30`: the half of the day stands before the hour. */
const CLOCK_EAST =
  /(午前|午後|上午|下午|오전|오후|晚上|凌晨|早上)?\s?(?<!\d)([01]?\d|2[0-3])\s?(?:[時时點点시]|:)\s?([0-5]?\d)(?:分|분)?/gu
const CLOCK_HOUR = /(?<!\d)(1[0-2]|[1-9])\s?([ap])\.?\s?m\b/gu

interface FoundTime {
  readonly time: string
  readonly offset?: number
}

/** First clock time in a text outside of a date's own place. */
function findTime(line: string, dateStart: number, dateEnd: number): FoundTime | undefined {
  // The date's own numbers are blanked: "23. 10:15" is no clock time of 23:10.
  const text = line.slice(0, dateStart) + ' '.repeat(dateEnd - dateStart) + line.slice(dateEnd)
  if (/[時时點点시]|午|오[전후]/u.test(text)) {
    for (const match of text.matchAll(CLOCK_EAST)) {
      const [whole, half, hour = '0', minute = '00'] = match
      const isAfternoon = half !== undefined && /午後|下午|오후|晚上/u.test(half)
      const time = clock(Number(hour), minute.padStart(2, '0'), undefined, isAfternoon ? 'pm' : undefined)
      return withOffset(text, match.index + whole.length, time)
    }
  }
  for (const match of text.matchAll(CLOCK)) {
    const [whole, hour = '0', minute = '00', second, half] = match
    return withOffset(text, match.index + whole.length, clock(Number(hour), minute, second, half))
  }
  for (const match of text.matchAll(CLOCK_HOUR)) {
    return withOffset(text, match.index + match[0].length, clock(Number(match[1]), '00', undefined, match[2]))
  }
  return undefined
}

function clock(hour: number, minute: string, second: string | undefined, half: string | undefined): string {
  const afternoon = half !== undefined && /^[pم]/.test(half)
  const morning = half !== undefined && /^[aص]/.test(half)
  const h = afternoon && hour < 12 ? hour + 12 : morning && hour === 12 ? 0 : hour
  return `${String(h).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`
}

function withOffset(text: string, at: number, time: string): FoundTime {
  const rest = text.slice(at, at + 24)
  const signed = /^\s*\(?(?:gmt|utc)?\s?([+−-])(\d{1,2}):?(\d{2})?(?!\d)/u.exec(rest)
  if (signed !== null && Number(signed[2]) <= 14) {
    const minutes = Number(signed[2]) * 60 + Number(signed[3] ?? 0)
    return { time, offset: signed[1] === '+' ? minutes : -minutes }
  }
  const named = /^\s*\(?(\p{L}{3,4})(?!\p{L})/u.exec(rest)
  const offset = named === null ? undefined : OFFSETS[named[1] ?? '']
  return offset === undefined ? { time } : { time, offset }
}

const HAS_DIGIT = /\p{Nd}|[〇一二三四五六七八九十]/u

/**
 * Finds the first date in a line, and a clock time near it.
 * @param line up to 400 characters are looked at
 */
export function findDate(line: string): FoundDate | undefined {
  if (!HAS_DIGIT.test(line)) return undefined
  const text = normalise(line.slice(0, 400))
  const list = tokens(text)
  for (let index = 0; index < list.length; index += 1) {
    const found =
      numeric(text, list, index) ??
      byMark(list, index) ??
      solarHijri(text, list, index) ??
      inOrderOfYear(list, index, monthAt) ??
      vietnamese(list, index) ??
      dayFirst(list, index) ??
      monthFirst(list, index)
    if (found === undefined) continue
    const time = findTime(text, found.start, found.end)
    return {
      ...found,
      ...(time === undefined ? {} : { time: time.time }),
      ...(time?.offset === undefined ? {} : { offset: time.offset }),
    }
  }
  return undefined
}

/** `YYYY-MM-DD` of a date that has a year. */
export function dayOf(date: { readonly year: number; readonly month: number; readonly day: number }): string {
  return `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}

/**
 * The day that a date without a year means.
 * @param near `YYYY-MM-DD...` of the day it was printed on: the year that brings it nearest is taken
 */
export function resolveYear(found: FoundDate, near: string): string {
  const { month, day } = found
  if (found.year !== undefined) return dayOf({ year: found.year, month, day })
  const anchor = Date.parse(`${near.slice(0, 10)}T00:00:00Z`)
  const year = Number(near.slice(0, 4))
  const distance = (y: number) => Math.abs(Date.UTC(y, month - 1, day) - anchor)
  const best = [year - 1, year, year + 1]
    .filter((y) => isDay(y, month, day))
    .toSorted((a, b) => distance(a) - distance(b))[0]
  return dayOf({ year: best ?? year, month, day })
}
