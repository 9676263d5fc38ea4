/** How often one client may ask this node, counted in memory: a bucket that fills evenly. */
import { DatelineError } from '../platform/index.ts'

export interface Rate {
  /** Requests that may come at once. */
  readonly burst: number
  /** Requests a second over time. */
  readonly perSecond: number
}

/** Clients remembered at most; when more come, those that have rested longest are forgotten. */
const REMEMBERED = 10_000

export class RateLimit {
  readonly #rate: Rate
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /**
   * @param at monotonic milliseconds
   * @returns 0 when the request may pass, else the seconds to wait, at least 1
   */
  take(client: string, at = performance.now()): number {
    const before = this.#buckets.get(client)
    const filled = before ? before.tokens + ((at - before.at) / 1000) * this.#rate.perSecond : this.#rate.burst
    const tokens = Math.min(this.#rate.burst, filled)
    const passes = tokens >= 1
    this.#buckets.delete(client)
    this.#buckets.set(client, { tokens: passes ? tokens - 1 : tokens, at })
    if (this.#buckets.size > REMEMBERED)
      for (const [oldest] of this.#buckets) {
        this.#buckets.delete(oldest)
        break
      }
    return passes ? 0 : Math.max(1, Math.ceil((1 - tokens) / this.#rate.perSecond))
  }

  /** @throws DatelineError `too-many-requests` 429; `data.retryAfter` in seconds */
  require(client: string, what: string): void {
    const wait = this.take(client)
    if (wait === 0) return
    throw new DatelineError('too-many-requests', 429, `Too many ${what}.`, {
      help: `Wait ${wait} s. One open stream or long poll replaces asking often.`,
      data: { retryAfter: wait },
    })
  }
}
