/**
 * AFP, France, 28 February 2015. A correspondent took a mayor to say that Martin Bouygues had died; the mayor had spoken of another Martin. The
 * alert, the urgent and the leads all said it, and translations followed. He was alive. One notice had to take back the whole series.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Frozen, Newsroom, type Person, type Subscriber, SOURCING } from './newsroom.ts'

const NAME = 'Martin Vasseur'

let newsroom: Newsroom
let ana: Person
let ben: Person
let cleo: Person
let always: Subscriber
let briefly: Subscriber
let alert: Frozen
let translation: Frozen

beforeAll(async () => {
  newsroom = await Newsroom.open()
  ana = await newsroom.person('Ana Reed', 'chief')
  ben = await newsroom.person('Ben Quay', 'chief')
  cleo = await newsroom.person('Cleo Sand', 'chief')
  always = await newsroom.subscriber('Daily Tide')
  briefly = await newsroom.subscriber('Evening Buoy')
})
afterAll(() => newsroom?.close())

/** Ana releases, and Ben lets himself be told that it is true. */
async function through(kind: 'publish' | 'update', piece: Frozen): Promise<void> {
  const asked = await ana.ask(piece.storyId, kind, { candidate: piece })
  if (asked.status === 201) {
    expect((await ben.approve(asked.body.id)).body.state).toBe('approved')
    await ana.stepUp()
  }
  const released = await ana.release(piece.storyId, kind, { candidate: piece })
  expect([released.status, released.code]).toEqual([201, undefined])
}

describe('a death that did not happen', () => {
  it('needs a statement of how it is known, and the second person reads how thin it is', async () => {
    alert = await ana.freeze(
      await ana.write({ headline: `${NAME} dead, mayor says`, text: `${NAME} has died.`, form: 'flash', urgency: 1 }),
    )
    expect((await ana.release(alert.storyId, 'publish', { candidate: alert })).code).toBe('approval-missing')
    expect((await ana.ask(alert.storyId, 'publish', { candidate: alert }, { sourcing: null })).code).toBe(
      'sourcing-missing',
    )
    const thin = { ...SOURCING, statement: 'A mayor, by telephone.', independent: 1, seen: '' }
    const asked = await ana.ask(alert.storyId, 'publish', { candidate: alert }, { sourcing: thin })
    const read = await ben.get(`/api/newsroom/approvals/${asked.body.id}`)
    expect(read.body.sourcing).toMatchObject({ statement: 'A mayor, by telephone.', independent: 1 })
    await ana.post(`/api/newsroom/approvals/${asked.body.id}/void`)
  })

  it('is believed by two people, and runs as alert, urgent, lead and translation', async () => {
    await through('publish', alert)
    await through('update', await ana.freeze(await ana.rewrite(alert.storyId, `${NAME}, builder, dead at 62`)))
    await through('update', await ana.freeze(await ana.rewrite(alert.storyId, `LEAD: ${NAME} dead; shares fall`)))
    const made = await ana.post(`/api/newsroom/stories/${alert.storyId}/translations`, { language: 'ru' })
    expect(made.status).toBe(201)
    await ana.type(made.body.draftId, (doc) => {
      const text = doc.getText('headline')
      text.delete(0, text.length)
      text.insert(0, 'Умер Мартин Вассёр')
    })
    translation = await ana.freeze({ draftId: made.body.draftId, storyId: made.body.storyId })
    await through('publish', translation)
    expect(await newsroom.wire(briefly)).toHaveLength(4)
    // One client has changed what it takes, and hears of none of this any more.
    await newsroom.query(`UPDATE subscriber SET languages = '{ar}' WHERE name = 'Evening Buoy'`)
  })

  it('is killed as a chain: one notice for alert, urgent, leads and translations', async () => {
    const notice = `${NAME} is alive. Kill the alert and everything that followed it.`
    const others = [translation.storyId]
    const asked = await ana.ask(alert.storyId, 'kill', { notice, target: 'chain', others })
    expect((await cleo.approve(asked.body.id)).body.state).toBe('approved')
    await ana.stepUp()
    const killed = await ana.release(alert.storyId, 'kill', { notice, target: 'chain', others })
    expect([killed.status, killed.code]).toEqual([201, undefined])
    for (const { storyId } of [alert, translation]) {
      const story = await ana.get(`/api/newsroom/stories/${storyId}`)
      expect([storyId, story.body.state]).toEqual([storyId, 'canceled'])
      expect((await newsroom.page(story.body.path)).status).toBe(410)
    }
    for (const path of ['/en', '/ru', '/feed.json', '/en/search?q=Vasseur']) {
      const { text } = await newsroom.page(path)
      expect([path, text.includes('dead at 62'), text.includes('Вассёр')]).toEqual([path, false, false])
    }
  })

  it('and every client that had any of it is told, also the one that had turned away', async () => {
    for (const subscriber of [always, briefly]) {
      const items = await newsroom.wire(subscriber)
      const kills = items.filter((i) => i.kind === 'kill')
      expect(new Set(kills.map((k) => k.guid)).size).toBe(2)
      expect(items.every((i) => i.use.use === 'never')).toBe(true)
      expect(JSON.stringify(items)).not.toContain('dead at 62')
    }
  })
})

// Stopped by: one kill of the whole chain, which reaches everybody who had any of it; a statement of sourcing before it ran
