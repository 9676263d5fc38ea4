/** Atom 1.0 (RFC 4287), with tombstones for withdrawn items (RFC 6721). */
import { el, type Xml, xmlDocument } from '../xml/write.ts'
import { hasMarkup } from '../lint/feeds/markup.ts'
import { absolute, type Feed, type FeedItem, line, lines, titleOf } from './feed.ts'

/** A text that could be taken for markup is sent as HTML that shows it. */
function text(name: string, value: string): Xml {
  if (!hasMarkup(value)) return el(name, { type: 'text' }, value)
  return el(name, { type: 'html' }, value.replace(/&/g, '&amp;').replace(/</g, '&lt;'))
}

function entry(item: FeedItem, feed: Feed): Xml {
  const authors = lines(item.authors)
  const summary = line(item.summary ?? '')
  return el(
    'entry',
    item.language === feed.language ? {} : { 'xml:lang': item.language },
    el('id', {}, item.id),
    text('title', titleOf(item)),
    el('link', { rel: 'alternate', type: 'text/html', hreflang: item.language, href: absolute(item.url) }),
    item.published !== undefined && el('published', {}, item.published),
    el('updated', {}, item.updated),
    authors.map((name) => el('author', {}, el('name', {}, name))),
    lines(item.categories).map((term) => el('category', { term })),
    summary !== '' && text('summary', summary),
    el('content', { type: 'html' }, item.contentHtml),
  )
}

/**
 * Writes Atom. The feed's title stands as author for entries without one, as section 4.1.1 wants.
 * @throws TypeError for an address that is not absolute
 */
export function writeAtom(feed: Feed): string {
  const removed = feed.removed ?? []
  return xmlDocument(
    el(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        ...(removed.length === 0 ? {} : { 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0' }),
        'xml:lang': feed.language,
      },
      el('id', {}, absolute(feed.selfUrl)),
      text('title', line(feed.title) || feed.selfUrl),
      line(feed.description) !== '' && text('subtitle', line(feed.description)),
      el('updated', {}, feed.updated),
      el('author', {}, el('name', {}, line(feed.title) || feed.selfUrl), el('uri', {}, absolute(feed.siteUrl))),
      el('link', { rel: 'self', type: 'application/atom+xml', href: absolute(feed.selfUrl) }),
      el('link', { rel: 'alternate', type: 'text/html', hreflang: feed.language, href: absolute(feed.siteUrl) }),
      feed.hubUrl !== undefined && el('link', { rel: 'hub', href: absolute(feed.hubUrl) }),
      removed.map((gone) =>
        el(
          'at:deleted-entry',
          { ref: gone.id, when: gone.when },
          gone.why !== undefined && el('at:comment', {}, line(gone.why)),
        ),
      ),
      feed.items.map((item) => entry(item, feed)),
    ),
  )
}
