import { sql } from 'kysely'
import type { Clock, Db, Queryable } from '../platform/index.ts'
import type { ReleaseEventRow, ReleaseTables } from './tables.ts'

/** An event that rooms below must act on now. */
export interface FollowedEvent {
  readonly event: ReleaseEventRow
  /** `recorded`: it was just committed. `effective`: its scheduled time has come. */
  readonly phase: 'recorded' | 'effective'
}

export type Follower = (events: readonly FollowedEvent[]) => void | Promise<void>

/** Sleep no longer than this, so that a stepped clock or a lost NOTIFY heals by itself. */
const LONGEST_SLEEP_MS = 1_000
const BATCH = 500

/**
 * Reads the release log from a cursor and hands it on, in order. NOTIFY, a local commit or a timer only wake it:
 * whatever woke it, it reads from its cursor, so that nothing is missed and nothing depends on a message.
 */
export class ReleaseFollower {
  readonly #db: Db
  readonly #clock: Clock
  readonly #followers: Follower[] = []
  #cursor = 0
  #dueSince = 0
  /** When the next scheduled release takes effect, as last asked. */
  #next = 0
  #askedAt = 0
  #running: Promise<void> | undefined
  #again = false
  #timer: NodeJS.Timeout | undefined
  #started = false
  #stopped = false

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** Last release number that was handed on. */
  get cursor(): number {
    return this.#cursor
  }

  follow(follower: Follower): void {
    this.#followers.push(follower)
  }

  /** Starts at the present end of the log: who follows reads older state from the database. */
  async start(): Promise<void> {
    // What came due while no node ran took effect then.
    await takeEffect(this.#db, new Date(0))
    const { rows } = await sql<{ last: number; now: Date }>`
      SELECT coalesce(max(release_no), 0) AS last, dateline_now() AS now FROM release_event
    `.execute(this.#db)
    this.#cursor = rows[0]?.last ?? 0
    this.#dueSince = rows[0]?.now.getTime() ?? 0
    this.#started = true
    await this.wake()
  }

  /** Reads on. Resolves when everything that was committed before the call has been handed on. */
  wake(): Promise<void> {
    // Before the start there is no cursor to read from: a command that only releases follows nothing.
    if (!this.#started || this.#stopped) return Promise.resolve()
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#run().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer)
    let sleep = LONGEST_SLEEP_MS
    try {
      do {
        this.#again = false
        sleep = await this.#read()
      } while (this.#again && !this.#stopped)
    } catch {
      // The database is away; the timer below tries again from the same cursor.
    }
    if (this.#stopped) return
    this.#timer = setTimeout(() => void this.wake(), sleep)
    this.#timer.unref()
  }

  /** @returns milliseconds until something is due */
  async #read(): Promise<number> {
    const db = this.#db.withTables<ReleaseTables>()
    let scheduled = false
    for (;;) {
      const rows = await db
        .selectFrom('release_event')
        .selectAll()
        .where('release_no', '>', this.#cursor)
        .orderBy('release_no')
        .limit(BATCH)
        .execute()
      if (rows.length > 0) {
        await this.#hand(rows.map((event) => ({ event, phase: 'recorded' as const })))
        this.#cursor = rows.at(-1)?.release_no ?? this.#cursor
        scheduled ||= rows.some((row) => row.effective_at > row.recorded_at)
      }
      if (rows.length < BATCH) break
    }
    const now = this.#clock.now()
    // What is due is asked for when something is, and once a second; not after every release of a busy minute.
    const quiet = now >= this.#dueSince && now - this.#askedAt < LONGEST_SLEEP_MS && now < this.#next && !scheduled
    if (quiet) return Math.min(LONGEST_SLEEP_MS, Math.max(1, this.#next - now))
    // A clock that was stepped is seen here, a second later at most.
    await this.#clock.sample()
    const asked = this.#clock.now()
    this.#askedAt = asked
    const { rows: due } = await sql<ReleaseEventRow>`
      SELECT * FROM release_event
      WHERE effective_at > ${new Date(this.#dueSince)} AND effective_at <= ${new Date(asked)} AND effective_at > recorded_at
      ORDER BY effective_at, release_no
    `.execute(this.#db)
    if (due.length > 0) {
      await takeEffect(this.#db, new Date(this.#dueSince))
      await this.#hand(due.map((event) => ({ event, phase: 'effective' as const })))
    }
    this.#dueSince = asked
    this.#next = (await nextDue(this.#db, asked)) ?? Infinity
    return Math.min(LONGEST_SLEEP_MS, Math.max(1, this.#next - asked))
  }

  async #hand(events: readonly FollowedEvent[]): Promise<void> {
    for (const follower of this.#followers) await follower(events)
  }
}

/**
 * Writes down what has taken effect by the database's clock and was not overtaken before, so that no clock takes it back.
 * Any number of nodes may do it at once.
 * @param since nothing due up to then is asked for
 */
export async function takeEffect(db: Queryable, since: Date): Promise<void> {
  await sql`
    INSERT INTO taken_effect (release_no)
    SELECT e.release_no FROM effective_event e
    WHERE e.effective_at > e.recorded_at AND e.effective_at > ${since}
      AND NOT EXISTS (SELECT FROM taken_effect t WHERE t.release_no = e.release_no)
    ON CONFLICT DO NOTHING
  `.execute(db)
}

/**
 * The next instant at which what is public changes by itself, in milliseconds; undefined when nothing is scheduled.
 * Pages are valid until then at most.
 */
export async function nextDue(db: Db, after: number): Promise<number | undefined> {
  const { rows } = await sql<{ next: Date | null }>`
    SELECT min(effective_at) AS next FROM release_event WHERE effective_at > ${new Date(after)}
  `.execute(db)
  return rows[0]?.next?.getTime()
}
