/** Where the items are: in a list, in the wrappers of services, or alone. */
import { ITEM_MEMBERS, LIST_MEMBERS } from './dialects.ts'
import { isObject, type Json } from './draft.ts'
import { rowOf } from './table.ts'

export interface Found {
  readonly value: unknown
  /** JSON pointer; `/` for the document itself. */
  readonly place: string
}

const COPY = /^(?:headline|body|description)(?:_|s$|$)/i
const WRAPPER_DEPTH = 6

/** True for an object that is news: it has an identifier or copy, and more than that of the standard. */
export function isNinjs(value: Json): boolean {
  if (typeof value['uri'] === 'string') return true
  let rows = 0
  let strong = false
  for (const name of Object.keys(value)) {
    const row = rowOf(name)
    if (row === undefined) {
      if (COPY.test(name)) strong = true
      continue
    }
    rows += 1
    if (
      row.as === 'headlines' ||
      row.as === 'bodies' ||
      row.as === 'descriptions' ||
      row.as === 'event' ||
      row.as === 'coverages'
    )
      strong = true
    if (name.toLowerCase() === 'uri') strong = true
    if (row.as === 'guid' && name.toLowerCase() !== 'uri') rows -= 0.5
  }
  return strong || rows >= 2
}

const pointer = (place: string, name: string | number) => `${place === '/' ? '' : place}/${name}`

/** A wrapper around one item keeps nothing that makes it an item itself. */
function inner(value: Json, place: string): Found | undefined {
  for (const name of ITEM_MEMBERS) {
    const member = value[name]
    if (isObject(member)) return { value: member, place: pointer(place, name) }
  }
  return undefined
}

function listIn(value: Json): readonly [string, readonly unknown[]] | undefined {
  for (const name of LIST_MEMBERS) {
    const member = value[name]
    if (Array.isArray(member)) return [name, member]
  }
  return undefined
}

/**
 * The items of a document.
 * @returns objects that are ninjs, and whatever else stands among them, for the reader to refuse
 */
export function findItems(value: unknown, place = '/', depth = 0): Found[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) => {
      const at = pointer(place, index)
      return depth < WRAPPER_DEPTH && isObject(entry) && !isItem(entry)
        ? findItems(entry, at, depth + 1)
        : [{ value: entry, place: at }]
    })
  }
  if (!isObject(value) || depth >= WRAPPER_DEPTH || isItem(value)) return [{ value, place }]
  const list = listIn(value)
  if (list !== undefined) return findItems(list[1], pointer(place, list[0]), depth + 1)
  for (const name of LIST_MEMBERS) {
    // A wrapper in a wrapper: `hits.hits`, `data.items`, `response.docs`.
    const member = value[name]
    if (isObject(member) && !isItem(member)) {
      const found = findItems(member, pointer(place, name), depth + 1)
      if (found.some((entry) => isObject(entry.value) && isItem(entry.value))) return found
    }
  }
  const one = inner(value, place)
  return one === undefined ? [{ value, place }] : findItems(one.value, one.place, depth + 1)
}

/** News, and not a wrapper that has an id of its own around it. */
function isItem(value: Json): boolean {
  if (typeof value['uri'] === 'string') return true
  if (!isNinjs(value)) return false
  const names = Object.keys(value)
  if (names.some((name) => /^(?:uri|headlines?|body_\w+|bodies|versioncreated)$/i.test(name))) return true
  return inner(value, '/') === undefined && listIn(value) === undefined
}
