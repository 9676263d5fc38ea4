/**
 * Which lines of a captured text are the copy. Each line is judged by its features with weights that were fitted to
 * labelled pages (development part; the held-out part bears them out); the densest run of prose is there to fall back on.
 */
import { coreRun, lengthOf, type Run } from './text-core.ts'
import { FEATURES, featuresOf } from './text-features.ts'
import { judge } from './text-judge.ts'
import { isAboutCopy, type Line } from './text-lines.ts'
import { INNER, OUTER } from './text-weights.ts'

export interface CopyLines {
  /** From the first line of copy to behind the last. */
  readonly run: Run
  /** Of each line of the file, whether it is copy. */
  readonly isCopy: readonly boolean[]
}

/** How much a line must speak for itself. Below nothing: what is lost is lost, what is left over an editor sees. */
const THRESHOLD = -0.2
/** Fewer lines than this show no page around the copy: the run of prose is taken as it is. */
const FEW_LINES = 12

const weights: readonly (readonly number[])[] = FEATURES.map((name) => INNER[name] ?? [])

/** A flash or a brief: the sentence after the headline. */
function shortBody(lines: readonly Line[]): Run | undefined {
  const index = lines.findIndex(
    (line, at) => at > 0 && line.words >= 4 && line.sentence && !line.furniture && !isAboutCopy(line),
  )
  return index === -1 ? undefined : { from: index, to: index + 1 }
}

/** Short last paragraphs are still copy when they end as sentences. */
function extend(lines: readonly Line[], run: Run): Run {
  let to = run.to
  for (let at = to; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined || line.words < 3 || !line.sentence || line.furniture || line.ending || isAboutCopy(line))
      break
    to = at + 1
  }
  return { from: run.from, to }
}

/** The lines that hold the copy, or undefined when there is no prose. */
export function findBody(lines: readonly Line[]): CopyLines | undefined {
  const core = lines.some((line) => line.prose) ? coreRun(lines) : undefined
  const plain = core === undefined ? shortBody(lines) : extend(lines, core)
  if (plain === undefined) return undefined
  const inPlain = (at: number) => at >= plain.from && at < plain.to
  const asRun = { run: plain, isCopy: lines.map((_, at) => inPlain(at)) }
  if (core === undefined || lines.length < FEW_LINES) return asRun
  const isCopy = featuresOf(lines).map(
    (features, at) => judge(weights, OUTER, features) > THRESHOLD && lines[at]?.ending !== true,
  )
  const size = (is: (at: number) => boolean) =>
    lines.reduce((sum, line, at) => sum + (is(at) ? lengthOf(line.text) : 0), 0)
  const both = size((at) => isCopy[at] === true && inPlain(at))
  // The judgement leaves hardly anything of the densest prose: a kind of page it was not fitted to.
  if (both < size(inPlain) * 0.25) return asRun
  const from = isCopy.indexOf(true)
  return { run: { from, to: isCopy.lastIndexOf(true) + 1 }, isCopy }
}
