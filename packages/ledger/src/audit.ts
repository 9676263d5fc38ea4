/** Reading a whole log as a monitor does: every entry, every tile, and whether they make the root. */
import { checkSize, equal } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { Frontier } from './frontier.ts'
import { leafHash } from './hash.ts'
import { TILE_HEIGHT, tilePath, TILE_WIDTH, widthAt } from './tile.ts'
import { readEntryBundle, readHashTile, type TileReader } from './tree.ts'

export interface AuditPlan {
  /** Of a verified checkpoint. */
  readonly size: number
  /** Of the same checkpoint. */
  readonly root: Uint8Array
  /** A frontier that an earlier audit ended with, to go on from: what it covers is not read again. */
  readonly from?: Frontier
  /** Called for every entry, in order. */
  readonly onEntry?: (entry: Uint8Array, index: number) => void
}

export type AuditResult =
  /** All is there and fits; `frontier` is what the next audit goes on from. */
  | { readonly ok: true; readonly frontier: Frontier }
  | {
      readonly ok: false
      /** `missing` or `malformed`: a file; `tile-mismatch`: a tile says other than the entries; `root-mismatch`: all of them do. */
      readonly reason: 'missing' | 'malformed' | 'tile-mismatch' | 'root-mismatch'
      readonly path?: string
    }

/**
 * Takes the memory of one tile a level, however long the log is.
 * @throws LedgerError `bad-range` when the size is none, or before `from`; whatever the reader throws
 */
export async function auditLog(read: TileReader, plan: AuditPlan): Promise<AuditResult> {
  checkSize(plan.size, 'A tree size')
  const frontier = plan.from?.copy() ?? Frontier.empty()
  if (frontier.size > plan.size) throw new LedgerError('bad-range', `The audit has already reached ${frontier.size}.`)
  const tiles = new TileChecks(read, plan.size)
  let path: string | undefined
  try {
    while (frontier.size < plan.size) {
      const index = Math.floor(frontier.size / TILE_WIDTH)
      const width = widthAt('entries', index, plan.size)
      path = tilePath({ level: 'entries', index, width })
      const entries = await readEntryBundle(read, index, width)
      for (const entry of entries.slice(frontier.size % TILE_WIDTH)) {
        const at = frontier.size
        frontier.append(leafHash(entry), (height, hash) => tiles.expect(height, at, hash))
        plan.onEntry?.(entry, at)
      }
      for (const due of tiles.due()) {
        path = due.path
        if (!(await due.fits())) return { ok: false, reason: 'tile-mismatch', path }
      }
    }
  } catch (error) {
    if (!(error instanceof LedgerError) || path === undefined) throw error
    return { ok: false, reason: error.code === 'missing-tile' ? 'missing' : 'malformed', path }
  }
  return equal(frontier.root(), plan.root) ? { ok: true, frontier } : { ok: false, reason: 'root-mismatch' }
}

/** Hashes that were computed, until the tile they stand in is whole and can be compared. */
class TileChecks {
  readonly #read: TileReader
  readonly #size: number
  /** By level: the hashes of its last tile, by their place in the level. */
  readonly #expected: Map<number, Uint8Array>[] = []
  readonly #whole: { level: number; hashes: Map<number, Uint8Array> }[] = []

  constructor(read: TileReader, size: number) {
    this.#read = read
    this.#size = size
  }

  expect(height: number, leaf: number, hash: Uint8Array): void {
    if (height % TILE_HEIGHT !== 0) return
    const level = height / TILE_HEIGHT
    const place = Math.floor(leaf / TILE_WIDTH ** level)
    const hashes = this.#expected[level] ?? new Map<number, Uint8Array>()
    this.#expected[level] = hashes.set(place, hash)
    const last = Math.floor(this.#size / TILE_WIDTH ** level) - 1
    if (place % TILE_WIDTH !== TILE_WIDTH - 1 && place !== last) return
    this.#whole.push({ level, hashes })
    this.#expected[level] = new Map()
  }

  due(): { path: string; fits(): Promise<boolean> }[] {
    return this.#whole.splice(0).map(({ level, hashes }) => {
      const [first = 0] = hashes.keys()
      const index = Math.floor(first / TILE_WIDTH)
      const tile = { level, index, width: widthAt(level, index, this.#size) }
      return {
        path: tilePath(tile),
        fits: async () => {
          const served = await readHashTile(this.#read, tile)
          return [...hashes].every(([place, hash]) => equal(served[place % TILE_WIDTH] ?? hash.subarray(1), hash))
        },
      }
    })
  }
}
