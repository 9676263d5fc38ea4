/** What makes an address or an identifier good. Each check gives the name of the rule that it breaks. */
import type { RuleName } from './rules.ts'

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]{0,40}):/
/** Characters of an IRI reference; the rest must be percent-encoded. */
const BAD_CHARACTER = /[\u0000-\u0020<>"{}|\\^`\u007f]|%(?![0-9A-Fa-f]{2})/
const REGISTERED = new Set(
  'about acct cid coap data dav dns ed2k file ftp geo git gopher http https icon im imap info ipp irc irc6 ircs jabber ldap ldaps magnet mailto mid news nfs nntp ni oid openpgp4fpr payto pop rsync rtsp rtsps sftp sip sips sms snews ssh tag tel telnet tftp urn view-source vnc wais webcal ws wss xmpp'.split(
    ' ',
  ),
)

const TAG =
  /^tag:(?:[A-Za-z0-9._-]{1,64}@)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?,\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*(?:#[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?$/
/** tag URIs of today may hold letters of any language. */
const toAscii = (text: string) => text.replace(/[\u00a0-\u{10ffff}]/gu, 'x')
const URN = /^urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:[A-Za-z0-9()+,\-.:=@;$_!*'%/?#~&]+$/i
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An address, absolute or relative. */
export function uriReference(value: string): RuleName | undefined {
  const text = toAscii(value)
  if (BAD_CHARACTER.test(text)) {
    // Words, not an address with a slip in it.
    return 'uri-character'
  }
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined) return text.includes('[') || text.includes(']') ? 'uri-invalid' : undefined
  if (scheme === 'tag') return TAG.test(text) ? undefined : 'tag-uri'
  if (scheme === 'urn') {
    if (!URN.test(text)) return 'urn-invalid'
    return /^urn:uuid:/i.test(text) && !UUID.test(text) ? 'uuid-invalid' : undefined
  }
  if (/^https?$/.test(scheme) && !/^https?:\/\/[^/?#]/i.test(text)) return 'uri-invalid'
  return undefined
}

/** An address that must be absolute. */
export function absoluteUri(value: string): RuleName | undefined {
  const text = value.trim()
  if (text === '') return 'uri-not-absolute'
  if (/^tag:/i.test(text) || /^urn:/i.test(text)) return identifierKind(text)
  const problem = uriReference(text)
  if (problem !== undefined) return problem
  return SCHEME.test(text) ? undefined : 'uri-not-absolute'
}

function identifierKind(text: string): RuleName | undefined {
  const ascii = toAscii(text)
  if (/^tag:/i.test(ascii)) return TAG.test(ascii) ? undefined : 'tag-uri'
  if (!URN.test(ascii)) return 'urn-invalid'
  return /^urn:uuid:/i.test(ascii) && !UUID.test(ascii) ? 'uuid-invalid' : undefined
}

/** @returns the scheme when nobody has registered it */
export function unregisteredScheme(value: string): string | undefined {
  const scheme = SCHEME.exec(value.trim())?.[1]?.toLowerCase()
  return scheme === undefined || REGISTERED.has(scheme) ? undefined : scheme
}

/** True when an http identifier could be written in a more usual way: RFC 3986, section 6. */
export function isNotCanonical(value: string): boolean {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(value)
  if (match === null) return false
  const [, scheme = '', authority, path = '', query = '', fragment = ''] = match
  if (scheme !== scheme.toLowerCase()) return true
  const isWeb = scheme === 'http' || scheme === 'https'
  if (authority !== undefined) {
    const at = authority.lastIndexOf('@')
    const user = at === -1 ? undefined : authority.slice(0, at)
    if (user === '' || user === ':') return true
    const [host = '', port] = authority.slice(at + 1).split(':')
    if (host !== host.toLowerCase() || host.endsWith('.')) return true
    if (
      port !== undefined &&
      (port === '' || (scheme === 'http' && port === '80') || (scheme === 'https' && port === '443'))
    )
      return true
    if (isWeb && path === '') return true
  }
  if (/(?:^|\/)\.{1,2}(?:\/|$)/.test(path)) return true
  const rest = path + query + fragment
  for (const [escape, hex = ''] of rest.matchAll(/%([0-9A-Fa-f]{2})/g)) {
    if (escape !== escape.toUpperCase()) return true
    if (/[A-Za-z0-9._~-]/.test(String.fromCharCode(Number.parseInt(hex, 16)))) return true
  }
  // Letters with marks apart: the same word, other bytes.
  try {
    const decoded = decodeURIComponent(rest.replace(/%(?:[0-7][0-9A-F])/gi, 'x'))
    return decoded !== decoded.normalize('NFC')
  } catch {
    return false
  }
}
