/** A node with a wire over a database of the test's own, a desk that releases, and clients of the real HTTP face. */
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Channel, ReleaseKind, StoryContent } from '@dateline/news'
import { createStories, freeze, type Story } from '../desk/index.ts'
import { saveConcepts } from '../directory/index.ts'
import { type App, Clock, createHttp, createLog, type Database, openDatabase } from '../platform/index.ts'
import { type ReleaseEvent, ReleaseFollower, Releases } from '../release/index.ts'
import { createTestDatabase } from '../testing/database.ts'
import {
  addSubscriber,
  type productSchema,
  registerWireRoutes,
  type Subscriber,
  Wire,
  type WireOptions,
} from './index.ts'
import type * as z from 'zod'

export const PUBLIC_URL = 'https://mna.example'

export interface Node {
  readonly wire: Wire
  readonly releases: Releases
  readonly follower: ReleaseFollower
  readonly app: App
  readonly url: string
  readonly database: Database
  close(): Promise<void>
}

export interface World extends Node {
  readonly owner: Database
  /** Another node on the same database. */
  node(options?: Partial<WireOptions>): Promise<Node>
}

export async function createNode(url: string, options: Partial<WireOptions> = {}): Promise<Node> {
  const database = openDatabase({ url, role: 'dateline_app', max: 16 })
  const { db } = database
  const log = createLog('silent')
  const clock = new Clock(db)
  await clock.start()
  const wire = new Wire({ db, clock, log, publicUrl: PUBLIC_URL, ...options })
  const releases = new Releases(db, 'mna.example')
  releases.register(wire)
  const follower = new ReleaseFollower(db, clock)
  wire.follow(follower)
  releases.onCommit(() => void follower.wake())
  const app = createHttp({ config: { tls: undefined, trustedProxies: [] }, log, front: () => false })
  registerWireRoutes(app, { db, wire, publicUrl: PUBLIC_URL })
  await follower.start()
  await wire.start()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return {
    wire,
    releases,
    follower,
    app,
    database,
    url: `http://127.0.0.1:${port}`,
    async close() {
      follower.stop()
      await wire.stop()
      await app.close()
      clock.stop()
      await database.close()
    },
  }
}

export async function createWorld(options: Partial<WireOptions> = {}): Promise<World> {
  const test = await createTestDatabase()
  const owner = openDatabase({ url: test.ownerUrl, max: 2 })
  await saveConcepts(
    owner.db,
    ['politics', 'economy'].map((key) => ({ kind: 'section' as const, key, names: { en: key } })),
  )
  const node = await createNode(test.ownerUrl, options)
  const others: Node[] = []
  return {
    ...node,
    owner,
    async node(more = {}) {
      const other = await createNode(test.ownerUrl, { ...options, ...more })
      others.push(other)
      return other
    },
    async close() {
      for (const other of others) await other.close()
      await node.close()
      await owner.close()
      await test.close()
    },
  }
}

export const content = (over: Partial<StoryContent> = {}): StoryContent => ({
  model: 1,
  language: 'en',
  form: 'report',
  headline: 'Harbour dredging starts a week early',
  slugline: 'Marenia-Harbour',
  section: 'economy',
  urgency: 4,
  subjects: [],
  body: [{ type: 'paragraph', spans: [{ text: 'The port authority began dredging on Monday.' }] }],
  ...over,
})

export interface ReleaseMore {
  readonly effectiveAt?: Date
  readonly notice?: string
  readonly content?: Partial<StoryContent>
  readonly translationGroup?: string
  readonly channels?: readonly Channel[]
}

/** Freezes and publishes a new story. */
export async function publish(node: Node, more: ReleaseMore = {}): Promise<{ story: Story; event: ReleaseEvent }> {
  const { db } = node.database
  const language = more.content?.language ?? 'en'
  const { translationGroup } = more
  const [story] = await createStories(db, 'mna.example', [
    { language, createdBy: 'test', ...(translationGroup === undefined ? {} : { translationGroup }) },
  ])
  if (!story) throw new Error('no story')
  return { story, event: await release(node, story, 'publish', more) }
}

/** Releases a story again; kinds that carry content freeze one first. */
export async function release(
  node: Node,
  story: Story,
  kind: ReleaseKind,
  more: ReleaseMore = {},
): Promise<ReleaseEvent> {
  const carries = ['publish', 'update', 'correct', 'refile'].includes(kind)
  const [candidate] = carries
    ? await freeze(node.database.db, [
        { storyId: story.id, content: content({ language: story.language, ...more.content }), frozenBy: 'test' },
      ])
    : []
  return node.releases.release({
    storyId: story.id,
    kind,
    releasedBy: 'test',
    ...(candidate ? { candidateId: candidate.id } : {}),
    ...(more.effectiveAt ? { effectiveAt: more.effectiveAt } : {}),
    ...(more.notice === undefined ? {} : { notice: more.notice }),
    ...(more.channels === undefined ? {} : { channels: more.channels }),
  })
}

/** What a client sees of one delivery. */
export interface Item {
  readonly seq: number
  readonly event: string
  readonly kind: ReleaseKind
  readonly guid: string
  readonly version: number
  readonly supersedes: number | null
  readonly use: { readonly use: string }
  readonly notice?: string
  // ninjs, or a NewsML-G2 document; tests look into it.
  readonly item: any
}

let names = 0

/** A subscriber and its client. */
export async function subscribe(node: Node, product: Partial<z.input<typeof productSchema>> = {}): Promise<Client> {
  const { subscriber, token } = await addSubscriber(node.database.db, { name: `Client ${++names}`, ...product })
  return new Client(node.url, token, subscriber)
}

export class Client {
  readonly url: string
  readonly token: string
  readonly subscriber: Subscriber

  constructor(url: string, token: string, subscriber: Subscriber) {
    this.url = url
    this.token = token
    this.subscriber = subscriber
  }

  /** The same subscriber at another node. */
  at(node: Node): Client {
    return new Client(node.url, this.token, this.subscriber)
  }

  fetch(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/wire/v1${path}`, { headers: { authorization: `Bearer ${this.token}`, ...headers } })
  }

  async pull(after = 0, query = ''): Promise<{ items: Item[]; next: number }> {
    const answer = await this.fetch(`/items?after=${after}${query}`)
    if (answer.status !== 200) throw new Error(`pull answered ${answer.status}: ${await answer.text()}`)
    return answer.json() as Promise<{ items: Item[]; next: number }>
  }

  /** The kinds of everything it was offered. */
  async kinds(): Promise<string[]> {
    return (await this.pull()).items.map((i) => i.kind)
  }

  stream(query = '', headers: Record<string, string> = {}): StreamClient {
    return new StreamClient(`${this.url}/wire/v1/stream${query}`, { authorization: `Bearer ${this.token}`, ...headers })
  }
}

export interface StreamEvent {
  readonly id: string | undefined
  readonly event: string
  readonly data: any
}

/** A reader of server-sent events over a socket of its own, which can stop reading. */
export class StreamClient {
  readonly events: StreamEvent[] = []
  readonly ended: Promise<void>
  readonly opened: Promise<number>
  #response: IncomingMessage | undefined
  #text = ''
  #changed: () => void = () => undefined
  readonly #request: ReturnType<typeof get>

  constructor(url: string, headers: Record<string, string>) {
    this.#request = get(url, { headers, agent: false })
    this.opened = new Promise((resolve, reject) => {
      this.#request.on('response', (response) => resolve(response.statusCode ?? 0))
      this.#request.on('error', reject)
    })
    this.opened.catch(() => undefined)
    this.ended = new Promise((resolve) => {
      this.#request.on('close', resolve)
      this.#request.on('response', (response) => {
        this.#response = response
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => this.#take(chunk))
        response.on('error', () => undefined)
        response.on('close', resolve)
      })
    })
    this.#request.on('error', () => undefined)
  }

  /** Numbered events so far. */
  get items(): Item[] {
    return this.events.filter((e) => e.id !== undefined).map((e) => e.data as Item)
  }

  /** Resolves when the condition holds over what has come. */
  async until(condition: (client: this) => boolean): Promise<this> {
    while (!condition(this)) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve
      })
    }
    return this
  }

  pause(): void {
    this.#response?.pause()
  }
  resume(): void {
    this.#response?.resume()
  }
  close(): void {
    this.#request.destroy()
  }

  #take(chunk: string): void {
    this.#text += chunk
    const parts = this.#text.split('\n\n')
    this.#text = parts.pop() ?? ''
    for (const part of parts) {
      const fields = new Map(
        part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      const data = fields.get('data')
      if (data !== undefined)
        this.events.push({ id: fields.get('id'), event: fields.get('event') ?? 'message', data: JSON.parse(data) })
    }
    this.#changed()
  }
}
