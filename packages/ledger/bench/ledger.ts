/**
 * How fast the ledger grows and proves, on one core. Run alone: `node packages/ledger/bench/ledger.ts`; also a part of
 * `npm run bench`.
 */
import { type BenchResult, result } from '../../../bench/lib.ts'
import {
  canonicalBytes,
  commit,
  leafEntry,
  leafHash,
  LogBuilder,
  sha256,
  signCheckpoint,
  signerKey,
  TreeReader,
  verifyCheckpoint,
  verifyInclusion,
} from '../src/index.ts'

const RUNS = 5
const ENTRIES = 100_000
const INDEX_STEP = 7_919
const ORIGIN = 'mna.example/ledger'
const key = signerKey(ORIGIN, sha256(new Uint8Array(1)))

const entry = (i: number): Uint8Array =>
  leafEntry('release', commit(canonicalBytes({ v: 1, release: i }), sha256(Uint8Array.of(i & 255, (i >> 8) & 255))))
const entries = Array.from({ length: ENTRIES }, (_, i) => entry(i))

/** Time that this process has used, in ms: others on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** How often a CPU second it can be done, several times. */
async function rates(work: (i: number) => unknown, ms = 300): Promise<number[]> {
  const out: number[] = []
  for (let turn = 0; turn <= RUNS; turn += 1) {
    const start = cpuMs()
    let count = 0
    while (cpuMs() - start < ms) for (let i = 0; i < 16; i += 1) await work(count++)
    out.push((1_000 * count) / (cpuMs() - start))
  }
  return out.slice(1)
}

function appendRates(): number[] {
  return Array.from({ length: RUNS }, () => {
    const start = cpuMs()
    const builder = LogBuilder.empty()
    for (const [i, each] of entries.entries()) {
      builder.append(each)
      if (i % 100 === 99) builder.take()
    }
    builder.take()
    return (1_000 * ENTRIES) / (cpuMs() - start)
  })
}

export async function run(): Promise<BenchResult[]> {
  const files = new Map<string, Uint8Array>()
  const builder = LogBuilder.empty()
  for (const each of entries) builder.append(each)
  for (const file of builder.take()) files.set(file.path, file.bytes)
  const fromFiles = (path: string) => Promise.resolve(files.get(path))

  const kept = new TreeReader(fromFiles, ENTRIES)
  const root = builder.root()
  const claims = await Promise.all(
    Array.from({ length: 64 }, async (_, i) => {
      const index = (i * INDEX_STEP) % ENTRIES
      const proof = await kept.inclusionProof(index)
      return { index, size: ENTRIES, leaf: leafHash(entry(index)), proof, root }
    }),
  )
  const note = signCheckpoint({ origin: ORIGIN, size: ENTRIES, root }, [key])
  const claimAt = (i: number) => claims[i % claims.length] ?? { index: 0, size: 0, leaf: root, proof: [], root }

  return [
    result('entries appended, tiles taken every 100', '/CPU s', appendRates()),
    result(
      'inclusion proofs made, tiles read anew (log of 100,000)',
      '/CPU s',
      await rates((i) => new TreeReader(fromFiles, ENTRIES).inclusionProof((i * INDEX_STEP) % ENTRIES)),
    ),
    result(
      'inclusion proofs made, one reader kept',
      '/CPU s',
      await rates((i) => kept.inclusionProof((i * INDEX_STEP) % ENTRIES)),
    ),
    result('inclusion proofs verified', '/CPU s', await rates((i) => verifyInclusion(claimAt(i)))),
    result(
      'checkpoints signed',
      '/CPU s',
      await rates((i) => signCheckpoint({ origin: ORIGIN, size: i, root }, [key])),
    ),
    result(
      'checkpoints verified',
      '/CPU s',
      await rates(() => verifyCheckpoint(note, { origin: ORIGIN, keys: [key] })),
    ),
  ]
}

if (import.meta.main)
  for (const { name, median, unit, spread } of await run())
    console.log(`${name}: ${median.toFixed(0)} ${unit} (±${spread.toFixed(0)} %)`)
