/** From the body of an exchanged item to the body of a story of ours: what our editor has no block for becomes what it has. */
import { tidySpans } from '@dateline/blocks'
import type {
  Block,
  List,
  Mark,
  Picture,
  RichBlock,
  RichList,
  RichMark,
  RichMedia,
  RichSpans,
  Span,
} from '@dateline/news'
import { isBlank, plainRich } from './rich-spans.ts'
import { cellsOf } from './rich-tidy.ts'

/** Bounds of the story's schema. */
const MAX_TEXT = 100_000
const MAX_SPANS = 2_000
const SHORT = 1_000
const LONG_PRE = 1_000_000

const SUPERSCRIPT = scripts('0123456789+-=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ')
const SUBSCRIPT = scripts('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')

function scripts(from: string, to: string): ReadonlyMap<string, string> {
  const target = Array.from(to)
  return new Map(Array.from(from, (letter, i) => [letter, target[i] ?? letter]))
}

/** Raised and lowered figures have characters of their own: 10⁶ must not become 106. */
function inScript(text: string, table: ReadonlyMap<string, string>): string {
  const letters = Array.from(text, (letter) => table.get(letter))
  return letters.every((letter) => letter !== undefined) ? letters.join('') : text
}

/** The words of a run as the story shows them without the mark; undefined when they are struck out. */
function wordsOf(text: string, marks: readonly RichMark[]): string | undefined {
  let words = text
  for (const mark of marks) {
    if (mark.type === 'ruby') words = `${words} (${mark.text})`
    if (mark.type !== 'style') continue
    if (mark.style === 'strike') return undefined
    if (mark.style === 'sup') words = inScript(words, SUPERSCRIPT)
    if (mark.style === 'sub') words = inScript(words, SUBSCRIPT)
    if (mark.style === 'quote') words = `“${words}”`
  }
  return words
}

function storyMarks(marks: readonly RichMark[]): Mark[] {
  return marks.flatMap((mark): Mark[] => {
    switch (mark.type) {
      case 'strong':
      case 'em':
      case 'sourcing':
      case 'mention':
        return [mark]
      case 'link':
        return mark.href.length <= 2_048 && /^(https?|mailto|tel):/i.test(mark.href) ? [mark] : []
      case 'entity':
        return mark.uri?.startsWith('dateline:') === true ? [{ type: 'mention', uri: mark.uri }] : []
      case 'style':
      case 'language':
      case 'ruby':
        return []
      default:
        throw new TypeError(`unknown mark ${String(mark satisfies never)}`)
    }
  })
}

/** Runs in the story's own order of marks, within its bounds. Line breaks are spaces. */
function storySpans(spans: RichSpans): Span[] {
  const drawn = spans.flatMap((span): Span[] => {
    const text = wordsOf(span.text.replaceAll('\n', ' '), span.marks ?? [])
    const marks = storyMarks(span.marks ?? [])
    return text === undefined ? [] : [marks.length === 0 ? { text } : { text, marks }]
  })
  const tidy = tidySpans(drawn)
  const result = tidy.length > MAX_SPANS ? [{ text: tidy.map((span) => span.text).join('') }] : tidy
  if (result.every((span) => span.text.length <= MAX_TEXT)) return result
  return result.flatMap((span) => {
    const pieces: Span[] = []
    for (let at = 0; at < span.text.length; at += MAX_TEXT) {
      pieces.push({ ...span, text: span.text.slice(at, at + MAX_TEXT) })
    }
    return pieces
  })
}

/** Paragraphs of one: a line break after a sentence ends it. */
function storyParagraphs(spans: RichSpans): Span[][] {
  const paragraphs: RichSpans[] = []
  let current: { text: string; marks?: readonly RichMark[] }[] = []
  for (const span of spans) {
    const marks = span.marks === undefined ? {} : { marks: span.marks }
    span.text.split('\n').forEach((text, index) => {
      if (index > 0) {
        if (/[.!?:;…»”"'’)\]。！？」]\s*$/.test(plainRich(current).slice(-8))) {
          paragraphs.push(current)
          current = []
        } else current.push({ text: ' ' })
      }
      current.push({ text, ...marks })
    })
  }
  return [...paragraphs, current].filter((part) => !isBlank(part)).map(storySpans)
}

const paragraphs = (spans: RichSpans): Block[] =>
  storyParagraphs(spans)
    .filter((part) => part.length > 0)
    .map((part) => ({ type: 'paragraph', spans: part }))

const words = (text: string, href?: string): Block[] =>
  paragraphs([href === undefined ? { text } : { text, marks: [{ type: 'link', href }] }])

const clip = (text: string, length = SHORT): string => (text.length <= length ? text : text.slice(0, length))

function storyList(list: RichBlock & { type: 'list' }): List['items'] {
  const nested: Readonly<Record<number, RichList>> = ('nested' in list ? list.nested : undefined) ?? {}
  return list.items.flatMap((item, index) => {
    const below = nested[index]
    const own = storySpans(item)
    return [...(own.length === 0 ? [] : [own]), ...(below === undefined ? [] : storyList(below))]
  })
}

function storyPicture(block: RichBlock & { type: 'picture' }): Block[] {
  if (!/^https?:/i.test(block.src) || block.src.length > 2_048) {
    return words([block.caption, block.credit].filter((text) => text !== undefined).join(' '))
  }
  const picture: Picture = {
    type: 'picture',
    src: block.src,
    alt: clip(block.alt),
    ...(block.caption === undefined ? {} : { caption: clip(block.caption, MAX_TEXT) }),
    ...(block.credit === undefined ? {} : { credit: clip(block.credit) }),
    ...(block.width === undefined ? {} : { width: block.width }),
    ...(block.height === undefined ? {} : { height: block.height }),
  }
  return [picture]
}

/** A picture shows its largest form; sound and film leave their caption, linked to the file. */
function storyMedia(block: RichMedia): Block[] {
  const open = block.renditions.filter((rendition) => /^https?:/i.test(rendition.href ?? ''))
  const largest = open.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]
  const { caption, credit } = block
  if (block.media === 'image' && largest?.href !== undefined) {
    return storyPicture({
      type: 'picture',
      src: largest.href,
      alt: '',
      ...(caption === undefined ? {} : { caption }),
      ...(credit === undefined ? {} : { credit }),
      ...(largest.width === undefined || largest.width < 1 ? {} : { width: Math.round(largest.width) }),
      ...(largest.height === undefined || largest.height < 1 ? {} : { height: Math.round(largest.height) }),
    })
  }
  const text = [caption, credit].filter((part) => part !== undefined).join(' ')
  const name = text === '' ? (largest?.title ?? largest?.href ?? '') : text
  return words(name, block.media === 'image' ? undefined : largest?.href)
}

/** Rows of one length: cells that span leave empty ones beside and below them. */
function storyTable(block: RichBlock & { type: 'table' }): Block[] {
  const grid: Span[][][] = []
  const taken = new Set<string>()
  const cells = cellsOf(block).slice(0, 10_000)
  cells.forEach((row, y) => {
    const columns: Span[][] = []
    for (const cell of row) {
      while (taken.has(`${y},${columns.length}`)) columns.push([])
      const x = columns.length
      columns.push(storySpans(cell.spans))
      for (let dx = 1; dx < (cell.columns ?? 1); dx += 1) columns.push([])
      const height = Math.min(cell.rows ?? 1, cells.length - y)
      for (let dy = 1; dy < height; dy += 1) {
        for (let dx = 0; dx < (cell.columns ?? 1); dx += 1) taken.add(`${y + dy},${x + dx}`)
      }
    }
    grid.push(columns)
  })
  const hasHeader = block.header.length > 0
  return [
    {
      type: 'table',
      ...(block.caption === undefined ? {} : { caption: clip(block.caption) }),
      header: hasHeader ? (grid[0] ?? []) : [],
      rows: hasHeader ? grid.slice(1) : grid,
    },
  ]
}

function storyBlock(block: RichBlock): Block[] {
  switch (block.type) {
    case 'paragraph':
      return paragraphs(block.spans)
    case 'heading': {
      const spans = storySpans(block.spans)
      return spans.length === 0 ? [] : [{ type: 'heading', level: block.level <= 2 ? 2 : 3, spans }]
    }
    case 'quote': {
      const parts = block.paragraphs.flatMap(storyParagraphs).filter((part) => part.length > 0)
      const by = block.attribution === undefined ? {} : { attribution: clip(block.attribution) }
      return parts.length === 0 ? [] : [{ type: 'quote', paragraphs: parts, ...by }]
    }
    case 'list': {
      const items = storyList(block)
      return items.length === 0 ? [] : [{ type: 'list', ordered: block.ordered, items }]
    }
    case 'definitions':
      return block.entries.flatMap(({ term, definitions }) => {
        const head: RichSpans = term.map((span) => ({
          text: span.text,
          marks: [...(span.marks ?? []), { type: 'strong' }],
        }))
        const [first, ...rest] = definitions
        if (first === undefined) return paragraphs(head)
        const colon = head.length === 0 ? [] : [...head, { text: /[:.?!]\s*$/.test(plainRich(term)) ? ' ' : ': ' }]
        return [...paragraphs([...colon, ...first]), ...rest.flatMap(paragraphs)]
      })
    case 'picture':
      return storyPicture(block)
    case 'media':
      return storyMedia(block)
    case 'table':
      return storyTable(block)
    case 'preformatted':
      return [{ type: 'preformatted', text: clip(block.text, LONG_PRE) }]
    case 'rule':
      return []
    case 'note':
      return block.paragraphs.flatMap(paragraphs)
    case 'embed':
      return words(block.title ?? block.href, block.href)
    default:
      throw new TypeError(`unknown block ${String(block satisfies never)}`)
  }
}

/**
 * The body as our editor can hold it. What changes is in docs/body.md, "What a story keeps".
 * @returns blocks within the bounds of the story's schema
 */
export function toStoryBlocks(blocks: readonly RichBlock[]): Block[] {
  return blocks.flatMap(storyBlock)
}
