/** What our own wire says of a release, among the extension properties and links of an item. */
import { type ItemReference, type NewsItem, RELEASE_TABLE, type ReleaseFacts } from '@dateline/news'

const PREFIX = 'dateline:rel/'
const NAMES: Readonly<Record<string, keyof ReleaseFacts>> = {
  use: 'use',
  release_no: 'no',
  release_kind: 'kind',
  supersedes: 'supersedes',
  story_urgency: 'urgency',
}
const TRANSLATED_FROM = 'http://cv.iptc.org/newscodes/itemrelation/translatedFrom'
const TRANSLATION_OF = `${PREFIX}translationOf`

type Parts = Pick<NewsItem, 'itemProperties' | 'links' | 'release' | 'translationOf' | 'associations'>
/** NewsML-G2 has no place for items within an item: an association is a link of a kind of ours, with its name. */
const ASSOCIATION = `${PREFIX}association/`

/** Members that replace those of the item; `undefined` takes one away. */
export function readRelease(item: Parts): { [K in keyof Parts]: Parts[K] | undefined } {
  const result: { -readonly [K in keyof Parts]: Parts[K] | undefined } = {}
  const release: Record<string, unknown> = {}
  const properties = item.itemProperties?.filter(({ rel, value }) => {
    const name = rel?.startsWith(PREFIX) === true ? NAMES[rel.slice(PREFIX.length)] : undefined
    const parsed = name === undefined || value === undefined ? undefined : parse(name, value)
    if (name === undefined || parsed === undefined || release[name] !== undefined) return true
    release[name] = parsed
    return false
  })
  if (Object.keys(release).length > 0) {
    result.release = release
    result.itemProperties = properties?.length === 0 ? undefined : properties
  }
  const { links, associations } = withoutAssociations(item.links)
  if (associations.length > 0) {
    result.associations = associations
    result.links = links.length === 0 ? undefined : links
  }
  const from = links.find(
    (link) =>
      (link.rel === TRANSLATED_FROM || link.rel === TRANSLATION_OF) &&
      link.guid !== undefined &&
      link.version !== undefined &&
      Object.keys(link).length === 3,
  )
  if (from?.guid !== undefined && from.version !== undefined) {
    result.translationOf = { guid: from.guid, version: from.version }
    const others = links.filter((link) => link !== from)
    result.links = others.length === 0 ? undefined : others
  }
  return result
}

function withoutAssociations(all: NewsItem['links']): { links: ItemReference[]; associations: ItemReference[] } {
  const links: ItemReference[] = []
  const associations: ItemReference[] = []
  for (const link of all ?? []) {
    if (link.rel?.startsWith(ASSOCIATION) !== true) links.push(link)
    else {
      const { rel, ...rest } = link
      const name = decoded(rel.slice(ASSOCIATION.length))
      associations.push(name === '' ? rest : { name, ...rest })
    }
  }
  return { links, associations }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function parse(name: keyof ReleaseFacts, value: string): unknown {
  if (name === 'no') return /^\d{1,15}$/.test(value) ? Number(value) : undefined
  if (name === 'urgency') return /^[1-9]$/.test(value) ? Number(value) : undefined
  if (name === 'kind') return Object.hasOwn(RELEASE_TABLE, value) ? value : undefined
  return value
}

/** The item with its release facts where NewsML-G2 has them. */
export function withRelease(item: NewsItem): NewsItem {
  const { release, translationOf, associations } = item
  if (release === undefined && translationOf === undefined && associations === undefined) return item
  const properties = Object.entries(NAMES).flatMap(([name, member]) => {
    const value = release?.[member]
    return value === undefined ? [] : [{ rel: PREFIX + name, value: String(value) }]
  })
  const links: ItemReference[] = translationOf === undefined ? [] : [{ rel: TRANSLATED_FROM, ...translationOf }]
  for (const { name = '', item: embedded, ...association } of associations ?? []) {
    const guid = association.guid ?? embedded?.guid
    links.push({
      ...association,
      ...(guid === undefined ? {} : { guid }),
      rel: ASSOCIATION + encodeURIComponent(name.toWellFormed()),
    })
  }
  return {
    ...item,
    ...(properties.length === 0 ? {} : { itemProperties: [...properties, ...(item.itemProperties ?? [])] }),
    ...(links.length === 0 ? {} : { links: [...links, ...(item.links ?? [])] }),
  }
}
