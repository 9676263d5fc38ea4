/** What ninjs has no member for, as alternative ids under roles of ours: its one open place. */
import type { AltId, NewsItem, Term } from '@dateline/news'
import { FORM_PREFIX } from '../vocab/ours.ts'
import { ALT_ROLE, ALT_ROWS, type AltRow } from './table.ts'
import { isInstant, isTruncatedDate } from './uri.ts'
import { clean, type Out, type Pen } from './write-values.ts'

/** JSON longer than this is no fact about an item. */
const MAX_JSON = 1_000_000

function valuesOf(item: NewsItem, row: AltRow): string[] {
  const [holder = '', member] = row.model.split('.')
  const held = (item as unknown as Readonly<Record<string, unknown>>)[holder]
  const value = member === undefined ? held : (held as Readonly<Record<string, unknown>> | undefined)?.[member]
  if (value === undefined || value === null) return []
  switch (row.as) {
    case 'text':
      return typeof value === 'string' && value !== '' ? [value] : []
    case 'number':
      return typeof value === 'number' && Number.isSafeInteger(value) ? [String(value)] : []
    case 'uris':
      // The form stands among the genres.
      return (value as readonly Term[]).flatMap(({ uri, literal, qcode }) =>
        uri?.startsWith(FORM_PREFIX) === true ? [] : (uri ?? literal ?? qcode ?? []),
      )
    case 'json':
      return [JSON.stringify(value)]
    default:
      throw new TypeError(`unknown value ${String(row.as satisfies never)}`)
  }
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed())

export interface AltExtras {
  /** Kind of the item when `type` does not say it. */
  readonly kind: string | undefined
  readonly rel: string | undefined
  /** Members that the generation lacks, by their 3.x names. */
  readonly later: Readonly<Record<string, unknown>>
}

function ours(item: NewsItem, extras: AltExtras, pen: Pen): AltId[] {
  const open = item.embargo !== undefined && !isInstant(item.embargo.until ?? undefined)
  const { contentCreated } = item
  return [
    ...ALT_ROWS.flatMap((row) => valuesOf(item, row).map((value) => ({ role: row.role, value }))),
    ...(open ? [{ role: ALT_ROLE.embargo, value: 'open' }] : []),
    ...(open && item.pubStatus === 'withheld' ? [{ role: ALT_ROLE.status, value: 'withheld' }] : []),
    ...(extras.kind === undefined ? [] : [{ role: ALT_ROLE.kind, value: extras.kind }]),
    ...(extras.rel === undefined ? [] : [{ role: ALT_ROLE.rel, value: extras.rel }]),
    ...(contentCreated !== undefined && isTruncatedDate(contentCreated) && !isInstant(contentCreated)
      ? [{ role: ALT_ROLE.contentCreated, value: contentCreated }]
      : []),
    ...Object.entries(extras.later).map(([name, value]) => ({
      role: ALT_ROLE.member + name,
      value: JSON.stringify(value),
    })),
    ...(item.extensions ?? []).flatMap((entry) => {
      if (pen.generation === 'one' && entry.path === '' && entry.name === 'mimetype' && typeof entry.json === 'string')
        return []
      const value = entry.format === 'ninjs' && entry.json !== undefined ? JSON.stringify(entry.json) : undefined
      if (value === undefined || value.length > MAX_JSON) return []
      return [{ role: `${ALT_ROLE.extension}${encode(entry.path)}/${encode(entry.name)}`, value }]
    }),
  ]
}

/** Alternative ids as a list with roles, or as 1.x's object by their roles. */
export function writeAltIds(item: NewsItem, extras: AltExtras, pen: Pen): unknown {
  const ids = [...(item.altIds ?? []).filter((id) => id.value !== ''), ...ours(item, extras, pen)]
  if (ids.length === 0) return undefined
  if (pen.generation !== 'one') {
    return ids.map((id) => ({ ...(id.role === undefined ? {} : { role: clean(id.role) }), value: clean(id.value) }))
  }
  const out: Out = Object.create(null) as Out
  for (const id of ids) {
    const role = clean(id.role ?? 'id')
    const before = out[role]
    const value = clean(id.value)
    out[role] = before === undefined ? value : [...(Array.isArray(before) ? (before as string[]) : [before]), value]
  }
  return { ...out }
}
