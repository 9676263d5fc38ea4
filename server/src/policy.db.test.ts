import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePerson, invite, POLICY, ruleFor, RIGHTS } from './accounts/index.ts'
import { createDraft } from './desk/index.ts'
import { createDateline, type Dateline } from './main.ts'
import { createLog, readConfig } from './platform/index.ts'
import { SoftwareAuthenticator } from './testing/authenticator.ts'
import { createTestDatabase, type TestDatabase } from './testing/database.ts'
import { testContent } from './testing/story.ts'

let test: TestDatabase
let dateline: Dateline
let dataDir: string
beforeAll(async () => {
  test = await createTestDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'dateline-policy-'))
  const config = readConfig({ DATABASE_URL: test.ownerUrl, DATELINE_DATA: dataDir })
  dateline = await createDateline({ config, ownerUrl: test.ownerUrl, log: createLog('silent') })
  await dateline.app.ready()
})
afterAll(async () => {
  await dateline.close()
  await test.close()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the policy', () => {
  it('has a rule for every route of the newsroom: add yours to accounts/policy.ts', () => {
    const routes = [...dateline.accounts.routes]
    expect(routes.length).toBeGreaterThan(50)
    const without = routes.filter((route) => {
      const [method = '', path = ''] = route.split(' ')
      return ruleFor(method, path) === undefined
    })
    expect(without).toStrictEqual([])
  })

  it('has no rule for what is no route', () => {
    expect(Object.keys(POLICY).filter((route) => !dateline.accounts.routes.has(route))).toStrictEqual([])
  })

  it('names each action once, or for the same right', () => {
    const seen = new Map<string, unknown>()
    for (const { action, right } of Object.values(POLICY)) {
      expect([action, seen.get(action) ?? right]).toStrictEqual([action, right])
      seen.set(action, right)
    }
  })

  it('is asked before any route runs: nobody gets an answer without signing in', async () => {
    for (const route of dateline.accounts.routes) {
      const [method = '', path = ''] = route.split(' ')
      const url = path
        .replace(/:(id|session|storyId)\b/g, '00000000-0000-4000-8000-000000000000')
        .replace(/:\w+/g, 'one')
      const answer = await dateline.app.inject({
        method: method as 'GET',
        url,
        headers: { origin: new URL(dateline.accounts.publicUrl).origin },
      })
      expect([route, answer.statusCode]).toStrictEqual([route, 401])
    }
  })

  it('speaks of rights that exist', () => {
    for (const { right, asks } of Object.values(POLICY))
      for (const one of [...(right === null ? [] : [right]), ...(asks?.rights ?? [])]) expect(RIGHTS).toContain(one)
  })
})

describe('rights on one desk', () => {
  it('show and open the drafts of that desk and no others', async () => {
    const { db, accounts, app } = dateline
    const { publicUrl } = accounts
    const { id, link } = await invite(db, publicUrl, { name: 'Joe', email: 'joe@example.org', roles: [] }, 'cli')
    await changePerson(db, id, { grants: [{ role: 'editor', desk: 'sport' }] }, 'cli')
    const cookies = new Map<string, string>()
    const ask = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
      const answer = await app.inject({
        method,
        url,
        headers: { origin: new URL(publicUrl).origin, cookie: [...cookies].map((c) => c.join('=')).join('; ') },
        ...(payload ? { payload } : {}),
      })
      for (const { name, value } of answer.cookies) cookies.set(name, encodeURIComponent(value))
      return { status: answer.statusCode, body: answer.json() }
    }
    const token = new URL(link.url).hash.replace('#token=', '')
    expect((await ask('POST', '/api/auth/link/use', { token })).status).toBe(200)
    const options = await ask('GET', '/api/auth/passkey/generate-register-options')
    const response = new SoftwareAuthenticator(new URL(publicUrl).origin).register(options.body)
    expect((await ask('POST', '/api/auth/passkey/verify-registration', { response })).status).toBe(200)

    const made = await Promise.all(
      ['sport', 'economy'].map((desk) =>
        createDraft(db, 'mna.example', { content: testContent(), desk, stage: 'working', createdBy: 'test' }),
      ),
    )
    const [sport, economy] = made.map((m) => m.draftId)
    const { items } = (await ask('GET', '/api/newsroom/drafts?stage=working')).body
    expect(items.map((d: { id: string }) => d.id)).toStrictEqual([sport])
    expect((await ask('GET', `/api/newsroom/drafts/${sport}`)).status).toBe(200)
    expect(await ask('GET', `/api/newsroom/drafts/${economy}`)).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    })
    expect((await ask('POST', `/api/newsroom/drafts/${economy}/freeze`)).status).toBe(403)
    expect((await ask('PATCH', `/api/newsroom/drafts/${economy}`, { stage: 'spiked' })).status).toBe(403)
    const start = { language: 'en', section: 'general', form: 'report', urgency: 4 }
    expect((await ask('POST', '/api/newsroom/drafts', { ...start, desk: 'economy' })).status).toBe(403)
    expect((await ask('POST', '/api/newsroom/drafts', { ...start, desk: 'sport' })).status).toBe(201)
    const release = { kind: 'publish', expectedRevision: 0 }
    expect((await ask('POST', `/api/newsroom/stories/${made[1]?.story.id}/release`, release)).status).toBe(403)
    // Past the door, and refused for what it lacks.
    expect((await ask('POST', `/api/newsroom/stories/${made[0]?.story.id}/release`, release)).status).toBe(422)
  })
})
