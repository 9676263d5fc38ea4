/** JSON Feed 1.0 and 1.1, in pieces: items are cut out of the list as they end, so that no more than one is held. */
import type { ProblemCode } from '../types.ts'
import { addDate, type Context, type Draft, emptyDraft, factsOf } from './facts.ts'
import type { FeedContent, FeedEntry, FeedEvent, FeedExtension, FeedHead, FeedOptions, FeedPerson } from './types.ts'
import { type Around, cleanTag, isWebUrl, plainLine, resolveUrl } from './values.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A string, or a number that should have been one. */
function stringOf(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text : undefined
}
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined
}

/** Parses JSON; line breaks and tabs in strings and commas before a bracket are forgiven. */
function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return JSON.parse(mend(text)) as unknown
  }
}

const RAW: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function mend(text: string): string {
  let result = ''
  let from = 0
  let inString = false
  let comma = -1
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? ''
    if (inString) {
      if (c === '\\') i += 1
      else if (c === '"') inString = false
      else if (c < ' ') {
        result += text.slice(from, i) + (RAW[c] ?? '')
        from = i + 1
      }
      continue
    }
    if (c === '"') inString = true
    if (c === ',') comma = i
    else if ((c === ']' || c === '}') && comma >= from) {
      result += text.slice(from, comma)
      from = comma + 1
      comma = -1
    } else if (c > ' ') comma = -1
  }
  return result + text.slice(from)
}

const PLACE = 40

/** Cuts the members of the top-level `items` list out of a document that comes in pieces. */
class Splitter {
  private rest = ''
  private held = ''
  private depth = 0
  private inString = false
  private escaped = false
  private key = ''
  private keyFrom = -1
  private listDepth = -1
  private itemFrom = -1
  private readonly onItem: (json: string, index: number) => void
  count = 0
  /** Characters of one item; more is a fault of the document. */
  private static readonly LONGEST = 20_000_000
  private offset = 0

  constructor(onItem: (json: string, index: number) => void) {
    this.onItem = onItem
  }

  /** @returns false when an item is too long */
  write(piece: string): boolean {
    const text = this.rest + piece
    let kept = 0
    for (let i = this.rest.length; i < text.length; i += 1) {
      const c = text.charCodeAt(i)
      if (this.inString) {
        if (this.escaped) this.escaped = false
        else if (c === 92) this.escaped = true
        else if (c === 34) {
          this.inString = false
          if (this.depth === 1 && this.listDepth === -1)
            this.key = text.slice(Math.max(0, this.keyFrom), Math.min(i, this.keyFrom + PLACE))
        }
        continue
      }
      if (c === 34) {
        this.inString = true
        this.keyFrom = i + 1
      } else if (c === 123 || c === 91) {
        this.depth += 1
        if (c === 91 && this.depth === 2 && this.listDepth === -1 && this.key === 'items') {
          this.listDepth = 2
          this.held += text.slice(kept, i + 1)
          kept = i + 1
        } else if (this.listDepth === 2 && this.depth === 3 && c === 123) {
          kept = i
          this.itemFrom = i
        }
      } else if (c === 125 || c === 93) {
        this.depth -= 1
        if (this.itemFrom !== -1 && this.depth === 2) {
          this.onItem(text.slice(this.itemFrom, i + 1), this.count)
          this.count += 1
          this.itemFrom = -1
          kept = i + 1
        } else if (this.listDepth === 2 && this.depth === 1) {
          // The list has ended: what stands in it besides objects is left out.
          this.listDepth = -2
          kept = i
        }
      }
    }
    if (this.itemFrom !== -1) {
      this.rest = text.slice(this.itemFrom)
      this.itemFrom = 0
      this.keyFrom = 0
    } else if (this.listDepth === 2) this.rest = ''
    else if (this.listDepth === -2) {
      this.held += text.slice(kept)
      this.rest = ''
    } else {
      this.rest = text.slice(kept)
    }
    this.offset += piece.length
    return this.rest.length <= Splitter.LONGEST && this.held.length <= Splitter.LONGEST
  }

  /** The document without its items. */
  get frame(): string {
    return this.held + this.rest
  }

  /** The members that stand before the list that is being read. */
  get before(): string {
    return this.held
  }

  get isComplete(): boolean {
    return this.depth === 0 && !this.inString
  }
}

/** A feed in JSON, in pieces. */
export class JsonFeedReader {
  private readonly options: FeedOptions
  private readonly events: FeedEvent[] = []
  private readonly splitter: Splitter
  private isFull = false
  private broken = 0
  /** What stands before the items. */
  private known: FeedHead | undefined

  constructor(options: FeedOptions) {
    this.options = options
    this.splitter = new Splitter((json, index) => this.item(json, index))
  }

  write(text: string): FeedEvent[] {
    if (!this.isFull && !this.splitter.write(text)) {
      this.isFull = true
      this.fault('too-large', 'an item is too large; the rest of the document was left out')
    }
    return this.events.splice(0)
  }

  end(): FeedEvent[] {
    if (!this.splitter.isComplete) this.fault('json-invalid', 'the document ends too early; have it sent again')
    let frame: unknown
    try {
      frame = parseLoosely(this.splitter.frame)
    } catch {
      frame = undefined
      if (this.splitter.isComplete) this.fault('json-invalid', 'the document is not JSON outside of its items')
    }
    if (isObject(frame) || this.splitter.count > 0) {
      this.events.push({ kind: 'head', head: this.head(isObject(frame) ? frame : {}) })
    }
    return this.events.splice(0)
  }

  private headBefore(): FeedHead {
    if (this.known !== undefined) return this.known
    let frame: unknown
    try {
      frame = parseLoosely(`${this.splitter.before}]}`)
    } catch {
      // What is wrong with it is told at the end.
    }
    this.known = this.head(isObject(frame) ? frame : {})
    return this.known
  }

  private fault(code: ProblemCode, message: string): void {
    this.events.push({ kind: 'fault', fault: { code, message } })
  }

  private context(): Context {
    const around: Around = {
      base: isWebUrl(this.options.url) ? this.options.url : undefined,
      language: this.options.language,
      isAtom: false,
    }
    return { around, zone: this.options.zone }
  }

  private item(json: string, index: number): void {
    try {
      const value = parseLoosely(json)
      if (isObject(value))
        this.events.push({
          kind: 'entry',
          entry: jsonEntry(value, this.context(), `/items/${index}`),
          head: this.headBefore(),
        })
    } catch {
      this.broken += 1
      if (this.broken === 1) this.fault('json-invalid', `/items/${index} is not JSON and was left out`)
    }
  }

  private head(value: Json): FeedHead {
    const context = this.context()
    const draft = emptyDraft()
    const version = stringOf(value['version'])
    const about = /version\/([\d.]{1,8})/.exec(version ?? '')?.[1]
    shared(draft, value, context)
    link(draft, value['home_page_url'], 'alternate', context, 'text/html')
    link(draft, value['feed_url'], 'self', context, 'application/feed+json')
    link(draft, value['next_url'], 'next', context)
    for (const hub of listOf(value['hubs'])) if (isObject(hub)) link(draft, hub['url'], 'hub', context)
    const subtitle = stringOf(value['description'])
    const icon = resolveUrl(stringOf(value['icon']) ?? '', context.around.base)
    const favicon = resolveUrl(stringOf(value['favicon']) ?? '', context.around.base)
    if (icon !== undefined) draft.image = icon
    leftOver(draft, value, HEAD_MEMBERS)
    const facts = factsOf(draft, context.around)
    const self = facts.links.find((l) => l.rel === 'self')?.href
    return {
      ...facts,
      format: 'json-feed',
      ...(about === undefined ? {} : { version: about }),
      ...(subtitle === undefined ? {} : { subtitle: { text: plainLine(subtitle), type: 'text' } }),
      ...(icon === undefined ? {} : { logo: { url: icon } }),
      ...(favicon === undefined ? {} : { icon: favicon }),
      ...(self === undefined ? {} : { selfHref: self }),
      hubs: facts.links.filter((l) => l.rel === 'hub').map((l) => l.href),
      ...(typeof value['expired'] === 'boolean' ? { expired: value['expired'] } : {}),
    }
  }
}

const SHARED_MEMBERS = ['title', 'author', 'authors', 'language', 'id']
const HEAD_MEMBERS = new Set([
  ...SHARED_MEMBERS,
  ...'version home_page_url feed_url description next_url icon favicon hubs expired items'.split(' '),
])
const ITEM_MEMBERS = new Set([
  ...SHARED_MEMBERS,
  ...'url external_url content_html content_text summary image banner_image date_published date_modified tags attachments'.split(
    ' ',
  ),
])

function personOfJson(value: unknown, around: Around): FeedPerson | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { name: plainLine(value) }
  if (!isObject(value)) return undefined
  const name = stringOf(value['name'])
  const url = resolveUrl(stringOf(value['url']) ?? '', around.base)
  const email = stringOf(value['email']) ?? (/^mailto:/i.test(url ?? '') ? url?.slice(7) : undefined)
  const avatar = resolveUrl(stringOf(value['avatar']) ?? '', around.base)
  if (name === undefined && url === undefined && email === undefined) return undefined
  return {
    ...(name === undefined ? {} : { name: plainLine(name) }),
    ...(email === undefined ? {} : { email }),
    ...(url === undefined || /^mailto:/i.test(url) ? {} : { uri: url }),
    ...(avatar === undefined ? {} : { avatar }),
  }
}

function shared(draft: Draft, value: Json, { around }: Context): void {
  const title = stringOf(value['title'])
  if (title !== undefined) {
    const text = plainLine(title)
    if (text !== '') draft.title = { text, type: 'text' }
  }
  const authors = listOf(value['authors'])
  for (const author of authors.length > 0 ? authors : [value['author']].flat()) {
    const person = personOfJson(author, around)
    if (person !== undefined) draft.authors.push(person)
  }
  const language = cleanTag(stringOf(value['language']) ?? '')
  if (language !== undefined) draft.language = language
}

function link(draft: Draft, value: unknown, rel: string, { around }: Context, type?: string): void {
  const href = resolveUrl(stringOf(value) ?? '', around.base)
  if (href !== undefined) draft.links.push({ href, rel, ...(type === undefined ? {} : { type }) })
}

function leftOver(draft: Draft, value: Json, known: ReadonlySet<string>): void {
  for (const [name, json] of Object.entries(value)) {
    if (known.has(name) || json === null) continue
    const extension: FeedExtension = { name, ns: '', json }
    draft.extensions.push(extension)
  }
}

/** One item of a JSON Feed. */
function jsonEntry(value: Json, context: Context, place: string): FeedEntry {
  const { around } = context
  const draft = emptyDraft()
  shared(draft, value, context)
  const id = stringOf(value['id'])
  if (id !== undefined) draft.id = id.trim()
  link(draft, value['url'], 'alternate', context, 'text/html')
  link(draft, value['external_url'], 'related', context)
  addDate(draft, 'date_published', stringOf(value['date_published']) ?? '', context)
  addDate(draft, 'date_modified', stringOf(value['date_modified']) ?? '', context)
  for (const tag of [value['tags']].flat()) {
    const term = plainLine(stringOf(tag) ?? '')
    if (term !== '') draft.categories.push({ term, origin: 'tags' })
  }
  const image = resolveUrl(stringOf(value['image']) ?? '', around.base)
  const banner = resolveUrl(stringOf(value['banner_image']) ?? '', around.base)
  if (image !== undefined) draft.media.push({ url: image, role: 'image', medium: 'image' })
  if (banner !== undefined) draft.media.push({ url: banner, role: 'image', medium: 'image' })
  const contents: FeedContent[] = []
  const where = {
    ...(draft.language === undefined ? {} : { language: draft.language }),
    ...(around.base === undefined ? {} : { base: around.base }),
  }
  const html = stringOf(value['content_html'])
  const text = stringOf(value['content_text'])
  if (html !== undefined) contents.push({ type: 'html', value: html, origin: 'content_html', ...where })
  if (text !== undefined) contents.push({ type: 'text', value: text, origin: 'content_text', ...where })
  const summary = plainLine(stringOf(value['summary']) ?? '')
  const enclosures = listOf(value['attachments']).flatMap((item) => {
    if (!isObject(item)) return []
    const url = resolveUrl(stringOf(item['url']) ?? '', around.base)
    if (url === undefined) return []
    const type = stringOf(item['mime_type'])
    const length = numberOf(item['size_in_bytes'])
    const title = stringOf(item['title'])
    const duration = numberOf(item['duration_in_seconds'])
    return [
      {
        url,
        ...(type === undefined ? {} : { type }),
        ...(length === undefined ? {} : { length }),
        ...(title === undefined ? {} : { title }),
        ...(duration === undefined ? {} : { duration }),
      },
    ]
  })
  leftOver(draft, value, ITEM_MEMBERS)
  const facts = factsOf(draft, around)
  const page = facts.link ?? draft.links[0]?.href ?? (isWebUrl(draft.id) ? draft.id : undefined)
  return {
    ...facts,
    ...(page === undefined ? {} : { link: page }),
    ...(summary === '' ? {} : { summary: { text: summary, type: 'text' } }),
    contents,
    enclosures,
    media: draft.media,
    inReplyTo: [],
    place,
  }
}
