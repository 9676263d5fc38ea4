/** The one promise of a log: never to sign what is inconsistent with anything it has signed. */
import { equal } from './bytes.ts'
import { type Checkpoint, signCheckpoint } from './checkpoint.ts'
import { LedgerError } from './errors.ts'
import { type SignerKey } from './key.ts'
import { type TileReader, TreeReader } from './tree.ts'

export interface NextCheckpoint {
  readonly origin: string
  /** Of the tree to sign. */
  readonly size: number
  /** The last checkpoint that was signed, from where it is kept for good; nothing for a new log only. */
  readonly previous: Checkpoint | undefined
  /** The present key; for a while after a rotation the old one too. */
  readonly keys: readonly SignerKey[]
}

/**
 * Signs the next checkpoint of a log, from the tiles as they were written, and only when they still hold the tree that was
 * signed last: a lost, restored or rewritten store is noticed here and nowhere later. Keep the note durably before anyone
 * is shown it.
 * @param read the log's own files, read back from where they are kept
 * @returns the signed note
 * @throws LedgerError `would-fork` when the log would shrink or change, or the previous checkpoint is another log's;
 * `missing-tile`, `bad-tile`, `bad-range`, and what `signCheckpoint` throws
 */
export async function signNextCheckpoint(read: TileReader, next: NextCheckpoint): Promise<string> {
  const { origin, size, previous, keys } = next
  const root = await new TreeReader(read, size).root()
  if (previous !== undefined) {
    if (previous.origin !== origin)
      throw new LedgerError('would-fork', `The last checkpoint is of "${previous.origin}", not of "${origin}".`)
    if (size < previous.size)
      throw new LedgerError('would-fork', `${previous.size} entries were signed, and only ${size} are there.`)
    const before = size === previous.size ? root : await new TreeReader(read, previous.size).root()
    if (!equal(before, previous.root))
      throw new LedgerError('would-fork', `The first ${previous.size} entries are not those that were signed.`)
  }
  return signCheckpoint({ origin, size, root }, keys)
}
