/** `npm run bench [NAME…]`: runs the benchmarks and writes bench/RESULTS.md. Missed targets are marked as missed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchResult, machine, root } from './lib.ts'

const BENCHES: Readonly<Record<string, () => Promise<{ run(): Promise<BenchResult[]> }>>> = {
  start: () => import('./start.ts'),
  pages: () => import('./pages.ts'),
  release: () => import('./release.ts'),
  import: () => import('./import.ts'),
  ninjs: () => import('../packages/formats/bench/ninjs.ts'),
  feeds: () => import('../packages/formats/bench/feeds.ts'),
  convert: () => import('./convert.ts'),
  captures: () => import('./captures.ts'),
  'newsml-g2': () => import('../packages/formats/bench/newsml-g2.ts'),
  ledger: () => import('../packages/ledger/bench/ledger.ts'),
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !(name in BENCHES))
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
if (!existsSync(join(root, 'dist', 'server', 'main.js'))) {
  console.error('Build first: ./dateline --help builds what is not built.')
  process.exit(1)
}

const format = (n: number) => (Math.abs(n) >= 100 ? n.toFixed(0) : Math.abs(n) >= 10 ? n.toFixed(1) : n.toFixed(2))
const target = (r: BenchResult) =>
  r.target === undefined ? '' : 'min' in r.target ? `at least ${r.target.min}` : `at most ${r.target.max}`
const verdict = (r: BenchResult) => (r.met === undefined ? '' : r.met ? 'met' : '**missed**')

const file = join(root, 'bench', 'RESULTS.md')
const sections = new Map<string, string>()
if (existsSync(file)) {
  for (const part of readFileSync(file, 'utf8').split(/^## /m).slice(1))
    sections.set(part.split('\n', 1)[0] ?? '', `## ${part.trim()}\n`)
}
for (const name of wanted.length === 0 ? Object.keys(BENCHES) : wanted) {
  console.log(`${name} …`)
  const bench = await BENCHES[name]?.()
  const results = (await bench?.run()) ?? []
  const rows = results.map(
    (r) =>
      `| ${r.name} | ${format(r.median)} ${r.unit} | ±${Number.isFinite(r.spread) ? r.spread.toFixed(0) : '0'} % of ${r.runs.length} | ${target(r)} | ${verdict(r)} | ${r.note ?? ''} |`,
  )
  for (const row of rows) console.log(row)
  sections.set(
    name,
    `## ${name}\n\nTaken on ${new Date().toISOString().slice(0, 10)} on ${machine()}.\n\n| what | median | spread, runs | target | | note |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`,
  )
}
writeFileSync(
  file,
  `# Results\n\nWritten by \`npm run bench\`. Peers and ours are run in turn in one go; the machine is shared and noisy, so read ratios rather than rates.\n\n${[...sections.values()].join('\n')}`,
)
