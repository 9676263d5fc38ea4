/** The one way in: bytes to stories. The format is told from the content, and bad input is a value, never a throw. */
import { readHtmlCapture } from './capture/html.ts'
import { readTextCapture } from './capture/text.ts'
import type { ReadContext } from './context.ts'
import { decodeText } from './encoding.ts'
import { feedFormat } from './feeds/detect.ts'
import { readFeedStories } from './feeds/story.ts'
import { G2_ROOTS, readNewsMlG2 } from './newsml-g2/read.ts'
import { readNinjs } from './ninjs/read.ts'
import { FormatError, rejection } from './problem.ts'
import {
  type Assumption,
  DEFAULT_LIMITS,
  type DocumentFormat,
  type Limits,
  type ReadOptions,
  type ReadResult,
} from './types.ts'

/** Local name of the root element of something that begins as XML, or undefined. */
function rootElement(text: string): string | undefined {
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

/** Elements that a saved page or a piece of one begins with. */
const HTML_ROOTS = new Set(
  'html head body div article main section p h1 h2 h3 meta title span table a script style link center font ul ol header nav aside blockquote img form br b i strong em noscript iframe'.split(
    ' ',
  ),
)

/** How far into a document its format is looked for. */
const SNIFFED = 200_000

function detect(text: string): DocumentFormat {
  const start = text.slice(0, SNIFFED).trimStart()
  const feed = feedFormat(start)
  if (feed !== undefined) return feed
  if (start.startsWith('{') || start.startsWith('[')) return 'ninjs'
  const root = start.startsWith('<') ? rootElement(start) : undefined
  if (root !== undefined && G2_ROOTS.has(root)) return 'newsml-g2'
  if (/^<!doctype html/i.test(start) || (root !== undefined && HTML_ROOTS.has(root.toLowerCase())))
    return 'capture-html'
  if (start.startsWith('<')) return 'unknown'
  return /<(?:html|body)\b/i.test(text.slice(0, 20_000)) ? 'capture-html' : 'capture-text'
}

function context(options: ReadOptions, limits: Limits, assumptions: readonly Assumption[]): ReadContext {
  return { name: options.name, profile: options.profile, limits, assumptions }
}

/**
 * Reads a document of any known format.
 * @param bytes the document as it came
 * @param options its name for messages, what is known of its source, and bounds
 * @returns the format, and one entry per item: a story, something kept that is no story, or a rejection with a
 *   stable code, a message (what, where, what to do) and the place. Never throws for bad input.
 */
export function readDocument(bytes: Uint8Array, options: ReadOptions): ReadResult {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits }
  let format: DocumentFormat = 'unknown'
  try {
    if (bytes.length > limits.bytes) {
      throw new FormatError(
        'too-large',
        `${bytes.length} bytes, more than the limit of ${limits.bytes}; split the document`,
        'the whole document',
      )
    }
    const decoded = decodeText(bytes, options.profile?.language)
    if (decoded.text.trim() === '')
      throw new FormatError('empty-document', 'the document is empty', 'the whole document')
    const assumptions: Assumption[] =
      decoded.note === undefined ? [] : [{ field: 'encoding', value: decoded.encoding, why: decoded.note }]
    const given = context(options, limits, assumptions)
    format = detect(decoded.text)
    switch (format) {
      case 'newsml-g2':
        return { format, items: readNewsMlG2(decoded.text, given) }
      case 'ninjs':
        return { format, items: readNinjs(decoded.text, given) }
      case 'rss':
      case 'rdf':
      case 'atom':
      case 'json-feed':
        return { format, items: readFeedStories(decoded.text, given).items }
      case 'capture-html':
        return { format, items: readHtmlCapture(decoded.text, given) }
      case 'capture-text':
        return { format, items: readTextCapture(decoded.text, given) }
      case 'unknown': {
        const root = rootElement(decoded.text.slice(0, SNIFFED).trimStart())
        const what =
          root === undefined || root === ''
            ? 'markup that breaks off or is of no known kind'
            : `XML with the root element ${root}`
        throw new FormatError('format-unknown', `${what}, which Dateline does not read yet`, 'line 1')
      }
      default: {
        const never: never = format
        throw new TypeError(`unknown format ${String(never)}`)
      }
    }
  } catch (error) {
    return { format, items: [rejection(error, options.name)] }
  }
}
