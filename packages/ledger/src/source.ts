/** A log whose entries are kept elsewhere (a table, say): its files are made when they are asked for. */
import { checkSize, concat } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { leafHash } from './hash.ts'
import { formatEntryBundle, parseTilePath, TILE_WIDTH, widthAt } from './tile.ts'
import { perfectRoot, type TileReader } from './tree.ts'

/** @returns the entries `[start, end)`, in order */
export type EntryReader = (start: number, end: number) => Promise<readonly Uint8Array[]>

/** Keeps hashes of full tiles by a short key; a `Map` will do. They never change. */
export interface HashCache {
  get(key: string): Uint8Array | undefined
  set(key: string, hash: Uint8Array): unknown
}

/**
 * @param entries gives any entries of the log
 * @param size how many there are: what a larger log would have is not there
 * @param cache spares reading all entries again for the higher levels (one hash for 256 entries)
 * @returns a reader that answers every path of the log of that size, partial tiles of smaller sizes included; nothing
 * for any other path
 * @throws LedgerError `bad-range` for a size that is none; the reader throws `bad-bundle` when `entries` gives too few
 */
export function tilesFromEntries(entries: EntryReader, size: number, cache: HashCache = new Map()): TileReader {
  checkSize(size, 'A tree size')

  async function read(start: number, end: number): Promise<readonly Uint8Array[]> {
    const found = await entries(start, end)
    if (found.length !== end - start)
      throw new LedgerError('bad-bundle', `Of the entries ${start} to ${end - 1} only ${found.length} were given.`)
    return found
  }

  /** Hashes `[start, end)` of a level. */
  async function hashes(level: number, start: number, end: number): Promise<Uint8Array[]> {
    if (level === 0) return (await read(start, end)).map(leafHash)
    const row: Uint8Array[] = []
    for (let place = start; place < end; place += 1) {
      row.push(cache.get(`${level}/${place}`) ?? (await makeOnce(level, place)))
    }
    return row
  }

  /** Hashes that are being made: whoever asks for the same one waits for it. */
  const making = new Map<string, Promise<Uint8Array>>()
  function makeOnce(level: number, place: number): Promise<Uint8Array> {
    const key = `${level}/${place}`
    const running = making.get(key) ?? make(key, level, place)
    making.set(key, running)
    return running
  }
  async function make(key: string, level: number, place: number): Promise<Uint8Array> {
    try {
      const hash = perfectRoot(await hashes(level - 1, place * TILE_WIDTH, (place + 1) * TILE_WIDTH))
      cache.set(key, hash)
      return hash
    } finally {
      making.delete(key)
    }
  }

  return async (path) => {
    const tile = tileOf(path)
    if (tile === undefined || tile.width > widthAt(tile.level, tile.index, size)) return undefined
    const start = tile.index * TILE_WIDTH
    const end = start + tile.width
    return tile.level === 'entries'
      ? formatEntryBundle(await read(start, end))
      : concat(...(await hashes(tile.level, start, end)))
  }
}

function tileOf(path: string) {
  try {
    return parseTilePath(path)
  } catch (error) {
    if (error instanceof LedgerError) return undefined
    throw error
  }
}
