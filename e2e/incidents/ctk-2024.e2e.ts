/**
 * ČTK, Czech Republic, 23 April 2024. Somebody got into the publishing system of the agency's reader site and put up two invented
 * stories, in Czech and in English, one of them pushed to phones: an attempt on a president foiled, and a statement on it. The wire
 * was a system of its own and never carried them; copies on portals of partners stayed up after the agency had taken its own down.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Newsroom, type Person, type Subscriber, until } from './newsroom.ts'

const HEADLINE = 'Plot against the president of Selania foiled, service says'

let newsroom: Newsroom
let ada: Person
let cleo: Person
let web: Person
let client: Subscriber
let phones: Server
const pushed: any[] = []

beforeAll(async () => {
  newsroom = await Newsroom.open()
  ada = await newsroom.person('Ada Marsh', 'administrator', 'chief')
  cleo = await newsroom.person('Cleo Sand', 'chief')
  client = await newsroom.subscriber('Daily Tide')
  phones = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      pushed.push(JSON.parse(Buffer.concat(chunks).toString()))
      response.writeHead(200).end('{"id":"1"}')
    })
  })
  await new Promise<void>((done) => phones.listen(0, '127.0.0.1', () => done()))
  await ada.stepUp()
  const { port } = phones.address() as AddressInfo
  const channel = { name: 'Phones', kind: 'push', url: `http://127.0.0.1:${port}/hook` }
  expect((await ada.post('/api/newsroom/channels', channel)).status).toBe(201)
  // The people of the site write and release for the site, and for nothing else.
  const role = {
    name: 'Web editor',
    summary: 'Releases to the site.',
    rights: ['draft:read', 'draft:write', 'release:publish', 'release:update', 'channel:site'],
  }
  expect((await ada.send('PUT', '/api/newsroom/roles/web', role)).status).toBe(204)
  web = await newsroom.person('Web Desk', 'web')
})
afterAll(async () => {
  phones?.close()
  await newsroom?.close()
})

describe('an account of the site in other hands', () => {
  let storyId: string
  let czech: string

  it('cannot push to phones, nor reach the wire', async () => {
    const forged = await web.freeze(await web.write({ headline: HEADLINE, text: 'The service gave no details.' }))
    storyId = forged.storyId
    for (const channels of [['push'], ['site', 'push'], ['site', 'wire'], ['wire']]) {
      const answer = await web.release(storyId, 'publish', { candidate: forged, channels })
      expect([channels, answer.status, answer.code]).toEqual([channels, 403, 'channel-forbidden'])
    }
    expect((await web.release(storyId, 'publish', { candidate: forged })).status).toBe(201)
  })

  it('reaches the readers of the site in two languages, and nobody else', async () => {
    const forged = await web.freeze(
      await web.write({
        headline: 'Спецслужба сообщила о сорванном заговоре',
        text: 'Подробностей нет.',
        language: 'ru',
      }),
    )
    czech = forged.storyId
    expect((await web.release(czech, 'publish', { candidate: forged })).status).toBe(201)
    expect((await newsroom.page('/en')).text).toContain(HEADLINE)
    expect((await newsroom.page('/ru')).text).toContain('сорванном заговоре')
    expect(await newsroom.wire(client)).toEqual([])
    expect(pushed).toEqual([])
  })

  it('may not take anything down either, nor let itself push', async () => {
    expect((await web.release(storyId, 'kill', { notice: 'x' })).status).toBe(403)
    const role = { name: 'Web editor', summary: 'x', rights: ['release:publish', 'channel:push'] }
    expect((await web.send('PUT', '/api/newsroom/roles/web', role)).status).toBe(403)
  })

  it('is shut by the kill, in both languages; feeds tell copies to drop it', async () => {
    const notice = 'Not ours: entered by others. Do not use.'
    for (const id of [storyId, czech]) {
      const asked = await ada.ask(id, 'kill', { notice })
      expect((await cleo.approve(asked.body.id)).body.state).toBe('approved')
      await ada.stepUp()
      expect((await ada.release(id, 'kill', { notice, notOurs: true })).status).toBe(201)
    }
    expect((await web.get('/api/newsroom/me')).status).toBe(401)
    for (const id of [storyId, czech]) {
      const { body } = await ada.get(`/api/newsroom/stories/${id}`)
      const page = await newsroom.page(body.path)
      expect([page.status, page.text.includes(HEADLINE), page.text.includes('заговоре')]).toEqual([410, false, false])
    }
    const guid = (await ada.get(`/api/newsroom/stories/${storyId}`)).body.story.guid as string
    await until(async () => !(await newsroom.page('/en/feed.json')).text.includes(HEADLINE), 'the feed drops it')
    const atom = await newsroom.page('/en/feed.atom')
    expect([atom.text.includes('deleted-entry'), atom.text.includes(guid)]).toEqual([true, true])
    expect(pushed).toEqual([])
  })
})

// Stopped by: a right for each channel (the site's account reaches neither phones nor the wire); freeze on a kill that is "not ours"; tombstones in the feeds that copies are made from
