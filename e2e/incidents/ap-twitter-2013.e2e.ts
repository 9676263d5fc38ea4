/**
 * AP, United States, 23 April 2013. A phished password let strangers post in the agency's social account that two explosions had hurt the
 * president. It stood for minutes; machines that read headlines sold, and the market fell by a hundred and forty points and came back.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Newsroom, type Person, until } from './newsroom.ts'

const FORGED = 'Breaking: two explosions at the palace, president injured'

let newsroom: Newsroom
let ada: Person
let sam: Person
let gateway: Server
let publicKey: string
const got: { readonly headers: NodeJS.Dict<string | string[]>; readonly text: string }[] = []

beforeAll(async () => {
  newsroom = await Newsroom.open()
  ada = await newsroom.person('Ada Marsh', 'administrator', 'chief')
  sam = await newsroom.person('Sam Reed', 'reporter')
  gateway = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push({ headers: request.headers, text: Buffer.concat(chunks).toString() })
      response.writeHead(200).end('{"id":"post-1"}')
    })
  })
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', () => done()))
  await ada.stepUp()
  const { port } = gateway.address() as AddressInfo
  const made = await ada.post('/api/newsroom/channels', {
    name: 'Social',
    kind: 'social',
    url: `http://127.0.0.1:${port}/`,
  })
  expect(made.status).toBe(201)
  publicKey = made.body.publicKey
})
afterAll(async () => {
  gateway?.close()
  await newsroom?.close()
})

describe('the agency’s social account', () => {
  it('has no password that a person could give away', async () => {
    const { body } = await ada.get('/api/newsroom/channels')
    expect(publicKey).toMatch(/^whpk_/)
    expect(JSON.stringify(body)).not.toMatch(/whsk_|password|secret/i)
  })

  it('takes no words by hand: no route posts, neither for a thief nor for a chief', async () => {
    for (const who of [sam.stolen(), ada]) {
      for (const path of ['/api/newsroom/channels/1/posts', '/api/newsroom/channels/1', '/api/newsroom/posts']) {
        const answer = await who.post(path, { headline: FORGED, text: FORGED })
        expect([path, answer.status >= 400]).toEqual([path, true])
      }
    }
    expect(
      (await sam.stolen().post('/api/newsroom/channels', { name: 'Mine', kind: 'social', url: 'http://127.0.0.1:9/' }))
        .status,
    ).toBe(403)
    expect(got).toEqual([])
  })

  it('a forged alert has to be released first, which takes other people', async () => {
    const piece = await ada.freeze(
      await ada.write({ headline: FORGED, text: 'Nobody knows more.', form: 'flash', urgency: 1 }),
    )
    const answer = await ada.release(piece.storyId, 'publish', { candidate: piece, channels: ['site', 'wire', 'push'] })
    expect([answer.status, answer.code]).toEqual([409, 'approval-missing'])
    const reporter = await sam.stolen().write({ headline: FORGED, text: 'x' })
    const forged = await sam.freeze(reporter)
    expect((await sam.release(forged.storyId, 'publish', { candidate: forged })).status).toBe(403)
    expect(got).toEqual([])
  })

  it('carries what was released, signed with a key that never leaves the program', async () => {
    await ada.publish({ headline: 'Ferry timetable changes on Monday', text: 'Two more ferries will run.' })
    await until(() => Promise.resolve(got.length > 0), 'the gateway hears of it')
    const [post] = got
    const id = String(post?.headers['webhook-id'])
    const stamp = String(post?.headers['webhook-timestamp'])
    const signature = String(post?.headers['webhook-signature']).replace(/^v1a,/, '')
    const raw = Buffer.from(publicKey.replace('whpk_', ''), 'base64')
    const key = {
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
      format: 'der',
      type: 'spki',
    } as const
    const signed = Buffer.from(`${id}.${stamp}.${post?.text ?? ''}`)
    expect(verify(null, signed, key, Buffer.from(signature, 'base64'))).toBe(true)
    expect(verify(null, Buffer.from(`${id}.${stamp}.${FORGED}`), key, Buffer.from(signature, 'base64'))).toBe(false)
    expect(got.every((g) => !g.text.includes('explosions'))).toBe(true)
  })
})

// Stopped by: channels post only what was released, signed by the program; no person holds a password of theirs
