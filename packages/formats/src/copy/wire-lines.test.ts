import type { NewsItem, RichBlock } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { plainBody } from '../html/rich.ts'
import { liftWireLines } from './wire-lines.ts'

const paragraph = (text: string): RichBlock => ({ type: 'paragraph', spans: [{ text }] })
const lift = (blocks: readonly (string | RichBlock)[], facts: Partial<NewsItem> = {}): NewsItem => {
  const item: NewsItem = {
    model: 1,
    kind: 'text',
    provider: { literal: 'MNA' },
    headlines: [{ value: 'Ferry sails again' }],
    bodies: [{ blocks: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)) }],
    ...facts,
  }
  return liftWireLines({ outcome: 'item', item, place: 'line 1', assumptions: [], unknown: [] }).item
}
const copy = (item: NewsItem) => (item.bodies?.[0]?.blocks ?? []).map((block) => plainBody([block]))
const STORY = ['The ferry sails.', 'It had lain in port since May.'] as const

describe('lines in front of the copy', () => {
  it.each(['By Ana Petrel', 'By ANA PETREL and Ivo Tern, MNA', 'Von Ana von Petrel', 'Par Ana PETREL'])(
    '%s is the byline',
    (line) => {
      const item = lift([line, ...STORY])
      expect(item.bylines).toStrictEqual([{ value: line }])
      expect(copy(item)).toStrictEqual(STORY)
    },
  )

  it.each(['By Monday the port was open.', 'Par ailleurs Selena', 'By the river', 'By Ana Petrel: 3 of 4'])(
    '%s is copy',
    (line) => {
      expect(copy(lift([line, ...STORY]))).toStrictEqual([line, ...STORY])
    },
  )

  it('a byline that is printed apart too goes, another one stays in the copy', () => {
    const bylines = [{ value: 'Ana Petrel, MNA' }]
    expect(lift(['By Ana Petrel', ...STORY], { bylines })).toMatchObject({ bylines })
    expect(copy(lift(['By Ana Petrel', ...STORY], { bylines }))).toStrictEqual(STORY)
    expect(copy(lift(['By Ivo Tern', ...STORY], { bylines }))).toStrictEqual(['By Ivo Tern', ...STORY])
  })

  it('what was changed is a note', () => {
    const item = lift(['(Adds quotes, background)', ...STORY])
    expect(item.edNotes).toStrictEqual([{ value: 'Adds quotes, background' }])
    expect(copy(item)).toStrictEqual(STORY)
    expect(copy(lift(['(Address unknown)', ...STORY]))).toHaveLength(3)
  })

  it('the headline again goes, whatever its letters; other headings stay', () => {
    const heading = (text: string): RichBlock => ({ type: 'heading', level: 2, spans: [{ text }] })
    expect(copy(lift([heading('FERRY SAILS AGAIN'), ...STORY]))).toStrictEqual(STORY)
    expect(copy(lift([heading('Ferry'), ...STORY]))).toStrictEqual(['Ferry', ...STORY])
    expect(copy(lift([...STORY, heading('Ferry sails again'), 'More.']))).toHaveLength(4)
  })
})

describe('lines behind the copy', () => {
  it.each(['ends', '(ENDS)', '-30-', '###', '___'])('%s goes', (line) => {
    const item = lift([...STORY, line])
    expect(copy(item)).toStrictEqual(STORY)
    expect(item.itemProperties).toBeUndefined()
  })

  it.each(['(MNA)', '/mna/', '==MNA', '(©MNA)', 'MNA', 'asl/tib/pid/cac', 'MNA RTV ar', 'mna ap/it'])(
    '%s is a sign-off',
    (line) => {
      const item = lift([...STORY, line])
      expect(copy(item)).toStrictEqual(STORY)
      expect(item.itemProperties).toStrictEqual([{ rel: 'sign-off', value: line }])
    },
  )

  it('a line on rights becomes the notice, where there is none', () => {
    const item = lift([...STORY, '© MNA 2026. All rights reserved.'])
    expect(item.rights).toStrictEqual([{ copyrightNotices: [{ value: '© MNA 2026. All rights reserved.' }] }])
    expect(copy(item)).toStrictEqual(STORY)
  })

  it.each(['(AXM)', 'He sailed', 'either/or said the captain', 'yes/no'.repeat(30), 'Ends meet.'])(
    '%s stays',
    (line) => {
      expect(copy(lift([...STORY, line]))).toStrictEqual([...STORY, line])
    },
  )

  it('are never all there is', () => {
    expect(copy(lift(['ends']))).toStrictEqual(['ends'])
    expect(copy(lift(['By Ana Petrel', 'ends']))).toStrictEqual(['By Ana Petrel'])
  })
})

describe('what is said twice', () => {
  it('stands once among the notes and the headlines', () => {
    const item = lift(STORY, {
      edNotes: [{ value: 'Notes\nCheck names.\nmna ap it' }, { value: 'Check names.' }, { value: 'Check names.' }],
      itemProperties: [{ rel: 'sign-off', value: 'mna ap it' }],
      headlines: [
        { value: 'Ferry sails' },
        { value: 'Ferry  sails', role: 'x' },
        { value: 'Ferry sails', language: 'fr' },
      ],
    })
    expect(item.edNotes).toStrictEqual([{ value: 'Notes\nCheck names.' }])
    expect(item.headlines).toStrictEqual([{ value: 'Ferry sails' }, { value: 'Ferry sails', language: 'fr' }])
  })

  it('pictures of a dot go, others and other kinds of item stay as they are', () => {
    const dot: RichBlock = { type: 'picture', src: 'https://t.example/1.gif', alt: '', width: 1, height: 1 }
    expect(lift([...STORY, dot]).bodies?.[0]?.blocks).toHaveLength(2)
    expect(lift([...STORY, { ...dot, width: 100 }]).bodies?.[0]?.blocks).toHaveLength(3)
    expect(copy(lift([...STORY, 'ends'], { kind: 'picture' }))).toHaveLength(3)
  })
})

describe('lines that say what they are', () => {
  const line = (text: string, role: string): RichBlock => ({ type: 'paragraph', role, spans: [{ text }] })

  it('go when the item says them elsewhere', () => {
    const facts = { bylines: [{ value: 'Ana Petrel/MNA' }], creditlines: [{ value: 'MNA–' }] }
    const item = lift([line('MareniaMNA', 'dat'), ...STORY, line('Ana Petrel', 'byline')], facts)
    expect(copy(item)).toStrictEqual(STORY)
    expect(item.creditlines).toStrictEqual([{ value: 'MNA' }])
    expect(copy(lift([...STORY, line('Ivo Tern', 'byline')], facts))).toStrictEqual([...STORY, 'Ivo Tern'])
  })

  it('and what a wire of releases adds goes', () => {
    const counter: RichBlock = { type: 'picture', src: 'https://cts.businesswire.com/ct/CT?id=x', alt: '' }
    const source = 'View source version on businesswire.com: https://www.businesswire.com/x/'
    expect(copy(lift([...STORY, counter, source]))).toStrictEqual(STORY)
  })
})
