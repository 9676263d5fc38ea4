import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encrypt } from './seal.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'wire.md'), 'utf8')

/** The one example in a language of the guide that knows how to open what is sealed. */
function example(language: string, word: string): string {
  const found = [...guide.matchAll(/```(\w+)\n([\s\S]*?)```/g)].find((m) => m[1] === language && m[2]?.includes(word))
  if (found?.[2] === undefined) throw new Error(`no ${language} example`)
  return found[2]
}

const key = randomBytes(32)
const text = JSON.stringify({ headline: 'Инфляция, التضخم, inflation', body: 'x'.repeat(3_000) })
const sealed = encrypt(text, key)
const env = { ...process.env, KEY: key.toString('base64'), NONCE: sealed.nonce, CIPHERTEXT: sealed.ciphertext }
const withPython = spawnSync('python3', ['-c', 'import cryptography']).status === 0
const withOpenssl = spawnSync('openssl', ['version']).status === 0

describe('the examples of the guide for subscribers', () => {
  it('open in TypeScript what was sealed, and notice one changed bit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-unseal-'))
    try {
      const path = join(folder, 'unseal.ts')
      writeFileSync(path, example('ts', 'createDecipheriv'))
      const { unseal } = (await import(/* @vite-ignore */ path)) as {
        unseal: (sealed: { nonce: string; ciphertext: string }, key: string) => string
      }
      expect(unseal(sealed, env.KEY)).toBe(text)
      const bytes = Buffer.from(sealed.ciphertext, 'base64')
      bytes[100] = (bytes[100] ?? 0) ^ 1
      expect(() => unseal({ ...sealed, ciphertext: bytes.toString('base64') }, env.KEY)).toThrow()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.skipIf(!withPython)('open it in Python', () => {
    const out = execFileSync('python3', ['-c', example('python', 'AESGCM')], { env, encoding: 'utf8' })
    expect(out.trimEnd()).toBe(text)
  })

  it.skipIf(!withOpenssl)('open it with openssl', () => {
    expect(execFileSync('sh', ['-c', example('sh', 'openssl')], { env, encoding: 'utf8' }).trimEnd()).toBe(text)
  })
})

describe('sealing', () => {
  it('hides the length to the next KB, and never uses a nonce twice', () => {
    const lengths = [0, 1, 1_023, 1_024].map(
      (n) => Buffer.from(encrypt('x'.repeat(n), key).ciphertext, 'base64').length,
    )
    expect(lengths).toEqual([16, 1_040, 1_040, 1_040])
    expect(new Set(Array.from({ length: 1_000 }, () => encrypt('a', key).nonce)).size).toBe(1_000)
  })
})
