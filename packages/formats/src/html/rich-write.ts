/**
 * Bodies as XHTML for wires and as HTML for pages. Everything drawn is in the canonical form first, so only what tidyBody lets
 * through is ever written. The table of elements, classes and data attributes is docs/body.md.
 */
import type { Rendition, RichBlock, RichList, RichMark, RichSpans, Style } from '@dateline/news'
import { el, escapeAttribute, escapeXml, raw, type Xml } from '../xml/write.ts'
import { cellsOf, factsOf, OURS, tidyBody } from './rich-tidy.ts'

export interface BodyOptions {
  /**
   * Only what XHTML 1.0 Strict has: data attributes are left out, and with them what they carry (docs/body.md, last column).
   * Default false.
   */
  readonly strict?: boolean
}

interface Pen {
  readonly html: boolean
  readonly strict: boolean
}

const STYLE_TAGS: Readonly<Record<Style, string | undefined>> = {
  underline: undefined,
  strike: 'del',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
  small: 'small',
  quote: 'q',
  insert: 'ins',
}

/** Text with its line breaks, in a mark or not. */
function words(text: string, pen: Pen): string {
  const escaped = escapeXml(text)
  return text.includes('\n') ? escaped.replaceAll('\n', pen.html ? '<br>' : '<br/>') : escaped
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`
}

/** `lang` is HTML's and `xml:lang` XML's: a document that may be read as either says both. */
function languageAttributes(language: string | undefined, pen: Pen): string {
  return attribute('lang', language) + (pen.html ? '' : attribute('xml:lang', language))
}

function drawMark(mark: RichMark, inner: string, pen: Pen): string {
  const data = (name: string, value: string | undefined) => (pen.strict ? '' : attribute(`data-${name}`, value))
  switch (mark.type) {
    case 'strong':
    case 'em':
      return `<${mark.type}>${inner}</${mark.type}>`
    case 'link':
      return `<a${attribute('href', mark.href)}>${inner}</a>`
    case 'sourcing':
      return `<span class="${OURS}sourcing">${inner}</span>`
    case 'mention':
      return `<span class="${OURS}mention"${data('uri', mark.uri)}>${inner}</span>`
    case 'style': {
      const tag = mark.style === 'underline' && pen.html ? 'u' : STYLE_TAGS[mark.style]
      return tag === undefined ? `<span class="${OURS}${mark.style}">${inner}</span>` : `<${tag}>${inner}</${tag}>`
    }
    case 'entity': {
      const attributes = mark.attributes === undefined ? undefined : JSON.stringify(mark.attributes)
      return `<span class="${OURS}${mark.kind}"${data('uri', mark.uri)}${data('attributes', attributes)}>${inner}</span>`
    }
    case 'language':
      return `<span${languageAttributes(mark.language, pen)}${attribute('dir', mark.direction)}>${inner}</span>`
    case 'ruby':
      return pen.html
        ? `<ruby>${inner}<rp>(</rp><rt>${escapeXml(mark.text)}</rt><rp>)</rp></ruby>`
        : `<span class="${OURS}ruby"${attribute('title', mark.text)}>${inner}</span>`
    default:
      throw new TypeError(`unknown mark ${String(mark satisfies never)}`)
  }
}

function drawSpans(spans: RichSpans, pen: Pen): string {
  let result = ''
  for (const span of spans) {
    let drawn = words(span.text, pen)
    const marks = span.marks
    if (marks !== undefined) {
      for (let i = marks.length - 1; i >= 0; i -= 1) drawn = drawMark(marks[i] as RichMark, drawn, pen)
    }
    result += drawn
  }
  return result
}

const NCNAME = /^[A-Za-z_][A-Za-z0-9._-]*$/
const NMTOKEN = /^[A-Za-z0-9._:-]+$/

/** Attributes that any block may have; `own` are classes of ours. */
function factAttributes(holder: RichBlock, pen: Pen, own = ''): string {
  const block = factsOf(holder)
  const role = pen.strict
    ? block.role
        ?.split(' ')
        .filter((token) => NMTOKEN.test(token))
        .join(' ')
    : block.role
  const classes = [own, role ?? ''].filter((part) => part !== '').join(' ')
  const id = pen.strict && block.id !== undefined && !NCNAME.test(block.id) ? undefined : block.id
  if (id === undefined && classes === '' && block.language === undefined && block.direction === undefined) return ''
  return `${attribute('id', id)}${attribute('class', classes === '' ? undefined : classes)}${languageAttributes(block.language, pen)}${attribute('dir', block.direction)}`
}

function drawParagraphs(paragraphs: readonly RichSpans[], pen: Pen): string {
  return paragraphs.map((spans) => `<p>${drawSpans(spans, pen)}</p>`).join('')
}

function drawList(list: RichBlock & { type: 'list' }, pen: Pen): string {
  const tag = list.ordered ? 'ol' : 'ul'
  const nested: Readonly<Record<number, RichList>> = ('nested' in list ? list.nested : undefined) ?? {}
  const items = list.items.map((spans, index) => {
    const below = nested[index]
    return `<li>${drawSpans(spans, pen)}${below === undefined ? '' : drawList(below, pen)}</li>`
  })
  return `<${tag}${factAttributes(list, pen)}>${items.join('')}</${tag}>`
}

function drawTable(table: RichBlock & { type: 'table' }, pen: Pen): string {
  const rows = cellsOf(table).map((row) => {
    const cells = row.map((cell) => {
      const tag = cell.header === true ? 'th' : 'td'
      const spans = `${attribute('colspan', cell.columns?.toString())}${attribute('rowspan', cell.rows?.toString())}`
      return `<${tag}${spans}>${drawSpans(cell.spans, pen)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const caption = table.caption === undefined ? '' : `<caption>${escapeXml(table.caption)}</caption>`
  const isHead = table.header.length > 0 && rows.length > 1 && !('cells' in table)
  const head = isHead ? `<thead>${rows[0]}</thead>` : ''
  return `<table${factAttributes(table, pen)}>${caption}${head}<tbody>${(isHead ? rows.slice(1) : rows).join('')}</tbody></table>`
}

function drawPicture(block: RichBlock & { type: 'picture' }, pen: Pen): string {
  const data =
    pen.strict || !('renditions' in block) ? '' : attribute('data-renditions', JSON.stringify(block.renditions))
  const size = `${attribute('width', block.width?.toString())}${attribute('height', block.height?.toString())}`
  const img = `<img${attribute('src', block.src)} alt="${escapeAttribute(block.alt)}"${size}${pen.html ? '>' : '/>'}`
  if (pen.html) {
    const isPlain = factAttributes(block, pen) === ''
    return isPlain && data === '' && block.caption === undefined && block.credit === undefined
      ? `<p>${img}</p>`
      : `<figure${factAttributes(block, pen)}${data}>${img}${drawCaption(block, pen)}</figure>`
  }
  return `<div${factAttributes(block, pen, `${OURS}figure`)}${data}><p>${img}</p>${drawCaption(block, pen)}</div>`
}

function drawCaption(block: { readonly caption?: string; readonly credit?: string }, pen: Pen): string {
  const { caption, credit } = block
  if (pen.html) {
    if (caption === undefined && credit === undefined) return ''
    const by = credit === undefined ? '' : `<span class="${OURS}credit">${escapeXml(credit)}</span>`
    return `<figcaption>${escapeXml(caption ?? '')}${caption === undefined || by === '' ? '' : ' '}${by}</figcaption>`
  }
  const part = (name: string, text: string | undefined) =>
    text === undefined ? '' : `<p class="${OURS}${name}">${escapeXml(text)}</p>`
  return part('caption', caption) + part('credit', credit)
}

function drawRendition(rendition: Rendition, pen: Pen): string {
  const name = escapeXml(rendition.title ?? rendition.href ?? rendition.residRef ?? rendition.name ?? '')
  const data = pen.strict ? '' : attribute('data-rendition', JSON.stringify(rendition))
  if (rendition.href === undefined) return `<span class="${OURS}rendition"${data}>${name}</span>`
  // An href outside of ASCII or a media type of a shape that HTML does not know stay in the data alone.
  const type =
    rendition.contentType !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(rendition.contentType)
      ? attribute('type', rendition.contentType)
      : ''
  return `<a class="${OURS}rendition"${attribute('href', rendition.href)}${type}${data}>${name}</a>`
}

function drawBlock(block: RichBlock, pen: Pen): string {
  switch (block.type) {
    case 'paragraph':
      return `<p${factAttributes(block, pen)}>${drawSpans(block.spans, pen)}</p>`
    case 'heading':
      return `<h${block.level}${factAttributes(block, pen)}>${drawSpans(block.spans, pen)}</h${block.level}>`
    case 'quote': {
      const by = block.attribution === undefined ? '' : `<p><cite>${escapeXml(block.attribution)}</cite></p>`
      return `<blockquote${factAttributes(block, pen)}>${drawParagraphs(block.paragraphs, pen)}${by}</blockquote>`
    }
    case 'list':
      return drawList(block, pen)
    case 'definitions': {
      const entries = block.entries.map(({ term, definitions }) => {
        const head = term.length === 0 ? '' : `<dt>${drawSpans(term, pen)}</dt>`
        return head + definitions.map((spans) => `<dd>${drawSpans(spans, pen)}</dd>`).join('')
      })
      return `<dl${factAttributes(block, pen)}>${entries.join('')}</dl>`
    }
    case 'picture':
      return drawPicture(block, pen)
    case 'media': {
      const list = block.renditions.map((rendition) => drawRendition(rendition, pen)).join(' ')
      const links = list === '' ? '' : `<p>${list}</p>`
      const tag = pen.html ? 'figure' : 'div'
      return `<${tag}${factAttributes(block, pen, `${OURS}media ${OURS}${block.media}`)}>${links}${drawCaption(block, pen)}</${tag}>`
    }
    case 'table':
      return drawTable(block, pen)
    case 'preformatted':
      return `<pre${factAttributes(block, pen)}>${escapeXml(block.text)}</pre>`
    case 'rule':
      return `<hr${factAttributes(block, pen)}${pen.html ? '>' : '/>'}`
    case 'note':
      return `<div${factAttributes(block, pen, `${OURS}note ${OURS}${block.kind}`)}>${drawParagraphs(block.paragraphs, pen)}</div>`
    case 'embed': {
      const link = `<a${attribute('href', block.href)}>${escapeXml(block.title ?? block.href)}</a>`
      return `<p${factAttributes(block, pen, `${OURS}embed`)}>${link}</p>`
    }
    default:
      throw new TypeError(`unknown block ${String(block satisfies never)}`)
  }
}

function draw(blocks: readonly RichBlock[], pen: Pen): string {
  return tidyBody(blocks)
    .map((block) => drawBlock(block, pen))
    .join('\n')
}

/**
 * The body as block elements without a wrapper: well-formed XML in no declared namespace, valid HTML5, and valid XHTML 1.0 Strict
 * with `strict` or where nothing needs a data attribute. Put it below an element with the XHTML namespace.
 */
export function writeXhtmlBody(blocks: readonly RichBlock[], options: BodyOptions = {}): Xml {
  return raw(draw(blocks, { html: false, strict: options.strict ?? false }))
}

/** The body as a whole XHTML document element, as NewsML-G2's inlineXML carries it. */
export function writeXhtmlDocument(
  blocks: readonly RichBlock[],
  about: { readonly title: string; readonly language?: string; readonly direction?: 'ltr' | 'rtl' },
  options: BodyOptions = {},
): Xml {
  const attributes = {
    xmlns: 'http://www.w3.org/1999/xhtml',
    lang: about.language,
    'xml:lang': about.language,
    dir: about.direction,
  }
  return el(
    'html',
    attributes,
    el('head', {}, el('title', {}, about.title)),
    el('body', {}, writeXhtmlBody(blocks, options)),
  )
}

/** The body as HTML5: `figure`, `u`, `ruby`, void elements without a slash. */
export function writeHtmlBody(blocks: readonly RichBlock[], options: BodyOptions = {}): string {
  return draw(blocks, { html: true, strict: options.strict ?? false })
}
