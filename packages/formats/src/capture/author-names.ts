/** Names as pages print them: known by the words before and after them, and cleaned of all else. */
import { collapse } from '../xml/read.ts'
import { ALL_POSTS_WORDS, BYLINE_WORDS, LABEL_WORDS, LOOSE_WORDS, ROLE_WORDS } from './byline-words.ts'
import { isFurniture } from './furniture.ts'

const NO_NAME =
  /^(?:admin|administrator|root|user|author|authors|published|publicado|stand|date|editor|webmaster|anonymous|guest|staff|null|undefined|none|unknown|n\/a|default|by|von|test|super user|publisher|insert|webredaktion|gast|autor|autorin|редактор|администратор|admin\d*)$/i
export const DATES =
  /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-./年]\d{1,2}|\b(?:19|20)\d\d\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}\.?\s+\p{L}{3,}|\p{L}{3,}\.?\s+\d{1,2}(?:,|$|\s)|\b(?:vor|ago|il y a|hace)\b\s*\d*/iu

const AFTER = String.raw`(?:\s*[:：]\s*|\s+|(?<=\p{Script=Han})\s*)`
/** A byline's first word, sure enough to know a byline by. */
const anyOf = (words: readonly string[]) => words.join('|').replaceAll(' ', String.raw`\s+`)
export const BY = new RegExp(`^(?:${anyOf(BYLINE_WORDS)})${AFTER}`, 'iu')
const LOOSE_BY = new RegExp(`^(?:${anyOf([...BYLINE_WORDS, ...LOOSE_WORDS])})${AFTER}`, 'iu')
/** A byline's word or a kind of text alone on its line: the name follows on the next. */
const LABEL = new RegExp(`^(?:${anyOf([...BYLINE_WORDS, ...LABEL_WORDS])})\\s*[:：]?$`, 'iu')
const ALL_POSTS = new RegExp(`^(?:${anyOf(ALL_POSTS_WORDS)})\\s+`, 'iu')
const ROLE = new RegExp(`^(?:${ROLE_WORDS.join('|')})$`, 'iu')

/** A name that is printed twice, for a screen and for its reader. */
function withoutRepeat(name: string): string {
  const half = name.slice(0, Math.floor(name.length / 2)).trim()
  return half.length > 3 && name === `${half}${name.length % 2 === 0 ? '' : ' '}${half}` ? half : name
}

/** A label that markup alone parts from the name: `AuthorAna Petrel`. */
const STUCK_LABEL = /^(?:Author|Autor|Autorin|Auteur|By|Von|Par|Por)(?=\p{Lu}\p{Ll})/u
/** What leads on from a name to a time. */
const LEADS_ON =
  /\s+(?:published|posted|updated|last|veröffentlicht|aktualisiert|erschienen|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено|um|vom|klo|kl|in|unter|under|dans|filed)(?:\s.*)?$/iu
/** `Ana Petrel for the Example Times`. */
const FOR_WHOM = /(?<=\p{L}\s+\p{Lu}[\p{L}.’'-]{1,30})\s+(?:for|für|pour|para|per)\s+.{2,40}$/iu
/** Begins what is said of a page and is no name: `in Uncategorized`. */
const NO_START = /^(?:in|unter|under|dans|filed|tagged|with|on|at|am|mit)\s/iu

/** Length of the word before a number where it is no month: it belongs to the name. */
function wordBefore(date: string): number {
  const word = /^\p{L}+\.?(?=\s)/u.exec(date)?.[0]
  return word === undefined || word.length < 3 || MONTH.test(` ${word}`) || /^(?:vor|ago|hace)$/i.test(word)
    ? 0
    : word.length
}

/** One name without what pages print around it. Undefined when nothing that can be a name is left. */
export function cleanName(raw: string): string | undefined {
  let name = collapse(raw)
    .replace(/\S+@\S+\.\S+|(?<=\s|^)@\w+/g, ' ')
    .replace(/\s*[([{（【][^)\]}）】]{0,60}[)\]}）】]\s*/g, ' ')
    .trim()
  for (let turn = 0; turn < 3; turn += 1)
    name = name
      .replace(ALL_POSTS, '')
      .replace(LOOSE_BY, '')
      .replace(/^[\s:,;|·•\-–—/.*]+|[\s:,;|·•\-–—/*…]+$/gu, '')
      .trim()
  name = name.replace(STUCK_LABEL, '').replace(LEADS_ON, '').replace(FOR_WHOM, '').trim()
  const date = DATES.exec(name)
  if (date !== null)
    name = name
      .slice(0, date.index + wordBefore(date[0]))
      .replace(
        /[\s,|·•–—-]+(?:am|on|le|el|em|il|den|op|at|updated|veröffentlicht|publié|published|posted|aktualisiert|stand|last|date|datum|fecha)?[\s:,]*$/iu,
        '',
      )
      .trim()
      .replace(MONTH, '')
  name = withoutRepeat(name)
    .replace(/\s*[,|/·•–—-]\s*$/u, '')
    .replace(/\.$/, (dot) => (/\b\p{L}\.$|Jr\.$|Sr\.$/u.test(name) ? dot : ''))
  if (name.length < 2 || name.length > 80 || NO_NAME.test(name) || ROLE.test(name)) return undefined
  if (NO_START.test(name) || isFurniture(name)) return undefined
  if (!/\p{L}/u.test(name) || /[{}<>=[\]]/.test(name) || name.split(/\s+/).length > 6 || /[:?!]/.test(name))
    return undefined
  return name
}

/** A month or a day of the week before a number that is cut off. */
export const MONTH =
  /[\s,]+(?:jan|feb|mar|mär|mai|may|apr|jun|jul|aug|sep|oct|okt|nov|dec|dez|déc|fév|avr|juin|juil|août|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|mon|tue|wed|thu|fri|sat|sun)\p{L}{0,7}\.?$/iu
/** Titles that follow a name behind a comma: `Grant Tinsley, PhD`. */
const DEGREE =
  /^(?:[Pp][Hh]\.?\s?[Dd]\.?|[MmBb]\.?\s?[DdAaSs]\.?[Cc]?\.?|jr\.?|sr\.?|Jr\.?|Sr\.?|Dr\.?|Esq\.?|[A-Z]{2,5}(?:[ ,]+[A-Z]{2,5})*)$/

/** Behind a comma after a name: what that person does. */
const IS_ROLE =
  /leiter(?:in)?(?:\s|$)|direktor|director|directrice|directeur|professor|redakt(?:eur|or)|manager|referent|sprecher|gründer|founder|president|chef(?:in|redakteur)|head of|editor|reporter|correspond|korrespond|journalist|writer|columnist|ceo\b|autor(?:in)?(?:\s|$)/iu

/** What bears its `and` and its commas in its name: `Ministry for Ports, Ferries and Locks`. */
const ORGANISATION =
  /(?:ministerium|ministry|minist[eè]re|ministerio|ministero|departe?ment|department|bundesamt|universit|institut|verband|gesellschaft|stiftung|foundation|association)\p{L}*\s(?:für|for|of|de|des|der|du|di)\s.*\s(?:und|and|et|y|e|&)\s/iu

/** A printed line as names: `Von Ana Petrel und Maren Oluf` gives two. */
export function splitNames(line: string): string[] {
  const text = collapse(line.replace(/https?:\S*|www\.\S*/gi, ' '))
    .trim()
    .replace(ALL_POSTS, '')
    .replace(LOOSE_BY, '')
  if (ORGANISATION.test(text) && text.length <= 80) {
    const name = cleanName(text)
    return name === undefined ? [] : [name]
  }
  const pieces = text
    .split(
      /\s*[;|/]\s*|\s+(?:[Ii]m [Gg]espräch mit|[Ii]m [Ii]nterview mit|avec|and|und|et|y|e|og|och|en|i|și|ve|и|і|та|و|&)\s+|、|\s*·\s*|\s{2,}/u,
    )
    .flatMap((piece) => {
      const commas = piece.split(/\s*[,،，]\s*/u)
      // "Petrel, Ana" is one name; "Ana Petrel, editor" is a name and a role.
      if (commas.length === 2 && commas.every((part) => part.split(/\s+/).length === 1)) return [piece]
      return commas.filter((part, at) => at === 0 || (!ROLE.test(part) && !DEGREE.test(part) && !IS_ROLE.test(part)))
    })
  return [...new Set(pieces.map(cleanName).filter((name) => name !== undefined))].slice(0, 12)
}

const WITHIN = new RegExp(`(?:^|[\\s|/•·~,–—-]|(?<=\\d))(?:${anyOf(BYLINE_WORDS)})${AFTER}`, 'iu')
/** Where a name ends within a line: at a number, a bar, or a word that leads on to a day, a place, a count. */
const NAME_END =
  /\s*[|/•·~(\d@].*$|\s+[–—-]\s.*$|\s*,?\s+(?:on|am|um|in|im|at|le|el|em|il|den|vor|for|lesezeit|reading|keine|no|kommentare?|comments?|shares?|published|veröffentlicht)(?:[\s:].*)?$/iu

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
  if (!/^(?:\p{Lu}|\p{Lo}|[a-z0-9_./-]+\s?$)/u.test(rest) || rest.split(/\s+/).length > 9 || /[!?…]$/.test(rest))
    return []
  return splitNames(line)
}

const PERSON =
  /^\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:de|da|van|von|der|den|la|le|del|di|el|al|bin|dos)){0,2}(?:\s+\p{Lu}[\p{L}\p{M}.’'-]*){1,3}$/u
const NO_PERSON =
  /(?:^|\s)(?:kommentieren|kommentare?|comments?|medien|media|teilen|share|drucken|print|lesen|read|list|login|home|news|more|mehr|about|contact|search|redes|sociales|noticias|actualit\S+|registr\S+|anmelden|uhr|photo|foto|video|blog|magazin|magazine|newsletter|facebook|twitter|youtube|instagram|whatsapp|new|the|gmbh|mbh|ag|kg|se|ltd|llc|inc|corp|verlag|stiftung|e\.v\.|gruppe|group|redaktion|redacción|rédaction|redazione)(?:\s|$)/iu

/** Two to five words with capitals that are no words of a page's furniture. */
export function isPersonName(text: string): boolean {
  return text.length < 50 && PERSON.test(text) && !NO_PERSON.test(text) && !isFurniture(text)
}

/** A byline's word alone, so that the name follows on the next line. */
export function isLabel(line: string): boolean {
  return line.length < 60 && LABEL.test(line)
}
