/** HTML to bounded trees. parse5 reads as browsers do; the tree is counted while it grows, so hostile markup stops early. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5'
import { FormatError } from '../problem.ts'
import { type Limits, MARKUP_LIMIT } from '../types.ts'
import type { XmlElement } from '../xml/read.ts'

/** Markup of any kind (HTML, XHTML, NITF) as the block builder reads it. */
export interface Markup {
  /** Lower-case local name. */
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Markup | string)[]
}

/** Pages leave tags unclosed, so they may nest deeper than XML; more elements than this are not a page to read. */
const HTML_DEPTH_FACTOR = 2
const HTML_NODES = 300_000

function boundedAdapter(limits: Limits): TreeAdapter<DefaultTreeAdapterMap> {
  const maxNodes = Math.min(limits.nodes, HTML_NODES)
  const maxDepth = limits.depth * HTML_DEPTH_FACTOR
  let nodes = 0
  let open = 0
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      nodes += 1
      if (nodes > maxNodes) throw new FormatError('too-many-nodes', `more than ${maxNodes} HTML elements`, 'the markup')
      return defaultTreeAdapter.createElement(tagName, namespace, attributes)
    },
    onItemPush() {
      open += 1
      if (open > maxDepth)
        throw new FormatError('too-deep', `HTML elements nested more than ${maxDepth} deep`, 'the markup')
    },
    onItemPop() {
      open -= 1
    },
  }
}

type Node = DefaultTreeAdapterMap['node']

function convert(node: Node, depth: number): Markup | string | undefined {
  if (defaultTreeAdapter.isTextNode(node)) return node.value
  if (!defaultTreeAdapter.isElementNode(node)) return undefined
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>
  for (const attribute of node.attrs) attributes[attribute.name] = attribute.value
  // The adoption agency may nest deeper than the stack of open elements ever was.
  const children = depth > 4_000 ? [] : convertAll(node.childNodes, depth + 1)
  return { tag: node.tagName.toLowerCase(), attributes, children }
}

function convertAll(nodes: readonly Node[], depth: number): (Markup | string)[] {
  const result: (Markup | string)[] = []
  for (const node of nodes) {
    const child = convert(node, depth)
    if (child !== undefined) result.push(child)
  }
  return result
}

/**
 * Parses a page or a fragment as a browser would.
 * @returns the children of the document: usually one `html` element
 * @throws FormatError too-large, too-many-nodes, too-deep
 */
export function parseHtml(html: string, limits: Limits): readonly (Markup | string)[] {
  if (html.length > MARKUP_LIMIT) {
    throw new FormatError('too-large', `${html.length} characters of HTML, more than ${MARKUP_LIMIT}`, 'the markup')
  }
  const document = parse(html, { treeAdapter: boundedAdapter(limits), scriptingEnabled: false })
  return convertAll(document.childNodes, 0)
}

/** An XML tree as markup. */
export function markupOfXml(element: XmlElement): Markup {
  return {
    tag: element.name.toLowerCase(),
    attributes: element.attributes,
    children: element.children.map((child) => (typeof child === 'string' ? child : markupOfXml(child))),
  }
}

/** First element with a tag, in document order. */
export function findMarkup(nodes: readonly (Markup | string)[], tag: string): Markup | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    if (node.tag === tag) return node
    const found = findMarkup(node.children, tag)
    if (found !== undefined) return found
  }
  return undefined
}

/** Text of markup as it stands, without scripts and styles. */
export function markupText(node: Markup | string): string {
  if (typeof node === 'string') return node
  if (node.tag === 'script' || node.tag === 'style' || node.tag === 'noscript' || node.tag === 'template') return ''
  return node.children.map(markupText).join('')
}
