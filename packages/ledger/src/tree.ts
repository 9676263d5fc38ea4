/** Roots and proofs from tiles, wherever these are kept. */
import { checkSize } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { Frontier } from './frontier.ts'
import { EMPTY_ROOT, nodeHash } from './hash.ts'
import { parseEntryBundle, parseHashTile, type Tile, TILE_HEIGHT, tilePath, TILE_WIDTH, widthAt } from './tile.ts'

/**
 * Reads a file of a log: from a disk, a table, a cache or an address.
 * @param path as `tilePath` writes it
 * @returns its bytes, or nothing when it is not there; every other failure is thrown and goes through
 */
export type TileReader = (path: string) => Promise<Uint8Array | undefined>

/** A partial tile may be gone once it is full: then its beginning is taken from the full one. */
async function readTile<T>(
  read: TileReader,
  tile: Tile,
  parse: (bytes: Uint8Array, width: number) => T[],
): Promise<T[]> {
  const bytes = await read(tilePath(tile))
  if (bytes !== undefined) return parse(bytes, tile.width)
  const full = { ...tile, width: TILE_WIDTH }
  const whole = tile.width < TILE_WIDTH ? await read(tilePath(full)) : undefined
  if (whole === undefined) throw new LedgerError('missing-tile', `${tilePath(tile)} is not there.`)
  return parse(whole, TILE_WIDTH).slice(0, tile.width)
}

/** @throws LedgerError `missing-tile`, `bad-tile` */
export const readHashTile = (read: TileReader, tile: Tile): Promise<Uint8Array[]> => readTile(read, tile, parseHashTile)

/** @throws LedgerError `missing-tile`, `bad-bundle` */
export const readEntryBundle = (read: TileReader, index: number, width: number): Promise<Uint8Array[]> =>
  readTile(read, { level: 'entries', index, width }, parseEntryBundle)

/** @throws LedgerError `bad-range`, `missing-tile`, `bad-bundle` */
export async function readEntry(read: TileReader, size: number, index: number): Promise<Uint8Array> {
  if (!(index < size)) throw new LedgerError('bad-range', `A log of ${size} entries has no entry ${index}.`)
  checkSize(index, 'An index')
  const bundle = Math.floor(index / TILE_WIDTH)
  const entries = await readEntryBundle(read, bundle, widthAt('entries', bundle, size))
  const entry = entries[index % TILE_WIDTH]
  if (entry === undefined) throw new LedgerError('bad-bundle', `Entry ${index} is not in its bundle.`)
  return entry
}

/** The hashes over a row, two by two; one that is left over at the end has none. */
function rowAbove(row: readonly Uint8Array[]): Uint8Array[] {
  return Array.from({ length: Math.floor(row.length / 2) }, (_, i) =>
    nodeHash(row[2 * i] ?? EMPTY_ROOT, row[2 * i + 1] ?? EMPTY_ROOT),
  )
}

/** Root of 2^n hashes. */
export function perfectRoot(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes
  while (row.length > 1) row = rowAbove(row)
  return row[0] ?? EMPTY_ROOT
}

/** The nodes over the hashes of a tile, made when they are first asked for. */
class Pyramid {
  readonly #rows: Uint8Array[][]

  constructor(hashes: Uint8Array[]) {
    this.#rows = [hashes]
  }

  node(height: number, at: number): Uint8Array {
    while (this.#rows.length <= height) this.#rows.push(rowAbove(this.#rows.at(-1) ?? []))
    const hash = this.#rows[height]?.[at]
    if (hash === undefined) throw new LedgerError('bad-range', 'This node of the tree is not complete.')
    return hash
  }
}

/** The largest power of two that is at most `count`. */
function floorPower(count: number): { height: number; width: number } {
  let height = 0
  let width = 1
  while (width * 2 <= count) {
    height += 1
    width *= 2
  }
  return { height, width }
}

/** Where RFC 6962 cuts a tree of two leaves and more: the largest power of two under their number. */
const cutOf = (count: number): number => floorPower(count - 1).width

/**
 * Subtrees of a log of one size. Each tile is read and hashed once, all that a call needs at the same time; what was read
 * stays as long as the reader does, so that a second proof from the same tiles costs nearly nothing.
 */
export class TreeReader {
  readonly #read: TileReader
  readonly #size: number
  readonly #tiles = new Map<string, Promise<Pyramid>>()

  /** @throws LedgerError `bad-range` */
  constructor(read: TileReader, size: number) {
    checkSize(size, 'A tree size')
    this.#read = read
    this.#size = size
  }

  get size(): number {
    return this.#size
  }

  #tile(level: number, index: number): Promise<Pyramid> {
    const tile = { level, index, width: widthAt(level, index, this.#size) }
    const path = tilePath(tile)
    let pyramid = this.#tiles.get(path)
    if (pyramid === undefined) {
      pyramid = this.#readPyramid(tile, path)
      this.#tiles.set(path, pyramid)
    }
    return pyramid
  }

  async #readPyramid(tile: Tile, path: string): Promise<Pyramid> {
    try {
      return new Pyramid(await readHashTile(this.#read, tile))
    } catch (error) {
      // What could not be read now may be there at the next call.
      this.#tiles.delete(path)
      throw error
    }
  }

  /** The node over the leaves `[index * 2^height, (index + 1) * 2^height)`. */
  async #node(height: number, index: number): Promise<Uint8Array> {
    const inTile = height % TILE_HEIGHT
    const perTile = TILE_WIDTH / 2 ** inTile
    const pyramid = await this.#tile((height - inTile) / TILE_HEIGHT, Math.floor(index / perTile))
    return pyramid.node(inTile, index % perTile)
  }

  /** Root of the leaves `[start, end)`, which begin at a multiple of the largest power of two under their number. */
  async #range(start: number, end: number): Promise<Uint8Array> {
    const { height, width } = floorPower(end - start)
    if (width === end - start) return this.#node(height, start / width)
    const [left, right] = await Promise.all([this.#node(height, start / width), this.#range(start + width, end)])
    return nodeHash(left, right)
  }

  /** @throws LedgerError `missing-tile`, `bad-tile` */
  async root(): Promise<Uint8Array> {
    return this.#size === 0 ? EMPTY_ROOT : this.#range(0, this.#size)
  }

  /** The right edge, to append to. @throws LedgerError `missing-tile`, `bad-tile` */
  async frontier(): Promise<Frontier> {
    const parts: Promise<Uint8Array>[] = []
    for (let at = 0; at < this.#size;) {
      const { height, width } = floorPower(this.#size - at)
      parts.push(this.#node(height, at / width))
      at += width
    }
    return Frontier.of(this.#size, await Promise.all(parts))
  }

  /**
   * @returns the proof that leaf `index` is in this tree (RFC 6962, section 2.1.1): from its sibling up
   * @throws LedgerError `bad-range`, `missing-tile`, `bad-tile`
   */
  async inclusionProof(index: number): Promise<Uint8Array[]> {
    checkSize(index, 'An index')
    if (index >= this.#size) throw new LedgerError('bad-range', `A tree of ${this.#size} leaves has no leaf ${index}.`)
    const proof: Promise<Uint8Array>[] = []
    let start = 0
    let end = this.#size
    while (end - start > 1) {
      const middle = start + cutOf(end - start)
      if (index < middle) {
        proof.unshift(this.#range(middle, end))
        end = middle
      } else {
        proof.unshift(this.#range(start, middle))
        start = middle
      }
    }
    return Promise.all(proof)
  }

  /**
   * @param from size of the older tree, from 1
   * @returns the proof that this tree begins with that one (RFC 6962, section 2.1.2); empty when they are the same
   * @throws LedgerError `bad-range` (also from 0, which needs no proof), `missing-tile`, `bad-tile`
   */
  async consistencyProof(from: number): Promise<Uint8Array[]> {
    checkSize(from, 'A tree size')
    if (from === 0) throw new LedgerError('bad-range', 'From the empty tree there is nothing to prove.')
    if (from > this.#size) throw new LedgerError('bad-range', `A tree of ${this.#size} leaves does not hold ${from}.`)
    const proof: Promise<Uint8Array>[] = []
    let start = 0
    let end = this.#size
    while (from < end) {
      const middle = start + cutOf(end - start)
      if (from <= middle) {
        proof.unshift(this.#range(middle, end))
        end = middle
      } else {
        proof.unshift(this.#range(start, middle))
        start = middle
      }
    }
    // The older tree's last subtree is known to the verifier when it is the whole older tree.
    if (start > 0) proof.unshift(this.#range(start, end))
    return Promise.all(proof)
  }
}

/** Root of the first `size` leaves. @throws LedgerError `missing-tile`, `bad-tile`, `bad-range` */
export const treeRoot = (read: TileReader, size: number): Promise<Uint8Array> => new TreeReader(read, size).root()

/** See `TreeReader.inclusionProof`. */
export const inclusionProof = (read: TileReader, size: number, index: number): Promise<Uint8Array[]> =>
  new TreeReader(read, size).inclusionProof(index)

/** See `TreeReader.consistencyProof`. */
export const consistencyProof = (read: TileReader, size1: number, size2: number): Promise<Uint8Array[]> =>
  new TreeReader(read, size2).consistencyProof(size1)
