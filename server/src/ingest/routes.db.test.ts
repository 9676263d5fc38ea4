import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Account, record, type Right } from '../accounts/index.ts'
import { type App, createHttp, createLog, forbidden } from '../platform/index.ts'
import { registerIngestRoutes, saveProfile } from './index.ts'
import { createImportWorld, g2, type ImportWorld } from './ingest.testing.ts'

let world: ImportWorld
let app: App
let url: string

/** Rights come in a header: who has which is the accounts room's to test. */
function accountOf(headers: IncomingHttpHeaders, right: Right): Account {
  const rights = new Set(String(headers['x-rights'] ?? '').split(',') as Right[])
  if (!rights.has(right)) throw forbidden(right)
  return { id: '00000000-0000-4000-8000-000000000001', name: 'Ada', email: 'ada@mna.example', roles: [], rights }
}

beforeAll(async () => {
  world = await createImportWorld()
  const { db } = world.database
  app = createHttp({ config: { tls: undefined, trustedProxies: [] }, log: createLog('silent'), front: () => false })
  registerIngestRoutes(app, {
    db,
    ingest: world.ingest,
    accounts: { require: async (request, right) => accountOf(request.headers, right), record },
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/newsroom`
})
afterAll(async () => {
  await app.close()
  await world.close()
})

// Tests look into answers of many shapes.
async function post(
  query: string,
  body: string | Uint8Array<ArrayBuffer>,
  rights = 'import',
): Promise<{ status: number; body: any }> {
  const headers = { 'x-rights': rights, 'content-type': 'application/xml' }
  const answer = await fetch(`${url}/import?${query}`, { method: 'POST', body, headers })
  return { status: answer.status, body: await answer.json() }
}

it('imports a document sent as the body, to the desk unless history is asked for', async () => {
  const incoming = await post('name=a.xml', g2({ guid: 'urn:x:http:1' }))
  expect(incoming.status).toBe(200)
  expect(incoming.body.summary).toEqual({ imported: 1, duplicate: 0, kept: 0, quarantined: 0 })
  expect(incoming.body.lines[0]).toMatchObject({ file: 'a.xml', outcome: 'imported', guid: 'urn:x:http:1' })
  expect(incoming.body.lines[0].path).toBe(`/newsroom/drafts/${incoming.body.lines[0].draftId}`)
  const archive = await post('name=b.xml&as=archive', g2({ guid: 'urn:x:http:2' }), 'import,release:archive')
  expect(archive.body.lines[0]).toMatchObject({ outcome: 'imported', releaseNo: 1 })
})

it('asks for the rights, and for a document', async () => {
  expect((await post('name=a.xml', g2(), 'draft:write')).status).toBe(403)
  expect((await post('name=a.xml&as=archive', g2(), 'import')).body.error.data).toEqual({ right: 'release:archive' })
  expect((await post('name=a.xml', '')).body.error.code).toBe('document-missing')
  expect((await post('as=incoming', g2())).status).toBe(400)
  for (const path of ['quarantine', `raw/${'0'.repeat(64)}`, 'source-profiles']) {
    expect((await fetch(`${url}/${path}`)).status).toBe(403)
  }
})

it('reads with the profile that is named', async () => {
  await saveProfile(world.database.db, { key: 'tavna', language: 'ru' })
  const item = g2({ guid: 'urn:x:http:3' }).replace(' xml:lang="en"', '').replace('<language tag="en"/>', '')
  expect((await post('name=c.xml&profile=tavna', item)).body.lines[0].assumptions).not.toContainEqual(
    expect.objectContaining({ field: 'language' }),
  )
  expect((await post('name=c.xml&profile=nobody', item)).status).toBe(404)
})

it('lists what is in quarantine, and gives its bytes to be saved and never shown', async () => {
  const broken = new TextEncoder().encode('{"uri": <script>')
  const { body } = await post('name=broken%20one.json', broken)
  expect(body.lines[0]).toMatchObject({ outcome: 'quarantined', code: 'json-invalid' })
  const headers = { 'x-rights': 'import' }
  const listed = (await (await fetch(`${url}/quarantine`, { headers })).json()) as { items: object[] }
  expect(listed.items[0]).toMatchObject({ file: 'broken one.json', code: 'json-invalid', digest: body.lines[0].digest })
  const raw = await fetch(`${url}/raw/${body.lines[0].digest}`, { headers })
  expect(new Uint8Array(await raw.arrayBuffer())).toEqual(broken)
  expect([
    raw.headers.get('content-type'),
    raw.headers.get('x-content-type-options'),
    raw.headers.get('content-disposition')?.split(';')[0],
  ]).toEqual(['application/octet-stream', 'nosniff', 'attachment'])
  expect((await fetch(`${url}/raw/${'0'.repeat(64)}`, { headers })).status).toBe(404)
})

it('refuses a body over the limit', async () => {
  expect((await post('name=large.xml', new Uint8Array(50_000_001))).status).toBe(413)
})
