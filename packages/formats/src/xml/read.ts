/**
 * XML to small trees, one item at a time, over a streaming parser. Safe by construction: no DTD is resolved, no
 * entity is declared, and depth and size are bounded before memory is.
 */
import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { FormatError } from '../problem.ts'
import { type Limits, MARKUP_LIMIT } from '../types.ts'

export interface XmlElement {
  /** Local name. */
  readonly name: string
  /** Namespace URI, empty when none. */
  readonly ns: string
  /** By local name; `xml:lang` keeps its prefix, one of another namespace is `namespace-uri local-name`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
  readonly line: number
  readonly column: number
}

export interface XmlVisitor {
  /**
   * Called as each element closes.
   * @param ancestors names from the root to the parent
   * @returns `take` when the element has been dealt with and must not stay in its parent
   */
  close(element: XmlElement, ancestors: readonly XmlElement[]): 'take' | 'keep'
}

function attributeName(attribute: { name: string; prefix: string; local: string; uri: string }): string {
  if (attribute.prefix === '') return attribute.local
  return attribute.prefix === 'xml' ? attribute.name : `${attribute.uri} ${attribute.local}`
}

/**
 * True when a document type declares an entity that text could refer to. Parameter entities (`<!ENTITY % nitf SYSTEM ...> %nitf;`
 * stands in every Kyodo and SDA file) and unparsed ones (NDATA) are passed over: they are never resolved.
 */
function declaresEntity(doctype: string): boolean {
  return doctype
    .split('<!ENTITY')
    .slice(1)
    .some((rest) => {
      const declaration = rest.slice(0, 1_000)
      return !/^\s+%\s/.test(declaration) && !/^[^>]*\sNDATA\s/.test(declaration)
    })
}

/** Place of an element for messages. */
export function placeOf(element: XmlElement): string {
  return `line ${element.line}, column ${element.column}`
}

/**
 * A parser that takes a document in pieces and hands on each element as it closes, so that a long message need never stand in
 * memory whole.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: true })
  readonly #stack: XmlElement[] = []
  readonly #limits: Limits
  readonly #visitor: XmlVisitor
  #root: XmlElement | undefined
  // Elements, and characters of text, since the last item was taken: a message may be long, one item may not.
  #nodes = 0
  #held = 0
  #ended = false
  #line = 1
  #column = 1

  constructor(limits: Limits, visitor: XmlVisitor) {
    this.#limits = limits
    this.#visitor = visitor
    const parser = this.#parser
    parser.on('error', (error) => this.#fail(error.message))
    parser.on('doctype', (doctype) => {
      if (declaresEntity(doctype)) {
        throw new FormatError(
          'xml-entity',
          'the document declares entities, which is refused; remove its DTD',
          this.#here(),
        )
      }
    })
    parser.on('opentagstart', (tag) => {
      this.#line = parser.line
      this.#column = Math.max(1, parser.column - tag.name.length - 1)
    })
    parser.on('opentag', (tag) => this.#open(tag))
    parser.on('text', (value) => this.#text(value))
    parser.on('cdata', (value) => this.#text(value))
    parser.on('closetag', () => this.#close())
  }

  #here(): string {
    return `line ${this.#parser.line}, column ${this.#parser.column}`
  }

  #fail(message: string): never {
    const what = message.replace(/^\S*\d+:\d+: /, '')
    if (this.#ended || /unclosed tag|unexpected end|must contain a root/i.test(what)) {
      throw new FormatError('xml-truncated', `the XML ends too early (${what}); have it sent again`, this.#here())
    }
    if (/entity|&/i.test(what)) {
      throw new FormatError(
        'xml-entity',
        `an entity that XML does not define (${what}); write the character`,
        this.#here(),
      )
    }
    throw new FormatError('xml-invalid', `not well-formed XML (${what})`, this.#here())
  }

  #count(): void {
    this.#nodes += 1
    const { nodes } = this.#limits
    if (this.#nodes > nodes) {
      throw new FormatError('too-many-nodes', `more than ${nodes} elements; split the document`, this.#here())
    }
  }

  #open(tag: { local: string; uri: string; attributes: Record<string, SaxesAttributeNS> }): void {
    this.#count()
    const { depth } = this.#limits
    if (this.#stack.length >= depth) {
      throw new FormatError('too-deep', `elements nested more than ${depth} deep`, this.#here())
    }
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>
    for (const name in tag.attributes) {
      const attribute = tag.attributes[name]
      if (attribute === undefined || attribute.prefix === 'xmlns' || name === 'xmlns') continue
      attributes[attributeName(attribute)] = attribute.value
    }
    const element: XmlElement = {
      name: tag.local,
      ns: tag.uri,
      attributes,
      children: [],
      line: this.#line,
      column: this.#column,
    }
    this.#stack.at(-1)?.children.push(element)
    this.#root ??= element
    this.#stack.push(element)
  }

  #text(value: string): void {
    const parent = this.#stack.at(-1)
    if (parent === undefined) return
    this.#count()
    this.#held += value.length
    if (this.#held > MARKUP_LIMIT) {
      throw new FormatError('too-large', `more than ${MARKUP_LIMIT} characters of text in one item`, this.#here())
    }
    parent.children.push(value)
  }

  #close(): void {
    const element = this.#stack.pop()
    if (element === undefined) return
    if (this.#visitor.close(element, this.#stack) === 'keep') return
    const parent = this.#stack.at(-1)
    if (parent === undefined) return
    parent.children.pop()
    // White space between items would pile up in a long message.
    if (typeof parent.children.at(-1) === 'string') parent.children.pop()
    this.#held = 0
    this.#nodes = 0
  }

  /** Takes the next piece. @throws FormatError as parseXml does */
  write(text: string): void {
    // Chunks keep the parser's own buffers small; a surrogate pair may be cut, which saxes carries over.
    const size = 65_536
    if (text.length <= size) this.#parser.write(text)
    else for (let at = 0; at < text.length; at += size) this.#parser.write(text.slice(at, at + size))
  }

  /** Ends the document. @returns its root, without what was taken */
  close(): XmlElement {
    this.#ended = true
    this.#parser.close()
    if (this.#root === undefined) throw new FormatError('xml-truncated', 'the document has no element', this.#here())
    return this.#root
  }
}

/**
 * Parses a document, handing each closed element to the visitor.
 * @throws FormatError xml-truncated, xml-entity, xml-invalid, too-large, too-deep, too-many-nodes; what was visited before
 *   the fault stays valid
 */
export function parseXml(text: string, limits: Limits, visitor: XmlVisitor): XmlElement {
  const reader = new XmlReader(limits, visitor)
  reader.write(text)
  return reader.close()
}

/** Child elements of the parent's own namespace with a local name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  if (element === undefined) return []
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name && child.ns === element.ns,
  )
}

/** First child element of the parent's own namespace with a local name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name && child.ns === element.ns,
  )
}

/** All text inside an element, as it stands. */
export function rawText(element: XmlElement): string {
  let text = ''
  const stack: (XmlElement | string)[] = [element]
  while (stack.length > 0) {
    const node = stack.pop()
    if (typeof node === 'string') text += node
    else if (node !== undefined)
      for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i] ?? '')
  }
  return text
}

/** Text inside an element with white space collapsed; undefined when there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined
  const text = collapse(rawText(element))
  return text === '' ? undefined : text
}

/** Collapses XML white space, and only that: no-break spaces are part of the copy. */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
}
