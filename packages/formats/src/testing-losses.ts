/** Loss tables as code: what is left of an item when every row of its format's table has been carried out. For tests. */
import type { NewsItem } from '@dateline/news'
import type { Loss } from './loss.ts'

export type Tree = Record<string, unknown>
/** What a row does that drops nothing, or not always. `left` is changed in place; `item` is what was written. */
export type Change = (left: Tree, item: NewsItem) => void
/** By the field of the row. */
export type Changes = Readonly<Record<string, Change>>

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** Takes away what a field names (`a.b`, `list[].b`, `list[1+]`); what has been filled in, only where `like` lacks it. */
export function without(value: unknown, path: readonly string[], like: unknown, isAdded: boolean): void {
  const [step = '', ...rest] = path
  const name = step.replace(/\[.*\]$/, '')
  if (!isTree(value)) return
  const before = isTree(like) ? like[name] : undefined
  const member = value[name]
  if (step.endsWith('[1+]') && Array.isArray(member)) value[name] = member.slice(0, 1)
  else if (rest.length === 0) {
    if (!isAdded || before === undefined) delete value[name]
    return
  } else if (Array.isArray(member)) {
    member.forEach((entry, index) => without(entry, rest, Array.isArray(before) ? before[index] : undefined, isAdded))
  } else without(member, rest, before, isAdded)
  if (isTree(member) && !Array.isArray(member) && Object.keys(member).length === 0) delete value[name]
  if (Array.isArray(member) && member.every((entry) => isTree(entry) && Object.keys(entry).length === 0))
    delete value[name]
}

const isPlain = ({ effect, when }: Loss) => effect === 'dropped' && when === undefined

/** Fields of the rows that a table of changes must have: those that say more than that something is gone. */
export function changedFields(losses: readonly Loss[]): string[] {
  return [...new Set(losses.filter((loss) => !isPlain(loss)).map(({ field }) => field))].toSorted()
}

/**
 * The item after the rows, in their order.
 * @throws TypeError for a row that needs a change and has none
 */
export function afterLosses(losses: readonly Loss[], changes: Changes, item: NewsItem): Tree {
  const left: Tree = structuredClone(item) as unknown as Tree
  const done = new Set<string>()
  for (const loss of losses) {
    if (isPlain(loss)) {
      without(left, loss.field.split('.'), item, false)
      continue
    }
    if (done.has(loss.field)) continue
    done.add(loss.field)
    const change = changes[loss.field]
    if (change === undefined) throw new TypeError(`the row ${loss.field} of ${loss.format} is not carried out`)
    change(left, item)
  }
  return Object.fromEntries(Object.entries(left).filter(([, member]) => member !== undefined))
}
