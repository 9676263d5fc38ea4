/** A feed as the linter sees it: every name, prefix and attribute as written, with its place. */
import { SaxesParser } from 'saxes'
import { prefixOf } from '../../feeds/names.ts'
import { namedCharacter } from '../../xml/entities.ts'
import { type TokenHandler, TolerantTokenizer } from '../../xml/tolerant.ts'

export interface LintAttribute {
  readonly name: string
  /** Prefix of ours and local name, as `LintNode.key`. */
  readonly key: string
  readonly prefix: string
  readonly local: string
  readonly ns: string
  readonly value: string
}

export interface LintNode {
  readonly name: string
  readonly prefix: string
  readonly local: string
  readonly ns: string
  /** `media:content`, `atom:link`; without a prefix for elements of the format itself. Case as written. */
  readonly key: string
  readonly attributes: readonly LintAttribute[]
  readonly children: (LintNode | string)[]
  readonly parent: LintNode | undefined
  readonly line: number
  readonly column: number
  readonly hasCdata: boolean
}

export interface LintTree {
  readonly root: LintNode | undefined
  readonly xmlDeclaration: string | undefined
  readonly doctype: string | undefined
  readonly notWellFormed: { readonly message: string; readonly line: number; readonly column: number } | undefined
  /** Prefixes and what they stand for, in the order of the document. */
  readonly namespaces: readonly { readonly prefix: string; readonly uri: string; readonly node: LintNode }[]
}

const DEPTH = 200
const NODES = 2_000_000

/** Prefixes of modules that the reader has no use for and the linter knows. */
const MORE: Readonly<Record<string, string>> = {
  'http://purl.org/rss/1.0/modules/event/': 'ev',
  'http://madskills.com/public/xml/rss/module/trackback/': 'trackback',
  'http://www.bloglines.com/about/specs/fac-1.0': 'access',
  'http://conversationsnetwork.org/rssNamespace-1.0/': 'conversationsNetwork',
  'http://feedsync.org/2007/feedsync': 'sx',
  'http://www.microsoft.com/schemas/rss/sse': 'sx-old',
  'http://www.microsoft.com/schemas/rss/core/2005': 'cf',
  'http://www.w3.org/2000/01/rdf-schema#': 'rdfs',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/rss/1.0/modules/wiki/': 'wiki',
  'http://www.usemod.com/cgi-bin/mb.pl?ModWiki': 'wiki-old',
  'http://geourl.org/rss/module/': 'geourl',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/Math/MathML': 'math',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://docs.oasis-open.org/ns/xri/xrd-1.0': 'xrd',
  'http://purl.org/rss/1.0/modules/company': 'co',
  'http://purl.org/rss/1.0/modules/email/': 'email',
  'http://purl.org/rss/1.0/modules/threading/': 'threading',
  'http://my.theinfo.org/changed/1.0/rss/': 'cp',
  'http://purl.org/rss/1.0/modules/link/': 'l',
  'http://hacks.benhammersley.com/rss/streaming/': 'str',
  'http://purl.org/rss/1.0/modules/servicestatus/': 'ss',
  'http://purl.org/rss/1.0/modules/annotate/': 'annotate',
  'http://purl.org/rss/1.0/modules/textinput/': 'ti',
  'http://purl.org/rss/1.0/modules/search/': 'search',
  'http://purl.org/rss/1.0/modules/aggregation/': 'ag',
  'http://purl.org/rss/1.0/modules/audio/': 'audio',
  'http://media.tangent.org/rss/1.0/': 'audio',
  'http://purl.org/rss/1.0/modules/reference/': 'ref',
  'http://purl.org/rss/1.0/modules/richequiv/': 'reqv',
  'http://purl.org/rss/1.0/modules/subscription/': 'sub',
  'http://schemas.xmlsoap.org/soap/envelope/': 'soap',
  'http://www.opengis.net/kml/2.2': 'kml',
  'http://earth.google.com/kml/2.2': 'kml',
  'http://www.w3.org/2003/05/soap-envelope': '',
  'http://purl.org/net/rss1.1#': '',
}

/** What a namespace is known by; undefined when the linter does not know it, empty for the format itself. */
export function lintPrefix(uri: string): string | undefined {
  if (uri === '') return ''
  const more = MORE[uri]
  if (more !== undefined && more !== '') return more
  return prefixOf(uri)
}

interface Scope {
  readonly parent: Scope | undefined
  readonly bindings: Readonly<Record<string, string>>
}

class Builder implements TokenHandler {
  root: LintNode | undefined
  xmlDeclaration: string | undefined
  doctypeText: string | undefined
  readonly namespaces: { prefix: string; uri: string; node: LintNode }[] = []
  readonly tokenizer = new TolerantTokenizer(this)
  private readonly stack: { node: LintNode; scope: Scope | undefined }[] = []
  private nodes = 0
  private kind: 'atom' | 'rdf' | 'rss' | undefined

  fault(): void {
    // What is wrong with the markup is told by a parser that follows the standard.
  }
  instruction(value: string): void {
    if (/^xml\s/.test(value) && this.root === undefined) this.xmlDeclaration ??= value
  }
  doctype(value: string): void {
    this.doctypeText ??= value
  }

  open(name: string, raw: Readonly<Record<string, string>>, isEmpty: boolean): void {
    this.nodes += 1
    if (this.stack.length >= DEPTH || this.nodes > NODES) return
    const above = this.stack.at(-1)
    let scope = above?.scope
    const declared: [string, string][] = []
    for (const [key, value] of Object.entries(raw)) {
      if (key === 'xmlns') declared.push(['', value])
      else if (key.startsWith('xmlns:')) declared.push([key.slice(6), value])
    }
    if (declared.length > 0) scope = { parent: scope, bindings: Object.fromEntries(declared) }
    const of = (qname: string, isAttribute: boolean) => {
      const colon = qname.indexOf(':')
      const prefix = colon === -1 ? '' : qname.slice(0, colon)
      const local = qname.slice(colon + 1)
      const ns = prefix === '' && isAttribute ? '' : lookUp(scope, prefix)
      const own = prefix === 'xml' ? 'xml' : (lintPrefix(ns) ?? prefix)
      return { prefix, local, ns, key: isAttribute ? keyOf(own, local) : this.keyOf(own, ns, local) }
    }
    const attributes = Object.entries(raw)
      .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
      .map(([key, value]) => ({ name: key, value, ...of(key, true) }))
    const { line, column } = this.tokenizer.place
    const node: LintNode = {
      name,
      ...of(name, false),
      attributes,
      children: [],
      parent: above?.node,
      line,
      column,
      hasCdata: false,
    }
    for (const [prefix, uri] of declared) this.namespaces.push({ prefix, uri, node })
    if (above === undefined) this.root ??= node
    else above.node.children.push(node)
    if (!isEmpty) this.stack.push({ node, scope })
  }

  /** Names of the format itself are bare; in Atom and RDF what is in no namespace belongs to nobody. */
  private keyOf(own: string, ns: string, local: string): string {
    if (this.kind === undefined) {
      this.kind = own === 'atom' ? 'atom' : own === 'rdf' ? 'rdf' : 'rss'
    }
    if (own === 'atom' && this.kind === 'atom') return local
    if (own === '' && ns === '' && this.kind !== 'rss') return `none:${local}`
    return keyOf(own, local)
  }

  close(name: string): void {
    const at = this.stack.findLastIndex(({ node }) => node.name === name)
    if (at !== -1) this.stack.length = at
  }

  text(value: string, isCdata: boolean): void {
    const top = this.stack.at(-1)
    if (top === undefined) return
    if (isCdata) (top.node as { hasCdata: boolean }).hasCdata = true
    const { children } = top.node
    const last = children.length - 1
    if (typeof children[last] === 'string') children[last] += value
    else children.push(value)
  }
}

const keyOf = (own: string, local: string) => (own === '' ? local : `${own}:${local}`)

function lookUp(scope: Scope | undefined, prefix: string): string {
  if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace'
  for (let at = scope; at !== undefined; at = at.parent) {
    const uri = at.bindings[prefix]
    if (uri !== undefined) return uri
  }
  return ''
}

/** The names of HTML that Netscape's document type for RSS 0.91 defines. */
const NETSCAPE = /-\/\/Netscape Communications\/\/DTD RSS 0\.91\/\/EN/

function wellFormed(text: string, doctype: string | undefined): LintTree['notWellFormed'] {
  const parser = new SaxesParser({ xmlns: true, position: true })
  if (doctype !== undefined && NETSCAPE.test(doctype)) {
    for (const name of [
      'nbsp',
      'auml',
      'ouml',
      'uuml',
      'Auml',
      'Ouml',
      'Uuml',
      'szlig',
      'eacute',
      'egrave',
      'agrave',
      'ccedil',
      'copy',
      'reg',
      'laquo',
      'raquo',
    ]) {
      parser.ENTITIES[name] = namedCharacter(name) ?? ''
    }
  }
  for (const [, name] of (doctype ?? '').slice(0, 20_000).matchAll(/<!ENTITY\s+([A-Za-z][\w.-]{0,60})\s/g)) {
    parser.ENTITIES[name ?? ''] = ''
  }
  const faults: NonNullable<LintTree['notWellFormed']>[] = []
  parser.on('error', (error) => {
    faults.push({
      message: error.message.replace(/^\S*\d+:\d+: /, ''),
      line: parser.line,
      column: Math.max(1, parser.column),
    })
  })
  const size = 65_536
  for (let at = 0; at < text.length; at += size) {
    parser.write(text.slice(at, at + size))
    // What follows the first fault is guesswork.
    if (faults.length > 0) return faults[0]
  }
  parser.close()
  return faults[0]
}

/** @param text without a byte order mark */
export function lintTree(text: string): LintTree {
  const builder = new Builder()
  for (let at = 0; at < text.length; at += 262_144) builder.tokenizer.write(text.slice(at, at + 262_144))
  builder.tokenizer.end()
  return {
    root: builder.root,
    xmlDeclaration: builder.xmlDeclaration,
    doctype: builder.doctypeText,
    notWellFormed: wellFormed(text, builder.doctypeText),
    namespaces: builder.namespaces,
  }
}

export function childNodes(node: LintNode): LintNode[] {
  return node.children.filter((child): child is LintNode => typeof child !== 'string')
}
export function childrenNamed(node: LintNode, key: string): LintNode[] {
  return childNodes(node).filter((child) => child.key === key)
}
/** Text of the element itself. */
export function ownText(node: LintNode): string {
  return node.children.filter((child) => typeof child === 'string').join('')
}
export function attributeOf(node: LintNode, key: string): string | undefined {
  return node.attributes.find((attribute) => attribute.key === key)?.value
}
/** `/rss/channel/item[2]/guid`. */
export function pathOf(node: LintNode): string {
  const above = node.parent
  if (above === undefined) return `/${node.key}`
  const same = childrenNamed(above, node.key)
  const index = same.length > 1 ? `[${same.indexOf(node) + 1}]` : ''
  return `${pathOf(above)}/${node.key}${index}`
}
