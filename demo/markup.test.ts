import { bodySchema } from '@dateline/blocks'
import { describe, expect, it } from 'vitest'
import { MarkupError, parseBody } from './markup.ts'

function refusal(text: string): { line: number; column: number } | undefined {
  try {
    parseBody(text)
  } catch (error) {
    if (error instanceof MarkupError) return { line: error.line, column: error.column }
    throw error
  }
  return undefined
}

describe('parseBody', () => {
  it('reads every kind of block into valid blocks', () => {
    const blocks = parseBody(
      [
        'One **two [[person/ann-lee|Ann Lee]]** three, {{MNA has learned}}.',
        '',
        '## Next',
        '',
        '> First.',
        '> Second.',
        '> — Ann Lee, mayor',
        '',
        '- a',
        '- b',
        '',
        '1. c',
        '',
        '|+ Table',
        '| Club | P |',
        '| [[body/fc|FC]] | 3 |',
      ].join('\n'),
    )
    expect(bodySchema.parse(blocks)).toEqual(blocks)
    expect(blocks).toEqual([
      {
        type: 'paragraph',
        spans: [
          { text: 'One ' },
          { text: 'two ', marks: [{ type: 'strong' }] },
          { text: 'Ann Lee', marks: [{ type: 'strong' }, { type: 'mention', uri: 'dateline:person/ann-lee' }] },
          { text: ' three, ' },
          { text: 'MNA has learned', marks: [{ type: 'sourcing' }] },
          { text: '.' },
        ],
      },
      { type: 'heading', level: 2, spans: [{ text: 'Next' }] },
      {
        type: 'quote',
        paragraphs: [[{ text: 'First.' }], [{ text: 'Second.' }]],
        attribution: 'Ann Lee, mayor',
      },
      { type: 'list', ordered: false, items: [[{ text: 'a' }], [{ text: 'b' }]] },
      { type: 'list', ordered: true, items: [[{ text: 'c' }]] },
      {
        type: 'table',
        caption: 'Table',
        header: [[{ text: 'Club' }], [{ text: 'P' }]],
        rows: [[[{ text: 'FC', marks: [{ type: 'mention', uri: 'dateline:body/fc' }] }], [{ text: '3' }]]],
      },
    ])
  })

  it.each([
    ['an open strong', 'ok\n\nnow **bold', 3, 5],
    ['an open mention', 'a [[person/x|X', 1, 3],
    ['an open clause', '{{MNA', 1, 1],
    ['a mention without words', 'a [[person/x]] b', 1, 3],
    ['a mention of no kind', 'a [[people/x|X]] b', 1, 5],
    ['a close of nothing', 'a ]] b', 1, 3],
    ['an empty mark', 'a {{ }} b', 1, 3],
    ['a mark inside a clause', '- {{a **b}}', 1, 7],
    ['two lines without a gap', 'a\nb', 2, 1],
    ['a list that changes its mark', '- a\n1. b', 2, 1],
    ['a quotation that stops', '> a\nb', 2, 1],
    ['a ragged table', '| a | b |\n| c |', 2, 1],
    ['a table without rows', '| a | b |', 1, 1],
    ['a heading of the first level', '# Title', 1, 1],
  ])('refuses %s and says where', (_name, text, line, column) => {
    expect(refusal(text)).toEqual({ line, column })
  })
})
