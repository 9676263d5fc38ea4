/** Header fields to members of the model, shape by shape (table.ts says which field is of which shape). */
import type { Extension, ItemReference, NewsItem, PubStatus, Term, Transmission, Urgency } from '@dateline/news'
import { cleanLanguage } from '../copy/language.ts'
import { decodeWords, fieldOf, type HeaderField, type Mailbox, readMailboxes, readMailDate } from './headers.ts'
import { HEADERS, TRANSPORT } from './table.ts'

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface FieldsRead {
  readonly item: Mutable<Partial<NewsItem>>
  readonly transmission: Mutable<Transmission>
  /** Decoded, with its prefixes. */
  readonly subject?: string
  readonly unknown: string[]
}

/** RFC 2392 URI of a Message-ID. */
export function midOf(value: string): string | undefined {
  const id = /<([^<>\s]{1,900})>/.exec(value)?.[1] ?? /^\s*([^<>\s]{1,900})\s*$/.exec(value)?.[1]
  return id === undefined ? undefined : `mid:${id}`
}

export function personOf(mailbox: Mailbox): Term {
  // What writers put where there is no address (RFC 2606).
  const isAddress = mailbox.address.includes('@') && !/[.@]invalid$/i.test(mailbox.address)
  return {
    ...(mailbox.name === undefined && mailbox.address.includes('@')
      ? {}
      : { names: [{ value: mailbox.name ?? mailbox.address }] }),
    ...(isAddress ? { person: { contacts: [{ kind: 'email', value: mailbox.address }] } } : {}),
  }
}

const IMPORTANCE: Readonly<Record<string, number>> = { high: 1, normal: 3, low: 5 }

/** Reads the fields that the table names; the rest becomes extensions. */
export function readFields(fields: readonly HeaderField[]): FieldsRead {
  const item: Mutable<Partial<NewsItem>> = {}
  const transmission: Mutable<Transmission> = {}
  const unknown: string[] = []
  const taken = new Set<string>()
  let subject: string | undefined
  for (const row of HEADERS) {
    const name = row.field.toLowerCase()
    const value = fieldOf(fields, name)
    taken.add(name)
    if (value === undefined) continue
    const raw = fields.find((field) => field.name.toLowerCase() === name)?.value ?? ''
    switch (row.as) {
      case 'message-id': {
        const mid = midOf(value)
        if (mid === undefined) unknown.push(`${row.field}: ${value.slice(0, 100)}`)
        else item.guid = mid
        break
      }
      case 'message-ids':
        item.links = [...(item.links ?? []), ...references(value, name)]
        break
      case 'date': {
        const date = readMailDate(value)
        const isEmbargo = row.model === 'embargo'
        if (isEmbargo) item.embargo = { until: date?.instant ?? null }
        else if (date === undefined) unknown.push(`${row.field}: ${value.slice(0, 100)}`)
        else {
          item.versionCreated = date.instant
          if (!date.zoned) unknown.push(`${row.field} without a zone, read as UTC: ${value.slice(0, 100)}`)
        }
        break
      }
      case 'dates': {
        const date = readMailDate(value)
        if (date === undefined) unknown.push(`${row.field}: ${value.slice(0, 100)}`)
        else item.expires = [date.instant]
        break
      }
      case 'subject':
        subject = value
        break
      case 'people':
        item.creators = readMailboxes(raw).map(personOf)
        break
      case 'reply-to':
        item.creators = withReplyTo(item.creators ?? [], readMailboxes(raw))
        break
      case 'addresses': {
        const addresses = readMailboxes(raw).map((m) => m.address)
        if (row.model === 'transmission.sender') transmission.sender = addresses[0] ?? value
        else transmission.destinations = [...(transmission.destinations ?? []), ...addresses]
        break
      }
      case 'organisation':
        item.provider = { names: [{ value }] }
        break
      case 'keywords':
        item.keywords = value
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== '')
          .map((word) => ({ value: word }))
        break
      case 'language': {
        const language = cleanLanguage(value.split(',')[0])
        if (language === undefined) unknown.push(`${row.field}: ${value.slice(0, 40)}`)
        else item.language = language
        break
      }
      case 'list':
        transmission.channels = [/<([^<>]{1,300})>/.exec(value)?.[1] ?? value]
        break
      case 'priority': {
        if (transmission.priority !== undefined) break
        const priority = IMPORTANCE[value.toLowerCase()] ?? Number(/^\s*([1-5])/.exec(value)?.[1] ?? Number.NaN)
        if (Number.isNaN(priority)) unknown.push(`${row.field}: ${value.slice(0, 40)}`)
        else {
          transmission.priority = priority
          transmission.urgency = { value, scale: row.field }
        }
        break
      }
      case 'comment':
        item.edNotes = [...(item.edNotes ?? []), { value }]
        break
      case 'pub-status':
        if (['usable', 'withheld', 'canceled'].includes(value)) item.pubStatus = value as PubStatus
        else unknown.push(`${row.field}: ${value.slice(0, 40)}`)
        break
      case 'text':
        readOwn(row.model, value, item, unknown)
        break
      default: {
        const never: never = row.as
        throw new TypeError(`unknown shape ${String(never)}`)
      }
    }
  }
  item.extensions = extensionsOf(fields, taken)
  return { item, transmission, unknown, ...(subject === undefined ? {} : { subject }) }
}

function readOwn(model: string, value: string, item: Mutable<Partial<NewsItem>>, unknown: string[]): void {
  if (model === 'guid') item.guid = value
  else if (model === 'version') item.version = value
  else if (model === 'sluglines') item.sluglines = [{ value }]
  else if (model === 'bylines') item.bylines = [{ value }]
  else if (model === 'release.supersedes') item.release = { supersedes: value }
  else if (model === 'signals') item.signals = value.split(/\s+/).map((uri) => ({ uri }))
  else if (/^[1-9]$/.test(value)) item.urgency = Number(value) as Urgency
  else unknown.push(`urgency ${value.slice(0, 20)}`)
}

function references(value: string, rel: string): ItemReference[] {
  return [...value.matchAll(/<([^<>\s]{1,900})>/g)].slice(0, 200).map((m) => ({ guid: `mid:${m[1]}`, rel }))
}

/** The address for answers joins the first sender's contacts, unless it is one of them. */
function withReplyTo(creators: readonly Term[], mailboxes: readonly Mailbox[]): Term[] {
  const [first = {}, ...rest] = creators
  const known = new Set(creators.flatMap((c) => c.person?.contacts ?? []).map((c) => c.value?.toLowerCase()))
  const more = mailboxes
    .filter((m) => m.address.includes('@') && !known.has(m.address.toLowerCase()))
    .map((m) => ({
      kind: 'email' as const,
      value: m.address,
      role: 'reply-to',
      ...(m.name === undefined ? {} : { name: m.name }),
    }))
  if (more.length === 0) return [...creators]
  return [{ ...first, person: { ...first.person, contacts: [...(first.person?.contacts ?? []), ...more] } }, ...rest]
}

function extensionsOf(fields: readonly HeaderField[], taken: ReadonlySet<string>): Extension[] {
  const seen = new Set<string>()
  return fields.flatMap((field): Extension[] => {
    const name = field.name.toLowerCase()
    if (TRANSPORT.test(name)) return []
    // A second From or Subject is no field of a message; it is kept as what it is.
    if (taken.has(name) && !seen.has(name)) {
      seen.add(name)
      return []
    }
    return [{ format: 'mail', path: '', name: field.name, content: [decodeWords(field.value)] }]
  })
}
