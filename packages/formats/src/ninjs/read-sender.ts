/** Members of senders' own (dialects.ts), placed in the exchange model. */
import type { Label, Term } from '@dateline/news'
import { type Draft, anyText, extend, instant, isObject, type Json, line, text, whole } from './draft.ts'
import { SENDER_MEMBERS } from './dialects.ts'
import { readTerms } from './read-terms.ts'
import { PAGE_REL } from './table.ts'

const named = (names: readonly string[]): Term[] => names.map((name) => ({ names: [{ value: name }] }))

/** Terms of parties: a name, a list of names, or objects that say more. */
function parties(value: unknown): Term[] {
  // AP gives a photographer's title beside the name, and in the standard's place for names.
  if (isObject(value) && line(value['name']) !== undefined && value['title'] !== undefined) {
    const { title, ...rest } = value
    const position = line(title)
    return parties(rest).map((term) =>
      position === undefined ? term : { ...term, related: [{ rel: 'title', value: position }] },
    )
  }
  if (isObject(value) || (Array.isArray(value) && value.some(isObject))) {
    return readTerms(value, undefined).map(({ term }) => {
      const { roles: _roles, ...rest } = term
      return rest
    })
  }
  return named(anyText(value))
}

/** Bylines that senders give as objects: `by` of AP, `byline` or first and last name of TT. */
function bylines(value: unknown): Label[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.slice(0, 100).flatMap((entry): Label[] => {
    if (!isObject(entry)) return anyText(entry).map((found) => ({ value: found }))
    const whole_ = line(entry['by']) ?? line(entry['byline'])
    const parts = [line(entry['firstname']), line(entry['lastname'])].flatMap((part) => part ?? []).join(' ')
    const found = whole_ ?? (parts === '' ? line(entry['name']) : parts)
    const title = line(entry['title']) ?? line(entry['jobtitle'])
    return found === undefined
      ? []
      : [{ value: found }, ...(title === undefined ? [] : [{ value: title, role: 'title' }])]
  })
}

/** The place of a structured dateline: city, and where it lies when the sender says so. */
function placeOf(value: unknown): Term[] {
  if (!isObject(value)) return named(anyText(value))
  const name = line(value['city']) ?? line(value['name']) ?? line(value['countryname'])
  if (name === undefined) return []
  const geoJson = value['geometry_geojson']
  return [{ names: [{ value: name }], ...(isObject(geoJson) ? { geoJson } : {}) }]
}

function signals(value: unknown): Term[] | undefined {
  if (Array.isArray(value)) {
    const texts = value.filter((entry) => typeof entry === 'string').flatMap((entry) => line(entry) ?? [])
    return [
      ...texts.map((literal): Term => ({ literal })),
      ...readTerms(value.filter(isObject), undefined).map(({ term }) => term),
    ]
  }
  return undefined
}

/**
 * Places a member that the standard does not have.
 * @returns false when no dialect knows it, or its value is of another shape than the dialect's
 */
export function readSenderMember(draft: Draft, name: string, value: unknown): boolean {
  const member = SENDER_MEMBERS.get(name.toLowerCase())
  if (member === undefined) return false
  const { item } = draft
  const before = item.transmission
  switch (member.as) {
    case 'sources': {
      const found = parties(value)
      if (found.length > 0) item.infoSources = [...(item.infoSources ?? []), ...found]
      return found.length > 0
    }
    case 'providers': {
      const [found] = parties(value)
      if (found !== undefined) item.provider ??= found
      return found !== undefined
    }
    case 'creators': {
      const found = parties(value)
      if (found.length > 0) item.creators = [...(item.creators ?? []), ...found]
      return found.length > 0
    }
    case 'keywords': {
      const found = typeof value === 'string' ? value.split(/[,;]/).flatMap((word) => line(word) ?? []) : anyText(value)
      if (found.length > 0) item.keywords = [...(item.keywords ?? []), ...found.map((word) => ({ value: word }))]
      return found.length > 0
    }
    case 'services': {
      const found = readTerms(value, undefined).map(({ term }) => term)
      if (found.length > 0) item.services = [...(item.services ?? []), ...found]
      return found.length > 0
    }
    case 'signals': {
      const found = signals(value)
      if (found !== undefined && found.length > 0) item.signals = [...(item.signals ?? []), ...found]
      return found !== undefined
    }
    case 'bylines': {
      const found = bylines(value)
      if (item.bylines === undefined && found.length > 0) item.bylines = found.filter((label) => label.role !== 'title')
      return found.length > 0
    }
    case 'notes': {
      const found = anyText(value)
      if (found.length > 0) item.edNotes = [...(item.edNotes ?? []), ...found.map((note) => ({ value: note }))]
      return found.length > 0
    }
    case 'datelines':
      return readDateline(draft, value)
    case 'transmission': {
      const found = line(value)
      if (found === undefined) return false
      const read = member.field === 'priority' ? whole(value) : found
      if (read === undefined) return false
      item.transmission = { ...before, [member.field]: read }
      return true
    }
    case 'source-urgency': {
      const found = line(value)
      if (found === undefined) return false
      item.transmission = { ...before, urgency: { value: found, scale: member.scale } }
      return true
    }
    case 'date': {
      const found = instant(draft, name, value)
      if (found !== undefined) item[member.field] ??= found
      return true
    }
    case 'expires': {
      const found = instant(draft, name, value)
      if (found !== undefined) item.expires = [found]
      return true
    }
    case 'file-name': {
      const found = line(value)
      if (found !== undefined) item.fileName ??= found
      return found !== undefined
    }
    case 'url': {
      const href = line(value)
      if (href === undefined || !/^https?:\/\//i.test(href)) return false
      item.links = [...(item.links ?? []), { rel: PAGE_REL, href, contentType: 'text/html' }]
      return true
    }
    case 'located': {
      if (item.located !== undefined) return joinPlace(draft, value)
      const found = placeOf(value)
      if (found.length > 0) item.located = found
      return found.length > 0
    }
    case 'alt-id': {
      const found = line(value)
      if (found !== undefined) item.altIds = [...(item.altIds ?? []), { role: name, value: found }]
      return found !== undefined
    }
    case 'word-count':
    case 'char-count': {
      const count = whole(value)
      const [first, ...rest] = item.bodies ?? []
      if (count === undefined || first === undefined) return count !== undefined && !draft.bodies
      item.bodies = [{ ...first, [member.as === 'word-count' ? 'wordCount' : 'charCount']: count }, ...rest]
      return true
    }
    case 'headline': {
      const found = line(value)
      if (found !== undefined) item.headlines = [...(item.headlines ?? []), { value: found, role: member.role }]
      return found !== undefined
    }
    default:
      throw new TypeError(`unknown member ${String(member satisfies never)}`)
  }
}

/** Superdesk's dateline: `text` as printed, `located` with the city. */
function readDateline(draft: Draft, value: unknown): boolean {
  const { item } = draft
  const printed = isObject(value) ? text(value['text']) : text(value)
  if (printed !== undefined) item.datelines = [...(item.datelines ?? []), { value: printed }]
  const located = isObject(value) ? placeOf(value['located']) : []
  if (item.located === undefined && located.length > 0) item.located = located
  return printed !== undefined || located.length > 0
}

/** Adds where the place lies to the one that is named already; the rest of it is an extension. */
function joinPlace(draft: Draft, value: unknown): boolean {
  if (!isObject(value)) return false
  const [first, ...rest] = draft.item.located ?? []
  const { geometry_geojson: geoJson, city: _city, ...other } = value as Json & { city?: unknown }
  if (first !== undefined && isObject(geoJson)) draft.item.located = [{ ...first, geoJson }, ...rest]
  extend(draft, 'datelinelocation', Object.entries(other))
  return true
}
