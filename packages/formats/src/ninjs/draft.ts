/** What readers of ninjs share: the item that is being made, and small questions to JSON values. */
import type { Extension, NewsItem } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { parseInstant } from '../copy/instant.ts'
import { FormatError } from '../problem.ts'
import type { Assumption } from '../types.ts'
import { collapse } from '../xml/read.ts'

export type Json = Readonly<Record<string, unknown>>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** An item while it is read. */
export interface Draft {
  readonly item: Mutable<NewsItem>
  readonly context: ReadContext
  readonly place: string
  readonly assumptions: Assumption[]
  readonly unknown: string[]
  /** How deep in associations this item stands. */
  readonly depth: number
  /** False: bodies are left unread (the envelope). */
  readonly bodies: boolean
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/
const CONTROLS = new RegExp(CONTROL, 'g')

/** A text without characters that no text may hold; undefined when it is none or empty. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return undefined
  const clean = CONTROL.test(value) ? value.replace(CONTROLS, '') : value
  const trimmed = clean.trim()
  return trimmed === '' ? undefined : trimmed
}

const LINE_BREAKS = /[\t\r\n]| {2}/

/** A text on one line. */
export function line(value: unknown): string | undefined {
  const found = text(value)
  return found === undefined || !LINE_BREAKS.test(found) ? found : collapse(found)
}

/** A text, or the texts of a list, or the `value` or `name` of an object. */
export function anyText(value: unknown): string[] {
  if (Array.isArray(value))
    return value.slice(0, 1_000).flatMap((entry: unknown) => (Array.isArray(entry) ? [] : anyText(entry)))
  if (isObject(value)) {
    const found = text(value['value']) ?? text(value['name'])
    return found === undefined ? [] : [found]
  }
  const found = text(value)
  return found === undefined ? [] : [found]
}

export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' && /^\s*-?\d{1,15}(?:\.\d{1,9})?\s*$/.test(value) ? Number(value) : undefined
}

export function whole(value: unknown): number | undefined {
  const found = number(value)
  return found !== undefined && Number.isSafeInteger(found) && found >= 0 ? found : undefined
}

/** Objects of a list, of one object, or of an object that names its entries. */
export function objects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.filter(isObject).slice(0, 10_000)
  return isObject(value) ? [value] : []
}

/** Names of members, as written and in lower case, to the name that a reader asks for. */
export type Known = ReadonlyMap<string, string>

export function known(...names: readonly (string | readonly string[])[]): Known {
  return new Map(
    names.flatMap((entry) => {
      const [name = '', ...also] = typeof entry === 'string' ? [entry] : entry
      return [name, ...also].flatMap((written): [string, string][] => [
        [written, name],
        [written.toLowerCase(), name],
      ])
    }),
  )
}

/** The members of an object by the names that are known, and what is left. The first of two spellings counts. */
export function membersOf(
  value: Json,
  names: Known,
): { readonly is: Map<string, unknown>; readonly rest: [string, unknown][] } {
  const is = new Map<string, unknown>()
  const rest: [string, unknown][] = []
  for (const written of Object.keys(value)) {
    const member = value[written]
    if (member === null || member === undefined) continue
    const name = names.get(written) ?? names.get(written.toLowerCase())
    if (name === undefined || is.has(name)) rest.push([written, member])
    else is.set(name, member)
  }
  return { is, rest }
}

/** A member that the model has no place for. */
export function extension(path: string, name: string, json: unknown): Extension {
  return { format: 'ninjs', path, name: name.slice(0, 200), json }
}

export function extend(draft: Draft, path: string, rest: readonly (readonly [string, unknown])[]): void {
  if (rest.length === 0) return
  draft.item.extensions = [
    ...(draft.item.extensions ?? []),
    ...rest.map(([name, value]) => extension(path, name, value)),
  ]
}

const shown = (value: unknown) => (JSON.stringify(value) ?? '').slice(0, 60)

/**
 * An instant as documents write it: RFC 3339, ISO 8601 without colons or seconds, or seconds or milliseconds since the epoch.
 * A time without a zone takes the profile's; that is reported. What is no date is reported and left out.
 */
export function instant(draft: Draft, name: string, value: unknown): string | undefined {
  if (typeof value === 'number') return epoch(value)
  const written = text(value)
  if (written === undefined) return undefined
  const zone = draft.context.profile?.zone
  const parsed = parseInstant(written, zone)
  if (parsed === undefined) draft.unknown.push(`${name} ${written.slice(0, 60)}: not a date`)
  else if (!parsed.zoned) {
    draft.assumptions.push({ field: 'zone', value: zone ?? '+00:00', why: `${name} has no zone` })
  }
  return parsed?.instant
}

function epoch(value: number): string | undefined {
  const at = value > 100_000_000_000 ? value : value * 1_000
  return at >= 0 && at < 253_402_300_800_000 ? `${new Date(at).toISOString().slice(0, 19)}Z` : undefined
}

/** An instant that must be certain: without a zone and without a profile the item is refused. */
export function embargoInstant(draft: Draft, value: unknown): string {
  const parsed = typeof value === 'string' ? parseInstant(value, draft.context.profile?.zone) : undefined
  const at = parsed?.instant ?? (typeof value === 'number' ? epoch(value) : undefined)
  if (at === undefined || (parsed !== undefined && !parsed.zoned && draft.context.profile?.zone === undefined)) {
    throw new FormatError(
      'embargo-invalid',
      `the embargo ${shown(value)} is not a date and time with a zone; it is held until a person has looked`,
      `${draft.place}/embargoedUntil`,
    )
  }
  return at
}

export { shown }
