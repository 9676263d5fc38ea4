/** Feeds with any text in every place, for tests. */
import fc from 'fast-check'
import type { Feed } from './feed.ts'

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())

export const feedArbitrary: fc.Arbitrary<Feed> = fc
  .record({
    title: text,
    description: text,
    summary: text,
    html: text,
    published: instant,
    updated: instant,
    category: text,
  })
  .map((r) => ({
    title: r.title,
    description: r.description,
    selfUrl: 'https://mna.example/en/feed.xml',
    siteUrl: 'https://mna.example/en',
    hubUrl: 'https://mna.example/hub',
    language: 'en',
    direction: 'ltr' as const,
    updated: r.updated,
    items: [
      {
        id: 'urn:newsml:mna.example:20261101:42',
        url: 'https://mna.example/en/politics/a-42?x=1&y=2',
        title: r.title,
        summary: r.summary,
        contentHtml: `<p>${r.html}</p>`,
        published: r.published,
        updated: r.updated,
        authors: ['Ana Petrel'],
        categories: [r.category],
        language: 'ar',
      },
    ],
    removed: [{ id: 'urn:newsml:mna.example:20261101:41', when: r.updated, why: r.summary }],
  }))
