/** Stories to NewsML-G2 2.35, Power conformance, with an XHTML body. */
import { countWords, plainText, renderBlocks } from '@dateline/blocks'
import { type Concept, RELEASE_TABLE, useText } from '@dateline/news'
import {
  bodyWithDateline,
  datelineText,
  isUri,
  labelOf,
  type OutgoingItem,
  stateOf,
  type Statement,
} from '../outgoing.ts'
import { IPTC_CATALOG_HREF } from '../vocab/iptc-schemes.ts'
import {
  FORM_PREFIX,
  KEYWORD_PREFIX,
  LITERAL_PREFIX,
  literalOf,
  NATURE_BY_ROLE,
  PROJECT_TYPE,
  SECTION_PREFIX,
} from '../vocab/ours.ts'
import { qcodeOf } from '../vocab/qcode.ts'
import { el, raw, type Xml, xmlDocument } from '../xml/write.ts'

export const G2_VERSION = '2.35'
const NAR = 'http://iptc.org/std/nar/2006-10-01/'
const XHTML = 'http://www.w3.org/1999/xhtml'

/** Extension properties of a release; the concept is a URI of ours, so no catalog is needed to read them. */
const REL_PREFIX = 'dateline:rel/'

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'yi', 'ug', 'sd', 'dv', 'ckb'])

/** `qcode` and `uri` of a concept, or its literal: what the standard lets stand side by side. */
function reference(uri: string, element: string): Record<string, string | undefined> {
  const literal = literalOf(LITERAL_PREFIX, uri)
  // A service has no literal: our URI for the free text stands in.
  if (literal !== undefined && element !== 'service') return { literal: token(literal) }
  return isUri(uri) ? { qcode: qcodeOf(uri), uri } : { literal: token(uri) }
}

/** Literals are xs:normalizedString without white space at the ends. */
function token(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function concept(name: string, entry: Concept, item: OutgoingItem): Xml {
  const nature = entry.role === undefined ? undefined : NATURE_BY_ROLE[entry.role]
  const type = nature ?? entry.type
  const typeQcode = type === undefined ? undefined : qcodeOf(type)
  const label = labelOf(entry, item)
  const typed =
    name !== 'subject' || type === undefined
      ? {}
      : typeQcode === undefined
        ? { typeuri: isUri(type) ? type : PROJECT_TYPE.replace('project', 'unknown') }
        : { type: typeQcode }
  return el(name, { ...typed, ...reference(entry.uri, name) }, label !== undefined && el('name', {}, label))
}

function property(name: string, value: string | number | undefined): Xml | undefined {
  return value === undefined ? undefined : el('itemMetaExtProperty', { reluri: REL_PREFIX + name, value })
}

/** One element per line: the standard's text has no line breaks of its own. */
function lines(name: string, text: string | undefined): Xml[] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => el(name, {}, line))
}

function itemMeta(item: OutgoingItem, state: Statement): Xml {
  const { content, agency, release } = item
  const service = item.names?.(SECTION_PREFIX + content.section) ?? content.section
  const services = state.carriesCopy ? content.subjects.filter((s) => s.role === 'service') : []
  const signal = RELEASE_TABLE[release.kind].signal
  const { embargo } = content
  const from = content.translationOf
  return el(
    'itemMeta',
    {},
    el('itemClass', { qcode: 'ninat:text' }),
    el('provider', { uri: agency.uri }, el('name', {}, agency.shortName)),
    el('versionCreated', {}, item.versionCreated),
    el('firstCreated', {}, item.firstCreated),
    embargo !== undefined && el('embargoed', {}, embargo.until ?? ''),
    el('pubStatus', { qcode: `stat:${item.pubStatus}` }),
    el('role', { uri: FORM_PREFIX + content.form }),
    el('service', { uri: SECTION_PREFIX + content.section }, el('name', {}, service)),
    services.map((s) => concept('service', s, item)),
    lines('edNote', state.edNote),
    signal !== undefined && el('signal', { qcode: signal }),
    from !== undefined &&
      el('link', { reluri: `${REL_PREFIX}translationOf`, residref: from.guid, version: from.version }),
    (item.translations ?? []).map((other) =>
      el('link', {
        reluri: `${REL_PREFIX}translation`,
        residref: other.guid,
        href: other.url,
        'xml:lang': other.language,
      }),
    ),
    item.url !== undefined && el('link', { reluri: `${REL_PREFIX}page`, href: item.url, contenttype: 'text/html' }),
    property('use', useText(state.verdict)),
    property('release_no', release.no),
    property('release_kind', release.kind),
    property('supersedes', release.supersedes),
  )
}

function contentMeta(item: OutgoingItem, state: Statement): Xml {
  const { content, agency } = item
  const copy = state.carriesCopy
  const { dateline, byline } = content
  const subjects = copy ? content.subjects : []
  const people = byline?.people ?? []
  return el(
    'contentMeta',
    {},
    el('urgency', {}, content.urgency),
    copy &&
      dateline !== undefined &&
      el(
        'located',
        dateline.placeUri === undefined ? {} : reference(dateline.placeUri, 'located'),
        el('name', {}, dateline.place),
      ),
    el('infoSource', { uri: agency.uri }, el('name', {}, agency.name)),
    copy &&
      people.map((person) =>
        el(
          'creator',
          person.uri === undefined || !isUri(person.uri) ? {} : { uri: person.uri },
          el('name', {}, person.name),
        ),
      ),
    el('language', { tag: content.language }),
    subjects.filter((s) => s.role === 'genre').map((s) => concept('genre', s, item)),
    subjects
      .filter((s) => s.role !== 'genre' && s.role !== 'service')
      .map((s) => {
        const keyword = literalOf(KEYWORD_PREFIX, s.uri)
        return keyword === undefined ? concept('subject', s, item) : el('keyword', {}, keyword)
      }),
    content.slugline !== '' && el('slugline', {}, content.slugline),
    el('headline', {}, state.headline),
    copy && dateline !== undefined && el('dateline', {}, datelineText(dateline, content.language)),
    copy && byline !== undefined && el('by', {}, byline.text),
    copy && content.abstract !== undefined && el('description', { role: 'drol:summary' }, content.abstract),
  )
}

function contentSet(item: OutgoingItem): Xml {
  const { content } = item
  const body = bodyWithDateline(content)
  const direction = RIGHT_TO_LEFT.has(content.language.split('-')[0] ?? '') ? 'rtl' : undefined
  const html = el(
    'html',
    { xmlns: XHTML, 'xml:lang': content.language, dir: direction },
    el('head', {}, el('title', {}, content.headline)),
    el('body', {}, raw(renderBlocks(body, { flavour: 'xhtml' }))),
  )
  const words = countWords(plainText(body), content.language)
  return el('contentSet', {}, el('inlineXML', { contenttype: 'application/xhtml+xml', wordcount: words }, html))
}

/**
 * Writes a version as a NewsML-G2 2.35 newsItem, valid against the IPTC's XSD.
 * Withheld and canceled versions carry no copy: a warning for a headline, and the notice in `edNote`.
 * @returns the document in UTF-8, with its XML declaration
 */
export function writeNewsMlG2(item: OutgoingItem): string {
  const { content, agency } = item
  const state = stateOf(item)
  return xmlDocument(
    el(
      'newsItem',
      {
        xmlns: NAR,
        guid: item.guid,
        version: item.version,
        standard: 'NewsML-G2',
        standardversion: G2_VERSION,
        conformance: 'power',
        'xml:lang': content.language,
      },
      el('catalogRef', { href: IPTC_CATALOG_HREF }),
      el(
        'rightsInfo',
        {},
        el('copyrightHolder', { uri: agency.uri }, el('name', {}, agency.name)),
        lines('usageTerms', content.usageTerms),
      ),
      itemMeta(item, state),
      contentMeta(item, state),
      state.carriesCopy && content.body.length > 0 && contentSet(item),
    ),
  )
}
