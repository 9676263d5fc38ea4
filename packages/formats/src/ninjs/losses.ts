/** What ninjs cannot carry of the exchange model; see loss.ts. Fields with `[]` are members of the entries of a list. */
import type { Loss } from '../loss.ts'
import { NINJS_VERSIONS, type NinjsVersion } from './generation.ts'

interface Row {
  readonly field: string
  readonly effect: Loss['effect']
  readonly why: string
  readonly when?: string
  readonly versions?: readonly NinjsVersion[]
}

const rows = (effect: Loss['effect'], why: string, fields: string, more: Partial<Row> = {}): Row[] =>
  fields
    .split(/\s+/)
    .filter((field) => field !== '')
    .map((field) => ({ field, effect, why, ...more }))

const since3 = { versions: ['2.2', '1.6'] as const }
const in1 = { versions: ['1.6'] as const }

const ROWS: readonly Row[] = [
  ...rows(
    'dropped',
    'ninjs has no member for it',
    `altRepresentations assertions deliverableOf derivations excludedAudiences generators hashes hops icons incomingFeedIds
     instanceOf interactions itemProperties metadataCreator origReps parts properties published ratings rights[].accountable
     rights[].dataMining rights[].scope rights[].aspect scheme transmission.channels transmission.destinations
     bodies[].language datelines[].language descriptions[].language descriptions[].direction headlines[].language
     headlines[].direction keywords[].language sluglines[].separator subjects[].why profile.versionInfo
     concept.event.contacts concept.event.occurrenceStatus
     concept.event.dates.confirmation renditions[].audioCodec renditions[].audioSampleRate renditions[].colourSpace
     renditions[].orientation renditions[].hashes renditions[].altIds`,
  ),
  ...rows(
    'dropped',
    'alternative ids have a role and a value',
    'altIds[].environment altIds[].idFormat altIds[].type altIds[].version',
  ),
  ...rows(
    'dropped',
    'codes are written as URIs',
    `catalogContainer catalogs subjects[].qcode genres[].qcode services[].qcode infoSources[].qcode creators[].qcode
     contributors[].qcode provider.qcode located[].qcode signals[].qcode memberOf[].qcode concept.qcode concepts[].qcode
     digitalSourceType.qcode concept.event.organisers[].qcode
     concept.event.locations[].qcode concept.event.participants[].qcode
     concept.event.subjects[].qcode`,
  ),
  ...rows(
    'dropped',
    'concepts have a name, a relation and an identifier',
    'subjects[].broader subjects[].definitions subjects[].extensions rights[].copyrightHolder.uri',
  ),
  ...rows('dropped', 'told by type', 'itemClass'),
  ...rows('dropped', 'the member is one value', 'expires[1+] titles[1+] sluglines[1+] concept.event.organisers[1+]'),
  ...rows('dropped', 'one plan a coverage', 'coverages[].planning[1+]'),
  ...rows('dropped', 'the schema takes no value of recurrenceDates', 'concept.event.dates.recurrenceDates'),
  ...rows(
    'dropped',
    'new in 3.x',
    'renditions[].videoCodec renditions[].videoFrameRate renditions[].videoScan',
    since3,
  ),
  ...rows('dropped', 'no room for a second identifier', 'subjects[].literal', { ...in1, when: 'beside a URI' }),
  ...rows('changed', 'the member is one text, in lines or parted by commas', 'bylines edNotes rights[].usageTerms'),
  ...rows('changed', 'the codes alone are kept, among the alternative ids', 'audiences memberOf'),
  ...rows('changed', 'places are of one nature', 'located[].type'),
  ...rows('changed', 'the list tells the nature', 'subjects[].type', { when: 'a nature that has no list of its own' }),
  ...rows('changed', 'bodies with structure are sent as HTML and as text', 'bodies[].contentType'),
  ...rows('changed', 'the standard that is written', 'standard'),
  ...rows(
    'changed',
    'names are letters, digits and underscores, and none stands twice',
    'renditions[].name headlines[].role descriptions[].role associations[].name',
    in1,
  ),
  ...rows('dropped', 'the counts are those of the first body', 'bodies[].wordCount bodies[].charCount', in1),
  ...rows('changed', 'the main one comes first', 'headlines', { ...in1, when: 'another one stood before it' }),
  ...rows('moved', 'joins the note to editors', 'embargo.note'),
  ...rows('moved', 'members become associations, named by their group', 'groups'),
  ...rows('moved', 'becomes an association, but for the page (a rendition) and translations', 'links'),
  ...rows('moved', 'the first one is the language of the item', 'languages'),
  ...rows('moved', 'becomes the title of the coverage where there is none', 'coverages[].planning[].headlines'),
  ...rows(
    'moved',
    'becomes the expected start of its dates',
    'coverages[].planning[].scheduled coverages[].planning[].dates',
  ),
  ...rows('moved', 'becomes an association', 'coverages[].deliveries'),
  ...rows('moved', 'becomes the uri', 'coverages[].id', { when: 'the coverage has no URI' }),
  ...rows('changed', 'counted again', 'bodies[].wordCount', { when: 'the count of the source is not one of the text' }),
  ...rows('added', 'counted where the source did not say', 'bodies[].charCount bodies[].wordCount'),
  ...rows('added', 'the first one is the main one', 'bodies[].role headlines[].role'),
  ...rows('added', 'the title, or the name of the concept, stands in', 'headlines'),
  ...rows('added', 'the definition of the concept stands in', 'descriptions'),
  ...rows('added', 'the names of the creators stand in', 'bylines'),
  ...rows('added', 'abstract or caption, by the kind of the item', 'descriptions[].role'),
  ...rows(
    'added',
    'a day, a month or a year is an expectation',
    'concept.event.dates.expectedStart concept.event.dates.expectedEnd',
  ),
  ...rows('added', 'the headline of the plan stands in', 'coverages[].title'),
  ...rows('added', 'always said', 'pubStatus'),
  ...rows('added', 'the schema requires a name', 'renditions[].name associations[].name'),
  ...rows('added', 'the item says it', 'associations[].version associations[].guid'),
]

export const NINJS_LOSSES: readonly Loss[] = NINJS_VERSIONS.flatMap((version) =>
  ROWS.filter(({ versions }) => versions === undefined || versions.includes(version)).map(
    ({ field, effect, why, when }): Loss => ({
      format: `ninjs-${version}`,
      field,
      effect,
      why,
      ...(when === undefined ? {} : { when }),
    }),
  ),
)
