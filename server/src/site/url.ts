/** Addresses: what a path means, and the one path of everything. Pure; the database is asked later. */
import { EDITION_KEYS, type EditionKey } from '../../../editions/index.ts'
import { isDay } from './format.ts'

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]

/** Directory kinds that have pages of their own, and the step that stands for them in addresses. */
export const DIRECTORY_STEPS = {
  projects: 'project',
  bodies: 'body',
  people: 'person',
  places: 'place',
  events: 'event',
  topics: 'topic',
} as const
export type DirectoryStep = keyof typeof DIRECTORY_STEPS
export type DirectoryKind = (typeof DIRECTORY_STEPS)[DirectoryStep]

export type FeedScope =
  | { readonly of: 'agency' }
  | { readonly of: 'edition'; readonly edition: EditionKey }
  | { readonly of: 'section'; readonly edition: EditionKey; readonly section: string }
  | { readonly of: 'corrections'; readonly edition: EditionKey }
  | { readonly of: 'concept'; readonly edition: EditionKey; readonly step: DirectoryStep; readonly key: string }

/** A place in a list: the last story already seen. Never by number: gaps would tell how much is not out. */
export interface Position {
  readonly listedAt: Date
  readonly publicId: string
}

export type Route =
  | { readonly page: 'home'; readonly edition: EditionKey }
  | { readonly page: 'section'; readonly edition: EditionKey; readonly section: string; readonly before?: Position }
  | { readonly page: 'news'; readonly edition: EditionKey; readonly before?: Position }
  | { readonly page: 'day'; readonly edition: EditionKey; readonly day: string; readonly before?: Position }
  | { readonly page: 'index'; readonly edition: EditionKey; readonly step: DirectoryStep }
  | {
      readonly page: 'concept'
      readonly edition: EditionKey
      readonly step: DirectoryStep
      readonly key: string
      readonly before?: Position
    }
  | { readonly page: 'story'; readonly edition: EditionKey | undefined; readonly publicId: string }
  /** What became of a story, version by version. */
  | { readonly page: 'history'; readonly edition: EditionKey | undefined; readonly publicId: string }
  | { readonly page: 'search'; readonly edition: EditionKey; readonly query: string; readonly before?: Position }
  | { readonly page: 'subscribe' | 'about' | 'corrections' | 'verify'; readonly edition: EditionKey }
  | { readonly page: 'feed'; readonly scope: FeedScope; readonly format: FeedFormat }
  | { readonly page: 'sitemap-index' }
  | { readonly page: 'sitemap-pages'; readonly edition: EditionKey }
  | { readonly page: 'sitemap-month'; readonly edition: EditionKey; readonly month: string; readonly part: number }
  | { readonly page: 'sitemap-news'; readonly edition: EditionKey }
  | { readonly page: 'robots' }
  | { readonly page: 'favicon' }

export type Target =
  | {
      readonly kind: 'page'
      readonly route: Route
      /** Canonical path and query: the cache's key. */ readonly key: string
    }
  | { readonly kind: 'redirect'; readonly status: 301 | 302; readonly location: string }
  /** `/`: the edition is chosen by what the reader's browser asks for. */
  | { readonly kind: 'choose-edition' }
  | { readonly kind: 'bad-date'; readonly edition: EditionKey }
  | { readonly kind: 'not-found'; readonly edition: EditionKey | undefined }

const LONGEST_URL = 2_000
const LONGEST_QUERY = 200
const SECTION = /^[a-z][a-z0-9-]{0,63}$/
const KEY = /^[a-z0-9][a-z0-9-]{0,79}$/
const STORY = /[-/]([a-z0-9]{10})$/
const HISTORY = /[-/]([a-z0-9]{10})\/history$/
const FEED = /^feed\.(rss|atom|json)$/
const SITEMAP = /^sitemap-(\d{4}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d{1,2}))?\.xml$/

const isEdition = (step: string | undefined): step is EditionKey => EDITION_KEYS.some((key) => key === step)
const isStep = (step: string): step is DirectoryStep => Object.hasOwn(DIRECTORY_STEPS, step)

/** Writes a position so that it can stand in an address. */
export function positionText(at: Position): string {
  return `${at.listedAt.getTime()}-${at.publicId}`
}

function readPosition(text: string | null): Position | undefined {
  const match = /^(\d{1,14})-([a-z0-9]{10})$/.exec(text ?? '')
  return match ? { listedAt: new Date(Number(match[1])), publicId: match[2] ?? '' } : undefined
}

/** The words asked for, without control characters and doubled spaces; see `LONGEST_QUERY`. */
export function cleanQuery(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_QUERY)
    .trim()
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/**
 * Resolves a request target.
 * @param url path and query as they stand in the request line
 * @returns what to show, or where it really is; unknown query parameters are ignored
 */
export function resolve(url: string): Target {
  const mark = url.indexOf('?')
  const rawPath = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : url.slice(mark + 1)
  const path = url.length > LONGEST_URL ? undefined : decode(rawPath)
  if (path === undefined || !path.startsWith('/') || /[\p{Cc}\\]/u.test(path))
    return { kind: 'not-found', edition: undefined }
  const steps = path.split('/').filter((s) => s !== '')
  if (steps.length === 0)
    return path === '/' ? { kind: 'choose-edition' } : { kind: 'redirect', status: 301, location: '/' }
  const tidy = `/${steps.join('/').toLowerCase()}`
  const first = tidy.slice(1).split('/')[0]
  const edition = isEdition(first) ? first : undefined
  // A path that is not written as we write it has one right spelling; only that one is looked up and cached.
  const ours = /^[a-z0-9/._-]+$/.test(tidy)
  if (ours && tidy !== path)
    return {
      kind: 'redirect',
      status: 301,
      location: query === '' ? tidy : `${tidy}?${query.replace(/[^\x21-\x7e]/g, '')}`,
    }
  const target = !ours
    ? MISSING
    : edition === undefined
      ? outside(steps)
      : inside(edition, steps.slice(1), new URLSearchParams(query))
  if (target.kind !== 'not-found') return target
  const past = HISTORY.exec(tidy)?.[1]
  if (past !== undefined) return { kind: 'page', route: { page: 'history', edition, publicId: past }, key: tidy }
  // Whatever stands before it: the id alone says which story it is.
  const publicId = STORY.exec(tidy)?.[1]
  return publicId === undefined
    ? { kind: 'not-found', edition }
    : { kind: 'page', route: { page: 'story', edition, publicId }, key: tidy }
}

const MISSING: Target = { kind: 'not-found', edition: undefined }

const page = (route: Route, path: string, before?: Position): Target => ({
  kind: 'page',
  route: before === undefined ? route : ({ ...route, before } as Route),
  key: before === undefined ? path : `${path}?before=${positionText(before)}`,
})

function outside(steps: readonly string[]): Target {
  const [name] = steps
  if (steps.length === 1 && name !== undefined) {
    const feed = FEED.exec(name)?.[1] as FeedFormat | undefined
    if (feed) return page({ page: 'feed', scope: { of: 'agency' }, format: feed }, `/${name}`)
    if (name === 'sitemap.xml') return page({ page: 'sitemap-index' }, '/sitemap.xml')
    if (name === 'robots.txt') return page({ page: 'robots' }, '/robots.txt')
    if (name === 'favicon.svg') return page({ page: 'favicon' }, '/favicon.svg')
    if (name === 'verify') return { kind: 'redirect', status: 302, location: `/${EDITION_KEYS[0]}/verify` }
    if (name === 'favicon.ico') return { kind: 'redirect', status: 301, location: '/favicon.svg' }
  }
  return { kind: 'not-found', edition: undefined }
}

function inside(edition: EditionKey, steps: readonly string[], query: URLSearchParams): Target {
  const path = `/${[edition, ...steps].join('/')}`
  const missing: Target = { kind: 'not-found', edition }
  const [first, second, third, fourth] = steps
  const before = readPosition(query.get('before'))
  if (first === undefined) return page({ page: 'home', edition }, path)
  if (second === undefined) {
    const feed = FEED.exec(first)?.[1] as FeedFormat | undefined
    if (feed) return page({ page: 'feed', scope: { of: 'edition', edition }, format: feed }, path)
    if (first === 'news') return chosenDay(edition, query) ?? page({ page: 'news', edition }, path, before)
    if (first === 'search') return search(edition, query, before)
    if (first === 'subscribe' || first === 'about' || first === 'corrections' || first === 'verify')
      return page({ page: first, edition }, path)
    if (first === 'sitemap.xml') return page({ page: 'sitemap-pages', edition }, path)
    if (first === 'news-sitemap.xml') return page({ page: 'sitemap-news', edition }, path)
    const month = SITEMAP.exec(first)
    if (month) return page({ page: 'sitemap-month', edition, month: month[1] ?? '', part: Number(month[2] ?? 1) }, path)
    if (isStep(first)) return page({ page: 'index', edition, step: first }, path)
    return SECTION.test(first) ? page({ page: 'section', edition, section: first }, path, before) : missing
  }
  if (first === 'news') {
    if (third !== undefined || !/^[\d-]+$/.test(second)) return missing
    return isDay(second) ? page({ page: 'day', edition, day: second }, path, before) : { kind: 'bad-date', edition }
  }
  if (isStep(first)) {
    if (!KEY.test(second)) return missing
    if (third === undefined) return page({ page: 'concept', edition, step: first, key: second }, path, before)
    const feed = FEED.exec(third)?.[1] as FeedFormat | undefined
    return feed && fourth === undefined
      ? page({ page: 'feed', scope: { of: 'concept', edition, step: first, key: second }, format: feed }, path)
      : missing
  }
  const feed = FEED.exec(second)?.[1] as FeedFormat | undefined
  if (feed && third === undefined && first === 'corrections')
    return page({ page: 'feed', scope: { of: 'corrections', edition }, format: feed }, path)
  if (feed && third === undefined && SECTION.test(first)) {
    return page({ page: 'feed', scope: { of: 'section', edition, section: first }, format: feed }, path)
  }
  return missing
}

/** The day picker is a plain form: `/en/news?day=2021-06-23`. */
function chosenDay(edition: EditionKey, query: URLSearchParams): Target | undefined {
  const day = query.get('day')
  if (day === null || day === '') return undefined
  return isDay(day)
    ? { kind: 'redirect', status: 302, location: `/${edition}/news/${day}` }
    : { kind: 'bad-date', edition }
}

function search(edition: EditionKey, query: URLSearchParams, before: Position | undefined): Target {
  const words = cleanQuery(query.get('q') ?? '')
  const q = words === '' ? '' : `?${new URLSearchParams({ q: words }).toString()}`
  const key = `/${edition}/search${q}`
  const route: Route = { page: 'search', edition, query: words }
  if (words === '' || before === undefined) return { kind: 'page', route, key }
  return { kind: 'page', route: { ...route, before }, key: `${key}&before=${positionText(before)}` }
}

/** What the address of a story is made of. */
export interface StoryAddress {
  readonly language: string
  readonly section: string
  readonly slug: string
  readonly publicId: string
}

/** The permanent address of a story, as a path. */
export function storyPath(story: StoryAddress): string {
  return `/${story.language}/${story.section}/${story.slug}-${story.publicId}`
}

/** An address that says nothing about the story: for one that was killed, whose headline may be the harm. */
export function bareStoryPath(story: Omit<StoryAddress, 'slug'>): string {
  return `/${story.language}/${story.section}/${story.publicId}`
}

/** The page of what changed in a story. */
export const historyPath = (story: StoryAddress): string => `${storyPath(story)}/history`

export const homePath = (edition: EditionKey): string => `/${edition}`
export const sectionPath = (edition: EditionKey, section: string): string => `/${edition}/${section}`
export const dayPath = (edition: EditionKey, day: string): string => `/${edition}/news/${day}`

const STEP_OF = Object.fromEntries(Object.entries(DIRECTORY_STEPS).map(([step, kind]) => [kind, step])) as Record<
  DirectoryKind,
  DirectoryStep
>

/**
 * The page of a directory entry.
 * @param id `<kind>/<key>`, or a concept URI `dateline:<kind>/<key>`
 * @returns undefined for anything that has no page
 */
export function conceptPath(edition: EditionKey, id: string): string | undefined {
  const match = /^(?:dateline:)?([a-z]+)\/([a-z0-9][a-z0-9-]{0,79})$/.exec(id)
  const [, kind, key] = match ?? []
  if (kind === undefined || key === undefined) return undefined
  if (kind === 'section') return sectionPath(edition, key)
  return Object.hasOwn(STEP_OF, kind) ? `/${edition}/${STEP_OF[kind as DirectoryKind]}/${key}` : undefined
}

/** The path of a feed. */
export function feedPath(scope: FeedScope, format: FeedFormat): string {
  switch (scope.of) {
    case 'agency':
      return `/feed.${format}`
    case 'edition':
      return `/${scope.edition}/feed.${format}`
    case 'section':
      return `/${scope.edition}/${scope.section}/feed.${format}`
    case 'corrections':
      return `/${scope.edition}/corrections/feed.${format}`
    case 'concept':
      return `/${scope.edition}/${scope.step}/${scope.key}/feed.${format}`
    default:
      scope satisfies never
      return '/feed.rss'
  }
}
