/** The one way in: bytes to stories. The format is told from the content, and bad input is a value, never a throw. */
import { readHtmlCapture } from './capture/html.ts'
import { readTextCapture } from './capture/text.ts'
import type { ReadContext } from './context.ts'
import { readItems } from './convert.ts'
import { detectFormat } from './detect.ts'
import type { DetectedFormat } from './formats.ts'
import { decodeText } from './encoding.ts'
import { readFeedStories } from './feeds/story.ts'
import { FormatError, rejection } from './problem.ts'
import { storiesOf } from './story-of.ts'
import { DEFAULT_LIMITS, type Limits, type ReadItem, type ReadOptions, type ReadResult } from './types.ts'

type TextReader = (text: string, context: ReadContext) => readonly ReadItem[]

/** Formats that are read for a story's sake: what is in them is no item of an agency's. */
const STORY_READERS: Readonly<Partial<Record<DetectedFormat, TextReader>>> = {
  'capture-html': readHtmlCapture,
  'capture-text': readTextCapture,
  rss: (text, context) => readFeedStories(text, context).items,
  atom: (text, context) => readFeedStories(text, context).items,
  'json-feed': (text, context) => readFeedStories(text, context).items,
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
  let format: DetectedFormat = 'unknown'
  try {
    if (bytes.length > limits.bytes) {
      throw new FormatError(
        'too-large',
        `${bytes.length} bytes, more than the limit of ${limits.bytes}; split the document`,
        'the whole document',
      )
    }
    format = detectFormat(bytes, options.profile?.language)
    const context: ReadContext = { name: options.name, profile: options.profile, limits, assumptions: [] }
    const read = STORY_READERS[format]
    if (read === undefined) return { format, items: storiesOf(readItems(bytes, { ...options, format }), context) }
    return { format, items: read(...decoded(bytes, context)) }
  } catch (error) {
    return { format, items: [rejection(error, options.name)] }
  }
}

function decoded(bytes: Uint8Array, context: ReadContext): [string, ReadContext] {
  const { text, encoding, note } = decodeText(bytes, context.profile?.language)
  if (text.trim() === '') throw new FormatError('empty-document', 'the document is empty', 'the whole document')
  if (note === undefined) return [text, context]
  return [
    text,
    { ...context, assumptions: [...context.assumptions, { field: 'encoding', value: encoding, why: note }] },
  ]
}
