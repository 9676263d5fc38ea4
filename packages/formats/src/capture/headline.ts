/** The headline of a page: its headings, titles and metadata are witnesses; what most of them say is taken. */
import type { Markup } from '../html/parse.ts'
import { collapse } from '../xml/read.ts'
import { decodeEntities } from './json-ld.ts'
import { metaOf, type Page, shortText } from './page.ts'

/** Letters and digits only, lower case: two ways to print one headline are alike in it. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

/** Between a headline and the name of its site. */
const SEPARATOR =
  /\s+[|–—·•»«›:~-]+\s+|\s*[|｜_]\s*|\s+[-–—]{2,}\s+|(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}！？」”])\s*[-–—－]\s*/gu

const KICKER =
  /kicker|topline|top-line|overline|over-line|dachzeile|roofline|roof|eyebrow|pretitle|pre-title|suptitle|supertitle|volanta|antetitulo|chapeu|spitzmarke|rubrik|category|vorspann|date|label|badge|hidden|sr-only|screen-reader|visually|share|subtitle|sub-title|unterzeile|subline|subhead/i
const TITLE_PART = /title|headline|heading|titel|titre|titulo|^\s*h1/i
/** Names of headings that are the article's own. */
const OWN_HEADING =
  /(?:entry|post|article|story|news|page|single|content|node|blog|product|item|detail)[\w-]*?(?:title|headline|heading|name)|headline|\btitle\b|itemprop-headline|^\s*name\b/i

/** Names of headings that are the site's own. */
const SITE_HEADING = /logo|site-?title|site-?name|brand|blog-?title|masthead|sitename/i

/** Headings that pages of all sorts print beside their article. */
const STOCK = new Set(
  [
    'home|menu|search|navigation|main menu|comments|related|share|share this|contact|about|news|blog|article|articles|post navigation|leave a reply|recent posts|newsletter|404|page not found|advertisement|follow us|login|cookies|privacy|loading|untitled|index',
    'startseite|suche|menü|kommentare|kontakt|aktuelles|artikel|navigation|hauptmenü|datenschutz|inhalt',
    'accueil|actualités|commentaires|recherche|inicio|noticias|comentarios|buscar|início|notícias|notizie|commenti',
    'новости|главная|комментарии|поиск|меню|首页|新闻|正文|ホーム|ニュース|뉴스|홈|الرئيسية|أخبار',
  ].flatMap((words) => words.split('|').map(fold)),
)

/** Names that the site goes by, folded: from its metadata and its address. */
export function siteNames(page: Page, publisher: string | undefined, host: string | undefined): ReadonlySet<string> {
  const names = [
    publisher,
    metaOf(page, [
      'og:site_name',
      'application-name',
      'apple-mobile-web-app-title',
      'al:android:app_name',
      'twitter:site',
      'dc.publisher',
      'copyright',
      'publisher',
    ]),
  ]
  if (host !== undefined) {
    const bare = host.replace(/^(?:www|m|amp|mobile|blog|news|en|de|es|fr)\./, '')
    names.push(host, bare, bare.replace(/\.[a-z.]{2,6}$/, ''), bare.split('.').at(-2))
  }
  // Some pages give their own title where the site's name belongs.
  const title = fold(page.title ?? '')
  const isTitle = (name: string) => name.length > 25 && title.startsWith(name)
  return new Set(
    names
      .filter((name) => name !== undefined)
      .map(fold)
      .filter((name) => name.length > 1 && !isTitle(name)),
  )
}

function isSite(part: string, sites: ReadonlySet<string>): boolean {
  const folded = fold(part)
  if (folded === '') return true
  for (const site of sites) {
    if (folded === site) return true
    // "The Example Times Online" over example-times.test: one holds the other, and neither is a sentence.
    if (
      site.length > 3 &&
      folded.length < 60 &&
      (folded.includes(site) || (site.includes(folded) && folded.length > 3))
    )
      return true
  }
  return false
}

interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
}

function partsOf(title: string): Part[] {
  const parts: Part[] = []
  let start = 0
  for (const match of title.matchAll(SEPARATOR)) {
    parts.push({ text: title.slice(start, match.index), start, end: match.index })
    start = match.index + match[0].length
  }
  parts.push({ text: title.slice(start), start, end: title.length })
  return parts.filter((part) => part.text.trim() !== '').slice(0, 12)
}

/** Letters as addresses spell them: `Ökologisch` is in `oekologisch.example`. */
const spelled = (text: string): string =>
  fold(text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss'))

/** The site's name as the page's title prints it behind the headline, when the address or the metadata knows it too. */
export function siteInTitle(title: string | undefined, sites: ReadonlySet<string>): string | undefined {
  const parts = partsOf(title ?? '')
  const last = parts.at(-1)?.text.trim()
  if (parts.length < 2 || last === undefined || last.length > 50) return undefined
  return sites.has(fold(last)) || sites.has(spelled(last)) ? last : undefined
}

/**
 * A title without the name of its site, in front or behind.
 * @param sites names of the site, folded
 * @param others folded headings of the page: a title is cut where what is left is one of them
 */
export function withoutSite(title: string, sites: ReadonlySet<string>, others: ReadonlySet<string>): string {
  const parts = partsOf(title)
  if (parts.length < 2) return title
  for (let size = parts.length; size >= 1; size -= 1) {
    for (let from = 0; from + size <= parts.length; from += 1) {
      const text = title.slice(parts[from]?.start ?? 0, parts[from + size - 1]?.end ?? 0).trim()
      if (size < parts.length && others.has(fold(text))) return text
    }
  }
  let from = 0
  let to = parts.length
  while (to - from > 1 && isSite(parts[to - 1]?.text ?? '', sites)) to -= 1
  while (to - from > 1 && isSite(parts[from]?.text ?? '', sites)) from += 1
  // The section between headline and site: "Headline - Politics - Site".
  while (to < parts.length && to - from > 1 && (parts[to - 1]?.text.trim().split(/\s+/).length ?? 9) <= 2) to -= 1
  return title.slice(parts[from]?.start ?? 0, parts[to - 1]?.end ?? title.length).trim()
}

/** Takes a short name off the end of a title of which nothing else on the page speaks. */
function withoutTail(title: string): string {
  const parts = partsOf(title)
  const last = parts.at(-1)
  if (parts.length < 2 || last === undefined || /[,?!“”"]/.test(last.text)) return title
  const before = title.slice(0, parts.at(-2)?.end ?? 0)
  return last.text.trim().split(/\s+/).length <= 4 && before.length > last.text.length ? before.trim() : title
}

/** The text of a heading without a kicker or a date that stands in it under a name of its own. */
export function headingText(node: Markup): string {
  const parts = elementsIn(node)
  const named = parts.filter(
    (part) => TITLE_PART.test(part.attributes['class'] ?? '') && !KICKER.test(part.attributes['class'] ?? ''),
  )
  const kickers = parts.filter((part) => KICKER.test(part.attributes['class'] ?? ''))
  if (kickers.length > 0) {
    const only = named.find(
      (part) => !kickers.some((kicker) => holds(kicker, part)) && !kickers.some((kicker) => holds(part, kicker)),
    )
    const text = only === undefined ? shortText(without(node, new Set(kickers))) : shortText(only)
    if (text.length > 8) return text
  }
  return shortText(node)
}

function elementsIn(node: Markup, depth = 0): Markup[] {
  if (depth > 3) return []
  const inside = node.children.filter((child): child is Markup => typeof child !== 'string')
  return inside.flatMap((child) => [child, ...elementsIn(child, depth + 1)]).slice(0, 40)
}

function holds(node: Markup, inner: Markup): boolean {
  return node === inner || node.children.some((child) => typeof child !== 'string' && holds(child, inner))
}

function without(node: Markup, gone: ReadonlySet<Markup>): Markup {
  const children = node.children.map((child) => {
    if (typeof child === 'string') return child
    return gone.has(child) ? ' ' : without(child, gone)
  })
  return { ...node, children }
}

interface Witness {
  readonly text: string
  readonly weight: number
  /** How gladly its spelling is taken. */
  readonly rank: number
}

const clean = (text: string) => collapse(decodeEntities(text).replace(/[\u200b\ufeff\u00ad]/g, '')).trim()

export interface FoundHeadline {
  readonly text: string
  /** Other ways in which the page prints the same headline, for taking it out of the copy. */
  readonly variants: readonly string[]
}

/**
 * @param linked headlines that JSON-LD gives
 * @param sites names of the site, folded
 */
export function findHeadline(
  page: Page,
  linked: readonly string[],
  sites: ReadonlySet<string>,
): FoundHeadline | undefined {
  const usable = (text: string) => {
    const folded = fold(text)
    return text.length > 1 && text.length < 400 && folded.length > 1 && !sites.has(folded) && !STOCK.has(folded)
  }
  const headings = page.headings
    .map((heading) => ({ ...heading, said: clean(headingText(heading.node)) }))
    .filter((heading) => usable(heading.said))
  const folded = new Set(
    headings
      .filter((heading) => heading.level <= 2 || OWN_HEADING.test(heading.names))
      .map((heading) => fold(heading.said)),
  )
  const tails = siteParts(
    page.title,
    headings.map((heading) => fold(heading.said)),
  )
  const witnesses: Witness[] = []
  const add = (text: string | undefined, weight: number, rank: number) => {
    if (text === undefined) return
    const said = clean(text)
    if (usable(said)) witnesses.push({ text: said, weight, rank })
  }
  const h1s = headings.filter((heading) => heading.level === 1)
  const titles = [page.title, metaOf(page, ['og:title']), ...linked].map((one) => fold(one ?? ''))
  const told = titles.join(' ')
  for (const heading of headings) {
    // A heading over every page of a site is not in the title, or is the site's part of it.
    const said = fold(heading.said)
    const isStrange =
      told.length > 10 &&
      !told.includes(said.slice(0, 24)) &&
      !titles.some((one) => one.length > 12 && said.startsWith(one))
    const doubt = SITE_HEADING.test(heading.names) || tails.has(fold(heading.said)) ? 0.15 : isStrange ? 0.5 : 1
    const own = OWN_HEADING.test(heading.names)
    const inMain = heading.zone === 'main'
    if (heading.level === 1)
      add(
        heading.said,
        doubt * ((inMain ? 3 : 1) + (own ? 1.5 : 0) - (h1s.length > 3 ? 2 : h1s.length > 1 ? 0.5 : 0)),
        3,
      )
    else if (heading.level <= 3 && own && inMain)
      add(heading.said, doubt * (heading.level === 2 && h1s.length === 0 ? 2 : 0.8), 2)
    else if (heading.level === 2 && inMain && doubt === 1) add(heading.said, 0.6, 2)
  }
  // Some print their headline in no heading at all.
  for (const mark of h1s.length > 0 ? [] : page.marked)
    if (mark.kind === 'title' && mark.zone === 'main' && OWN_HEADING.test(mark.names) && !KICKER.test(mark.names))
      add(mark.text, 0.5, 1.5)
  const strip = (text: string | undefined) => (text === undefined ? undefined : withoutSite(clean(text), sites, folded))
  for (const text of linked.slice(0, 3)) add(strip(text), 2.5, 2)
  const og = metaOf(page, ['og:title'])
  add(strip(og), 2.5, 1.5)
  add(strip(metaOf(page, ['twitter:title', 'twitter:text:title'])), 1, 1)
  add(
    strip(
      metaOf(page, [
        'headline',
        'sailthru.title',
        'parsely-title',
        'dc.title',
        'dcterms.title',
        'citation_title',
        'title',
        'hdl',
      ]),
    ),
    1.5,
    1.2,
  )
  add(page.metas.get('name')?.[0], 0.3, 0.5)
  const title = strip(page.title)
  add(
    title === undefined || folded.has(fold(title)) ? title : witnesses.length === 0 ? withoutTail(title) : title,
    1.5,
    0.5,
  )
  const whole = clean(page.title ?? headings[0]?.said ?? '')
  const best = elect(witnesses) ?? (whole === '' ? undefined : { text: whole.slice(0, 400) })
  if (best === undefined) return undefined
  return {
    text: best.text,
    variants: [
      ...new Set([
        ...witnesses.map((w) => w.text),
        ...(og === undefined ? [] : [og]),
        ...(page.title === undefined ? [] : [page.title]),
      ]),
    ],
  }
}

/** Parts of the title that are headings of the page while another part is one too, or comes first: the site's own name. */
function siteParts(title: string | undefined, headings: readonly string[]): ReadonlySet<string> {
  const parts = partsOf(title ?? '').map((part) => fold(part.text))
  const said = parts.filter((part) => headings.includes(part))
  const last = parts.at(-1)
  return new Set(said.length > 1 && last !== undefined && said.includes(last) ? [last] : [])
}

/** The witness that most others agree with; one that says more or less than another backs it by half. */
function elect(witnesses: readonly Witness[]): Witness | undefined {
  const told = witnesses.slice(0, 60).map((witness) => ({ ...witness, folded: fold(witness.text) }))
  let best: (typeof told)[number] | undefined
  let bestScore = 0
  for (const one of told) {
    let score = one.rank * 0.01
    for (const other of told) {
      if (other.folded === one.folded) score += other.weight
      else if (one.folded.length > 12 && other.folded.includes(one.folded)) score += other.weight * 0.5
      // Metadata is cut short at a quotation mark or a length; the heading goes on.
      else if (
        other.folded.length > 12 &&
        one.rank >= 2 &&
        one.folded.startsWith(other.folded) &&
        one.folded.length < other.folded.length * 2
      )
        score += other.weight * 0.8
      else if (other.folded.length > 12 && one.folded.includes(other.folded)) score += other.weight * 0.4
    }
    if (score > bestScore) {
      best = one
      bestScore = score
    }
  }
  return best
}
