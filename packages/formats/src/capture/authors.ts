/** Who wrote a page: metadata, marked names and bylines in many languages, weighed, and cleaned to names. */
import { isSectionName } from '../copy/sections.ts'
import { collapse } from '../xml/read.ts'
import { ALL_POSTS_WORDS, BYLINE_WORDS, LABEL_WORDS, LOOSE_WORDS, ROLE_WORDS } from './byline-words.ts'
import { isFurniture } from './furniture.ts'
import { fold } from './headline.ts'
import { authorNames, type LinkedData, textOf } from './json-ld.ts'
import { AUTHOR_LINK, type Marked, type Page } from './page.ts'

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

const NO_NAME =
  /^(?:admin|administrator|root|user|author|authors|published|publicado|stand|date|editor|webmaster|anonymous|guest|staff|null|undefined|none|unknown|n\/a|default|by|von|test|super user|gast|autor|autorin|редактор|администратор|admin\d*)$/i
const DATES =
  /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-./年]\d{1,2}|\b(?:19|20)\d\d\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}\.?\s+\p{L}{3,}|\p{L}{3,}\.?\s+\d{1,2}(?:,|$|\s)|\b(?:vor|ago|il y a|hace)\b\s*\d*/iu

const AFTER = String.raw`(?:\s*[:：]\s*|\s+|(?<=\p{Script=Han})\s*)`
/** A byline's first word, sure enough to know a byline by. */
const anyOf = (words: readonly string[]) => words.join('|').replaceAll(' ', String.raw`\s+`)
const BY = new RegExp(`^(?:${anyOf(BYLINE_WORDS)})${AFTER}`, 'iu')
const LOOSE_BY = new RegExp(`^(?:${anyOf([...BYLINE_WORDS, ...LOOSE_WORDS])})${AFTER}`, 'iu')
/** A byline's word or a kind of text alone on its line: the name follows on the next. */
const LABEL = new RegExp(`^(?:${anyOf([...BYLINE_WORDS, ...LABEL_WORDS])})\\s*[:：]?$`, 'iu')
const ALL_POSTS = new RegExp(`^(?:${anyOf(ALL_POSTS_WORDS)})\\s+`, 'iu')
const ROLE = new RegExp(`^(?:${ROLE_WORDS.join('|')})$`, 'iu')

export interface Named {
  readonly names: readonly string[]
  readonly weight: number
}

/** One name without what pages print around it. Undefined when nothing that can be a name is left. */
function cleanName(raw: string): string | undefined {
  let name = collapse(raw)
    .replace(/https?:\/\/\S+|\S+@\S+\.\S+|(?<=\s|^)@\w+/g, ' ')
    .replace(/\s*[([{（【][^)\]}）】]{0,60}[)\]}）】]\s*/g, ' ')
    .trim()
  for (let turn = 0; turn < 3; turn += 1)
    name = name
      .replace(ALL_POSTS, '')
      .replace(LOOSE_BY, '')
      .replace(/^[\s:,;|·•\-–—/.*]+|[\s:,;|·•\-–—/*…]+$/gu, '')
      .trim()
  const date = DATES.exec(name)
  if (date !== null)
    name = name
      .slice(0, date.index)
      .replace(
        /[\s,|·•–—-]+(?:am|on|le|el|em|il|den|op|at|updated|veröffentlicht|publié|published|posted|aktualisiert|stand|last|date|datum|fecha)?[\s:,]*$/iu,
        '',
      )
      .trim()
  name = name
    .replace(/\s*[,|/·•–—-]\s*$/u, '')
    .replace(/\.$/, (dot) => (/\b\p{L}\.$|Jr\.$|Sr\.$/u.test(name) ? dot : ''))
  if (name.length < 2 || name.length > 80 || NO_NAME.test(name) || ROLE.test(name)) return undefined
  if (!/\p{L}/u.test(name) || /[{}<>=[\]]/.test(name) || name.split(/\s+/).length > 6 || /[:?!]/.test(name))
    return undefined
  return name
}

/** Titles that follow a name behind a comma: `Grant Tinsley, PhD`. */
const DEGREE =
  /^(?:[Pp][Hh]\.?\s?[Dd]\.?|[MmBb]\.?\s?[DdAaSs]\.?[Cc]?\.?|jr\.?|sr\.?|Jr\.?|Sr\.?|Dr\.?|Esq\.?|[A-Z]{2,5}(?:[ ,]+[A-Z]{2,5})*)$/

/** A printed line as names: `Von Ana Petrel und Maren Oluf` gives two. */
export function splitNames(line: string): string[] {
  const text = collapse(line).replace(ALL_POSTS, '').replace(LOOSE_BY, '')
  const pieces = text
    .split(
      /\s*[;|/]\s*|\s+(?:[Ii]m [Gg]espräch mit|[Ii]m [Ii]nterview mit|avec|and|und|et|y|e|og|och|en|i|și|ve|и|і|та|و|&)\s+|、|\s*·\s*|\s{2,}/u,
    )
    .flatMap((piece) => {
      const commas = piece.split(/\s*[,،，]\s*/u)
      // "Petrel, Ana" is one name; "Ana Petrel, editor" is a name and a role.
      if (commas.length === 2 && commas.every((part) => part.split(/\s+/).length === 1)) return [piece]
      return commas.filter((part, at) => at === 0 || (!ROLE.test(part) && !DEGREE.test(part)))
    })
  return [...new Set(pieces.map(cleanName).filter((name) => name !== undefined))].slice(0, 12)
}

const WITHIN = new RegExp(`(?:^|[\\s|/•·~,–—-])(?:${anyOf(BYLINE_WORDS)})${AFTER}`, 'iu')
/** Where a name ends within a line: at a number, a bar, or a word that leads on to a day, a place, a count. */
const NAME_END =
  /\s*[|/•·~(\d@].*$|\s+[–—-]\s.*$|\s*,?\s+(?:on|am|um|in|im|at|le|el|em|il|den|vor|for|lesezeit|reading|keine|no|kommentare?|comments?|shares?|published|veröffentlicht)(?:\s.*)?$/iu

/** Names behind the word of a byline anywhere in a short line: `1.11.23 20:19 von Ana Petrel Lesezeit: 4 Min.` */
export function namesWithin(line: string): string[] {
  if (line.length > 160) return []
  const found = WITHIN.exec(line)
  if (found === null) return []
  const rest = line.slice(found.index + found[0].length).replace(NAME_END, '')
  const names = splitNames(rest)
  const isSure = (name: string) => isPersonName(name) || /^[\p{Lu}\p{Lo}][^\s]*$/u.test(name)
  return names.length <= 5 && names.every(isSure) ? names : []
}

/** A line that is a byline by its first word. */
export function bylineOf(line: string): string[] {
  if (line.length > 120 || !BY.test(line)) return []
  const rest = line.replace(BY, '').replace(/\s*[|·•].*$/, '')
  if (!/^(?:\p{Lu}|\p{Lo}|[a-z0-9_.-]+\s?$)/u.test(rest) || rest.split(/\s+/).length > 9 || /[!?…]$/.test(rest))
    return []
  return splitNames(line)
}

const GOOD_MARK =
  /\bauthor\b|byline|by-line|\bautor\b|\bfn\b|itemprop-author|authorname|author-name|author_name|post-author|entry-author|\burl fn\b|vcard|verfasser|auteur|redakteur|created-?by/
const BAD_MARK =
  /bio|box|avatar|image|photo|desc|info|role|title|social|more|all|follow|twitter|count|about|commenter|comment|credit|copyright|editor-?note|meta-?sep|box/

function ofSite(name: string, sites: ReadonlySet<string>): boolean {
  const folded = fold(name)
  return sites.has(folded) || [...sites].some((site) => site.length > 5 && folded.startsWith(site))
}

/** How far above or below the headline a byline may stand, in lines. */
const NEAR = 12

const PERSON =
  /^\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:de|da|van|von|der|den|la|le|del|di|el|al|bin|dos)){0,2}(?:\s+\p{Lu}[\p{L}\p{M}.’'-]*){1,3}$/u
const NO_PERSON =
  /(?:^|\s)(?:kommentieren|kommentare?|comments?|medien|media|teilen|share|drucken|print|lesen|read|list|login|home|news|more|mehr|about|contact|search|redes|sociales|noticias|actualit\S+|registr\S+|anmelden|uhr|photo|foto|video|blog|magazin|magazine|newsletter|facebook|twitter|youtube|instagram|whatsapp|new|the)(?:\s|$)/iu

/** What links beside an author's say: of lists, of accounts. */
const NO_PERSON_LINK =
  /(?:^|\s)(?:list|login|log in|registr\S+|register|bearbeiten|edit|anmelden|sign|mitglieder|members?|users?|facebook|twitter|youtube|instagram|whatsapp|linkedin|profil|profile)(?:\s|$)/iu

/** Two to five words with capitals that are no words of a page's furniture. */
export function isPersonName(text: string): boolean {
  return text.length < 50 && PERSON.test(text) && !NO_PERSON.test(text) && !isFurniture(text)
}

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
  for (let at = Math.max(0, headlineLine - 4); at <= headlineLine + NEAR; at += 1) {
    const line = page.lines[at]
    if (line === undefined || line.level > 0 || line.zone === 'comments' || line.text.length > 50) continue
    const before = page.lines[at - 1]?.text ?? ''
    const around = [before, ...[-2, 1, 2].map((by) => page.lines[at + by]?.text ?? '')]
    const isDated = around.some((text) => text.length < 40 && /\p{N}/u.test(text) && DATES.test(text))
    if (!LABEL.test(before) && !(isDated && at > headlineLine)) continue
    if (isPersonName(line.text) && !isSectionName(line.text)) found.push(line.text)
  }
  return found
}

/**
 * @param headlineLine index of the headline's line, or -1
 * @param sites names of the site, folded: an author of that name says little
 */
export function findAuthors(page: Page, data: LinkedData, headlineLine: number, sites: ReadonlySet<string>): string[] {
  const found: Named[] = []
  const add = (given: readonly string[], weight: number) => {
    const names = given.filter((name, at) => at === 0 || !/^(?:Ph\.?\s?D|M\.?D|Jr|Sr|Dr|Esq)\.?$/iu.test(name))
    if (names.length === 0) return
    const isSiteName = names.every((name) => ofSite(name, sites) || /^(?:www\.)?[\w-]+\.[a-z]{2,4}$/i.test(name))
    const isInitials = names.every((name) => /^\p{Lu}{1,4}$/u.test(name))
    found.push({ names, weight: isSiteName ? Math.min(weight, 2) : isInitials ? Math.min(weight, 2.5) : weight })
  }
  for (const article of data.articles.slice(0, 3)) {
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
      persons.length > 0 ? 10 : 7,
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
    if (mark.kind !== 'author' || mark.zone === 'comments' || mark.text.length > 120 || isListed(mark)) continue
    const good = GOOD_MARK.test(mark.names)
    const rel = /\bauthor\b/.test(mark.node.attributes['rel'] ?? '') || mark.node.attributes['itemprop'] === 'author'
    const isLink = mark.names.endsWith(AUTHOR_LINK)
    let weight = rel ? 7 : good ? 5 : 2
    if (isLink && saysName(mark) && !NO_PERSON_LINK.test(mark.text)) weight = Math.max(weight, 5)
    else if (isLink && !good && !rel) continue
    if (BAD_MARK.test(mark.names)) weight -= 2.5
    if (mark.zone === 'aside') weight -= 3
    const distance = headlineLine === -1 ? 10 : mark.line - headlineLine
    if (distance >= -4 && distance <= NEAR) weight += 1
    const hasBy = BY.test(mark.text)
    if (hasBy) weight += 0.5
    const names = splitNames(mark.text).filter((name) => /^(?:\p{Lu}|\p{Lo})/u.test(name) || rel || (good && !isLink))
    // A box about an author holds sentences too.
    if (/bio|desc|info|about/.test(mark.names) && !names.every(isPersonName)) continue
    if (weight > 0 && names.length > 0 && names.length <= 6) add(names, weight)
  }
  add(linkedNames(page, headlineLine), 6.5)
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
    const weight = headlineLine === -1 ? 5 : !isFar(at) ? 5 : far.size === 1 ? 3 : 2
    const isAside = page.lines[at]?.zone === 'aside'
    add(names, weight - (isAside ? 2 : 0) - (names.some((name) => name.split(' ').length < 2) ? 1 : 0))
  }
  return elect(found)
}

/** The names with the most weight behind them; sources that agree add up. */
export function elect(found: readonly Named[]): string[] {
  const groups = new Map<string, { names: readonly string[]; weight: number; best: number }>()
  for (const { names, weight } of found) {
    const key = names.map(fold).toSorted().join('|')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { names, weight, best: weight })
    else {
      groups.set(key, {
        names: weight > group.best ? names : group.names,
        weight: group.weight + weight * 0.5,
        best: Math.max(group.best, weight),
      })
    }
  }
  // Who is named alone somewhere speaks for the list that has all of them.
  for (const [key, group] of groups) {
    if (group.names.length !== 1) continue
    for (const [listKey, list] of groups)
      if (list.names.length > 1 && list.best >= 3 && `|${listKey}|`.includes(`|${key}|`))
        list.weight += group.weight * 0.5
  }
  let chosen: { names: readonly string[]; weight: number } | undefined
  for (const group of groups.values()) if (chosen === undefined || group.weight > chosen.weight) chosen = group
  return chosen === undefined || chosen.weight < 1 ? [] : [...chosen.names]
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
