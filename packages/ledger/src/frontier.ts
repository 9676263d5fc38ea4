/** The right edge of a tree: all that is needed to append and to say the root. */
import { checkSize } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { EMPTY_ROOT, HASH_SIZE, nodeHash } from './hash.ts'

/** Number of ones in the binary form: of so many perfect subtrees a tree of this size is made. */
export function onesOf(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}

/** Called for each complete node that an append makes. `height` 0 is the leaf; the node covers 2^height leaves. */
export type NodeVisitor = (height: number, hash: Uint8Array) => void

/**
 * Roots of the perfect subtrees that a tree is made of, left to right: the "compact range" from 0.
 * Appending costs two hashes on average, memory stays under 54 hashes.
 */
export class Frontier {
  #size: number
  readonly #hashes: Uint8Array[]

  private constructor(size: number, hashes: Uint8Array[]) {
    this.#size = size
    this.#hashes = hashes
  }

  static empty(): Frontier {
    return new Frontier(0, [])
  }

  /**
   * @param size number of leaves
   * @param hashes as `hashes` gave them at that size
   * @throws LedgerError `bad-range`, `bad-hash` when number or length of the hashes do not fit the size
   */
  static of(size: number, hashes: readonly Uint8Array[]): Frontier {
    checkSize(size, 'A tree size')
    if (hashes.length !== onesOf(size))
      throw new LedgerError('bad-hash', `A tree of ${size} leaves has ${onesOf(size)} subtrees, not ${hashes.length}.`)
    if (hashes.some((hash) => hash.length !== HASH_SIZE))
      throw new LedgerError('bad-hash', `A hash has ${HASH_SIZE} bytes.`)
    return new Frontier(size, [...hashes])
  }

  get size(): number {
    return this.#size
  }

  /** The subtree roots, the largest (leftmost) first. */
  get hashes(): readonly Uint8Array[] {
    return [...this.#hashes]
  }

  copy(): Frontier {
    return new Frontier(this.#size, [...this.#hashes])
  }

  /**
   * @param leaf a leaf hash of 32 bytes
   * @param visit hears of each node that becomes complete, the leaf first
   * @throws LedgerError `bad-hash`
   */
  append(leaf: Uint8Array, visit?: NodeVisitor): void {
    if (leaf.length !== HASH_SIZE) throw new LedgerError('bad-hash', `A leaf hash has ${HASH_SIZE} bytes.`)
    let hash = leaf
    let height = 0
    visit?.(height, hash)
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#hashes.pop()
      if (left === undefined) throw new LedgerError('bad-hash', 'The frontier lost a hash.')
      hash = nodeHash(left, hash)
      height += 1
      visit?.(height, hash)
    }
    this.#hashes.push(hash)
    this.#size += 1
  }

  /** Root of the whole tree (RFC 6962, section 2.1). */
  root(): Uint8Array {
    const last = this.#hashes.at(-1)
    if (last === undefined) return EMPTY_ROOT
    return this.#hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
  }
}

/** Root of a tree of these leaf hashes, from scratch. */
export function rootOf(leaves: Iterable<Uint8Array>): Uint8Array {
  const frontier = Frontier.empty()
  for (const leaf of leaves) frontier.append(leaf)
  return frontier.root()
}
