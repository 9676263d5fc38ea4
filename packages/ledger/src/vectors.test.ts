/** The official vectors of RFC 6962 proofs and subtrees, and Tessera's sample log, when they lie beside the repository. */
import { describe, expect, it } from 'vitest'
import { auditLog } from './audit.ts'
import { fromBase64, toBase64 } from './bytes.ts'
import { readCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { Frontier, rootOf } from './frontier.ts'
import { EMPTY_ROOT, leafHash } from './hash.ts'
import { parseVerifierKey } from './key.ts'
import { codeOf, hasShared, readShared, sharedFiles } from './testing.ts'
import { tilesFromEntries } from './source.ts'
import { consistencyProof, inclusionProof, readEntry, readEntryBundle, type TileReader, treeRoot } from './tree.ts'
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './verify.ts'

/** One of the four kinds of vectors; each has the fields of its kind. */
interface Vector {
  readonly desc: string
  readonly wantErr: boolean
  readonly proof: readonly string[] | null
  readonly leafIdx: number
  readonly treeSize: number
  readonly leafHash: string
  readonly root: string
  readonly size1: number
  readonly size2: number
  readonly root1: string
  readonly root2: string
  readonly start: number
  readonly end: number
  readonly size: number
}

const decode = (text: string) => fromBase64(text)
const proofOf = (vector: Vector) => (vector.proof ?? []).map(decode)

/** Paths of the vectors that came out otherwise than wanted. */
function misses(paths: readonly string[], verify: (vector: Vector) => boolean): string[] {
  return paths.filter((path) => {
    const vector = JSON.parse(new TextDecoder().decode(readShared(path))) as Vector
    return verify(vector) === vector.wantErr
  })
}

describe.skipIf(!hasShared)('the vectors of transparency-dev/merkle', () => {
  const of = (folder: string) => sharedFiles(`merkle/testdata/${folder}/**/*.json`)

  it('are all at hand', () => {
    const folders = ['inclusion', 'consistency', 'subtreeinclusion', 'subtreeconsistency']
    expect(folders.map((folder) => of(folder).length)).toStrictEqual([98, 98, 204, 118])
  })

  it('of inclusion come out as wanted', () => {
    const verify = (v: Vector) =>
      verifyInclusion({
        index: v.leafIdx,
        size: v.treeSize,
        leaf: decode(v.leafHash),
        proof: proofOf(v),
        root: decode(v.root),
      })
    expect(misses(of('inclusion'), verify)).toStrictEqual([])
  })

  it('of consistency come out as wanted, from size 0 refused', () => {
    const verify = (v: Vector) =>
      verifyConsistency({
        size1: v.size1,
        root1: decode(v.root1),
        size2: v.size2,
        root2: decode(v.root2),
        proof: proofOf(v),
      })
    expect(misses(of('consistency'), verify)).toStrictEqual([])
  })

  it('of inclusion in subtrees come out as wanted', () => {
    const verify = (v: Vector) =>
      verifySubtreeInclusion({
        index: v.leafIdx,
        start: v.start,
        end: v.end,
        leaf: decode(v.leafHash),
        proof: proofOf(v),
        subtreeRoot: decode(v.root),
      })
    expect(misses(of('subtreeinclusion'), verify)).toStrictEqual([])
  })

  it('of consistency of subtrees come out as wanted', () => {
    const verify = (v: Vector) =>
      verifySubtreeConsistency({
        start: v.start,
        end: v.end,
        subtreeRoot: decode(v.root1),
        size: v.size,
        root: decode(v.root2),
        proof: proofOf(v),
      })
    expect(misses(of('subtreeconsistency'), verify)).toStrictEqual([])
  })
})

describe.skipIf(!hasShared)("Tessera's sample log", () => {
  const LOG = 'tlog/testdata/log/'
  const read: TileReader = (path) =>
    Promise.resolve(sharedFiles(LOG + path).length === 1 ? readShared(LOG + path) : undefined)
  const notes = sharedFiles(`${LOG}checkpoint*`).map((path) => readShared(path))
  const checkpoints = notes.map((note) => readCheckpoint(note))

  it('has checkpoints of every size, whose roots its entries make', async () => {
    expect(new Set(checkpoints.map(({ size }) => size))).toStrictEqual(new Set(Array.from({ length: 16 }, (_, i) => i)))
    for (const { size, root } of checkpoints) {
      const entries = size === 0 ? [] : await readEntryBundle(read, 0, size)
      expect(toBase64(rootOf(entries.map(leafHash)))).toBe(toBase64(root))
      expect(toBase64(await treeRoot(read, size))).toBe(toBase64(root))
      expect(await auditLog(read, { size, root })).toMatchObject({ ok: true })
    }
  })

  it('gives inclusion proofs of every entry in every tree', async () => {
    let proofs = 0
    for (const { size, root } of checkpoints) {
      for (let index = 0; index < size; index += 1) {
        const leaf = leafHash(await readEntry(read, size, index))
        const proof = await inclusionProof(read, size, index)
        expect(verifyInclusion({ index, size, leaf, proof, root })).toBe(true)
        proofs += 1
      }
    }
    expect(proofs).toBe(120 + 15)
  })

  it('gives consistency proofs between every two trees', async () => {
    for (const one of checkpoints.filter(({ size }) => size > 0)) {
      for (const two of checkpoints.filter(({ size }) => size >= one.size)) {
        const proof = await consistencyProof(read, one.size, two.size)
        const claim = { size1: one.size, root1: one.root, size2: two.size, root2: two.root, proof }
        expect(verifyConsistency(claim)).toBe(true)
      }
    }
  })

  it('has the files that we make of its entries, byte for byte', async () => {
    const entries = await readEntryBundle(read, 0, 15)
    const made = tilesFromEntries((start, end) => Promise.resolve(entries.slice(start, end)), 15)
    const files = sharedFiles(`${LOG}tile/**/*`)
      .map((path) => path.slice(LOG.length))
      .filter((path) => /\.p\/\d+$/.test(path))
    expect(files).toHaveLength(30)
    for (const path of files) expect(toBase64((await made(path)) ?? EMPTY_ROOT)).toBe(toBase64(readShared(LOG + path)))
  })

  it('goes on from a frontier of any size', async () => {
    const entries = await readEntryBundle(read, 0, 15)
    for (const { size, root } of checkpoints) {
      const frontier = Frontier.empty()
      for (const entry of entries.slice(0, size)) frontier.append(leafHash(entry))
      expect(toBase64(Frontier.of(size, frontier.hashes).root())).toBe(toBase64(root))
    }
  })

  it('is signed by the key that Tessera publishes for it', () => {
    const origin = 'example.com/log/testdata'
    const key = parseVerifierKey(`${origin}+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx`)
    for (const note of notes) {
      expect(verifyCheckpoint(note, { origin, keys: [key] }).signedBy).toStrictEqual([key])
      expect(codeOf(() => verifyCheckpoint(note, { origin, keys: [] }))).toBe('unknown-key')
      expect(codeOf(() => verifyCheckpoint(note, { origin: 'example.com/other', keys: [key] }))).toBe('wrong-origin')
    }
  })
})
