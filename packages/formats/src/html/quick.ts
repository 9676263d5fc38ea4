/**
 * A quick reader for the HTML that news systems write: elements that nest as they should, quoted attributes, common entities. It
 * gives the tree that a browser's parser gives, or nothing at all, and then the browser's parser must do (parse.ts).
 */
import type { Markup } from './parse.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const VOID = words('br hr img wbr')
/** Elements that end an open paragraph. */
const BLOCKS = words(
  'p div section article aside header footer figure figcaption blockquote ul ol dl h1 h2 h3 h4 h5 h6 pre hr address main nav',
)
const HEADINGS = words('h1 h2 h3 h4 h5 h6')
const INLINE = words('a span strong b em i u s sub sup code small q ins del cite time abbr mark kbd samp var dfn')
/** Elements that stand in certain parents only. */
const PARENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', words('ul ol')],
  ['dt', words('dl')],
  ['dd', words('dl')],
])
/** Formatting that a browser's parser opens again by itself when it is nested in itself. */
const ONCE = words('a')

const MAX_DEPTH = 60

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ndash', '\u2013'],
  ['mdash', '\u2014'],
  ['lsquo', '\u2018'],
  ['rsquo', '\u2019'],
  ['ldquo', '\u201c'],
  ['rdquo', '\u201d'],
  ['hellip', '\u2026'],
  ['laquo', '\u00ab'],
  ['raquo', '\u00bb'],
  ['auml', 'ä'],
  ['ouml', 'ö'],
  ['uuml', 'ü'],
  ['aring', 'å'],
  ['eacute', 'é'],
])

const ENTITY = /&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,10});/y

/** Text with its entities decoded; undefined when one of them needs the browser's rules. */
function decoded(text: string): string | undefined {
  let at = text.indexOf('&')
  if (at === -1) return text
  let result = ''
  let from = 0
  for (; at !== -1; at = text.indexOf('&', at + 1)) {
    ENTITY.lastIndex = at
    const name = ENTITY.exec(text)?.[1]
    if (name === undefined) {
      if (/[a-zA-Z0-9#]/.test(text[at + 1] ?? '')) return undefined
      continue
    }
    const char = name.startsWith('#') ? numeric(name) : ENTITIES.get(name)
    if (char === undefined) return undefined
    result += text.slice(from, at) + char
    from = at + name.length + 2
    at = from - 1
  }
  return result + text.slice(from)
}

function numeric(name: string): string | undefined {
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isPlain = (code >= 32 && code < 127) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xfdd0)
  return isPlain || (code >= 0x1f000 && code < 0x1fb00) ? String.fromCodePoint(code) : undefined
}

const TAG = /<(\/?)([a-z][a-z0-9]{0,12})((?:\s+[a-z][a-z0-9:-]{0,30}(?:="[^"<>]*"|='[^'<>]*')?){0,30})\s*(\/?)>/y
const ATTRIBUTE = /\s+([a-z][a-z0-9:-]*)(?:="([^"]*)"|='([^']*)')?/y
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>)

function attributesOf(text: string): Readonly<Record<string, string>> | undefined {
  if (text === '') return NO_ATTRIBUTES
  const attributes = Object.create(null) as Record<string, string>
  ATTRIBUTE.lastIndex = 0
  for (let match = ATTRIBUTE.exec(text); match !== null; match = ATTRIBUTE.exec(text)) {
    const [, name = '', double, single] = match
    const value = decoded(double ?? single ?? '')
    if (value === undefined || name in attributes) return undefined
    attributes[name] = value
  }
  return attributes
}

interface Open {
  readonly tag: string
  readonly children: (Markup | string)[]
}

/** True when a browser's parser would put the element where it stands. */
function fits(tag: string, open: readonly Open[]): boolean {
  const parent = open.at(-1)?.tag
  const parents = PARENTS.get(tag)
  if (parents !== undefined) return parent !== undefined && parents.has(parent)
  if (BLOCKS.has(tag)) {
    if (open.some((entry) => entry.tag === 'p')) return false
    return !HEADINGS.has(tag) || parent === undefined || !HEADINGS.has(parent)
  }
  if (ONCE.has(tag)) return open.every((entry) => entry.tag !== tag)
  return INLINE.has(tag) || VOID.has(tag)
}

/**
 * Reads simple HTML.
 * @returns the nodes of the body, or undefined for anything that needs the rules of a browser's parser
 */
export function quickMarkup(html: string): (Markup | string)[] | undefined {
  if (/[\r\u0000\f]/.test(html)) return undefined
  const root: (Markup | string)[] = []
  const open: Open[] = []
  let children = root
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    const end = next === -1 ? html.length : next
    if (end > at) {
      const text = decoded(html.slice(at, end))
      if (text === undefined) return undefined
      children.push(text)
    }
    if (next === -1) break
    TAG.lastIndex = next
    const match = TAG.exec(html)
    if (match === null) return undefined
    const [whole, slash, tag = '', rest = '', selfClosing] = match
    at = next + whole.length
    if (slash === '/') {
      if (rest !== '' || selfClosing !== '' || open.pop()?.tag !== tag) return undefined
      children = open.at(-1)?.children ?? root
      continue
    }
    const attributes = attributesOf(rest)
    if (attributes === undefined || !fits(tag, open)) return undefined
    const node: Markup & { children: (Markup | string)[] } = { tag, attributes, children: [] }
    children.push(node)
    if (VOID.has(tag)) continue
    // A line break at the start of preformatted text is not part of it.
    if (selfClosing !== '' || open.length >= MAX_DEPTH || (tag === 'pre' && html[at] === '\n')) return undefined
    open.push(node)
    children = node.children
  }
  return open.length === 0 ? root : undefined
}
