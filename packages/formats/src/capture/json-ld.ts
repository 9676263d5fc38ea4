/** What a page's JSON-LD (schema.org) says: its articles, their people, its breadcrumbs. */
import { collapse } from '../xml/read.ts'

export type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, 50) : value === undefined ? [] : [value]

const ARTICLE =
  /(?:Article|BlogPosting|SocialMediaPosting|Report|Recipe|Review|LiveBlogPosting|DiscussionForumPosting|Story)$/
const PAGE =
  /(?:WebPage|ItemPage|AboutPage|FAQPage|QAPage|VideoObject|Product|Event|CreativeWork|Book|Movie|Course|Place)$/

/** An object of many pages; deeper or longer data than this is not looked at. */
const MAX_DEPTH = 6
const MAX_NODES = 2_000

export interface LinkedData {
  /** Articles first, then pages that are no articles. */
  readonly articles: readonly Json[]
  readonly pages: readonly Json[]
  readonly crumbs: readonly string[]
  readonly byId: ReadonlyMap<string, Json>
}

/** Text of a value: markup entities that content systems leave in are decoded. */
export function textOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value
  const plain = isObject(first) ? (first['@value'] ?? first['name']) : first
  if (typeof plain !== 'string') return undefined
  const clean = collapse(decodeEntities(plain)).trim()
  return clean === '' ? undefined : clean
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  ccedil: 'ç',
}

/** Entities that are left in metadata: they were escaped twice. */
export function decodeEntities(value: string): string {
  if (!value.includes('&')) return value
  return value.replace(
    /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/gi,
    (whole, dec: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole
      const code = dec === undefined ? Number.parseInt(hex ?? '0', 16) : Number(dec)
      return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole
    },
  )
}

/** Parses a script; line breaks inside strings and comments around the data are common and harmless. */
function parseScript(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, '')
    .trim()
    .replace(/;$/, '')
  try {
    return JSON.parse(bare)
  } catch {
    try {
      // Raw control characters and commas before a bracket are what breaks them.
      return JSON.parse(bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'))
    } catch {
      return undefined
    }
  }
}

/** Things of a time that are no pages. */
const PART = /^(?:Comment|Answer|Question|Review|UserReview|ImageObject|Person|Rating|AudioObject|Dataset)$/

function isDated(value: Json, types: readonly string[]): boolean {
  return value['datePublished'] !== undefined && types.length > 0 && !types.some((type) => PART.test(type))
}

export function readLinkedData(scripts: readonly string[]): LinkedData {
  const articles: Json[] = []
  const pages: Json[] = []
  const crumbs: string[] = []
  const byId = new Map<string, Json>()
  let nodes = 0
  const visit = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return
    if (Array.isArray(value)) {
      for (const entry of value.slice(0, 200)) visit(entry, depth + 1)
      return
    }
    if (!isObject(value)) return
    nodes += 1
    const types = list(value['@type']).filter((type) => typeof type === 'string')
    const id = value['@id']
    if (typeof id === 'string' && value['name'] !== undefined && !byId.has(id)) byId.set(id, value)
    if (types.some((type) => ARTICLE.test(type))) articles.push(value)
    else if (types.some((type) => PAGE.test(type)) || isDated(value, types)) pages.push(value)
    if (types.includes('BreadcrumbList') && crumbs.length === 0) crumbs.push(...crumbsOf(value))
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'breadcrumb', 'author', 'hasPart'])
      if (value[key] !== undefined) visit(value[key], depth + 1)
  }
  for (const script of scripts.slice(0, 30)) visit(parseScript(script), 0)
  return { articles, pages, crumbs, byId }
}

function crumbsOf(value: Json): string[] {
  return list(value['itemListElement'])
    .filter(isObject)
    .map((entry) => textOf(entry['name']) ?? textOf(isObject(entry['item']) ? entry['item']['name'] : undefined))
    .filter((name) => name !== undefined)
}

/** Names of the authors of an article; references into the graph are followed. */
export function authorNames(article: Json, data: LinkedData): { name: string; isPerson: boolean }[] {
  return list(article['author'] ?? article['creator'])
    .flatMap((entry) =>
      isObject(entry) && Array.isArray(entry['name'])
        ? entry['name'].map((name: unknown) => ({ ...entry, name }))
        : [entry],
    )
    .slice(0, 12)
    .flatMap((entry) => {
      const target =
        isObject(entry) && typeof entry['@id'] === 'string' ? (data.byId.get(entry['@id']) ?? entry) : entry
      const name = isObject(target) ? textOf(target['name']) : textOf(target)
      const isPerson = isObject(target) && list(target['@type']).includes('Person')
      return name === undefined ? [] : [{ name, isPerson }]
    })
}
