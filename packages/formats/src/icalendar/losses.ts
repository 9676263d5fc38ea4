/** What iCalendar cannot carry of the exchange model; see loss.ts. */
import type { Loss } from '../loss.ts'

/** Members of NewsItem for which an event has no place at all. */
const NO_PLACE =
  'altRepresentations assertions associations audiences bodies bylines catalogContainer catalogs concepts contentCreated contentModified ' +
  'contributors coverages creators creditlines datelines deliverableOf derivations descriptions digitalSourceType direction edNotes ' +
  'embargo excludedAudiences expires fileName genres groups hashes hops icons incomingFeedIds infoSources instanceOf interactions ' +
  'itemClass itemProperties keywords languages located memberOf metadataCreator origReps parts profile properties provider pubStatus ' +
  'published ratings release representation rights roles scheme services signals sluglines subjects titles translationOf ' +
  'trustIndicators urgency'

const row = (field: string, effect: Loss['effect'], why: string, when?: string): Loss => ({
  format: 'icalendar',
  field,
  effect,
  why,
  ...(when === undefined ? {} : { when }),
})
const EVENT = 'concept.event'

export const ICALENDAR_LOSSES: readonly Loss[] = [
  ...NO_PLACE.split(' ').map((field) => row(field, 'dropped', 'a calendar has no property for it')),
  row('kind', 'dropped', 'only events are written', 'the item has no event'),
  row('version', 'dropped', 'SEQUENCE is a number', 'it is no whole number from 1'),
  row('versionCreated', 'added', 'every event says when it was made: DTSTAMP', 'it is absent'),
  row('versionCreated', 'changed', 'in whole seconds, in UTC'),
  row('firstCreated', 'changed', 'in whole seconds, in UTC'),
  row('generators', 'changed', 'the program that wrote the calendar'),
  row('headlines', 'changed', 'SUMMARY: the name of the event'),
  row('language', 'changed', 'that of the name'),
  row('altIds', 'dropped', 'an event has one UID'),
  row('links[]', 'dropped', 'one URL', 'its rel is not url'),
  row('renditions[]', 'changed', 'address, media type, title and size are left'),
  row('transmission', 'changed', 'DTSTAMP and PRIORITY are left'),
  row('extensions', 'dropped', 'elements of other formats', 'they are of another format'),
  row(
    'concept',
    'changed',
    'names, definitions, notes, relations and the event are left; one name, one definition of each kind',
  ),
  row('concept.related[].rel', 'changed', 'RELTYPE is a word in capitals', 'it is a URI'),
  row(`${EVENT}.dates.start`, 'changed', 'a year or a month becomes its first day', 'it is no whole day'),
  row(`${EVENT}.dates.end`, 'changed', 'a year or a month becomes its last day', 'it is no whole day'),
  row(`${EVENT}.dates.duration`, 'dropped', 'an event has an end or a duration', 'it has an end'),
  ...'confirmation startConfirmation endConfirmation expectedStart expectedEnd'
    .split(' ')
    .map((field) => row(`${EVENT}.dates.${field}`, 'dropped', 'STATUS says it of the event')),
  row(`${EVENT}.dates.startRange`, 'dropped', 'a calendar has one time'),
  row(`${EVENT}.dates.endRange`, 'dropped', 'a calendar has one time'),
  row(`${EVENT}.occurrenceStatus`, 'changed', 'three statuses: what is between them is TENTATIVE'),
  row(`${EVENT}.eventStatus`, 'dropped', 'STATUS has words of its own', 'it has a URI'),
  row(`${EVENT}.locations[1+]`, 'dropped', 'one place'),
  row(`${EVENT}.locations[0]`, 'changed', 'name, address and position are left'),
  row(`${EVENT}.organisers[]`, 'changed', 'name and calendar address are left'),
  row(`${EVENT}.participants[]`, 'changed', 'name, calendar address, role and kind are left'),
  row(`${EVENT}.subjects[]`, 'changed', 'name or URI with name are left'),
  row(`${EVENT}.contacts[]`, 'changed', 'one line of text each'),
  ...'accessStatus coverages coverageStatus languages participationRequirements registrations'
    .split(' ')
    .map((field) => row(`${EVENT}.${field}`, 'dropped', 'a calendar has no property for it')),
]
