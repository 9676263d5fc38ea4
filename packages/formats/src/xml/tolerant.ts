/**
 * A tokenizer for XML as feeds send it: it never gives up. Pieces in, events out, in linear time and bounded memory; no
 * DTD, no entity but HTML's. What no reading of the standard allows is read as its author meant it, and told.
 */
import { decodeReferences, REFERENCE_LENGTH } from './entities.ts'

export type TokenFault =
  | 'stray-markup'
  | 'unclosed-tag'
  | 'unclosed-quote'
  | 'unclosed-section'
  | 'unquoted-attribute'
  | 'duplicate-attribute'
  | 'control-character'
  | 'unknown-entity'
  | 'unescaped-ampersand'
  | 'declared-entity'
  | 'late-declaration'

export interface TokenHandler {
  /**
   * @param name as written, with its prefix
   * @param attributes by name as written; the first of two wins
   */
  open(name: string, attributes: Readonly<Record<string, string>>, isEmpty: boolean): void
  close(name: string): void
  /** Text comes in pieces, references decoded; `isCdata` when from a CDATA section. */
  text(value: string, isCdata: boolean): void
  fault(kind: TokenFault, detail: string): void
  /** A processing instruction or the XML declaration, without its brackets. */
  instruction?(value: string): void
  doctype?(value: string): void
}

/** Pieces smaller than this wait for the next, so that a token cut by many small pieces is not read again and again. */
const PIECE = 65_536
/** A tag longer than this is text with a stray bracket. Inline pictures in attributes make honest tags long. */
const LONGEST_TAG = 1_048_576
const LONGEST_DOCTYPE = 262_144

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const CONTROLS = new RegExp(CONTROL.source, 'g')
const BARE_AMPERSAND = /&(?!#[0-9]{1,8};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)/

type State = 'text' | 'comment' | 'cdata'

const isSpace = (code: number) => code === 32 || code === 10 || code === 9 || code === 13
/** A letter, `_`, `:` or anything beyond ASCII. */
const isNameStart = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code > 127

export class TolerantTokenizer {
  private buffer = ''
  private waiting = ''
  private at = 0
  private state: State = 'text'
  private ended = false
  private carriage = false
  private seenElement = false
  // Place: newlines before `counted` in the buffer are in `lines`.
  private lines = 1
  private lineStart = 0
  private counted = 0
  private dropped = 0
  private tokenAt = 0
  private readonly found = new Map<string, { from: number; index: number }>()
  private readonly handler: TokenHandler

  constructor(handler: TokenHandler) {
    this.handler = handler
  }

  /** Line and column (from 1) of the token that is being handled, in the text as it was given. */
  get place(): { readonly line: number; readonly column: number } {
    for (let next = this.buffer.indexOf('\n', this.counted); next !== -1 && next < this.tokenAt;) {
      this.lines += 1
      this.counted = next + 1
      this.lineStart = this.dropped + next + 1
      next = this.buffer.indexOf('\n', this.counted)
    }
    return { line: this.lines, column: this.dropped + this.tokenAt - this.lineStart + 1 }
  }

  /**
   * Where a text stands next. What was found, or not found, is kept while the buffer is: a thousand tags that lack the same
   * end must not search the whole buffer a thousand times.
   */
  private find(text: string, from: number): number {
    const known = this.found.get(text)
    if (known !== undefined && from >= known.from && (known.index === -1 || known.index >= from)) return known.index
    const index = this.buffer.indexOf(text, from)
    this.found.set(text, { from, index })
    return index
  }

  write(piece: string): void {
    this.waiting += piece
    if (this.waiting.length < PIECE) return
    this.take()
  }

  end(): void {
    this.ended = true
    this.take()
    if (this.state !== 'text') this.handler.fault('unclosed-section', this.state)
  }

  private take(): void {
    let text = this.waiting
    this.waiting = ''
    if (this.carriage) text = `\r${text}`
    this.carriage = text.endsWith('\r') && !this.ended
    if (this.carriage) text = text.slice(0, -1)
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
    if (CONTROL.test(text)) {
      this.handler.fault('control-character', '')
      text = text.replace(CONTROLS, '')
    }
    this.buffer = this.at === 0 ? this.buffer + text : this.buffer.slice(this.at) + text
    this.found.clear()
    this.dropped += this.at
    this.counted = Math.max(0, this.counted - this.at)
    this.at = 0
    while (this.at < this.buffer.length && this.step());
    // The newlines of what goes are counted while they are here.
    this.tokenAt = this.at
    void this.place
  }

  /** Handles one token. @returns false when more text is needed */
  private step(): boolean {
    this.tokenAt = this.at
    if (this.state === 'comment') return this.section('-->', undefined)
    if (this.state === 'cdata') return this.section(']]>', true)
    const { buffer } = this
    if (buffer.charCodeAt(this.at) !== 60) return this.plain()
    const next = buffer.charCodeAt(this.at + 1)
    if (Number.isNaN(next)) return this.ended ? this.stray() : false
    if (next === 33) return this.declaration()
    if (next === 63) return this.instruction()
    if (next === 47) return this.closing()
    return isNameStart(next) ? this.opening() : this.stray()
  }

  private plain(): boolean {
    const { buffer, at } = this
    let end = this.find('<', at)
    if (end === -1) {
      end = buffer.length
      if (!this.ended) {
        const reference = buffer.lastIndexOf('&')
        if (reference >= at && end - reference <= REFERENCE_LENGTH) end = reference
        if (end === at) return false
      }
    }
    this.at = end
    this.emit(buffer.slice(at, end))
    return true
  }

  private emit(raw: string): void {
    if (!raw.includes('&')) {
      this.handler.text(raw, false)
      return
    }
    this.handler.text(this.decode(raw), false)
  }

  private decode(raw: string): string {
    if (!raw.includes('&')) return raw
    if (BARE_AMPERSAND.test(raw)) this.handler.fault('unescaped-ampersand', '')
    return decodeReferences(raw, (name) => this.handler.fault('unknown-entity', name))
  }

  /** The bracket is no markup. */
  private stray(): boolean {
    this.handler.fault('stray-markup', '<')
    this.at += 1
    this.handler.text('<', false)
    return true
  }

  /** Moves on through a comment or CDATA section, whose end may be far away. */
  private section(close: string, isCdata: true | undefined): boolean {
    const end = this.find(close, this.at)
    const to = end === -1 ? Math.max(this.at, this.buffer.length - (this.ended ? 0 : close.length - 1)) : end
    const piece = this.buffer.slice(this.at, to)
    this.at = end === -1 ? to : end + close.length
    if (isCdata && piece !== '') this.handler.text(piece, true)
    if (end === -1) return false
    this.state = 'text'
    return true
  }

  private declaration(): boolean {
    const { buffer, at } = this
    const head = buffer.slice(at, at + 9)
    if (head.startsWith('<!--')) {
      this.state = 'comment'
      this.at += 4
      return true
    }
    if (head.toUpperCase() === '<![CDATA[') {
      this.state = 'cdata'
      this.at += 9
      return true
    }
    if (head.length < 9 && !this.ended) return false
    if (/^<!doctype/i.test(head)) return this.doctype()
    return this.upTo('>', at, 1_024)
  }

  /** A document type ends at its `>`, or after the `]` of its internal subset; it is never read. */
  private doctype(): boolean {
    const { buffer, at } = this
    const close = this.find('>', at)
    const subset = this.find('[', at)
    let end = close
    if (subset !== -1 && subset < close) {
      const last = /\]\s{0,100}>/g
      last.lastIndex = subset
      const match = last.exec(buffer)
      end = match === null ? -1 : match.index + match[0].length - 1
    }
    if (end === -1) {
      if (!this.ended && buffer.length - at < LONGEST_DOCTYPE) return false
      if (close === -1) return this.stray()
      end = close
    }
    const value = buffer.slice(at + 2, end)
    if (/<!ENTITY/i.test(value)) this.handler.fault('declared-entity', '')
    this.handler.doctype?.(value)
    this.at = end + 1
    return true
  }

  private instruction(): boolean {
    const { buffer, at } = this
    const isXml = buffer.startsWith('<?xml', at)
    const proper = this.find('?>', at)
    const first = this.find('>', at)
    // `<?xml version="1.0">` is common; code of a page's language has brackets of its own.
    const end = isXml || proper === -1 ? first : proper + 1
    if (end === -1) {
      if (!this.ended && buffer.length - at < LONGEST_DOCTYPE) return false
      return this.stray()
    }
    if (proper === -1 || (isXml && proper + 1 !== first)) {
      if (proper === -1 && !this.ended && !isXml && buffer.length - at < LONGEST_DOCTYPE) return false
      this.handler.fault('unclosed-tag', '<?')
    }
    const value = buffer.slice(at + 2, buffer[end - 1] === '?' ? end - 1 : end)
    if (/^xml\s/.test(value) && (this.seenElement || this.dropped + at > 0)) this.handler.fault('late-declaration', '')
    this.handler.instruction?.(value)
    this.at = end + 1
    return true
  }

  /** Leaves out everything to a character that is near, or takes the bracket as text. */
  private upTo(character: string, from: number, longest: number): boolean {
    const end = this.find(character, from)
    if (end !== -1 && end - from <= longest) {
      this.at = end + 1
      return true
    }
    if (end === -1 && !this.ended && this.buffer.length - from <= longest) return false
    return this.stray()
  }

  private closing(): boolean {
    const { buffer, at } = this
    const first = buffer.charCodeAt(at + 2)
    if (Number.isNaN(first)) return this.ended ? this.stray() : false
    if (!isNameStart(first)) return this.upTo('>', at, 256)
    let end = at + 2
    for (; end < buffer.length; end += 1) {
      const code = buffer.charCodeAt(end)
      if (isSpace(code) || code === 62 || code === 60 || code === 47) break
      if (end - at > 1_000) return this.stray()
    }
    const name = buffer.slice(at + 2, end)
    while (end < buffer.length && (isSpace(buffer.charCodeAt(end)) || buffer.charCodeAt(end) === 47)) end += 1
    if (end >= buffer.length && !this.ended) {
      return end - at > LONGEST_TAG ? this.stray() : false
    }
    const code = buffer.charCodeAt(end)
    if (code === 62) end += 1
    else {
      this.handler.fault('unclosed-tag', name)
      // `</title foo>`: what stands before the bracket is nothing.
      const close = this.find('>', end)
      const open = this.find('<', end)
      if (close !== -1 && (open === -1 || close < open) && close - end < 256) end = close + 1
    }
    this.at = end
    this.handler.close(name)
    return true
  }

  private opening(): boolean {
    const { buffer, at } = this
    let i = at + 1
    for (; i < buffer.length; i += 1) {
      const code = buffer.charCodeAt(i)
      if (isSpace(code) || code === 62 || code === 47 || code === 60 || code === 61 || code === 34 || code === 39) break
      if (i - at > 1_000) return this.stray()
    }
    const name = buffer.slice(at + 1, i)
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>
    let count = 0
    let isEmpty = false
    for (;;) {
      while (i < buffer.length && isSpace(buffer.charCodeAt(i))) i += 1
      if (i >= buffer.length) return this.incomplete()
      const code = buffer.charCodeAt(i)
      if (code === 62) {
        i += 1
        break
      }
      if (code === 60) {
        // The next tag begins before this one has ended.
        this.handler.fault('unclosed-tag', name)
        break
      }
      if (code === 47) {
        isEmpty = buffer.charCodeAt(i + 1) === 62
        if (Number.isNaN(buffer.charCodeAt(i + 1)) && !this.ended) return this.incomplete()
        i += 1
        continue
      }
      if (code === 34 || code === 39 || code === 61) {
        i += 1
        continue
      }
      const start = i
      for (; i < buffer.length; i += 1) {
        const c = buffer.charCodeAt(i)
        if (isSpace(c) || c === 61 || c === 62 || c === 60 || (c === 47 && buffer.charCodeAt(i + 1) === 62)) break
      }
      const key = buffer.slice(start, i)
      while (i < buffer.length && isSpace(buffer.charCodeAt(i))) i += 1
      if (i >= buffer.length) return this.incomplete()
      let value = ''
      if (buffer.charCodeAt(i) === 61) {
        i += 1
        while (i < buffer.length && isSpace(buffer.charCodeAt(i))) i += 1
        if (i >= buffer.length) return this.incomplete()
        const quote = buffer.charCodeAt(i)
        if (quote === 34 || quote === 39) {
          const close = this.find(quote === 34 ? '"' : "'", i + 1)
          if (close === -1 || close - i > LONGEST_TAG) {
            if (!this.ended && buffer.length - at < LONGEST_TAG) return false
            this.handler.fault('unclosed-quote', name)
            // The value ends where the tag does.
            const end = this.find('>', i)
            if (end === -1) return this.incomplete()
            value = buffer.slice(i + 1, end).replace(/\/$/, '')
            i = end
          } else {
            value = buffer.slice(i + 1, close)
            i = close + 1
          }
        } else {
          const from = i
          for (; i < buffer.length; i += 1) {
            const c = buffer.charCodeAt(i)
            if (isSpace(c) || c === 62 || c === 60 || (c === 47 && buffer.charCodeAt(i + 1) === 62)) break
          }
          if (i >= buffer.length) return this.incomplete()
          value = buffer.slice(from, i)
          this.handler.fault('unquoted-attribute', key)
        }
      } else this.handler.fault('unquoted-attribute', key)
      count += 1
      if (key in attributes) this.handler.fault('duplicate-attribute', key)
      else if (count <= 1_000)
        attributes[key] = this.decode(
          value.includes('\n') || value.includes('\t') ? value.replace(/[\n\t]/g, ' ') : value,
        )
    }
    this.at = i
    this.seenElement = true
    this.handler.open(name, attributes, isEmpty)
    return true
  }

  /** The text ends inside a tag. */
  private incomplete(): boolean {
    if (!this.ended && this.buffer.length - this.at < LONGEST_TAG) return false
    if (!this.ended) return this.stray()
    this.handler.fault('unclosed-tag', this.buffer.slice(this.at, this.at + 40))
    this.at = this.buffer.length
    return true
  }
}
