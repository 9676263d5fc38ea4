/** What a feed is given, whatever its format. */
import { stripIllegal } from '../xml/write.ts'

export interface FeedItem {
  /** Constant through corrections: a URI. Readers tell items apart by it. */
  readonly id: string
  /** Permanent address, absolute. */
  readonly url: string
  /** Plain text. */
  readonly title: string
  /** Plain text. */
  readonly summary?: string
  /** HTML from the body renderer, with absolute addresses. */
  readonly contentHtml: string
  /** RFC 3339 instants. `published` is left out where nobody knows it; `updated` moves with a correction. */
  readonly published?: string
  readonly updated: string
  readonly authors?: readonly string[]
  readonly categories: readonly string[]
  readonly language: string
}

export interface Feed {
  readonly title: string
  readonly description: string
  /** Address of the feed itself. */
  readonly selfUrl: string
  /** Address of the page that the feed belongs to. */
  readonly siteUrl: string
  /** WebSub hub. */
  readonly hubUrl?: string
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** RFC 3339 instant. */
  readonly updated: string
  readonly items: readonly FeedItem[]
  /** Items withdrawn since: tombstones in Atom (RFC 6721). */
  readonly removed?: readonly { readonly id: string; readonly when: string; readonly why?: string }[]
}

/**
 * An address as feeds must have it.
 * @throws TypeError when it is not absolute: a caller's mistake that readers could not mend
 */
export function absolute(url: string): string {
  const parsed = new URL(url)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') throw new TypeError(`not a web address: ${url}`)
  return parsed.href
}

/** A title for readers: the item's own, or the best of what stands for it. Feeds must not have an empty one. */
export function titleOf(item: FeedItem): string {
  return line(item.title) || line(item.summary ?? '').slice(0, 200) || item.id
}

/** Lines that say something, each once. */
export function lines(texts: readonly string[] | undefined): string[] {
  return [...new Set((texts ?? []).map(line))].filter((text) => text !== '')
}

/** Text without line breaks and without what XML forbids, for titles. */
export function line(text: string): string {
  // A tab of any kind is white space before it is forbidden.
  return stripIllegal(text.replace(/\s+/g, ' ')).replace(/\s+/g, ' ').trim()
}
