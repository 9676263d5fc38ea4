/** What ninjs carries of an item: the loss table, applied. For tests. */
import type { Label, NewsItem, RichBlock, Term } from '@dateline/news'
import { tidyBody } from '../html/rich.ts'
import { isTree, type Tree, without } from '../testing-losses.ts'
import type { NinjsVersion } from './generation.ts'
import { NINJS_LOSSES } from './losses.ts'
import { LIST_BY_NATURE, TERM_LISTS } from './table.ts'

const ORDER = TERM_LISTS.map(({ list }) => list)
/** Lists in which readers find concepts, in the order of the members. */
const listOf = (term: Term) => ORDER.indexOf(LIST_BY_NATURE.get(term.type ?? '') ?? 'subjects')

const joined = (labels: readonly Label[] | undefined, by: string) => (labels ?? []).map(({ value }) => value).join(by)

/** Lists of texts that become one text, as that text; see the rows "the member is one text". */
function texts(item: NewsItem, like: NewsItem): Tree {
  const note = item.embargo?.note
  return {
    by: like.bylines === undefined ? '' : joined(item.bylines, ', '),
    note: joined([...(item.edNotes ?? []), ...(note === undefined ? [] : [{ value: note }])], '\n'),
    terms: joined(
      item.rights?.flatMap((rights) => rights.usageTerms ?? []),
      '\n',
    ),
  }
}

/** A term of 1.x has one identifier. */
function withoutSecondIds(value: unknown): void {
  if (!isTree(value)) return
  if ('uri' in value) delete value['literal']
  Object.values(value).forEach(withoutSecondIds)
}

/** The order of 1.x, whose main headline has a member of its own. */
function mainFirst(labels: readonly Label[] | undefined): Label[] {
  const list = (labels ?? []).map((label) => ({ ...label }))
  const main = list.findIndex((label) => label.role === undefined || label.role === 'main')
  return main === -1 ? list : [...list.splice(main, 1), ...list]
}

/**
 * The item without what the version loses, in the order that reading gives.
 * @param like the item that was written: what became an association on the way (links, groups) is left out after its own
 */
export function carriedByNinjs(item: NewsItem, version: NinjsVersion, like: NewsItem = item): Tree {
  const copy: Tree = { ...structuredClone(item), texts: texts(item, like) }
  const subjects = copy['subjects'] as Term[] | undefined
  const ordered = [...(like.subjects ?? [])].toSorted((a, b) => listOf(a) - listOf(b))
  if (subjects !== undefined) copy['subjects'] = subjects.toSorted((a, b) => listOf(a) - listOf(b))
  for (const body of (copy['bodies'] ?? []) as { blocks: readonly RichBlock[] }[]) body.blocks = tidyBody(body.blocks)
  if (version === '1.6') withoutSecondIds(copy)
  if (version === '1.6') copy['headlines'] = mainFirst(item.headlines)
  if (item.headlines === undefined) delete copy['headlines']
  const own = like.associations ?? []
  const associations = (item.associations ?? [])
    .slice(0, own.length)
    .map(({ item: inner, ...rest }, index) =>
      inner === undefined ? rest : { ...rest, item: carriedByNinjs(inner, version, own[index]?.item) },
    )
  delete copy['associations']
  if (associations.length > 0) copy['associations'] = associations
  for (const { format, field, effect, when } of NINJS_LOSSES) {
    if (format !== `ninjs-${version}` || when !== undefined) continue
    without(copy, field.split('.'), { ...like, subjects: ordered }, effect === 'added')
  }
  return copy
}
