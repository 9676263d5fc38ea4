/**
 * Where the copy is on a page. Furniture is cut away by its kind and its names; the element with the densest prose is
 * taken, what holds more of the same copy beside it comes along, and so does the lead above it.
 */
import type { Markup } from '../html/parse.ts'
import { isContentName, isLeadName, isTeaserName, isTitleName, nameOf } from './names.ts'
import { Measures, prune, type Strictness } from './prune.ts'

type Node = Markup | string

/** Elements that hold prose of their own, and how much a character in them counts. */
const PROSE_WEIGHT: Readonly<Record<string, number>> = {
  p: 1,
  pre: 1,
  blockquote: 1,
  div: 1,
  section: 1,
  article: 1,
  td: 0.7,
  dd: 0.7,
  li: 0.4,
  span: 0.8,
  h2: 0.3,
  h3: 0.3,
  h4: 0.3,
}

/** How an element's share of the page's prose is split among those above it. */
const UPWARD = [1, 0.5, 0.25, 0.1]

interface Found {
  readonly nodes: readonly Node[]
  /** Characters of prose in them. */
  readonly prose: number
}

class Page {
  readonly root: Markup
  readonly measures: Measures
  private readonly parents = new Map<Markup, Markup>()
  private readonly scores = new Map<Markup, number>()
  private heading: Markup | undefined

  constructor(root: Markup, isHeadline: (text: string) => boolean) {
    this.root = root
    this.measures = new Measures(root)
    this.visit(root, [], isHeadline)
  }

  private visit(node: Markup, above: Markup[], isHeadline: (text: string) => boolean): void {
    const parent = above.at(-1)
    if (parent !== undefined) this.parents.set(node, parent)
    const points = this.ownPoints(node)
    if (points > 0) {
      // A block's own text counts for the element that holds the block; bare text for the element itself.
      const line = node.tag === 'p' || node.tag === 'li' || /^h\d$/.test(node.tag) ? above : [...above, node]
      UPWARD.forEach((share, index) => {
        const holder = line.at(-1 - index)
        if (holder !== undefined) this.scores.set(holder, (this.scores.get(holder) ?? 0) + points * share)
      })
    }
    if (/^h[1-3]$/.test(node.tag) && (this.heading === undefined || (node.tag === 'h1' && this.heading.tag !== 'h1'))) {
      if (isHeadline(this.measures.textOf(node))) this.heading = node
    } else if (this.heading === undefined && isTitleName(nameOf(node)) && this.measures.of(node).text < 300) {
      // Some print their headline in no heading at all.
      if (isHeadline(this.measures.textOf(node))) this.heading = node
    }
    above.push(node)
    for (const child of node.children) if (typeof child !== 'string') this.visit(child, above, isHeadline)
    above.pop()
  }

  private ownPoints(node: Markup): number {
    const weight = PROSE_WEIGHT[node.tag]
    if (weight === undefined) return 0
    const { own, ownLinks, commas } = this.measures.of(node)
    if (own < 25) return 0
    return weight * (1 - ownLinks / own) * (0.5 + Math.min(own / 100, 6) + Math.min(commas, 6) * 0.25)
  }

  /** The element whose prose is densest, moved by what its names say. */
  private best(): Markup | undefined {
    let top: Markup | undefined
    let best = 0
    for (const [node, score] of this.scores) {
      const value = score * bonusOf(node) * (1 - this.measures.linkShare(node))
      if (value > best) {
        top = node
        best = value
      }
    }
    return top
  }

  private above(node: Markup): Markup[] {
    const path: Markup[] = []
    for (let at = this.parents.get(node); at !== undefined; at = this.parents.get(at)) path.push(at)
    return path
  }

  find(): Found {
    const densest = this.best()
    if (densest === undefined) return { nodes: this.root.children, prose: this.measures.of(this.root).prose }
    const top = this.grow(densest)
    const nodes = [...this.leads(top), top, ...this.tails(top)]
    return { nodes, prose: this.measures.of(top).prose }
  }

  /** Steps up while the element above adds prose of the same copy: page builders cut it into many parts. */
  private grow(densest: Markup): Markup {
    const scope = this.scopeOf(densest)
    let top = densest
    let steps = 0
    for (let at = this.parents.get(densest); at !== undefined && steps < 8; at = this.parents.get(at)) {
      steps += 1
      if (at.tag === 'body' || at.tag === 'html') break
      const inner = this.measures.of(top)
      const outer = this.measures.of(at)
      const more = outer.prose - inner.prose
      const extraLinks = outer.links - inner.links
      const extraText = outer.text - inner.text
      const isNamed = isBody(at) && !isBody(top)
      const isCopy = more > inner.prose * 0.12 && extraLinks < extraText * 0.3
      if (isNamed ? extraLinks < Math.max(extraText * 0.5, 80) : isCopy && scope.has(at) && !isMany(at)) top = at
    }
    return top
  }

  /** Elements up to the one that holds the headline too, or the article that it is in. */
  private scopeOf(node: Markup): ReadonlySet<Markup> {
    const path = this.above(node)
    const heading = this.heading === undefined ? [] : this.above(this.heading)
    const held = new Set(heading)
    let end = path.findIndex((one) => held.has(one))
    const article = path.findIndex((one) => one.tag === 'article' || one.tag === 'main')
    if (end === -1) end = article === -1 ? 2 : article
    return new Set(path.slice(0, end + 1))
  }

  /** Paragraphs above the copy that belong to it: between headline and copy, or called its lead. */
  private leads(top: Markup): Node[] {
    const path = this.above(top)
    const heading = this.heading
    const headingPath = heading === undefined ? [] : [heading, ...this.above(heading)]
    const isInside = headingPath.includes(top)
    if (isInside) return []
    const common = path.find((one) => headingPath.includes(one))
    const from = common ?? path.findLast((one) => one.tag === 'article' || one.tag === 'main') ?? path[4] ?? path.at(-1)
    if (from === undefined) return []
    const found: Markup[] = []
    let passed = common === undefined
    let isDone = false
    const holds = new Set<Markup>([...path, ...headingPath])
    const look = (node: Markup): void => {
      for (const child of node.children) {
        if (isDone || typeof child === 'string') continue
        if (child === top) {
          isDone = true
          return
        }
        if (child === heading) {
          passed = true
          continue
        }
        if (!holds.has(child) && this.isLead(child, passed)) found.push(child)
        else look(child)
      }
    }
    look(from)
    if (!isDone) return []
    // A page that prints many of them above the copy prints teasers: only those that are called leads are left.
    const kept = found.length > 5 ? found.filter((one) => isLeadName(nameOf(one))) : found
    return kept.length > 5 ? [] : kept
  }

  /** Parts of the copy that stand behind it in the same article: paragraphs, and elements named as copy. */
  private tails(top: Markup): Node[] {
    const scope = this.scopeOf(top)
    const found: Node[] = []
    let inner = top
    for (
      let at = this.parents.get(top);
      at !== undefined && scope.has(at) && at.tag !== 'body';
      at = this.parents.get(at)
    ) {
      for (const child of at.children.slice(at.children.indexOf(inner) + 1)) {
        if (typeof child === 'string') continue
        const { text, prose } = this.measures.of(child)
        const isCopy = child.tag === 'p' || child.tag === 'blockquote' || isBody(child)
        if (isCopy && prose > 60 && prose > text * 0.6 && this.measures.linkShare(child) < 0.2) found.push(child)
      }
      inner = at
    }
    return found
  }

  private isLead(node: Markup, afterHeadline: boolean): boolean {
    const { text, prose } = this.measures.of(node)
    if (text < 40 || text > 2_000 || this.measures.linkShare(node) > 0.25) return false
    const name = `${nameOf(node)} ${node.attributes['itemprop'] ?? ''}`
    if (isLeadName(name)) return prose > 0 || text > 60
    if (!afterHeadline) return false
    if (node.tag === 'p' || /^h[2-5]$/.test(node.tag)) return text > 60
    return prose > text * 0.7 && text > 80 && !node.children.some((child) => typeof child !== 'string' && isMany(child))
  }
}

/** Holds several articles or teasers: a list page, not one copy. */
function isMany(node: Markup): boolean {
  let articles = 0
  for (const child of node.children) if (typeof child !== 'string' && child.tag === 'article') articles += 1
  return articles > 1
}

function isBody(node: Markup): boolean {
  return /articlebody/i.test(node.attributes['itemprop'] ?? '') || isContentName(nameOf(node))
}

function bonusOf(node: Markup): number {
  if (/articlebody/i.test(node.attributes['itemprop'] ?? '')) return 2
  const name = nameOf(node)
  if (isTeaserName(name)) return 0.5
  if (isContentName(name)) return 1.5
  return node.tag === 'article' || node.tag === 'main' ? 1.3 : 1
}

/** Less prose than this is looked for again with less cut away. */
const ENOUGH = 140

/**
 * The elements that hold the copy, in the order of the page.
 * @param nodes children of the document
 * @param isHeadline tells whether a heading's text is the page's headline
 */
export function findContent(nodes: readonly Node[], isHeadline: (text: string) => boolean): readonly Node[] {
  let best: Found | undefined
  for (const strictness of ['all', 'tags', 'none'] satisfies Strictness[]) {
    const found = new Page(prune(nodes, strictness, isHeadline), isHeadline).find()
    if (found.prose >= ENOUGH) return found.nodes
    if (best === undefined || found.prose > best.prose * 2) best = found
  }
  return best?.nodes ?? []
}
