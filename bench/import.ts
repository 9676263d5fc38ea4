/** Import: thousands of NewsML-G2 files into the archive of a fresh database that keeps every commit. */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { writeNewsMlG2 } from '../packages/formats/src/index.ts'
import { type BenchResult, result, withFolder } from './lib.ts'
import { sampleContent } from './sample.ts'

const STORIES = 3_000
const RUNS = 3

/** Fictional text of about 3,600 characters each, no two alike. */
function writeStories(folder: string): void {
  mkdirSync(folder)
  const agency = { name: 'Marenian News Agency', uri: 'https://mna.example/', shortName: 'MNA' }
  for (let n = 0; n < STORIES; n++) {
    const at = new Date(Date.UTC(2015, 0, 1) + n * 3_600_000).toISOString()
    const document = writeNewsMlG2({
      guid: `urn:newsml:bench.example:${n}`,
      version: 1,
      release: { no: n + 1, kind: 'publish', effectiveAt: at },
      pubStatus: 'usable',
      content: sampleContent(n),
      firstCreated: at,
      versionCreated: at,
      agency,
    })
    writeFileSync(join(folder, `${String(n).padStart(5, '0')}.xml`), document)
  }
}

interface Measured {
  readonly imported: number
  readonly seconds: number
  /** Resident memory in MB after each third. */
  readonly thirds: readonly number[]
}

/** One import in a process of its own, so that nothing else is in its memory. */
async function importOnce(data: string, stories: string): Promise<Measured> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'import-child.ts'), data, stories, String(STORIES)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let measured: Measured | undefined
  for await (const line of createInterface({ input: child.stdout })) measured = JSON.parse(line) as Measured
  const code = await ended
  if (!measured || code !== 0) throw new Error(`the import ended with ${code}`)
  if (measured.imported !== STORIES) throw new Error(`${measured.imported} of ${STORIES} stories were imported`)
  return measured
}

export async function run(): Promise<BenchResult[]> {
  return withFolder(async (folder) => {
    const stories = join(folder, 'stories')
    writeStories(stories)
    const runs: Measured[] = []
    for (let r = 0; r < RUNS; r++) runs.push(await importOnce(join(folder, `data-${r}`), stories))
    const growth = runs.map(({ thirds }) => (thirds.at(-1) ?? Number.NaN) / (thirds[0] ?? Number.NaN))
    const rates = runs.map((r) => r.imported / r.seconds)
    const memory = runs.map(({ thirds }) => thirds.at(-1) ?? Number.NaN)
    return [
      result('import from NewsML-G2 to the archive', 'stories/s', rates, { min: 300 }, `${STORIES} files of one story`),
      result('resident memory at the end against after the first third', '×', growth, { max: 1.3 }),
      result('resident memory at the end', 'MB', memory),
    ]
  })
}
