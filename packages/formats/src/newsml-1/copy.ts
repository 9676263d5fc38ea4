/** DataContent to blocks: NITF, XHTML, bare paragraphs, escaped HTML, plain text. */
import type { RichBlock } from '@dateline/news'
import { blocksFromMarkup, flatText } from '../html/blocks.ts'
import { findMarkup, type Markup, markupOfXml, parseHtml } from '../html/parse.ts'
import { blocksFromText } from '../html/text.ts'
import type { Limits } from '../types.ts'
import { rawText, type XmlElement } from '../xml/read.ts'

export interface ReadCopy {
  readonly blocks: readonly RichBlock[]
  readonly contentType: string
  /** What an NITF body's head says. */
  readonly headline?: string
  readonly subheadline?: string
  readonly byline?: string
  readonly dateline?: string
  readonly abstract?: string
}

export interface CopyOptions {
  readonly contentType: string | undefined
  readonly format: string | undefined
  readonly limits: Limits
}

/** NITF elements and the HTML elements that the block builder knows them by. Others keep their name. */
const NITF_TAGS: Readonly<Record<string, string>> = {
  'body.content': 'div',
  block: 'div',
  hl1: 'h2',
  hl2: 'h3',
  bq: 'blockquote',
  credit: 'cite',
  fn: 'p',
  note: 'p',
  datasource: 'p',
  'nitf-table': 'div',
  q: 'span',
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
  const producer = findMarkup([node], 'media-producer')
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
  const credit: Markup[] =
    producer === undefined ? [] : [{ tag: 'span', attributes: { class: 'credit' }, children: producer.children }]
  const text: Markup[] =
    caption === undefined && producer === undefined
      ? []
      : [{ tag: 'figcaption', attributes: {}, children: [...(caption?.children ?? []), ...credit] }]
  return { tag: 'figure', attributes: {}, children: [image, ...text] }
}

function readNitf(root: Markup): ReadCopy {
  const head = findMarkup([root], 'body.head')
  const content = findMarkup([root], 'body.content') ?? findMarkup([root], 'body') ?? root
  const part = (tag: string) => {
    const found = head === undefined ? undefined : findMarkup([head], tag)
    const text = found === undefined ? '' : flatText(found)
    return text === '' ? undefined : text
  }
  const facts: Record<string, string> = {}
  const tags = { headline: 'hl1', subheadline: 'hl2', byline: 'byline', dateline: 'dateline', abstract: 'abstract' }
  for (const [name, tag] of Object.entries(tags)) {
    const text = part(tag)
    if (text !== undefined) facts[name] = text
  }
  return { blocks: blocksFromMarkup(fromNitf(content).children), contentType: 'application/nitf+xml', ...facts }
}

const BLOCK_TAG = /<(?:p|div|br|li|ul|ol|table|tr|h[1-6]|html|body|pre|blockquote|hl2)\b/i
const ANY_TAG = /<\/?[a-z][a-z0-9.]{0,20}(?:\s[^<>]{0,500})?\/?>/i

/** Copy that stands as text: HTML when it has its tags, else paragraphs with whatever inline markup they have. */
function readText(text: string, contentType: string | undefined, limits: Limits): ReadCopy | undefined {
  if (text.trim() === '') return undefined
  const isDeclared = contentType !== undefined && /html/.test(contentType)
  if (/<nitf\b|<body\.content\b/i.test(text)) {
    return {
      ...readNitf({ tag: 'nitf', attributes: {}, children: parseHtml(text, limits) }),
      contentType: 'application/nitf+xml',
    }
  }
  if (isDeclared || BLOCK_TAG.test(text)) {
    return { blocks: blocksFromMarkup(parseHtml(text, limits)), contentType: 'text/html' }
  }
  const blocks = blocksFromText(text)
  if (!ANY_TAG.test(text) && !/&(?:#\d{1,7}|[a-z]{2,8});/i.test(text)) return { blocks, contentType: 'text/plain' }
  // Inline tags and references in plain paragraphs: read each as HTML, so that its lines stay apart.
  const marked = blocks.flatMap((block) =>
    block.type === 'paragraph' ? blocksFromMarkup(parseHtml(block.spans.map((s) => s.text).join(''), limits)) : [block],
  )
  return { blocks: marked, contentType: 'text/html' }
}

/**
 * Reads the data of a ContentItem.
 * @returns undefined when there is nothing in it
 * @throws FormatError too-large, too-deep, too-many-nodes
 */
export function readCopy(data: XmlElement, options: CopyOptions): ReadCopy | undefined {
  const nodes = data.children.map((child) => (typeof child === 'string' ? child : markupOfXml(child)))
  const elements = nodes.filter((node): node is Markup => typeof node !== 'string')
  if (elements.length === 0) return readText(rawText(data), options.contentType, options.limits)
  const nitf = findMarkup(nodes, 'nitf')
  if (nitf !== undefined) return readNitf(nitf)
  if (findMarkup(nodes, 'body.content') !== undefined) return readNitf({ tag: 'nitf', attributes: {}, children: nodes })
  const isNitf = /nitf/i.test(`${options.format} ${options.contentType}`)
  const content = isNitf ? fromNitf({ tag: 'div', attributes: {}, children: nodes }).children : nodes
  return {
    blocks: blocksFromMarkup(content),
    contentType: isNitf ? 'application/nitf+xml' : 'application/xhtml+xml',
  }
}
