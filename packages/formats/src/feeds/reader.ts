/** A feed in XML, in pieces: text in, entries out as they end. */
import type { ProblemCode } from '../types.ts'
import type { TokenFault } from '../xml/tolerant.ts'
import { parseFeedDate } from './dates.ts'
import { readEntry } from './entry.ts'
import type { Context } from './facts.ts'
import { HeadDraft } from './head.ts'
import { elementsOf, type FeedNode, FeedTree, textOf, type TreeVisitor } from './tree.ts'
import type { FeedEvent, FeedFormat, FeedHead, FeedLink, FeedOptions, FeedTombstone } from './types.ts'
import { type Around, cleanTag, inside, isWebUrl, personNode, plainLine, resolveUrl } from './values.ts'

const CODES: Readonly<Record<TokenFault | 'mis-nested' | 'truncated' | 'too-deep' | 'too-large', ProblemCode>> = {
  'stray-markup': 'xml-invalid',
  'unclosed-tag': 'xml-invalid',
  'unclosed-quote': 'xml-invalid',
  'unclosed-section': 'xml-truncated',
  'unquoted-attribute': 'xml-invalid',
  'duplicate-attribute': 'xml-invalid',
  'control-character': 'xml-invalid',
  'unknown-entity': 'xml-entity',
  'unescaped-ampersand': 'xml-entity',
  'declared-entity': 'xml-entity',
  'late-declaration': 'xml-invalid',
  'mis-nested': 'xml-invalid',
  truncated: 'xml-truncated',
  'too-deep': 'too-deep',
  'too-large': 'too-large',
}

const WORDS: Readonly<Record<keyof typeof CODES, string>> = {
  'stray-markup': 'a bracket that begins no markup was read as text',
  'unclosed-tag': 'a tag has no end',
  'unclosed-quote': 'the value of an attribute has no closing quote',
  'unclosed-section': 'a comment or CDATA section has no end',
  'unquoted-attribute': 'an attribute has no quoted value',
  'duplicate-attribute': 'an attribute stands twice; the first was read',
  'control-character': 'characters that XML forbids were left out',
  'unknown-entity': 'an entity that neither XML nor HTML defines was left as it is',
  'unescaped-ampersand': 'an ampersand that is not escaped was read as text',
  'declared-entity': 'the document declares entities, which are never read',
  'late-declaration': 'something stands before the XML declaration',
  'mis-nested': 'elements do not nest; they were closed where that makes sense',
  truncated: 'the document ends inside an element; have it sent again',
  'too-deep': 'elements nested too deep were read as one',
  'too-large': 'an element is too large; the rest of it was left out',
}

/** Elements that a feed begins with. */
const ROOTS: Readonly<Record<string, FeedFormat>> = { rss: 'rss', 'rdf:rdf': 'rdf', rdf: 'rdf', feed: 'atom' }
const CONTAINERS = new Set(['rss', 'channel', 'rdf:rdf', 'rdf', 'feed', 'at:feed', 'items'])
const ENTRIES = new Set(['item', 'entry'])

export class FeedReader implements TreeVisitor {
  private readonly tree = new FeedTree(this)
  private readonly head = new HeadDraft()
  private readonly events: FeedEvent[] = []
  private readonly options: FeedOptions
  private readonly told = new Set<string>()
  private format: FeedFormat | undefined
  private version: string | undefined
  private about: string | undefined
  private around: Around
  private site: string | undefined
  private isHtml = false
  private root: string | undefined
  private found = 0
  /** The head as it is, until more of it is read. */
  private known: FeedHead | undefined

  constructor(options: FeedOptions) {
    this.options = options
    this.around = {
      base: isWebUrl(options.url) ? options.url : undefined,
      language: options.language,
      isAtom: false,
    }
  }

  /** Takes a piece of the document. @returns what has become known by it */
  write(text: string): FeedEvent[] {
    this.tree.tokenizer.write(text)
    return this.events.splice(0)
  }

  /** The document has ended. @returns the rest, with the head last when it was a feed */
  end(): FeedEvent[] {
    this.tree.end()
    if (this.format !== undefined) this.events.push({ kind: 'head', head: this.headOf(this.format) })
    return this.events.splice(0)
  }

  private headOf(format: FeedFormat): FeedHead {
    this.known ??= this.head.finish(format, this.version, this.context(), this.about)
    return this.known
  }

  /** Undefined until something of a feed has been seen. */
  get kind(): FeedFormat | undefined {
    return this.format
  }

  /** True when the document is a page. */
  get isPage(): boolean {
    return this.isHtml
  }

  /** Name of the first element. */
  get rootName(): string | undefined {
    return this.root
  }

  private context(): Context {
    return { around: this.around, zone: this.options.zone }
  }

  isContainer(node: FeedNode, containers: readonly FeedNode[]): boolean {
    this.root ??= node.name
    if (this.format === undefined) {
      const format = ROOTS[node.key]
      if (format !== undefined) {
        this.begin(format, node)
        return true
      }
      if (node.key === 'channel') {
        this.begin(node.attributes['href'] === undefined ? 'rss' : 'cdf', node)
        return true
      }
      if (ENTRIES.has(node.key) || node.key === 'at:deleted-entry') {
        this.begin(node.key === 'item' ? 'rss' : 'atom', node)
        return false
      }
      // Whatever stands around or before the feed: a page of errors, a wrapper, a comment that was not closed.
      if (node.key === 'html' || node.key === 'xhtml:html') this.isHtml = true
      return true
    }
    if (node.key === 'items') {
      // RSS 1.0 lists its items here; some put them here.
      return containers.length > 0 && this.format !== 'atom' && this.format !== 'rdf'
    }
    if (!CONTAINERS.has(node.key)) return false
    if (node.key === 'channel') {
      const about = node.attributes['rdf:about']
      if (about !== undefined && about.trim() !== '') this.about ??= about.trim()
    }
    this.enter(node)
    return true
  }

  private begin(format: FeedFormat, node: FeedNode): void {
    this.format = format
    this.around = { ...this.around, isAtom: format === 'atom' }
    const version = node.attributes['version']?.trim()
    if (version !== undefined && version !== '') this.version = version
    else if (format === 'atom')
      this.version = /2005\/atom/i.test(node.ns) ? '1.0' : /atom\/ns|echo|pie|necho/i.test(node.ns) ? '0.3' : '1.0'
    else if (format === 'rdf') this.version = '1.0'
    if (ENTRIES.has(node.key)) return
    if (format === 'cdf') {
      const href = resolveUrl(node.attributes['href'] ?? '', this.around.base)
      if (href !== undefined) this.head.draft.links.push({ href, rel: 'alternate' })
    }
    this.enter(node)
  }

  private enter(node: FeedNode): void {
    this.known = undefined
    if (this.format === 'rdf' && /netscape\.com\/rdf|my\.netscape/i.test(node.ns)) this.version = '0.90'
    this.around = inside(node, this.around)
  }

  child(node: FeedNode, _containers: readonly FeedNode[], isCut: boolean): void {
    if (this.format === undefined) return
    if (node.key === 'at:deleted-entry') {
      this.events.push({ kind: 'tombstone', tombstone: this.tombstone(node) })
      return
    }
    if (!ENTRIES.has(node.key)) {
      this.known = undefined
      // What follows a cut is not to be trusted, and the title of a feed that is cut off says little.
      this.head.read(node, this.context())
      this.learn(node)
      return
    }
    this.found += 1
    const entry = readEntry(node, this.entryContext(), isCut)
    if (isCut && entry.title === undefined && entry.link === undefined && entry.id === undefined) return
    this.events.push({ kind: 'entry', entry, head: this.headOf(this.format) })
  }

  /** Relative links of RSS are meant from the site, where no address of the feed is known. */
  private entryContext(): Context {
    const base = this.around.base ?? this.site
    const language = this.head.draft.language ?? this.around.language
    return { around: { ...this.around, base, language }, zone: this.options.zone }
  }

  private learn(node: FeedNode): void {
    if (node.key !== 'link') return
    const { links } = this.head.draft
    const self = links.find((link) => link.rel === 'self' && isWebUrl(link.href))
    const page = links.find((link) => link.rel === 'alternate' && isWebUrl(link.href))
    this.site = (self ?? page)?.href
  }

  private tombstone(node: FeedNode): FeedTombstone {
    const around = inside(node, this.around)
    const a = node.attributes
    const when = parseFeedDate(a['when'] ?? a['at:when'] ?? '')
    const links: FeedLink[] = []
    let comment: string | undefined
    let by: FeedTombstone['by']
    for (const child of elementsOf(node)) {
      const local = child.key.slice(child.key.indexOf(':') + 1)
      if (local === 'comment') comment = plainLine(textOf(child))
      else if (local === 'by') by = personNode(child, around)
      else if (local === 'link') {
        const href = resolveUrl(child.attributes['href'] ?? '', around.base)
        if (href !== undefined) links.push({ href, rel: child.attributes['rel'] ?? 'alternate' })
      }
    }
    return {
      ref: (a['ref'] ?? a['at:ref'] ?? '').trim(),
      ...(when === undefined ? {} : { when }),
      ...(comment === undefined || comment === '' ? {} : { comment }),
      ...(by === undefined ? {} : { by }),
      links,
      place: `line ${node.line}, column ${node.column}`,
    }
  }

  fault(kind: keyof typeof CODES, detail: string): void {
    if (this.told.has(kind)) return
    this.told.add(kind)
    const { line, column } = this.tree.tokenizer.place
    const what = detail === '' ? '' : ` (${cleanTag(detail) ?? plainLine(detail).slice(0, 60)})`
    this.events.push({ kind: 'fault', fault: { code: CODES[kind], message: `${WORDS[kind]}${what}`, line, column } })
  }
}
