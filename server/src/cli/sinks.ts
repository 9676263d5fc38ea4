/** Where converted documents go: a line of JSON for each file, standard output, or a folder. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import type { NewsItem } from '@dateline/news'
import { type WriteFormat, WRITTEN } from '@dateline/formats/table'
import { progress, usageError } from './command.ts'
import { type DocumentSource, type Problem, put } from './documents.ts'
import type { Outcome } from './format-pool.ts'

export interface Sink {
  /** @returns false when nobody wants more */
  take(source: DocumentSource, outcome: Outcome): Promise<boolean>
  /** Takes a large document as it is written; absent: documents are only taken whole. */
  begin?(source: DocumentSource): Piecewise
}

export interface Piecewise {
  /** @returns false when nobody wants more */
  put(texts: readonly string[]): Promise<boolean>
  /** @param outcome without documents: they have been put; not read when the reading ended early */
  end(outcome: Outcome): Promise<boolean>
}

const complain = (problems: readonly Problem[]) => {
  for (const { code, message, line, column } of problems) {
    const place = line === undefined ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`
    progress(`${message}${place} [${code}]`)
  }
}

/** One line of JSON for each file. */
export class LineSink implements Sink {
  readonly #name: string

  constructor(to: WriteFormat) {
    this.#name = WRITTEN[to].isJson ? 'items' : 'documents'
  }

  async take({ file }: DocumentSource, outcome: Outcome): Promise<boolean> {
    if (outcome.line !== undefined) return put(outcome.line)
    const [error = { code: 'item-incomplete', message: `${file}: no item was found` }] = outcome.problems
    return put(`${JSON.stringify({ file, error })}\n`)
  }

  begin(source: DocumentSource): Piecewise {
    const head = `{"file":${JSON.stringify(source.file)},"${this.#name}":[`
    let isBegun = false
    return {
      put: (texts) => {
        const before = isBegun ? ',' : head
        isBegun = true
        return put(before + texts.join(','))
      },
      end: (outcome) => {
        const { isRead, problems } = outcome
        if (!isBegun && !isRead) return this.take(source, outcome)
        const error = isRead ? '' : `,"error":${JSON.stringify(problems[0])}`
        const rejected = !isRead || problems.length === 0 ? '' : `,"rejected":${JSON.stringify(problems)}`
        return put(`${isBegun ? '' : head}]${rejected}${error}}\n`)
      },
    }
  }

  async end(): Promise<void> {}
}

/** Everything to standard output: of JSON one object or one array, whatever the number of files. */
export class StreamSink implements Sink {
  readonly #to: WriteFormat
  readonly #isJson: boolean
  /** The first item waits: alone it is no array. */
  #first: string | undefined
  #count = 0
  #isRead = false

  constructor(to: WriteFormat) {
    this.#to = to
    this.#isJson = WRITTEN[to].isJson
  }

  async take(source: DocumentSource, outcome: Outcome): Promise<boolean> {
    complain(outcome.problems)
    if (outcome.isRead) this.#isRead = true
    return this.#put(source, outcome.documents ?? [])
  }

  begin(source: DocumentSource): Piecewise {
    return {
      put: (texts) => this.#put(source, texts),
      end: (outcome) => this.take(source, outcome),
    }
  }

  async #put(source: DocumentSource, documents: readonly string[]): Promise<boolean> {
    let going = true
    for (const document of documents) {
      this.#count += 1
      if (this.#isJson) going = await this.#item(document)
      else {
        if (this.#count > 1 && !WRITTEN[this.#to].streams)
          throw usageError(
            `${source.file}: one stream holds one document of ${this.#to}.`,
            'Add --out DIR, or --ndjson.',
          )
        going = await put(document)
      }
    }
    return going
  }

  async #item(document: string): Promise<boolean> {
    if (this.#count === 1) {
      this.#first = document
      return true
    }
    const before = this.#first === undefined ? ',\n' : `[\n${this.#first},\n`
    this.#first = undefined
    return put(before + document)
  }

  async end(): Promise<void> {
    if (this.#first !== undefined) await put(`${this.#first}\n`)
    else if (this.#isJson && this.#count > 1) await put('\n]\n')
    else if (this.#isJson && this.#isRead) await put('[]\n')
  }
}

/** One document of the items of all files, to standard output. */
export class GatherSink implements Sink {
  readonly #to: WriteFormat
  readonly #now: string
  readonly #items: NewsItem[] = []
  #isRead = false

  /** @param now RFC 3339: decides what a feed may show */
  constructor(to: WriteFormat, now: string) {
    this.#to = to
    this.#now = now
  }

  async take(_source: DocumentSource, outcome: Outcome): Promise<boolean> {
    complain(outcome.problems)
    if (outcome.isRead) this.#isRead = true
    this.#add(outcome.documents ?? [])
    return true
  }

  begin(source: DocumentSource): Piecewise {
    return {
      put: async (texts) => {
        this.#add(texts)
        return true
      },
      end: (outcome) => this.take(source, outcome),
    }
  }

  #add(texts: readonly string[]): void {
    if (texts.length > 0) this.#isRead = true
    for (const text of texts) this.#items.push(JSON.parse(text) as NewsItem)
  }

  async end(): Promise<void> {
    if (!this.#isRead) return
    const { writeItems } = await import('@dateline/formats')
    let documents: readonly string[]
    try {
      documents = writeItems(this.#items, this.#to, { now: this.#now, pretty: true })
    } catch (error) {
      throw usageError(error instanceof Error ? error.message : String(error), 'Leave out what the format cannot hold.')
    }
    for (const document of documents) await put(document)
  }
}

/** Files in a folder, named as what they were made from. */
export class FolderSink implements Sink {
  readonly #to: WriteFormat
  readonly #folder: string
  readonly #taken = new Set<string>()
  readonly #begun = new Set<string>()

  constructor(to: WriteFormat, folder: string) {
    this.#to = to
    this.#folder = folder
  }

  async take({ file, below }: DocumentSource, outcome: Outcome): Promise<boolean> {
    complain(outcome.problems)
    const documents = outcome.documents ?? []
    const isList = WRITTEN[this.#to].isJson && documents.length > 1
    for (const document of isList ? [`[\n${documents.join(',\n')}\n]\n`] : documents) {
      const path = this.#pathFor(below)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, document)
      progress(`${file} → ${path}`)
    }
    return true
  }

  begin(source: DocumentSource): Piecewise {
    if (!WRITTEN[this.#to].isJson) {
      return {
        put: (documents) => this.take(source, { isRead: true, problems: [], documents }),
        end: (outcome) => this.take(source, outcome),
      }
    }
    // The first item waits: alone it is no array.
    let first: string | undefined
    let path: string | undefined
    return {
      put: async (texts) => {
        let more = ''
        for (const text of texts) {
          if (path === undefined) {
            path = this.#pathFor(source.below)
            first = text
          } else {
            more += `${first === undefined ? '' : `[\n${first}`},\n${text}`
            first = undefined
          }
        }
        if (path !== undefined && more !== '') await this.#append(path, more)
        return true
      },
      end: async (outcome) => {
        complain(outcome.problems)
        if (path === undefined) return true
        await this.#append(path, first ?? '\n]\n')
        progress(`${source.file} → ${path}`)
        return true
      },
    }
  }

  /** The first piece takes the place of what a file of an earlier run holds. */
  async #append(path: string, piece: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, piece, { flag: this.#begun.has(path) ? 'a' : 'w' })
    this.#begun.add(path)
  }

  async end(): Promise<void> {}

  #pathFor(below: string): string {
    // What climbs out of the folder stays in it.
    const safe = below
      .split(/[/\\]/)
      .filter((part) => part !== '' && part !== '.' && part !== '..')
      .join('/')
    const base = join(this.#folder, safe.slice(0, safe.length - extname(safe).length))
    for (let n = 1; ; n += 1) {
      const path = `${base}${n === 1 ? '' : `-${n}`}.${WRITTEN[this.#to].extension}`
      if (this.#taken.has(path)) continue
      this.#taken.add(path)
      return path
    }
  }
}
