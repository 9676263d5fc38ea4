/** What a captured text says without any markup: its headline, its day, who wrote it. All pages are fiction. */
import { describe, expect, it } from 'vitest'
import { plainText } from '@dateline/blocks'
import { storyOf } from '../testing-fixtures.ts'

const TITLE = 'Harbour of Port Selene to close for nine days'
const COPY = [
  'The harbour of Port Selene will close for nine days in March, the port authority said, and no ship will call there until the new lock is tried and found to hold.',
  'Ships of the northern line will call at Halmund instead, and the ferry to the Outer Teeth sails twice a day, weather permitting, from the old pier below the fish market.',
  'The last closure, two years ago, took eleven days; this one is needed for a new lock, which was built in Orvelland and brought across the strait in one piece.',
  'Shopkeepers on the quay fear for their trade, though the town has promised them a part of the harbour dues for as long as the basin stays dry.',
]
const TOP = ['Home', 'News', 'Sport', 'Weather', 'Shipping', 'Search', 'Log in', 'Newsletter']
const FOOT = ['Contact', 'Imprint', 'Privacy policy', 'All rights reserved']

interface Parts {
  readonly above?: readonly string[]
  readonly below?: readonly string[]
  readonly behind?: readonly string[]
}
const story = ({ above = [], below = [], behind = [] }: Parts) =>
  storyOf([...TOP, ...above, TITLE, ...below, ...COPY, ...behind, ...FOOT].join('\n'))
const people = (parts: Parts) => story(parts).content.byline?.people?.map((person) => person.name)
const day = (parts: Parts) => story(parts).published?.slice(0, 10)

describe('captured text', () => {
  it('gives headline and copy, and nothing that stands around them', () => {
    const { content } = story({ above: ['Home > Shipping'], below: ['3 March 2026, 10:15', 'By Maren Oluf'] })
    expect(content.headline).toBe(TITLE)
    expect(plainText(content.body)).toBe(COPY.join('\n\n'))
  })

  it.each([
    ['a line of its own', { below: ['By Maren Oluf'] }],
    ['a day on its line', { below: ['3 March 2026 | Maren Oluf | 4 comments'] }],
    ['a day before it', { below: ['28. March 2026 Maren Oluf'] }],
    ['a name that runs into a count', { below: ['Maren Oluf7 days ago'] }],
    ['a name and an account', { below: ['Maren Oluf (@marenoluf) 12 minutes ago'] }],
    ['a name and a paper', { below: ['3 March 2026', 'Maren Oluf, Port Selene Post'] }],
    ['a label above it', { below: ['Autor', 'Maren Oluf'] }],
    ['a line behind the copy', { behind: ['Written by Maren Oluf'] }],
    ['a box behind the copy', { behind: ['About Maren Oluf', 'She has sailed the strait for twenty years.'] }],
    ['its source', { behind: ['Source: Maren Oluf'] }],
    ['its copyright', { behind: ['© 2019-2026 by Maren Oluf'] }],
  ])('has its author from %s', (_name, parts) => {
    expect(people(parts)).toStrictEqual(['Maren Oluf'])
  })

  it('joins names on lines that follow each other', () => {
    expect(people({ below: ['3 March 2026', 'Maren Oluf', 'Per Aske'] })).toStrictEqual(['Maren Oluf', 'Per Aske'])
  })

  it('says when the holder of the copyright stands in for an author', () => {
    const found = story({ behind: ['© 2026 Port Selene Post. All rights reserved.'] })
    expect(found.content.byline?.text).toBe('Port Selene Post')
    expect(found.assumptions.some((a) => a.field === 'byline')).toBe(true)
  })

  it.each([
    [
      'of its readers',
      { below: ['3 March 2026'], behind: ['Ned Ore', '5 March 2026, 10:22', 'Well said.'] },
      '2026-03-03',
    ],
    ['printed twice', { below: ['3. March 20265. March 2026'] }, '2026-03-03'],
    ['day first, as its other days are', { below: ['04/03/2026'], behind: ['Next: 28/03/2026'] }, '2026-03-04'],
    ['day first, as its hour shows', { below: ['04/03/2026 | 20:26'] }, '2026-03-04'],
    ['month first', { below: ['03/04/2026'], behind: ['Next: 03/28/2026'] }, '2026-03-04'],
    ['month first by its language alone', { below: ['03/04/2026'] }, '2026-03-04'],
    ['far below where there is no other', { behind: [...TOP, ...TOP, 'Published: 3 March 2026'] }, '2026-03-03'],
  ])('takes its own day from those %s', (_name, parts, expected) => {
    expect(day(parts)).toBe(expected)
  })

  it('takes bounded time for lines and words of any length', { timeout: 20_000 }, () => {
    for (const line of [
      'x'.repeat(300_000),
      'Oluf '.repeat(60_000),
      `By ${'Maren '.repeat(50_000)}`,
      '@.'.repeat(100_000),
    ])
      expect(story({ below: [line] }).content.headline).not.toBe('')
  })
})
