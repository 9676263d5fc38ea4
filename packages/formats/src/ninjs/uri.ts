/** Identifiers that must be URIs by the schemas (RFC 3986), and instants that must have a zone (RFC 3339). */
import { isDay } from '../copy/instant.ts'

const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const SEGMENTS = /^(?:[a-z0-9\-._~!$&'()*+,;=:@/]|%[0-9a-f]{2})*$/i
const QUERY = /^(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*$/i
const AUTHORITY =
  /^(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*(?::\d*)?$/i
const MAX_URI = 8_000

/** True for an absolute URI as JSON Schema's `format: uri` takes it; addresses of IPv6 hosts are left out. */
export function isStrictUri(text: string): boolean {
  if (text.length > MAX_URI) return false
  const scheme = SCHEME.exec(text)?.[0]
  if (scheme === undefined) return false
  let rest = text.slice(scheme.length)
  const hash = rest.indexOf('#')
  if (hash !== -1) {
    if (!QUERY.test(rest.slice(hash + 1))) return false
    rest = rest.slice(0, hash)
  }
  const question = rest.indexOf('?')
  if (question !== -1) {
    if (!QUERY.test(rest.slice(question + 1))) return false
    rest = rest.slice(0, question)
  }
  if (!rest.startsWith('//')) return rest !== '' && SEGMENTS.test(rest)
  const slash = rest.indexOf('/', 2)
  const authority = slash === -1 ? rest.slice(2) : rest.slice(2, slash)
  return authority !== '' && AUTHORITY.test(authority) && SEGMENTS.test(slash === -1 ? '' : rest.slice(slash))
}

/** The same address with everything percent-encoded that a URI may not hold; undefined when it still is none. */
export function strictUri(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const trimmed = text.trim()
  if (isStrictUri(trimmed)) return trimmed
  if (trimmed.length > MAX_URI || !SCHEME.test(trimmed)) return undefined
  const hash = trimmed.indexOf('#')
  const encoded = trimmed
    .toWellFormed()
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^a-z0-9\-._~!$&'()*+,;=:@/?#%]/giu, (c) => encodeURIComponent(c))
  const clean =
    hash === -1 ? encoded : encoded.replace(/#/g, (mark, at: number) => (at === encoded.indexOf('#') ? mark : '%23'))
  return isStrictUri(clean) ? clean : undefined
}

/**
 * A file that a document names beside itself (`clip.mp4`, `pictures/1.jpg`) as a URI without a place: `file:clip.mp4`.
 * @returns undefined for what is no relative path
 */
export function fileUri(path: string): string | undefined {
  const name = path.trim()
  if (name === '' || name.length > 500 || /^[/\\]|^[a-z]:|[\n?#]/i.test(name)) return undefined
  return strictUri(`file:${name.replaceAll('\\', '/')}`)
}

/** The path that `fileUri` made the URI of. */
export function pathOfFileUri(uri: string): string {
  if (!/^file:[^/]/.test(uri)) return uri
  try {
    return decodeURIComponent(uri.slice('file:'.length))
  } catch {
    return uri
  }
}

const OURS = 'urn:dateline:'
const UNNAMED = 'urn:dateline:unnamed:'

/** FNV-1a, twice with different seeds: names an item that has no guid, the same each time it is written. */
function digest(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x5bd1e995)
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}

/**
 * A URI for any guid. A guid that is none is encoded after `urn:dateline:`; without a guid, the content names the item.
 * @param content what tells items without a guid apart
 */
export function uriOfGuid(guid: string | undefined, content: () => string): string {
  if (guid === undefined || guid === '') return UNNAMED + digest(content())
  if (isStrictUri(guid) && !guid.startsWith(OURS)) return guid
  return OURS + encodeURIComponent(guid.toWellFormed())
}

/** The guid that `uriOfGuid` made the URI of; undefined when there was none. */
export function guidOfUri(uri: string): string | undefined {
  if (!uri.startsWith(OURS)) return uri
  if (uri.startsWith(UNNAMED)) return undefined
  try {
    return decodeURIComponent(uri.slice(OURS.length))
  } catch {
    return uri
  }
}

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,12})?(?:Z|[+-](\d\d):(\d\d))$/

/** True for an RFC 3339 date and time, with its zone, that the calendar has. */
export function isInstant(text: string | undefined): boolean {
  const match = text === undefined ? null : INSTANT.exec(text)
  if (match === null) return false
  const [, y, mo, d, h, mi, s, zoneHour = '0', zoneMinute = '0'] = match
  return (
    isDay(Number(y), Number(mo), Number(d)) &&
    Number(h) < 24 &&
    Number(mi) < 60 &&
    Number(s) < 60 &&
    Number(zoneHour) < 24 &&
    Number(zoneMinute) < 60
  )
}

const TRUNCATED = /^\d{4}(?:-(?:1[0-2]|0[1-9])(?:-(?:3[01]|0[1-9]|[12]\d))?)?$/

/** True for a year, a month, a day, or an instant. */
export function isTruncatedDate(text: string | undefined): boolean {
  if (text === undefined) return false
  if (!TRUNCATED.test(text)) return isInstant(text)
  const [y, mo = '1', d = '1'] = text.split('-')
  return isDay(Number(y), Number(mo), Number(d))
}
