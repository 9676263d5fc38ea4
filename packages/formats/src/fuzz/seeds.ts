/** Documents that a fuzz run begins with: all fixtures, and the samples of the standards when they lie beside the repository. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasShared, sharedUrl } from '../testing-shared.ts'

export interface Seed {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Larger samples say nothing that smaller ones do not, and make the run slow. */
const LARGEST = 60_000
const KINDS = new Set('.xml .json .txt .eml .ics .html .rss .atom .nitf .rdf .ninjs'.split(' '))
/** Schemas and vocabularies are no documents. */
const NO_SAMPLES = /schema|\.xsd|newscodes|catalogs|merkle|tlog|webhooks|webpush|httpsig|package(?:-lock)?\.json/i

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesIn(path)
      return entry.isFile() ? [path] : []
    })
}

function seedsIn(folder: string, isSample: (path: string) => boolean): Seed[] {
  return filesIn(folder)
    .filter((path) => isSample(path) && statSync(path).size <= LARGEST)
    .map((path) => ({ name: path.slice(folder.length), bytes: new Uint8Array(readFileSync(path)) }))
}

/** In an order that is the same on every machine. */
export function fuzzSeeds(): { readonly own: readonly Seed[]; readonly shared: readonly Seed[] } {
  const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
  const own = seedsIn(fixtures, (path) => extname(path) !== '')
  const isSample = (path: string) => KINDS.has(extname(path).toLowerCase()) && !NO_SAMPLES.test(path)
  return { own, shared: hasShared ? seedsIn(fileURLToPath(sharedUrl('standards/')), isSample) : [] }
}
