/**
 * OBR, United Kingdom, 26 November 2025. The forecast of the budget was to come out after the speech. Its file had been put where last year's had
 * been, under a name that only the year told apart; one address tried thirty-two times before it answered, and for three quarters of an hour it was
 * read by whoever had the address. Nothing noticed the tries.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Frozen, Newsroom, type Person, type Subscriber, until } from './newsroom.ts'

const HEADLINE = 'Growth forecast cut to 1.4 percent'
const SECRET = 'zephyrine'
const AT = new Date('2027-11-26T12:30:00Z')
/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)

let newsroom: Newsroom
let ana: Person
let ben: Person
let client: Subscriber
let forecast: Frozen
let publicId: string
let picture: string

beforeAll(async () => {
  newsroom = await Newsroom.open()
  await newsroom.setClock(new Date(AT.getTime() - 3_600_000))
  ana = await newsroom.person('Ana Reed', 'chief')
  ben = await newsroom.person('Ben Quay', 'chief', 'administrator')
  client = await newsroom.subscriber('Daily Tide')
  // Last year's forecast, whose address everybody knows.
  await ana.publish({ headline: 'Growth forecast raised to 1.9 percent', text: 'The office raised it.' })
  const response = await fetch(`${newsroom.url}/api/newsroom/media`, {
    method: 'POST',
    headers: { cookie: ana.cookie, origin: newsroom.url, 'user-agent': ana.userAgent, 'content-type': 'image/png' },
    body: PNG,
  })
  const uploaded = (await response.json()) as { src?: string; name?: string }
  expect(response.status).toBeLessThan(300)
  picture = uploaded.src ?? `/media/${uploaded.name}`
  forecast = await ana.freeze(
    await ana.write({
      headline: HEADLINE,
      text: `The ${SECRET} forecast was cut.`,
      embargo: { until: AT.toISOString() },
      body: [
        { type: 'paragraph', spans: [{ text: `The ${SECRET} forecast was cut.` }] },
        { type: 'picture', src: picture, alt: 'Chart', caption: [] },
      ] as never,
    }),
  )
  expect((await ana.release(forecast.storyId, 'publish', { candidate: forecast })).status).toBe(201)
  publicId = (await ana.get(`/api/newsroom/stories/${forecast.storyId}`)).body.story.publicId
})
afterAll(() => newsroom?.close())

describe('a forecast under embargo', () => {
  it('is at no address that can be guessed from its words or from last year’s', async () => {
    const guesses = [
      '/en/general/growth-forecast-cut-to-1-4-percent',
      '/en/general/growth-forecast-2027',
      '/en/general/forecast-november-2027',
      '/media/forecast-2027.png',
      '/media/forecast_november_2027.pdf',
      `/en/search?q=${SECRET}`,
      '/en/search?q=forecast+cut',
      '/en/news/2027-11-26',
      '/feed.json',
      '/en/feed.atom',
      '/en/general/feed.rss',
      '/sitemap.xml',
      '/news-sitemap.xml',
      '/ledger/checkpoint',
      '/ledger/tile/0/000',
      '/ledger/tile/entries/000.p/1',
    ]
    for (const guess of guesses) {
      const { text } = await newsroom.page(guess)
      // A search says again what was asked, and finds nothing.
      const said = guess.includes(SECRET) ? text.replaceAll(/value="[^"]*"|q=[\w+]*/g, '') : text
      const found = [HEADLINE, `The ${SECRET}`, publicId].filter((words) => said.includes(words))
      expect([guess, found]).toEqual([guess, []])
    }
  })

  it('does not answer even where the address is right: page, history and picture are authorised at the release', async () => {
    for (const path of [
      `/en/general/growth-forecast-cut-to-1-4-percent-${publicId}`,
      `/en/general/${publicId}`,
      picture,
    ]) {
      const { status, text } = await newsroom.page(path)
      expect([path, status, text.includes(SECRET)]).toEqual([path, 404, false])
    }
    expect(await newsroom.wire(client)).toHaveLength(1)
  })

  it('and thirty-two tries raise the alarm', async () => {
    for (let n = 0; n < 32; n += 1)
      await newsroom.page(`/en/general/growth-forecast-cut-to-1-4-percent-${publicId}?try=${n}`)
    await until(async () => {
      const rows = await newsroom.query(`SELECT FROM audit_entry WHERE action LIKE '%prob%'`)
      return rows.length > 0
    }, 'the alarm')
    // Who can do something about it is told in the newsroom.
    const notices = await ben.get('/api/newsroom/notices')
    expect(JSON.stringify(notices.body)).toMatch(/prob/)
  })

  it('is there for everybody when its time has come', async () => {
    await newsroom.setClock(AT)
    await until(async () => (await newsroom.page(`/en/general/${publicId}`)).text.includes(SECRET), 'the forecast')
    expect((await newsroom.page(picture)).status).toBe(200)
    expect((await newsroom.wire(client)).length).toBe(2)
  })
})

// Stopped by: closed until release on every address, page and picture alike; names that cannot be guessed; an alarm for guesses near what waits
