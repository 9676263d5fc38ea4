/** What text and HTML captures have in common: the time of publication in a zone that may have to be found. */
import type { Block } from '@dateline/news'
import { plainBlock, plainSpans } from '@dateline/blocks'
import { homeZone, isKnownAgency } from '../copy/agencies.ts'
import { parseDateline } from '../copy/dateline.ts'
import { instantInZone, isZone, offsetText } from '../copy/instant.ts'
import type { Parts } from '../finish.ts'
import type { Assumption, SourceProfile } from '../types.ts'

/** What a saved page gives: all of it may be missing. */
export interface PageParts {
  readonly parts: Parts
  /** When the page was changed, as an instant. */
  readonly modified?: string | undefined
  /** Where on the page the story stands. */
  readonly place: string
}

/** Whether there is text in the copy. */
export function hasCopy(parts: Parts): boolean {
  return parts.body.some((block) => block.type !== 'picture' && plainBlock(block) !== '')
}

/** `(dpa/lnw)`, `AFP` or `Quelle: dpa` at the end of the copy. */
const CLOSING = /[([]([^()[\]]{2,40})[)\]][.\s]*$/u

/** The agency that the copy's last words credit, as printed. */
export function closingCredit(body: readonly Block[]): string | undefined {
  for (const block of body.slice(-2).toReversed()) {
    if (block.type !== 'paragraph') continue
    const text = plainSpans(block.spans).trim()
    const credit = text.length <= 40 ? text.replace(/^[([]|[)\].]+$/g, '') : CLOSING.exec(text.slice(-60))?.[1]
    if (credit !== undefined && credit.split(/[/,;]\s*/).some((one) => isKnownAgency(one.trim()))) return credit.trim()
  }
  return undefined
}

export interface PrintedTime {
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly time?: string
  /** Minutes east of UTC, when printed. */
  readonly offset?: number
  readonly ambiguous?: boolean
}

const BETWEEN_DATES = /\s+[|/·•–—-]\s+|[|•·]|(?<=\d)[\s,(]+(?=\p{L}{4,}[^\d]{0,20}\s*(?:\d{1,2}[. /]|\d{4}[-./年]))/u

/** Two days or a day and an hour that markup alone parts: `29. Dezember 202230. Dezember 2022`. */
const STUCK_DATES = /((?:\p{L}\.?,?\s|\d\.)(?:19|20)\d\d)(?=\d{1,2}(?:\.|:|\s\p{L}))/gu

/** A line in parts that may have a date each: `Published: 7 Nov 2023 / Updated: 8 Nov 2023` gives two. */
export function datedParts(text: string): string[] {
  return text.slice(0, 1_000).replace(STUCK_DATES, '$1 | ').split(BETWEEN_DATES).slice(0, 6)
}

/** The credit in the dateline of the first paragraph, when there is one. */
export function creditOf(body: readonly Block[], near: string): string | undefined {
  const first = body.find((block) => block.type === 'paragraph')
  const source = first === undefined ? undefined : parseDateline(plainSpans(first.spans), { near })?.dateline.source
  return source === '' ? undefined : source
}

/**
 * A printed time as an instant. The zone is the printed one, else the profile's, else the home zone of the agency
 * that is credited, else UTC; all but the first two are reported.
 * @param credits names the page credits its copy to, the surest first
 */
export function placeInTime(
  printed: PrintedTime,
  profile: SourceProfile | undefined,
  credits: readonly (string | undefined)[],
  assumptions: Assumption[],
): string {
  if (printed.time === undefined) {
    assumptions.push({ field: 'published', value: printed.date, why: 'the page prints a day and no time of day' })
  }
  if (printed.ambiguous === true) {
    assumptions.push({ field: 'published', value: printed.date, why: 'day and month may be the other way round' })
  }
  const time = printed.time ?? '00:00'
  if (printed.offset !== undefined) {
    return `${printed.date}T${time.length === 5 ? `${time}:00` : time}${offsetText(printed.offset)}`
  }
  if (profile?.zone !== undefined && isZone(profile.zone)) return instantInZone(printed.date, time, profile.zone)
  const credit = credits.find((name) => name !== undefined && homeZone(name) !== undefined)
  const home = credit === undefined ? undefined : homeZone(credit)
  if (home !== undefined) {
    assumptions.push({ field: 'zone', value: home, why: `home zone of ${credit}, whose credit the copy carries` })
    return instantInZone(printed.date, time, home)
  }
  const why =
    profile?.zone === undefined
      ? 'no source profile and no agency with a known home zone'
      : `the profile's zone ${profile.zone} is not known`
  assumptions.push({ field: 'zone', value: '+00:00', why })
  return instantInZone(printed.date, time, 'UTC')
}

/** The agency's credit: the profile's, else the dateline's when it is a known name, else the site's. */
export function agencyOf(
  profile: SourceProfile | undefined,
  credit: string | undefined,
  site: string | undefined,
): string | undefined {
  if (profile?.agency !== undefined) return profile.agency
  if (credit !== undefined && (site === undefined || isKnownAgency(credit))) return credit
  return site ?? credit
}
