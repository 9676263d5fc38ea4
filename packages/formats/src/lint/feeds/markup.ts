/** Markup inside feeds: what readers strip, and what they show as it stands. */
import { FormatError } from '../../problem.ts'
import type { Markup } from '../../html/parse.ts'
import { parseHtml } from '../../html/parse.ts'
import { namedCharacter } from '../../xml/entities.ts'
import { DEFAULT_LIMITS } from '../../types.ts'
import type { RuleName } from './rules.ts'
import { FREE_ATTRIBUTE, HTML_ATTRIBUTES, HTML_ELEMENTS, UNSAFE_ELEMENTS } from './vocabulary.ts'

export type MarkupProblem = readonly [rule: RuleName, detail: string]

const UNSAFE_ATTRIBUTE = /^on[a-z]{3,30}$/i

const SAFE_PROPERTIES = new Set(
  'azimuth background background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color border-left-style border-left-width border-radius border-right border-right-color border-right-style border-right-width border-spacing border-style border-top border-top-color border-top-style border-top-width border-width clear color cursor direction display elevation float font font-family font-size font-style font-variant font-weight height letter-spacing line-height list-style-type margin margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width overflow padding padding-bottom padding-left padding-right padding-top pause pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align text-decoration text-indent text-transform unicode-bidi vertical-align voice-family volume white-space width word-spacing object-fit aspect-ratio'.split(
    ' ',
  ),
)
const SAFE_KEYWORDS =
  /^(?:auto|aqua|black|block|blue|bold|both|bottom|brown|center|collapse|dashed|dotted|fuchsia|gray|green|!important|italic|justify|left|lime|maroon|medium|none|navy|normal|nowrap|olive|pointer|purple|red|right|solid|silver|teal|top|transparent|underline|white|yellow)$/i
const SAFE_VALUE =
  /^(?:#[0-9a-f]+|rgba?\([\d%., ]{1,40}\)?|-?\d{0,4}(?:\.\d{0,6})?(?:cm|em|ex|in|mm|pc|pt|px|rem|vw|vh|%)?(?:\)|,)?)$/i

/**
 * True when a style does no more than looks.
 * @param more properties of SVG
 */
export function isSafeStyle(style: string, more?: ReadonlySet<string>): boolean {
  const text = style.slice(0, 10_000)
  if (/[<>\\@]|url\(|expression|javascript/i.test(text)) return false
  return text.split(';').every((declaration) => {
    if (declaration.trim() === '') return true
    const colon = declaration.indexOf(':')
    if (colon === -1) return false
    const property = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration.slice(colon + 1).trim()
    if (more?.has(property) === true) return /^[\w\s,.#%()'"!-]*$/.test(value)
    if (property === 'font-family') return /^[\w\s,'"-]+$/.test(value)
    if (SAFE_PROPERTIES.has(property) && !/^(?:background|border|margin|padding)/.test(property))
      return /^[\w\s,.#%()'"!-]*$/.test(value)
    if (!SAFE_PROPERTIES.has(property)) return false
    return value.split(/\s+/).every((part) => part === '' || SAFE_KEYWORDS.test(part) || SAFE_VALUE.test(part))
  })
}

interface Attribute {
  readonly name: string
  readonly value: string
}

/** Problems of one element, HTML or XHTML. */
export function elementProblems(
  tag: string,
  attributes: readonly Attribute[],
  isRelativeBad: boolean,
): MarkupProblem[] {
  const problems: MarkupProblem[] = []
  const name = tag.toLowerCase()
  if (UNSAFE_ELEMENTS.has(name)) problems.push(['html-unsafe', name])
  else if (!HTML_ELEMENTS.has(name)) problems.push(['html-invalid', name])
  for (const attribute of attributes) {
    const key = attribute.name.toLowerCase()
    if (UNSAFE_ATTRIBUTE.test(key)) problems.push(['html-unsafe', key])
    else if (key === 'style' && !isSafeStyle(attribute.value)) problems.push(['html-unsafe-style', attribute.value])
    else if ((key === 'href' || key === 'src') && /^\s*(?:javascript|vbscript):/i.test(attribute.value))
      problems.push(['html-unsafe', key])
    else if (!HTML_ATTRIBUTES.has(key) && !FREE_ATTRIBUTE.test(key) && !key.includes(':'))
      problems.push(['html-unsafe-attribute', key])
    if (
      isRelativeBad &&
      (key === 'src' || key === 'href') &&
      !/^\s*(?:[a-z][a-z0-9+.-]*:|#|$)/i.test(attribute.value)
    ) {
      problems.push(['html-relative', attribute.value])
    }
  }
  return problems
}

const CODE = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi

/** Problems of a piece of escaped HTML. */
export function htmlProblems(html: string, isRelativeBad: boolean): MarkupProblem[] {
  const problems: MarkupProblem[] = []
  for (const [whole, hex, decimal] of html.matchAll(CODE)) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    if (code >= 0x80 && code <= 0x9f) problems.push(['html-invalid', whole])
  }
  const last = html.lastIndexOf('<')
  if (last !== -1 && /^<\/?[a-z]/i.test(html.slice(last)) && !html.includes('>', last))
    problems.push(['html-invalid', html.slice(last, last + 40)])
  if (!html.includes('<')) return problems
  if (/<\?import\b/i.test(html)) problems.push(['html-unsafe', '?import'])
  let nodes: readonly (Markup | string)[]
  try {
    nodes = parseHtml(html, DEFAULT_LIMITS)
  } catch (error) {
    if (error instanceof FormatError) return [...problems, ['html-invalid', error.message]]
    throw error
  }
  // parse5 moves and adds elements; what was written is told by the tags themselves.
  const written = new Set([...html.matchAll(/<([A-Za-z][A-Za-z0-9:-]{0,30})/g)].map((m) => (m[1] ?? '').toLowerCase()))
  const walk = (list: readonly (Markup | string)[]): void => {
    for (const node of list) {
      if (typeof node === 'string') continue
      if (written.has(node.tag) || (node.tag === 'img' && written.has('image'))) {
        const attributes = Object.entries(node.attributes).map(([name, value]) => ({ name, value }))
        problems.push(...elementProblems(node.tag, attributes, isRelativeBad))
      }
      walk(node.children)
    }
  }
  walk(nodes)
  for (const tag of written)
    if (
      /^(?:frame|frameset|body|html|head|meta|plaintext)$/.test(tag) &&
      UNSAFE_ELEMENTS.has(tag) &&
      !problems.some((p) => p[1] === tag)
    )
      problems.push(['html-unsafe', tag])
  return problems
}

const TAG = /<\/?([A-Za-z][A-Za-z0-9]{0,20})(?:\s[^<>]{0,500})?\/?>/g
const REFERENCE = /&(?:(#)(?!x26;|x3c;)|([a-z]{2,20}\d{0,2}))/gi

/** A character reference of HTML, also one without its semicolon, but for those by which brackets should be written. */
function hasReference(text: string): boolean {
  if (!text.includes('&')) return false
  for (const [, number, name] of text.matchAll(REFERENCE)) {
    if (number !== undefined || namedCharacter(name ?? '') !== undefined) return true
  }
  return false
}

/** True when plain text has tags of HTML or character references in it. */
export function hasMarkup(text: string): boolean {
  if (hasReference(text)) return true
  for (const [, name = ''] of text.matchAll(TAG)) {
    const tag = name.toLowerCase()
    if (HTML_ELEMENTS.has(tag) || UNSAFE_ELEMENTS.has(tag)) return true
  }
  return false
}

/** UTF-8 that was read as windows-1252, or controls that windows-1252 would have been. */
export function isGarbled(text: string): boolean {
  return /[\u0080-\u009f\ufffd]|\u00c3[\u0080-\u00bf]|\u00c2[\u00a0-\u00bf]|\u00e2\u20ac[\u0080-\u00bf\u201c\u201d\u2122\u02dc\u0153\u00a6]/.test(
    text,
  )
}
