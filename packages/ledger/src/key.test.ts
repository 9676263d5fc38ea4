/** The signatures against another implementation, and against the vectors of RFC 8032. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from './bytes.ts'
import { signBytes, signerKey, verifyBytes } from './key.ts'
import { flipBit } from './testing.ts'

// RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature.
const VECTORS = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

const PRIVATE_PREFIX = fromHex('302e020100300506032b657004220420')
const PUBLIC_PREFIX = fromHex('302a300506032b6570032100')
const nodeKeys = (seed: Uint8Array, publicKey: Uint8Array) => ({
  own: createPrivateKey({ key: Buffer.from([...PRIVATE_PREFIX, ...seed]), format: 'der', type: 'pkcs8' }),
  open: createPublicKey({ key: Buffer.from([...PUBLIC_PREFIX, ...publicKey]), format: 'der', type: 'spki' }),
})

describe('Ed25519', () => {
  it.each(VECTORS)('signs as RFC 8032 prints it: %s', (seed, publicKey, message, signature) => {
    const key = signerKey('a', fromHex(seed))
    expect(toHex(key.publicKey)).toBe(publicKey)
    expect(toHex(signBytes(key, fromHex(message)))).toBe(signature)
    expect(verifyBytes(key, fromHex(message), fromHex(signature))).toBe(true)
  })

  it('agrees with OpenSSL on what it signs and what it refuses', () => {
    const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(seed, fc.uint8Array({ maxLength: 200 }), fc.nat(), (bytes, message, bit) => {
        const key = signerKey('a', bytes)
        const { own, open } = nodeKeys(bytes, key.publicKey)
        const signature = signBytes(key, message)
        expect(toHex(signature)).toBe(toHex(sign(null, message, own)))
        expect(verify(null, message, open, signature)).toBe(true)
        const changed = flipBit(signature, bit)
        expect([verifyBytes(key, message, changed), verify(null, message, open, changed)]).toStrictEqual([false, false])
      }),
      { numRuns: 30 },
    )
  })

  it('has one signature a message: S is under the order of the group', () => {
    const [seed, , message, signature] = VECTORS[1]
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const bytes = fromHex(signature)
    const s = bytes.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order
    const other = Uint8Array.from([
      ...bytes.slice(0, 32),
      ...Array.from({ length: 32 }, (_, i) => Number((s >> BigInt(8 * i)) & 255n)),
    ])
    expect(verifyBytes(signerKey('a', fromHex(seed)), fromHex(message), other)).toBe(false)
  })
})
