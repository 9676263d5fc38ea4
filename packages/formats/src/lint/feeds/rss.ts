/** What elements of RSS say together. */
import { attributeOf, childNodes, childrenNamed, type LintNode, ownText } from './tree.ts'
import { absoluteUri } from './uris.ts'
import type { Walk } from './walk.ts'

/** Elements of RSS, and of modules, that say the same of a channel. */
const CHANNEL_TWINS: readonly (readonly [string, string])[] = [
  ['generator', 'admin:generatorAgent'],
  ['copyright', 'dc:rights'],
  ['managingEditor', 'dc:creator'],
  ['pubDate', 'dc:date'],
  ['language', 'dc:language'],
  ['webMaster', 'dc:publisher'],
  ['lastBuildDate', 'dcterms:modified'],
  ['creativeCommons:license', 'cc:license'],
]
const ITEM_TWINS: readonly (readonly [string, string])[] = [
  ['author', 'dc:creator'],
  ['category', 'dc:subject'],
  ['creativeCommons:license', 'cc:license'],
  ['pubDate', 'dc:date'],
  ['source', 'dc:source'],
  ['guid', 'atom:id'],
  ['pubDate', 'atom:published'],
]

const first = (node: LintNode, key: string): LintNode | undefined => childrenNamed(node, key)[0]
const textOf = (node: LintNode | undefined) => (node === undefined ? '' : ownText(node).trim())

function twins(
  walk: Walk,
  node: LintNode,
  pairs: typeof CHANNEL_TWINS,
  rule: 'rss-said-twice' | 'rss-item-said-twice',
): void {
  for (const [core, module] of pairs) {
    const found = first(node, module)
    if (found !== undefined && first(node, core) !== undefined) walk.report.add(rule, found, `${core} and ${module}`)
  }
}

function guid(walk: Walk, node: LintNode, seen: Set<string>): void {
  const { report } = walk
  const text = textOf(node)
  const isLink = (attributeOf(node, 'isPermaLink') ?? 'true') !== 'false'
  if (isLink) {
    if (/^(?:urn|tag):/i.test(text)) report.add('rss-guid-permalink', node, text, text)
    else if (absoluteUri(text) !== undefined) report.add('rss-guid-address', node, text, text)
  } else if (text === '') report.add('element-blank', node, node.name)
  else if (/^\d{1,7}$/.test(text)) report.add('rss-guid-not-unique', node, text, text)
  if (text !== '' && seen.has(text)) report.add('rss-guid-twice', node, text, text)
  seen.add(text)
}

function item(walk: Walk, node: LintNode, seen: Set<string>, is2: boolean): void {
  const { report } = walk
  twins(walk, node, ITEM_TWINS, 'rss-item-said-twice')
  const description = first(node, 'description')
  if (first(node, 'title') === undefined && description === undefined) report.add('rss-item-empty', node, '')
  const id = first(node, 'guid')
  if (id !== undefined) guid(walk, id, seen)
  else if (is2) report.add('rss-guid-missing', node, '')
  const enclosures = childrenNamed(node, 'enclosure')
  if (enclosures.length > 1) report.add('rss-enclosure-several', enclosures[1], '')
  const children = childNodes(node)
  const encoded = first(node, 'content:encoded')
  if (
    encoded !== undefined &&
    (description === undefined || children.indexOf(description) > children.indexOf(encoded))
  ) {
    report.add('rss-content-order', encoded, '')
  }
  for (const key of ['xhtml:body', 'atom:content']) {
    const twice = first(node, key)
    if (
      twice !== undefined &&
      attributeOf(twice, 'src') === undefined &&
      (description !== undefined || encoded !== undefined)
    )
      report.add('rss-content-twice', twice, key)
  }
}

function skips(walk: Walk, node: LintNode, key: string, isHour: boolean): void {
  const seen = new Set<string>()
  const list = childrenNamed(node, key)
  for (const child of list) {
    const text = isHour ? String(Number(textOf(child))) : textOf(child)
    const value = isHour && text === '24' ? '0' : text
    if (seen.has(value)) walk.report.add('rss-skip-twice', child, text, text)
    if (isHour && text === '24') walk.report.add('rss-skip-midnight', child, text, text)
    seen.add(value)
  }
  if (list.length > (isHour ? 24 : 7)) walk.report.add('rss-skip-days-many', node, String(list.length))
}

function image(walk: Walk, node: LintNode, channel: LintNode): void {
  const same = (key: string) => textOf(first(node, key)) === textOf(first(channel, key))
  const title = first(node, 'title')
  const link = first(node, 'link')
  const url = first(node, 'url')
  if (title !== undefined && textOf(title) !== '' && !same('title'))
    walk.report.add('rss-image-title', title, textOf(title))
  if (link !== undefined && !same('link')) walk.report.add('rss-image-link', link, textOf(link))
  const kind = /\.([a-z]{2,5})(?:[?#].*)?$/i.exec(textOf(url))?.[1]?.toLowerCase()
  if (url !== undefined && kind !== undefined && /^(?:tiff?|bmp|svg|webp|ico|psd|avif|heic)$/.test(kind))
    walk.report.add('rss-image-format', url, kind)
}

const VERSIONS = new Set(['0.90', '0.91', '0.92', '0.93', '0.94', '2.0', '2.00', '2.0.1'])

/** @param root `rss` */
export function rssFeed(walk: Walk, root: LintNode): void {
  const { report } = walk
  const version = attributeOf(root, 'version')
  if (version === undefined) report.add('attribute-missing', root, 'version', undefined, 'version')
  else if (!VERSIONS.has(version)) report.add('rss-version', root, version, version, 'version')
  const seen = new Set<string>()
  const is2 = version?.startsWith('2') === true
  for (const channel of childrenNamed(root, 'channel')) {
    twins(walk, channel, CHANNEL_TWINS, 'rss-said-twice')
    common(walk, root, channel)
    const self = childrenNamed(channel, 'atom:link').find((link) => attributeOf(link, 'rel') === 'self')
    if (self === undefined && is2) report.add('rss-self', channel, '')
    const input = first(channel, 'textInput')
    if (input !== undefined) report.add('rss-text-input', input, '')
    for (const node of childrenNamed(channel, 'image')) image(walk, node, channel)
    for (const node of childrenNamed(channel, 'skipHours')) skips(walk, node, 'hour', true)
    for (const node of childrenNamed(channel, 'skipDays')) skips(walk, node, 'day', false)
    const items = childrenNamed(channel, 'item')
    for (const node of items) item(walk, node, seen, is2)
    const children = childNodes(channel)
    const start = children.findIndex((child) => child.key === 'item')
    const late = start === -1 ? undefined : children.slice(start).find((child) => child.key !== 'item')
    if (late !== undefined) report.add('order-entries-last', late, late.name)
    const slash = items.some((node) => first(node, 'slash:comments') !== undefined)
    if (slash && first(channel, 'lastBuildDate') === undefined) report.add('rss-slash-date', channel, '')
  }
  for (const node of childrenNamed(root, 'item')) item(walk, node, seen, is2)
}

function common(walk: Walk, root: LintNode, channel: LintNode): void {
  const says = [root, channel].some((node) => attributeOf(node, 'xml:lang') !== undefined)
  if (!says && first(channel, 'language') === undefined && first(channel, 'dc:language') === undefined) {
    walk.report.add('rss-language', channel, '')
  }
}

/** @param root `rdf:RDF` */
export function rdfFeed(walk: Walk, root: LintNode): void {
  for (const channel of childrenNamed(root, 'channel')) {
    const items = first(channel, 'items')
    for (const seq of items === undefined ? [] : childNodes(items)) {
      for (const li of childNodes(seq)) {
        if (attributeOf(li, 'rdf:resource') !== undefined) continue
        const odd = li.attributes[0]
        if (odd !== undefined && odd.key !== 'resource')
          walk.report.add('attribute-unknown', li, odd.name, odd.value, odd.name)
        else if (odd === undefined) walk.report.add('attribute-missing', li, 'rdf:resource')
      }
    }
  }
  for (const node of childrenNamed(root, 'item')) {
    twins(walk, node, ITEM_TWINS, 'rss-item-said-twice')
    for (const key of ['trackback:ping', 'trackback:about']) {
      for (const child of childrenNamed(node, key))
        if (attributeOf(child, 'rdf:resource') === undefined)
          walk.report.add('attribute-missing', child, 'rdf:resource', undefined, 'rdf:resource')
    }
  }
  mixed(walk, root)
}

/** A property of RDF holds text or a node, not both. */
function mixed(walk: Walk, node: LintNode): void {
  for (const child of childNodes(node)) {
    const isLiteral = attributeOf(child, 'rdf:parseType') !== undefined
    if (!isLiteral && childNodes(child).length > 0 && ownText(child).trim() !== '')
      walk.report.add('rss-rdf', child, child.name)
    const isProperty = /^(?:title|link|description|url|name)$/.test(child.key)
    for (const inside of isLiteral || !isProperty ? [] : childNodes(child))
      if (!inside.key.includes(':')) walk.report.add('rss-rdf', child, inside.name)
    if (!isLiteral) mixed(walk, child)
  }
}
