/** What must hold of any answer, whatever the document was. */
import { itemsOf, readItems } from '../convert.ts'
import { WRITE_FORMATS, type WriteFormat } from '../formats.ts'
import { lint } from '../lint/index.ts'
import { FormatError } from '../problem.ts'
import { PROBLEM_CODES } from '../types.ts'
import { writeItems } from '../writers.ts'

const CODES: ReadonlySet<string> = new Set(PROBLEM_CODES)
const FEEDS = new Set(['rss', 'atom', 'json-feed'])
/** Faults of syntax, which always stand at a line and a column. */
const SYNTAX = new Set(['xml-invalid', 'xml-truncated', 'xml-entity', 'json-invalid'])

/**
 * Reads, checks and writes a document.
 * @param number decides which format the items are written in
 * @returns what is wrong with the answers; empty when nothing is
 */
export function judge(bytes: Uint8Array, number: number): string[] {
  const wrong: string[] = []
  const document = readItems(bytes, { name: 'fuzz' })
  // A feed may be empty; anything else says what it is or why it is nothing.
  if (document.entries.length === 0 && !FEEDS.has(document.format)) wrong.push('no entry')
  for (const entry of document.entries) {
    if (entry.place === '') wrong.push('an entry without a place')
    if (entry.outcome === 'item') continue
    if (entry.code === 'reader-defect') wrong.push(entry.message)
    if (!CODES.has(entry.code)) wrong.push(`the code ${entry.code} is not listed`)
    if (!entry.message.startsWith('fuzz: '))
      wrong.push(`the message does not name the document: ${entry.message.slice(0, 100)}`)
    if (SYNTAX.has(entry.code) && !/^line \d+, column \d+$/.test(entry.place))
      wrong.push(`${entry.code} at "${entry.place}"`)
  }
  const items = itemsOf(document)
  // JSON writes lone surrogates as escapes; a backslash of the copy itself is doubled.
  if (/\\ud[89a-f]/i.test(JSON.stringify(items).replaceAll('\\\\', ''))) wrong.push('a lone surrogate')
  wrong.push(...judgeLint(bytes))
  if (items.length > 0) wrong.push(...judgeWriting(items, WRITE_FORMATS[number % WRITE_FORMATS.length] ?? 'ninjs'))
  return wrong
}

function judgeLint(bytes: Uint8Array): string[] {
  const { findings } = lint(bytes, { name: 'fuzz' })
  return findings.flatMap((finding) => {
    if (finding.value === 'reader-defect' && finding.rule === 'DOC-001') return [`lint: ${finding.message}`]
    return finding.line !== undefined && !(finding.line >= 0) ? [`lint: line ${finding.line}`] : []
  })
}

function judgeWriting(items: ReturnType<typeof itemsOf>, format: WriteFormat): string[] {
  try {
    const documents = writeItems(items, format, { now: '2026-11-01T00:00:00Z' })
    return documents.every((text) => text.isWellFormed()) ? [] : [`${format}: a lone surrogate was written`]
  } catch (error) {
    if (error instanceof FormatError) return []
    return [`${format}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  }
}
