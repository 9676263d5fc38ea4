/** Which pictures the world may see: those that a public story shows, for as long as it does. */
import { sql } from 'kysely'
import type { Clock, Db, Queryable } from '../platform/index.ts'
import type { FollowedEvent } from './follow.ts'

/** Pictures whose stories are remembered; those asked for longest ago go first. */
const REMEMBERED = 20_000
/** A verdict is asked anew after this long, should a message have been lost, in milliseconds. */
const FRESH_MS = 5_000

interface Verdict {
  readonly stories: readonly string[]
  readonly validUntil: number
}

/**
 * The stories that show a picture in public now, and when that changes by itself at the latest. One query.
 * @param name a picture's name, as in `/media/<name>`
 */
export async function storiesShowing(db: Queryable, name: string): Promise<{ stories: string[]; next: Date | null }> {
  const { rows } = await sql<{ stories: string[]; next: Date | null }>`
    SELECT ARRAY(SELECT DISTINCT e.story_id::text FROM version_media m
                 JOIN current_release e ON e.story_id = m.story_id AND e.version = m.version
                 WHERE m.name = ${name} AND e.state = 'usable') AS stories,
           (SELECT min(r.effective_at) FROM version_media m JOIN release_event r ON r.story_id = m.story_id
            WHERE m.name = ${name} AND r.effective_at > (SELECT dateline_now())) AS next
  `.execute(db)
  return rows[0] ?? { stories: [], next: null }
}

/**
 * Says whether a picture is public: only what is, is remembered, until a release touches its story, until something scheduled
 * for it comes due, and for seconds at most. What is not public is asked every time, the same way as what does not exist.
 */
export class PublicPictures {
  readonly #db: Db
  readonly #clock: Pick<Clock, 'now'>
  readonly #verdicts = new Map<string, Verdict>()
  readonly #byStory = new Map<string, Set<string>>()
  /** Counts what came from the release log; a verdict that was read before is not kept. */
  #sequence = 0

  constructor(options: {
    readonly db: Db
    readonly clock: Pick<Clock, 'now'>
    readonly follower: { follow(follower: (events: readonly FollowedEvent[]) => void): void }
  }) {
    this.#db = options.db
    this.#clock = options.clock
    options.follower.follow((events) => this.#forget(events))
  }

  async isPublic(name: string): Promise<boolean> {
    const kept = this.#verdicts.get(name)
    const now = this.#clock.now()
    if (kept && kept.validUntil > now) return true
    const sequence = this.#sequence
    const { stories, next } = await storiesShowing(this.#db, name)
    if (stories.length === 0) return false
    if (sequence === this.#sequence) {
      this.#keep(name, { stories, validUntil: Math.min(now + FRESH_MS, next?.getTime() ?? Infinity) })
    }
    return true
  }

  #keep(name: string, verdict: Verdict): void {
    this.#drop(name)
    this.#verdicts.set(name, verdict)
    for (const story of verdict.stories) {
      const names = this.#byStory.get(story)
      if (names) names.add(name)
      else this.#byStory.set(story, new Set([name]))
    }
    if (this.#verdicts.size <= REMEMBERED) return
    for (const oldest of this.#verdicts.keys()) {
      this.#drop(oldest)
      break
    }
  }

  #drop(name: string): void {
    for (const story of this.#verdicts.get(name)?.stories ?? []) {
      const names = this.#byStory.get(story)
      names?.delete(name)
      if (names?.size === 0) this.#byStory.delete(story)
    }
    this.#verdicts.delete(name)
  }

  #forget(events: readonly FollowedEvent[]): void {
    this.#sequence += 1
    for (const { event } of events) for (const name of this.#byStory.get(event.story_id) ?? []) this.#drop(name)
  }
}
