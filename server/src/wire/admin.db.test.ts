import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, readAudit, record, type Right } from '../accounts/index.ts'
import { type App, createHttp, createLog, forbidden } from '../platform/index.ts'
import { registerSubscriberRoutes } from './index.ts'
import { createWorld, publish, type World } from './wire.testing.ts'

let world: World
let app: App
const PATH = '/api/newsroom/subscribers'

beforeAll(async () => {
  world = await createWorld()
  app = createHttp({ config: { tls: undefined, trustedProxies: [] }, log: createLog('silent'), front: () => false })
  const accounts = {
    // Who asks is told by a header here; the accounts room tests how it is told in earnest.
    async require(request: { headers: Record<string, unknown> }, right: Right): Promise<Account> {
      if (request.headers['x-rights'] !== right) throw forbidden(right)
      return { id: 'ann', name: 'Ann', email: 'ann@mna.example', roles: [], rights: new Set([right]) }
    },
    record,
  }
  registerSubscriberRoutes(app, { db: world.database.db, accounts, wire: world.wire })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const ask = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, rights = 'subscriber:manage') => {
  const answer = await app.inject({ method, url, headers: { 'x-rights': rights }, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}
const status = async (token: string) =>
  (await fetch(`${world.url}/wire/v1/status`, { headers: { authorization: `Bearer ${token}` } })).status

describe('subscribers in the newsroom', () => {
  it('are for those with the right alone', async () => {
    for (const [method, path] of [
      ['GET', PATH],
      ['POST', PATH],
      ['PATCH', `${PATH}/1`],
      ['POST', `${PATH}/1/token`],
    ] as const) {
      const body = method === 'GET' ? undefined : path === PATH ? { name: 'X' } : {}
      expect((await ask(method, path, body, 'draft:read')).status).toBe(403)
    }
  })

  it('are added with a token that works, listed, switched off and on, and given a new token', async () => {
    const made = await ask('POST', PATH, { name: 'Daily Gull', languages: ['en'], sections: ['economy'] })
    expect(made).toMatchObject({
      status: 201,
      body: { subscriber: { name: 'Daily Gull', active: true, sections: ['economy'] } },
    })
    const { id } = made.body.subscriber
    expect(await status(made.body.token)).toBe(200)
    await publish(world)
    await world.wire.wake()
    const listed = await ask('GET', PATH)
    expect(listed.body.subscribers).toMatchObject([{ id, name: 'Daily Gull', last: 1, streams: 0 }])
    expect(JSON.stringify(listed.body)).not.toContain(made.body.token.slice(3))

    expect((await ask('PATCH', `${PATH}/${id}`, { active: false })).body.subscriber.active).toBe(false)
    expect(await status(made.body.token)).toBe(403)
    await ask('PATCH', `${PATH}/${id}`, { active: true, product: { languages: null, sections: ['politics'] } })
    expect(await status(made.body.token)).toBe(200)
    const fresh = await ask('POST', `${PATH}/${id}/token`)
    expect([await status(made.body.token), await status(fresh.body.token)]).toEqual([401, 200])

    const audit = await readAudit(world.database.db, { target: String(id), limit: 10 })
    expect(audit.map((a) => a.action).toReversed()).toEqual([
      'subscriber.add',
      'subscriber.off',
      'subscriber.product',
      'subscriber.on',
      'subscriber.token',
    ])
    expect(JSON.stringify(audit)).not.toContain('dl_')
  })

  it('are refused when the name is taken, a section is unknown, or there is no such subscriber', async () => {
    await ask('POST', PATH, { name: 'Twice' })
    expect((await ask('POST', PATH, { name: 'Twice' })).body.error.code).toBe('subscriber-exists')
    expect((await ask('POST', PATH, { name: 'Odd', sections: ['nowhere'] })).body.error).toMatchObject({
      code: 'subscriber-section-unknown',
      data: { unknown: ['nowhere'] },
    })
    expect((await ask('PATCH', `${PATH}/999999`, { active: false })).status).toBe(404)
    expect((await ask('POST', PATH, { name: 'Odd', sections: [] })).status).toBe(400)
  })
})
