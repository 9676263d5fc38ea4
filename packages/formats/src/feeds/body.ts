/** The copy of an entry as typed blocks, and its pictures. */
import type { Block, Picture } from '@dateline/news'
import { blocksFromMarkup } from '../html/blocks.ts'
import { parseHtml } from '../html/parse.ts'
import { htmlToLine } from '../html/plain.ts'
import { blocksFromText } from '../html/text.ts'
import type { Limits } from '../types.ts'
import type { FeedContent, FeedEntry, FeedMedia, FeedText } from './types.ts'
import { isWebUrl } from './values.ts'

/**
 * Blocks of a piece of content or of a summary. Links and pictures are resolved against its base, or the page of the entry.
 * @throws FormatError too-large, too-many-nodes, too-deep
 */
export function feedBlocks(content: FeedContent | FeedText, page: string | undefined, limits: Limits): Block[] {
  const isText = content.type === 'text' || content.type === 'text/plain'
  const value = 'value' in content ? content.value : (content.html ?? content.text)
  if (isText) return blocksFromText(value)
  const base = content.base ?? page
  return blocksFromMarkup(parseHtml(value, limits), isWebUrl(base) ? { baseUrl: base } : {})
}

/** Content that is copy: HTML before text, the longest of what there is; the summary when nothing else is. */
export function copyOf(entry: FeedEntry): FeedContent | FeedText | undefined {
  const copies = entry.contents.filter(
    (c) => c.encoding === undefined && c.value !== '' && /^(?:text|x?html|text\/\w+)$/.test(c.type),
  )
  const html = copies.filter((c) => c.type !== 'text' && c.type !== 'text/plain')
  const longest = (list: readonly FeedContent[]) =>
    list.reduce<FeedContent | undefined>(
      (a, b) => (a === undefined || b.value.length > a.value.length ? b : a),
      undefined,
    )
  const best = longest(html) ?? longest(copies)
  if (best === undefined) return entry.summary
  // A content that is a teaser beside a description that is the story.
  const summary = entry.summary?.html ?? entry.summary?.text ?? ''
  return entry.summary !== undefined && summary.length > best.value.length * 2 && htmlToLine(best.value).length < 400
    ? entry.summary
    : best
}

const IMAGE_NAME = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i

export function isPicture(media: Pick<FeedMedia, 'url' | 'type'> & { readonly medium?: string }): boolean {
  const type = media.type?.toLowerCase() ?? ''
  if (media.medium === 'image' || type.startsWith('image')) return true
  return type === '' && (media.medium ?? '') === '' && IMAGE_NAME.test(media.url)
}

/** The largest form of each picture that is sent beside the copy, the entry's own pictures before thumbnails. */
export function picturesOf(entry: FeedEntry): Picture[] {
  const list: FeedMedia[] = [
    ...entry.media.filter((m) => m.role === 'content' && isPicture(m)),
    ...entry.enclosures.filter((e) => isPicture(e)).map((e): FeedMedia => ({ ...e, role: 'content' })),
    ...entry.media.filter((m) => m.role === 'image'),
  ].filter((m) => isWebUrl(m.url))
  if (list.length === 0) {
    const thumbnails = entry.media.filter((m) => m.role === 'thumbnail' && isWebUrl(m.url))
    const largest = thumbnails.reduce<FeedMedia | undefined>(
      (a, b) => ((b.width ?? 0) > (a?.width ?? -1) ? b : a),
      undefined,
    )
    if (largest !== undefined) list.push(largest)
  }
  const best = new Map<string, FeedMedia>()
  for (const media of list) {
    const key = media.group === undefined ? media.url.replace(/[?#].*$/, '') : `group ${media.group}`
    const had = best.get(key)
    if (had === undefined || (media.width ?? 0) > (had.width ?? 0)) best.set(key, media)
  }
  return [...best.values()].slice(0, 40).map((media) => {
    const credit = [
      ...(media.credits ?? []).map((c) => c.name),
      ...(media.copyright === undefined ? [] : [media.copyright]),
    ].join(' / ')
    const caption = media.description ?? media.title
    return {
      type: 'picture',
      src: media.url.slice(0, 2_048),
      alt: (media.title ?? '').slice(0, 1_000),
      ...(caption === undefined ? {} : { caption: caption.slice(0, 10_000) }),
      ...(credit === '' ? {} : { credit: credit.slice(0, 1_000) }),
      ...(media.width === undefined || media.width === 0 ? {} : { width: media.width }),
      ...(media.height === undefined || media.height === 0 ? {} : { height: media.height }),
    }
  })
}

/** Copy and pictures together: a picture that the copy shows is not shown again. */
export function storyBody(entry: FeedEntry, limits: Limits): Block[] {
  const copy = copyOf(entry)
  const blocks = copy === undefined ? [] : feedBlocks(copy, entry.link, limits)
  const path = (src: string) => src.replace(/[?#].*$/, '').replace(/^.*\//, '')
  const shown = new Set(blocks.flatMap((block) => (block.type === 'picture' ? [path(block.src)] : [])))
  return [...picturesOf(entry).filter((picture) => !shown.has(path(picture.src))), ...blocks]
}
