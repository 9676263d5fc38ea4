/**
 * The demo's calendar: moments relative to "now", and the date marks in its texts.
 *
 * Marks: `@{on-1}` (on Tuesday), `@{On}` (the same, capitalised), `@{weekday+2}`, `@{date+14}` (7 December),
 * `@{month-1}`, `@{year+1}`, `@{time-25}` (14:20, minutes). Days count from the first release of the chain in that
 * language. Russian months take a case: `@{month-1:in}` (октябре), `@{month-1:of}` (октября).
 */
import type { Ago, Day, Lang } from './types.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const QUARTER = 15 * MINUTE
/** Etc/GMT-2, a fixed offset. */
const OFFSET = 2 * 60 * MINUTE

const RU_ON = ['в воскресенье', 'в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу']
const RU_IN = 'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре'.split(' ')
const RU_OF = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

const LOCALE: Record<Lang, string> = { en: 'en-GB', ru: 'ru-RU', ar: 'ar-EG-u-nu-latn' }

export class DateMarkError extends Error {
  readonly code = 'demo/date-mark'
  constructor(mark: string) {
    super(`unknown date mark ${mark}`)
  }
}

/**
 * @param ago a moment relative to now
 * @param now the demo's now
 * @returns the instant
 */
export function instantOf(ago: Ago, now: Date): Date {
  if (typeof ago === 'number') {
    const at = now.getTime() - ago * MINUTE
    return new Date(ago < 0 ? Math.ceil(at / QUARTER) * QUARTER : at)
  }
  const [hours, minutes] = ago.at.split(':').map(Number)
  if (hours === undefined || minutes === undefined) throw new DateMarkError(ago.at)
  const midnight = Math.floor((now.getTime() + OFFSET) / DAY) * DAY - OFFSET
  return new Date(midnight + ago.day * DAY + (hours * 60 + minutes) * MINUTE)
}

/**
 * @returns the calendar day `YYYY-MM-DD` of an instant in the agency's zone
 */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10)
}

/** @returns the instant as RFC 3339 text in the agency's zone, for example `2026-11-24T09:00:00+02:00` */
export function zoned(instant: Date): string {
  return `${new Date(instant.getTime() + OFFSET).toISOString().slice(0, 19)}+02:00`
}

/** @returns `YYYY-MM-DD`: a fixed day as it is, a number counted in days from the demo's today */
export function resolveDay(day: Day, now: Date): string {
  return typeof day === 'string' ? day : dayOf(new Date(now.getTime() + day * DAY))
}

function format(lang: Lang, wall: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE[lang], { ...options, timeZone: 'UTC' }).format(wall)
}

function onDay(lang: Lang, wall: Date): string {
  if (lang === 'en') return `on ${format('en', wall, { weekday: 'long' })}`
  if (lang === 'ru') return RU_ON[wall.getUTCDay()] ?? ''
  return format('ar', wall, { weekday: 'long' })
}

/**
 * Writes real dates in the place of marks.
 * @param text any text of the demo
 * @param lang its language
 * @param anchor the instant that marks count from
 * @throws DateMarkError for a mark that is not known
 */
export function writeDates(text: string, lang: Lang, anchor: Date): string {
  // "Wall": the zone's clock reading, held in the UTC fields of a Date.
  const wall = new Date(anchor.getTime() + OFFSET)
  return text.replace(/@\{([^}]*)\}/g, (mark, inner: string) => {
    const parts = /^([A-Za-z]+)([+-]\d+)?(?::(in|of))?$/.exec(inner)
    if (!parts) throw new DateMarkError(mark)
    const name = parts[1]
    const shift = Number(parts[2] ?? 0)
    const day = new Date(wall.getTime() + shift * DAY)
    const month = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + shift, 1))
    switch (name) {
      case 'on':
        return onDay(lang, day)
      case 'On': {
        const on = onDay(lang, day)
        return on.charAt(0).toLocaleUpperCase(LOCALE[lang]) + on.slice(1)
      }
      case 'weekday':
        return format(lang, day, { weekday: 'long' })
      case 'date':
        return format(lang, day, { day: 'numeric', month: 'long' })
      case 'month':
        if (lang === 'ru' && parts[3]) return (parts[3] === 'in' ? RU_IN : RU_OF)[month.getUTCMonth()] ?? ''
        return format(lang, month, { month: 'long' })
      case 'year':
        return String(wall.getUTCFullYear() + shift)
      case 'time': {
        const five = 5 * MINUTE
        return new Date(Math.round((wall.getTime() + shift * MINUTE) / five) * five).toISOString().slice(11, 16)
      }
      default:
        throw new DateMarkError(mark)
    }
  })
}
