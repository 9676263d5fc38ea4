/** The densest run of prose in a captured text: where the copy is, though not yet where it begins and ends. */
import { isAboutCopy, isCrumbs, type Line } from './text-lines.ts'

/** Half-open run of lines. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** What each kind of line adds to a run, or takes from it. */
const VALUE = {
  prose: 6,
  /** For each hundred letters of prose, up to six. */
  proseLength: 4,
  /** A shorter line that ends as a sentence does. */
  sentence: 2.5,
  short: -2.2,
  tiny: -2.8,
  /** A date, a byline, an address. */
  about: -2,
  furniture: -6,
  /** A line behind which other things come. */
  ending: -45,
  /** Each further line of a row of short ones. */
  row: -0.6,
  /** The share that lines behind an ending still count: comments, teasers. */
  afterEnding: 0.45,
}

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu

/** Length in letters; those of scripts that write densely count for more. */
export function lengthOf(text: string): number {
  return (
    text.length + (/[\u0e00-\u0e7f\u3000-\u9fff\uac00-\ud7af]/.test(text) ? (text.match(DENSE)?.length ?? 0) * 1.5 : 0)
  )
}

function values(lines: readonly Line[]): number[] {
  let row = 0
  let share = 1
  return lines.map((line) => {
    if (line.ending) {
      share = VALUE.afterEnding
      row = 0
      return VALUE.ending
    }
    if (line.furniture) {
      row += 1
      return VALUE.furniture
    }
    if (line.prose) {
      row = 0
      return share * (VALUE.prose + VALUE.proseLength * Math.min(lengthOf(line.text) / 100, 6))
    }
    if (isAboutCopy(line)) return VALUE.about
    if (line.sentence && line.words >= 4) {
      row = 0
      return share * (VALUE.sentence + (VALUE.proseLength * Math.min(lengthOf(line.text), 100)) / 200)
    }
    row += 1
    const base = line.words <= 2 ? VALUE.tiny : VALUE.short
    return base + VALUE.row * Math.min(row - 1, 10) - (isCrumbs(line.text) ? 2 : 0)
  })
}

/** The run of lines whose values add up to the most, or undefined when nothing speaks for any. */
export function coreRun(lines: readonly Line[]): Run | undefined {
  let best: Run | undefined
  let bestSum = 0
  let from = 0
  let sum = 0
  values(lines).forEach((value, at) => {
    if (sum <= 0) {
      sum = 0
      from = at
    }
    sum += value
    if (sum > bestSum) {
      bestSum = sum
      best = { from, to: at + 1 }
    }
  })
  return best
}
