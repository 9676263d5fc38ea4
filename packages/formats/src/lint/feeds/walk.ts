/** Goes through a feed by its schema: every element in its place, every value as its format wants it. */
import { garbled, type Site } from './checks.ts'
import { atomContent, atomText, describe, xhtml } from './bodies.ts'
import { MODULES, type ModuleSpec, WHOLE_MODULES } from './modules.ts'
import type { Report } from './report.ts'
import { type Place, SCHEMA, type Spec } from './schema.ts'
import { attributeOf, childNodes, type LintNode, lintPrefix, ownText } from './tree.ts'

export interface Walk {
  readonly report: Report
  readonly isAtom: boolean
  readonly now: number
}

/** Attributes that any element may have. */
const EVERYWHERE = /^(?:xml:\w+|rdf:\w+|xlink:\w+)$/
const ATOM_OWN = /^(?:base|lang)$/

export function siteOf(walk: Walk, node: LintNode, attribute?: string): Site {
  return {
    report: walk.report,
    node,
    isAtom: walk.isAtom,
    now: walk.now,
    ...(attribute === undefined ? {} : { attribute }),
  }
}

/** The rule for something that is required and missing, in the words of the place. */
function missing(walk: Walk, node: LintNode, name: string, where: Place): void {
  walk.report.add(SCHEMA[where].missing ?? 'element-missing', node, name, name)
}

function attributes(walk: Walk, node: LintNode, spec: Spec): void {
  const known = spec.attributes ?? {}
  for (const attribute of node.attributes) {
    const check = known[attribute.key]
    if (attribute.key === 'xml:base') checkBase(walk, node, attribute.value)
    else if (attribute.key === 'xml:lang') checkLanguage(walk, node, attribute.value)
    if (check !== undefined) {
      // An empty attribute is said to be empty, once.
      if (attribute.value === '' && !walk.isAtom && node.key === 'rdf:li') continue
      check(attribute.value, siteOf(walk, node, attribute.name))
    } else if (attribute.prefix === '' && !ATOM_OWN.test(attribute.key) && !node.key.includes(':') && !isFree(node)) {
      walk.report.add('attribute-unknown', node, attribute.name, attribute.value, attribute.name)
    } else if (attribute.prefix !== '' && !EVERYWHERE.test(attribute.key)) extensionAttribute(walk, node, attribute)
  }
  if (spec.required?.includes('rdf:about') === true && /netscape\.com/.test(node.ns)) return
  for (const name of spec.required ?? []) {
    if (attributeOf(node, name) !== undefined) continue
    if (name === 'href' && node.key === 'link') walk.report.add('atom-link-href', node, '')
    else walk.report.add('attribute-missing', node, name, undefined, name)
  }
}

function isFree(node: LintNode): boolean {
  return node.key === 'rss' || node.key === 'feed' || node.key === 'channel'
}

function extensionAttribute(walk: Walk, node: LintNode, attribute: LintNode['attributes'][number]): void {
  const { key, value } = attribute
  const site = siteOf(walk, node, attribute.name)
  if (key === 'thr:count') {
    if (!/^\d+$/.test(value.trim())) walk.report.add('number-invalid', node, value, value, attribute.name)
  } else if (key === 'thr:updated') SCHEMA.entry.elements['updated']?.text?.(value, site)
  else if (key === 'thr:when') walk.report.add('threads-when', node, value, value, attribute.name)
  else if (/^https?:\/\/www\.w3\.org\/2001\/XMLSchema-instance$/.test(attribute.ns) && node.key === 'rss') {
    walk.report.add('rss-extension-attribute', node, attribute.name, value, attribute.name)
  }
}

function checkBase(walk: Walk, node: LintNode, value: string): void {
  if (/\s/.test(value)) walk.report.add('uri-character', node, value, value, 'xml:base')
}

function checkLanguage(walk: Walk, node: LintNode, value: string): void {
  SCHEMA.channel.elements['language']?.text?.(value, siteOf(walk, node, 'xml:lang'))
}

/** Namespaces of RSS 1.0 and 0.90. */
const RDF_CORE = /^(?:http:\/\/purl\.org\/rss\/1\.0\/|http:\/\/(?:my|channel)\.netscape\.com\/rdf\/simple\/0\.9\/)$/

/** Where a module's element may stand. */
function isModulePlace(spec: ModuleSpec, node: LintNode, kind: 'feed' | 'entry' | undefined): boolean {
  const parent = node.parent?.key ?? ''
  if (spec.under?.includes(parent) === true) return true
  if (spec.under !== undefined && spec.only === undefined && !spec.under.includes('media:content')) return false
  return kind !== undefined && (spec.only === undefined || spec.only === kind)
}

/** An element of another namespace than the format's. */
export function moduleElement(walk: Walk, node: LintNode, kind: 'feed' | 'entry' | 'anywhere' | undefined): void {
  const { report } = walk
  const spec = MODULES[node.key]
  const prefix = node.key.slice(0, node.key.indexOf(':'))
  if (spec === undefined) {
    if (WHOLE_MODULES.has(prefix)) report.add('element-unknown', node, node.name)
    if (prefix === 'none') report.add('no-namespace', node, node.name)
    if (walk.isAtom && prefix === 'xhtml') report.add('xhtml-misplaced', node, node.name)
    inner(walk, node)
    return
  }
  if (kind !== 'anywhere' && !isModulePlace(spec, node, kind))
    report.add('element-unknown', node, `${node.name} in ${node.parent?.name ?? 'the document'}`)
  element(walk, node, spec)
  if (spec.inside === undefined && spec.markup === undefined) inner(walk, node)
}

/** Elements of modules that have a say in what stands in them. */
const UNDER = new Set(Object.values(MODULES).flatMap((spec) => spec.under ?? []))

/** Children of an element that is not known: only known modules are looked at. */
function inner(walk: Walk, node: LintNode): void {
  for (const child of childNodes(node)) {
    if (child.key.includes(':') && MODULES[child.key] !== undefined)
      moduleElement(walk, child, UNDER.has(node.key) ? undefined : 'anywhere')
    else if (!child.key.startsWith('xhtml:')) {
      if (child.ns === '' && node.key.includes(':') && !node.key.startsWith('none:'))
        walk.report.add('no-namespace', child, child.name)
      inner(walk, child)
    }
  }
  once(walk, node, (child) => MODULES[child.key]?.max === 1)
}

function element(walk: Walk, node: LintNode, spec: Spec): void {
  const { report } = walk
  attributes(walk, node, spec)
  const value = ownText(node)
  if (spec.isLeaf === true) {
    for (const child of childNodes(node)) report.add('element-unknown', child, `${child.name} in ${node.name}`)
  }
  if (spec.isElementOnly === true && value.trim() !== '') report.add('text-unexpected', node, value.trim().slice(0, 40))
  // RDF may say by an address or a node what others say by text.
  const isNode =
    value.trim() === '' &&
    ((attributeOf(node, 'rdf:resource') !== undefined && node.parent?.parent?.key !== 'channel') ||
      (spec.isLeaf !== true && childNodes(node).length > 0))
  if (!isNode) spec.text?.(value, siteOf(walk, node))
  if (spec.text !== undefined && !walk.isAtom) garbledOnce(walk, node, value)
  if (spec.markup === 'html') describe(walk, node)
  else if (spec.markup === 'xhtml') xhtml(walk, node)
  else if (spec.markup === 'atom-text') atomText(walk, node)
  else if (spec.markup === 'atom-content') atomContent(walk, node)
  if (spec.inside !== undefined) place(walk, node, spec.inside)
}

function garbledOnce(walk: Walk, node: LintNode, value: string): void {
  if (!walk.report.findings.some((f) => f.line === node.line && f.column === node.column && f.rule === 'FEED-310')) {
    garbled(value, siteOf(walk, node))
  }
}

/** Tells elements that stand more often than they may. */
function once(walk: Walk, node: LintNode, isOnce: (child: LintNode) => boolean): void {
  const seen = new Set<string>()
  for (const child of childNodes(node)) {
    if (seen.has(child.key) && isOnce(child)) walk.report.add('element-twice', child, child.name)
    seen.add(child.key)
  }
}

/** Attributes that the root may have like any other element. */
export function rootAttributes(walk: Walk, node: LintNode): void {
  attributes(walk, node, {})
}

/** All children of an element that is a place of the schema. */
export function place(walk: Walk, node: LintNode, name: Place): void {
  const { elements, required = [], modules } = SCHEMA[name]
  const { report } = walk
  for (const child of childNodes(node)) {
    const spec = name === 'rdf' && !RDF_CORE.test(child.ns) ? undefined : elements[child.key]
    if (spec !== undefined) {
      element(walk, child, spec)
      continue
    }
    if (child.key.includes(':')) {
      if (lintPrefix(child.ns) === undefined && child.ns !== '') inner(walk, child)
      else if (child.key === 'none:' + child.local) report.add('no-namespace', child, child.name)
      else moduleElement(walk, child, modules)
    } else report.add('element-unknown', child, `${child.name} in ${node.name}`)
  }
  once(walk, node, (child) => {
    // The Dublin Core date of a feed is one; an item may have several.
    if (child.key === 'dc:date') return modules === 'feed'
    return (elements[child.key] ?? MODULES[child.key])?.max === 1
  })
  for (const key of required) {
    // RSS 0.90 has no list of items.
    if (key === 'items' && /netscape\.com/.test(node.ns)) continue
    if (!childNodes(node).some((child) => child.key === key && (name !== 'rdf' || RDF_CORE.test(child.ns))))
      missing(walk, node, key, name)
  }
}
