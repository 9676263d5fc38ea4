import type { ServerResponse } from 'node:http'
import { setImmediate, setTimeout as delay } from 'node:timers/promises'
import type { ReleaseKind } from '@dateline/news'
import { type Clock, type Db, type Logger, type Tx, Loop } from '../platform/index.ts'
import type { Ahead, Participant, PendingEvent, ReleaseFollower } from '../release/index.ts'
import { FORM } from './advance.ts'
import { countAudience, readAhead, writeAudience } from './audience.ts'
import { type Cursor, type Delivered, deliveriesAfter, type Given, lastSeq, offerDue, readWire } from './offer.ts'
import { keyOf, type Rendered, Renderer, type WireFormat } from './render.ts'
import { EventStream, type StreamOptions } from './stream.ts'
import { stillOpen } from './subscriber.ts'

export interface WireOptions {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  /** Address of the site. */
  readonly publicUrl: string
  /** Milliseconds between heartbeats of a stream. */
  readonly heartbeatMs?: number
  /** How long a stream's client may leave data unread, in milliseconds. */
  readonly patienceMs?: number
  /** Memory for rendered items, in bytes. */
  readonly cacheBytes?: number
}

/** Somebody in a long poll. */
interface Waiter extends Cursor {
  readonly wake: () => void
}

interface Reading {
  readonly stream: EventStream
  readonly deliveries: readonly Delivered[]
}

/** Deliveries read for a live stream that fell a little behind. */
const LIVE_PAGE = 100
/** Streams that are caught up in one round, and deliveries for each: what is in memory at once. */
const ROUND = 32
const ROUND_PAGE = 25
/** Releases with which what was said before may have been removed by law. */
const REMOVING: ReadonlySet<ReleaseKind> = new Set(['remove', 'note', 'withdraw'])

/** News that is rendered before it is numbered; a batch of history is rendered when somebody reads it. */
const AHEAD = 25
/** Streams written to in a row. */
const WRITES = 100
/** Sleep no longer than this while anybody waits, so that a lost NOTIFY heals by itself. */
const LONGEST_SLEEP_MS = 1_000
const RETRY_MS = 2_000
/** Of a busy wire between two rounds. */
const LONGEST_REST_MS = 50

/**
 * The wire of one node. It writes audiences in the release's transaction, gives numbers when the time has come, and
 * tells the streams and long polls of this node. Whatever wakes it, it compares what each client has with the last
 * number in the database: nothing depends on a message, and any number of nodes may do the same.
 *
 * A stream is live when it has everything, else behind. Both are served by rounds for many streams at once, each in its
 * own loop, so that a long replay does not hold up news.
 */
export class Wire implements Participant {
  readonly name = 'wire'
  readonly heartbeatMs: number
  readonly renderer: Renderer
  readonly #db: Db
  readonly #clock: Clock
  readonly #log: Logger
  readonly #patienceMs: number
  readonly #live = new Set<EventStream>()
  readonly #behind = new Set<EventStream>()
  readonly #waiters = new Set<Waiter>()
  readonly #pump = new Loop(() => this.#offerAndPass())
  readonly #replay = new Loop(() => this.#catchUp())
  /** Releases that took effect since the last run, to be rendered before they are numbered. */
  #told: number[] = []
  /** Something was recorded or came due since the last run. */
  #stirred = false
  #timer: NodeJS.Timeout | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: WireOptions) {
    this.#db = options.db
    this.#clock = options.clock
    this.#log = options.log
    this.heartbeatMs = options.heartbeatMs ?? 15_000
    this.#patienceMs = options.patienceMs ?? 60_000
    this.renderer = new Renderer(options.db, options.publicUrl, options.cacheBytes)
  }

  inTransaction(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
    return writeAudience(tx, events)
  }

  /** To how many subscribers the event goes, as `inTransaction` has just decided. */
  audience(tx: Tx, event: PendingEvent): Promise<number> {
    return countAudience(tx, event.id)
  }

  /** Who has the event before its time, as `inTransaction` has just decided. */
  ahead(tx: Tx, event: PendingEvent): Promise<Ahead[]> {
    return readAhead(tx, event.id)
  }

  /** Is told of every release. It does not make the follower wait: what is due stays due until it is offered. */
  follow(follower: ReleaseFollower): void {
    follower.follow((events) => {
      this.#stirred = true
      for (const { event, phase } of events) {
        // What is scheduled stays out of memory until its time.
        if (phase === 'effective' || event.effective_at <= event.recorded_at) this.#told.push(event.release_no)
      }
      if (events.some(({ event }) => REMOVING.has(event.kind))) this.renderer.forget()
      void this.wake()
    })
  }

  async start(): Promise<void> {
    this.#heartbeat = setInterval(() => void this.#beat(), this.heartbeatMs)
    this.#heartbeat.unref()
    await this.wake()
  }

  /** Says goodbye to every stream and stops. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    clearInterval(this.#heartbeat)
    for (const stream of this.#streams()) stream.bye('closing')
    for (const waiter of this.#waiters) waiter.wake()
    // Runs that had begun end without anybody to serve.
    await Promise.all([this.#pump.wake(), this.#replay.wake()])
  }

  /** Offers what is due and passes it on. Resolves when everything committed before the call is on its way. */
  wake(): Promise<void> {
    return this.#pump.wake()
  }

  /** Open streams of one subscriber, or of all. */
  streamCount(subscriberId?: number): number {
    const streams = this.#streams()
    return subscriberId === undefined ? streams.length : streams.filter((s) => s.subscriberId === subscriberId).length
  }

  /** Sends deliveries over a response whose head is written, until either side ends it. */
  open(
    response: ServerResponse,
    options: Pick<StreamOptions, 'subscriberId' | 'digest' | 'format' | 'after'>,
  ): EventStream {
    const stream = new EventStream(response, {
      ...options,
      patienceMs: this.#patienceMs,
      onDrain: () => void this.#replay.wake(),
      onTooSlow: () =>
        this.#log.info({ subscriber: stream.subscriberId, after: stream.sent }, 'stream read too slowly'),
      onClose: () => {
        this.#live.delete(stream)
        this.#behind.delete(stream)
      },
    })
    this.#behind.add(stream)
    response.write(`retry: ${RETRY_MS}\n\n${this.#beatText()}`)
    if (this.#stopped) stream.bye('closing')
    else void this.#replay.wake()
    return stream
  }

  /** Resolves when something after the cursor has come, after `ms`, or when the signal aborts. */
  async wait(cursor: Cursor, ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#stopped) return
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#waiters.delete(waiter)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      const waiter: Waiter = { ...cursor, wake }
      const timer = setTimeout(wake, ms)
      this.#waiters.add(waiter)
      signal.addEventListener('abort', wake, { once: true })
      // What came between the caller's look and this line is seen now.
      void this.wake()
    })
  }

  /** What a subscriber may read after a number, offered first if it is due. */
  async read(subscriberId: number, after: number, limit: number): Promise<readonly Delivered[]> {
    await offerDue(this.#db)
    const [page = []] = await deliveriesAfter(this.#db, [{ subscriberId, after }], limit)
    return page
  }

  /** Last number of a subscriber, after offering what is due. */
  async last(subscriberId: number): Promise<number> {
    await offerDue(this.#db)
    return lastSeq(this.#db, subscriberId)
  }

  /** Ends streams whose subscriber was switched off or got a new token; offers what was kept for one switched on. */
  async refresh(): Promise<void> {
    try {
      const streams = this.#streams()
      const open = await stillOpen(this.#db, [...new Set(streams.map((s) => s.subscriberId))])
      for (const stream of streams) {
        const now = open.get(stream.subscriberId)
        if (now?.active !== true) stream.bye('subscriber-off')
        else if (now.digest !== stream.digest) stream.bye('token-replaced')
      }
    } catch (error) {
      // The next heartbeat looks again.
      this.#log.warn({ err: error }, 'subscribers could not be read')
    }
    await this.wake()
  }

  #streams(): EventStream[] {
    return [...this.#live, ...this.#behind]
  }

  async #offerAndPass(): Promise<void> {
    if (this.#stopped) return
    let sleep = LONGEST_SLEEP_MS
    try {
      const told = this.#told
      this.#told = []
      const stirred = this.#stirred
      this.#stirred = false
      const [given] = await Promise.all([offerDue(this.#db, stirred), this.#renderAhead(told)])
      const began = performance.now()
      await this.#passGiven(given)
      // When more was released meanwhile it goes out together: one write each for several items, and time for those who release.
      if (this.#stirred) await delay(Math.min(LONGEST_REST_MS, performance.now() - began))
      const { last, until } = await readWire(this.#db)
      await this.#passMissed(last)
      sleep = Math.min(LONGEST_SLEEP_MS, Math.max(1, until ?? LONGEST_SLEEP_MS))
    } catch (error) {
      this.#log.warn({ err: error }, 'the wire could not read the database and tries again')
    }
    clearTimeout(this.#timer)
    // With nobody to tell, the follower and whoever pulls next are enough.
    if (this.#stopped || this.#live.size + this.#behind.size + this.#waiters.size === 0) return
    this.#timer = setTimeout(() => void this.wake(), sleep)
    this.#timer.unref()
  }

  /** Writes the news in the formats of the live streams while it is being numbered. */
  async #renderAhead(releaseNos: readonly number[]): Promise<void> {
    if (releaseNos.length > AHEAD) return
    const formats = new Set([...this.#live].map((stream) => stream.format))
    const news = releaseNos.map((releaseNo) => ({ releaseNo, form: FORM.item }))
    for (const format of formats) await this.renderer.render(news, format)
  }

  /** What this node has just offered goes to its live streams as it is. */
  async #passGiven(given: Given): Promise<void> {
    if (given.size === 0) return
    const reading = [...this.#live].flatMap((stream) => {
      const deliveries = given.get(stream.subscriberId)
      return deliveries ? [{ stream, deliveries }] : []
    })
    await this.#write(reading)
    for (const waiter of this.#waiters) if (given.has(waiter.subscriberId)) waiter.wake()
  }

  /** What another node offered, or what was missed, is read for those who lack it. */
  async #passMissed(last: readonly number[]): Promise<void> {
    const lacks = (cursor: Cursor) => (last[cursor.subscriberId - 1] ?? 0) > cursor.after
    for (const waiter of this.#waiters) if (lacks(waiter)) waiter.wake()
    const streams = [...this.#live].filter((s) => lacks({ subscriberId: s.subscriberId, after: s.sent }))
    if (streams.length === 0) return
    const reading = await this.#read(streams, LIVE_PAGE)
    await this.#write(reading)
    for (const { stream, deliveries } of reading) if (deliveries.length === LIVE_PAGE) this.#fallBehind(stream)
  }

  /** One round for the streams that are behind and whose clients read; wakes itself while there are any. */
  async #catchUp(): Promise<void> {
    const streams = [...this.#behind].filter((s) => s.ready).slice(0, ROUND)
    if (this.#stopped || streams.length === 0) return
    try {
      const reading = await this.#read(streams, ROUND_PAGE)
      await this.#write(reading)
      let joined = false
      for (const { stream, deliveries } of reading) {
        // To the end, so that all get their turn.
        if (!this.#behind.delete(stream)) continue
        const done = deliveries.length < ROUND_PAGE && stream.ready && stream.sent >= (deliveries.at(-1)?.seq ?? 0)
        ;(done ? this.#live : this.#behind).add(stream)
        joined ||= done
      }
      // What came while they were behind is seen by the next look at the numbers.
      if (joined) void this.wake()
      void this.#replay.wake()
    } catch (error) {
      this.#log.warn({ err: error }, 'the wire could not read the database and tries again')
      setTimeout(() => void this.#replay.wake(), LONGEST_SLEEP_MS).unref()
    }
  }

  async #read(streams: readonly EventStream[], limit: number): Promise<Reading[]> {
    const cursors = streams.map((s) => ({ subscriberId: s.subscriberId, after: s.sent }))
    const found = await deliveriesAfter(this.#db, cursors, limit)
    return streams.map((stream, index) => ({ stream, deliveries: found[index] ?? [] }))
  }

  async #write(reading: readonly Reading[]): Promise<void> {
    const rendered = new Map<WireFormat, ReadonlyMap<number, Rendered>>()
    for (const format of new Set(reading.map((r) => r.stream.format))) {
      const wanted = new Map<number, Delivered>()
      for (const { stream, deliveries } of reading) {
        if (stream.format === format) for (const delivery of deliveries) wanted.set(keyOf(delivery), delivery)
      }
      rendered.set(format, await this.renderer.render([...wanted.values()], format))
    }
    let inARow = 0
    for (const { stream, deliveries } of reading) {
      // Whoever releases, or asks for a page, does not wait for a thousand streams.
      if (++inARow % WRITES === 0) await setImmediate()
      const complete = stream.push(deliveries, rendered.get(stream.format) ?? new Map())
      if (!complete || !stream.ready) this.#fallBehind(stream)
    }
  }

  #fallBehind(stream: EventStream): void {
    if (!this.#live.delete(stream)) return
    this.#behind.add(stream)
    void this.#replay.wake()
  }

  async #beat(): Promise<void> {
    if (this.#live.size + this.#behind.size > 0) await this.refresh()
    const text = this.#beatText()
    for (const stream of this.#streams()) stream.heartbeat(text)
  }

  #beatText(): string {
    return `event: heartbeat\ndata: {"serverTime":"${new Date(this.#clock.now()).toISOString()}"}\n\n`
  }
}
