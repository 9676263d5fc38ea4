import { sql } from 'kysely'
import type { Db, Queryable } from './database.ts'

/** Reads the database's clock, the only one: an instant in milliseconds since the epoch. */
export async function databaseNow(db: Queryable): Promise<number> {
  const { rows } = await sql<{ now: Date }>`SELECT dateline_now() AS now`.execute(db)
  const now = rows[0]?.now
  if (now === undefined) throw new Error('dateline_now() returned no row')
  return now.getTime()
}

/**
 * The database's clock as a node reads it between queries: the time since the last look, counted by a timer that no one sets
 * (a node's own calendar clock may be stepped), added to what the database said.
 * Decisions about visibility are made in SQL; this is for cache lifetimes and timers, which heal when late.
 */
export class Clock {
  readonly #db: Db
  #offset = Date.now() - performance.now()
  #fixed: number | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(db: Db) {
    this.#db = db
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#fixed ?? performance.now() + this.#offset
  }

  /** Measures the difference again; half the round trip is the error. */
  async sample(): Promise<void> {
    const before = performance.now()
    const { rows } = await sql<{ now: Date; frozen: boolean }>`
      SELECT dateline_now() AS now, EXISTS (SELECT FROM test_clock WHERE fixed IS NOT NULL) AS frozen
    `.execute(this.#db)
    const after = performance.now()
    const row = rows[0]
    if (row === undefined) return
    this.#fixed = row.frozen ? row.now.getTime() : undefined
    this.#offset = row.now.getTime() - (before + after) / 2
  }

  /** Samples now and every half minute until stopped. */
  async start(): Promise<void> {
    await this.sample()
    this.#timer = setInterval(() => void this.sample().catch(() => undefined), 30_000)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
