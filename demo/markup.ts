/**
 * The light markup that the demo's bodies are written in.
 *
 * Blocks stand apart by an empty line: paragraphs, `## heading`, `### heading`, `> quotation` (a last line
 * `> — who` is the attribution), `- item`, `1. item`, and tables of `| a | b |` lines, the first of them the header, with an
 * optional first line `|+ caption`. In a line: `**strong**`, `[[person/key|as printed]]`, `{{the agency's sourcing clause}}`.
 */
import type { Block, Mark, Span } from '@dateline/news'

/** A malformed mark, and the place of it. */
export class MarkupError extends Error {
  readonly code = 'demo/markup'
  readonly line: number
  readonly column: number

  /**
   * @param problem what is wrong
   * @param line line of the text, 1 first
   * @param column column of the line, 1 first
   */
  constructor(problem: string, line: number, column: number) {
    super(`line ${line}, column ${column}: ${problem}`)
    this.line = line
    this.column = column
  }
}

interface Line {
  readonly text: string
  readonly number: number
  /** Characters cut from the start of the line before `text`. */
  readonly cut: number
}

const OPENERS = [
  { open: '**', close: '**' },
  { open: '[[', close: ']]' },
  { open: '{{', close: '}}' },
] as const

const CONCEPT = /^(section|topic|project|body|person|place|event)\/[a-z0-9]+(-[a-z0-9]+)*$/

function parseSpans(line: Line, text = line.text, start = 0, marks: readonly Mark[] = []): Span[] {
  const fail = (problem: string, at: number): never => {
    throw new MarkupError(problem, line.number, line.cut + start + at + 1)
  }
  const spans: Span[] = []
  let plain = ''
  const flush = () => {
    if (plain) spans.push(marks.length > 0 ? { text: plain, marks } : { text: plain })
    plain = ''
  }
  let at = 0
  while (at < text.length) {
    const two = text.slice(at, at + 2)
    const mark = OPENERS.find((m) => m.open === two)
    if (!mark) {
      if (two === ']]' || two === '}}') fail(`"${two}" closes nothing`, at)
      plain += text.charAt(at)
      at += 1
      continue
    }
    const end = text.indexOf(mark.close, at + 2)
    if (end < 0) fail(`"${mark.open}" is not closed on its line`, at)
    const inner = text.slice(at + 2, end)
    if (!inner.trim()) fail(`"${mark.open}${mark.close}" holds nothing`, at)
    flush()
    if (mark.open === '[[') {
      const bar = inner.indexOf('|')
      const id = inner.slice(0, Math.max(0, bar))
      const printed = inner.slice(bar + 1)
      if (bar < 0 || !printed.trim()) fail('a mention is written [[kind/key|as printed]]', at)
      if (!CONCEPT.test(id)) fail(`"${id}" is not kind/key of a directory entry`, at + 2)
      if (/\*\*|\[\[|\{\{|\|/.test(printed)) fail('a mention holds plain words only', at + 2 + bar + 1)
      spans.push({ text: printed, marks: [...marks, { type: 'mention', uri: `dateline:${id}` }] })
    } else {
      const type = mark.open === '**' ? 'strong' : 'sourcing'
      if (marks.some((m) => m.type === type)) fail(`"${mark.open}" inside itself`, at)
      spans.push(...parseSpans(line, inner, start + at + 2, [...marks, { type }]))
    }
    at = end + 2
  }
  flush()
  return spans
}

const HEADING = /^(#{2,3}) +(?=\S)/
const ITEM = /^(-|\d+\.) +(?=\S)/

function cut(line: Line, length: number): Line {
  return { text: line.text.slice(length), number: line.number, cut: line.cut + length }
}

function parseTable(lines: readonly Line[]): Block {
  let caption: string | undefined
  let rows = lines
  const first = lines[0]
  if (first?.text.startsWith('|+')) {
    caption = first.text.slice(2).trim()
    if (!caption) throw new MarkupError('"|+" without a caption', first.number, 1)
    rows = lines.slice(1)
  }
  const cells = rows.map((line) => {
    const text = line.text.trimEnd()
    if (!text.startsWith('|') || !text.endsWith('|') || text.length < 3) {
      throw new MarkupError('a row of a table begins and ends with "|"', line.number, 1)
    }
    const parts: Span[][] = []
    let column = 1
    // A bar inside a mention belongs to the mention.
    for (const part of text.slice(1, -1).match(/(?:\[\[[^\]]*\]\]|[^|])+|(?<=\|)(?=\|)/g) ?? []) {
      const lead = part.length - part.trimStart().length
      parts.push(parseSpans({ text: part.trim(), number: line.number, cut: column + lead }))
      column += part.length + 1
    }
    return { parts, line }
  })
  const [header, ...body] = cells
  if (!header || body.length === 0) throw new MarkupError('a table needs a header and a row', first?.number ?? 1, 1)
  for (const row of body) {
    if (row.parts.length !== header.parts.length) {
      const problem = `the row has ${row.parts.length} cells, the header ${header.parts.length}`
      throw new MarkupError(problem, row.line.number, 1)
    }
  }
  const table = { type: 'table' as const, header: header.parts, rows: body.map((row) => row.parts) }
  return caption ? { ...table, caption } : table
}

function parseQuote(lines: readonly Line[]): Block {
  const said = lines.map((line) => {
    const mark = /^> +(?=\S)/.exec(line.text)
    if (!mark) throw new MarkupError('every line of a quotation begins with "> "', line.number, 1)
    return cut(line, mark[0].length)
  })
  const last = said.at(-1)
  if (said.length > 1 && last?.text.startsWith('— ')) {
    const paragraphs = said.slice(0, -1).map((line) => parseSpans(line))
    return { type: 'quote', paragraphs, attribution: last.text.slice(2).trim() }
  }
  return { type: 'quote', paragraphs: said.map((line) => parseSpans(line)) }
}

function parseBlock(lines: readonly Line[]): Block {
  const first = lines[0]
  if (!first) throw new MarkupError('empty block', 1, 1)
  if (first.text.startsWith('|')) return parseTable(lines)
  if (first.text.startsWith('>')) return parseQuote(lines)
  if (ITEM.test(first.text)) {
    const ordered = !first.text.startsWith('-')
    const items = lines.map((line) => {
      const mark = ITEM.exec(line.text)
      if (!mark || line.text.startsWith('-') === ordered) {
        throw new MarkupError('every line of a list begins with the same mark', line.number, 1)
      }
      return parseSpans(cut(line, mark[0].length))
    })
    return { type: 'list', ordered, items }
  }
  const second = lines[1]
  if (second) throw new MarkupError('a paragraph is one line; leave an empty line between blocks', second.number, 1)
  const heading = HEADING.exec(first.text)
  if (heading) {
    const level = heading[1] === '##' ? 2 : 3
    return { type: 'heading', level, spans: parseSpans(cut(first, heading[0].length)) }
  }
  if (first.text.startsWith('#'))
    throw new MarkupError('a heading is written "## words" or "### words"', first.number, 1)
  return { type: 'paragraph', spans: parseSpans(first) }
}

/**
 * @param text a body in the light markup
 * @returns its blocks, valid by `bodySchema` of @dateline/blocks
 * @throws MarkupError naming line and column of the first malformed mark
 */
export function parseBody(text: string): Block[] {
  const groups: Line[][] = []
  let group: Line[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const trimmed = raw.trim()
    if (trimmed) {
      group.push({ text: trimmed, number: index + 1, cut: raw.length - raw.trimStart().length })
    } else if (group.length > 0) {
      groups.push(group)
      group = []
    }
  }
  if (group.length > 0) groups.push(group)
  return groups.map(parseBlock)
}
