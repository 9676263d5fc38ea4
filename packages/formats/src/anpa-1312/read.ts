/**
 * ANPA 1312 (ANPA 84-2 and 89-3) to the exchange model, with the layouts of AP (caret lines), Kyodo (indents) and those who
 * follow them. There is no writer: the wires that still take it take IPTC 7901 too.
 */
import type { RichBlock } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { dialectHints, wireDialect } from '../dialect/hints.ts'
import type { ExchangeDocument, ExchangeEntry } from '../exchange.ts'
import { WireDraft } from '../iptc-7901/draft.ts'
import { type Message, normaliseFrames, splitMessages } from '../iptc-7901/frame.ts'
import { isBare } from '../iptc-7901/head.ts'
import { takeNotes, takeSignOff, takeStamp } from '../iptc-7901/notes.ts'
import { blocksOfLines } from '../iptc-7901/paragraphs.ts'
import { readNotice } from '../iptc-7901/read.ts'
import { editorsNote, isByline, isTake, noticeOf } from '../iptc-7901/words.ts'
import { FormatError, rejection } from '../problem.ts'
import { COPY_LIMIT } from '../types.ts'
import { subjectOfCategory } from '../vocab/categories.ts'
import { collapse } from '../xml/read.ts'
import { type AnpaHeader, isAnpaHeader, readAnpaHeader } from './header.ts'
import { type CaretLine, CENTRED, mendFigures, mendTypography, readAnpaText } from './lines.ts'

/** True when a text begins as an ANPA 1312 message does; for telling formats apart. */
export function looksLikeAnpa(text: string): boolean {
  const lines = normaliseFrames(text.slice(0, 2_000))
    .split('\n')
    .filter((line) => line.replace(/[\u0001\u0016]/g, '').trim() !== '')
  return isAnpaHeader(lines[0] ?? '', (lines[1] ?? '').replace(/\u0002.*$/, ''))
}

/**
 * Reads a file of ANPA 1312 messages.
 * @param text decoded (decodeWire); line ends of any kind
 * @returns one entry for each message; a message without a header is rejected
 */
export function readAnpaItems(text: string, context: ReadContext): ExchangeDocument {
  const entries: ExchangeEntry[] = []
  const messages = splitMessages(normaliseFrames(text), (lines, at) =>
    isAnpaHeader(lines[at] ?? '', lines[at + 1] ?? ''),
  )
  for (const message of messages) {
    if (message.lines.every((line) => line.trim() === '')) continue
    try {
      entries.push(readMessage(message, context))
    } catch (error) {
      entries.push(rejection(error, context.name, `line ${message.line}, column 1`) as ExchangeEntry)
    }
  }
  if (entries.length === 0) {
    const error = new FormatError('empty-document', 'the file has no message', 'line 1, column 1')
    entries.push(rejection(error, context.name) as ExchangeEntry)
  }
  return { format: 'anpa-1312', entries }
}

function readMessage(message: Message, outer: ReadContext): ExchangeEntry {
  const size = message.lines.reduce((sum, line) => sum + line.length, 0)
  if (size > COPY_LIMIT) throw new FormatError('too-large', `${size} characters in one message`, `line ${message.line}`)
  const at = message.lines.findIndex((line) => line.trim() !== '')
  const place = `line ${message.line + Math.max(at, 0)}, column 1`
  const header = readAnpaHeader(message.lines[at] ?? '', message.lines[at + 1] ?? '')
  if (header === undefined) {
    throw new FormatError(
      'item-incomplete',
      'no ANPA 1312 header: service and number, then priority, category, keyword, date',
      place,
    )
  }
  const first = message.lines[at] ?? ''
  const context = dialectHints(outer, {
    format: 'anpa-1312',
    service: header.service,
    sender: header.selector,
    header: `${first.replace(/[\u0000-\u001f]/g, ' ').trim()}\n${message.lines[at + 1] ?? ''}\n${signatureOf(message)}`,
  })
  const dialect = wireDialect(context)
  const draft = new WireDraft(context, place)
  readHeader(draft, header)
  draft.priority(header.priority, 'anpa-1312', dialect.urgency)
  const behind = takeStamp(draft, message, at + 2)
  draft.category(header.category, (code) => subjectOfCategory(code, dialect.categories))
  const signed = takeSignOff(draft, behind)
  const text = readAnpaText(signed)
  const lines = text.head.length > 0 ? [...readCarets(draft, text.head), ...text.body] : readPlainHead(draft, text.body)
  for (const line of text.foot) draft.push('edNotes', line.text)
  const copy = takeNotes(draft, lines)
  readNotice(draft, copy)
  const blocks = digestOf(draft, bodyOf(copy))
  headlineFromCopy(draft, blocks)
  return {
    outcome: 'item',
    item: draft.finish('anpa-1312', blocks),
    place,
    assumptions: [...context.assumptions, ...draft.assumptions],
    unknown: draft.unknown,
  }
}

/** The last line of a message, in which AP and others name themselves: `AP-WF-08-29-16 1626GMT`. */
function signatureOf(message: Message): string {
  return message.lines.findLast((line) => /^\s*[A-Z]{2,4}-[A-Z]{2}-\d/.test(line))?.trim() ?? ''
}

function readHeader(draft: WireDraft, header: AnpaHeader): void {
  const { transmission } = draft
  transmission.service = header.service
  transmission.sequence = header.sequence
  if (header.selector !== undefined) transmission.channels = [header.selector.replace(/-+$/, '') || header.selector]
  if (header.wordCount !== undefined) transmission.wordCount = header.wordCount
  if (header.format !== undefined) transmission.options = header.format
  if (header.version !== undefined) transmission.take = header.version
  if (header.keyword !== undefined) transmission.keyword = header.keyword
  if (header.cycle !== undefined) transmission.takeKey = header.cycle
  // Advisories of the wire itself are to editors.
  if (header.category.toLowerCase() === 'v') draft.item.genres = [{ literal: 'advisory' }]
}

/** A row whose cells semicolons part: `Port Selene;23;13;.639`. */
function isFields(line: string): boolean {
  return !line.startsWith('\t') && line.length < 400 && line.split(';').length >= 4 && !/;\s/.test(line.trimEnd())
}

function tableOf(rows: readonly string[]): RichBlock {
  if (!rows.every(isFields)) return { type: 'preformatted', text: mendFigures(rows.join('\n')) }
  const cells = rows.map((row) => row.split(';').map((cell) => [{ text: mendTypography(cell.trim()) }]))
  return { type: 'table', header: [], rows: cells }
}

/** A row of figures in columns of spaces: `Port Selene 73  52  .584`. */
function isRow(line: string): boolean {
  if (isFields(line)) return true
  return /^\S.{0,200}?[\d\p{L}] {2,}[\d.]/u.test(line)
}

/** Lines of tab fields stay as they are; all other copy is paragraphs. */
function bodyOf(lines: readonly string[]): readonly RichBlock[] {
  const blocks: RichBlock[] = []
  let plain: string[] = []
  let table: string[] = []
  const flush = () => {
    if (plain.length > 0) blocks.push(...blocksOfLines(plain, { mend: mendTypography }))
    if (table.length > 0) blocks.push(tableOf(table))
    plain = []
    table = []
  }
  for (const [at, line] of lines.entries()) {
    if (line.startsWith(CENTRED)) {
      flush()
      blocks.push({ type: 'heading', level: 3, spans: [{ text: mendTypography(line.slice(1).trim()) }] })
      continue
    }
    const isTab = line.startsWith('\u0008') || (isRow(line) && (table.length > 0 || isRow(lines[at + 1] ?? '')))
    if (isTab ? plain.length > 0 : table.length > 0 && line.trim() !== '') flush()
    if (isTab) table.push(line.replace(/^\u0008/, ''))
    else plain.push(line.replace(/^\t\s*/, '\t'))
  }
  flush()
  return blocks
}

/** `BC-LT--Marenia-Storm, 1st Ld-Writethru,466`: cycle, keyword, version, words. */
const KEYWORD = /^(?:([A-Z]{2})-)?([A-Z]{2,4}--?)?(.{1,80}?)(?:,\s*([^,]{1,40}))?(?:,\s*(\d{1,5}))?$/

/** @returns lines of the head that belong to the copy: headings behind the byline and what stands under them */
function readCarets(draft: WireDraft, lines: readonly CaretLine[]): string[] {
  const copy: string[] = []
  const rest = [...lines]
  while (rest[0] !== undefined && rest[0].text.startsWith('*')) rest.shift()
  const slug = rest.shift()
  if (slug !== undefined) keywordLine(draft, slug.text)
  const bare: string[] = []
  let previous: CaretLine | undefined
  for (const line of rest) {
    if (copy.length > 0 && line.end !== '<' && !isByline(line.text)) {
      copy.push('', line.end === '=' ? CENTRED + line.text : line.text)
      continue
    }
    const notice = noticeOf(line.text.replace(/^\(/, ''))
    if (notice !== undefined) draft.notice(notice)
    const note = editorsNote(line.text)
    if (draft.embargo(line.text)) continue
    if (note !== undefined) draft.push('edNotes', note)
    else if (/^AP (?:Photos?|Graphics?|Video|Audio)\b/i.test(line.text)) draft.push('edNotes', line.text)
    else if (isByline(line.text)) draft.push('bylines', line.text)
    else if (line.end === '=' && previous?.end === '=' && isByline(previous.text) && !isAgencyCredit(previous.text))
      draft.push('bylines', line.text, 'affiliation')
    else if (isTake(line.text)) draft.transmission.take ??= line.text
    else if (notice !== undefined && isBare(line.text)) bare.push(line.text)
    else if (draft.item.headlines === undefined) draft.push('headlines', mendTypography(line.text))
    else if (line.end === '=') copy.push(CENTRED + line.text)
    else draft.push('descriptions', mendTypography(line.text))
    previous = line
  }
  // A notice may be all that there is.
  if (draft.item.headlines === undefined && bare.length > 0) draft.push('headlines', bare.join(' '))
  return copy
}

/** `By The Associated Press`: what follows is no affiliation. */
function isAgencyCredit(byline: string): boolean {
  return /^By The \p{Lu}\p{L}* (?:Press|News|Agency)$/u.test(byline)
}

function keywordLine(draft: WireDraft, text: string): void {
  const match = KEYWORD.exec(text.slice(0, 200))
  if (match === null) {
    draft.push('sluglines', text)
    return
  }
  const [, cycle, region = '', keyword = '', middle, words] = match
  const isVersion = middle !== undefined && (isTake(middle) || /\b(?:Ld|Lead|Writethru|Add|Adv|Take)\b/i.test(middle))
  const count = words ?? (middle !== undefined && /^\d{1,5}$/.test(middle) ? middle : undefined)
  const name = collapse(
    `${region}${keyword}${middle !== undefined && !isVersion && count !== middle ? `, ${middle}` : ''}`,
  )
  if (cycle !== undefined) draft.transmission.takeKey = cycle
  draft.transmission.keyword = name
  if (isVersion) draft.transmission.take = middle
  if (count !== undefined) draft.transmission.wordCount = Number(count)
  draft.push('sluglines', name)
}

/**
 * A head without carets: keyword line, headline (Kyodo ends it in `+`), then indented paragraphs.
 * @returns the lines of the copy
 */
function readPlainHead(draft: WireDraft, lines: readonly string[]): readonly string[] {
  let at = lines.findIndex((line) => line.trim() !== '')
  if (at === -1) return lines
  const first = (lines[at] ?? '').trim()
  const isKeyword = /^[A-Z]{2}-\S/.test(first) || first === draft.transmission.keyword
  if (isKeyword) {
    keywordLine(draft, first)
    at += 1
  } else if (draft.transmission.keyword !== undefined) draft.push('sluglines', draft.transmission.keyword)
  const head: string[] = []
  while (at < lines.length && head.length < 6) {
    const line = lines[at] ?? ''
    if (/^(?: {2,}|\t)/.test(line) || line.trim() === '') {
      if (head.length > 0 || line.trim() !== '') break
      at += 1
      continue
    }
    head.push(line.trim())
    at += 1
    if (line.trimEnd().endsWith('+')) break
  }
  const headline: string[] = []
  for (const line of head) {
    const notice = noticeOf(line)
    if (notice !== undefined) draft.notice(notice)
    if (draft.embargo(line)) continue
    const note = editorsNote(line)
    if (note !== undefined) draft.push('edNotes', note)
    else if (isByline(line)) draft.push('bylines', line)
    else if (isTake(line)) draft.transmission.take ??= line
    else headline.push(line.replace(/\+{1,3}$/, '').trimEnd())
  }
  const text = collapse(headline.join(' '))
  if (text !== '') draft.push('headlines', mendTypography(text))
  return lines.slice(at)
}

/** Digests are nothing but caret lines: behind the headline they are the copy. */
function digestOf(draft: WireDraft, blocks: readonly RichBlock[]): readonly RichBlock[] {
  const lines = draft.item.descriptions
  if (blocks.length > 0 || lines === undefined) return blocks
  delete draft.item.descriptions
  return lines.map((line) => ({ type: 'paragraph', spans: [{ text: line.value }] }))
}

/** Alerts have no headline: their one sentence is it, without the dateline. */
function headlineFromCopy(draft: WireDraft, blocks: readonly RichBlock[]): void {
  const first = blocks.find((block) => block.type === 'paragraph')
  if (draft.item.headlines !== undefined || first?.type !== 'paragraph') return
  const text = first.spans
    .map((s) => s.text)
    .join('')
    .replace(/^[\p{Lu}][^()]{1,60}\([A-Za-z/]{2,20}\)\s?[_—–-]\s/u, '')
  if (text.length > 300) return
  draft.push('headlines', text)
  draft.assumptions.push({ field: 'headline', value: text, why: 'an alert without a headline: its sentence' })
}
