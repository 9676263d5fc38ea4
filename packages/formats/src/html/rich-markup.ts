/** What elements and classes say, for the body reader: data, and small questions to markup. */
import { type BlockFacts, ENTITY_KINDS, type EntityKind, type RichMark, STYLES, type Style } from '@dateline/news'
import { collapse } from '../xml/read.ts'
import type { Markup } from './parse.ts'
import { attributesOf } from './rich-data.ts'
import { direction, languageTag, line, safeTarget } from './rich-spans.ts'
import { OURS, roleOf } from './rich-tidy.ts'

export type Role =
  | 'drop'
  | 'block'
  | 'heading'
  | 'quote'
  | 'list'
  | 'definitions'
  | 'table'
  | 'pre'
  | 'picture'
  | 'figure'
  | 'film'
  | 'frame'
  | 'ruby'
  | 'break'
  | 'rule'
  | 'inline'

const roles = (role: Role, names: string): [string, Role][] => names.split(' ').map((name) => [name, role])

/** Elements that are not listed are inline: their words are kept, and nothing else of them. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ...roles(
    'drop',
    'script style noscript template svg math input select button textarea form head title link meta base',
  ),
  ...roles('drop', 'frame frameset noframes applet canvas map area dialog menu nav progress param source track rp'),
  ...roles('block', 'html body p div section article main header footer aside address hgroup center details summary'),
  ...roles('block', 'fieldset legend li dt dd td th tr tbody thead tfoot figcaption caption colgroup search'),
  ...roles('heading', 'h1 h2 h3 h4 h5 h6'),
  ...roles('list', 'ul ol dir'),
  ...roles('pre', 'pre listing xmp plaintext'),
  ...roles('film', 'video audio'),
  ...roles('frame', 'iframe object embed'),
  ['dl', 'definitions'],
  ['blockquote', 'quote'],
  ['table', 'table'],
  ['img', 'picture'],
  ['image', 'picture'],
  ['figure', 'figure'],
  ['ruby', 'ruby'],
  ['br', 'break'],
  ['hr', 'rule'],
])

export function roleOfElement(node: Markup): Role {
  return ROLES.get(node.tag) ?? 'inline'
}

const style = (name: Style): RichMark => ({ type: 'style', style: name })
const MARKS: ReadonlyMap<string, RichMark> = new Map<string, RichMark>([
  ['b', { type: 'strong' }],
  ['strong', { type: 'strong' }],
  ['i', { type: 'em' }],
  ['em', { type: 'em' }],
  ['dfn', { type: 'em' }],
  ['var', { type: 'em' }],
  ['u', style('underline')],
  ['s', style('strike')],
  ['strike', style('strike')],
  ['del', style('strike')],
  ['sub', style('sub')],
  ['sup', style('sup')],
  ['code', style('code')],
  ['kbd', style('code')],
  ['samp', style('code')],
  ['tt', style('code')],
  ['small', style('small')],
  ['q', style('quote')],
  ['ins', style('insert')],
  ['cite', { type: 'entity', kind: 'work' }],
])

const STYLE_NAMES: ReadonlySet<string> = new Set(STYLES)
const KIND_NAMES: ReadonlySet<string> = new Set(ENTITY_KINDS)

/** The mark that an inline element stands for, without its language. */
export function markOf(node: Markup, base: string | undefined): RichMark | undefined {
  const found = MARKS.get(node.tag)
  if (found !== undefined) return found
  if (node.tag === 'a') {
    const href = node.attributes['href']
    const target = href === undefined ? undefined : safeTarget(href, base)
    return target === undefined ? undefined : { type: 'link', href: target }
  }
  if (node.tag === 'time') {
    const datetime = line(node.attributes['datetime'])
    return datetime === undefined ? undefined : { type: 'entity', kind: 'date', attributes: { datetime } }
  }
  return node.tag === 'span' ? spanMark(node) : undefined
}

function spanMark(node: Markup): RichMark | undefined {
  for (const token of (node.attributes['class'] ?? '').split(/\s+/)) {
    if (token === 'sourcing') return { type: 'sourcing' }
    if (!token.startsWith(OURS)) continue
    const name = token.slice(OURS.length)
    const uri = line(node.attributes['data-uri'])
    if (name === 'sourcing') return { type: 'sourcing' }
    if (name === 'mention') return uri === undefined ? undefined : { type: 'mention', uri }
    if (name === 'ruby') {
      const text = line(node.attributes['title'])
      return text === undefined ? undefined : { type: 'ruby', text }
    }
    if (STYLE_NAMES.has(name)) return style(name as Style)
    if (KIND_NAMES.has(name)) {
      const attributes = attributesOf(node.attributes['data-attributes'])
      return {
        type: 'entity',
        kind: name as EntityKind,
        ...(uri === undefined ? {} : { uri }),
        ...(attributes === undefined ? {} : { attributes }),
      }
    }
  }
  return undefined
}

/** Language and direction of an inline element, as a mark. */
export function languageMark(node: Markup): RichMark | undefined {
  const language = languageTag(node.attributes['xml:lang'] ?? node.attributes['lang'])
  const dir = direction(node.attributes['dir'])
  if (language === undefined && dir === undefined) return undefined
  return {
    type: 'language',
    ...(language === undefined ? {} : { language }),
    ...(dir === undefined ? {} : { direction: dir }),
  }
}

/** What the attributes of a block element say of the block. */
export function factsOfElement(node: Markup): BlockFacts {
  const { attributes } = node
  const id = attributes['id']?.trim()
  const language = languageTag(attributes['xml:lang'] ?? attributes['lang'])
  const dir = direction(attributes['dir'])
  const role = roleOf(attributes['class'])
  return {
    ...(id === undefined || !/^\S+$/.test(id) ? {} : { id }),
    ...(language === undefined ? {} : { language }),
    ...(dir === undefined ? {} : { direction: dir }),
    ...(role === undefined ? {} : { role }),
  }
}

/** True when the element has this class of ours. */
export function hasClass(node: Markup, name: string): boolean {
  const value = node.attributes['class']
  return value !== undefined && value.split(/\s+/).includes(OURS + name)
}

export function elementsOf(node: Markup): Markup[] {
  return node.children.filter((child): child is Markup => typeof child !== 'string')
}

/** Descendants with a tag (or another), in document order. */
export function descendants(node: Markup, tag: string, limit = 100, other = tag): Markup[] {
  const found: Markup[] = []
  const stack = elementsOf(node).toReversed()
  for (let next = stack.pop(); next !== undefined && found.length < limit; next = stack.pop()) {
    if (next.tag === tag || next.tag === other) found.push(next)
    stack.push(...elementsOf(next).toReversed())
  }
  return found
}

/** Words of markup; breaks and ends of blocks part words, or lines when asked for. */
export function wordsOf(nodes: readonly (Markup | string)[], lineBreak = ' '): string {
  let text = ''
  const stack: (Markup | string | undefined)[] = nodes.toReversed()
  while (stack.length > 0) {
    const node = stack.pop()
    if (node === undefined) text += lineBreak
    else if (typeof node === 'string') text += node
    else {
      const role = roleOfElement(node)
      if (role === 'drop') continue
      if (role === 'break') text += lineBreak
      if (role === 'block') stack.push(undefined)
      for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i])
    }
  }
  return text
}

/** Words of markup on one line; undefined when there are none. */
export function lineOf(nodes: readonly (Markup | string)[]): string | undefined {
  const text = collapse(wordsOf(nodes))
  return text === '' ? undefined : text
}
