/** Release to visible: 1,000 stories, 1,000 different subscribers streaming, and eight people releasing at once. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type BenchResult, root } from './lib.ts'

export async function run(): Promise<BenchResult[]> {
  // Inside the checkout, so that packages and migrations are found from it.
  const outfile = join(root, 'dist', 'bench', 'release-node.js')
  await build({
    entryPoints: [join(import.meta.dirname, 'release-node.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  try {
    const node = (await import(outfile)) as typeof import('./release-node.ts')
    return await node.measure(join(import.meta.dirname, 'streams.ts'))
  } finally {
    rmSync(outfile)
  }
}
