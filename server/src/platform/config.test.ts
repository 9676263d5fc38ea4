import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawConfiguration } from '../../../scripts/configuration.ts'
import { readConfig } from './config.ts'
import { DatelineError } from './errors.ts'

const problem = (env: Record<string, string>) => {
  try {
    readConfig(env)
    return 'none'
  } catch (error) {
    return error instanceof DatelineError ? `${error.code} ${error.message.split(':')[0] ?? ''}` : String(error)
  }
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      publicUrl: 'http://localhost:4000',
      databaseUrl: undefined,
    })
  })
  it.each([
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATELINE_PORT', '99999'],
    ['DATELINE_PORT', 'http'],
    ['DATELINE_SECRET', 'short'],
    ['DATELINE_LOG_LEVEL', 'loud'],
    ['DATELINE_PUBLIC_URL', 'ftp://mna.example'],
    ['DATELINE_PUBLIC_URL', 'http://mna.example'],
    ['DATELINE_TLS_CERT', '/only/one.pem'],
    ['DATELINE_PAGE_CACHE_MB', '0'],
    ['DATELINE_PROT', '4000'],
  ])('names %s=%s as wrong, in one line', (name, value) => {
    expect(problem({ [name]: value })).toBe(`config-invalid ${name}`)
  })
  it('takes a closed network at its word', () => {
    expect(readConfig({ DATELINE_PUBLIC_URL: 'http://mna.example/', DATELINE_ALLOW_HTTP: 'true' }).publicUrl).toBe(
      'http://mna.example',
    )
  })
  it('splits lists', () => {
    expect(readConfig({ DATELINE_TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16' }).trustedProxies).toEqual([
      '10.0.0.1',
      '10.1.0.0/16',
    ])
  })
  it('is what docs/configuration.md says', () => {
    expect(readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'configuration.md'), 'utf8')).toBe(
      drawConfiguration(),
    )
  })
})
