/** What every screen needs to know: who is here, the agency's sections, and how languages and times are written. */
import { useQuery } from '@tanstack/react-query'
import { EDITION_KEYS, editionFor } from '../../../editions/index.ts'
import type { SettingAnswer } from '../../../server/src/directory/index.ts'
import { api } from './api/client.ts'

export interface Me {
  readonly account: { readonly id: string; readonly name: string; readonly email: string }
  readonly roles: readonly string[]
  readonly rights: readonly string[]
  /** Rights by desk; `*` is every desk. */
  readonly grants: Readonly<Record<string, readonly string[]>>
  readonly actions: Readonly<Record<string, Verdict>>
  readonly demo: boolean
}

/** What the server says of an action: whether it may be done, what it takes first, and which right is missing. */
export interface Verdict {
  readonly allowed: boolean
  readonly confirm?: 'fresh' | 'step-up'
  readonly missing?: string
}

export const meQuery = { queryKey: ['me'], queryFn: () => api.get<Me>('/api/newsroom/me'), staleTime: 60_000 }

/** Who is signed in; undefined while that is being asked. */
export const useMe = (): Me | undefined => useQuery(meQuery).data

/** Whether somebody has a right, on any desk; the server decides for each object. */
export const useRight = (right: string): boolean =>
  Object.values(useMe()?.grants ?? {}).some((rights) => rights.includes(right))

/** Whether an action may be done by whoever is signed in, and why not; nothing may be while that is being asked. */
export const useVerdict = (action: string): Verdict => useMe()?.actions[action] ?? { allowed: false }

/** Verdicts for one object, by the desk it is on. */
export function useVerdicts(of: 'draft' | 'story' | 'candidate', id: string): Readonly<Record<string, Verdict>> {
  const asked = useQuery({
    queryKey: ['verdicts', of, id],
    queryFn: () => api.get<Pick<Me, 'actions'>>('/api/newsroom/verdicts', { of, id }),
    staleTime: 60_000,
  })
  return asked.data?.actions ?? {}
}

export function useSetting(): SettingAnswer | undefined {
  return useQuery({
    queryKey: ['setting'],
    queryFn: () => api.get<SettingAnswer>('/api/newsroom/setting'),
    staleTime: 300_000,
  }).data
}

/** Languages a story can be started in: those of the agency's editions. */
export const LANGUAGES: readonly string[] = EDITION_KEYS

const languageNames = new Intl.DisplayNames('en', { type: 'language' })
export const languageName = (tag: string): string => languageNames.of(tag) ?? tag

const RTL = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'yi', 'dv', 'ug', 'sd'])
/** Direction in which the language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (RTL.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr')

const DEFAULT_ZONE = editionFor('en')?.zone ?? 'UTC'
/** The zone in which the newsroom shows times: that of the agency's edition. */
export const zoneOf = (language = 'en'): string => editionFor(language)?.zone ?? DEFAULT_ZONE

/** How the zone is called beside a time, for example `UTC+2`. */
export function zoneLabel(zone: string, at = new Date()): string {
  const part = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((p) => p.type === 'timeZoneName')
  return (part?.value ?? zone).replace('GMT', 'UTC')
}

const dayOf = (at: Date, zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)

/** The calendar day `YYYY-MM-DD` it is now in a zone. */
export const today = (zone = zoneOf()): string => dayOf(new Date(), zone)

/** Time of day when it is today, else day and time; in the agency's zone. */
export function shortTime(iso: string, zone = zoneOf()): string {
  const at = new Date(iso)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  if (dayOf(at, zone) === today(zone)) return time
  const sameYear = dayOf(at, zone).slice(0, 4) === today(zone).slice(0, 4)
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
  return `${day}, ${time}`
}

/** Day, time to the second and zone. */
export function fullTime(iso: string, zone = zoneOf()): string {
  const at = new Date(iso)
  const text = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'medium' }).format(at)
  return `${text} ${zoneLabel(zone, at)}`
}

/** Minutes by which a zone's clock is ahead of UTC at an instant. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const n = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  return Math.round((Date.UTC(n('year'), n('month') - 1, n('day'), n('hour'), n('minute')) - at) / 60_000)
}

/**
 * The instant at which a zone's clocks show a wall time.
 * @param local `YYYY-MM-DDTHH:MM` as a date-time field gives it
 * @returns RFC 3339 with the zone's offset; undefined when the field is not filled in
 */
export function zonedInstant(local: string, zone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return undefined
  const wall = Date.parse(`${local.slice(0, 16)}:00Z`)
  if (Number.isNaN(wall)) return undefined
  // Twice: the offset at the first guess may be that of the other side of a clock change.
  const guess = wall - offsetAt(zone, wall) * 60_000
  const offset = offsetAt(zone, guess)
  const sign = offset < 0 ? '-' : '+'
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0')
  return `${local.slice(0, 16)}:00${sign}${two(offset / 60)}:${two(Math.abs(offset) % 60)}`
}

/** An instant as a date-time field shows it in a zone. */
export function zonedLocal(iso: string, zone: string): string {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return ''
  return new Date(at + offsetAt(zone, Math.floor(at / 60_000) * 60_000) * 60_000).toISOString().slice(0, 16)
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** First letters of the first two words of a name. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => graphemes.segment(part)[Symbol.iterator]().next().value?.segment ?? '')
    .join('')
}
