import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type Assumption, DEFAULT_LIMITS, type ReadItem, type ReadStory, type SourceProfile } from '@dateline/formats'
import { editionFor } from '../../../editions/index.ts'
import { databaseNow, type Db, notFound } from '../platform/index.ts'
import type { Placed, Places, Releases } from '../release/index.ts'
import { type ImportLine, openBatch, readableAgain, writeJournal } from './journal.ts'
import { contentDigest, type ImportMode } from './judge.ts'
import { parseProfile } from './profile.ts'
import { Reader } from './reader.ts'
import { digestOf, FileChanged, keepDocuments, keepFile, type RawDocument, readPieces } from './raw.ts'
import { type Found, readBytes, walk } from './source.ts'
import { type Incoming, nameOf, take } from './take.ts'

export interface IngestDeps {
  readonly db: Db
  readonly releases: Releases
  /** Host name of the agency, for guids of its own stories. */
  readonly authority: string
  /** Where a story stands on the site. */
  readonly places: (story: Placed) => Pick<Places, 'story' | 'pages'>
  /** Bytes that one document may have to be read; it is kept in any case. */
  readonly maxBytes?: number
}

export interface ImportOptions {
  /** `incoming`: to a desk, nothing public. `archive`: public under its original time, never on the wire. */
  readonly as: ImportMode
  readonly profile?: SourceProfile
  /** Account, or `cli`. */
  readonly by: string
}

/** Stories written to the database at once. */
const BATCH = 200
/** Documents read before they are kept together, and their bytes. */
const GROUP = 100
const GROUP_BYTES = 8 * 1024 * 1024
/** Larger files are kept in pieces, and held in memory only to be read. */
const SMALL = 4 * 1024 * 1024

/** Takes documents in: keeps their bytes, reads them, and puts each item where it belongs. */
export class Ingest {
  readonly #deps: IngestDeps
  readonly #maxBytes: number
  readonly #reader = new Reader()

  constructor(deps: IngestDeps) {
    this.#deps = deps
    this.#maxBytes = deps.maxBytes ?? DEFAULT_LIMITS.bytes
  }

  /**
   * Imports files and folders, in a stable order.
   * @returns a line for every item as soon as it is done with, and for every file that could not be read
   */
  async *importFiles(paths: readonly string[], options: ImportOptions): AsyncGenerator<ImportLine> {
    const run = await this.#begin(options)
    let group: RawDocument[] = []
    let bytes = 0
    for await (const found of walk(paths)) {
      const document = found.kind === 'file' && found.size <= SMALL ? await this.#small(run, found) : undefined
      if (document) {
        group.push(document)
        bytes += document.bytes.length
        if (group.length < GROUP && bytes < GROUP_BYTES) continue
      }
      yield* this.#group(run, group)
      group = []
      bytes = 0
      if (document) continue
      if (found.kind !== 'file')
        yield* run.add({
          ...nothing(found.path),
          code: `file-${found.kind}`,
          message: `${found.path}: ${found.message}`,
        })
      else if (found.size > SMALL) yield* this.#large(run, found)
    }
    yield* this.#group(run, group)
    yield* run.end()
  }

  /** Imports one document from memory. @param name for messages and the journal */
  async *importDocument(name: string, bytes: Uint8Array, options: ImportOptions): AsyncGenerator<ImportLine> {
    const run = await this.#begin(options)
    yield* this.#group(run, [{ name, bytes, digest: digestOf(bytes) }])
    yield* run.end()
  }

  /**
   * Reads kept documents again, with the reader as it is now, as they were imported last: all, or those whose digest
   * begins with `digest`. What reads as before is a duplicate; what reads differently becomes the story's next version.
   * @param profile what is known of the source now, in place of what was known then
   * @throws DatelineError `not-found` when no document has the digest
   */
  async *again(by: string, digest?: string, profile?: SourceProfile): AsyncGenerator<ImportLine> {
    let run: Run | undefined
    let manner: string | undefined
    for await (const document of readableAgain(this.#deps.db, digest)) {
      const then = document.profile === null ? undefined : parseProfile(document.profile)
      const known = profile ?? then
      const same = JSON.stringify([document.mode, known])
      if (!run || manner !== same) {
        if (run) yield* run.end()
        run = await this.#begin({ as: document.mode, by, ...(known ? { profile: known } : {}) }, true)
        manner = same
      }
      if (document.size > this.#maxBytes) yield* run.add(this.#tooLarge(document.name, document.digest, document.size))
      else {
        const pieces: Buffer[] = []
        for await (const piece of readPieces(this.#deps.db, document.digest)) pieces.push(piece)
        yield* run.read({ name: document.name, digest: document.digest, bytes: Buffer.concat(pieces) })
      }
    }
    if (run) yield* run.end()
    else if (digest !== undefined) throw notFound(`A kept document with the digest ${digest}`)
  }

  async #begin(options: ImportOptions, again = false): Promise<Run> {
    const batchId = await openBatch(this.#deps.db, options.as, options.profile, options.by)
    return new Run(this.#deps, this.#reader, this.#maxBytes, batchId, options, again)
  }

  async #small(run: Run, found: Found): Promise<RawDocument | undefined> {
    try {
      const bytes = await readBytes(found.path)
      return { name: found.path, bytes, digest: digestOf(bytes) }
    } catch {
      run.later({ ...nothing(found.path), code: 'file-unreadable', message: `${found.path}: It cannot be read.` })
      return undefined
    }
  }

  async *#group(run: Run, documents: readonly RawDocument[]): AsyncGenerator<ImportLine> {
    await keepDocuments(this.#deps.db, run.batchId, documents)
    for (const document of documents) yield* run.read(document)
  }

  async *#large(run: Run, found: Found): AsyncGenerator<ImportLine> {
    let kept: { digest: string; size: number }
    try {
      kept = await keepFile(this.#deps.db, run.batchId, found.path)
    } catch (error) {
      if (!(error instanceof FileChanged) && !(error instanceof Error && 'syscall' in error && 'path' in error))
        throw error
      yield* run.add({
        ...nothing(found.path),
        code: 'file-unreadable',
        message: `${found.path}: It cannot be read (${error.message}).`,
      })
      return
    }
    if (kept.size > this.#maxBytes) yield* run.add(this.#tooLarge(found.path, kept.digest, kept.size))
    else yield* run.read({ name: found.path, digest: kept.digest, bytes: await readBytes(found.path) })
  }

  #tooLarge(file: string, digest: string, size: number): ImportLine {
    const message = `${basename(file)}: ${size} bytes, more than the limit of ${this.#maxBytes}; split the document`
    return { ...nothing(file), digest, place: 'the whole document', code: 'too-large', message }
  }
}

/** An entry for a file of which nothing is known yet. */
const nothing = (file: string) =>
  ({
    file,
    place: 'the whole file',
    format: 'unknown',
    outcome: 'quarantined',
    notes: [],
    assumptions: [],
    unknown: [],
  }) as const

/** One import under way: items wait until there are enough, and come out in the order in which they went in. */
class Run {
  readonly #deps: IngestDeps
  readonly #reader: Reader
  readonly #maxBytes: number
  readonly batchId: string
  readonly #options: ImportOptions
  readonly #again: boolean
  #waiting: (ImportLine | Incoming)[] = []
  readonly #names = new Set<string>()
  #sending: Promise<ImportLine[]> | undefined

  constructor(
    deps: IngestDeps,
    reader: Reader,
    maxBytes: number,
    batchId: string,
    options: ImportOptions,
    again: boolean,
  ) {
    this.#deps = deps
    this.#reader = reader
    this.#maxBytes = maxBytes
    this.batchId = batchId
    this.#options = options
    this.#again = again
  }

  /** Reads a document whose bytes are kept. */
  async *read({ name, bytes, digest }: RawDocument): AsyncGenerator<ImportLine> {
    const { profile } = this.#options
    // A small document is read in one breath; between documents the database and, in the server, readers of the site get their turn.
    await setImmediate()
    const { format, items } = await this.#reader.read(bytes, {
      name: basename(name),
      limits: { bytes: this.#maxBytes },
      ...(profile ? { profile } : {}),
    })
    for (const item of items) {
      const from = { file: name, digest, format, place: item.place }
      if (item.outcome !== 'story') {
        yield* this.add({ ...from, ...unread(item), notes: [], assumptions: [], unknown: [] })
        continue
      }
      const story = inEdition(item.story)
      const digested = digestOrReason(story)
      if (typeof digested !== 'string') {
        yield* this.add({ ...from, ...digested, notes: [], assumptions: story.assumptions, unknown: story.unknown })
        continue
      }
      const incoming: Incoming = { ...from, story, contentDigest: digested }
      const own = nameOf(incoming)
      // Versions of one story are taken in one after the other, so that each is compared with the one before.
      if (this.#names.has(own) || this.#names.size >= BATCH) yield* this.flush()
      this.#names.add(own)
      this.#waiting.push(incoming)
    }
  }

  /** Puts an entry in its place among the items that wait. */
  later(entry: ImportLine): void {
    this.#waiting.push(entry)
  }

  async *add(entry: ImportLine): AsyncGenerator<ImportLine> {
    this.later(entry)
    if (this.#waiting.length >= 2 * BATCH) yield* this.flush()
  }

  /** Sends what waits to the database, and gives the lines of what was sent before: reading and writing overlap. */
  async *flush(): AsyncGenerator<ImportLine> {
    yield* this.#sent()
    const waiting = this.#waiting
    if (waiting.length === 0) return
    this.#waiting = []
    this.#names.clear()
    this.#sending = this.#send(waiting)
    // It is awaited later; what it throws is thrown then.
    this.#sending.catch(() => undefined)
  }

  /** Gives all lines that are left. */
  async *end(): AsyncGenerator<ImportLine> {
    yield* this.flush()
    yield* this.#sent()
  }

  async *#sent(): AsyncGenerator<ImportLine> {
    const lines = await this.#sending
    this.#sending = undefined
    if (lines) yield* lines
  }

  async #send(waiting: readonly (ImportLine | Incoming)[]): Promise<ImportLine[]> {
    const { db, releases, authority, places } = this.#deps
    const { as: mode, by } = this.#options
    const now = await databaseNow(db)
    const context = { db, releases, authority, places, mode, by, now, batchId: this.batchId, again: this.#again }
    await writeJournal(
      db,
      this.batchId,
      waiting.filter((w): w is ImportLine => !('story' in w)),
    )
    const taken = await take(
      context,
      waiting.filter((w): w is Incoming => 'story' in w),
    )
    let next = 0
    return waiting.map((one) => {
      const line = 'story' in one ? taken[next++] : one
      if (!line) throw new Error('an item was lost')
      return line
    })
  }
}

/** An edition is a language, whatever the region: `en-GB` stands in the edition `en`. */
function inEdition(story: ReadStory): ReadStory {
  const { language } = story.content
  const key = editionFor(language)?.key
  if (key === undefined || key === language) return story
  const taken: Assumption = { field: 'language', value: key, why: `the edition for ${language}` }
  return { ...story, content: { ...story.content, language: key }, assumptions: [...story.assumptions, taken] }
}

/** Half a character (a lone surrogate) has no canonical form, and nobody could print it. */
function digestOrReason(story: ReadStory) {
  try {
    return contentDigest(story)
  } catch (error) {
    const message = `Its content has no canonical form: ${error instanceof Error ? error.message : String(error)}.`
    return { outcome: 'quarantined' as const, code: 'content-invalid', message }
  }
}

function unread(item: Exclude<ReadItem, { outcome: 'story' }>) {
  const { code, message } = item
  if (item.outcome === 'rejected') return { outcome: 'quarantined' as const, code, message }
  const version = item.version === undefined ? Number.NaN : Number(item.version)
  return {
    outcome: 'kept' as const,
    code,
    message,
    ...(item.guid === undefined ? {} : { guid: item.guid }),
    ...(Number.isSafeInteger(version) && version < 2_147_483_648 ? { version } : {}),
    ...(item.headline === undefined ? {} : { headline: item.headline }),
  }
}
