/** An agency that imports, over a database of the test's own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../platform/index.ts'
import { Releases } from '../release/index.ts'
import { createTestDatabase } from '../testing/database.ts'
import { type ImportLine, Ingest, type ImportOptions } from './index.ts'

export interface ImportWorld {
  readonly database: Database
  readonly owner: Database
  readonly ownerUrl: string
  readonly releases: Releases
  readonly ingest: Ingest
  /** A folder of the test's own. */
  readonly folder: string
  /** Imports files or folders to the end. */
  run(paths: string | readonly string[], options?: Partial<ImportOptions>): Promise<ImportLine[]>
  close(): Promise<void>
}

/** Stands where the site would put it; only languages of the site's editions have pages. */
const places = (story: { language: string; section: string; slug: string; publicId: string }) => ({
  story: `/${story.language}/${story.section}/${story.slug}-${story.publicId}`,
  pages: ['en', 'ru', 'ar'].includes(story.language) ? ['/'] : [],
})

export async function createImportWorld(maxBytes?: number): Promise<ImportWorld> {
  const test = await createTestDatabase()
  const database = openDatabase({ url: test.appUrl, role: 'dateline_app', max: 6 })
  const owner = openDatabase({ url: test.ownerUrl, max: 2 })
  const folder = mkdtempSync(join(tmpdir(), 'dateline-import-'))
  const releases = new Releases(database.db, 'mna.example')
  const ingest = new Ingest({
    db: database.db,
    releases,
    authority: 'mna.example',
    places,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  })
  return {
    database,
    owner,
    ownerUrl: test.ownerUrl,
    releases,
    ingest,
    folder,
    run: async (paths, options) =>
      collect(
        ingest.importFiles(typeof paths === 'string' ? [paths] : paths, { as: 'archive', by: 'test', ...options }),
      ),
    async close() {
      await Promise.all([database.close(), owner.close()])
      await test.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Everything that a generator gives. */
export async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of from) all.push(one)
  return all
}

/** `outcome`, or `outcome code`. */
export const outcomesOf = (lines: readonly ImportLine[]): string[] =>
  lines.map((l) => (l.code === undefined ? l.outcome : `${l.outcome} ${l.code}`))

export interface G2Options {
  readonly guid?: string
  readonly version?: number
  readonly headline?: string
  readonly body?: string
  readonly published?: string | null
  readonly status?: string
  readonly language?: string
  readonly embargo?: string
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A NewsML-G2 text item of the fictional Tavna wire. */
export function g2(options: G2Options = {}): string {
  const {
    guid = 'urn:newsml:tavna.example:20260501:1',
    version = 1,
    headline = 'Ferry line reopens after winter',
    body = 'The ferry to the northern islands sails again from Monday.',
    published = '2026-05-01T09:00:00+02:00',
    status = 'usable',
    language = 'en',
    embargo,
  } = options
  return `<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" conformance="power"
  guid="${escape(guid)}" version="${version}" xml:lang="${language}">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta><itemClass qcode="ninat:text"/><provider><name>Tavna</name></provider>${
    published === null ? '' : `<versionCreated>${published}</versionCreated>`
  }${embargo === undefined ? '' : `<embargoed>${embargo}</embargoed>`}<pubStatus qcode="stat:${status}"/></itemMeta>
  <contentMeta><urgency>4</urgency><language tag="${language}"/><headline>${escape(headline)}</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
    <p>${escape(body)}</p></body></html></inlineXML></contentSet>
</newsItem>`
}
