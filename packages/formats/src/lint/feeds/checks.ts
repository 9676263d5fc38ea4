/** Checks of single values. Each is told the value, and where it stands. */
import { rfc3339, rfc822, w3cdtf, isImplausible } from './dates.ts'
import { parseFeedDate } from '../../feeds/dates.ts'
import { hasMarkup, isGarbled } from './markup.ts'
import type { Report } from './report.ts'
import type { RuleName } from './rules.ts'
import type { LintNode } from './tree.ts'
import { absoluteUri, isNotCanonical, unregisteredScheme, uriReference } from './uris.ts'

export interface Site {
  readonly report: Report
  readonly node: LintNode
  /** Name of the attribute, when the value is one. */
  readonly attribute?: string
  readonly isAtom: boolean
  /** Milliseconds. */
  readonly now: number
}
export type Check = (value: string, site: Site) => void

const tell = (site: Site, rule: RuleName | undefined, value: string, detail = '') => {
  if (rule !== undefined)
    site.report.add(rule, site.node, detail === '' ? value.slice(0, 80) : detail, value, site.attribute)
}
const blank = (value: string, site: Site): boolean => {
  if (value.trim() !== '') return false
  tell(site, site.attribute === undefined ? 'element-blank' : 'attribute-blank', value, site.attribute ?? site.node.key)
  return true
}

/** Several checks on one value. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, site) => {
    for (const check of checks) check(value, site)
  }
/** Not empty, and if so what else it must be. */
export const filledThen =
  (check: Check): Check =>
  (value, site) => {
    if (!blank(value, site)) check(value, site)
  }
export const filled: Check = (value, site) => void blank(value, site)
export const anything: Check = () => undefined

/** Plain text: not empty, no markup. */
export const plain: Check = (value, site) => {
  if (blank(value, site)) return
  plainOrEmpty(value, site)
}
export const plainOrEmpty: Check = (value, site) => {
  if (hasMarkup(value)) tell(site, 'text-is-html', value)
  if (/&<[A-Za-z/]/.test(value)) tell(site, 'rss-character-data', value)
  garbled(value, site)
}
export const garbled: Check = (value, site) => {
  if (isGarbled(value)) tell(site, 'characters-garbled', value)
}

/** A full address, or in Atom one that its base completes. */
export const url: Check = (value, site) => {
  const spaced = value !== value.trim()
  if (spaced && (site.attribute !== undefined || site.isAtom)) {
    if (site.attribute !== undefined) tell(site, 'uri-character', value, 'white space')
    else tell(site, 'space-around', value)
  }
  const text = value.trim()
  if (text === '') {
    tell(site, site.isAtom && site.attribute !== undefined ? undefined : 'uri-not-absolute', value, 'empty')
    return
  }
  const problem = site.isAtom ? uriReference(text) : absoluteUri(text)
  tell(site, problem, value)
  if (problem !== undefined) return
  const scheme = unregisteredScheme(text)
  if (scheme !== undefined) tell(site, 'uri-scheme', value, scheme)
  if (!site.isAtom && /[\u0080-\u{10ffff}]/u.test(text)) tell(site, 'uri-iri', value)
}
/** An address that must be absolute in every format. */
export const fullUrl: Check = (value, site) => {
  if (value !== value.trim() && site.attribute !== undefined) tell(site, 'uri-character', value, 'white space')
  const problem = absoluteUri(value)
  tell(site, problem, value)
  const scheme = problem === undefined ? unregisteredScheme(value) : undefined
  if (scheme !== undefined) tell(site, 'uri-scheme', value, scheme)
}
/** Atom's id. */
export const identifier: Check = (value, site) => {
  if (blank(value, site)) {
    tell(site, 'uri-not-absolute', value, 'empty')
    return
  }
  if (value !== value.trim()) tell(site, 'space-around', value)
  const text = value.trim()
  const problem = absoluteUri(text)
  tell(site, problem, value)
  if (problem !== undefined) return
  const scheme = unregisteredScheme(text)
  if (scheme !== undefined) tell(site, 'uri-scheme', value, scheme)
  if (isNotCanonical(text)) tell(site, 'uri-not-canonical', value)
}

const dated =
  (check: (text: string) => RuleName | undefined, trims: boolean): Check =>
  (value, site) => {
    const text = value.trim()
    if (!trims && text !== value) tell(site, 'space-around', value)
    const problem = check(text)
    tell(site, problem, value)
    if (problem !== undefined && problem !== 'date-rfc822-risky') return
    const instant = parseFeedDate(text)?.value
    if (instant === undefined || isImplausible(Date.parse(instant), site.now)) tell(site, 'date-implausible', value)
  }
export const dateRfc3339: Check = dated(rfc3339, false)
export const dateRfc822: Check = dated(rfc822, true)
export const dateW3cdtf: Check = dated(w3cdtf, true)
/** A date of an event: it may well be in the future. */
export const eventDate: Check = (value, site) =>
  tell(site, w3cdtf(value.trim()) === undefined ? undefined : w3cdtf(`${value.trim()}Z`), value)

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,80}@(?:[A-Za-z0-9-]{1,63}\.){0,8}[A-Za-z0-9-]{1,63}$/
export const email: Check = (value, site) => {
  const text = value.trim()
  if (!ADDRESS.test(text)) tell(site, 'email-invalid', value)
  else if (!/@.+\./.test(text)) tell(site, 'email-host', value)
}
const CONTACT = /^(?:mailto:)?\S+@\S+\.\S+\s+\([^()]+\)$/
/** RSS: an address with a name in brackets. */
export const contact: Check = (value, site) => {
  const text = value.trim()
  if (hasMarkup(text.replace(/<[^\s<>@]+@[^\s<>]+>/g, ''))) tell(site, 'text-is-html', value)
  if (ADDRESS.test(text)) tell(site, 'email-no-name', value)
  else if (/^mailto:.*(?:@|%40)/i.test(text)) tell(site, 'email-form', value)
  else if (CONTACT.test(text)) return
  else if (
    /^[^<>()@]{1,200}<[^<>\s()]+@[^<>\s()]+>$/.test(text) ||
    /^[^()@]{0,200}\([^()]*\)\s*[^<>()\s]+@[^<>()\s]+$|^[^<>()\s]+@[^<>()\s]+\s*<[^<>]+>$|^\([^()]*\)\s*\S+@\S+$|^[^<>()@,]{1,200},\s*[^<>()\s,]+@[^<>()\s,]+$/.test(
      text,
    )
  ) {
    tell(site, /mailto:/i.test(text) ? 'email-invalid' : 'email-form', value)
  } else tell(site, 'email-invalid', value)
}

export const language: Check = (value, site) => {
  if (site.attribute === 'xml:lang' && value === '') return
  if (!isLanguage(value.trim())) tell(site, 'language-invalid', value)
}
const LETTERS = /^(?:[A-Za-z]{2,3}|[ix])(?:-[A-Za-z0-9]{1,8}){0,6}$/
let names: Intl.DisplayNames | undefined
/** A tag whose language the registry knows. */
function isLanguage(tag: string): boolean {
  if (!LETTERS.test(tag)) return false
  const [first = '', second] = tag.toLowerCase().split('-')
  if (/^(?:x|i|und|mul|zxx|mis)$/.test(first)) return true
  names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  try {
    if (names.of(first) === undefined) return false
    // Two letters after a language are a country.
    return second === undefined || second.length !== 2 || isCountry(second)
  } catch {
    return false
  }
}
let regions: Intl.DisplayNames | undefined
export function isCountry(code: string): boolean {
  if (!/^[A-Za-z]{2}$/.test(code)) return false
  regions ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const upper = code.toUpperCase()
  return !/^(?:X[A-Z]|Q[M-Z]|ZZ|AA)$/.test(upper) && regions.of(upper) !== undefined
}

const MEDIA_TYPE =
  /^[A-Za-z0-9!#$&^_.+-]{1,127}\/[A-Za-z0-9!#$&^_.+-]{1,127}(?:\s*;\s*[A-Za-z0-9-]{1,60}=(?:"[^"]*"|[^\s";]+))*$/
export const mediaType: Check = (value, site) => {
  if (!MEDIA_TYPE.test(value.trim())) tell(site, 'media-type-invalid', value)
}

/** A whole number in a range. */
export const whole =
  (min: number, max = Number.MAX_SAFE_INTEGER): Check =>
  (value, site) => {
    const text = value.trim()
    const number = Number(text)
    if (!/^[+-]?\d+$/.test(text) || number < min || number > max) tell(site, 'number-invalid', value)
  }
export const real: Check = (value, site) => {
  if (!/^\s*-?\d+(?:\.\d+)?\s*$/.test(value)) tell(site, 'number-invalid', value)
}
/** One of some words, to the letter. */
export const oneOf =
  (rule: RuleName, ...list: readonly string[]): Check =>
  (value, site) => {
    if (!list.includes(value)) tell(site, rule, value)
  }
export const trueFalse = oneOf('boolean-invalid', 'true', 'false')
export const shorter =
  (length: number): Check =>
  (value, site) => {
    if (value.length > length) tell(site, 'too-long', value, `more than ${length} characters`)
  }
export const matching =
  (rule: RuleName, pattern: RegExp): Check =>
  (value, site) => {
    if (!pattern.test(value.trim())) tell(site, rule, value)
  }
export const within =
  (rule: RuleName, size: number): Check =>
  (value, site) => {
    const number = Number(value.trim())
    if (value.trim() === '' || !(Math.abs(number) <= size)) tell(site, rule, value)
  }
