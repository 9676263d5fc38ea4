/**
 * Work that is asked for often and must not run twice at once: calls while it runs lead to one more run, which sees
 * everything that was there when they called.
 */
export class Loop {
  readonly #work: () => Promise<void>
  #running: Promise<void> | undefined
  #again = false

  constructor(work: () => Promise<void>) {
    this.#work = work
  }

  /** Resolves when a run that began after the call has ended. */
  wake(): Promise<void> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#run().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #run(): Promise<void> {
    do {
      this.#again = false
      await this.#work()
    } while (this.#again)
  }
}
