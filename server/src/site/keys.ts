/** Page keys: what a page was made from, and what a release changes. Loaders name them, releases drop them. */
import type { FollowedEvent, Place } from '../release/index.ts'
import { editionFor } from '../../../editions/index.ts'
import { dayIn } from './format.ts'

/** A story stands somewhere on the page. */
export const storyKey = (storyId: string): string => `story:${storyId}`
/** Nothing was public at a story's address when it was asked for. */
export const addressKey = (publicId: string): string => `address:${publicId}`
/** The page links to the translations of a story. */
export const groupKey = (group: string): string => `group:${group}`
/** Lists of the whole edition, whatever their order or length. */
export const editionKey = (language: string): string => `edition:${language}`
export const sectionKey = (language: string, section: string): string => `section:${section}@${language}`
export const dayKey = (language: string, day: string): string => `day:${day}@${language}`
/** Directory pages draw on the stories of every language: commitments link across them. */
export const conceptKey = (id: string): string => `concept:${id}`
export const monthKey = (language: string, month: string): string => `month:${month}@${language}`
export const correctionsKey = (language: string): string => `corrections:${language}`
/** Every list over all editions. */
export const AGENCY = 'agency'

/** The month a story's address is listed under in sitemaps: that of its first publication, in UTC. */
export const monthOf = (firstAt: Date): string => firstAt.toISOString().slice(0, 7)

function placeKeys(place: Place, keys: Set<string>): void {
  keys.add(editionKey(place.language))
  keys.add(sectionKey(place.language, place.section))
  keys.add(dayKey(place.language, dayIn(editionFor(place.language)?.zone ?? 'UTC', new Date(place.listedAt))))
  for (const id of place.concepts) keys.add(conceptKey(id))
}

/** Everything that events change: where their stories stood before and where they stand now. */
export function keysOf(events: readonly FollowedEvent[]): Set<string> {
  const keys = new Set<string>([AGENCY])
  for (const { event } of events) {
    keys.add(storyKey(event.story_id))
    keys.add(groupKey(event.touches.translationGroup))
    keys.add(addressKey(event.touches.publicId))
    keys.add(monthKey(event.language, monthOf(event.first_at)))
    keys.add(correctionsKey(event.language))
    if (event.touches.before) placeKeys(event.touches.before, keys)
    placeKeys(event.touches.after, keys)
  }
  return keys
}
