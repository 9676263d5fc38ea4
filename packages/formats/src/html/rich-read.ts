/**
 * Markup to the blocks of an exchanged body. Nothing raw survives: an element is read for what it says, or not at all; link
 * targets and addresses must pass safeTarget. What a block cannot hold (a picture in a table cell) stands after it.
 */
import type {
  BlockFacts,
  Rendition,
  RichBlock,
  RichCell,
  RichList,
  RichMark,
  RichMedia,
  RichNote,
  RichSpan,
} from '@dateline/news'
import { DEFAULT_LIMITS, type Limits } from '../types.ts'
import type { XmlElement } from '../xml/read.ts'
import { findMarkup, type Markup, markupOfXml, parseHtml } from './parse.ts'
import { quickMarkup } from './quick.ts'
import { checkedRendition, parseData, renditionsOf } from './rich-data.ts'
import {
  descendants,
  elementsOf,
  factsOfElement,
  hasClass,
  languageMark,
  lineOf,
  markOf,
  type Role,
  roleOfElement,
  wordsOf,
} from './rich-markup.ts'
import { linesOf } from './rich-plain.ts'
import { isBlank, safeTarget, SpanBuilder, tidySpans, withMark } from './rich-spans.ts'
import { OURS, positive, tableOf, tidyBody } from './rich-tidy.ts'

export interface ReadBodyOptions {
  /** Address of the page: relative links and pictures are resolved against it. Without it they stay relative. */
  readonly baseUrl?: string
  readonly limits?: Limits
}

type Nodes = readonly (Markup | string)[]
type Marks = readonly RichMark[]

/** Elements nested deeper than this are read for their words alone. */
const MAX_DEPTH = 300
const NOTE_KINDS: readonly RichNote['kind'][] = ['editor', 'endnote', 'correction', 'other']
const MEDIA: readonly RichMedia['media'][] = ['audio', 'video', 'image', 'data', 'application', 'other']

class BodyReader {
  readonly blocks: RichBlock[] = []
  readonly #base: string | undefined
  readonly #spans = new SpanBuilder()
  /** Facts and kind of the block that text now goes to. */
  #open: BlockFacts = {}
  #heading: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  #depth: number

  constructor(base: string | undefined, depth = 0) {
    this.#base = base
    this.#depth = depth
  }

  /** Ends the block that text goes to. */
  flush(): void {
    const spans = this.#spans.take()
    if (spans.length === 0 || isBlank(spans)) return
    const level = this.#heading
    this.blocks.push(
      level === undefined
        ? { type: 'paragraph', ...this.#open, spans }
        : { type: 'heading', ...this.#open, level, spans },
    )
  }

  walk(nodes: Nodes, marks: Marks): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#spans.text(node, marks)
      else this.#element(node, marks)
    }
  }

  #element(node: Markup, marks: Marks): void {
    if (this.#depth >= MAX_DEPTH) {
      this.#spans.text(wordsOf([node]), marks)
      return
    }
    this.#depth += 1
    const role = roleOfElement(node)
    if (role === 'inline' || role === 'ruby' || role === 'break') this.#inline(role, node, marks)
    else if (role !== 'drop') {
      this.flush()
      this.#block(role, node, marks)
    }
    this.#depth -= 1
  }

  #inline(role: 'inline' | 'ruby' | 'break', node: Markup, marks: Marks): void {
    if (role === 'break') {
      // A second break in a row ends the paragraph; in a heading it is one.
      if (this.#spans.isAtBreak && this.#heading === undefined) this.flush()
      else this.#spans.lineBreak(marks)
    } else if (role === 'ruby') this.#ruby(node, marks)
    else {
      let inner = withMark(marks, markOf(node, this.#base))
      inner = withMark(inner, languageMark(node))
      this.walk(node.children, inner)
    }
  }

  #block(role: Exclude<Role, 'inline' | 'ruby' | 'break' | 'drop'>, node: Markup, marks: Marks): void {
    switch (role) {
      case 'block':
        this.#container(node, marks)
        return
      case 'heading':
        this.#within(factsOfElement(node), Number(node.tag.slice(1)) as 1, () => this.walk(node.children, marks))
        return
      case 'quote':
        this.#quote(node, marks)
        return
      case 'list': {
        const list = this.#list(node, marks)
        if (list !== undefined) this.blocks.push(list.list, ...list.after)
        return
      }
      case 'definitions':
        this.#definitions(node, marks)
        return
      case 'table':
        this.#table(node, marks)
        return
      case 'pre': {
        const text = wordsOf(node.children, '\n').replace(/\r\n?/g, '\n')
        this.blocks.push({ type: 'preformatted', ...factsOfElement(node), text })
        return
      }
      case 'picture':
        this.#picture(node, factsOfElement(node))
        return
      case 'figure':
        this.#figure(node, marks)
        return
      case 'film':
        this.#film(node, {})
        return
      case 'frame':
        this.#frame(node, marks)
        return
      case 'rule':
        this.blocks.push({ type: 'rule', ...factsOfElement(node) })
        return
      default:
        throw new TypeError(`unknown role ${String(role satisfies never)}`)
    }
  }

  #within(facts: BlockFacts, heading: 1 | 2 | 3 | 4 | 5 | 6 | undefined, body: () => void): void {
    const [open, outer] = [this.#open, this.#heading]
    this.#open = facts
    this.#heading = heading
    body()
    this.flush()
    this.#open = open
    this.#heading = outer
  }

  #container(node: Markup, marks: Marks): void {
    if (node.attributes['class']?.includes(OURS) === true && this.#ours(node, marks)) return
    const facts = factsOfElement(node)
    const isRoot = node.tag === 'html' || node.tag === 'body'
    const { language = this.#open.language, direction = this.#open.direction } = isRoot ? {} : facts
    const own: BlockFacts = isRoot ? {} : { ...facts, ...clean({ language, direction }) }
    this.#within(own, node.tag === 'p' ? undefined : this.#heading, () => this.walk(node.children, marks))
  }

  /** Blocks that HTML has no element for, by our classes. */
  #ours(node: Markup, marks: Marks): boolean {
    if (node.tag === 'div' && hasClass(node, 'figure')) this.#figure(node, marks)
    else if (node.tag === 'div' && hasClass(node, 'media')) this.#media(node)
    else if (node.tag === 'div' && hasClass(node, 'note')) {
      const { lines, after } = linesOf(this.#inner(node.children, marks))
      const kind = NOTE_KINDS.find((name) => hasClass(node, name)) ?? 'other'
      this.blocks.push({ type: 'note', ...factsOfElement(node), kind, paragraphs: lines }, ...after)
    } else if (node.tag === 'p' && hasClass(node, 'embed')) {
      const [link] = descendants(node, 'a', 1)
      const href = safeTarget(link?.attributes['href'] ?? '', this.#base)
      if (href === undefined) return false
      const title = lineOf(link?.children ?? [])
      this.blocks.push({ type: 'embed', ...factsOfElement(node), href, ...clean({ title }) })
    } else return false
    return true
  }

  #inner(nodes: Nodes, marks: Marks): RichBlock[] {
    const reader = new BodyReader(this.#base, this.#depth)
    reader.walk(nodes, marks)
    reader.flush()
    return reader.blocks
  }

  #ruby(node: Markup, marks: Marks): void {
    let base: (Markup | string)[] = []
    for (const child of node.children) {
      if (typeof child === 'string') base.push(child)
      else if (child.tag === 'rt' || child.tag === 'rtc') {
        const text = lineOf(child.children)
        this.walk(base, text === undefined ? marks : withMark(marks, { type: 'ruby', text }))
        base = []
      } else if (child.tag !== 'rp') base.push(child)
    }
    this.walk(base, marks)
  }

  #quote(node: Markup, marks: Marks): void {
    const children = [...node.children]
    while (isSpace(children.at(-1))) children.pop()
    const last = children.at(-1)
    let attribution: string | undefined
    if (typeof last === 'object' && isAttribution(last)) {
      attribution = lineOf(last.children)
      children.pop()
    }
    const { lines, after } = linesOf(this.#inner(children, marks))
    this.blocks.push({ type: 'quote', ...factsOfElement(node), paragraphs: lines, ...clean({ attribution }) }, ...after)
  }

  #list(node: Markup, marks: Marks): { list: RichList; after: RichBlock[] } | undefined {
    const items: RichSpan[][] = []
    const nested: Record<number, RichList> = {}
    const after: RichBlock[] = []
    const addNested = (list: RichList) => {
      if (items.length === 0) items.push([])
      const index = items.length - 1
      const before = nested[index]
      nested[index] = before === undefined ? list : joinLists(before, list)
    }
    for (const child of node.children) {
      if (typeof child === 'string') {
        if (!isSpace(child)) items.push(tidySpans([{ text: child.replaceAll('\n', ' '), marks }]))
        continue
      }
      // A list directly inside a list is common in copy from editors: it belongs to the item before.
      const isList = roleOfElement(child) === 'list'
      const blocks = this.#inner(isList ? [child] : child.children, marks)
      const lists = blocks.filter((block): block is RichList => block.type === 'list')
      const rest = linesOf(blocks.filter((block) => block.type !== 'list'))
      if (!isList) items.push(joinLines(rest.lines))
      for (const list of lists) addNested(list)
      after.push(...rest.after)
    }
    if (items.length === 0) return undefined
    const hasNested = Object.keys(nested).length > 0
    return {
      list: {
        type: 'list',
        ...factsOfElement(node),
        ordered: node.tag === 'ol',
        items,
        ...(hasNested ? { nested } : {}),
      },
      after,
    }
  }

  #definitions(node: Markup, marks: Marks): void {
    const entries: { term: RichSpan[]; definitions: RichSpan[][] }[] = []
    const after: RichBlock[] = []
    const parts = elementsOf(node).flatMap((child) => (child.tag === 'div' ? elementsOf(child) : [child]))
    for (const part of parts) {
      const inner = linesOf(this.#inner(part.children, marks))
      after.push(...inner.after)
      if (part.tag === 'dt') entries.push({ term: joinLines(inner.lines), definitions: [] })
      else {
        if (entries.length === 0) entries.push({ term: [], definitions: [] })
        entries.at(-1)?.definitions.push(joinLines(inner.lines))
      }
    }
    this.blocks.push({ type: 'definitions', ...factsOfElement(node), entries }, ...after)
  }

  #table(node: Markup, marks: Marks): void {
    const rows: Markup[] = []
    const foot: Markup[] = []
    let caption: string | undefined
    for (const part of elementsOf(node)) {
      if (part.tag === 'tr') rows.push(part)
      else if (part.tag === 'caption') caption = lineOf(part.children)
      else for (const row of elementsOf(part)) if (row.tag === 'tr') (part.tag === 'tfoot' ? foot : rows).push(row)
    }
    rows.push(...foot)
    const cells = rows.map((row) => elementsOf(row).filter((cell) => cell.tag === 'td' || cell.tag === 'th'))
    if (node.attributes['role'] === 'presentation' || descendants(node, 'table', 1).length > 0) {
      // A table that lays out a page: its cells are read in order.
      for (const cell of cells.flat()) this.#container(cell, marks)
      return
    }
    const after: RichBlock[] = []
    const drawn = cells.map((row) =>
      row.map((cell): RichCell => {
        const inner = linesOf(this.#inner(cell.children, marks))
        after.push(...inner.after)
        const columns = wholeNumber(cell.attributes['colspan'])
        const height = wholeNumber(cell.attributes['rowspan'])
        return {
          spans: joinLines(inner.lines),
          ...(cell.tag === 'th' ? { header: true } : {}),
          ...clean({ columns, rows: height }),
        }
      }),
    )
    const facts = factsOfElement(node)
    const table = tableOf(facts, caption, drawn)
    this.blocks.push(table ?? { type: 'table', ...facts, ...clean({ caption }), header: [], rows: [] }, ...after)
  }

  #picture(
    node: Markup,
    facts: BlockFacts,
    about: { caption?: string; credit?: string; renditions?: Rendition[] } = {},
  ): void {
    const { attributes } = node
    const source = [attributes['src'], attributes['data-src'], attributes['data-original']].find(
      (value) => value !== undefined && value.trim() !== '' && !/^\s*data:/i.test(value),
    )
    const src = source === undefined ? '' : (safeTarget(source, this.#base) ?? '')
    this.blocks.push({
      type: 'picture',
      ...facts,
      src,
      alt: attributes['alt'] ?? '',
      ...about,
      ...clean({
        width: positive(wholeNumber(attributes['width'])),
        height: positive(wholeNumber(attributes['height'])),
      }),
    })
  }

  #figure(node: Markup, marks: Marks): void {
    if (hasClass(node, 'media')) {
      this.#media(node)
      return
    }
    const { caption, credit } = captionOf(node)
    const about = clean({ caption, credit })
    const images = descendants(node, 'img')
    const [image] = images
    const [film] = [...descendants(node, 'video', 1), ...descendants(node, 'audio', 1)]
    if (film !== undefined) this.#film(film, { ...factsOfElement(node), ...about })
    else if (image !== undefined && images.length === 1) {
      const renditions = renditionsOf(node.attributes['data-renditions'])
      this.#picture(image, factsOfElement(node), { ...about, ...(renditions.length === 0 ? {} : { renditions }) })
    } else this.#within({}, undefined, () => this.walk(node.children, marks))
  }

  /** A media block of ours. */
  #media(node: Markup): void {
    const renditions = descendants(node, 'a', 1_000, 'span')
      .filter((link) => hasClass(link, 'rendition'))
      .map((link): Rendition => {
        const data = checkedRendition(parseData(link.attributes['data-rendition']))
        if (Object.keys(data).length > 0) return data
        const href = safeTarget(link.attributes['href'] ?? '', this.#base)
        const title = lineOf(link.children)
        return clean({ href, contentType: link.attributes['type'], title: title === href ? undefined : title })
      })
    const media = MEDIA.find((name) => hasClass(node, name)) ?? 'other'
    const { caption, credit } = captionOf(node)
    this.blocks.push({ type: 'media', ...factsOfElement(node), media, ...clean({ caption, credit }), renditions })
  }

  #film(node: Markup, about: BlockFacts & { caption?: string; credit?: string }): void {
    const sources = [node, ...descendants(node, 'source')]
    const renditions = sources.flatMap((source): Rendition[] => {
      const href = safeTarget(source.attributes['src'] ?? '', this.#base)
      if (href === undefined) return []
      const sizes = { width: wholeNumber(node.attributes['width']), height: wholeNumber(node.attributes['height']) }
      return [clean({ href, contentType: source.attributes['type']?.split(';')[0]?.trim(), ...sizes })]
    })
    this.blocks.push({ type: 'media', ...factsOfElement(node), ...about, media: node.tag as 'video', renditions })
  }

  /** A frame becomes the address of what it shows; an object without one is read for what stands in its place. */
  #frame(node: Markup, marks: Marks): void {
    const { attributes } = node
    const href = safeTarget(attributes['src'] ?? attributes['data'] ?? attributes['data-src'] ?? '', this.#base)
    if (href !== undefined && /^https?:/i.test(href)) {
      this.blocks.push({ type: 'embed', ...factsOfElement(node), href, ...clean({ title: attributes['title'] }) })
    } else if (node.tag === 'object') this.#within({}, undefined, () => this.walk(node.children, marks))
  }
}

/** Drops members that are undefined. */
function clean<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*\d{1,6}(px)?\s*$/.test(value) ? Number.parseInt(value, 10) : undefined
}

function isSpace(node: Markup | string | undefined): boolean {
  return typeof node === 'string' && node.trim() === ''
}

function isAttribution(node: Markup): boolean {
  if (node.tag === 'cite' || node.tag === 'footer') return true
  if (node.tag !== 'p') return false
  const inside = node.children.filter((child) => !isSpace(child))
  const [only] = inside
  return inside.length === 1 && typeof only === 'object' && only.tag === 'cite'
}

function joinLines(lines: readonly (readonly RichSpan[])[]): RichSpan[] {
  if (lines.length === 1) return [...(lines[0] ?? [])]
  return tidySpans(lines.flatMap((spans, index) => (index === 0 ? spans : [{ text: '\n' }, ...spans])))
}

function joinLists(first: RichList, second: RichList): RichList {
  const nested: Record<number, RichList> = { ...first.nested }
  for (const [index, list] of Object.entries(second.nested ?? {})) nested[Number(index) + first.items.length] = list
  const items = [...first.items, ...second.items]
  return { ...first, items, ...(Object.keys(nested).length > 0 ? { nested } : {}) }
}

const CREDIT = /(^|[\s-])(credit|copyright|author|source|byline)s?\b/i

function captionOf(node: Markup): { caption: string | undefined; credit: string | undefined } {
  const ours = elementsOf(node)
  const [captionPart, creditPart] = ['caption', 'credit'].map((name) => ours.find((part) => hasClass(part, name)))
  if (captionPart !== undefined || creditPart !== undefined) {
    return { caption: lineOf(captionPart?.children ?? []), credit: lineOf(creditPart?.children ?? []) }
  }
  const [text] = descendants(node, 'figcaption', 1)
  if (text === undefined) return { caption: undefined, credit: undefined }
  const by = elementsOf(text).find((part) => CREDIT.test(part.attributes['class'] ?? ''))
  return {
    caption: lineOf(text.children.filter((child) => child !== by)),
    credit: by === undefined ? undefined : lineOf(by.children),
  }
}

/** The body of markup that is already a tree. */
export function readMarkupBody(nodes: Nodes, options: ReadBodyOptions = {}): RichBlock[] {
  const body = findBody(nodes)
  const reader = new BodyReader(options.baseUrl)
  reader.walk(body, [])
  reader.flush()
  return tidyBody(reader.blocks)
}

function findBody(nodes: Nodes): Nodes {
  const html = nodes.find((node): node is Markup => typeof node !== 'string' && node.tag === 'html')
  if (html === undefined) return nodes
  return findMarkup(html.children, 'body')?.children ?? html.children
}

/**
 * Reads the body below an element: `html`, `body`, or any element that holds block or inline markup.
 * @returns blocks in the canonical form (tidyBody)
 */
export function readXhtmlBody(element: XmlElement, options: ReadBodyOptions = {}): RichBlock[] {
  const markup = markupOfXml(element)
  return readMarkupBody(markup.tag === 'html' ? [markup] : markup.children, options)
}

/**
 * Reads HTML of any quality, a page or a fragment, as a browser would.
 * @returns blocks in the canonical form (tidyBody)
 * @throws FormatError too-large, too-many-nodes, too-deep
 */
export function readHtmlBody(html: string, options: ReadBodyOptions = {}): RichBlock[] {
  return readMarkupBody(quickMarkup(html) ?? parseHtml(html, options.limits ?? DEFAULT_LIMITS), options)
}
