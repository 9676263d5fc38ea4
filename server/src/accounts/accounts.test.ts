import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RELEASE_TABLE } from '@dateline/news'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { networkOf } from '../platform/index.ts'
import { desksWith, gives, grantsOf, RIGHTS, STARTING_ROLES } from './rights.ts'
import { readSecret } from './secret.ts'
import { agentFamily } from './session.ts'

describe('rights', () => {
  it('cover every release kind', () => {
    for (const rule of Object.values(RELEASE_TABLE)) expect(RIGHTS).toContain(rule.right)
  })

  it('are each given by some role', () => {
    const given = Object.values(STARTING_ROLES).flatMap((role): readonly string[] => role.rights)
    expect(new Set(given)).toStrictEqual(new Set(RIGHTS))
  })

  it('that this program does not know give nothing', () => {
    expect(grantsOf({ '*': ['draft:read', 'empire:rule', '__proto__'] })).toStrictEqual({ '*': ['draft:read'] })
    expect(grantsOf(null)).toStrictEqual({})
  })

  it('hold on the desk they are given for, or on all', () => {
    const grants = grantsOf({ '*': ['draft:read'], sport: ['release:publish'] })
    expect(gives(grants, 'draft:read', 'agency')).toBe(true)
    expect(gives(grants, 'draft:read', { desk: 'economy' })).toBe(true)
    expect(gives(grants, 'release:publish', { desk: 'sport' })).toBe(true)
    expect(gives(grants, 'release:publish', { desk: 'economy' })).toBe(false)
    expect(gives(grants, 'release:publish', { desk: 'constructor' })).toBe(false)
    expect(gives(grants, 'release:publish', 'any-desk')).toBe(true)
    expect(gives(grants, 'release:publish', 'agency')).toBe(false)
    expect(desksWith(grants, 'draft:read')).toBeUndefined()
    expect(desksWith(grants, 'release:publish')).toStrictEqual(['sport'])
    expect(desksWith(grants, 'release:kill')).toStrictEqual([])
  })

  it('to release and to manage accounts are in no role together', () => {
    for (const role of Object.values(STARTING_ROLES)) {
      const rights: readonly string[] = role.rights
      expect(rights.includes('account:manage') && rights.some((r) => r.startsWith('release:'))).toBe(false)
    }
  })
})

describe('the secret', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'dateline-secret-'))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  it('is made once, for its owner only, also when nodes race', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => readSecret({ secret: undefined, dataDir })))
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]?.length).toBeGreaterThanOrEqual(64)
    expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
    expect(await readdir(dataDir)).toStrictEqual(['secret'])
    expect(await readSecret({ secret: undefined, dataDir })).toBe(secrets[0])
  })

  it('loses rights that others were given on it', async () => {
    await readSecret({ secret: undefined, dataDir })
    await chmod(join(dataDir, 'secret'), 0o644)
    await readSecret({ secret: undefined, dataDir })
    expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  })

  it('that is damaged is not replaced behind anybody’s back', async () => {
    await writeFile(join(dataDir, 'secret'), 'short\n')
    await expect(readSecret({ secret: undefined, dataDir })).rejects.toMatchObject({ code: 'secret-damaged' })
    expect(await readFile(join(dataDir, 'secret'), 'utf8')).toBe('short\n')
  })

  it('of the configuration leaves no file', async () => {
    expect(await readSecret({ secret: 'x'.repeat(40), dataDir })).toBe('x'.repeat(40))
    expect(await readdir(dataDir)).toStrictEqual([])
  })
})

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts for %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('a browser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
      'Chrome on Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari on macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 CriOS/140.0 Mobile/15E148 Safari/604.1',
      'Chrome on iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    ['curl/8.5.0', 'a program'],
    [undefined, 'a program'],
  ])('%s is %s', (userAgent, family) => {
    expect(agentFamily(userAgent)).toBe(family)
  })
})
