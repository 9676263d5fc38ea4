import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson } from '@dateline/news'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { contentKeys, Keyring, makeSecretFile, masterId, openText, parseMasters, sealText } from '../platform/index.ts'
import { testContent } from '../testing/story.ts'
import { openCanonical, openContent, sealContent, type SealedRow } from './content.ts'

contentKeys.add([Buffer.alloc(32, 'content.test')])
const folder = mkdtempSync(join(tmpdir(), 'dateline-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const codeOf = (work: () => unknown) => {
  try {
    work()
    return undefined
  } catch (error) {
    return (error as { code?: string }).code
  }
}

const candidateId = 'c0000000-0000-4000-8000-000000000001'
const storyId = 'a0000000-0000-4000-8000-000000000001'
const row = (canonical: string): SealedRow => {
  const { sealed, digest, master, wrapped } = sealContent(candidateId, storyId, canonical)
  return { candidateId, sealedFor: storyId, sealed, digest, master, wrapped }
}

describe('a sealed content', () => {
  it('opens to the bytes that were sealed, whatever they are, and shows none of them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const json = JSON.stringify(text)
        const sealed = row(json)
        expect(openCanonical(sealed)).toBe(json)
        if (json.length > 8) expect(sealed.sealed.includes(Buffer.from(json))).toBe(false)
      }),
    )
  })

  it('is the story that was frozen', () => {
    const content = testContent({ headline: 'Ünïcode, العربية', body: [] })
    expect(openContent(row(canonicalJson(content)))).toEqual(content)
  })

  it('is made smaller when it is long', () => {
    expect(row(JSON.stringify('harbour '.repeat(1_000))).sealed.length).toBeLessThan(500)
  })

  it('opens for nobody when a bit of it, of its key, of its digest or what it belongs to is another', () => {
    const sealed = row(canonicalJson(testContent()))
    const flipped = (bytes: Buffer, at: number) => {
      const copy = Buffer.from(bytes)
      copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ 1
      return copy
    }
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('sealed', 'wrapped', 'digest'), (at, field) => {
        const bytes = sealed[field as 'sealed']
        expect(codeOf(() => openCanonical({ ...sealed, [field]: flipped(bytes, at) }))).toBe('content-damaged')
      }),
    )
    expect(codeOf(() => openCanonical({ ...sealed, sealedFor: candidateId }))).toBe('content-damaged')
    expect(codeOf(() => openCanonical({ ...sealed, candidateId: storyId }))).toBe('content-damaged')
    expect(codeOf(() => openCanonical({ ...sealed, sealed: Buffer.alloc(0) }))).toBe('content-damaged')
  })

  it('is nothing once its key is gone', () => {
    expect(openContent({ ...row(canonicalJson(testContent())), wrapped: null })).toBeUndefined()
  })

  it('needs the master key it was wrapped under', () => {
    const sealed = row(canonicalJson(testContent()))
    expect(codeOf(() => openContent({ ...sealed, master: '0'.repeat(16) }))).toBe('content-key-missing')
  })
})

describe('the keyring', () => {
  it('wraps under the first key and unwraps under any it has, or finds when it looks again', () => {
    const [old, young] = [randomBytes(32), randomBytes(32)]
    const before = new Keyring()
    before.add([old])
    const key = randomBytes(32)
    const wrapped = before.wrap(key, 'x')
    expect(wrapped.master).toBe(masterId(old))
    const after = new Keyring()
    after.add([young], () => [young, old])
    expect(after.unwrap(wrapped, 'x')).toEqual(key)
    expect(after.wrap(key, 'x').master).toBe(masterId(young))
    expect(() => after.unwrap(wrapped, 'y')).toThrow()
    expect(codeOf(() => new Keyring().wrap(key, 'x'))).toBe('content-key-missing')
  })

  it('refuses what is no key', () => {
    for (const text of ['', 'short', `${randomBytes(32).toString('base64url')},x`]) {
      expect(codeOf(() => parseMasters(text, 'it'))).toBe('content-key-damaged')
    }
  })

  it('is made once, by whoever comes first, and nobody else may read it', async () => {
    const path = join(folder, 'made', 'key')
    const made = await Promise.all(['a', 'b', 'c'].map((text) => makeSecretFile(path, text)))
    expect(new Set(made).size).toBe(1)
    expect(statSync(path).mode & 0o077).toBe(0)
    writeFileSync(path, 'd')
    expect(await makeSecretFile(path, 'e')).toBe('d')
  })
})

describe('a sealed text', () => {
  it('says how it was sealed, and cannot be made to say otherwise', () => {
    const key = randomBytes(32)
    const sealed = sealText(key, 'a'.repeat(600), 'x')
    expect(openText(key, sealed, 'x')).toBe('a'.repeat(600))
    sealed[0] = 1
    expect(() => openText(key, sealed, 'x')).toThrow()
  })
})
