import { describe, expect, it } from 'vitest'
import {
  checkTemplate,
  defaultNotice,
  drawNotice,
  NOTICE_DEFAULTS,
  NOTICE_KINDS,
  NOTICE_LANGUAGES,
  NOTICE_PARTS,
  noticeParts,
  RELEASE_KINDS,
  RELEASE_TABLE,
} from './index.ts'

const facts = {
  slugline: 'Marenia-Harbour',
  number: '41',
  released: '24 November 2026 at 12:00',
  reason: 'The document was forged.',
}

describe('notice templates', () => {
  it('exist for every kind that says anything, in every language, with the same parts, and pass their own rules', () => {
    expect(RELEASE_KINDS.filter((k) => !(NOTICE_KINDS as readonly string[]).includes(k))).toEqual([
      'publish',
      'archive',
    ])
    for (const language of NOTICE_LANGUAGES) {
      for (const kind of NOTICE_KINDS) {
        const wording = NOTICE_DEFAULTS[language][kind]
        expect(NOTICE_PARTS.filter((p) => wording[p] !== undefined)).toEqual(noticeParts(kind))
        expect(wording.headline !== undefined).toBe(RELEASE_TABLE[kind].to !== 'usable')
        for (const part of noticeParts(kind)) expect(checkTemplate(kind, part, wording[part] ?? '')).toBeUndefined()
      }
    }
  })

  it('order, in a kill, that the story is not used, and never repeat its headline', () => {
    for (const language of NOTICE_LANGUAGES) {
      const text = NOTICE_DEFAULTS[language].kill.editors ?? ''
      expect(text).not.toContain('{headline}')
      const drawn = drawNotice(text, facts)
      for (const value of Object.values(facts)) expect(drawn).toContain(value)
    }
    expect(drawNotice(defaultNotice('kill', 'en-GB', 'editors') ?? '', facts)).toMatch(
      /^KILL KILL KILL\n.*\nA kill is mandatory/s,
    )
  })

  it('take English where a language has no words of its own', () => {
    expect(defaultNotice('kill', 'sv', 'headline')).toBe('MANDATORY KILL')
    expect(defaultNotice('kill', 'ru-BY', 'headline')).toBe(NOTICE_DEFAULTS.ru.kill.headline)
  })

  it('leave no gap where a field is empty', () => {
    expect(drawNotice('REPEAT of item {number}. {reason}', { number: '7' })).toBe('REPEAT of item 7.')
    expect(drawNotice('UPDATES: {reason}', {})).toBe('')
    expect(drawNotice('HOLD\nIn doubt: {reason}', {})).toBe('HOLD')
  })

  it.each([
    ['kill', 'editors', 'Kill {story}. {reason}', 'template-unknown-field'],
    ['kill', 'editors', 'Kill it.', 'template-needs-reason'],
    ['correct', 'readers', 'Something was wrong.', 'template-needs-reason'],
    ['kill', 'headline', ' ', 'template-empty'],
    ['kill', 'headline', 'KILL\nKILL', 'template-line-breaks'],
  ] as const)('refuse for %s, %s: %j', (kind, part, text, code) => {
    expect(checkTemplate(kind, part, text)?.code).toBe(code)
  })
})
