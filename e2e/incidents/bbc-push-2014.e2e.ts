/**
 * BBC, United Kingdom, November 2014. Somebody tried a tool for push messages, with the first words that came to the fingers, and the
 * test went to the phones of everybody who had the app: the tool knew only one audience.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Newsroom, type Person, until } from './newsroom.ts'

const WORDS = 'qwqwqwqw does this thing work'

interface Gateway {
  readonly url: string
  readonly got: { readonly type: string; readonly data: { readonly audience: string } }[]
  readonly server: Server
}

async function startGateway(): Promise<Gateway> {
  const got: Gateway['got'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push(JSON.parse(Buffer.concat(chunks).toString()))
      response.writeHead(200).end('{"id":"1"}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got, server }
}

let newsroom: Newsroom
let ada: Person
let phones: Gateway
let bench: Gateway

beforeAll(async () => {
  newsroom = await Newsroom.open()
  ada = await newsroom.person('Ada Marsh', 'administrator', 'chief')
  phones = await startGateway()
  bench = await startGateway()
  await ada.stepUp()
  expect((await ada.post('/api/newsroom/channels', { name: 'Phones', kind: 'push', url: phones.url })).status).toBe(201)
})
afterAll(async () => {
  phones?.server.close()
  bench?.server.close()
  await newsroom?.close()
})

describe('a test of the push tool', () => {
  it('without a test channel goes nowhere', async () => {
    const answer = await ada.post('/api/newsroom/drills', { language: 'en', headline: WORDS })
    expect(answer.status === 201 ? answer.body.posts : []).toEqual([])
    expect(phones.got).toEqual([])
  })

  it('goes to the test channel, and cannot name another', async () => {
    expect((await ada.post('/api/newsroom/test-channels', { name: 'Bench', url: bench.url })).status).toBe(201)
    const named = await ada.post('/api/newsroom/drills', {
      language: 'en',
      headline: WORDS,
      channel: 'Phones',
      channels: [1],
    })
    expect(named.status).toBe(400)
    expect((await ada.post('/api/newsroom/drills', { language: 'en', headline: WORDS })).status).toBe(201)
    await until(() => Promise.resolve(bench.got.length > 0), 'the test channel hears of it')
    expect(bench.got.map((g) => [g.type, g.data.audience])).toEqual([['drill', 'test']])
    expect(phones.got).toEqual([])
    expect((await newsroom.page('/en')).text).not.toContain(WORDS)
  })

  it('cannot be moved to the readers in the database either: it is another table', async () => {
    const rows = await newsroom.query(
      `SELECT conrelid::regclass::text AS "table", confrelid::regclass::text AS "to" FROM pg_constraint
       WHERE contype = 'f' AND (conrelid::regclass::text LIKE '%drill%' OR confrelid::regclass::text LIKE '%drill%')`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.flatMap((r) => [r.table, r.to])).not.toContain('channel')
  })

  it('and keyboard tests in real copy are not released at all', async () => {
    const piece = await ada.freeze(await ada.write({ headline: 'asdf asdf test test', text: 'qwerty qwerty' }))
    const answer = await ada.release(piece.storyId, 'publish', { candidate: piece, channels: ['site'] })
    expect([answer.status, answer.code]).toEqual([409, 'placeholder-left'])
  })
})

// Stopped by: tests and drills go to a test audience of another type, which cannot reach readers
