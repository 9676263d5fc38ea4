/** The linter of feeds: RSS, RDF, Atom, JSON Feed. */
import { decodeText } from '../../encoding.ts'
import { FormatError } from '../../problem.ts'
import type { Finding } from '../types.ts'
import { appDocument, atomFeed, collectionsIn } from './atom.ts'
import { checkDocument } from './document.ts'
import { lintJsonFeed } from './json.ts'
import { Report } from './report.ts'
import { rdfFeed, rssFeed } from './rss.ts'
import { lintTree } from './tree.ts'
import { together } from './together.ts'
import { place, rootAttributes, type Walk } from './walk.ts'

export interface FeedLintOptions {
  /** Address that the feed was fetched from. */
  readonly url?: string
  /** Milliseconds since 1970, to tell dates that cannot be; without it the future is not looked at. */
  readonly now?: number
}

/**
 * Checks a feed against every rule of its format.
 * @param bytes the document as it came
 * @returns findings in the order of the document; none for a feed without fault. Never throws for bad input.
 */
export function lintFeed(bytes: Uint8Array, options: FeedLintOptions = {}): Finding[] {
  const report = new Report()
  let text: string
  let encoding = 'utf-8'
  try {
    const decoded = decodeText(bytes)
    text = decoded.text
    encoding = decoded.encoding
    if (decoded.note?.startsWith('bytes that') === true || decoded.note?.startsWith('declared as') === true)
      report.at('encoding-wrong', 1, 1, decoded.note)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    report.at('encoding-wrong', 1, 1, error.message)
    return report.findings
  }
  if (/^\s*[{[]/.test(text)) return lintJsonFeed(text)
  const isBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const tree = lintTree(text.replace(/^\ufeff/, ''))
  const kind = checkDocument(report, tree, encoding, isBom)
  const { root } = tree
  if (root === undefined || kind === undefined) return report.findings
  const walk: Walk = { report, isAtom: kind === 'atom' || kind === 'app', now: options.now ?? Number.POSITIVE_INFINITY }
  rootAttributes(walk, root)
  if (kind === 'atom') {
    place(walk, root, root.local === 'entry' ? 'entry' : 'feed')
    if (root.local === 'feed') atomFeed(walk, root, options.url)
    collectionsIn(walk, root)
  } else if (kind === 'rss') {
    place(walk, root, 'rss')
    rssFeed(walk, root)
  } else if (kind === 'rdf') {
    place(walk, root, 'rdf')
    rdfFeed(walk, root)
  } else appDocument(walk, root)
  together(walk, root, /encoding\s*=\s*["']([^"']{1,60})["']/.exec(tree.xmlDeclaration ?? '')?.[1] ?? encoding)
  return report.findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}
