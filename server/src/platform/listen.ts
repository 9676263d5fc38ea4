import pg from 'pg'

/**
 * Hears NOTIFY on some channels through a connection of its own and reconnects when it breaks.
 * A notification may be lost: whoever listens must also catch up from a cursor. `onReady` runs after every (re)connect,
 * the moment to do so.
 */
export class Listener {
  readonly #url: string
  readonly #handlers: ReadonlyMap<string, (payload: string) => void>
  readonly #onReady: () => void
  #client: pg.Client | undefined
  #closed = false
  #retry: NodeJS.Timeout | undefined

  constructor(url: string, handlers: Readonly<Record<string, (payload: string) => void>>, onReady: () => void) {
    this.#url = url
    this.#handlers = new Map(Object.entries(handlers))
    this.#onReady = onReady
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'dateline listen', keepAlive: true })
    this.#client = client
    client.on('notification', (n) => this.#handlers.get(n.channel)?.(n.payload ?? ''))
    client.on('error', () => undefined)
    client.on('end', () => this.#again())
    try {
      await client.connect()
      for (const channel of this.#handlers.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
      this.#onReady()
    } catch {
      // 'end' may not follow a failed connect, so the retry is started here too.
      this.#again()
    }
  }

  #again(): void {
    if (this.#closed || this.#retry !== undefined) return
    this.#retry = setTimeout(() => {
      this.#retry = undefined
      void this.start()
    }, 250)
    this.#retry.unref()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    await this.#client?.end().catch(() => undefined)
  }
}
