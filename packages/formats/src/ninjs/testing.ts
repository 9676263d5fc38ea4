/** What ninjs carries of an item: the loss table, applied. For tests. */
import type { NewsItem, RichBlock, Term } from '@dateline/news'
import { tidyBody } from '../html/rich.ts'
import type { NinjsVersion } from './generation.ts'
import { NINJS_LOSSES } from './losses.ts'
import { LIST_BY_NATURE, TERM_LISTS } from './table.ts'

type Tree = Record<string, unknown>

/** Takes away what a field names: `a.b`, `list[].b`. */
function without(value: unknown, path: readonly string[]): void {
  const [step = '', ...rest] = path
  const name = step.replace(/\[\]$/, '')
  if (typeof value !== 'object' || value === null) return
  const tree = value as Tree
  const member = tree[name]
  if (rest.length === 0) {
    delete tree[name]
    return
  }
  if (step.endsWith('[]')) {
    if (Array.isArray(member)) for (const entry of member) without(entry, rest)
  } else without(member, rest)
  if (typeof member === 'object' && member !== null && Object.keys(member).length === 0) delete tree[name]
}

const ORDER = TERM_LISTS.map(({ list }) => list)
/** Lists in which readers find concepts, in the order of the members. */
const listOf = (term: Term) => ORDER.indexOf(LIST_BY_NATURE.get(term.type ?? '') ?? 'subjects')

/**
 * The item without what the version loses, in the order that reading gives.
 * @param like the item that was written: what became an association on the way (links, groups) is left out after its own
 */
export function carriedByNinjs(item: NewsItem, version: NinjsVersion, like: NewsItem = item): Tree {
  const copy = structuredClone(item) as unknown as Tree
  const subjects = copy['subjects'] as Term[] | undefined
  if (subjects !== undefined) copy['subjects'] = subjects.toSorted((a, b) => listOf(a) - listOf(b))
  for (const body of (copy['bodies'] ?? []) as { blocks: readonly RichBlock[] }[]) body.blocks = tidyBody(body.blocks)
  const own = like.associations ?? []
  const associations = (item.associations ?? []).slice(0, own.length).map(({ item: inner, ...rest }, index) =>
    inner === undefined ? rest : { ...rest, item: carriedByNinjs(inner, version, own[index]?.item) },
  )
  delete copy['associations']
  if (associations.length > 0) copy['associations'] = associations
  for (const { format, field } of NINJS_LOSSES) if (format === `ninjs-${version}`) without(copy, field.split('.'))
  return copy
}
