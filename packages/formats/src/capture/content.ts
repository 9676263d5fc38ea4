/** Where the copy is on a page: furniture is cut away by its names, then the element with the densest prose is taken. */
import type { Markup } from '../html/parse.ts'

type Node = Markup | string

const CUT_TAGS = new Set(
  'script style noscript template iframe frame object embed form button input select textarea nav aside footer svg canvas audio video menu dialog map link meta head'.split(
    ' ',
  ),
)

/** Names in class, id and role that furniture goes by. */
const CUT_NAMES =
  /(?:^|[\s_-])(?:comments?|disqus|respond|social|shar(?:e|ing)|sharedaddy|addtoany|related|recommend(?:ed|ations?)?|newsletter|subscribe|subscription|promo|advert(?:isement|ising)?|ads?|adsbygoogle|banner|sponsor(?:ed)?|cookies?|consent|gdpr|breadcrumbs?|sidebar|side-?bar|footer|site-?header|masthead|navigation|nav|navbar|menu|widget|popup|modal|overlay|paywall|tags?|tagcloud|taglist|author-?(?:bio|box|info)|bio|byline|pagination|pager|toolbar|skip-?link|screen-reader-text|visually-?hidden|sr-only|hidden|most-?read|popular|teaser|teasers|more-?news|read-?more|readmore|outbrain|taboola|print|rating|search|login|copyright|jp-relatedposts|wp-caption-text-hidden|entry-meta|post-meta|article-meta|meta|infobox-nav|toc|table-of-contents)(?:$|[\s_-])/i

/** Names that hold copy even when another name of theirs sounds like furniture. */
const KEEP_NAMES =
  /(?:article|post|entry|story|content|page|text)[_-]?(?:body|content|text|main|inner)|articlebody|body-?text|main-?content/i

function nameOf(node: Markup): string {
  const { attributes } = node
  return `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.slice(0, 400)
}

function isHidden(node: Markup): boolean {
  const { attributes } = node
  if (attributes['hidden'] !== undefined || attributes['aria-hidden'] === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test((attributes['style'] ?? '').slice(0, 400))
}

/** Furniture by its tag or role, whatever it holds. */
function isCutAlways(node: Markup, inArticle: boolean): boolean {
  if (CUT_TAGS.has(node.tag)) return true
  if (node.tag === 'header') return !inArticle
  return /^(?:navigation|banner|contentinfo|complementary|search|dialog|menu)$/.test(node.attributes['role'] ?? '')
}

const NEVER_CUT = new Set(['html', 'body', 'article', 'main', 'p'])

/** Furniture by its name, unless it holds a good part of the page's prose: then the name is the theme's, not its own. */
function isCutByName(node: Markup, prose: ReadonlyMap<Markup, number>, total: number): boolean {
  if (NEVER_CUT.has(node.tag)) return false
  const name = nameOf(node)
  if (!isHidden(node) && (!CUT_NAMES.test(name) || KEEP_NAMES.test(name))) return false
  return (prose.get(node) ?? 0) <= total * 0.4
}

/** Length of the paragraphs inside each element. */
function measureProse(node: Markup, inParagraph: boolean, into: Map<Markup, number>): number {
  let length = 0
  const inside = inParagraph || node.tag === 'p' || node.tag === 'pre'
  for (const child of node.children) {
    if (typeof child !== 'string') {
      if (!CUT_TAGS.has(child.tag) && child.tag !== 'a') length += measureProse(child, inside, into)
    } else if (inside || child.trim().length > 80) length += child.trim().length
  }
  into.set(node, length)
  return length
}

/** A tree without furniture. */
function prune(node: Markup, inArticle: boolean, cut: (node: Markup) => boolean): Markup {
  const inside = inArticle || node.tag === 'article' || node.tag === 'main'
  const children: Node[] = []
  for (const child of node.children) {
    if (typeof child === 'string') children.push(child)
    else if (!isCutAlways(child, inside) && !cut(child)) children.push(prune(child, inside, cut))
  }
  return { tag: node.tag, attributes: node.attributes, children }
}

interface Measure {
  readonly text: number
  readonly links: number
}

const PROSE_TAGS = new Set(['p', 'pre', 'blockquote', 'td', 'li', 'h2', 'h3', 'dd'])

/** Scores of a page's elements, worked out once, children before parents. */
class Scores {
  readonly measures = new Map<Markup, Measure>()
  readonly scores = new Map<Markup, number>()
  readonly parents = new Map<Markup, Markup>()

  measure(node: Markup): Measure {
    let text = 0
    let links = 0
    for (const child of node.children) {
      if (typeof child === 'string') {
        text += child.trim().length
        continue
      }
      const inner = this.measure(child)
      text += inner.text
      links += child.tag === 'a' ? inner.text : inner.links
    }
    const result = { text, links }
    this.measures.set(node, result)
    return result
  }

  linkShare(node: Markup): number {
    const measure = this.measures.get(node)
    return measure === undefined || measure.text === 0 ? 0 : measure.links / measure.text
  }

  /** Prose gives its points to its parent, half to the grandparent, a quarter further up. */
  score(node: Markup, ancestors: Markup[]): void {
    const own = this.ownPoints(node)
    if (own > 0) {
      ;[1, 0.5, 0.25].forEach((share, index) => {
        const ancestor = ancestors.at(-1 - index)
        if (ancestor !== undefined) this.scores.set(ancestor, (this.scores.get(ancestor) ?? 0) + own * share)
      })
    }
    const parent = ancestors.at(-1)
    if (parent !== undefined) this.parents.set(node, parent)
    ancestors.push(node)
    for (const child of node.children) if (typeof child !== 'string') this.score(child, ancestors)
    ancestors.pop()
  }

  private ownPoints(node: Markup): number {
    const text = this.measures.get(node)?.text ?? 0
    const bare = node.tag === 'div' && node.children.some((c) => typeof c === 'string' && c.trim().length > 80)
    if ((!PROSE_TAGS.has(node.tag) && !bare) || text < 25) return 0
    const weight = node.tag === 'p' || bare || node.tag === 'pre' || node.tag === 'blockquote' ? 1 : 0.4
    return weight * (1 + Math.min(text / 100, 5)) * (1 - this.linkShare(node))
  }
}

function nameBonus(node: Markup): number {
  if (node.attributes['itemprop']?.toLowerCase() === 'articlebody') return 2
  if (KEEP_NAMES.test(nameOf(node))) return 1.4
  return node.tag === 'article' || node.tag === 'main' ? 1.3 : 1
}

/** Children of the element that holds the copy, with neighbours that hold more of it, and the lead above them. */
export function findContent(nodes: readonly Node[]): readonly Node[] {
  const page: Markup = { tag: 'body', attributes: {}, children: nodes }
  const prose = new Map<Markup, number>()
  const total = measureProse(page, false, prose)
  const root = prune(page, false, (node) => isCutByName(node, prose, total))
  const scores = new Scores()
  scores.measure(root)
  scores.score(root, [])
  let top: Markup = root
  let best = 0
  for (const [node, score] of scores.scores) {
    const value = score * nameBonus(node) * (1 - scores.linkShare(node))
    if (value > best) {
      top = node
      best = value
    }
  }
  if (best === 0) return root.children
  const content = widen(top, scores)
  return [...leads(top, content, scores), ...content].filter(
    (node) => typeof node === 'string' || !isLinkList(node, scores),
  )
}

const LEAD_NAMES =
  /lead|intro|standfirst|teaser|summary|subtitle|subhead|excerpt|abstract|dek|chapo|bajada|entradilla|sapo|vorspann/i

/** Paragraphs of the same article that stand above the copy and are called its lead. */
function leads(top: Markup, content: readonly Node[], scores: Scores): Markup[] {
  const path = pathTo(top, scores)
  const from = path.findLast((node) => node.tag === 'article' || node.tag === 'main') ?? path.at(-3) ?? path[0]
  const found: Markup[] = []
  let reached = false
  const visit = (node: Markup): void => {
    for (const child of node.children) {
      if (typeof child === 'string' || reached) continue
      if (child === top || content.includes(child)) {
        reached = true
        return
      }
      const text = scores.measures.get(child)?.text ?? 0
      const isLead =
        LEAD_NAMES.test(nameOf(child)) || LEAD_NAMES.test(child.attributes['itemprop'] ?? '') || child.tag === 'p'
      if (isLead && text > 60 && text < 1_500 && scores.linkShare(child) < 0.3 && !hasInside(child, top))
        found.push(child)
      else visit(child)
    }
  }
  if (from !== undefined && from !== top) visit(from)
  return reached ? found.slice(-2) : []
}

function hasInside(node: Markup, target: Markup): boolean {
  return node === target || node.children.some((child) => typeof child !== 'string' && hasInside(child, target))
}

/** Elements from the root down to the parent of the target. */
function pathTo(target: Markup, scores: Scores): Markup[] {
  const path: Markup[] = []
  for (let node = scores.parents.get(target); node !== undefined; node = scores.parents.get(node)) path.push(node)
  return path.toReversed()
}

/** A page may cut its copy into several elements side by side: those with a fair score of their own come along. */
function widen(top: Markup, scores: Scores): readonly Node[] {
  const parent = scores.parents.get(top)
  if (parent === undefined || top.tag === 'article' || top.tag === 'main' || top.tag === 'body') return top.children
  const limit = (scores.scores.get(top) ?? 0) * 0.2
  const kept = parent.children.filter((node) => {
    if (typeof node === 'string') return false
    if (node === top) return true
    if (scores.linkShare(node) > 0.3) return false
    if ((scores.scores.get(node) ?? 0) > limit) return true
    const text = scores.measures.get(node)?.text ?? 0
    return (node.tag === 'p' || node.tag === 'blockquote' || node.tag === 'ul' || node.tag === 'ol') && text > 60
  })
  return kept.length > 1 ? kept : top.children
}

function isLinkList(node: Markup, scores: Scores): boolean {
  const text = scores.measures.get(node)?.text ?? 0
  return node.tag !== 'p' && scores.linkShare(node) > 0.7 && text > 0
}
