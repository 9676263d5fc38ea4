/** Hands documents to the worker of the format commands, in order, and ends it when one of them takes too long. */
import module from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Problem } from './documents.ts'
import type { Answer, Job, JobOptions } from './format-job.ts'

export type Outcome = Omit<Answer, 'id'>

interface Waiting {
  readonly job: Job
  readonly resolve: (outcome: Outcome) => void
}

const failed = (problem: Problem): Outcome => ({ isRead: false, problems: [problem] })

export class FormatPool {
  readonly #options: JobOptions
  readonly #cap: number
  readonly #waiting: Waiting[] = []
  #worker: Worker | undefined
  #timer: NodeJS.Timeout | undefined
  #count = 0
  #isReady = false

  /** @param cap milliseconds that one document may take */
  constructor(options: JobOptions, cap: number) {
    this.#options = options
    this.#cap = cap
    this.#start()
  }

  #start(): Worker {
    // Beside this file, in the bundle as in the sources.
    const name = import.meta.url.endsWith('.ts') ? './format-worker.ts' : './format-worker.js'
    const worker = new Worker(new URL(name, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 2_048 },
      workerData: module.getCompileCacheDir(),
    })
    worker.on('message', (answer: Answer | 'ready') => {
      if (answer === 'ready') this.#begin(worker)
      else this.#answered(worker, answer)
    })
    worker.on('error', (error) => this.#broke(worker, error))
    this.#worker = worker
    return worker
  }

  /** The answer for one document. Never rejects. */
  run(file: string, bytes: Uint8Array): Promise<Outcome> {
    this.#count += 1
    const job: Job = { id: this.#count, file, bytes, options: this.#options }
    return new Promise((resolve) => {
      this.#waiting.push({ job, resolve })
      this.#worker?.postMessage(job, [])
      if (this.#waiting.length === 1 && this.#isReady) this.#watch()
    })
  }

  /** Ends the worker. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#worker?.terminate()
  }

  /** The worker is there: what it was sent is worked on from now. */
  #begin(worker: Worker): void {
    if (worker !== this.#worker) return
    this.#isReady = true
    this.#watch()
  }

  /** Gives the document that is being worked on its time. */
  #watch(): void {
    clearTimeout(this.#timer)
    const [head] = this.#waiting
    if (head === undefined) return
    this.#timer = setTimeout(() => {
      const message = `${head.job.file}: not read after ${this.#cap / 1_000} s; it was given up`
      this.#replace({ code: 'too-slow', message })
    }, this.#cap)
  }

  #answered(worker: Worker, { id, ...outcome }: Answer): void {
    if (worker !== this.#worker || this.#waiting[0]?.job.id !== id) return
    this.#waiting.shift()?.resolve(outcome)
    this.#watch()
  }

  #broke(worker: Worker, error: unknown): void {
    if (worker !== this.#worker) return
    const file = this.#waiting[0]?.job.file ?? ''
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    const message = isMemory
      ? `${file}: more memory was needed than a document may take`
      : `${file}: the reader failed (${error instanceof Error ? error.message : String(error)}); keep the file and report it`
    this.#replace({ code: isMemory ? 'too-large' : 'reader-defect', message })
  }

  /** Gives up the document at the head, and goes on with the others in a new worker. */
  #replace(problem: Problem): void {
    const old = this.#worker
    this.#worker = undefined
    this.#isReady = false
    clearTimeout(this.#timer)
    void old?.terminate()
    this.#waiting.shift()?.resolve(failed(problem))
    const worker = this.#start()
    for (const { job } of this.#waiting) worker.postMessage(job, [])
  }
}
