/**
 * Markup to typed blocks. Nothing raw survives: an element is read for what it says, or not at all. Scripts, styles,
 * frames, forms and event handlers have no block to become, and a link target must pass `safeHref`.
 */
import { safeHref } from '@dateline/blocks'
import type { Block, Mark, Span } from '@dateline/news'
import { collapse } from '../xml/read.ts'
import { type Markup, markupText } from './parse.ts'

type Role =
  | 'drop'
  | 'block'
  | 'heading'
  | 'quote'
  | 'list'
  | 'table'
  | 'pre'
  | 'picture'
  | 'figure'
  | 'break'
  | 'rule'
  | 'inline'

/** What each element is to the body. Elements not listed here are inline: their words are kept. */
const ROLES: Readonly<Record<string, Role>> = {
  ...roles('drop', 'script style iframe frame object embed applet noscript template svg math input button select'),
  ...roles('drop', 'textarea nav head title link meta base audio video canvas map area dialog menu progress noframes'),
  ...roles('block', 'html body p div section article main header footer aside address dl dt dd center details summary'),
  // Some systems wrap the whole page in a form; its fields are dropped one by one.
  ...roles('block', 'form fieldset li td th tr tbody thead tfoot hgroup figcaption caption'),
  ...roles('heading', 'h1 h2 h3 h4 h5 h6'),
  ...roles('list', 'ul ol dir'),
  blockquote: 'quote',
  table: 'table',
  pre: 'pre',
  listing: 'pre',
  xmp: 'pre',
  img: 'picture',
  figure: 'figure',
  br: 'break',
  hr: 'rule',
}

function roles(role: Role, names: string): Record<string, Role> {
  return Object.fromEntries(names.split(' ').map((name) => [name, role]))
}

const MARKS: Readonly<Record<string, Mark>> = {
  b: { type: 'strong' },
  strong: { type: 'strong' },
  i: { type: 'em' },
  em: { type: 'em' },
}

export interface BlockOptions {
  /** Address of the page: relative links and pictures are resolved against it. */
  readonly baseUrl?: string
}

/** A link target that is safe and absolute, or undefined. */
function resolveHref(href: string, options: BlockOptions): string | undefined {
  let target = href.trim()
  if (options.baseUrl !== undefined) {
    try {
      target = new URL(target, options.baseUrl).href
    } catch {
      return undefined
    }
  }
  if (target.length > 2_048 || target.startsWith('/')) return undefined
  return safeHref(target)
}

function sameMarks(a: readonly Mark[] | undefined, b: readonly Mark[] | undefined): boolean {
  return JSON.stringify(a ?? []) === JSON.stringify(b ?? [])
}

/** Adds text to runs: white space collapses across them, equal marks share one run. */
function addText(spans: Span[], value: string, marks: readonly Mark[]): void {
  let text = value.replace(/[ \t\r\n\f]+/g, ' ')
  const last = spans.at(-1)
  if ((last === undefined || last.text.endsWith(' ')) && text.startsWith(' ')) text = text.slice(1)
  if (text === '') return
  if (last !== undefined && sameMarks(last.marks, marks) && last.text.length + text.length <= 100_000) {
    spans[spans.length - 1] = { ...last, text: last.text + text }
    return
  }
  for (let at = 0; at < text.length; at += 100_000) {
    const piece = text.slice(at, at + 100_000)
    spans.push(marks.length === 0 ? { text: piece } : { text: piece, marks: [...marks] })
  }
}

/** Trims the end of runs and drops what is empty; too many runs become one without marks. */
function tidy(spans: readonly Span[]): Span[] {
  const result = [...spans]
  for (let last = result.at(-1); last !== undefined; last = result.at(-1)) {
    const text = last.text.replace(/ $/, '')
    if (text !== '') {
      result[result.length - 1] = { ...last, text }
      break
    }
    result.pop()
  }
  if (result.length <= 2_000) return result
  const whole: Span[] = []
  addText(whole, result.map((s) => s.text).join(''), [])
  return whole
}

/** The text of an element, white space collapsed. */
export function flatText(node: Markup | string): string {
  return collapse(markupText(node))
}

class BlockBuilder {
  readonly blocks: Block[] = []
  readonly options: BlockOptions
  private spans: Span[] = []
  private heading: 2 | 3 | undefined

  constructor(options: BlockOptions) {
    this.options = options
  }

  flush(): void {
    const spans = tidy(this.spans)
    this.spans = []
    if (spans.every((s) => s.text.trim() === '')) return
    this.blocks.push(
      this.heading === undefined ? { type: 'paragraph', spans } : { type: 'heading', level: this.heading, spans },
    )
  }

  walk(nodes: readonly (Markup | string)[], marks: readonly Mark[]): void {
    nodes.forEach((node, index) => {
      if (typeof node === 'string') addText(this.spans, node, marks)
      else this.element(node, marks, nodes[index + 1])
    })
  }

  private element(node: Markup, marks: readonly Mark[], next: Markup | string | undefined): void {
    const role = ROLES[node.tag] ?? 'inline'
    switch (role) {
      case 'drop':
        return
      case 'block':
        this.flush()
        this.walk(node.children, marks)
        this.flush()
        return
      case 'heading': {
        this.flush()
        const outer = this.heading
        this.heading = node.tag === 'h1' || node.tag === 'h2' ? 2 : 3
        this.walk(node.children, marks)
        this.flush()
        this.heading = outer
        return
      }
      case 'quote':
        this.flush()
        this.quote(node, marks)
        return
      case 'list':
        this.flush()
        this.list(node, marks)
        return
      case 'table':
        this.flush()
        this.table(node, marks)
        return
      case 'pre': {
        this.flush()
        const text = markupText(node).replace(/\r\n?/g, '\n')
        if (text.trim() !== '') this.blocks.push({ type: 'preformatted', text: text.slice(0, 1_000_000) })
        return
      }
      case 'picture':
        this.picture(node)
        return
      case 'figure':
        this.flush()
        this.figure(node, marks)
        return
      case 'break':
        this.lineBreak(next)
        return
      case 'rule':
        this.flush()
        return
      case 'inline':
        this.walk(node.children, this.withMark(node, marks))
        return
      default: {
        const never: never = role
        throw new TypeError(`unknown role ${String(never)}`)
      }
    }
  }

  /** One break ends a sentence's paragraph and otherwise stands for a space; two always end the paragraph. */
  private lineBreak(next: Markup | string | undefined): void {
    const text = this.spans.at(-1)?.text.trimEnd() ?? ''
    const twice = typeof next === 'object' && next.tag === 'br'
    if (twice || /[.!?:;…»”"'’)\]]$/.test(text)) this.flush()
    else addText(this.spans, ' ', [])
  }

  private withMark(node: Markup, marks: readonly Mark[]): readonly Mark[] {
    let mark = MARKS[node.tag]
    if (node.tag === 'a') {
      const href = node.attributes['href']
      const target = href === undefined ? undefined : resolveHref(href, this.options)
      if (target !== undefined) mark = { type: 'link', href: target }
    }
    if (node.tag === 'span' && node.attributes['class'] === 'sourcing') mark = { type: 'sourcing' }
    if (mark === undefined || marks.length >= 8 || marks.some((m) => m.type === mark.type)) return marks
    return [...marks, mark]
  }

  private inner(nodes: readonly (Markup | string)[], marks: readonly Mark[]): Block[] {
    const builder = new BlockBuilder(this.options)
    builder.walk(nodes, marks)
    builder.flush()
    return builder.blocks
  }

  private quote(node: Markup, marks: readonly Mark[]): void {
    const children = [...node.children]
    while (typeof children.at(-1) === 'string' && (children.at(-1) as string).trim() === '') children.pop()
    const last = children.at(-1)
    let attribution: string | undefined
    if (typeof last === 'object' && isAttribution(last)) {
      attribution = flatText(last).slice(0, 1_000)
      children.pop()
    }
    const paragraphs = this.inner(children, marks).flatMap(spansOf)
    if (paragraphs.length === 0) return
    this.blocks.push(
      attribution === undefined || attribution === ''
        ? { type: 'quote', paragraphs }
        : { type: 'quote', paragraphs, attribution },
    )
  }

  private list(node: Markup, marks: readonly Mark[]): void {
    const items: (readonly Span[])[] = []
    for (const child of node.children) {
      if (typeof child === 'string') continue
      for (const spans of this.inner(child.children, marks).flatMap(spansOf)) items.push(spans)
    }
    if (items.length > 0) this.blocks.push({ type: 'list', ordered: node.tag === 'ol', items })
  }

  private table(node: Markup, marks: readonly Mark[]): void {
    const rows: Markup[] = []
    let caption: string | undefined
    for (const part of elements(node)) {
      if (part.tag === 'tr') rows.push(part)
      else if (part.tag === 'caption') caption = flatText(part).slice(0, 1_000)
      else if (part.tag !== 'colgroup') for (const row of elements(part)) if (row.tag === 'tr') rows.push(row)
    }
    const cells = rows.map((row) => elements(row).filter((cell) => cell.tag === 'td' || cell.tag === 'th'))
    const isHeader = (row: readonly Markup[]) => row.length > 0 && row.every((cell) => cell.tag === 'th')
    const isData = cells.some(isHeader) || (cells.length > 1 && cells.every((row) => row.length > 1))
    if (!isData || cells.flat().some(isLayout)) {
      // A table that lays out a page: its cells are read in order.
      for (const cell of cells.flat()) this.walk([cell], marks)
      this.flush()
      return
    }
    const drawn: (readonly Span[])[][] = cells.map((row) =>
      row.map((cell) => {
        const parts = this.inner(
          cell.children,
          marks.filter((m) => m.type !== 'strong'),
        ).flatMap(spansOf)
        const spans: Span[] = []
        for (const part of parts) {
          if (spans.length > 0) addText(spans, ' ', [])
          for (const span of part) addText(spans, span.text, span.marks ?? [])
        }
        return tidy(spans)
      }),
    )
    const first = cells[0]
    const header = first !== undefined && isHeader(first) ? (drawn.shift() ?? []) : []
    this.blocks.push({
      type: 'table',
      ...(caption === undefined || caption === '' ? {} : { caption }),
      header,
      rows: drawn,
    })
  }

  private picture(node: Markup, caption?: string, credit?: string): void {
    const src = sourcesOf(node.attributes)
      .map((source) => resolveHref(source, this.options))
      .find((one) => one !== undefined && /^https?:/i.test(one))
    if (src === undefined) return
    const width = positive(node.attributes['width'])
    const height = positive(node.attributes['height'])
    // A tracking pixel is no picture.
    if ((width !== undefined && width < 3) || (height !== undefined && height < 3)) return
    this.flush()
    this.blocks.push({
      type: 'picture',
      src,
      alt: collapse(node.attributes['alt'] ?? '').slice(0, 1_000),
      ...(caption === undefined || caption === '' ? {} : { caption }),
      ...(credit === undefined || credit === '' ? {} : { credit: credit.slice(0, 1_000) }),
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
    })
  }

  private figure(node: Markup, marks: readonly Mark[]): void {
    const image = firstOf(node, 'img')
    const text = firstOf(node, 'figcaption')
    if (image === undefined) {
      // A figure may hold a table or a quotation; a caption without a picture belongs to a film or a frame that is gone.
      const isTable = firstOf(node, 'table') !== undefined
      this.walk(isTable ? node.children : node.children.filter((child) => child !== text), marks)
      this.flush()
      return
    }
    if (text === undefined) {
      this.picture(image)
      return
    }
    const creditNode = elements(text).find((e) =>
      /\b(credit|copyright|author|source)\b/i.test(e.attributes['class'] ?? ''),
    )
    const credit = creditNode === undefined ? undefined : flatText(creditNode)
    const caption = collapse(
      text.children
        .filter((child) => child !== creditNode)
        .map(markupText)
        .join(' '),
    )
    this.picture(image, caption, credit)
  }
}

function elements(node: Markup): Markup[] {
  return node.children.filter((child): child is Markup => typeof child !== 'string')
}

function firstOf(node: Markup, tag: string): Markup | undefined {
  for (const child of elements(node)) {
    if (child.tag === tag) return child
    const found = firstOf(child, tag)
    if (found !== undefined) return found
  }
  return undefined
}

function isAttribution(node: Markup): boolean {
  if (node.tag === 'cite' || node.tag === 'footer') return true
  if (node.tag !== 'p') return false
  const inside = node.children.filter((c) => typeof c !== 'string' || c.trim() !== '')
  const only = inside[0]
  return inside.length === 1 && typeof only === 'object' && only.tag === 'cite'
}

/** A cell that holds a table or a long text belongs to a page's layout. */
function isLayout(cell: Markup): boolean {
  return firstOf(cell, 'table') !== undefined || flatText(cell).length > 1_000
}

/** Runs of text of any block, one array per paragraph. */
function spansOf(block: Block): (readonly Span[])[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.spans]
    case 'quote':
      return [...block.paragraphs]
    case 'list':
      return [...block.items]
    case 'table':
      return [block.header, ...block.rows].filter((row) => row.length > 0).map((row) => row.flat())
    case 'preformatted':
      return [[{ text: collapse(block.text).slice(0, 100_000) }]]
    case 'picture':
      return []
    default: {
      const never: never = block
      throw new TypeError(`unknown block ${String(never)}`)
    }
  }
}

/** Where a picture may be: scripts that load it late keep its address aside and a placeholder in `src`. */
function sourcesOf(attributes: Readonly<Record<string, string>>): string[] {
  const set = (attributes['srcset'] ?? attributes['data-srcset'] ?? '').split(/,\s+/)[0]?.trim().split(/\s+/)[0]
  const late = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file', 'data-lazy'].map(
    (name) => attributes[name],
  )
  return [...late, attributes['src'], attributes['source'], set].filter(
    (one): one is string => one !== undefined && one !== '',
  )
}

function positive(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value) && Number(value) > 0 ? Number(value) : undefined
}

/**
 * Builds the body of a story from markup.
 * @returns blocks with text in them; white space collapsed as HTML does, no-break spaces kept
 */
export function blocksFromMarkup(nodes: readonly (Markup | string)[], options: BlockOptions = {}): Block[] {
  const builder = new BlockBuilder(options)
  builder.walk(nodes, [])
  builder.flush()
  return builder.blocks
}
