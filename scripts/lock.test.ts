import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lockPath, missingEntries } from './lock.ts'

const lock = JSON.parse(readFileSync(lockPath, 'utf8')) as Parameters<typeof missingEntries>[0]

it('package-lock.json is complete, so that npm ci works everywhere (else: node scripts/lock.ts)', () => {
  expect(missingEntries(lock)).toEqual({})
})

it('package-lock.json names no registry', () => {
  expect(JSON.stringify(lock)).not.toContain('"resolved":"http')
})

it('a build that the lock lacks is found by its name', () => {
  const packages = {
    'node_modules/tool': {
      dev: true,
      optionalDependencies: { '@tool/binding-linux-arm64-musl': '1.2.3', fsevents: '2.0.0' },
    },
  }
  expect(missingEntries({ packages })).toEqual({
    'node_modules/@tool/binding-linux-arm64-musl': {
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['linux'],
    },
  })
})
