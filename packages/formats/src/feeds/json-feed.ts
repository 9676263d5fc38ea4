/** JSON Feed 1.1 (jsonfeed.org). */
import { compact } from '../finish.ts'
import { absolute, type Feed, line, lines, titleOf } from './feed.ts'

/**
 * Writes JSON Feed 1.1 as an object ready for JSON.stringify.
 * @throws TypeError for an address that is not absolute
 */
export function writeJsonFeed(feed: Feed): object {
  return compact({
    version: 'https://jsonfeed.org/version/1.1',
    title: (line(feed.title) || feed.selfUrl).toWellFormed(),
    home_page_url: absolute(feed.siteUrl),
    feed_url: absolute(feed.selfUrl),
    description: line(feed.description) === '' ? undefined : line(feed.description).toWellFormed(),
    language: feed.language,
    hubs: feed.hubUrl === undefined ? undefined : [{ type: 'WebSub', url: absolute(feed.hubUrl) }],
    items: feed.items.map((item) =>
      compact({
        id: item.id,
        url: absolute(item.url),
        title: titleOf(item).toWellFormed(),
        summary: line(item.summary ?? '') === '' ? undefined : line(item.summary ?? '').toWellFormed(),
        content_html: item.contentHtml.toWellFormed(),
        date_published: item.published,
        date_modified: item.updated,
        authors: lines(item.authors).length === 0 ? undefined : lines(item.authors).map((name) => ({ name })),
        tags: lines(item.categories).length === 0 ? undefined : lines(item.categories),
        language: item.language,
      }),
    ),
  })
}
