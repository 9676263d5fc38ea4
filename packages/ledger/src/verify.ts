/**
 * Checking Merkle proofs: RFC 6962, sections 2.1.1 and 2.1.2, by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2,
 * and their forms for subtrees (draft-ietf-plants-merkle-tree-certs, sections 4.3.2 and 4.4.3). Nothing here throws:
 * a proof holds or it does not.
 */
import { equal, isSize } from './bytes.ts'
import { EMPTY_ROOT, HASH_SIZE, nodeHash } from './hash.ts'

const half = (n: number): number => Math.floor(n / 2)
const odd = (n: number): boolean => n % 2 === 1
const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_SIZE

/** Bits under the highest one in which two numbers differ, and that one: levels up to their common ancestor. */
function heightOf(a: number, b: number): number {
  let height = 0
  for (let [x, y] = [a, b]; x !== y; [x, y] = [half(x), half(y)]) height += 1
  return height
}

function trailingOnes(n: number): number {
  let count = 0
  for (let rest = n; odd(rest); rest = half(rest)) count += 1
  return count
}

/** Of 0: none. */
function trailingZeroes(n: number): number {
  let count = 0
  for (let rest = n; rest !== 0 && !odd(rest); rest = half(rest)) count += 1
  return count
}

export interface InclusionClaim {
  /** Of the leaf, from 0. */
  readonly index: number
  /** Of the tree. */
  readonly size: number
  /** `leafHash(entry)`. */
  readonly leaf: Uint8Array
  /** From the leaf's sibling up. */
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** @returns the root that the proof leads to, or nothing when it has the wrong length for index and size */
export function rootFromInclusion(claim: Omit<InclusionClaim, 'root'>): Uint8Array | undefined {
  const { index, size, leaf, proof } = claim
  if (!isSize(index) || !isSize(size) || index >= size || !isHash(leaf) || !proof.every(isHash)) return undefined
  let fn = index
  let sn = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (sn === 0) return undefined
    if (odd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else hash = nodeHash(hash, sibling)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 ? hash : undefined
}

/** @returns whether the leaf is the one at that index of the tree with that size and root */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const root = rootFromInclusion(claim)
  return root !== undefined && equal(root, claim.root)
}

export interface ConsistencyClaim {
  readonly size1: number
  readonly root1: Uint8Array
  readonly size2: number
  readonly root2: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * @returns whether the tree of `size2` leaves begins with the tree of `size1` leaves. From the empty tree there is
 * nothing to prove, so such a proof is always refused: whoever starts from nothing must say so in code.
 */
export function verifyConsistency({ size1, root1, size2, root2, proof }: ConsistencyClaim): boolean {
  if (size1 === 0) return false
  return verifySubtreeConsistency({ start: 0, end: size1, subtreeRoot: root1, size: size2, root: root2, proof })
}

/** Whether `[start, end)` is a subtree: not empty, and begun at a multiple of its width rounded up to a power of two. */
export function isSubtree(start: number, end: number): boolean {
  if (!isSize(start) || !isSize(end) || start >= end) return false
  let width = 1
  while (width < end - start) width *= 2
  return start % width === 0
}

export interface SubtreeInclusionClaim {
  /** Of the leaf in the whole tree. */
  readonly index: number
  readonly start: number
  readonly end: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly subtreeRoot: Uint8Array
}

/** @returns whether the leaf is the one at that index, in the subtree `[start, end)` with that root */
export function verifySubtreeInclusion(claim: SubtreeInclusionClaim): boolean {
  const { index, start, end, leaf, proof, subtreeRoot } = claim
  if (!isSubtree(start, end) || !isSize(index) || index < start) return false
  return verifyInclusion({ index: index - start, size: end - start, leaf, proof, root: subtreeRoot })
}

export interface SubtreeConsistencyClaim {
  readonly start: number
  readonly end: number
  readonly subtreeRoot: Uint8Array
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * @returns whether the subtree `[start, end)` with that root stands in the tree of `size` leaves with that root. The empty
 * subtree stands in every tree that reaches so far, whatever the tree's root.
 */
export function verifySubtreeConsistency(claim: SubtreeConsistencyClaim): boolean {
  const { start, end, subtreeRoot, size, root, proof } = claim
  if (!isSize(size) || !isSize(start) || end > size || !proof.every(isHash)) return false
  if (start === end) return proof.length === 0 && equal(subtreeRoot, EMPTY_ROOT)
  if (!isSubtree(start, end)) return false
  let fn = start
  let sn = end - 1
  let tn = size - 1
  /** Up so many levels. */
  const climb = (levels: number) => {
    fn = Math.floor(fn / 2 ** levels)
    sn = Math.floor(sn / 2 ** levels)
    tn = Math.floor(tn / 2 ** levels)
  }
  // To where the two edges of the subtree meet, or, inside a larger tree, to the first node that is not whole.
  const meeting = heightOf(fn, sn)
  climb(sn === tn ? meeting : Math.min(meeting, trailingOnes(sn)))
  // A perfect subtree is a node of the tree itself, and needs not be rebuilt.
  const seeded = fn === sn
  const first = seeded ? subtreeRoot : proof[0]
  if (first === undefined) return false
  const rest = seeded ? proof : proof.slice(1)
  if (rest.length > 0 && !isHash(first)) return false
  let fr = first
  let sr = first
  for (const hash of rest) {
    if (tn === 0) return false
    if (odd(sn) || sn === tn) {
      if (fn < sn) fr = nodeHash(hash, fr)
      sr = nodeHash(hash, sr)
      climb(trailingZeroes(sn))
    } else sr = nodeHash(sr, hash)
    climb(1)
  }
  return tn === 0 && equal(fr, subtreeRoot) && equal(sr, root)
}
