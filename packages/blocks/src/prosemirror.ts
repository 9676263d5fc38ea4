/**
 * The body of a story as the editor holds it: ProseMirror JSON, and back. Both ways are pure.
 * The editor's schema (apps/newsroom) has exactly the node and mark names used here.
 */
import type { Block, Mark, Span, Table } from '@dateline/news'
import { markSchema } from './schema.ts'

export interface PmMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

export interface PmNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly PmNode[]
  readonly text?: string
  readonly marks?: readonly PmMark[]
}

/** The text without what no format can carry: half a character, and control characters but tab and line break. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '')

/** Outermost first. One order, so that the same copy always has the same digest. */
const MARK_ORDER: readonly Mark['type'][] = ['link', 'mention', 'sourcing', 'strong', 'em']

const paragraph = (spans: readonly Span[]): PmNode => node('paragraph', spansToPm(spans))

function node(type: string, content: readonly PmNode[], attrs?: Readonly<Record<string, unknown>>): PmNode {
  return { type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }
}

function markToPm(mark: Mark): PmMark {
  switch (mark.type) {
    case 'strong':
    case 'em':
    case 'sourcing':
      return { type: mark.type }
    case 'link':
      return { type: 'link', attrs: { href: mark.href } }
    case 'mention':
      return { type: 'mention', attrs: { uri: mark.uri } }
    default:
      throw new TypeError(`unknown mark ${String(mark satisfies never)}`)
  }
}

function spansToPm(spans: readonly Span[]): PmNode[] {
  return tidySpans(spans).map((span) => ({
    type: 'text',
    text: span.text,
    ...(span.marks ? { marks: span.marks.map(markToPm) } : {}),
  }))
}

/** Present members only: ProseMirror would otherwise carry nulls that nobody wrote. */
function present(attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== undefined))
}

function tableToPm(table: Table): PmNode {
  const width = Math.max(1, table.header.length, ...table.rows.map((row) => row.length))
  const row = (cells: readonly (readonly Span[])[], type: string): PmNode =>
    node(
      'tableRow',
      Array.from({ length: width }, (_, i) => node(type, [paragraph(cells[i] ?? [])])),
    )
  const rows = [
    ...(table.header.length > 0 ? [row(table.header, 'tableHeader')] : []),
    ...table.rows.map((cells) => row(cells, 'tableCell')),
  ]
  return node('table', rows.length > 0 ? rows : [row([], 'tableCell')], present({ caption: table.caption }))
}

function blockToPm(block: Block): PmNode {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.spans)
    case 'heading':
      return node('heading', spansToPm(block.spans), { level: block.level })
    case 'quote': {
      const paragraphs = block.paragraphs.length > 0 ? block.paragraphs.map(paragraph) : [paragraph([])]
      return node('quote', [...paragraphs, node('attribution', spansToPm([{ text: block.attribution ?? '' }]))])
    }
    case 'list': {
      const items = block.items.length > 0 ? block.items : [[]]
      return node(
        block.ordered ? 'orderedList' : 'bulletList',
        items.map((item) => node('listItem', [paragraph(item)])),
      )
    }
    case 'picture': {
      const { type, ...attrs } = block
      return node(type, [], present(attrs))
    }
    case 'table':
      return tableToPm(block)
    case 'preformatted':
      return node('preformatted', spansToPm([{ text: block.text }]))
    default:
      throw new TypeError(`unknown block ${String(block satisfies never)}`)
  }
}

/** The body as an editor document. An empty body is one empty paragraph, for the caret to stand in. */
export function blocksToProseMirror(blocks: readonly Block[]): PmNode {
  return { type: 'doc', content: blocks.length > 0 ? blocks.map(blockToPm) : [{ type: 'paragraph' }] }
}

function markFromPm(mark: PmMark): Mark[] {
  const attrs = mark.attrs ?? {}
  const parsed = markSchema.safeParse(
    mark.type === 'link'
      ? { type: 'link', href: attrs['href'] }
      : mark.type === 'mention'
        ? { type: 'mention', uri: attrs['uri'] }
        : { type: mark.type },
  )
  return parsed.success ? [parsed.data] : []
}

/** Every text below a node, in order; what an unknown node says is kept even when its shape is not. */
function spansFromPm(nodes: readonly PmNode[] = []): Span[] {
  return nodes.flatMap((n) => {
    if (n.type === 'text') return [{ text: n.text ?? '', marks: (n.marks ?? []).flatMap(markFromPm) }]
    return n.type === 'hardBreak' ? [{ text: '\n' }] : spansFromPm(n.content)
  })
}

const plain = (nodes: readonly PmNode[] | undefined): string =>
  cleanText(
    spansFromPm(nodes)
      .map((s) => s.text)
      .join(''),
  )

const str = (value: unknown): string | undefined =>
  typeof value === 'string' && cleanText(value) !== '' ? cleanText(value) : undefined
const size = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined

function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}

/** A cell that spans columns is followed by empty ones: the model has plain rows. */
function cellsFromPm(row: PmNode): Span[][] {
  return (row.content ?? []).flatMap((cell) => {
    const span = size(cell.attrs?.['colspan']) ?? 1
    return [tidySpans(spansFromPm(cell.content)), ...Array.from({ length: Math.min(span, 100) - 1 }, () => [])]
  })
}

function tableFromPm(table: PmNode): Table {
  const [first, ...others] = table.content ?? []
  const isHeader = first?.content?.length !== undefined && first.content.every((cell) => cell.type === 'tableHeader')
  const rows = (isHeader ? others : (table.content ?? [])).map(cellsFromPm)
  const header = isHeader ? cellsFromPm(first) : []
  const width = Math.max(header.length, ...rows.map((r) => r.length), 0)
  const pad = (cells: Span[][]): Span[][] => [...cells, ...Array.from({ length: width - cells.length }, () => [])]
  return defined<Table>({
    type: 'table',
    caption: str(table.attrs?.['caption']),
    header: isHeader ? pad(header) : [],
    rows: rows.map(pad),
  })
}

function blocksFromPm(n: PmNode): Block[] {
  switch (n.type) {
    case 'paragraph': {
      const spans = tidySpans(spansFromPm(n.content))
      return isBlank(spans) ? [] : [{ type: 'paragraph', spans }]
    }
    case 'heading': {
      const spans = tidySpans(spansFromPm(n.content))
      return isBlank(spans) ? [] : [{ type: 'heading', level: n.attrs?.['level'] === 3 ? 3 : 2, spans }]
    }
    case 'quote': {
      const parts = n.content ?? []
      const attribution = str(plain(parts.filter((p) => p.type === 'attribution')).trim())
      const paragraphs = parts
        .filter((p) => p.type !== 'attribution')
        .map((p) => tidySpans(spansFromPm(p.content)))
        .filter((spans) => !isBlank(spans))
      if (paragraphs.length === 0 && attribution === undefined) return []
      return [{ type: 'quote', paragraphs, ...(attribution === undefined ? {} : { attribution }) }]
    }
    case 'bulletList':
    case 'orderedList': {
      const items = (n.content ?? [])
        .map((item) => tidySpans(spansFromPm(item.content)))
        .filter((spans) => !isBlank(spans))
      return items.length === 0 ? [] : [{ type: 'list', ordered: n.type === 'orderedList', items }]
    }
    case 'picture': {
      const a = n.attrs ?? {}
      const src = str(a['src'])
      if (src === undefined) return []
      return [
        defined<Block & { type: 'picture' }>({
          type: 'picture',
          src,
          alt: str(a['alt']) ?? '',
          caption: str(a['caption']),
          credit: str(a['credit']),
          width: size(a['width']),
          height: size(a['height']),
        }),
      ]
    }
    case 'table': {
      const table = tableFromPm(n)
      const empty = table.caption === undefined && [table.header, ...table.rows].flat().every(isBlank)
      return empty ? [] : [table]
    }
    case 'preformatted': {
      const text = plain(n.content)
      return text.trim() === '' ? [] : [{ type: 'preformatted', text }]
    }
    case 'text': {
      const spans = tidySpans(spansFromPm([n]))
      return isBlank(spans) ? [] : [{ type: 'paragraph', spans }]
    }
    default:
      // A node that a newer editor wrote: its words are kept, block by block.
      return (n.content ?? []).flatMap(blocksFromPm)
  }
}

/**
 * The body that an editor document says. Empty paragraphs, headings, items and quotes are not copy and are left out;
 * nodes and marks that the model does not know leave their words.
 */
export function proseMirrorToBlocks(doc: PmNode): Block[] {
  return (doc.content ?? []).flatMap(blocksFromPm)
}

/** The body as it comes back from the editor untouched: what `proseMirrorToBlocks(blocksToProseMirror(x))` gives. */
export function tidyBlocks(blocks: readonly Block[]): Block[] {
  return proseMirrorToBlocks(blocksToProseMirror(blocks))
}

const isBlank = (spans: readonly Span[]): boolean => spans.every((s) => s.text.trim() === '')

const sameMarks = (a: readonly Mark[] = [], b: readonly Mark[] = []): boolean =>
  a.length === b.length && a.every((mark, i) => JSON.stringify(mark) === JSON.stringify(b[i]))

/** Runs without empty ones, each kind of mark once and in one order, neighbours with equal marks joined. */
export function tidySpans(spans: readonly Span[]): Span[] {
  const out: { text: string; marks: Mark[] }[] = []
  for (const span of spans) {
    const text = cleanText(span.text)
    if (text === '') continue
    const marks = MARK_ORDER.flatMap((type) => {
      const found = (span.marks ?? []).find((m) => m.type === type)
      return found ? [found] : []
    })
    const last = out.at(-1)
    if (last && sameMarks(last.marks, marks)) last.text += text
    else out.push({ text, marks })
  }
  return out.map(({ text, marks }) => ({ text, ...(marks.length > 0 ? { marks } : {}) }))
}
