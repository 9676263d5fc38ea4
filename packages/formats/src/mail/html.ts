/** The HTML body of a message: the copy without what mail programs put around and under it. */
import type { RichBlock } from '@dateline/news'
import { type Markup, markupText, parseHtml } from '../html/parse.ts'
import { readMarkupBody } from '../html/rich.ts'
import type { Limits } from '../types.ts'
import { collapse } from '../xml/read.ts'
import { isAttribution, printedInOneLine } from './copy.ts'

export interface HtmlCopy {
  readonly blocks: readonly RichBlock[]
  readonly quoted?: string
  readonly signature?: string
  readonly forwarded?: { readonly fields: Readonly<Record<string, string>>; readonly blocks: readonly RichBlock[] }
}

/** Classes and ids by which mail programs mark quoted messages and signatures. */
const QUOTED = new Set(
  'gmail_quote gmail_extra moz-cite-prefix yahoo_quoted divrplyfwdmsg appendonsend protonmail_quote zmail_extra outlookmessageheader moz-forward-container mail_android_quote'.split(
    ' ',
  ),
)
const SIGNATURE = new Set(
  'gmail_signature moz-signature signature protonmail_signature_block ms-outlook-mobile-signature applemailsignature'.split(
    ' ',
  ),
)

function names(node: Markup): string[] {
  return `${node.attributes['class'] ?? ''} ${node.attributes['id'] ?? ''}`.toLowerCase().split(/\s+/)
}

function isHidden(node: Markup): boolean {
  const style = (node.attributes['style'] ?? '').toLowerCase().replace(/\s+/g, '')
  return /display:none|mso-hide:all|visibility:hidden|max-height:0(?:px)?(?:;|$)/.test(style)
}

interface Cut {
  quoted: string
  signature: string
}

/** Takes quoted messages, signatures and hidden preview texts out of the tree. */
function prune(node: Markup, keepQuoted: boolean, cut: Cut): Markup {
  const children = node.children.flatMap((child): (Markup | string)[] => {
    if (typeof child === 'string') return [child]
    const marks = names(child)
    const isQuote = child.tag === 'blockquote' && child.attributes['type']?.toLowerCase() === 'cite'
    if (!keepQuoted && (isQuote || marks.some((name) => QUOTED.has(name)))) {
      cut.quoted += `${collapse(markupText(child))}\n`
      return []
    }
    if (marks.some((name) => SIGNATURE.has(name))) {
      cut.signature += `${collapse(markupText(child))}\n`
      return []
    }
    if (isHidden(child)) return []
    // A program's quote of what is passed on is the copy itself.
    if (keepQuoted && isQuote) return [{ ...prune(child, keepQuoted, cut), tag: 'div' }]
    return [prune(child, keepQuoted, cut)]
  })
  return { ...node, children }
}

function wordsOf(block: RichBlock): string {
  return block.type === 'paragraph' || block.type === 'heading' ? block.spans.map((s) => s.text).join('') : ''
}

/**
 * Reads an HTML body.
 * @param isForward the subject says that something is passed on
 * @throws FormatError too-large, too-deep, too-many-nodes
 */
export function readMailHtml(html: string, isForward: boolean, limits: Limits): HtmlCopy {
  const cut: Cut = { quoted: '', signature: '' }
  const tree = parseHtml(html, limits).map((node) => (typeof node === 'string' ? node : prune(node, isForward, cut)))
  const blocks: readonly RichBlock[] = readMarkupBody(tree)
  const own: RichBlock[] = []
  for (const [index, block] of blocks.entries()) {
    const words = wordsOf(block)
    // The header lines of a message may be one paragraph or several.
    const together = blocks
      .slice(index, index + 6)
      .map(wordsOf)
      .join(' ')
    const fields =
      printedInOneLine(words) ?? (/^[\p{L}-]{1,15}\s?:/u.test(words) ? printedInOneLine(together) : undefined)
    const isStart = own.length > 0 || isForward
    if (fields !== undefined && isStart) {
      const rest = blocks.slice(index + (printedInOneLine(words) === undefined ? headerBlocks(blocks, index) : 1))
      if (isForward) return done(own, cut, { fields, blocks: rest })
      cut.quoted += rest.map(wordsOf).join('\n')
      break
    }
    if (/^-{2}$/.test(words.trim()) && own.length > 0) {
      cut.signature += blocks
        .slice(index + 1)
        .map(wordsOf)
        .join('\n')
      break
    }
    if (isAttribution(words) && index === blocks.length - 1) break
    own.push(block)
  }
  return done(own, cut)
}

/** How many blocks from a place on are header lines. */
function headerBlocks(blocks: readonly RichBlock[], index: number): number {
  let count = 0
  while (count < 6 && /^[\p{L}-]{1,15}\s?:\s/u.test(wordsOf(blocks[index + count] ?? { type: 'rule' }))) count += 1
  return Math.max(1, count)
}

function done(blocks: readonly RichBlock[], cut: Cut, forwarded?: HtmlCopy['forwarded']): HtmlCopy {
  const quoted = cut.quoted.trim()
  const signature = cut.signature.trim()
  return {
    blocks,
    ...(quoted === '' ? {} : { quoted }),
    ...(signature === '' ? {} : { signature }),
    ...(forwarded === undefined ? {} : { forwarded }),
  }
}
