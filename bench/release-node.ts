/** The agency that release.ts measures; bundled, since the reader's pages are written in JSX. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { Agent, get } from 'node:http'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { createStories, freeze } from '../server/src/desk/index.ts'
import { createDateline, type Dateline } from '../server/src/main.ts'
import { startEmbedded } from '../server/src/platform/embedded/index.ts'
import { createLog, type Db, migrate, migrationsDir, openDatabase, readConfig } from '../server/src/platform/index.ts'
import { type ReleaseEvent, slugOf } from '../server/src/release/index.ts'
import { type TestPerson, testPerson } from '../server/src/testing/people.ts'
import { addSubscriber } from '../server/src/wire/index.ts'
import { type BenchResult, quantile, result, withFolder } from './lib.ts'
import { sampleContent } from './sample.ts'

const STORIES = 1_000
const SUBSCRIBERS = 1_000
const RELEASERS = 8
const RUNS = 3
const RELEASES_A_PERSON = 20

/** An agency on an embedded PostgreSQL that keeps every commit, in a folder of its own. */
async function withDateline<T>(use: (dateline: Dateline, port: number, owner: Db) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const quiet = { info: () => undefined, warn: console.warn, error: console.error }
    const server = await startEmbedded({ dataDir: folder, log: quiet, command: 'bench' })
    try {
      await migrate(server.ownerUrl, migrationsDir())
      const config = readConfig({ DATELINE_DATA: folder, DATELINE_PORT: '0' })
      const dateline = await createDateline({ config, ownerUrl: server.ownerUrl, log: createLog('error') })
      try {
        const url = await dateline.listen()
        const owner = openDatabase({ url: server.ownerUrl, max: 2 })
        try {
          return await use(dateline, Number(new URL(url).port), owner.db)
        } finally {
          await owner.close()
        }
      } finally {
        await dateline.close()
      }
    } finally {
      await server.stop()
    }
  })
}

/** Stories frozen and ready to be released. */
async function prepare(dateline: Dateline, count: number) {
  const stories = await createStories(
    dateline.db,
    'bench.example',
    Array.from({ length: count }, () => ({ language: 'en', createdBy: 'bench' })),
  )
  const candidates = await freeze(
    dateline.db,
    stories.map((story, n) => ({ storyId: story.id, content: sampleContent(n), frozenBy: 'bench' })),
  )
  return candidates.map((c) => ({ storyId: c.storyId, candidateId: c.id, content: c.content }))
}

/** Another process that holds all streams, so that reading them does not slow what is measured. */
class Streams {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #arrived = new Map<string, number>()
  readonly #waiting = new Map<string, (at: number) => void>()
  readonly open: Promise<void>
  broken = 0
  closed = 0

  constructor(program: string, port: number, tokens: readonly string[]) {
    this.#child = spawn(process.execPath, [program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#child.stdin.write(`${JSON.stringify({ port, tokens })}\n`)
    this.open = new Promise((resolve) => {
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        const message = JSON.parse(line) as {
          open?: number
          no?: string
          at?: number
          broken?: number
          closed?: boolean
        }
        if (message.open !== undefined) resolve()
        if (message.closed === true) this.closed++
        if (message.no === undefined || message.at === undefined) return
        this.broken = message.broken ?? 0
        this.#arrived.set(message.no, message.at)
        this.#waiting.get(message.no)?.(message.at)
      })
    })
  }

  /** When every stream had the release, in milliseconds since the epoch. */
  all(event: Pick<ReleaseEvent, 'guid' | 'revision'>): Promise<number> {
    const name = `${event.guid} ${event.revision}`
    const at = this.#arrived.get(name)
    if (at !== undefined) return Promise.resolve(at)
    return new Promise((resolve) => this.#waiting.set(name, resolve))
  }

  close(): void {
    this.#child.kill('SIGTERM')
  }
}

const now = () => performance.timeOrigin + performance.now()

/** Asks for an address again and again until it shows what is looked for. @returns when it did */
async function shown(agent: Agent, port: number, path: string, text: string): Promise<number> {
  for (;;) {
    const body = await new Promise<string>((resolve, reject) => {
      get({ agent, port, path, host: '127.0.0.1' }, (response) => {
        let all = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (all += chunk))
        response.on('end', () => resolve(response.statusCode === 200 ? all : ''))
      }).on('error', reject)
    })
    if (body.includes(text)) return now()
  }
}

/** Eight people release 400 stories as fast as they can. @returns releases a second, what they released, and when they began */
async function releaseTogether(
  dateline: Dateline,
  release: (each: { storyId: string; candidateId: string }) => Promise<ReleaseEvent>,
): Promise<{ rate: number; events: ReleaseEvent[]; began: number }> {
  const ready = await prepare(dateline, 400)
  const events: ReleaseEvent[] = []
  const began = now()
  await Promise.all(
    Array.from({ length: RELEASERS }, async () => {
      for (let next = ready.pop(); next; next = ready.pop()) {
        const { content: _, ...each } = next
        events.push(await release(each))
      }
    }),
  )
  const numbers = events.map((e) => e.releaseNo)
  const rate = (numbers.length / (now() - began)) * 1000
  if (Math.max(...numbers) - Math.min(...numbers) !== numbers.length - 1) throw new Error('a number was lost')
  return { rate, events, began }
}

/** @param streams path of the program that holds the streams */
export async function measure(streamsProgram: string): Promise<BenchResult[]> {
  return withDateline(async (dateline, port, owner) => {
    // People, as the risk rules know them: each releases less than a rule would call many in a short time.
    let by: Promise<TestPerson> | undefined
    let made = 0
    const release = async (each: { storyId: string; candidateId: string }) => {
      if (made++ % RELEASES_A_PERSON === 0) by = testPerson(owner, `Editor ${made}`)
      const person = await by
      if (!person) throw new Error('nobody releases')
      const { accountId, sessionId } = person
      return dateline.releases.release({ ...each, kind: 'publish', releasedBy: accountId, sessionId })
    }
    const pages: number[] = []
    const feeds: number[] = []
    const agent = new Agent({ keepAlive: true })
    for (let r = 0; r < RUNS; r++) {
      const page: number[] = []
      const feed: number[] = []
      for (const { content, ...each } of await prepare(dateline, 50)) {
        const event = await release(each)
        const committed = now()
        const { publicId } = event.touches
        const path = `/en/${content.section}/${slugOf(content.headline)}-${publicId}`
        page.push((await shown(agent, port, path, content.headline)) - committed)
        const { content: other, ...next } = (await prepare(dateline, 1))[0] ?? { content, ...each }
        await release(next)
        const again = now()
        feed.push((await shown(agent, port, '/en/feed.rss', other.headline)) - again)
      }
      pages.push(quantile(page, 0.99))
      feeds.push(quantile(feed, 0.99))
    }
    agent.destroy()
    const alone: number[] = []
    for (let r = 0; r < RUNS; r++) alone.push((await releaseTogether(dateline, release)).rate)

    const tokens: string[] = []
    for (let n = 0; n < SUBSCRIBERS; n++) {
      // Different products, all of which include what is released: the most that one release can reach.
      const languages = [null, ['en'], ['en', 'ru'], ['en', 'ar', 'ru']][n % 4] ?? null
      tokens.push((await addSubscriber(dateline.db, { name: `Subscriber ${n}`, languages })).token)
    }
    const streams = new Streams(streamsProgram, port, tokens)
    try {
      await streams.open
      const medians: number[] = []
      const last: number[] = []
      for (let r = 0; r < RUNS; r++) {
        const latencies: number[] = []
        for (const { content: _, ...each } of await prepare(dateline, Math.ceil(STORIES / RUNS))) {
          const event = await release(each)
          const committed = now()
          latencies.push((await streams.all(event)) - committed)
        }
        medians.push(quantile(latencies, 0.5))
        last.push(quantile(latencies, 0.99))
      }
      const rates: number[] = []
      const drained: number[] = []
      for (let r = 0; r < RUNS; r++) {
        const { rate, events, began } = await releaseTogether(dateline, release)
        rates.push(rate)
        const arrived = await Promise.all(events.map((event) => streams.all(event)))
        drained.push((events.length / (Math.max(...arrived) - began)) * 1000)
        await delay(100)
      }
      if (streams.broken > 0 || streams.closed > 0) {
        throw new Error(`${streams.broken} numbers out of order, ${streams.closed} streams closed`)
      }
      const note = `${SUBSCRIBERS} subscribers streaming`
      return [
        result('release to page, p99', 'ms', pages, { max: 50 }),
        result('release to feed, p99', 'ms', feeds, { max: 50 }),
        result('release to the last stream, median', 'ms', medians, undefined, note),
        result('release to the last stream, p99', 'ms', last, { max: 100 }, note),
        result('releases by eight people at once', '/s', alone, { min: 100 }, 'no number lost'),
        result('the same with every stream open', '/s', rates, { min: 100 }, `${note}; no number lost`),
        result('the same, until the last stream has the last one', '/s', drained, undefined, note),
      ]
    } finally {
      streams.close()
    }
  })
}
