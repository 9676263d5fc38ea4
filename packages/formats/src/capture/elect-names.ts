/** Of several that are said to have written a page, who did. */
import { isPersonName } from './author-names.ts'
import { fold } from './headline.ts'

export interface Named {
  readonly names: readonly string[]
  readonly weight: number
  /** More than this it does not get, however many say it: the site's own name, an agency's. */
  readonly limit?: number
}

/** The names with the most weight behind them; sources that agree add up. */
export function elect(found: readonly Named[]): string[] {
  const groups = new Map<string, { names: readonly string[]; weight: number; best: number }>()
  for (const { names, weight, limit = Infinity } of found) {
    const key = names.map(fold).toSorted().join('|')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { names, weight, best: weight })
    else {
      groups.set(key, {
        names: weight > group.best ? names : group.names,
        weight: Math.min(group.weight + weight * 0.5, limit + 0.5),
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
  if (chosen === undefined || chosen.weight < 1) return []
  // A first name, where the whole name stands elsewhere.
  const short = chosen.names.length === 1 ? chosen.names[0] : undefined
  const whole =
    short === undefined || short.includes(' ')
      ? undefined
      : [...groups.values()].find(
          ({ names, weight }) =>
            weight >= 2 && names.length === 1 && names[0]?.startsWith(`${short} `) && isPersonName(names[0]),
        )
  return [...(whole ?? chosen).names]
}
