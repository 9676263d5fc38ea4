/** Texts of NewsML-G2 in both directions: plain ones, and those with links, marked words and line breaks inside. */
import type { EntityKind, Label, RichMark, RichSpan } from '@dateline/news'
import { markupText, parseHtml } from '../html/parse.ts'
import { collapse, rawText, type XmlElement } from '../xml/read.ts'
import type { Reading } from './context.ts'
import { makeNode, type Node } from './node.ts'
import { rows, type Row, type Shape } from './shape.ts'

const XHTML = 'http://www.w3.org/1999/xhtml'

/** `plain`: text alone; `label`: with marked words; `block`: with line breaks too. */
export type LabelKind = 'plain' | 'label' | 'block'

const KIND_BY_NATURE: Readonly<Record<string, EntityKind>> = {
  person: 'person',
  organisation: 'body',
  geoarea: 'place',
  poi: 'place',
  event: 'event',
  object: 'object',
}

/** Collects words and their marks, white space collapsed across them. */
class Words {
  readonly spans: { text: string; marks: readonly RichMark[] }[] = []
  readonly #breaks: boolean
  marked = false

  constructor(breaks: boolean) {
    this.#breaks = breaks
  }

  text(value: string, marks: readonly RichMark[]): void {
    let text = value.replace(/[ \t\r\n]+/g, ' ')
    const last = this.spans.at(-1)
    if (text.startsWith(' ') && (last === undefined || /[ \n]$/.test(last.text))) text = text.slice(1)
    this.#push(text, marks)
  }

  lineBreak(once = false): void {
    const last = this.spans.at(-1)
    if (last === undefined) return
    last.text = last.text.replace(/ $/, '')
    if (!this.#breaks) this.#push(last.text.endsWith(' ') ? '' : ' ', [])
    else if (!once || !last.text.endsWith('\n')) this.#push('\n', [])
  }

  #push(text: string, marks: readonly RichMark[]): void {
    if (text === '') return
    if (marks.length > 0) this.marked = true
    const last = this.spans.at(-1)
    if (last !== undefined && JSON.stringify(last.marks) === JSON.stringify(marks)) last.text += text
    else this.spans.push({ text, marks })
  }

  finish(): RichSpan[] {
    for (let last = this.spans.at(-1); last !== undefined; last = this.spans.at(-1)) {
      last.text = last.text.replace(/[ \n]+$/, '')
      if (last.text !== '') break
      this.spans.pop()
    }
    return this.spans
      .filter(({ text }) => text !== '')
      .map(({ text, marks }) => (marks.length === 0 ? { text } : { text, marks }))
  }
}

/** Elements of HTML in notes and descriptions whose words stand on lines of their own. */
const LINES: ReadonlySet<string> = new Set(
  'p div li ul ol section header footer article blockquote h1 h2 h3 h4 h5 h6 table tr dl dt dd pre'.split(' '),
)

/** Depth of marked words that is read; deeper ones keep their words. */
const MAX_DEPTH = 20

function walk(source: XmlElement, words: Words, marks: readonly RichMark[], reading: Reading, depth: number): void {
  for (const child of source.children) {
    if (typeof child === 'string') {
      words.text(child, marks)
      continue
    }
    reading.enter(child)
    inline(child, source, words, marks, reading, depth)
    reading.exit()
  }
}

function inline(
  child: XmlElement,
  parent: XmlElement,
  words: Words,
  marks: readonly RichMark[],
  reading: Reading,
  depth: number,
): void {
  const within = (mark?: RichMark) => {
    const next = mark === undefined || depth > MAX_DEPTH ? marks : [...marks, mark]
    if (depth > MAX_DEPTH) words.text(rawText(child), marks)
    else walk(child, words, next, reading, depth + 1)
  }
  const leave = (...taken: readonly string[]) => {
    for (const name in child.attributes) if (!taken.includes(name)) reading.leaveAttribute(child, name)
  }
  if (LINES.has(child.name)) {
    words.lineBreak(true)
    within()
    words.lineBreak(true)
    return
  }
  switch (child.name) {
    case 'br':
      words.lineBreak()
      leave()
      return
    case 'b':
    case 'strong':
      within({ type: 'strong' })
      return
    case 'i':
    case 'em':
      within({ type: 'em' })
      return
    case 'a': {
      const href = child.attributes['href']?.trim()
      within(href === undefined || href === '' ? undefined : { type: 'link', href })
      leave('href')
      return
    }
    case 'span': {
      const language = child.attributes['xml:lang']
      const dir = child.attributes['dir']
      const direction = dir === 'ltr' || dir === 'rtl' ? dir : undefined
      if (language === undefined && direction === undefined) within()
      else
        within({
          type: 'language',
          ...(language === undefined ? {} : { language }),
          ...(direction === undefined ? {} : { direction }),
        })
      leave('xml:lang', 'dir')
      return
    }
    case 'inline':
      within(entityMark(child, reading))
      return
    case 'ruby': {
      const part = (name: string) =>
        child.children
          .filter((node): node is XmlElement => typeof node !== 'string' && node.name === name)
          .map((node) => collapse(rawText(node)))
          .join(' ')
      const text = part('rt').trim()
      const base = part('rb').trim()
      if (text === '') words.text(base, marks)
      else words.text(base, [...marks, { type: 'ruby', text }])
      leave()
      return
    }
    default:
      // Words of an element that nobody knows are words all the same.
      if (parent.ns === child.ns || rawText(child).trim() !== '') within()
      leave()
  }
}

function entityMark(source: XmlElement, reading: Reading): RichMark | undefined {
  const names = Object.keys(source.attributes)
  if (names.length === 0) return undefined
  const { uri, qcode, type, typeuri } = source.attributes
  const nature = typeuri ?? (type === undefined ? undefined : reading.code(type))
  const kind = KIND_BY_NATURE[nature?.slice(nature.lastIndexOf('/') + 1).toLowerCase() ?? ''] ?? 'object'
  const found = uri ?? (qcode === undefined ? undefined : reading.codes.resolve(qcode))
  return {
    type: 'entity',
    kind,
    ...(found === undefined ? {} : { uri: found }),
    attributes: { ...source.attributes },
  }
}

function plainChildren(source: XmlElement): boolean {
  for (const child of source.children) if (typeof child !== 'string') return false
  return true
}

/** Markup that was escaped into a text, as some systems send descriptions and notes. */
const ESCAPED = /<(?:\/p|br ?\/?|p)>/i

/** Its words; undefined when it is no markup. */
function unescaped(text: string, reading: Reading): string | undefined {
  if (!ESCAPED.test(text) || text.length > 200_000) return undefined
  const broken = text.replace(/<br ?\/?>|<\/(?:p|div|li|h\d)>/gi, '$&\u2028')
  const words = parseHtml(broken, reading.context.limits).map(markupText).join('')
  const lines = words.split('\u2028').map(collapse)
  return lines
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/**
 * A text with its language, role and facts.
 * @param rows attributes beside the common ones
 */
export function label<M extends Label = Label>(kind: LabelKind, attributes: readonly Row<M>[]): Shape<M> {
  const fields = rows<M>(() => attributes)
  return {
    read(source, reading) {
      const into: Record<string, unknown> = { value: '' }
      fields.readAttributes(source, reading, into)
      if (plainChildren(source)) {
        const text = rawText(source)
        into['value'] = (kind === 'block' ? unescaped(text, reading) : undefined) ?? collapse(text)
      } else {
        const words = new Words(kind === 'block')
        walk(source, words, [], reading, 0)
        const spans = words.finish()
        into['value'] = spans.map((span) => span.text).join('')
        if (words.marked) into['blocks'] = [{ type: 'paragraph', spans }]
      }
      return into as unknown as M
    },
    write(value, node, writing) {
      fields.write(value as unknown as Record<string, unknown>, node, writing)
      const [block] = value.blocks ?? []
      if (kind !== 'plain' && value.blocks?.length === 1 && block?.type === 'paragraph')
        for (const span of block.spans) drawSpan(span, node, kind)
      else drawText(value.value, node, kind)
    },
  }
}

function drawText(text: string, node: Node, kind: LabelKind): void {
  if (kind !== 'block') {
    const line = collapse(text)
    if (line !== '') node.children.push(line)
    return
  }
  text.split('\n').forEach((line, index) => {
    if (index > 0) node.children.push(makeNode('br'))
    if (line !== '') node.children.push(line)
  })
}

function drawSpan(span: RichSpan, node: Node, kind: LabelKind): void {
  let here = node
  for (const mark of span.marks ?? []) {
    if (mark.type === 'ruby') {
      const ruby = makeNode('ruby')
      const [rb, rt] = [makeNode('rb'), makeNode('rt')]
      rb.children.push(span.text)
      rt.children.push(mark.text)
      ruby.children.push(rb, rt)
      here.children.push(ruby)
      return
    }
    const inner = markNode(mark)
    if (inner === undefined) continue
    here.children.push(inner)
    here = inner
  }
  if (here === node) drawLines(span.text, node, kind)
  else here.children.push(span.text)
}

function drawLines(text: string, node: Node, kind: LabelKind): void {
  if (kind !== 'block') {
    node.children.push(text.replaceAll('\n', ' '))
    return
  }
  text.split('\n').forEach((line, index) => {
    if (index > 0) node.children.push(makeNode('br'))
    if (line !== '') node.children.push(line)
  })
}

function markNode(mark: RichMark): Node | undefined {
  switch (mark.type) {
    case 'link': {
      const a = makeNode('a')
      a.attributes.set('href', mark.href)
      return a
    }
    case 'language': {
      const span = makeNode('span')
      if (mark.language !== undefined) span.attributes.set('xml:lang', mark.language)
      if (mark.direction !== undefined) span.attributes.set('dir', mark.direction)
      return span
    }
    case 'entity': {
      const node = makeNode('inline')
      for (const [name, value] of Object.entries(mark.attributes ?? {})) node.attributes.set(name, value)
      if (mark.uri !== undefined && !node.attributes.has('uri') && !node.attributes.has('qcode'))
        node.attributes.set('uri', mark.uri)
      return node
    }
    case 'strong':
    case 'em':
      return makeNode(mark.type, XHTML)
    default:
      return undefined
  }
}
