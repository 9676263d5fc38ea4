/** Elements of modules: where each may stand, and what it must say. */
import {
  all,
  anything,
  type Check,
  dateRfc3339,
  dateW3cdtf,
  email,
  eventDate,
  filled,
  fullUrl,
  isCountry,
  language,
  matching,
  mediaType,
  oneOf,
  plain,
  plainOrEmpty,
  real,
  shorter,
  trueFalse,
  url,
  whole,
  within,
} from './checks.ts'
import { itunesCategory } from './itunes.ts'
import type { Spec } from './schema.ts'

export interface ModuleSpec extends Spec {
  /** Absent: in both. */
  readonly only?: 'feed' | 'entry'
  /** Elements that may hold it besides feeds and entries. */
  readonly under?: readonly string[]
}

const one = (text: Check, extra: Partial<ModuleSpec> = {}): ModuleSpec => ({ max: 1, text, ...extra })
const many = (text: Check, extra: Partial<ModuleSpec> = {}): ModuleSpec => ({ text, ...extra })
const NPT = /^(?:now|\d+(?:\.\d+)?|\d{1,3}:[0-5]?\d:[0-5]?\d(?:\.\d+)?)$/
const itunesFlag = oneOf('boolean-invalid', 'yes', 'no', 'clean', 'true', 'false', 'Yes', 'No', 'Clean')
const mediaText: ModuleSpec = {
  max: 1,
  markup: 'html',
  attributes: { type: oneOf('media-value', 'plain', 'html') },
  under: ['media:content', 'media:group'],
}
const inMedia = ['media:content', 'media:group'] as const

const RATINGS: Readonly<Record<string, RegExp>> = {
  'urn:simple': /^(?:adult|nonadult)$/,
  'urn:mpaa': /^(?:g|m|nc-17|pg|pg-13|r|x)$/,
  'urn:v-chip': /^(?:14\+|18\+|c|c8|g|pg|tv-14|tv-g|tv-ma|tv-pg|tv-y|tv-y7|tv-y7-fv)$/,
  'urn:icra': /^r \((?:[nsvloc][a-z] [01] ?)*\)$/,
}
const rating: Check = (value, site) => {
  const scheme = site.node.attributes.find((a) => a.key === 'scheme')?.value ?? 'urn:simple'
  const pattern = RATINGS[scheme]
  if (pattern !== undefined && !pattern.test(value.trim()))
    site.report.add('media-value', site.node, value.slice(0, 80), value)
}
const restriction: Check = (value, site) => {
  const type = site.node.attributes.find((a) => a.key === 'type')?.value
  const words = value
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (type === 'country') {
    for (const word of words) if (!isCountry(word)) site.report.add('media-value', site.node, word, value)
  } else if (type === 'uri') for (const word of words) fullUrl(word, site)
  else if (type === undefined && value.trim() !== '' && !/^(?:all|none)$/.test(value.trim()))
    site.report.add('media-value', site.node, value, value)
}
const hash: Check = (value, site) => {
  const algorithm = site.node.attributes.find((a) => a.key === 'algo')?.value ?? 'md5'
  const pattern = algorithm === 'md5' ? /^[0-9a-f]{32}$/i : algorithm === 'sha-1' ? /^[0-9a-f]{40}$/i : undefined
  if (pattern === undefined || !pattern.test(value.trim())) site.report.add('media-hash', site.node, algorithm, value)
}
const ROLES =
  'actor,anchor person,author,choreographer,composer,conductor,director,editor,graphic designer,grip,illustrator,lyricist,music arranger,music group,musician,orchestra,performer,photographer,producer,reporter,vocalist,artist,distribution company,production department,recordLabel,music label,uploader,owner'.split(
    ',',
  )
/** Roles of the EBU for the scheme that is meant when none is named. */
const creditRole: Check = (value, site) => {
  const scheme = site.node.attributes.find((a) => a.key === 'scheme')?.value ?? 'urn:ebu'
  const isKnown = scheme !== 'urn:ebu' || ROLES.includes(value.toLowerCase())
  if (!isKnown || value !== value.toLowerCase()) site.report.add('media-value', site.node, value, value, 'role')
}
const uri = url
const syncNumber: Check = (value, site) => {
  if (!/^\d+$/.test(value) || Number(value) < 1)
    site.report.add('number-invalid', site.node, value, value, site.attribute)
  else if (Number(value) > 2_147_483_647) site.report.add('number-invalid', site.node, value, value, site.attribute)
}
const nss = matching('sync-value', /^[A-Za-z0-9()+,\-.:=@;$_!*'/?#&%]*$/)
const relativeInRss: Check = (value, site) => {
  if (!site.isAtom && !/^[a-z][a-z0-9+.-]*:/i.test(value) && !/\s/.test(value))
    site.report.add('html-relative', site.node, value, value, site.attribute)
  else url(value, site)
}
const hitParade = matching('number-invalid', /^\d+(?:\s*,\s*\d+)*$/)
const meta: ModuleSpec = {
  attributes: {
    name: oneOf('rss-meta', 'robots'),
    content: matching(
      'rss-meta',
      /^(?:all|none|index|noindex|index,follow|noindex,follow|index,nofollow|noindex,nofollow|follow|nofollow)$/i,
    ),
  },
  required: ['name', 'content'],
}

export const MODULES: Readonly<Record<string, ModuleSpec>> = {
  'atom:link': {
    attributes: {
      href: url,
      rel: anything,
      type: mediaType,
      hreflang: language,
      title: plainOrEmpty,
      length: whole(0),
    },
    required: ['href'],
  },
  'atom:id': one(anything),
  'atom:title': { max: 1 },
  'atom:author': {},
  'atom:contributor': {},
  'atom:published': one(dateRfc3339, { only: 'entry' }),
  'atom:updated': one(dateRfc3339),
  'atom:summary': { max: 1, only: 'entry' },
  'atom:content': { max: 1, only: 'entry' },
  'atom:category': { attributes: { term: filled, scheme: fullUrl, label: plainOrEmpty }, required: ['term'] },
  'atom:rights': { max: 1 },
  'atom:source': { max: 1, only: 'entry' },
  'atom:subtitle': { max: 1, only: 'feed' },
  'atom:logo': one(url, { only: 'feed' }),
  'atom:icon': one(url, { only: 'feed' }),
  'atom:generator': { max: 1, only: 'feed' },
  'at:deleted-entry': { only: 'feed' },
  'dc:creator': many(filled),
  'dc:subject': many(filled),
  'dc:title': one(filled),
  'dc:description': one(anything),
  'dc:date': many(dateW3cdtf),
  'dc:language': one(language),
  'dc:rights': one(filled),
  'dc:publisher': many(filled),
  'dc:contributor': many(filled),
  'dc:source': one(filled),
  'dc:identifier': many(filled),
  'dc:type': many(filled),
  'dc:format': many(filled),
  'dc:relation': many(filled),
  'dc:coverage': many(filled),
  'content:encoded': { max: 1, markup: 'html', only: 'entry' },
  'content:items': {},
  'xhtml:body': { max: 1, markup: 'xhtml', only: 'entry' },
  'xhtml:div': {},
  'xhtml:meta': meta,
  'sy:updatePeriod': one(oneOf('syndication-value', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'), {
    only: 'feed',
  }),
  'sy:updateFrequency': one(all(filled, whole(1)), { only: 'feed' }),
  'sy:updateBase': one(dateW3cdtf, { only: 'feed' }),
  'slash:comments': one(whole(0), { only: 'entry' }),
  'slash:section': one(plain, { only: 'entry' }),
  'slash:department': one(plain, { only: 'entry' }),
  'slash:hit_parade': one(hitParade, { only: 'entry' }),
  'wfw:comment': one(url, { only: 'entry' }),
  'wfw:commentRss': one(url, { only: 'entry' }),
  'wfw:commentRSS': one(url, { only: 'entry' }),
  'trackback:ping': one(url, { only: 'entry', attributes: { 'rdf:resource': url } }),
  'trackback:about': many(url, { only: 'entry', attributes: { 'rdf:resource': url } }),
  'admin:errorReportsTo': { max: 1, attributes: { 'rdf:resource': fullUrl }, only: 'feed' },
  'admin:generatorAgent': { max: 1, attributes: { 'rdf:resource': fullUrl }, only: 'feed' },
  'blogChannel:blink': one(url, { only: 'feed' }),
  'blogChannel:blogRoll': one(url, { only: 'feed' }),
  'blogChannel:mySubscriptions': one(url, { only: 'feed' }),
  'blogChannel:changes': one(url, { only: 'feed' }),
  'creativeCommons:license': many(fullUrl),
  'cc:license': { attributes: { 'rdf:resource': fullUrl } },
  'geo:lat': one(within('geo-range', 90)),
  'geo:long': one(within('geo-range', 180)),
  'icbm:latitude': one(within('geo-range', 90)),
  'icbm:longitude': one(within('geo-range', 180)),
  'geourl:latitude': one(within('geo-range', 90)),
  'geourl:longitude': one(within('geo-range', 180)),
  'georss:point': one(matching('geo-comma', /^[^,]*$/)),
  'thr:in-reply-to': { attributes: { ref: fullUrl, href: url, type: mediaType, source: url }, required: ['ref'] },
  'thr:total': one(whole(0), { only: 'entry' }),
  'ev:startdate': one(eventDate),
  'ev:enddate': one(eventDate),
  'ev:type': one(anything),
  'ev:organizer': one(anything),
  'ev:location': one(anything),
  'app:collection': { only: 'feed' },
  'app:edited': one(dateRfc3339, { only: 'entry' }),
  'app:control': { max: 1, only: 'entry' },
  'app:draft': one(oneOf('boolean-invalid', 'yes', 'no'), { under: ['app:control'] }),
  'fh:complete': { max: 1, only: 'feed' },
  'fh:archive': { max: 1, only: 'feed' },
  'access:restriction': {
    attributes: { relationship: oneOf('access-value', 'allow', 'deny') },
    required: ['relationship'],
    only: 'entry',
    under: ['rss', 'feed'],
  },
  'feedburner:awareness': one(uri),
  'feedburner:origLink': one(uri, { only: 'entry' }),
  'feedburner:origEnclosureLink': one(uri, { only: 'entry' }),
  'feedburner:browserFriendly': one(plainOrEmpty, { only: 'feed' }),
  'feedburner:feedFlare': many(plainOrEmpty, { attributes: { href: relativeInRss, src: relativeInRss } }),
  'feedburner:feedburnerHostname': one(uri),
  'feedburner:emailServiceId': one(anything, { only: 'feed' }),
  'feedburner:info': { attributes: { uri: anything } },
  'itunes:author': one(plainOrEmpty),
  'itunes:block': one(itunesFlag),
  'itunes:explicit': one(itunesFlag),
  'itunes:subtitle': one(all(plainOrEmpty, shorter(255))),
  'itunes:summary': one(all(plainOrEmpty, shorter(4_000))),
  'itunes:keywords': one((value, site) => {
    plainOrEmpty(value, site)
    shorter(255)(value, site)
    if (!value.includes(',') && value.trim().split(/\s+/).length > 3)
      site.report.add('itunes-keywords', site.node, value.slice(0, 80), value)
  }),
  'itunes:image': { max: 1, attributes: { href: fullUrl }, required: ['href'] },
  'itunes:category': {
    attributes: { text: itunesCategory },
    required: ['text'],
    only: 'feed',
    under: ['itunes:category'],
  },
  'itunes:owner': { max: 1, only: 'feed' },
  'itunes:name': one(plainOrEmpty, { under: ['itunes:owner'] }),
  'itunes:email': one(email, { under: ['itunes:owner'] }),
  'itunes:new-feed-url': one(url, { only: 'feed' }),
  'itunes:complete': one(anything, { only: 'feed' }),
  'itunes:type': one(oneOf('itunes-value', 'episodic', 'serial'), { only: 'feed' }),
  'itunes:title': one(plainOrEmpty),
  'itunes:duration': one(matching('itunes-duration', /^(?:\d+|(?:\d{1,3}:)?[0-5]?\d:[0-5]\d)$/), { only: 'entry' }),
  'itunes:episode': one(whole(1), { only: 'entry' }),
  'itunes:season': one(whole(1), { only: 'entry' }),
  'itunes:episodeType': one(oneOf('itunes-value', 'full', 'trailer', 'bonus'), { only: 'entry' }),
  'itunes:isClosedCaptioned': one(anything, { only: 'entry' }),
  'itunes:order': one(whole(1), { only: 'entry' }),
  'itunes:link': {},
  'itunes:pubDate': one(anything),
  'itunes:explicitDescription': one(anything),
  'media:group': { only: 'entry' },
  'media:content': {
    only: 'entry',
    under: ['media:group'],
    attributes: {
      url: fullUrl,
      fileSize: whole(1),
      type: mediaType,
      medium: oneOf('media-value', 'image', 'audio', 'video', 'document', 'executable'),
      isDefault: trueFalse,
      expression: oneOf('media-value', 'sample', 'full', 'nonstop'),
      bitrate: real,
      framerate: real,
      samplingrate: real,
      channels: whole(0),
      duration: matching('number-invalid', /^\d+(?:\.\d+)?$/),
      height: whole(1),
      width: whole(1),
      lang: language,
    },
  },
  'media:adult': one(trueFalse, { under: inMedia }),
  'media:rating': many(rating, { under: inMedia, attributes: { scheme: fullUrl } }),
  'media:title': mediaText,
  'media:description': mediaText,
  'media:text': {
    markup: 'html',
    under: inMedia,
    attributes: {
      type: oneOf('media-value', 'plain', 'html'),
      lang: language,
      start: matching('media-time', NPT),
      end: matching('media-time', NPT),
    },
  },
  'media:keywords': one(plainOrEmpty, { under: inMedia }),
  'media:thumbnail': {
    under: inMedia,
    attributes: { url: fullUrl, height: whole(1), width: whole(1), time: matching('media-time', NPT) },
    required: ['url'],
  },
  'media:category': many(plainOrEmpty, { under: inMedia, attributes: { scheme: fullUrl, label: plainOrEmpty } }),
  'media:hash': many(hash, { under: inMedia }),
  'media:player': {
    max: 1,
    under: inMedia,
    attributes: { url: fullUrl, height: whole(1), width: whole(1) },
    required: ['url'],
  },
  'media:credit': many(plainOrEmpty, { under: inMedia, attributes: { role: creditRole, scheme: fullUrl } }),
  'media:copyright': one(plainOrEmpty, { under: inMedia, attributes: { url: fullUrl } }),
  'media:restriction': many(restriction, {
    under: inMedia,
    attributes: {
      relationship: oneOf('media-value', 'allow', 'deny'),
      type: oneOf('media-value', 'country', 'uri', 'sharing'),
    },
    required: ['relationship'],
  }),
  'sx:sharing': { only: 'feed', attributes: { since: dateRfc3339, until: dateRfc3339, expires: dateRfc3339 } },
  'sx:related': {
    under: ['sx:sharing'],
    attributes: {
      link: all(fullUrl, matching('uri-character', /^[\x20-\x7e]*$/)),
      title: plain,
      type: oneOf('sync-value', 'complete', 'aggregated'),
    },
    required: ['link', 'type'],
  },
  'sx:sync': {
    only: 'entry',
    attributes: { id: nss, updates: syncNumber, deleted: trueFalse, noconflicts: trueFalse },
    required: ['id', 'updates'],
  },
  'sx:history': {
    under: ['sx:sync'],
    attributes: { sequence: syncNumber, when: dateRfc3339, by: all(plain, nss) },
    required: ['sequence'],
  },
  'sx:conflicts': { under: ['sx:sync'] },
  'conversationsNetwork:image': one(url),
  'conversationsNetwork:introMilliseconds': one(whole(0)),
  'conversationsNetwork:ratingAverage': one(real),
  'conversationsNetwork:ratingCount': one(whole(0)),
  'conversationsNetwork:ratingIndividual': one(whole(1)),
  'conversationsNetwork:ratingTimestamp': one(
    matching('date-w3cdtf', /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?$/),
  ),
}

/** Modules whose elements are all listed: another name in their namespace is a slip. */
export const WHOLE_MODULES = new Set([
  'sy',
  'slash',
  'trackback',
  'itunes',
  'thr',
  'fh',
  'access',
  'blogChannel',
  'feedburner',
  'app',
])
/** Relations by which links page through a feed: RFC 5005. */
export const PAGING = new Set(['current', 'first', 'last', 'next', 'previous', 'prev', 'next-archive', 'prev-archive'])
