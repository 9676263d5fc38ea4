/** Items as plain text: what a person reads in a terminal or pastes into another program. */
import type { Label, NewsItem } from '@dateline/news'
import { plainBody } from './html/rich.ts'
import { bannerOf } from './mail/banner.ts'

const first = (labels: readonly Label[] | undefined): string =>
  labels?.find((l) => l.value.trim() !== '')?.value.trim() ?? ''

/**
 * Writes one item: status and embargo first when it may not be used freely, then headline, byline, copy, and notes to editors
 * in brackets at the end.
 * @returns lines ended by \n
 */
export function writeText(item: NewsItem): string {
  const body = item.bodies?.find((b) => b.blocks.length > 0)?.blocks ?? []
  const event = item.concept?.event?.dates
  const when = [event?.start, event?.end].filter((date) => date !== undefined).join(' – ')
  const parts = [
    ...bannerOf({ ...item, bylines: [] }),
    first(item.headlines) || first(item.titles) || first(item.concept?.names),
    first(item.bylines),
    when,
    plainBody(body) || first(item.descriptions) || first(item.concept?.definitions),
    ...(item.edNotes ?? []).map((note) => (note.value.trim() === '' ? '' : `[${note.value.trim()}]`)),
  ]
  return `${parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')}\n`.toWellFormed()
}
