/** Cuts furniture out of a page's tree, and measures what is left: text, links and prose of every element. */
import type { Markup } from '../html/parse.ts'
import { furnitureKind, isCaptionName, isCommentsName, isContentName, isLeadName, nameOf } from './names.ts'

type Node = Markup | string

/** How much is cut: by kind and name, by kind only, or nothing but what is never text. */
export type Strictness = 'all' | 'tags' | 'none'

const NEVER_TEXT = new Set(
  'script style noscript template iframe frame object embed select textarea input svg canvas audio video map link meta head title datalist'.split(
    ' ',
  ),
)
const FURNITURE_TAGS = new Set('nav footer menu dialog button'.split(' '))
const ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu|menubar|toolbar)$/
const BLOCKS = new Set(
  'p div section article main header footer aside li td th dd dt h1 h2 h3 h4 h5 h6 blockquote pre figcaption figure table tbody thead tr ul ol dl center form body html details summary hr address'.split(
    ' ',
  ),
)

export interface Measure {
  /** Characters of text. */
  readonly text: number
  /** Characters of text in links. */
  readonly links: number
  /** Characters in runs of prose: blocks of some length that are not made of links. */
  readonly prose: number
  /** Characters that stand in this element outside of any block inside it. */
  readonly own: number
  readonly ownLinks: number
  readonly commas: number
}

const NOTHING: Measure = { text: 0, links: 0, prose: 0, own: 0, ownLinks: 0, commas: 0 }
/** Marks that part sentences and clauses, in any script. */
const COMMAS = new Set(Array.from(',;،、，。؛।.!?؟！？:', (mark) => mark.charCodeAt(0)))

/** Length of a run of text without the white space around it, and the commas and full stops in it. */
function count(text: string): { letters: number; commas: number } {
  let commas = 0
  let first = -1
  let last = -1
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === 0xa0) continue
    if (first === -1) first = at
    last = at
    if (COMMAS.has(code)) commas += 1
  }
  const letters = first === -1 ? 0 : last - first + 1
  return { letters, commas: letters > 10 ? commas : 0 }
}

/** A block of prose is at least this long; scripts that write densely need fewer characters. */
const PROSE_LENGTH = 60

function weightOf(text: string): number {
  // Han, kana, Hangul, Thai: two characters say what five Latin ones do.
  const code = text.charCodeAt(text.length >> 1)
  return (code >= 0x3000 && code < 0xa000) || (code >= 0xac00 && code < 0xd7b0) ? 2.5 : 1
}

/** Measures of a tree, worked out once, children before parents. */
export class Measures {
  private readonly known = new Map<Markup, Measure>()

  constructor(root: Markup) {
    this.measure(root, false)
  }

  of(node: Markup): Measure {
    return this.known.get(node) ?? NOTHING
  }

  linkShare(node: Markup): number {
    const { text, links } = this.of(node)
    return text === 0 ? 0 : links / text
  }

  textOf(node: Markup): string {
    return node.children.map((child) => (typeof child === 'string' ? child : this.textOf(child))).join('')
  }

  private measure(node: Markup, inLink: boolean): Measure {
    let [text, links, prose, own, ownLinks, commas] = [0, 0, 0, 0, 0, 0]
    for (const child of node.children) {
      if (typeof child === 'string') {
        const counted = count(child)
        if (counted.letters === 0) continue
        const weighed = counted.letters * weightOf(child)
        text += weighed
        own += weighed
        commas += counted.commas
        continue
      }
      if (NEVER_TEXT.has(child.tag)) continue
      const isLink = inLink || child.tag === 'a'
      const inner = this.measure(child, isLink)
      text += inner.text
      links += child.tag === 'a' ? inner.text : inner.links
      if (BLOCKS.has(child.tag)) prose += inner.prose
      else {
        own += inner.own
        ownLinks += child.tag === 'a' ? inner.own : inner.ownLinks
        commas += inner.commas
        prose += inner.prose
      }
    }
    const isBlock = BLOCKS.has(node.tag)
    if (isBlock && own >= PROSE_LENGTH && ownLinks < own * 0.5 && (own > 150 || commas > 0)) prose += own - ownLinks
    const result = { text, links, prose, own, ownLinks, commas }
    this.known.set(node, result)
    return result
  }
}

export function isHidden(node: Markup): boolean {
  const { attributes } = node
  if (attributes['hidden'] !== undefined || attributes['aria-hidden'] === 'true') return true
  const style = attributes['style']
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style.slice(0, 400))
}

const NEVER_CUT = new Set(['html', 'body', 'article', 'main'])

class Pruner {
  private readonly measures: Measures
  private readonly total: number
  private readonly strictness: Strictness

  private readonly isHeadline: (text: string) => boolean

  constructor(root: Markup, strictness: Strictness, isHeadline: (text: string) => boolean) {
    this.isHeadline = isHeadline
    this.measures = new Measures(root)
    this.total = Math.max(1, this.measures.of(root).prose)
    this.strictness = strictness
  }

  /** Share of the page's prose. */
  private share(node: Markup): number {
    return this.measures.of(node).prose / this.total
  }

  private hasHeadline(node: Markup, depth = 0): boolean {
    if (/^h[1-3]$/.test(node.tag)) return this.isHeadline(this.measures.textOf(node))
    return depth < 20 && node.children.some((child) => typeof child !== 'string' && this.hasHeadline(child, depth + 1))
  }

  private isCut(node: Markup, inArticle: boolean): boolean {
    if (this.strictness === 'none') return false
    if (FURNITURE_TAGS.has(node.tag)) return node.tag === 'nav' || this.share(node) < 0.3
    if (node.tag === 'form' && this.share(node) < 0.35 && this.measures.of(node).prose < 250) return true
    if (node.tag === 'header' && !inArticle && !this.hasHeadline(node) && this.share(node) < 0.35) return true
    if (node.tag === 'aside' && this.share(node) < 0.35) return true
    if (ROLES.test(node.attributes['role'] ?? '') && this.share(node) < 0.4) return true
    if (this.strictness !== 'all' || NEVER_CUT.has(node.tag)) return false
    if (isHidden(node)) return this.share(node) < 0.5
    // What a field of a form is called.
    if (node.tag === 'label') return this.measures.of(node).text < 100
    const name = nameOf(node)
    if (name === '') return false
    const kind = furnitureKind(name)
    if (kind === undefined) return false
    const share = this.share(node)
    if (share > 0.1 && this.hasHeadline(node)) return false
    if (isCommentsName(name) && !isContentName(name)) return share < 0.97
    const { text, prose } = this.measures.of(node)
    if (kind === 'furniture') return share < (isContentName(name) ? 0.1 : 0.4)
    if (kind === 'weak' && !isContentName(name))
      return share < 0.05 || (share < 0.4 && this.measures.linkShare(node) > 0.3)
    if (isContentName(name) || isLeadName(name)) return this.measures.linkShare(node) > 0.5
    if (share > 0.3) return false
    return this.measures.linkShare(node) > 0.4 || (prose === 0 && text < 60 && text > 0)
  }

  /** Three neighbours or more of one make, each with a link and little else: teasers of other pages. */
  private teasers(node: Markup): ReadonlySet<Markup> {
    const groups = new Map<string, Markup[]>()
    for (const child of node.children) {
      if (
        typeof child === 'string' ||
        child.tag === 'p' ||
        child.tag === 'br' ||
        child.tag === 'tr' ||
        child.tag === 'td'
      )
        continue
      const key = `${child.tag} ${(child.attributes['class'] ?? '').replace(/\d+/g, '').slice(0, 100)}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [child])
      else group.push(child)
    }
    const found = new Set<Markup>()
    for (const group of groups.values()) {
      if (group.length < 3) continue
      const alike = group.filter((one) => {
        const { text, links } = this.measures.of(one)
        return text === 0 || (links >= 15 && links > text * 0.25 && text < 600 && hasTeaserMarks(one))
      })
      if (alike.length >= 3 && alike.length >= group.length * 0.8) for (const one of alike) found.add(one)
    }
    return found
  }

  prune(node: Markup, inArticle: boolean): Markup {
    const inside = inArticle || node.tag === 'article' || node.tag === 'main'
    const teasers = this.strictness === 'all' && node.children.length > 2 ? this.teasers(node) : undefined
    const children: Node[] = []
    for (const child of node.children) {
      if (typeof child === 'string') {
        children.push(child)
        continue
      }
      if (NEVER_TEXT.has(child.tag) || teasers?.has(child) === true || this.isCut(child, inside)) continue
      if (this.strictness === 'all' && this.isCaption(child)) this.caption(child, node, children)
      else children.push(this.prune(child, inside))
    }
    return { tag: node.tag, attributes: node.attributes, children }
  }

  /** A caption joins the picture before it; one without a picture is dropped. */
  private caption(node: Markup, parent: Markup, before: Node[]): void {
    const caption = { ...node, tag: 'figcaption' }
    if (parent.tag === 'figure') {
      before.push(caption)
      return
    }
    const at = before.findLastIndex((one) => typeof one !== 'string')
    const last = before[at]
    if (last === undefined || typeof last === 'string' || !hasPicture([last]) || this.measures.of(last).text > 40)
      return
    before.splice(at, 1, { tag: 'figure', attributes: {}, children: [last, caption] })
  }

  private isCaption(node: Markup): boolean {
    if (node.tag === 'figcaption') return true
    if (!/^(?:p|div|span|small|em|i|dd|li|td|h[4-6])$/.test(node.tag)) return false
    if (this.measures.of(node).text > 800 || !isCaptionName(nameOf(node))) return false
    return !hasPicture([node])
  }
}

function hasPicture(nodes: readonly Node[], depth = 0): boolean {
  return (
    depth < 12 &&
    nodes.some(
      (node) =>
        typeof node !== 'string' &&
        (node.tag === 'img' || node.tag === 'picture' || hasPicture(node.children, depth + 1)),
    )
  )
}

/** A teaser shows a picture or a heading that is a link. */
function hasTeaserMarks(node: Markup, inLink = false, depth = 0): boolean {
  if (depth > 10) return false
  return node.children.some((child) => {
    if (typeof child === 'string') return false
    if (child.tag === 'img' || child.tag === 'picture') return true
    if (/^h[1-6]$/.test(child.tag) && (inLink || child.children.some((c) => typeof c !== 'string' && c.tag === 'a')))
      return true
    return hasTeaserMarks(child, inLink || child.tag === 'a', depth + 1)
  })
}

/** The page without its furniture, under one `body`. */
export function prune(nodes: readonly Node[], strictness: Strictness, isHeadline: (text: string) => boolean): Markup {
  const page: Markup = { tag: 'body', attributes: {}, children: nodes }
  return new Pruner(page, strictness, isHeadline).prune(page, false)
}
