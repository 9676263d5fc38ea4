/** Ways to write a day that name the year first, mark each part, or count in another calendar. */
import { ERAS, fromSolarHijri, SOLAR_HIJRI_MONTHS } from './calendars.ts'
import type { Core } from './dates.ts'
import { isDayNumber, isYear, type Token } from './date-tokens.ts'
import { isDay } from './instant.ts'

function made(year: number, month: number, day: number, start: number, end: number): Core | undefined {
  return isDay(year, month, day) ? { year, month, day, start, end } : undefined
}

/** `2021年6月23日`, `2021년 6월 23일`, `令和3年6月23日`. */
export function byMark(list: readonly Token[], index: number): Core | undefined {
  const [first, mark, month, second, day] = list.slice(index, index + 5)
  if (first?.number === undefined || mark === undefined || !/^[年년]/u.test(mark.text)) return undefined
  if (!isDayNumber(month) || !isDayNumber(day) || second === undefined || !/^[月월]/u.test(second.text))
    return undefined
  const era = list[index - 1]
  const base = era === undefined ? undefined : Object.entries(ERAS).find(([name]) => era.text.endsWith(name))?.[1]
  const year = isYear(first) ? first.number : base === undefined ? undefined : base + first.number
  return year === undefined ? undefined : made(year, month.number, day.number, first.start, day.end)
}

/** `2021. június 23.`, `2021 m. birželio 23 d.`: the year, a word or none, the month's name, the day. */
export function inOrderOfYear(
  list: readonly Token[],
  index: number,
  monthAt: (list: readonly Token[], index: number) => { month: number; width: number } | undefined,
): Core | undefined {
  const year = list[index]
  if (!isYear(year)) return undefined
  for (const skip of [1, 2]) {
    const between = list[index + 1]
    if (skip === 2 && (between === undefined || between.text.length > 6 || between.number !== undefined)) continue
    const named = monthAt(list, index + skip)
    const day = named === undefined ? undefined : list[index + skip + named.width]
    if (named === undefined || !isDayNumber(day) || day.start - year.end > 24) continue
    // "in 2021. June 23, 2020": a year behind the day is the day's own.
    if (isYear(list[index + skip + named.width + 1])) continue
    return made(year.number, named.month, day.number, year.start, day.end)
  }
  return undefined
}

/** `23 tháng 6 năm 2021`, `23 tháng 6, 2021`. */
export function vietnamese(list: readonly Token[], index: number): Core | undefined {
  const [day, word, month, next, last] = list.slice(index, index + 5)
  if (!isDayNumber(day) || word?.text !== 'tháng' || !isDayNumber(month)) return undefined
  const year = isYear(next) ? next : last
  return isYear(year) ? made(year.number, month.number, day.number, day.start, year.end) : undefined
}

/** Days of the Solar Hijri calendar: `۲ تیر ۱۴۰۰`, `1400/04/02`. */
export function solarHijri(text: string, list: readonly Token[], index: number): Core | undefined {
  const [a, b, c] = list.slice(index, index + 3)
  if (a?.number === undefined || b === undefined || c?.number === undefined) return undefined
  const isHijri = (year: Token) => year.text.length === 4 && (year.number ?? 0) >= 1_300 && (year.number ?? 0) <= 1_500
  const named = SOLAR_HIJRI_MONTHS[b.text]
  if (named !== undefined && isHijri(c) && isDayNumber(a)) {
    const day = fromSolarHijri(c.number, named, a.number)
    return made(day.year, day.month, day.day, a.start, c.end)
  }
  if (isHijri(a) && isDayNumber(b) && isDayNumber(c) && b.number <= 12 && /^[/.-]$/.test(text.slice(a.end, b.start))) {
    const day = fromSolarHijri(a.number, b.number, c.number)
    return made(day.year, day.month, day.day, a.start, c.end)
  }
  return undefined
}
