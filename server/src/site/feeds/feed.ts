/** RSS, Atom and JSON Feed: of the agency, an edition, a section, or a directory entry. */
import { renderBlocks } from '@dateline/blocks'
import type { Block, Mark, Span } from '@dateline/news'
import { type Feed, type FeedItem, writeAtom, writeJsonFeed, writeRss } from '@dateline/formats'
import { editionFor } from '../../../../editions/index.ts'
import { nameIn } from '../../directory/index.ts'
import { fill } from '../format.ts'
import { FEED_CACHING } from '../headers.ts'
import { AGENCY, conceptKey, correctionsKey, editionKey, sectionKey, storyKey } from '../keys.ts'
import { agencyName, lastChange, type PageContext, type PageResult } from '../page.ts'
import { notFoundPage } from '../pages/errors.tsx'
import { readNotices } from '../read/lists.ts'
import { type FeedFilter, type FullStory, readFrame, readFull } from '../read/feed.ts'
import {
  bareStoryPath,
  conceptPath,
  DIRECTORY_STEPS,
  type FeedFormat,
  feedPath,
  type FeedScope,
  historyPath,
  homePath,
  sectionPath,
  storyPath,
} from '../url.ts'
import { drawBody } from '../view/body.ts'

const ITEMS = 50
/** Readers who look once a month still learn what was taken back. */
const REMOVED_MS = 35 * 86_400_000
const REMOVED_MOST = 100

const TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const satisfies Record<FeedFormat, string>

type StoryScope = Exclude<FeedScope, { readonly of: 'corrections' }>

export async function feedPage(ctx: PageContext, scope: FeedScope, format: FeedFormat): Promise<PageResult> {
  if (scope.of === 'section' && !ctx.setting.sections.some((s) => s.key === scope.section)) return notFoundPage(ctx)
  if (scope.of === 'corrections') return correctionsFeed(ctx, scope, format)
  const filter = filterOf(scope)
  ctx.keys.add(keyOf(scope))
  const frame = await readFrame(ctx.db, filter, new Date(ctx.setting.now.getTime() - REMOVED_MS), REMOVED_MOST)
  if (scope.of === 'concept' && !frame.entry) return notFoundPage(ctx)
  const stories = await readFull(ctx.db, filter, ITEMS)
  for (const story of stories) ctx.keys.add(storyKey(story.storyId))
  const { edition, origin, setting } = ctx
  const agency = agencyName(ctx)
  const name = nameOf(ctx, scope, frame.entry?.names)
  const feed: Feed = {
    title: name === undefined ? agency : `${agency}: ${name}`,
    description: nameIn(setting.agency.mottos, edition.language) || agency,
    selfUrl: origin + feedPath(scope, format),
    siteUrl: origin + siteOf(scope),
    language: edition.language,
    direction: edition.direction,
    // An empty feed has not changed since it could have been made.
    updated: new Date(
      Math.max(0, ...stories.map((s) => s.updatedAt.getTime()), ...frame.removed.map((r) => r.at.getTime())),
    ).toISOString(),
    items: stories.map((story) => itemOf(ctx, story)),
    removed: frame.removed.map((r) => ({
      id: feedId(origin, r),
      when: r.at.toISOString(),
      ...(r.notice === null ? {} : { why: r.notice }),
    })),
  }
  return {
    status: 200,
    contentType: TYPES[format],
    body: write(feed, format),
    caching: FEED_CACHING,
    ...lastChange(stories),
  }
}

/** What the agency corrected or took back in an edition; of what was taken back, no word of the story. */
async function correctionsFeed(
  ctx: PageContext,
  scope: Extract<FeedScope, { readonly of: 'corrections' }>,
  format: FeedFormat,
): Promise<PageResult> {
  const { edition, origin } = ctx
  const w = edition.words
  ctx.keys.add(correctionsKey(edition.language))
  const notices = await readNotices(ctx.db, edition.language, ITEMS)
  for (const n of notices) ctx.keys.add(storyKey(n.storyId))
  const page = `/${edition.key}/corrections`
  const feed: Feed = {
    title: `${agencyName(ctx)}: ${w.corrections}`,
    description: fill(w.correctionsIntro, { agency: agencyName(ctx) }),
    selfUrl: origin + feedPath(scope, format),
    siteUrl: origin + page,
    language: edition.language,
    direction: edition.direction,
    updated: new Date(Math.max(0, ...notices.map((n) => n.at.getTime()))).toISOString(),
    items: notices.map((n) => ({
      // One correction, for ever: a story may have several.
      id: `${origin}${bareStoryPath(n)}#${n.kind}-${n.revision}`,
      url: origin + (n.headline === null ? bareStoryPath(n) : historyPath({ ...n, language: edition.key })),
      title: `${w.releaseKinds[n.kind]}: ${n.headline ?? w.storyRemoved}`,
      summary: n.notice,
      contentHtml: renderBlocks([{ type: 'paragraph', spans: [{ text: n.notice }] }]),
      published: n.at.toISOString(),
      updated: n.at.toISOString(),
      categories: [w.releaseKinds[n.kind]],
      language: edition.language,
    })),
    removed: [],
  }
  return {
    status: 200,
    contentType: TYPES[format],
    body: write(feed, format),
    caching: FEED_CACHING,
    ...(notices[0] ? { lastModified: notices[0].at } : {}),
  }
}

function write(feed: Feed, format: FeedFormat): string {
  switch (format) {
    case 'rss':
      return writeRss(feed)
    case 'atom':
      return writeAtom(feed)
    case 'json':
      return JSON.stringify(writeJsonFeed(feed))
    default:
      format satisfies never
      return ''
  }
}

function filterOf(scope: StoryScope): FeedFilter {
  switch (scope.of) {
    case 'agency':
      return {}
    case 'edition':
      return { language: scope.edition }
    case 'section':
      return { language: scope.edition, section: scope.section }
    case 'concept':
      return { language: scope.edition, concept: `${DIRECTORY_STEPS[scope.step]}/${scope.key}` }
    default:
      scope satisfies never
      return {}
  }
}

function keyOf(scope: StoryScope): string {
  switch (scope.of) {
    case 'agency':
      return AGENCY
    case 'edition':
      return editionKey(scope.edition)
    case 'section':
      return sectionKey(scope.edition, scope.section)
    case 'concept':
      return conceptKey(`${DIRECTORY_STEPS[scope.step]}/${scope.key}`)
    default:
      scope satisfies never
      return AGENCY
  }
}

function siteOf(scope: StoryScope): string {
  switch (scope.of) {
    case 'agency':
      return '/'
    case 'edition':
      return homePath(scope.edition)
    case 'section':
      return sectionPath(scope.edition, scope.section)
    case 'concept':
      return `/${scope.edition}/${scope.step}/${scope.key}`
    default:
      scope satisfies never
      return '/'
  }
}

function nameOf(
  ctx: PageContext,
  scope: StoryScope,
  entry: Readonly<Record<string, string>> | undefined,
): string | undefined {
  const { language } = ctx.edition
  if (scope.of === 'section')
    return nameIn(ctx.setting.sections.find((s) => s.key === scope.section)?.names ?? {}, language)
  if (scope.of === 'concept') return nameIn(entry ?? {}, language)
  return undefined
}

/** A feed's item needs a URI for ever. What came from outside may be numbered otherwise; then its own address serves. */
function feedId(
  origin: string,
  story: { readonly guid: string; readonly language: string; readonly section: string; readonly publicId: string },
): string {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(story.guid) ? story.guid : origin + bareStoryPath(story)
}

function itemOf(ctx: PageContext, story: FullStory): FeedItem {
  const { origin, setting } = ctx
  const { content } = story
  const edition = editionFor(story.language) ?? ctx.edition
  const section = setting.sections.find((s) => s.key === story.section)
  const people = content.byline?.people?.map((p) => p.name) ?? []
  return {
    id: feedId(origin, story),
    url: origin + storyPath({ ...story, language: edition.key }),
    title: content.headline,
    ...(content.abstract === undefined || content.abstract === '' ? {} : { summary: content.abstract }),
    contentHtml: drawBody(
      { ...content, body: content.body.map((b) => absoluteLinks(b, origin)) },
      {
        edition,
        mentionHref: (uri) => {
          const path = conceptPath(edition.key, uri)
          return path === undefined ? undefined : origin + path
        },
        pictureSrc: (src) => origin + src,
      },
    ),
    published: story.firstAt.toISOString(),
    updated: story.updatedAt.toISOString(),
    ...(people.length === 0 ? {} : { authors: people }),
    categories: section ? [nameIn(section.names, story.language)] : [],
    language: story.language,
  }
}

/** Feed readers know no site to which an address could be relative. */
function absoluteLinks(block: Block, origin: string): Block {
  const mark = (m: Mark): Mark => (m.type === 'link' && m.href.startsWith('/') ? { ...m, href: origin + m.href } : m)
  const spans = (list: readonly Span[]): Span[] =>
    list.map((s) => (s.marks === undefined ? s : { ...s, marks: s.marks.map(mark) }))
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, spans: spans(block.spans) }
    case 'quote':
      return { ...block, paragraphs: block.paragraphs.map(spans) }
    case 'list':
      return { ...block, items: block.items.map(spans) }
    case 'table':
      return { ...block, header: block.header.map(spans), rows: block.rows.map((r) => r.map(spans)) }
    case 'picture':
    case 'preformatted':
      return block
    default:
      block satisfies never
      return block
  }
}
