/** Checks sitemaps, sitemap indexes and news sitemaps. */
import type { Limits } from '../../types.ts'
import { parseXml, rawText, type XmlElement } from '../../xml/read.ts'
import type { Finding } from '../types.ts'
import { SITEMAP_RULES, type SitemapRule } from './rules.ts'

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/
const FREQUENCIES = new Set('always hourly daily weekly monthly yearly never'.split(' '))
const KNOWN = new Set('loc lastmod changefreq priority'.split(' '))

const elementsOf = (element: XmlElement): XmlElement[] => element.children.filter((child) => typeof child !== 'string')
const textOf = (element: XmlElement | undefined) => (element === undefined ? '' : rawText(element).trim())

class Checker {
  readonly findings: Finding[] = []
  readonly #seen = new Set<string>()
  #host: string | undefined
  #entries = 0
  #news = 0

  #find(rule: SitemapRule, message: string, element: XmlElement, value?: string): void {
    const { severity } = SITEMAP_RULES.find((r) => r.id === rule) ?? SITEMAP_RULES[0]
    this.findings.push({
      rule,
      severity,
      message,
      line: element.line,
      column: element.column,
      path: element.name,
      ...(value === undefined ? {} : { value: value.slice(0, 200) }),
    })
  }

  root(element: XmlElement): void {
    if (element.ns !== NAMESPACE) this.#find('SITEMAP-104', `the root is in "${element.ns}"`, element, element.ns)
  }

  entry(entry: XmlElement): void {
    this.#entries += 1
    if (this.#entries === 50_001) this.#find('SITEMAP-102', 'more than 50,000 addresses', entry)
    const parts = elementsOf(entry)
    const own = (name: string) => parts.find((part) => part.name === name && part.ns === entry.ns)
    this.#address(entry, own('loc'))
    const modified = own('lastmod')
    if (modified !== undefined && !isDate(textOf(modified)))
      this.#find('SITEMAP-103', 'lastmod is no W3C date', modified, textOf(modified))
    const frequency = own('changefreq')
    if (frequency !== undefined && !FREQUENCIES.has(textOf(frequency)))
      this.#find('SITEMAP-105', 'changefreq is not one of seven words', frequency, textOf(frequency))
    const priority = own('priority')
    if (priority !== undefined && !/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(textOf(priority)))
      this.#find('SITEMAP-105', 'priority is not between 0.0 and 1.0', priority, textOf(priority))
    for (const part of parts) {
      if (part.ns === entry.ns && !KNOWN.has(part.name))
        this.#find('SITEMAP-108', `${part.name} is no element of sitemaps`, part)
      if (part.ns === NEWS && part.name === 'news') this.#newsEntry(part)
    }
  }

  #address(entry: XmlElement, element: XmlElement | undefined): void {
    const text = textOf(element)
    let url: URL | undefined
    try {
      url = new URL(text)
    } catch {
      url = undefined
    }
    if (element === undefined || url === undefined || !/^https?:$/.test(url.protocol)) {
      this.#find(
        'SITEMAP-101',
        element === undefined ? 'loc is missing' : 'loc is no absolute web address',
        element ?? entry,
        text,
      )
      return
    }
    if (this.#seen.has(text)) this.#find('SITEMAP-106', 'the address stands here for the second time', element, text)
    this.#seen.add(text)
    this.#host ??= url.host
    if (url.host !== this.#host) this.#find('SITEMAP-107', `the file began with ${this.#host}`, element, text)
  }

  #newsEntry(news: XmlElement): void {
    this.#news += 1
    if (this.#news === 1_001) this.#find('SITEMAP-202', 'more than 1,000 news entries', news)
    const within = (parent: XmlElement | undefined, name: string) =>
      parent === undefined ? undefined : elementsOf(parent).find((part) => part.name === name && part.ns === NEWS)
    const publication = within(news, 'publication')
    const language = textOf(within(publication, 'language'))
    const date = textOf(within(news, 'publication_date'))
    const missing = [
      ...(textOf(within(publication, 'name')) === '' ? ['publication/name'] : []),
      ...(language === '' ? ['publication/language'] : []),
      ...(isDate(date) ? [] : ['publication_date']),
      ...(textOf(within(news, 'title')) === '' ? ['title'] : []),
    ]
    if (missing.length > 0) this.#find('SITEMAP-201', `missing or not readable: ${missing.join(', ')}`, news)
    if (language !== '' && !/^(?:[a-z]{2,3}|zh-cn|zh-tw)$/i.test(language))
      this.#find('SITEMAP-203', 'the language of the publication is no such code', news, language)
  }
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const [year = '', month = '01', day = '01'] = text.slice(0, 10).split('-')
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
}

/**
 * Checks a sitemap or a sitemap index.
 * @throws FormatError when the XML is not well formed or passes a bound
 */
export function lintSitemap(text: string, limits: Limits): Finding[] {
  const checker = new Checker()
  const root = parseXml(text, limits, {
    close(element, ancestors) {
      if (ancestors.length !== 1 || (element.name !== 'url' && element.name !== 'sitemap')) return 'keep'
      checker.entry(element)
      return 'take'
    },
  })
  checker.root(root)
  return checker.findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
}
