import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareStoryPath, conceptPath, positionText, resolve, storyPath } from './url.ts'

/** What addresses are broken with. */
const TRICKY = [
  '/',
  '.',
  '%',
  '-',
  '?',
  '#',
  '&',
  '=',
  '\\',
  ' ',
  '\0',
  '\n',
  'a',
  'Z',
  '7',
  'é',
  'ш',
  'ع',
  '漢',
  '😀',
  '\ud800',
  '%E0',
  '%2F',
  'news',
  'abcde23456',
]

const page = (url: string) => {
  const target = resolve(url)
  return target.kind === 'page' ? target.route : target
}

describe('resolve', () => {
  it('knows every page of an edition', () => {
    expect(page('/en')).toEqual({ page: 'home', edition: 'en' })
    expect(page('/ru/politics')).toEqual({ page: 'section', edition: 'ru', section: 'politics' })
    expect(page('/ar/news')).toEqual({ page: 'news', edition: 'ar' })
    expect(page('/en/news/2021-06-23')).toEqual({ page: 'day', edition: 'en', day: '2021-06-23' })
    expect(page('/en/bodies')).toEqual({ page: 'index', edition: 'en', step: 'bodies' })
    expect(page('/en/people/ilan-moreau')).toEqual({
      page: 'concept',
      edition: 'en',
      step: 'people',
      key: 'ilan-moreau',
    })
    expect(page('/en/corrections')).toEqual({ page: 'corrections', edition: 'en' })
    expect(page('/feed.rss')).toEqual({ page: 'feed', scope: { of: 'agency' }, format: 'rss' })
    expect(page('/en/feed.json')).toEqual({ page: 'feed', scope: { of: 'edition', edition: 'en' }, format: 'json' })
    expect(page('/en/politics/feed.atom')).toEqual({
      page: 'feed',
      scope: { of: 'section', edition: 'en', section: 'politics' },
      format: 'atom',
    })
    expect(page('/en/projects/sea/feed.rss')).toEqual({
      page: 'feed',
      scope: { of: 'concept', edition: 'en', step: 'projects', key: 'sea' },
      format: 'rss',
    })
    expect(page('/en/sitemap-2021-06.xml')).toEqual({ page: 'sitemap-month', edition: 'en', month: '2021-06', part: 1 })
    expect(page('/en/sitemap-2021-06-3.xml')).toEqual({
      page: 'sitemap-month',
      edition: 'en',
      month: '2021-06',
      part: 3,
    })
    expect(resolve('/')).toEqual({ kind: 'choose-edition' })
  })

  it('finds a story by its id, whatever stands before it', () => {
    const story = (edition: string | undefined) => ({ page: 'story', edition, publicId: 'abcde23456' })
    expect(page('/en/politics/harbour-opens-abcde23456')).toEqual(story('en'))
    expect(page('/en/politics/abcde23456')).toEqual(story('en'))
    expect(page('/de/politik/anderes-abcde23456')).toEqual(story(undefined))
    expect(page('/politics/harbour-abcde23456')).toEqual(story(undefined))
    expect(page('/en/a/b/c/harbour-abcde23456')).toEqual(story('en'))
    expect(page('/en/politics/%D0%BF%D0%BE%D1%80%D1%82-abcde23456')).toEqual(story('en'))
  })

  it('sends other spellings to the one that is ours', () => {
    expect(resolve('/en/')).toEqual({ kind: 'redirect', status: 301, location: '/en' })
    expect(resolve('/EN/Politics')).toEqual({ kind: 'redirect', status: 301, location: '/en/politics' })
    expect(resolve('//en//news/')).toEqual({ kind: 'redirect', status: 301, location: '/en/news' })
    expect(resolve('/en/politics/Harbour-Opens-ABCDE23456/')).toEqual({
      kind: 'redirect',
      status: 301,
      location: '/en/politics/harbour-opens-abcde23456',
    })
    expect(resolve('/en/news?day=2021-06-23')).toEqual({
      kind: 'redirect',
      status: 302,
      location: '/en/news/2021-06-23',
    })
  })

  it('refuses days that do not exist', () => {
    for (const day of ['2021-02-30', '2021-13-01', '2021-6-3', '20210623']) {
      expect(resolve(`/en/news/${day}`)).toEqual({ kind: 'bad-date', edition: 'en' })
    }
    expect(resolve('/en/news?day=2021-02-30')).toEqual({ kind: 'bad-date', edition: 'en' })
  })

  it('has nothing for the rest', () => {
    for (const url of [
      '/de',
      '/nothing',
      '/en/news/today',
      '/en/politics/nothing',
      '/en/people/x/y',
      '/en/%E0%A4%A',
      '/en/a\\b',
      `/en/${'x'.repeat(3_000)}`,
    ]) {
      expect(resolve(url).kind).toBe('not-found')
    }
  })

  it('keeps only the parameters that mean something in the key', () => {
    const key = (url: string) => {
      const target = resolve(url)
      return target.kind === 'page' ? target.key : undefined
    }
    expect(key('/en?utm_source=x&fbclid=y')).toBe('/en')
    expect(key('/en/politics?before=1624450860000-abcde12345&x=1')).toBe('/en/politics?before=1624450860000-abcde12345')
    expect(key('/en/politics?before=junk')).toBe('/en/politics')
    expect(key('/en/search?q=%20two%20%20words%00&z=1')).toBe('/en/search?q=two+words')
    expect(key('/en/search')).toBe('/en/search')
  })

  it('never throws and never leaves the site', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...TRICKY) }),
        fc.constantFrom('', '/', '//', '/en/', '/en/news/'),
        (tail, head) => {
          const target = resolve(head + tail)
          if (target.kind === 'redirect') expect(target.location).toMatch(/^\/(?!\/)/)
          if (target.kind === 'page') expect(target.key.length).toBeLessThan(4_000)
        },
      ),
    )
  })
})

describe('addresses', () => {
  it('reads back what it writes', () => {
    const story = { language: 'en', section: 'politics', slug: 'harbour-opens', publicId: 'abcde23456' }
    expect(page(storyPath(story))).toEqual({ page: 'story', edition: 'en', publicId: 'abcde23456' })
    expect(page(bareStoryPath(story))).toEqual({ page: 'story', edition: 'en', publicId: 'abcde23456' })
    const at = { listedAt: new Date('2021-06-23T11:21:00.123Z'), publicId: 'abcde12345' }
    expect(page(`/en/politics?before=${positionText(at)}`)).toEqual({
      page: 'section',
      edition: 'en',
      section: 'politics',
      before: at,
    })
  })

  it('gives directory entries their pages', () => {
    expect(conceptPath('en', 'dateline:body/assembly')).toBe('/en/bodies/assembly')
    expect(conceptPath('ar', 'section/politics')).toBe('/ar/politics')
    expect(conceptPath('en', 'http://cv.iptc.org/newscodes/mediatopic/11000000')).toBeUndefined()
    expect(conceptPath('en', 'dateline:robot/x')).toBeUndefined()
  })
})
