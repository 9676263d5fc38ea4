/**
 * Lines that agencies set among the paragraphs of a story and that are none of it: the headline again, who wrote it, what was
 * added to it, initials, marks of the end. Each goes to the property that it is, or away when it says nothing.
 */
import type { Body, Label, NewsItem, Relation, RichBlock } from '@dateline/news'
import type { ReadNewsItem } from '../exchange.ts'
import { isByline } from '../iptc-7901/words.ts'
import { collapse } from '../xml/read.ts'
import { isKnownAgency } from './agencies.ts'

/** How far down the lines in front of the copy may stand. */
const REACH = 6
/** Longest line that is looked at; a longer one is copy. */
const LINE = 300

const wordsOf = (block: RichBlock | undefined): string =>
  block?.type === 'paragraph' || block?.type === 'heading'
    ? collapse(block.spans.map((span) => span.text).join(''))
    : ''

const paragraphOf = (block: RichBlock | undefined): string | undefined =>
  block?.type === 'paragraph' ? wordsOf(block) : undefined

/** Letters and digits alone, to tell that two lines say the same. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** `ends`, `(END)`, `-30-`, `###`, `(FIN)` */
const END_MARK = /^\W*(?:ends?|fin|ende|fine|slut|loppu|einde|koniec|конец|30)\W*$|^[#*_=\s-]{2,20}$/iu
/** `(MNA)`, `/mna/`, `==MNA`, `©MNA`: a credit that stands alone, with marks around it. */
const CREDIT_ALONE = /^(?:\(\s?©?\s?([^()]{2,30})\)|\/([^/]{2,30})\/|==\s?(\S{2,20})|©\s?(\S{2,20}))\.?$/u
/** `asl/tib/pid/cac`, `bur-jv/ach` */
const INITIALS = /^[a-z]{2,5}(?:[/-][a-z]{2,5}){1,9}$/
/** `MNA RTV ar`, `MNA jp/ks`: a credit, a desk, initials. */
const CREDIT_INITIALS = /^(\S{2,12})(?:\s[A-Z]{2,5}){0,2}\s[a-z]{1,4}(?:[/ ][a-z]{1,4}){0,3}$/
/** What a wire of releases sets behind each: where it stands on the web. */
const SOURCE_VERSION = /^View source version on \S{4,60}:/
/** `© MNA 2026. All rights reserved.` */
const RIGHTS = /^(?:©|\(c\)|copyright\s)/i
/** What was done to the story, in brackets in front of it: `(Adds quotes, background)`. */
const CHANGES =
  /^\((?:(?:add|update|recast|correct|remove|repeat|refile|change|clarifie|clarify|fixe|relead|rewrite|delete|drop|edit|insert|rpt|attach)(?:s|es|ing|ed)?|new throughout|writes through|refiling|rpting)\b[^()]{0,280}\)$/i
/** Names in a byline: words with a capital, and the words that join them. */
const JOINING = new Set(
  'and und et y e for in of the de der den del della di da du la le von van zu with med og och'.split(' '),
)

interface Draft {
  blocks: readonly RichBlock[]
  readonly notes: Label[]
  readonly bylines: Label[]
  readonly signOffs: Relation[]
  readonly notices: Label[]
}

function isCredit(text: string, item: NewsItem): boolean {
  const name = lettersOf(text)
  if (name === '') return false
  const known = [
    item.provider?.names?.[0]?.value,
    item.provider?.literal,
    ...(item.creditlines ?? []).map((label) => label.value),
    ...(item.infoSources ?? []).map((term) => term.names?.[0]?.value ?? term.literal),
  ]
  return isKnownAgency(text) || known.some((other) => other !== undefined && lettersOf(other) === name)
}

/** Only names, after `By`: no sentence that happens to begin so. */
function isNames(line: string): boolean {
  if (!isByline(line) || /[.;:]$|\d/.test(line)) return false
  const words = line.split(/[\s,/]+/).slice(1)
  const named = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return (
    named >= 2 &&
    words.length <= 14 &&
    words.every((word) => /^[\p{Lu}&(|]/u.test(word) || JOINING.has(word.toLowerCase()))
  )
}

/** Takes lines off the start: the headline again, a byline, notes on what has changed. */
function takeHead(draft: Draft, item: NewsItem): void {
  const headlines = new Set((item.headlines ?? []).map((label) => lettersOf(label.value)))
  headlines.delete('')
  const printed = (item.bylines ?? []).map((label) => lettersOf(label.value))
  const kept: RichBlock[] = []
  for (const [index, block] of draft.blocks.entries()) {
    const words = index < REACH ? wordsOf(block) : ''
    if (words === '' || words.length > LINE) {
      kept.push(block)
      continue
    }
    const isFirst = kept.length === 0
    if (isFirst && block.type === 'heading' && headlines.has(lettersOf(words))) continue
    if (block.type !== 'paragraph') kept.push(block)
    else if (isFirst && CHANGES.test(words)) draft.notes.push({ value: words.slice(1, -1).trim() })
    else if (isNames(words) && (printed.length === 0 || saysAgain(printed, words))) {
      if (printed.length === 0 && draft.bylines.length === 0) draft.bylines.push({ value: words })
    } else kept.push(block)
  }
  draft.blocks = kept
}

/** A byline names the same people as one that is printed apart, with `By` or a title or without. */
function saysAgain(printed: readonly string[], words: string): boolean {
  const names = lettersOf(words.replace(/^\S+\s+/, ''))
  return printed.some((other) => other.includes(names) || names.includes(other))
}

/** Takes lines off the end: marks of the end, credits that stand alone, initials, rights. */
function takeTail(draft: Draft, item: NewsItem): void {
  let { blocks } = draft
  while (blocks.length > 1) {
    const last = blocks.at(-1)
    const words = paragraphOf(last)
    if (last?.type === 'rule' || words === '') blocks = blocks.slice(0, -1)
    else if (words === undefined || words.length > LINE) break
    else if (END_MARK.test(words) || SOURCE_VERSION.test(words)) blocks = blocks.slice(0, -1)
    else if (RIGHTS.test(words)) {
      draft.notices.push({ value: words })
      blocks = blocks.slice(0, -1)
    } else if (isSignOff(words, item)) {
      draft.signOffs.unshift({ rel: 'sign-off', value: words })
      blocks = blocks.slice(0, -1)
    } else break
  }
  draft.blocks = blocks
}

function isSignOff(words: string, item: NewsItem): boolean {
  if (words.length > 60) return false
  if (INITIALS.test(words)) return true
  const alone = CREDIT_ALONE.exec(words)
  const credit = alone?.[1] ?? alone?.[2] ?? alone?.[3] ?? alone?.[4]
  if (credit !== undefined) return isCredit(credit, item)
  const signed = CREDIT_INITIALS.exec(words)?.[1]
  return signed !== undefined ? isCredit(signed, item) : words.length <= 20 && isCredit(words, item)
}

/** Addresses of pictures that count readers, where the size does not tell. */
const COUNTERS = /^https?:\/\/(?:cts\.businesswire\.com\/ct\/|www\.globenewswire\.com\/newsroom\/ti\?)/i

/** A picture of a dot, which counts readers. */
function isCounter(block: RichBlock): boolean {
  if (block.type !== 'picture') return false
  return (block.width !== undefined && block.width <= 2 && (block.height ?? 1) <= 2) || COUNTERS.test(block.src)
}

/** Lines whose own class says what they are: TT's dateline above the copy, names below it. */
const LABELLED: ReadonlySet<string> = new Set(['dat', 'byline', 'vignette'])
const isLabelled = (block: RichBlock): boolean => 'role' in block && LABELLED.has(block.role ?? '')

/** True for a labelled line whose words the item says elsewhere: its byline, or its place and credit. */
function isSaid(block: RichBlock, item: NewsItem): boolean {
  const words = lettersOf(wordsOf(block))
  const labels = [...(item.bylines ?? []), ...(item.datelines ?? []), ...(item.creditlines ?? [])]
  const names = [...(item.creators ?? []), ...(item.located ?? []), ...(item.infoSources ?? [])].flatMap(
    (term) => term.names ?? [],
  )
  if (words === '') return true
  if ('role' in block && block.role === 'dat') return words.length < 60
  return [...labels, ...names].some(({ value }) => lettersOf(value).startsWith(words))
}

/** Notes without those that another one says among its lines, and without sign-offs. */
function withoutRepeats(notes: readonly Label[], signOffs: readonly string[]): readonly Label[] {
  const cut = notes.flatMap((note): Label[] => {
    if (!note.value.includes('\n')) return [note]
    const lines = note.value.split('\n').filter((line) => !signOffs.includes(line.trim()))
    return lines.length === 0 ? [] : [{ ...note, value: lines.join('\n') }]
  })
  const linesOf = cut.map((note) => new Set(note.value.split('\n').map((line) => line.trim())))
  return cut.filter((note, index) =>
    linesOf.every(
      (lines, other) =>
        other === index ||
        !lines.has(note.value.trim()) ||
        // Of two that are the same the first stays.
        (lines.size === 1 && other > index),
    ),
  )
}

/** Headlines without a second one that says the first again in another role. */
function withoutEcho(headlines: readonly Label[]): readonly Label[] {
  const [main] = headlines
  if (main === undefined) return headlines
  return headlines.filter(
    (label, index) =>
      index === 0 || label.language !== main.language || lettersOf(label.value) !== lettersOf(main.value),
  )
}

/**
 * A text item whose copy begins and ends with copy.
 * @returns the same entry when there is nothing to take away
 */
export function liftWireLines(entry: ReadNewsItem): ReadNewsItem {
  const { item } = entry
  if (item.kind !== 'text') return entry
  const changes: { -readonly [K in keyof NewsItem]?: NewsItem[K] } = {}
  const draft: Draft = { blocks: [], notes: [], bylines: [], signOffs: [], notices: [] }
  const bodies = item.bodies?.map((body): Body => {
    const isFurniture = (block: RichBlock) => isCounter(block) || (isLabelled(block) && isSaid(block, item))
    draft.blocks = body.blocks.some(isFurniture) ? body.blocks.filter((block) => !isFurniture(block)) : body.blocks
    takeTail(draft, item)
    if (draft.blocks.length > 1) takeHead(draft, item)
    const isSame = draft.blocks.length === body.blocks.length
    return isSame || draft.blocks.length === 0 ? body : { ...body, blocks: draft.blocks }
  })
  if (bodies?.some((body, index) => body !== item.bodies?.[index]) === true) changes.bodies = bodies
  const signOffs = [...(item.itemProperties ?? []), ...unique(draft.signOffs)]
  if (draft.signOffs.length > 0) changes.itemProperties = signOffs
  if (draft.bylines.length > 0) changes.bylines = draft.bylines
  const headlines = withoutEcho(item.headlines ?? [])
  if (headlines.length < (item.headlines?.length ?? 0)) changes.headlines = headlines
  const signed = signOffs.flatMap(({ rel, value }) => (rel === 'sign-off' && value !== undefined ? [value] : []))
  const notes = withoutRepeats([...(item.edNotes ?? []), ...unique(draft.notes)], signed)
  if (JSON.stringify(notes) !== JSON.stringify(item.edNotes ?? [])) changes.edNotes = notes
  const credits = item.creditlines?.map((label) => ({ ...label, value: label.value.replace(/(?<=\S)\s?[–—-]+$/, '') }))
  if (credits?.some(({ value }, index) => value !== item.creditlines?.[index]?.value) === true)
    changes.creditlines = credits
  const rights = item.rights ?? []
  if (draft.notices.length > 0 && rights.every((r) => r.copyrightNotices === undefined)) {
    const [first, ...others] = rights
    changes.rights = [{ ...first, copyrightNotices: unique(draft.notices) }, ...others]
  }
  return Object.keys(changes).length === 0 ? entry : { ...entry, item: { ...item, ...changes } }
}

/** The alternatives of a body end alike. */
function unique<T extends { readonly value?: string }>(list: readonly T[]): T[] {
  return list.filter((entry, index) => list.findIndex((other) => other.value === entry.value) === index)
}
