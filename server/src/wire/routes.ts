/** The wire's HTTP face: numbered items by pull, long poll or stream, for whoever holds a subscriber's token. */
import { writeNewsMessage } from '@dateline/formats'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { type App, type Db, DatelineError, databaseNow, errorSchema, notFound } from '../platform/index.ts'
import { type Rate, RateLimit } from './limit.ts'
import type { Delivered } from './offer.ts'
import { envelope, keyOf, type Rendered, WIRE_FORMATS, type WireFormat } from './render.ts'
import { readKey } from './seal.ts'
import { type Authenticated, authenticate } from './subscriber.ts'
import type { Wire } from './wire.ts'

export interface WireDeps {
  readonly db: Db
  readonly wire: Wire
  readonly publicUrl: string
  /** Open streams one subscriber may have on this node. */
  readonly streamsEach?: number
  /** Requests one subscriber may make. */
  readonly rate?: Rate
  /** Told of a request for a key that is not to be had; the answer waits for it. */
  readonly onMiss?: (request: FastifyRequest, name: string, began: number) => Promise<void>
}

export const NEWS_MESSAGE = 'application/vnd.iptc.g2.newsmessage+xml'
export const NEWS_ITEM = 'application/vnd.iptc.g2.newsitem+xml'
/** One answer's body; a page ends early rather than grow past it. */
const PAGE_BYTES = 8_000_000
const JSON_TYPE = 'application/json; charset=utf-8'

const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const cursor = z
  .union([seq, z.literal('latest')])
  .describe('Last number you have. 0, or nothing: from the first. `latest`: only what comes from now on.')
const format = z.enum(WIRE_FORMATS).describe('Format of each item.')
const itemsQuery = z.object({
  after: cursor.optional(),
  wait: z.coerce.number().min(0).max(30).default(0).describe('Seconds to wait when there is nothing yet.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  format: format.default('ninjs'),
})
const streamQuery = z.object({ after: cursor.optional(), format: format.default('ninjs') })
const oneQuery = z.object({ format: format.default('ninjs') })
const oneParams = z.object({ seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

const use = z.discriminatedUnion('use', [
  z.object({ use: z.literal('now') }),
  z.object({ use: z.literal('after'), from: z.iso.datetime({ offset: true }) }),
  z.object({ use: z.literal('hold'), reason: z.enum(['withheld', 'embargo-open']) }),
  z.object({ use: z.literal('never'), reason: z.literal('canceled') }),
])
const item = z.object({
  seq: z.int().describe('Your number of it: no gaps, given once.'),
  event: z
    .enum(['item', 'notice', 'release'])
    .describe(
      'A notice mends what you have: act on it. A release says that what you had under embargo may be used now.',
    ),
  kind: z.string().describe('publish, update, correct, refile, repeat, hold, clear, kill, withdraw, embargo-lift.'),
  guid: z.string().describe('Constant through the versions of a story.'),
  version: z.int(),
  supersedes: z.int().nullable().describe('The version it takes the place of.'),
  use: use.describe('Whether you may use it; it outweighs every other field.'),
  effectiveAt: z.iso.datetime(),
  notice: z.string().optional(),
  format,
  item: z.unknown().optional().describe('ninjs: an object. newsml-g2: the newsItem document as a string.'),
  sealed: z
    .object({ algorithm: z.literal('AES-256-GCM'), nonce: z.base64(), ciphertext: z.base64(), keyAddress: z.url() })
    .optional()
    .describe('In place of the item: its document as ciphertext, tag at the end. The key comes at the time.'),
  unsealed: z.object({ key: z.base64(), keyAddress: z.url() }).optional().describe('Key of what you had sealed.'),
})
const keyAnswer = z.object({
  algorithm: z.literal('AES-256-GCM'),
  key: z.base64().describe('32 bytes.'),
  guid: z.string(),
  version: z.int(),
  from: z.iso.datetime(),
})
const answers = { 401: errorSchema, 403: errorSchema, 429: errorSchema }
const tags = ['wire']
const security = [{ subscriber: [] }]

/** Registers /wire/v1. */
export function registerWireRoutes(app: App, deps: WireDeps): void {
  const { db, wire } = deps
  const strangers = new RateLimit({ burst: 30, perSecond: 0.5 })
  const requests = new RateLimit(deps.rate ?? { burst: 100, perSecond: 20 })
  const host = new URL(deps.publicUrl).hostname

  const enter = async (request: FastifyRequest, reply: FastifyReply): Promise<Authenticated> => {
    reply.header('cache-control', 'no-store')
    try {
      const authenticated = await authenticate(db, request.headers.authorization)
      requests.require(String(authenticated.subscriber.id), 'requests')
      return authenticated
    } catch (error) {
      if (!(error instanceof DatelineError)) throw error
      if (error.status !== 401) return refuse(reply, error)
      const wait = strangers.take(request.ip)
      if (wait > 0) {
        return refuse(
          reply,
          new DatelineError('too-many-requests', 429, 'Too many attempts from this address.', {
            data: { retryAfter: wait },
          }),
        )
      }
      reply.header(
        'www-authenticate',
        `Bearer realm="wire"${error.code === 'token-invalid' ? ', error="invalid_token"' : ''}`,
      )
      throw error
    }
  }

  /** Where to read from; a number that was never given means that client and agency disagree, which must not pass unseen. */
  const start = async (subscriberId: number, after: number | 'latest' | undefined): Promise<number> => {
    if (after === undefined || after === 0) return 0
    const last = await wire.last(subscriberId)
    if (after === 'latest') return last
    if (after <= last) return after
    throw new DatelineError('cursor-past-end', 409, `Your last number is ${last}; ${after} was never given.`, {
      help: 'Continue from the last number you have of this subscription, or from 0.',
      data: { last, after },
    })
  }

  app.get(
    '/wire/v1/items',
    {
      schema: {
        tags,
        security,
        summary: 'Items after a number, ascending; waits for the next when there is none.',
        description: `With "Accept: ${NEWS_MESSAGE}" the answer is one NewsML-G2 newsMessage (204 when there is nothing); the next address is in the Link header.`,
        querystring: itemsQuery,
        response: {
          200: z.object({ items: z.array(item), next: z.int(), serverTime: z.iso.datetime() }),
          ...answers,
          409: errorSchema,
        },
      },
    },
    async (request, reply) => {
      const { subscriber } = await enter(request, reply)
      const { query } = request
      const after = await start(subscriber.id, query.after)
      let page = await wire.read(subscriber.id, after, query.limit)
      if (page.length === 0 && query.wait > 0) {
        await wire.wait({ subscriberId: subscriber.id, after }, query.wait * 1000, hangUp(request))
        page = await wire.read(subscriber.id, after, query.limit)
      }
      const asMessage = (request.headers.accept ?? '').toLowerCase().includes(NEWS_MESSAGE)
      const chosen: WireFormat = asMessage ? 'newsml-g2' : query.format
      const { taken, rendered } = await fill(wire, page, chosen)
      const next = taken.at(-1)?.seq ?? after
      const serverTime = new Date(await databaseNow(db)).toISOString()
      const following = new URL(request.url, deps.publicUrl)
      following.searchParams.set('after', String(next))
      reply.header('link', `<${following.pathname}${following.search}>; rel="next"`)
      if (!asMessage) {
        const list = taken.map((d) => envelope(d.seq, must(rendered, d)).toString()).join(',')
        return written(reply, JSON_TYPE, `{"items":[${list}],"next":${next},"serverTime":"${serverTime}"}`)
      }
      if (taken.length === 0) return written(reply.status(204), NEWS_MESSAGE, '')
      return written(
        reply,
        `${NEWS_MESSAGE}; charset=utf-8`,
        writeNewsMessage({
          sent: serverTime,
          sender: host,
          transmitId: `${host}:${subscriber.id}:${taken[0]?.seq ?? next}-${next}`,
          destination: subscriber.name,
          properties: { first: taken[0]?.seq ?? next, last: next },
          // What is sealed is not XML; the complete item comes at its time.
          documents: taken.flatMap((d) => must(rendered, d).document?.toString() ?? []),
        }),
      )
    },
  )

  app.get(
    '/wire/v1/items/:seq',
    {
      schema: {
        tags,
        security,
        summary: 'One item by its number.',
        params: oneParams,
        querystring: oneQuery,
        response: { 200: item, ...answers, 404: errorSchema },
      },
    },
    async (request, reply) => {
      const { subscriber } = await enter(request, reply)
      const { delivery, rendered } = await one(wire, subscriber.id, request.params.seq, request.query.format)
      return written(reply, JSON_TYPE, envelope(delivery.seq, rendered))
    },
  )

  app.get(
    '/wire/v1/items/:seq/document',
    {
      schema: {
        tags,
        security,
        summary: 'The document alone: ninjs, or a NewsML-G2 newsItem.',
        params: oneParams,
        querystring: oneQuery,
        response: { ...answers, 404: errorSchema, 409: errorSchema },
      },
    },
    async (request, reply) => {
      const { subscriber } = await enter(request, reply)
      const { query } = request
      const { rendered } = await one(wire, subscriber.id, request.params.seq, query.format)
      if (rendered.document === undefined) {
        throw new DatelineError('item-sealed', 409, `The item ${request.params.seq} is sealed until its time.`, {
          help: 'Its ciphertext is in the envelope; the document can be read here from then on.',
        })
      }
      return written(reply, query.format === 'ninjs' ? JSON_TYPE : `${NEWS_ITEM}; charset=utf-8`, rendered.document)
    },
  )

  app.get(
    '/wire/v1/status',
    {
      schema: {
        tags,
        security,
        summary: 'Who you are to the wire, what you are entitled to, and the last number given.',
        response: {
          200: z.object({
            name: z.string(),
            languages: z.array(z.string()).nullable(),
            sections: z.array(z.string()).nullable(),
            embargoed: z.boolean().describe('You may have embargoed copy before its time.'),
            sealed: z.boolean().describe('You have it as ciphertext; the key comes at the time.'),
            last: z.int(),
            next: z.int(),
            streams: z.int().describe('Open on this node.'),
            formats: z.array(format),
            heartbeatSeconds: z.number(),
            serverTime: z.iso.datetime(),
          }),
          ...answers,
        },
      },
    },
    async (request, reply) => {
      const { subscriber } = await enter(request, reply)
      const last = await wire.last(subscriber.id)
      return {
        name: subscriber.name,
        languages: subscriber.languages && [...subscriber.languages],
        sections: subscriber.sections && [...subscriber.sections],
        embargoed: subscriber.embargoed,
        sealed: subscriber.sealed,
        last,
        next: last + 1,
        streams: wire.streamCount(subscriber.id),
        formats: [...WIRE_FORMATS],
        heartbeatSeconds: wire.heartbeatMs / 1000,
        serverTime: new Date(await databaseNow(db)).toISOString(),
      }
    },
  )

  app.get(
    '/wire/v1/keys/:name',
    {
      schema: {
        tags,
        summary: 'The key of a sealed item, from its time on; 404 before, and for a story that was killed or is held.',
        description: 'Needs no token: whoever has the ciphertext may open it then.',
        params: z.object({ name: z.string().max(64) }),
        response: { 200: keyAnswer, 404: errorSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const began = performance.now()
      const key = await readKey(db, request.params.name)
      if (!key) {
        await deps.onMiss?.(request, request.params.name, began)
        throw notFound('The key')
      }
      return {
        algorithm: 'AES-256-GCM' as const,
        key: key.key.toString('base64'),
        guid: key.guid,
        version: key.version,
        from: key.from.toISOString(),
      }
    },
  )

  app.get(
    '/wire/v1/stream',
    {
      schema: {
        tags,
        security,
        summary:
          'Server-sent events: item, notice, heartbeat, bye. The id is your number; reconnect with Last-Event-ID.',
        description: '`data` of item and notice is what the pull gives for one item. `bye` says why the stream ends.',
        querystring: streamQuery,
        headers: z.object({ 'last-event-id': z.string().optional() }),
        response: { ...answers, 409: errorSchema },
      },
    },
    async (request, reply) => {
      const { subscriber, digest } = await enter(request, reply)
      if (wire.streamCount(subscriber.id) >= (deps.streamsEach ?? 8)) {
        return refuse(
          reply,
          new DatelineError('too-many-streams', 429, 'This subscription has too many open streams.', {
            help: 'Close one first; one stream carries everything you are entitled to.',
            data: { retryAfter: 10 },
          }),
        )
      }
      const after = await start(subscriber.id, lastEventId(request.headers['last-event-id']) ?? request.query.after)
      if (request.raw.destroyed) return reply
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      })
      reply.raw.socket?.setNoDelay(true)
      // The server's time-outs are for requests; this one is answered.
      reply.raw.socket?.setTimeout(0)
      wire.open(reply.raw, { subscriberId: subscriber.id, digest, format: request.query.format, after })
      return reply
    },
  )
}

/** Bytes that are written already; the schema of the answer is for the reader of the documentation. */
const written = (reply: FastifyReply, type: string, body: string | Buffer): FastifyReply =>
  reply.header('content-type', type).send(body)

function refuse(reply: FastifyReply, error: DatelineError): never {
  const wait = error.data?.['retryAfter']
  if (typeof wait === 'number') reply.header('retry-after', wait)
  throw error
}

/** What an EventSource sends when it reconnects outweighs the address it was opened with. */
function lastEventId(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  const parsed = seq.safeParse(header)
  if (parsed.success && /^\d+$/.test(header)) return parsed.data
  throw new DatelineError('last-event-id-invalid', 400, 'Last-Event-ID is the number of the last event you have.')
}

function hangUp(request: FastifyRequest): AbortSignal {
  const controller = new AbortController()
  request.raw.socket.once('close', () => controller.abort())
  return controller.signal
}

function must(rendered: ReadonlyMap<number, Rendered>, delivery: Delivered): Rendered {
  const found = rendered.get(keyOf(delivery))
  if (!found) throw new Error(`release ${delivery.releaseNo} has no content`)
  return found
}

/** As much of a page as fits one answer; at least one item. */
async function fill(wire: Wire, page: readonly Delivered[], chosen: WireFormat) {
  const taken: Delivered[] = []
  const rendered = new Map<number, Rendered>()
  let bytes = 0
  for (let from = 0; from < page.length && bytes < PAGE_BYTES; from += 50) {
    const part = page.slice(from, from + 50)
    const done = await wire.renderer.render(part, chosen)
    for (const delivery of part) {
      const found = must(done, delivery)
      bytes += found.tail.length
      if (bytes > PAGE_BYTES && taken.length > 0) break
      rendered.set(keyOf(delivery), found)
      taken.push(delivery)
    }
  }
  return { taken, rendered }
}

async function one(wire: Wire, subscriberId: number, number: number, chosen: WireFormat) {
  const [delivery] = await wire.read(subscriberId, number - 1, 1)
  if (delivery?.seq !== number) throw notFound(`The item ${number}`)
  const rendered = must(await wire.renderer.render([delivery], chosen), delivery)
  return { delivery, rendered }
}
