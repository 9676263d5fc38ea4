/**
 * The line of a captured text that is its headline: what each line near the beginning of the copy says of itself, of its
 * neighbours and of the words it shares with the copy, judged with weights that were fitted to labelled pages.
 */
import { isSectionName } from '../copy/sections.ts'
import { isPersonName } from './author-names.ts'
import { isByline } from './furniture.ts'
import { fold } from './headline.ts'
import { judge } from './text-judge.ts'
import { HEADLINE_INNER, HEADLINE_OUTER } from './text-headline-weights.ts'
import { knownScore, wordsOf } from './text-lexicon.ts'
import { isAboutCopy, isAddress, isCrumbs, isDateLine, type Line } from './text-lines.ts'
import type { CopyLines } from './text-body.ts'
import { termsOf } from './text-terms.ts'

export const HEADLINE_FEATURES: readonly string[] =
  'bias one two few some many long tooLong above1 above2 above3 above6 above12 above25 above50 above99 at below1 below3 distance shared sharedCount rare rareCount words words.most about1 about2 about3 aboutBefore again cited citing dot colon asks dots bars digits lower capitals date byline furniture ending section name prose nextLead nextProse nextShort prevShort top shortBetween longest first afterEnding sentence apart heading'.split(
    ' ',
  )

const inner = HEADLINE_FEATURES.map((name) => HEADLINE_INNER[name] ?? [])

/** How far above the copy its headline may stand, and how far in it, in lines. */
const ABOVE = 120
const BELOW = 8
const MAX_LENGTH = 300

const bit = (value: boolean): number => (value ? 1 : 0)

export interface Candidate {
  readonly index: number
  readonly features: readonly number[]
}

/** Lines that may be the headline, with their features in the order of HEADLINE_FEATURES. */
export function headlineCandidates(lines: readonly Line[], copy: CopyLines): Candidate[] {
  const { from, to } = copy.run
  const body = lines.filter((line, at) => copy.isCopy[at] === true && line.prose)
  const text = (body.length > 0 ? body : lines.slice(from, to))
    .map((line) => line.text)
    .join(' ')
    .slice(0, 20_000)
  const terms = new Set(termsOf(text))
  const words = new Set(wordsOf(text.slice(0, 2_000)).concat(wordsOf(text.slice(2_000, 4_000))))
  const folded = lines.map((line) => (line.text.length <= MAX_LENGTH ? fold(line.text) : ''))
  const counts = new Map<string, number>()
  for (const one of folded) counts.set(one, (counts.get(one) ?? 0) + 1)
  const start = Math.max(0, from - ABOVE)
  const end = Math.min(lines.length, from + BELOW)
  const window = folded.slice(Math.max(0, start - 40), end)
  const isShort = (line: Line | undefined) => line === undefined || (line.words <= 3 && !line.sentence)
  let longest = 0
  for (let at = Math.max(0, from - 12); at < from; at += 1)
    if (lines[at]?.prose === false) longest = Math.max(longest, Math.min(lines[at]?.words ?? 0, 20))
  const found: Candidate[] = []
  for (let index = start; index < end; index += 1) {
    const line = lines[index]
    if (line === undefined || line.text.length > MAX_LENGTH || line.words > 40 || (folded[index] ?? '') === '') continue
    const said = termsOf(line.text)
    const shared = said.filter((term) => terms.has(term)).length
    const own = [...new Set(wordsOf(line.text))]
    const scores = own.map(knownScore).filter((score) => score !== undefined)
    const rare = own.filter((word) => word.length >= 4 && knownScore(word) === undefined)
    const rareShared = rare.filter((word) => words.has(word)).length
    const me = folded[index] ?? ''
    const isAbout = (at: number) => lines[at] !== undefined && isAboutCopy(lines[at])
    const above = from - index
    let between = 0
    for (let at = index + 1; at < from; at += 1) if (isShort(lines[at])) between += 1
    const next = lines[index + 1]
    found.push({
      index,
      features: [
        1,
        bit(line.words === 1),
        bit(line.words === 2),
        bit(line.words === 3 || line.words === 4),
        bit(line.words >= 5 && line.words <= 8),
        bit(line.words >= 9 && line.words <= 16),
        bit(line.words >= 17 && line.words <= 24),
        bit(line.words > 24),
        bit(above === 1),
        bit(above === 2),
        bit(above === 3),
        bit(above > 3 && above <= 6),
        bit(above > 6 && above <= 12),
        bit(above > 12 && above <= 25),
        bit(above > 25 && above <= 50),
        bit(above > 50),
        bit(above === 0),
        bit(above < 0 && above >= -2),
        bit(above < -2),
        above <= 0 ? 0 : Math.log1p(above) / 5,
        said.length === 0 ? 0 : shared / Math.max(said.length, 2),
        Math.min(shared, 5) / 5,
        rare.length === 0 ? 0 : rareShared / rare.length,
        Math.min(rareShared, 3) / 3,
        scores.length === 0 ? 0 : scores.reduce((a, b) => a + b, 0) / scores.length / 2,
        scores.length === 0 ? 0 : Math.max(...scores) / 3,
        bit(isAbout(index + 1)),
        bit(isAbout(index + 2)),
        bit(isAbout(index + 3)),
        bit(isAbout(index - 1)),
        bit((counts.get(me) ?? 0) > 1),
        // The breadcrumbs end with it, or hold its beginning.
        bit(me.length > 10 && window.some((other) => other.length > me.length && other.endsWith(me))),
        bit(window.some((other) => other.length > 10 && other.length < me.length && me.endsWith(other))),
        bit(/[.。]$/.test(line.text)),
        bit(/[:;,]$/.test(line.text)),
        bit(/[?!？！]["”»«“]?$/.test(line.text)),
        bit(/(?:\.\.\.|…)$/.test(line.text)),
        bit(isCrumbs(line.text) || /[|•»›→]/.test(line.text)),
        Math.min((line.text.match(/\p{N}/gu)?.length ?? 0) / line.text.length, 1),
        bit(/^\p{Ll}/u.test(line.text)),
        bit(/\p{Lu}/u.test(line.text) && line.text === line.text.toUpperCase()),
        bit(isDateLine(line)),
        bit(isByline(line.text) || isAddress(line.text)),
        bit(line.furniture),
        bit(line.ending),
        bit(isSectionName(line.text)),
        bit(isPersonName(line.text)),
        bit(line.prose),
        bit(next !== undefined && next.words >= 8 && next.sentence),
        bit(next?.prose === true),
        bit(isShort(next)),
        bit(isShort(lines[index - 1])),
        bit(index === 0),
        Math.min(between, 20) / 20,
        bit(above > 0 && above <= 12 && line.words >= Math.min(longest, 20)),
        bit(index < 3),
        bit(lines.slice(Math.max(0, index - 30), index).some((other) => other.ending)),
        bit(line.sentence),
        bit(line.apart),
        bit(line.heading),
      ],
    })
  }
  return found
}

/** Index of the headline's line, or undefined when none reads as one. */
export function findHeadline(lines: readonly Line[], copy: CopyLines): number | undefined {
  const marked = lines.findIndex((line, at) => at < copy.run.from && line.heading)
  if (marked !== -1) return marked
  let best: number | undefined
  let bestSum = -Infinity
  for (const { index, features } of headlineCandidates(lines, copy)) {
    const sum = judge(inner, HEADLINE_OUTER, features)
    if (sum > bestSum) {
      best = index
      bestSum = sum
    }
  }
  return best
}
