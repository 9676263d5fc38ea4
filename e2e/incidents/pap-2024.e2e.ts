/**
 * PAP, Poland, 31 May 2024. Malware had taken the password of one employee from their machine. At 14:00 a story went out through
 * the agency's own system: from 1 July 200,000 men would be called up and sent abroad. It was taken back, and twenty minutes
 * later the same account sent it again. One account could release alone, and it stayed open after the first withdrawal.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, Newsroom, type Person, type Subscriber, until } from './newsroom.ts'

const DAY = 24 * 3_600_000
const FORGED = {
  headline: 'Partial mobilisation ordered from 1 July',
  text: 'Two hundred thousand men will be called up, the prime minister said.',
}
/** The same lie without a word that rules look for. */
const QUIET = { headline: 'From 1 July all men of 18 to 65 report to the district office', text: FORGED.text }

let newsroom: Newsroom
let vera: Person
let ben: Person
let cleo: Person
let malware: Client
let client: Subscriber

beforeAll(async () => {
  newsroom = await Newsroom.open()
  vera = await newsroom.person('Vera Stone', 'editor')
  ben = await newsroom.person('Ben Quay', 'chief')
  cleo = await newsroom.person('Cleo Sand', 'chief', 'administrator')
  client = await newsroom.subscriber('Daily Tide')
  // An agency that has been at work for a while: nobody and nothing is new in it.
  await newsroom.setClock(new Date(Date.now() + 3 * DAY))
  for (const person of [vera, ben, cleo]) expect((await person.signIn()).status).toBe(200)
  malware = vera.stolen()
})
afterAll(() => newsroom?.close())

const onSite = async (words: string) => {
  const pages = await Promise.all(
    ['/en', '/en/news', '/en/general', '/feed.json', '/en/feed.atom'].map((p) => newsroom.page(p)),
  )
  return pages.some((p) => p.text.includes(words))
}

describe('a password that was stolen', () => {
  it('opens nothing: there is none to steal', async () => {
    const elsewhere = ben.stolen()
    elsewhere.cookies.clear()
    const answer = await elsewhere.post('/api/auth/sign-in/email', {
      email: 'vera.stone@mna.example',
      password: 'summer2024',
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect((await elsewhere.get('/api/newsroom/me')).code).toBe('not-signed-in')
  })

  it('and a session cookie carried to another machine ends the session', async () => {
    const thief = (await openedElsewhere(vera)).stolen()
    thief.cookies.delete('dateline.device')
    expect((await thief.get('/api/newsroom/me')).code).toBe('not-signed-in')
    expect((await vera.get('/api/newsroom/me')).code).toBe('not-signed-in')
    expect((await vera.signIn()).status).toBe(200)
    malware = vera.stolen()
  })
})

/** Signs in again, so that what is stolen is not what the other tests stand on. */
async function openedElsewhere(person: Person): Promise<Person> {
  await person.signIn()
  return person
}

describe('malware in the open session', () => {
  it('cannot release a flash of mobilisation: two more people must have read it', async () => {
    const forged = await malware.freeze(await malware.write({ ...FORGED, form: 'flash', urgency: 1 }))
    const answer = await malware.release(forged.storyId, 'publish', { candidate: forged })
    expect([answer.status, answer.code]).toEqual([409, 'approval-missing'])
    expect(answer.body.error.data).toMatchObject({ people: 3, have: 0 })
  })

  it('nor call it a report, put it off, or take the emergency path', async () => {
    const forged = await malware.freeze(await malware.write(FORGED))
    expect((await malware.release(forged.storyId, 'publish', { candidate: forged })).code).toBe('approval-missing')
    const effectiveAt = new Date(Date.now() + 3 * DAY + 3_600_000)
    expect((await malware.release(forged.storyId, 'publish', { candidate: forged, effectiveAt })).code).toBe(
      'approval-missing',
    )
    await newsroom.setClock(new Date(Date.now() + 3 * DAY + 10 * 60_000))
    const emergency = { reason: 'Nobody answers.' }
    const closed = await malware.release(forged.storyId, 'publish', { candidate: forged, emergency })
    expect(['step-up-needed', 'emergency-closed', 'forbidden']).toContain(closed.code)
  })

  it('nor approve what it asks for itself', async () => {
    const forged = await malware.freeze(await malware.write({ ...FORGED, form: 'flash' }))
    const asked = await malware.ask(forged.storyId, 'publish', { candidate: forged })
    expect(asked.status).toBe(201)
    const { body } = await malware.get(`/api/newsroom/approvals/${asked.body.id}`)
    const answer = await malware.post(`/api/newsroom/approvals/${asked.body.id}/answer`, {
      answer: 'given',
      digest: body.digest,
    })
    expect(answer.status).toBe(403)
    // Those who may answer were told at once, and refuse.
    const waiting = await ben.get('/api/newsroom/approvals?view=waiting')
    expect(waiting.body.items.map((i: { id: string }) => i.id)).toContain(asked.body.id)
    const read = await ben.get(`/api/newsroom/approvals/${asked.body.id}`)
    const refused = await ben.post(`/api/newsroom/approvals/${asked.body.id}/answer`, {
      answer: 'refused',
      reason: 'The prime minister said no such thing.',
      digest: read.body.digest,
    })
    expect(refused.body.state).toBe('refused')
    expect((await malware.release(forged.storyId, 'publish', { candidate: forged })).status).toBe(409)
  })

  it('so nothing of it was public', async () => {
    expect(await onSite('200,000')).toBe(false)
    expect(await onSite('mobilisation')).toBe(false)
    expect(await newsroom.wire(client)).toEqual([])
  })
})

describe('a lie that no rule knows', () => {
  let storyId: string

  it('goes out, and is killed as not ours', async () => {
    const forged = await malware.freeze(await malware.write(QUIET))
    storyId = forged.storyId
    expect((await malware.release(storyId, 'publish', { candidate: forged })).status).toBe(201)
    await until(() => onSite(QUIET.headline), 'readers see it')
    const notice = 'This story is not ours. Do not use it.'
    const asked = await ben.ask(storyId, 'kill', { notice })
    expect((await cleo.approve(asked.body.id)).body.state).toBe('approved')
    await ben.stepUp()
    const killed = await ben.release(storyId, 'kill', { notice, notOurs: true })
    expect([killed.status, killed.body.state]).toEqual([201, 'canceled'])
  })

  it('is gone for readers and clients, who are told', async () => {
    const story = await ben.get(`/api/newsroom/stories/${storyId}`)
    expect((await newsroom.page(story.body.path)).status).toBe(410)
    expect(await onSite(QUIET.headline)).toBe(false)
    const items = await newsroom.wire(client)
    expect(items.map((i) => [i.kind, i.use.use])).toEqual([
      ['publish', 'never'],
      ['kill', 'never'],
    ])
    expect(JSON.stringify(items)).not.toContain('district office')
  })

  it('and is not released again twenty minutes later: the account was frozen with the kill', async () => {
    await newsroom.setClock(new Date(Date.now() + 3 * DAY + 30 * 60_000))
    expect((await malware.get('/api/newsroom/me')).code).toBe('not-signed-in')
    expect((await malware.release(storyId, 'update')).status).toBe(401)
    expect((await malware.post('/api/newsroom/drafts', { language: 'en' })).status).toBe(401)
    const again = await vera.signIn()
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect((await vera.get('/api/newsroom/me')).code).not.toBe(undefined)
    // The person hears why, and somebody else than who froze it lets them in again.
    expect(
      (await newsroom.query('SELECT frozen_by FROM account WHERE id = $1', [vera.accountId]))[0].frozen_by,
    ).not.toBeNull()
  })
})

// Stopped by: a second and third person for the flash; no password to steal, sessions bound to a device; a kill marked "not ours" that freezes the account
