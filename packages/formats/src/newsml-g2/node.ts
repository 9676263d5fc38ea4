/** Trees of XML on their way out: built from the model, put in the order of the standard, then written. */
import type { Extension } from '@dateline/news'
import { escapeAttribute, escapeXml, type Xml } from '../xml/write.ts'
import { LITERAL_PREFIX, literalUri } from '../vocab/ours.ts'
import { isOfType, isUri } from './datatypes.ts'
import { elementRule, type TypeRule, typeRule } from './structure.ts'

export const NAR = 'http://iptc.org/std/nar/2006-10-01/'

export interface Node {
  readonly name: string
  /** Namespace; absent: NewsML-G2's. */
  readonly ns?: string
  /** `namespace name` for one of another namespace. */
  readonly attributes: Map<string, string>
  children: (Node | string | Xml)[]
}

export function makeNode(name: string, ns?: string): Node {
  return ns === undefined || ns === NAR
    ? { name, attributes: new Map(), children: [] }
    : { name, ns, attributes: new Map(), children: [] }
}

const isNode = (child: Node | string | Xml): child is Node => typeof child !== 'string' && 'children' in child

/** An extension as the element that it was. */
export function nodeOf(extension: Extension, outer?: string): Node {
  const ns = extension.ns ?? outer
  const node = makeNode(extension.name, ns)
  for (const [name, value] of Object.entries(extension.attributes ?? {})) node.attributes.set(name, value)
  for (const child of extension.content ?? []) {
    node.children.push(typeof child === 'string' ? child : nodeOf(child, ns))
  }
  return node
}

/** The element at a path below a node: names with `[n]` from the second on. What is not there is made. */
function nodeAt(node: Node, path: string): Node {
  let here = node
  for (const step of path.split('/')) {
    if (step === '') continue
    const bracket = step.indexOf('[')
    const name = bracket === -1 ? step : step.slice(0, bracket)
    let index = bracket === -1 ? 1 : Number(step.slice(bracket + 1, -1))
    let found: Node | undefined
    for (const child of here.children) {
      if (!isNode(child) || child.name !== name || child.ns !== here.ns) continue
      found = child
      index -= 1
      if (index <= 0) break
    }
    if (found === undefined || index > 0) {
      found = makeNode(name, here.ns)
      here.children.push(found)
    }
    here = found
  }
  return here
}

/** Puts extensions of NewsML-G2 back where they stood; those of other formats have no place here. */
export function putBack(node: Node, extensions: readonly Extension[] | undefined): void {
  for (const extension of extensions ?? []) {
    if (extension.format !== 'newsml-g2') continue
    const place = nodeAt(node, extension.path)
    const { name } = extension
    const [text = ''] = extension.content ?? []
    if (name === '#text') place.children.push(typeof text === 'string' ? text : '')
    else if (name.startsWith('@')) {
      const key = extension.ns === undefined ? name.slice(1) : `${extension.ns} ${name.slice(1)}`
      if (!place.attributes.has(key) && typeof text === 'string') place.attributes.set(key, text)
    } else place.children.push(nodeOf(extension, place.ns))
  }
}

/**
 * Brings a tree into the order that the standard demands, and takes out what it does not allow at its place: an element or
 * attribute of the standard's own namespace that a source misplaced or that holds no value of its type, and repetitions of what
 * may stand once.
 * @returns false when the element lacks what it must have, and nothing can stand for it
 */
export function conform(node: Node): boolean {
  const rule = elementRule(node.name)
  return rule === undefined || conformTo(node, rule)
}

/** @returns false when the element cannot be made what the standard demands: it is left out then */
function conformTo(node: Node, rule: TypeRule): boolean {
  conformAttributes(node, rule)
  for (const [name, { required }] of rule.attributes) if (required && !node.attributes.has(name)) return false
  const placed: { child: Node | string | Xml; place: number }[] = []
  const counts: number[] = []
  let last = 0
  let sorted = true
  for (const child of node.children) {
    const place = placeOfChild(child, rule, last)
    if (place === undefined) continue
    if (isNode(child)) {
      if (child.ns !== undefined) conformInside(child)
      const known = child.ns === undefined ? knownRule(child, rule) : undefined
      const max = rule.any ? Infinity : (rule.places[place]?.max ?? Infinity)
      if ((counts[place] ?? 0) >= max || (known !== undefined && !conformTo(child, known))) continue
      counts[place] = (counts[place] ?? 0) + 1
    }
    if (rule.text !== 'mixed') {
      if (place < last) sorted = false
      last = Math.max(last, place)
    }
    placed.push({ child, place })
  }
  for (const [place, { min, names }] of rule.places.entries()) {
    const [name] = names
    if (min === 0 || (counts[place] ?? 0) > 0 || name === undefined) continue
    const needed = makeNode(name)
    if (!completes(needed, rule, place)) return false
    placed.push({ child: needed, place })
    sorted = false
  }
  if (!sorted) placed.sort((a, b) => a.place - b.place)
  if (placed.length !== node.children.length || !sorted) node.children = placed.map(({ child }) => child)
  return rule.text === undefined || rule.text === 'mixed' || isOfType(textOfNode(node), rule.text)
}

/** Elements of the standard inside foreign ones are judged by validators too. */
function conformInside(foreign: Node): void {
  foreign.children = foreign.children.filter((child) => {
    if (!isNode(child)) return true
    const rule = child.ns === undefined ? elementRule(child.name) : undefined
    if (rule !== undefined) return conformTo(child, rule)
    conformInside(child)
    return true
  })
}

/** Where a child stands in the order; undefined: nowhere. Text and marked words stay where they are. */
function placeOfChild(child: Node | string | Xml, rule: TypeRule, last: number): number | undefined {
  if (!isNode(child))
    return rule.text === undefined && typeof child === 'string' && child.trim() !== '' ? undefined : last
  if (child.ns === undefined && !rule.any) return rule.children.get(child.name)?.place
  return rule.other === undefined ? undefined : rule.text === 'mixed' ? last : rule.other
}

function knownRule(child: Node, rule: TypeRule): TypeRule | undefined {
  const known = rule.children.get(child.name)
  return rule.any ? elementRule(child.name) : known === undefined ? undefined : typeRule(known.type)
}

function textOfNode(node: Node): string {
  let text = ''
  for (const child of node.children) if (typeof child === 'string') text += child
  return text
}

function conformAttributes(node: Node, rule: TypeRule): void {
  const { attributes } = node
  const literal = rule.attributes.has('literal') ? undefined : attributes.get('literal')
  if (literal !== undefined && rule.attributes.has('uri') && !attributes.has('uri') && !attributes.has('qcode'))
    attributes.set('uri', literalUri(LITERAL_PREFIX, literal))
  for (const [name, value] of attributes) {
    const known = rule.attributes.get(name)
    const isTag = name !== 'xml:lang' || value === '' || isOfType(value, 'language')
    const allowed = known === undefined ? rule.open && /^xml:| /.test(name) : isTag && isOfType(value, known.type)
    if (!allowed) attributes.delete(name)
  }
}

/** Makes a child that must stand, where it may be empty. */
function completes(node: Node, parent: TypeRule, place: number): boolean {
  const known = parent.children.get(node.name)
  if (known === undefined || known.place !== place) return false
  const rule = typeRule(known.type)
  return conformTo(node, rule)
}

/** A namespace as an address, for a source may declare anything. */
function namespaceUri(ns: string): string {
  return isUri(ns) && /^[\w.:/?#@!$&'()*+,;=~%-]*$/.test(ns)
    ? ns
    : `urn:invalid:${encodeURIComponent(ns.toWellFormed())}`
}

/** Writes a tree. Elements of another namespace declare it where they begin; attributes of one get a prefix there. */
export function drawNode(node: Node, outer = ''): string {
  const ns = node.ns ?? NAR
  let text = `<${node.name}`
  if (ns !== outer)
    text += ns === '' ? (outer === '' ? '' : ' xmlns=""') : ` xmlns="${escapeAttribute(namespaceUri(ns))}"`
  let prefixes = 0
  for (const [name, value] of node.attributes) {
    const split = name.lastIndexOf(' ')
    if (split === -1) text += ` ${name}="${escapeAttribute(value)}"`
    else {
      prefixes += 1
      text += ` xmlns:n${prefixes}="${escapeAttribute(namespaceUri(name.slice(0, split)))}" n${prefixes}:${name.slice(split + 1)}="${escapeAttribute(value)}"`
    }
  }
  if (node.children.length === 0) return `${text}/>`
  text += '>'
  for (const child of node.children) {
    if (typeof child === 'string') text += escapeXml(child)
    else text += isNode(child) ? drawNode(child, ns) : child.xml
  }
  return `${text}</${node.name}>`
}
