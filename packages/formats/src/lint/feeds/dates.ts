/** Dates as the formats want them, to the letter. */
import { isDay } from '../../copy/instant.ts'
import type { RuleName } from './rules.ts'

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  readonly offset?: string
}

function isTime(p: Parts): boolean {
  // Years that no calendar of news has are told as implausible, not as wrong: 2000 has the same leap days.
  if (!isDay(p.year < 1_000 ? p.year + 2_000 : p.year, p.month, p.day)) return false
  const [, hours = '0', minutes = '0'] = /^[+-](\d\d):?(\d\d)$/.exec(p.offset ?? '') ?? []
  return (
    (p.hour ?? 0) < 24 && (p.minute ?? 0) < 60 && (p.second ?? 0) < 60 && Number(hours) < 24 && Number(minutes) < 60
  )
}

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/

export function rfc3339(value: string): RuleName | undefined {
  const match = RFC3339.exec(value)
  if (match === null) return 'date-rfc3339'
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  return isTime({ year, month, day, hour, minute, second, offset: match[7] ?? '' }) ? undefined : 'date-rfc3339'
}

const W3CDTF = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/

export function w3cdtf(value: string): RuleName | undefined {
  const match = W3CDTF.exec(value)
  if (match === null) return 'date-w3cdtf'
  const numbers = match.slice(1, 7).map((part) => (part === undefined ? undefined : Number(part)))
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers
  return isTime({ year, month, day, hour, minute, second, offset: match[7] ?? '' }) ? undefined : 'date-w3cdtf'
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const RFC822 =
  /^(?:([A-Za-z]{3}),( ?))?(\d{1,2}) ([A-Za-z]{3}) (\d{4}|\d{2}) (\d\d):(\d\d)(?::(\d\d))? (UT|UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[A-IK-Z]|[+-]\d{4})$/i

/** RFC 822 allows comments in brackets, nested and with escapes. */
function withoutComments(text: string): string {
  let depth = 0
  let result = ''
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? ''
    if (c === '\\' && depth > 0) i += 1
    else if (c === '(') depth += 1
    else if (c === ')' && depth > 0) {
      depth -= 1
      result += ' '
    } else if (depth === 0) result += c
  }
  return result
}

export function rfc822(value: string): RuleName | undefined {
  const text = value.trim().replace(/\s+/g, ' ')
  const plain = withoutComments(text).replace(/\s+/g, ' ').replace(/ ,/g, ',').trim()
  const match = RFC822.exec(plain)
  if (match === null) return 'date-rfc822'
  const [
    ,
    weekday,
    space,
    dayText = '',
    monthText = '',
    yearText = '',
    hour = '',
    minute = '',
    second = '0',
    zone = '',
  ] = match
  const month = MONTHS.indexOf(monthText.toLowerCase()) + 1
  const year = yearText.length === 2 ? Number(yearText) + (Number(yearText) < 50 ? 2_000 : 1_900) : Number(yearText)
  const day = Number(dayText)
  if (!isTime({ year, month, day, hour: Number(hour), minute: Number(minute), second: Number(second) }))
    return 'date-rfc822'
  if (weekday !== undefined && DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] !== weekday.toLowerCase())
    return 'date-rfc822'
  const odd = /^[+-]\d\d(\d\d)$/.exec(zone)?.[1]
  const isOdd = odd !== undefined && odd !== '00' && odd !== '30' && odd !== '45'
  const isRisky =
    yearText.length === 2 || /^[A-Y]$/i.test(zone) || plain !== text || isOdd || (weekday !== undefined && space === '')
  return isRisky ? 'date-rfc822-risky' : undefined
}

/** True for a day that no news is of: before 1970, or more than two days after `now`. */
export function isImplausible(instant: number, now: number): boolean {
  return instant < 0 || instant > now + 2 * 86_400_000
}
