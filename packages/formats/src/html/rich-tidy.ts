/**
 * The canonical form of a body: what reading its own markup gives back. Empty blocks go, white space collapses, addresses are
 * safe, and a table says itself in the simplest way.
 */
import type {
  BlockFacts,
  Rendition,
  RichBlock,
  RichCell,
  RichDefinitions,
  RichList,
  RichSpan,
  RichSpans,
  RichTable,
} from '@dateline/news'
import { stripIllegal } from '../xml/write.ts'
import { checkedRendition } from './rich-data.ts'
import { isBlank, languageTag, line, safeTarget, tidySpans } from './rich-spans.ts'

/** Classes that begin so are ours; see docs/body.md. */
export const OURS = 'news-'

/** Facts in the canonical form; `ids` are those already given in this body. */
function tidyFacts(holder: RichBlock, ids: Set<string>): BlockFacts {
  const block = factsOf(holder)
  const id = block.id !== undefined && /^[^\s\u0000-\u001f]+$/.test(block.id) ? stripIllegal(block.id) : undefined
  const isNew = id !== undefined && id !== '' && !ids.has(id)
  if (isNew) ids.add(id)
  const language = languageTag(block.language)
  const role = roleOf(block.role)
  return {
    ...(isNew ? { id } : {}),
    ...(language === undefined ? {} : { language }),
    ...(block.direction === undefined ? {} : { direction: block.direction }),
    ...(role === undefined ? {} : { role }),
  }
}

/** A story's own blocks have no facts, and so none are found in them. */
export function factsOf(block: RichBlock): BlockFacts {
  return block as BlockFacts
}

/** Tokens of a class attribute that are not ours. */
export function roleOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  return line(
    value
      .split(/[ \t\r\n\f]+/)
      .filter((token) => !token.startsWith(OURS))
      .join(' '),
  )
}

export function positive(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value > 0 && value < 1_000_000 ? value : undefined
}

/** A body in the canonical form: `readXhtmlBody(writeXhtmlBody(b))` equals `tidyBody(b)`, and tidying again changes nothing. */
export function tidyBody(blocks: readonly RichBlock[]): RichBlock[] {
  const ids = new Set<string>()
  return blocks.flatMap((block) => tidyBlock(block, ids))
}

function paragraphsOf(paragraphs: readonly RichSpans[]): RichSpan[][] {
  return paragraphs.map((spans) => tidySpans(spans)).filter((spans) => !isBlank(spans))
}

function tidyBlock(block: RichBlock, ids: Set<string>): RichBlock[] {
  const facts = () => tidyFacts(block, ids)
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const spans = tidySpans(block.spans)
      if (isBlank(spans)) return []
      return [
        block.type === 'paragraph'
          ? { type: 'paragraph', ...facts(), spans }
          : { type: 'heading', ...facts(), level: block.level, spans },
      ]
    }
    case 'quote': {
      const paragraphs = paragraphsOf(block.paragraphs)
      const attribution = line(block.attribution)
      if (paragraphs.length === 0) {
        return attribution === undefined ? [] : [{ type: 'paragraph', ...facts(), spans: [{ text: attribution }] }]
      }
      return [{ type: 'quote', ...facts(), paragraphs, ...(attribution === undefined ? {} : { attribution }) }]
    }
    case 'list':
      return tidyList(block, ids)
    case 'definitions':
      return tidyDefinitions(block, facts)
    case 'picture': {
      const src = safeTarget(block.src)
      const caption = line(block.caption)
      const credit = line(block.credit)
      if (src === undefined) {
        const words = [caption, credit].filter((text) => text !== undefined).join(' ')
        return words === '' ? [] : [{ type: 'paragraph', ...facts(), spans: [{ text: words }] }]
      }
      const width = positive(block.width)
      const height = positive(block.height)
      const renditions = 'renditions' in block ? tidyRenditions(block.renditions ?? []) : []
      return [
        {
          type: 'picture',
          ...facts(),
          src,
          alt: line(block.alt) ?? '',
          ...(caption === undefined ? {} : { caption }),
          ...(credit === undefined ? {} : { credit }),
          ...(width === undefined ? {} : { width }),
          ...(height === undefined ? {} : { height }),
          ...(renditions.length === 0 ? {} : { renditions }),
        },
      ]
    }
    case 'media': {
      const caption = line(block.caption)
      const credit = line(block.credit)
      const renditions = tidyRenditions(block.renditions)
      if (renditions.length === 0 && caption === undefined && credit === undefined) return []
      return [
        {
          type: 'media',
          ...facts(),
          media: block.media,
          ...(caption === undefined ? {} : { caption }),
          ...(credit === undefined ? {} : { credit }),
          renditions,
        },
      ]
    }
    case 'table':
      return tidyTable(block, facts)
    case 'preformatted': {
      const text = stripIllegal(block.text.replace(/\r\n?/g, '\n')).replace(/^\n+/, '')
      return text.trim() === '' ? [] : [{ type: 'preformatted', ...facts(), text }]
    }
    case 'rule':
      return [{ type: 'rule', ...facts() }]
    case 'note': {
      const paragraphs = paragraphsOf(block.paragraphs)
      return paragraphs.length === 0 ? [] : [{ type: 'note', ...facts(), kind: block.kind, paragraphs }]
    }
    case 'embed': {
      const href = safeTarget(block.href)
      const title = line(block.title)
      if (href === undefined) {
        return title === undefined ? [] : [{ type: 'paragraph', ...facts(), spans: [{ text: title }] }]
      }
      return [{ type: 'embed', ...facts(), href, ...(title === undefined || title === href ? {} : { title }) }]
    }
    default:
      throw new TypeError(`unknown block ${String(block satisfies never)}`)
  }
}

function tidyRenditions(renditions: readonly Rendition[]): Rendition[] {
  return renditions
    .map((rendition) => checkedRendition(JSON.parse(JSON.stringify(rendition))))
    .filter((rendition) => Object.keys(rendition).length > 0)
}

function tidyList(block: RichBlock & { type: 'list' }, ids: Set<string>): RichList[] {
  const facts = tidyFacts(block, ids)
  const items: RichSpan[][] = []
  const nested: Record<number, RichList> = {}
  const inner: Readonly<Record<number, RichList>> = ('nested' in block ? block.nested : undefined) ?? {}
  block.items.forEach((item, index) => {
    const spans = tidySpans(item)
    const below = inner[index]
    const list = below === undefined ? undefined : tidyList({ ...below, type: 'list' }, ids)[0]
    if (isBlank(spans) && list === undefined) return
    if (list !== undefined) nested[items.length] = list
    items.push(isBlank(spans) ? [] : spans)
  })
  if (items.length === 0) return []
  const hasNested = Object.keys(nested).length > 0
  return [{ type: 'list', ...facts, ordered: block.ordered, items, ...(hasNested ? { nested } : {}) }]
}

function tidyDefinitions(block: RichDefinitions, facts: () => BlockFacts): RichBlock[] {
  const entries: { term: RichSpan[]; definitions: RichSpan[][] }[] = []
  for (const entry of block.entries) {
    const term = tidySpans(entry.term)
    const definitions = paragraphsOf(entry.definitions)
    const last = entries.at(-1)
    if (!isBlank(term)) entries.push({ term, definitions })
    // Markup has no empty term: what it explains joins the term before.
    else if (last !== undefined) last.definitions.push(...definitions)
    else if (definitions.length > 0) entries.push({ term: [], definitions })
  }
  return entries.length === 0 ? [] : [{ type: 'definitions', ...facts(), entries }]
}

const span = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isInteger(value) && value > 1 && value <= 1_000 ? value : undefined

/** Cells of a table, row by row, however it says them. */
export function cellsOf(table: RichBlock & { type: 'table' }): readonly (readonly RichCell[])[] {
  if ('cells' in table && table.cells !== undefined && table.cells.length > 0) return table.cells
  const header = table.header.length === 0 ? [] : [table.header.map((spans) => ({ spans, header: true }))]
  return [...header, ...table.rows.map((row) => row.map((spans) => ({ spans })))]
}

/** A table from its cells: `header` and `rows` always, `cells` only where those cannot say it. */
export function tableOf(
  facts: BlockFacts,
  caption: string | undefined,
  cells: readonly (readonly RichCell[])[],
): RichTable | undefined {
  const rows = cells
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map((cell): RichCell => {
        const columns = span(cell.columns)
        const height = span(cell.rows)
        const spans = tidySpans(cell.spans)
        return {
          spans: isBlank(spans) ? [] : spans,
          ...(cell.header === true ? { header: true } : {}),
          ...(columns === undefined ? {} : { columns }),
          ...(height === undefined ? {} : { rows: height }),
        }
      }),
    )
  if (rows.length === 0) return undefined
  const hasHeader = rows[0]?.every((cell) => cell.header === true) === true
  const isSimple = rows.every((row, index) =>
    row.every(
      (cell) =>
        cell.columns === undefined && cell.rows === undefined && (cell.header === true) === (index === 0 && hasHeader),
    ),
  )
  const drawn = rows.map((row) => row.map((cell) => cell.spans))
  return {
    type: 'table',
    ...facts,
    ...(caption === undefined ? {} : { caption }),
    header: hasHeader ? (drawn[0] ?? []) : [],
    rows: hasHeader ? drawn.slice(1) : drawn,
    ...(isSimple ? {} : { cells: rows }),
  }
}

function tidyTable(block: RichBlock & { type: 'table' }, facts: () => BlockFacts): RichBlock[] {
  const cells = cellsOf(block)
  const caption = line(block.caption)
  if (cells.every((row) => row.length === 0)) {
    return caption === undefined ? [] : [{ type: 'paragraph', ...facts(), spans: [{ text: caption }] }]
  }
  const table = tableOf(facts(), caption, cells)
  return table === undefined ? [] : [table]
}
