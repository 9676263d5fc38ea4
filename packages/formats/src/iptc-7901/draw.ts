/** Blocks as lines of a wire: 69 columns, an empty line between paragraphs. */
import type { RichBlock, RichSpans } from '@dateline/news'

export const COLUMNS = 69

function plain(spans: RichSpans): string {
  return spans
    .map((span) => span.text)
    .join('')
    .replace(/[ \t\r\n\u2028\u2029]+/g, ' ')
    .trim()
}

/** Breaks a paragraph at spaces. A word that is longer than a line stands alone on one. */
export function wrap(text: string, columns = COLUMNS, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (word === '') continue
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = indent + word
    } else line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(line)
  return lines
}

/** A first character that would make a line something else: a list, a table, a note. */
function guarded(lines: readonly string[]): string[] {
  return lines.map((line) => (/^[-*•|#=(]/.test(line) ? ` ${line}` : line))
}

/** The lines of one block; none for what a wire cannot show. */
function drawBlock(block: RichBlock): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return guarded(wrap(plain(block.spans)))
    case 'quote':
      return block.paragraphs.flatMap((spans, index) => [...(index === 0 ? [] : ['']), ...guarded(wrap(plain(spans)))])
    case 'list':
      return block.items.flatMap((spans) => wrap(`- ${plain(spans)}`, COLUMNS, '  '))
    case 'definitions':
      return block.entries.flatMap((entry) =>
        wrap(`- ${plain(entry.term)}: ${entry.definitions.map(plain).join('; ')}`, COLUMNS, '  '),
      )
    case 'table': {
      const rows = [...(block.header.length === 0 ? [] : [block.header]), ...block.rows]
      return rows.map((row) => `| ${row.map((cell) => plain(cell).replaceAll('|', '/')).join(' | ')} |`)
    }
    case 'preformatted':
      return block.text.replace(/\r\n?/g, '\n').replace(/\t/g, '        ').split('\n')
    case 'note':
      return block.paragraphs.flatMap((spans) => guarded(wrap(plain(spans))))
    case 'rule':
      return ['___']
    case 'picture':
    case 'media': {
      const caption = block.caption?.trim()
      return caption === undefined || caption === '' ? [] : wrap(`[${caption}]`)
    }
    case 'embed':
      return wrap(block.href)
    default: {
      const never: never = block
      throw new TypeError(`unknown block ${String(never)}`)
    }
  }
}

/** All blocks, an empty line between them. */
export function drawBlocks(blocks: readonly RichBlock[]): string[] {
  const lines: string[] = []
  for (const block of blocks) {
    const drawn = drawBlock(block)
    if (drawn.every((line) => line.trim() === '')) continue
    if (lines.length > 0) lines.push('')
    lines.push(...drawn)
  }
  return lines
}

/** Words by the rule of the header: runs without white space that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length
}
