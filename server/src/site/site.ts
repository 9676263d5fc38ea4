/** The reader's site: from a request to a page, through the cache. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { StoryContent } from '@dateline/news'
import { allEditions, type Edition, type EditionKey, editionFor, editions } from '../../../editions/index.ts'
import { type App, type Clock, type Db, installRoot, type Logger, type Miss } from '../platform/index.ts'
import { conceptsOf, type ReleaseFollower } from '../release/index.ts'
import { type Assets, loadAssets } from './assets.ts'
import { type Entry, PageCache, type Rendered } from './cache.ts'
import { feedPage } from './feeds/feed.ts'
import { favicon, robots, sitemapIndex, sitemapMonth, sitemapNews, sitemapPages } from './feeds/sitemaps.ts'
import { addDays, dayIn, dayStart } from './format.ts'
import { DRAWING_HEADERS, SECURITY_HEADERS } from './headers.ts'
import { keysOf } from './keys.ts'
import { acceptsGzip, hasTag, preferredEdition } from './negotiate.ts'
import { FRESH_SECONDS, type Moved, type PageContext, type PageResult } from './page.ts'
import { aboutPage } from './pages/about.tsx'
import { correctionsPage } from './pages/corrections.tsx'
import { conceptPage, indexPage } from './pages/directory.tsx'
import { badDatePage, failedPage, notFoundPage } from './pages/errors.tsx'
import { historyPage } from './pages/history.tsx'
import { homePage } from './pages/home.tsx'
import { dayPage, newsPage } from './pages/news.tsx'
import { searchPage } from './pages/search.tsx'
import { sectionPage } from './pages/section.tsx'
import { storyPage, storyPreview } from './pages/story.tsx'
import { verifyPage } from './pages/verify.tsx'
import { subscribePage } from './pages/subscribe.tsx'
import { readBeside } from './read/lists.ts'
import { readSetting, type Setting } from './read/setting.ts'
import { guessOf } from './guess.ts'
import { resolve, type Route, type Target } from './url.ts'

export interface SiteOptions {
  readonly db: Db
  readonly clock: Pick<Clock, 'now'>
  readonly follower: Pick<ReleaseFollower, 'follow'>
  readonly config: { readonly publicUrl: string; readonly pageCacheBytes: number }
  readonly log: Pick<Logger, 'error'>
  /** Told of a request for something that is not there and looks like a guess; the answer waits for it. */
  readonly onMiss?: (miss: Miss) => Promise<void>
}

/** Prefixes of other rooms: what they do not know is theirs to answer. */
const ELSEWHERE = /^\/(?:api|wire|newsroom|media|ledger)(?:\/|$)/

/** A page that turned out to be somewhere else. Thrown inside a render, because nothing of it is kept. */
class MovedTo extends Error {
  readonly location: string
  constructor(location: string) {
    super('moved')
    this.location = location
  }
}

export class Site {
  readonly #db: Db
  readonly #clock: Pick<Clock, 'now'>
  readonly #origin: string
  readonly #log: Pick<Logger, 'error'>
  readonly #cache: PageCache
  readonly #onMiss: SiteOptions['onMiss']
  readonly #assets: Assets

  constructor(options: SiteOptions) {
    this.#db = options.db
    this.#clock = options.clock
    this.#origin = new URL(options.config.publicUrl).origin
    this.#log = options.log
    this.#onMiss = options.onMiss
    this.#cache = new PageCache(options.config.pageCacheBytes, () => this.#clock.now())
    const root = installRoot()
    this.#assets = loadAssets(join(root, 'server', 'src', 'site', 'style'), join(root, 'dist', 'site'))
    options.follower.follow((events) => this.#cache.invalidate(keysOf(events)))
  }

  /** Bytes and pages held in memory, for metrics. */
  get cached(): { readonly bytes: number; readonly pages: number } {
    return { bytes: this.#cache.bytes, pages: this.#cache.size }
  }

  /** The directory or the agency changed: every page may show it. */
  invalidateAll(): void {
    this.#cache.clear()
  }

  /** Answers at once what is in memory. @returns false when the request must go on to the router */
  front(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url } = request
    if ((method !== 'GET' && method !== 'HEAD') || url === undefined) return false
    let entry = this.#cache.get(url)
    if (entry === undefined && url.includes('?')) {
      // Parameters that mean nothing here (from campaigns, from attackers) lead to the same page.
      const target = resolve(url)
      if (target.kind === 'page') entry = this.#cache.get(target.key)
    }
    entry ??= url.startsWith('/assets/') ? this.#assets.find(url) : undefined
    // What is not there is counted behind the router, which knows who asks.
    if (entry === undefined || entry.status === 404) return false
    write(entry, request, response)
    return true
  }

  /** Takes every path that no other room has. Called last. */
  register(app: App): void {
    app.route({
      method: ['GET', 'HEAD'],
      url: '/*',
      schema: { hide: true },
      handler: async (request, reply) => {
        const url = request.raw.url ?? '/'
        if (ELSEWHERE.test(url.split('?', 1)[0] ?? '')) {
          reply.callNotFound()
          return reply
        }
        reply.hijack()
        await this.answer(request.raw, reply.raw, request.ip)
        return reply
      },
    })
  }

  /**
   * Answers a request that is not in memory. Never throws: what fails is logged and told with 503.
   * @param client the client's address, with trusted proxies taken off; without it misses are not counted
   */
  async answer(request: IncomingMessage, response: ServerResponse, client?: string): Promise<void> {
    const began = performance.now()
    const url = request.url ?? '/'
    const target = resolve(url)
    try {
      if (target.kind === 'choose-edition') {
        const { key } = preferredEdition(request.headers['accept-language'])
        redirect(response, 302, `/${key}`, { vary: 'Accept-Language', 'cache-control': 'private, no-cache' })
        return
      }
      if (target.kind === 'redirect') {
        redirect(response, target.status, target.location, { 'cache-control': 'public, max-age=300' })
        return
      }
      const entry = await this.#entry(target)
      if (entry.status === 404 && client !== undefined) {
        const guess = guessOf(this.#db, url, target)
        if (guess) await this.#onMiss?.({ address: client, began, ...guess })
      }
      write(entry, request, response)
    } catch (error) {
      if (error instanceof MovedTo) {
        redirect(response, 301, error.location, { 'cache-control': 'public, max-age=5' })
        return
      }
      this.#log.error({ err: error, path: url.split('?', 1)[0] }, 'page failed')
      if (response.headersSent) {
        response.destroy()
        return
      }
      const body = failedPage(editionFor(url.split('/')[1] ?? '') ?? firstEdition())
      response.writeHead(503, [
        ...SECURITY_HEADERS,
        'content-type',
        'text/html; charset=utf-8',
        'content-length',
        String(Buffer.byteLength(body)),
        'cache-control',
        'no-store',
        'retry-after',
        '5',
      ])
      response.end(request.method === 'HEAD' ? undefined : body)
    }
  }

  /**
   * Draws unreleased content with the components of the real page.
   * @param content as the newsroom holds it; its language chooses the edition
   */
  async renderPreview(content: StoryContent): Promise<string> {
    const setting = await readSetting(this.#db)
    const edition = editionFor(content.language) ?? firstEdition()
    const { entries } = await readBeside(this.#db, edition.language, conceptsOf(content), 0)
    return storyPreview(this.#context(setting, edition, new Set()), content, entries)
  }

  #entry(target: Extract<Target, { kind: 'page' | 'bad-date' | 'not-found' }>): Promise<Entry> {
    const edition = target.kind === 'page' ? undefined : target.edition
    // Every missing page of an edition is the same page, whatever its address.
    const key = target.kind === 'page' ? target.key : `${target.kind}@${edition ?? firstEdition().key}`
    const kept = this.#cache.get(key)
    if (kept) return Promise.resolve(kept)
    return this.#cache.render(key, async () => {
      const keys = new Set<string>()
      const setting = await readSetting(this.#db)
      const ctx = (of: EditionKey | undefined) =>
        this.#context(setting, of === undefined ? firstEdition() : editions[of], keys)
      if (target.kind === 'not-found') return this.#rendered(notFoundPage(ctx(edition)), ctx(edition))
      if (target.kind === 'bad-date') return this.#rendered(badDatePage(ctx(edition)), ctx(edition))
      const result = await load(target.route, target.key, ctx)
      if ('location' in result) throw new MovedTo(result.location)
      return this.#rendered(result, ctx('edition' in target.route ? target.route.edition : undefined))
    })
  }

  #context(setting: Setting, edition: Edition, keys: Set<string>): PageContext {
    return { db: this.#db, edition, setting, origin: this.#origin, assets: this.#assets, keys }
  }

  #rendered(result: PageResult, ctx: PageContext): Rendered {
    const { edition, setting } = ctx
    const now = setting.now.getTime()
    // The masthead shows the day: no page outlives it.
    const midnight = dayStart(edition.zone, addDays(dayIn(edition.zone, setting.now), 1)).getTime()
    const contentType = result.contentType ?? 'text/html; charset=utf-8'
    return {
      status: result.status,
      contentType,
      body: result.body,
      headers: [
        'cache-control',
        result.caching,
        ...(result.lastModified === undefined ? [] : ['last-modified', result.lastModified.toUTCString()]),
        ...(result.noindex === true ? ['x-robots-tag', 'noindex'] : []),
        ...(contentType === 'image/svg+xml' ? DRAWING_HEADERS : SECURITY_HEADERS),
      ],
      keys: ctx.keys,
      validUntil: Math.min(
        setting.nextDue?.getTime() ?? Infinity,
        midnight,
        now + (result.freshFor ?? FRESH_SECONDS) * 1_000,
      ),
      stray: result.stray ?? false,
    }
  }
}

function firstEdition(): Edition {
  const [first] = allEditions
  if (!first) throw new Error('there is no edition')
  return first
}

/** Which file makes which page. */
async function load(
  route: Route,
  path: string,
  ctx: (edition: EditionKey | undefined) => PageContext,
): Promise<PageResult | Moved> {
  switch (route.page) {
    case 'home':
      return homePage(ctx(route.edition))
    case 'section':
      return sectionPage(ctx(route.edition), route.section, route.before)
    case 'news':
      return newsPage(ctx(route.edition), route.before)
    case 'day':
      return dayPage(ctx(route.edition), route.day, route.before)
    case 'index':
      return indexPage(ctx(route.edition), route.step)
    case 'concept':
      return conceptPage(ctx(route.edition), route.step, route.key, route.before)
    case 'story':
      return storyPage(route.publicId, path, (of) => ctx(of ?? route.edition))
    case 'history':
      return historyPage(route.publicId, path, (of) => ctx(of ?? route.edition))
    case 'search':
      return searchPage(ctx(route.edition), route.query, route.before)
    case 'subscribe':
      return subscribePage(ctx(route.edition))
    case 'about':
      return aboutPage(ctx(route.edition))
    case 'corrections':
      return correctionsPage(ctx(route.edition))
    case 'verify':
      return verifyPage(ctx(route.edition))
    case 'feed':
      return feedPage(ctx(route.scope.of === 'agency' ? undefined : route.scope.edition), route.scope, route.format)
    case 'sitemap-index':
      return sitemapIndex(ctx(undefined))
    case 'sitemap-pages':
      return sitemapPages(ctx(route.edition))
    case 'sitemap-month':
      return sitemapMonth(ctx(route.edition), route.month, route.part)
    case 'sitemap-news':
      return sitemapNews(ctx(route.edition))
    case 'robots':
      return robots(ctx(undefined))
    case 'favicon':
      return favicon(ctx(undefined))
    default:
      route satisfies never
      return notFoundPage(ctx(undefined))
  }
}

/** Writes a page, or says that the reader has it. */
function write(entry: Entry, request: IncomingMessage, response: ServerResponse): void {
  const { headers, method } = request
  const variant = entry.gzip !== undefined && acceptsGzip(headers['accept-encoding']) ? entry.gzip : entry.identity
  if (entry.status === 200 && hasTag(headers['if-none-match'], variant.etag)) {
    response.writeHead(304, variant.notModified)
    response.end()
    return
  }
  response.writeHead(entry.status, variant.headers)
  if (method === 'HEAD') response.end()
  else response.end(variant.body)
}

function redirect(response: ServerResponse, status: 301 | 302, location: string, headers: OutgoingHttpHeaders): void {
  for (let i = 0; i < SECURITY_HEADERS.length; i += 2)
    response.setHeader(SECURITY_HEADERS[i] ?? '', SECURITY_HEADERS[i + 1] ?? '')
  response.writeHead(status, { location, 'content-length': 0, ...headers })
  response.end()
}
