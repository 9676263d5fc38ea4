/** The tree that parse5 builds: elements and strings as the block builder reads them, bounded while they grow. */
import { html, type Token, type TreeAdapter } from 'parse5'
import { FormatError } from '../problem.ts'
import type { Limits } from '../types.ts'

/** Pages leave tags unclosed, so they may nest deeper than XML; more elements than this are not a page to read. */
const HTML_DEPTH_FACTOR = 2
const HTML_NODES = 300_000
/** The adoption agency may nest deeper than the stack of open elements ever was. */
const MAX_NESTED = 4_000

type Parent = HtmlElement | HtmlRoot
type Child = HtmlElement | HtmlText | HtmlComment

/** A document, or what a template holds. */
export class HtmlRoot {
  readonly children: (HtmlElement | string)[] = []
  mode: html.DOCUMENT_MODE = html.DOCUMENT_MODE.NO_QUIRKS
}

const NO_ATTRIBUTES: Record<string, string> = {}

export class HtmlElement {
  readonly tag: string
  attributes: Record<string, string>
  readonly children: (HtmlElement | string)[] = []
  readonly name: string
  readonly namespace: html.NS
  readonly list: Token.Attribute[]
  parent: Parent | null = null
  content: HtmlRoot | undefined

  constructor(name: string, namespace: html.NS, list: Token.Attribute[]) {
    this.name = name
    this.tag = namespace === html.NS.HTML ? name : name.toLowerCase()
    this.namespace = namespace
    this.list = list
    this.attributes = list.length === 0 ? NO_ATTRIBUTES : attributesOf(list)
  }
}

function attributesOf(list: readonly Token.Attribute[]): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const { name, value } of list) attributes[name] = value
  return attributes
}

/** Text on its way from one parent to another; in the tree it is a string. */
class HtmlText {
  readonly value: string
  readonly parent: Parent | null

  constructor(value: string, parent: Parent | null) {
    this.value = value
    this.parent = parent
  }
}

/** Made and dropped. */
class HtmlComment {
  readonly value: string

  constructor(value: string) {
    this.value = value
  }
}

/** As `TreeAdapterTypeMap` of parse5 names them. */
interface HtmlTypes {
  node: Parent | Child
  parentNode: Parent
  childNode: Child
  commentNode: HtmlComment
  textNode: HtmlText
  element: HtmlElement
  document: HtmlRoot
  documentFragment: HtmlRoot
  template: HtmlElement
  documentType: never
}

function put(parent: Parent, child: Child, at = parent.children.length): void {
  if (child instanceof HtmlComment) return
  if (child instanceof HtmlText) {
    parent.children.splice(at, 0, child.value)
    return
  }
  child.parent = parent
  if (at === parent.children.length) parent.children.push(child)
  else parent.children.splice(at, 0, child)
}

/** Joins text to the text before it. */
function putText(parent: Parent, text: string, at: number): void {
  const { children } = parent
  const before = children[at - 1]
  if (typeof before === 'string') children[at - 1] = before + text
  else children.splice(at, 0, text)
}

/** Where an element stands among its siblings; text is only ever moved from the front. */
function placeOf(parent: Parent, child: Child): number {
  if (child instanceof HtmlElement) return parent.children.lastIndexOf(child)
  return child instanceof HtmlText ? parent.children.indexOf(child.value) : -1
}

/** Cuts what nests deeper than anything that walks the tree should go. */
function cutDeep(root: HtmlRoot): void {
  let level: readonly (HtmlElement | string)[] = root.children
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: (HtmlElement | string)[] = []
    for (const node of level) {
      if (typeof node === 'string') continue
      if (depth > MAX_NESTED) node.children.length = 0
      else for (const child of node.children) if (typeof child !== 'string') next.push(child)
    }
    level = next
  }
}

/**
 * An adapter for one parse.
 * @returns the adapter, and what is to be done with its document before it is walked
 */
export function treeAdapter(limits: Limits): { adapter: TreeAdapter<HtmlTypes>; finish: (root: HtmlRoot) => void } {
  const maxNodes = Math.min(limits.nodes, HTML_NODES)
  const maxDepth = limits.depth * HTML_DEPTH_FACTOR
  let nodes = 0
  let open = 0
  let moved = false
  const adapter: TreeAdapter<HtmlTypes> = {
    createDocument: () => new HtmlRoot(),
    createDocumentFragment: () => new HtmlRoot(),
    createElement(name, namespace, attributes) {
      nodes += 1
      if (nodes > maxNodes) throw new FormatError('too-many-nodes', `more than ${maxNodes} HTML elements`, 'the markup')
      return new HtmlElement(name, namespace, attributes)
    },
    createCommentNode: (data) => new HtmlComment(data),
    createTextNode: (value) => new HtmlText(value, null),
    appendChild: (parent, child) => put(parent, child),
    insertBefore(parent, child, reference) {
      const at = placeOf(parent, reference)
      put(parent, child, at === -1 ? undefined : at)
    },
    setTemplateContent(template, content) {
      template.content = content
    },
    getTemplateContent: (template) => (template.content ??= new HtmlRoot()),
    setDocumentType() {},
    setDocumentMode(document, mode) {
      document.mode = mode
    },
    getDocumentMode: (document) => document.mode,
    detachNode(node) {
      moved = true
      if (node instanceof HtmlComment || node.parent === null) return
      const at = placeOf(node.parent, node)
      if (at !== -1) node.parent.children.splice(at, 1)
      if (node instanceof HtmlElement) node.parent = null
    },
    insertText(parent, text) {
      const { children } = parent
      const last = children.length - 1
      const before = children[last]
      if (typeof before === 'string') children[last] = before + text
      else children.push(text)
    },
    insertTextBefore(parent, text, reference) {
      const at = placeOf(parent, reference)
      putText(parent, text, at === -1 ? parent.children.length : at)
    },
    adoptAttributes(recipient, attributes) {
      const known = new Set(recipient.list.map((attribute) => attribute.name))
      recipient.list.push(...attributes.filter((attribute) => !known.has(attribute.name)))
      recipient.attributes = attributesOf(recipient.list)
    },
    getFirstChild(node) {
      const first = node.children[0]
      return first === undefined ? null : typeof first === 'string' ? new HtmlText(first, node) : first
    },
    getChildNodes: (node) =>
      node.children.map((child) => (typeof child === 'string' ? new HtmlText(child, node) : child)),
    getParentNode: (node) => (node instanceof HtmlElement || node instanceof HtmlText ? node.parent : null),
    getAttrList: (element) => element.list,
    getTagName: (element) => element.name,
    getNamespaceURI: (element) => element.namespace,
    getTextNodeContent: (node) => node.value,
    getCommentNodeContent: (node) => node.value,
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is HtmlText => node instanceof HtmlText,
    isCommentNode: (node): node is HtmlComment => node instanceof HtmlComment,
    isDocumentTypeNode: (_node): _node is never => false,
    isElementNode: (node): node is HtmlElement => node instanceof HtmlElement,
    setNodeSourceCodeLocation() {},
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation() {},
    onItemPush() {
      open += 1
      if (open > maxDepth)
        throw new FormatError('too-deep', `HTML elements nested more than ${maxDepth} deep`, 'the markup')
    },
    onItemPop() {
      open -= 1
    },
  }
  return { adapter, finish: (root) => (moved ? cutDeep(root) : undefined) }
}
