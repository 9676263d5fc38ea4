/** The head of a 7901 message: keyword, notes in brackets, takes, headline, byline; told by their layout. */
import { collapse } from '../xml/read.ts'
import type { WireDraft } from './draft.ts'
import type { Message } from './frame.ts'
import { editorsNote, isByline, isTake, noticeOf } from './words.ts'

/** How far into a message a head may reach. */
const REACH = 30

export interface Head {
  readonly keyword: readonly string[]
  readonly lines: readonly string[]
  /** Index of the first line of the text. */
  readonly textFrom: number
}

function blockFrom(lines: readonly string[], from: number): { lines: string[]; next: number } {
  let at = from
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1
  const result: string[] = []
  while (at < lines.length && (lines[at] ?? '').trim() !== '') {
    result.push(lines[at] ?? '')
    at += 1
  }
  return { lines: result, next: at }
}

const ENDS_HEAD = /\s?=\s*$/

/**
 * Finds the head: the lines between the header and the text. A line that ends in ` =` ends it; without one it is the first
 * line of the text.
 * @param from index of the line behind the header
 */
export function findHead(message: Message, from: number): Head {
  const { lines, textAt } = message
  const keyword: string[] = []
  let at = from
  if (textAt !== undefined && textAt >= from) {
    for (const line of lines.slice(from, textAt)) if (line.trim() !== '') keyword.push(line.trim())
    at = textAt
  } else {
    const first = blockFrom(lines, from)
    const second = blockFrom(lines, first.next)
    const slashed = first.lines.findIndex((line) => /\/\s*$/.test(line))
    const ends = (block: readonly string[]) => block.slice(0, REACH).some((line) => ENDS_HEAD.test(line))
    if (slashed !== -1 && slashed < 3) {
      // dpa: `Country/Subject/` is the first line of the block that holds the headline.
      keyword.push(...first.lines.slice(0, slashed + 1).map((line) => line.trim()))
      at = lines.indexOf(first.lines[slashed] ?? '', from) + 1
    } else if (!ends(first.lines) && ends(second.lines)) {
      keyword.push(...first.lines.map((line) => line.trim()))
      at = first.next
    } else if (first.lines.length > 1 && ends(first.lines) && isSlug(first.lines[0] ?? '')) {
      keyword.push((first.lines[0] ?? '').trim())
      at = lines.indexOf(first.lines[0] ?? '', from) + 1
    }
  }
  const end = lines.slice(at, at + REACH).findIndex((line) => ENDS_HEAD.test(line))
  if (end !== -1) {
    const head = lines
      .slice(at, at + end + 1)
      .map((line, index) => (index === end ? line.replace(ENDS_HEAD, '') : line))
    return { keyword, lines: head, textFrom: at + end + 1 }
  }
  const block = blockFrom(lines, at)
  // Head and text may stand in one block; then only its first line is the headline.
  const isHead =
    block.lines.length <= 4 &&
    block.lines.join(' ').length < 300 &&
    (lines[block.next] ?? '').trim() === '' &&
    block.next < lines.length - 1
  const head = isHead ? block.lines : block.lines.slice(0, 1)
  return { keyword, lines: head, textFrom: block.next - (block.lines.length - head.length) }
}

/** `Marenia-storm`, `MARENIA/STORM`: one word with its parts. */
function isSlug(line: string): boolean {
  return /^\S{3,60}$/.test(line.trim()) && /[-/]/.test(line)
}

/** Puts the lines of a head where they belong. */
export function readHead(draft: WireDraft, head: Head): void {
  const keyword = collapse(head.keyword.join(' ')).replace(/^\/+|\/+$/g, '')
  if (keyword !== '') {
    draft.push('sluglines', keyword)
    draft.transmission.keyword = keyword
  }
  const takes: string[] = []
  const headline: string[] = []
  const bare: string[] = []
  const lines = joinBrackets(head.lines.map((line) => line.trim()).filter((line) => line !== ''))
  for (const line of lines) {
    const notice = noticeOf(line.replace(/^\(/, ''))
    if (notice !== undefined) draft.notice(notice)
    if (draft.embargo(line)) continue
    const note = editorsNote(line)
    if (note !== undefined) draft.push('edNotes', note)
    else if (/^\(.*\)$/.test(line)) bracketed(draft, line.slice(1, -1).trim(), takes)
    else if (isTake(line) || (notice === 'repeat' && isBare(line))) takes.push(line.replace(/:$/, ''))
    else if (notice !== undefined && isBare(line)) bare.push(line)
    else if (isByline(line)) draft.push('bylines', line)
    else if (headline.length > 0 && draft.item.bylines !== undefined) draft.push('bylines', line, 'affiliation')
    else headline.push(line)
  }
  if (takes.length > 0) draft.transmission.take = takes.join(', ')
  // A notice may be all that there is.
  const text = collapse((headline.length > 0 ? headline : bare).join(' '))
  if (text !== '') draft.push('headlines', text)
}

/** A line that is nothing but words of art: in capitals and short. */
export function isBare(line: string): boolean {
  return line.length < 40 && line === line.toUpperCase()
}

/** Notes in brackets may run over lines. */
function joinBrackets(lines: readonly string[]): string[] {
  const result: string[] = []
  let open: string | undefined
  for (const line of lines) {
    if (open !== undefined) {
      open = `${open} ${line}`
      if (line.endsWith(')')) {
        result.push(open)
        open = undefined
      }
    } else if (line.startsWith('(') && !line.includes(')')) open = line
    else result.push(line)
  }
  if (open !== undefined) result.push(open)
  return result
}

function bracketed(draft: WireDraft, text: string, takes: string[]): void {
  if (isTake(text) || noticeOf(text) !== undefined || /^(?:Eil|Blitz|Flash|Urgente?)\s*$/i.test(text)) {
    if (text.length < 40) takes.push(text)
    if (text.length >= 40) draft.push('edNotes', text)
  } else draft.push('edNotes', text)
}
