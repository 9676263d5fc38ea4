/** Namespaces of feeds, by the prefix that everyone knows them by; tolerant of the ways in which they are written. */

/** Prefix of ours to the namespace's proper URI. The core of RSS and Atom has the empty prefix. */
export const NAMESPACES = {
  atom: 'http://www.w3.org/2005/Atom',
  xml: 'http://www.w3.org/XML/1998/namespace',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xhtml: 'http://www.w3.org/1999/xhtml',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  content: 'http://purl.org/rss/1.0/modules/content/',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  googleplay: 'http://www.google.com/schemas/play-podcasts/1.0',
  georss: 'http://www.georss.org/georss',
  gml: 'http://www.opengis.net/gml',
  geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  icbm: 'http://postneo.com/icbm',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  taxo: 'http://purl.org/rss/1.0/modules/taxonomy/',
  wfw: 'http://wellformedweb.org/CommentAPI/',
  thr: 'http://purl.org/syndication/thread/1.0',
  at: 'http://purl.org/atompub/tombstones/1.0',
  app: 'http://www.w3.org/2007/app',
  fh: 'http://purl.org/syndication/history/1.0',
  cc: 'http://creativecommons.org/ns#',
  creativeCommons: 'http://backend.userland.com/creativeCommonsRssModule',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
  prism: 'http://prismstandard.org/namespaces/basic/2.0/',
  yandex: 'http://news.yandex.ru',
  turbo: 'http://turbo.yandex.ru',
  rambler: 'http://news.rambler.ru',
  mailru: 'http://news.mail.ru/',
  mi: 'http://schemas.ingestion.microsoft.com/common/',
  gd: 'http://schemas.google.com/g/2005',
  opensearch: 'http://a9.com/-/spec/opensearch/1.1/',
  admin: 'http://webns.net/mvcb/',
  blogChannel: 'http://backend.userland.com/blogChannelModule',
  psc: 'http://podlove.org/simple-chapters',
  source: 'http://source.scripting.com/',
  excerpt: 'http://wordpress.org/export/1.2/excerpt/',
  wp: 'http://wordpress.org/export/1.2/',
  image: 'http://purl.org/rss/1.0/modules/image/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  snf: 'http://www.smartnews.be/snf',
  apcm: 'http://ap.org/schemas/03/2005/apcm',
  apnm: 'http://ap.org/schemas/03/2005/apnm',
} as const
export type Prefix = keyof typeof NAMESPACES

/** Namespaces of RSS and Atom themselves, in all their ages. */
const CORE = [
  '',
  'backend.userland.com/rss',
  'backend.userland.com/rss2',
  'backend.userland.com/rss091',
  'backend.userland.com/rss092',
  'blogs.law.harvard.edu/tech/rss',
  'cyber.law.harvard.edu/rss',
  'cyber.law.harvard.edu/rss/rss.html',
  'purl.org/rss',
  'purl.org/rss/1.0',
  'purl.org/rss/0.9',
  'purl.org/rss/1.0/modules/rss091',
  'purl.org/net/rss1.1',
  'example.com/rss',
  'my.netscape.com/rdf/simple/0.9',
  'channel.netscape.com/rdf/simple/0.9',
  'my.netscape.com/publish/formats/rss-0.91.dtd',
  'www.rssboard.org/rss-specification',
  'rssboard.org/rss-specification',
  'purl.org/atom/ns',
  'example.com/newformat',
  'example.com/necho',
  'purl.org/echo',
  'uri/of/echo/namespace',
  'purl.org/pie',
]

const ALIASES: Readonly<Record<string, Prefix>> = {
  'search.yahoo.com/mrss/mrss.xsd': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'search.yahoo.com/rss': 'media',
  'www.rssboard.org/media-rss': 'media',
  'rssboard.org/media-rss': 'media',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/metadata/dublin_core': 'dc',
  'dublincore.org/documents/2003/02/04/dces': 'dc',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'example.com/dtds/podcast-1.0.dtd': 'itunes',
  'github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md': 'podcast',
  'podcastindex.org/namespace/1.0': 'podcast',
  'web.resource.org/cc': 'cc',
  'creativecommons.org/ns#license': 'cc',
  'cyber.law.harvard.edu/rss/creativecommonsrssmodule.html': 'creativeCommons',
  'purl.org/rss/1.0/modules/threading': 'thr',
  'purl.org/atom/app': 'app',
  'www.w3.org/2003/01/geo': 'geo',
  'www.opengis.net/gml/3.2': 'gml',
  'prismstandard.org/namespaces/1.2/basic': 'prism',
  'prismstandard.org/namespaces/basic/1.2': 'prism',
  'prismstandard.org/namespaces/basic/2.1': 'prism',
  'prismstandard.org/namespaces/basic/3.0': 'prism',
  'news.yandex.ru': 'yandex',
  'www.w3.org/tr/rec-rdf-syntax': 'rdf',
  'www.w3.org/rdf': 'rdf',
}

/** A namespace as it is compared: case, scheme and closing slash or hash do not part what people mean as one. */
function norm(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]{1,4}$/, '')
}

const KNOWN = new Map<string, string>([
  ...Object.entries(NAMESPACES).map(([prefix, uri]): [string, string] => [norm(uri), prefix]),
  ...Object.entries(ALIASES),
  ...CORE.map((uri): [string, string] => [uri, '']),
])
/** Atom is core too: an RSS feed that uses its elements means what they say. */
KNOWN.set('www.w3.org/2005/atom', 'atom')

const resolved = new Map<string, string | undefined>()

/** Our prefix of a namespace URI: empty for the core, undefined when it is not known. */
export function prefixOf(uri: string): string | undefined {
  if (resolved.has(uri)) return resolved.get(uri)
  const value = KNOWN.get(norm(uri))
  if (resolved.size < 1_000) resolved.set(uri, value)
  return value
}

const LOWER_PREFIXES = new Map(Object.keys(NAMESPACES).map((prefix) => [prefix.toLowerCase(), prefix]))

/** What an undeclared prefix, or one of an unknown namespace, is taken for. */
export function guessPrefix(prefix: string): string {
  const lower = prefix.toLowerCase()
  if (/^a10$|^atom\d{0,2}$/.test(lower)) return 'atom'
  if (/^rss\d{0,2}$/.test(lower)) return ''
  if (lower === 'mrss') return 'media'
  if (lower === 'content-encoded') return 'content'
  return LOWER_PREFIXES.get(lower) ?? lower
}
