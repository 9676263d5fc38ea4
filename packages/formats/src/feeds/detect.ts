/** Whether a document is a feed, and of which kind, by how it begins. */

const JSON_VERSION = /"version"\s{0,20}:\s{0,20}"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/i
const JSON_MEMBERS = /"(?:home_page_url|feed_url)"\s{0,20}:/
const ROOT =
  /<(?:(?:[A-Za-z][\w.-]{0,20}:)?(rss)[\s>]|([A-Za-z][\w.-]{0,20}:RDF)\s|(?:[A-Za-z][\w.-]{0,20}:)?(feed|entry)\s[^>]{0,2000}?(?:2005\/Atom|purl\.org\/(?:atom|pie|echo|necho|net\/rss1\.1)|atom\/ns)|(feed)>|(channel)[\s>])/i
/** What may stand before the root: pages of errors come with anything, but a page is a page. */
const PAGE = /<(?:!doctype\s{1,20}html|html|head|body)[\s>]/i

/**
 * @param start of the document, without white space before it
 * @returns undefined when it does not begin as a feed
 */
export function feedFormat(start: string): 'rss' | 'rdf' | 'atom' | 'json-feed' | undefined {
  if (start.startsWith('{')) {
    const head = start.slice(0, 50_000)
    return JSON_VERSION.test(head) || (JSON_MEMBERS.test(head) && /"items"\s{0,20}:/.test(start))
      ? 'json-feed'
      : undefined
  }
  const head = start.slice(0, 20_000).replace(/<!--[^]{0,8000}?-->/g, '')
  const root = ROOT.exec(head)
  if (root === null) return undefined
  const page = PAGE.exec(head)
  if (page !== null && page.index < root.index) return undefined
  const [, rss, rdf, atom, bare] = root
  // RDF is more than feeds.
  if (rdf !== undefined) return /purl\.org\/(?:rss|net\/rss)|netscape\.com/i.test(head) ? 'rdf' : undefined
  if (atom !== undefined || bare !== undefined) return 'atom'
  if (rss !== undefined) return 'rss'
  // `<channel>` alone begins a feed when nothing but a prolog stands before it.
  return /^(?:\s|<[?!][^>]{0,2000}>)*$/.test(head.slice(0, Math.min(root.index, 4_000))) ? 'rss' : undefined
}
