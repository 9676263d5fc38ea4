import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SoftwareAuthenticator } from '../testing/authenticator.ts'
import { setTestClock } from '../testing/clock.ts'
import { type Browser, type Door, openDoor, ORIGIN } from './accounts.testing.ts'
import { csvField, record } from './audit.ts'
import {
  clearSecondPerson,
  freezeAccount,
  isFrozen,
  markForSecondPerson,
  needsSecondPerson,
  thawAccount,
} from './freeze.ts'
import { tell } from './notice.ts'
import { invite } from './people.ts'
import { sessionFacts } from './session.ts'

let door: Door
let serial = 0
beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())
afterEach(() => setTestClock(door.owner, null))

interface Somebody {
  readonly id: string
  readonly email: string
  readonly browser: Browser
  readonly key: SoftwareAuthenticator
}

async function somebody(roles: readonly string[] = [], at: Door = door): Promise<Somebody> {
  serial += 1
  const email = `control${serial}@example.org`
  const { id, link } = await invite(at.db, ORIGIN, { name: `Person ${serial}`, email, roles }, 'cli')
  const browser = at.browser()
  const key = new SoftwareAuthenticator(ORIGIN)
  await browser.useLink(link.url)
  expect(await browser.register(key)).toMatchObject({ status: 200 })
  return { id, email, browser, key }
}

const MINUTE = 60_000
const later = (ms: number) => setTestClock(door.owner, new Date(Date.now() + ms))
const refused = (status: number, code: string) => ({ status, body: { error: { code } } })
const kinds = async (browser: Browser): Promise<string[]> =>
  (await browser.get('/api/newsroom/notices')).body.notices.map((n: { kind: string }) => n.kind)
const deviceCookie = 'dateline.device'

describe('a device', () => {
  it('has a cookie that cannot be guessed, that scripts do not get, and of which the digest is kept', async () => {
    const { key } = await somebody()
    const browser = door.browser()
    const answer = await browser.signIn(key)
    const line = answer.cookies.find((c) => c.startsWith(`${deviceCookie}=`)) ?? ''
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Strict/)
    const token = browser.cookies.get(deviceCookie) ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const { rows } = await sql<{ all: string }>`SELECT string_agg(d::text, '') AS all FROM device d`.execute(door.db)
    expect(rows[0]?.all).not.toContain(token)
  })

  it('behind https is set by no other host and no other path', async () => {
    const publicUrl = 'https://newsroom.example.org'
    const own = await openDoor({ publicUrl })
    try {
      const { link } = await invite(own.db, publicUrl, { name: 'Ana', email: 'ana@example.org', roles: [] }, 'cli')
      const browser = own.browser()
      browser.origin = publicUrl
      const used = await browser.useLink(link.url)
      expect(used.cookies.find((c) => c.startsWith('__Host-dateline.device='))).toMatch(/; Path=\/;.*; Secure/)
    } finally {
      await own.close()
    }
  })

  it('holds the session: with another device’s cookie, or with none, it is ended', async () => {
    for (const cookie of [undefined, Buffer.alloc(32, 7).toString('base64url'), 'short']) {
      const { id, browser } = await somebody()
      const own = browser.cookies.get(deviceCookie) ?? ''
      if (cookie === undefined) browser.cookies.delete(deviceCookie)
      else browser.cookies.set(deviceCookie, cookie)
      expect(await browser.get('/api/newsroom/me')).toMatchObject(refused(401, 'not-signed-in'))
      browser.cookies.set(deviceCookie, own)
      expect(await browser.get('/api/newsroom/me')).toMatchObject(refused(401, 'not-signed-in'))
      const { rows } = await sql<{ data: { otherDevice: boolean } }>`
        SELECT data FROM audit_entry WHERE action = 'session.refused' AND target = ${id}
      `.execute(door.db)
      expect(rows).toMatchObject([{ data: { otherDevice: true } }])
    }
  })

  it('that is new is told to the person’s other sessions, the first is not, and a known one is not', async () => {
    const { browser, key } = await somebody()
    expect(await kinds(browser)).not.toContain('device.new')
    const other = door.browser()
    await other.signIn(key)
    expect((await kinds(browser)).filter((k) => k === 'device.new')).toHaveLength(1)
    await other.post('/api/auth/sign-out')
    await other.signIn(key)
    expect((await kinds(browser)).filter((k) => k === 'device.new')).toHaveLength(1)
    expect((await browser.get('/api/newsroom/devices')).body.devices).toHaveLength(2)
  })

  it('tells gates how long it is known', async () => {
    const { id, browser } = await somebody()
    const { session } = (await browser.get('/api/newsroom/me')).body
    const facts = await sessionFacts(door.db, session.id)
    expect(facts).toMatchObject({ accountId: id, stepUpAt: expect.any(Date), rolesChangedAt: expect.any(Date) })
    expect(facts?.deviceFirstSeenAt.getTime()).toBeGreaterThanOrEqual(facts?.accountCreatedAt.getTime() ?? Infinity)
    expect(await sessionFacts(door.db, 'none')).toBeUndefined()
  })
})

describe('sessions of somebody', () => {
  it('are seen and ended by who manages accounts, and by nobody else', async () => {
    const { id, browser } = await somebody()
    const admin = await somebody(['administrator'])
    const path = `/api/newsroom/accounts/${id}/sessions`
    const { sessions } = (await admin.browser.get(path)).body
    expect(sessions).toMatchObject([{ agent: 'Firefox on Linux', current: false }])
    const chief = await somebody(['chief'])
    expect(await chief.browser.get(path)).toMatchObject(refused(403, 'forbidden'))
    expect(await chief.browser.delete(`${path}/${sessions[0].id}`)).toMatchObject(refused(403, 'forbidden'))
    expect((await admin.browser.delete(`${path}/${sessions[0].id}`)).status).toBe(204)
    expect(await browser.get('/api/newsroom/me')).toMatchObject(refused(401, 'not-signed-in'))
  })
})

describe('step-up', () => {
  it('lasts five minutes, and asks for a passkey in this session', async () => {
    const { browser, key } = await somebody(['administrator'])
    await later(4 * MINUTE)
    expect((await browser.post('/api/newsroom/accounts', {})).status).toBe(400)
    await later(6 * MINUTE)
    expect(await browser.post('/api/newsroom/accounts', {})).toMatchObject(refused(403, 'step-up-needed'))
    expect(await browser.stepUp(key)).toMatchObject({ status: 200 })
    expect((await browser.post('/api/newsroom/accounts', {})).status).toBe(400)
  })

  it('is not given by somebody else’s passkey, nor by one that did not check the person', async () => {
    const { browser, key } = await somebody()
    const other = await somebody()
    expect(await browser.stepUp(other.key)).toMatchObject(refused(401, 'passkey-unknown'))
    key.verifies = false
    expect(await browser.stepUp(key)).toMatchObject(refused(401, 'passkey-unverified'))
    key.verifies = true
    expect(await browser.stepUp(key)).toMatchObject({ status: 200 })
  })

  it('is bound to the session: no challenge of another one, none twice, none too late', async () => {
    const { browser, key } = await somebody()
    const second = door.browser()
    await second.signIn(key)
    const options = (await browser.post('/api/auth/step-up/options')).body
    const response = key.sign(options)
    expect(await second.post('/api/auth/step-up/verify', { response })).toMatchObject(refused(400, 'challenge-expired'))
    expect(await browser.post('/api/auth/step-up/verify', { response })).toMatchObject({ status: 200 })
    expect(await browser.post('/api/auth/step-up/verify', { response })).toMatchObject(
      refused(400, 'challenge-expired'),
    )
    const slow = (await browser.post('/api/auth/step-up/options')).body
    await later(6 * MINUTE)
    expect(await browser.post('/api/auth/step-up/verify', { response: key.sign(slow) })).toMatchObject(
      refused(400, 'challenge-expired'),
    )
  })

  it('is refused for another origin, and to who is not signed in', async () => {
    const { browser } = await somebody()
    const options = (await browser.post('/api/auth/step-up/options')).body
    const [{ id = '' } = {}] = options.allowCredentials
    const phished = { ...new SoftwareAuthenticator('http://localhost.example.org').sign(options), id, rawId: id }
    expect(await browser.post('/api/auth/step-up/verify', { response: phished })).toMatchObject(
      refused(401, 'passkey-refused'),
    )
    expect(await door.browser().post('/api/auth/step-up/options')).toMatchObject(refused(401, 'not-signed-in'))
  })
})

describe('freezing', () => {
  it('by oneself takes one request, ends every session at once, and shuts the door', async () => {
    const { id, browser, key } = await somebody(['reporter'])
    const thief = door.browser()
    await thief.signIn(key)
    await later(60 * MINUTE)
    expect((await browser.post('/api/newsroom/me/freeze')).status).toBe(204)
    for (const b of [browser, thief])
      expect(await b.get('/api/newsroom/me')).toMatchObject(refused(401, 'not-signed-in'))
    expect(await door.browser().signIn(key)).toMatchObject(refused(403, 'account-frozen'))
    expect(await isFrozen(door.db, id)).toBe(true)
  })

  it('of somebody takes the right and a passkey; thawing takes somebody else', async () => {
    const { id, key } = await somebody(['editor'])
    const admin = await somebody(['administrator'])
    const editor = await somebody(['editor'])
    const path = `/api/newsroom/accounts/${id}`
    const reason = { reason: 'Releases nobody here has seen' }
    expect(await editor.browser.post(`${path}/freeze`, reason)).toMatchObject(refused(403, 'forbidden'))
    await sql`UPDATE session SET step_up_at = NULL WHERE account_id = ${admin.id}`.execute(door.db)
    expect(await admin.browser.post(`${path}/freeze`, reason)).toMatchObject(refused(403, 'step-up-needed'))
    await admin.browser.stepUp(admin.key)
    expect(await admin.browser.post(`${path}/freeze`, {})).toMatchObject({ status: 400 })
    expect(await admin.browser.post(`${path}/freeze`, reason)).toMatchObject({
      status: 200,
      body: { frozen: { reason: reason.reason } },
    })
    // No link leads in either.
    expect(await admin.browser.post(`${path}/recovery`, { reason: 'lost' })).toMatchObject(
      refused(409, 'account-frozen'),
    )
    expect(await admin.browser.post(`${path}/thaw`, reason)).toMatchObject(refused(403, 'thaw-needs-another'))
    const second = await somebody(['administrator'])
    expect(await kinds(second.browser)).toStrictEqual(['passkey.added'])
    expect((await second.browser.post(`${path}/thaw`, reason)).status).toBe(200)
    expect(await second.browser.post(`${path}/thaw`, reason)).toMatchObject(refused(409, 'account-not-frozen'))
    expect(await door.browser().signIn(key)).toMatchObject({ status: 200 })
    expect(await kinds(admin.browser)).toContain('account.thawed')
  })

  it('tells every node which account’s lines to close', async () => {
    const { id } = await somebody()
    const { rows } = await sql<{ definition: string }>`
      SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgname = 'session_ended'
    `.execute(door.db)
    expect(rows).toHaveLength(1)
    await door.db.transaction().execute((tx) => freezeAccount(tx, id, { by: 'cli', reason: 'test' }))
    await expect(
      door.db.transaction().execute((tx) => thawAccount(tx, id, { by: id, reason: 'me' })),
    ).rejects.toMatchObject({ code: 'thaw-needs-another' })
  })

  it('leaves a mark for a second person until it is cleared', async () => {
    const { id, browser } = await somebody()
    const within = <T>(
      work: (tx: Parameters<Parameters<ReturnType<typeof door.db.transaction>['execute']>[0]>[0]) => Promise<T>,
    ) => door.db.transaction().execute(work)
    expect(await needsSecondPerson(door.db, id)).toBeUndefined()
    await within((tx) => markForSecondPerson(tx, id, 'a kill'))
    expect(await needsSecondPerson(door.db, id)).toMatchObject({ reason: 'a kill' })
    expect(await kinds(browser)).toContain('account.second-person')
    await within((tx) => clearSecondPerson(tx, id))
    expect(await needsSecondPerson(door.db, id)).toBeUndefined()
    // Actors that are no accounts have nothing to mark.
    await within((tx) => markForSecondPerson(tx, 'cli', 'a kill'))
    expect(await needsSecondPerson(door.db, 'cli')).toBeUndefined()
  })
})

describe('a recovery', () => {
  it('takes two people, neither of them the person, and tells the person and all administrators', async () => {
    const lost = await somebody(['reporter'])
    const colleague = await somebody(['reporter'])
    const admin = await somebody(['administrator'])
    const ask = (by: Somebody, id: string) =>
      by.browser.post(`/api/newsroom/accounts/${id}/recovery`, { reason: 'Phone fell into the harbour' })
    expect(await ask(lost, lost.id)).toMatchObject(refused(403, 'recovery-of-self'))
    const asked = await ask(admin, lost.id)
    expect(asked.status).toBe(201)
    expect(await ask(colleague, lost.id)).toMatchObject(refused(409, 'recovery-open'))
    const confirm = (by: Somebody) => by.browser.post(`/api/newsroom/recoveries/${asked.body.id}/confirm`)
    // Who asked, who has no right, and the person.
    expect(await confirm(admin)).toMatchObject(refused(403, 'recovery-needs-another'))
    expect(await confirm(colleague)).toMatchObject(refused(403, 'forbidden'))
    expect(await confirm(lost)).toMatchObject(refused(403, 'forbidden'))
    const second = await somebody(['administrator'])
    expect((await second.browser.get('/api/newsroom/recoveries')).body.recoveries).toMatchObject([
      { accountId: lost.id, mayConfirm: true },
    ])
    const link = await confirm(second)
    expect(link.status).toBe(201)
    expect(await confirm(second)).toMatchObject(refused(404, 'not-found'))
    expect(await kinds(lost.browser)).toEqual(expect.arrayContaining(['recovery.asked', 'recovery.confirmed']))
    expect(await kinds(admin.browser)).toContain('recovery.confirmed')
    expect((await door.browser().useLink(link.body.url)).status).toBe(200)
  })

  it('of an administrator is not confirmed by that administrator, and the database holds to it', async () => {
    const admin = await somebody(['administrator'])
    const colleague = await somebody()
    const asked = await colleague.browser.post(`/api/newsroom/accounts/${admin.id}/recovery`, { reason: 'lost' })
    expect(await admin.browser.post(`/api/newsroom/recoveries/${asked.body.id}/confirm`)).toMatchObject(
      refused(403, 'recovery-needs-another'),
    )
    for (const by of [admin.id, colleague.id]) {
      await expect(
        sql`
          UPDATE recovery_request SET decision = 'confirmed', decided_by = ${by}, decided_at = now()
          WHERE id = ${asked.body.id}
        `.execute(door.db),
      ).rejects.toMatchObject({ code: '23514' })
    }
  })

  it('forgets passkeys and sessions when the device is in other hands', async () => {
    const lost = await somebody()
    const [one, two] = [await somebody(['administrator']), await somebody(['administrator'])]
    const asked = await one.browser.post(`/api/newsroom/accounts/${lost.id}/recovery`, {
      reason: 'stolen',
      forgetPasskeys: true,
    })
    // Nothing happens before the second person.
    expect((await lost.browser.get('/api/newsroom/me')).status).toBe(200)
    await two.browser.post(`/api/newsroom/recoveries/${asked.body.id}/confirm`)
    expect((await lost.browser.get('/api/newsroom/me')).status).toBe(401)
    expect(await door.browser().signIn(lost.key)).toMatchObject(refused(401, 'passkey-unknown'))
    expect(await two.browser.post(`/api/newsroom/accounts/${lost.id}/link`)).toMatchObject(
      refused(409, 'recovery-needs-two'),
    )
  })

  it('lapses after a day, and can be declined and asked for again', async () => {
    const lost = await somebody()
    const [one, two] = [await somebody(['administrator']), await somebody(['administrator'])]
    const ask = () => one.browser.post(`/api/newsroom/accounts/${lost.id}/recovery`, { reason: 'lost' })
    const first = await ask()
    expect((await two.browser.post(`/api/newsroom/recoveries/${first.body.id}/decline`)).status).toBe(204)
    const again = await ask()
    expect(again.status).toBe(201)
    await sql`UPDATE recovery_request SET expires_at = now() - interval '1 minute' WHERE id = ${again.body.id}`.execute(
      door.owner,
    )
    expect(await two.browser.post(`/api/newsroom/recoveries/${again.body.id}/confirm`)).toMatchObject(
      refused(404, 'not-found'),
    )
    expect((await ask()).status).toBe(201)
  })
})

describe('passwords', () => {
  const good = 'the harbour sleeps under nine blue umbrellas'

  it('do not exist until the agency switches them on, and are gone when it switches them off', async () => {
    const own = await openDoor()
    try {
      const admin = await somebody(['administrator'], own)
      const { id, email, browser } = await somebody(['editor'], own)
      const signIn = (password: string, at = own.browser()) =>
        at.post('/api/auth/password/sign-in', { email, password })
      expect(await signIn(good)).toMatchObject(refused(404, 'not-found'))
      expect(await browser.put('/api/newsroom/me/password', { password: good })).toMatchObject(
        refused(409, 'passwords-off'),
      )
      expect((await own.browser().get('/api/auth/ways')).body).toStrictEqual({ passwords: false })
      expect((await admin.browser.put('/api/newsroom/door', { passwords: true })).status).toBe(200)
      expect((await browser.put('/api/newsroom/me/password', { password: good })).status).toBe(204)
      const { rows } = await sql<{
        password: string
      }>`SELECT password FROM credential WHERE account_id = ${id}`.execute(own.db)
      expect(rows[0]?.password).not.toContain(good)

      const desk = own.browser()
      expect(await signIn('the harbour sleeps under ten blue umbrellas', desk)).toMatchObject(
        refused(401, 'password-refused'),
      )
      expect((await signIn(good, desk)).status).toBe(200)
      expect(await desk.get('/api/newsroom/me')).toMatchObject({
        status: 200,
        body: { session: { method: 'password', steppedUp: false } },
      })
      // What is dangerous needs a passkey all the same.
      expect(await desk.put('/api/newsroom/me/password', { password: good })).toMatchObject(
        refused(403, 'step-up-needed'),
      )
      expect(await desk.register(new SoftwareAuthenticator(ORIGIN))).toMatchObject(refused(403, 'step-up-needed'))

      expect((await admin.browser.put('/api/newsroom/door', { passwords: false })).status).toBe(200)
      expect((await desk.get('/api/newsroom/me')).status).toBe(401)
      expect((await sql`SELECT FROM credential`.execute(own.db)).rows).toHaveLength(0)
      await admin.browser.put('/api/newsroom/door', { passwords: true })
      expect(await signIn(good)).toMatchObject(refused(401, 'password-refused'))
    } finally {
      await own.close()
    }
  })

  it('are long, and not what everybody would try; any characters may stand in them', async () => {
    const own = await openDoor()
    try {
      await sql`UPDATE account_setting SET passwords = true`.execute(own.db)
      const { email, browser } = await somebody([], own)
      const set = (password: string) => browser.put('/api/newsroom/me/password', { password })
      for (const [password, why] of [
        ['Tr0ub4dor&3', 'short'],
        ['passwordpassword', 'common'],
        ['123456789012345', 'common'],
        ['qwertyuiopasdfgh', 'common'],
        [email, 'common'],
        ['datelinedateline', 'common'],
        ['ä'.repeat(129), 'long'],
      ] as const) {
        expect([password, await set(password)]).toMatchObject([
          password,
          { status: 422, body: { error: { code: 'password-weak', data: { why } } } },
        ])
      }
      const any = '  ключ от маяка лежит под третьим камнем 🗝  '
      expect((await set(any)).status).toBe(204)
      // As it was typed: nothing is cut off, not even the blanks.
      const signIn = (password: string) => own.browser().post('/api/auth/password/sign-in', { email, password })
      expect((await signIn(any.trim())).status).toBe(401)
      expect((await signIn(any)).status).toBe(200)
      expect((await browser.delete('/api/newsroom/me/password')).status).toBe(204)
      expect((await signIn(any)).status).toBe(401)
    } finally {
      await own.close()
    }
  })

  it('cannot be tried many times for one account, from wherever', async () => {
    const own = await openDoor()
    try {
      await sql`UPDATE account_setting SET passwords = true`.execute(own.db)
      const { email } = await somebody([], own)
      const tries: number[] = []
      for (let n = 0; n < 12; n += 1) {
        tries.push((await own.browser().post('/api/auth/password/sign-in', { email, password: `guess ${n}` })).status)
      }
      expect(tries).toStrictEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
    } finally {
      await own.close()
    }
  })
})

describe('notices', () => {
  it('reach the accounts named, or all who have a right, and are read once', async () => {
    const own = await openDoor()
    try {
      const [chief, editor, reporter] = [
        await somebody(['chief'], own),
        await somebody(['editor'], own),
        await somebody(['reporter'], own),
      ]
      await tell(own.db, 'release:kill', 'test.for-chiefs', { n: 1 })
      await tell(own.db, [editor.id, editor.id, 'cli'], 'test.for-one')
      const mine = async (s: Somebody) => (await kinds(s.browser)).filter((k) => k.startsWith('test.'))
      expect([await mine(chief), await mine(editor), await mine(reporter)]).toStrictEqual([
        ['test.for-chiefs'],
        ['test.for-one'],
        [],
      ])
      const { notices, unread } = (await editor.browser.get('/api/newsroom/notices')).body
      expect(unread).toBe(notices.length)
      // Nobody reads another's away.
      await reporter.browser.post('/api/newsroom/notices/read', { upTo: 1_000_000 })
      expect((await editor.browser.get('/api/newsroom/notices')).body.unread).toBe(unread)
      await editor.browser.post('/api/newsroom/notices/read', { upTo: notices[0].id })
      expect((await editor.browser.get('/api/newsroom/notices')).body.unread).toBe(0)
    } finally {
      await own.close()
    }
  })
})

describe('the audit log', () => {
  it('is filtered by who, what, on whom, when and any words', async () => {
    const { browser, id } = await somebody(['chief'])
    await record(door.db, { actor: id, action: 'probe.one', target: 'thing-1', data: { word: '50% off_shore' } })
    await record(door.db, { actor: 'system', action: 'probe.two', target: id })
    await record(door.db, { actor: 'system', action: 'prober.three' })
    const found = async (query: string) =>
      (await browser.get(`/api/newsroom/audit?${query}`)).body.entries.map((e: { action: string }) => e.action)
    expect(await found('action=probe.')).toStrictEqual(['probe.two', 'probe.one'])
    expect(await found('action=probe')).toStrictEqual(['prober.three', 'probe.two', 'probe.one'])
    expect(await found(`action=probe&actor=${id}`)).toStrictEqual(['probe.one'])
    expect(await found(`action=probe&target=${id}`)).toStrictEqual(['probe.two'])
    expect(await found('action=probe&text=50%25%20off_')).toStrictEqual(['probe.one'])
    expect(await found('action=probe&text=50_')).toStrictEqual([])
    expect(await found('action=probe&from=2999-01-01T00:00:00Z')).toStrictEqual([])
    expect(
      await found(`action=probe&to=${encodeURIComponent(new Date(Date.now() + MINUTE).toISOString())}`),
    ).toHaveLength(3)
    expect((await browser.get('/api/newsroom/audit?action=%25')).status).toBe(400)
    expect((await browser.get('/api/newsroom/audit?from=yesterday')).status).toBe(400)
  })

  it('is exported whole, which is written down, and by nobody without the right or a fresh sign-in', async () => {
    const { browser, id } = await somebody(['chief'])
    for (let n = 0; n < 1_100; n += 1) await record(door.db, { actor: id, action: 'bulk.written', data: { n } })
    const csv = await browser.get('/api/newsroom/audit/export?action=bulk')
    expect(csv.headers['content-type']).toMatch(/^text\/csv/)
    expect(csv.text.split('\r\n')).toHaveLength(1_102)
    const lines = (await browser.get('/api/newsroom/audit/export?action=bulk&format=jsonl')).text.trim().split('\n')
    expect(lines.map((l) => JSON.parse(l).data.n)).toStrictEqual(Array.from({ length: 1_100 }, (_, n) => 1_099 - n))
    const { entries } = (await browser.get('/api/newsroom/audit?action=audit.exported')).body
    expect(entries[0]).toMatchObject({ actor: id, data: { format: 'jsonl', action: 'bulk' } })
    const editor = await somebody(['editor'])
    expect(await editor.browser.get('/api/newsroom/audit/export')).toMatchObject(refused(403, 'forbidden'))
    await later(16 * MINUTE)
    expect(await browser.get('/api/newsroom/audit/export')).toMatchObject(refused(403, 'sign-in-again'))
  })

  it('carries no formulas into a spreadsheet', () => {
    for (const bad of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx'])
      expect(csvField(bad)).toMatch(/^"?'/)
    expect(csvField('plain')).toBe('plain')
    expect(csvField('a "b", c\n')).toBe('"a ""b"", c\n"')
  })
})

describe('floods', () => {
  it('are counted per account for what is dear, with the time to come back', async () => {
    const { browser } = await somebody(['chief'])
    const answers: number[] = []
    let last
    for (let n = 0; n < 8; n += 1) {
      last = await browser.get('/api/newsroom/audit/export?action=none')
      answers.push(last.status)
    }
    expect(answers).toStrictEqual([200, 200, 200, 200, 200, 200, 429, 429])
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
    const other = await somebody(['chief'])
    expect((await other.browser.get('/api/newsroom/audit/export?action=none')).status).toBe(200)
  })

  it('of confirmations are counted too', async () => {
    const { browser } = await somebody()
    const answers = await Promise.all(Array.from({ length: 25 }, () => browser.post('/api/auth/step-up/options')))
    expect(answers.filter((a) => a.status === 429)).toHaveLength(5)
  })
})
