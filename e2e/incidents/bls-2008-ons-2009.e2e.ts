/**
 * BLS, United States, 2008, and ONS, United Kingdom, 2009. After a change of configuration figures of the labour market went out
 * seconds and minutes before 08:30. At the other office somebody set a release to "immediate", nothing warned them, and the figures of the
 * next day were public for as long as it took to notice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Frozen, Newsroom, type Person, type Subscriber, until } from './newsroom.ts'

const HEADLINE = 'Jobless rate falls to 4.1 percent in October'
const AT = new Date('2027-03-05T08:30:00Z')
const before = (seconds: number) => new Date(AT.getTime() - seconds * 1000)

let newsroom: Newsroom
let ana: Person
let client: Subscriber
let figures: Frozen

beforeAll(async () => {
  newsroom = await Newsroom.open()
  await newsroom.setClock(before(20 * 3600))
  ana = await newsroom.person('Ana Reed', 'chief')
  await newsroom.person('Ben Quay', 'chief')
  client = await newsroom.subscriber('Daily Tide')
  figures = await ana.freeze(
    await ana.write({
      headline: HEADLINE,
      text: 'The rate was 4.1 percent, the office said.',
      section: 'general',
      embargo: { until: AT.toISOString() },
    }),
  )
})
afterAll(() => newsroom?.close())

const isOut = async () => {
  const pages = await Promise.all(
    ['/en', '/en/general', '/en/search?q=jobless', '/feed.json', '/sitemap.xml'].map((p) => newsroom.page(p)),
  )
  const wire = await newsroom.wire(client)
  return {
    site: pages.some((p) => p.text.includes('4.1 percent') || p.text.includes('jobless-rate')),
    wire: wire.length,
  }
}

describe('figures with a time', () => {
  it('are not released at once by whoever forgets the time: the embargo goes with the words', async () => {
    const answer = await ana.release(figures.storyId, 'publish', { candidate: figures })
    expect([answer.status, answer.body.effectiveAt]).toEqual([201, AT.toISOString()])
    expect(await isOut()).toEqual({ site: false, wire: 0 })
  })

  it('nor for an earlier time', async () => {
    const again = await ana.freeze(
      await ana.write({ headline: `${HEADLINE} (copy)`, text: 'x', embargo: { until: AT.toISOString() } }),
    )
    const early = await ana.release(again.storyId, 'publish', { candidate: again, effectiveAt: before(3600) })
    expect([early.status, early.body.effectiveAt]).toEqual([201, AT.toISOString()])
  })

  it('and "release now" is a release of its own, which takes two people and a passkey', async () => {
    await ana.stepUp()
    const alone = await ana.release(figures.storyId, 'embargo-lift')
    expect([alone.status, alone.code]).toEqual([409, 'approval-missing'])
    expect(alone.body.error.data.rules).toContain('embargo-lift')
    expect(await isOut()).toEqual({ site: false, wire: 0 })
  })

  it('do not come out when the clock of the machine runs wild', async () => {
    // The database's clock is the only one: steps to and fro before the time, and one second short of it.
    for (const seconds of [30, 3600, 10, 2, 1]) {
      await newsroom.setClock(before(seconds))
      expect([seconds, await isOut()]).toEqual([seconds, { site: false, wire: 0 }])
    }
  })

  it('come out at the second, also when the program was down, and stay out when a clock goes back', async () => {
    await newsroom.setClock(AT)
    await until(async () => (await isOut()).site, 'the figures are on the site')
    expect((await newsroom.wire(client)).map((i) => [i.kind, i.effectiveAt])).toEqual([
      ['publish', AT.toISOString()],
      ['publish', AT.toISOString()],
    ])
    const [{ at }] = await newsroom.query(
      `SELECT min(d.offered_at) AS at FROM delivery d JOIN release_event e USING (release_no) WHERE e.story_id = $1`,
      [figures.storyId],
    )
    expect(new Date(at as string).getTime()).toBeGreaterThanOrEqual(AT.getTime())
    await newsroom.setClock(before(25))
    expect((await newsroom.page('/en/general')).text).toContain(HEADLINE)
  })
})

// Stopped by: the embargo is part of the words, the database's clock the only clock; lifting an embargo takes two people
