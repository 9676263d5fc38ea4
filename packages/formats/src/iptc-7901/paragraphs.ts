/** Lines of a wire to blocks: paragraphs by empty lines or indents, tables, preformatted lines, subheadings. */
import type { RichBlock } from '@dateline/news'
import { collapse } from '../xml/read.ts'

export interface ParagraphOptions {
  /** Applied to each paragraph's text, for the typographic habits of a format. */
  readonly mend?: (text: string) => string
  /** Read a short line between paragraphs as a heading. */
  readonly headings?: boolean
}

const INDENT = /^(?: {2,}|\t)/
/** Columns: three or more gaps of two spaces and more, or tabs. */
function isTabular(line: string): boolean {
  const gaps = line.trim().match(/\S(?: {3,}|\t)(?=\S)/g)
  return (gaps?.length ?? 0) >= 2
}

function group(lines: readonly string[]): string[][] {
  const groups: string[][] = []
  let open: string[] | undefined
  for (const line of lines) {
    if (line.trim() === '') {
      open = undefined
      continue
    }
    const previous = open?.at(-1)
    const isNew =
      open === undefined ||
      (INDENT.test(line) && !isTabular(line) && previous !== undefined && !isTabular(previous) && !isContinued(open))
    if (isNew) groups.push((open = []))
    open?.push(line)
  }
  return groups
}

/** Lines of a list go on with an indent. */
function isContinued(open: readonly string[]): boolean {
  return /^[-*•]\s/.test(open[0] ?? '')
}

/** Reads lines as blocks. */
export function blocksOfLines(lines: readonly string[], options: ParagraphOptions = {}): RichBlock[] {
  const mend = options.mend ?? ((text: string) => text)
  const groups = group(lines)
  const blocks: RichBlock[] = []
  groups.forEach((entry, index) => {
    const first = entry[0] ?? ''
    if (entry.every((line) => /^\s*\|.*\|\s*$/.test(line))) {
      blocks.push(tableOf(entry, mend))
      return
    }
    if (entry.length > 1 && entry.filter(isTabular).length > entry.length / 2) {
      blocks.push({ type: 'preformatted', text: entry.map((line) => line.trimEnd()).join('\n') })
      return
    }
    if (/^\s*(?:[-_*=–—] ?){3,}\s*$/.test(first) && entry.length === 1) {
      blocks.push({ type: 'rule' })
      return
    }
    if (/^[-*•]\s/.test(first)) {
      blocks.push(listOf(entry, mend))
      return
    }
    const text = mend(collapse(entry.map((line) => line.trim()).join(' ')))
    if (text === '') return
    const isHeading =
      options.headings === true &&
      entry.length === 1 &&
      index > 0 &&
      index < groups.length - 1 &&
      isSubhead(first, groups[index + 1])
    blocks.push(isHeading ? { type: 'heading', level: 3, spans: [{ text }] } : { type: 'paragraph', spans: [{ text }] })
  })
  return blocks
}

function isSubhead(line: string, next: readonly string[] | undefined): boolean {
  const text = line.trim()
  return (
    text.length <= 70 &&
    text.length > 3 &&
    /^[\p{Lu}«„"“\d]/u.test(text) &&
    !/[.,;!?:…"”»)]$/.test(text) &&
    (next?.length ?? 0) > 1
  )
}

function listOf(lines: readonly string[], mend: (text: string) => string): RichBlock {
  const items: string[] = []
  for (const line of lines) {
    if (/^[-*•]\s/.test(line)) items.push(line.replace(/^[-*•]\s+/, ''))
    else items[items.length - 1] += ` ${line.trim()}`
  }
  return { type: 'list', ordered: false, items: items.map((item) => [{ text: mend(collapse(item)) }]) }
}

function tableOf(lines: readonly string[], mend: (text: string) => string): RichBlock {
  const rows = lines.map((line) =>
    line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => [{ text: mend(cell.trim()) }]),
  )
  return { type: 'table', header: [], rows }
}
