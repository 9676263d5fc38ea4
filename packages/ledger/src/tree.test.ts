/** Trees of any size: roots, proofs, tiles and frontiers against each other and against the words of RFC 6962. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditLog } from './audit.ts'
import { LogBuilder } from './builder.ts'
import { equal, toHex } from './bytes.ts'
import { Frontier, rootOf } from './frontier.ts'
import { EMPTY_ROOT, leafHash } from './hash.ts'
import { tilesFromEntries } from './source.ts'
import { bytes, codeOf, entryAt, flipBit, MemoryLog, plainConsistency, plainInclusion, plainRoot } from './testing.ts'
import { formatEntryBundle, newTiles, parseTilePath, tilePath, tilesOf, widthAt } from './tile.ts'
import { consistencyProof, inclusionProof, readEntry, TreeReader, treeRoot } from './tree.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

const BIG = 70_000
const big = MemoryLog.of(BIG)
/** Has the partial tiles of every smaller size too, which a log keeps for the sizes that it has signed. */
const readBig = tilesFromEntries(
  (start, end) => Promise.resolve(Array.from({ length: end - start }, (_, i) => entryAt(start + i))),
  BIG,
)
const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex)
const entries = Array.from({ length: 600 }, (_, i) => entryAt(i))
const small = fc.integer({ min: 1, max: 600 })

/** Two sizes or an index and a size, close to what breaks: powers of two and tile edges, and anywhere. */
const sizeUpTo = (max: number) =>
  fc.oneof(
    fc.integer({ min: 1, max }),
    fc.constantFrom(1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_792, max).map((n) => Math.min(n, max)),
  )

describe('roots and frontiers', () => {
  it('are those of RFC 6962 at every size', () => {
    expect(toHex(Frontier.empty().root())).toBe(toHex(EMPTY_ROOT))
    const frontier = Frontier.empty()
    for (let size = 1; size <= 300; size += 1) {
      frontier.append(leafHash(entryAt(size - 1)))
      expect(toHex(frontier.root())).toBe(toHex(plainRoot(entries.slice(0, size))))
    }
  })

  it('are the same appended, read back, or from scratch', () => {
    fc.assert(
      fc.property(small, small, (one, more) => {
        const frontier = Frontier.empty()
        for (let i = 0; i < one; i += 1) frontier.append(leafHash(entryAt(i)))
        const again = Frontier.of(one, frontier.hashes)
        for (let i = one; i < one + more; i += 1) again.append(leafHash(entryAt(i)))
        const scratch = rootOf(Array.from({ length: one + more }, (_, i) => leafHash(entryAt(i))))
        expect(toHex(again.root())).toBe(toHex(scratch))
      }),
      { numRuns: 50 },
    )
  })

  it('refuse hashes that do not fit the size', () => {
    const { hashes } = MemoryLog.of(5).builder.frontier()
    expect(codeOf(() => Frontier.of(5, hashes.slice(1)))).toBe('bad-hash')
    expect(codeOf(() => Frontier.of(5, [bytes('short'), ...hashes.slice(1)]))).toBe('bad-hash')
    expect(codeOf(() => Frontier.of(-1, []))).toBe('bad-range')
    expect(codeOf(() => Frontier.of(1.5, []))).toBe('bad-range')
  })
})

describe('proofs from tiles', () => {
  it('are those of RFC 6962', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.nat(), fc.nat(), async (size, a, b) => {
        const log = MemoryLog.of(size)
        const leaves = entries.slice(0, size)
        const index = a % size
        const from = 1 + (b % size)
        expect(toHex(await treeRoot(log.read, size))).toBe(toHex(plainRoot(leaves)))
        expect(hex(await inclusionProof(log.read, size, index))).toStrictEqual(hex(plainInclusion(leaves, index)))
        expect(hex(await consistencyProof(log.read, from, size))).toStrictEqual(hex(plainConsistency(leaves, from)))
      }),
      { numRuns: 60 },
    )
  })

  it('verify at any index of any size, also of trees that the log has outgrown', async () => {
    await fc.assert(
      fc.asyncProperty(sizeUpTo(BIG), fc.nat(), async (size, pick) => {
        const index = pick % size
        const tree = new TreeReader(readBig, size)
        const [root, proof] = await Promise.all([tree.root(), tree.inclusionProof(index)])
        expect(verifyInclusion({ index, size, leaf: leafHash(entryAt(index)), proof, root })).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('verify between any two sizes', async () => {
    await fc.assert(
      fc.asyncProperty(sizeUpTo(BIG), sizeUpTo(BIG), async (a, b) => {
        const [size1, size2] = [Math.min(a, b), Math.max(a, b)]
        const [root1, root2, proof] = await Promise.all([
          treeRoot(readBig, size1),
          treeRoot(readBig, size2),
          consistencyProof(readBig, size1, size2),
        ])
        expect(verifyConsistency({ size1, root1, size2, root2, proof })).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('fail with one bit changed anywhere, one hash more or less, another index or size', async () => {
    await fc.assert(
      fc.asyncProperty(sizeUpTo(5_000), fc.nat(), fc.nat(), fc.nat(), async (size, pick, bit, at) => {
        const index = pick % size
        const tree = new TreeReader(readBig, size)
        const [root, proof] = await Promise.all([tree.root(), tree.inclusionProof(index)])
        const claim = { index, size, leaf: leafHash(entryAt(index)), proof, root }
        const changed = proof.map((hash, i) => (i === at % proof.length ? flipBit(hash, bit) : hash))
        if (proof.length > 0) expect(verifyInclusion({ ...claim, proof: changed })).toBe(false)
        expect(verifyInclusion({ ...claim, root: flipBit(root, bit) })).toBe(false)
        expect(verifyInclusion({ ...claim, leaf: flipBit(claim.leaf, bit) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false)
        if (proof.length > 0) expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
        if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false)
        expect(verifyInclusion({ ...claim, index: index + size })).toBe(false)
      }),
      { numRuns: 150 },
    )
    await fc.assert(
      fc.asyncProperty(sizeUpTo(5_000), sizeUpTo(5_000), fc.nat(), fc.nat(), async (a, b, bit, at) => {
        const [size1, size2] = [Math.min(a, b), Math.max(a, b)]
        const [root1, root2] = await Promise.all([treeRoot(readBig, size1), treeRoot(readBig, size2)])
        const proof = await consistencyProof(readBig, size1, size2)
        const claim = { size1, root1, size2, root2, proof }
        const changed = proof.map((hash, i) => (i === at % proof.length ? flipBit(hash, bit) : hash))
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: changed })).toBe(false)
        expect(verifyConsistency({ ...claim, root1: flipBit(root1, bit) })).toBe(false)
        expect(verifyConsistency({ ...claim, root2: flipBit(root2, bit) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...proof, root1] })).toBe(false)
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
        if (size1 < size2) expect(verifyConsistency({ ...claim, size1: size2, size2: size1 })).toBe(false)
        expect(verifyConsistency({ ...claim, size1: 0, proof: [] })).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('are refused out of range', async () => {
    const tree = new TreeReader(readBig, 10)
    await expect(tree.inclusionProof(10)).rejects.toMatchObject({ code: 'bad-range' })
    await expect(tree.inclusionProof(-1)).rejects.toMatchObject({ code: 'bad-range' })
    await expect(tree.consistencyProof(0)).rejects.toMatchObject({ code: 'bad-range' })
    await expect(tree.consistencyProof(11)).rejects.toMatchObject({ code: 'bad-range' })
    await expect(readEntry(readBig, 10, 10)).rejects.toMatchObject({ code: 'bad-range' })
    expect(toHex(await new TreeReader(readBig, 0).root())).toBe(toHex(EMPTY_ROOT))
  })
})

describe('tiles', () => {
  it('have the names of the standard', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 'entries', index: 0, width: 3 })).toBe('tile/entries/000.p/3')
    expect(tilePath({ level: 2, index: 1_000, width: 1 })).toBe('tile/2/x001/000.p/1')
  })

  it('have one name each', () => {
    const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const))
    const index = fc.oneof(fc.nat(), fc.integer({ min: 0, max: 2 ** 45 }))
    const width = fc.integer({ min: 1, max: 256 })
    fc.assert(
      fc.property(fc.record({ level, index, width }, { noNullPrototype: true }), (tile) => {
        expect(parseTilePath(tilePath(tile))).toStrictEqual(tile)
      }),
    )
    const wrong = ['tile/00/000', 'tile/64/000', 'tile/0/0', 'tile/0/x000/000', 'tile/0/001/000', 'tile/0/000.p/0']
    wrong.push('tile/0/000.p/256', 'tile/0/000.p/01', '/tile/0/000', 'tile/0/000/', 'tile/-1/000', 'tile/0/x001', '')
    wrong.push('tile/entries/x001/../000', `tile/0/${'x999/'.repeat(6)}999`, 'tile/0/000\n')
    for (const path of wrong) expect([path, codeOf(() => parseTilePath(path))]).toStrictEqual([path, 'bad-path'])
  })

  it('of a tree of 70,000 and of 256 are those of the standard', () => {
    const level = (n: number) => tilesOf(70_000).filter((tile) => tile.level === n)
    expect(level(0).filter(({ width }) => width === 256)).toHaveLength(273)
    expect(level(0).at(-1)).toStrictEqual({ level: 0, index: 273, width: 112 })
    expect(level(1)).toStrictEqual([
      { level: 1, index: 0, width: 256 },
      { level: 1, index: 1, width: 17 },
    ])
    expect(level(2)).toStrictEqual([{ level: 2, index: 0, width: 1 }])
    expect(level(3)).toStrictEqual([])
    expect(tilesOf(256).map(tilePath)).toStrictEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
    expect([...big.files.keys()].toSorted()).toStrictEqual(tilesOf(BIG).map(tilePath).toSorted())
  })

  it('that a growing log makes are those that the larger log has and the smaller has not', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200_000 }), fc.nat({ max: 3_000 }), (size, more) => {
        const had = new Set(tilesOf(size).map(tilePath))
        const has = tilesOf(size + more).map(tilePath)
        expect(newTiles(size, size + more).map(tilePath)).toStrictEqual(has.filter((path) => !had.has(path)))
      }),
      { numRuns: 30 },
    )
    expect(codeOf(() => newTiles(2, 1))).toBe('bad-range')
  })

  it('are the same in one step or many, taken up again at any size, or made from the entries on demand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), async (steps) => {
        const files = new Map<string, Uint8Array>()
        let size = 0
        for (const step of steps) {
          const builder = await LogBuilder.at((path) => Promise.resolve(files.get(path)), size)
          for (let i = 0; i < step; i += 1) expect(builder.append(entryAt(size + i))).toBe(size + i)
          size += step
          for (const file of builder.take()) files.set(file.path, file.bytes)
          expect(builder.take()).toStrictEqual([])
        }
        const whole = MemoryLog.of(size)
        for (const [path, content] of whole.files) expect(toHex(files.get(path) ?? EMPTY_ROOT)).toBe(toHex(content))
        const made = tilesFromEntries(
          (start, end) => Promise.resolve(Array.from({ length: end - start }, (_, i) => entryAt(start + i))),
          size,
        )
        for (const [path, content] of files) expect(toHex((await made(path)) ?? EMPTY_ROOT)).toBe(toHex(content))
        const none = ['tile/0/009', 'tile/7/000', 'x', tilePath({ level: 0, index: 0, width: Math.min(256, size + 1) })]
        for (const path of none.slice(0, size < 256 ? 4 : 3)) expect(await made(path)).toBeUndefined()
      }),
      { numRuns: 25 },
    )
  })

  it('are made from entries for the higher levels too, once a hash', async () => {
    let read = 0
    const made = tilesFromEntries((start, end) => {
      read += end - start
      return Promise.resolve(Array.from({ length: end - start }, (_, i) => entryAt(start + i)))
    }, BIG)
    const paths = ['tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1', 'tile/1/000', 'tile/2/000.p/1']
    const files = await Promise.all(paths.map(made))
    const asHex = (list: readonly (Uint8Array | undefined)[]) => list.map((file) => toHex(file ?? EMPTY_ROOT))
    expect(asHex(files)).toStrictEqual(asHex(paths.map((path) => big.files.get(path))))
    expect(read).toBe(273 * 256)
  })

  it('that are partial and gone are read from the full ones', async () => {
    const log = MemoryLog.of(600)
    const root = await treeRoot(log.read, 512)
    const [one, two] = [MemoryLog.of(300), MemoryLog.of(300).grow(600)]
    for (const path of one.files.keys()) if (path.includes('.p/') && !path.startsWith('tile/1')) two.files.delete(path)
    expect(toHex(await treeRoot(two.read, 300))).toBe(toHex(await treeRoot(one.read, 300)))
    expect(toHex(await readEntry(two.read, 300, 299))).toBe(toHex(entryAt(299)))
    expect(toHex(await treeRoot(two.read, 512))).toBe(toHex(root))
    two.files.delete('tile/0/000')
    await expect(treeRoot(two.read, 600)).resolves.toBeDefined()
    await expect(inclusionProof(two.read, 600, 1)).rejects.toMatchObject({ code: 'missing-tile' })
  })

  it('that are cut short or too long are refused', async () => {
    const log = MemoryLog.of(300)
    log.files.set('tile/0/001.p/44', log.files.get('tile/0/000') ?? EMPTY_ROOT)
    await expect(treeRoot(log.read, 300)).rejects.toMatchObject({ code: 'bad-tile' })
    await expect(LogBuilder.at(log.read, 300)).rejects.toMatchObject({ code: 'bad-tile' })
  })
})

describe('entry bundles', () => {
  it('come back as they were', async () => {
    const entry = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.constant(new Uint8Array(65_535).fill(7)))
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 20 }), fc.nat(), async (list, cut) => {
        const log = MemoryLog.of(list.length, (i) => list[i] ?? EMPTY_ROOT)
        for (const [i, value] of list.entries())
          expect(equal(await readEntry(log.read, list.length, i), value)).toBe(true)
        const path = `tile/entries/000.p/${list.length}`
        const bundle = log.files.get(path) ?? EMPTY_ROOT
        log.files.set(path, bundle.slice(0, cut % bundle.length))
        await expect(readEntry(log.read, list.length, 0)).rejects.toMatchObject({ code: 'bad-bundle' })
        log.files.set(path, Uint8Array.from([...bundle, 0, 0]))
        await expect(readEntry(log.read, list.length, 0)).rejects.toMatchObject({ code: 'bad-bundle' })
      }),
      { numRuns: 30 },
    )
  })

  it('hold no entry above 65,535 bytes', () => {
    const long = new Uint8Array(65_536)
    expect(codeOf(() => formatEntryBundle([long]))).toBe('entry-too-large')
    expect(codeOf(() => LogBuilder.empty().append(long))).toBe('entry-too-large')
    expect(codeOf(() => formatEntryBundle([]))).toBe('bad-bundle')
  })
})

describe('an audit', () => {
  const audited = async (log: MemoryLog, size: number) =>
    auditLog(log.read, { size, root: await treeRoot(readBig, size) })

  it('finds a sound log sound, at once or going on from before', async () => {
    expect(await audited(big, BIG)).toMatchObject({ ok: true })
    const seen: number[] = []
    const first = await auditLog(readBig, { size: 300, root: await treeRoot(readBig, 300) })
    if (!first.ok) throw new Error(first.reason)
    const onEntry = (_: Uint8Array, index: number) => seen.push(index)
    const root = await treeRoot(readBig, 700)
    expect(await auditLog(readBig, { size: 700, root, from: first.frontier, onEntry })).toMatchObject({ ok: true })
    expect(seen).toStrictEqual(Array.from({ length: 400 }, (_, i) => 300 + i))
    expect(widthAt(0, 2, 700)).toBe(188)
  })

  it('finds every changed file', async () => {
    const size = 600
    for (const { path } of tilesOf(size).map((tile) => ({ path: tilePath(tile) }))) {
      const log = MemoryLog.of(size)
      const content = log.files.get(path) ?? EMPTY_ROOT
      log.files.set(path, flipBit(content, content.length * 8 - 1))
      expect(await audited(log, size)).toMatchObject({ ok: false, reason: 'tile-mismatch' })
      log.files.set(path, content.slice(1))
      expect(await audited(log, size)).toMatchObject({ ok: false, reason: 'malformed', path })
      log.files.delete(path)
      expect(await audited(log, size)).toMatchObject({ ok: false, reason: 'missing', path })
    }
  })

  it('finds a log that is sound in itself and not the one of the checkpoint', async () => {
    const other = MemoryLog.of(600, (i) => entryAt(i + 1))
    expect(await audited(other, 600)).toMatchObject({ ok: false, reason: 'root-mismatch' })
  })
})
