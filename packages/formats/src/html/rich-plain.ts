/** Bodies as plain words: for readers without markup, for counting, and for blocks that can hold words alone. */
import type { RichBlock, RichList, RichSpan, RichSpans } from '@dateline/news'
import { plainRich } from './rich-spans.ts'
import { cellsOf } from './rich-tidy.ts'

const texts = (...parts: readonly (string | undefined)[]): string[] =>
  parts.filter((part): part is string => part !== undefined && part !== '')

/**
 * Paragraphs of any blocks, and the blocks that have no words of their own (pictures, media, embeds), which the holder of the
 * lines must put elsewhere.
 */
export function linesOf(blocks: readonly RichBlock[]): { lines: RichSpan[][]; after: RichBlock[] } {
  const lines: RichSpan[][] = []
  const after: RichBlock[] = []
  for (const block of blocks) {
    if (block.type === 'picture' || block.type === 'media' || block.type === 'embed') after.push(block)
    else lines.push(...paragraphsOf(block))
  }
  return { lines, after }
}

type Worded = Exclude<RichBlock, { type: 'picture' | 'media' | 'embed' }>

/** Runs of text of a block, one array per paragraph. */
export function paragraphsOf(block: Worded): RichSpan[][] {
  const runs = (spans: RichSpans): RichSpan[] => [...spans]
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [runs(block.spans)]
    case 'quote':
      return [...block.paragraphs.map(runs), ...texts(block.attribution).map((text) => [{ text }])]
    case 'note':
      return block.paragraphs.map(runs)
    case 'list':
      return block.items.flatMap((item, index) => {
        const below = 'nested' in block ? block.nested?.[index] : undefined
        return [...(item.length === 0 ? [] : [runs(item)]), ...(below === undefined ? [] : paragraphsOf(below))]
      })
    case 'definitions':
      return block.entries.flatMap(({ term, definitions }) => [runs(term), ...definitions.map(runs)])
    case 'table':
      return [
        ...texts(block.caption).map((text) => [{ text }]),
        ...cellsOf(block).map((row) =>
          row.flatMap((cell, index) => (index === 0 ? runs(cell.spans) : [{ text: ' ' }, ...cell.spans])),
        ),
      ].filter((row) => row.length > 0)
    case 'preformatted':
      return block.text.split('\n').map((text) => [{ text }])
    case 'rule':
      return []
    default:
      throw new TypeError(`unknown block ${String(block satisfies never)}`)
  }
}

function plainList(list: RichBlock & { type: 'list' }, indent: string): string[] {
  const nested: Readonly<Record<number, RichList>> = ('nested' in list ? list.nested : undefined) ?? {}
  return list.items.flatMap((item, index) => {
    const sign = list.ordered ? `${index + 1}. ` : '- '
    const below = nested[index]
    const own = plainRich(item).replaceAll('\n', `\n${indent}${' '.repeat(sign.length)}`)
    return [`${indent}${sign}${own}`, ...(below === undefined ? [] : plainList(below, `${indent}  `))]
  })
}

/** Width of text as a terminal or wire shows it: characters, not code units. */
const width = (text: string): number => Array.from(text).length
/** Columns wider than this are not lined up: a table of prose is read cell by cell. */
const MAX_COLUMN = 40

function plainTable(table: RichBlock & { type: 'table' }): string {
  const rows = cellsOf(table).map((row) => row.map((cell) => plainRich(cell.spans).replaceAll('\n', ' ')))
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const widths = Array.from({ length: count }, (_, i) => rows.reduce((w, row) => Math.max(w, width(row[i] ?? '')), 0))
  const isAligned = widths.every((w) => w <= MAX_COLUMN)
  const lines = rows.map((row) =>
    isAligned
      ? row
          .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - width(cell))))
          .join('  ')
          .trimEnd()
      : row.join(' | '),
  )
  return [...texts(table.caption), ...lines].join('\n')
}

function plain(block: RichBlock): string {
  switch (block.type) {
    case 'list':
      return plainList(block, '').join('\n')
    case 'table':
      return plainTable(block)
    case 'definitions':
      return block.entries
        .map(({ term, definitions }) =>
          [...(term.length === 0 ? [] : [plainRich(term)]), ...definitions.map((d) => `    ${plainRich(d)}`)].join(
            '\n',
          ),
        )
        .join('\n')
    case 'quote':
      return [...block.paragraphs.map(plainRich), ...texts(block.attribution).map((by) => `\u2014 ${by}`)].join('\n\n')
    case 'picture':
    case 'media':
      return texts(block.caption, block.credit).join(' ')
    case 'embed':
      return texts(block.title, block.href).join(': ')
    case 'rule':
      return '* * *'
    case 'preformatted':
      return block.text
    case 'paragraph':
    case 'heading':
    case 'note':
      return paragraphsOf(block).map(plainRich).join('\n\n')
    default:
      throw new TypeError(`unknown block ${String(block satisfies never)}`)
  }
}

/**
 * The words of a body: paragraphs parted by empty lines; lists with their signs, tables in columns, a break line for a rule.
 * Marks go; pictures and media leave caption and credit.
 */
export function plainBody(blocks: readonly RichBlock[]): string {
  return blocks
    .map(plain)
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}
