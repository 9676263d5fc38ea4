/** A log that is killed at any step, and one whose store was lost: it never signs two histories. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LogBuilder } from './builder.ts'
import { type Checkpoint, readCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT } from './hash.ts'
import { signNextCheckpoint } from './sign-next.ts'
import { entryAt, MemoryLog, testKey } from './testing.ts'
import { consistencyProof, inclusionProof, TreeReader } from './tree.ts'
import { verifyConsistency } from './verify.ts'

const origin = 'mna.example/ledger'
const key = testKey(origin)

class Killed extends Error {}

/** What survives a kill: entries, files, the last checkpoint. Each write is one step, and the process may die after any. */
class Disk {
  readonly entries: Uint8Array[] = []
  readonly files = new Map<string, Uint8Array>()
  readonly shown: string[] = []
  checkpoint: string | undefined
  stepsLeft = Infinity
  readonly read = (path: string) => Promise.resolve(this.files.get(path))

  write(change: () => void): void {
    if (this.stepsLeft === 0) throw new Killed()
    this.stepsLeft -= 1
    change()
  }
}

/** One life of the process: takes up what is there, adds entries, writes files, signs. */
async function live(disk: Disk, more: number): Promise<void> {
  const previous = disk.checkpoint === undefined ? undefined : readCheckpoint(disk.checkpoint)
  const builder = await LogBuilder.at(disk.read, previous?.size ?? 0)
  for (const entry of disk.entries.slice(builder.size)) builder.append(entry)
  for (let i = 0; i < more; i += 1) {
    const entry = entryAt(disk.entries.length)
    disk.write(() => disk.entries.push(entry))
    builder.append(entry)
  }
  for (const { path, bytes } of builder.take()) disk.write(() => disk.files.set(path, bytes))
  const note = await signNextCheckpoint(disk.read, { origin, size: builder.size, previous, keys: [key] })
  disk.write(() => {
    disk.checkpoint = note
  })
  disk.write(() => disk.shown.push(note))
}

describe('a log that is killed', () => {
  it('at any step goes on with the same history', async () => {
    const life = fc.record({ more: fc.integer({ min: 0, max: 300 }), steps: fc.nat({ max: 310 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 7 }), async (lives) => {
        const disk = new Disk()
        for (const { more, steps } of [...lives, { more: 3, steps: Infinity }]) {
          disk.stepsLeft = steps
          try {
            await live(disk, more)
          } catch (error) {
            if (!(error instanceof Killed)) throw error
          }
        }
        const seen = disk.shown.map((note) => verifyCheckpoint(note, { origin, keys: [key] }))
        const last = seen.at(-1)
        if (last === undefined) throw new Error('the last life shows a checkpoint')
        expect(last.size).toBe(disk.entries.length)
        for (const { size, root } of seen.filter((checkpoint) => checkpoint.size > 0)) {
          const proof = await consistencyProof(disk.read, size, last.size)
          expect(verifyConsistency({ size1: size, root1: root, size2: last.size, root2: last.root, proof })).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('or whose store was lost, cut or rewritten does not sign', async () => {
    const log = MemoryLog.of(300)
    const previous: Checkpoint = readCheckpoint(
      await signNextCheckpoint(log.read, { origin, size: 300, previous: undefined, keys: [key] }),
    )
    const sign = (of: MemoryLog, size: number, change: Partial<Checkpoint> = {}) =>
      signNextCheckpoint(of.read, { origin, size, previous: { ...previous, ...change }, keys: [key] })

    expect(readCheckpoint(await sign(log, 300))).toStrictEqual(previous)
    expect(readCheckpoint(await sign(log.grow(310), 310)).size).toBe(310)
    await expect(sign(MemoryLog.of(200), 200)).rejects.toMatchObject({ code: 'would-fork' })
    await expect(sign(MemoryLog.of(0), 0)).rejects.toMatchObject({ code: 'would-fork' })
    const rewritten = MemoryLog.of(300, (i) => entryAt(i === 17 ? 0 : i))
    await expect(sign(rewritten, 300)).rejects.toMatchObject({ code: 'would-fork' })
    await expect(sign(rewritten.grow(310), 310)).rejects.toMatchObject({ code: 'would-fork' })
    await expect(sign(log, 310, { origin: 'other' })).rejects.toMatchObject({ code: 'would-fork' })
    await expect(sign(log, 310, { root: EMPTY_ROOT })).rejects.toMatchObject({ code: 'would-fork' })
    await expect(sign(log, 320)).rejects.toMatchObject({ code: 'missing-tile' })
  })

  it('is read again where a tile could not be read once', async () => {
    const log = MemoryLog.of(300)
    const kept = new Map(log.files)
    const tree = new TreeReader(log.read, 300)
    log.files.clear()
    await expect(tree.root()).rejects.toMatchObject({ code: 'missing-tile' })
    for (const [path, bytes] of kept) log.files.set(path, bytes)
    expect(await tree.inclusionProof(5)).toStrictEqual(await inclusionProof(log.read, 300, 5))
  })
})
