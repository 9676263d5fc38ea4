/** Headlines, descriptions and bodies from ninjs: arrays with roles (2.x, 3.x) and members named by role and form (1.x). */
import type { Body, Label, RichBlock } from '@dateline/news'
import { plainBody, readHtmlBody } from '../html/rich.ts'
import { blocksFromText } from '../html/text.ts'
import { collapse } from '../xml/read.ts'
import { type Draft, extend, isObject, type Json, known, line, membersOf, text, whole } from './draft.ts'
import { DESCRIPTION_LISTS, DESCRIPTION_ROLES } from './table.ts'

/** One written form of a headline, description or body. */
export interface Wording {
  readonly role?: string | undefined
  readonly contentType?: string | undefined
  readonly value: string
  readonly wordCount?: number | undefined
  readonly charCount?: number | undefined
}

/** Parts of member names of 1.x that tell the form; anything else tells the role. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ['text', 'text/plain'],
  ['plain', 'text/plain'],
  ['html', 'text/html'],
  ['html5', 'text/html'],
  ['richhtml5', 'text/html'],
  ['xhtml', 'application/xhtml+xml'],
  ['xml', 'application/xml'],
  ['nitf', 'application/nitf+xml'],
  ['ttnitf', 'application/xml'],
  ['sportsml', 'application/sportsml+xml'],
  ['json', 'application/json'],
  ['markdown', 'text/markdown'],
])

const ENTRY = known('role', ['contentType', 'mimetype'], 'value', 'wordCount', 'charCount')
const isMarkup = (type: string | undefined) => type !== undefined && /\bx?html5?\b/i.test(type)
const isForeign = (type: string | undefined) =>
  type !== undefined && !isMarkup(type) && /xml|json|javascript/i.test(type)

/** Role and form from the end of a name: `caption_xhtml`. */
export function wordingOf(suffix: string, value: string): Wording {
  // A number at the end parts names that would be the same.
  const parts = suffix
    .replace(/_\d{1,3}$/, '')
    .split('_')
    .filter((part) => part !== '')
  const last = parts.at(-1)?.toLowerCase() ?? ''
  const contentType = FORMS.get(last)
  const role = (contentType === undefined ? parts : parts.slice(0, -1)).join('_')
  return { role: role === '' ? undefined : role, contentType, value }
}

/** A count; nought stands for one that was not made. */
const counted = (value: unknown): number | undefined => whole(value) || undefined

/** Entries of a list; a lone text counts as one entry. */
export function wordings(draft: Draft, path: string, value: unknown): Wording[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ value }]
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, 1_000) : [value]
  return list.flatMap((entry: unknown, index): Wording[] => {
    if (typeof entry === 'string') return entry.trim() === '' ? [] : [{ value: entry }]
    if (!isObject(entry)) return []
    const { is, rest } = membersOf(entry, ENTRY)
    extend(draft, `${path}[${index}]`, rest)
    const words = is.get('value')
    if (typeof words !== 'string' || words.trim() === '') return []
    return [
      {
        role: line(is.get('role')),
        contentType: line(is.get('contentType')),
        value: words,
        wordCount: counted(is.get('wordCount')),
        charCount: counted(is.get('charCount')),
      },
    ]
  })
}

/** Text with nothing but its letters, for telling two forms of one wording from two wordings. */
const squeeze = (value: string) => value.replace(/[\s\u00a0]+/g, '')

/** True for text that was sent as plain and holds markup all the same: a tag that opens and one that closes. */
function holdsMarkup(value: string): boolean {
  return (
    /<(?:p|div|br|span|b|i|em|strong|a)\b[^<>]{0,300}>/i.test(value) &&
    /<\/(?:p|div|span|b|i|em|strong|a)>|<br/i.test(value)
  )
}

function htmlBlocks(draft: Draft, html: string): RichBlock[] {
  return readHtmlBody(html, { limits: draft.context.limits })
}

function labelOf(draft: Draft, wording: Wording): Label | undefined {
  const marked = isMarkup(wording.contentType) || (wording.contentType === undefined && holdsMarkup(wording.value))
  const role = wording.role === undefined ? {} : { role: wording.role }
  if (!marked) {
    const value = text(wording.value)
    return value === undefined ? undefined : { value, ...role }
  }
  const blocks = htmlBlocks(draft, wording.value)
  const value = text(plainBody(blocks))
  return value === undefined ? undefined : { value, ...role, ...(isPlain(blocks, value) ? {} : { blocks }) }
}

/** True for blocks that say nothing that their words do not say. */
function isPlain(blocks: readonly RichBlock[], value: string): boolean {
  const [only] = blocks
  if (blocks.length !== 1 || only?.type !== 'paragraph' || Object.keys(only).length > 2) return false
  return only.spans.every((span) => span.marks === undefined) && !value.includes('\n')
}

/** Labels of wordings: a marked-up form that says the same as the plain one beside it joins it. */
function labelsOf(draft: Draft, list: readonly Wording[]): Label[] {
  const result: { label: Label; marked: boolean }[] = []
  for (const wording of list) {
    const label = labelOf(draft, wording)
    if (label === undefined) continue
    const marked = isMarkup(wording.contentType)
    const says = squeeze(label.value)
    const twin = result.find(
      (other) => other.marked !== marked && other.label.role === label.role && squeeze(other.label.value) === says,
    )
    if (twin === undefined) result.push({ label, marked })
    else if (label.blocks !== undefined) twin.label = { ...twin.label, blocks: label.blocks }
  }
  return result.map(({ label }) => label)
}

export function readHeadlines(draft: Draft, list: readonly Wording[]): void {
  const labels = labelsOf(draft, list).map((label) => ({ ...label, value: collapse(label.value) }))
  // The writer puts the first headline again in front as the main one, where none is: see write-words.ts.
  const [first, ...rest] = labels
  const again = first?.role === 'main' && rest.some((label) => label.value === first.value && label.role !== undefined)
  const found = again ? rest : labels
  if (found.length > 0) draft.item.headlines = [...(draft.item.headlines ?? []), ...found]
}

const ROLE_URIS: ReadonlyMap<string, string> = new Map([...DESCRIPTION_ROLES].map(([uri, word]) => [word, uri]))

export function readDescriptions(draft: Draft, list: readonly Wording[]): void {
  const { item } = draft
  const descriptions: Label[] = []
  for (const label of labelsOf(draft, list)) {
    const { role, ...bare } = label
    if (role === DESCRIPTION_LISTS.datelines) item.datelines = [...(item.datelines ?? []), bare]
    else if (role === DESCRIPTION_LISTS.creditlines) item.creditlines = [...(item.creditlines ?? []), bare]
    else {
      const uri = role === undefined ? undefined : (ROLE_URIS.get(role) ?? role)
      descriptions.push(uri === undefined ? bare : { ...bare, role: uri })
    }
  }
  if (descriptions.length > 0) item.descriptions = [...(item.descriptions ?? []), ...descriptions]
}

function counts(wording: Wording): Pick<Body, 'wordCount' | 'charCount'> {
  return {
    ...(wording.wordCount === undefined ? {} : { wordCount: wording.wordCount }),
    ...(wording.charCount === undefined ? {} : { charCount: wording.charCount }),
  }
}

function bodyOf(draft: Draft, wording: Wording): Body | undefined {
  const role = wording.role === undefined ? {} : { role: wording.role }
  const { contentType, value } = wording
  if (isForeign(contentType)) {
    const data = { format: 'ninjs' as const, path: 'bodies', name: 'value', content: [value] }
    return { ...role, ...(contentType === undefined ? {} : { contentType }), blocks: [], data, ...counts(wording) }
  }
  const marked = isMarkup(contentType) || holdsMarkup(value)
  const blocks = marked ? htmlBlocks(draft, value) : blocksFromText(value)
  if (blocks.length === 0) return undefined
  return {
    ...role,
    contentType: marked ? (contentType ?? 'text/html') : (contentType ?? 'text/plain'),
    blocks,
    ...counts(wording),
  }
}

/** Bodies: markup first, and a plain form of the same copy left out, since the writer makes it again. */
export function readBodies(draft: Draft, list: readonly Wording[]): void {
  const bodies: Body[] = []
  const words = new Set<string>()
  const marked = list.filter((wording) => isMarkup(wording.contentType))
  for (const wording of [...marked, ...list.filter((other) => !isMarkup(other.contentType))]) {
    if (words.size > 0 && !isMarkup(wording.contentType) && words.has(squeeze(wording.value))) continue
    const body = bodyOf(draft, wording)
    if (body === undefined) continue
    bodies.push(body)
    if (list.length > 1 && body.data === undefined) words.add(squeeze(plainBody(body.blocks)))
  }
  if (bodies.length > 0) draft.item.bodies = [...(draft.item.bodies ?? []), ...bodies]
}

/** `{ html: '...', text: '...' }`, as some senders write a body. */
export function formsOf(value: Json): Wording[] {
  return Object.entries(value).flatMap(([form, words]) =>
    typeof words === 'string' && FORMS.has(form.toLowerCase()) ? [wordingOf(form, words)] : [],
  )
}
