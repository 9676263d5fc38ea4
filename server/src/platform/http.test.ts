import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import * as z from 'zod'
import { type App, createHttp } from './index.ts'
import { LOG_OPTIONS } from './log.ts'

const lines: Record<string, unknown>[] = []
const log = pino(
  { ...LOG_OPTIONS, level: 'debug' },
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>)
      done()
    },
  }),
)
const config = { tls: undefined, trustedProxies: [] }
const http = (unreadable?: Parameters<typeof createHttp>[0]['unreadable']): App =>
  createHttp({ config, log, front: () => false, ...(unreadable ? { unreadable } : {}) })

afterEach(() => void lines.splice(0))

it('answers as data that runs nothing, stands in no frame and stays in no cache, unless a route says otherwise', async () => {
  const app = http()
  app.get('/plain', () => ({ ok: true }))
  app.get('/kept', (_request, reply) => reply.header('cache-control', 'public, max-age=5').send({ ok: true }))
  for (const url of ['/plain', '/missing']) {
    expect((await app.inject(url)).headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
  expect((await app.inject('/kept')).headers['cache-control']).toBe('public, max-age=5')
})

it('tells a client nothing of a fault of ours, and the log neither the query nor the row that PostgreSQL repeats', async () => {
  const app = http()
  app.get('/fails', () => {
    const cause = Object.assign(new Error('violates not-null constraint'), {
      code: '23502',
      detail: 'Failing row contains (Embargoed headline)',
      where: 'COPY version, line 1: "Embargoed headline"',
    })
    throw Object.assign(new Error('insert failed at /srv/agency/server.ts'), { cause })
  })
  const answer = await app.inject('/fails?q=whom-I-look-for')
  expect(answer.statusCode).toBe(500)
  expect(answer.json()).toMatchObject({ error: { code: 'internal' } })
  expect(answer.body).not.toContain('/srv/agency')
  expect(JSON.stringify(lines)).not.toMatch(/Embargoed headline|whom-I-look-for/)
  expect(lines).toContainEqual(
    expect.objectContaining({
      path: '/fails',
      err: expect.objectContaining({ cause: expect.objectContaining({ code: '23502' }) }),
    }),
  )
})

it('takes secrets out of what is logged, by their names', () => {
  log.info({
    token: 'dl_1',
    headers: { authorization: 'Bearer dl_1', cookie: 'a=dl_1' },
    one: { two: { secret: 'dl_1' } },
  })
  expect(JSON.stringify(lines)).not.toContain('dl_1')
})

it('hands on addresses that no router can read', async () => {
  const own = http()
  expect((await own.inject('/%ff')).statusCode).toBe(400)
  const app = http((_request, response) => response.writeHead(404).end('not here'))
  expect(await app.inject('/%ff')).toMatchObject({ statusCode: 404, body: 'not here' })
})

it('refuses a body over the limit', async () => {
  const app = http()
  app.post('/small', { schema: { body: z.looseObject({}) } }, () => ({ ok: true }))
  const answer = await app.inject({ method: 'POST', url: '/small', payload: { text: 'x'.repeat(1024 * 1024) } })
  expect(answer.statusCode).toBe(413)
})
