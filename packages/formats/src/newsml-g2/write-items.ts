/** Items of the exchange model as NewsML-G2 2.35 Power: any kind of item, alone or in a newsMessage. */
import type { Catalog, ItemKind, NewsItem, NewsMessage } from '@dateline/news'
import { FormatError } from '../problem.ts'
import { IPTC_CATALOG_HREF } from '../vocab/iptc-schemes.ts'
import { Codes } from './codes.ts'
import { Writing } from './context.ts'
import { GRAMMAR_VERSION } from './grammar.ts'
import { soundIds } from './ids.ts'
import { conform, drawNode, makeNode, type Node } from './node.ts'
import { CLASS_BY_KIND } from './read-items.ts'
import { withRelease } from './release-facts.ts'
import { HEADER, ITEM } from './table.ts'

const ELEMENT_BY_KIND: Readonly<Partial<Record<ItemKind, string>>> = {
  package: 'packageItem',
  concept: 'conceptItem',
  knowledge: 'knowledgeItem',
  planning: 'planningItem',
  catalog: 'catalogItem',
}
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

function missing(field: string): never {
  throw new FormatError('item-incomplete', `NewsML-G2 demands ${field}, and the item has none`, field)
}

/** The item's own words for when this version was made, or the nearest that it has. */
function versionCreated(item: NewsItem): string {
  const { contentModified, contentCreated } = item
  const instant = (text: string | undefined) => (text?.includes('T') === true ? text : undefined)
  return (
    item.versionCreated ??
    instant(contentModified) ??
    item.transmission?.sent ??
    item.firstCreated ??
    instant(contentCreated) ??
    missing('versionCreated')
  )
}

function catalogReference(href: string): Node {
  const node = makeNode('catalogRef')
  node.attributes.set('href', href)
  return node
}

function catalogNode(catalog: Catalog): Node {
  const node = makeNode('catalog')
  for (const { alias, uri } of catalog.schemes ?? []) {
    const scheme = makeNode('scheme')
    if (alias !== undefined) scheme.attributes.set('alias', alias)
    scheme.attributes.set('uri', uri)
    node.children.push(scheme)
  }
  return node
}

/** A qualified name as a value needs its prefix declared. */
function usesDatatypes(node: Node): boolean {
  if (node.attributes.has('valuedatatype')) return true
  return node.children.some((child) => typeof child !== 'string' && 'children' in child && usesDatatypes(child))
}

function itemNode(source: NewsItem, ids: Set<string>): Node {
  const item = withRelease(source)
  const node = makeNode(ELEMENT_BY_KIND[item.kind] ?? 'newsItem')
  node.attributes.set('standard', 'NewsML-G2')
  node.attributes.set('standardversion', GRAMMAR_VERSION)
  node.attributes.set('conformance', 'power')
  node.children.push(catalogReference(IPTC_CATALOG_HREF))
  const writing = new Writing(new Codes(item.catalogs), item)
  const version = item.version === undefined || !/^[1-9]\d*$/.test(item.version) ? undefined : item.version
  const { version: _, ...rest } = item
  ITEM.write(
    {
      ...rest,
      ...(version === undefined ? {} : { version }),
      guid: item.guid ?? missing('guid'),
      itemClass: item.itemClass ?? { uri: CLASS_BY_KIND[item.kind] },
      provider: item.provider ?? {},
      versionCreated: versionCreated(item),
    },
    node,
    writing,
  )
  const placeholders = writing.codes.placeholders()
  if (placeholders !== undefined) node.children.push(catalogNode(placeholders))
  if (!conform(node)) missing(`more of a ${node.name} than there is`)
  soundIds(node, ids)
  if (usesDatatypes(node)) node.attributes.set('xmlns:xs', 'http://www.w3.org/2001/XMLSchema')
  return node
}

/**
 * Writes an item as NewsML-G2 2.35, conformance power: in the order of the IPTC's XSD and valid against it.
 * What the standard cannot carry is in LOSSES.
 * @returns the document in UTF-8, with its XML declaration
 * @throws FormatError item-incomplete without a guid, without any instant that can be its versionCreated, or when a catalog item has
 *   no catalog
 */
export function writeNewsMlG2Item(item: NewsItem): string {
  return `${DECLARATION}${drawNode(itemNode(item, new Set()))}\n`
}

/**
 * Writes items as one newsMessage, the standard's envelope.
 * @returns the document in UTF-8, with its XML declaration
 * @throws FormatError item-incomplete for a message without `sent` or without items, or an item that lacks what it must have
 */
export function writeNewsMlG2Message(message: NewsMessage): string {
  const { header, items } = message
  if (items.length === 0) missing('an item')
  const root = makeNode('newsMessage')
  const head = makeNode('header')
  HEADER.write({ ...header, sent: header.sent ?? missing('sent') }, head, new Writing(new Codes(header.catalogs)))
  head.children.unshift(catalogReference(IPTC_CATALOG_HREF))
  const set = makeNode('itemSet')
  const ids = new Set<string>()
  set.children.push(...items.map((item) => itemNode(item, ids)))
  root.children.push(head, set)
  conform(root)
  return `${DECLARATION}${drawNode(root)}\n`
}
