/** What a page says about itself: JSON-LD, Open Graph, meta elements, microdata, `<time>`. */
import { findMarkup, type Markup, markupText } from '../html/parse.ts'
import { collapse } from '../xml/read.ts'

export interface PageMetadata {
  readonly headline?: string
  readonly published?: string
  readonly section?: string
  readonly authors: readonly string[]
  readonly language?: string
  readonly site?: string
  readonly url?: string
  readonly description?: string
  /** Where the headline came from; a title carries the site's name with it. */
  readonly headlineSource?: 'json-ld' | 'og' | 'h1' | 'title'
}

/** Everything on a page that metadata is read from, gathered in one walk. */
interface Gathered {
  readonly metas: Map<string, string>
  readonly scripts: string[]
  readonly headings: Markup[]
  readonly times: Markup[]
  readonly itemprops: Map<string, string>
  canonical?: string
  title?: string
}

function gather(nodes: readonly (Markup | string)[], into: Gathered): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    const { attributes } = node
    const itemprop = attributes['itemprop']?.toLowerCase()
    if (itemprop !== undefined && !into.itemprops.has(itemprop)) {
      const value = attributes['content'] ?? attributes['datetime'] ?? collapse(markupText(node)).slice(0, 500)
      if (value !== '') into.itemprops.set(itemprop, value)
    }
    switch (node.tag) {
      case 'meta': {
        const name = (attributes['property'] ?? attributes['name'] ?? attributes['http-equiv'])?.toLowerCase()
        const content = attributes['content']
        if (name !== undefined && content !== undefined && content.trim() !== '' && !into.metas.has(name)) {
          into.metas.set(name, collapse(content))
        }
        break
      }
      case 'script':
        if (attributes['type']?.toLowerCase() === 'application/ld+json') {
          into.scripts.push(node.children.filter((c) => typeof c === 'string').join(''))
        }
        continue
      case 'link':
        if (attributes['rel']?.toLowerCase() === 'canonical') into.canonical ??= attributes['href'] ?? ''
        break
      case 'title':
        into.title ??= collapse(markupText(node))
        break
      case 'h1':
        into.headings.push(node)
        break
      case 'h2':
      case 'h3':
        if (/title|headline/i.test(attributes['class'] ?? '') && into.headings.length < 100) into.headings.push(node)
        break
      case 'time':
        into.times.push(node)
        break
      default:
    }
    gather(node.children, into)
  }
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const ARTICLE = /(?:Article|BlogPosting|SocialMediaPosting|Report)$/

/** Finds the first article in JSON-LD, in lists and graphs, without going deep. */
function findArticle(value: unknown, depth: number): Json | undefined {
  if (depth > 4) return undefined
  if (Array.isArray(value)) {
    for (const entry of value.slice(0, 100)) {
      const found = findArticle(entry, depth + 1)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (!isObject(value)) return undefined
  const types = Array.isArray(value['@type']) ? value['@type'] : [value['@type']]
  if (types.some((type) => typeof type === 'string' && ARTICLE.test(type))) return value
  return findArticle(value['@graph'], depth + 1) ?? findArticle(value['mainEntity'], depth + 1)
}

function articleOf(scripts: readonly string[]): Json | undefined {
  for (const script of scripts.slice(0, 20)) {
    try {
      const found = findArticle(JSON.parse(script.replace(/^\s*<!--|-->\s*$/g, '')), 0)
      if (found !== undefined) return found
    } catch {
      // Pages carry broken JSON-LD all the time; the rest of the page still speaks.
    }
  }
  return undefined
}

function text(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first !== 'string') return undefined
  const clean = collapse(decodeEntities(first))
  return clean === '' ? undefined : clean
}

/** The few entities that content systems leave inside JSON-LD. */
function decodeEntities(value: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }
  return value.replace(
    /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,5}));/gi,
    (whole, dec: string, hex: string, name: string) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
      const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec)
      return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole
    },
  )
}

function names(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list
    .slice(0, 10)
    .map((entry) => (isObject(entry) ? text(entry['name']) : text(entry)))
    .filter((name): name is string => name !== undefined && name.length < 200 && !/^https?:/.test(name))
}

/** Title of a page without the name of its site behind a dash or a bar. */
function cleanTitle(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|–—·•»-]\s+/)
  if (parts.length < 2) return title
  const last = parts.at(-1) ?? ''
  const isSite = site !== undefined && last.toLowerCase().includes(site.toLowerCase())
  return isSite || last.split(/\s+/).length <= 4
    ? title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—·•»-]\s+$/, '')
    : title
}

const fold = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const words = (value: string) => collapse(value.replace(/\u00a0/g, ' '))

/**
 * The heading that says what the page's metadata says. A heading with a kicker in front gives way to the metadata; the
 * site's own name over every page is no headline.
 * @param said headlines by JSON-LD, Open Graph and the title, the surest first
 */
function headingOf(headings: readonly Markup[], said: readonly string[]): string | undefined {
  const texts = headings.map((h) => words(markupText(h))).filter((t) => t.length > 3 && t.length < 400)
  for (const reference of said) {
    const known = fold(reference)
    const inside = texts
      .filter((t) => known.includes(fold(t)) && fold(t).length >= known.length * 0.5)
      .toSorted((x, y) => y.length - x.length)[0]
    if (inside !== undefined) return inside
    if (known.length > 10 && texts.some((t) => fold(t).includes(known))) return reference
  }
  return undefined
}

const DATE_METAS = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.created',
  'dc.date',
  'dc.date.created',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'article:published',
  'og:pubdate',
  'last-modified',
]

/** Reads a page's own words about itself. */
export function readMetadata(nodes: readonly (Markup | string)[]): PageMetadata {
  const found: Gathered = { metas: new Map(), scripts: [], headings: [], times: [], itemprops: new Map() }
  gather(nodes, found)
  const { metas, itemprops } = found
  const article = articleOf(found.scripts)
  const publisher = article?.['publisher']
  const site = metas.get('og:site_name') ?? (isObject(publisher) ? text(publisher['name']) : undefined)
  const og = metas.get('og:title') ?? metas.get('twitter:title')
  const ld = text(article?.['headline']) ?? text(article?.['name'])
  const titles = [ld, og, found.title]
    .filter((t): t is string => t !== undefined && t !== '')
    .map((t) => cleanTitle(words(t), site))
  const only =
    found.headings.length === 1 && found.headings[0] !== undefined ? words(markupText(found.headings[0])) : undefined
  const marked = headingOf(found.headings, titles) ?? itemprops.get('headline')
  const headline = marked ?? ld ?? (og === undefined ? (only ?? titles[0]) : titles[0])
  const source = marked !== undefined ? 'h1' : ld !== undefined ? 'json-ld' : og === undefined ? 'title' : 'og'
  const metaDate = DATE_METAS.map((name) => metas.get(name)).find((value) => value !== undefined && /\d{4}/.test(value))
  const time = found.times.find((t) =>
    /publi|date|posted|created/i.test(`${t.attributes['class'] ?? ''} ${t.attributes['itemprop'] ?? ''}`),
  )
  const published =
    text(article?.['datePublished']) ??
    itemprops.get('datepublished') ??
    metaDate ??
    (time ?? found.times[0])?.attributes['datetime'] ??
    text(article?.['dateCreated']) ??
    text(article?.['dateModified'])
  const meta = metas.get('author') ?? metas.get('article:author') ?? metas.get('dc.creator')
  const authors = article?.['author'] === undefined ? [] : names(article['author'])
  const byMeta = meta === undefined || /^https?:/.test(meta) || meta.length > 100 ? [] : [meta]
  const html = findMarkup(nodes, 'html')
  const language =
    html?.attributes['lang'] ??
    html?.attributes['xml:lang'] ??
    text(article?.['inLanguage']) ??
    metas.get('content-language') ??
    metas.get('og:locale')
  const url = found.canonical ?? metas.get('og:url') ?? text(article?.['url'])
  const section = text(article?.['articleSection']) ?? metas.get('article:section')
  const description = text(article?.['description']) ?? metas.get('og:description') ?? metas.get('description')
  return {
    authors: authors.length > 0 ? authors : byMeta,
    ...(headline === undefined || headline === '' ? {} : { headline, headlineSource: source }),
    ...(published === undefined ? {} : { published }),
    ...(section === undefined ? {} : { section }),
    ...(language === undefined || language === '' ? {} : { language }),
    ...(site === undefined ? {} : { site }),
    ...(url === undefined || !/^https?:\/\//.test(url) ? {} : { url }),
    ...(description === undefined ? {} : { description }),
  }
}
