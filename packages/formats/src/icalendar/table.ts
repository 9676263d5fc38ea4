/** Where each property of a VEVENT or VTODO stands in the exchange model. What no row names travels as an extension. */

export type PropertyShape =
  /** Text in a language; `also` names a second place that says the same. */
  | 'label'
  | 'text'
  /** Instant; UTC in iCalendar. */
  | 'instant'
  | 'start'
  | 'end'
  | 'duration'
  | 'rule'
  | 'dates'
  /** iCalendar counts from 0, the model from 1. */
  | 'sequence'
  | 'status'
  | 'place'
  | 'position'
  | 'party'
  | 'categories'
  | 'concept'
  | 'link'
  | 'attachment'
  | 'contact'
  | 'relation'
  | 'priority'

export interface PropertyRow {
  readonly property: string
  /** Path from the item; `event` is `concept.event`, `dates` is `concept.event.dates`. */
  readonly model: string
  readonly as: PropertyShape
  /** Parameters that the shape reads and writes; others travel as extensions. */
  readonly parameters?: readonly string[]
  /** May stand more than once. */
  readonly many?: boolean
}

export const PROPERTIES: readonly PropertyRow[] = [
  { property: 'UID', model: 'guid', as: 'text' },
  { property: 'SEQUENCE', model: 'version', as: 'sequence' },
  { property: 'CREATED', model: 'firstCreated', as: 'instant', parameters: ['TZID', 'VALUE'] },
  { property: 'LAST-MODIFIED', model: 'versionCreated', as: 'instant', parameters: ['TZID', 'VALUE'] },
  { property: 'DTSTAMP', model: 'transmission.sent', as: 'instant', parameters: ['TZID', 'VALUE'] },
  { property: 'SUMMARY', model: 'concept.names', as: 'label', parameters: ['LANGUAGE'] },
  { property: 'DESCRIPTION', model: 'concept.definitions', as: 'label', parameters: ['LANGUAGE'] },
  { property: 'X-ALT-DESC', model: 'concept.definitions', as: 'label', parameters: ['FMTTYPE', 'LANGUAGE'] },
  { property: 'COMMENT', model: 'concept.notes', as: 'label', parameters: ['LANGUAGE'], many: true },
  { property: 'DTSTART', model: 'dates.start', as: 'start', parameters: ['TZID', 'VALUE'] },
  { property: 'DTEND', model: 'dates.end', as: 'end', parameters: ['TZID', 'VALUE'] },
  { property: 'DUE', model: 'dates.end', as: 'end', parameters: ['TZID', 'VALUE'] },
  { property: 'DURATION', model: 'dates.duration', as: 'duration' },
  { property: 'RRULE', model: 'dates.recurrenceRules', as: 'rule', many: true },
  { property: 'EXRULE', model: 'dates.excludedRules', as: 'rule', many: true },
  { property: 'RDATE', model: 'dates.recurrenceDates', as: 'dates', parameters: ['TZID', 'VALUE'], many: true },
  { property: 'EXDATE', model: 'dates.excludedDates', as: 'dates', parameters: ['TZID', 'VALUE'], many: true },
  { property: 'STATUS', model: 'event.occurrenceStatus', as: 'status' },
  { property: 'LOCATION', model: 'event.locations', as: 'place', parameters: ['LANGUAGE', 'ALTREP'] },
  { property: 'GEO', model: 'event.locations', as: 'position' },
  { property: 'ORGANIZER', model: 'event.organisers', as: 'party', parameters: ['CN'], many: true },
  { property: 'ATTENDEE', model: 'event.participants', as: 'party', parameters: ['CN', 'ROLE', 'CUTYPE'], many: true },
  { property: 'CATEGORIES', model: 'event.subjects', as: 'categories', parameters: ['LANGUAGE'], many: true },
  { property: 'CONCEPT', model: 'event.subjects', as: 'concept', parameters: ['LABEL'], many: true },
  { property: 'CONTACT', model: 'event.contacts', as: 'contact', many: true },
  { property: 'RELATED-TO', model: 'concept.related', as: 'relation', parameters: ['RELTYPE'], many: true },
  { property: 'URL', model: 'links', as: 'link' },
  {
    property: 'ATTACH',
    model: 'renditions',
    as: 'attachment',
    parameters: ['FMTTYPE', 'FILENAME', 'SIZE'],
    many: true,
  },
  { property: 'PRIORITY', model: 'transmission.priority', as: 'priority' },
]

/** IPTC's event occurrence status for the three of iCalendar that say whether an event takes place. */
const OCCURS = 'http://cv.iptc.org/newscodes/eventoccurstatus/'
export const STATUSES: readonly (readonly [string, string])[] = [
  ['CONFIRMED', `${OCCURS}eos5`],
  ['TENTATIVE', `${OCCURS}eos3`],
  ['CANCELLED', `${OCCURS}eos6`],
]
/** Statuses that iCalendar can only call TENTATIVE or CANCELLED. */
export const NEAREST_STATUS: Readonly<Record<string, string>> = {
  [`${OCCURS}eos1`]: 'TENTATIVE',
  [`${OCCURS}eos2`]: 'TENTATIVE',
  [`${OCCURS}eos4`]: 'TENTATIVE',
}

/** CUTYPE of an attendee, and the nature of the concept. */
const NATURE = 'http://cv.iptc.org/newscodes/cpnature/'
export const PARTY_TYPES: readonly (readonly [string, string])[] = [
  ['INDIVIDUAL', `${NATURE}person`],
  ['GROUP', `${NATURE}organisation`],
  ['ROOM', `${NATURE}poi`],
  ['RESOURCE', `${NATURE}object`],
]
export const EVENT_NATURE = `${NATURE}event`
