/**
 * XML to small trees, one item at a time, over a streaming parser. Safe by construction: no DTD is resolved, no
 * entity is declared, and depth and size are bounded before memory is.
 */
import { FormatError } from '../problem.ts'
import { type Limits, MARKUP_LIMIT } from '../types.ts'
import { XmlScanner } from './scan.ts'

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
  /** Told of references by names of HTML, which are then read as their characters; without it they are refused. */
  entity?(name: string, character: string): void
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
  readonly #scanner: XmlScanner
  readonly #stack: XmlElement[] = []
  readonly #limits: Limits
  readonly #visitor: XmlVisitor
  #root: XmlElement | undefined
  // Elements, and characters of text, since the last item was taken: a message may be long, one item may not.
  #nodes = 0
  #held = 0

  constructor(limits: Limits, visitor: XmlVisitor) {
    this.#limits = limits
    this.#visitor = visitor
    this.#scanner = new XmlScanner({
      ...(visitor.entity === undefined
        ? {}
        : { entity: (name: string, character: string) => visitor.entity?.(name, character) }),
      open: (name, ns, attributes, line, column) => this.#open({ name, ns, attributes, children: [], line, column }),
      close: () => this.#close(),
      text: (value) => this.#text(value),
    })
  }

  #count(): void {
    this.#nodes += 1
    const { nodes } = this.#limits
    if (this.#nodes > nodes) {
      throw new FormatError('too-many-nodes', `more than ${nodes} elements; split the document`, this.#scanner.place)
    }
  }

  #open(element: XmlElement): void {
    this.#count()
    const { depth } = this.#limits
    if (this.#stack.length >= depth) {
      throw new FormatError('too-deep', `elements nested more than ${depth} deep`, placeOf(element))
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
      throw new FormatError(
        'too-large',
        `more than ${MARKUP_LIMIT} characters of text in one item`,
        this.#scanner.place,
      )
    }
    const { children } = parent
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + value
    else children.push(value)
  }

  #close(): void {
    const element = this.#stack.pop()
    if (element === undefined) return
    if (this.#visitor.close(element, this.#stack) === 'keep') return
    this.#held = 0
    this.#nodes = 0
    const parent = this.#stack.at(-1)
    if (parent === undefined) return
    parent.children.pop()
    // White space between items would pile up in a long message.
    const last = parent.children.at(-1)
    if (typeof last === 'string' && last.trim() === '') parent.children.pop()
  }

  /** Takes the next piece. @throws FormatError as parseXml does */
  write(text: string): void {
    this.#scanner.write(text)
  }

  /** Ends the document. @returns its root, without what was taken */
  close(): XmlElement {
    this.#scanner.close()
    if (this.#root === undefined)
      throw new FormatError('xml-truncated', 'the document has no element', 'line 1, column 1')
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
