/** Where a story stands on the site: what the newsroom shows before a release. */
import { editionFor } from '../../../editions/index.ts'
import type { Placed, Places } from '../release/index.ts'
import { dayIn } from './format.ts'
import { conceptPath, dayPath, FEED_FORMATS, feedPath, homePath, sectionPath, storyPath } from './url.ts'

/** @returns paths of its page, of the pages that list it and of the feeds that carry it; none beyond its page without an edition */
export function placesOf(story: Placed): Places {
  const edition = editionFor(story.language)
  const path = storyPath(story)
  if (!edition) return { story: path, pages: [], feeds: [] }
  const { key } = edition
  const concepts = story.concepts.filter((id) => !id.startsWith('section/')).flatMap((id) => conceptPath(key, id) ?? [])
  return {
    story: path,
    pages: [
      homePath(key),
      sectionPath(key, story.section),
      dayPath(key, dayIn(edition.zone, story.listedAt)),
      ...concepts,
    ],
    feeds: FEED_FORMATS.flatMap((format) => [
      feedPath({ of: 'agency' }, format),
      feedPath({ of: 'edition', edition: key }, format),
      feedPath({ of: 'section', edition: key, section: story.section }, format),
    ]),
  }
}
