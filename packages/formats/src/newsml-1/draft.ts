/** An item while it is read: members are written once, lists grow, outer components give way to inner ones. */
import type { Label, NewsItem, Rights } from '@dateline/news'

export type Draft = { -readonly [K in keyof NewsItem]?: NewsItem[K] }

/** Members of which an inner component's value takes the place of an outer one's. */
const OVERRIDDEN: ReadonlySet<string> = new Set([
  'headlines',
  'bylines',
  'datelines',
  'languages',
  'language',
  'sluglines',
  'contentCreated',
  'located',
])

/** Adds to a list, unless it is there. */
export function push(draft: Draft, key: keyof NewsItem, value: unknown): void {
  const target = draft as Record<string, unknown>
  const list = (target[key] as unknown[] | undefined) ?? []
  const text = JSON.stringify(value)
  if (!list.some((known) => JSON.stringify(known) === text)) target[key] = [...list, value]
}

/** Adds to the item's rights; there is one such set in NewsML 1. */
export function pushRight(draft: Draft, key: 'copyrightNotices' | 'usageTerms', label: Label): void {
  const rights: Rights = draft.rights?.[0] ?? {}
  const known = rights[key] ?? []
  if (known.some((l) => l.value === label.value)) return
  draft.rights = [{ ...rights, [key]: [...known, label] }]
}

/**
 * What holds for an inner component: its own facts, and those of the component around it. An outer headline that an inner one
 * takes the place of stays as a title.
 */
export function inherit(outer: Draft, inner: Draft): Draft {
  const result: Draft = { ...outer }
  const target = result as Record<string, unknown>
  for (const [key, value] of Object.entries(inner)) {
    const above = target[key]
    if (above === undefined || value === undefined) {
      if (value !== undefined) target[key] = value
      continue
    }
    if (key === 'headlines') {
      for (const label of (above as Label[]).filter((l) => !sameText(l, value as Label[])))
        push(result, 'titles', label)
      target[key] = value
    } else if (key === 'rights') target[key] = [joinRights((above as Rights[])[0] ?? {}, (value as Rights[])[0] ?? {})]
    else if (OVERRIDDEN.has(key) || !Array.isArray(value)) target[key] = value
    else for (const entry of value as unknown[]) push(result, key as keyof NewsItem, entry)
  }
  return result
}

function sameText(label: Label, list: readonly Label[]): boolean {
  return list.some((l) => l.value === label.value)
}

function joinRights(outer: Rights, inner: Rights): Rights {
  const join = (key: 'copyrightNotices' | 'usageTerms') => {
    const all = [...(outer[key] ?? []), ...(inner[key] ?? [])]
    const list = all.filter((l, i) => all.findIndex((o) => o.value === l.value && o.role === l.role) === i)
    return list.length === 0 ? {} : { [key]: list }
  }
  return { ...outer, ...inner, ...join('copyrightNotices'), ...join('usageTerms') }
}
