/** What mail cannot carry of the exchange model; see loss.ts. */
import type { Loss } from '../loss.ts'

/** Members of NewsItem for which a message has no place at all. */
const NO_PLACE =
  'altIds altRepresentations assertions associations audiences catalogContainer catalogs concept concepts contentCreated contentModified ' +
  'contributors coverages creditlines datelines deliverableOf derivations descriptions digitalSourceType direction excludedAudiences ' +
  'fileName firstCreated generators genres groups hashes hops icons incomingFeedIds infoSources instanceOf interactions itemClass ' +
  'itemProperties languages located memberOf metadataCreator origReps parts profile properties published ratings renditions ' +
  'representation rights roles scheme services standard subjects titles translationOf trustIndicators'

const row = (field: string, effect: Loss['effect'], why: string, when?: string): Loss => ({
  format: 'mail',
  field,
  effect,
  why,
  ...(when === undefined ? {} : { when }),
})

export const MAIL_LOSSES: readonly Loss[] = [
  ...NO_PLACE.split(' ').map((field) =>
    row(field, 'dropped', 'a message has no field for it, and its text is for readers'),
  ),
  row('kind', 'changed', 'a message is text'),
  row('guid', 'added', 'a message has an id', 'it is absent'),
  row('versionCreated', 'changed', 'dates have whole seconds, and an offset in digits'),
  row('expires', 'changed', 'one date, in whole seconds'),
  row('embargo.until', 'changed', 'in whole seconds, with an offset in digits'),
  row('embargo.note', 'moved', 'the reason joins the notes to editors'),
  row('headlines[1+]', 'dropped', 'a message has one subject'),
  row('headlines[]', 'changed', 'the words are left'),
  row('headlines', 'added', 'a title or slugline stands in; without them the first line of the copy', 'it is absent'),
  row('sluglines[1+]', 'dropped', 'one field'),
  row('sluglines[]', 'changed', 'the words are left'),
  row('bylines', 'changed', 'all in one line'),
  row('keywords[].value', 'changed', 'commas part keywords', 'it has a comma'),
  row('creators[]', 'changed', 'name and address are left'),
  row('provider', 'changed', 'its name is left'),
  row('edNotes[]', 'changed', 'the words are left'),
  row('signals[]', 'changed', 'the concept URIs are left'),
  row('release', 'changed', 'the version that it takes the place of is left'),
  row('links[]', 'dropped', 'only messages that are answered or referred to are named', 'its rel is another'),
  row('transmission', 'changed', 'sender, receivers, list and priority are left'),
  row('bodies[1+]', 'dropped', 'one copy, as plain text and HTML'),
  row('bodies[0]', 'changed', 'the media type becomes text/html; copy that begins with its headline says it once'),
  row('extensions', 'dropped', 'fields of other programs are not sent on'),
]
