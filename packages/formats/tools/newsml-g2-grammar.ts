/**
 * Boils the IPTC's XSD of NewsML-G2 down to the facts that the writer and the linter need, and prints
 * src/newsml-g2/grammar.ts. Run it when a new version of the standard is taken up:
 *
 *   node packages/formats/tools/newsml-g2-grammar.ts NewsML-G2_2.35-spec-All-Power.xsd > packages/formats/src/newsml-g2/grammar.ts
 *
 * A test holds the file that is checked in against the schema.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DEFAULT_LIMITS } from '../src/types.ts'
import { parseXml, type XmlElement } from '../src/xml/read.ts'

const elementsOf = (node: XmlElement) =>
  node.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name !== 'annotation')
const childOf = (node: XmlElement, name: string) => elementsOf(node).find((child) => child.name === name)

/** Facets of a simple type in one word: `9:1..9`, `ltr/rtl`, a list's `Item[]`, a union's `a|b`. */
function simpleName(node: XmlElement): string {
  const [inner] = elementsOf(node)
  if (inner === undefined) return 'string'
  if (inner.name === 'list') return `${bare(inner.attributes['itemType'] ?? 'string')}[]`
  if (inner.name === 'union') return (inner.attributes['memberTypes'] ?? '').split(' ').map(bare).join('|')
  const base = bare(inner.attributes['base'] ?? 'string')
  const facets = elementsOf(inner)
  const values = (name: string) => facets.filter((f) => f.name === name).map((f) => f.attributes['value'] ?? '')
  const choices = values('enumeration')
  if (choices.length > 0) return choices.map((choice) => `=${choice}`).join('|')
  const [low] = values('minInclusive')
  const [high] = values('maxInclusive')
  if (low !== undefined && high !== undefined) return `${low}..${high}`
  if (values('pattern').length > 0 && base === 'string') return `/${values('pattern')[0]}/`
  return values('length')[0] === '0' ? 'empty' : base
}

const bare = (name: string) => name.replace(/^xs:/, '')

class Grammar {
  readonly simple = new Map<string, string>()
  readonly groups = new Map<string, string>()
  readonly attributeGroups = new Map<string, string>()
  readonly types = new Map<string, { attributes: string; content: string; text: string }>()
  readonly elements = new Map<string, string>()
  readonly #complex = new Map<string, XmlElement>()
  readonly #root: XmlElement

  constructor(root: XmlElement) {
    this.#root = root
    for (const node of elementsOf(root)) {
      const name = node.attributes['name'] ?? ''
      if (node.name === 'simpleType') this.simple.set(name, simpleName(node))
      if (node.name === 'complexType') this.#complex.set(name, node)
    }
    for (const node of elementsOf(root)) {
      const name = node.attributes['name'] ?? ''
      if (node.name === 'group') this.groups.set(name, this.#particles(elementsOf(node), name))
      if (node.name === 'attributeGroup') this.attributeGroups.set(name, this.#attributes(elementsOf(node)))
      if (node.name === 'complexType') this.#type(name, node)
      if (node.name === 'element') this.elements.set(name, this.#elementType(node, name))
    }
  }

  /** Names the type of an element, and registers it when it is written in place. */
  #elementType(node: XmlElement, scope: string): string {
    const type = node.attributes['type']
    if (type !== undefined) return bare(type)
    const complex = childOf(node, 'complexType')
    if (complex !== undefined) {
      this.#type(`.${scope}`, complex)
      return `.${scope}`
    }
    const simple = childOf(node, 'simpleType')
    return simple === undefined ? 'string' : simpleName(simple)
  }

  #type(name: string, node: XmlElement): void {
    if (this.types.has(name)) return
    const own = elementsOf(node)
    const inner = own.find((child) => child.name === 'complexContent' || child.name === 'simpleContent')
    const mixed = node.attributes['mixed'] === 'true'
    if (inner === undefined) {
      this.types.set(name, {
        attributes: this.#attributes(own),
        content: this.#particles(own, name.replace(/^\./, '')),
        text: mixed ? 'mixed' : '',
      })
      return
    }
    const [derivation] = elementsOf(inner)
    if (derivation === undefined) throw new Error(`no derivation in ${name}`)
    const base = bare(derivation.attributes['base'] ?? '')
    const parts = elementsOf(derivation)
    const parent = this.#complex.get(base)
    if (parent !== undefined) this.#type(base, parent)
    const from = this.types.get(base)
    this.types.set(name, {
      attributes: [from?.attributes ?? '', this.#attributes(parts)].filter(Boolean).join(' '),
      content: [from?.content ?? '', this.#particles(parts, name.replace(/^\./, ''))].filter(Boolean).join(' '),
      text: mixed ? 'mixed' : from !== undefined ? from.text : base,
    })
  }

  #attributes(nodes: readonly XmlElement[]): string {
    const words: string[] = []
    for (const node of nodes) {
      const { name, ref, type, use } = node.attributes
      if (node.name === 'attributeGroup') words.push(`+${ref}`)
      if (node.name === 'anyAttribute') words.push('*')
      if (node.name !== 'attribute') continue
      const inline = childOf(node, 'simpleType')
      const datatype = inline === undefined ? bare(type ?? 'string') : simpleName(inline)
      words.push(`${name ?? ref}${use === 'required' ? '!' : ''}:${datatype}`)
    }
    return [...new Set(words)].join(' ')
  }

  #particles(nodes: readonly XmlElement[], scope: string): string {
    return nodes
      .map((node) => this.#particle(node, scope))
      .filter(Boolean)
      .join(' ')
  }

  #particle(node: XmlElement, scope: string): string {
    const { minOccurs = '1', maxOccurs = '1', ref, name } = node.attributes
    const times =
      minOccurs === '1' && maxOccurs === '1'
        ? ''
        : minOccurs === '0' && maxOccurs === '1'
          ? '?'
          : maxOccurs === 'unbounded' && minOccurs === '0'
            ? '*'
            : maxOccurs === 'unbounded'
              ? '+'
              : `{${minOccurs},${maxOccurs}}`
    if (node.name === 'element') {
      if (ref !== undefined) return `${ref}${times}`
      return `${name}:${this.#elementType(node, `${scope}.${name}`)}${times}`
    }
    if (node.name === 'group') return `%${ref}${times}`
    if (node.name === 'any')
      return `${/^##any$|iptc/.test(node.attributes['namespace'] ?? '') ? '#any' : '#other'}${times}`
    if (node.name !== 'sequence' && node.name !== 'choice') return ''
    const parts = elementsOf(node)
      .map((child) => this.#particle(child, scope))
      .filter(Boolean)
    if (parts.length === 0) return ''
    return node.name === 'choice'
      ? `(${parts.join(' | ')})${times}`
      : times === ''
        ? parts.join(' ')
        : `(${parts.join(' ')})${times}`
  }

  get version(): string {
    return this.#root.attributes['version'] ?? ''
  }
}

const quote = (text: string) => (text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`)
const key = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : quote(name))

/** @returns the source text of grammar.ts, not yet formatted */
export function grammarSource(xsd: string): string {
  const grammar = new Grammar(parseXml(xsd, DEFAULT_LIMITS, { close: () => 'keep' }))
  const map = (entries: Iterable<readonly [string, string]>) =>
    [...entries].map(([name, value]) => `  ${key(name)}: ${quote(value)},`).join('\n')
  const used = new Set<string>()
  const types = [...grammar.types].map(([name, { attributes, content, text }]) => {
    used.add(name)
    return `  ${key(name)}: [${[attributes, content, text].map(quote).join(', ')}],`
  })
  return `/**
 * Structure of NewsML-G2 ${grammar.version} (conformance power) as data: what may stand where, in which order, how often.
 * Made by tools/newsml-g2-grammar.ts from the IPTC's XSD of that version; copyright IPTC, www.iptc.org, licensed under
 * Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/); reduced to names, order and datatypes.
 *
 * Content: names in order; \`?\` \`*\` \`+\` \`{m,n}\` how often; \`( | )\` a choice; \`%x\` a group; \`name:Type\` an element with a type of
 * its own; \`#other\` elements of other namespaces, \`#any\` of any. Attributes: \`name:type\`, \`!\` required, \`+x\` a group, \`*\` others.
 */
export const GRAMMAR_VERSION = ${quote(grammar.version)}

/** Simple types: facets in one word. */
export const SIMPLE_TYPES: Readonly<Record<string, string>> = {
${map(grammar.simple)}
}

export const ATTRIBUTE_GROUPS: Readonly<Record<string, string>> = {
${map(grammar.attributeGroups)}
}

export const ELEMENT_GROUPS: Readonly<Record<string, string>> = {
${map(grammar.groups)}
}

/** Complex types: attributes, content, type of the text (\`mixed\`: free). */
export const COMPLEX_TYPES: Readonly<Record<string, readonly [attributes: string, content: string, text: string]>> = {
${types.join('\n')}
}

/** Elements that may stand alone or be referred to, and their types. */
export const GLOBAL_ELEMENTS: Readonly<Record<string, string>> = {
${map(grammar.elements)}
}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file] = process.argv
  if (file === undefined) throw new Error('name the XSD')
  process.stdout.write(grammarSource(readFileSync(file, 'utf8')))
}
