/** Datelines: `MOSCOW, 23 June (BelTA) –` at the head of the copy becomes a structured dateline. */
import type { Block, Dateline, Span } from '@dateline/news'
import { isKnownAgency } from './agencies.ts'
import { findDate, resolveYear } from './dates.ts'

export interface DatelineContext {
  /** `YYYY-MM-DD...` of the day of publication: gives the year, and the day when the line has none. */
  readonly near: string
  /** Credit when the line has none. */
  readonly agency?: string
}

export interface ParsedDateline {
  readonly dateline: Dateline
  /** Length of the line in the text, with the white space after it. */
  readonly length: number
}

/** How far into a paragraph a dateline may reach. */
const REACH = 160
/** What ends a dateline: a dash with space around it, or the full stop after a credit. */
const ENDS =
  /(?<=[)/])\s?\.\s?[-–—]+\s|\s(?:[–—―]|-{1,2}|=)\s|(?<=[)/])\s?[.:]\s|\.?\s?[–—]\s?(?=\p{L})|(?<=\))\s?-\s|,\s[–—]\s/gu

/** A credit in brackets or slashes at the end: `(BelTA)`, `(lni/mda)`, `/ТАСС/`, `/Корр. БЕЛТА/`. */
const CREDIT = /(?:[([]([^()[\]]{1,60})[)\]]|\/([^()[\]/]{1,60})\/)\.?\s*$/u

function trimMarks(text: string): string {
  return text.replace(/^[\s,،.;؛:()[\]/-]+/u, '').replace(/[\s,،.;؛:()[\]/–—-]+$/u, '')
}

/** A place's name as datelines print it: few words, the first with a capital (or a script without capitals). */
function isPlace(text: string, sure: boolean): boolean {
  if (text.length < 2 || text.length > 60 || /[!?"“”«»:;0-9@]/u.test(text)) return false
  const words = text.split(/[\s,/]+/).filter((w) => w !== '')
  if (words.length === 0 || words.length > (sure ? 6 : 3)) return false
  if (/^\p{Lo}/u.test(text)) return words.length <= (sure ? 4 : 2)
  const named = words.filter((w) => /^\p{Lu}/u.test(w)).length
  return /^\p{Lu}/u.test(text) && (sure ? named * 2 >= words.length : named === words.length)
}

function isAllCaps(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.length >= 3 && letters.every((c) => /\p{Lu}/u.test(c))
}

/** Words a credit ends in, behind the reporter's name: `Корр. БЕЛТА`, `Anna Ivanova - BelTA`. */
function creditName(text: string): string {
  const last = text.split(/\s[-–—]\s/u).at(-1) ?? text
  return last.replace(/^(корр|кор|corr|korr)\.\s*/iu, '').trim()
}

function readHead(
  head: string,
  context: DatelineContext,
): { place: string; date?: string; source?: string } | undefined {
  let rest = head
    .replace(/[\s=–—―-]+$/u, '')
    .replace(/^\((.+)\)$/u, '$1')
    .trim()
  let source: string | undefined
  const credit = CREDIT.exec(rest)
  const credited = credit?.[1] ?? credit?.[2]
  if (credit !== null && credited !== undefined && !/\d{4}/.test(credited)) {
    source = creditName(credited)
    rest = rest.slice(0, credit.index)
  }
  let date: string | undefined
  const found = findDate(rest)
  if (found !== undefined) {
    date = resolveYear(found, context.near)
    // "SELENA, Nov 1 MNA": one word behind the day is the credit.
    const behind = trimMarks(rest.slice(found.end))
    if (
      source === undefined &&
      /^\p{Lu}[\p{L}./-]{1,19}$/u.test(behind) &&
      trimMarks(rest.slice(0, found.start)) !== ''
    ) {
      source = behind
      rest = rest.slice(0, found.end)
    }
    rest = `${rest.slice(0, found.start)} ${rest.slice(found.end)}`
  }
  rest = trimMarks(rest.replace(/\s+/gu, ' '))
  if (source === undefined) {
    // "МИНСК, 23 июн - РИА Новости." and "NEW YORK, AP" print the credit bare.
    const parts = rest.split(/\s*[,–—-]\s+|\s+[–—-]\s*/u)
    const last = trimMarks(parts.at(-1) ?? '')
    if (parts.length > 1 && (isKnownAgency(last) || last === context.agency)) {
      source = last
      rest = trimMarks(rest.slice(0, rest.lastIndexOf(last)))
    }
  }
  // A joint credit is as good as the better known half of it.
  const known = (source ?? '').split('/').some((part) => isKnownAgency(part) || part === context.agency)
  const sure = date !== undefined || (source !== undefined && known)
  if (!isPlace(rest, sure || isAllCaps(rest))) return undefined
  if (!sure && source === undefined && !isAllCaps(rest)) return undefined
  return { place: rest, ...(date === undefined ? {} : { date }), ...(source === undefined ? {} : { source }) }
}

/** A known credit and a full stop at the start of a text. */
function creditBehind(text: string, context: DatelineContext): { source: string; length: number } | undefined {
  const match = /^(\p{Lu}[^.]{1,40})\.\s+/u.exec(text)
  const source = match?.[1]
  if (match === null || source === undefined || (source !== context.agency && !isKnownAgency(source))) return undefined
  return { source, length: match[0].length }
}

/**
 * Reads a dateline at the start of a text.
 * @param text a paragraph, or a line that is nothing but a dateline
 */
export function parseDateline(text: string, context: DatelineContext): ParsedDateline | undefined {
  const head = text.slice(0, REACH)
  // A line that is nothing but a dateline ends as one does.
  const bare = text.length < 120 && /[)/–—-]\.?\s*$/u.test(head)
  const whole = bare ? [{ at: text.length, width: 0 }] : []
  // "(New York, NY - October 21) Text": the brackets are the end.
  const bracket = /^\([^()]{4,80}\)\s+(?=\p{Lu}|\p{Lo})/u.exec(head)
  const closed =
    bracket === null
      ? []
      : [{ at: bracket[0].trimEnd().length, width: bracket[0].length - bracket[0].trimEnd().length }]
  const ends = [...head.matchAll(ENDS)].map((m) => ({ at: m.index, width: m[0].length }))
  for (const end of [...closed, ...ends, ...whole].slice(0, 5)) {
    const line = head.slice(0, end.at)
    const read = line.trim() === '' ? undefined : readHead(line.trim(), context)
    if (read === undefined) continue
    // "МИНСК, 23 июн - РИА Новости. Text": the credit stands behind the dash.
    const behind = read.source === undefined ? creditBehind(text.slice(end.at + end.width, REACH), context) : undefined
    const length = end.at + end.width + (behind?.length ?? 0)
    return {
      length,
      dateline: {
        place: read.place,
        date: read.date ?? context.near.slice(0, 10),
        source: read.source ?? behind?.source ?? context.agency ?? '',
        text: text.slice(0, length).trim(),
      },
    }
  }
  return undefined
}

/** Cuts characters from the start of runs. */
export function dropStart(spans: readonly Span[], length: number): Span[] {
  let left = length
  const result: Span[] = []
  for (const span of spans) {
    const text = span.text.slice(left)
    left = Math.max(0, left - span.text.length)
    if (text !== '') result.push({ ...span, text })
  }
  return result
}

/**
 * Lifts the dateline out of the first paragraph of a body.
 * @returns the body without it, and the dateline when there was one
 */
export function liftDateline(
  body: readonly Block[],
  context: DatelineContext,
): { readonly body: readonly Block[]; readonly dateline?: Dateline } {
  const index = body.findIndex((block) => block.type === 'paragraph')
  const first = body[index]
  if (first?.type !== 'paragraph') return { body }
  const text = first.spans.map((s) => s.text).join('')
  const parsed = parseDateline(text, context)
  if (parsed === undefined) return { body }
  const spans = dropStart(first.spans, parsed.length)
  const next = body[index + 1]
  // A paragraph that is nothing but the dateline belongs to the next one.
  if (spans.length === 0 && next?.type !== 'paragraph') return { body }
  const rest: Block[] = spans.length === 0 ? [] : [{ ...first, spans }]
  return { body: [...body.slice(0, index), ...rest, ...body.slice(index + 1)], dateline: parsed.dateline }
}
