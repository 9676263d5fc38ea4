/** The item while it is read: lists that grow, members that the first to come fills, and what was taken of the document. */
import type { Label, NewsItem, Rights } from '@dateline/news'
import { isZone } from '../copy/instant.ts'
import { cleanLanguage } from '../copy/language.ts'
import { FormatError } from '../problem.ts'
import type { Assumption, Limits, SourceProfile } from '../types.ts'
import { collapse, placeOf, rawText, type XmlElement } from '../xml/read.ts'
import { Taken } from '../xml/take.ts'
import { readNorm } from './dates.ts'

type Writable<T> = { -readonly [K in keyof T]?: T[K] }
type ListMember = {
  [K in keyof NewsItem]-?: NonNullable<NewsItem[K]> extends readonly unknown[] ? K : never
}[keyof NewsItem]
type Entry<K extends ListMember> = NonNullable<NewsItem[K]> extends readonly (infer E)[] ? E : never

export class Draft {
  readonly item: Writable<NewsItem> = {}
  readonly taken = new Taken()
  readonly unknown: string[] = []
  readonly assumptions: Assumption[] = []
  readonly profile: SourceProfile | undefined
  readonly limits: Limits
  readonly place: string
  /** What several elements say together; decided at the end. */
  status: string | undefined
  released: string | undefined
  releasedAt: XmlElement | undefined
  rightsRead = false
  headRights: Rights | undefined
  /** From meta; they belong to the first rights. */
  readonly notices: Label[] = []
  readonly terms: Label[] = []
  embargoMeta: string | undefined
  embargoNote: string | undefined

  constructor(root: XmlElement, profile: SourceProfile | undefined, limits: Limits) {
    this.profile = profile
    this.limits = limits
    this.place = placeOf(root)
  }

  get zone(): string | undefined {
    const zone = this.profile?.zone
    return zone !== undefined && isZone(zone) ? zone : undefined
  }

  add<K extends ListMember>(member: K, entry: Entry<K> | undefined): void {
    if (entry === undefined) return
    // Grown in place: a hostile head may hold a million of them.
    const list = this.item[member] as Entry<K>[] | undefined
    if (list === undefined) this.item[member] = [entry] as unknown as NewsItem[K]
    else list.push(entry)
  }

  /** Fills a member, by its path, that nothing has filled yet. */
  fill(path: string, value: unknown): boolean {
    const [first = '', second] = path.split('.')
    const item = this.item as Record<string, unknown>
    if (second === undefined) {
      if (item[first] !== undefined) return false
      item[first] = value
      return true
    }
    const holder = (item[first] ?? {}) as Record<string, unknown>
    if (holder[second] !== undefined) return false
    item[first] = { ...holder, [second]: value }
    return true
  }

  /** An instant of the document; undefined when there is none. What is no date is reported. */
  instant(text: string | undefined, field: string): string | undefined {
    if (text === undefined) return undefined
    const read = readNorm(text, this.zone)
    if (read === 'nothing') return undefined
    if (read === undefined) {
      this.unknown.push(`${field} ${text.slice(0, 60)}`)
      return undefined
    }
    if (!read.zoned && !this.assumptions.some((assumption) => assumption.field === 'zone')) {
      const why = `${field} gives no offset; ${this.zone === undefined ? 'no profile names the zone' : 'zone of the source profile'}`
      this.assumptions.push({ field: 'zone', value: this.zone ?? 'UTC', why })
    }
    return read.instant
  }

  language(element: XmlElement): string | undefined {
    const tag = this.taken.attribute(element, 'xml:lang')
    if (tag === undefined) return undefined
    const clean = cleanLanguage(tag)
    if (clean === undefined) this.unknown.push(`language ${tag.slice(0, 40)}`)
    return clean
  }

  /** Text of an element and everything in it, on one line. */
  words(element: XmlElement): string | undefined {
    this.taken.whole(element)
    const text = collapse(spacedText(element))
    return text === '' ? undefined : text
  }

  label(element: XmlElement, rest: Omit<Label, 'value'> = {}): Label | undefined {
    const language = this.language(element)
    const value = this.words(element)
    return value === undefined ? undefined : { value, ...(language === undefined ? {} : { language }), ...rest }
  }

  fail(code: 'embargo-invalid' | 'status-unknown', message: string, element: XmlElement): never {
    throw new FormatError(code, message, placeOf(element))
  }
}

/** Text with a space where a line break or a part of a name stands. */
function spacedText(element: XmlElement): string {
  if (element.children.every((child) => typeof child === 'string')) return rawText(element)
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child
      return child.name === 'br' ? ' ' : spacedText(child)
    })
    .join('')
}
