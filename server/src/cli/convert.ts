import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { WRITE_FORMATS, type WriteFormat, WRITTEN } from '@dateline/formats/table'
import { type Command, EXIT, type Input, progress, text, usageError } from './command.ts'
import {
  type DocumentSource,
  endQuietly,
  findDocuments,
  loadDocument,
  type Missing,
  type Problem,
  put,
} from './documents.ts'
import { capOption, fromOption, INPUTS, isNamed, PROFILE, profileOption } from './format-options.ts'
import { FormatPool, type Outcome } from './format-pool.ts'

export const command: Command = {
  usage: 'convert FILE... --to FORMAT [--ndjson | --out DIR] [options]',
  summary: 'Turn documents of any news format into another: no database, no server.',
  details: `Files, folders (read whole, in the order of their names) and - for standard input. "dateline formats" lists what is
read and written. The result goes to standard output: one item as it is, several as one JSON array, one feed, one calendar or
one NewsML-G2 message; formats that hold one item need --out DIR, which writes a file for each.
--ndjson sends many files through one process, one line of JSON for each file:
  {"file": ..., "items": [ninjs 3.2 ...]}      with "rejected" beside it when some of its items could not be read
  {"file": ..., "error": {code, message, line, column}}
and with another --to than ninjs {"file": ..., "documents": ["..."]}. The exit code is 0 when any file was read.`,
  options: {
    to: { type: 'string', value: 'FORMAT', help: `${WRITE_FORMATS.join(', ')}. Default ninjs.` },
    ndjson: { type: 'boolean', help: 'One line of JSON for each file.' },
    out: { type: 'string', value: 'DIR', help: 'Write files into this folder.' },
    ...INPUTS,
    ...PROFILE,
  },
  args: { min: 0, max: Number.MAX_SAFE_INTEGER },
  async run(input) {
    const to = toOption(input)
    const out = text(input, 'out')
    const line = input.options['ndjson'] === true
    if (line && out !== undefined) throw usageError('--ndjson and --out do not go together.')
    if (!isNamed(input)) throw usageError('Name the files to convert; - is standard input.')
    const from = fromOption(input)
    const profile = await profileOption(input)
    const now = new Date().toISOString()
    const options = {
      task: 'convert' as const,
      to,
      line,
      pretty: !line,
      now,
      ...(from === undefined ? {} : { from }),
      ...(profile === undefined ? {} : { profile }),
    }
    endQuietly()
    const pool = new FormatPool(options, capOption(input))
    try {
      const sink = line ? new LineSink() : out === undefined ? new StreamSink(to) : new FolderSink(to, out)
      const read = await eachDocument(pool, findDocuments(input.args, text(input, 'files-from')), sink)
      await sink.end()
      return read > 0 ? EXIT.ok : EXIT.failed
    } finally {
      await pool.close()
    }
  },
}

function toOption(input: Input): WriteFormat {
  const name = text(input, 'to') ?? 'ninjs'
  const format = WRITE_FORMATS.find((f) => f === name || (name === 'ninjs-3.2' && f === 'ninjs'))
  if (format === undefined)
    throw usageError(`The format "${name}" is not written.`, `--to takes ${WRITE_FORMATS.join(', ')}.`)
  return format
}

export interface Sink {
  /** @returns false when nobody wants more */
  take(source: DocumentSource, outcome: Outcome): Promise<boolean>
}

/** Documents that are loaded and worked on ahead of the one whose result is written next. */
const AHEAD = 8
const AHEAD_BYTES = 64_000_000

/**
 * Sends documents through the worker, and their results to the sink in the order of the documents.
 * @returns how many were read
 */
export async function eachDocument(
  pool: FormatPool,
  documents: AsyncIterable<DocumentSource | Missing>,
  sink: Sink,
): Promise<number> {
  const queue: { readonly source: DocumentSource; readonly outcome: Promise<Outcome>; readonly size: number }[] = []
  const state = { held: 0, read: 0, going: true }
  const isFull = () => queue.length >= AHEAD || state.held > AHEAD_BYTES
  const settle = async () => {
    const head = queue.shift()
    if (head === undefined) return
    const outcome = await head.outcome
    state.held -= head.size
    if (outcome.isRead) state.read += 1
    state.going = await sink.take(head.source, outcome)
  }
  for await (const found of documents) {
    const source = 'below' in found ? found : { file: found.file, below: found.file }
    const loaded = 'problem' in found ? found : await loadDocument(found)
    const size = 'bytes' in loaded ? loaded.bytes.length : 0
    const outcome: Promise<Outcome> =
      'bytes' in loaded
        ? pool.run(source.file, loaded.bytes)
        : Promise.resolve({ isRead: false, problems: [loaded.problem] })
    queue.push({ source, outcome, size })
    state.held += size
    while (state.going && isFull()) await settle()
    if (!state.going) break
  }
  while (state.going && queue.length > 0) await settle()
  return state.read
}

const complain = (problems: readonly Problem[]) => {
  for (const { code, message, line, column } of problems) {
    const place = line === undefined ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`
    progress(`${message}${place} [${code}]`)
  }
}

/** One line of JSON for each file. */
class LineSink implements Sink {
  async take({ file }: DocumentSource, outcome: Outcome): Promise<boolean> {
    if (outcome.line !== undefined) return put(outcome.line)
    const [error = { code: 'item-incomplete', message: `${file}: no item was found` }] = outcome.problems
    return put(`${JSON.stringify({ file, error })}\n`)
  }
  async end(): Promise<void> {}
}

/** Everything to standard output: of JSON one object or one array, whatever the number of files. */
class StreamSink implements Sink {
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
    let going = true
    for (const document of outcome.documents ?? []) {
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

/** Files in a folder, named as what they were made from. */
class FolderSink implements Sink {
  readonly #to: WriteFormat
  readonly #folder: string
  readonly #taken = new Set<string>()

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
