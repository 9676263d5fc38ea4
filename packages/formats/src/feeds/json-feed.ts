/** JSON Feed 1.1 (jsonfeed.org). */
import { compact } from '../finish.ts'
import { absolute, type Feed, line } from './feed.ts'

/**
 * Writes JSON Feed 1.1 as an object ready for JSON.stringify.
 * @throws TypeError for an address that is not absolute
 */
export function writeJsonFeed(feed: Feed): object {
  return compact({
    version: 'https://jsonfeed.org/version/1.1',
    title: line(feed.title).toWellFormed(),
    home_page_url: absolute(feed.siteUrl),
    feed_url: absolute(feed.selfUrl),
    description: feed.description === '' ? undefined : line(feed.description).toWellFormed(),
    language: feed.language,
    hubs: feed.hubUrl === undefined ? undefined : [{ type: 'WebSub', url: absolute(feed.hubUrl) }],
    items: feed.items.map((item) =>
      compact({
        id: item.id,
        url: absolute(item.url),
        title: line(item.title).toWellFormed(),
        summary: item.summary === undefined ? undefined : line(item.summary).toWellFormed(),
        content_html: item.contentHtml.toWellFormed(),
        date_published: item.published,
        date_modified: item.updated,
        authors:
          item.authors === undefined || item.authors.length === 0
            ? undefined
            : item.authors.map((name) => ({ name: line(name) })),
        tags: item.categories.length === 0 ? undefined : [...item.categories],
        language: item.language,
      }),
    ),
  })
}
