/** What a page says about itself, each thing settled by all the evidence there is for it. */
import { detectLanguage } from '../copy/language.ts'
import type { Markup } from '../html/parse.ts'
import { findAuthors, publisherOf } from './authors.ts'
import { findHeadline, fold, siteInTitle, siteNames } from './headline.ts'
import { decodeEntities, type LinkedData, readLinkedData, textOf } from './json-ld.ts'
import { gatherPage, metaOf, type Page } from './page.ts'
import { findSectionName } from './section.ts'
import { findTimes, type Stated } from './when.ts'

export interface PageMetadata {
  readonly headline?: string
  /** Ways in which the page prints its headline. */
  readonly variants: readonly string[]
  readonly published?: Stated
  readonly modified?: Stated
  readonly section?: string
  readonly authors: readonly string[]
  /** Why somebody whom the page does not call its author stands for one. */
  readonly standIn?: string
  readonly language?: string
  readonly site?: string
  readonly url?: string
  readonly description?: string
  /** The article's text as JSON-LD gives it. */
  readonly articleBody?: string
}

function addressOf(page: Page, data: LinkedData): string | undefined {
  const article = data.articles[0] ?? data.pages[0]
  const candidates = [
    page.canonical,
    metaOf(page, ['og:url', 'twitter:url', 'parsely-link']),
    textOf(article?.['url']),
    textOf(article?.['@id']),
  ]
  return candidates.find((address) => address !== undefined && /^https?:\/\/[^/]+/.test(address))
}

function hostOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : /^https?:\/\/([^/:?#]+)/i.exec(address)?.[1]?.toLowerCase()
}

/** Languages and regions that write the month before the day. */
function isMonthFirst(language: string | undefined, host: string | undefined): boolean {
  if (language === undefined || !/^en\b/i.test(language)) return /^(?:fil|tl)\b/i.test(language ?? '')
  if (/^en[-_](?:us|ph|ca)/i.test(language)) return true
  if (/^en[-_]/i.test(language)) return false
  return !/\.(?:uk|au|nz|ie|in|za|eu|de|ng|ke|pk|sg|my|hk)$/.test(host ?? '')
}

/** Reads a page's own words about itself. */
export function readMetadata(nodes: readonly (Markup | string)[]): PageMetadata {
  const page = gatherPage(nodes)
  const data = readLinkedData(page.scripts)
  const article = data.articles[0]
  const url = addressOf(page, data)
  const host = hostOf(url)
  const publisher = publisherOf(data)
  const site = metaOf(page, ['og:site_name', 'application-name']) ?? publisher
  const sites = siteNames(page, publisher, host)
  const linked = data.articles
    .map((one) => textOf(one['headline']) ?? textOf(one['name']))
    .filter((name) => name !== undefined)
  const headline = findHeadline(page, linked, sites)
  const folded = fold(headline?.text ?? '')
  const headlineLine = folded === '' ? -1 : headlineAt(page, folded)
  const stated =
    page.language ??
    textOf(article?.['inLanguage']) ??
    metaOf(page, ['content-language', 'dc.language', 'dcterms.language', 'language', 'og:locale'])
  const language = stated ?? detectLanguage(page.lines.map((line) => line.text).join(' '))
  const times = findTimes(page, data, headlineLine, folded, url, isMonthFirst(language, host))
  const authors = findAuthors(page, data, headlineLine, sites, site ?? siteInTitle(page.title, sites))
  const section = findSectionName(page, data, folded, headlineLine, url, sites)
  const description =
    textOf(article?.['description']) ??
    metaOf(page, ['og:description', 'description', 'twitter:description', 'dc.description'])
  const articleBody = [...data.articles, ...data.pages]
    .map((one) => plainOf(one['articleBody'] ?? one['reviewBody']))
    .find((body) => body !== undefined && body.trim() !== '')
  return {
    ...times,
    authors: authors.names,
    ...(authors.standIn === undefined ? {} : { standIn: authors.standIn }),
    variants: headline?.variants ?? [],
    ...(headline === undefined ? {} : { headline: headline.text }),
    ...(section === undefined ? {} : { section }),
    ...(stated === undefined || stated === '' ? {} : { language: stated }),
    ...(site === undefined ? {} : { site }),
    ...(url === undefined ? {} : { url }),
    ...(description === undefined ? {} : { description }),
    ...(articleBody === undefined ? {} : { articleBody }),
  }
}

/** Text with its line breaks; markup in it is dropped. */
function plainOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = decodeEntities(value)
    .replace(/<\/?(?:p|br|div|li|h\d)\b[^<>]{0,200}>/gi, '\n')
    .replace(/<[^<>]{1,300}>/g, '')
  return text.replace(/[^\S\n]+/g, ' ')
}

/** The line that prints the headline: its heading, else the last line that says it alone. */
function headlineAt(page: Page, folded: string): number {
  const heading =
    page.headings.find((one) => one.level <= 2 && fold(one.text) === folded) ??
    page.headings.find((one) => one.level <= 3 && fold(one.text).includes(folded))
  if (heading !== undefined) return heading.line
  return page.lines.findLastIndex((line) => line.text.length < 400 && fold(line.text) === folded)
}
