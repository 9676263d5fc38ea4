/** Markup to plain text, fast and without a tree: for titles, names and other lines that should hold no markup. */
import { decodeReferences } from '../xml/entities.ts'

/** Elements whose words are none of the text. */
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'head'])
/** Elements that do not part words. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
)

const TAG_START = /[A-Za-z/!?]/

/** True when a text has what looks like a tag, a comment or a character reference of HTML. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[A-Za-z][A-Za-z0-9:]{0,20}(?:[\s/][^<>]{0,2000})?>|<!--|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,20});/i.test(
    text,
  )
}

/** Index after the `>` of a tag, quotes heeded; -1 when it has none. */
function tagEnd(html: string, at: number): number {
  let quote = ''
  let equals = false
  for (let i = at; i < html.length; i += 1) {
    const c = html[i] ?? ''
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if ((c === '"' || c === "'") && equals) quote = c
    else if (c === '>') return i + 1
    if (quote === '' && c !== ' ') equals = c === '='
  }
  return -1
}

/**
 * Plain text of a piece of HTML: tags go, character references are read, white space collapses.
 * Linear in the length of its input, whatever that is.
 */
export function htmlToLine(html: string): string {
  if (!html.includes('<')) return tidyLine(decodeReferences(html))
  const parts: string[] = []
  let at = 0
  let scanned = -1
  // Elements that are never closed from here on.
  const endless = new Set<string>()
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    if (!TAG_START.test(html[open + 1] ?? '')) {
      parts.push(html.slice(at, open + 1))
      at = open + 1
      continue
    }
    parts.push(html.slice(at, open))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end === -1 ? html.length : end + 3
      continue
    }
    // An unclosed quote makes one long tag; the second look does without quotes.
    let end = scanned === open ? -1 : tagEnd(html, open)
    if (end === -1) {
      const plain = html.indexOf('>', open)
      scanned = open
      end = plain === -1 ? html.length : plain + 1
      if (plain === -1) {
        parts.push(html.slice(open))
        break
      }
    }
    const name = /^<\/?([A-Za-z][A-Za-z0-9]{0,20})/.exec(html.slice(open, open + 24))?.[1]?.toLowerCase()
    at = end
    if (name === undefined || !INLINE.has(name)) parts.push(' ')
    if (
      name !== undefined &&
      SILENT.has(name) &&
      !endless.has(name) &&
      html[open + 1] !== '/' &&
      html[end - 2] !== '/'
    ) {
      const close = closeOf(html, name, end)
      if (close === -1) endless.add(name)
      else at = close
    }
  }
  if (at < html.length) parts.push(html.slice(at))
  return tidyLine(decodeReferences(parts.join('')))
}

const CLOSES = new Map<string, RegExp>()

function closeOf(html: string, name: string, from: number): number {
  const pattern = CLOSES.get(name) ?? new RegExp(`</${name}\\b`, 'gi')
  CLOSES.set(name, pattern)
  pattern.lastIndex = from
  const match = pattern.exec(html)
  return match === null ? -1 : match.index
}

/** Anything that a tidy line does not have. Most lines are tidy. */
const UNTIDY = /[^\S ]|[\u0085\u00ad\u200b\ufeff]| {2}|^ | $/

/** White space collapses; what nobody sees goes. */
export function tidyLine(text: string): string {
  if (!UNTIDY.test(text)) return text
  return text
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
}
