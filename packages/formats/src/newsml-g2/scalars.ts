/** Values of attributes and of elements that hold text alone, in both directions. */
import type { Reading, Writing } from './context.ts'
import type { Node } from './node.ts'

export interface Scalar<T = unknown> {
  /** @returns undefined when the text is no such value; it is kept as an extension then */
  read(text: string, reading: Reading, field: string): T | undefined
  draw(value: T): string | undefined
  /** Codes have a sibling attribute that holds a URI. */
  readonly pair?: 'one' | 'list' | 'array'
}

export const isScalar = (as: object): as is Scalar => 'draw' in as

function scalar<T>(read: Scalar<T>['read'], draw: (value: T) => string = String): Scalar<T> {
  return { read, draw }
}

/** One line: white space collapsed. */
export const TEXT = scalar<string>((text) => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '') || undefined)
/** As it stands: a separator may be a blank. */
export const VERBATIM = scalar<string>((text) => text)
export const INTEGER = scalar<number>((text) => {
  const clean = text.trim()
  return /^[+-]?\d{1,15}$/.test(clean) ? Number(clean) : undefined
})
export const DECIMAL = scalar<number>(
  (text) => {
    const clean = text.trim()
    return /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,3})?$/.test(clean)
      ? finite(Number(clean))
      : undefined
  },
  (value) => (/e/.test(String(value)) ? value.toFixed(20).replace(/0+$/, '') : String(value)),
)
const finite = (value: number) => (Number.isFinite(value) ? value : undefined)
export const BOOLEAN = scalar<boolean>((text) => {
  const clean = text.trim()
  return clean === 'true' || clean === '1' ? true : clean === 'false' || clean === '0' ? false : undefined
})
/** A list by white space. */
export const TOKENS = scalar<readonly string[]>(
  (text) => {
    const list = text.split(/[ \t\r\n]+/).filter(Boolean)
    return list.length === 0 ? undefined : list
  },
  (value) => value.join(' '),
)
export const DIRECTION = scalar<'ltr' | 'rtl'>((text) => {
  const clean = text.trim().toLowerCase()
  return clean === 'ltr' || clean === 'rtl' ? clean : undefined
})
/** RFC 3339, the source's offset kept. */
export const INSTANT = scalar<string>((text, reading, field) => reading.instant(text, field))
/** XML Schema's date, gYearMonth, gYear, gMonth, gMonthDay and gDay; any may have a zone. */
const PARTIAL = /^(-?\d{4}(-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?|---\d{2})(Z|[+-]\d{2}:\d{2})?$/
/** A date that may end at the year, the month or the day; or an instant. */
export const DATE = scalar<string>((text, reading, field) => {
  const clean = text.trim()
  return PARTIAL.test(clean) ? clean : reading.instant(clean, field)
})

/** A concept URI; written as a QCode where it can be. */
export const CODE: Scalar<string> & { readonly pair: 'one' } = {
  pair: 'one',
  read: (text, reading) => {
    const clean = text.trim()
    return clean === '' ? undefined : reading.code(clean)
  },
  draw: (value) => value,
}
/** Concept URIs, separated by a blank. */
export const CODES: Scalar<string> & { readonly pair: 'list' } = {
  pair: 'list',
  read: (text, reading) => {
    const list = text.split(/[ \t\r\n]+/).filter(Boolean)
    return list.length === 0 ? undefined : list.map((qcode) => reading.code(qcode)).join(' ')
  },
  draw: (value) => value,
}
/** Concept URIs as a list. */
export const CODE_LIST: Scalar<readonly string[]> & { readonly pair: 'array' } = {
  pair: 'array',
  read: (text, reading) => {
    const list = text.split(/[ \t\r\n]+/).filter(Boolean)
    return list.length === 0 ? undefined : list.map((qcode) => reading.code(qcode))
  },
  draw: (value) => value.join(' '),
}

/** Sets an attribute, or its pair of attributes, from a value. */
export function writeAttribute(node: Node, name: string, scalarType: Scalar, value: unknown, writing: Writing): void {
  const text = scalarType.draw(value)
  if (text === undefined) return
  if (scalarType.pair === undefined) {
    node.attributes.set(name, text)
    return
  }
  if (scalarType.pair === 'one') {
    writing.code(node, name, text)
    return
  }
  const uris = text.split(' ').filter(Boolean)
  const qcodes = uris.map((uri) => writing.codes.compact(uri))
  if (qcodes.every((qcode) => qcode !== undefined)) node.attributes.set(name, qcodes.join(' '))
  else {
    const known = qcodes.filter((qcode, i) => qcode !== undefined && uris[i]?.startsWith('dateline:qcode/') === true)
    const rest = uris.filter((uri) => !uri.startsWith('dateline:qcode/'))
    if (known.length > 0) node.attributes.set(name, known.join(' '))
    node.attributes.set(`${name}uri`, rest.join(' '))
  }
}
