/** Character references as wild XML has them: HTML's names, numbers that HTML mends, and ampersands that are none. */
import { defaultTreeAdapter, parseFragment } from 'parse5'

const XML_NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What windows-1252 has where ISO 8859-1 has controls: HTML section 13.2.5.80. */
const C1 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const named = new Map<string, string | undefined>()
const NAMES_KEPT = 4_000

/**
 * The character of a named reference of HTML, by name without `&` and `;`.
 * @returns undefined when HTML knows no such name
 */
export function namedCharacter(name: string): string | undefined {
  const plain = XML_NAMES[name]
  if (plain !== undefined) return plain
  if (named.has(name)) return named.get(name)
  const source = `&${name};`
  const [node] = parseFragment(source).childNodes
  const text = node !== undefined && defaultTreeAdapter.isTextNode(node) ? node.value : source
  // A longer name may begin with one that HTML reads without its semicolon: `&notit;`.
  const value = text.endsWith(';') ? undefined : text
  if (named.size < NAMES_KEPT) named.set(name, value)
  return value
}

/** The character of a number: illegal ones vanish, those of windows-1252 are mended. */
export function numberedCharacter(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return C1[code - 0x80] ?? ''
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return ''
  if (code === 0xfffe || code === 0xffff) return ''
  return String.fromCodePoint(code)
}

const REFERENCE = /&(?:#([0-9]{1,8})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g

/** Longest reference that is looked for, for readers that work in pieces. */
export const REFERENCE_LENGTH = 34

/**
 * Replaces character references; anything else that begins with `&` stays as it is.
 * @param onUnknown is told of each name that HTML does not know
 */
export function decodeReferences(text: string, onUnknown?: (name: string) => void): string {
  if (!text.includes('&')) return text
  return text.replace(
    REFERENCE,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (decimal !== undefined) return numberedCharacter(Number.parseInt(decimal, 10))
      if (hex !== undefined) return numberedCharacter(Number.parseInt(hex, 16))
      const value = namedCharacter(name ?? '')
      if (value === undefined) onUnknown?.(name ?? '')
      return value ?? whole
    },
  )
}
