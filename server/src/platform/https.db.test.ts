import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDateline, type Dateline } from '../main.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { createLog, readConfig } from './index.ts'

const openssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0
  } catch {
    return false
  }
})()

describe.skipIf(!openssl)('HTTPS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-https-'))
  const cert = join(folder, 'cert.pem')
  const key = join(folder, 'key.pem')
  let test: TestDatabase
  let dateline: Dateline
  let port: number

  beforeAll(async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', ...subject],
      {
        stdio: 'ignore',
      },
    )
    test = await createTestDatabase()
    const config = readConfig({
      DATELINE_SECRET: 'a secret that is only for tests, 32 long',
      DATELINE_TLS_CERT: cert,
      DATELINE_TLS_KEY: key,
      DATELINE_PORT: '0',
      DATELINE_TRUSTED_PROXIES: '127.0.0.1',
    })
    dateline = await createDateline({ config, ownerUrl: test.ownerUrl, log: createLog('silent') })
    dateline.app.get('/api/address-of-client', { schema: { hide: true } }, (r) => ({ ip: r.ip }))
    port = Number(new URL(await dateline.listen()).port)
  })
  afterAll(async () => {
    await dateline?.close()
    await test?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      request({ host: 'localhost', family: 4, port, path, headers, ca: readFileSync(cert) }, (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => (body += chunk.toString()))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      })
        .on('error', reject)
        .end()
    })

  it('serves pages, from the router and from memory, under a certificate that holds, and keeps browsers on it', async () => {
    for (let i = 0; i < 2; i++) {
      const page = await get('/en')
      expect(page.status).toBe(200)
      expect(page.headers['strict-transport-security']).toContain('max-age=')
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  it('believes a proxy that it was told to trust', async () => {
    const answer = await get('/api/address-of-client', { 'x-forwarded-for': '203.0.113.9' })
    expect(JSON.parse(answer.body)).toEqual({ ip: '203.0.113.9' })
  })
})
