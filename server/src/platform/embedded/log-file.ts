import { appendFileSync, renameSync, statSync } from 'node:fs'

const LIMIT = 2 * 1024 * 1024

/** A log file of at most twice 2 MB: when it is full it becomes `NAME.1`, whose predecessor is dropped. */
export class BoundedLog {
  readonly #path: string
  #size: number

  constructor(path: string) {
    this.#path = path
    this.#size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }

  write(chunk: Buffer): void {
    try {
      if (this.#size + chunk.length > LIMIT) {
        renameSync(this.#path, `${this.#path}.1`)
        this.#size = 0
      }
      appendFileSync(this.#path, chunk, { mode: 0o600 })
      this.#size += chunk.length
    } catch {
      // A full disk must not stop the database: its own writes say what is wrong.
    }
  }
}
