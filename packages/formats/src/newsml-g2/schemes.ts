/** Schemes and catalogs: where the codes of a document come from. */
import type { Catalog, Scheme, Term } from '@dateline/news'
import { isIptcCatalog } from './codes.ts'
import { BLOCK_LABEL, INLINE_LABEL, PLAIN_LABEL } from './properties.ts'
import { TEXT } from './scalars.ts'
import { holder, mapped, record, rows, type Shape, textElement } from './shape.ts'

const SCHEME_ROWS = [
  ['names', 'name*', PLAIN_LABEL],
  ['definitions', 'definition*', BLOCK_LABEL],
  ['notes', 'note*', BLOCK_LABEL],
  ['sameAs', 'sameAsScheme*', textElement(TEXT)],
] as const
const SCHEME: Shape<Scheme> = mapped(
  holder<Partial<Scheme>>(
    rows<Partial<Scheme>>(() => [
      ['alias', '@alias', TEXT],
      ['uri', '@uri', TEXT],
      ['attributes', '@*', TEXT],
      ...SCHEME_ROWS,
    ]),
  ),
  (value) => ({ ...value, uri: value.uri ?? '' }),
  (value) => value,
)
export function schemeMeta(term: Shape<Term>): Shape<Scheme> {
  const fields = rows<Partial<Scheme>>(() => [
    ['alias', '@preferredalias', TEXT],
    ['uri', '@uri', TEXT],
    ['attributes', '@*', TEXT],
    ...SCHEME_ROWS,
    ['related', 'related*', term],
    ['properties', 'schemeMetaExtProperty*', term],
  ])
  return mapped(
    holder<Partial<Scheme>>(fields),
    (value) => ({ ...value, uri: value.uri ?? '' }),
    (value) => value,
  )
}

const CATALOG_FIELDS = rows<Catalog>(() => [
  ['href', '@href', TEXT],
  ['attributes', '@*', TEXT],
  ['titles', 'title*', INLINE_LABEL],
  ['schemes', 'scheme*', SCHEME],
])
/** The IPTC's own catalog is at hand in every codec and goes without saying, whatever its issue. */
export const CATALOG: Shape<Catalog> = {
  elementOf: (value) => (value.schemes === undefined ? 'catalogRef' : 'catalog'),
  read(source, reading) {
    return record<Catalog>(CATALOG_FIELDS).read(source, reading)
  },
  write(value, node, writing) {
    if (value.schemes === undefined && value.href === undefined) return false
    CATALOG_FIELDS.write(value as unknown as Record<string, unknown>, node, writing)
    return true
  },
}
/** True: a bare reference to any issue of the IPTC's catalog. */
export function isPlainIptcReference(catalog: Catalog): boolean {
  return catalog.href !== undefined && isIptcCatalog(catalog.href) && Object.keys(catalog).length === 1
}
