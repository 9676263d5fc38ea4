/**
 * IPTC 7901 (rev. 5, 1995) to the exchange model: what agencies send as 7901, with its frame or without. The standard says
 * where the header is; the layout of the text is each agency's own, and is told by its conventions.
 */
import type { ReadContext } from '../context.ts'
import { dialectHints, type WireDialect, wireDialect } from '../dialect/hints.ts'
import type { ExchangeDocument, ExchangeEntry } from '../exchange.ts'
import { FormatError, rejection } from '../problem.ts'
import { COPY_LIMIT } from '../types.ts'
import { subjectOfCategory } from '../vocab/categories.ts'
import { WireDraft } from './draft.ts'
import { HEADER_7901, type Message, normaliseFrames, splitMessages } from './frame.ts'
import { findHead, readHead } from './head.ts'
import { takeNotes, takeSignOff, takeStamp } from './notes.ts'
import { blocksOfLines } from './paragraphs.ts'
import { looksFramed, readTeleprinter } from './teleprinter.ts'
import { noticeOf } from './words.ts'

/** True when a text begins as a 7901 message does; for telling formats apart. */
export function looksLike7901(text: string): boolean {
  const lines = normaliseFrames(text.slice(0, 2_000)).split('\n')
  const first = lines.find((line) => line.replace(/[\u0001\u0016]/g, '').trim() !== '' && !/^\s*ZCZC\s*$/.test(line))
  return (
    first !== undefined &&
    HEADER_7901.test(
      first
        .slice(first.lastIndexOf('\u0001') + 1)
        .replace(/^ZCZC\s*/, '')
        .trimEnd(),
    )
  )
}

/**
 * Reads a file of IPTC 7901 messages.
 * @param text decoded (decodeWire); line ends of any kind
 * @returns one entry for each message; a message without a header is rejected
 */
export function read7901Items(text: string, context: ReadContext): ExchangeDocument {
  const entries: ExchangeEntry[] = []
  const source = normaliseFrames(text)
  const messages = splitMessages(source, (lines, at) => HEADER_7901.test(lines[at] ?? ''))
  const lines = source.split('\n')
  for (const message of messages) {
    if (message.lines.every((line) => line.trim() === '')) continue
    try {
      const isBare = looksFramed(lines[message.line - 1] ?? '')
      entries.push(readMessage(message, context, isBare))
    } catch (error) {
      entries.push(rejection(error, context.name, `line ${message.line}, column 1`) as ExchangeEntry)
    }
  }
  if (entries.length === 0) {
    const error = new FormatError('empty-document', 'the file has no message', 'line 1, column 1')
    entries.push(rejection(error, context.name) as ExchangeEntry)
  }
  return { format: 'iptc-7901', entries }
}

function readMessage(message: Message, outer: ReadContext, isBare: boolean): ExchangeEntry {
  const size = message.lines.reduce((sum, line) => sum + line.length, 0)
  if (size > COPY_LIMIT) throw new FormatError('too-large', `${size} characters in one message`, `line ${message.line}`)
  const at = message.lines.findIndex((line) => line.trim() !== '')
  const header = HEADER_7901.exec(message.lines[at] ?? '')
  const place = `line ${message.line + Math.max(at, 0)}, column 1`
  if (header === null && isBare) return readFramed(message, outer, place)
  if (header === null) {
    throw new FormatError(
      'item-incomplete',
      'no IPTC 7901 header: source and number, priority, category, word count',
      place,
    )
  }
  const [line = '', service = '', sequence = '', priority = '', category = '', words = '', options] = header
  const context = dialectHints(outer, { format: 'iptc-7901', service, header: line })
  const dialect: WireDialect = wireDialect(context)
  const draft = new WireDraft(context, place)
  draft.transmission.service = service
  draft.transmission.sequence = sequence
  draft.transmission.wordCount = Number(words)
  if (options !== undefined) draft.transmission.options = options.trim()
  draft.priority(priority, 'iptc-7901', dialect.urgency)
  const behind = takeStamp(draft, message, at + 1)
  draft.category(category, (code) => subjectOfCategory(code, dialect.categories))
  const rest: Message = {
    lines: behind,
    textAt: message.textAt === undefined ? undefined : message.textAt - at - 1,
    endAt: undefined,
    line: message.line,
  }
  const head = findHead(rest, 0)
  readHead(draft, head)
  const signed = takeSignOff(draft, behind.slice(head.textFrom))
  const copy = takeNotes(draft, signed)
  const unsigned = takeSignOff(draft, copy)
  const blocks = blocksOfLines(unsigned, { headings: true })
  readNotice(draft, unsigned)
  const item = draft.finish('iptc-7901', blocks)
  return {
    outcome: 'item',
    item,
    place,
    assumptions: [...context.assumptions, ...draft.assumptions],
    unknown: draft.unknown,
  }
}

/** ZCZC and NNNN around fields of the sender's own. */
function readFramed(message: Message, outer: ReadContext, place: string): ExchangeEntry {
  const context = dialectHints(outer, { format: 'iptc-7901', header: (message.lines[0] ?? '').trim() })
  const draft = new WireDraft(context, place)
  const item = readTeleprinter(draft, message.lines)
  return {
    outcome: 'item',
    item,
    place,
    assumptions: [...context.assumptions, ...draft.assumptions],
    unknown: draft.unknown,
  }
}

/** Kill and hold notices say so in their first lines of text too; the number they name is what they recall. */
export function readNotice(draft: WireDraft, lines: readonly string[]): void {
  for (const line of lines.filter((l) => l.trim() !== '').slice(0, 4)) {
    const notice = noticeOf(line)
    if (notice === 'kill' || notice === 'hold') draft.notice(notice)
  }
  if (draft.item.pubStatus === undefined || draft.item.pubStatus === 'usable') return
  const text = [...(draft.item.headlines ?? []).map((l) => l.value), ...lines.slice(0, 20)].join(' ')
  const number = /\b([a-z]{1,4}\s?\d{3,5})\b/i.exec(text.replace(/\b(?:19|20)\d{2}\b/g, ''))?.[1]
  if (number !== undefined) {
    draft.item.links = [
      ...(draft.item.links ?? []),
      { rel: 'dateline:rel/recalls', titles: [{ value: number.replace(/\s/g, '') }] },
    ]
  }
}
