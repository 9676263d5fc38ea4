/** One renderer per block kind. The site, the preview, feeds and XHTML bodies all draw with these. */
import type { Block, Mark, Span } from '@dateline/news'
import { escapeMarkup, safeHref } from './html.ts'

export interface RenderOptions {
  /** `xhtml` closes void elements and leaves out classes, for wire bodies. Default `html`. */
  readonly flavour?: 'html' | 'xhtml'
  /** Turns a directory URI into an address; without it mentions are drawn as plain text. */
  readonly mentionHref?: (uri: string) => string | undefined
  /** Turns a stored picture source into an absolute or site address. */
  readonly pictureSrc?: (src: string) => string
}

function drawMark(mark: Mark, inner: string, options: RenderOptions): string {
  switch (mark.type) {
    case 'strong':
      return `<strong>${inner}</strong>`
    case 'em':
      return `<em>${inner}</em>`
    case 'link': {
      const href = safeHref(mark.href)
      return href === undefined ? inner : `<a href="${escapeMarkup(href)}">${inner}</a>`
    }
    case 'sourcing':
      return options.flavour === 'xhtml' ? inner : `<span class="sourcing">${inner}</span>`
    case 'mention': {
      const href = options.mentionHref?.(mark.uri)
      return href === undefined ? inner : `<a class="mention" href="${escapeMarkup(href)}">${inner}</a>`
    }
    default: {
      // Stored copy may hold a mark that a newer version wrote: the words must still be read.
      mark satisfies never
      return inner
    }
  }
}

/** Draws runs of text as markup. */
export function renderSpans(spans: readonly Span[], options: RenderOptions = {}): string {
  return spans
    .map((span) =>
      (span.marks ?? []).reduceRight((inner, mark) => drawMark(mark, inner, options), escapeMarkup(span.text)),
    )
    .join('')
}

function renderBlock(block: Block, options: RenderOptions): string {
  const spans = (s: readonly Span[]) => renderSpans(s, options)
  const end = options.flavour === 'xhtml' ? ' />' : '>'
  switch (block.type) {
    case 'paragraph':
      return `<p>${spans(block.spans)}</p>`
    case 'heading':
      return `<h${block.level}>${spans(block.spans)}</h${block.level}>`
    case 'quote': {
      const paragraphs = block.paragraphs.map((p) => `<p>${spans(p)}</p>`).join('')
      const by = block.attribution === undefined ? '' : `<p><cite>${escapeMarkup(block.attribution)}</cite></p>`
      return `<blockquote>${paragraphs}${by}</blockquote>`
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((i) => `<li>${spans(i)}</li>`).join('')}</${tag}>`
    }
    case 'picture': {
      const src = options.pictureSrc?.(block.src) ?? safeHref(block.src)
      if (src === undefined) return ''
      const size =
        block.width !== undefined && block.height !== undefined
          ? ` width="${block.width}" height="${block.height}"`
          : ''
      const img = `<img src="${escapeMarkup(src)}" alt="${escapeMarkup(block.alt)}"${size}${options.flavour === 'xhtml' ? '' : ' loading="lazy"'}${end}`
      const text = [block.caption, block.credit].filter((t) => t !== undefined && t !== '').join(' ')
      if (options.flavour === 'xhtml') return `<p>${img}</p>${text === '' ? '' : `<p>${escapeMarkup(text)}</p>`}`
      const caption = block.caption === undefined ? '' : escapeMarkup(block.caption)
      const credit = block.credit === undefined ? '' : ` <span class="credit">${escapeMarkup(block.credit)}</span>`
      return `<figure>${img}${text === '' ? '' : `<figcaption>${caption}${credit}</figcaption>`}</figure>`
    }
    case 'table': {
      const caption = block.caption === undefined ? '' : `<caption>${escapeMarkup(block.caption)}</caption>`
      const scope = options.flavour === 'xhtml' ? '' : ' scope="col"'
      const head =
        block.header.length === 0
          ? ''
          : `<thead><tr>${block.header.map((c) => `<th${scope}>${spans(c)}</th>`).join('')}</tr></thead>`
      const rows = block.rows.map((r) => `<tr>${r.map((c) => `<td>${spans(c)}</td>`).join('')}</tr>`).join('')
      const table = `<table>${caption}${head}<tbody>${rows}</tbody></table>`
      return options.flavour === 'xhtml' ? table : `<div class="table-scroll" tabindex="0">${table}</div>`
    }
    case 'preformatted':
      return `<pre>${escapeMarkup(block.text)}</pre>`
    default: {
      // A block kind from a newer version: show its words rather than nothing.
      block satisfies never
      const text = plainSpans(collectText(block))
      return text === '' ? '' : `<p>${escapeMarkup(text)}</p>`
    }
  }
}

function collectText(value: unknown): Span[] {
  if (Array.isArray(value)) return value.flatMap(collectText)
  if (typeof value === 'object' && value !== null) {
    if ('text' in value && typeof value.text === 'string') return [{ text: value.text }]
    return Object.values(value).flatMap(collectText)
  }
  return []
}

/** Draws a body as HTML (default) or XHTML. Every text is escaped; unsafe link targets lose their link. */
export function renderBlocks(blocks: readonly Block[], options: RenderOptions = {}): string {
  return blocks.map((block) => renderBlock(block, options)).join('\n')
}

/** The words of runs of text, without marks. */
export function plainSpans(spans: readonly Span[]): string {
  return spans.map((s) => s.text).join('')
}

/** The words of one block; paragraphs inside it are separated by a line break. */
export function plainBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainSpans(block.spans)
    case 'quote':
      return [
        ...block.paragraphs.map(plainSpans),
        ...(block.attribution === undefined ? [] : [block.attribution]),
      ].join('\n')
    case 'list':
      return block.items.map(plainSpans).join('\n')
    case 'picture':
      return [block.caption, block.credit].filter((t) => t !== undefined && t !== '').join(' ')
    case 'table':
      return [block.caption ?? '', ...[block.header, ...block.rows].map((r) => r.map(plainSpans).join('\t'))]
        .filter((t) => t !== '')
        .join('\n')
    case 'preformatted':
      return block.text
    default:
      block satisfies never
      return plainSpans(collectText(block))
  }
}

/** The words of a body; blocks are separated by an empty line. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map(plainBlock)
    .filter((t) => t !== '')
    .join('\n\n')
}

/**
 * Counts words with the language's own segmentation.
 * @param language BCP 47 tag; scripts without spaces are counted by dictionary words
 */
export function countWords(text: string, language = 'en'): number {
  let words = 0
  for (const s of new Intl.Segmenter(language, { granularity: 'word' }).segment(text))
    if (s.isWordLike === true) words += 1
  return words
}
