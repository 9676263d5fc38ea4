/** What NewsML-G2 cannot carry of the exchange model; see loss.ts. round-trip-items.test.ts proves that there is no more. */
import type { Loss } from '../loss.ts'

const rows = (effect: Loss['effect'], why: string, fields: string, when?: string): Loss[] =>
  fields
    .split(/\s+/)
    .filter((field) => field !== '')
    .map((field) => ({ format: 'newsml-g2-2.35', field, effect, why, ...(when === undefined ? {} : { when }) }))

const CORE = 'the content metadata of concepts, plans and catalogs has fewer properties'
const OTHERS = 'kind is concept, knowledge, planning or catalog'

export const NEWSML_G2_LOSSES: readonly Loss[] = [
  ...rows('changed', 'the version that is written', 'standard'),
  ...rows(
    'dropped',
    'what is written is valid',
    'extensions',
    'NewsML-G2 2.35 has nothing of that name, or no such value, at its place',
  ),
  ...rows('dropped', 'the codes of another format stay with it', 'extensions', 'they are of another format'),
  ...rows('added', 'demanded by the standard', 'itemClass versionCreated'),
  ...rows('added', 'filled in where the IPTC catalog knows the URI', 'subjects[].qcode genres[].qcode'),
  ...rows(
    'dropped',
    'the IPTC catalog is always named, in the issue that is bundled',
    'catalogs[].href',
    'it is any issue of it',
  ),
  ...rows('dropped', 'versions are positive whole numbers', 'version', 'it is none'),
  ...rows('dropped', 'an item says nothing of its transmission; a message does', 'transmission'),
  ...rows('dropped', 'no property for it', 'captured representation trustIndicators embargo.note located[].geoJson'),
  ...rows('changed', 'items stand beside one another: an association is a link to one', 'associations[].item'),
  ...rows('changed', 'the link says which association it is', 'associations[].rel'),
  ...rows('moved', 'renditions of content have one name', 'bodies[].role'),
  ...rows('added', 'XHTML unless it says otherwise', 'bodies[].contentType'),
  ...rows(
    'changed',
    'read as escaped twice, which agencies do',
    'bodies[].blocks',
    'the copy spells out &quot;, &nbsp; or &#39;',
  ),
  ...rows(
    'changed',
    'ids stand once in a document and are names',
    'groups.list[].id parts[].id',
    'they are none, or another item of the message has them',
  ),
  ...rows('dropped', 'contact details have no name', 'concept.event.contacts[].name'),
  ...rows('moved', 'stands with the details of the concept', 'concept.event.organisers[].contacts'),
  ...rows('dropped', 'an event ends at a time or lasts for one', 'concept.event.dates.duration', 'it has an end'),
  ...rows(
    'dropped',
    'no property for it',
    'concept.event.dates.expectedStart concept.event.dates.expectedEnd concept.event.dates.zone',
  ),
  ...rows('dropped', 'EventsML-G2 has dates or no event', 'concept.event', 'it has no start'),
  ...rows(
    'dropped',
    'coverage is known by its id and its plans',
    `coverages[].uri coverages[].title coverages[].pubStatus coverages[].type coverages[].status coverages[].assignedTo
     coverages[].audiences coverages[].excludedAudiences coverages[].commissioned coverages[].planning[].wordCount
     coverages[].planning[].priority coverages[].planning[].dates`,
  ),
  ...rows(
    'dropped',
    'no attribute for it',
    `renditions[].bitRate renditions[].transportProtocol renditions[].pointOfInterest renditions[].resources
     headlines[].contentType descriptions[].contentType`,
  ),
  ...rows('changed', 'one line', 'headlines[].value', 'it has line breaks'),
  ...rows(
    'dropped',
    'texts know links, languages, concepts and reading aids',
    'descriptions[].blocks',
    'marks of other kinds',
  ),
  ...rows('dropped', CORE, 'genres datelines bylines creditlines', OTHERS),
  ...rows(
    'dropped',
    CORE,
    `icons urgency digitalSourceType located infoSources audiences excludedAudiences ratings interactions languages keywords
     subjects sluglines headlines descriptions properties`,
    'kind is catalog',
  ),
  ...rows(
    'dropped',
    'content stands in the item of its kind',
    'bodies renditions groups coverages concept concepts',
    'kind is another',
  ),
]
