/** The section that a page belongs to: metadata, category links, breadcrumbs, the menu's name for its address. */
import { isSectionName } from '../copy/sections.ts'
import { fold } from './headline.ts'
import { type LinkedData, textOf } from './json-ld.ts'
import type { Markup } from '../html/parse.ts'
import { type Page, shortText } from './page.ts'

/** Not a section of anything. */
const NONE = new Set(
  'uncategorized uncategorised allgemein general default home startseite start homepage inicio accueil главная 首页 홈 ホーム index main page pages article articles artikel post posts blog root null undefined none other 未分类 未分類 sincategoria nichtkategorisiert nonclasse senzacategoria geencategorie breadcrumb'
    .split(' ')
    .map(fold),
)
const WEAK = new Set(
  'news nachrichten noticias notícias actualités actualites notizie новости aktuell aktuelles magazin magazine press presse'
    .split(' ')
    .map(fold),
)

function usable(name: string | undefined, headline: string): string | undefined {
  if (name === undefined) return undefined
  const text = name
    .trim()
    .replace(
      /^(?:in|kategorie[n]?|category|categories|categoría|rubrik|filed under|posted in|section|thema|ressort)\s*:?\s+(?=\p{L})/iu,
      '',
    )
    .replace(/[\s>»›/|,:]+$/u, '')
  if (text.length < 2 || text.length > 60 || !/\p{L}/u.test(text) || /^https?:/.test(text)) return undefined
  const folded = fold(text)
  return NONE.has(folded) || folded === headline || text.split(/\s+/).length > 6 ? undefined : text
}

/** The first of names that one value lists: `Society, Culture` and `["Society", "Culture"]` alike. */
function firstOf(value: unknown, headline: string): string | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, 10) : [value]
  const names = list.flatMap((entry) => {
    const text = textOf(entry)
    if (text === undefined) return []
    return [...(isSectionName(text) ? [text] : []), ...text.split(/\s*[,;|>]\s*/)]
  })
  return names.map((name) => usable(name, headline)).find((name) => name !== undefined)
}

const METAS = [
  'article:section',
  'og:article:section',
  'article.section',
  'section',
  'parsely-section',
  'cxenseparse:section',
  'cxenseparse:articlesection',
  'mrf:sections',
  'sailthru.section',
  'channel',
  'category',
  'dc.subject.section',
  'rubrik',
  'news:section',
  'lp.section',
  'articlesection',
]

function linksIn(node: Markup, depth = 0): string[] {
  if (depth > 8) return []
  return node.children
    .flatMap((child) =>
      typeof child === 'string' ? [] : child.tag === 'a' ? [shortText(child, 80)] : linksIn(child, depth + 1),
    )
    .slice(0, 12)
}

/**
 * @param headline folded, so that a breadcrumb that repeats it is not taken
 * @param address of the page
 */
export function findSectionName(
  page: Page,
  data: LinkedData,
  headline: string,
  headlineLine: number,
  address: string | undefined,
  sites: ReadonlySet<string>,
): string | undefined {
  const found: { name: string; weight: number }[] = []
  const add = (name: string | undefined, weight: number) => {
    if (name === undefined || sites.has(fold(name))) return
    found.push({ name, weight: WEAK.has(fold(name)) ? weight * 0.5 : isSectionName(name) ? weight + 1 : weight })
  }
  for (const article of data.articles.slice(0, 2))
    add(firstOf(article['articleSection'] ?? article['recipeCategory'], headline), 6)
  METAS.forEach((name) => add(firstOf(page.metas.get(name)?.[0], headline), 5.5))
  const crumbs = data.crumbs.map((crumb) => usable(crumb, headline)).filter((crumb) => crumb !== undefined)
  add(crumbs.at(0), 3)
  if (crumbs.length > 1) add(crumbs.at(-1), 2)
  for (const mark of page.marked) {
    if (mark.zone === 'comments') continue
    if (mark.kind === 'crumbs' && mark.text.length < 250) {
      const linked = linksIn(mark.node)
      const parts = (linked.length > 1 ? linked : mark.text.split(/\s*[>»›/|→]\s*/))
        .map((part) => usable(part, headline))
        .filter((part) => part !== undefined)
      if (parts.length > 0 && parts.length < 7) add(parts[0], 2.5)
    }
    if (mark.kind !== 'section' || mark.text.length > 60) continue
    const rel = mark.node.attributes['rel'] ?? ''
    const isCategory = /\bcategory\b/.test(rel) && /\btag\b/.test(rel)
    const distance = headlineLine === -1 ? 20 : Math.abs(mark.line - headlineLine)
    let weight = isCategory ? 4.5 : mark.node.attributes['itemprop'] === 'articleSection' ? 6 : 1.5
    if (distance <= 6) weight += 1.5
    if (mark.zone === 'aside') weight -= 2
    if (weight > 0) add(usable(mark.text.split(/\s*[,|/»›•]\s*/)[0], headline), weight)
  }
  // The menu's name for the first parts of the page's own address.
  const path =
    address
      ?.replace(/^https?:\/\/[^/]+/i, '')
      .replace(/[?#].*$/, '')
      .toLowerCase()
      .split('/')
      .slice(0, 4) ?? []
  for (let depth = 2; depth <= path.length - 1; depth += 1)
    add(usable(page.linkNames.get(path.slice(0, depth).join('/')), headline), 3)
  const votes = new Map<string, { name: string; weight: number }>()
  for (const { name, weight } of found) {
    const vote = votes.get(fold(name))
    votes.set(
      fold(name),
      vote === undefined ? { name, weight } : { name: vote.name, weight: vote.weight + weight * 0.5 },
    )
  }
  let best: { name: string; weight: number } | undefined
  for (const vote of votes.values()) if (best === undefined || vote.weight > best.weight) best = vote
  return best === undefined || best.weight < 2 ? undefined : best.name
}
