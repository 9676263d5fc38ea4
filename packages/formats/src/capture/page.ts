/** One walk over a page that gathers all it says about itself: metadata, headings, times, names, lines of text. */
import type { Markup } from '../html/parse.ts'
import { collapse } from '../xml/read.ts'
import { isCommentsName, nameOf, remembered } from './names.ts'

/** Where on a page something stands. What is not in the copy's own part weighs little. */
export type Zone = 'main' | 'aside' | 'comments'

export interface Line {
  readonly text: string
  readonly zone: Zone
  /** 1 to 6 for a heading's level, else 0. */
  readonly level: number
}

/** An element that says by its names what it is: an author, a time, a section, a title. */
export interface Marked {
  readonly kind: 'author' | 'time' | 'section' | 'title' | 'crumbs'
  readonly node: Markup
  readonly text: string
  /** Class, id, itemprop and rel, lower case. */
  readonly names: string
  readonly zone: Zone
  /** Index of the line it begins on. */
  readonly line: number
}

export interface Heading {
  readonly node: Markup
  readonly text: string
  readonly level: number
  readonly names: string
  readonly zone: Zone
  readonly line: number
}

export interface Page {
  readonly metas: ReadonlyMap<string, readonly string[]>
  /** JSON-LD. */
  readonly scripts: readonly string[]
  /** All other scripts; scriptText gives what is in them. */
  readonly data: readonly Markup[]
  readonly headings: readonly Heading[]
  readonly marked: readonly Marked[]
  readonly lines: readonly Line[]
  /** Text of links by the path of their target: what the site's own menu calls its sections. */
  readonly linkNames: ReadonlyMap<string, string>
  readonly canonical: string | undefined
  readonly title: string | undefined
  readonly language: string | undefined
}

/** Among the names of a marked element: it is a link to a page about a person. */
export const AUTHOR_LINK = 'profile-name-address'

const MAX_LINES = 4_000
const MAX_MARKED = 400
const MAX_HEADINGS = 200

const BREAKING = new Set(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table td th tr ul button'.split(
    ' ',
  ),
)
const SKIPPED = new Set('style noscript template iframe object svg select textarea'.split(' '))

const ASIDE =
  /(?:^|[\s_-])(?:sidebar|side-?bar|related|recommend\w*|footer|widget\w*|teasers?|popular|most-?read|mostread|recent\w*|nav|navbar|navigation|menu|latest|more-?news|carousel|slider|newsletter|ticker|aside|rail|banner|promo\w*|outbrain|taboola|archive-list|archives|similar|trending|tagcloud|copyright)(?:$|[\s_-])/i
const isAsideName = remembered(ASIDE)
const AUTHOR =
  /author|byline|by-line|autor|auteur|redakteur|verfasser|redactor|firma\b|reporter|journalist|writer|writtenby|written-by|created-?by|posted-?by|postedby|penulis|yazar|muallif|profile-?name|creator|credit|nombre|username|contributor|editor\b|vcard|signature|cc:attribution|作者|源/i
/** Addresses of pages about a person: `/author/ana-petrel`. */
const AUTHOR_PATH =
  /\/(?:authors?|autor(?:en|in|es|i)?|auteurs?|autore|redaktion|redakteure?|redaction|staff|people|person|persons|profiles?|profil|team|mitarbeiter|members?|users?|contributors?|writers?|journalists?|journalistes?|journalisten|reporters?|by|penulis|yazar|avtor|autorzy)\/(?:@?[^/?#]*\p{L}[^/?#]*)\/?(?:[?#]|$)/iu
const TIME =
  /date|time|publi|posted|created|datum|fecha|data\b|heure|zeit|tarih|stamp|veroeff|updated|modified|published|pubdate|submitted|meta|info|day|tanggal|waktu|дата|article-?head/i
const SECTION =
  /categor|section|rubri|ressort|kicker|seccion|topic|channel|cat-links|overline|dachzeile|volanta|chapeu|hat\b|label|breadcrumb-?last|theme|kategori|eyebrow/i
const TITLE = /title|headline|heading|titulo|titre|titolo|titel|tytul|titre|überschrift|ueberschrift|baslik/i
const CRUMBS = /breadcrumb|crumb|brotkrumen|migas|ariane|ruta|you-are-here|pathway|navpath|location/i

/** One space for any white space, none at the ends. */
function squash(text: string): string {
  const trimmed = text.trim()
  return /\s\s|[\t\n\r\f\u00a0]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

/** Text of an element, as far as it matters for a name or a time. */
export function shortText(node: Markup | string, limit = 400): string {
  let text = ''
  const add = (one: Markup | string): void => {
    if (text.length > limit) return
    if (typeof one === 'string') text += one
    else if (one.tag !== 'script' && !SKIPPED.has(one.tag)) {
      if (BREAKING.has(one.tag)) text += ' '
      for (const child of one.children) add(child)
      if (BREAKING.has(one.tag)) text += ' '
    }
  }
  add(node)
  return squash(text)
}

const kindsBySaid = new Map<string, readonly Marked['kind'][]>()

function kindsOf(said: string, tag: string): readonly Marked['kind'][] {
  const isTime = tag === 'time'
  const isHeading = /^h\d$/.test(tag)
  const key = isTime || isHeading ? `${tag} ${said}` : said
  const before = kindsBySaid.get(key)
  if (before !== undefined) return before
  const kinds: Marked['kind'][] = []
  if (AUTHOR.test(said)) kinds.push('author')
  if (isTime || TIME.test(said)) kinds.push('time')
  if (SECTION.test(said)) kinds.push('section')
  if (TITLE.test(said) && !isHeading) kinds.push('title')
  if (CRUMBS.test(said)) kinds.push('crumbs')
  if (kindsBySaid.size > 5_000) kindsBySaid.clear()
  kindsBySaid.set(key, kinds)
  return kinds
}

export function scriptText(script: Markup): string {
  return script.children.filter((child) => typeof child === 'string').join('')
}

const SAYING = ['itemprop', 'rel', 'data-testid', 'property'] as const

/** Names of an element and what else it says of itself. Most say nothing else. */
function saidBy(names: string, attributes: Markup['attributes']): string {
  let said = names
  for (const key of SAYING) {
    const value = attributes[key]
    if (value !== undefined) said += ` ${value}`
  }
  return said
}

class Gatherer {
  readonly metas = new Map<string, string[]>()
  readonly scripts: string[] = []
  readonly data: Markup[] = []
  readonly headings: Heading[] = []
  readonly marked: Marked[] = []
  readonly lines: Line[] = []
  readonly linkNames = new Map<string, string>()
  canonical: string | undefined
  title: string | undefined
  language: string | undefined
  private line = ''
  private level = 0

  private flush(zone: Zone): void {
    if (this.line === '') return
    const text = squash(this.line)
    this.line = ''
    if (text !== '' && this.lines.length < MAX_LINES)
      this.lines.push({ text: text.slice(0, 2_000), zone, level: this.level })
  }

  walk(nodes: readonly (Markup | string)[], zone: Zone): void {
    for (const node of nodes) {
      if (typeof node === 'string') {
        if (this.line.length < 4_000) this.line += node
      } else this.element(node, zone)
    }
  }

  private element(node: Markup, outer: Zone): void {
    const { attributes, tag } = node
    switch (tag) {
      case 'meta':
        this.meta(node)
        return
      case 'script':
        if (/ld\+json/i.test(attributes['type'] ?? '')) this.scripts.push(scriptText(node))
        else this.data.push(node)
        return
      case 'link':
        if (/\bcanonical\b/i.test(attributes['rel'] ?? '')) this.canonical ??= attributes['href']
        return
      case 'title':
        this.title ??= collapse(node.children.filter((c) => typeof c === 'string').join(''))
        return
      case 'html':
        this.language = attributes['lang'] ?? attributes['xml:lang']
        break
      case 'input':
      case 'img':
        return
      default:
        if (SKIPPED.has(tag)) return
    }
    const names = nameOf(node)
    const said = saidBy(names, attributes)
    const zone = zoneOf(node, names, outer)
    const breaks = BREAKING.has(tag)
    if (breaks) this.flush(outer)
    const level = /^h[1-6]$/.test(tag) ? Number(tag[1]) : 0
    if (level > 0) {
      this.level = level
      if (this.headings.length < MAX_HEADINGS) {
        const text = shortText(node)
        if (text !== '') this.headings.push({ node, text, level, names: said, zone, line: this.lines.length })
      }
    }
    const isAuthorLink = tag === 'a' && AUTHOR_PATH.test((attributes['href'] ?? '').slice(-160))
    if (isAuthorLink) this.mark(node, `${said} ${AUTHOR_LINK}`, zone)
    else if (said.length > 3 || tag === 'time') this.mark(node, said, zone)
    if (tag === 'a' && !isAuthorLink) this.link(node)
    this.walk(node.children, zone)
    if (breaks) this.flush(zone)
    if (level > 0) this.level = 0
  }

  private meta(node: Markup): void {
    const { attributes } = node
    const content = attributes['content']
    if (content === undefined || content.trim() === '') return
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attributes[key]?.toLowerCase()
      if (name === undefined) continue
      const known = this.metas.get(name)
      if (known === undefined) this.metas.set(name, [collapse(content)])
      else if (known.length < 20) known.push(collapse(content))
    }
  }

  private mark(node: Markup, said: string, zone: Zone): void {
    if (this.marked.length >= MAX_MARKED) return
    const { tag } = node
    if (tag === 'body' || tag === 'html' || tag === 'main' || tag === 'article') return
    const kinds = kindsOf(said, tag)
    if (kinds.length === 0) return
    const text = shortText(node, 300)
    const isDated =
      node.attributes['datetime'] !== undefined ||
      node.attributes['content'] !== undefined ||
      node.attributes['title'] !== undefined
    if ((text === '' && !isDated) || (text.length > 250 && !kinds.includes('crumbs'))) return
    for (const kind of kinds)
      this.marked.push({ kind, node, text, names: said.toLowerCase(), zone, line: this.lines.length })
  }

  private link(node: Markup): void {
    const href = node.attributes['href']
    if (href === undefined || href.length > 200 || this.linkNames.size > 600) return
    const path = href
      .replace(/^https?:\/\/[^/]+/i, '')
      .replace(/[?#].*$/, '')
      .replace(/\/(?:index\.\w+)?$/, '')
    if (path === '' || path.split('/').length > 4 || this.linkNames.has(path)) return
    const text = shortText(node, 60)
    if (text !== '' && text.length <= 40) this.linkNames.set(path.toLowerCase(), text)
  }

  end(): void {
    this.flush('main')
  }
}

/** Remembered, so that boxes inside boxes are looked through once. */
const headed = new WeakMap<Markup, boolean>()

function holdsHeading(node: Markup): boolean {
  const before = headed.get(node)
  if (before !== undefined) return before
  const holds = node.tag === 'h1' || node.children.some((child) => typeof child !== 'string' && holdsHeading(child))
  headed.set(node, holds)
  return holds
}

function zoneOf(node: Markup, names: string, outer: Zone): Zone {
  if (outer !== 'main') return outer
  if (node.tag === 'nav' || node.tag === 'footer' || node.tag === 'aside') return 'aside'
  if (names === '' || node.tag === 'body' || node.tag === 'html') return outer
  // Some wrap the whole article in what is named after its comments.
  if (isCommentsName(names) && !holdsHeading(node)) return 'comments'
  return isAsideName(names) && !/^h\d$/.test(node.tag) ? 'aside' : outer
}

export function gatherPage(nodes: readonly (Markup | string)[]): Page {
  const gatherer = new Gatherer()
  gatherer.walk(nodes, 'main')
  gatherer.end()
  const { metas, scripts, data, headings, marked, lines, linkNames, canonical, title, language } = gatherer
  return { metas, scripts, data, headings, marked, lines, linkNames, canonical, title, language }
}

/** The first value of the first of these meta elements that has one. */
export function metaOf(page: Page, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = page.metas.get(name)?.[0]
    if (value !== undefined) return value
  }
  return undefined
}
