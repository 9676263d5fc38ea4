import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDateline, type Dateline } from '../main.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { createLog, readConfig } from './index.ts'

let test: TestDatabase
let dateline: Dateline
beforeAll(async () => {
  test = await createTestDatabase()
  const config = readConfig({ DATELINE_SECRET: 'a secret that is only for tests, 32 long' })
  dateline = await createDateline({ config, ownerUrl: test.ownerUrl, log: createLog('silent') })
})
afterAll(async () => {
  await dateline.close()
  await test.close()
})

it('describes every interface of the wire and the newsroom, each with words of its own', async () => {
  const answer = await dateline.app.inject('/api/docs/openapi.json')
  const document = answer.json<{
    openapi: string
    paths: Record<string, Record<string, { summary?: string; responses?: object }>>
  }>()
  expect(document.openapi).toMatch(/^3\.1/)
  for (const path of ['/wire/v1/items', '/wire/v1/stream', '/api/newsroom/me', '/api/newsroom/media']) {
    expect(Object.keys(document.paths)).toContain(path)
  }
  const silent = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, o]) => (o.summary ?? '') === '' || Object.keys(o.responses ?? {}).length === 0)
      .map(([method]) => `${method} ${path}`),
  )
  expect(silent).toEqual([])
})

it('is drawn for people without script, and answers errors in one shape', async () => {
  const page = await dateline.app.inject('/api/docs')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.body).toContain('/wire/v1/stream')
  expect(page.body).not.toContain('<script')
  const missing = await dateline.app.inject('/api/newsroom/nothing')
  expect([missing.statusCode, typeof missing.json()]).toEqual([404, 'object'])
})
