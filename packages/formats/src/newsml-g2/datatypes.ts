/** Values against the datatypes of the standard's schema. */
import { isDay } from '../copy/instant.ts'
import { facetsOf } from './structure.ts'

const ZONE = '(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?'
const DATE_TIME = new RegExp(
  `^-?(\\d{4})-(\\d{2})-(\\d{2})T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,30})?${ZONE}$`,
)
const DATE = new RegExp(`^-?(\\d{4})-(\\d{2})-(\\d{2})${ZONE}$`)
const NCNAME = /^[\p{L}_][\p{L}\p{N}\p{M}._\u00b7-]*$/u

const isDate = (pattern: RegExp, text: string) => {
  const match = pattern.exec(text)
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]))
}
const whole = (text: string) => /^[+-]?\d{1,30}$/.test(text)

/** XML Schema's anyURI: what can be escaped is let through; the rest is RFC 3986. */
export function isUri(text: string): boolean {
  const uri = text.replace(/[^\u0021-\u007e]|[<>"{}|\\^`]/gu, '_')
  if (/%(?![0-9A-Fa-f]{2})/.test(uri) || uri.split('#', 3).length > 2) return false
  const [first = ''] = uri.split(/[/?#]/, 1)
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(first)?.[0] ?? ''
  if (scheme === '' && first.includes(':')) return false
  const rest = uri.slice(scheme.length)
  if (!rest.startsWith('//')) return !/[[\]]/.test(rest)
  const [authority = ''] = rest.slice(2).split(/[/?#]/, 1)
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return (
    /^(?:\[[0-9A-Fa-fvV:.]+\]|[^[\]:]*)(?::\d{0,5})?$/.test(host) && !/[[\]]/.test(rest.slice(2 + authority.length))
  )
}

const CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  string: () => true,
  mixed: () => true,
  empty: (text) => text === '',
  dateTime: (text) => isDate(DATE_TIME, text),
  date: (text) => isDate(DATE, text),
  gYearMonth: (text) => new RegExp(`^-?\\d{4}-(?:0[1-9]|1[0-2])${ZONE}$`).test(text),
  gYear: (text) => new RegExp(`^-?\\d{4}${ZONE}$`).test(text),
  gMonth: (text) => new RegExp(`^--(?:0[1-9]|1[0-2])${ZONE}$`).test(text),
  gMonthDay: (text) => new RegExp(`^--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])${ZONE}$`).test(text),
  gDay: (text) => new RegExp(`^---(?:0[1-9]|[12]\\d|3[01])${ZONE}$`).test(text),
  duration: (text) =>
    /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/.test(text),
  anyURI: isUri,
  boolean: (text) => /^(?:true|false|0|1)$/.test(text),
  integer: whole,
  nonNegativeInteger: (text) => whole(text) && Number(text) >= 0,
  positiveInteger: (text) => whole(text) && Number(text) > 0,
  decimal: (text) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
  double: (text) => /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/.test(text),
  language: (text) => /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/.test(text),
  NCName: (text) => NCNAME.test(text),
  ID: (text) => NCNAME.test(text),
  IDREF: (text) => NCNAME.test(text),
  IDREFS: (text) => text !== '' && text.split(/\s+/).every((id) => NCNAME.test(id)),
  NMTOKENS: (text) => text !== '' && /^[\p{L}\p{N}\p{M}._:\s\u00b7-]+$/u.test(text),
  QName: (text) => /^(?:[\p{L}_][\p{L}\p{N}._-]*:)?[\p{L}_][\p{L}\p{N}._-]*$/u.test(text),
}

/** True when white space at the ends counts: the datatypes of text. */
const keepsSpace = (facets: string) => facets === 'string' || facets === 'mixed' || facets.startsWith('/')

/**
 * True when a value is of a datatype.
 * @param type name of a type of grammar.ts, or facets in one word
 */
export function isOfType(value: string, type: string): boolean {
  const facets = facetsOf(type)
  const text = keepsSpace(facets) ? value : value.trim()
  if (type === 'QCodeType') return /^[^\s:]+:\S+$/.test(text)
  if (type === 'g2normalizedString') return !/[\t\r\n]/.test(text)
  if (facets.startsWith('/')) return /^\d+\.\d+$/.test(text)
  if (facets.endsWith('[]'))
    return text.split(/\s+/).every((item) => item === '' || isOfType(item, facets.slice(0, -2)))
  if (facets.includes('|') || facets.startsWith('='))
    return facets.split('|').some((one) => (one.startsWith('=') ? text === one.slice(1) : isOfType(text, one)))
  const range = /^(\d+)\.\.(\d+)$/.exec(facets)
  if (range !== null) return whole(text) && Number(text) >= Number(range[1]) && Number(text) <= Number(range[2])
  return CHECKS[facets]?.(text) ?? true
}
