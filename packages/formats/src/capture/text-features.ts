/**
 * What can be told of each line of a captured text, as numbers: of itself, of its neighbours, of its place on the page
 * and of the words it shares with the page's densest prose. Only the words know languages.
 */
import { isByline } from './furniture.ts'
import { findHeadlineLine } from './text-facts.ts'
import { coreRun, lengthOf, type Run } from './text-core.ts'
import { knownScore, LEXICAL_FEATURES, lexicalFeatures, type WordScore } from './text-lexicon.ts'
import { termsOf } from './text-terms.ts'
import { isCrumbs, isDateLine, type Line } from './text-lines.ts'

/** Names of the features, in their order. Weights are kept by name. */
const OWN =
  'length log long longer sentence fullSentence tiny few commas sentencesIn digits capitals furniture ending date byline bars signs lower colon dots again quote asks shared sharedShort' as const
const NEAR = 'length sentence fullSentence few furniture ending prose' as const
const AROUND = 'prose3 prose8 short3 short8' as const
const PLACE =
  'bias place afterEnding endings proseBefore proseAfter inCore beforeCore afterCore nearBefore nearAfter farBefore farAfter bridge headOfRow rowLength beforeHeadline belowHeadline farFromHeadline isHeadline longRow longRowShared caption sentencesAround' as const

const split = (names: string) => names.split(' ')
export const FEATURES: readonly string[] = [
  ...split(OWN),
  ...split(NEAR).flatMap((name) => [`prev.${name}`, `next.${name}`]),
  ...split(AROUND).flatMap((name) => [`before.${name}`, `after.${name}`]),
  ...split(PLACE),
  ...LEXICAL_FEATURES,
]

const bit = (value: boolean): number => (value ? 1 : 0)

/** Share of words that begin with a capital; nothing in scripts without them. */
function capitals(text: string): number {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []
  if (words.length < 2) return 0
  return words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length
}

function ownFeatures(line: Line, times: number, core: ReadonlySet<string>): number[] {
  const { text, words } = line
  const length = lengthOf(text)
  const terms = termsOf(text)
  const shared = terms.length === 0 ? 0 : terms.filter((term) => core.has(term)).length / terms.length
  return [
    Math.min(length, 100) / 100,
    Math.log1p(length) / 5,
    Math.min(length, 400) / 400,
    Math.min(length, 1_000) / 1_000,
    bit(line.sentence),
    bit(line.sentence && words >= 8),
    bit(words <= 2),
    bit(words <= 5),
    Math.min(text.match(/[,;،、，]/g)?.length ?? 0, 5) / 5,
    Math.min(text.match(/[.!?؟]\s+\S|[。！？।]/gu)?.length ?? 0, 5) / 5,
    Math.min((text.match(/\p{N}/gu)?.length ?? 0) / text.length, 1),
    capitals(text),
    bit(line.furniture),
    bit(line.ending),
    bit(isDateLine(line)),
    bit(isByline(text)),
    bit(isCrumbs(text) || /[|•·»›→]/.test(text)),
    bit(/[@©]|https?:|www\./.test(text)),
    bit(/^\p{Ll}/u.test(text)),
    bit(/[:：]$/.test(text)),
    bit(/(?:\.\.\.|…)$/.test(text)),
    bit(times > 1),
    bit(/^[“”"„«»‘’'「『]/u.test(text)),
    bit(/[?!؟？！]$/.test(text)),
    shared,
    words <= 12 ? shared : 0,
  ]
}

function nearFeatures(line: Line | undefined): number[] {
  if (line === undefined) return [0, 0, 0, 0, 0, 0, 0]
  return [
    Math.min(lengthOf(line.text), 100) / 100,
    bit(line.sentence),
    bit(line.sentence && line.words >= 8),
    bit(line.words <= 5),
    bit(line.furniture),
    bit(line.ending),
    bit(line.prose),
  ]
}

/** Sums of a yes-or-no over lines, so that any window is a difference. */
function sums(lines: readonly Line[], is: (line: Line) => boolean): number[] {
  const result = [0]
  for (const line of lines) result.push((result.at(-1) ?? 0) + bit(is(line)))
  return result
}

/** Features of every line, in the order of FEATURES. */
export function featuresOf(lines: readonly Line[], scoreOf: WordScore = knownScore): number[][] {
  const core: Run = coreRun(lines) ?? { from: 0, to: 0 }
  const inCore = lines.slice(core.from, core.to).filter((line) => line.prose)
  const coreTerms = new Set(
    termsOf(
      inCore
        .map((line) => line.text)
        .join(' ')
        .slice(0, 30_000),
    ),
  )
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line.text, (counts.get(line.text) ?? 0) + 1)
  const prose = sums(lines, (line) => line.prose)
  const short = sums(lines, (line) => line.words <= 5 && !line.sentence)
  const endings = sums(lines, (line) => line.ending)
  const share = (of: readonly number[], from: number, to: number) => {
    const [a, b] = [Math.max(0, from), Math.min(lines.length, to)]
    return b <= a ? 0 : ((of[b] ?? 0) - (of[a] ?? 0)) / (to - from)
  }
  const all = Math.max(1, prose.at(-1) ?? 1)
  const rows = rowsOf(lines, 8)
  const longRows = rowsOf(lines, 25)
  const headline = findHeadlineLine(lines, core)
  const title = headline === undefined ? '' : (lines[headline]?.text ?? '')
  const shared = lines.map((line) => {
    const terms = termsOf(line.text)
    return terms.length === 0 ? 0 : terms.filter((term) => coreTerms.has(term)).length / terms.length
  })
  const lexical = lexicalFeatures(lines, core, scoreOf)
  const sentences = sums(lines, (line) => line.sentence && line.words >= 4)
  return lines.map((line, at) => {
    const before = core.from - at
    const after = at - core.to + 1
    const near = [nearFeatures(lines[at - 1]), nearFeatures(lines[at + 1])]
    const gone = endings[at] ?? 0
    return [
      ...ownFeatures(line, counts.get(line.text) ?? 1, coreTerms),
      ...(near[0] ?? []).flatMap((value, index) => [value, near[1]?.[index] ?? 0]),
      share(prose, at - 3, at),
      share(prose, at + 1, at + 4),
      share(prose, at - 8, at),
      share(prose, at + 1, at + 9),
      share(short, at - 3, at),
      share(short, at + 1, at + 4),
      share(short, at - 8, at),
      share(short, at + 1, at + 9),
      1,
      at / lines.length,
      bit(gone > 0),
      Math.min(gone, 4) / 4,
      (prose[at] ?? 0) / all,
      1 - (prose[at + 1] ?? 0) / all,
      bit(before <= 0 && after <= 0),
      before > 0 ? Math.min(before, 30) / 30 : 0,
      after > 0 ? Math.min(after, 30) / 30 : 0,
      bit(before > 0 && before <= 3),
      bit(after > 0 && after <= 3),
      bit(before > 12),
      bit(after > 12),
      // Between prose on both sides, close by.
      bit(share(prose, at - 4, at) > 0 && share(prose, at + 1, at + 5) > 0),
      bit(rows[at]?.from === at),
      Math.min(rows[at]?.length ?? 0, 20) / 20,
      bit(headline !== undefined && at < headline),
      headline === undefined || at <= headline ? 0 : Math.max(0, 1 - (at - headline) / 12),
      headline === undefined || at <= headline ? 0 : Math.min(at - headline, 200) / 200,
      bit(line.text === title),
      Math.min(longRows[at]?.length ?? 0, 20) / 20,
      meanOf(shared, longRows[at]),
      bit(
        /[©]|\((?:foto|photo|bild|image|crédit|quelle|source|fuente)|(?:\b(?:AFP|AP|dpa|Reuters|Getty|Shutterstock|EFE|imago|iStock|unsplash|pixabay|wikimedia)\b)/i.test(
          line.text,
        ) && line.words <= 40,
      ),
      share(sentences, at - 6, at + 7),
      ...(lexical[at] ?? []),
    ]
  })
}

interface Row {
  readonly from: number
  readonly length: number
}

/** The row of lines without a sentence that each line stands in, none of more words than given: a menu, a list. */
function rowsOf(lines: readonly Line[], words: number): (Row | undefined)[] {
  const result: (Row | undefined)[] = Array.from({ length: lines.length })
  for (let at = 0; at < lines.length;) {
    let end = at
    while (end < lines.length && (lines[end]?.words ?? 99) <= words && lines[end]?.sentence !== true) end += 1
    for (let index = at; index < end; index += 1) result[index] = { from: at, length: end - at }
    at = Math.max(end, at + 1)
  }
  return result
}

function meanOf(list: readonly number[], row: Row | undefined): number {
  if (row === undefined) return 0
  // Long rows are judged by their first lines.
  const part = list.slice(row.from, row.from + Math.min(row.length, 12))
  return part.reduce((a, b) => a + b, 0) / part.length
}
