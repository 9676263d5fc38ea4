/** DataContent to blocks: NITF, XHTML, bare paragraphs, escaped HTML, plain text. The markup itself is read by src/nitf and src/html. */
import type { RichBlock } from '@dateline/news'
import { findMarkup, type Markup, markupOfXml, parseHtml } from '../html/parse.ts'
import { lineOf } from '../html/rich-markup.ts'
import { readHtmlBody, readMarkupBody } from '../html/rich.ts'
import { blocksFromText } from '../html/text.ts'
import { blocksOfNitf } from '../nitf/body-read.ts'
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

/** Members of ReadCopy and the elements of body.head that say them. */
const HEAD = {
  headline: 'hl1',
  subheadline: 'hl2',
  byline: 'byline',
  dateline: 'dateline',
  abstract: 'abstract',
} as const

function readNitf(root: Markup, limits: Limits): ReadCopy {
  const head = findMarkup([root], 'body.head')
  const content = findMarkup([root], 'body.content') ?? findMarkup([root], 'body') ?? root
  const facts: Record<string, string> = {}
  for (const [name, tag] of Object.entries(HEAD)) {
    const found = head === undefined ? undefined : findMarkup([head], tag)
    const text = found === undefined ? undefined : lineOf(found.children)
    // EFE prints the machine's form of the date where the dateline belongs.
    if (text !== undefined && !(name === 'dateline' && /^\d{8}T\d{6}\S{0,6}$/.test(text))) facts[name] = text
  }
  return { blocks: blocksOfNitf(content.children, limits), contentType: 'application/nitf+xml', ...facts }
}

const BLOCK_TAG = /<(?:p|div|br|li|ul|ol|table|tr|h[1-6]|html|body|pre|blockquote|hl2)\b/i
const ANY_TAG = /<\/?[a-z][a-z0-9.]{0,20}(?:\s[^<>]{0,500})?\/?>/i

/** Copy that stands as text: HTML when it has its tags, else paragraphs with whatever inline markup they have. */
function readText(text: string, contentType: string | undefined, limits: Limits): ReadCopy | undefined {
  if (text.trim() === '') return undefined
  const isDeclared = contentType !== undefined && /html/.test(contentType)
  if (/<nitf\b|<body\.content\b/i.test(text)) {
    return readNitf({ tag: 'nitf', attributes: {}, children: parseHtml(text, limits) }, limits)
  }
  if (isDeclared || BLOCK_TAG.test(text)) return { blocks: readHtmlBody(text, { limits }), contentType: 'text/html' }
  const blocks = blocksFromText(text)
  if (!ANY_TAG.test(text) && !/&(?:#\d{1,7}|[a-z]{2,8});/i.test(text)) return { blocks, contentType: 'text/plain' }
  // Inline tags and references in plain paragraphs: read each as HTML, so that its lines stay apart.
  const marked = blocks.flatMap((block): readonly RichBlock[] =>
    block.type === 'paragraph' ? readHtmlBody(block.spans.map((s) => s.text).join(''), { limits }) : [block],
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
  if (nodes.every((node) => typeof node === 'string'))
    return readText(rawText(data), options.contentType, options.limits)
  const nitf = findMarkup(nodes, 'nitf')
  if (nitf !== undefined) return readNitf(nitf, options.limits)
  const whole: Markup = { tag: 'nitf', attributes: {}, children: nodes }
  if (findMarkup(nodes, 'body.content') !== undefined) return readNitf(whole, options.limits)
  if (/nitf/i.test(`${options.format} ${options.contentType}`)) {
    return { blocks: blocksOfNitf(nodes, options.limits), contentType: 'application/nitf+xml' }
  }
  return { blocks: readMarkupBody(nodes, { limits: options.limits }), contentType: 'application/xhtml+xml' }
}
