/** QCodes of the IPTC's own schemes. A document's other codes go through its catalogs: see newsml-g2/codes.ts. */
import { IPTC_SCHEMES } from './iptc-schemes.ts'

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
