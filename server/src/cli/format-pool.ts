/** Hands documents to the worker of the format commands, in order, and ends it when one of them takes too long. */
import module from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Problem } from './documents.ts'
import type { Answer, Job, JobOptions } from './format-job.ts'
import type { StreamReply, StreamRequest } from './format-stream.ts'

export type Outcome = Omit<Answer, 'id'>

type Opening = StreamRequest & { readonly kind: 'open' }

interface Waiting {
  readonly job: Job | Opening
  readonly resolve: (outcome: Outcome) => void
  /** Of a document that comes in pieces. */
  readonly reply?: (reply: StreamReply) => void
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
    worker.on('message', (answer: Answer | StreamReply | 'ready') => {
      if (answer === 'ready') this.#begin(worker)
      else if ('kind' in answer) this.#replied(worker, answer)
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

  /**
   * The answer for a document in pieces; time counts for each piece, and not while it is waited for. Never rejects for what is
   * in the document.
   * @param take is given texts of items as they are written; the next piece is asked for when it is done
   * @throws what `chunks` and `take` throw
   */
  async stream(
    file: string,
    chunks: AsyncIterable<Uint8Array>,
    take: (texts: readonly string[]) => Promise<void>,
  ): Promise<Outcome> {
    this.#count += 1
    const id = this.#count
    const input = chunks[Symbol.asyncIterator]()
    try {
      return await new Promise<Outcome>((resolve, reject) => {
        let taken: Promise<void> = Promise.resolve()
        const send = async () => {
          await taken
          const next = await input.next()
          if (this.#waiting[0]?.job.id !== id) return
          const request: StreamRequest =
            next.done === true ? { kind: 'end', id } : { kind: 'chunk', id, bytes: next.value }
          this.#worker?.postMessage(request, [])
          this.#watch()
        }
        const reply = (message: StreamReply) => {
          if (message.kind === 'texts') {
            taken = taken.then(() => take(message.texts))
            taken.catch(reject)
          } else {
            clearTimeout(this.#timer)
            send().catch(reject)
          }
        }
        const job: Opening = { kind: 'open', id, file, options: this.#options }
        // The last texts are taken before the answer is.
        this.#waiting.push({ job, reply, resolve: (outcome) => void taken.then(() => resolve(outcome), reject) })
        this.#worker?.postMessage(job, [])
        if (this.#waiting.length === 1 && this.#isReady) this.#watch()
      })
    } finally {
      await input.return?.()
      if (this.#waiting[0]?.job.id === id) this.#replace({ code: 'file-unreadable', message: file })
    }
  }

  #replied(worker: Worker, reply: StreamReply): void {
    const [head] = this.#waiting
    if (worker === this.#worker && head?.job.id === reply.id) head.reply?.(reply)
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
