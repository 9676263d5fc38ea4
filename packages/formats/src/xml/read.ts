/**
 * XML to small trees, one item at a time, over a streaming parser. Safe by construction: no DTD is resolved, no
 * entity is declared, and depth and size are bounded before memory is.
 */
import { SaxesParser } from 'saxes'
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
 * Parses a document, handing each closed element to the visitor.
 * @throws FormatError xml-truncated, xml-entity, xml-invalid, too-large, too-deep, too-many-nodes; what was visited before
 *   the fault stays valid
 */
export function parseXml(text: string, limits: Limits, visitor: XmlVisitor): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const stack: XmlElement[] = []
  let root: XmlElement | undefined
  let nodes = 0
  // Characters since the last item was taken: a message may be long, one item may not.
  let held = 0
  let ended = false
  const here = () => `line ${parser.line}, column ${parser.column}`
  const count = () => {
    nodes += 1
    if (nodes > limits.nodes) {
      throw new FormatError('too-many-nodes', `more than ${limits.nodes} elements; split the document`, here())
    }
  }
  parser.on('error', (error) => {
    const what = error.message.replace(/^\S*\d+:\d+: /, '')
    if (ended || /unclosed tag|unexpected end|must contain a root/i.test(what)) {
      throw new FormatError('xml-truncated', `the XML ends too early (${what}); have it sent again`, here())
    }
    if (/entity|&/i.test(what)) {
      throw new FormatError('xml-entity', `an entity that XML does not define (${what}); write the character`, here())
    }
    throw new FormatError('xml-invalid', `not well-formed XML (${what})`, here())
  })
  parser.on('doctype', (doctype) => {
    if (declaresEntity(doctype)) {
      throw new FormatError('xml-entity', 'the document declares entities, which is refused; remove its DTD', here())
    }
  })
  let start = { line: 1, column: 0 }
  parser.on('opentagstart', (tag) => {
    start = { line: parser.line, column: Math.max(1, parser.column - tag.name.length - 1) }
  })
  parser.on('opentag', (tag) => {
    count()
    if (stack.length >= limits.depth) {
      throw new FormatError('too-deep', `elements nested more than ${limits.depth} deep`, here())
    }
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue
      attributes[attributeName(attribute)] = attribute.value
    }
    const element: XmlElement = {
      name: tag.local,
      ns: tag.uri,
      attributes,
      children: [],
      ...start,
    }
    stack.at(-1)?.children.push(element)
    root ??= element
    stack.push(element)
  })
  const addText = (value: string) => {
    const parent = stack.at(-1)
    if (parent === undefined) return
    count()
    held += value.length
    if (held > MARKUP_LIMIT) {
      throw new FormatError('too-large', `more than ${MARKUP_LIMIT} characters of text in one item`, here())
    }
    parent.children.push(value)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const element = stack.pop()
    if (element === undefined) return
    if (visitor.close(element, stack) === 'keep') return
    stack.at(-1)?.children.pop()
    held = 0
  })
  // Chunks keep the parser's own buffers small; a surrogate pair may be cut, which saxes carries over.
  const size = 65_536
  for (let at = 0; at < text.length; at += size) parser.write(text.slice(at, at + size))
  ended = true
  parser.close()
  if (root === undefined) throw new FormatError('xml-truncated', 'the document has no element', here())
  return root
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
