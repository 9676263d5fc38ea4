/**
 * Nothing of what is not out leaks: every public address of a populated agency is fetched on two nodes, before and after marked
 * items under embargo, scheduled and sealed are added, and is the same to the byte; at their time they are there.
 */
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import type { Concept, StoryContent, Transmit } from '@dateline/news'
import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStories, freeze, type Story } from '../server/src/desk/index.ts'
import { loadDemo } from '../server/src/demo/index.ts'
import { createDateline, type Dateline } from '../server/src/main.ts'
import { storePicture } from '../server/src/media/index.ts'
import { type EmbeddedServer, startEmbedded } from '../server/src/platform/embedded/index.ts'
import {
  type Database,
  LOG_OPTIONS,
  migrate,
  migrationsDir,
  openDatabase,
  readConfig,
  routesOf,
} from '../server/src/platform/index.ts'
import { wordsDigest } from '../server/src/proof/words.ts'
import { slugOf } from '../server/src/release/index.ts'
import { resolve, type Route } from '../server/src/site/url.ts'
import { setTestClock } from '../server/src/testing/clock.ts'
import { addSubscriber } from '../server/src/wire/index.ts'
import { makeFolder } from './support.ts'

const ORIGIN = 'https://mna.example'
const LANGUAGES = ['en', 'ru', 'ar'] as const
type Language = (typeof LANGUAGES)[number]

/** Words that stand nowhere but in what is not out: a stem for each language, an ending for each kind of item. */
const STEM: Readonly<Record<Language, string>> = { en: 'Quillmark', ru: 'Квилмарк', ar: 'كويلمارك' }
const ENDINGS = {
  now: 'alpha',
  'at-time': 'beta',
  sealed: 'gamma',
  scheduled: 'delta',
  held: 'epsilon',
  frozen: 'zeta',
} as const
type Kind = keyof typeof ENDINGS
const mark = (language: Language, kind: Kind) => `${STEM[language]}${ENDINGS[kind]}`
/** The stems, and what their letters become in an address. */
const MARKED = new RegExp([...new Set(LANGUAGES.flatMap((l) => [STEM[l], slugOf(STEM[l])]))].join('|'), 'iu')

/** How each page kind of the site is known to be there; a new kind of page does not compile until it is listed. */
const PAGES: Readonly<Record<Route['page'], true>> = {
  home: true,
  section: true,
  news: true,
  day: true,
  index: true,
  concept: true,
  story: true,
  history: true,
  search: true,
  subscribe: true,
  about: true,
  corrections: true,
  feed: true,
  'sitemap-index': true,
  'sitemap-pages': true,
  'sitemap-month': true,
  'sitemap-news': true,
  robots: true,
  favicon: true,
  verify: true,
}

interface Item {
  readonly kind: Kind
  readonly language: Language
  readonly story: Story
  readonly picture: string
  readonly path: string
}

const folder = makeFolder()
const logs: string[] = []
const heard: string[] = []
let server: EmbeddedServer
let owner: Database
let nodes: Dateline[] = []
let bases: string[] = []
let listener: pg.Client
let now = 0
let due: Date
const tokens = { other: '', entitled: '' }
const held: Item[] = []
const items: Item[] = []

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function contentOf(language: Language, kind: Kind, picture: string): StoryContent {
  const word = mark(language, kind)
  const subjects: Concept[] = [
    { uri: `dateline:topic/${slugOf(word)}`, name: `Subject ${word}` },
    { uri: 'dateline:body/assembly' },
  ]
  return {
    model: 1,
    language,
    form: 'report',
    headline: `${word} falls in the third quarter`,
    // Those who had a story that is held or killed are told which by its slugline.
    slugline: kind === 'held' ? 'Marenia-Held' : `Marenia-${word}`,
    abstract: `Abstract ${word}`,
    byline: { text: `By ${word}`, people: [{ name: word }] },
    section: 'economy',
    urgency: 3,
    subjects,
    body: [
      { type: 'paragraph', spans: [{ text: `Body ${word}.` }] },
      { type: 'picture', src: picture, alt: `Alt ${word}`, caption: `Caption ${word}`, credit: word },
    ],
    edNote: `Note ${word}`,
    usageTerms: `Terms ${word}`,
    ...(kind === 'now' || kind === 'at-time' || kind === 'sealed'
      ? { embargo: { until: due.toISOString(), note: `Embargo ${word}`, transmit: kind satisfies Transmit } }
      : {}),
  }
}

async function add(node: Dateline, language: Language, kind: Kind): Promise<Item> {
  const { db, releases } = node
  const { src } = await storePicture(db, png, { uploadedBy: 'test' })
  const [story] = await createStories(db, 'mna.example', [{ language, createdBy: 'test' }])
  if (!story) throw new Error('no story')
  const content = contentOf(language, kind, src)
  const [candidate] = await freeze(db, [{ storyId: story.id, content, frozenBy: 'test' }])
  if (!candidate) throw new Error('nothing frozen')
  const request = { storyId: story.id, releasedBy: 'demo' }
  if (kind !== 'frozen') {
    await releases.release({
      ...request,
      kind: 'publish',
      candidateId: candidate.id,
      ...(kind === 'scheduled' ? { effectiveAt: due } : {}),
    })
  }
  if (kind === 'held') await releases.release({ ...request, kind: 'hold', notice: 'In doubt.' })
  const path = `/${language}/economy/${slugOf(content.headline)}-${story.publicId}`
  return { kind, language, story, picture: src, path }
}

beforeAll(async () => {
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  server = await startEmbedded({ dataDir: folder.path, log: quiet, command: 'test', durability: 'none' })
  await migrate(server.ownerUrl, migrationsDir())
  owner = openDatabase({ url: server.ownerUrl, max: 2 })
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logs.push(chunk.toString())
      done()
    },
  })
  const config = readConfig({
    DATELINE_DATA: folder.path,
    DATELINE_HOST: '127.0.0.1',
    DATELINE_PORT: '0',
    DATELINE_PUBLIC_URL: ORIGIN,
    DATELINE_PROBE_ALARM: '0',
  })
  nodes = await Promise.all(
    [0, 1].map(() =>
      createDateline({ config, ownerUrl: server.ownerUrl, log: pino({ ...LOG_OPTIONS, level: 'trace' }, sink) }),
    ),
  )
  const [first] = nodes
  if (!first) throw new Error('no node')
  await loadDemo({ ownerUrl: server.ownerUrl, db: first.db, releases: first.releases })
  const { rows } = await sql<{ now: Date }>`SELECT dateline_now() AS now`.execute(owner.db)
  now = rows[0]?.now.getTime() ?? 0
  due = new Date(now + 3_600_000)
  await setTestClock(owner.db, new Date(now))
  for (const node of nodes) await node.listen()
  bases = nodes.map((n) => `http://127.0.0.1:${(n.app.server.address() as AddressInfo).port}`)
  tokens.other = (await addSubscriber(first.db, { name: 'Not entitled' })).token
  tokens.entitled = (await addSubscriber(first.db, { name: 'Entitled', embargoed: true })).token
  for (const language of LANGUAGES) held.push(await add(first, language, 'held'))
  // The ledger follows on its own.
  for (let last = '', same = 0; same < 3;) {
    const { body, status } = await ask(bases[0] ?? '', '/ledger/checkpoint')
    same = status === 200 && body === last ? same + 1 : 0
    last = body
    await new Promise((done) => setTimeout(done, 500))
  }
  listener = new pg.Client({ connectionString: server.ownerUrl })
  await listener.connect()
  listener.on('notification', (n) => heard.push(`${n.channel} ${n.payload ?? ''}`))
  for (const channel of ['dateline_release', 'dateline_subscriber', 'dateline_clock', 'dateline_directory'])
    await listener.query(`LISTEN ${channel}`)
})

afterAll(async () => {
  await listener?.end()
  for (const node of nodes) await node.close()
  await owner?.close()
  await server?.stop()
  folder.remove()
})

interface Answer {
  readonly status: number
  readonly headers: string
  readonly body: string
}

/** Of the moment and the connection, not of the answer. */
const PASSING = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

async function ask(base: string, path: string, token?: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(base + path, {
    redirect: 'manual',
    headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  })
  const kept = [...response.headers].filter(([name]) => !PASSING.has(name)).map(([n, v]) => `${n}: ${v}`)
  return { status: response.status, headers: kept.join('\n'), body: await response.text() }
}

/** Same-origin addresses in a page, a feed, a sitemap or a redirect. */
function linksIn({ headers, body }: Answer): string[] {
  const found = [...body.matchAll(/(?:href|src|url|uri|loc|id)(?:=|"?:\s?|>)\s*"?([^"<>\s]+)/g)].map((m) => m[1] ?? '')
  const moved = /^location: (.*)$/m.exec(headers)?.[1]
  return [...found, ...(moved === undefined ? [] : [moved])].flatMap((link) => {
    const plain = link.replaceAll('&amp;', '&').replaceAll('\\/', '/')
    const path = plain.startsWith(ORIGIN) ? plain.slice(ORIGIN.length) || '/' : plain
    return /^\/(?!\/)/.test(path) ? [path.split('#')[0] ?? ''] : []
  })
}

/** Words asked for in search: what is marked, and its beginnings. */
const SEARCHES = LANGUAGES.flatMap((l) =>
  [STEM[l], STEM[l].slice(0, 4), mark(l, 'now'), mark(l, 'sealed')].flatMap((word) =>
    LANGUAGES.map((edition) => `/${edition}/search?q=${encodeURIComponent(word)}`),
  ),
)

/**
 * Addresses for each public route of the program's own table. A route that is not here makes the test fail: whoever adds one says
 * how it is walked.
 */
const WALK: Readonly<Record<string, readonly string[]>> = {
  '/*': [
    '/',
    ...LANGUAGES.flatMap((l) => [
      `/${l}`,
      `/${l}/corrections`,
      `/${l}/about`,
      `/${l}/subscribe`,
      `/${l}/search?q=inflation`,
    ]),
    '/verify',
    ...LANGUAGES.map((l) => `/${l}/verify`),
    '/robots.txt',
    '/favicon.svg',
    '/sitemap.xml',
    '/feed.rss',
    '/feed.atom',
    '/feed.json',
    '/en/economy/no-such-story-abcdefghjk',
    '/en/news/2099-01-01',
    '/en/topics/quillmarkalpha',
    ...SEARCHES,
  ],
  '/healthz': ['/healthz'],
  '/api/docs': ['/api/docs'],
  '/api/docs/openapi.json': ['/api/docs/openapi.json'],
  '/media/:name': [`/media/${'a'.repeat(26)}.png`],
  '/wire/v1/keys/:name': [`/wire/v1/keys/${'a'.repeat(26)}`],
  '/wire/v1/items': ['/wire/v1/items'],
  '/wire/v1/items/:seq': ['/wire/v1/items/1'],
  '/wire/v1/items/:seq/document': ['/wire/v1/items/1/document'],
  '/wire/v1/status': ['/wire/v1/status'],
  '/wire/v1/stream': ['/wire/v1/stream?after=-1'],
  '/api/auth/ways': ['/api/auth/ways'],
  '/ledger/checkpoint': ['/ledger/checkpoint'],
  '/ledger/keys': ['/ledger/keys'],
  '/ledger/tile/*': [
    '/ledger/tile/0/000',
    '/ledger/tile/1/000',
    '/ledger/tile/entries/000',
    '/ledger/tile/entries/001',
  ],
  '/ledger/story/:publicId': ['/ledger/story/zzzzzzzzzz'],
  '/ledger/words/:digest': [`/ledger/words/${'0'.repeat(64)}`],
  '/newsroom': ['/newsroom'],
  '/newsroom/*': ['/newsroom/stories'],
}

/** Answers that are never the same twice (challenges): they are looked through, not compared. */
const FRESH: Readonly<Record<string, readonly string[]>> = {
  '/api/auth/passkey/generate-authenticate-options': ['/api/auth/passkey/generate-authenticate-options'],
  '/api/auth/passkey/generate-register-options': ['/api/auth/passkey/generate-register-options'],
  '/api/auth/*': ['/api/auth/get-session', '/api/auth/ok', '/api/auth/error'],
}

/** Every address that can be reached without being signed in. */
async function crawl(base: string): Promise<Map<string, Answer>> {
  await sql`SELECT pg_notify('dateline_directory', '')`.execute(owner.db)
  await new Promise((done) => setTimeout(done, 200))
  const seen = new Map<string, Answer>()
  const queue = [...new Set(Object.values(WALK).flat())]
  const queued = new Set(queue)
  const work = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const answer = await ask(base, path)
      seen.set(path, answer)
      for (const link of linksIn(answer)) {
        if (queued.has(link)) continue
        queued.add(link)
        queue.push(link)
      }
    }
  }
  await Promise.all(Array.from({ length: 6 }, work))
  for (const path of ledgerPaths(seen)) seen.set(path, await ask(base, path))
  return seen
}

/** Tiles of the ledger as far as it reaches, and the proofs of each public story that pages link to. */
function ledgerPaths(pages: ReadonlyMap<string, Answer>): string[] {
  const size = Number((pages.get('/ledger/checkpoint')?.body ?? '').split('\n')[1])
  if (!(size > 0)) throw new Error('the ledger is empty')
  const tiles = Array.from({ length: Math.ceil(size / 256) }, (_, n) => {
    const rest = Math.min(256, size - n * 256)
    const name = `${String(n).padStart(3, '0')}${rest === 256 ? '' : `.p/${rest}`}`
    return [`/ledger/tile/0/${name}`, `/ledger/tile/entries/${name}`]
  })
  const ids = [...pages.keys()].flatMap((path) => /-([a-z0-9]{10})$/.exec(path)?.[1] ?? [])
  return [...tiles.flat(), ...[...new Set(ids)].map((id) => `/ledger/story/${id}`)]
}

/** What a subscriber gets in every way it can ask, but for a cursor that only says which was the last. */
async function wireOf(base: string, token: string): Promise<string> {
  const all: string[] = []
  for (const query of ['', '?format=newsml-g2'])
    all.push(JSON.stringify(await ask(base, `/wire/v1/items${query}`, token)))
  const xml = { accept: 'application/vnd.iptc.g2.newsmessage+xml' }
  all.push(JSON.stringify(await ask(base, '/wire/v1/items', token, xml)))
  all.push(JSON.stringify(await ask(base, '/wire/v1/status', token)))
  for (const seq of [1, 2, 3, 4, 5]) all.push(JSON.stringify(await ask(base, `/wire/v1/items/${seq}/document`, token)))
  const stop = new AbortController()
  const stream = await fetch(`${base}/wire/v1/stream`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  })
  setTimeout(() => stop.abort(), 400)
  const decoder = new TextDecoder()
  await stream.body
    ?.pipeTo(
      new WritableStream({
        write: (chunk: Uint8Array) => void all.push(decoder.decode(chunk, { stream: true })),
      }),
    )
    .catch(() => undefined)
  return all.join('\n')
}

/** Where a word stands, for whoever reads a failure. */
const around = (text: string, word: string) =>
  text.slice(Math.max(0, text.indexOf(word) - 200), text.indexOf(word) + 80)

describe('before its time', () => {
  let before: Map<string, Answer>[]
  let wireBefore: string[]

  it('there is an agency to look at, and every public route and kind of page is among what is fetched', async () => {
    before = await Promise.all(bases.map(crawl))
    wireBefore = await Promise.all(bases.map((base) => wireOf(base, tokens.other)))
    const [first] = nodes
    const routes = first ? routesOf(first.app) : []
    expect(routes.length).toBeGreaterThan(30)
    // The newsroom's own program, built before there was any story; a route for each of its files.
    const built = (url: string) => url.startsWith('/newsroom/assets/') || url === '/newsroom/index.html'
    const open = routes
      .filter((r) => r.method === 'GET' && !r.url.startsWith('/api/newsroom') && !built(r.url))
      .map((r) => r.url)
    expect(open.filter((url) => WALK[url] === undefined && FRESH[url] === undefined)).toEqual([])
    const [pages] = before
    expect(pages?.size).toBeGreaterThan(300)
    const kinds = new Set(
      [...(pages?.keys() ?? [])].flatMap((path) => {
        const target = resolve(path)
        return target.kind === 'page' ? [target.route.page] : []
      }),
    )
    expect(Object.keys(PAGES).filter((kind) => !kinds.has(kind as Route['page']))).toEqual([])
  })

  it('nothing changes to the byte when marked items are added: no count, tag or size', async () => {
    logs.length = 0
    // Time for whatever follows releases by itself, the ledger among them, before it is looked at again.
    for (const language of LANGUAGES) {
      for (const kind of ['now', 'at-time', 'sealed', 'scheduled', 'frozen'] as const) {
        items.push(await add(nodes[items.length % 2] as Dateline, language, kind))
      }
    }
    await new Promise((done) => setTimeout(done, 6_000))
    const after = await Promise.all(bases.map(crawl))
    for (const [n, pages] of after.entries()) {
      expect([...pages.keys()].toSorted()).toEqual([...(before[n]?.keys() ?? [])].toSorted())
      const differs = [...pages].filter(([path, a]) => JSON.stringify(a) !== JSON.stringify(before[n]?.get(path)))
      expect(differs.map(([path]) => path)).toEqual([])
      const marked = [...pages].filter(([path, a]) => !path.includes('/search') && MARKED.test(a.headers + a.body))
      expect(marked.map(([path]) => path)).toEqual([])
      const named = [...pages].filter(([, a]) =>
        [...items, ...held].some(
          (i) => a.body.includes(i.picture) || (i.kind !== 'held' && a.body.includes(i.story.publicId)),
        ),
      )
      expect(named.map(([path]) => path)).toEqual([])
    }
  })

  it('its own addresses answer as addresses of nothing, and its pictures as pictures of nothing', async () => {
    for (const base of bases) {
      const nothing = new Map<string, Answer>()
      for (const l of LANGUAGES) nothing.set(l, await ask(base, `/${l}/economy/none-zzzzzzzzzz`))
      const noPicture = await ask(base, `/media/${'b'.repeat(26)}.png`)
      for (const item of items) {
        expect(await ask(base, item.path)).toEqual(nothing.get(item.language))
        expect(await ask(base, `/${item.language}/${item.story.publicId}`)).toEqual(nothing.get(item.language))
        expect(await ask(base, item.picture)).toEqual(noPicture)
        const noProof = await ask(base, '/ledger/story/zzzzzzzzzz')
        expect(await ask(base, `/ledger/story/${item.story.publicId}`)).toEqual(noProof)
        const digest = wordsDigest(contentOf(item.language, item.kind, item.picture))
        const noWords = await ask(base, `/ledger/words/${'0'.repeat(64)}`)
        expect(await ask(base, `/ledger/words/${digest}`)).toEqual(noWords)
      }
      for (const item of held) expect(await ask(base, item.picture)).toEqual(noPicture)
      for (const path of Object.values(FRESH).flat()) {
        const { headers, body } = await ask(base, path)
        expect([path, MARKED.test(headers + body)]).toEqual([path, false])
      }
      const { rows } = await sql<{ name: string }>`SELECT name FROM embargo_seal`.execute(owner.db)
      expect(rows).toHaveLength(3)
      for (const { name } of rows) {
        expect(await ask(base, `/wire/v1/keys/${name}`)).toEqual(await ask(base, `/wire/v1/keys/${'c'.repeat(26)}`))
      }
    }
  })

  it('the newsroom says nothing to who is not signed in', async () => {
    const [first] = nodes
    for (const { method, url } of first ? routesOf(first.app) : []) {
      if (method !== 'GET' || !url.startsWith('/api/newsroom')) continue
      for (const item of items.slice(0, 5)) {
        const path = url.replace(/:version\b/, '1').replace(/:\w+/g, item.story.id)
        const answer = await ask(bases[0] ?? '', path)
        expect([
          path,
          answer.status < 500,
          MARKED.test(answer.body),
          answer.body.includes(item.story.publicId),
        ]).toEqual([path, true, false, false])
      }
    }
  })

  it('the wire gives it to who is entitled, as the embargo says, and to nobody else', async () => {
    for (const [n, base] of bases.entries()) {
      expect(await wireOf(base, tokens.other)).toBe(wireBefore[n])
      const entitled = await wireOf(base, tokens.entitled)
      const has = (kind: Kind) => LANGUAGES.filter((l) => entitled.includes(mark(l, kind)))
      expect(has('now')).toEqual(LANGUAGES)
      expect(
        (['at-time', 'sealed', 'scheduled', 'frozen', 'held'] as const).flatMap((kind) =>
          has(kind).map((l) => [kind, l, around(entitled, mark(l, kind))]),
        ),
      ).toEqual([])
      expect(entitled).toContain('AES-256-GCM')
    }
  })

  it('stands in no log, at any level, and in no message between nodes', () => {
    expect(logs.length).toBeGreaterThan(100)
    const own = new Set([...Object.values(WALK).flat(), ...items.flatMap((i) => [i.path, i.picture])])
    // A request's path is what the client said; nothing else may hold a word.
    const said = logs.filter((line) => {
      const { path } = JSON.parse(line) as { path?: string }
      return path === undefined || !own.has(path)
    })
    expect(said.filter((line) => MARKED.test(line))).toEqual([])
    expect(
      said.filter((line) => items.some((i) => line.includes(i.story.publicId) && !line.includes(`"path":"/`))),
    ).toEqual([])
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.filter((message) => MARKED.test(message))).toEqual([])
    expect(new Set(heard.filter((m) => m.startsWith('dateline_release')))).toEqual(new Set(['dateline_release ']))
  })
})

describe('at its time', () => {
  it('is there on both nodes: page, picture, search, feed, sitemap, wire and key', async () => {
    await setTestClock(owner.db, due)
    const out = items.filter((i) => i.kind !== 'frozen')
    const { rows: seals } = await sql<{ name: string }>`SELECT name FROM embargo_seal`.execute(owner.db)
    for (const base of bases) {
      for (const item of out) {
        const word = mark(item.language, item.kind)
        const search = `/${item.language}/search?q=${encodeURIComponent(word)}`
        await expect.poll(async () => (await ask(base, item.path)).body).toContain(word)
        expect((await ask(base, item.picture)).status).toBe(200)
        for (const path of [search, `/${item.language}/feed.rss`, `/${item.language}/news-sitemap.xml`]) {
          expect([path, (await ask(base, path)).body.includes(word)]).toEqual([path, true])
        }
      }
      for (const item of items.filter((i) => i.kind === 'frozen')) expect((await ask(base, item.path)).status).toBe(404)
      for (const { name } of seals) expect((await ask(base, `/wire/v1/keys/${name}`)).status).toBe(200)
      const wire = await wireOf(base, tokens.other)
      expect(out.filter((i) => !wire.includes(mark(i.language, i.kind)))).toEqual([])
    }
  })

  it('its picture goes when it is killed', async () => {
    const [item] = items
    const [first] = nodes
    if (!item || !first) throw new Error('nothing to kill')
    await first.releases.release({ storyId: item.story.id, kind: 'kill', notice: 'Wrong.', releasedBy: 'demo' })
    for (const base of bases) await expect.poll(async () => (await ask(base, item.picture)).status).toBe(404)
  })
})
