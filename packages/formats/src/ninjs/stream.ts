/**
 * ninjs in pieces: chunks in, items out, in the memory of the largest item. Takes one object per line, objects one after the
 * other, a list, and a wrapper with a list of items in it (`items`, `hits.hits`, `data.items`).
 */
import type { ReadContext } from '../context.ts'
import type { ExchangeEntry } from '../exchange.ts'
import { FormatError } from '../problem.ts'
import type { ProblemCode } from '../types.ts'
import { LIST_MEMBERS } from './dialects.ts'
import { readJsonEntries, rejected } from './items.ts'
import { JSON_DEPTH, parseJsonText } from './json.ts'

const LISTS: ReadonlySet<string> = new Set(LIST_MEMBERS)
/** Members that make an object an item, whatever lists it holds. */
const MARKS = /^(?:uri|headlines?|bodies|body_\w+|versioncreated)$/i
/** Names longer than this are no names of ninjs. */
const MAX_NAME = 60

interface Container {
  readonly isList: boolean
  /** A list of items, or an object that may lead to one. */
  readonly leads: boolean
  /** Member that is being read. */
  name: string
}

interface Place {
  readonly line: number
  readonly column: number
}
const placeText = ({ line, column }: Place) => `line ${line}, column ${column}`

/** Reads ninjs incrementally; what cannot be read comes back as a rejected entry, and text that is no JSON ends the reading. */
export class NinjsStream {
  readonly #context: ReadContext
  readonly #decoder = new TextDecoder('utf-8')
  #stack: Container[] = []
  /** Depth at which the item being read began; -1 between items. */
  #itemDepth = -1
  /** Depth of a container that holds no items and is passed over; -1 outside of one. */
  #skipDepth = -1
  /** True while the object being read may still turn out to be a wrapper. */
  #maybeWrapper = false
  #pieces: string[] = []
  #length = 0
  #inString = false
  #escaped = false
  #word = ''
  #line = 1
  #column = 1
  #start: Place = { line: 1, column: 1 }
  #entries: ExchangeEntry[] = []
  #seen = false
  #done = false

  constructor(context: ReadContext) {
    this.#context = context
  }

  /** Takes a piece of the document: text, or UTF-8 that may break off inside a character. */
  push(chunk: string | Uint8Array): ExchangeEntry[] {
    this.#take(typeof chunk === 'string' ? chunk : this.#decoder.decode(chunk, { stream: true }))
    return this.#drain()
  }

  /** Ends the document: what breaks off is rejected. */
  end(): ExchangeEntry[] {
    this.#take(this.#decoder.decode())
    if (!this.#done) {
      if (this.#stack.length > 0)
        this.#fail('json-invalid', 'not valid JSON: the document ends inside an object or a list')
      else if (!this.#seen) this.#fail('json-shape', 'no items in the document')
    }
    this.#done = true
    return this.#drain()
  }

  #drain(): ExchangeEntry[] {
    const entries = this.#entries
    this.#entries = []
    return entries
  }

  #add(entry: ExchangeEntry): void {
    this.#seen = true
    this.#entries.push(entry)
  }

  #fail(code: ProblemCode, message: string): void {
    const place = placeText({ line: this.#line, column: this.#column })
    this.#add(rejected(new FormatError(code, message, place), this.#context.name, place))
    this.#done = true
    this.#pieces = []
  }

  #take(text: string): void {
    /** Where the part of the item lies that is not yet kept. */
    let from = 0
    for (let at = 0; at < text.length && !this.#done; at += 1) {
      const before = this.#itemDepth
      this.#character(text[at] ?? '')
      if (before === -1 && this.#itemDepth !== -1) from = at
      if (before !== -1 && this.#itemDepth === -1) {
        // The item has ended, or it was a wrapper and what is kept of it goes.
        if (this.#stack.length === before) this.#finish(text.slice(from, at + 1))
        this.#pieces = []
        this.#length = 0
      }
      if (text.charCodeAt(at) === 10) {
        this.#line += 1
        this.#column = 1
      } else this.#column += 1
    }
    if (this.#itemDepth !== -1 && !this.#done) this.#keep(text.slice(from))
  }

  #keep(piece: string): void {
    this.#length += piece.length
    if (this.#length > this.#context.limits.bytes) {
      this.#fail('too-large', `an item of more than ${this.#context.limits.bytes} characters`)
    } else this.#pieces.push(piece)
  }

  #finish(last: string): void {
    const text = this.#pieces.join('') + last
    const place = placeText(this.#start)
    try {
      const parsed = parseJsonText(text, this.#start.line - 1)
      for (const entry of readJsonEntries(parsed, { context: this.#context, bodies: true }, place)) this.#add(entry)
    } catch (error) {
      this.#add(rejected(error, this.#context.name, place))
    }
  }

  #character(char: string): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (char === '\\') this.#escaped = true
      else if (char === '"') this.#inString = false
      if (this.#inString && this.#word.length <= MAX_NAME) this.#word += char
      return
    }
    switch (char) {
      case '"':
        this.#inString = true
        this.#word = ''
        if (this.#itemDepth === -1 && this.#skipDepth === -1) this.#scalar()
        return
      case '{':
      case '[':
        this.#open(char === '[')
        return
      case '}':
      case ']':
        this.#close(char === ']')
        return
      case ':':
        this.#member()
        return
      default:
        if (this.#itemDepth === -1 && this.#skipDepth === -1) this.#between(char)
    }
  }

  /** A name has ended: it may tell that the object is an item. */
  #member(): void {
    const inside = this.#stack.at(-1)
    if (inside === undefined || inside.isList) {
      this.#fail('json-invalid', 'not valid JSON: a colon outside of an object')
      return
    }
    inside.name = this.#word
    if (this.#maybeWrapper && inside.leads && MARKS.test(this.#word)) this.#maybeWrapper = false
  }

  #open(isList: boolean): void {
    const outer = this.#stack.at(-1)
    const leads = outer === undefined || (outer.leads && (outer.isList || LISTS.has(outer.name)))
    if (this.#stack.length >= JSON_DEPTH) {
      this.#fail('too-deep', `objects and lists nested more than ${JSON_DEPTH} deep`)
      return
    }
    if (this.#itemDepth === -1 && this.#skipDepth === -1) {
      if (!leads) this.#skipDepth = this.#stack.length
      else if (!isList && (outer === undefined || outer.isList)) {
        this.#itemDepth = this.#stack.length
        this.#maybeWrapper = outer === undefined
        this.#start = { line: this.#line, column: this.#column }
      }
    } else if (isList && this.#maybeWrapper && leads && outer !== undefined && !outer.isList) {
      // A list of items in an object that has nothing of an item: a wrapper.
      this.#itemDepth = -1
      this.#maybeWrapper = false
    }
    this.#stack.push({ isList, leads, name: '' })
  }

  #close(isList: boolean): void {
    const inside = this.#stack.pop()
    if (inside === undefined || inside.isList !== isList) {
      this.#fail('json-invalid', `not valid JSON: a ${isList ? ']' : '}'} that closes nothing`)
      return
    }
    if (this.#stack.length === this.#itemDepth) this.#itemDepth = -1
    if (this.#stack.length === this.#skipDepth) this.#skipDepth = -1
  }

  /** A text, number or word where an item should be. */
  #scalar(): void {
    const inside = this.#stack.at(-1)
    if (inside === undefined) this.#fail('json-invalid', 'not valid JSON: a text where an object should be')
    else if (inside.isList && inside.leads) {
      const place = placeText({ line: this.#line, column: this.#column })
      this.#add(rejected(new FormatError('json-shape', 'not a ninjs object', place), this.#context.name, place))
    }
  }

  #between(char: string): void {
    const inside = this.#stack.at(-1)
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t' || char === '\u001e' || char === '\ufeff')
      return
    if (char === ',' && inside !== undefined) return
    if (inside !== undefined && /[\w.+-]/.test(char)) return
    const isComment = char === '/' || char === '#'
    const what = isComment
      ? 'a comment, which JSON does not have'
      : `the character ${JSON.stringify(char)} between items`
    this.#fail('json-invalid', `not valid JSON: ${what}`)
  }
}
