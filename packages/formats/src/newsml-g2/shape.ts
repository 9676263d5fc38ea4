/**
 * The engine of the mapping: shapes are read from elements and written to them by the same rows. Whatever a row does not name
 * is left to the extensions of the value that is being read, so nothing can be forgotten.
 */
import type { Extension } from '@dateline/news'
import { collapse, rawText, type XmlElement } from '../xml/read.ts'
import { LITERAL_PREFIX, literalOf } from '../vocab/ours.ts'
import { isQCode } from './codes.ts'
import type { Reading, Writing } from './context.ts'
import { makeNode, NAR, type Node, putBack } from './node.ts'
import { isScalar, type Scalar, writeAttribute } from './scalars.ts'

export interface Shape<T = unknown> {
  /** @returns undefined when the element is not such a value and nothing of it was used: it is kept whole as an extension */
  read(element: XmlElement, reading: Reading): T | undefined
  /** @returns false when there is nothing to write */
  write(value: T, node: Node, writing: Writing): boolean | void
  /** True: an empty element says something. */
  readonly speaks?: boolean
  /** Where several elements make one list: the name of the element for a value. */
  elementOf?(value: T): string
}

/** Several elements to one flat list, and back. */
export interface Spread<T = unknown> {
  readAll(element: XmlElement, reading: Reading, before: readonly T[]): readonly T[] | undefined
  writeAll(values: readonly T[], name: string, node: Node, writing: Writing): void
}

/**
 * One line of the mapping: member of the model, where it stands, how it is written.
 * Where: `@name` an attribute (`@*`: all others, by name), `#` the element's text, `name` a child, `name*` children of a list,
 * `a|b*` of a list in their order. An empty member: the child's rows belong to the same value.
 */
export type Row<M> = readonly [model: (keyof M & string) | '', at: string, as: Shape | Scalar | Spread | Fields]
type AnyRow = readonly [model: string, at: string, as: Shape | Scalar | Spread | Fields]

type Values = Record<string, unknown>

interface AttributeRow {
  readonly model: string
  readonly name: string
  readonly as: Scalar
  /** The sibling attribute of a code that holds the URI. */
  readonly uri: boolean
}
interface ChildRow {
  readonly model: string
  readonly name: string
  readonly as: Shape
  readonly spread?: Spread
  readonly fields?: Fields
  readonly many: boolean
}

export interface FieldsOptions {
  /** The value is a term: `uri`, `qcode` and `literal` say which. */
  readonly identity?: boolean
}

/** True for what is left of elements that hold nothing but empty ones. */
function saysNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === ''
  for (const name in value) {
    if (name !== 'value' || (value as { value: unknown }).value !== '') return false
  }
  return true
}

/** Some systems switch the namespace off for a part of the item, or on for a part only. */
function ownNamespace(child: XmlElement, parent: XmlElement): boolean {
  return child.ns === parent.ns || child.ns === '' || child.ns === NAR
}

/** True when an element has neither content nor attributes. */
function isVoid(element: XmlElement): boolean {
  for (const _ in element.attributes) return false
  return element.children.every((child) => typeof child === 'string' && child.trim() === '')
}

/** Rows of a value, compiled when first used: rows may name one another in circles. */
export class Fields {
  readonly #source: () => readonly AnyRow[]
  readonly #attributes = new Map<string, AttributeRow>()
  readonly #children = new Map<string, ChildRow>()
  #text: { model: string; as: Scalar } | undefined
  #rows: readonly AnyRow[] | undefined
  #rest: string | undefined
  readonly #identity: boolean

  constructor(source: () => readonly AnyRow[], options: FieldsOptions = {}) {
    this.#source = source
    this.#identity = options.identity === true
  }

  /** The rows, for documentation and tests. */
  get rows(): readonly AnyRow[] {
    return this.#compiled()
  }

  #compiled(): readonly AnyRow[] {
    if (this.#rows !== undefined) return this.#rows
    this.#rows = this.#source()
    for (const [model, at, as] of this.#rows) {
      if (as instanceof Fields) {
        this.#children.set(at, { model, name: at, as: NOTHING, fields: as, many: false })
      } else if ('readAll' in as) {
        this.#children.set(at, { model, name: at, as: NOTHING, spread: as, many: false })
      } else if (!isScalar(as)) {
        const many = at.endsWith('*')
        const names = many ? at.slice(0, -1) : at
        for (const name of names.split('|')) this.#children.set(name, { model, name, as, many })
      } else if (at === '@*') this.#rest = model
      else if (at === '#') this.#text = { model, as }
      else if (at.startsWith('@')) {
        const name = at.slice(1)
        this.#attributes.set(name, { model, name, as, uri: false })
        if (as.pair !== undefined) this.#attributes.set(`${name}uri`, { model, name, as, uri: true })
      } else throw new Error(`row ${model}: a scalar is an attribute or the text, not ${at}`)
    }
    return this.#rows
  }

  /** Reads attributes alone. */
  readAttributes(element: XmlElement, reading: Reading, into: Values): void {
    this.#compiled()
    if (this.#identity) readIdentity(element, reading, into)
    for (const name in element.attributes) {
      if (this.#identity && (name === 'uri' || name === 'qcode' || name === 'literal')) continue
      const row = this.#attributes.get(name)
      if (row === undefined && this.#rest !== undefined && !name.includes(' ')) {
        const rest = (into[this.#rest] ??= {}) as Record<string, string>
        rest[name] = element.attributes[name] ?? ''
      } else if (row === undefined || !this.#readAttribute(row, element, reading, into))
        reading.leaveAttribute(element, name)
    }
  }

  /** Reads attributes, text and children into a value. */
  read(element: XmlElement, reading: Reading, into: Values): void {
    this.readAttributes(element, reading, into)
    const { children } = element
    let text = ''
    for (const child of children) {
      if (typeof child === 'string') text += child
      else this.#readChild(child, element, reading, into)
    }
    if (text === '') return
    if (this.#text !== undefined) {
      const value = this.#text.as.read(text, reading, element.name)
      if (value !== undefined) into[this.#text.model] = value
      else if (text.trim() !== '') reading.leaveText(text.trim())
    } else if (text.trim() !== '') reading.leaveText(text.trim())
  }

  #readAttribute(row: AttributeRow, element: XmlElement, reading: Reading, into: Values): boolean {
    const { attributes } = element
    const { as, name, model } = row
    if (row.uri) {
      const uris = attributes[`${name}uri`]?.trim().split(/\s+/) ?? []
      if (uris.length === 0 || uris[0] === '') return true
      // QCodes beside the URIs: those that say the same are taken with them, others stay.
      into[model] = as.pair === 'array' ? uris : uris.join(' ')
      return true
    }
    const text = attributes[name] ?? ''
    const uri = as.pair === undefined ? undefined : attributes[`${name}uri`]?.trim()
    if (uri !== undefined && uri !== '') {
      const found = text
        .trim()
        .split(/\s+/)
        .map((qcode) => reading.codes.resolve(qcode))
      return found.join(' ') === uri.replace(/\s+/g, ' ')
    }
    const value = as.read(text, reading, `@${name}`)
    if (value === undefined) return text.trim() === ''
    into[model] = value
    return true
  }

  #readChild(child: XmlElement, parent: XmlElement, reading: Reading, into: Values): void {
    const row = ownNamespace(child, parent) ? this.#children.get(child.name) : undefined
    if (row === undefined) {
      reading.leave(child, parent)
      return
    }
    if (row.as.speaks !== true && isVoid(child)) {
      reading.skip(child)
      return
    }
    if (row.fields !== undefined) {
      reading.enter(child)
      row.fields.read(child, reading, into)
      reading.exit()
      return
    }
    if (row.spread !== undefined) {
      const before = (into[row.model] ?? []) as readonly unknown[]
      reading.enter(child)
      const more = row.spread.readAll(child, reading, before)
      reading.exit()
      if (more === undefined) reading.leave(child, parent)
      else into[row.model] = [...before, ...more]
      return
    }
    if (!row.many && into[row.model] !== undefined) {
      reading.leave(child, parent)
      return
    }
    reading.enter(child)
    const value = row.as.read(child, reading)
    reading.exit()
    if (value === undefined) reading.leave(child, parent)
    else if (row.as.speaks !== true && saysNothing(value)) reading.skip(child)
    else if (!row.many) into[row.model] = value
    else {
      const list = into[row.model] as unknown[] | undefined
      if (list === undefined) into[row.model] = [value]
      else list.push(value)
    }
  }

  /** Writes the members that are there. */
  write(value: Values, node: Node, writing: Writing): void {
    if (this.#identity) writeIdentity(value, node, writing)
    for (const [model, at, as] of this.#compiled()) {
      if (as instanceof Fields) {
        const child = makeNode(at)
        as.write(value, child, writing)
        if (child.children.length > 0 || child.attributes.size > 0) node.children.push(child)
        continue
      }
      const member = value[model]
      if (member === undefined) continue
      if ('readAll' in as) {
        as.writeAll(member as readonly unknown[], at, node, writing)
      } else if (isScalar(as)) {
        if (at === '@*') {
          for (const [name, text] of Object.entries(member as Record<string, string>)) node.attributes.set(name, text)
        } else if (at === '#') {
          const text = as.draw(member)
          if (text !== undefined && text !== '') node.children.push(text)
        } else writeAttribute(node, at.slice(1), as, member, writing)
      } else if (!at.endsWith('*')) writeChild(as, at, member, node, writing)
      else if (Array.isArray(member)) {
        const name = at.slice(0, -1)
        for (const one of member as unknown[]) writeChild(as, as.elementOf?.(one) ?? name, one, node, writing)
      }
    }
  }
}

function writeChild(shape: Shape, name: string, value: unknown, node: Node, writing: Writing): void {
  const child = makeNode(name)
  if (shape.write(value, child, writing) !== false) node.children.push(child)
}

/**
 * Which concept: `uri`, `qcode` and `literal` may stand together. The QCode of the IPTC's catalog is filled in where the source
 * gave a URI alone, so that an item says the same whichever way it was written.
 */
function readIdentity(source: XmlElement, reading: Reading, into: Values): void {
  const { attributes } = source
  let qcode = attributes['qcode']?.trim() || undefined
  const literal = attributes['literal']?.trim()
  let uri = attributes['uri']?.trim() || undefined
  if (literal !== undefined && literal !== '') into['literal'] = collapse(literal)
  if (qcode !== undefined) {
    const resolved = reading.codes.resolve(qcode)
    if (resolved === undefined) reading.unexplained(qcode)
    uri ??= resolved
  } else if (uri !== undefined) qcode = reading.codes.iptc(uri)
  // Where the standard allows no literal, ours stands in the URI.
  const own = uri === undefined ? undefined : literalOf(LITERAL_PREFIX, uri)
  if (own !== undefined) into['literal'] ??= own
  else if (uri !== undefined) into['uri'] = uri
  if (qcode !== undefined) into['qcode'] = qcode
}

function writeIdentity(value: Values, node: Node, writing: Writing): void {
  const { uri, qcode, literal } = value
  const { codes } = writing
  if (typeof uri === 'string') {
    const code = typeof qcode === 'string' && isQCode(qcode) ? qcode : undefined
    if (code === undefined) {
      const iptc = codes.iptc(uri)
      if (iptc === undefined) node.attributes.set('uri', uri.replace(/\s/g, '%20'))
      else node.attributes.set('qcode', iptc)
    } else {
      node.attributes.set('qcode', codes.kept(code))
      if (codes.resolve(code) !== uri) node.attributes.set('uri', uri.replace(/\s/g, '%20'))
    }
  } else if (typeof qcode === 'string') {
    if (isQCode(qcode)) node.attributes.set('qcode', codes.kept(qcode))
    else if (literal === undefined) node.attributes.set('literal', collapse(qcode))
  }
  if (typeof literal === 'string') node.attributes.set('literal', collapse(literal))
}

const NOTHING: Shape = { read: () => undefined, write: () => false }

/** Rows of a value; its members are checked against its type. */
export function rows<M>(source: () => readonly Row<M>[], options?: FieldsOptions): Fields {
  return new Fields(source, options)
}

/** A value of the model that has rows; what they do not name goes to the value that holds this one. */
export function record<M>(fields: Fields): Shape<M> {
  return {
    read(element, reading) {
      const into: Values = {}
      fields.read(element, reading, into)
      return into as M
    },
    write(value, node, writing) {
      fields.write(value as Values, node, writing)
    },
  }
}

/** A value of the model that has rows and a place for extensions of its own. */
export function holder<M extends { readonly extensions?: readonly Extension[] }>(fields: Fields): Shape<M> {
  return {
    read(element, reading) {
      const into: Values = {}
      const outer = reading.hold()
      fields.read(element, reading, into)
      const left = reading.release(outer)
      if (left.length > 0) into['extensions'] = left
      return into as M
    },
    write(value, node, writing) {
      fields.write(value, node, writing)
      putBack(node, value.extensions)
    },
  }
}

/** An element that holds one value as its text; its attributes are left. */
export function textElement<T>(as: Scalar<T>): Shape<T> {
  return {
    read(source, reading) {
      if (source.children.some((child) => typeof child !== 'string')) return undefined
      const value = as.read(rawText(source), reading, source.name)
      if (value === undefined) return undefined
      for (const name in source.attributes) reading.leaveAttribute(source, name)
      return value
    },
    write(value, node) {
      const text = as.draw(value)
      if (text === undefined) return false
      node.children.push(text)
      return true
    },
  }
}

/** An element that names one concept, kept as its URI. */
export function codeElement(): Shape<string> {
  return {
    read(source, reading) {
      const { uri, qcode } = source.attributes
      const found = uri?.trim() || (qcode === undefined ? undefined : reading.code(qcode.trim()))
      if (found === undefined || found === '') return undefined
      for (const name in source.attributes) {
        const said =
          name === 'uri' || (name === 'qcode' && (uri === undefined || reading.codes.resolve(qcode ?? '') === uri))
        if (!said) reading.leaveAttribute(source, name)
      }
      for (const child of source.children) if (typeof child !== 'string') reading.leave(child, source)
      return found
    },
    write(value, node, writing) {
      const qcode = writing.codes.compact(value)
      if (qcode === undefined) node.attributes.set('uri', value)
      else node.attributes.set('qcode', qcode)
    },
  }
}

/** Shape of a list of texts in place of labels. */
export function mapped<A, B>(shape: Shape<A>, to: (value: A) => B | undefined, from: (value: B) => A): Shape<B> {
  return {
    ...(shape.speaks === undefined ? {} : { speaks: shape.speaks }),
    read(source, reading) {
      const value = shape.read(source, reading)
      return value === undefined ? undefined : to(value)
    },
    write: (value, node, writing) => shape.write(from(value), node, writing),
  }
}
