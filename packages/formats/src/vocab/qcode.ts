/** QCodes: alias and code to a concept URI, through a document's own catalogs and the bundled one. Never the network. */
import { childrenOf, type XmlElement } from '../xml/read.ts'
import { IPTC_SCHEMES } from './iptc-schemes.ts'

/** Any version of the IPTC's standard catalog: the bundled one answers for it. */
const IPTC_CATALOG =
  /^https?:\/\/(?:www\.)?iptc\.org\/std\/catalog\/catalog\.IPTC-(?:G2-Standards|Standards|NewsCodes)_\d+\.xml$/i

/** Prefix of URIs that Dateline makes for codes which no catalog explains, so that the code is not lost. */
const UNRESOLVED = 'dateline:qcode/'

export interface ResolvedCode {
  readonly uri: string
  readonly known: boolean
}

export class Catalogs {
  private readonly schemes = new Map<string, string>()
  /** Catalogs that the document names and that are not at hand. */
  readonly missing: string[] = []

  /** Adds the catalogs that stand in an item or in a message header. */
  add(holder: XmlElement | undefined): void {
    if (holder === undefined) return
    for (const catalog of childrenOf(holder, 'catalog')) {
      for (const scheme of childrenOf(catalog, 'scheme')) {
        const { alias, uri } = scheme.attributes
        if (alias !== undefined && uri !== undefined) this.schemes.set(alias, uri)
      }
    }
    for (const reference of childrenOf(holder, 'catalogRef')) {
      const href = reference.attributes['href']?.trim()
      if (href !== undefined && !IPTC_CATALOG.test(href)) this.missing.push(href.slice(0, 300))
    }
  }

  /** The concept URI of a QCode; an alias that nobody explains keeps the code in a URI of ours. */
  resolve(qcode: string): ResolvedCode {
    const colon = qcode.indexOf(':')
    const alias = qcode.slice(0, colon)
    const scheme = this.schemes.get(alias) ?? (Object.hasOwn(IPTC_SCHEMES, alias) ? IPTC_SCHEMES[alias] : undefined)
    if (colon < 1 || scheme === undefined) return { uri: `${UNRESOLVED}${qcode.trim()}`, known: false }
    return { uri: scheme + qcode.slice(colon + 1).trim(), known: true }
  }
}

/** The last part of a concept URI: its code. */
export function codeOf(uri: string): string {
  return uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1)
}

const BY_SCHEME: readonly (readonly [string, string])[] = Object.entries(IPTC_SCHEMES)
  .map(([alias, scheme]): [string, string] => [scheme, alias])
  .toSorted((a, b) => b[0].length - a[0].length)

/** The QCode of a URI in the IPTC's catalog, or undefined. */
export function qcodeOf(uri: string): string | undefined {
  for (const [scheme, alias] of BY_SCHEME) {
    if (!uri.startsWith(scheme)) continue
    const code = uri.slice(scheme.length)
    return code === '' || /[\s/#]/.test(code) ? undefined : `${alias}:${code}`
  }
  return undefined
}

/** The original QCode inside a URI that `resolve` made, or undefined. */
export function unresolvedCode(uri: string): string | undefined {
  return uri.startsWith(UNRESOLVED) ? uri.slice(UNRESOLVED.length) : undefined
}
