/** Where rules of a dialect find values in an item, and where they put them. */
import type { Label, NewsItem, Relation, RichBlock, Term, Urgency } from '@dateline/news'
import { CATEGORY_TYPE, SUBJECT_CODE_SCHEME } from '../vocab/subjects.ts'
import { anyMatches } from './glob.ts'

export type Draft = { -readonly [K in keyof NewsItem]: NewsItem[K] }

const LABELS = [
  'headlines',
  'sluglines',
  'bylines',
  'datelines',
  'creditlines',
  'keywords',
  'descriptions',
  'edNotes',
  'titles',
] as const
type LabelKey = (typeof LABELS)[number]
const TERMS = [
  'creators',
  'contributors',
  'infoSources',
  'genres',
  'subjects',
  'services',
  'memberOf',
  'roles',
] as const
type TermKey = (typeof TERMS)[number]

/** Places: labels and terms of the model, properties by name, extensions by path, paragraphs of the body, wire fields. */
export const PLACES = [
  ...LABELS,
  ...TERMS,
  'property',
  'itemProperty',
  'extension',
  'altId',
  'body-first',
  'body-last',
  'wire-take',
  'wire-keyword',
  'wire-category',
  'wire-service',
] as const
export const TARGETS = [
  ...LABELS,
  ...TERMS,
  'category',
  'subjectCode',
  'urgency',
  'language',
  'version',
  'wire-take',
  'wire-keyword',
  'sign-off',
  'usageTerms',
  'drop',
] as const

export interface Found {
  readonly value: string
  /** Takes it away. */
  remove(): void
}

const isLabelKey = (name: string): name is LabelKey => (LABELS as readonly string[]).includes(name)
const isTermKey = (name: string): name is TermKey => (TERMS as readonly string[]).includes(name)

/** Sets a list, or drops the member when nothing is left of it. */
function setList(draft: Draft, key: string, list: readonly unknown[]): void {
  const target = draft as unknown as Record<string, unknown>
  if (list.length === 0) delete target[key]
  else target[key] = list
}

function findIn<T>(
  draft: Draft,
  key: string,
  list: readonly T[] | undefined,
  value: (entry: T) => string | undefined,
): Found[] {
  return (list ?? []).flatMap((entry): Found[] => {
    const text = value(entry)
    if (text === undefined) return []
    const remove = () => {
      const now = ((draft as unknown as Record<string, unknown>)[key] as T[] | undefined) ?? []
      setList(
        draft,
        key,
        now.filter((other) => other !== entry),
      )
    }
    return [{ value: text, remove }]
  })
}

export function nameOfTerm(term: Term): string | undefined {
  return term.names?.[0]?.value ?? term.literal ?? term.qcode ?? term.uri
}

function textOfBlock(block: RichBlock | undefined): string | undefined {
  return block?.type === 'paragraph' ? block.spans.map((s) => s.text).join('') : undefined
}

/** All values at a place. */
export function findAt(draft: Draft, from: string): Found[] {
  const colon = from.indexOf(':')
  const place = colon === -1 ? from : from.slice(0, colon)
  const name = colon === -1 ? '' : from.slice(colon + 1)
  if (isLabelKey(place)) {
    const fits = (label: Label) => name === '' || (label.role ?? '') === name
    return findIn<Label>(draft, place, draft[place], (label) => (fits(label) ? label.value : undefined))
  }
  if (isTermKey(place)) {
    const fits = (term: Term) => name === '' || (term.roles ?? []).includes(name)
    return findIn<Term>(draft, place, draft[place], (term) => (fits(term) ? nameOfTerm(term) : undefined))
  }
  switch (place) {
    case 'property':
      return findIn<Relation>(draft, 'properties', draft.properties, (p) =>
        anyMatches(name, p.rel) ? p.value : undefined,
      )
    case 'itemProperty':
      return findIn<Relation>(draft, 'itemProperties', draft.itemProperties, (p) =>
        anyMatches(name, p.rel) ? p.value : undefined,
      )
    case 'extension':
      return findIn(draft, 'extensions', draft.extensions, (extension) => {
        const path = extension.path === '' ? extension.name : `${extension.path}/${extension.name}`
        if (!anyMatches(name, path)) return undefined
        const first = extension.content?.[0]
        return typeof first === 'string' ? first : typeof extension.json === 'string' ? extension.json : undefined
      })
    case 'altId':
      return findIn(draft, 'altIds', draft.altIds, (id) => (id.role === name ? id.value : undefined))
    case 'body-first':
      return paragraphAt(draft, 0)
    case 'body-last':
      return paragraphAt(draft, -1)
    case 'wire-take':
    case 'wire-keyword':
    case 'wire-category':
    case 'wire-service': {
      const value = draft.transmission?.[place.slice(5) as 'take' | 'keyword' | 'category' | 'service']
      return value === undefined ? [] : [{ value, remove: () => undefined }]
    }
    default:
      return []
  }
}

function paragraphAt(draft: Draft, at: 0 | -1): Found[] {
  const body = draft.bodies?.[0]
  const block = body?.blocks.at(at)
  const value = textOfBlock(block)
  if (body === undefined || value === undefined || body.blocks.length < 2) return []
  const remove = () => {
    const blocks = body.blocks.filter((other) => other !== block)
    draft.bodies = [{ ...body, blocks }, ...(draft.bodies ?? []).slice(1)]
  }
  return [{ value, remove }]
}

/** True when a list that a rule names has something in it. */
export function hasAny(draft: Draft, to: string): boolean {
  const target = to.split(':', 1)[0] ?? to
  return (isLabelKey(target) || isTermKey(target)) && (draft[target]?.length ?? 0) > 0
}

function append(draft: Draft, key: string, value: unknown, replace: boolean): void {
  const list = replace ? [] : (((draft as unknown as Record<string, unknown>)[key] as unknown[] | undefined) ?? [])
  const text = JSON.stringify(value)
  if (!list.some((known) => JSON.stringify(known) === text)) setList(draft, key, [...list, value])
}

export interface PutOptions {
  readonly replace: boolean
  readonly urgency: (value: string) => Urgency | undefined
}

/** Puts a value where it belongs. */
export function putAt(draft: Draft, to: string, value: string, options: PutOptions): void {
  const colon = to.indexOf(':')
  const target = colon === -1 ? to : to.slice(0, colon)
  const name = colon === -1 ? undefined : to.slice(colon + 1)
  if (isLabelKey(target)) {
    append(draft, target, { value, ...(name === undefined ? {} : { role: name }) }, options.replace)
    return
  }
  if (isTermKey(target)) {
    append(
      draft,
      target,
      { literal: value, names: [{ value }], ...(name === undefined ? {} : { roles: [name] }) },
      options.replace,
    )
    return
  }
  switch (target) {
    case 'category':
      draft.transmission = { ...draft.transmission, category: draft.transmission?.category ?? value }
      append(draft, 'subjects', { literal: value, type: CATEGORY_TYPE }, false)
      return
    case 'subjectCode': {
      const uri = SUBJECT_CODE_SCHEME + value
      append(draft, 'subjects', { uri, qcode: `subj:${value}` }, false)
      return
    }
    case 'urgency': {
      const urgency = options.urgency(value)
      if (urgency !== undefined && (options.replace || draft.urgency === undefined)) {
        draft.urgency = urgency
        draft.transmission = { ...draft.transmission, urgency: { value, scale: name ?? 'dialect' } }
      }
      return
    }
    case 'language':
      if (options.replace || draft.language === undefined) draft.language = value
      return
    case 'version':
      if (options.replace || draft.version === undefined) draft.version = value
      return
    case 'wire-take':
      draft.transmission = { ...draft.transmission, take: value }
      return
    case 'wire-keyword':
      draft.transmission = { ...draft.transmission, keyword: value }
      return
    case 'sign-off':
      append(draft, 'itemProperties', { rel: 'sign-off', value }, false)
      return
    case 'usageTerms': {
      const [rights, ...others] = draft.rights ?? [{}]
      draft.rights = [{ ...rights, usageTerms: [...(rights?.usageTerms ?? []), { value }] }, ...others]
      return
    }
    default:
  }
}
