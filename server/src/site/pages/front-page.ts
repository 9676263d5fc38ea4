/** The order of a front page: what leads, what stands beside it. Pure, so that editors can argue with it. */
import type { Listed } from '../../release/index.ts'

/** A story loses half its weight in this time. */
const HALF_LIFE_MS = 9 * 3_600_000
/** A flash or urgent stands in the strip at the top for this long, unless it has grown into a story before. */
const BREAKING_MS = 90 * 60_000
const BREAKING_MOST = 2
const UNDER = 2
const BESIDE = 4

export interface FrontPage {
  readonly breaking: readonly Listed[]
  readonly lead: Listed | undefined
  readonly under: readonly Listed[]
  readonly beside: readonly Listed[]
}

/** Urgency first, fading with age; between equals the one with a picture, then the newer. */
export function weight(story: Listed, now: number): number {
  const age = Math.max(0, now - story.listedAt.getTime())
  const urgency = 10 - story.urgency
  const form = story.form === 'brief' || story.form === 'advisory' ? 0.6 : 1
  return urgency * form * (story.picture ? 1.15 : 1) * 2 ** (-age / HALF_LIFE_MS)
}

/**
 * @param latest newest stories of the edition, newest first
 * @param now milliseconds since the epoch
 */
export function arrange(latest: readonly Listed[], now: number): FrontPage {
  const breaking = latest
    .filter((s) => (s.form === 'flash' || s.form === 'urgent') && now - s.listedAt.getTime() < BREAKING_MS)
    .slice(0, BREAKING_MOST)
  const ranked = latest
    .filter((s) => !breaking.includes(s))
    .map((story) => ({ story, weight: weight(story, now) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map((r) => r.story)
  // What stands beside the lead is seen before what stands under it.
  return {
    breaking,
    lead: ranked[0],
    beside: ranked.slice(1, 1 + BESIDE),
    under: ranked.slice(1 + BESIDE, 1 + BESIDE + UNDER),
  }
}
