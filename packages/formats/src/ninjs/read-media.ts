/** Renditions and associations from ninjs: lists with names (2.x, 3.x), objects whose members are the names (1.x). */
import type { ItemReference, NewsItem, Rendition } from '@dateline/news'
import { type Draft, extend, isObject, type Json, known, line, membersOf, number, objects, whole } from './draft.ts'
import { pathOfFileUri } from './uri.ts'
import { ITEM_REL, PAGE_REL, RENDITION_ROWS, type RenditionRow, TRANSLATION_OF } from './table.ts'

const RENDITION = known('name', ...RENDITION_ROWS.map((row) => [row.three, ...(row.also ?? [])]))
const ROWS: ReadonlyMap<string, RenditionRow> = new Map(RENDITION_ROWS.map((row) => [row.three, row]))
const POINT = known('x', 'y')
const RESOURCE = known('role', 'title', 'language', 'contentType')

/** Codes of the IPTC's rendition vocabulary: senders write the code, the model has the URI. */
const IPTC_RENDITIONS = new Set([
  'highRes',
  'lowRes',
  'preview',
  'thumbnail',
  'print',
  'web',
  'webHigh',
  'webMedium',
  'mobile',
  'sketch',
])
export const RENDITION_SCHEME = 'http://cv.iptc.org/newscodes/rendition/'

function readValue(row: RenditionRow, value: unknown): unknown {
  switch (row.as) {
    case 'text':
      return line(value)
    case 'uri': {
      const uri = line(value)
      return uri === undefined ? undefined : pathOfFileUri(uri)
    }
    case 'integer':
      return whole(value)
    case 'number':
      return number(value)
    case 'scan':
      return line(value)?.toLowerCase()
    case 'point': {
      if (!isObject(value)) return undefined
      const { is } = membersOf(value, POINT)
      const [x, y] = [number(is.get('x')), number(is.get('y'))]
      return x === undefined || y === undefined ? undefined : { x, y }
    }
    case 'resources': {
      const list = objects(value).map((entry) => {
        const { is } = membersOf(entry, RESOURCE)
        return Object.fromEntries(
          ['role', 'title', 'language', 'contentType'].flatMap((name) => {
            const found = line(is.get(name))
            return found === undefined ? [] : [[name, found]]
          }),
        )
      })
      return list.length === 0 ? undefined : list
    }
    default:
      throw new TypeError(`unknown value ${String(row.as satisfies never)}`)
  }
}

function readRendition(draft: Draft, path: string, value: Json, given: string | undefined): Rendition {
  const { is, rest } = membersOf(value, RENDITION)
  const name = line(is.get('name')) ?? given
  const result: Record<string, unknown> = {}
  if (name !== undefined) result['name'] = IPTC_RENDITIONS.has(name) ? RENDITION_SCHEME + name : name
  for (const [member, found] of is) {
    const row = ROWS.get(member)
    const read = row === undefined ? undefined : readValue(row, found)
    if (row !== undefined && read !== undefined) result[row.model] = read
  }
  extend(draft, path, rest)
  return result
}

/** Renditions of a list, or of an object by their names. */
export function readRenditions(draft: Draft, value: unknown): Rendition[] {
  if (Array.isArray(value)) {
    return objects(value).map((entry, index) => readRendition(draft, `renditions[${index}]`, entry, undefined))
  }
  if (!isObject(value)) return []
  return Object.entries(value)
    .slice(0, 1_000)
    .flatMap(([name, entry]) => {
      if (typeof entry === 'string') return entry.trim() === '' ? [] : [{ name, href: entry.trim() }]
      return isObject(entry) ? [readRendition(draft, `renditions/${name}`, entry, name)] : []
    })
}

/** True for the page of the item, which the model has among its links. */
export function isPage(rendition: Rendition): boolean {
  return (
    rendition.name === `${RENDITION_SCHEME}web` &&
    rendition.href !== undefined &&
    rendition.contentType?.startsWith('text/html') === true &&
    Object.keys(rendition).length === 3
  )
}

export function pageLink(rendition: Rendition): ItemReference {
  return { rel: PAGE_REL, href: rendition.href ?? '', contentType: 'text/html' }
}

const REL_URIS: ReadonlyMap<string, string> = new Map([...ITEM_REL].map(([uri, word]) => [word, uri]))

/**
 * Takes an associated item: the page and the translations of an item of ours are links, all else is an association with the
 * whole item in it.
 */
export function addAssociation(draft: Draft, name: string | undefined, rel: string | undefined, item: NewsItem): void {
  const { guid } = item
  if (rel === TRANSLATION_OF && guid !== undefined && item.version !== undefined) {
    draft.item.translationOf = { guid, version: item.version }
    return
  }
  const ours = rel === undefined ? undefined : REL_URIS.get(rel)
  if (ours !== undefined) {
    const href = item.renditions?.[0]?.href ?? item.links?.[0]?.href
    const type = item.renditions?.[0]?.contentType
    const link: ItemReference = {
      rel: ours,
      ...(guid === undefined ? {} : { guid }),
      ...(href === undefined ? {} : { href }),
      ...(item.language === undefined ? {} : { language: item.language }),
      ...(type === undefined || guid !== undefined ? {} : { contentType: type }),
    }
    draft.item.links = [...(draft.item.links ?? []), link]
    return
  }
  const reference: ItemReference = {
    ...(name === undefined ? {} : { name }),
    ...(rel === undefined ? {} : { rel }),
    ...(guid === undefined ? {} : { guid }),
    ...(item.version === undefined ? {} : { version: item.version }),
    item,
  }
  draft.item.associations = [...(draft.item.associations ?? []), reference]
}

export interface AssociatedValue {
  readonly name: string | undefined
  readonly rel: string | undefined
  readonly value: Json
}

/** The associated objects of a list or of an object by their names; a list under a name is all of its entries. */
export function associatedValues(value: unknown): AssociatedValue[] {
  const own = (entry: Json, name: string | undefined): AssociatedValue => ({
    name: line(entry['name']) ?? name,
    rel: line(entry['rel']),
    value: entry,
  })
  if (Array.isArray(value)) return objects(value).map((entry) => own(entry, undefined))
  if (!isObject(value)) return []
  return Object.entries(value)
    .slice(0, 10_000)
    .flatMap(([name, entry]) =>
      Array.isArray(entry)
        ? objects(entry).map((one) => own(one, name))
        : isObject(entry)
          ? [{ ...own(entry, name), name }]
          : [],
    )
}
