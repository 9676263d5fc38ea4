/** Chains of keys: from the pinned one to the present one, and everything that must not count. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { sha256 } from './hash.ts'
import { type SignerKey, signerKey, toVerifierKey } from './key.ts'
import { leafEntry, rotationEntry } from './leaf.ts'
import { parseNote, signNote } from './note.ts'
import {
  isRotation,
  keysOf,
  parseRotation,
  signRotation,
  trustChain,
  verifyKeyChain,
  walkKeyChain,
} from './rotation.ts'
import { bytes, codeOf, flipBit, MemoryLog } from './testing.ts'
import { inclusionProof, treeRoot } from './tree.ts'

const ORIGIN = 'mna.example/ledger'
const keyAt = (i: number): SignerKey => signerKey(ORIGIN, sha256(bytes(`key ${i}`)))
const [k0, k1, k2] = [keyAt(0), keyAt(1), keyAt(2)]
const first = toVerifierKey(k0)
const leafAt = (index: number, number: number, from: SignerKey, to: SignerKey) => ({
  index,
  entry: rotationEntry(signRotation(ORIGIN, number, from, to)),
})

describe('a rotation', () => {
  it('comes back from its note, which no one can show as a checkpoint', () => {
    const note = signRotation(ORIGIN, 1, k0, k1)
    expect(parseRotation(note)).toStrictEqual({ origin: ORIGIN, number: 1, previous: first, next: toVerifierKey(k1) })
    expect(codeOf(() => parseCheckpoint(parseNote(note).text))).toBeDefined()
    expect(isRotation(rotationEntry(note))).toBe(true)
    expect(isRotation(leafEntry('release', sha256(bytes('x'))))).toBe(false)
    expect(isRotation(bytes('x'))).toBe(false)
  })

  it('is refused unless both keys sign it, over exactly this text', () => {
    const { text } = parseNote(signRotation(ORIGIN, 1, k0, k1))
    expect(codeOf(() => parseRotation(signNote(text, [k0])))).toBe('unknown-key')
    expect(codeOf(() => parseRotation(signNote(text, [k1])))).toBe('unknown-key')
    expect(codeOf(() => parseRotation(signNote(`${text}more\n`, [k0, k1])))).toBe('bad-rotation')
    expect(codeOf(() => parseRotation(signNote(text.replace('number 1', 'number 0'), [k0, k1])))).toBe('bad-rotation')
    expect(codeOf(() => parseRotation(signNote('x\n', [k0, k1])))).toBe('bad-number')
    expect(codeOf(() => signRotation(ORIGIN, 1, k0, k0))).toBe('bad-rotation')
    expect(codeOf(() => signRotation('other', 1, k0, k1))).toBe('bad-rotation')
    expect(codeOf(() => signRotation(ORIGIN, 1, k0, signerKey(ORIGIN, k1.seed, 'cosignature/v1')))).toBe('bad-rotation')
  })
})

describe('a chain', () => {
  it('leads to the present key, each key signing the trees of its time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 5 }), fc.nat({ max: 400 }), (gaps, size) => {
        let index = -1
        const rotations = gaps.map((gap, i) => leafAt((index += gap), i + 1, keyAt(i), keyAt(i + 1)))
        const chain = walkKeyChain(first, rotations)
        expect(chain.current).toStrictEqual(toVerifierKey(keyAt(gaps.length)))
        const made = rotations.filter((rotation) => rotation.index < size).length
        expect(keysOf(chain)(size)).toStrictEqual([toVerifierKey(keyAt(made))])
      }),
      { numRuns: 20 },
    )
  })

  it('with a step missing, doubled, out of order, by another key or back to a retired one is refused', () => {
    const [a, b] = [leafAt(3, 1, k0, k1), leafAt(9, 2, k1, k2)]
    expect(walkKeyChain(first, [a, b]).current).toStrictEqual(toVerifierKey(k2))
    const wrong = [
      [b],
      [a, a],
      [b, a],
      [a, { ...b, index: 3 }],
      [a, { ...b, index: -1 }],
      [a, leafAt(9, 3, k1, k2)],
      [a, leafAt(9, 2, k0, k2)],
      [a, leafAt(9, 2, k1, k0)],
      [{ index: 3, entry: leafEntry('release', sha256(bytes('x'))) }],
    ]
    for (const rotations of wrong) expect(codeOf(() => walkKeyChain(first, rotations))).toBe('bad-rotation')
    expect(codeOf(() => walkKeyChain(toVerifierKey(k1), [a]))).toBe('bad-rotation')
  })

  it('is proven by the log it is in: the new key signs from the tree that holds the rotation', async () => {
    const [a, b] = [leafAt(3, 1, k0, k1), leafAt(9, 2, k1, k2)]
    const log = new MemoryLog()
    for (let size = 1; size <= 12; size += 1)
      log.grow(size, (i) => [a, b].find(({ index }) => index === i)?.entry ?? bytes(`entry ${i}`))
    const signed = async (size: number, keys: readonly SignerKey[]) =>
      signCheckpoint({ origin: ORIGIN, size, root: await treeRoot(log.read, size) }, keys)
    const proven = async (size: number) =>
      Promise.all([a, b].map(async (leaf) => ({ ...leaf, proof: await inclusionProof(log.read, size, leaf.index) })))

    const { chain, checkpoint } = verifyKeyChain(first, await proven(12), await signed(12, [k2]))
    expect([chain.current, checkpoint.size]).toStrictEqual([toVerifierKey(k2), 12])
    // For a while the old key signs too, for those who do not know the new one yet.
    expect(verifyKeyChain(first, await proven(12), await signed(12, [k1, k2])).checkpoint.signedBy).toHaveLength(1)

    const [one, two] = await proven(12)
    if (one === undefined || two === undefined) throw new Error('two rotations')
    const lastKey = await signed(12, [k2])
    const forged = { ...two, proof: two.proof.map((hash) => flipBit(hash, 1)) }
    expect(codeOf(() => verifyKeyChain(first, [one, forged], lastKey))).toBe('bad-rotation')
    expect(codeOf(() => verifyKeyChain(first, [one], lastKey))).toBe('unknown-key')
    const retired = await signed(12, [k1])
    expect(codeOf(() => verifyKeyChain(first, [one, two], retired))).toBe('unknown-key')

    const trust = trustChain(chain)
    const sizes: [number, SignerKey][] = [
      [3, k0],
      [4, k1],
      [9, k1],
      [10, k2],
    ]
    for (const [size, key] of sizes) {
      for (const other of [k0, k1, k2]) {
        const note = await signed(size, [other])
        expect([size, codeOf(() => verifyCheckpoint(note, trust))]).toStrictEqual([
          size,
          other === key ? undefined : 'unknown-key',
        ])
      }
    }
  })
})
