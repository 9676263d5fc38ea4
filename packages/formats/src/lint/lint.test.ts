import { describe, expect, it } from 'vitest'
import { bytes, fixture } from '../testing-fixtures.ts'
import { LINT_RULES, lint, RULE_CHAPTERS } from './index.ts'

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
const found = (document: string | Uint8Array) =>
  lint(typeof document === 'string' ? bytes(document) : document, { name: 'test' })
const rules = (document: string | Uint8Array) => found(document).findings.map((f) => f.rule)
const urls = (...entries: string[]) =>
  `<urlset ${SITEMAP} ${NEWS}>${entries.map((e) => `<url>${e}</url>`).join('')}</urlset>`

describe('the rules', () => {
  it('have ids of their own, each with why and mend', () => {
    expect(new Set(LINT_RULES.map((r) => r.id)).size).toBe(LINT_RULES.length)
    for (const rule of LINT_RULES) {
      expect(rule.id).toMatch(/^[A-Z][A-Z0-9]*-\d{3}$/)
      expect([rule.title, rule.why, rule.mend].every((text) => text.length > 5)).toBe(true)
    }
    expect(RULE_CHAPTERS.flatMap((c) => c.rules)).toEqual(LINT_RULES)
  })
})

describe('any document', () => {
  it('that cannot be read is an error with its place', () => {
    expect(found(fixture('hostile/truncated-first.xml')).findings[0]).toMatchObject({
      rule: 'DOC-001',
      severity: 'error',
      value: 'xml-truncated',
    })
    expect(rules('<unheard-of/>')).toEqual(['DOC-002'])
    expect(rules('')).toEqual(['DOC-001'])
    expect(found('<urlset><url>').findings[0]).toMatchObject({ rule: 'DOC-001', line: 1 })
  })

  it('in a format without rules is read, and its doubts are warnings', () => {
    const calendar = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261345\nEND:VEVENT\nEND:VCALENDAR'
    expect(found(calendar)).toMatchObject({
      format: 'icalendar',
      findings: [{ rule: 'DOC-004', severity: 'warning', line: 2 }],
    })
  })
})

describe('sitemaps', () => {
  it('that are right have no findings', () => {
    const entry = (n: number) => `<loc>https://mna.example/${n}</loc><lastmod>2026-11-03T09:00:00+03:00</lastmod>`
    const news =
      '<loc>https://mna.example/9</loc><news:news><news:publication><news:name>MNA</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-11-03</news:publication_date><news:title>T</news:title></news:news>'
    expect(found(urls(entry(1), entry(2), news))).toEqual({ format: 'sitemap', findings: [] })
    expect(
      rules(`<sitemapindex ${SITEMAP}><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>`),
    ).toEqual([])
  })

  it.each([
    [urls('<lastmod>2026-11-03</lastmod>'), ['SITEMAP-101']],
    [urls('<loc>/relative</loc>'), ['SITEMAP-101']],
    [urls('<loc>https://a.example/</loc><lastmod>3 Nov</lastmod>'), ['SITEMAP-103']],
    [urls('<loc>https://a.example/</loc><lastmod>2026-02-30</lastmod>'), ['SITEMAP-103']],
    [`<urlset><url><loc>https://a.example/</loc></url></urlset>`, ['SITEMAP-104']],
    [
      urls('<loc>https://a.example/</loc><changefreq>often</changefreq><priority>2</priority>'),
      ['SITEMAP-105', 'SITEMAP-105'],
    ],
    [urls('<loc>https://a.example/</loc>', '<loc>https://a.example/</loc>'), ['SITEMAP-106']],
    [urls('<loc>https://a.example/</loc>', '<loc>https://b.example/</loc>'), ['SITEMAP-107']],
    [urls('<loc>https://a.example/</loc><title>x</title>'), ['SITEMAP-108']],
    [urls('<loc>https://a.example/</loc><news:news/>'), ['SITEMAP-201']],
    [urls(...Array.from({ length: 50_001 }, (_, n) => `<loc>https://a.example/${n}</loc>`)), ['SITEMAP-102']],
    [
      urls(
        '<loc>https://a.example/</loc><news:news><news:publication><news:name>M</news:name><news:language>en-GB</news:language></news:publication><news:publication_date>2026-11-03</news:publication_date><news:title>T</news:title></news:news>',
      ),
      ['SITEMAP-203'],
    ],
  ])('%.90s', (document, expected) => {
    expect(rules(document)).toEqual(expected)
  })
})
