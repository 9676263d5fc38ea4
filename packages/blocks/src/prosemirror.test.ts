import type { Block, Mark, Span } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksToProseMirror, type PmNode, proseMirrorToBlocks, tidyBlocks, tidySpans } from './prosemirror.ts'
import { bodySchema } from './schema.ts'

const text = fc.string({ unit: 'binary', maxLength: 12 })
const mark = fc.oneof<fc.Arbitrary<Mark>[]>(
  fc.constant({ type: 'strong' }),
  fc.constant({ type: 'em' }),
  fc.constant({ type: 'sourcing' }),
  fc.record({ type: fc.constant('link' as const), href: fc.webUrl() }),
  fc.record({
    type: fc.constant('mention' as const),
    uri: fc.constantFrom('dateline:body/senate', 'dateline:person/a-b'),
  }),
)
const span: fc.Arbitrary<Span> = fc.record(
  { text, marks: fc.array(mark, { maxLength: 4 }) },
  { requiredKeys: ['text'] },
)
const spans = fc.array(span, { maxLength: 4 })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), spans }),
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), spans }),
  fc.record(
    { type: fc.constant('quote' as const), paragraphs: fc.array(spans, { maxLength: 3 }), attribution: text },
    { requiredKeys: ['type', 'paragraphs'] },
  ),
  fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(spans, { maxLength: 3 }) }),
  fc.record(
    {
      type: fc.constant('picture' as const),
      src: fc.webUrl(),
      alt: text,
      caption: text,
      credit: text,
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    },
    { requiredKeys: ['type', 'src', 'alt'] },
  ),
  fc.record(
    {
      type: fc.constant('table' as const),
      caption: text,
      header: fc.array(spans, { maxLength: 3 }),
      rows: fc.array(fc.array(spans, { maxLength: 3 }), { maxLength: 3 }),
    },
    { requiredKeys: ['type', 'header', 'rows'] },
  ),
  fc.record({ type: fc.constant('preformatted' as const), text }),
)

const words = (blocks: readonly Block[]): string => {
  const collect = (value: unknown): string =>
    Array.isArray(value)
      ? value.map(collect).join('')
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
            .filter(([key]) => key !== 'type' && key !== 'marks')
            .map(([, v]) => collect(v))
            .join('')
        : typeof value === 'string'
          ? value
          : ''
  return collect(blocks).replaceAll(/[\s\u0000-\u001F\u007F\uFFFE\uFFFF]/g, '')
}

describe('blocks and ProseMirror', () => {
  it('come back the same once they are tidy, and tidying is done after one time', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const tidy = tidyBlocks(blocks)
        expect(proseMirrorToBlocks(blocksToProseMirror(tidy))).toEqual(tidy)
        expect(bodySchema.safeParse(tidy).success).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('lose no word that can be seen', () => {
    const written = fc.array(
      block.filter((b) => b.type !== 'picture'),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(written, (blocks) => {
        // A lone half of a surrogate pair may meet its other half when runs are joined; whole text is compared.
        fc.pre(JSON.stringify(blocks).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(blocks)))
        expect(words(tidyBlocks(blocks))).toBe(words(blocks))
      }),
      { numRuns: 400 },
    )
  })

  it('give the editor only nodes that its schema can hold', () => {
    const check = (n: PmNode): void => {
      for (const child of n.content ?? []) check(child)
      if (n.type === 'text') expect(n.text).not.toBe('')
      if (n.type === 'quote') expect(n.content?.at(-1)?.type).toBe('attribution')
      if (n.type === 'listItem') expect(n.content?.map((c) => c.type)).toEqual(['paragraph'])
      if (n.type === 'table') expect(new Set(n.content?.map((row) => row.content?.length)).size).toBe(1)
    }
    fc.assert(fc.property(fc.array(block, { maxLength: 6 }), (blocks) => check(blocksToProseMirror(blocks))))
  })

  it('joins neighbours with the same marks and puts marks in one order', () => {
    expect(
      tidySpans([
        { text: 'a', marks: [{ type: 'em' }, { type: 'strong' }] },
        { text: 'b', marks: [{ type: 'strong' }, { type: 'em' }, { type: 'em' }] },
        { text: '' },
        { text: 'c' },
      ]),
    ).toEqual([{ text: 'ab', marks: [{ type: 'strong' }, { type: 'em' }] }, { text: 'c' }])
  })

  it('keeps the words of nodes and marks it does not know', () => {
    expect(
      proseMirrorToBlocks({
        type: 'doc',
        content: [
          {
            type: 'callout',
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'kept', marks: [{ type: 'glow' }] }] }],
          },
        ],
      }),
    ).toEqual([{ type: 'paragraph', spans: [{ text: 'kept' }] }])
  })

  it('takes a cell over two columns for a cell and an empty one', () => {
    const cell = (copy: string, colspan = 1): PmNode => ({
      type: 'tableCell',
      attrs: { colspan },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: copy }] }],
    })
    expect(
      proseMirrorToBlocks({
        type: 'doc',
        content: [
          {
            type: 'table',
            content: [
              { type: 'tableRow', content: [cell('wide', 2)] },
              { type: 'tableRow', content: [cell('l'), cell('r')] },
            ],
          },
        ],
      }),
    ).toEqual([
      {
        type: 'table',
        header: [],
        rows: [
          [[{ text: 'wide' }], []],
          [[{ text: 'l' }], [{ text: 'r' }]],
        ],
      },
    ])
  })
})
