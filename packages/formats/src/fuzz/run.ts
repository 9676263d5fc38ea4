/** Runs documents through the readers, the linter and the writers in threads of their own, and ends what hangs. */
import { Worker } from 'node:worker_threads'
import type { FuzzReport, FuzzTask } from './worker.ts'

export interface FuzzResult extends FuzzReport {
  readonly documents: number
  readonly seconds: number
  /** Numbers of documents that took longer than the cap. */
  readonly hung: readonly number[]
}

/**
 * @param documents how many
 * @param cap milliseconds for one document
 * @param first number of the first document: another start is another run
 */
export async function runFuzz(documents: number, cap: number, first = 0): Promise<FuzzResult> {
  const start = performance.now()
  const reports: FuzzReport[] = []
  const hung: number[] = []
  for (let from = first; from < first + documents;) {
    const task: FuzzTask = { from, to: first + documents, clock: new SharedArrayBuffer(4) }
    const done = await runTask(task, cap)
    if (typeof done !== 'number') {
      reports.push(done)
      break
    }
    hung.push(done)
    from = done + 1
  }
  const slowest = reports.map((r) => r.slowest).toSorted((a, b) => b.milliseconds - a.milliseconds)[0]
  return {
    documents,
    seconds: (performance.now() - start) / 1_000,
    wrong: reports.flatMap((r) => r.wrong),
    slowest: slowest ?? { story: '', milliseconds: cap },
    bytes: reports.reduce((sum, r) => sum + r.bytes, 0),
    hung,
  }
}

/** The report, or the number of the document that hung. */
async function runTask(task: FuzzTask, cap: number): Promise<FuzzReport | number> {
  const begun = new Int32Array(task.clock)
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
  let watch: NodeJS.Timeout | undefined
  try {
    return await new Promise<FuzzReport | number>((resolve, reject) => {
      let last = -1
      let since = performance.now()
      watch = setInterval(() => {
        const number = Atomics.load(begun, 0)
        if (number !== last) {
          last = number
          since = performance.now()
        } else if (performance.now() - since > cap) resolve(number)
      }, 250)
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  } finally {
    clearInterval(watch)
    await worker.terminate()
  }
}
