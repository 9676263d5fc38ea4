/** Entries of a feed as stories of ours: what `readDocument` gives out. */
import type { Byline, Concept } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { finishStory, type Parts } from '../finish.ts'
import { rejection } from '../problem.ts'
import type { Assumption, ReadItem } from '../types.ts'
import { storyBody } from './body.ts'
import { readFeedText } from './read.ts'
import type { FeedDocument, FeedEntry, FeedPerson, FeedTombstone } from './types.ts'
import { isWebUrl } from './values.ts'

/** Authors as one line, with each person in it. */
export function bylineOf(authors: readonly FeedPerson[]): Byline | undefined {
  const people = authors.flatMap((author) => {
    const name = author.name ?? author.email
    if (name === undefined) return []
    return [{ name: name.slice(0, 500), ...(isWebUrl(author.uri) ? { uri: author.uri } : {}) }]
  })
  if (people.length === 0) return undefined
  return {
    text: people
      .map((p) => p.name)
      .join(', ')
      .slice(0, 1_000),
    people,
  }
}

/** A category as a concept: its own address, or its name under its scheme. */
function concepts(entry: FeedEntry): Concept[] {
  return entry.categories.slice(0, 200).map(({ term, scheme, label }) => {
    const uri = /^(?:https?|urn|tag):\S+$/i.test(term)
      ? term
      : `${isWebUrl(scheme) ? scheme.replace(/[/#]?$/, '/') : 'feed:category/'}${encodeURIComponent(term.toWellFormed())}`
    return { uri: uri.slice(0, 1_000), name: (label ?? term).slice(0, 500) }
  })
}

/** A line for an entry that has none: the first sentence of its summary. */
function headlineOf(entry: FeedEntry, assumptions: Assumption[]): string | undefined {
  if (entry.title !== undefined && entry.title.text !== '') return entry.title.text
  const text = entry.summary?.text ?? ''
  if (text === '') return undefined
  const sentence =
    /^.{15,200}?[.!?\u3002\u061f](?=\s|$)/u.exec(text)?.[0] ??
    (text.length > 160 ? `${text.slice(0, 159)}\u2026` : text)
  assumptions.push({ field: 'headline', value: sentence, why: 'the entry has no title; its summary begins so' })
  return sentence
}

function storyOf(entry: FeedEntry, feed: FeedDocument, context: ReadContext): ReadItem {
  const guid = entry.id ?? entry.link
  if (entry.truncated === true) {
    return {
      outcome: 'kept',
      kind: 'feed-entry',
      ...(guid === undefined ? {} : { guid }),
      ...(entry.title === undefined ? {} : { headline: entry.title.text.slice(0, 500) }),
      code: 'xml-truncated',
      message: `${context.name}: the document ends inside this entry; have it sent again`,
      place: entry.place,
    }
  }
  const assumptions: Assumption[] = [...context.assumptions]
  const when = entry.updated ?? entry.published
  const first = entry.published ?? entry.updated
  if (when?.zone === 'assumed') {
    assumptions.push({ field: 'zone', value: context.profile?.zone ?? 'UTC', why: `${when.original} names none` })
  }
  const source = entry.source?.title ?? feed.title?.text
  const authors =
    entry.authors.length > 0 ? entry.authors : feed.format === 'atom' || feed.format === 'json-feed' ? feed.authors : []
  const unread = entry.dates.filter((d) => d.date === undefined).map((d) => `${d.origin} ${d.original.slice(0, 60)}`)
  const parts: Parts = {
    guid: guid?.slice(0, 2_000),
    pubStatus: entry.draft === true ? 'withheld' : 'usable',
    published: when?.value,
    firstCreated: first?.value,
    language: entry.language ?? feed.language,
    headline: headlineOf(entry, assumptions),
    abstract: entry.contents.length > 0 ? entry.summary?.text : undefined,
    byline: bylineOf(authors),
    section: entry.categories[0]?.label ?? entry.categories[0]?.term,
    subjects: concepts(entry),
    body: storyBody(entry, context.limits),
    usageTerms: (entry.rights ?? feed.rights)?.text,
    agency: source?.slice(0, 200),
    assumptions,
    unknown: unread,
  }
  return { outcome: 'story', story: finishStory(parts, context.profile, entry.place), place: entry.place }
}

function withdrawal(gone: FeedTombstone, feed: FeedDocument, context: ReadContext): ReadItem {
  const parts: Parts = {
    guid: gone.ref.slice(0, 2_000),
    pubStatus: 'canceled',
    published: gone.when?.value,
    language: feed.language,
    subjects: [],
    body: [],
    edNote: gone.comment,
    agency: feed.title?.text.slice(0, 200),
    assumptions: [...context.assumptions],
    unknown: [],
  }
  return { outcome: 'story', story: finishStory(parts, context.profile, gone.place), place: gone.place }
}

/**
 * Reads a feed as stories, one item an entry, tombstones as canceled items. An entry that the document cuts off is kept.
 * @throws FormatError when the document is no feed
 */
export function readFeedStories(text: string, context: ReadContext): { feed: FeedDocument; items: ReadItem[] } {
  const feed = readFeedText(text, {
    name: context.name,
    ...(context.profile?.zone === undefined ? {} : { zone: context.profile.zone }),
    ...(context.profile?.language === undefined ? {} : { language: context.profile.language }),
  })
  const items: ReadItem[] = []
  const each = (place: string, make: () => ReadItem) => {
    try {
      items.push(make())
    } catch (error) {
      items.push(rejection(error, context.name, place))
    }
  }
  for (const entry of feed.entries) each(entry.place, () => storyOf(entry, feed, context))
  for (const gone of feed.tombstones) each(gone.place, () => withdrawal(gone, feed, context))
  // Faults are the document's: told once, beside what could be read of it.
  for (const fault of feed.faults) {
    if (fault.code !== 'xml-truncated' && fault.code !== 'too-large') continue
    items.push({
      outcome: 'rejected',
      code: fault.code,
      message: `${context.name}: ${fault.message}`,
      place: fault.line === undefined ? 'the end of the document' : `line ${fault.line}, column ${fault.column ?? 1}`,
    })
  }
  if (items.length === 0) {
    items.push({
      outcome: 'kept',
      kind: 'empty-feed',
      ...(feed.title === undefined ? {} : { headline: feed.title.text.slice(0, 500) }),
      code: 'not-a-story',
      message: `${context.name}: the feed has no entries`,
      place: 'the whole document',
    })
  }
  return { feed, items }
}
