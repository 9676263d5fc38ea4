/** What reading and writing one item keep at hand: codes, what was not understood, what was taken as read. */
import type { Extension, NewsItem } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { parseInstant } from '../copy/instant.ts'
import type { Assumption } from '../types.ts'
import type { XmlElement } from '../xml/read.ts'
import { extensionOf } from '../xml/take.ts'
import { Codes, UNRESOLVED } from './codes.ts'
import type { Node } from './node.ts'

/** Attributes that say nothing of the item: where a schema lies. */
const SILENT = new Set([
  'http://www.w3.org/2001/XMLSchema-instance schemaLocation',
  'http://www.w3.org/2001/XMLSchema-instance noNamespaceSchemaLocation',
])

/** What a body says of the item, for items that say it nowhere else. */
export interface BodyHead {
  readonly headline?: string | undefined
  readonly byline?: string | undefined
  readonly dateline?: string | undefined
  readonly description?: string | undefined
}

interface Hold {
  readonly sink: Extension[]
  readonly base: number
}

export class Reading {
  readonly context: ReadContext
  readonly codes: Codes
  readonly assumptions: Assumption[]
  readonly unknown = new Set<string>()
  /** Of the first body that has one. */
  head: BodyHead | undefined
  /** The element that is read, for embargo and status alone: an item that is not safe to use is refused. */
  readonly root: XmlElement
  readonly #trail: XmlElement[] = []
  readonly #gone = new Set<XmlElement>()
  #sink: Extension[] = []
  #base = 0

  constructor(root: XmlElement, codes: Codes, context: ReadContext) {
    this.root = root
    this.codes = codes
    this.context = context
    this.assumptions = [...context.assumptions]
  }

  enter(element: XmlElement): void {
    this.#trail.push(element)
  }
  exit(): void {
    this.#trail.pop()
  }

  /** From here on what is left goes to the value that is being read. */
  hold(): Hold {
    const outer = { sink: this.#sink, base: this.#base }
    this.#sink = []
    this.#base = this.#trail.length
    return outer
  }
  /** Ends `hold` and gives what was left. */
  release(outer: Hold): Extension[] {
    const left = this.#sink
    this.#sink = outer.sink
    this.#base = outer.base
    return left
  }

  #path(): string {
    let path = ''
    for (let i = this.#base; i < this.#trail.length; i += 1) {
      const element = this.#trail[i]
      if (element === undefined) continue
      const parent = i === 0 ? this.root : this.#trail[i - 1]
      let index = 0
      for (const sibling of parent?.children ?? []) {
        if (typeof sibling === 'string' || sibling.name !== element.name || sibling.ns !== element.ns) continue
        if (!this.#gone.has(sibling)) index += 1
        if (sibling === element) break
      }
      path += `${path === '' ? '' : '/'}${element.name}${index > 1 ? `[${index}]` : ''}`
    }
    return path
  }

  /** A child that was not understood: kept as an extension, whole. */
  leave(child: XmlElement, outer: XmlElement): void {
    this.#gone.add(child)
    this.#sink.push(extensionOf(child, 'newsml-g2', this.#path(), outer.ns))
  }
  /** A child that says nothing. */
  skip(child: XmlElement): void {
    this.#gone.add(child)
  }
  leaveAttribute(element: XmlElement, name: string): void {
    if (SILENT.has(name)) return
    const split = name.lastIndexOf(' ')
    this.#sink.push({
      format: 'newsml-g2',
      path: this.#path(),
      name: `@${name.slice(split + 1)}`,
      ...(split === -1 ? {} : { ns: name.slice(0, split) }),
      content: [element.attributes[name] ?? ''],
    })
  }
  leaveText(text: string): void {
    this.#sink.push({ format: 'newsml-g2', path: this.#path(), name: '#text', content: [text] })
  }

  /** Concept URI of a QCode; an alias that no catalog explains is reported, and the code kept in a URI of ours. */
  code(qcode: string): string {
    const uri = this.codes.resolve(qcode)
    if (uri !== undefined) return uri
    this.unexplained(qcode)
    // A word without an alias is no QCode, and no better for being called one.
    return qcode.includes(':') ? UNRESOLVED + qcode : qcode
  }
  unexplained(qcode: string): void {
    if (this.unknown.size < 200) this.unknown.add(`code ${qcode.slice(0, 200)}`)
  }
  report(what: string): void {
    if (this.unknown.size < 200) this.unknown.add(what)
  }

  /** A date and time; one without a zone takes the profile's, and says so. */
  instant(text: string, field: string): string | undefined {
    const zone = this.context.profile?.zone
    const parsed = parseInstant(text, zone)
    if (parsed === undefined) {
      this.report(`${field} ${text.slice(0, 60)}: not a date`)
      return undefined
    }
    if (!parsed.zoned && !this.assumptions.some((a) => a.field === 'zone')) {
      this.assumptions.push({ field: 'zone', value: zone ?? '+00:00', why: `${field} has no zone` })
    }
    return parsed.instant
  }
}

export class Writing {
  readonly codes: Codes
  /** Of the item: what a body's own head says. */
  readonly title: string
  readonly language: string | undefined
  readonly direction: 'ltr' | 'rtl' | undefined

  constructor(codes: Codes, item: Pick<NewsItem, 'headlines' | 'language' | 'direction'> = {}) {
    this.codes = codes
    this.title = item.headlines?.[0]?.value ?? ''
    this.language = item.language
    this.direction = item.direction
  }

  /** Writes a concept URI as a QCode where a catalog of the document has one, else in the sibling attribute for URIs. */
  code(node: Node, name: string, uri: string): void {
    const qcode = this.codes.compact(uri)
    if (qcode === undefined) node.attributes.set(`${name}uri`, uri.replace(/\s/g, '%20'))
    else node.attributes.set(name, qcode)
  }
}
