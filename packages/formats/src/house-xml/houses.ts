/** The houses that are known. */
import type { House } from './table.ts'

/** Ritzau: one `RBNews`, or a queue of them in the answer of a service. */
const RITZAU: House = {
  key: 'ritzau',
  name: 'Ritzau RBNews',
  roots: ['RBNews', 'XMLNewsQueuedResponse', 'XMLNewsResponse', 'ListOfRBNews'],
  item: 'RBNews',
  marks: ['NewsID', 'PublishDate'],
  agency: 'Ritzau',
  zone: 'Europe/Copenhagen',
  language: 'da',
  fields: {
    NewsID: 'guid',
    version: 'version',
    PublishDate: 'version-created',
    headline: 'headline',
    ContentShort: 'headline-else',
    subtitle: 'subheadline',
    strapline: 'slugline',
    town: 'city',
    origin: 'creditline',
    byLine: 'byline',
    TilRedaktionen: 'edNote',
    section: 'service',
    Priority: 'urgency',
    'IPTCList/int': 'subject-code',
    'SubjectKeyword/string': 'keyword',
    content: 'body',
    Annuleret: 'if-canceled',
    Korrektion: 'if-correction',
    NyVersion: 'if-update',
    sectionID: 'nothing',
    sectionShort: 'nothing',
    formatID: 'nothing',
  },
}

/** The Canadian Press: what its editing system publishes, a text or a picture each. */
const JIMI: House = {
  key: 'jimi',
  name: 'The Canadian Press, Publish',
  roots: ['Publish'],
  item: 'Publish',
  marks: ['ContentItem', 'PublishID'],
  agency: 'The Canadian Press',
  zone: 'UTC',
  language: 'en-CA',
  languages: { '1': 'en-CA', '2': 'fr-CA' },
  fields: {
    'ContentItem/SystemSlug': 'guid',
    'ContentItem/AuthorVersion': 'version',
    'ContentItem/Headline': 'headline',
    'ContentItem/Headline2': 'headline-else',
    'ContentItem/SlugProper': 'slugline',
    'ContentItem/Byline': 'byline',
    'ContentItem/Credit': 'creditline',
    'ContentItem/Source': 'source',
    'ContentItem/EditorNote': 'edNote',
    'ContentItem/UpdateNote': 'edNote',
    'ContentItem/DirectoryText': 'abstract',
    'ContentItem/Category': 'category',
    'ContentItem/IndexCode': 'keywords',
    'ContentItem/Keyword': 'keywords',
    'ContentItem/RankingValue': 'urgency',
    'ContentItem/WordCount': 'word-count',
    'ContentItem/WritethruNum': 'take',
    'ContentItem/WriteThruType': 'take',
    'ContentItem/Language': 'language',
    'ContentItem/City': 'city',
    'ContentItem/Province': 'region',
    'ContentItem/Country': 'country',
    'ContentItem/Latitude': 'latitude',
    'ContentItem/Longitude': 'longitude',
    'ContentItem/CreatedDateTime': 'first-created',
    'ContentItem/UpdatedDateTime': 'version-created',
    PublishDateTime: 'version-created',
    'ContentItem/DateTaken': 'content-created',
    'ContentItem/EmbargoTime': 'embargo',
    'ContentItem/HoldFlag': 'if-withheld',
    'ContentItem/TrashFlag': 'if-canceled',
    'ContentItem/ContentText': 'body',
    'ContentItem/EnglishCaption': 'caption',
    'ContentItem/FrenchCaption': 'caption',
    'ContentItem/Copyright': 'copyright',
    'ContentItem/ContentRef': 'file',
    'ContentItem/Placeline': 'nothing',
    'ContentItem/BreakWordCount': 'nothing',
    'ContentItem/Length': 'nothing',
  },
  kind: {
    at: 'ContentItem/ContentType',
    values: { Photo: 'picture', Graphic: 'picture', Video: 'video', Audio: 'audio' },
  },
}

/** NTB's diary: events, one a `document`. */
const NTB_DIARY: House = {
  key: 'ntb-diary',
  name: 'NTB newscalendar',
  roots: ['document', 'result'],
  item: 'document',
  marks: ['ntbId', 'title'],
  agency: 'NTB',
  zone: 'Europe/Oslo',
  language: 'nb',
  versionInGuid: true,
  fields: {
    ntbId: 'guid',
    ntbVersion: 'version',
    title: 'headline',
    time: 'version-created',
    timeStart: 'event-start',
    startDate: 'event-start',
    timeEnd: 'event-end',
    stopDate: 'event-end',
    location: 'city',
    'calendarData/location': 'city',
    'geo/latitude': 'latitude',
    'geo/longitude': 'longitude',
    priority: 'urgency',
    category: 'category',
    'subjects/subject': 'subject',
    'keywords/keyword': 'keyword',
    content: 'abstract',
    id: 'nothing',
  },
  pictures: [{ at: 'mediaList/media', href: 'url', caption: 'caption' }],
  kind: { at: 'service', values: { newscalendar: 'event' } },
}

/** Press releases as the Nordic agencies pass them on for others. */
const RELEASES: House = {
  key: 'nordic-release',
  name: 'Press releases of the Nordic agencies',
  roots: ['release'],
  item: 'release',
  marks: ['publicationDate', 'leadtext'],
  zone: 'Europe/Oslo',
  languages: { no: 'nb' },
  fields: {
    '@id': 'guid',
    '@lang': 'language',
    title: 'headline',
    leadtext: 'abstract',
    body: 'body',
    publicationDate: 'version-created',
    embargo: 'embargo',
    longurl: 'page',
    contactsAsText: 'edNote',
    'publisher/name': 'source',
    'keywords/keyword': 'keyword',
    'categories/category/label': 'category',
    'type/label': 'service',
  },
  pictures: [{ at: 'images/image', href: 'url', caption: 'caption' }],
}

export const HOUSES: readonly House[] = [RITZAU, JIMI, NTB_DIARY, RELEASES]

/**
 * The house of a document.
 * @param root local name of its root element
 * @param start of the document, long enough to hold the elements that are its marks
 */
export function houseOf(root: string | undefined, start: string): House | undefined {
  return HOUSES.find(
    ({ roots, marks }) =>
      root !== undefined && roots.includes(root) && marks.every((name) => start.includes(`<${name}`)),
  )
}
