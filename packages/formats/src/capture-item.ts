/** From a story that was read from a saved page to an item of the exchange model. */
import type { Block, Dateline, ItemReference, Label, NewsItem, Term } from '@dateline/news'
import type { ReadNewsItem } from './exchange.ts'
import { compact } from './finish.ts'
import type { ReadStory } from './types.ts'
import { SECTION_PREFIX } from './vocab/ours.ts'

/** Relation of ours: the page on which an item stands. */
const PAGE = 'dateline:rel/page'
const SUMMARY = 'http://cv.iptc.org/newscodes/descriptionrole/summary'
const label = (value: string): Label => ({ value })
const labels = (value: string | undefined): Label[] | undefined =>
  value === undefined || value === '' ? undefined : [label(value)]

/** What a reader of pages may add to a story: when its page was changed. */
interface PageStory extends ReadStory {
  readonly modified?: string
}

/** The copy as the page prints it: a dateline that was lifted off stands before it again. */
function printedBody(body: readonly Block[], dateline: Dateline | undefined): readonly Block[] {
  const line = dateline?.text
  if (line === undefined || line === '') return body
  const index = body.findIndex((block) => block.type === 'paragraph')
  const first = body[index]
  if (first?.type !== 'paragraph') return body
  const spans = [{ text: `${line} ` }, ...first.spans]
  return body.map((block, at) => (at === index ? { ...first, spans } : block))
}

function pictureOf(block: Block & { readonly type: 'picture' }, index: number): ItemReference {
  return {
    name: `picture-${index + 1}`,
    kind: 'picture',
    href: block.src,
    item: compact({
      model: 1 as const,
      kind: 'picture' as const,
      headlines: labels(block.alt),
      descriptions: labels(block.caption),
      creditlines: labels(block.credit),
      renditions: [compact({ href: block.src, width: block.width, height: block.height })],
    }) as NewsItem,
  }
}

/**
 * Maps a story to an item. What the reader only assumed (an urgency, a section of its own) is left out.
 * @param place of the story in its document
 */
export function itemOfStory(story: PageStory, place: string): ReadNewsItem {
  const { content } = story
  const isAssumed = (field: string) => story.assumptions.some((a) => a.field === field)
  const url = story.guid !== undefined && /^https?:/i.test(story.guid) ? story.guid : undefined
  const section: Term | undefined =
    story.sectionName === undefined && isAssumed('section')
      ? undefined
      : { uri: SECTION_PREFIX + content.section, names: [label(story.sectionName ?? content.section)] }
  const people = content.byline?.people ?? []
  const pictures = content.body.flatMap((block) => (block.type === 'picture' ? [block] : []))
  const changed = story.modified ?? story.published
  const item = compact({
    model: 1 as const,
    kind: 'text' as const,
    guid: story.guid,
    version: story.version === undefined ? undefined : String(story.version),
    language: content.language,
    provider: content.source?.agency === undefined ? undefined : { names: [label(content.source.agency)] },
    firstCreated: content.source?.firstCreated,
    versionCreated: changed,
    contentCreated: story.published,
    contentModified: story.modified,
    pubStatus: story.pubStatus === 'usable' ? undefined : story.pubStatus,
    embargo: content.embargo,
    urgency: isAssumed('urgency') ? undefined : content.urgency,
    services: section === undefined ? undefined : [section],
    sluglines: labels(content.slugline),
    headlines: labels(content.headline),
    descriptions: content.abstract === undefined ? undefined : [{ value: content.abstract, role: SUMMARY }],
    bylines: labels(content.byline?.text),
    creators:
      people.length === 0 ? undefined : people.map((p): Term => compact({ uri: p.uri, names: [label(p.name)] })),
    datelines: labels(content.dateline?.text),
    located:
      content.dateline === undefined
        ? undefined
        : [compact({ uri: content.dateline.placeUri, names: [label(content.dateline.place)] })],
    subjects:
      content.subjects.length === 0
        ? undefined
        : content.subjects.map((s): Term => compact({ uri: s.uri, names: labels(s.name), type: s.type })),
    edNotes: labels(content.edNote),
    rights: content.usageTerms === undefined ? undefined : [{ usageTerms: [label(content.usageTerms)] }],
    links: url === undefined ? undefined : [{ rel: PAGE, href: url }],
    renditions: url === undefined ? undefined : [{ name: 'web', href: url, contentType: 'text/html' }],
    associations: pictures.length === 0 ? undefined : pictures.map(pictureOf),
    bodies: [{ blocks: printedBody(content.body, content.dateline) }],
    captured: story.captured,
  }) as NewsItem
  return { outcome: 'item', item, place, assumptions: story.assumptions, unknown: story.unknown }
}
