import { describe, expect, it } from 'vitest'
import { findPlaceholders } from './placeholder.ts'

const kinds = (text: string, field = 'body') => findPlaceholders([{ field, text }]).map((f) => f.kind)

describe('words that were never meant to be read', () => {
  it.each([
    ['DO NOT PUBLISH: Ana Petrel, long the voice of the harbour, has died', 'order'],
    ['Do not publish', 'order'],
    ['Ana Petrel (НЕ ПУБЛИКОВАТЬ)', 'order'],
    ['لا تنشر', 'order'],
    ['Ana Petrel, TKTK, died on [date]', 'gap'],
    ['The vote was {{yes}} to {{no}}', 'gap'],
    ['Lorem ipsum dolor sit amet', 'filler'],
    ['IIIIIII like testing', 'keys'],
    ['asdf', 'keys'],
    ['She died in Port Selene aged XXXX.', 'gap'],
  ])('%s', (text, kind) => {
    expect(kinds(text)).toContain(kind)
  })

  it.each([
    'The paper had been told: “Do not publish this before Monday,” its editor said.',
    'Super Bowl XXX and the XXIII Games',
    'T. K. Marlowe wins again',
    'The ministry asked not to use tap water.',
    'هذا البيان لا تنشره إلا الوكالة',
    'WWF and AAA rating',
    '',
  ])('says nothing of: %s', (text) => {
    expect(kinds(text)).toEqual([])
  })

  it('says where, and looks at the beginning of a line that never ends', () => {
    expect(findPlaceholders([{ field: 'headline', text: 'TKTK' }])).toEqual([
      { field: 'headline', words: 'TKTK', kind: 'gap' },
    ])
    for (const text of ['{'.repeat(200_000), 'do not '.repeat(40_000), '[name'.repeat(40_000)])
      expect(findPlaceholders([{ field: 'body', text }])).toEqual([])
  })
})
