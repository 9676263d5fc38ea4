/**
 * Ghostwriter, Lithuania, Latvia and Poland, 2017 to 2021. With stolen logins of publishing systems an influence operation did not
 * write new stories: it replaced the words of old ones, which nobody at the paper looks at, and then spread the addresses.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Newsroom, type Person, type Subscriber } from './newsroom.ts'

const DAY = 24 * 3_600_000
const BEFORE = 'Harbour exercise ends without incident'
const AFTER = 'Soldiers desecrate cemetery during harbour exercise'

let newsroom: Newsroom
let vera: Person
let ben: Person
let cleo: Person
let client: Subscriber
let storyId: string
let path: string

beforeAll(async () => {
  newsroom = await Newsroom.open()
  vera = await newsroom.person('Vera Stone', 'editor')
  ben = await newsroom.person('Ben Quay', 'chief')
  cleo = await newsroom.person('Cleo Sand', 'editor')
  client = await newsroom.subscriber('Daily Tide')
  ;({ storyId } = await ben.publish({ headline: BEFORE, text: 'The exercise ended on Friday, the navy said.' }))
  path = (await ben.get(`/api/newsroom/stories/${storyId}`)).body.path
  // Three weeks on, nobody reads it any more.
  await newsroom.setClock(new Date(Date.now() + 21 * DAY))
  for (const person of [vera, ben, cleo]) expect((await person.signIn()).status).toBe(200)
})
afterAll(() => newsroom?.close())

describe('an old story in the hands of a stolen account', () => {
  it('is not replaced by one person, whatever the change is called', async () => {
    const thief = vera.stolen()
    const forged = await thief.freeze(await thief.rewrite(storyId, AFTER))
    const notice = 'More details.'
    for (const kind of ['update', 'correct'] as const) {
      const answer = await thief.release(storyId, kind, { candidate: forged, notice })
      expect([kind, answer.status, answer.code]).toEqual([kind, 409, 'approval-missing'])
      expect(answer.body.error.data.rules).toContain('old-story')
    }
    expect((await newsroom.page(path)).text).toContain(BEFORE)
    expect((await newsroom.page(path)).text).not.toContain('cemetery')
  })

  it('is not approved by who wrote it, and approval of other words does not carry it', async () => {
    const thief = vera.stolen()
    const harmless = await thief.freeze(await thief.rewrite(storyId, `${BEFORE}, navy says`))
    const asked = await thief.ask(storyId, 'update', { candidate: harmless })
    expect(asked.status).toBe(201)
    expect((await ben.approve(asked.body.id)).body.state).toBe('approved')
    // Approved were those words; the thief changes them and freezes again.
    const forged = await thief.freeze(await thief.rewrite(storyId, AFTER))
    const answer = await thief.release(storyId, 'update', { candidate: forged })
    expect([answer.status, answer.code]).toEqual([409, 'approval-missing'])
    const swapped = await thief.release(storyId, 'update', { candidate: { ...forged, digest: harmless.digest } })
    expect([swapped.status, swapped.code]).toEqual([409, 'candidate-other'])
    expect((await newsroom.page(path)).text).not.toContain('cemetery')
  })

  it('cannot be rewritten in the database by the program itself', async () => {
    const words = 'UPDATE version SET headline = $1 WHERE story_id = $2'
    await expect(newsroom.query(words, [AFTER, storyId])).rejects.toMatchObject({ code: 'DL001' })
  })

  it('and a change that two people let through is seen: by readers, and by everybody who was sent the old words', async () => {
    const honest = await ben.freeze(await ben.rewrite(storyId, `${BEFORE}; one boat damaged`))
    const notice = 'An earlier version did not mention a damaged boat.'
    const asked = await ben.ask(storyId, 'correct', { candidate: honest, notice })
    expect((await cleo.approve(asked.body.id)).body.state).toBe('approved')
    await ben.stepUp()
    expect((await ben.release(storyId, 'correct', { candidate: honest, notice })).status).toBe(201)
    expect((await newsroom.page(path)).text).toContain(notice)
    const now = (await ben.get(`/api/newsroom/stories/${storyId}`)).body.path as string
    const history = await newsroom.page(`${now}/history`)
    expect([history.status, history.text.includes(BEFORE), history.text.includes('one boat damaged')]).toEqual([
      200,
      true,
      true,
    ])
    expect((await newsroom.wire(client)).map((i) => [i.event, i.kind])).toContainEqual(['notice', 'correct'])
    const corrections = await newsroom.page('/en/corrections')
    expect(corrections.text).toContain('one boat damaged')
  })
})

// Stopped by: a second person for changes to old stories; approval bound to the exact words; versions that are never rewritten, with a public history
