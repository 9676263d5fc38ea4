/** The copy of a story as pages and feeds draw it: the blocks renderer, with the dateline where it belongs. */
import { escapeMarkup, renderBlocks, type RenderOptions } from '@dateline/blocks'
import { type Block, drawDateline, type StoryContent } from '@dateline/news'
import type { Edition } from '../../../../editions/index.ts'

/** A picture from elsewhere would tell that site who reads ours, so it becomes a link that the reader may follow. */
function keepReadersHere(block: Block): Block {
  if (block.type !== 'picture' || block.src.startsWith('/')) return block
  const text = [block.caption ?? block.alt, block.credit].filter((t) => t !== undefined && t !== '').join(' ')
  return {
    type: 'paragraph',
    spans: [{ text: text === '' ? block.src : text, marks: [{ type: 'link', href: block.src }] }],
  }
}

export interface BodyOptions extends Pick<RenderOptions, 'mentionHref' | 'pictureSrc'> {
  readonly edition: Edition
}

/** @returns HTML; the dateline opens the first paragraph, or stands alone when there is none */
export function drawBody(content: StoryContent, { edition, ...options }: BodyOptions): string {
  const blocks = content.body.map(keepReadersHere)
  if (!content.dateline) return renderBlocks(blocks, options)
  const line = `<span class="dateline">${escapeMarkup(drawDateline(content.dateline, edition.dateline))}</span>`
  const at = blocks.findIndex((b) => b.type === 'paragraph')
  const first = blocks[at]
  if (!first) return `<p>${line}</p>\n${renderBlocks(blocks, options)}`
  const opened = renderBlocks([first], options).replace('<p>', () => `<p>${line} `)
  return [renderBlocks(blocks.slice(0, at), options), opened, renderBlocks(blocks.slice(at + 1), options)]
    .filter((p) => p !== '')
    .join('\n')
}
