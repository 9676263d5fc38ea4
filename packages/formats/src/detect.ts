/** Which format a document is in, told from its content alone: first from its bytes, then from its text. */
import type { ExchangeFormat } from '@dateline/news'
import { looksLikeAnpa } from './anpa-1312/read.ts'
import { decodeText } from './encoding.ts'
import { feedFormat } from './feeds/detect.ts'
import type { DetectedFormat } from './formats.ts'
import { houseOf } from './house-xml/houses.ts'
import { looksLike7901 } from './iptc-7901/read.ts'
import { looksFramed } from './iptc-7901/teleprinter.ts'
import { G2_NAMES } from './newsml-g2/read-items.ts'

/** Name of a detected format in the exchange model. */
export function exchangeFormat(format: DetectedFormat): ExchangeFormat | 'unknown' {
  if (format === 'capture-html' || format === 'capture-text') return 'capture'
  return format === 'sitemap' ? 'unknown' : format
}

const ROOTS: Readonly<Record<string, DetectedFormat>> = {
  NewsML: 'newsml-1',
  NewsItem: 'newsml-1',
  nitf: 'nitf',
  NITF: 'nitf',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
}

/** Elements that a saved page or a piece of one begins with. */
const HTML_ROOTS = new Set(
  'html head body div article main section p h1 h2 h3 meta title span table a script style link center font ul ol header nav aside blockquote img form br b i strong em noscript iframe'.split(
    ' ',
  ),
)

/** How far into a document its format is looked for. */
const SNIFFED = 200_000

/** Local name of the root element of something that begins as XML; '' when its prolog never ends; undefined when there is none. */
export function rootElement(text: string): string | undefined {
  let at = 0
  // Prolog: declaration, comments, doctype. Each step moves on, so this is linear.
  for (let steps = 0; steps < 100; steps += 1) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at += 1
    if (text[at] !== '<') return undefined
    const next = text[at + 1]
    if (next !== '?' && next !== '!') break
    const close = text.startsWith('<!--', at) ? '-->' : doctypeEnd(text, at)
    const end = text.indexOf(close, at + 2)
    if (end === -1) return ''
    at = end + close.length
  }
  const match = /^<(?:[\w.-]{1,100}:)?([A-Za-z_][\w.-]{0,100})/.exec(text.slice(at, at + 210))
  return match?.[1]
}

/** A doctype with an internal subset ends in `]>`. */
function doctypeEnd(text: string, at: number): string {
  if (!/^<!doctype/i.test(text.slice(at, at + 9))) return '>'
  const subset = text.indexOf('[', at)
  const end = text.indexOf('>', at)
  return subset !== -1 && subset < end ? ']>' : '>'
}

const MAIL_FIELDS = new Set(
  'from to cc subject date received message-id mime-version return-path delivered-to content-type reply-to sender x-mailer dkim-signature'.split(
    ' ',
  ),
)
/** Fields that a page or a wire never begins with. */
const SURE_FIELDS = new Set(
  'received message-id mime-version return-path delivered-to dkim-signature content-type'.split(' '),
)

/** True for the header of a message: known fields before the first empty line, one of them a sure sign or four of them. */
function isMail(head: string): boolean {
  const lines = head.replace(/^\ufeff?\s*/, '').split(/\r?\n/, 200)
  const found = new Set<string>()
  let isMailbox = false
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') break
    if (index === 0 && /^>?From \S+/.test(line)) {
      isMailbox = true
      continue
    }
    if (/^[ \t]/.test(line)) {
      if (found.size === 0) return false
      continue
    }
    const name = /^([!-9;-~]{1,80})[ \t]{0,10}:/.exec(line)?.[1]?.toLowerCase()
    if (name === undefined) return false
    if (MAIL_FIELDS.has(name)) found.add(name)
  }
  const isSure = [...found].some((name) => SURE_FIELDS.has(name))
  const says = found.has('from') && (found.has('subject') || found.has('date') || found.has('to'))
  return (
    (isSure && found.size >= 2) || (says && (isMailbox || found.size >= 3 || /^from[ \t]{0,10}:.{0,200}@/im.test(head)))
  )
}

/** Bytes of wires: SOH, STX, ETX, EOT, SYN. */
const CONTROL = new Set([0x01, 0x02, 0x03, 0x04, 0x16])

/** A wire by its header; with control characters of a frame it is one even when its header is damaged. */
function wireFormat(head: string, isFramed: boolean): DetectedFormat | undefined {
  if (looksLike7901(head)) return 'iptc-7901'
  if (looksLikeAnpa(head)) return 'anpa-1312'
  if (looksFramed(head)) return 'iptc-7901'
  if (!isFramed) return undefined
  return head.includes('\u0016') ? 'anpa-1312' : 'iptc-7901'
}

/** A format that is told from bytes: messages and wires have several charsets or none. */
function byBytes(bytes: Uint8Array): DetectedFormat | undefined {
  const sample = bytes.subarray(0, 16_384)
  const head = new TextDecoder('windows-1252').decode(sample)
  const hasControl = sample.subarray(0, 2_000).some((byte) => CONTROL.has(byte)) && !sample.subarray(0, 64).includes(0)
  if (hasControl) {
    const wire = wireFormat(head, true)
    if (wire !== undefined) return wire
  }
  return isMail(head) ? 'mail' : undefined
}

/** A format that is told from text. */
function byText(text: string): DetectedFormat {
  const start = text.slice(0, SNIFFED).replace(/^[\s\ufeff]+/, '')
  if (/^BEGIN:V(?:CALENDAR|EVENT|TODO)\b/i.test(start)) return 'icalendar'
  const feed = feedFormat(start)
  if (feed !== undefined) return feed === 'rdf' ? 'rss' : feed
  if (start.startsWith('{') || start.startsWith('[')) return 'ninjs'
  const root = start.startsWith('<') ? rootElement(start) : undefined
  if (root !== undefined) {
    if (G2_NAMES.has(root)) return 'newsml-g2'
    const known = Object.hasOwn(ROOTS, root) ? ROOTS[root] : undefined
    if (known !== undefined) return known
    if (houseOf(root, start) !== undefined) return 'house-xml'
  }
  if (/^<!doctype html/i.test(start) || (root !== undefined && HTML_ROOTS.has(root.toLowerCase())))
    return 'capture-html'
  if (start.startsWith('<')) return late(start) ?? 'unknown'
  if (/<(?:html|body)\b/i.test(text.slice(0, 20_000))) return 'capture-html'
  return late(start.slice(0, 4_000)) ?? wireFormat(start.slice(0, 2_000), false) ?? 'capture-text'
}

/** A root behind something that does not belong before it: a transport's header, a half prolog. */
function late(start: string): DetectedFormat | undefined {
  const found =
    /<(?:[\w.-]{1,40}:)?(newsItem|packageItem|conceptItem|knowledgeItem|planningItem|newsMessage|NewsML|nitf)[\s>]/.exec(
      start.slice(0, 20_000),
    )?.[1]
  if (found === undefined) return undefined
  return G2_NAMES.has(found) ? 'newsml-g2' : ROOTS[found]
}

/**
 * Tells a document's format.
 * @param bytes of the document; no more than its beginning is looked at
 * @param language BCP 47, to guess an encoding by
 * @returns `unknown` for markup and data of no known kind; plain text is a capture
 */
export function detectFormat(bytes: Uint8Array, language?: string): DetectedFormat {
  const sure = byBytes(bytes)
  if (sure !== undefined) return sure
  try {
    return byText(decodeText(bytes.subarray(0, SNIFFED), language).text)
  } catch {
    return 'unknown'
  }
}
