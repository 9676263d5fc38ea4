/** Who wrote a captured text: bylines around the headline, names beside its day or alone under it, names under the copy. */
import { findDate } from '../copy/dates.ts'
import { isSectionName } from '../copy/sections.ts'
import { bylineOf, isPersonName, namesWithin, splitNames } from './author-names.ts'
import { hasWeekday, isByline, wordCount } from './furniture.ts'
import type { Run } from './text-core.ts'
import { isDateLine, type Line } from './text-lines.ts'

export interface FoundByline {
  readonly text: string
  readonly names: readonly string[]
  readonly index: number
}

/** Longer lines are no bylines. */
const MAX_WORDS = 20

/** A line that names its authors: by its first word, or by such a word beside a day. */
function statedIn(line: Line): Omit<FoundByline, 'index'> | undefined {
  if (line.prose || line.words > MAX_WORDS) return undefined
  for (const part of line.text.split(/\s*[|•·]\s*|\s+[–—-]\s+/)) {
    const names = isByline(part) || bylineOf(part).length > 0 ? bylineOf(part) : []
    if (names.length > 0 && names.every((name) => wordCount(name) <= 5))
      return { text: part.trim() === line.text ? line.text : part.trim(), names: bare(part, names) }
  }
  const names = line.words <= 7 || findDate(line.text) !== undefined ? namesWithin(line.text) : []
  if (names.length > 0) return { text: names.join(', '), names }
  if (!/\s(?:im gespräch mit|im interview mit)\s/i.test(line.text)) return undefined
  const both = splitNames(line.text)
  return both.length > 1 && both.every(isPersonName) ? { text: line.text, names: both } : undefined
}

/** The names without what stands behind them on the line, where those are surer. */
function bare(line: string, names: readonly string[]): readonly string[] {
  const within = namesWithin(line)
  return within.length > 0 && (within.length > 1 || names.length === 1 || /\d/.test(line)) ? within : names
}

const isName = (text: string) => isPersonName(text) && !isSectionName(text) && !hasWeekday(text)

/** A name beside a day on one line: `Ana Petrel, 3 May 2021`, `3 May 2021 | Ana Petrel | 4 comments`. */
function namedBeside(line: Line): string | undefined {
  if (line.prose || line.words > 14 || line.furniture) return undefined
  const found = findDate(line.text)
  if (found === undefined) return undefined
  const pieces = [
    line.text.slice(0, found.start).replace(/[\s,|·•–—-]+(?:am|on|le|el)?\s*$/u, ''),
    ...line.text.split(/\s*[|•·]\s*|\s+[–—-]\s+|\s\/{1,2}\s/),
  ].map((piece) => piece.trim())
  const after = /^[\s,|·•–—-]*((?:\p{Lu}[\p{L}.’'-]+\s+){2})(?=\d)/u.exec(
    line.text.slice(found.end).replace(/^.*\d{4}(?=\s)/u, ''),
  )
  return [...pieces, after?.[1]?.trim() ?? ''].find(isName)
}

/** The byline around the headline, else a name beside the day or alone under the headline, else a byline under the copy. */
export function findByline(lines: readonly Line[], headline: number, body: Run): FoundByline | undefined {
  const near = [
    ...indices(headline + 1, Math.max(headline + 2, Math.min(body.from + 6, headline + 12))),
    ...indices(Math.max(0, headline - 4), headline).toReversed(),
  ]
  const stated = (order: readonly number[]) => {
    for (const index of order) {
      const line = lines[index]
      const found = line === undefined ? undefined : statedIn(line)
      if (found !== undefined) return { ...found, index }
    }
    return undefined
  }
  const above = stated(near)
  if (above !== undefined) return above
  for (const index of near) {
    const line = lines[index]
    const name = line === undefined ? undefined : namedBeside(line)
    if (name !== undefined) return { text: name, names: [name], index }
  }
  for (const index of indices(headline + 1, headline + 7)) {
    const line = lines[index]
    if (line === undefined || line.words > 8 || line.furniture || line.ending) continue
    const names = splitNames(line.text)
    const beside = [-2, -1, 1, 2].some((by) => {
      const other = lines[index + by]
      return other !== undefined && index + by !== headline && isDateLine(other)
    })
    if (!beside && index > Math.max(headline + 2, body.from + 1)) continue
    if (names.length > 0 && names.length < 5 && names.every(isName)) return { text: line.text, names, index }
  }
  return stated(indices(Math.max(body.from, body.to - 3), body.to + 8))
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}
