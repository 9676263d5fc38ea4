import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decrypting, encrypting } from './cipher.ts'

const key = randomBytes(32)
const PIECE = 64 * 1024 + 16
const run = (bytes: Buffer, through: ReturnType<typeof encrypting>, sizes: readonly number[] = [bytes.length || 1]) => {
  const pieces: Buffer[] = []
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1
    pieces.push(bytes.subarray(at, at + size))
    at += size
  }
  const source = Readable.from(pieces)
  source.on('error', () => undefined)
  return buffer(source.pipe(through))
}
const failed = (bytes: Buffer, name = 'a', by = key) =>
  run(bytes, decrypting(by, name)).then(
    () => false,
    () => true,
  )

describe('an encrypted file', () => {
  it('opens to what was written, however it was cut on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072, 200_001),
        fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 5 }),
        async (size, cuts) => {
          const bytes = randomBytes(size)
          const sealed = await run(bytes, encrypting(key, 'a'), cuts)
          expect((await run(sealed, decrypting(key, 'a'), cuts.toReversed())).equals(bytes)).toBe(true)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('does not open when it was cut off, changed, put in another order, or is of another name or key', async () => {
    const sealed = await run(randomBytes(200_000), encrypting(key, 'a'))
    const flipped = Buffer.from(sealed)
    flipped[100_000] = (flipped[100_000] ?? 0) ^ 1
    const swapped = Buffer.concat([
      sealed.subarray(PIECE, 2 * PIECE),
      sealed.subarray(0, PIECE),
      sealed.subarray(2 * PIECE),
    ])
    for (const wrong of [
      sealed.subarray(0, PIECE),
      sealed.subarray(0, 2 * PIECE),
      sealed.subarray(PIECE),
      sealed.subarray(0, -1),
      Buffer.concat([sealed, Buffer.alloc(1)]),
      Buffer.alloc(0),
      flipped,
      swapped,
    ]) {
      expect(await failed(wrong)).toBe(true)
    }
    expect(await failed(sealed, 'b')).toBe(true)
    expect(await failed(sealed, 'a', randomBytes(32))).toBe(true)
    expect(await failed(sealed)).toBe(false)
  })
})
