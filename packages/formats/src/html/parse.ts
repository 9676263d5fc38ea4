/** HTML to bounded trees. parse5 reads as browsers do; the tree is counted while it grows, so hostile markup stops early. */
import { parse } from 'parse5'
import { FormatError } from '../problem.ts'
import { type Limits, MARKUP_LIMIT } from '../types.ts'
import type { XmlElement } from '../xml/read.ts'
import { treeAdapter } from './tree.ts'

/** Markup of any kind (HTML, XHTML, NITF) as the block builder reads it. */
export interface Markup {
  /** Lower-case local name. */
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Markup | string)[]
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
  const { adapter, finish } = treeAdapter(limits)
  const document = parse(html, { treeAdapter: adapter, scriptingEnabled: false })
  finish(document)
  return document.children
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
