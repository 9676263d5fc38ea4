/** Who wrote a page: metadata, marked names and bylines in many languages, weighed, and cleaned to names. */
import { isKnownAgency } from '../copy/agencies.ts'
import { isSectionName } from '../copy/sections.ts'
import { BY, bylineOf, cleanName, DATES, isPersonName, isLabel, splitNames } from './author-names.ts'
import { hasWeekday } from './furniture.ts'
import { elect, type Named } from './elect-names.ts'
import { fold } from './headline.ts'
import { authorNames, type LinkedData, textOf } from './json-ld.ts'
import { AUTHOR_LINK, type Marked, type Page, scriptText } from './page.ts'
import { heldBy, holderOf, sourceOf } from './stand-ins.ts'

/** Meta elements that name an author, with how much they are trusted. */
const METAS: readonly (readonly [string, number])[] = [
  ['author', 6],
  ['article:author', 6],
  ['article:author_name', 7],
  ['og:article:author', 6],
  ['authors', 6],
  ['byl', 7],
  ['byline', 6],
  ['dc.creator', 6],
  ['dcterms.creator', 6],
  ['dc.contributor', 3],
  ['citation_author', 7],
  ['parsely-author', 7],
  ['sailthru.author', 7],
  ['cxenseparse:author', 6],
  ['mrf:authors', 6],
  ['rbauthors', 5],
  ['shareaholic:article_author_name', 5],
  ['twitter:creator', 1.2],
  ['creator', 4],
]

export interface FoundAuthors {
  readonly names: readonly string[]
  /** Why a name that the page does not call its author stands for one. */
  readonly standIn?: string
}

const GOOD_MARK =
  /(?:^|[\s_-])(?:author|autor|auteur|autore|redactor|reporter|journalist|writer|yazar|penulis)(?:$|[\s_-])|byline|by-line|\bfn\b|itemprop-author|authorname|author-name|author_name|post-author|entry-author|\burl fn\b|vcard|verfasser|auteur|redakteur|created-?by/
const BAD_MARK =
  /bio|box|avatar|image|photo|desc|info|role|title|social|more|all|follow|twitter|count|about|commenter|comment|credit|copyright|editor-?note|meta-?sep|box/

function ofSite(name: string, sites: ReadonlySet<string>): boolean {
  const folded = fold(name)
  return sites.has(folded) || [...sites].some((site) => site.length > 5 && folded.startsWith(site))
}

/** How far above or below the headline a byline may stand, in lines. */
const NEAR = 12

/** What links beside an author's say: of lists, of accounts. */
const NO_PERSON_LINK =
  /(?:^|\s)(?:list|login|log in|registr\S+|register|bearbeiten|edit|anmelden|sign|mitglieder|members?|users?|facebook|twitter|youtube|instagram|whatsapp|linkedin|profil|profile|perfil|profilo)(?:\s|$)/iu

/** The address of a link to an author's page spells the name: `/author/ana-petrel` of Ana Petrel. */
function saysName({ node, text }: Marked): boolean {
  const slug = /([^/?#]+)\/?(?:[?#].*)?$/.exec(node.attributes['href'] ?? '')?.[1]?.toLowerCase() ?? ''
  const words =
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[a-z\d]{3,}/g) ?? []
  return words.length > 0 && words.length <= 5 && words.filter((word) => slug.includes(word)).length > words.length / 2
}

/** Marks of the same make far from the headline that name several people: teasers of other articles. */
function listedMarks(page: Page, headlineLine: number): (mark: Marked) => boolean {
  const isFar = (mark: Marked) =>
    headlineLine !== -1 && (mark.line - headlineLine > NEAR * 2 || mark.line < headlineLine - NEAR)
  const keyOf = ({ names, zone }: Marked) => `${zone} ${names}`
  const texts = new Map<string, Set<string>>()
  for (const mark of page.marked) {
    if (mark.kind !== 'author' || mark.text === '' || !isFar(mark)) continue
    const known = texts.get(keyOf(mark))
    if (known === undefined) texts.set(keyOf(mark), new Set([mark.text]))
    else known.add(mark.text)
  }
  return (mark) => isFar(mark) && (texts.get(keyOf(mark))?.size ?? 0) > 2
}

/** Several links to pages of people, one behind the other near the headline: they wrote it together. */
function linkedNames(page: Page, headlineLine: number): string[] {
  const names: string[] = []
  let last = headlineLine
  for (const mark of page.marked) {
    if (mark.kind !== 'author' || !mark.names.endsWith(AUTHOR_LINK) || mark.zone === 'comments') continue
    if (headlineLine === -1 || mark.line < headlineLine - 4 || mark.line > headlineLine + NEAR) continue
    if (!isPersonName(mark.text) || !saysName(mark) || (names.length > 0 && mark.line > last + 2)) continue
    last = mark.line
    names.push(...splitNames(mark.text))
  }
  const unique = [...new Set(names)]
  return unique.length > 1 ? unique : []
}

/** Names that nothing but their place tells: under the headline beside a date, or behind a label of their own. */
function unmarkedNames(page: Page, headlineLine: number): string[] {
  if (headlineLine === -1) return []
  const found: string[] = []
  // What links elsewhere is the name of a section, a product, another page.
  const others = new Set(page.linkNames.values())
  for (let at = Math.max(0, headlineLine - 4); at <= headlineLine + NEAR; at += 1) {
    const line = page.lines[at]
    if (line === undefined || line.level > 0 || line.zone === 'comments' || line.text.length > 50) continue
    const before = page.lines[at - 1]?.text ?? ''
    const around = [before, ...[-2, 1, 2].map((by) => page.lines[at + by]?.text ?? '')]
    const isDated = around.some((text) => text.length < 40 && /\p{N}/u.test(text) && DATES.test(text))
    if (!isLabel(before) && !(isDated && at > headlineLine)) continue
    if (
      isPersonName(line.text) &&
      !line.text.endsWith('.') &&
      !isSectionName(line.text) &&
      !hasWeekday(line.text) &&
      !others.has(line.text)
    )
      found.push(line.text)
  }
  return found
}

const isInitials = (name: string) => /^\p{Lu}{1,4}$/u.test(name)
const initialsOf = (name: string) => (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('')

/**
 * All that a page says of its authors, with how much each is trusted.
 * @param headlineLine index of the headline's line, or -1
 * @param sites names of the site, folded: an author of that name says little
 */
export function namedOn(page: Page, data: LinkedData, headlineLine: number, sites: ReadonlySet<string>): Named[] {
  const found: Named[] = []
  const add = (given: readonly string[], weight: number) => {
    const names = given.filter((name, at) => at === 0 || !/^(?:Ph\.?\s?D|M\.?D|Jr|Sr|Dr|Esq)\.?$/iu.test(name))
    if (names.length === 0) return
    const isSiteName = names.every((name) => ofSite(name, sites) || /^(?:www\.)?[\w-]+\.[a-z]{2,4}$/i.test(name))
    const limit = isSiteName ? 2 : names.every(isInitials) ? 2.5 : names.every(isKnownAgency) ? 4 : Infinity
    found.push({ names, weight: Math.min(weight, limit), limit })
  }
  const linked = data.articles.length > 0 ? data.articles.slice(0, 3) : data.pages.slice(0, 3)
  for (const article of linked) {
    const named = authorNames(article, data)
    const persons = named.filter((one) => one.isPerson)
    const taken = persons.length > 0 ? persons : named
    add(
      [
        ...new Set(
          taken.flatMap((one) =>
            one.isPerson
              ? splitNames(one.name)
              : /im gespräch|interview/i.test(one.name)
                ? splitNames(one.name)
                : [cleanName(one.name)].filter((n) => n !== undefined),
          ),
        ),
      ],
      persons.length > 0 ? (data.articles.length > 0 ? 10 : 6) : data.articles.length > 0 ? 7 : 4,
    )
  }
  for (const [name, weight] of METAS) {
    const values = page.metas.get(name) ?? []
    add(
      [...new Set(values.filter((value) => !/^(?:https?:|@)/.test(value) && value.length < 200).flatMap(splitNames))],
      weight,
    )
  }
  const isListed = listedMarks(page, headlineLine)
  for (const mark of page.marked) {
    if (mark.kind !== 'author' || mark.zone === 'comments' || mark.text.length > 120) continue
    const isLabelled = isLabel(page.lines[mark.line - 1]?.text ?? '') && isPersonName(mark.text)
    if (!isLabelled && isListed(mark)) continue
    const good = GOOD_MARK.test(mark.names)
    const rel = /\bauthor\b/.test(mark.node.attributes['rel'] ?? '') || mark.node.attributes['itemprop'] === 'author'
    const isLink = mark.names.endsWith(AUTHOR_LINK)
    let weight = rel ? 7 : good ? 5 : 2
    if (isLink && saysName(mark) && !NO_PERSON_LINK.test(mark.text)) weight = Math.max(weight, 5)
    else if (isLink && !good && !rel) continue
    if (isLink && mark.zone === 'aside' && !good && !rel && !isPersonName(mark.text)) continue
    if (isLabelled) weight += 3
    if (BAD_MARK.test(mark.names)) weight -= 2.5
    if (mark.zone === 'aside') weight -= 3
    const distance = headlineLine === -1 ? 10 : mark.line - headlineLine
    if (distance >= -4 && distance <= NEAR) weight += 1
    const hasBy = BY.test(mark.text)
    if (hasBy) weight += 0.5
    const names = splitNames(mark.text).filter((name) => /^(?:\p{Lu}|\p{Lo})/u.test(name) || rel || (good && !isLink))
    // A box about an author holds sentences too.
    if (/bio|desc|info|about/.test(mark.names) && !names.every(isPersonName)) continue
    if (!good && !rel && !isLink && !hasBy && !names.every(isPersonName)) weight -= 1.2
    if (weight > 0 && names.length > 0 && names.length <= 6) add(names, weight)
  }
  add(linkedNames(page, headlineLine), 6.5)
  const source = sourceOf(page, headlineLine)
  if (source !== undefined) add(splitNames(source), 2.2)
  for (const name of unmarkedNames(page, headlineLine)) add([name], 3)
  const signed = new Map<number, readonly string[]>()
  page.lines.forEach((line, at) => {
    if (line.zone === 'comments' || line.level > 0) return
    const names =
      line.text.length > 160
        ? []
        : (line.text
            .split(/\s+[|·•]\s+/)
            .map(bylineOf)
            .find((one) => one.length > 0) ?? [])
    if (names.length > 0) signed.set(at, names)
  })
  const isFar = (at: number) => headlineLine !== -1 && (at < headlineLine - 4 || at > headlineLine + NEAR)
  const far = new Set([...signed].filter(([at]) => isFar(at)).map(([, names]) => names.join()))
  for (const [at, names] of signed) {
    // One reporter's line far below signs the copy; lines of several stand with other articles.
    const weight = headlineLine === -1 ? 5 : !isFar(at) ? 5 : far.size === 1 ? 3 : far.size > 3 ? 0.5 : 2
    const isAside = page.lines[at]?.zone === 'aside'
    add(names, weight - (isAside ? 2 : 0) - (names.some((name) => name.split(' ').length < 2) ? 1 : 0))
  }
  return found
}

/** A person whom the data of a page's scripts calls its author. */
function inScripts(page: Page): string[] {
  for (const node of page.data.slice(0, 60)) {
    const script = scriptText(node)
    if (!script.includes('uthor') && !script.includes('byline')) continue
    const found =
      /\\?["'](?:article|page|content|post)?_?(?:[aA]uthors?|[aA]uthor_?[nN]ame|byline)\\?["']\s{0,4}[:,]\s{0,4}\[?\s{0,4}\\?["']([^"'\\<>{}]{3,60})\\?["']/.exec(
        script.slice(0, 400_000),
      )
    const names = found === null ? [] : splitNames(found[1] ?? '')
    if (names.length > 0 && names.every(isPersonName)) return names
  }
  return []
}

/**
 * The authors of a page; where it names none, who is credited with it.
 * @param site the site's name as it prints it
 */
export function findAuthors(
  page: Page,
  data: LinkedData,
  headlineLine: number,
  sites: ReadonlySet<string>,
  site: string | undefined,
): FoundAuthors {
  const named = elect(namedOn(page, data, headlineLine, sites))
  const names = named.length > 0 ? named : inScripts(page)
  const [first = ''] = names
  const holder = names.length === 0 || isInitials(first) ? holderOf(page, isPersonName) : undefined
  if (holder !== undefined && (names.length === 0 || initialsOf(holder) === first)) return { names: [holder] }
  if (names.length > 0) return { names }
  const owner = (site ?? heldBy(page.lines)[0])?.replace(/^www\.([^.]+)\..*$/i, '$1')
  return owner === undefined ? { names } : { names: [owner], standIn: 'the page names no author: its site is credited' }
}

/** Name of the publisher, by JSON-LD. */
export function publisherOf(data: LinkedData): string | undefined {
  for (const article of [...data.articles, ...data.pages]) {
    const publisher = article['publisher']
    const name = textOf(publisher)
    if (name !== undefined) return name
    const id = typeof publisher === 'object' && publisher !== null && '@id' in publisher ? publisher['@id'] : undefined
    const target = typeof id === 'string' ? data.byId.get(id) : undefined
    if (target !== undefined) return textOf(target['name'])
  }
  return undefined
}
