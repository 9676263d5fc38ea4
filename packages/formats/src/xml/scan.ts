/**
 * XML 1.0 with namespaces, in pieces, to events. Strict about well-formedness and built on searches rather than on single
 * characters, since a wire's day is a few hundred thousand documents. No DTD is resolved and no entity declared.
 */
import { FormatError } from '../problem.ts'
import { namedCharacter } from './entities.ts'

export interface ScanEvents {
  open(
    name: string,
    ns: string,
    attributes: Readonly<Record<string, string>>,
    offsetLine: number,
    offsetColumn: number,
  ): void
  close(): void
  text(value: string): void
  /**
   * Told of each reference by a name that HTML has and XML has not (`&eacute;`), which then stands for its character: the
   * DTDs of NITF and NewsML declare them, and no DTD is read here. Without it such a reference is a fault.
   */
  entity?(name: string, character: string): void
}

/** Attributes of an element that has none; it is shared. */
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>)

const START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const NAME = new RegExp(`^[${START}][${START}.\\-0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*$`, 'u')
const RAW_NAME = /[^\s/>=<"'&]+/y
const SPACE = /[ \t\n]*/y
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,40}));/y
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const XML_NS = 'http://www.w3.org/XML/1998/namespace'
const XMLNS_NS = 'http://www.w3.org/2000/xmlns/'

/** A part of the document that has not ended may hold this many characters before its end must come. */
const PENDING_LIMIT = 4_000_000
/** Names that were found sound, with where their prefix ends; a document has a few hundred. */
const known = new Map<string, number>()
const KNOWN_NAMES = 5_000

interface Scope {
  readonly name: string
  /** Prefixes in force, '' for the default. Shared with the parent where nothing is declared. */
  readonly names: ReadonlyMap<string, string>
}

const ROOT_NAMES: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', XML_NS],
  ['xmlns', XMLNS_NS],
])

/** Thrown inside when a construct goes on in the next piece. */
const MORE = Symbol('more')

/**
 * True when a document type declares an entity that text could refer to. Parameter entities (`<!ENTITY % nitf SYSTEM ...> %nitf;`
 * stands in every Kyodo and SDA file) and unparsed ones (NDATA) are passed over: they are never resolved.
 */
function declaresEntity(doctype: string): boolean {
  return doctype
    .split('<!ENTITY')
    .slice(1)
    .some((rest) => {
      const declaration = rest.slice(0, 1_000)
      return !/^\s+%\s/.test(declaration) && !/^[^>]*\sNDATA\s/.test(declaration)
    })
}

export class XmlScanner {
  readonly #events: ScanEvents
  readonly #stack: Scope[] = []
  #buffer = ''
  /** Where the next construct begins. */
  #at = 0
  /** Place of `#counted` in the document. */
  #line = 1
  #lineStart = 0
  #counted = 0
  #begun = false
  #rooted = false
  #ended = false
  /** Inside a comment, instruction or CDATA section that began in an earlier piece. */
  #inside: 'comment' | 'instruction' | 'cdata' | undefined
  #carriage = false

  constructor(events: ScanEvents) {
    this.#events = events
  }

  /** Place for messages of whoever listens, at the construct that is being read. */
  get place(): string {
    return this.#placeAt(this.#at)
  }

  #count(offset: number): void {
    let from = this.#counted
    for (;;) {
      const next = this.#buffer.indexOf('\n', from)
      if (next === -1 || next >= offset) break
      this.#line += 1
      from = next + 1
      this.#lineStart = from
    }
    this.#counted = offset
  }

  #placeAt(offset: number): string {
    this.#count(Math.max(this.#counted, offset))
    return `line ${this.#line}, column ${Math.max(1, offset - this.#lineStart + 1)}`
  }

  #invalid(what: string, offset = this.#at): never {
    throw new FormatError('xml-invalid', `not well-formed XML (${what})`, this.#placeAt(offset))
  }
  #truncated(what: string): never {
    throw new FormatError(
      'xml-truncated',
      `the XML ends too early (${what}); have it sent again`,
      this.#placeAt(this.#buffer.length),
    )
  }

  /** Takes the next piece. @throws FormatError xml-invalid, xml-entity, xml-truncated, too-large */
  write(piece: string): void {
    let text = piece
    if (this.#carriage) {
      text = `\r${text}`
      this.#carriage = false
    }
    if (text.endsWith('\r')) {
      this.#carriage = true
      text = text.slice(0, -1)
    }
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
    this.#forget()
    this.#buffer = this.#buffer === '' ? text : this.#buffer + text
    const bad = ILLEGAL.exec(text)
    if (bad === null) {
      this.#run()
      return
    }
    // What stands before the fault is good, and may hold items.
    const offset = this.#buffer.length - text.length + bad.index
    const code = bad[0].charCodeAt(0).toString(16).padStart(4, '0')
    this.#buffer = this.#buffer.slice(0, offset)
    this.#run()
    this.#at = offset
    this.#invalid(`the character U+${code.toUpperCase()} may not stand in XML`)
  }

  /** Ends the document. @throws FormatError xml-truncated when something is still open */
  close(): void {
    if (this.#carriage) {
      this.#carriage = false
      this.write('\n')
    }
    this.#ended = true
    this.#run()
    if (this.#inside !== undefined) this.#truncated(`unclosed ${this.#inside}`)
    const open = this.#stack.at(-1)
    if (open !== undefined) this.#truncated(`unclosed tag: ${open.name.slice(0, 60)}`)
    if (!this.#rooted) this.#truncated('the document has no element')
  }

  /** Drops what has been read, keeping count of the lines. */
  #forget(): void {
    if (this.#at === 0) return
    this.#count(this.#at)
    this.#buffer = this.#buffer.slice(this.#at)
    this.#lineStart -= this.#at
    this.#counted = 0
    this.#at = 0
  }

  #run(): void {
    try {
      while (this.#at < this.#buffer.length) this.#next()
    } catch (error) {
      if (error !== MORE) throw error
      if (this.#ended) this.#truncated('unexpected end')
      if (this.#buffer.length - this.#at > PENDING_LIMIT) {
        throw new FormatError('too-large', 'a tag or declaration that does not end', this.place)
      }
    }
  }

  #next(): void {
    const buffer = this.#buffer
    if (this.#inside !== undefined) {
      this.#goOn()
      return
    }
    if (!this.#begun) {
      if (buffer.charCodeAt(0) === 0xfeff) this.#at = 1
      this.#begun = true
      if (this.#at >= buffer.length) return
    }
    const at = this.#at
    if (buffer.charCodeAt(at) !== 60) {
      this.#readText()
      return
    }
    switch (buffer.charCodeAt(at + 1)) {
      case 47: // </
        this.#endTag()
        return
      case 33: // <!
        this.#declaration()
        return
      case 63: // <?
        this.#instruction()
        return
      default:
        if (Number.isNaN(buffer.charCodeAt(at + 1))) throw MORE
        this.#startTag()
    }
  }

  #readText(): void {
    const buffer = this.#buffer
    let end = buffer.indexOf('<', this.#at)
    if (end === -1) {
      end = buffer.length
      // A reference or `]]>` may be cut.
      if (!this.#ended) {
        const reference = buffer.lastIndexOf('&')
        if (reference >= Math.max(this.#at, end - 50) && !buffer.includes(';', reference)) end = reference
        if (end === this.#at) throw MORE
      }
    }
    let text = buffer.slice(this.#at, end)
    if (this.#stack.length === 0) {
      const stray = /[^ \t\n]/.exec(text)
      if (stray !== null) {
        // An empty or cut document is no XML rather than bad XML.
        if (!this.#rooted && this.#ended && text.trim() === '') this.#truncated('the document has no element')
        this.#invalid('text outside of the root element', this.#at + stray.index)
      }
      this.#at = end
      return
    }
    if (text.includes('&')) text = this.#decode(text, this.#at)
    if (text.includes(']]>') && buffer.slice(this.#at, end).includes(']]>')) this.#invalid('"]]>" in text')
    this.#at = end
    this.#events.text(text)
  }

  #decode(text: string, offset: number): string {
    let result = ''
    let from = 0
    for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', from)) {
      REFERENCE.lastIndex = at
      const match = REFERENCE.exec(text)
      if (match === null) this.#badEntity(text.slice(at, at + 20), offset + at)
      const [whole, decimal, hex, name = ''] = match
      result += text.slice(from, at)
      if (decimal !== undefined || hex !== undefined) {
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        if (!isLegal(code)) this.#badEntity(whole, offset + at)
        result += String.fromCodePoint(code)
      } else {
        const character = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : this.#htmlCharacter(name)
        if (character === undefined) this.#badEntity(whole, offset + at)
        result += character
      }
      from = at + whole.length
    }
    return result + text.slice(from)
  }

  #htmlCharacter(name: string): string | undefined {
    if (this.#events.entity === undefined) return undefined
    const character = namedCharacter(name)
    if (character !== undefined) this.#events.entity(name, character)
    return character
  }

  #badEntity(what: string, offset: number): never {
    throw new FormatError(
      'xml-entity',
      `an entity that XML does not define (${what}); write the character`,
      this.#placeAt(offset),
    )
  }

  /** Reads a name at an offset. @returns its end */
  #name(offset: number): number {
    RAW_NAME.lastIndex = offset
    const match = RAW_NAME.exec(this.#buffer)
    if (match === null) {
      if (offset >= this.#buffer.length) throw MORE
      this.#invalid('a name was expected', offset)
    }
    const end = RAW_NAME.lastIndex
    // In a cut piece the name may go on.
    if (end >= this.#buffer.length) throw MORE
    return end
  }

  #prefixEnd(name: string, offset: number): number {
    const found = known.get(name)
    if (found !== undefined) return found
    const colon = name.indexOf(':')
    if (!NAME.test(name) || colon === 0 || colon === name.length - 1 || colon !== name.lastIndexOf(':'))
      this.#invalid(`"${name.slice(0, 40)}" is no name`, offset)
    if (known.size < KNOWN_NAMES && name.length < 100) known.set(name, colon)
    return colon
  }

  #startTag(): void {
    const buffer = this.#buffer
    const start = this.#at
    let at = this.#name(start + 1)
    const name = buffer.slice(start + 1, at)
    if (this.#stack.length === 0 && this.#rooted) this.#invalid('a second root element')
    const colon = this.#prefixEnd(name, start + 1)
    let raw: string[] | undefined
    let names = this.#stack.at(-1)?.names ?? ROOT_NAMES
    let declared: Map<string, string> | undefined
    let empty = false
    for (;;) {
      SPACE.lastIndex = at
      SPACE.exec(buffer)
      const next = SPACE.lastIndex
      const code = buffer.charCodeAt(next)
      if (code === 62) {
        at = next + 1
        break
      }
      if (code === 47) {
        if (next + 1 >= buffer.length) throw MORE
        if (buffer.charCodeAt(next + 1) !== 62) this.#invalid('a slash inside a tag', next)
        empty = true
        at = next + 2
        break
      }
      if (Number.isNaN(code)) throw MORE
      if (next === at) this.#invalid('no white space between attributes', next)
      const nameEnd = this.#name(next)
      const attribute = buffer.slice(next, nameEnd)
      SPACE.lastIndex = nameEnd
      SPACE.exec(buffer)
      at = SPACE.lastIndex
      if (at >= buffer.length) throw MORE
      if (buffer.charCodeAt(at) !== 61) this.#invalid('an attribute without a value', at)
      SPACE.lastIndex = at + 1
      SPACE.exec(buffer)
      at = SPACE.lastIndex
      const quote = buffer[at]
      if (quote === undefined) throw MORE
      if (quote !== '"' && quote !== "'") this.#invalid('an attribute value without quotes', at)
      const end = buffer.indexOf(quote, at + 1)
      if (end === -1) {
        const stray = buffer.indexOf('<', at)
        if (stray !== -1) this.#invalid('"<" in an attribute value', stray)
        throw MORE
      }
      let value = buffer.slice(at + 1, end)
      if (value.includes('<')) this.#invalid('"<" in an attribute value', at + 1 + value.indexOf('<'))
      if (/[\t\n]/.test(value)) value = value.replace(/[\t\n]/g, ' ')
      if (value.includes('&')) value = this.#decode(value, at + 1)
      const prefix = this.#prefixEnd(attribute, next)
      if (attribute === 'xmlns' || (prefix === 5 && attribute.startsWith('xmlns:'))) {
        declared ??= new Map(names)
        declared.set(attribute === 'xmlns' ? '' : attribute.slice(6), value.trim())
        raw ??= []
      } else (raw ??= []).push(attribute, value)
      at = end + 1
    }
    names = declared ?? names
    const local = colon === -1 ? name : name.slice(colon + 1)
    const ns = names.get(colon === -1 ? '' : name.slice(0, colon)) ?? unbound(name.slice(0, colon))
    const attributes = raw === undefined || raw.length === 0 ? NO_ATTRIBUTES : this.#attributes(raw, names)
    this.#count(start)
    this.#rooted = true
    this.#stack.push({ name, names })
    this.#events.open(local, ns, attributes, this.#line, start - this.#lineStart + 1)
    this.#at = at
    if (empty) {
      this.#stack.pop()
      this.#events.close()
    }
  }

  #attributes(raw: readonly string[], names: ReadonlyMap<string, string>): Record<string, string> {
    const attributes = Object.create(null) as Record<string, string>
    for (let i = 0; i < raw.length; i += 2) {
      let name = raw[i] ?? ''
      const colon = known.get(name) ?? name.indexOf(':')
      if (colon !== -1 && !name.startsWith('xml:')) {
        const prefix = name.slice(0, colon)
        name = `${names.get(prefix) ?? unbound(prefix)} ${name.slice(colon + 1)}`
      }
      if (name in attributes) this.#invalid(`the attribute "${name.slice(0, 60)}" twice`)
      attributes[name] = raw[i + 1] ?? ''
    }
    return attributes
  }

  #endTag(): void {
    const buffer = this.#buffer
    const end = buffer.indexOf('>', this.#at)
    if (end === -1) throw MORE
    const open = this.#stack.at(-1)
    const name = buffer.slice(this.#at + 2, end)
    if (open === undefined || (name !== open.name && name.trimEnd() !== open.name)) {
      this.#invalid(
        `</${name.slice(0, 60)}> closes nothing${open === undefined ? '' : `; <${open.name.slice(0, 60)}> is open`}`,
      )
    }
    this.#stack.pop()
    this.#events.close()
    this.#at = end + 1
  }

  #declaration(): void {
    const buffer = this.#buffer
    const at = this.#at
    if (buffer.length - at < 9 && !this.#ended) throw MORE
    if (buffer.startsWith('<!--', at)) {
      this.#inside = 'comment'
      this.#at = at + 4
    } else if (buffer.startsWith('<![CDATA[', at)) {
      if (this.#stack.length === 0) this.#invalid('a CDATA section outside of the root element')
      this.#inside = 'cdata'
      this.#at = at + 9
    } else if (buffer.startsWith('<!DOCTYPE', at)) {
      if (this.#rooted) this.#invalid('a document type after the root element')
      const end = this.#doctypeEnd(at + 9)
      if (declaresEntity(buffer.slice(at, end))) {
        throw new FormatError(
          'xml-entity',
          'the document declares entities, which is refused; remove its DTD',
          this.place,
        )
      }
      this.#at = end + 1
    } else this.#invalid('an unknown declaration')
  }

  /** The `>` that ends a document type; quotes, comments and the internal subset are heeded. */
  #doctypeEnd(from: number): number {
    const buffer = this.#buffer
    const stop = /["'[\]>]|<!--/g
    let depth = 0
    stop.lastIndex = from
    for (let match = stop.exec(buffer); match !== null; match = stop.exec(buffer)) {
      const [token] = match
      if (token === '>' && depth === 0) return match.index
      if (token === '[') depth += 1
      else if (token === ']') depth -= 1
      else if (token === '<!--' || token === '"' || token === "'") {
        const end = buffer.indexOf(token === '<!--' ? '-->' : token, stop.lastIndex)
        if (end === -1) throw MORE
        stop.lastIndex = end + (token === '<!--' ? 3 : 1)
      }
    }
    throw MORE
  }

  #instruction(): void {
    const at = this.#at
    if (this.#buffer.length - at < 6 && !this.#ended) throw MORE
    if (
      /^<\?xml\s/i.test(this.#buffer.slice(at, at + 6)) &&
      (this.#rooted || this.#buffer.slice(0, at).trim() !== '')
    ) {
      this.#invalid('an XML declaration after the start of the document')
    }
    this.#inside = 'instruction'
    this.#at = at + 2
  }

  /** Goes on inside a comment, an instruction or a CDATA section. */
  #goOn(): void {
    const end = ENDS[this.#inside ?? 'comment']
    const buffer = this.#buffer
    const found = buffer.indexOf(end, this.#at)
    // The end may be cut between pieces.
    const stop = found === -1 ? (this.#ended ? buffer.length : Math.max(this.#at, buffer.length - 2)) : found
    if (this.#inside === 'cdata' && stop > this.#at) this.#events.text(buffer.slice(this.#at, stop))
    this.#at = stop
    if (found === -1) {
      if (this.#ended) return
      throw MORE
    }
    this.#at = found + end.length
    this.#inside = undefined
  }
}

const ENDS = { comment: '-->', instruction: '?>', cdata: ']]>' } as const

/** What stands for the namespace of a prefix that nobody declared: the element is read, and known to be nobody's. */
function unbound(prefix: string): string {
  return `unbound:${encodeURIComponent(prefix)}`
}

function isLegal(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  )
}
