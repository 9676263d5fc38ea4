/** Elements that hold copy: RSS's descriptions, Atom's texts and contents. */
import { base64Text } from '../../feeds/values.ts'
import { MODULES } from './modules.ts'
import { hasMarkup, htmlProblems, elementProblems, isGarbled, isSafeStyle, type MarkupProblem } from './markup.ts'
import {
  FREE_ATTRIBUTE,
  MATH_ATTRIBUTES,
  MATH_ELEMENTS,
  SVG_ATTRIBUTES,
  SVG_ELEMENTS,
  SVG_PROPERTIES,
} from './vocabulary.ts'
import type { Walk } from './walk.ts'
import { attributeOf, childNodes, type LintNode, lintPrefix, ownText } from './tree.ts'

const XHTML = 'http://www.w3.org/1999/xhtml'

function tell(walk: Walk, node: LintNode, problems: readonly MarkupProblem[]): void {
  const seen = new Set<string>()
  for (const [rule, detail] of problems) {
    if (seen.has(rule + detail)) continue
    seen.add(rule + detail)
    walk.report.add(rule, node, detail.slice(0, 80), detail)
  }
}

/** RSS's description, content:encoded, and texts of Media RSS. */
export function describe(walk: Walk, node: LintNode): void {
  const value = ownText(node)
  const type = attributeOf(node, 'type')
  for (const child of childNodes(node)) {
    if (child.ns === XHTML) xhtml(walk, node)
    else walk.report.add('element-unknown', child, `${child.name} in ${node.name}`)
    break
  }
  if (node.key.startsWith('media:') && (type === undefined || type === 'plain')) {
    if (hasMarkup(value)) walk.report.add('html-undeclared', node, value.slice(0, 80), value)
    return
  }
  if (isGarbled(value)) walk.report.add('characters-garbled', node, value.slice(0, 40), value)
  if (
    node.key === 'description' &&
    /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/i.test(value) &&
    node.parent?.key === 'channel'
  ) {
    walk.report.add('text-is-html', node, value.slice(0, 80), value)
  }
  tell(walk, node, htmlProblems(value, !walk.isAtom && !hasBase(node)))
}

function hasBase(node: LintNode): boolean {
  for (let at: LintNode | undefined = node; at !== undefined; at = at.parent) {
    if (attributeOf(at, 'xml:base') !== undefined) return true
  }
  return false
}

const MATH_OR_SVG = new Set(['http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/2000/svg'])
/** Elements inside of an element that holds XHTML. */
export function xhtml(walk: Walk, node: LintNode): void {
  for (const child of childNodes(node)) {
    if (child.ns === '' || child.key.startsWith('none:')) {
      walk.report.add('namespace-missing', child, child.name)
    } else if (child.ns === XHTML) {
      if (child.prefix !== '') walk.report.add('prefix-on-core', child, child.name)
      const attributes = child.attributes.map(({ name, value }) => ({ name, value }))
      const known = elementProblems(child.local, attributes, !walk.isAtom && !hasBase(child))
      for (const [rule, detail] of known)
        walk.report.add(rule, child.key === 'xhtml:' + child.local ? subject(child) : child, detail, detail)
    } else if (MATH_OR_SVG.has(child.ns)) {
      foreign(walk, child)
      continue
    } else if (child.ns === 'http://www.w3.org/2005/Atom') {
      walk.report.add('html-invalid', subject(child), child.name)
    } else if (lintPrefix(child.ns) === undefined) walk.report.add('namespace-unknown', child, child.ns, child.ns)
    xhtml(walk, child)
  }
}

/** The element of the feed that markup stands in: that is what a writer looks for. */
function subject(node: LintNode): LintNode {
  let at = node
  while (at.parent !== undefined && at.key.startsWith('xhtml:') && at.key !== 'xhtml:body') at = at.parent
  return at
}

/** MathML and SVG: scripts, handlers, and names that neither has. */
function foreign(walk: Walk, node: LintNode): void {
  const isSvg = node.ns === 'http://www.w3.org/2000/svg'
  const [elements, attributes] = isSvg ? [SVG_ELEMENTS, SVG_ATTRIBUTES] : [MATH_ELEMENTS, MATH_ATTRIBUTES]
  if (!elements.has(node.local)) walk.report.add('html-unsafe', node, node.local, node.local)
  for (const { name, value } of node.attributes) {
    if (name.includes(':') || FREE_ATTRIBUTE.test(name)) continue
    if (!attributes.has(name)) walk.report.add('html-unsafe-attribute', node, name, name, name)
    else if (name === 'style' && !isSafeStyle(value, SVG_PROPERTIES))
      walk.report.add('html-unsafe-style', node, value, value, name)
  }
  for (const child of childNodes(node)) {
    if (MATH_OR_SVG.has(child.ns)) foreign(walk, child)
    else if (MODULES[child.key]?.only !== undefined) walk.report.add('element-unknown', child, child.name)
  }
}

const TEXT_TYPES = new Set(['text', 'html', 'xhtml'])

/** Title, subtitle, summary, rights. */
export function atomText(walk: Walk, node: LintNode): void {
  const type = attributeOf(node, 'type')
  if (type === '') walk.report.add('attribute-blank', node, 'type', type, 'type')
  else if (type !== undefined && !TEXT_TYPES.has(type)) {
    walk.report.add('atom-text-type', node, type, type, 'type')
  }
  atomBody(walk, node, type)
}

/** What a text or content of a type must look like. */
function atomBody(walk: Walk, node: LintNode, type: string | undefined): void {
  const { report } = walk
  const value = ownText(node)
  const children = childNodes(node)
  if (isGarbled(value)) report.add('characters-garbled', node, value.slice(0, 40), value)
  if (value.trim() === '' && children.length === 0) {
    if (node.key !== 'content') report.add('element-blank', node, node.name)
    return
  }
  const mode = attributeOf(node, 'mode')
  if (type === 'xhtml' || type === 'application/xhtml+xml' || mode === 'xml') {
    if (children.length === 0 && hasTag(value)) report.add('html-not-inline', node, value.trim().slice(0, 60), value)
    const [only] = children
    const isWrapped = children.length === 1 && only?.local === 'div' && only.ns === XHTML && value.trim() === ''
    if (!isWrapped && type === 'xhtml') report.add('atom-xhtml-div', node, '')
    xhtml(walk, node)
    return
  }
  if (type === 'html' || type === 'text/html') {
    for (const child of children) {
      report.add('element-unknown', child, `${child.name} in ${node.name}`)
      if (child === children[0]) report.add('html-not-escaped', node, child.name)
    }
    tell(walk, node, htmlProblems(mode === 'base64' ? (base64Text(value) ?? value) : value, false))
    return
  }
  for (const child of children) report.add('element-unknown', child, `${child.name} in ${node.name}`)
  if (hasMarkup(value)) report.add('html-undeclared', node, value.trim().slice(0, 80), value)
}

const hasTag = (text: string) => /<\/?[A-Za-z][^<>]{0,500}>/.test(text)
const MEDIA = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?$/

/** content: RFC 4287, 4.1.3. */
export function atomContent(walk: Walk, node: LintNode): void {
  const { report } = walk
  const type = attributeOf(node, 'type')
  const src = attributeOf(node, 'src')
  const value = ownText(node)
  const children = childNodes(node)
  if (type === '') report.add('attribute-blank', node, 'type', type, 'type')
  else if (type !== undefined && !TEXT_TYPES.has(type) && (!MEDIA.test(type) || /^(?:multipart|message)\//i.test(type)))
    report.add('media-type-invalid', node, type, type, 'type')
  if (src !== undefined) {
    if (type === undefined) report.add('atom-content-type', node, '', undefined, 'type')
    else if (TEXT_TYPES.has(type)) report.add('media-type-invalid', node, type, type, 'type')
    if (value.trim() !== '') report.add('text-unexpected', node, value.trim().slice(0, 40))
    for (const child of children) report.add('element-unknown', child, `${child.name} in ${node.name}`)
    return
  }
  if (type === 'text/html' || type === 'application/xhtml+xml')
    report.add('atom-fragment-type', node, type, type, 'type')
  if (
    type === undefined ||
    TEXT_TYPES.has(type) ||
    type === 'text/html' ||
    type === 'application/xhtml+xml' ||
    attributeOf(node, 'mode') !== undefined
  ) {
    atomBody(walk, node, type)
    if (value.trim() === '' && children.length === 0) report.add('element-blank', node, node.name)
    return
  }
  if (/[+/]xml$/.test(type)) {
    if (children.length > 0 && value.trim() !== '') report.add('text-unexpected', node, value.trim().slice(0, 40))
    for (const child of children) if (MATH_OR_SVG.has(child.ns)) foreign(walk, child)
    return
  }
  if (type.startsWith('text/')) {
    for (const child of children) report.add('element-unknown', child, `${child.name} in ${node.name}`)
    if (type === 'text/plain' && hasMarkup(value)) report.add('html-undeclared', node, value.slice(0, 60), value)
    return
  }
  if (children.length > 0)
    for (const child of children) report.add('element-unknown', child, `${child.name} in ${node.name}`)
  else if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value) || value.replace(/\s/g, '').length % 4 !== 0)
    report.add('atom-content-base64', node, value.trim().slice(0, 40))
}
