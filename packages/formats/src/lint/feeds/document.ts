/** The document around the feed: declaration, document type, encoding, namespaces, root. */
import { NAMESPACES } from '../../feeds/names.ts'
import type { Report } from './report.ts'
import { type LintNode, lintPrefix, type LintTree } from './tree.ts'

export type FeedKind = 'rss' | 'rdf' | 'atom' | 'app'

/** Namespaces that other readers have no use for, and that do no harm. */
const HARMLESS =
  /^(?:http:\/\/www\.w3\.org\/(?:2001\/XMLSchema-instance|1999\/xlink|XML\/1998\/namespace|2000\/xmlns\/))$/
const OLD_ATOM = /^http:\/\/purl\.org\/atom\/ns#$/
const UNSUPPORTED = new Set(['http://schemas.google.com/g/2005'])

function encoding(report: Report, tree: LintTree, used: string, isBom: boolean): void {
  const declared = /encoding\s*=\s*["']([^"']{1,60})["']/.exec(tree.xmlDeclaration ?? '')?.[1]
  if (declared === undefined) return
  if (isBom && !/^utf-?8$/i.test(declared) && /^utf-?8$/i.test(used))
    report.at('encoding-wrong', 1, 31, `${declared} with a byte order mark of UTF-8`)
  if (/^(?:utf-?8|utf-?16)$/i.test(declared)) return
  const isCommon =
    /^(?:us-ascii|ascii|iso-8859-1[05]?|iso-8859-\d{1,2}|windows-125\d|big5|gb2312|gbk|gb18030|shift_jis|euc-jp|euc-kr|koi8-r|koi8-u|iso-2022-jp|iso8859-1|latin1)$/i.test(
      declared,
    )
  report.at(isCommon ? 'encoding-own-name' : 'encoding-obscure', 1, 1, declared)
}

/** @returns what kind of feed it is, when it is one */
export function checkDocument(report: Report, tree: LintTree, used: string, isBom: boolean): FeedKind | undefined {
  const version = /version\s*=\s*["']([^"']{1,10})["']/.exec(tree.xmlDeclaration ?? '')?.[1]
  if (version !== undefined && version !== '1.0') report.at('xml-version', 1, 1, version)
  encoding(report, tree, used, isBom)
  const { doctype, root } = tree
  if (doctype !== undefined) {
    if (/<!ENTITY\s+[^>]{0,400}\bSYSTEM\b/i.test(doctype)) report.at('entities-declared', 1, 1, 'an external one')
    else if (/<!ENTITY/i.test(doctype)) report.at('entities-declared', 1, 1, '')
    const isNetscape = /Netscape Communications\/\/DTD RSS 0\.91/i.test(doctype)
    const number = root?.attributes.find((a) => a.name === 'version')?.value
    if (isNetscape && root?.key === 'rss') {
      if (number === '0.91') report.at('doctype-old', 1, 1, '')
      else report.at('doctype-wrong', 1, 1, number ?? 'no version')
    } else if (root?.key === 'rss' && number !== '0.91' && !/<!ENTITY/i.test(doctype))
      report.at('doctype-wrong', 1, 1, '')
  }
  if (tree.notWellFormed !== undefined) {
    const { message, line, column } = tree.notWellFormed
    report.at('not-well-formed', line, column, message)
  }
  if (root === undefined) {
    if (tree.notWellFormed === undefined) report.at('not-well-formed', 1, 1, 'no element')
    return undefined
  }
  const kind = rootKind(report, root)
  if (kind !== undefined) namespaces(report, tree, root)
  return kind
}

function rootKind(report: Report, root: LintNode): FeedKind | undefined {
  const { local, ns } = root
  if (local === 'feed' || (local === 'entry' && /atom/i.test(ns))) {
    if (ns === '') report.add('namespace-missing', root, root.name)
    else if (OLD_ATOM.test(ns)) {
      const version = root.attributes.find((a) => a.name === 'version')?.value
      if (version !== undefined && version !== '0.3')
        report.add('namespace-obsolete', root, `version ${version}`, version)
      else if (version !== '0.3') report.add('namespace-obsolete', root, ns, ns)
    } else if (ns !== NAMESPACES.atom) report.add('namespace-wrong', root, ns, ns)
    else if (root.prefix !== '') report.add('prefix-on-core', root, root.prefix, root.prefix)
    return 'atom'
  }
  if (root.name === 'rss' || (local === 'rss' && ns !== '')) {
    if (ns !== '') report.add('namespace-wrong', root, ns, ns)
    return 'rss'
  }
  if (local === 'RDF' && ns === NAMESPACES.rdf) return 'rdf'
  if (/^app:(?:service|categories|collection)$/.test(root.key)) return 'app'
  report.add('root-unknown', root, root.name, root.name)
  return undefined
}

/** Prefixes that readers look for, by the namespaces that they stand for. */
const RESERVED = new Map<string, string>([
  ...Object.entries(NAMESPACES).map(([prefix, uri]): [string, string] => [prefix, uri]),
  ['sx', 'http://feedsync.org/2007/feedsync'],
  ['ev', 'http://purl.org/rss/1.0/modules/event/'],
  ['trackback', 'http://madskills.com/public/xml/rss/module/trackback/'],
])
const FREE = new Set([
  'source',
  'image',
  'at',
  'app',
  'mi',
  'turbo',
  'rambler',
  'mailru',
  'apcm',
  'apnm',
  'snf',
  'icbm',
  'prism',
  'cc',
  'wp',
  'xml',
  'yandex',
  'gd',
])

function namespaces(report: Report, tree: LintTree, root: LintNode): void {
  for (const { prefix, uri, node } of tree.namespaces) {
    const own = lintPrefix(uri)
    if (uri === '') continue
    if (UNSUPPORTED.has(uri)) report.add('namespace-unknown', node, uri, uri)
    else if (own === undefined && node !== root && !HARMLESS.test(uri)) report.add('namespace-unknown', node, uri, uri)
    else if (own === undefined && node === root && prefix !== '' && !HARMLESS.test(uri))
      report.add('namespace-unknown', node, uri, uri)
    if (/\s/.test(uri)) report.add('not-well-formed', node, `namespace ${uri}`, uri)
    else if (uri.startsWith('tag:') && !/^tag:[^,:]+,\d{4}/.test(uri))
      report.add('tag-uri', node, uri, uri, `xmlns:${prefix}`)
    if (/mrss/i.test(uri) && uri !== NAMESPACES.media) report.add('media-namespace', node, uri, uri)
    if (own === 'wiki-old') report.add('namespace-obsolete', node, uri, uri)
    const proper = RESERVED.get(prefix)
    if (prefix !== '' && proper !== undefined && !FREE.has(prefix) && own !== prefix)
      report.add('prefix-taken', node, `${prefix} for ${uri}`, uri)
    else if (
      prefix !== '' &&
      own !== undefined &&
      own !== '' &&
      own !== prefix &&
      RESERVED.has(own) &&
      !FREE.has(own) &&
      !/^(?:atom|a10|a|html|h)$/.test(prefix) &&
      own !== 'atom' &&
      own !== 'xhtml'
    ) {
      report.add('prefix-unusual', node, `${prefix} for ${own}`, uri)
    }
  }
}
