/** Globs of dialects: linear in practice, never worse than the product of both lengths, whatever they are matched against. */

const LONGEST = 2_000

/** True when the whole value matches: `*` any characters, `?` one, `#` one digit; without case. */
export function globMatches(glob: string, value: string): boolean {
  const start = glob[0]
  if (start !== undefined && !'*?#'.includes(start) && start.toLowerCase() !== value[0]?.toLowerCase()) return false
  const pattern = glob.toLowerCase()
  const text = value.slice(0, LONGEST).toLowerCase()
  let at = 0
  let from = 0
  let star = -1
  let mark = 0
  while (from < text.length) {
    const code = pattern[at]
    const char = text[from] ?? ''
    if (code === '*') {
      star = at
      mark = from
      at += 1
    } else if (code === char || code === '?' || (code === '#' && char >= '0' && char <= '9')) {
      at += 1
      from += 1
    } else if (star === -1) return false
    else {
      at = star + 1
      mark += 1
      from = mark
    }
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}

/** True when any of the globs matches. */
export function anyMatches(globs: string | readonly string[], value: string | undefined): boolean {
  if (value === undefined) return false
  return typeof globs === 'string' ? globMatches(globs, value) : globs.some((glob) => globMatches(glob, value))
}
