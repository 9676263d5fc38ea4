/**
 * AP, United States, 15 November 2022. On the word of one unnamed official an alert said that Russian missiles had crossed into Poland. In a chat of ten
 * minutes one editor asked whether it was vetted; the answer was read as yes for the alert, and had meant something else. It was
 * withdrawn the next day.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Frozen, Newsroom, type Person, SOURCING } from './newsroom.ts'

const HEADLINE = 'Missiles cross into Selania, official says'
const ONE = {
  statement: 'A senior official who did not want to be named.',
  independent: 1,
  seen: 'Nothing was seen.',
  sources: [{ kind: 'official', named: false, name: '', contact: '', reason: 'Not allowed to speak.' }],
}

let newsroom: Newsroom
let ana: Person
let ben: Person
let cleo: Person
let alert: Frozen
let approvalId: string

beforeAll(async () => {
  newsroom = await Newsroom.open()
  ana = await newsroom.person('Ana Reed', 'editor')
  ben = await newsroom.person('Ben Quay', 'editor')
  cleo = await newsroom.person('Cleo Sand', 'chief')
  alert = await ana.freeze(
    await ana.write({
      headline: HEADLINE,
      text: 'Missiles crossed the border, an official said.',
      form: 'urgent',
      urgency: 2,
    }),
  )
})
afterAll(() => newsroom?.close())

describe('an alert on the word of one unnamed official', () => {
  it('is not released on a word in a chat: an approval is an object', async () => {
    const answer = await ana.release(alert.storyId, 'publish', { candidate: alert })
    expect([answer.status, answer.code]).toEqual([409, 'approval-missing'])
    expect(answer.body.error.data.sourcing).toBe(true)
    expect((await ana.ask(alert.storyId, 'publish', { candidate: alert }, { sourcing: null })).code).toBe(
      'sourcing-missing',
    )
  })

  it('says before the eyes of the approver how many say so, and who', async () => {
    let asked = await ana.ask(alert.storyId, 'publish', { candidate: alert }, { sourcing: ONE })
    if (asked.status !== 201) {
      const { sources: _, ...plain } = ONE
      asked = await ana.ask(alert.storyId, 'publish', { candidate: alert }, { sourcing: { ...plain, sources: [] } })
    }
    expect([asked.status, asked.code]).toEqual([201, undefined])
    approvalId = asked.body.id
    const read = await ben.get(`/api/newsroom/approvals/${approvalId}`)
    expect(read.body.sourcing).toMatchObject({ statement: ONE.statement, independent: 1, seen: ONE.seen })
    expect(JSON.stringify(read.body.items)).toContain(HEADLINE)
  })

  it('"vetted" is given for exact words, or it is nothing', async () => {
    const read = await ben.get(`/api/newsroom/approvals/${approvalId}`)
    const path = `/api/newsroom/approvals/${approvalId}/answer`
    await ben.stepUp()
    const other = await ben.post(path, { answer: 'given', digest: alert.digest })
    expect([other.status, other.code]).toEqual([409, 'approval-other'])
    // The second person doubts, and says what is missing.
    const refused = await ben.post(path, {
      answer: 'refused',
      reason: 'One unnamed official, nothing seen: find a second.',
      digest: read.body.digest,
    })
    expect(refused.body.state).toBe('refused')
    expect((await ana.release(alert.storyId, 'publish', { candidate: alert })).code).toBe('approval-missing')
    const seen = await ana.get(`/api/newsroom/approvals/${approvalId}`)
    expect(JSON.stringify(seen.body)).toContain('find a second')
  })

  it('an approval of milder words does not carry the first ones', async () => {
    await ana.type(alert.draftId, (doc) => {
      const text = doc.getText('headline')
      text.delete(0, text.length)
      text.insert(0, 'Explosion reported near the border of Selania; missile not confirmed')
    })
    const mild = await ana.freeze(alert)
    const asked = await ana.ask(alert.storyId, 'publish', { candidate: mild }, { sourcing: SOURCING })
    expect((await cleo.approve(asked.body.id)).body.state).toBe('approved')
    await ana.stepUp()
    expect((await ana.release(alert.storyId, 'publish', { candidate: alert })).code).toBe('approval-missing')
    expect((await ana.release(alert.storyId, 'publish', { candidate: mild })).status).toBe(201)
    const { text } = await newsroom.page('/en')
    expect([text.includes('not confirmed'), text.includes(HEADLINE)]).toEqual([true, false])
    // Kept for ever: who approved what, and on whose word.
    const controls = await cleo.get(`/api/newsroom/stories/${alert.storyId}/controls`)
    expect(controls.body.controls[0]).toMatchObject({ people: 2, path: 'approved' })
  })
})

// Stopped by: a statement of sourcing that the approver reads; approval of exact words, by name, or refusal with a reason
