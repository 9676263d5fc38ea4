/**
 * What the words of a line say of it: words that stand in the copy of many sites, and words that stand around it. The
 * table of them was counted on labelled pages (bench/fit-text.ts); what it lacks says nothing.
 */
import type { Run } from './text-core.ts'
import type { Line } from './text-lines.ts'
import { WORDS } from './text-words.ts'

/** How far a word speaks for furniture (above nothing) or for copy (below), or undefined when it is not known. */
export type WordScore = (word: string) => number | undefined

export const LEXICAL_FEATURES: readonly string[] =
  'words words.most words.least words.sum words.known rare rare.count prev.words next.words before.words after.words'.split(
    ' ',
  )

const LETTERS = 6
const MAX_WORDS = 60

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Beginnings of the words of a line, so that their forms are one; pairs of letters where a script has no spaces. */
export function wordsOf(text: string): string[] {
  const words = (
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/[\p{L}\p{M}]{2,}/gu) ?? []
  ).slice(0, MAX_WORDS)
  return words.flatMap((word) =>
    DENSE.test(word)
      ? Array.from({ length: Math.min(word.length - 1, MAX_WORDS) }, (_, at) => word.slice(at, at + 2))
      : [word.slice(0, LETTERS)],
  )
}

let table: ReadonlyMap<string, number> | undefined

/** The score by the table that goes with the weights. */
export function knownScore(word: string): number | undefined {
  table ??= new Map(
    Object.entries(WORDS).flatMap(([score, words]) => words.split(' ').map((one) => [one, Number(score) / 4] as const)),
  )
  return table.get(word)
}

/** Features of every line by its words, in the order of LEXICAL_FEATURES. */
export function lexicalFeatures(lines: readonly Line[], core: Run, scoreOf: WordScore): number[][] {
  const words = lines.map((line) => wordsOf(line.text))
  const scores = words.map((list) => list.map(scoreOf).filter((score) => score !== undefined))
  const means = scores.map((list) => (list.length === 0 ? 0 : list.reduce((a, b) => a + b, 0) / list.length))
  const inCore = (at: number) => at >= core.from && at < core.to && lines[at]?.prose === true
  // In how many lines of the densest prose a word stands.
  const counts = new Map<string, number>()
  words.forEach((list, at) => {
    if (inCore(at)) for (const word of new Set(list)) counts.set(word, (counts.get(word) ?? 0) + 1)
  })
  const mean = (from: number, to: number) => {
    let sum = 0
    for (let at = from; at < to; at += 1) sum += means[at] ?? 0
    return sum / 6
  }
  return lines.map((_, at) => {
    const list = scores[at] ?? []
    const sum = list.reduce((a, b) => a + b, 0)
    // Words of no table are the story's own.
    const rare = [...new Set(words[at])].filter((word) => word.length >= 4 && scoreOf(word) === undefined)
    const own = inCore(at) ? 1 : 0
    const shared = rare.filter((word) => (counts.get(word) ?? 0) > own).length
    return [
      (means[at] ?? 0) / 2,
      list.length === 0 ? 0 : Math.max(...list) / 3,
      list.length === 0 ? 0 : Math.min(...list) / 3,
      Math.max(-1, Math.min(1, sum / 8)),
      list.length / Math.max(1, words[at]?.length ?? 0),
      rare.length === 0 ? 0 : shared / rare.length,
      Math.min(shared, 4) / 4,
      (means[at - 1] ?? 0) / 2,
      (means[at + 1] ?? 0) / 2,
      mean(at - 3, at),
      mean(at + 1, at + 4),
    ]
  })
}
