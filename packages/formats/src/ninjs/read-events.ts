/** Events and planned coverage from ninjs 3.x. */
import type { Coverage, CoveragePlan, EventDates, EventDetails, RecurrenceRule, Term } from '@dateline/news'
import {
  type Draft,
  extend,
  instant,
  isObject,
  type Json,
  known,
  line,
  membersOf,
  objects,
  text,
  whole,
} from './draft.ts'
import { readRenditions } from './read-media.ts'
import { readTerm } from './read-terms.ts'
import { isTruncatedDate } from './uri.ts'
import { parseInstant } from '../copy/instant.ts'

const EVENT = known('eventStatus', 'plannedCoverageStatus', 'dates', 'organiser')
const DATES = known(
  'startDate',
  'endDate',
  ['expectedStartDate', 'estimatedStartDate'],
  ['expectedEndDate', 'estimatedEndDate'],
  ['expectedDuration', 'duration'],
  'recurrence',
)
const RECURRENCE = known('recurrenceDates', 'recurrenceRules')
const RULE = known('frequency', 'interval', 'until', 'count')
const COVERAGE = known(
  'uri',
  'title',
  'pubStatus',
  'type',
  'commissioned',
  'dates',
  'audiences',
  'exclAudience',
  'edNote',
  'urgency',
  'language',
  'itemCount',
  'wordCount',
  'renditions',
)

/** A year, month, day or instant, kept as it is where it is well formed. */
function truncated(draft: Draft, name: string, value: unknown): string | undefined {
  const written = text(value)
  if (written === undefined) return undefined
  if (isTruncatedDate(written)) return written
  const parsed = parseInstant(written, draft.context.profile?.zone)
  if (parsed === undefined) draft.unknown.push(`${name} ${written.slice(0, 60)}: not a date`)
  return parsed === undefined
    ? undefined
    : parsed.zoned || written.length > 10
      ? parsed.instant
      : parsed.instant.slice(0, 10)
}

function readRule(draft: Draft, value: Json): RecurrenceRule | undefined {
  const { is } = membersOf(value, RULE)
  const frequency = line(is.get('frequency'))
  if (frequency === undefined) return undefined
  const [interval, count] = [whole(is.get('interval')), whole(is.get('count'))]
  const until = instant(draft, 'until', is.get('until'))
  return {
    frequency: frequency.toUpperCase(),
    ...(interval === undefined ? {} : { interval }),
    ...(until === undefined ? {} : { until }),
    ...(count === undefined ? {} : { count }),
  }
}

export function readDates(draft: Draft, path: string, value: unknown): EventDates | undefined {
  if (!isObject(value)) return undefined
  const { is, rest } = membersOf(value, DATES)
  extend(draft, path, rest)
  const date = (name: string) => truncated(draft, name, is.get(name))
  const [start, end, likelyStart, likelyEnd] = ['startDate', 'endDate', 'expectedStartDate', 'expectedEndDate'].map(
    date,
  )
  const duration = line(is.get('expectedDuration'))
  const again = is.get('recurrence')
  const recurrence = isObject(again) ? membersOf(again, RECURRENCE) : undefined
  const listed = recurrence?.is.get('recurrenceDates')
  const dates = (Array.isArray(listed) ? listed : [listed]).flatMap(
    (entry: unknown) => truncated(draft, 'recurrenceDates', entry) ?? [],
  )
  const rules = objects(recurrence?.is.get('recurrenceRules')).flatMap((entry) => readRule(draft, entry) ?? [])
  const from = start ?? likelyStart
  const to = end ?? likelyEnd
  const result: EventDates = {
    ...(from === undefined ? {} : { start: from }),
    ...(to === undefined ? {} : { end: to }),
    ...(start === undefined && likelyStart !== undefined ? { expectedStart: true } : {}),
    ...(end === undefined && likelyEnd !== undefined ? { expectedEnd: true } : {}),
    ...(duration === undefined ? {} : { duration }),
    ...(dates.length === 0 ? {} : { recurrenceDates: dates }),
    ...(rules.length === 0 ? {} : { recurrenceRules: rules }),
  }
  return Object.keys(result).length === 0 ? undefined : result
}

export function readEvent(draft: Draft, value: unknown): EventDetails | undefined {
  if (!isObject(value)) return undefined
  const { is, rest } = membersOf(value, EVENT)
  extend(draft, 'eventDetails', rest)
  const term = (name: string): Term | undefined => {
    const uri = line(is.get(name))
    return uri === undefined ? undefined : { uri }
  }
  const [eventStatus, coverageStatus] = [term('eventStatus'), term('plannedCoverageStatus')]
  const dates = readDates(draft, 'eventDetails/dates', is.get('dates'))
  const organisers = (
    Array.isArray(is.get('organiser')) ? (is.get('organiser') as unknown[]) : [is.get('organiser')]
  ).flatMap((entry) => readTerm(entry, undefined)?.term ?? [])
  const event: EventDetails = {
    ...(dates === undefined ? {} : { dates }),
    ...(eventStatus === undefined ? {} : { eventStatus }),
    ...(coverageStatus === undefined ? {} : { coverageStatus }),
    ...(organisers.length === 0 ? {} : { organisers }),
  }
  return Object.keys(event).length === 0 ? undefined : event
}

function audienceOf(entry: unknown): (Term & { significance?: number })[] {
  const name = isObject(entry) ? line(entry['audience'] ?? entry['name']) : line(entry)
  if (name === undefined) return []
  const significance = isObject(entry) ? whole(entry['significance']) : undefined
  return [{ literal: name, ...(significance === undefined ? {} : { significance }) }]
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

function commissioned(draft: Draft, value: unknown): Coverage['commissioned'] {
  if (!isObject(value)) return undefined
  const by = line(value['by'])
  const on = instant(draft, 'commissioned/on', value['on'])
  const references = objects(value['references']).map((entry) => {
    const [name, found] = [line(entry['name']), line(entry['value'])]
    return { ...(name === undefined ? {} : { name }), ...(found === undefined ? {} : { value: found }) }
  })
  return {
    ...(by === undefined ? {} : { by }),
    ...(on === undefined ? {} : { on }),
    ...(references.length === 0 ? {} : { references }),
  }
}

function readCoverage(draft: Draft, value: Json, index: number): Coverage {
  const { is, rest } = membersOf(value, COVERAGE)
  const path = `plannedCoverage[${index}]`
  extend(draft, path, rest)
  const [uri, title, type, status] = ['uri', 'title', 'type', 'pubStatus'].map((name) => line(is.get(name)))
  const dates = readDates(draft, `${path}/dates`, is.get('dates'))
  const note = text(is.get('edNote'))
  const [urgency, wordCount] = [whole(is.get('urgency')), whole(is.get('wordCount'))]
  const language = line(is.get('language'))
  const range = is.get('itemCount')
  const from = isObject(range) ? whole(range['rangeFrom']) : undefined
  const to = isObject(range) ? whole(range['rangeTo']) : undefined
  const renditions = readRenditions(draft, is.get('renditions'))
  const plan: CoveragePlan = {
    ...(dates === undefined ? {} : { dates }),
    ...(note === undefined ? {} : { edNotes: [{ value: note }] }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(wordCount === undefined ? {} : { wordCount }),
    ...(language === undefined ? {} : { languages: [{ literal: language }] }),
    ...(from === undefined && to === undefined ? {} : { itemCount: { from: from ?? to ?? 0, to: to ?? from ?? 0 } }),
    ...(renditions.length === 0 ? {} : { renditions }),
  }
  const audiences = listOf(is.get('audiences')).flatMap(audienceOf)
  const excluded = listOf(is.get('exclAudience')).flatMap(audienceOf)
  const order = commissioned(draft, is.get('commissioned'))
  return {
    ...(uri === undefined ? {} : { uri }),
    ...(title === undefined ? {} : { title }),
    ...(status === 'usable' || status === 'withheld' || status === 'canceled' ? { pubStatus: status } : {}),
    ...(type === undefined ? {} : { type }),
    ...(order === undefined ? {} : { commissioned: order }),
    ...(audiences.length === 0 ? {} : { audiences }),
    ...(excluded.length === 0 ? {} : { excludedAudiences: excluded }),
    ...(Object.keys(plan).length === 0 ? {} : { planning: [plan] }),
  }
}

export function readCoverages(draft: Draft, value: unknown): Coverage[] {
  return objects(value).map((entry, index) => readCoverage(draft, entry, index))
}
