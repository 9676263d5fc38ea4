import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POLICY, ruleFor, RIGHTS } from './accounts/index.ts'
import { createDateline, type Dateline } from './main.ts'
import { createLog, readConfig } from './platform/index.ts'
import { createTestDatabase, type TestDatabase } from './testing/database.ts'

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
