/** Headlines, descriptions and bodies to ninjs: each wording as text and, where it has structure, as HTML. */
import { countWords } from '@dateline/blocks'
import type { Body, ItemKind, Label, NewsItem } from '@dateline/news'
import { plainBody, writeHtmlBody } from '../html/rich.ts'
import { DESCRIPTION_LISTS, DESCRIPTION_ROLES } from './table.ts'
import { clean, freeName, integer, members, type Out, type Pen } from './write-values.ts'

interface Entry {
  readonly role?: string | undefined
  readonly contentType: string
  readonly value: string
  readonly wordCount?: number | undefined
  readonly charCount?: number | undefined
}

function entriesOf(label: Label, role: string | undefined): Entry[] {
  const value = label.value
  if (value.trim() === '') return []
  const html = label.blocks === undefined ? '' : writeHtmlBody(label.blocks)
  return [
    { role, contentType: label.contentType ?? 'text/plain', value },
    ...(html === '' ? [] : [{ role, contentType: 'text/html', value: html }]),
  ]
}

/** The headlines; where none is the main one, the first is: under its own role it stands once more. */
export function headlineEntries(item: NewsItem): Entry[] {
  const labels = (item.headlines ?? []).filter((label) => label.value.trim() !== '')
  // An item without a headline has one all the same: its title, or the name of the concept or event that it is.
  const [title] = [...(item.titles ?? []).filter(({ role }) => role !== 'date'), ...(item.concept?.names ?? [])]
  const [first] = labels
  if (first === undefined) return title === undefined ? [] : entriesOf({ value: title.value }, 'main')
  const isMain = (label: Label) => label.role !== undefined && /(?:^|[/:])main$/i.test(label.role)
  const bare = labels.findIndex((label) => label.role === undefined)
  if (labels.some(isMain)) return labels.flatMap((label) => entriesOf(label, label.role))
  if (bare !== -1) return labels.flatMap((label, index) => entriesOf(label, index === bare ? 'main' : label.role))
  return [...entriesOf({ value: first.value }, 'main'), ...labels.flatMap((label) => entriesOf(label, label.role))]
}

const CAPTIONED: ReadonlySet<ItemKind> = new Set(['picture', 'graphic', 'audio', 'video', 'animation'])

export function descriptionEntries(item: NewsItem): Entry[] {
  const usual = CAPTIONED.has(item.kind) ? 'caption' : 'abstract'
  const roleOf = (label: Label) =>
    label.role === undefined ? usual : (DESCRIPTION_ROLES.get(label.role) ?? label.role)
  return [
    ...(item.descriptions ?? item.concept?.definitions ?? []).flatMap((label) => entriesOf(label, roleOf(label))),
    ...(item.datelines ?? []).flatMap((label) => entriesOf(label, DESCRIPTION_LISTS.datelines)),
    ...(item.creditlines ?? []).flatMap((label) => entriesOf(label, DESCRIPTION_LISTS.creditlines)),
  ]
}

/** Scripts that write no spaces between words. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/
const HAS_LETTER = /[\p{L}\p{N}]/u

/** Words of a text: parted by white space, or by the language's dictionary in scripts without it. */
export function wordsIn(text: string, language: string | undefined): number {
  if (UNSPACED.test(text)) {
    try {
      return countWords(text, language ?? 'en')
    } catch {
      return countWords(text)
    }
  }
  let count = 0
  for (const part of text.split(/[\s\u00a0]+/)) if (HAS_LETTER.test(part)) count += 1
  return count
}

/** True when a count may be one of the text: there are many ways to count, and they differ by a fifth. */
export function countFits(said: number, found: number): boolean {
  return Math.abs(found - said) <= Math.max(10, found * 0.2)
}

/** The count that the source gives, where it is one of this text: some count what they cut, or the whole of several takes. */
function wordCount(said: number | undefined, plain: string, language: string | undefined): number | undefined {
  if (plain === '') return said
  const found = wordsIn(plain, language)
  return said !== undefined && countFits(said, found) ? said : found
}

function bodyEntries(body: Body, index: number, item: NewsItem): Entry[] {
  const bodies = item.bodies ?? []
  const language = body.language ?? item.language
  const isMain = index === 0 && bodies.every((other) => other.role !== 'main')
  const role = body.role ?? (isMain ? 'main' : undefined)
  const { data } = body
  if (data?.format === 'ninjs' && typeof data.content?.[0] === 'string') {
    return [
      {
        role: body.role,
        contentType: body.contentType ?? 'application/xml',
        value: data.content[0],
        ...countsOf(body),
      },
    ]
  }
  const plain = plainBody(body.blocks)
  const html = writeHtmlBody(body.blocks)
  const counts = {
    wordCount: wordCount(integer(body.wordCount), plain, language),
    charCount: integer(body.charCount) ?? (plain === '' ? undefined : plain.length),
  }
  const isPlainTwin =
    body.contentType === 'text/plain' &&
    bodies.some((other) => other.contentType !== 'text/plain' && other.blocks.length > 0)
  return [
    ...(html === '' || isPlainTwin ? [] : [{ role, contentType: 'text/html', value: html, ...counts }]),
    ...(plain.trim() === ''
      ? []
      : [
          {
            role: role === 'main' && !isPlainTwin ? 'plain' : role,
            contentType: 'text/plain',
            value: plain,
            ...counts,
          },
        ]),
  ]
}

function countsOf(body: Body): Pick<Entry, 'wordCount' | 'charCount'> {
  return { wordCount: integer(body.wordCount), charCount: integer(body.charCount) }
}

export function allBodyEntries(item: NewsItem): Entry[] {
  return (item.bodies ?? []).flatMap((body, index) => bodyEntries(body, index, item))
}

/** Entries as the lists of 2.x and 3.x. */
export function entryList(entries: readonly Entry[], pen: Pen): readonly Out[] | undefined {
  if (entries.length === 0) return undefined
  return entries.map((entry) => members(pen, { ...entry }))
}

const FORM: Readonly<Record<string, string>> = {
  'text/plain': 'text',
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
}
/** Roles that 1.x does not name: its plain names are the main ones. */
const PLAIN_ROLES = new Set(['main', 'plain', 'abstract'])

/** Entries as members of 1.x, `body_html`, `description_caption_text`; `bare` is the member without a suffix. */
export function namedEntries(entries: readonly Entry[], prefix: string, out: Out, bare?: string): void {
  for (const entry of entries) {
    const form = FORM[entry.contentType] ?? entry.contentType.replace(/^.*\//, '').replace(/\+.*$/, '')
    const role = entry.role === undefined || PLAIN_ROLES.has(entry.role) ? '' : `${entry.role}_`
    if (
      bare !== undefined &&
      out[bare] === undefined &&
      form === 'text' &&
      (entry.role === undefined || entry.role === 'main')
    ) {
      out[bare] = clean(entry.value)
      continue
    }
    const name = freeName(`${prefix}_${role}${form}`, (taken) => Object.hasOwn(out, taken))
    out[name] = clean(entry.value)
  }
}
