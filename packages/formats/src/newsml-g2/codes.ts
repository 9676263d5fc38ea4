/** QCodes and concept URIs of one document: through its own catalogs, the IPTC's, and those that agencies are known by. */
import type { Catalog } from '@dateline/news'
import { schemesOfCatalog } from '../vocab/agency-catalogs.ts'
import { IPTC_SCHEMES } from '../vocab/iptc-schemes.ts'

/** Stands before a QCode in place of a concept URI when no catalog explains its alias, so that the code is not lost. */
export const UNRESOLVED = 'dateline:qcode/'

/** Any issue of the IPTC's catalog: the bundled one answers for it. */
const IPTC_CATALOG =
  /^https?:\/\/(?:www\.)?iptc\.org\/std\/catalog\/catalog\.IPTC-(?:G2-Standards|Standards|NewsCodes|G2-NewsCodes)(?:_[\d.]+)?\.xml$/i

/** What `placeholders` wrote: nothing that the item says. */
export const isPlaceholder = ({ schemes = [] }: Catalog): boolean =>
  schemes.length > 0 && schemes.every(({ uri }) => uri.startsWith(UNRESOLVED))

export const isIptcCatalog = (href: string) => IPTC_CATALOG.test(href)

/** NewsML-G2's QCodeType: alias, colon, code. */
const QCODE = /^[^\s:]+:\S+$/
export const isQCode = (text: string) => QCODE.test(text)

const IPTC = new Map(Object.entries(IPTC_SCHEMES))
const IPTC_ALIASES = new Map(Object.entries(IPTC_SCHEMES).map(([alias, uri]) => [uri, alias]))

/** Scheme URI of a URI whose code is its last step. */
function schemePart(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1)
}

export class Codes {
  /** Aliases that the document declares itself, and those of catalogs known by their address. */
  readonly own = new Map<string, string>()
  /** Addresses of catalogs that nobody has at hand. */
  readonly missing: string[] = []
  /** Aliases that stand for nothing but themselves, as `placeholders` declares them. */
  readonly unexplained = new Set<string>()
  #longest: readonly (readonly [uri: string, alias: string])[] | undefined

  constructor(catalogs: readonly Catalog[] | undefined) {
    for (const catalog of catalogs ?? []) this.add(catalog)
  }

  add(catalog: Catalog): void {
    for (const { alias, uri } of catalog.schemes ?? []) {
      if (alias === undefined || uri === '') continue
      if (uri.startsWith(UNRESOLVED)) this.unexplained.add(alias)
      else this.own.set(alias, uri)
    }
    const { href } = catalog
    if (href === undefined || isIptcCatalog(href)) return
    const known = schemesOfCatalog(href)
    if (known === undefined) this.missing.push(href)
    else
      for (const [alias, uri] of Object.entries(known)) {
        if (!this.own.has(alias) && !IPTC.has(alias)) this.own.set(alias, uri)
      }
  }

  /** The scheme of an alias; undefined when no catalog at hand explains it. */
  scheme(alias: string): string | undefined {
    return this.own.get(alias) ?? IPTC.get(alias)
  }

  /** The concept URI of a QCode; undefined when no catalog at hand explains it. */
  resolve(qcode: string): string | undefined {
    const colon = qcode.indexOf(':')
    if (colon < 1 || colon === qcode.length - 1) return undefined
    const scheme = this.scheme(qcode.slice(0, colon))
    return scheme === undefined ? undefined : scheme + qcode.slice(colon + 1)
  }

  /** The QCode by which the IPTC's catalog knows a URI in this document; undefined when there is none. */
  iptc(uri: string): string | undefined {
    const scheme = schemePart(uri)
    const alias = IPTC_ALIASES.get(scheme)
    if (alias === undefined || this.own.has(alias)) return undefined
    const code = uri.slice(scheme.length)
    return code === '' || /\s/.test(code) ? undefined : `${alias}:${code}`
  }

  /** A QCode as it came in; an alias that nobody explains is remembered. */
  kept(qcode: string): string {
    if (isQCode(qcode) && this.resolve(qcode) === undefined) this.unexplained.add(qcode.slice(0, qcode.indexOf(':')))
    return qcode
  }

  /**
   * Declares the aliases that no catalog explains, so that the document is sound without one: each stands for itself in a URI of ours.
   * @returns undefined when there are none, or when a catalog that is not at hand may explain them
   */
  placeholders(): Catalog | undefined {
    if (this.unexplained.size === 0 || this.missing.length > 0) return undefined
    return { schemes: [...this.unexplained].map((alias) => ({ alias, uri: `${UNRESOLVED}${alias}:` })) }
  }

  /** A QCode for a URI, through any catalog of the document; undefined when there is none. */
  compact(uri: string): string | undefined {
    if (uri.startsWith(UNRESOLVED)) return this.kept(uri.slice(UNRESOLVED.length))
    const iptc = this.iptc(uri)
    if (iptc !== undefined || this.own.size === 0) return iptc
    this.#longest ??= [...this.own]
      .map(([alias, scheme]) => [scheme, alias] as const)
      .toSorted((a, b) => b[0].length - a[0].length)
    for (const [scheme, alias] of this.#longest) {
      if (!uri.startsWith(scheme)) continue
      const code = uri.slice(scheme.length)
      if (code !== '' && !/\s/.test(code)) return `${alias}:${code}`
    }
    return undefined
  }
}
