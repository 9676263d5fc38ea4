/**
 * The content of an NITF body to blocks: each element is renamed to the markup that the body reader knows (docs/body.md), so that
 * lists, tables and white space are read in one place. What the renaming means is in body-table.ts.
 */
import type { Relation, Rendition, RichBlock } from '@dateline/news'
import { findMarkup, type Markup, markupOfXml } from '../html/parse.ts'
import { elementsOf, lineOf, wordsOf } from '../html/rich-markup.ts'
import { readHtmlBody, readMarkupBody } from '../html/rich-read.ts'
import { safeTarget } from '../html/rich-spans.ts'
import { DEFAULT_LIMITS, type Limits } from '../types.ts'
import type { XmlElement } from '../xml/read.ts'
import {
  EM_CLASSES,
  ENTITY_ELEMENTS,
  MEDIA_TYPES,
  METADATA_PREFIX,
  NOTE_CLASSES,
  OTHER_NOTE_CLASSES,
  PARAGRAPH_FLAGS,
  PART_ELEMENTS,
  REFERENCE_ATTRIBUTES,
  REFERENCE_PROPERTIES,
} from './body-table.ts'

type Child = Markup | string
type Attributes = Record<string, string>

const COMMON = new Set(['id', 'class', 'style', 'xml:lang'])

/** id, class, language; a direction in `style`, where NITF has no attribute for it. */
function common(node: Markup, own = '', without: (token: string) => boolean = () => false): Attributes {
  const { id, style } = node.attributes
  const language = node.attributes['xml:lang']
  const direction = /direction:\s*(rtl|ltr)/.exec(style ?? '')?.[1]
  const role = (node.attributes['class'] ?? '')
    .split(/\s+/)
    .filter((token) => token !== '' && !without(token))
    .join(' ')
  const classes = `${own} ${role}`.trim()
  return {
    ...(id === undefined ? {} : { id }),
    ...(classes === '' ? {} : { class: classes }),
    ...(language === undefined ? {} : { 'xml:lang': language }),
    ...(direction === undefined ? {} : { dir: direction }),
  }
}

const renamed = (tag: string, node: Markup, attributes: Attributes = common(node)): Markup => ({
  tag,
  attributes,
  children: inside(node),
})

function inside(node: Markup, outer?: string): Child[] {
  return node.children.flatMap((child): Child[] => (typeof child === 'string' ? [child] : element(child, outer)))
}

/** An entity: its attributes as data, codes of other schemes among them. */
function entity(node: Markup, kind: string, part?: string): Markup {
  const attributes: Attributes = part === undefined ? {} : { part }
  for (const [name, value] of Object.entries(node.attributes)) if (!COMMON.has(name)) attributes[name] = value
  for (const code of elementsOf(node)) {
    if (code.tag !== 'alt-code') continue
    attributes[`alt-code:${code.attributes['idsrc'] ?? ''}`] = code.attributes['value'] ?? ''
  }
  let name = kind
  const token = node.attributes['class']
  if (kind === 'work' && token === 'object') name = 'object'
  else if (token !== undefined) attributes['class'] = token
  let uri: string | undefined
  if (attributes['idsrc'] === 'uri') {
    uri = attributes['value']
    delete attributes['idsrc']
    delete attributes['value']
  }
  const language = node.attributes['xml:lang']
  return {
    tag: 'span',
    attributes: {
      class: `news-${name}`,
      ...(uri === undefined ? {} : { 'data-uri': uri }),
      ...(Object.keys(attributes).length === 0 ? {} : { 'data-attributes': JSON.stringify(attributes) }),
      ...(language === undefined ? {} : { 'xml:lang': language }),
    },
    children:
      kind === 'postal-address' ? [wordsOf(spaced(node))] : inside(node, part === undefined ? node.tag : undefined),
  }
}

/** Parts of an address stand one below the other. */
function spaced(node: Markup): Child[] {
  return node.children.flatMap((child) => (typeof child === 'string' ? [child] : [...spaced(child), ' ']))
}

function inlineElement(node: Markup, outer: string | undefined): Child[] | undefined {
  if (outer !== undefined && PART_ELEMENTS[outer]?.includes(node.tag) === true) {
    const kind = ENTITY_ELEMENTS[outer]
    if (kind !== undefined) return [entity(node, kind, node.tag)]
  }
  switch (node.tag) {
    case 'em': {
      const token = node.attributes['class'] ?? ''
      const mark = Object.hasOwn(EM_CLASSES, token) ? EM_CLASSES[token] : undefined
      if (mark === undefined) return [renamed('em', node)]
      return [
        mark === 'strong' ? renamed('strong', node, common(node)) : renamed('span', node, { class: `news-${mark}` }),
      ]
    }
    case 'a':
      return [renamed('a', node, { href: node.attributes['href'] ?? '' })]
    case 'q':
      return [renamed('q', node)]
    case 'alt-code':
      return []
    case 'img':
      // ANSA's pictures have a source where HTML has src.
      if (node.attributes['src'] !== undefined || node.attributes['source'] === undefined) break
      return [renamed('img', node, { src: node.attributes['source'], alt: node.attributes['alt'] ?? '' })]
    case 'classifier': {
      const { type, value = '' } = node.attributes
      if (type === 'mention') return [renamed('span', node, { class: 'news-mention', 'data-uri': value })]
      return type === 'sourcing' ? [renamed('span', node, { class: 'news-sourcing' })] : inside(node)
    }
    case 'num': {
      // A raised or lowered figure: NITF allows them in numbers only.
      const only = node.children.find((child) => typeof child !== 'string' || child.trim() !== '')
      const isScript = typeof only === 'object' && (only.tag === 'sub' || only.tag === 'sup')
      if (isScript && Object.keys(node.attributes).length === 0) return inside(node)
      break
    }
    case 'lang':
      if (node.attributes['value'] === undefined && node.attributes['idsrc'] === undefined) {
        return [renamed('span', node, common(node))]
      }
      break
    case 'pronounce':
      if (node.attributes['guide'] === 'ruby') {
        return [renamed('span', node, { class: 'news-ruby', title: node.attributes['phonetic'] ?? '' })]
      }
      break
    case 'frac-sep':
      return ['/']
    case 'frac': {
      const has = elementsOf(node).some((child) => child.tag === 'frac-sep')
      return has ? inside(node) : inside(node).flatMap((child, i) => (i === 1 ? ['/', child] : [child]))
    }
    default:
  }
  const kind = Object.hasOwn(ENTITY_ELEMENTS, node.tag) ? ENTITY_ELEMENTS[node.tag] : undefined
  return kind === undefined ? undefined : [entity(node, kind)]
}

function element(node: Markup, outer?: string): Child[] {
  const inline = inlineElement(node, outer)
  if (inline !== undefined) return inline
  switch (node.tag) {
    case 'p': {
      const flags = PARAGRAPH_FLAGS.filter((flag) => !['', 'false', undefined].includes(node.attributes[flag]))
      if (node.attributes['class'] === 'embed') return [renamed('p', node, { class: 'news-embed' })]
      return [renamed('p', node, common(node, flags.join(' ')))]
    }
    case 'hl1':
    case 'hl2': {
      const level = /(?:^|\s)(h[1-6])(?:\s|$)/.exec(node.attributes['class'] ?? '')?.[1]
      const tag = level ?? (node.tag === 'hl1' ? 'h1' : 'h2')
      return [
        renamed(
          tag,
          node,
          common(node, '', (token) => token === level),
        ),
      ]
    }
    case 'bq':
      return [renamed('blockquote', node)]
    case 'credit':
      return [{ tag: 'p', attributes: {}, children: [renamed('cite', node, {})] }]
    case 'byline':
    case 'dateline':
    case 'copyrite':
    case 'datasource':
    case 'tagline':
      return [renamed('p', node, common(node, node.tag))]
    case 'fn':
      return [renamed('div', node, common(node, 'news-note news-endnote'))]
    case 'note': {
      const { noteclass = '' } = node.attributes
      const isCorrection = node.attributes['class']?.split(/\s+/).includes('correction') === true
      const kind = isCorrection ? 'correction' : (NOTE_CLASSES[noteclass] ?? 'other')
      const role = OTHER_NOTE_CLASSES.has(noteclass) ? ` ${noteclass}` : ''
      return [
        renamed(
          'div',
          node,
          common(node, `news-note news-${kind}${role}`, (token) => token === 'correction'),
        ),
      ]
    }
    case 'media':
      return media(node)
    case 'nitf-table-metadata': {
      const summary = elementsOf(node).find((child) => child.tag === 'nitf-table-summary')
      return summary === undefined ? [] : inside(summary)
    }
    case 'tobject':
    case 'key-list':
    case 'table-reference':
      return []
    case 'body.content':
    case 'block':
    case 'abstract':
    case 'nitf-table':
    case 'custom-table':
      return [{ tag: 'div', attributes: {}, children: inside(node) }]
    default: {
      const { colspan, rowspan } = node.attributes
      const cell = { ...(colspan === undefined ? {} : { colspan }), ...(rowspan === undefined ? {} : { rowspan }) }
      return [renamed(node.tag, node, { ...common(node), ...cell })]
    }
  }
}

function reference(node: Markup): Rendition {
  const { source } = node.attributes
  const href = source === undefined ? undefined : safeTarget(source)
  const result: Record<string, unknown> = {}
  if (href !== undefined) result['href'] = href
  else if (source !== undefined && source.trim() !== '') result['residRef'] = source.trim()
  for (const { at, member, ...rest } of REFERENCE_ATTRIBUTES) {
    const value = node.attributes[at]?.trim()
    if (value === undefined || value === '') continue
    if (!('number' in rest)) result[member] = value
    else if (/^\d{1,9}(\.\d+)?$/.test(value)) result[member] = Number(value)
  }
  const properties = REFERENCE_PROPERTIES.flatMap((rel): Relation[] => {
    const value = node.attributes[rel]?.trim()
    return value === undefined || value === '' || (rel === 'units' && value === 'pixels') ? [] : [{ rel, value }]
  })
  if (properties.length > 0) result['properties'] = properties
  return result
}

function media(node: Markup): Child[] {
  const parts = elementsOf(node)
  const all = (tag: string) => parts.filter((part) => part.tag === tag)
  const kind = MEDIA_TYPES[(node.attributes['media-type'] ?? '').trim().toLowerCase()] ?? 'other'
  const caption = lineOf(all('media-caption').flatMap((part) => [...part.children, ' ']))
  const credit = lineOf(all('media-producer').flatMap((part) => [...part.children, ' ']))
  let renditions = all('media-reference').map(reference)
  const metadata = all('media-metadata').map((part): Relation => ({
    rel: `${METADATA_PREFIX}${part.attributes['name'] ?? ''}`,
    ...(part.attributes['value'] === undefined ? {} : { value: part.attributes['value'] }),
  }))
  const [first] = renditions
  if (metadata.length > 0) {
    const properties = [...(first?.properties ?? []), ...metadata]
    renditions = [{ ...first, properties }, ...renditions.slice(1)]
  }
  const text = (name: string, value: string | undefined): Child[] =>
    value === undefined ? [] : [{ tag: 'p', attributes: { class: `news-${name}` }, children: [value] }]
  const captions = [...text('caption', caption), ...text('credit', credit)]
  const [main] = renditions
  const isPicture = kind === 'image' && main?.href !== undefined
  if (!isPicture) {
    const links = renditions.map((rendition): Markup => ({
      tag: 'a',
      attributes: { class: 'news-rendition', 'data-rendition': JSON.stringify(rendition) },
      children: [],
    }))
    const holder = { tag: 'p', attributes: {}, children: links }
    return [{ tag: 'div', attributes: common(node, `news-media news-${kind}`), children: [holder, ...captions] }]
  }
  const { href = '', title = '', width, height, ...rest } = main
  const isPlain = renditions.length === 1 && Object.keys(rest).length === 0
  const image: Markup = {
    tag: 'img',
    attributes: {
      src: href,
      alt: title,
      ...(width === undefined ? {} : { width: String(width) }),
      ...(height === undefined ? {} : { height: String(height) }),
    },
    children: [],
  }
  const data = isPlain ? {} : { 'data-renditions': JSON.stringify(renditions) }
  return [{ tag: 'div', attributes: { ...common(node, 'news-figure'), ...data }, children: [image, ...captions] }]
}

/** Markup that was sent as text: some senders wrap HTML in CDATA. */
function escapedHtml(nodes: readonly Child[]): string | undefined {
  let text = ''
  for (const node of nodes) {
    if (typeof node !== 'string') return undefined
    text += node
  }
  return /<(p|br|div|span)\b/i.test(text) ? text : undefined
}

/** Blocks of markup that has NITF's element names. */
export function blocksOfNitf(nodes: readonly Child[], limits: Limits = DEFAULT_LIMITS): RichBlock[] {
  const html = escapedHtml(nodes)
  if (html !== undefined) return readHtmlBody(html, { limits })
  return readMarkupBody(nodes.flatMap((node) => (typeof node === 'string' ? [node] : element(node))))
}

/**
 * Reads the copy of an NITF element: `nitf`, `body`, `body.content`, `block`, or what holds one of them (NewsML-G2's inlineXML).
 * Head and end of the body are not copy and left to readNitfItems.
 * @returns blocks in the canonical form (tidyBody)
 */
export function readNitfBody(holder: XmlElement, limits: Limits = DEFAULT_LIMITS): RichBlock[] {
  const markup = markupOfXml(holder)
  if (markup.tag === 'body.content' || markup.tag === 'block') return blocksOfNitf(markup.children, limits)
  const content = findMarkup(markup.children, 'body.content')
  if (content !== undefined) return blocksOfNitf(contentsOf(markup), limits)
  return blocksOfNitf(
    markup.children.filter((child) => typeof child === 'string' || child.tag !== 'head'),
    limits,
  )
}

/** Children of every body.content that is not inside a note. */
function contentsOf(node: Markup): Child[] {
  return node.children.flatMap((child): Child[] => {
    if (typeof child === 'string') return []
    if (child.tag === 'body.content') return [...child.children]
    return child.tag === 'note' || child.tag === 'fn' || child.tag === 'head' ? [] : contentsOf(child)
  })
}
