/** Events and planned coverage to ninjs 3.x. */
import type { Coverage, EventDates, EventDetails, ItemKind, RecurrenceRule, Term } from '@dateline/news'
import { writeRenditions } from './write-media.ts'
import { writeTerm } from './write-terms.ts'
import { clean, filled, integer, linesOf, members, nameOf, type Out, type Pen } from './write-values.ts'
import { isInstant, isTruncatedDate, strictUri, uriOfGuid } from './uri.ts'

const FREQUENCIES = new Set(['secondly', 'minutely', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'])

function writeRule(rule: RecurrenceRule): Out | undefined {
  const frequency = rule.frequency.toLowerCase()
  if (!FREQUENCIES.has(frequency)) return undefined
  return {
    frequency,
    ...(integer(rule.interval) === undefined ? {} : { interval: rule.interval }),
    ...(isInstant(rule.until) ? { until: rule.until } : {}),
    ...(integer(rule.count) === undefined ? {} : { count: rule.count }),
  }
}

/** Start or end: certain instants have one name, days and expectations another. */
function point(name: 'Start' | 'End', date: string | undefined, expected: boolean | undefined): Out {
  if (date === undefined || !isTruncatedDate(date)) return {}
  const lower = name.toLowerCase()
  return expected === true || !isInstant(date) ? { [`expected${name}Date`]: date } : { [`${lower}Date`]: date }
}

/**
 * Dates of an event. The schema wants a start or an end; without either there is nothing to write. Recurrence dates are left out:
 * the schema declares them a list and a text at once, so that no value of theirs is valid.
 */
export function writeDates(dates: EventDates | undefined): Out | undefined {
  if (dates === undefined) return undefined
  const between = { ...point('Start', dates.start, dates.expectedStart), ...point('End', dates.end, dates.expectedEnd) }
  if (Object.keys(between).length === 0) return undefined
  const rules = filled((dates.recurrenceRules ?? []).flatMap((rule) => writeRule(rule) ?? []))
  return {
    ...between,
    ...(dates.duration === undefined ? {} : { expectedDuration: clean(dates.duration) }),
    ...(rules === undefined ? {} : { recurrence: { recurrenceRules: rules } }),
  }
}

const uriOf = (term: Term | undefined) => strictUri(term?.uri)

export function writeEvent(event: EventDetails | undefined, pen: Pen): Out | undefined {
  if (event === undefined) return undefined
  const [organiser] = event.organisers ?? []
  const out: Out = {
    ...members(pen, { eventStatus: uriOf(event.eventStatus), plannedCoverageStatus: uriOf(event.coverageStatus) }),
    ...members(pen, {
      dates: writeDates(event.dates),
      organiser: organiser === undefined ? undefined : writeTerm(organiser, pen, { has: 'organisation' }),
    }),
  }
  return Object.keys(out).length === 0 ? undefined : out
}

/** Words of `type` in 3.x by kind; kinds without one travel in the alternative ids. */
export const TYPE_OF_KIND: Readonly<Partial<Record<ItemKind, string>>> = {
  text: 'text',
  picture: 'picture',
  graphic: 'graphic',
  audio: 'audio',
  video: 'video',
  animation: 'video',
  composite: 'composite',
  package: 'composite',
  component: 'component',
  planning: 'planning',
}
const TYPES = new Set([...Object.values(TYPE_OF_KIND), 'event'])

function typeOf(coverage: Coverage): string | undefined {
  const itemClass = coverage.planning?.[0]?.itemClass?.uri
  const word = coverage.type ?? itemClass?.slice(itemClass.lastIndexOf('/') + 1)
  return word !== undefined && TYPES.has(word) ? word : undefined
}

const audience = (term: Term): string | undefined => term.literal ?? nameOf(term) ?? term.uri

function writeCoverage(coverage: Coverage, pen: Pen): Out {
  const [plan] = coverage.planning ?? []
  const { by, on, references } = coverage.commissioned ?? {}
  const scheduled = plan?.scheduled === undefined ? undefined : { start: plan.scheduled, expectedStart: true }
  const language = plan?.languages?.[0]
  const urgency =
    plan?.urgency !== undefined && Number.isInteger(plan.urgency) && plan.urgency >= 1 && plan.urgency <= 9
      ? plan.urgency
      : undefined
  const count = plan?.itemCount
  return members(pen, {
    uri:
      coverage.uri === undefined && coverage.id === undefined
        ? undefined
        : uriOfGuid(coverage.uri ?? coverage.id, () => ''),
    title: coverage.title ?? linesOf(plan?.headlines),
    pubStatus: coverage.pubStatus,
    type: typeOf(coverage),
    commissioned:
      coverage.commissioned === undefined
        ? undefined
        : members(pen, {
            by,
            on: isInstant(on) ? on : undefined,
            references: filled(references?.map((entry) => members(pen, { ...entry }))),
          }),
    dates: writeDates(plan?.dates ?? scheduled),
    audiences: filled(
      (coverage.audiences ?? plan?.audiences ?? []).map((term) =>
        members(pen, {
          audience: audience(term),
          significance: integer('significance' in term ? (term.significance as number) : undefined),
        }),
      ),
    ),
    exclAudience: filled(
      (coverage.excludedAudiences ?? plan?.excludedAudiences ?? []).flatMap((term) => audience(term) ?? []),
    ),
    edNote: linesOf(plan?.edNotes),
    urgency,
    language: language?.literal ?? nameOf(language),
    itemCount: count === undefined ? undefined : { rangeFrom: integer(count.from), rangeTo: integer(count.to) },
    wordCount: integer(plan?.wordCount),
    renditions: writeRenditions(plan?.renditions, pen),
  })
}

export function writeCoverages(coverages: readonly Coverage[] | undefined, pen: Pen): readonly Out[] | undefined {
  return filled((coverages ?? []).map((coverage) => writeCoverage(coverage, pen)))
}
