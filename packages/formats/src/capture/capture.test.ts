import { plainSpans, plainText } from '@dateline/blocks'
import type { Block } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import type { ReadStory } from '../index.ts'
import { fixture, itemsOf, outcomes, storyOf } from '../testing-fixtures.ts'
import { hasShared, readShared } from '../testing-shared.ts'

const texts = (body: readonly Block[]) =>
  body.map((block) => (block.type === 'paragraph' ? plainSpans(block.spans) : `(${block.type})`))
const sourcing = (body: readonly Block[]) =>
  body
    .flatMap((block) => (block.type === 'paragraph' ? block.spans : []))
    .filter((s) => s.marks?.some((m) => m.type === 'sourcing'))
    .map((s) => s.text)
const assumed = (story: ReadStory) => Object.fromEntries(story.assumptions.map((a) => [a.field, a.value]))
/** Lines of the file that are the copy: the paragraphs of the page, as saved. */
const paragraphsOf = (data: Uint8Array, from: number, to: number) =>
  new TextDecoder()
    .decode(data)
    .split('\n')
    .slice(from - 1, to)
    .filter((line) => line !== '')

describe.skipIf(!hasShared)('the agency page of 2021', () => {
  const page = () => readShared('samples/captures/agency-page-2021-06-23.txt')

  it('is read whole, and nothing else is', () => {
    const story = storyOf(page())
    const { content } = story
    expect(story).toMatchObject({
      pubStatus: 'usable',
      published: '2021-06-23T14:21:00+03:00',
      captured: '2024-04-20',
      sectionName: 'Politics',
    })
    expect(content).toMatchObject({
      headline: 'Belarus to build up military force with Russia, advance integration with CSTO, EAEU',
      section: 'politics',
      language: 'en',
      dateline: { place: 'MOSCOW', date: '2021-06-23', source: 'BelTA', text: 'MOSCOW, 23 June (BelTA) –' },
    })
    expect(content.byline).toBeUndefined()
    const saved = paragraphsOf(page(), 11, 21)
    const [lead = '', ...rest] = saved
    expect(texts(content.body)).toStrictEqual([lead.replace('MOSCOW, 23 June (BelTA) – ', ''), ...rest])
    expect(content.body).toHaveLength(6)
    expect(sourcing(content.body)).toStrictEqual(['BelTA has learned'])
    expect(assumed(story)['zone']).toBe('Europe/Minsk')
  })

  it('takes zone, language and agency from a profile without assuming them', () => {
    const story = storyOf(page(), { key: 'belta', zone: 'Europe/Minsk', language: 'en', agency: 'BelTA' })
    expect(story.published).toBe('2021-06-23T14:21:00+03:00')
    expect(Object.keys(assumed(story))).toStrictEqual(['urgency'])
  })
})

describe('a page of the same kind, in another voice', () => {
  const profile = { key: 'tavna', zone: 'Europe/Helsinki', language: 'en', agency: 'Tavna' }

  it('is read whole, and nothing else is', () => {
    const page = fixture('capture-tavna.txt')
    const { content, ...story } = storyOf(page, profile)
    expect(story).toMatchObject({
      published: '2025-10-14T18:05:00+03:00',
      captured: '2026-03-09',
      sectionName: 'Economy',
    })
    expect(content).toMatchObject({
      headline: 'Orvelland to open northern ferry line with Marenia, widen customs agreement with Strait Compact',
      section: 'economy',
      dateline: {
        place: 'PORT SELENE',
        date: '2025-10-14',
        source: 'Tavna',
        text: 'PORT SELENE, 14 October (Tavna) –',
      },
    })
    const [lead = '', ...rest] = paragraphsOf(page, 11, 21)
    expect(texts(content.body)).toStrictEqual([lead.replace('PORT SELENE, 14 October (Tavna) – ', ''), ...rest])
    expect(sourcing(content.body)).toStrictEqual(['Tavna has learned'])
  })

  it('has its zone assumed, and said, without a profile', () => {
    const story = storyOf(fixture('capture-tavna.txt'))
    expect(story.published).toBe('2025-10-14T18:05:00+00:00')
    expect(assumed(story)['zone']).toBe('+00:00')
  })

  it('maps the section by the profile', () => {
    expect(
      storyOf(fixture('capture-tavna.txt'), { ...profile, sections: { Economy: 'markets' } }).content.section,
    ).toBe('markets')
  })

  it.each([
    ['hard-wrapped lines', (text: string) => text.replace(/(.{50,70}) /g, '$1\n')],
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['no time', (text: string) => text.replace('14 October 2025, 18:05', '14 October 2025')],
    [
      'American date and 12-hour time',
      (text: string) => text.replace('14 October 2025, 18:05', 'October 14, 2025 6:05 p.m.'),
    ],
    ['no section', (text: string) => text.replace('\nEconomy\n', '\n')],
    [
      'the date under the headline',
      (text: string) =>
        text
          .replace('14 October 2025, 18:05\n\n', '')
          .replace('Strait Compact\n', 'Strait Compact\n\n14 October 2025, 18:05\n'),
    ],
    ['no dateline', (text: string) => text.replace('PORT SELENE, 14 October (Tavna) – ', '')],
    ['a byline', (text: string) => text.replace('Strait Compact\n', 'Strait Compact\n\nBy Maren Oluf\n')],
    ['no masthead', (text: string) => text.slice(text.indexOf('Economy'))],
    ['Markdown', (text: string) => text.replace('Orvelland to open', '# Orvelland to open')],
  ])('is read with %s', (_name, change) => {
    const text = change(new TextDecoder().decode(fixture('capture-tavna.txt')))
    const { content, ...story } = storyOf(text, profile)
    expect(content.headline).toBe(
      'Orvelland to open northern ferry line with Marenia, widen customs agreement with Strait Compact',
    )
    expect(story.published?.slice(0, 10)).toBe('2025-10-14')
    if (!_name.includes('no time')) expect(story.published).toBe('2025-10-14T18:05:00+03:00')
    expect(content.body).toHaveLength(6)
    expect(texts(content.body)[0]).toMatch(/^Orvelland will open a northern ferry line.*Tavna has learned\.$/)
    expect(texts(content.body)[5]).toMatch(/training of crews\.$/)
    expect(content.byline?.text).toBe(_name === 'a byline' ? 'By Maren Oluf' : undefined)
    expect(content.section).toBe(_name === 'no section' ? 'general' : 'economy')
    expect(content.dateline?.place).toBe(_name === 'no dateline' ? undefined : 'PORT SELENE')
  })
})

describe('pages in other languages', () => {
  it('Russian', () => {
    const { content, ...story } = storyOf(fixture('capture-ru.txt'), { key: 'mna', zone: 'Europe/Minsk' })
    expect(story).toMatchObject({
      published: '2025-11-02T09:40:00+03:00',
      captured: '2026-03-07',
      sectionName: 'Общество',
    })
    expect(content).toMatchObject({
      language: 'ru',
      section: 'society',
      headline: 'В Порт-Селене открыли зимний мост через пролив',
      byline: { text: 'Автор: Анна Петрель' },
      dateline: { place: 'Порт-Селена', date: '2025-11-02', source: 'МНА' },
    })
    expect(content.body).toHaveLength(2)
    expect(sourcing(content.body)).toStrictEqual(['сообщили МНА'])
  })

  it('Arabic', () => {
    const { content, ...story } = storyOf(fixture('capture-ar.txt'), { key: 'mna', zone: 'Asia/Damascus' })
    expect(story).toMatchObject({ published: '2025-10-14T18:05:00+03:00', captured: '2026-03-07' })
    expect(content).toMatchObject({
      language: 'ar',
      section: 'politics',
      dateline: { place: 'بورت سيلين', date: '2025-10-14', source: 'مارنا' },
    })
    expect(content.body).toHaveLength(2)
    expect(sourcing(content.body)).toStrictEqual(['حسبما أفادت مارنا'])
  })

  it('a page in an 8-bit encoding, and it is said', () => {
    const story = storyOf(fixture('hostile/windows-1251.txt'))
    expect(story.content.headline).toBe('В Порт-Селене открыли зимний мост через пролив')
    expect(assumed(story)['encoding']).toBe('windows-1251')
  })
})

describe('a page with next to nothing', () => {
  it('has a headline and paragraphs', () => {
    const { content, ...story } = storyOf(fixture('capture-bare.txt'))
    expect(content.headline).toBe('Lighthouse keepers of the Outer Teeth vote to keep the lamp')
    expect(content.body).toHaveLength(2)
    expect(story.published).toBeUndefined()
    expect(content.section).toBe('general')
  })

  it('is told apart from no page at all', () => {
    expect(outcomes(itemsOf('just a few words'))).toStrictEqual(['rejected no-body'])
    expect(outcomes(itemsOf(' \n '))).toStrictEqual(['rejected empty-document'])
  })
})

describe('an HTML page', () => {
  it('is read with its metadata, its kinds of blocks, and without its furniture', () => {
    const { content, ...story } = storyOf(fixture('capture-tavna.html'))
    expect(story).toMatchObject({
      guid: 'https://tavna.example/en/economy/halmund-berth-118204.html',
      published: '2025-11-02T11:20:00+02:00',
      sectionName: 'Economy',
    })
    expect(content).toMatchObject({
      language: 'en-GB',
      headline: 'Halmund berth will be ready before the ice goes',
      byline: { text: 'Maren Oluf', people: [{ name: 'Maren Oluf' }] },
      dateline: { place: 'HALMUND', source: 'Tavna', date: '2025-11-02' },
      section: 'economy',
    })
    expect(content.body.map((b) => b.type)).toStrictEqual([
      'paragraph',
      'picture',
      'heading',
      'paragraph',
      'quote',
      'list',
      'paragraph',
    ])
    expect(content.body[1]).toMatchObject({
      src: 'https://tavna.example/img/berth.jpg',
      credit: 'Photo: Tavna / M. Oluf',
      width: 1200,
    })
    expect(content.body[4]).toMatchObject({ attribution: 'Peder Ask, port director' })
    expect(sourcing(content.body)).toStrictEqual(['Tavna has learned'])
    const copy = plainText(content.body)
    for (const furniture of ['cookies', 'Most read', 'Related news', 'rights reserved', 'Print', 'document.write'])
      expect(copy).not.toContain(furniture)
  })

  it('keeps nothing that could run', () => {
    const stored = JSON.stringify(storyOf(fixture('hostile/script.html')))
    expect(stored).not.toMatch(/script|alert|onerror|onmouseover|iframe|svg|data:|vbscript/i)
    expect(stored).toContain('nothing to hide')
  })
})
