/** Stories to ninjs 3.2. */
import { countWords, plainText, renderBlocks } from '@dateline/blocks'
import { type Concept, useText } from '@dateline/news'
import { compact } from '../finish.ts'
import { bodyWithDateline, datelineText, isUri, labelOf, type OutgoingItem, stateOf } from '../outgoing.ts'
import { FORM_PREFIX, LITERAL_PREFIX, literalOf, SECTION_PREFIX } from '../vocab/ours.ts'
import { ALT_ID, REL } from './names.ts'

export const NINJS_VERSION = '3.2'
export const NINJS_SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#'

/** List of ninjs that holds the concepts of a role. */
const LIST_BY_ROLE: Readonly<Record<NonNullable<Concept['role']>, string>> = {
  subject: 'subjects',
  service: 'subjects',
  project: 'subjects',
  person: 'people',
  body: 'organisations',
  place: 'places',
  event: 'events',
  genre: 'genres',
}

/** JSON strings may hold what UTF-8 cannot. */
const clean = (text: string) => text.toWellFormed()

function entryOf(concept: Concept, item: OutgoingItem): object {
  const literal = literalOf(LITERAL_PREFIX, concept.uri)
  const name = labelOf(concept, item)
  const rel = concept.role === 'service' ? REL.service : concept.role === 'project' ? REL.project : undefined
  return compact({
    name,
    rel,
    uri: literal === undefined && isUri(concept.uri) ? concept.uri : undefined,
    literal: literal ?? (isUri(concept.uri) ? undefined : concept.uri),
  })
}

function conceptLists(item: OutgoingItem): Record<string, object[]> {
  const lists: Record<string, object[]> = {}
  for (const concept of item.content.subjects) {
    const list = LIST_BY_ROLE[concept.role ?? 'subject']
    lists[list] = [...(lists[list] ?? []), entryOf(concept, item)]
  }
  return lists
}

function entry(role: string, contentType: string, value: string): object {
  return { role, contentType, value: clean(value) }
}

function associations(item: OutgoingItem): object[] {
  const { translations = [], content } = item
  const from = content.translationOf
  return [
    ...(from === undefined || !isUri(from.guid)
      ? []
      : [
          {
            name: 'translation-of',
            rel: REL.translationOf,
            uri: from.guid,
            version: String(from.version),
            type: 'text',
          },
        ]),
    ...translations.map((other) =>
      compact({
        name: `translation-${other.language}`,
        rel: REL.translation,
        uri: other.guid,
        type: 'text',
        language: other.language,
        representationType: 'partial',
        renditions: other.url === undefined ? undefined : [webRendition(other.url)],
      }),
    ),
  ]
}

function webRendition(url: string): object {
  return { name: 'web', href: url, contentType: 'text/html' }
}

const filled = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

/**
 * Writes a version as ninjs 3.2, valid against the IPTC's schema.
 * The schema is closed, so the release number, its kind and the use verdict travel in `altIds` (see names.ts).
 * An open-ended embargo, which ninjs lacks, is written as `withheld`.
 */
export function writeNinjs(item: OutgoingItem): object {
  const { content, release, agency } = item
  const state = stateOf(item)
  const openEmbargo = content.embargo?.until === null && item.pubStatus === 'usable'
  const lists = state.carriesCopy ? conceptLists(item) : {}
  const printed =
    state.carriesCopy && content.dateline !== undefined ? datelineText(content.dateline, content.language) : undefined
  const placeUri = content.dateline?.placeUri
  const html = state.carriesCopy ? renderBlocks(bodyWithDateline(content)) : ''
  const plain = state.carriesCopy ? plainText(bodyWithDateline(content)) : ''
  const section = {
    name: item.names?.(SECTION_PREFIX + content.section) ?? content.section,
    rel: REL.service,
    uri: SECTION_PREFIX + content.section,
  }
  return compact({
    uri: item.guid,
    type: 'text',
    representationType: 'full',
    version: String(item.version),
    firstCreated: item.firstCreated,
    versionCreated: item.versionCreated,
    embargoedUntil: content.embargo?.until ?? undefined,
    pubStatus: openEmbargo ? 'withheld' : item.pubStatus,
    urgency: content.urgency,
    copyrightHolder: agency.name,
    usageTerms: content.usageTerms,
    edNote: state.edNote,
    language: content.language,
    headlines: [entry('main', 'text/plain', state.headline)],
    descriptions: filled([
      ...(content.abstract === undefined || !state.carriesCopy
        ? []
        : [entry('abstract', 'text/plain', content.abstract)]),
      ...(printed === undefined ? [] : [entry(REL.dateline, 'text/plain', printed)]),
    ]),
    bodies:
      html === ''
        ? undefined
        : [
            {
              ...entry('main', 'text/html', html),
              charCount: html.length,
              wordCount: countWords(plain, content.language),
            },
            {
              ...entry('plain', 'text/plain', plain),
              charCount: plain.length,
              wordCount: countWords(plain, content.language),
            },
          ],
    by: state.carriesCopy ? content.byline?.text : undefined,
    slugline: content.slugline === '' ? undefined : content.slugline,
    located: printed === undefined ? undefined : content.dateline?.place,
    ...lists,
    subjects: [section, ...(lists['subjects'] ?? [])],
    genres: filled([
      ...(content.form === 'report' ? [] : [{ name: content.form, uri: FORM_PREFIX + content.form }]),
      ...(lists['genres'] ?? []),
    ]),
    places: filled([
      ...(printed === undefined || placeUri === undefined || !isUri(placeUri)
        ? []
        : [{ name: content.dateline?.place, rel: REL.dateline, uri: placeUri }]),
      ...(lists['places'] ?? []),
    ]),
    infoSources: [{ name: agency.shortName, role: 'provider', uri: agency.uri }],
    renditions: item.url === undefined ? undefined : [webRendition(item.url)],
    associations: filled(associations(item)),
    altIds: [
      { role: ALT_ID.use, value: useText(state.verdict) },
      { role: ALT_ID.release, value: String(release.no) },
      { role: ALT_ID.kind, value: release.kind },
      ...(release.supersedes === undefined ? [] : [{ role: ALT_ID.supersedes, value: String(release.supersedes) }]),
      ...(openEmbargo ? [{ role: ALT_ID.embargo, value: 'open' }] : []),
    ],
    standard: { name: 'ninjs', version: NINJS_VERSION, schema: NINJS_SCHEMA },
  })
}
