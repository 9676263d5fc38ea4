/** What is read and what is written, as data: the command line and the documentation print this table. */
/** Formats as they are told apart: captures by what was saved, sitemaps because they can be checked. */
export const DETECTED_FORMATS = [
  'newsml-g2',
  'newsml-1',
  'ninjs',
  'nitf',
  'iptc-7901',
  'anpa-1312',
  'house-xml',
  'rss',
  'atom',
  'json-feed',
  'icalendar',
  'mail',
  'capture-html',
  'capture-text',
  'sitemap',
  'unknown',
] as const
export type DetectedFormat = (typeof DETECTED_FORMATS)[number]

export const WRITE_FORMATS = [
  'ninjs',
  'ninjs-2.2',
  'ninjs-1.6',
  'newsml-g2',
  'nitf',
  'iptc-7901',
  'rss',
  'atom',
  'json-feed',
  'icalendar',
  'mail',
  'text',
] as const
export type WriteFormat = (typeof WRITE_FORMATS)[number]

export interface WriteFacts {
  /** Ending of a file in this format, without the dot. */
  readonly extension: string
  /** IANA media type. */
  readonly contentType: string
  /** One JSON object for each item, so that several are an array. */
  readonly isJson: boolean
  /** Several documents may follow one another in one stream. */
  readonly streams: boolean
  /** One document holds any number of items. */
  readonly holdsAll: boolean
}

const facts = (extension: string, contentType: string, kind?: 'json' | 'stream' | 'all'): WriteFacts => ({
  extension,
  contentType,
  isJson: kind === 'json',
  streams: kind === 'stream',
  holdsAll: kind === 'all',
})

/** How documents of each written format are kept and sent. */
export const WRITTEN: Readonly<Record<WriteFormat, WriteFacts>> = {
  ninjs: facts('json', 'application/json', 'json'),
  'ninjs-2.2': facts('json', 'application/json', 'json'),
  'ninjs-1.6': facts('json', 'application/json', 'json'),
  'newsml-g2': facts('xml', 'application/xml', 'all'),
  nitf: facts('xml', 'application/xml'),
  'iptc-7901': facts('txt', 'text/plain', 'stream'),
  rss: facts('xml', 'application/rss+xml', 'all'),
  atom: facts('xml', 'application/atom+xml', 'all'),
  'json-feed': facts('json', 'application/feed+json', 'all'),
  icalendar: facts('ics', 'text/calendar', 'all'),
  mail: facts('eml', 'message/rfc822'),
  text: facts('txt', 'text/plain', 'stream'),
}

export interface FormatFacts {
  readonly format: Exclude<DetectedFormat, 'unknown'>
  readonly title: string
  /** Versions and dialects that are read; absent: not read. */
  readonly reads?: string
  /** How it is written: the name for `--to`, and the version that comes out. */
  readonly writes?: readonly { readonly to: WriteFormat; readonly version: string }[]
}

export const FORMATS: readonly FormatFacts[] = [
  {
    format: 'ninjs',
    title: 'ninjs (IPTC)',
    reads: '1.0-1.6, 2.x, 3.x; one object, a list, or one a line',
    writes: [
      { to: 'ninjs', version: '3.2' },
      { to: 'ninjs-2.2', version: '2.2' },
      { to: 'ninjs-1.6', version: '1.6' },
    ],
  },
  {
    format: 'newsml-g2',
    title: 'NewsML-G2 and EventsML-G2 (IPTC)',
    reads: '2.0-2.36: news, package, concept, knowledge, planning and catalog items, messages',
    writes: [{ to: 'newsml-g2', version: '2.35 Power' }],
  },
  { format: 'newsml-1', title: 'NewsML 1 (IPTC)', reads: '1.0-1.2' },
  {
    format: 'nitf',
    title: 'NITF (IPTC)',
    reads: '3.x, with and without namespace or DTD',
    writes: [{ to: 'nitf', version: '3.6' }],
  },
  {
    format: 'iptc-7901',
    title: 'IPTC 7901',
    reads: 'with the usual layouts of agencies',
    writes: [{ to: 'iptc-7901', version: 'Rev. 5' }],
  },
  { format: 'anpa-1312', title: 'ANPA 1312', reads: 'high-speed wires' },
  {
    format: 'house-xml',
    title: 'XML of one house',
    reads: 'Ritzau RBNews, Publish of The Canadian Press, NTB diaries, Nordic press releases',
  },
  { format: 'rss', title: 'RSS', reads: '0.9x-2.0 and RDF, also broken', writes: [{ to: 'rss', version: '2.0' }] },
  { format: 'atom', title: 'Atom', reads: '0.3, 1.0, also broken', writes: [{ to: 'atom', version: '1.0' }] },
  { format: 'json-feed', title: 'JSON Feed', reads: '1.0, 1.1', writes: [{ to: 'json-feed', version: '1.1' }] },
  {
    format: 'icalendar',
    title: 'iCalendar (RFC 5545)',
    reads: 'VEVENT, VTODO, VJOURNAL',
    writes: [{ to: 'icalendar', version: '2.0' }],
  },
  {
    format: 'mail',
    title: 'E-mail (RFC 5322, MIME) and mbox',
    reads: 'messages, press releases, forwarded messages, digests',
    writes: [{ to: 'mail', version: 'plain and HTML' }],
  },
  { format: 'capture-html', title: 'Saved page', reads: 'HTML with or without metadata' },
  {
    format: 'capture-text',
    title: 'Saved page as text',
    reads: 'what a browser or a tool copied',
    writes: [{ to: 'text', version: 'plain' }],
  },
  { format: 'sitemap', title: 'Sitemaps (checked by the linter)' },
]
