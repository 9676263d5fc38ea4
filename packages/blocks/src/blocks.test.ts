import type { Block, Mark } from '@dateline/news'
import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { blockSchema, countWords, escapeMarkup, plainText, renderBlocks, safeHref } from './index.ts'

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constant({ type: 'strong' } as const),
  fc.constant({ type: 'em' } as const),
  fc.constant({ type: 'sourcing' } as const),
  fc.string().map((href) => ({ type: 'link', href }) as const),
  fc.string().map((uri) => ({ type: 'mention', uri }) as const),
)
const span = fc.record({ text: fc.string(), marks: fc.array(mark, { maxLength: 3 }) })
const spans = fc.array(span, { maxLength: 4 })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), spans }),
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), spans }),
  fc.record({
    type: fc.constant('quote' as const),
    paragraphs: fc.array(spans, { maxLength: 2 }),
    attribution: fc.string(),
  }),
  fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(spans, { maxLength: 3 }) }),
  fc.record({
    type: fc.constant('picture' as const),
    src: fc.webUrl(),
    alt: fc.string(),
    caption: fc.string(),
    credit: fc.string(),
  }),
  fc.record({ type: fc.constant('preformatted' as const), text: fc.string() }),
)

type Tree = { nodeName: string; attrs?: { name: string; value: string }[]; childNodes?: Tree[] }
const walk = (node: Tree): Tree[] => [node, ...(node.childNodes ?? []).flatMap(walk)]

describe('rendering', () => {
  it('never lets text become markup or code, whatever a block holds', () => {
    const allowed = new Set([
      'p',
      'h2',
      'h3',
      'blockquote',
      'cite',
      'ul',
      'ol',
      'li',
      'figure',
      'img',
      'figcaption',
      'span',
      'pre',
      'a',
      'strong',
      'em',
      '#text',
      '#document-fragment',
    ])
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const html = renderBlocks(blocks, { mentionHref: (uri) => uri })
        for (const node of walk(parseFragment(html))) {
          expect(allowed.has(node.nodeName), node.nodeName).toBe(true)
          for (const { name, value } of node.attrs ?? []) {
            expect(['href', 'class', 'src', 'alt', 'loading'].includes(name), name).toBe(true)
            if (name === 'href')
              expect(/^\s*javascript:/i.test(value) && node.attrs?.every((a) => a.value !== 'mention')).toBe(false)
          }
        }
      }),
    )
  })

  it('shows the words of a block kind that it does not know', () => {
    const unknown = { type: 'hologram', scenes: [{ text: 'The minister <spoke>' }] } as unknown as Block
    expect(renderBlocks([unknown])).toBe('<p>The minister &lt;spoke&gt;</p>')
    expect(plainText([unknown])).toBe('The minister <spoke>')
  })

  it('keeps the words and drops the link when its target is not safe', () => {
    const link = (href: string): Block => ({
      type: 'paragraph',
      spans: [{ text: 'words', marks: [{ type: 'link', href }] }],
    })
    expect(renderBlocks([link('https://example.org/?a=1&b=2')])).toBe(
      '<p><a href="https://example.org/?a=1&amp;b=2">words</a></p>',
    )
    for (const href of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
      'vbscript:x',
      'not a url',
    ]) {
      expect(renderBlocks([link(href)])).toBe('<p>words</p>')
      expect(safeHref(href)).toBeUndefined()
    }
  })

  it('closes void elements in XHTML', () => {
    expect(
      renderBlocks([{ type: 'picture', src: 'https://example.org/a.png', alt: 'A "harbour"' }], { flavour: 'xhtml' }),
    ).toBe('<p><img src="https://example.org/a.png" alt="A &quot;harbour&quot;" /></p>')
  })
})

describe('text', () => {
  it('escapes the five characters', () => {
    expect(escapeMarkup(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;')
  })
  it('counts words as the language divides them', () => {
    expect(countWords('The minister said: “It is no saber rattling.”', 'en')).toBe(8)
    expect(countWords('قال الوزير إن الاجتماع انتهى', 'ar')).toBe(5)
  })
})

describe('the schema', () => {
  it('takes every block that can be drawn and refuses unknown members', () => {
    fc.assert(fc.property(block, (b) => void blockSchema.parse(b)))
    expect(blockSchema.safeParse({ type: 'paragraph', spans: [], onclick: 'x' }).success).toBe(false)
  })
})
