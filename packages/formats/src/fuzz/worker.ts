/** The thread of a fuzz run: makes documents by their numbers, judges the answers and says how long each took. */
import { parentPort, workerData } from 'node:worker_threads'
import { judge } from './judge.ts'
import { mutant } from './mutate.ts'
import { fuzzSeeds } from './seeds.ts'

export interface FuzzTask {
  readonly from: number
  readonly to: number
  /** Adds one for each document begun: what hangs is seen from outside. */
  readonly clock: SharedArrayBuffer
}

export interface FuzzReport {
  readonly wrong: readonly { readonly story: string; readonly what: readonly string[] }[]
  readonly slowest: { readonly story: string; readonly milliseconds: number }
  readonly bytes: number
}

const { from, to, clock } = workerData as FuzzTask
const begun = new Int32Array(clock)
const { own, shared } = fuzzSeeds()
const seeds = [...own, ...shared]
const wrong: { story: string; what: string[] }[] = []
let slowest = { story: '', milliseconds: 0 }
let bytes = 0
for (let number = from; number < to; number += 1) {
  const made = mutant(number, seeds)
  Atomics.store(begun, 0, number)
  const start = performance.now()
  let what: string[]
  try {
    what = judge(made.bytes, number)
  } catch (error) {
    what = [`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  }
  const milliseconds = performance.now() - start
  if (milliseconds > slowest.milliseconds) slowest = { story: made.story, milliseconds }
  if (what.length > 0 && wrong.length < 50) wrong.push({ story: made.story, what })
  bytes += made.bytes.length
}
parentPort?.postMessage({ wrong, slowest, bytes } satisfies FuzzReport, [])
