/** What IPTC 7901 cannot carry of the exchange model; see loss.ts. */
import type { Loss } from '../loss.ts'

/** Members of NewsItem for which a message has no place at all. */
const NO_PLACE =
  'altIds altRepresentations assertions associations audiences catalogContainer catalogs concept concepts contentCreated ' +
  'contentModified contributors coverages creators deliverableOf derivations descriptions digitalSourceType direction ' +
  'excludedAudiences expires extensions fileName firstCreated generators genres groups hashes hops icons incomingFeedIds ' +
  'infoSources instanceOf interactions keywords links located memberOf metadataCreator origReps parts profile properties ' +
  'provider published ratings release renditions representation rights roles scheme services standard titles translationOf ' +
  'trustIndicators version'

const row = (field: string, effect: Loss['effect'], why: string): Loss => ({ format: 'iptc-7901', field, effect, why })

export const IPTC_7901_LOSSES: readonly Loss[] = [
  ...NO_PLACE.split(' ').map((field) =>
    row(field, 'dropped', 'the header has no place for it, and the text is for readers'),
  ),
  row('kind', 'changed', 'a message is text'),
  row('guid', 'changed', 'source, number and day identify a message'),
  row('language', 'dropped', 'the source profile says it'),
  row('versionCreated', 'changed', 'the stamp has minutes, in GMT'),
  row('urgency', 'added', 'a header has a priority: 5 when nothing is said'),
  row('headlines[]', 'dropped', 'one headline, without marks and role'),
  row('bylines[]', 'changed', 'one, with a word in front that tells it from a headline'),
  row('sluglines[]', 'dropped', 'one keyword line, without role and language'),
  row('datelines[]', 'moved', 'it stands at the start of the copy'),
  row('creditlines', 'dropped', 'read from the dateline'),
  row('subjects', 'changed', 'one category in the header'),
  row('signals', 'changed', 'correction and update only, as words above the headline'),
  row('embargo.note', 'changed', 'the line of the embargo; its end in GMT, to the minute'),
  row('edNotes[]', 'changed', 'those without a role come first; white space collapses'),
  row('itemProperties', 'dropped', 'the sign-off only'),
  row(
    'transmission',
    'changed',
    'service of three letters, number, category, keyword, take, options; the words are counted',
  ),
  row('bodies[]', 'dropped', 'the main body; none of a held or killed item'),
  row(
    'bodies[].blocks',
    'changed',
    'lines of 69 columns: marks, levels, pictures and media go, captions stay; letters outside of the agreed set are transliterated',
  ),
]
