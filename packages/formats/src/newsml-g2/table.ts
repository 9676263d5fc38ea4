/**
 * The mapping of NewsML-G2 to the exchange model: one row says which member stands where and how it is written, and both
 * directions read it. What no row names becomes an extension. The notation is in shape.ts; what a row cannot say is in
 * special.ts; the order of elements is the standard's (grammar.ts).
 */
import type {
  ContentFacts,
  ContentPart,
  Coverage,
  CoveragePlan,
  Hop,
  ItemReference,
  NewsItem,
  PackageGroup,
  Rendition,
  Rights,
  Term,
  Transmission,
} from '@dateline/news'
import { BODY } from './content.ts'
import * as details from './details.ts'
import { BLOCK_LABEL, FACTS, INLINE_LABEL, PLAIN_LABEL } from './properties.ts'
import {
  BOOLEAN,
  CODE,
  CODE_LIST,
  CODES,
  DATE,
  DECIMAL,
  DIRECTION,
  INSTANT,
  INTEGER,
  TEXT,
  TOKENS,
  VERBATIM,
} from './scalars.ts'
import { codeElement, textElement, type Fields, rows, holder, mapped, record, type Row } from './shape.ts'
import * as renditions from './renditions.ts'
import * as schemes from './schemes.ts'
import * as special from './special.ts'

type AnyTerm = Term & Record<string, unknown>

/** Every property of NewsML-G2 that names a concept: the Qual, Flex, Flex1 and Flex2 types in all their forms. */
export const TERM_FIELDS: Fields = rows<AnyTerm>(
  () => [
    ...FACTS,
    ['type', '@type', CODE],
    ['roles', '@role', CODE_LIST],
    ['jobTitle', '@jobtitle', CODE],
    ['coversFrom', '@coversfrom', DATE],
    ['coversTo', '@coversto', DATE],
    ['rel', '@rel', CODE],
    ['value', '@value', VERBATIM],
    ['valueDataType', '@valuedatatype', special.DATATYPE],
    ['valueUnit', '@valueunit', CODE],
    ['significance', '@significance', INTEGER],
    ['severity', '@severity', CODE],
    ['target', '@target', CODE],
    ['timestamp', '@timestamp', DATE],
    ['idRefs', '@idrefs', TOKENS],
    ['names', 'name*', PLAIN_LABEL],
    ['definitions', 'definition*', BLOCK_LABEL],
    ['notes', 'note*', BLOCK_LABEL],
    ['types', 'type*', TERM],
    ['facets', 'facet*', TERM],
    ['links', 'remoteInfo*', LINK],
    ['hierarchy', 'hierarchyInfo*', textElement(TEXT)],
    ['sameAs', 'sameAs*', TERM],
    ['broader', 'broader*', TERM],
    ['narrower', 'narrower*', TERM],
    ['related', 'related*', TERM],
    ['bag', 'bag', special.BAG],
    ['mainConcept', 'mainConcept', TERM],
    ['facetConcepts', 'facetConcept*', TERM],
    ['instruments', 'hasInstrument*', INSTRUMENT],
    ['person', 'personDetails', PERSON],
    ['organisation', 'organisationDetails', ORGANISATION],
    ['place', 'geoAreaDetails', PLACE],
    ['pointOfInterest', 'POIDetails', POINT_OF_INTEREST],
    ['object', 'objectDetails', OBJECT],
    ['event', 'eventDetails', EVENT],
    ['properties', 'conceptExtProperty*', TERM],
  ],
  { identity: true },
)
export const TERM = holder<Term>(TERM_FIELDS)

const CONCEPT_ID = rows<Term>(
  () => [
    ['created', '@created', DATE],
    ['retired', '@retired', DATE],
  ],
  { identity: true },
)
const CONCEPT_ROWS: () => readonly Row<AnyTerm>[] = () => [
  ...(TERM_FIELDS.rows as readonly Row<AnyTerm>[]).filter(([model]) => model !== 'type' && model !== 'types'),
  ['', 'conceptId', CONCEPT_ID],
  ['type', 'type', codeElement()],
]
export const CONCEPT = holder<Term>(rows<AnyTerm>(CONCEPT_ROWS))

const INSTRUMENT = record<special.Named>(
  rows<special.Named>(() => [
    ['symbol', '@symbol', VERBATIM],
    ['symbolSource', '@symbolsrc', CODE],
    ['market', '@market', CODE],
    ['marketLabel', '@marketlabel', TEXT],
    ['marketLabelSource', '@marketlabelsrc', CODE],
    ['type', '@type', CODES],
    ['rank', '@rank', INTEGER],
  ]),
)
const PERSON = holder<NonNullable<Term['person']>>(
  rows<NonNullable<Term['person']>>(() => [
    ['born', 'born', textElement(DATE)],
    ['died', 'died', textElement(DATE)],
    ['affiliations', 'affiliation*', TERM],
    ['contacts', 'contactInfo', details.contacts(TERM)],
  ]),
)
const ORGANISATION = holder<NonNullable<Term['organisation']>>(
  rows<NonNullable<Term['organisation']>>(() => [
    ['founded', 'founded', textElement(DATE)],
    ['dissolved', 'dissolved', textElement(DATE)],
    ['locations', 'location*', TERM],
    ['affiliations', 'affiliation*', TERM],
    ['contacts', 'contactInfo', details.contacts(TERM)],
    ['instruments', 'hasInstrument*', INSTRUMENT],
  ]),
)
const PLACE = holder<NonNullable<Term['place']>>(
  rows<NonNullable<Term['place']>>(() => [
    ['positions', 'position*', details.POSITION],
    ['founded', 'founded', textElement(DATE)],
    ['dissolved', 'dissolved', textElement(DATE)],
    ['lines', 'line*', details.POSITIONS],
    ['circle', 'circle', details.CIRCLE],
    ['polygons', 'polygon*', details.POSITIONS],
  ]),
)
const POINT_OF_INTEREST = holder<NonNullable<Term['pointOfInterest']>>(
  rows<NonNullable<Term['pointOfInterest']>>(() => [
    ['position', 'position', details.POSITION],
    ['address', 'address', details.address(TERM)],
    ['openHours', 'openHours*', INLINE_LABEL],
    ['capacity', 'capacity*', INLINE_LABEL],
    ['contacts', 'contactInfo', details.contacts(TERM)],
    ['access', 'access*', BLOCK_LABEL],
    ['details', 'details*', BLOCK_LABEL],
    ['created', 'created', textElement(DATE)],
    ['ceasedToExist', 'ceasedToExist', textElement(DATE)],
  ]),
)
const OBJECT = holder<NonNullable<Term['object']>>(
  rows<NonNullable<Term['object']>>(() => [
    ['created', 'created', textElement(DATE)],
    ['copyrightNotices', 'copyrightNotice*', BLOCK_LABEL],
    ['creators', 'creator*', TERM],
    ['ceasedToExist', 'ceasedToExist', textElement(DATE)],
  ]),
)
const EVENT = holder<NonNullable<Term['event']>>(
  rows<NonNullable<Term['event']>>(() => [
    ['dates', 'dates', details.EVENT_DATES],
    ['eventStatus', 'eventStatus', TERM],
    ['occurrenceStatus', 'occurStatus', TERM],
    ['coverageStatus', 'newsCoverageStatus', TERM],
    ['registrations', 'registration*', BLOCK_LABEL],
    ['keywords', 'keyword*', PLAIN_LABEL],
    ['accessStatus', 'accessStatus*', TERM],
    ['participationRequirements', 'participationRequirement*', TERM],
    ['subjects', 'subject*', TERM],
    ['locations', 'location*', TERM],
    ['participants', 'participant*', TERM],
    ['organisers', 'organiser*', TERM],
    ['contacts', 'contactInfo', details.contacts(TERM)],
    ['languages', 'language*', special.LANGUAGE],
    ['coverages', 'newsCoverage*', special.eventCoverage(PLAN)],
  ]),
)

/** What may be said of the bytes of any rendition. */
export const CHARACTERISTICS: readonly Row<Rendition>[] = [
  ['contentType', '@contenttype', TEXT],
  ['contentTypeVariant', '@contenttypevariant', TEXT],
  ['format', '@format', CODE],
  ['wordCount', '@wordcount', INTEGER],
  ['charCount', '@charcount', INTEGER],
  ['lineCount', '@linecount', INTEGER],
  ['pageCount', '@pagecount', INTEGER],
  ['width', '@width', INTEGER],
  ['dimensionUnit', '@widthunit', CODE],
  ['height', '@height', INTEGER],
  ['orientation', '@orientation', INTEGER],
  ['layoutOrientation', '@layoutorientation', CODE],
  ['colourSpace', '@colourspace', CODE],
  ['colourIndicator', '@colourindicator', CODE],
  ['colourDepth', '@colourdepth', INTEGER],
  ['resolution', '@resolution', INTEGER],
  ['duration', '@duration', DECIMAL],
  ['durationUnit', '@durationunit', CODE],
  ['audioCodec', '@audiocodec', CODE],
  ['audioBitRate', '@audiobitrate', INTEGER],
  ['audioVariableBitRate', '@audiovbr', BOOLEAN],
  ['audioSampleSize', '@audiosamplesize', INTEGER],
  ['audioSampleRate', '@audiosamplerate', INTEGER],
  ['audioChannels', '@audiochannels', CODE],
  ['videoCodec', '@videocodec', CODE],
  ['videoAverageBitRate', '@videoavgbitrate', INTEGER],
  ['videoVariableBitRate', '@videovbr', BOOLEAN],
  ['videoFrameRate', '@videoframerate', DECIMAL],
  ['videoScan', '@videoscan', TEXT],
  ['aspectRatio', '@videoaspectratio', TEXT],
  ['videoSampling', '@videosampling', TEXT],
  ['videoScaling', '@videoscaling', CODE],
  ['videoDefinition', '@videodefinition', CODE],
]
const RENDITION = renditions.rendition(
  rows<Rendition>(() => [
    ['id', '@id', TEXT],
    ['name', '@rendition', CODE],
    ['href', '@href', TEXT],
    ['residRef', '@residref', TEXT],
    ['residRefFormat', '@residrefformat', CODE],
    ['hasContent', '@hascontent', BOOLEAN],
    ['version', '@version', TEXT],
    ['title', '@title', TEXT],
    ['language', '@language', TEXT],
    ['sizeInBytes', '@size', INTEGER],
    ['rank', '@rank', INTEGER],
    ['validFrom', '@validfrom', DATE],
    ['validTo', '@validto', DATE],
    ['generator', '@generator', TEXT],
    ['generated', '@generated', DATE],
    ...CHARACTERISTICS,
    ['channels', 'channel*', special.attributes()],
    ['altIds', 'altId*', renditions.ALT_ID],
    ['locations', 'altLoc*', renditions.LOCATION],
    ['hashes', 'hash*', renditions.HASH],
    ['signals', 'signal*', codeElement()],
    ['properties', 'remoteContentExtProperty*', TERM],
  ]),
)

/** AdministrativeMetadataGroup and DescriptiveMetadataGroup: contentMeta, partMeta. */
export const CONTENT_FACTS: readonly Row<ContentFacts>[] = [
  ['icons', 'icon*', RENDITION],
  ['urgency', 'urgency', special.URGENCY],
  ['contentCreated', 'contentCreated', textElement(DATE)],
  ['contentModified', 'contentModified', textElement(DATE)],
  ['digitalSourceType', 'digitalSourceType', TERM],
  ['located', 'located*', TERM],
  ['infoSources', 'infoSource*', TERM],
  ['creators', 'creator*', TERM],
  ['contributors', 'contributor*', TERM],
  ['audiences', 'audience*', TERM],
  ['excludedAudiences', 'exclAudience*', TERM],
  ['altIds', 'altId*', renditions.ALT_ID],
  ['ratings', 'rating*', special.attributes()],
  ['interactions', 'userInteraction*', special.attributes()],
  ['languages', 'language*', special.LANGUAGE],
  ['genres', 'genre*', TERM],
  ['keywords', 'keyword*', PLAIN_LABEL],
  ['subjects', 'subject*', TERM],
  ['sluglines', 'slugline*', PLAIN_LABEL],
  ['headlines', 'headline*', INLINE_LABEL],
  ['datelines', 'dateline*', INLINE_LABEL],
  ['bylines', 'by*', INLINE_LABEL],
  ['creditlines', 'creditline*', PLAIN_LABEL],
  ['descriptions', 'description*', BLOCK_LABEL],
]

/** Link1Type: links, references of packages and deliveries. */
export const LINK = renditions.link(
  rows<ItemReference & ContentFacts>(() => [
    ...FACTS,
    ['rel', '@rel', CODE],
    ['href', '@href', TEXT],
    ['guid', '@residref', TEXT],
    ['guidFormat', '@residrefformat', CODE],
    ['version', '@version', TEXT],
    ['contentType', '@contenttype', TEXT],
    ['format', '@format', CODE],
    ['size', '@size', INTEGER],
    ['title', '@title', TEXT],
    ['language', '@xml:lang', TEXT],
    ['itemClass', 'itemClass', TERM],
    ['provider', 'provider', TERM],
    ['versionCreated', 'versionCreated', textElement(INSTANT)],
    ['pubStatus', 'pubStatus', special.PUB_STATUS],
    ['titles', 'title*', INLINE_LABEL],
    ...CONTENT_FACTS,
  ]),
  CONTENT_FACTS.map(([model]) => model).filter((model) => model !== 'headlines' && model !== 'descriptions'),
)

const PART = renditions.part(
  rows<ContentPart & Record<string, unknown>>(() => [
    ['id', '@partid', TEXT],
    ['seq', '@seq', INTEGER],
    ['contentRefs', '@contentrefs', TOKENS],
    ['language', '@xml:lang', TEXT],
    ['time', 'timeDelim*', renditions.TIME],
    ['region', 'regionDelim', renditions.REGION],
    ['roles', 'role*', TERM],
    ...CONTENT_FACTS,
    ['properties', 'partMetaExtProperty*', TERM],
    ['signals', 'signal*', TERM],
    ['edNotes', 'edNote*', BLOCK_LABEL],
    ['links', 'link*', LINK],
  ]),
  [...CONTENT_FACTS.map(([model]) => model), 'properties'],
)

const RIGHTS = holder<Rights>(
  rows<Rights>(() => [
    ...FACTS,
    ['idRefs', '@idrefs', TOKENS],
    ['scope', '@scope', CODES],
    ['aspect', '@aspect', CODES],
    ['language', '@xml:lang', TEXT],
    ['accountable', 'accountable', TERM],
    ['copyrightHolder', 'copyrightHolder', TERM],
    ['copyrightNotices', 'copyrightNotice*', BLOCK_LABEL],
    ['usageTerms', 'usageTerms*', BLOCK_LABEL],
    ['links', 'link*', LINK],
    ['properties', 'rightsInfoExtProperty*', TERM],
    ['expressions', 'rightsExpressionXML|rightsExpressionData*', special.RIGHTS_EXPRESSION],
    ['dataMining', 'dataMining', TERM],
  ]),
)

const HOP = record<Hop>(
  rows<Hop>(() => [
    ['seq', '@seq', INTEGER],
    ['timestamp', '@timestamp', DATE],
    ['party', 'party', TERM],
    ['actions', 'action*', TERM],
  ]),
)
const PUBLISHED = holder<Term>(
  rows<AnyTerm>(
    () => [
      ...TERM_FIELDS.rows.filter(([model]) => model !== 'properties' && model !== 'timestamp'),
      ['timestamp', 'timestamp', textElement(DATE)],
      ['properties', 'publishedExtProperty*', TERM],
    ],
    { identity: true },
  ),
)

const ITEM_META = rows<NewsItem>(() => [
  ['itemClass', 'itemClass', TERM],
  ['provider', 'provider', TERM],
  ['versionCreated', 'versionCreated', textElement(INSTANT)],
  ['firstCreated', 'firstCreated', textElement(INSTANT)],
  ['embargo', 'embargoed', special.EMBARGO],
  ['pubStatus', 'pubStatus', special.PUB_STATUS],
  ['roles', 'role*', TERM],
  ['fileName', 'fileName', textElement(TEXT)],
  ['generators', 'generator*', PLAIN_LABEL],
  ['profile', 'profile', PLAIN_LABEL],
  ['services', 'service*', TERM],
  ['titles', 'title*', INLINE_LABEL],
  ['edNotes', 'edNote*', BLOCK_LABEL],
  ['memberOf', 'memberOf*', TERM],
  ['instanceOf', 'instanceOf*', TERM],
  ['signals', 'signal*', TERM],
  ['altRepresentations', 'altRep*', special.attributes()],
  ['deliverableOf', 'deliverableOf*', LINK],
  ['hashes', 'hash*', renditions.HASH],
  ['expires', 'expires*', textElement(DATE)],
  ['origReps', 'origRep*', special.attributes()],
  ['incomingFeedIds', 'incomingFeedId*', TERM],
  ['metadataCreator', 'metadataCreator', TERM],
  ['links', 'link*', LINK],
  ['itemProperties', 'itemMetaExtProperty*', TERM],
])
const CONTENT_META = rows<NewsItem>(() => [...CONTENT_FACTS, ['properties', 'contentMetaExtProperty*', TERM]])

/** planning: a piece of coverage as it is planned */
const PLAN = holder<CoveragePlan>(
  rows<CoveragePlan>(() => [
    ['coversFrom', '@coversfrom', DATE],
    ['coversTo', '@coversto', DATE],
    ['g2ContentType', 'g2contentType', textElement(TEXT)],
    ['itemClass', 'itemClass', TERM],
    ['itemCount', 'itemCount', renditions.ITEM_COUNT],
    ['assignedTo', 'assignedTo*', TERM],
    ['scheduled', 'scheduled', textElement(DATE)],
    ['services', 'service*', TERM],
    ['languages', 'language*', special.LANGUAGE],
    ['genres', 'genre*', TERM],
    ['keywords', 'keyword*', PLAIN_LABEL],
    ['subjects', 'subject*', TERM],
    ['slugline', 'slugline', PLAIN_LABEL],
    ['headlines', 'headline*', INLINE_LABEL],
    ['descriptions', 'description*', BLOCK_LABEL],
    ['edNotes', 'edNote*', BLOCK_LABEL],
    ['renditions', 'newsContentCharacteristics*', holder<Rendition>(rows<Rendition>(() => CHARACTERISTICS))],
    ['urgency', 'urgency', special.URGENCY],
    ['audiences', 'audience*', TERM],
    ['excludedAudiences', 'exclAudience*', TERM],
    ['properties', 'planningExtProperty*', TERM],
  ]),
)
const COVERAGE = holder<Coverage>(
  rows<Coverage>(() => [
    ['id', '@id', TEXT],
    ['creator', '@creator', CODE],
    ['modified', '@modified', DATE],
    ['planning', 'planning*', PLAN],
    ['', 'delivery', rows<Coverage>(() => [['deliveries', 'deliveredItemRef*', LINK]])],
    ['properties', 'newsCoverageExtProperty*', TERM],
  ]),
)

/** A package's group; its members keep their order. One without any is no group of the standard, but some send it. */
const GROUP = mapped(
  holder<PackageGroup>(
    rows<PackageGroup>(() => [
      ['id', '@id', TEXT],
      ['role', '@role', CODE],
      ['mode', '@mode', special.GROUP_MODE],
      ['members', 'groupRef|itemRef|conceptRef*', special.member(LINK, TERM)],
      ['titles', 'title*', INLINE_LABEL],
      ['signals', 'signal*', TERM],
      ['edNotes', 'edNote*', BLOCK_LABEL],
      ['properties', 'groupExtProperty*', TERM],
    ]),
  ),
  (group): PackageGroup => ({ ...group, members: (group as Partial<PackageGroup>).members ?? [] }),
  (group) => group,
)

/** An item with its standard member by member. */
export type FlatItem = Partial<NewsItem> & {
  readonly standardName?: string
  readonly standardVersion?: string
  readonly conformance?: string
}

/** An item, from its root. */
export const ITEM = holder<FlatItem>(
  rows<FlatItem>(() => [
    ['guid', '@guid', TEXT],
    ['version', '@version', TEXT],
    ['language', '@xml:lang', TEXT],
    ['direction', '@dir', DIRECTION],
    ['standardName', '@standard', TEXT],
    ['standardVersion', '@standardversion', TEXT],
    ['conformance', '@conformance', TEXT],
    ['catalogs', 'catalogRef|catalog*', schemes.CATALOG],
    ['', 'hopHistory', rows<NewsItem>(() => [['hops', 'hop*', HOP]])],
    ['', 'pubHistory', rows<NewsItem>(() => [['published', 'published*', PUBLISHED]])],
    ['rights', 'rightsInfo*', RIGHTS],
    ['', 'itemMeta', ITEM_META],
    ['', 'contentMeta', CONTENT_META],
    ['parts', 'partMeta*', PART],
    ['assertions', 'assert*', TERM],
    ['inlineReferences', 'inlineRef*', TERM],
    ['derivations', 'derivedFrom|derivedFromValue*', special.derivation(TERM)],
    [
      '',
      'contentSet',
      rows<NewsItem>(() => [
        ['bodies', 'inlineXML|inlineData*', BODY],
        ['renditions', 'remoteContent*', RENDITION],
      ]),
    ],
    ['groups', 'groupSet', special.groupSet(GROUP)],
    ['concept', 'concept', CONCEPT],
    ['', 'conceptSet', rows<NewsItem>(() => [['concepts', 'concept*', CONCEPT]])],
    ['scheme', 'schemeMeta', schemes.schemeMeta(TERM)],
    ['', 'newsCoverageSet', rows<NewsItem>(() => [['coverages', 'newsCoverage*', COVERAGE]])],
    ['', 'catalogContainer', rows<NewsItem>(() => [['catalogContainer', 'catalog*', schemes.CATALOG]])],
  ]),
)

/** The header of a newsMessage. */
export const HEADER = holder<Transmission>(
  rows<Transmission & { catalogs?: NewsItem['catalogs']; signals?: NewsItem['signals'] }>(() => [
    ['sent', 'sent', textElement(INSTANT)],
    ['catalogs', 'catalogRef|catalog*', schemes.CATALOG],
    ['sender', 'sender', textElement(TEXT)],
    ['transmitId', 'transmitId', textElement(TEXT)],
    ['priority', 'priority', textElement(INTEGER)],
    ['origin', 'origin', textElement(TEXT)],
    ['destinations', 'destination*', textElement(TEXT)],
    ['channels', 'channel*', textElement(TEXT)],
    ['signals', 'signal*', TERM],
    ['properties', 'headerExtProperty*', TERM],
  ]),
)
