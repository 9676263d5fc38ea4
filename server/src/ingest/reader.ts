/** Reading documents: small ones at once, large ones in a thread of their own, so that the server goes on answering. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { readDocument, type ReadOptions, type ReadResult } from '@dateline/formats'
import { installRoot } from '../platform/index.ts'

/** What is posted to the thread. */
export interface Task {
  readonly bytes: Uint8Array
  readonly options: ReadOptions
}

/** Smaller documents are read in less time than the thread's start takes. */
const LARGE = 512 * 1024

/** The thread keeps what memory a large document took; without another one it ends after this long. */
const IDLE_MS = 10_000

/** One document at a time is read in the thread, which ends when it has nothing more to do. */
export class Reader {
  readonly #large: number
  #worker: Worker | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined

  /** @param large bytes from which on a document is read in the thread */
  constructor(large = LARGE) {
    this.#large = large
  }

  /** As `readDocument`. */
  read(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult> {
    if (bytes.length < this.#large) return Promise.resolve(readDocument(bytes, options))
    const result = this.#turn.then(() => this.#apart({ bytes, options }))
    this.#turn = result.catch(() => undefined)
    return result
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = undefined
  }

  #apart(task: Task): Promise<ReadResult> {
    clearTimeout(this.#idle)
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    return new Promise<ReadResult>((resolve, reject) => {
      const done = () => {
        worker.unref()
        this.#idle = setTimeout(() => void worker.terminate(), IDLE_MS)
        this.#idle.unref()
        worker.off('message', onResult)
        worker.off('error', onError)
        worker.off('exit', onExit)
      }
      const onResult = (result: ReadResult) => {
        done()
        resolve(result)
      }
      const onError = (error: Error) => {
        done()
        this.#worker = undefined
        reject(error)
      }
      const onExit = () => onError(new Error('the thread that reads documents ended'))
      worker.on('message', onResult)
      worker.on('error', onError)
      worker.on('exit', onExit)
      worker.postMessage(task, [])
    })
  }

  #start(): Worker {
    const source = import.meta.url.endsWith('.ts')
    const file = source
      ? fileURLToPath(new URL('./read-worker.ts', import.meta.url))
      : join(installRoot(), 'dist', 'server', 'read-worker.js')
    const worker = new Worker(file)
    // What ends it between documents concerns nobody: the next one starts another.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
    })
    return worker
  }
}
