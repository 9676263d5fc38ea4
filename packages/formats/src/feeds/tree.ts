/** Small trees of feed elements over the tolerant tokenizer: scopes of names, and closing that mends itself. */
import { type TokenFault, type TokenHandler, TolerantTokenizer } from '../xml/tolerant.ts'
import { guessPrefix, prefixOf } from './names.ts'

export interface FeedNode {
  /** Prefix of ours and lower-case local name: `media:content`; core elements of RSS and Atom have no prefix. */
  readonly key: string
  /** As written. */
  readonly name: string
  readonly ns: string
  /** True for an element of Atom's namespace, which is core too. */
  readonly isAtom: boolean
  /** By lower-case name; those of another namespace with our prefix: `xml:lang`, `rdf:about`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (FeedNode | string)[]
  readonly line: number
  readonly column: number
}

interface Scope {
  readonly parent: Scope | undefined
  readonly bindings: Readonly<Record<string, string>>
}

interface Open {
  readonly node: FeedNode
  readonly scope: Scope | undefined
  readonly isContainer: boolean
}

export interface TreeVisitor {
  /** True when children of this element are handed over one by one instead of being kept in it. */
  isContainer(node: FeedNode, containers: readonly FeedNode[]): boolean
  /** A child of a container has ended. */
  child(node: FeedNode, containers: readonly FeedNode[], isCut: boolean): void
  fault(kind: TokenFault | 'mis-nested' | 'truncated' | 'too-deep' | 'too-large', detail: string): void
}

const DEPTH = 200
/** Characters of one child of a container; more is dropped, and told. */
const CHILD_LIMIT = 20_000_000
const CHILD_NODES = 400_000

/** Elements that hold text and nothing else: one that was not closed ends where the next begins. */
const TEXT_ONLY = new Set(
  'title link guid pubdate category comments author id updated published dc:creator dc:date dc:subject dc:title dc:language lastbuilddate language copyright managingeditor webmaster ttl generator'.split(
    ' ',
  ),
)
/** What may not be inside of those. */
const SIBLINGS = new Set([
  ...TEXT_ONLY,
  ...'description content:encoded enclosure source item entry summary content media:content media:thumbnail media:group image textinput'.split(
    ' ',
  ),
])
const ITEMS = new Set(['item', 'entry'])

export class FeedTree implements TokenHandler {
  readonly tokenizer: TolerantTokenizer
  private readonly visitor: TreeVisitor
  private readonly stack: Open[] = []
  private size = 0
  private nodes = 0
  private readonly containers: FeedNode[] = []

  constructor(visitor: TreeVisitor) {
    this.visitor = visitor
    this.tokenizer = new TolerantTokenizer(this)
  }

  fault(kind: TokenFault, detail: string): void {
    this.visitor.fault(kind, detail)
  }

  open(name: string, raw: Readonly<Record<string, string>>, isEmpty: boolean): void {
    let scope = this.stack.at(-1)?.scope
    let bindings: Record<string, string> | undefined
    for (const key in raw) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
      bindings ??= Object.create(null) as Record<string, string>
      bindings[key === 'xmlns' ? '' : key.slice(6)] = raw[key] ?? ''
    }
    if (bindings !== undefined) scope = { parent: scope, bindings }
    const colon = name.indexOf(':')
    const prefix = colon === -1 ? '' : name.slice(0, colon)
    const local = name.slice(colon + 1).toLowerCase()
    const { ns, own } = resolve(scope, prefix)
    const isAtom = own === 'atom'
    const key = own === '' || isAtom ? local : `${own}:${local}`
    this.closeImplied(key)

    const { line, column } = this.tokenizer.place
    const node: FeedNode = { key, name, ns, isAtom, attributes: named(raw, scope), children: [], line, column }
    const parent = this.stack.at(-1)
    const isContainer = (parent === undefined || parent.isContainer) && this.visitor.isContainer(node, this.containers)
    if (!isContainer && parent !== undefined && !parent.isContainer) {
      this.nodes += 1
      if (this.nodes > CHILD_NODES) {
        this.visitor.fault('too-large', name)
        return
      }
      if (this.stack.length >= DEPTH) {
        this.visitor.fault('too-deep', name)
        return
      }
      parent.node.children.push(node)
    }
    if (isContainer && this.stack.length >= DEPTH) return
    this.stack.push({ node, scope, isContainer })
    if (isContainer) this.containers.push(node)
    if (isEmpty) this.pop(false)
  }

  /** An item inside an item, a text element inside a text element: the earlier one was not closed. */
  private closeImplied(key: string): void {
    const top = this.stack.at(-1)
    if (top === undefined || top.isContainer) return
    if (SIBLINGS.has(key) && TEXT_ONLY.has(top.node.key) && !isPersonPart(key, top.node)) {
      this.visitor.fault('mis-nested', top.node.name)
      this.pop(false)
    }
    if (!ITEMS.has(key)) return
    // An entry may stand inside another's content, whole; anywhere else it is the next one.
    if (this.stack.some(({ node }) => node.key === 'content' || node.key.startsWith('gd:'))) return
    while (this.stack.length > 0 && this.stack.at(-1)?.isContainer === false) {
      this.visitor.fault('mis-nested', this.stack.at(-1)?.node.name ?? '')
      this.pop(false)
    }
  }

  close(name: string): void {
    let at = this.stack.length - 1
    while (at >= 0 && this.stack[at]?.node.name !== name) at -= 1
    if (at === -1) {
      // `<dc:creator>x</creator>`, `<Title>x</title>`
      const top = this.stack.at(-1)?.node.name
      const local = (n: string) => n.slice(n.indexOf(':') + 1).toLowerCase()
      this.visitor.fault('mis-nested', name)
      if (top !== undefined && local(top) === local(name)) this.pop(false)
      else {
        const loose = this.stack.findLastIndex(({ node }) => node.name.toLowerCase() === name.toLowerCase())
        if (loose !== -1) this.popTo(loose)
      }
      return
    }
    if (at < this.stack.length - 1) this.visitor.fault('mis-nested', this.stack.at(-1)?.node.name ?? '')
    this.popTo(at)
  }

  private popTo(at: number): void {
    while (this.stack.length > at) this.pop(false)
  }

  text(value: string): void {
    const top = this.stack.at(-1)
    if (top === undefined || top.isContainer) return
    this.size += value.length
    this.nodes += 1
    if (this.size > CHILD_LIMIT || this.nodes > CHILD_NODES) {
      this.visitor.fault('too-large', top.node.name)
      return
    }
    const { children } = top.node
    const last = children.length - 1
    // Runs that the tokenizer cut are joined, up to where joining would cost.
    if (last >= 0 && typeof children[last] === 'string') children[last] += value
    else children.push(value)
  }

  private pop(isCut: boolean): void {
    const open = this.stack.pop()
    if (open === undefined) return
    if (open.isContainer) {
      this.containers.pop()
      return
    }
    const parent = this.stack.at(-1)
    if (parent === undefined || parent.isContainer) {
      this.size = 0
      this.nodes = 0
      this.visitor.child(open.node, this.containers, isCut)
    }
  }

  /** The document has ended. Elements that are open are cut. */
  end(): void {
    this.tokenizer.end()
    const top = this.stack.at(-1)
    if (top !== undefined) this.visitor.fault('truncated', top.node.name)
    while (this.stack.length > 0) this.pop(true)
  }
}

/** `<author><title>` is none, but Atom's persons and sources have parts of their own. */
function isPersonPart(key: string, parent: FeedNode): boolean {
  return parent.key === 'author' && (key === 'id' || key === 'link' || key === 'title')
}

function resolve(scope: Scope | undefined, prefix: string): { ns: string; own: string } {
  if (prefix === 'xml') return { ns: 'http://www.w3.org/XML/1998/namespace', own: 'xml' }
  for (let at = scope; at !== undefined; at = at.parent) {
    const uri = at.bindings[prefix]
    if (uri === undefined) continue
    const own = prefixOf(uri)
    return { ns: uri, own: own ?? (prefix === '' ? '' : guessPrefix(prefix)) }
  }
  return { ns: '', own: prefix === '' ? '' : guessPrefix(prefix) }
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>)

function named(raw: Readonly<Record<string, string>>, scope: Scope | undefined): Readonly<Record<string, string>> {
  let result: Record<string, string> | undefined
  for (const key in raw) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue
    const colon = key.indexOf(':')
    let name = key.toLowerCase()
    if (colon !== -1) {
      const { own } = resolve(scope, key.slice(0, colon))
      const local = name.slice(colon + 1)
      name = own === '' || own === 'atom' ? local : `${own}:${local}`
    }
    result ??= Object.create(null) as Record<string, string>
    result[name] ??= raw[key] ?? ''
  }
  return result ?? NO_ATTRIBUTES
}

/** Child elements. */
export function elementsOf(node: FeedNode): FeedNode[] {
  return node.children.filter((child): child is FeedNode => typeof child !== 'string')
}

/** First child with a key. */
export function childOf(node: FeedNode, key: string): FeedNode | undefined {
  for (const child of node.children) if (typeof child !== 'string' && child.key === key) return child
  return undefined
}

/** All text inside, as it stands. Depth is bounded by the tree. */
export function textOf(node: FeedNode): string {
  const [first] = node.children
  if (node.children.length === 1 && typeof first === 'string') return first
  let text = ''
  for (const child of node.children) text += typeof child === 'string' ? child : textOf(child)
  return text
}

export function hasElements(node: FeedNode): boolean {
  return node.children.some((child) => typeof child !== 'string')
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Markup inside an element, as HTML: prefixes go, names are lower case. */
export function innerHtml(node: FeedNode): string {
  let html = ''
  for (const child of node.children) {
    if (typeof child === 'string') {
      html += escape(child)
      continue
    }
    const tag = child.name.slice(child.name.indexOf(':') + 1).toLowerCase()
    let attributes = ''
    for (const [name, value] of Object.entries(child.attributes)) {
      const plain = name === 'xml:lang' ? 'lang' : name
      if (!plain.includes(':')) attributes += ` ${plain}="${escape(value).replace(/"/g, '&quot;')}"`
    }
    html += VOID.has(tag) ? `<${tag}${attributes}>` : `<${tag}${attributes}>${innerHtml(child)}</${tag}>`
  }
  return html
}
