/** The content of a text newsItem: XHTML, NITF, escaped HTML or plain text, to blocks. */
import type { Block } from '@dateline/news'
import { blocksFromMarkup, flatText } from '../html/blocks.ts'
import { findMarkup, type Markup, markupOfXml, parseHtml } from '../html/parse.ts'
import { blocksFromText } from '../html/text.ts'
import type { Limits } from '../types.ts'
import { childOf, childrenOf, rawText, type XmlElement } from '../xml/read.ts'

export interface ReadBody {
  readonly blocks: readonly Block[]
  /** What an NITF body's head says. */
  readonly headline?: string
  readonly byline?: string
  readonly dateline?: string
  readonly abstract?: string
}

/** NITF elements and the HTML elements that the block builder knows them by. Others keep their name. */
const NITF_TAGS: Readonly<Record<string, string>> = {
  'body.content': 'div',
  block: 'div',
  hl1: 'h2',
  hl2: 'h3',
  bq: 'blockquote',
  credit: 'cite',
  fn: 'noscript',
  note: 'noscript',
  datasource: 'p',
  'nitf-table': 'div',
  em: 'em',
}

function fromNitf(node: Markup): Markup {
  if (node.tag === 'media') return nitfMedia(node)
  return {
    tag: NITF_TAGS[node.tag] ?? node.tag,
    attributes: node.attributes,
    children: node.children.map((child) => (typeof child === 'string' ? child : fromNitf(child))),
  }
}

function nitfMedia(node: Markup): Markup {
  const reference = findMarkup([node], 'media-reference')
  const caption = findMarkup([node], 'media-caption')
  const image: Markup = {
    tag: 'img',
    attributes: {
      src: reference?.attributes['source'] ?? '',
      alt: reference?.attributes['alternate-text'] ?? '',
      width: reference?.attributes['width'] ?? '',
      height: reference?.attributes['height'] ?? '',
    },
    children: [],
  }
  const text: Markup[] =
    caption === undefined ? [] : [{ tag: 'figcaption', attributes: {}, children: caption.children }]
  return { tag: 'figure', attributes: {}, children: [image, ...text] }
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text
}

function readNitf(root: Markup): ReadBody {
  const head = findMarkup([root], 'body.head')
  const content = findMarkup([root], 'body.content') ?? findMarkup([root], 'body') ?? root
  const part = (tag: string) => {
    const found = head === undefined ? undefined : findMarkup([head], tag)
    return found === undefined ? undefined : filled(flatText(found))
  }
  const [headline, byline, dateline, abstract] = ['hl1', 'byline', 'dateline', 'abstract'].map(part)
  return {
    blocks: blocksFromMarkup(fromNitf(content).children),
    ...(headline === undefined ? {} : { headline }),
    ...(byline === undefined ? {} : { byline }),
    ...(dateline === undefined ? {} : { dateline }),
    ...(abstract === undefined ? {} : { abstract }),
  }
}

function readInlineXml(element: XmlElement): ReadBody {
  const nodes = element.children.map((child) => (typeof child === 'string' ? child : markupOfXml(child)))
  const nitf = findMarkup(nodes, 'nitf')
  if (nitf !== undefined) return readNitf(nitf)
  if (findMarkup(nodes, 'body.content') !== undefined) return readNitf({ tag: 'nitf', attributes: {}, children: nodes })
  return { blocks: blocksFromMarkup(nodes) }
}

function readInlineData(element: XmlElement, limits: Limits): ReadBody {
  const type = element.attributes['contenttype']?.toLowerCase() ?? ''
  const text = rawText(element)
  const isMarkup = type.includes('html') || (type === '' && /<(p|div|br|html|body)\b/i.test(text))
  if (isMarkup) return { blocks: blocksFromMarkup(parseHtml(text, limits)) }
  return type === '' || type.startsWith('text/plain') ? { blocks: blocksFromText(text) } : { blocks: [] }
}

/**
 * Reads the body from a contentSet: the first rendition with words in it, marked-up ones first.
 * @returns undefined when the item has no inline content
 * @throws FormatError too-deep or too-many-nodes for hostile HTML
 */
export function readContentSet(item: XmlElement, limits: Limits): ReadBody | undefined {
  const set = childOf(item, 'contentSet')
  if (set === undefined) return undefined
  let empty: ReadBody | undefined
  for (const element of childrenOf(set, 'inlineXML')) {
    const body = readInlineXml(element)
    if (body.blocks.length > 0) return body
    empty ??= body
  }
  const data = childrenOf(set, 'inlineData').toSorted((a, b) => rank(a) - rank(b))
  for (const element of data) {
    const body = readInlineData(element, limits)
    if (body.blocks.length > 0) return body
    empty ??= body
  }
  return empty
}

function rank(element: XmlElement): number {
  return element.attributes['contenttype']?.includes('html') === true ? 0 : 1
}
