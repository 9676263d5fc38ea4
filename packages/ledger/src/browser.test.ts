/** The package as a browser gets it: one file without a module of Node, small, and working on nothing but the web's globals. */
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** What a page that verifies records imports; the rest (builder, witness, signing of tiles) stays out of it. */
const VERIFYING =
  'attempt, kOfN, openNote, parsePolicy, parseVerifierKey, textDigest, trustChain, trustOf, verifyCheckpoint, verifyKeyChain, verifyRecord, verifyRecordProof'

async function bundleOf(names: string): Promise<{ text: string; packages: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export ${names} from './index.ts'`, resolveDir: join(import.meta.dirname), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'ledger',
    target: 'es2022',
    metafile: true,
  })
  const found = Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  )
  return { text: outputFiles[0]?.text ?? '', packages: [...new Set(found)].toSorted() }
}

describe('the package for browsers', () => {
  // Bytes, minified and compressed, with the cryptography.
  it.each([
    [`{ ${VERIFYING} }`, 25_000],
    ['*', 30_000],
  ])('holds of %s no module of Node, and is small', async (names, most) => {
    const { text, packages } = await bundleOf(names)
    expect(text).not.toMatch(/["']node:|\brequire\(|\bprocess\./)
    expect(packages).toStrictEqual(['@noble/curves', '@noble/hashes'])
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(most)
  })

  it('verifies and refuses with the globals of the web alone', async () => {
    const { text } = await bundleOf(`{ ${VERIFYING} }`)
    const note = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`
    const script = `
      const key = ledger.parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
      const note = ${JSON.stringify(note)}
      const refused = ledger.attempt(() => ledger.openNote(note.replace('an', 'no'), [key]))
      const answer = [ledger.openNote(note, [key]).verified.length, refused.ok, refused.error.code].join()
      answer`
    expect(runInContext(`${text};${script}`, createContext({ TextEncoder, TextDecoder }))).toBe('1,false,bad-signature')
  })
})
