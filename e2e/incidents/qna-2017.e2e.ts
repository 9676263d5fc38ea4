/**
 * QNA, Qatar, 24 May 2017. Remarks that the emir had not made stood on the agency's site and in its social accounts for hours. The agency
 * denied them, and had no way to show which of its words were its own: others went on quoting what they had seen.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Newsroom, type Person, runVerify, until } from './newsroom.ts'

const HEADLINE = 'Emir of Selania opens graduation of cadets'
const TEXT = 'The emir attended the ceremony and made no remarks.'

let newsroom: Newsroom
let ben: Person
let cleo: Person
/** As the agency prints it in its paper. */
let key: string
let path: string
let storyId: string

beforeAll(async () => {
  newsroom = await Newsroom.open()
  ben = await newsroom.person('Ben Quay', 'chief')
  ;({ storyId } = await ben.publish({
    headline: HEADLINE,
    text: TEXT,
  }))
  cleo = await newsroom.person('Cleo Sand', 'chief')
  key = (JSON.parse((await newsroom.page('/ledger/keys')).text) as { keys: string[] }).keys[0] ?? ''
  path = (await ben.get(`/api/newsroom/stories/${storyId}`)).body.path
})
afterAll(() => newsroom?.close())

describe('words in the agency’s name', () => {
  it('that it released are in its signed log: anybody proves it by the key alone', async () => {
    expect((await newsroom.page(path)).status).toBe(200)
    await until(async () => (await runVerify(newsroom, newsroom.url + path, key)) === 'same-words', 'the log has it')
    expect(await runVerify(newsroom, `${HEADLINE}\n${TEXT}`, key)).toBe('same-words')
  })

  it('that it never released are not, wherever they stand', async () => {
    const forged = `${HEADLINE}\nThe emir praised the enemy of its neighbours.`
    expect(await runVerify(newsroom, forged, key)).not.toMatch(/words|in-the-log/)
    expect((await newsroom.page('/ledger/words/' + '0'.repeat(64))).status).toBe(404)
  })

  it('and a server in other hands that signs with another key is not believed', async () => {
    const other = key.replace(/^[^+]+/, 'other.example')
    expect(await runVerify(newsroom, newsroom.url + path, other)).not.toMatch(/words|in-the-log/)
  })

  it('that are taken back are said to be, also to whoever kept a copy', async () => {
    const notice = 'Not ours.'
    const asked = await ben.ask(storyId, 'kill', { notice })
    expect((await cleo.approve(asked.body.id)).body.state).toBe('approved')
    await ben.stepUp()
    expect((await ben.release(storyId, 'kill', { notice })).status).toBe(201)
    await until(async () => (await runVerify(newsroom, newsroom.url + path, key)) === 'taken-back', 'the log says so')
  })

  it('cannot be slipped into the log afterwards: it is append-only, in the database too', async () => {
    await expect(newsroom.query('UPDATE ledger_leaf SET record = record')).rejects.toMatchObject({ code: 'DL001' })
    await expect(newsroom.query('DELETE FROM ledger_leaf')).rejects.toMatchObject({ code: 'DL001' })
    const checkpoint = await newsroom.page('/ledger/checkpoint')
    expect([checkpoint.status, checkpoint.text.includes('— ')]).toEqual([200, true])
  })
})

// Stopped by: a signed, append-only log of everything released, that anybody checks without trust in the site
