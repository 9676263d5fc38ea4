/** The content of an item, inline: copy as blocks, other XML as a tree, other text as it stands; in both directions. */
import type { Body, RichBlock } from '@dateline/news'
import { renderBlocks } from '@dateline/blocks'
import { blocksFromMarkup } from '../html/blocks.ts'
import { findMarkup, type Markup, markupOfXml, parseHtml } from '../html/parse.ts'
import { blocksFromText } from '../html/text.ts'
import { rawText, type XmlElement } from '../xml/read.ts'
import { extensionOf } from '../xml/take.ts'
import { raw } from '../xml/write.ts'
import type { Reading, Writing } from './context.ts'
import { makeNode, type Node, nodeOf, putBack } from './node.ts'
import { BOOLEAN, CODE, DATE, INTEGER, TEXT } from './scalars.ts'
import { rows, type Shape } from './shape.ts'

const XHTML = 'http://www.w3.org/1999/xhtml'

const FIELDS = rows<Body>(() => [
  ['id', '@id', TEXT],
  ['rendition', '@rendition', CODE],
  ['contentType', '@contenttype', TEXT],
  ['language', '@xml:lang', TEXT],
  ['wordCount', '@wordcount', INTEGER],
  ['charCount', '@charcount', INTEGER],
  ['lineCount', '@linecount', INTEGER],
  ['pageCount', '@pagecount', INTEGER],
  ['generator', '@generator', TEXT],
  ['generated', '@generated', DATE],
  ['encoding', '@encoding', CODE],
  ['hasContent', '@hascontent', BOOLEAN],
])

const HTML_ROOTS = new Set([
  'html',
  'body',
  'div',
  'p',
  'article',
  'section',
  'span',
  'table',
  'ul',
  'ol',
  'blockquote',
])

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
}
const fromNitf = (node: Markup): Markup => ({
  tag: NITF_TAGS[node.tag] ?? node.tag,
  attributes: node.attributes,
  children: node.children.map((child) => (typeof child === 'string' ? child : fromNitf(child))),
})

interface Copy {
  readonly blocks: readonly RichBlock[]
  readonly contentType: string
}

function readMarkup(source: XmlElement): Copy | undefined {
  const nodes = source.children.map((child) => (typeof child === 'string' ? child : markupOfXml(child)))
  const nitf = findMarkup(nodes, 'body.content')
  if (nitf !== undefined) {
    return { blocks: blocksFromMarkup(fromNitf(nitf).children), contentType: 'application/nitf+xml' }
  }
  const root = source.children.find((child): child is XmlElement => typeof child !== 'string')
  if (root === undefined || !(root.ns === XHTML || HTML_ROOTS.has(root.name.toLowerCase()))) return undefined
  return { blocks: blocksFromMarkup(nodes), contentType: 'application/xhtml+xml' }
}

const MARKUP = /<(?:p|div|br|html|body|table|h[1-6])\b/i

function readText(text: string, type: string, reading: Reading): Copy | undefined {
  if (/html/i.test(type) || ((type === '' || /^text\/plain/i.test(type) || /xml/i.test(type)) && MARKUP.test(text))) {
    return { blocks: blocksFromMarkup(parseHtml(text, reading.context.limits)), contentType: 'text/html' }
  }
  if (type === '' || /^text\/plain/i.test(type)) return { blocks: blocksFromText(text), contentType: 'text/plain' }
  return undefined
}

/** One rendition of the copy. What its words are in is kept in `contentType`, so that it goes out as it came in. */
export const BODY: Shape<Body> = {
  elementOf: elementOfBody,
  read(source, reading) {
    const into: Record<string, unknown> = { blocks: [] }
    const outer = reading.hold()
    FIELDS.readAttributes(source, reading, into)
    const left = reading.release(outer)
    if (left.length > 0) into['extensions'] = left
    const type = (source.attributes['contenttype'] ?? '').trim()
    const root = source.children.find((child): child is XmlElement => typeof child !== 'string')
    if (root === undefined) {
      const text = rawText(source)
      const copy = into['encoding'] === undefined ? readText(text, type, reading) : undefined
      if (copy !== undefined) {
        into['blocks'] = copy.blocks
        into['contentType'] =
          /html|plain/i.test(type) && source.name === 'inlineData'
            ? (into['contentType'] ?? copy.contentType)
            : copy.contentType
        if (text.trim() === '') into['contentType'] = type === '' ? undefined : type
      } else if (text.trim() !== '') into['text'] = text
    } else {
      const copy = readMarkup(source)
      if (copy === undefined) into['data'] = extensionOf(root, 'newsml-g2', '', source.ns)
      else {
        into['blocks'] = copy.blocks
        into['contentType'] ??= copy.contentType
      }
    }
    if (into['contentType'] === undefined) delete into['contentType']
    return into as unknown as Body
  },
  write(value, node, writing) {
    FIELDS.write(value as unknown as Record<string, unknown>, node, writing)
    drawContent(value, node, writing)
    putBack(node, value.extensions)
  },
}

function elementOfBody(body: Body): string {
  if (body.data !== undefined) return 'inlineXML'
  if (body.text !== undefined) return 'inlineData'
  return /^text\/(html|plain)/i.test(body.contentType ?? '') ? 'inlineData' : 'inlineXML'
}

function drawContent(body: Body, node: Node, writing: Writing): void {
  void writing
  if (body.data !== undefined) {
    node.children.push(nodeOf(body.data))
    return
  }
  if (body.text !== undefined) {
    node.children.push(body.text)
    return
  }
  if (body.blocks.length === 0) return
  const xhtml = renderBlocks(body.blocks as never, { flavour: 'xhtml' })
  const type = body.contentType ?? 'application/xhtml+xml'
  if (/^text\/html/i.test(type)) node.children.push(xhtml)
  else if (/^text\/plain/i.test(type)) {
    node.children.push(
      body.blocks.map((block) => ('spans' in block ? block.spans.map((span) => span.text).join('') : '')).join('\n\n'),
    )
  } else {
    const html = makeNode('html', XHTML)
    const head = makeNode('head', XHTML)
    const title = makeNode('title', XHTML)
    head.children.push(title)
    const inner = makeNode('body', XHTML)
    inner.children.push(raw(xhtml))
    html.children.push(head, inner)
    node.children.push(html)
  }
}
