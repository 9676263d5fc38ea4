/** Trees of XML on their way out: built from the model, put in the order of the standard, then written. */
import type { Extension } from '@dateline/news'
import { escapeAttribute, escapeXml, type Xml } from '../xml/write.ts'
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
 * attribute of the standard's own namespace that a source misplaced, and repetitions of what may stand once.
 */
export function conform(node: Node): Node {
  const rule = elementRule(node.name)
  if (rule !== undefined) conformTo(node, rule)
  return node
}

function conformTo(node: Node, rule: TypeRule): void {
  for (const name of node.attributes.keys()) {
    if (!rule.attributes.has(name) && !(rule.open && /^xml:| /.test(name))) node.attributes.delete(name)
  }
  const placed: { child: Node | string | Xml; place: number }[] = []
  const counts: number[] = []
  let last = 0
  let sorted = true
  for (const child of node.children) {
    let place = last
    if (!isNode(child)) {
      if (rule.text === undefined && typeof child === 'string' && child.trim() !== '') continue
    } else if (child.ns === undefined && !rule.any) {
      const known = rule.children.get(child.name)
      if (known === undefined) continue
      place = known.place
      const count = (counts[place] ?? 0) + 1
      counts[place] = count
      if (count > (rule.places[place]?.max ?? 1)) continue
      conformTo(child, typeRule(known.type))
    } else if (rule.other === undefined) continue
    else {
      if (rule.text !== 'mixed') place = rule.other
      if (child.ns === undefined) {
        const known = elementRule(child.name)
        if (known !== undefined) conformTo(child, known)
      }
    }
    if (place < last && rule.text !== 'mixed') sorted = false
    if (rule.text !== 'mixed') last = Math.max(last, place)
    placed.push({ child, place })
  }
  rule.places.forEach(({ min, names: [name] }, place) => {
    if (min === 0 || (counts[place] ?? 0) > 0 || name === undefined) return
    const needed = makeNode(name)
    if (!completes(needed, rule, place)) return
    placed.push({ child: needed, place })
    sorted = false
  })
  if (!sorted) placed.sort((a, b) => a.place - b.place)
  if (placed.length !== node.children.length || !sorted) node.children = placed.map(({ child }) => child)
}

/** Makes a child that must stand, where it may be empty. */
function completes(node: Node, parent: TypeRule, place: number): boolean {
  const known = parent.children.get(node.name)
  if (known === undefined || known.place !== place) return false
  const rule = typeRule(known.type)
  if ([...rule.attributes.values()].some(({ required }) => required)) return false
  if (rule.text !== undefined && !['string', 'mixed', 'g2normalizedString'].includes(rule.text)) return false
  conformTo(node, rule)
  return true
}

/** Writes a tree. Elements of another namespace declare it where they begin; attributes of one get a prefix there. */
export function drawNode(node: Node, outer = ''): string {
  const ns = node.ns ?? NAR
  let text = `<${node.name}`
  if (ns !== outer) text += ns === '' ? (outer === '' ? '' : ' xmlns=""') : ` xmlns="${escapeAttribute(ns)}"`
  let prefixes = 0
  for (const [name, value] of node.attributes) {
    const split = name.lastIndexOf(' ')
    if (split === -1) text += ` ${name}="${escapeAttribute(value)}"`
    else {
      prefixes += 1
      text += ` xmlns:n${prefixes}="${escapeAttribute(name.slice(0, split))}" n${prefixes}:${name.slice(split + 1)}="${escapeAttribute(value)}"`
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
