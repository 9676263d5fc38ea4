/** Day and time at the end of a wire message, in the shapes that agencies use. */
import { instantInZone, isDay, offsetText } from '../copy/instant.ts'
import { STAMP_7901 } from './frame.ts'

/** Offsets of the zone names that wires print, in minutes. */
const ZONES: Readonly<Record<string, number>> = {
  GMT: 0,
  UTC: 0,
  Z: 0,
  BST: 60,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MESZ: 120,
  MSK: 180,
  JST: 540,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  PST: -480,
  PDT: -420,
}

/** Three letters of a month, without accents, in the languages of the wires. */
const MONTHS = [
  'jan ene gen',
  'feb fev',
  'mar mae mrz maa mrt',
  'apr avr abr',
  'may mai mei mag maj',
  'jun giu',
  'jul lug',
  'aug aou ago',
  'sep set',
  'oct okt ott out',
  'nov',
  'dec dez dic des',
]

function monthOf(name: string): number | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  // "jui" is June or July in French wires: the fourth letter tells.
  if (plain.startsWith('jui')) return plain.startsWith('juil') ? 7 : 6
  const index = MONTHS.findIndex((names) => names.split(' ').includes(plain.slice(0, 3)))
  return index === -1 ? undefined : index + 1
}

export interface Stamp {
  /** RFC 3339. */
  readonly instant: string
  /** False where the message gave no zone: the source's was taken, or UTC. */
  readonly zoned: boolean
}

function stampOf(
  parts: { year: number; month: number; day: number; hour: number; minute: number; zoneName: string | undefined },
  zone: string | undefined,
): Stamp | undefined {
  const { month, day, hour, minute } = parts
  const year = parts.year < 100 ? parts.year + (parts.year < 70 ? 2_000 : 1_900) : parts.year
  if (!isDay(year, month, day) || hour > 23 || minute > 59) return undefined
  const two = (n: number) => String(n).padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  const time = `${two(hour)}:${two(minute)}:00`
  const offset = parts.zoneName === undefined ? undefined : ZONES[parts.zoneName]
  if (offset !== undefined) return { instant: `${date}T${time}${offset === 0 ? 'Z' : offsetText(offset)}`, zoned: true }
  return { instant: zone === undefined ? `${date}T${time}Z` : instantInZone(date, time, zone), zoned: false }
}

/** `AP-WF-11-13-13 1509GMT`: month, day, year. */
const AP = /^\s*[A-Z]{2,6}-[A-Z]{1,4}-(\d{2})-(\d{2})-(\d{2}) (\d{2})(\d{2})([A-Z]{3,4})?<?\s*$/
/** `KWS-21:37-09-12-18`: time, then day, month and year. */
const TIME_FIRST = /^\s*[A-Z]{2,6}-(\d{2}):?(\d{2})-(\d{2})-(\d{2})-(\d{2})\s*$/

/**
 * Reads the stamp in a line.
 * @param zone IANA zone of a stamp that names none
 */
export function readStamp(line: string, zone: string | undefined): Stamp | undefined {
  const plain = STAMP_7901.exec(line)
  if (plain !== null) {
    const [, day, hour, minute, zoneName, name = '', year] = plain
    const month = monthOf(name)
    if (month === undefined || (zoneName !== undefined && ZONES[zoneName] === undefined)) return undefined
    return stampOf(
      { year: Number(year), month, day: Number(day), hour: Number(hour), minute: Number(minute), zoneName },
      zone,
    )
  }
  const ap = AP.exec(line)
  if (ap !== null) {
    const [, month, day, year, hour, minute, zoneName] = ap
    return stampOf(
      {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour: Number(hour),
        minute: Number(minute),
        zoneName,
      },
      zone,
    )
  }
  const first = TIME_FIRST.exec(line)
  if (first === null) return undefined
  const [, hour, minute, day, month, year] = first
  return stampOf(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      zoneName: undefined,
    },
    zone,
  )
}
