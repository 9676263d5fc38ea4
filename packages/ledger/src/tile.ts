/** Names and contents of the files of a tiled log (c2sp.org/tlog-tiles). */
import { checkSize, concat } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { HASH_SIZE } from './hash.ts'

/** Hashes, or entries, of a full tile. */
export const TILE_WIDTH = 256
/** Levels of the tree that a tile spans. */
export const TILE_HEIGHT = 8
/** Longest entry a bundle can hold, in bytes: its length is written as a uint16. */
export const MAX_ENTRY_SIZE = 0xffff
/** Tiles of a tree of 2^53 leaves reach no higher. */
const MAX_LEVEL = 63

/** A tile of hashes at a level, or a bundle of entries. */
export interface Tile {
  readonly level: number | 'entries'
  /** Index within the level, from 0. */
  readonly index: number
  /** 1 to 256; under 256 it is a partial tile. */
  readonly width: number
}

/** @returns for example `x001/x234/067` for 1234067 */
function indexPath(index: number): string {
  const parts = [String(index % 1_000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1_000); rest > 0; rest = Math.floor(rest / 1_000))
    parts.unshift(`x${String(rest % 1_000).padStart(3, '0')}`)
  return parts.join('/')
}

/**
 * @returns the path below the log's prefix: `tile/<L>/<N>[.p/<W>]` or `tile/entries/<N>[.p/<W>]`
 * @throws LedgerError `bad-range`
 */
export function tilePath({ level, index, width }: Tile): string {
  if (level !== 'entries' && !(Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL))
    throw new LedgerError('bad-range', `A tile's level is from 0 to ${MAX_LEVEL}.`)
  checkSize(index, "A tile's index")
  if (!(Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH))
    throw new LedgerError('bad-range', `A tile's width is from 1 to ${TILE_WIDTH}.`)
  return `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/

/**
 * @param path as `tilePath` writes it, and in no other spelling
 * @throws LedgerError `bad-path`
 */
export function parseTilePath(path: string): Tile {
  const [, level = '', index = '', width] = PATH.exec(path) ?? []
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  const sound =
    index !== '' &&
    Number.isSafeInteger(tile.index) &&
    (tile.level === 'entries' || tile.level <= MAX_LEVEL) &&
    tile.width >= 1 &&
    tile.width <= TILE_WIDTH
  if (!sound || tilePath(tile) !== path) throw new LedgerError('bad-path', 'This is not the path of a tile.')
  return tile
}

/** Leaves that one hash of a level stands for. */
const spanOf = (level: Tile['level']): number => (level === 'entries' ? 1 : TILE_WIDTH ** level)

/** @returns how wide the tile is in a tree of that size; 0 when it does not exist yet */
export function widthAt(level: Tile['level'], index: number, size: number): number {
  const hashes = Math.floor(size / spanOf(level))
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** The levels of a tree of that size, the entries first. */
function levelsOf(size: number): Tile['level'][] {
  const levels: Tile['level'][] = size > 0 ? ['entries'] : []
  for (let level = 0; Math.floor(size / TILE_WIDTH ** level) > 0; level += 1) levels.push(level)
  return levels
}

/**
 * What a log must write when it grows: every tile and bundle of `newSize` that `oldSize` does not have.
 * @returns entries first, then the levels upwards; within a level by index
 * @throws LedgerError `bad-range` when a size is none, or the log would shrink
 */
export function newTiles(oldSize: number, newSize: number): Tile[] {
  checkSize(oldSize, 'The old size')
  checkSize(newSize, 'The new size')
  if (newSize < oldSize) throw new LedgerError('bad-range', 'A log only grows.')
  return levelsOf(newSize).flatMap((level) => {
    const had = Math.floor(oldSize / spanOf(level))
    const has = Math.floor(newSize / spanOf(level))
    const tiles: Tile[] = []
    for (let index = Math.floor(had / TILE_WIDTH); index * TILE_WIDTH < has; index += 1) {
      const width = widthAt(level, index, newSize)
      if (width > widthAt(level, index, oldSize)) tiles.push({ level, index, width })
    }
    return tiles
  })
}

/** Every tile and bundle of a log of that size. */
export const tilesOf = (size: number): Tile[] => newTiles(0, size)

/** @throws LedgerError `bad-tile` unless it is so many hashes */
export function parseHashTile(bytes: Uint8Array, width: number): Uint8Array[] {
  if (bytes.length !== width * HASH_SIZE)
    throw new LedgerError('bad-tile', `A tile of ${width} hashes has ${width * HASH_SIZE} bytes, not ${bytes.length}.`)
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE))
}

/**
 * @param entries of at most 65,535 bytes each, 1 to 256 of them
 * @throws LedgerError `entry-too-large`, `bad-bundle`
 */
export function formatEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH)
    throw new LedgerError('bad-bundle', `A bundle holds 1 to ${TILE_WIDTH} entries.`)
  return concat(
    ...entries.flatMap((entry) => {
      checkEntry(entry)
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
    }),
  )
}

/** @throws LedgerError `entry-too-large` */
export function checkEntry(entry: Uint8Array): void {
  if (entry.length > MAX_ENTRY_SIZE)
    throw new LedgerError('entry-too-large', `An entry has at most ${MAX_ENTRY_SIZE} bytes, not ${entry.length}.`)
}

/**
 * @param width how many entries it must hold
 * @throws LedgerError `bad-bundle` when it is cut short, goes on, or holds another number
 */
export function parseEntryBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length && entries.length < width) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    const end = at + 2 + length
    if (at + 2 > bytes.length || end > bytes.length)
      throw new LedgerError('bad-bundle', `Entry ${entries.length} of the bundle is cut short at byte ${bytes.length}.`)
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  if (at !== bytes.length || entries.length !== width)
    throw new LedgerError('bad-bundle', `The bundle does not hold ${width} entries and nothing else.`)
  return entries
}
