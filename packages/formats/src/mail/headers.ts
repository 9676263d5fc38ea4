/** Header fields of mail (RFC 5322), their encoded words (RFC 2047) and parameters (RFC 2045, RFC 2231). */
import { decodeBase64, decodeCharset, decodeQuotedPrintable } from './transfer.ts'

export interface HeaderField {
  /** As written. */
  readonly name: string
  /** Unfolded; encoded words not yet decoded. */
  readonly value: string
  /** 1-based, in the whole message. */
  readonly line: number
}

export interface ParameterValue {
  readonly value: string
  readonly parameters: Readonly<Record<string, string>>
}

export interface Mailbox {
  readonly name?: string
  /** `local@domain`, or what stands in its place. */
  readonly address: string
}

/** The decoded value of the first field with a name. */
export function fieldOf(fields: readonly HeaderField[], name: string): string | undefined {
  const found = rawField(fields, name)
  if (found === undefined) return undefined
  const text = decodeWords(found).trim()
  return text === '' ? undefined : text
}

export function rawField(fields: readonly HeaderField[], name: string): string | undefined {
  return fields.find((field) => field.name.toLowerCase() === name)?.value
}

const WORD = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=/g

function latin(text: string): Uint8Array {
  const result = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i += 1) result[i] = Math.min(text.charCodeAt(i), 0xff)
  return result
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    result.set(chunk, at)
    at += chunk.length
  }
  return result
}

/** Words of one charset that stand side by side are decoded together: programs split characters between them. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value
  let result = ''
  let end = 0
  let run: { charset: string; chunks: Uint8Array[] } | undefined
  const flush = () => {
    if (run !== undefined) result += decodeCharset(joined(run.chunks), run.charset).text
    run = undefined
  }
  for (const match of value.matchAll(WORD)) {
    const [whole, charset = '', kind = '', text = ''] = match
    const between = value.slice(end, match.index)
    const isNext = run !== undefined && between.trim() === ''
    if (!isNext) {
      flush()
      result += between
    }
    const bytes = /b/i.test(kind) ? decodeBase64(latin(text)) : decodeQuotedPrintable(latin(text), true)
    const name = charset.toLowerCase()
    if (run !== undefined && run.charset === name) run.chunks.push(bytes)
    else {
      flush()
      run = { charset: name, chunks: [bytes] }
    }
    end = match.index + whole.length
  }
  flush()
  return (result + value.slice(end)).replace(/[\r\n\u0000]+/g, ' ')
}

/** Splits at a separator that stands outside of quotes, comments and angle brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  let depth = 0
  let angle = false
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]
    if (c === '\\') i += 1
    else if (c === '"') quoted = !quoted
    else if (quoted) continue
    else if (c === '(') depth += 1
    else if (c === ')') depth = Math.max(0, depth - 1)
    else if (c === '<') angle = true
    else if (c === '>') angle = false
    else if (c === separator && depth === 0 && !angle) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

function unquoted(text: string): string {
  const trimmed = text.trim()
  if (!trimmed.startsWith('"')) return trimmed
  const end = trimmed.length > 1 && trimmed.endsWith('"') ? -1 : undefined
  return trimmed.slice(1, end).replace(/\\(.)/g, '$1')
}

/**
 * Reads `value; name=content` with continuations (`name*0`, `name*1*`) and charsets (`name*=utf-8''...`).
 * @returns the value in lower case; parameter names in lower case
 */
export function readParameters(value: string): ParameterValue {
  const [first = '', ...rest] = splitOutside(value, ';')
  const plain = new Map<string, string>()
  const pieces = new Map<string, { readonly index: number; readonly encoded: boolean; readonly text: string }[]>()
  for (const part of rest.slice(0, 200)) {
    const at = part.indexOf('=')
    if (at === -1) continue
    const name = part.slice(0, at).trim().toLowerCase()
    const text = unquoted(part.slice(at + 1))
    const star = /^([^*]{1,60})\*(?:(\d{1,3})(\*?))?$/.exec(name)
    if (star === null) {
      if (!plain.has(name)) plain.set(name, decodeWords(text))
      continue
    }
    const key = star[1] ?? ''
    const list = pieces.get(key) ?? []
    list.push({ index: Number(star[2] ?? 0), encoded: star[2] === undefined || star[3] === '*', text })
    pieces.set(key, list)
  }
  for (const [name, list] of pieces) plain.set(name, extendedValue(list))
  return { value: first.trim().toLowerCase(), parameters: Object.fromEntries(plain) }
}

function extendedValue(list: readonly { readonly index: number; readonly encoded: boolean; readonly text: string }[]) {
  const ordered = list.toSorted((a, b) => a.index - b.index)
  let charset: string | undefined
  const chunks = ordered.map((piece, index) => {
    if (!piece.encoded) return latin(piece.text)
    let text = piece.text
    if (index === 0) {
      const marks = /^([^']{0,60})'[^']{0,60}'/.exec(text)
      if (marks !== null) {
        charset = marks[1]
        text = text.slice(marks[0].length)
      }
    }
    return decodeQuotedPrintable(latin(text.replace(/=/g, '=3D').replace(/%/g, '=')))
  })
  return decodeCharset(joined(chunks), charset).text
}

/** Comments in brackets, nested or not, taken out; they may say who a bare address is. */
function withoutComments(text: string): { readonly text: string; readonly comment?: string } {
  if (!text.includes('(')) return { text }
  let rest = ''
  let comment = ''
  let depth = 0
  let quoted = false
  for (const c of text) {
    if (c === '"' && depth === 0) quoted = !quoted
    if (!quoted && c === '(') depth += 1
    if (depth === 0) rest += c
    else comment += c
    if (!quoted && c === ')') depth = Math.max(0, depth - 1)
  }
  const inside = comment.slice(1, depth === 0 ? -1 : undefined).trim()
  return inside === '' ? { text: rest } : { text: rest, comment: inside }
}

/** Addresses of From, To and their like; groups give their members. At most 1,000 are read. */
export function readMailboxes(value: string | undefined): Mailbox[] {
  if (value === undefined) return []
  const result: Mailbox[] = []
  for (const piece of splitOutside(value.replace(/;/g, ','), ',')) {
    if (result.length >= 1_000) break
    const open = piece.lastIndexOf('<')
    if (open !== -1) {
      const close = piece.indexOf('>', open)
      const address = piece.slice(open + 1, close === -1 ? undefined : close).replace(/\s+/g, '')
      const name = decodeWords(unquoted(withoutComments(withoutGroup(piece.slice(0, open))).text)).trim()
      if (address !== '' || name !== '')
        result.push({ ...(name === '' || name === address ? {} : { name }), address: address === '' ? name : address })
      continue
    }
    const bare = withoutComments(withoutGroup(piece))
    const address = unquoted(bare.text)
    if (address === '') continue
    result.push({ ...(bare.comment === undefined ? {} : { name: decodeWords(bare.comment) }), address })
  }
  return result
}

/** `Members: ada@x` without the group's name. */
function withoutGroup(text: string): string {
  const match = /^\s*(?:"[^"]{0,200}"|[^":@<]{1,200}):(?=\s|$)/.exec(text)
  return match === null ? text : text.slice(match[0].length)
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Offsets of RFC 5322's obsolete zones, and a few that programs write all the same. */
const ZONES: Readonly<Record<string, string>> = {
  ut: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  z: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  jst: '+09:00',
  kst: '+09:00',
}

/**
 * Reads the date of a header (RFC 5322 section 3.3, also its obsolete forms and asctime's order).
 * @returns RFC 3339 with the offset as written; UTC when there is none, with `zoned` false
 */
export function readMailDate(
  value: string | undefined,
): { readonly instant: string; readonly zoned: boolean } | undefined {
  if (value === undefined || value.length > 200) return undefined
  const text = withoutComments(value)
    .text.replace(/[,\s]+/g, ' ')
    .trim()
  const clock = /(?:^| )(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?= |$|[+-])/.exec(text)
  const month = /(?:^|[ -])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?=[ -]|$)/i.exec(text)
  if (clock === null || month === null) return undefined
  const number = MONTHS.indexOf((month[1] ?? '').toLowerCase()) + 1
  const before = /(?:^| )(\d{1,2})$/.exec(text.slice(0, month.index))
  const rest = text.slice(month.index + month[0].length)
  const after = /^[ -](\d{1,2}) /.exec(rest)
  const day = Number(before?.[1] ?? after?.[1] ?? Number.NaN)
  const years = [.../(?:^|[ -])(\d{4}|\d{2})(?= |$)/[Symbol.matchAll](rest.replace(clock[0].trim(), ' '))]
    .map((m) => m[1] ?? '')
    .filter((y) => before !== null || y.length === 4)
  const written = years.find((y) => y.length === 4) ?? years[0]
  if (written === undefined || !(day >= 1)) return undefined
  const year = written.length === 4 ? Number(written) : Number(written) + (Number(written) < 50 ? 2_000 : 1_900)
  const [, h = '0', m = '0', s = '0'] = clock
  const two = (n: number | string) => String(n).padStart(2, '0')
  const seconds = Number(s) === 60 ? 59 : Number(s)
  if (day > new Date(Date.UTC(year, number, 0)).getUTCDate() || Number(h) > 23 || Number(m) > 59 || seconds > 59)
    return undefined
  const tail = text.slice(clock.index + clock[0].length)
  const offset = /([+-])(\d{2}):?(\d{2})\b/.exec(tail)
  const named = /(?:^| )([a-z]{1,5})(?= |$)/i.exec(tail)?.[1]?.toLowerCase()
  let shift = named === undefined ? undefined : ZONES[named]
  if (offset !== null && Number(offset[2]) <= 14 && Number(offset[3]) <= 59)
    shift = `${offset[1]}${offset[2]}:${offset[3]}`
  return {
    instant: `${year}-${two(number)}-${two(day)}T${two(h)}:${m}:${two(seconds)}${shift ?? '+00:00'}`,
    zoned: shift !== undefined,
  }
}
