import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SoftwareAuthenticator } from '../testing/authenticator.ts'
import { setTestClock } from '../testing/clock.ts'
import { type Browser, type Door, openDoor, ORIGIN } from './accounts.testing.ts'
import { record } from './audit.ts'
import { changePerson, invite, personByEmail } from './people.ts'
import { type Right, RIGHTS, STARTING_ROLES } from './rights.ts'
import { listRoles, removeRole, saveRole } from './roles.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())

let serial = 0
async function signedIn(
  roles: readonly string[],
  at: Door = door,
): Promise<{ id: string; browser: Browser; key: SoftwareAuthenticator }> {
  serial += 1
  const { id, link } = await invite(
    at.db,
    ORIGIN,
    { name: `Person ${serial}`, email: `person${serial}@example.org`, roles },
    'cli',
  )
  const browser = at.browser()
  const key = new SoftwareAuthenticator(ORIGIN)
  await browser.useLink(link.url)
  expect(await browser.register(key)).toMatchObject({ status: 200 })
  return { id, browser, key }
}

describe('better-auth', () => {
  const open = new Set([
    'GET /passkey/generate-authenticate-options',
    'POST /passkey/verify-authentication',
    'GET /passkey/generate-register-options',
    'POST /passkey/verify-registration',
    'POST /link/use',
    'POST /link/later',
    'POST /sign-out',
  ])

  it('answers on no path but the few that are named', async () => {
    const { browser } = await signedIn(['administrator'])
    const endpoints = Object.values((await door.accounts.auth()).api).flatMap((endpoint) => {
      const { path, options } = endpoint as { path?: string; options?: { method?: string | string[] } }
      return path === undefined ? [] : [options?.method ?? ['GET', 'POST']].flat().map((method) => ({ method, path }))
    })
    // Every endpoint the library brings, sign-up and passwords among them.
    expect(endpoints.map((e) => e.path)).toContain('/sign-up/email')
    expect(endpoints.length).toBeGreaterThan(30)
    for (const { method, path } of endpoints) {
      if (open.has(`${method} ${path}`) || !['GET', 'POST'].includes(method)) continue
      const answer = await browser.send(
        method as 'GET' | 'POST',
        `/api/auth${path}`,
        method === 'POST' ? { email: 'x@example.org' } : undefined,
      )
      expect([path, answer.status, answer.body.error.code]).toStrictEqual([path, 404, 'not-found'])
    }
  })

  it('has no sign-up and no password even when asked directly', async () => {
    const body = { name: 'Mallory', email: 'mallory@example.org', password: 'correct horse battery staple' }
    const { api } = await door.accounts.auth()
    await expect(api.signUpEmail({ body })).rejects.toMatchObject({ status: 'BAD_REQUEST' })
    await expect(api.signInEmail({ body })).rejects.toMatchObject({ status: 'BAD_REQUEST' })
    expect(await personByEmail(door.db, 'mallory@example.org')).toBeUndefined()
    const { id } = await signedIn(['reporter'])
    const insert = (provider: string) => sql`
      INSERT INTO credential (account_id, provider_id, provider_account_id, password, created_at, updated_at)
      VALUES (${id}, ${provider}, ${id}, 'x', now(), now())
    `
    await expect(insert('credential').execute(door.db)).rejects.toMatchObject({ code: 'DL002' })
    await expect(insert('github').execute(door.db)).rejects.toMatchObject({ code: 'DL003' })
  })

  it('takes only what is meant for it: no second session from a registration', async () => {
    const { id, browser } = await signedIn(['reporter'])
    const options = await browser.get('/api/auth/passkey/generate-register-options')
    const response = new SoftwareAuthenticator(ORIGIN).register(options.body)
    expect(
      (await browser.post('/api/auth/passkey/verify-registration', { response, createSession: true })).status,
    ).toBe(200)
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM session WHERE account_id = ${id}`.execute(
      door.db,
    )
    expect(rows[0]?.n).toBe(1)
  })
})

describe('rights', () => {
  it('follow from roles, on the server', async () => {
    for (const [role, { rights: held }] of Object.entries(STARTING_ROLES)) {
      const { browser } = await signedIn([role])
      const me = await browser.get('/api/newsroom/me')
      const rights: readonly Right[] = held
      expect(new Set(me.body.rights)).toStrictEqual(new Set(rights))
      const headers = {
        cookie: [...browser.cookies].map((c) => c.join('=')).join('; '),
        'user-agent': browser.userAgent,
      }
      for (const right of RIGHTS) {
        const asked = door.accounts.require({ headers }, right)
        await (rights.includes(right)
          ? expect(asked).resolves.toMatchObject({ roles: [role] })
          : expect(asked).rejects.toMatchObject({ code: 'forbidden', status: 403, data: { right } }))
      }
    }
  })

  it('change at once when roles change', async () => {
    const { id, browser } = await signedIn(['chief'])
    expect((await browser.get('/api/newsroom/audit')).status).toBe(200)
    await changePerson(door.db, id, { roles: ['editor'] }, 'cli')
    expect(await browser.get('/api/newsroom/audit')).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    })
  })

  it('are nobody’s without an account', async () => {
    for (const path of ['me', 'passkeys', 'sessions', 'accounts', 'audit']) {
      expect(await door.browser().get(`/api/newsroom/${path}`)).toMatchObject({
        status: 401,
        body: { error: { code: 'not-signed-in' } },
      })
    }
    await expect(door.accounts.require({ headers: {} }, 'draft:read')).rejects.toMatchObject({
      code: 'not-signed-in',
      status: 401,
    })
    expect(await door.accounts.authenticate({})).toBeUndefined()
  })
})

describe('a role', () => {
  it('is at first what the program says', async () => {
    const roles = Object.fromEntries((await listRoles(door.db)).map((r) => [r.key, r]))
    for (const [key, role] of Object.entries(STARTING_ROLES)) {
      const { name, summary, rights } = roles[key] ?? {}
      expect({ key, name, summary, rights: new Set(rights) }).toStrictEqual({
        key,
        ...role,
        rights: new Set(role.rights),
      })
    }
  })

  it('is edited by the agency, for everybody who has it at once', async () => {
    const own = await openDoor()
    try {
      const admin = await signedIn(['administrator'], own)
      const night = { name: 'Night desk', summary: '', rights: ['draft:read', 'release:hold'] }
      expect((await admin.browser.put('/api/newsroom/roles/night', night)).status).toBe(204)
      const { id, browser } = await signedIn(['night'], own)
      expect(new Set((await browser.get('/api/newsroom/me')).body.rights)).toStrictEqual(new Set(night.rights))
      await admin.browser.put('/api/newsroom/roles/night', { ...night, rights: ['draft:read'] })
      expect((await browser.get('/api/newsroom/me')).body.rights).toStrictEqual(['draft:read'])
      expect(await admin.browser.delete('/api/newsroom/roles/night')).toMatchObject({
        status: 409,
        body: { error: { code: 'role-in-use' } },
      })
      await changePerson(own.db, id, { roles: [] }, 'cli')
      expect((await admin.browser.delete('/api/newsroom/roles/night')).status).toBe(204)
      expect(await admin.browser.put('/api/newsroom/roles/night', { ...night, rights: ['empire:rule'] })).toMatchObject(
        {
          status: 400,
        },
      )
    } finally {
      await own.close()
    }
  })

  it('is edited with a passkey in the hand, by those who manage accounts alone', async () => {
    const { id: chiefId, browser: chief } = await signedIn(['chief'])
    const body = { name: 'Mine', summary: '', rights: ['account:manage'] }
    expect(await chief.put('/api/newsroom/roles/mine', body)).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    })
    const { rows: written } = await sql<{ data: unknown }>`
      SELECT data FROM audit_entry WHERE action = 'access.refused' AND actor = ${chiefId}
    `.execute(door.db)
    expect(written).toMatchObject([{ data: { tried: 'role.save', right: 'account:manage' } }])
    const { id, browser } = await signedIn(['administrator'])
    await sql`UPDATE session SET step_up_at = NULL WHERE account_id = ${id}`.execute(door.db)
    expect(await browser.put('/api/newsroom/roles/mine', body)).toMatchObject({
      status: 403,
      body: { error: { code: 'step-up-needed', data: { verify: '/api/auth/step-up/verify' } } },
    })
  })

  it('gives nobody more by their own hand: not by a grant, and not by the role', async () => {
    const { id, browser } = await signedIn(['administrator'])
    const refused = { status: 403, body: { error: { code: 'grant-to-self' } } }
    expect(await browser.patch(`/api/newsroom/accounts/${id}`, { roles: ['administrator', 'chief'] })).toMatchObject(
      refused,
    )
    const { name, summary, rights } = STARTING_ROLES.administrator
    const wider = { name, summary, rights: [...rights, 'release:kill'] }
    expect(await browser.put('/api/newsroom/roles/administrator', wider)).toMatchObject(refused)
    const other = await signedIn([])
    expect((await browser.patch(`/api/newsroom/accounts/${other.id}`, { roles: ['chief'] })).status).toBe(200)
  })

  it('that holds the managing of accounts cannot lose it when nobody else has it', async () => {
    const own = await openDoor()
    try {
      await signedIn(['administrator'], own)
      const { name, summary } = STARTING_ROLES.administrator
      await expect(
        saveRole(own.db, { key: 'administrator', name, summary, rights: ['draft:read'] }, 'cli'),
      ).rejects.toMatchObject({ code: 'last-administrator' })
      await expect(removeRole(own.db, 'administrator', 'cli')).rejects.toMatchObject({ code: 'role-in-use' })
    } finally {
      await own.close()
    }
  })

  it('given on one desk holds there and nowhere else', async () => {
    const { id, browser } = await signedIn([])
    const desks = { sport: '00000000-0000-4000-8000-000000000001', economy: '00000000-0000-4000-8000-000000000002' }
    door.accounts.locate('draft', (draft) => Promise.resolve(draft === desks.sport ? 'sport' : 'economy'))
    await changePerson(door.db, id, { grants: [{ role: 'editor', desk: 'sport' }] }, 'cli')
    const me = await browser.get('/api/newsroom/me')
    expect(me.body).toMatchObject({ rights: [], actions: { 'draft.list': { allowed: true } } })
    const verdicts = async (draft: string) =>
      (await browser.get(`/api/newsroom/verdicts?of=draft&id=${draft}`)).body.actions['release.publish']
    expect(await verdicts(desks.sport)).toStrictEqual({ allowed: true })
    expect(await verdicts(desks.economy)).toStrictEqual({ allowed: false, missing: 'release:publish' })
    expect((await browser.get('/api/newsroom/quarantine')).status).toBe(404)
    const headers = { cookie: [...browser.cookies].map((c) => c.join('=')).join('; '), 'user-agent': browser.userAgent }
    await expect(door.accounts.require({ headers }, 'release:publish')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(door.accounts.require({ headers }, 'release:publish', { desk: 'economy' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(door.accounts.require({ headers }, 'release:publish', { desk: 'sport' })).resolves.toMatchObject({
      id,
    })
  })
})

describe('the policy', () => {
  it('lets nothing through that it has no rule for', async () => {
    const { browser } = await signedIn(['administrator', 'chief'])
    expect((await browser.post('/api/newsroom/without-a-rule')).status).toBe(500)
  })
})

describe('the accounts screen', () => {
  it('invites, and the invited sign in', async () => {
    const { browser } = await signedIn(['administrator'])
    const made = await browser.post('/api/newsroom/accounts', {
      name: ' Ana Sorel ',
      email: 'Ana.Sorel@Example.org',
      roles: ['reporter'],
    })
    expect(made.status).toBe(201)
    const ana = door.browser()
    expect(await ana.useLink(made.body.link.url)).toMatchObject({ status: 200, body: { name: 'Ana Sorel' } })
    expect(await ana.register(new SoftwareAuthenticator(ORIGIN))).toMatchObject({ status: 200 })
    const list = await browser.get('/api/newsroom/accounts')
    const entry = list.body.accounts.find((a: { email: string }) => a.email === 'ana.sorel@example.org')
    expect(entry).toMatchObject({
      name: 'Ana Sorel',
      roles: ['reporter'],
      passkeys: 1,
      disabledAt: null,
      linkUntil: null,
    })
    const again = await browser.post('/api/newsroom/accounts', {
      name: 'Ana',
      email: 'ana.sorel@example.org',
      roles: [],
    })
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'email-taken' } } })
    // Who has a passkey gets no way back in from one person alone.
    const recovered = await browser.post(`/api/newsroom/accounts/${made.body.id}/link`)
    expect(recovered).toMatchObject({ status: 409, body: { error: { code: 'recovery-needs-two' } } })
  })

  it('refuses what is not a name, an address or a role', async () => {
    const { browser } = await signedIn(['administrator'])
    for (const [wrong, status, code] of [
      [{ name: ' ' }, 400, 'request-invalid'],
      [{ email: 'nobody' }, 400, 'request-invalid'],
      [{ roles: ['emperor'] }, 422, 'role-unknown'],
    ] as const) {
      const body = { name: 'Ana', email: 'a@example.org', roles: [], ...wrong }
      expect(await browser.post('/api/newsroom/accounts', body)).toMatchObject({ status, body: { error: { code } } })
      await expect(invite(door.db, ORIGIN, body, 'cli')).rejects.toMatchObject({ code: /account-invalid|role-unknown/ })
    }
  })

  it('is for those who manage accounts, and have just used their passkey', async () => {
    const { browser: editor } = await signedIn(['chief'])
    const body = { name: 'Eve', email: 'eve@example.org', roles: ['administrator'] }
    expect(await editor.post('/api/newsroom/accounts', body)).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    })
    const { id, browser } = await signedIn(['administrator'])
    await sql`UPDATE session SET step_up_at = step_up_at - interval '6 minutes' WHERE account_id = ${id}`.execute(
      door.db,
    )
    expect((await browser.get('/api/newsroom/accounts')).status).toBe(200)
    for (const call of [
      browser.post('/api/newsroom/accounts', body),
      browser.post(`/api/newsroom/accounts/${id}/link`),
      browser.patch(`/api/newsroom/accounts/${id}`, { roles: ['chief'] }),
    ]) {
      expect(await call).toMatchObject({ status: 403, body: { error: { code: 'step-up-needed' } } })
    }
  })

  it('never leaves the agency without an administrator', async () => {
    const own = await openDoor()
    try {
      const { id, browser } = await signedIn(['administrator'], own)
      const refused = { status: 409, body: { error: { code: 'last-administrator' } } }
      expect(await browser.patch(`/api/newsroom/accounts/${id}`, { disabled: true })).toMatchObject(refused)
      expect(await browser.patch(`/api/newsroom/accounts/${id}`, { roles: [] })).toMatchObject(refused)
      const second = await signedIn(['administrator'], own)
      // Both step down at once: one of them stays.
      const both = await Promise.allSettled([
        changePerson(own.db, id, { disabled: true }, 'cli'),
        changePerson(own.db, second.id, { disabled: true }, 'cli'),
      ])
      expect(both.map((r) => r.status).toSorted()).toStrictEqual(['fulfilled', 'rejected'])
    } finally {
      await own.close()
    }
  })
})

describe('a change', () => {
  it('comes from a page of ours, in every room of the newsroom', async () => {
    const { browser } = await signedIn(['editor'])
    const allowed = await browser.post('/api/newsroom/media')
    expect(allowed).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
    for (const origin of [
      undefined,
      'null',
      'http://localhost:4001',
      'https://localhost:4000',
      `${ORIGIN}.example.org`,
    ]) {
      browser.origin = origin
      const refused = { status: 403, body: { error: { code: 'origin-refused' } } }
      expect(await browser.post('/api/newsroom/media')).toMatchObject(refused)
      expect(await browser.post('/api/auth/sign-out')).toMatchObject(refused)
      expect((await browser.get('/api/newsroom/me')).status).toBe(200)
    }
  })

  it('of a WebSocket can be asked the same', () => {
    expect(door.accounts.ownOrigin({ origin: ORIGIN })).toBe(true)
    expect(door.accounts.ownOrigin({ origin: 'http://evil.example' })).toBe(false)
    expect(door.accounts.ownOrigin({})).toBe(false)
  })
})

describe('attempts', () => {
  it('are limited by address, and the limit passes', async () => {
    const own = await openDoor()
    try {
      const browser = own.browser()
      const attempt = () => browser.post('/api/auth/link/use', { token: 'x' })
      const answers = await Promise.all(Array.from({ length: 25 }, attempt))
      expect(answers.filter((a) => a.status === 404)).toHaveLength(20)
      const limited = answers.find((a) => a.status === 429)
      expect(limited?.body.error).toMatchObject({ code: 'too-many-attempts', data: { retryAfter: expect.any(Number) } })
      expect(limited?.headers['retry-after']).toBe(String(limited?.body.error.data.retryAfter))
      expect(await own.browser().post('/api/auth/link/use', { token: 'x' })).toMatchObject({ status: 404 })
      await setTestClock(own.owner, new Date(Date.now() + 61_000))
      expect(await attempt()).toMatchObject({ status: 404 })
      await own.accounts.sweep()
    } finally {
      await own.close()
    }
  })

  it('go by the address a trusted proxy gives, and by no other', async () => {
    const plain = await openDoor()
    const proxied = await openDoor({ trustedProxies: ['192.0.2.1'] })
    const addressOf = async (at: Door, from: string) => {
      const browser = at.browser()
      browser.address = from
      browser.forwardedFor = '203.0.113.7'
      await browser.post('/api/auth/link/use', { token: 'x' })
      const { rows } = await sql<{
        data: { address: string }
      }>`SELECT data FROM audit_entry ORDER BY id DESC LIMIT 1`.execute(at.db)
      return rows[0]?.data.address
    }
    try {
      expect(await addressOf(plain, '192.0.2.1')).toBe('192.0.2.1')
      expect(await addressOf(proxied, '192.0.2.1')).toBe('203.0.113.7')
      expect(await addressOf(proxied, '198.51.100.9')).toBe('198.51.100.9')
    } finally {
      await plain.close()
      await proxied.close()
    }
  })
})

describe('the audit log', () => {
  it('is read page by page by those with the right', async () => {
    const { id, browser } = await signedIn(['administrator'])
    for (let n = 0; n < 5; n += 1)
      await record(door.db, { actor: id, action: 'test.counted', target: `thing-${n}`, data: { n } })
    const first = await browser.get('/api/newsroom/audit?action=test.counted&limit=3')
    expect(first.body.entries.map((e: { data: { n: number } }) => e.data.n)).toStrictEqual([4, 3, 2])
    expect(first.body.entries[0].actorName).toMatch(/^Person/)
    const second = await browser.get(`/api/newsroom/audit?action=test.counted&limit=3&before=${first.body.next}`)
    expect(second.body.entries.map((e: { data: { n: number } }) => e.data.n)).toStrictEqual([1, 0])
    expect(second.body.next).toBeNull()
    expect((await browser.get('/api/newsroom/audit?limit=1000')).status).toBe(400)
  })

  it('is never changed, not by the application and not by the owner', async () => {
    await record(door.db, { actor: 'system', action: 'test.kept' })
    await expect(sql`UPDATE audit_entry SET actor = 'x'`.execute(door.db)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`DELETE FROM audit_entry`.execute(door.db)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`UPDATE audit_entry SET actor = 'x'`.execute(door.owner)).rejects.toMatchObject({ code: 'DL001' })
    await expect(sql`TRUNCATE audit_entry CASCADE`.execute(door.owner)).rejects.toMatchObject({ code: 'DL001' })
  })

  it('goes with the transaction it was written in', async () => {
    const attempt = door.db.transaction().execute(async (tx) => {
      await door.accounts.record(tx, { actor: 'system', action: 'test.undone' })
      throw new Error('undone')
    })
    await expect(attempt).rejects.toThrow()
    const { rows } = await sql`SELECT FROM audit_entry WHERE action = 'test.undone'`.execute(door.db)
    expect(rows).toHaveLength(0)
  })
})

describe('the demo agency', () => {
  it('lets its guest in without a passkey, once per link', async () => {
    const demo = await openDoor({ demo: true })
    try {
      const { id } = await invite(
        demo.db,
        ORIGIN,
        { name: 'Guest', email: 'guest@example.org', roles: ['editor'] },
        'system',
      )
      const link = await demo.accounts.issueLink(id, 'sign-in')
      const browser = demo.browser()
      expect(await browser.useLink(link.url)).toMatchObject({ status: 200, body: { mayPostpone: true } })
      const token = browser.cookies.get('dateline.session')
      expect((await browser.post('/api/auth/link/later')).status).toBe(200)
      expect(browser.cookies.get('dateline.session')).not.toBe(token)
      expect(await browser.get('/api/newsroom/me')).toMatchObject({
        status: 200,
        body: { demo: true, account: { id } },
      })
      expect((await browser.post('/api/auth/link/later')).status).toBe(404)
      expect((await demo.browser().useLink(link.url)).status).toBe(410)
    } finally {
      await demo.close()
    }
  })
})

describe('behind https', () => {
  it('the session cookie is secure and its name says so', async () => {
    const publicUrl = 'https://newsroom.example.org'
    const own = await openDoor({ publicUrl })
    try {
      const { link } = await invite(own.db, publicUrl, { name: 'Ana', email: 'ana@example.org', roles: [] }, 'cli')
      const browser = own.browser()
      browser.origin = publicUrl
      const used = await browser.useLink(link.url)
      expect(used.cookies.find((c) => c.startsWith('__Host-dateline.session='))).toMatch(/; Secure/i)
      expect(await browser.register(new SoftwareAuthenticator(publicUrl))).toMatchObject({ status: 200 })
      expect((await browser.get('/api/newsroom/me')).status).toBe(200)
    } finally {
      await own.close()
    }
  })
})
