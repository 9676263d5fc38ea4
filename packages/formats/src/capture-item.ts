/** From a story that was read from a saved page to an item of the exchange model. */
import type { Block, Dateline, ItemReference, Label, NewsItem, Term } from '@dateline/news'
import type { ReadNewsItem } from './exchange.ts'
import { hasCopy, type PageParts } from './capture/common.ts'
import { compact, finishStory } from './finish.ts'
import { FormatError } from './problem.ts'
import type { ReadStory, SourceProfile } from './types.ts'
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

/** A picture keeps its place in the copy; its words stand in the associations, and are no copy. */
function withoutWords(block: Block): Block {
  return block.type === 'picture' ? { type: 'picture', src: block.src, alt: '' } : block
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
  const copy = printedBody(content.body, content.dateline).map(withoutWords)
  const hasWords = copy.some((block) => block.type !== 'picture')
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
    firstCreated: content.source?.firstCreated ?? story.published,
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
    bylines: labels(people.length === 0 ? content.byline?.text : people.map((p) => p.name).join(', ')),
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
    bodies: hasWords ? [{ blocks: copy }] : undefined,
    captured: story.captured,
  }) as NewsItem
  return { outcome: 'item', item, place, assumptions: story.assumptions, unknown: story.unknown }
}

/** Stands in for a headline while the rest is checked; never printed. */
const NO_HEADLINE = '-'

/**
 * Maps what a saved page gives to an item, be it a whole story or not: a page may have no more than a headline and a day.
 * @throws FormatError no-body when the page gives no headline, copy, author or time at all; too-large; content-invalid
 */
export function itemOfParts({ parts, modified, place }: PageParts, profile: SourceProfile | undefined): ReadNewsItem {
  const isUntitled = parts.headline === undefined || parts.headline === ''
  const isBare = !hasCopy(parts)
  if (isUntitled && isBare && parts.published === undefined && parts.byline === undefined)
    throw new FormatError('no-body', 'no headline, copy, author or time was found on the page', place)
  const story = finishStory(isUntitled ? { ...parts, headline: NO_HEADLINE } : parts, profile, place)
  const read = itemOfStory(modified === undefined ? story : { ...story, modified }, place)
  const { headlines, language, ...rest } = read.item
  // Without copy nothing but the page's own word or the source's tells its language.
  const isTold = !isBare || parts.language !== undefined || profile?.language !== undefined
  const item = compact({
    ...rest,
    language: isTold ? language : undefined,
    headlines: isUntitled ? undefined : headlines,
  }) as NewsItem
  return { ...read, item }
}
