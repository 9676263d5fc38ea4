/** State of reading one NewsML 1 item: what was taken, what was assumed, and helpers that every part needs. */
import type { Label } from '@dateline/news'
import { cleanLanguage } from '../copy/language.ts'
import { parseInstant } from '../copy/instant.ts'
import type { Assumption, Limits, SourceProfile } from '../types.ts'
import { Taken } from '../xml/take.ts'
import { placeOf, type XmlElement } from '../xml/read.ts'
import { MISSPELT } from './table.ts'
import type { Topics } from './topics.ts'

const LANGUAGES = new Map<string, string>()

export class Reading {
  readonly taken = new Taken()
  readonly unknown: string[] = []
  readonly assumptions: Assumption[] = []
  readonly profile: SourceProfile | undefined
  readonly limits: Limits
  readonly topics: Topics
  readonly place: string

  constructor(item: XmlElement, profile: SourceProfile | undefined, limits: Limits, topics: Topics) {
    this.profile = profile
    this.limits = limits
    this.topics = topics
    this.place = placeOf(item)
  }

  /** FormalName, else the text: both occur. Scheme and Vocabulary count as taken. */
  name(element: XmlElement | undefined): string | undefined {
    if (element === undefined) return undefined
    const formal = this.taken.attribute(element, 'FormalName')
    this.taken.attribute(element, 'Scheme')
    this.taken.attribute(element, 'Vocabulary')
    return formal ?? this.taken.text(element)
  }

  /** All elements at the end of a path of local names. */
  at(holder: XmlElement | undefined, path: string): XmlElement[] {
    let found: XmlElement[] = holder === undefined ? [] : [holder]
    for (const step of path.split('/')) {
      const other = MISSPELT[step]
      found = found.flatMap((element) => [
        ...this.taken.children(element, step),
        ...(other === undefined ? [] : this.taken.children(element, other)),
      ])
    }
    return found
  }

  /** `xml:lang` as a BCP 47 tag. */
  language(element: XmlElement): string | undefined {
    const tag = this.taken.attribute(element, 'xml:lang')
    return tag === undefined ? undefined : this.cleaned(tag)
  }

  /** A language as written (`FR`, `en_US`), as a BCP 47 tag. */
  cleaned(tag: string): string | undefined {
    let clean = LANGUAGES.get(tag)
    if (clean === undefined) {
      clean = cleanLanguage(tag.toLowerCase())
      // The same few tags stand in every item, and to clean one is slow.
      if (clean !== undefined && LANGUAGES.size < 500) LANGUAGES.set(tag, clean)
    }
    if (clean === undefined) this.unknown.push(`language ${tag.slice(0, 40)}`)
    return clean
  }

  /** Text of an element with markup in it (Origin, links) as a label. */
  label(element: XmlElement, role?: string): Label | undefined {
    const value = this.words(element)
    if (value === undefined) return undefined
    const language = this.language(element)
    return { value, ...(language === undefined ? {} : { language }), ...(role === undefined ? {} : { role }) }
  }

  /** All words of an element; `Origin` and other inline elements say where they come from, not what they say. */
  words(element: XmlElement): string | undefined {
    const inline = element.children.filter((child): child is XmlElement => typeof child !== 'string')
    if (inline.length === 0) return this.taken.text(element)
    this.taken.whole(element)
    return flat(element)
  }

  /**
   * An instant of the document in RFC 3339.
   * @returns undefined when it is no date; that is reported
   */
  instant(text: string | undefined, what: string): string | undefined {
    if (text === undefined) return undefined
    const parsed = parseInstant(text, this.profile?.zone)
    if (parsed === undefined) {
      this.unknown.push(`${what} ${text.slice(0, 40)}`)
      return undefined
    }
    if (!parsed.zoned && !this.assumptions.some((a) => a.field === 'zone')) {
      const zone = this.profile?.zone
      this.assumptions.push({
        field: 'zone',
        value: zone ?? 'UTC',
        why: zone === undefined ? `${what} has no zone` : `${what} has no zone; taken from the source`,
      })
    }
    return parsed.instant
  }
}

function flat(element: XmlElement): string | undefined {
  const parts: string[] = []
  const walk = (node: XmlElement) => {
    for (const child of node.children) {
      if (typeof child === 'string') parts.push(child)
      else walk(child)
    }
  }
  walk(element)
  const text = parts
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
  return text === '' ? undefined : text
}

/** A role or a type as agencies write it, for look-up: lower case, no white space. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '')
}
