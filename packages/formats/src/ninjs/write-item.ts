/** Items of the exchange model to ninjs 3.2, 2.2 and 1.6, through the table. */
import type { NewsItem, Rights } from '@dateline/news'
import { GENERATION, type NinjsVersion, schemaOf } from './generation.ts'
import { type Associated, associatedItems, renditionsOf, writeAssociations, writeRenditions } from './write-media.ts'
import { ITEM_ROWS, nameIn, type Row } from './table.ts'
import { isInstant, strictUri, uriOfGuid } from './uri.ts'
import { writeAltIds } from './write-alt.ts'
import { TYPE_OF_KIND, writeCoverages, writeEvent } from './write-events.ts'
import { splitUri, writeGenres, writeLocated, writeSources, writeTerm, writeTermList } from './write-terms.ts'
import { clean, filled, labelIn, linesOf, members, nameOf, type Out, type Pen } from './write-values.ts'
import { allBodyEntries, descriptionEntries, entryList, headlineEntries, namedEntries } from './write-words.ts'

export interface WriteNinjsOptions {
  /** Default 3.2. */
  readonly version?: NinjsVersion
}

/** Associations nested deeper than this are left out, as the reader would refuse them. */
const MAX_DEPTH = 19

interface Writing extends Pen {
  readonly version: NinjsVersion
  readonly depth: number
  readonly rel: string | undefined
  readonly isTyped: boolean
}

/** A fact of the rights statements together; each kind of text one a line. */
function fromRights<T>(item: NewsItem, pick: (rights: Rights) => T | undefined): T | undefined {
  for (const rights of item.rights ?? []) {
    const found = pick(rights)
    if (found !== undefined) return found
  }
  return undefined
}

function rightsInfo(item: NewsItem, pen: Pen): Out | undefined {
  const link = fromRights(item, (rights) => strictUri(rights.links?.find((entry) => entry.href !== undefined)?.href))
  const expression = fromRights(item, (rights) => rights.expressions?.[0])
  const encodedRights = link === undefined ? expression?.text : undefined
  if (link === undefined && encodedRights === undefined) return undefined
  return members(pen, { langId: strictUri(expression?.language), linkedRights: link, encodedRights })
}

/** `petrel.ana`, `MWE`, `(TIP)`: accounts, initials and desks, which are no names of people. */
const isAccount = (name: string) =>
  (/^[\w.@-]+$/.test(name) && name === name.toLowerCase()) || /^\(?\p{Lu}{1,6}\)?$/u.test(name)

function byline(item: NewsItem): string | undefined {
  const printed = (item.bylines ?? []).map((label) => label.value).filter((value) => value.trim() !== '')
  if (printed.length > 0) return printed.join(', ')
  const names = (item.creators ?? [])
    .filter((term) => term.type === undefined || !term.type.endsWith('/organisation'))
    .flatMap((term) => nameOf(term, item.language) ?? [])
    .filter((name) => !isAccount(name))
  return names.length === 0 ? undefined : names.join(', ')
}

function notes(item: NewsItem): string | undefined {
  const note = item.embargo?.note
  return linesOf([...(item.edNotes ?? []), ...(note === undefined ? [] : [{ value: note }])])
}

function typeOf(item: NewsItem, pen: Pen): string | undefined {
  if (item.kind === 'concept' && item.concept?.event !== undefined)
    return pen.generation === 'three' ? 'event' : undefined
  if (item.kind === 'planning' && pen.generation !== 'three') return undefined
  return TYPE_OF_KIND[item.kind]
}

/** Kinds that `type` says by itself. */
function kindAside(item: NewsItem, pen: Pen): string | undefined {
  const type = typeOf(item, pen)
  return type === item.kind || (type === 'event' && item.kind === 'concept') ? undefined : item.kind
}

function trust(item: NewsItem, pen: Pen): readonly Out[] | undefined {
  return filled(
    (item.trustIndicators ?? []).map(({ role, title, href }) => {
      const uri = strictUri(role)
      const about = pen.generation === 'one' ? (uri === undefined ? {} : splitUri(uri)) : { role: uri }
      return members(pen, { ...about, title, href: strictUri(href) })
    }),
  )
}

function isOpen(item: NewsItem): boolean {
  return item.embargo !== undefined && !isInstant(item.embargo.until ?? undefined)
}

function statusOf(item: NewsItem): string {
  const status = item.pubStatus ?? 'usable'
  // ninjs has no embargo without an end: held is what such an item is.
  return isOpen(item) && status === 'usable' ? 'withheld' : status
}

/** Value of a row's member; undefined leaves it out. Members of 1.x that are several are put into `out` directly. */
function valueOf(item: NewsItem, row: Row, writing: Writing, out: Out): unknown {
  const { generation } = writing
  switch (row.as) {
    case 'guid':
      return uriOfGuid(item.guid, () =>
        JSON.stringify([item.kind, item.versionCreated, item.headlines, item.titles, item.bodies, item.renditions]),
      )
    case 'kind':
      return writing.isTyped ? typeOf(item, writing) : undefined
    case 'representation':
      if (generation !== 'one' || item.representation === undefined) return item.representation
      return item.representation === 'full' ? 'complete' : 'incomplete'
    case 'profile':
      return item.profile?.value
    case 'text':
      return item.version
    case 'instant': {
      const value = item[row.model as 'firstCreated']
      return isInstant(value) ? value : undefined
    }
    case 'content-date':
      return isInstant(item.contentCreated) ? item.contentCreated : undefined
    case 'instants':
      return item.expires?.find((value) => isInstant(value))
    case 'embargo':
      return isOpen(item) ? undefined : (item.embargo?.until ?? undefined)
    case 'status':
      return statusOf(item)
    case 'urgency':
      return item.urgency
    case 'holder':
      return fromRights(
        item,
        ({ copyrightHolder: holder }) => nameOf(holder, item.language) ?? holder?.literal ?? holder?.uri,
      )
    case 'notice':
      return linesOf((item.rights ?? []).flatMap((rights) => rights.copyrightNotices ?? []))
    case 'terms':
      return linesOf((item.rights ?? []).flatMap((rights) => rights.usageTerms ?? []))
    case 'rights':
      return rightsInfo(item, writing)
    case 'notes':
      return notes(item)
    case 'language':
      return item.languages?.[0]?.literal ?? item.language
    case 'headlines':
      if (generation !== 'one') return entryList(headlineEntries(item), writing)
      namedEntries(headlineEntries(item), 'headline', out, 'headline')
      return undefined
    case 'descriptions':
      if (generation !== 'one') return entryList(descriptionEntries(item), writing)
      namedEntries(descriptionEntries(item), 'description', out)
      return undefined
    case 'bodies':
      return writeBodies(item, writing, out)
    case 'line':
      // The day that NewsML 1 puts among the labels is no title.
      return labelIn(
        item[row.model as 'titles']?.filter(({ role }) => role !== 'date'),
        item.language,
      )?.value
    case 'byline':
      return byline(item)
    case 'subjects':
      return writeTermList(item, row.three, writing)
    case 'genres':
      return writeGenres(item, writing)
    case 'located':
      return writeLocated(item)
    case 'sources':
      return writeSources(item, writing)
    case 'digital-source': {
      const term = item.digitalSourceType
      return term === undefined ? undefined : writeTerm(term, { generation: generation === 'one' ? 'two' : generation })
    }
    case 'renditions':
      return writeRenditions(renditionsOf(item), writing)
    case 'associations':
      if (writing.depth >= MAX_DEPTH) return undefined
      return writeAssociations(associatedItems(item), writing, (entry) => writeAssociated(entry, writing))
    case 'trust':
      return trust(item, writing)
    case 'event':
      return writeEvent(item.concept?.event, { generation: 'three' })
    case 'coverages':
      return writeCoverages(item.coverages, { generation: 'three' })
    case 'alt-ids':
    case 'standard':
      // Written last: see write().
      return undefined
    default:
      throw new TypeError(`unknown value ${String(row.as satisfies never)}`)
  }
}

function writeBodies(item: NewsItem, writing: Writing, out: Out): unknown {
  const entries = allBodyEntries(item)
  if (writing.generation !== 'one') return entryList(entries, writing)
  namedEntries(entries, 'body', out)
  const [first] = entries
  if (first?.wordCount !== undefined) out['wordcount'] = first.wordCount
  if (first?.charCount !== undefined) out['charcount'] = first.charCount
  return undefined
}

function writeAssociated(entry: Associated, writing: Writing): Out {
  return write(entry.item, {
    ...writing,
    depth: writing.depth + 1,
    isTyped: entry.isTyped,
    rel: writing.generation === 'three' ? undefined : entry.rel,
  })
}

function write(item: NewsItem, writing: Writing): Out {
  const out: Out = {}
  const later: Record<string, unknown> = {}
  for (const row of ITEM_ROWS) {
    const name = nameIn(row, writing.generation)
    const value = valueOf(item, row, writing, out)
    if (value === undefined || value === '') continue
    if (name === undefined) later[row.three] = value
    else out[name] = typeof value === 'string' ? clean(value) : value
  }
  // The one member of 1.x that the later generations dropped.
  const mimeType = item.extensions?.find(
    ({ format, path, name }) => format === 'ninjs' && path === '' && name === 'mimetype',
  )?.json
  if (writing.generation === 'one' && typeof mimeType === 'string') out['mimetype'] = clean(mimeType)
  const altIds = writeAltIds(
    item,
    { kind: writing.isTyped ? kindAside(item, writing) : undefined, rel: writing.rel, later },
    writing,
  )
  if (altIds !== undefined) out[writing.generation === 'three' ? 'altIds' : 'altids'] = altIds
  const standard = { name: 'ninjs', version: writing.version, schema: schemaOf(writing.version) }
  if (writing.depth === 0) out[writing.generation === 'one' ? '$standard' : 'standard'] = standard
  return out
}

/**
 * Writes an item as ninjs 3.2, 2.2 or 1.6, valid against the IPTC's schema of the version.
 *
 * A guid that is no URI is encoded after `urn:dateline:`; pubStatus is always said; an embargo without an end is written as
 * `withheld`; a date without a zone stays away. What the version has no member for travels in the alternative ids (table.ts),
 * and what is lost all the same is in loss.ts.
 * @returns the object to be stringified
 */
export function writeNinjsItem(item: NewsItem, options: WriteNinjsOptions = {}): Record<string, unknown> {
  const { version = '3.2' } = options
  return write(item, { version, generation: GENERATION[version], depth: 0, rel: undefined, isTyped: true })
}
