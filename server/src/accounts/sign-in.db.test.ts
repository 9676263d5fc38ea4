import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SoftwareAuthenticator } from '../testing/authenticator.ts'
import { setTestClock } from '../testing/clock.ts'
import { type Browser, type Door, openDoor, ORIGIN } from './accounts.testing.ts'
import { changePerson, invite, personById, renewLink } from './people.ts'

let door: Door
let serial = 0
beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())
afterEach(() => setTestClock(door.owner, null))

const person = (roles: readonly string[] = ['reporter']) => {
  serial += 1
  return invite(door.db, ORIGIN, { name: `Person ${serial}`, email: `person${serial}@example.org`, roles }, 'cli')
}

/** Somebody with a passkey who has just come through the welcome page. */
async function welcomed(
  roles?: readonly string[],
): Promise<{ id: string; browser: Browser; key: SoftwareAuthenticator }> {
  const { id, link } = await person(roles)
  const browser = door.browser()
  const key = new SoftwareAuthenticator(ORIGIN)
  expect((await browser.useLink(link.url)).status).toBe(200)
  expect(await browser.register(key, 'Laptop')).toMatchObject({ status: 200 })
  return { id, browser, key }
}

const clock = async (ms: number) => {
  const { rows } = await sql<{ now: Date }>`SELECT clock_timestamp() AS now`.execute(door.owner)
  await setTestClock(door.owner, new Date((rows[0]?.now.getTime() ?? 0) + ms))
}
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const actions = async (target: string) => {
  const { rows } = await sql<{
    action: string
  }>`SELECT action FROM audit_entry WHERE target = ${target} ORDER BY id`.execute(door.db)
  return rows.map((r) => r.action)
}

describe('a one-time link', () => {
  it('keeps its token out of the address that servers see, and out of the database', async () => {
    const { link } = await person()
    const url = new URL(link.url)
    expect(url.pathname).toBe('/newsroom/welcome')
    expect(url.search).toBe('')
    const token = url.hash.slice('#token='.length)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const { rows } = await sql<{ all: string }>`SELECT string_agg(l::text, '') AS all FROM account_link l`.execute(
      door.db,
    )
    expect(rows[0]?.all).not.toContain(token)
    expect(rows[0]?.all).not.toContain(Buffer.from(token).toString('hex'))
  })

  it('gives a session that can register a passkey and nothing else', async () => {
    const { link } = await person(['administrator'])
    const browser = door.browser()
    expect(await browser.useLink(link.url)).toMatchObject({ status: 200, body: { mayPostpone: false } })
    expect(await browser.get('/api/newsroom/me')).toMatchObject({
      status: 401,
      body: { error: { code: 'passkey-needed' } },
    })
    expect(await browser.get('/api/newsroom/accounts')).toMatchObject({ status: 401 })
    expect(await browser.get('/api/newsroom/sessions')).toMatchObject({ status: 401 })
    expect(await browser.post('/api/auth/link/later')).toMatchObject({
      status: 403,
      body: { error: { code: 'passkey-needed' } },
    })
    expect(
      await door.accounts.authenticate({ cookie: [...browser.cookies].map((c) => c.join('=')).join('; ') }),
    ).toBeUndefined()
  })

  it('works once', async () => {
    const { link } = await person()
    expect((await door.browser().useLink(link.url)).status).toBe(200)
    expect(await door.browser().useLink(link.url)).toMatchObject({
      status: 410,
      body: { error: { code: 'link-used' } },
    })
  })

  it('works once for many who try at the same moment', async () => {
    const { link } = await person()
    const answers = await Promise.all(Array.from({ length: 6 }, () => door.browser().useLink(link.url)))
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1)
  })

  it('is not guessed', async () => {
    await person()
    const wrong = `${ORIGIN}/newsroom/welcome#token=${Buffer.alloc(32).toString('base64url')}`
    expect(await door.browser().useLink(wrong)).toMatchObject({
      status: 404,
      body: { error: { code: 'link-unknown' } },
    })
  })

  it('expires: an invitation after 72 hours, a sign-in link after 15 minutes', async () => {
    const late = await person()
    const inTime = await person()
    await clock(72 * HOUR + MINUTE)
    expect(await door.browser().useLink(late.link.url)).toMatchObject({
      status: 410,
      body: { error: { code: 'link-expired' } },
    })
    await clock(71 * HOUR)
    expect(await door.browser().useLink(inTime.link.url)).toMatchObject({ status: 200 })
    await setTestClock(door.owner, null)
    const { id } = await welcomed()
    const again = await renewLink(door.db, ORIGIN, id, 'cli')
    await clock(16 * MINUTE)
    expect(await door.browser().useLink(again.url)).toMatchObject({
      status: 410,
      body: { error: { code: 'link-expired' } },
    })
  })

  it('is voided by a newer one', async () => {
    const { id, link } = await person()
    const newer = await renewLink(door.db, ORIGIN, id, 'cli')
    expect(await door.browser().useLink(link.url)).toMatchObject({
      status: 410,
      body: { error: { code: 'link-expired' } },
    })
    expect(await door.browser().useLink(newer.url)).toMatchObject({ status: 200 })
  })

  it('of a disabled account opens nothing', async () => {
    const { id, link } = await person()
    await changePerson(door.db, id, { disabled: true }, 'cli')
    expect((await door.browser().useLink(link.url)).status).toBe(410)
    await expect(renewLink(door.db, ORIGIN, id, 'cli')).rejects.toMatchObject({ code: 'account-disabled' })
  })
})

describe('a passkey', () => {
  it('is registered through a link, and signs in again', async () => {
    const { id, browser, key } = await welcomed(['editor'])
    const me = await browser.get('/api/newsroom/me')
    expect(me).toMatchObject({ status: 200, body: { account: { id }, roles: ['editor'], session: { fresh: true } } })
    expect(me.body.rights).toContain('release:publish')
    expect(me.body.rights).not.toContain('release:kill')
    const later = door.browser()
    expect(await later.signIn(key)).toMatchObject({ status: 200, body: { ok: true } })
    expect(await later.get('/api/newsroom/me')).toMatchObject({ status: 200, body: { account: { id } } })
    expect(await actions(id)).toStrictEqual([
      'account.created',
      'account.roles-changed',
      'account.invited',
      'link.used',
      'passkey.added',
      'sign-in',
      'sign-in',
    ])
  })

  it('needs a device that checks the person, in both ceremonies', async () => {
    const { link } = await person()
    const browser = door.browser()
    await browser.useLink(link.url)
    const careless = new SoftwareAuthenticator(ORIGIN)
    careless.verifies = false
    expect(await browser.register(careless)).toMatchObject({
      status: 400,
      body: { error: { code: 'passkey-unverified' } },
    })
    expect(await browser.get('/api/newsroom/me')).toMatchObject({ status: 401 })
    const { key } = await welcomed()
    key.verifies = false
    expect(await door.browser().signIn(key)).toMatchObject({
      status: 401,
      body: { error: { code: 'passkey-unverified' } },
    })
    const options = await door.browser().get('/api/auth/passkey/generate-authenticate-options')
    expect(options.body).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
  })

  it('of another origin is refused', async () => {
    const { link } = await person()
    const browser = door.browser()
    await browser.useLink(link.url)
    const phished = await browser.register(new SoftwareAuthenticator('http://localhost.example.org'))
    expect(phished).toMatchObject({ status: 400, body: { error: { code: 'passkey-refused' } } })
  })

  it('that nobody registered is refused, and written down', async () => {
    const browser = door.browser()
    const answer = await browser.signIn(new SoftwareAuthenticator(ORIGIN))
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'passkey-unknown' } } })
    const { rows } = await sql<{ data: unknown }>`
      SELECT data FROM audit_entry WHERE action = 'sign-in.failed' ORDER BY id DESC LIMIT 1
    `.execute(door.db)
    expect(rows[0]?.data).toMatchObject({ code: 'passkey-unknown', address: browser.address })
  })

  it('cannot replay an answer', async () => {
    const { key } = await welcomed()
    const browser = door.browser()
    const options = await browser.get('/api/auth/passkey/generate-authenticate-options')
    const response = key.sign(options.body)
    const cookies = new Map(browser.cookies)
    expect(await browser.post('/api/auth/passkey/verify-authentication', { response })).toMatchObject({ status: 200 })
    const thief = door.browser()
    for (const [name, value] of cookies) thief.cookies.set(name, value)
    const again = await thief.post('/api/auth/passkey/verify-authentication', { response })
    expect(again).toMatchObject({ status: 400, body: { error: { code: 'challenge-expired' } } })
  })

  it('can be one of several, named, and removed down to the last', async () => {
    const { id, browser } = await welcomed()
    expect(await browser.register(new SoftwareAuthenticator(ORIGIN), 'Key on my ring')).toMatchObject({ status: 200 })
    const { passkeys } = (await browser.get('/api/newsroom/passkeys')).body
    expect(passkeys.map((p: { name: string }) => p.name)).toStrictEqual(['Laptop', 'Key on my ring'])
    const [first, second] = passkeys as { id: string }[]
    expect((await browser.patch(`/api/newsroom/passkeys/${first?.id}`, { name: 'Old laptop' })).status).toBe(204)
    expect((await browser.delete(`/api/newsroom/passkeys/${first?.id}`)).status).toBe(204)
    const last = await browser.delete(`/api/newsroom/passkeys/${second?.id}`)
    expect(last).toMatchObject({ status: 409, body: { error: { code: 'last-passkey' } } })
    expect(await actions(id)).toContain('passkey.removed')
    const other = await welcomed()
    expect(await other.browser.delete(`/api/newsroom/passkeys/${second?.id}`)).toMatchObject({ status: 404 })
    expect(await other.browser.patch(`/api/newsroom/passkeys/${second?.id}`, { name: 'Mine' })).toMatchObject({
      status: 404,
    })
  })

  it('is added or removed only minutes after a passkey was used', async () => {
    const { browser, key } = await welcomed()
    await clock(6 * MINUTE)
    expect(await browser.register(new SoftwareAuthenticator(ORIGIN))).toMatchObject({
      status: 403,
      body: { error: { code: 'step-up-needed' } },
    })
    expect(await browser.stepUp(key)).toMatchObject({ status: 200 })
    expect(await browser.register(new SoftwareAuthenticator(ORIGIN))).toMatchObject({ status: 200 })
  })

  it('that was stolen is forgotten by an administrator, with its sessions', async () => {
    const { id, browser, key } = await welcomed()
    const link = await renewLink(door.db, ORIGIN, id, 'cli', true)
    expect(await browser.get('/api/newsroom/me')).toMatchObject({ status: 401 })
    expect(await door.browser().signIn(key)).toMatchObject({
      status: 401,
      body: { error: { code: 'passkey-unknown' } },
    })
    const fresh = door.browser()
    await fresh.useLink(link.url)
    expect(await fresh.register(new SoftwareAuthenticator(ORIGIN))).toMatchObject({ status: 200 })
    expect(await personById(door.db, id)).toMatchObject({ passkeys: 1 })
  })
})

describe('a session', () => {
  it('has a cookie that scripts and other sites do not get', async () => {
    const { key } = await welcomed()
    const answer = await door.browser().signIn(key)
    const cookie = answer.cookies.find((c) => c.startsWith('dateline.session='))
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Strict/i)
    expect(cookie).not.toMatch(/; Secure/i)
    expect(cookie).not.toMatch(/; Domain/i)
  })

  it('gets a new token at each sign-in, and the old one is worth nothing', async () => {
    const { browser, key } = await welcomed()
    const before = browser.cookies.get('dateline.session')
    await browser.signIn(key)
    expect(browser.cookies.get('dateline.session')).not.toBe(before)
    const old = door.browser()
    old.cookies.set('dateline.session', before ?? '')
    expect(await old.get('/api/newsroom/me')).toMatchObject({ status: 401, body: { error: { code: 'not-signed-in' } } })
  })

  it('does not come from a token without our signature', async () => {
    const { id } = await welcomed()
    const { rows } = await sql<{ token: string }>`SELECT token FROM session WHERE account_id = ${id}`.execute(
      door.owner,
    )
    const thief = door.browser()
    for (const value of [
      rows[0]?.token ?? '',
      `${rows[0]?.token}.${Buffer.alloc(32).toString('base64')}`,
      '%',
      '.',
      'a.b',
    ]) {
      thief.cookies.set('dateline.session', value)
      expect((await thief.get('/api/newsroom/me')).status).toBe(401)
    }
  })

  it('ends when idle for 12 hours, and after a week whatever happens', async () => {
    const { browser, key } = await welcomed()
    await clock(11 * HOUR)
    expect((await browser.get('/api/newsroom/me')).status).toBe(200)
    await clock(22 * HOUR)
    expect((await browser.get('/api/newsroom/me')).status).toBe(200)
    await clock(35 * HOUR)
    expect((await browser.get('/api/newsroom/me')).status).toBe(401)
    await browser.signIn(key)
    const start = 35 * HOUR
    for (let hours = 10; hours < 168; hours += 10) {
      await clock(start + hours * HOUR)
      expect((await browser.get('/api/newsroom/me')).status).toBe(200)
    }
    await clock(start + 168 * HOUR + MINUTE)
    expect((await browser.get('/api/newsroom/me')).status).toBe(401)
  })

  it('of a link ends after 15 minutes', async () => {
    const { link } = await person()
    const browser = door.browser()
    await browser.useLink(link.url)
    await clock(16 * MINUTE)
    expect(await browser.register(new SoftwareAuthenticator(ORIGIN))).toMatchObject({
      status: 401,
      body: { error: { code: 'not-signed-in' } },
    })
  })

  it('that turns up in another browser is ended', async () => {
    const { id, browser } = await welcomed()
    const own = browser.userAgent
    browser.userAgent = own.replaceAll('140.0', '141.0')
    expect((await browser.get('/api/newsroom/me')).status).toBe(200)
    browser.userAgent = 'curl/8.5.0'
    expect((await browser.get('/api/newsroom/me')).status).toBe(401)
    browser.userAgent = own
    expect((await browser.get('/api/newsroom/me')).status).toBe(401)
    expect(await actions(id)).toContain('session.refused')
  })

  it('is listed, and ended from another one', async () => {
    const { browser, key } = await welcomed()
    const phone = door.browser()
    phone.userAgent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605 Version/26 Mobile/15E148 Safari/604.1'
    await phone.signIn(key)
    const { sessions } = (await browser.get('/api/newsroom/sessions')).body
    expect(sessions).toHaveLength(2)
    const other = sessions.find((s: { current: boolean }) => !s.current)
    expect(other).toMatchObject({ agent: 'Safari on iOS', method: 'passkey', address: phone.address })
    const stranger = await welcomed()
    expect((await stranger.browser.delete(`/api/newsroom/sessions/${other.id}`)).status).toBe(404)
    expect((await browser.delete(`/api/newsroom/sessions/${other.id}`)).status).toBe(204)
    expect((await phone.get('/api/newsroom/me')).status).toBe(401)
    expect((await browser.get('/api/newsroom/me')).status).toBe(200)
  })

  it('ends with sign-out', async () => {
    const { browser } = await welcomed()
    const cookie = browser.cookies.get('dateline.session') ?? ''
    expect((await browser.post('/api/auth/sign-out')).status).toBe(200)
    browser.cookies.set('dateline.session', cookie)
    expect((await browser.get('/api/newsroom/me')).status).toBe(401)
  })

  it('ends when the account is disabled, and no passkey begins another', async () => {
    const { id, browser, key } = await welcomed()
    await changePerson(door.db, id, { disabled: true }, 'cli')
    expect((await browser.get('/api/newsroom/me')).status).toBe(401)
    expect(await browser.signIn(key)).toMatchObject({ status: 403, body: { error: { code: 'account-disabled' } } })
    await changePerson(door.db, id, { disabled: false }, 'cli')
    expect(await browser.signIn(key)).toMatchObject({ status: 200 })
  })
})
