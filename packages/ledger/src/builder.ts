/** Growing a log: from entries to the tiles and bundles that must be written before the next checkpoint is signed. */
import { concat } from './bytes.ts'
import { Frontier } from './frontier.ts'
import { leafHash } from './hash.ts'
import {
  checkEntry,
  formatEntryBundle,
  newTiles,
  type Tile,
  TILE_HEIGHT,
  tilePath,
  TILE_WIDTH,
  widthAt,
} from './tile.ts'
import { readEntryBundle, readHashTile, type TileReader, TreeReader } from './tree.ts'

/** A file of the log. */
export interface TileFile {
  /** Below the log's prefix. */
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Appends entries in memory and gives the files that this makes. Nothing is written here: write every file of `take`
 * durably, then sign the checkpoint. Files are the same for the same entries, whoever makes them and in however many
 * steps, so that a crash in between is mended by doing it again.
 */
export class LogBuilder {
  readonly #frontier: Frontier
  /** Rows of the tiles at the right edge: hashes that are not in a full, taken tile. By level, by place in the level. */
  readonly #hashes: Map<number, Uint8Array>[]
  #entries: Map<number, Uint8Array>
  #taken: number

  private constructor(frontier: Frontier, hashes: Map<number, Uint8Array>[], entries: Map<number, Uint8Array>) {
    this.#frontier = frontier
    this.#hashes = hashes
    this.#entries = entries
    this.#taken = frontier.size
  }

  /** A new log. */
  static empty(): LogBuilder {
    return new LogBuilder(Frontier.empty(), [], new Map())
  }

  /**
   * Goes on with a log of that size: reads its right edge (a tile and less a level).
   * @throws LedgerError `bad-range`, `missing-tile`, `bad-tile`, `bad-bundle`
   */
  static async at(read: TileReader, size: number): Promise<LogBuilder> {
    const frontier = await new TreeReader(read, size).frontier()
    const index = Math.floor(size / TILE_WIDTH)
    const width = widthAt('entries', index, size)
    const entries = width === 0 ? [] : await readEntryBundle(read, index, width)
    const hashes: Map<number, Uint8Array>[] = []
    for (let level = 0; Math.floor(size / TILE_WIDTH ** level) > 0; level += 1) {
      const at = Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH)
      const tile = { level, index: at, width: widthAt(level, at, size) }
      hashes.push(placed(tile.width === 0 ? [] : await readHashTile(read, tile), at))
    }
    return new LogBuilder(frontier, hashes, placed(entries, index))
  }

  get size(): number {
    return this.#frontier.size
  }

  root(): Uint8Array {
    return this.#frontier.root()
  }

  /** A copy of the right edge. */
  frontier(): Frontier {
    return this.#frontier.copy()
  }

  /**
   * @param entry of at most 65,535 bytes
   * @returns its index
   * @throws LedgerError `entry-too-large`
   */
  append(entry: Uint8Array): number {
    checkEntry(entry)
    const index = this.#frontier.size
    this.#entries.set(index, entry)
    this.#frontier.append(leafHash(entry), (height, hash) => {
      if (height % TILE_HEIGHT !== 0) return
      const level = height / TILE_HEIGHT
      const row = this.#hashes[level] ?? new Map<number, Uint8Array>()
      this.#hashes[level] = row.set(Math.floor(index / TILE_WIDTH ** level), hash)
    })
    return index
  }

  /** @returns the files that the log needs at its present size and did not need at the last `take` (or the start) */
  take(): TileFile[] {
    const files = newTiles(this.#taken, this.size).map((tile) => ({ path: tilePath(tile), bytes: this.#bytesOf(tile) }))
    this.#taken = this.size
    this.#entries = kept(this.#entries, this.size)
    this.#hashes.forEach((row, level) => {
      this.#hashes[level] = kept(row, Math.floor(this.size / TILE_WIDTH ** level))
    })
    return files
  }

  #bytesOf({ level, index, width }: Tile): Uint8Array {
    const row = level === 'entries' ? this.#entries : this.#hashes[level]
    const parts = Array.from({ length: width }, (_, i) => row?.get(index * TILE_WIDTH + i) ?? new Uint8Array(0))
    return level === 'entries' ? formatEntryBundle(parts) : concat(...parts)
  }
}

const placed = (values: readonly Uint8Array[], tile: number): Map<number, Uint8Array> =>
  new Map(values.map((value, i) => [tile * TILE_WIDTH + i, value]))

/** What stands in the last, partial tile of a row of that length. */
function kept(row: Map<number, Uint8Array>, length: number): Map<number, Uint8Array> {
  const first = Math.floor(length / TILE_WIDTH) * TILE_WIDTH
  return new Map([...row].filter(([place]) => place >= first))
}
