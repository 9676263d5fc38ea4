/** The content of an item, inline: copy as blocks, other XML as a tree, other text as it stands; in both directions. */
import type { Body, RichBlock } from '@dateline/news'
import { findMarkup, type Markup, markupOfXml, parseHtml } from '../html/parse.ts'
import { plainBody, readMarkupBody, writeHtmlBody, writeXhtmlDocument } from '../html/rich.ts'
import { blocksFromText } from '../html/text.ts'
import { decodeReferences } from '../xml/entities.ts'
import { collapse, rawText, type XmlElement } from '../xml/read.ts'
import { extensionOf } from '../xml/take.ts'
import { NITF_TYPE, nitfDocument, readNitfBody } from './content-nitf.ts'
import { isTtBody, ttHead, ttMarkup } from './content-tt.ts'
import type { BodyHead, Reading, Writing } from './context.ts'
import { type Node, nodeOf, putBack } from './node.ts'
import { BOOLEAN, CODE, DATE, INTEGER, TEXT } from './scalars.ts'
import { rows, type Shape } from './shape.ts'

const XHTML = 'http://www.w3.org/1999/xhtml'
const XHTML_TYPE = 'application/xhtml+xml'

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

/** Elements that begin a body in HTML, whatever namespace a system puts them in. */
const HTML_ROOTS = new Set(
  'html body div p article section span table ul ol blockquote h1 h2 h3 h4 pre hr b i strong em a br'.split(' '),
)

interface Copy {
  readonly blocks: readonly RichBlock[]
  readonly contentType: string
}

const elementsOf = (source: XmlElement) =>
  source.children.filter((child): child is XmlElement => typeof child !== 'string')

/** First element with a name, in document order. */
function find(source: XmlElement, name: string): XmlElement | undefined {
  if (source.name === name) return source
  for (const child of elementsOf(source)) {
    const found = find(child, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Text of an element whose parts follow each other without white space: `By<person>Ana Petrel</person>`. */
function spacedText(source: XmlElement): string {
  return source.children.map((child) => (typeof child === 'string' ? child : spacedText(child))).join(' ')
}

/** What the head of an NITF body says, for items that say it nowhere else. */
function nitfHead(source: XmlElement): BodyHead {
  const head = find(source, 'body.head')
  const text = (...names: readonly string[]) => {
    for (const name of names) {
      const found = head === undefined ? undefined : find(head, name)
      const words = found === undefined ? '' : collapse(spacedText(found))
      if (words !== '') return words
    }
    return undefined
  }
  const title = find(source, 'title')
  return {
    headline: text('hl1', 'hedline') ?? ((title && collapse(rawText(title))) || undefined),
    byline: text('byline'),
    dateline: text('dateline'),
    description: text('abstract'),
  }
}

/** The title, even an empty one, is the page's own word; without it the first heading is. */
function htmlHead(source: XmlElement): BodyHead {
  const found = find(source, 'title') ?? find(source, 'h1')
  return { headline: found === undefined ? undefined : collapse(rawText(found)) || undefined }
}

function readMarkup(source: XmlElement, reading: Reading): Copy | undefined {
  const nitf = find(source, 'body.content')
  if (nitf !== undefined) {
    reading.head ??= nitfHead(source)
    return { blocks: readNitfBody(source, reading.context.limits), contentType: NITF_TYPE }
  }
  const [root] = elementsOf(source)
  if (root === undefined) return undefined
  if (isTtBody(root)) {
    reading.head ??= ttHead(root)
    return { blocks: readMarkupBody(ttMarkup(root)), contentType: XHTML_TYPE }
  }
  const plain = root.ns === '' || root.ns === source.ns
  if (root.ns !== XHTML && !(plain && HTML_ROOTS.has(root.name.toLowerCase()))) return undefined
  reading.head ??= htmlHead(source)
  const paragraph = onlyParagraph(source)
  if (paragraph !== undefined && isLaidOut(paragraph))
    return { blocks: blocksFromText(paragraph), contentType: XHTML_TYPE }
  const nodes = source.children.map((child) => (typeof child === 'string' ? child : copyOf(markupOfXml(child), 0)))
  return { blocks: readMarkupBody(nodes), contentType: XHTML_TYPE }
}

/**
 * The copy of a page. A `header` with the headline in it repeats what contentMeta says: slug, time, headline. Nothing of it is
 * copy.
 */
function copyOf(node: Markup, depth: number): Markup {
  return {
    ...node,
    children: node.children
      .filter((child) => typeof child === 'string' || child.tag !== 'header' || findMarkup([child], 'h1') === undefined)
      .map((child) => (typeof child === 'string' || depth > 200 ? child : copyOf(child, depth + 1))),
  }
}

/** Text of the one `p` of a page that holds nothing else. */
function onlyParagraph(source: XmlElement): string | undefined {
  const body = find(source, 'body') ?? source
  const [only, ...others] = elementsOf(body)
  if (only?.name !== 'p' || others.length > 0 || elementsOf(only).length > 0) return undefined
  return rawText(only)
}

/**
 * Copy of a wire in one `p`: lines broken at a column, some of them indented to begin a paragraph. A document that was
 * printed prettily indents every line that goes on.
 */
function isLaidOut(text: string): boolean {
  const lines = text
    .split('\n', 2_000)
    .slice(1)
    .filter((line) => line.trim() !== '')
  const indented = lines.filter((line) => /^ {1,8}\S/.test(line)).length
  return lines.length >= 3 && indented > 0 && indented < lines.length
}

const MARKUP = /<(?:p|div|br|html|body|table|h[1-6])\b/i

/** One `p` around copy that is laid out in lines is plain text after all. */
function laidOut(text: string): string | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith('<p>') || !trimmed.endsWith('</p>')) return undefined
  const inner = trimmed.slice(3, -4)
  if (inner.includes('<') || inner.split('\n', 3).length < 3) return undefined
  return decodeReferences(inner)
}

function readText(text: string, type: string, reading: Reading): Copy | undefined {
  const plain = type === '' || /^text\/plain/i.test(type)
  const lines = plain ? laidOut(text) : undefined
  if (lines !== undefined) return { blocks: blocksFromText(lines), contentType: 'text/plain' }
  if (/html/i.test(type) || ((plain || /xml/i.test(type)) && MARKUP.test(text))) {
    const nodes = parseHtml(text, reading.context.limits)
    const title = findMarkup(nodes, 'title')?.children.find((child) => typeof child === 'string')
    if (typeof title === 'string') reading.head ??= { headline: collapse(title) || undefined }
    return { blocks: readMarkupBody(nodes), contentType: 'text/html' }
  }
  return plain ? { blocks: blocksFromText(text), contentType: 'text/plain' } : undefined
}

/** One rendition of the copy. What its words are in is kept in `contentType`, so that it goes out as it came in. */
export const BODY: Shape<Body> = {
  elementOf: (body) => (isInlineData(body) ? 'inlineData' : 'inlineXML'),
  read(source, reading) {
    const into: Record<string, unknown> = { blocks: [] }
    const outer = reading.hold()
    FIELDS.readAttributes(source, reading, into)
    const left = reading.release(outer)
    if (left.length > 0) into['extensions'] = left
    const type = typeof into['contentType'] === 'string' ? into['contentType'] : ''
    const [root] = elementsOf(source)
    const text = root === undefined ? rawText(source) : ''
    const encoded = into['encoding'] !== undefined
    const copy =
      root !== undefined
        ? readMarkup(source, reading)
        : encoded || text.trim() === ''
          ? undefined
          : readText(text, type, reading)
    if (copy !== undefined) {
      into['blocks'] = copy.blocks
      // A type that does not fit what stands there would send the next reader astray.
      if (!fits(type, copy.contentType)) into['contentType'] = copy.contentType
    } else if (root !== undefined) into['data'] = extensionOf(root, 'newsml-g2', '', source.ns)
    else if (text.trim() !== '') into['text'] = text
    return into as unknown as Body
  },
  write(value, node, writing) {
    const rendition = value.rendition ?? value.role
    FIELDS.write({ ...value, ...(rendition === undefined ? {} : { rendition }) }, node, writing)
    drawContent(value, node, writing)
    putBack(node, value.extensions)
  },
}

function fits(said: string, found: string): boolean {
  if (said === '') return false
  if (found === NITF_TYPE) return /nitf/i.test(said)
  return said.toLowerCase().startsWith(found) && (found !== XHTML_TYPE || !/nitf/i.test(said))
}

function isInlineData(body: Body): boolean {
  if (body.data !== undefined) return false
  return body.text !== undefined || /^text\/(?:html|plain)/i.test(body.contentType ?? '')
}

/** True when plain text can say all that the blocks say, and be read as the same blocks. */
function isPlain(blocks: readonly RichBlock[], text: string): boolean {
  return JSON.stringify(blocksFromText(text)) === JSON.stringify(blocks)
}

function drawContent(body: Body, node: Node, writing: Writing): void {
  const { blocks, data, text, contentType = '' } = body
  if (data !== undefined) node.children.push(nodeOf(data))
  else if (text !== undefined) node.children.push(text)
  else if (blocks.length === 0) return
  else if (/^text\/html/i.test(contentType)) node.children.push(writeHtmlBody(blocks))
  else if (/^text\/plain/i.test(contentType)) {
    const plain = plainBody(blocks)
    if (!isPlain(blocks, plain)) {
      node.attributes.set('contenttype', 'text/html')
      node.children.push(writeHtmlBody(blocks))
    } else node.children.push(plain)
  } else if (/nitf/i.test(contentType)) node.children.push(nitfDocument(blocks, writing.title))
  else {
    node.attributes.set('contenttype', fits(contentType, XHTML_TYPE) ? contentType : XHTML_TYPE)
    const language = body.language ?? writing.language
    node.children.push(
      writeXhtmlDocument(blocks, {
        title: writing.title,
        ...(language === undefined ? {} : { language }),
        ...(writing.direction === undefined ? {} : { direction: writing.direction }),
      }),
    )
  }
}
