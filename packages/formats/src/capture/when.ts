/** When a page was published and changed: metadata, `<time>`, address and printed lines, weighed against each other. */
import { dayOf, findDate } from '../copy/dates.ts'
import { offsetText, parseInstant } from '../copy/instant.ts'
import { datedParts, type PrintedTime } from './common.ts'
import { fold } from './headline.ts'
import { isPublishedLabel, isUpdatedLabel } from './furniture.ts'
import { type LinkedData, textOf } from './json-ld.ts'
import { type Page, scriptText } from './page.ts'
import { LOOSE_METAS, MODIFIED_METAS, PUBLISHED_METAS } from './when-metas.ts'

export interface Stated extends PrintedTime {
  /** The instant as the page gives it, when it gives one with a zone. */
  readonly instant?: string
}

interface Evidence {
  readonly stated: Stated
  readonly weight: number
  /** An address is made when the page is, before anybody reads it. */
  readonly isAddress?: boolean
}

/** A value of metadata, in ISO 8601, as a Unix time, or as printed in any language. */
export function readStated(value: string, monthFirst: boolean): Stated | undefined {
  const text = value.trim()
  if (text.length > 120) return undefined
  if (/^1\d{9}(?:\d{3})?$/.test(text)) {
    const instant = new Date(Number(text.slice(0, 10)) * 1_000).toISOString().replace('.000Z', 'Z')
    return { date: instant.slice(0, 10), time: instant.slice(11, 19), offset: 0, instant }
  }
  // Fractions and bracketed zone names behind a time are common and say nothing more.
  const iso =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?/i.exec(
      text,
    )
  if (iso?.[1] !== undefined) {
    const [, date, clock, zone] = iso
    const time =
      clock === undefined
        ? undefined
        : clock.padStart(clock.length === 4 || clock.length === 7 ? clock.length + 1 : 0, '0')
    const parsed = parseInstant(
      `${date}${time === undefined ? '' : `T${time}${zone === undefined ? '' : /^(?:utc|gmt)$/i.test(zone) ? 'Z' : zone}`}`,
      undefined,
    )
    if (parsed === undefined) return undefined
    if (time === undefined) return { date }
    return parsed.zoned ? { date, time, instant: parsed.instant } : { date, time }
  }
  return printedIn(text, monthFirst)
}

function printedIn(text: string, monthFirst: boolean): Stated | undefined {
  const found = findDate(text)
  if (found?.year === undefined) return undefined
  const { time, offset, ambiguous } = found
  const swap = ambiguous === true && monthFirst
  const date = dayOf({ year: found.year, month: swap ? found.day : found.month, day: swap ? found.month : found.day })
  return {
    date,
    ...(time === undefined ? {} : { time }),
    ...(offset === undefined ? {} : { offset }),
    ...(ambiguous === undefined ? {} : { ambiguous }),
  }
}

/** A day in the path of an address: `/2021/06/23/`, `/2021-06-23-...`, `/20210623/`. */
export function dayInAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const path = address.replace(/^https?:\/\/[^/]+/i, '').replace(/^\/web\/\d{14}[a-z_]*\/https?:\/\/[^/]+/i, '')
  const found =
    /(?:^|[/_=.-])((?:19|20)\d{2})[/_.-](0?[1-9]|1[0-2])[/_.-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$|T|\D)/.exec(path) ??
    /(?:^|[/_=.-])((?:19|20)\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$|\D)/.exec(path)
  if (found === null) {
    const turned = /(?:^|[/_=.-])(0?[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]((?:19|20)\d{2})(?=[/_.-]|$|\D)/.exec(
      path,
    )
    if (turned === null) return undefined
    const [, day = '', month = '', year = ''] = turned
    return readStated(`${year}-${month}-${day.padStart(2, '0')}`, false)?.date
  }
  const [, year = '', month = '', day = ''] = found
  return readStated(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, false)?.date
}

const PUBLISHED_MARK =
  /publi|posted|pubdate|created|entry-date|post-date|postdate|article-?date|date-?time|fecha|datum|erschienen|release|veroeff|issued|submitted|date-header|timestamp|(?:^|\s)(?:date|datum|fecha|data|dato)(?:\s|$)/
const MODIFIED_MARK = /modif|update|updated|edited|aktualis|revised|lastmod/
/** Lines below and above the headline that may print the day. */
/** The weight of a day that nothing but its being there speaks for. */
const FLOOR = 0.1
const BELOW = 14
const ABOVE = 8

export interface FoundTimes {
  readonly published?: Stated
  readonly modified?: Stated
}

/**
 * @param headlineLine index of the headline's line, or -1
 * @param headline folded
 * @param address of the page, from its own metadata
 * @param monthFirst the page's language writes 6/23/2021
 */
export function findTimes(
  page: Page,
  data: LinkedData,
  headlineLine: number,
  headline: string,
  address: string | undefined,
  monthFirst: boolean,
): FoundTimes {
  const published: Evidence[] = []
  const modified: Evidence[] = []
  const put = (into: Evidence[], value: string | undefined, weight: number) => {
    const stated = value === undefined || weight <= 0 ? undefined : readStated(value, monthFirst)
    if (stated !== undefined && isLikely(stated.date)) into.push({ stated, weight })
  }
  for (const [list, weight] of [
    [data.articles, 10],
    [data.pages, 6],
  ] as const) {
    list.slice(0, 4).forEach((article, at) => {
      put(published, textOf(article['datePublished']), at === 0 ? weight : weight * 0.3)
      put(published, textOf(article['dateCreated']) ?? textOf(article['uploadDate']), at === 0 ? weight * 0.5 : 1)
      put(modified, textOf(article['dateModified']), weight)
    })
  }
  let loose = 0
  for (const [name, weight] of PUBLISHED_METAS) {
    // Content systems write the names that say nothing more than `date` from one field: they are one witness.
    if (LOOSE_METAS.has(name) && page.metas.has(name)) loose += 1
    put(published, page.metas.get(name)?.[0], LOOSE_METAS.has(name) && loose > 1 ? 1 : weight)
  }
  for (const name of MODIFIED_METAS) put(modified, page.metas.get(name)?.[0], 6)
  marks(page, headlineLine, headline, put, published, modified)
  const inAddress = dayInAddress(address)
  if (inAddress !== undefined && isLikely(inAddress))
    published.push({ stated: { date: inAddress }, weight: 6, isAddress: true })
  lines(page, headlineLine, put, published, modified)
  if (published.length === 0 && modified.length === 0) put(published, inScripts(page), 1)
  const changed = elect(modified)?.stated
  const said = elect(published)
  // What a page only says of its change is the best there is: it was published no later.
  const first = said === undefined || isBefore(elect(modified), said) ? changed : said.stated
  return {
    ...(first === undefined ? {} : { published: first }),
    ...(changed === undefined ? {} : { modified: changed }),
  }
}

/** A page that prints an earlier day of its change than the one that its loose metadata gives was published by then. */
function isBefore(changed: Elected | undefined, first: Elected): boolean {
  if (changed === undefined || changed.stated.instant !== undefined || first.weight > 7) return false
  return changed.stated.date < first.stated.date && changed.weight >= 2
}

/** A day of publication in the data that a page's scripts draw it from. */
function inScripts(page: Page): string | undefined {
  for (const node of page.data.slice(0, 60)) {
    const script = scriptText(node)
    const found =
      /\\?["'](?:datePublished|date_published|published_?[aA]t|publish(?:ed)?_?[dD]ate|publication_?[dD]ate|pub_?[dD]ate|first_?[pP]ublished?|display_?[dD]ate|created_?[aA]t)\\?["']\s{0,4}:\s{0,4}\\?["']((?:19|20)\d\d-\d\d-\d\d[T\d:.+Z-]{0,30})/.exec(
        script.slice(0, 400_000),
      )
    if (found !== null) return found[1]
  }
  return undefined
}

type Put = (into: Evidence[], value: string | undefined, weight: number) => void

function marks(
  page: Page,
  headlineLine: number,
  headline: string,
  put: Put,
  published: Evidence[],
  modified: Evidence[],
): void {
  let times = 0
  for (const mark of page.marked) {
    if (mark.kind !== 'time' || mark.zone === 'comments') continue
    const { attributes, tag } = mark.node
    const machine = attributes['datetime'] ?? (attributes['itemprop'] === undefined ? undefined : attributes['content'])
    const value = machine ?? (mark.text.length <= 120 ? mark.text : undefined)
    if (value === undefined || !/\p{Nd}/u.test(value)) continue
    if (machine === undefined && headline.length > 12 && fold(mark.text).includes(headline)) continue
    let weight =
      /\bdatepublished\b/.test(mark.names) || attributes['pubdate'] !== undefined
        ? 7
        : PUBLISHED_MARK.test(mark.names)
          ? 4
          : tag === 'time'
            ? 3.5
            : 1.5
    const distance = headlineLine === -1 ? BELOW : mark.line - headlineLine
    if (distance >= -ABOVE && distance <= BELOW) weight += 2
    if (mark.zone === 'aside') weight -= 3
    // Many of them belong to a list of other pages: the first is the one above the copy.
    times += 1
    if (times > 3) weight *= 0.4
    const isChange = MODIFIED_MARK.test(mark.names) && !/published/.test(mark.names)
    const say = (text: string, base: number) => {
      for (const piece of labelled(text))
        put(
          piece.isChange || (isChange && !piece.isPublished) ? modified : published,
          piece.text,
          Math.max(base + (piece.isPublished ? 1 : 0), FLOOR),
        )
    }
    if (machine === undefined) say(value, weight)
    else {
      const says = labelled(mark.text)[0]
      put(isChange || says?.isChange === true ? modified : published, machine, Math.max(weight, FLOOR))
      // A printed day beside the machine's may be the local one.
      if (mark.text.length < 120) say(mark.text, weight * 0.4)
    }
  }
}

/** A line's dates with what stands before each: `Written: 7 Nov 2023 / Updated: 8 Nov 2023` gives two. */
function labelled(text: string): { text: string; isPublished: boolean; isChange: boolean }[] {
  return datedParts(text)
    .filter((piece) => /\p{Nd}/u.test(piece))
    .map((piece) => {
      const isPublished = isPublishedLabel(piece)
      return { text: piece, isPublished, isChange: !isPublished && isUpdatedLabel(piece) }
    })
}

/** What a line with a whole date in it must have: a year of four digits, or two numbers with a mark between. */
const YEARS = /\p{Nd}{4}|\p{Nd}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}/u

function lines(page: Page, headlineLine: number, put: Put, published: Evidence[], modified: Evidence[]): void {
  let seen = 0
  page.lines.forEach((line, at) => {
    if (
      at === headlineLine ||
      seen > 80 ||
      line.text.length > 160 ||
      line.zone === 'comments' ||
      !/\p{Nd}/u.test(line.text)
    )
      return
    if (/[©]|copyright|\(c\)|all rights|alle rechte|tous droits|derechos reservados|isbn/i.test(line.text)) return
    if (!YEARS.test(line.text)) return
    seen += 1
    const distance = headlineLine === -1 ? undefined : at - headlineLine
    const isNear = distance !== undefined && distance >= -ABOVE && distance <= BELOW
    const rest = line.text.length < 50 ? 0 : 1
    let weight = isNear ? 4 - Math.min(Math.abs(distance), BELOW) * 0.12 - rest : 0.8 - rest * 0.4
    if (line.zone === 'aside') weight -= 2
    const pieces = labelled(line.text)
    if (pieces.length === 0) put(published, line.text, Math.max(weight, FLOOR))
    for (const piece of pieces)
      put(piece.isChange ? modified : published, piece.text, Math.max(weight + (piece.isPublished ? 1.5 : 0), FLOOR))
  })
}

/** Pages are not older than the web, nor from beyond the next years. */
function isLikely(date: string): boolean {
  return date >= '1990-01-01' && date < '2050-01-01'
}

interface Elected {
  readonly stated: Stated
  readonly weight: number
}

/**
 * The day with the most weight behind it, in the richest form that states it. Each further witness of a day counts half
 * of the one before: a list of results prints one day a hundred times.
 */
function elect(found: readonly Evidence[]): Elected | undefined {
  const days = new Map<string, Evidence[]>()
  for (const one of found) {
    const day = days.get(one.stated.date)
    if (day === undefined) days.set(one.stated.date, [one])
    else day.push(one)
  }
  const weights = new Map([...days].map(([day, list]) => [day, together(list)]))
  let chosen: string | undefined
  for (const [day, weight] of weights) if (chosen === undefined || weight > (weights.get(chosen) ?? 0)) chosen = day
  if (chosen === undefined) return undefined
  const best = richest(days.get(chosen) ?? [])
  if (best === undefined) return undefined
  const weight = weights.get(chosen) ?? 0
  if (best.instant === undefined || !/Z$|[+-]00:?00$/.test(best.instant)) return { stated: best, weight }
  // A machine's time in UTC beside the day that the page's own readers saw: the neighbour that is printed.
  for (const step of [1, -1]) {
    const neighbour = dayAfter(chosen, step)
    const seen = (days.get(neighbour) ?? []).filter((one) => one.stated.instant === undefined && one.isAddress !== true)
    const offset = seen.length === 0 || together(seen) < 3 ? undefined : offsetFor(best.instant, step)
    if (offset !== undefined) return { stated: shifted(best.instant, offset), weight }
  }
  return { stated: best, weight }
}

function together(list: readonly Evidence[]): number {
  return list
    .map((one) => one.weight)
    .toSorted((a, b) => b - a)
    .slice(0, 6)
    .reduce((sum, weight, at) => sum + weight / 2 ** at, 0)
}

function richest(list: readonly Evidence[]): Stated | undefined {
  let best: Evidence | undefined
  for (const one of list) if (best === undefined || worth(one) > worth(best)) best = one
  return best?.stated
}

function dayAfter(day: string, step: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10)
}

/** The smallest offset in whole hours that moves a UTC instant to the day before or after, where anybody lives by it. */
function offsetFor(instant: string, step: number): number | undefined {
  const hour = Number(instant.slice(11, 13))
  const hours = step > 0 ? 24 - hour : -(hour + 1)
  return hours <= 14 && hours >= -10 ? hours * 60 : undefined
}

function shifted(instant: string, offset: number): Stated {
  const local = new Date(Date.parse(instant) + offset * 60_000).toISOString()
  const date = local.slice(0, 10)
  const time = local.slice(11, 19)
  return { date, time, offset, instant: `${date}T${time}${offsetText(offset)}` }
}

/** A time with a zone is worth more than one without, and that more than a day. */
function worth({ stated, weight }: Evidence): number {
  return (
    (stated.instant !== undefined
      ? 100
      : stated.time !== undefined && stated.offset !== undefined
        ? 80
        : stated.time === undefined
          ? 0
          : 50) + weight
  )
}
