/** Alternative ids: a list with roles (2.x, 3.x), an object (1.x); and what travels in them under roles of ours. */
import type { AltId, Term } from '@dateline/news'
import { type Draft, isObject, type Json, line, text } from './draft.ts'
import { ALT_ROLE, ALT_ROWS, type AltRow } from './table.ts'

const ROWS: ReadonlyMap<string, AltRow> = new Map(ALT_ROWS.map((row) => [row.role, row]))

export interface AltFacts {
  readonly altIds: readonly AltId[]
  /** Values under roles of ours. */
  readonly ours: ReadonlyMap<string, string[]>
}

function entries(value: unknown): [string | undefined, string, Json | undefined][] {
  if (Array.isArray(value)) {
    return value.slice(0, 10_000).flatMap((entry: unknown): [string | undefined, string, Json | undefined][] => {
      if (typeof entry === 'string') return entry.trim() === '' ? [] : [[undefined, entry, undefined]]
      if (!isObject(entry)) return []
      const found = text(entry['value']) ?? text(entry['id'])
      return found === undefined ? [] : [[line(entry['role']) ?? line(entry['type']), found, entry]]
    })
  }
  if (!isObject(value)) return []
  return Object.entries(value)
    .slice(0, 10_000)
    .flatMap(([role, member]) =>
      (Array.isArray(member) ? member : [member]).flatMap((entry: unknown): [string, string, undefined][] => {
        const found = isObject(entry) ? text(JSON.stringify(entry)) : text(entry)
        return found === undefined ? [] : [[role, found, undefined]]
      }),
    )
}

/** Parts alternative ids into the sender's and ours. */
export function readAltIds(value: unknown): AltFacts {
  const altIds: AltId[] = []
  const ours = new Map<string, string[]>()
  for (const [role, found] of entries(value)) {
    if (role?.startsWith('dateline:') === true) ours.set(role, [...(ours.get(role) ?? []), found])
    else altIds.push(role === undefined ? { value: found } : { role, value: found })
  }
  return { altIds, ours }
}

export function parseJson(value: string | undefined): unknown {
  if (value === undefined || value.length > 1_000_000) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** Members that the generation lacks, by their 3.x names. */
export function laterMembers(facts: AltFacts): [string, unknown][] {
  return [...facts.ours].flatMap(([role, [value]]): [string, unknown][] => {
    if (!role.startsWith(ALT_ROLE.member)) return []
    const found = parseJson(value)
    return found === undefined ? [] : [[role.slice(ALT_ROLE.member.length), found]]
  })
}

function valueOf(row: AltRow, values: readonly string[]): unknown {
  const [first = ''] = values
  switch (row.as) {
    case 'text':
      return first
    case 'number': {
      const found = Number(first)
      return Number.isSafeInteger(found) ? found : undefined
    }
    case 'uris':
      return values.map((uri): Term => ({ uri }))
    case 'json': {
      const found = parseJson(first)
      return isObject(found) ? found : undefined
    }
    default:
      throw new TypeError(`unknown value ${String(row.as satisfies never)}`)
  }
}

/** Puts what our roles carry where it stands in the model; roles that no row knows stay alternative ids. */
export function placeOurs(draft: Draft, facts: AltFacts): void {
  const target = draft.item as unknown as Record<string, unknown>
  const altIds = [...facts.altIds]
  for (const [role, values] of facts.ours) {
    const row = ROWS.get(role)
    if (row === undefined) {
      if (role.startsWith(ALT_ROLE.extension)) placeExtensions(draft, role, values)
      else if (!isHandled(role)) altIds.push(...values.map((value) => ({ role, value })))
      continue
    }
    const value = valueOf(row, values)
    if (value === undefined) continue
    const [holder, member] = row.model.split('.')
    if (member === undefined) target[row.model] = value
    else if (holder !== undefined) target[holder] = { ...(target[holder] as object | undefined), [member]: value }
  }
  if (altIds.length > 0) draft.item.altIds = altIds
}

function isHandled(role: string): boolean {
  return Object.values(ALT_ROLE).some((known) => role === known || (known.endsWith('/') && role.startsWith(known)))
}

function placeExtensions(draft: Draft, role: string, values: readonly string[]): void {
  const at = role.slice(ALT_ROLE.extension.length)
  const slash = at.lastIndexOf('/')
  for (const value of values) {
    const json = parseJson(value)
    if (json === undefined) continue
    const found = {
      format: 'ninjs' as const,
      path: decode(at.slice(0, Math.max(slash, 0))),
      name: decode(at.slice(slash + 1)),
      json,
    }
    draft.item.extensions = [...(draft.item.extensions ?? []), found]
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
