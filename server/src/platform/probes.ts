/**
 * The watch over guesses: who asks again and again for addresses that are not there, near things that are not out yet.
 * It counts in the memory of one node and changes nothing of an answer but its time, and that for everybody alike.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { networkOf } from './network.ts'

export interface ProbeLimits {
  /** Points within the window that raise an alarm; 0 raises none. */
  readonly alarm: number
  /** Milliseconds in which guesses count together. */
  readonly windowMs: number
  /** How long each further miss of a network waits once it has made as many guesses as raise an alarm; 0: not at all. */
  readonly delayMs: number
}

/** What is written down when somebody seems to be guessing. */
export interface ProbeAlarm {
  /** An IPv4 address or an IPv6 /64. */
  readonly network: string
  readonly since: Date
  /** Requests in the window, by what they asked for. */
  readonly requests: Readonly<Record<string, number>>
  /** Requests of the last day for what exists and is not out. */
  readonly near: number
  /** Some of what they came near to, as the caller names it. */
  readonly subjects: readonly string[]
}

export interface Miss {
  /** The client's address, with trusted proxies taken off. */
  readonly address: string
  /** What was asked for, in a word. */
  readonly what: string
  /** When the request began, by `performance.now()`. */
  readonly began: number
  /** Says what exists there and is not out; undefined when nothing does. Asked after the answer. */
  readonly near?: () => Promise<string | undefined>
}

interface Watched {
  began: number
  guesses: number
  requests: Map<string, number>
  /** When it came near, the last ones. */
  near: number[]
  subjects: Set<string>
  alarmed: number
}

/** A request for what exists and is not out weighs as much as so many guesses. */
export const NEAR_WEIGHT = 8
/** Near misses are remembered for a day: whoever has half an address tries now and then. */
const NEAR_MS = 86_400_000
/** Networks watched at once; when more come, those that have rested longest are forgotten. */
const WATCHED = 10_000
/** Kinds of request and near misses kept for each. */
const KEPT = 20
/** An alarm about a network is not repeated sooner. */
const QUIET_MS = 3_600_000
/** Looks at what exists that may be under way; beyond that a miss counts as a plain guess. */
const LOOKS = 50
/** Every miss takes a multiple of this, so that its time does not tell what was looked at. */
const STEP_MS = 25

export class ProbeWatch {
  readonly #limits: ProbeLimits
  readonly #onAlarm: (alarm: ProbeAlarm) => void
  readonly #now: () => number
  readonly #watched = new Map<string, Watched>()
  #looks = 0

  /** @param now monotonic milliseconds */
  constructor(limits: ProbeLimits, onAlarm: (alarm: ProbeAlarm) => void, now = () => performance.now()) {
    this.#limits = limits
    this.#onAlarm = onAlarm
    this.#now = now
  }

  /** Networks in memory. */
  get size(): number {
    return this.#watched.size
  }

  /** Counts a miss and resolves when it may be answered. What is near is looked up afterwards, beside the answer. */
  async miss(miss: Miss): Promise<void> {
    const watched = this.#count(miss)
    if (miss.near) setImmediate(() => void this.#look(miss, miss.near))
    const elapsed = performance.now() - miss.began
    // Only plain guesses decide: a delay that came sooner near something would tell of it.
    const slow = this.#limits.alarm > 0 && watched.guesses >= this.#limits.alarm ? this.#limits.delayMs : 0
    await pause(slow + STEP_MS - (elapsed % STEP_MS))
  }

  #count({ address, what }: Miss): Watched {
    const network = networkOf(address)
    const now = this.#now()
    const watched = this.#watched.get(network) ?? {
      began: now,
      guesses: 0,
      requests: new Map<string, number>(),
      near: [],
      subjects: new Set<string>(),
      alarmed: -Infinity,
    }
    if (now - watched.began > this.#limits.windowMs) {
      watched.began = now
      watched.guesses = 0
      watched.requests.clear()
    }
    watched.guesses++
    if (watched.requests.has(what) || watched.requests.size < KEPT) {
      watched.requests.set(what, (watched.requests.get(what) ?? 0) + 1)
    }
    this.#watched.delete(network)
    this.#watched.set(network, watched)
    if (this.#watched.size > WATCHED)
      for (const oldest of this.#watched.keys()) {
        this.#watched.delete(oldest)
        break
      }
    this.#judge(network, watched)
    return watched
  }

  async #look({ address }: Miss, near: Miss['near']): Promise<void> {
    if (!near || this.#looks >= LOOKS) return
    this.#looks++
    try {
      const subject = await near()
      if (subject === undefined) return
      const network = networkOf(address)
      const watched = this.#watched.get(network)
      if (!watched) return
      const now = this.#now()
      watched.near = [...watched.near.filter((at) => now - at <= NEAR_MS), now].slice(-1_000)
      if (watched.subjects.size < KEPT) watched.subjects.add(subject)
      this.#judge(network, watched)
    } catch {
      // The database is away; the guess was counted.
    } finally {
      this.#looks--
    }
  }

  #judge(network: string, watched: Watched): void {
    const { alarm } = this.#limits
    const now = this.#now()
    const near = watched.near.filter((at) => now - at <= NEAR_MS).length
    if (alarm === 0 || watched.guesses + near * NEAR_WEIGHT < alarm || now - watched.alarmed < QUIET_MS) return
    watched.alarmed = now
    this.#onAlarm({
      network,
      since: new Date(Date.now() - (now - Math.min(watched.began, watched.near[0] ?? now))),
      requests: Object.fromEntries(watched.requests),
      near,
      subjects: [...watched.subjects],
    })
  }
}
