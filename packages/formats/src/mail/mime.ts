/** The structure of a message: header fields and a tree of parts (RFC 5322, RFC 2046), from bytes. */
import { FormatError } from '../problem.ts'
import type { Limits } from '../types.ts'
import { type HeaderField, type ParameterValue, rawField, readParameters } from './headers.ts'
import { decodeTransfer } from './transfer.ts'

export interface MimePart {
  readonly fields: readonly HeaderField[]
  readonly type: ParameterValue
  readonly disposition: ParameterValue
  /** `base64`, `quoted-printable`, `8bit`, ... */
  readonly encoding: string
  /** As sent; empty for multiparts. */
  readonly raw: Uint8Array
  /** Parts of a multipart, or the one message of message/rfc822. */
  readonly children: readonly MimePart[]
  /** 1-based line of the first header field. */
  readonly line: number
}

/** More nesting or more parts than this is no mail. */
const MAX_DEPTH = 30
const MAX_PARTS = 5_000
const MAX_FIELDS = 5_000

class Parser {
  readonly #data: Uint8Array
  readonly #limits: Limits
  /** Where lines were counted up to, for the numbers in messages: parts are visited in order. */
  #parts = 0
  readonly notes: string[] = []

  constructor(data: Uint8Array, limits: Limits) {
    this.#data = data
    this.#limits = limits
  }

  part(start: number, end: number, line: number, depth: number, fallback: string): MimePart {
    this.#parts += 1
    if (this.#parts > Math.min(MAX_PARTS, this.#limits.nodes))
      throw new FormatError('too-many-nodes', `more than ${MAX_PARTS} parts in one message`, `line ${line}`)
    if (depth > Math.min(MAX_DEPTH, this.#limits.depth))
      throw new FormatError('too-deep', `parts nested more than ${MAX_DEPTH} deep`, `line ${line}`)
    const head = this.#fields(start, end, line)
    const type = readParameters(rawField(head.fields, 'content-type') ?? fallback)
    const encoding = (rawField(head.fields, 'content-transfer-encoding') ?? '7bit').trim().toLowerCase()
    const disposition = readParameters(rawField(head.fields, 'content-disposition') ?? '')
    const own = { fields: head.fields, type, disposition, encoding: encoding.split(/[\s;]/)[0] ?? '', line }
    if (type.value.startsWith('multipart/')) {
      const children = this.#multipart(head.body, end, head.line, depth, type)
      if (children !== undefined) return { ...own, raw: new Uint8Array(), children }
      // A multipart without one boundary line is what it looks like: text.
      this.notes.push(`line ${line}: ${type.value.slice(0, 60)} without its boundary`)
      const asText = { ...own, type: { value: 'text/plain', parameters: {} } }
      return { ...asText, raw: this.#data.subarray(head.body, end), children: [] }
    }
    const raw = this.#data.subarray(head.body, end)
    if (type.value === 'message/rfc822' || type.value === 'message/global') {
      const inner = new Parser(decodeTransfer(raw, own.encoding), this.#limits)
      const child = inner.part(0, inner.#data.length, head.line, depth + 1, 'text/plain')
      this.notes.push(...inner.notes)
      this.#parts += inner.#parts
      return { ...own, raw, children: [child] }
    }
    return { ...own, raw, children: [] }
  }

  /** End of the line that begins at a place: where the next begins. */
  #next(at: number, end: number): number {
    const found = this.#data.indexOf(0x0a, at)
    return found === -1 || found >= end ? end : found + 1
  }

  #text(start: number, end: number): string {
    let stop = end
    while (stop > start && (this.#data[stop - 1] === 0x0a || this.#data[stop - 1] === 0x0d)) stop -= 1
    const bytes = this.#data.subarray(start, stop)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return new TextDecoder('windows-1252').decode(bytes)
    }
  }

  #fields(start: number, end: number, firstLine: number) {
    const fields: { name: string; value: string[]; line: number }[] = []
    let at = start
    let line = firstLine
    while (at < end) {
      const next = this.#next(at, end)
      const text = this.#text(at, next)
      if (text === '') {
        at = next
        line += 1
        break
      }
      const colon = /^([!-9;-~]{1,200})[ \t]*:/.exec(text)
      const last = fields.at(-1)
      if (/^[ \t]/.test(text) && last !== undefined) last.value.push(text.trim())
      else if (colon !== null) {
        if (fields.length >= MAX_FIELDS)
          throw new FormatError('too-many-nodes', `more than ${MAX_FIELDS} header fields`, `line ${line}`)
        fields.push({ name: colon[1] ?? '', value: [text.slice(colon[0].length).trim()], line })
      } else if (!(fields.length === 0 && /^(>?From |[ \t])/.test(text))) {
        // No header field and no empty line before it: the body began without one.
        this.notes.push(`line ${line}: the body begins without an empty line before it`)
        break
      }
      at = next
      line += 1
    }
    const done = fields.map((field): HeaderField => ({ ...field, value: field.value.join(' ').trim() }))
    return { fields: done, body: at, line }
  }

  #multipart(start: number, end: number, firstLine: number, depth: number, type: ParameterValue) {
    const boundary = type.parameters['boundary']?.trim() || this.#guessBoundary(start, end)
    if (boundary === undefined) return undefined
    const mark = new TextEncoder().encode(`--${boundary}`)
    const children: MimePart[] = []
    const fallback = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    let open: { readonly at: number; readonly line: number } | undefined
    let closed = false
    let line = firstLine
    for (let at = start; at < end && !closed; line += 1) {
      const next = this.#next(at, end)
      const kind = this.#boundary(at, next, mark)
      if (kind !== undefined) {
        if (open !== undefined) {
          // The line end before a boundary belongs to it.
          let stop = at
          if (stop > open.at && this.#data[stop - 1] === 0x0a) stop -= 1
          if (stop > open.at && this.#data[stop - 1] === 0x0d) stop -= 1
          children.push(this.part(open.at, stop, open.line, depth + 1, fallback))
        }
        open = { at: next, line: line + 1 }
        closed = kind === 'close'
      }
      at = next
    }
    if (open === undefined) return undefined
    if (!closed) {
      this.notes.push(`line ${firstLine}: ${type.value.slice(0, 60)} breaks off before its last boundary`)
      if (open.at < end) children.push(this.part(open.at, end, open.line, depth + 1, fallback))
    }
    return children
  }

  #boundary(at: number, next: number, mark: Uint8Array): 'open' | 'close' | undefined {
    if (this.#data[at] !== 0x2d || this.#data[at + 1] !== 0x2d || next - at < mark.length) return undefined
    for (let i = 2; i < mark.length; i += 1) if (this.#data[at + i] !== mark[i]) return undefined
    let rest = at + mark.length
    const isClose = this.#data[rest] === 0x2d && this.#data[rest + 1] === 0x2d
    if (isClose) return 'close'
    while (rest < next && [0x20, 0x09, 0x0d, 0x0a].includes(this.#data[rest] ?? 0)) rest += 1
    return rest === next ? 'open' : undefined
  }

  /** A multipart that does not name its boundary: the first line of the body that looks like one. */
  #guessBoundary(start: number, end: number): string | undefined {
    let at = start
    for (let lines = 0; at < end && lines < 50; lines += 1) {
      const next = this.#next(at, end)
      if (this.#data[at] === 0x2d && this.#data[at + 1] === 0x2d && next - at < 100) {
        const text = this.#text(at, next).slice(2).trimEnd()
        if (text !== '' && !text.includes(' ')) return text
      }
      at = next
    }
    return undefined
  }
}

/**
 * Reads the structure of a message.
 * @returns the tree of its parts, and what was mended on the way
 * @throws FormatError too-deep, too-many-nodes
 */
export function parseMime(
  data: Uint8Array,
  limits: Limits,
): { readonly message: MimePart; readonly notes: readonly string[] } {
  const parser = new Parser(data, limits)
  let start = 0
  // A byte order mark, and empty lines that a copy through a terminal put before the header.
  if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) start = 3
  let line = 1
  while (data[start] === 0x0a || data[start] === 0x0d) {
    if (data[start] === 0x0a) line += 1
    start += 1
  }
  return { message: parser.part(start, data.length, line, 0, 'text/plain'), notes: parser.notes }
}

/** All parts, the message itself first. */
export function* walkParts(part: MimePart): Generator<MimePart> {
  yield part
  for (const child of part.children) yield* walkParts(child)
}
