/**
 * Canonical JSON (RFC 8785): the bytes that digests and signatures are made over.
 */
import canonicalize from 'canonicalize'

/**
 * @param value any JSON value; `undefined` members are dropped as in JSON.stringify
 * @returns the RFC 8785 text; UTF-8 encode it before hashing
 * @throws TypeError for a value that JSON cannot carry (NaN, Infinity, a function at the top)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('value has no JSON form')
  return text
}
