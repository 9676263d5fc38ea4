/** The work for one document that comes in pieces: what is read of a piece is written before the next is asked for. */
import { type NewsItem, readItemsStream, WRITTEN } from '@dateline/formats'
import type { Problem } from './documents.ts'
import { type Answer, drawing, type JobOptions, problemOf, writerProblem } from './format-job.ts'

/** What the thread is sent while a document comes in pieces. */
export type StreamRequest =
  | { readonly kind: 'open'; readonly id: number; readonly file: string; readonly options: JobOptions }
  | { readonly kind: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }

/** What it answers before the last answer: texts of items, and that it needs more. */
export type StreamReply =
  | { readonly kind: 'texts'; readonly id: number; readonly texts: readonly string[] }
  | { readonly kind: 'more'; readonly id: number }

/** One document on its way through the thread. */
export class StreamJob {
  readonly #id: number
  readonly #reply: (reply: StreamReply | Answer) => void
  #resolve: ((bytes: Uint8Array | undefined) => void) | undefined
  readonly #texts: string[] = []

  constructor(
    { id, file, options }: StreamRequest & { readonly kind: 'open' },
    reply: (reply: StreamReply | Answer) => void,
  ) {
    this.#id = id
    this.#reply = reply
    void this.#work(file, options)
  }

  /** Takes the next piece; none when the document has ended. */
  take(bytes: Uint8Array | undefined): void {
    this.#resolve?.(bytes)
  }

  async *#chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const next = new Promise<Uint8Array | undefined>((resolve) => (this.#resolve = resolve))
      this.#flush()
      this.#reply({ kind: 'more', id: this.#id })
      const bytes = await next
      if (bytes === undefined) return
      yield bytes
    }
  }

  #flush(): void {
    const texts = this.#texts.splice(0)
    if (texts.length > 0) this.#reply({ kind: 'texts', id: this.#id, texts })
  }

  async #work(file: string, options: JobOptions): Promise<void> {
    const { from, profile, to } = options
    const draw = drawing(options)
    // A document that holds all the items there are is written when all have been read.
    const isTogether = WRITTEN[to].holdsAll && options.gather !== true
    const together: NewsItem[] = []
    const problems: Problem[] = []
    let written = 0
    const write = (items: readonly NewsItem[]) => {
      try {
        this.#texts.push(...draw(items))
        written += items.length
      } catch (error) {
        problems.push(writerProblem(file, error))
      }
    }
    let count = 0
    const known = { ...(from === undefined ? {} : { format: from }), ...(profile === undefined ? {} : { profile }) }
    for await (const entry of readItemsStream(this.#chunks(), { name: file, ...known })) {
      count += 1
      if (entry.outcome === 'rejected') problems.push(problemOf(entry))
      else if (isTogether) together.push(entry.item)
      else write([entry.item])
    }
    if (together.length > 0) write(together)
    this.#flush()
    this.#reply({ id: this.#id, isRead: written > 0 || count === 0, problems })
  }
}
