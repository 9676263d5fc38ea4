/** The words of a version as its page shows them, and their digest: what a reader can check by eye and hand. */
import { renderBlocks } from '@dateline/blocks'
import { lettersDigest } from '@dateline/ledger'
import { drawDateline, type StoryContent } from '@dateline/news'
import { editionFor } from '../../../editions/index.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
}

/** The text between tags of markup that we drew ourselves. */
const textIn = (html: string): string =>
  html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity)

/**
 * Digest of headline, dateline and copy as the page shows them.
 * @returns SHA-256 in hexadecimal of the letters (`lettersDigest`)
 */
export function wordsDigest(content: StoryContent): string {
  const style = editionFor(content.language)?.dateline
  const dateline = content.dateline && style ? drawDateline(content.dateline, style) : ''
  // The dateline opens the first paragraph, wherever that stands.
  const at = content.body.findIndex((b) => b.type === 'paragraph')
  const parts = [
    content.headline,
    ...(at < 0
      ? [dateline, textIn(renderBlocks(content.body))]
      : [textIn(renderBlocks(content.body.slice(0, at))), dateline, textIn(renderBlocks(content.body.slice(at)))]),
  ]
  return lettersDigest(parts.join(' '))
}
