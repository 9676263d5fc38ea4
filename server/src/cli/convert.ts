import { WRITE_FORMATS, type WriteFormat, WRITTEN } from '@dateline/formats/table'
import { type Command, EXIT, type Input, text, usageError } from './command.ts'
import {
  type DocumentSource,
  endQuietly,
  fileProblem,
  findDocuments,
  loadDocument,
  type Missing,
  type Problem,
} from './documents.ts'
import { capOption, fromOption, INPUTS, isNamed, PROFILE, profileOption } from './format-options.ts'
import { FormatPool, type Outcome } from './format-pool.ts'
import { FolderSink, GatherSink, LineSink, type Piecewise, type Sink, StreamSink } from './sinks.ts'

export const command: Command = {
  usage: 'convert FILE... --to FORMAT [--ndjson | --out DIR] [options]',
  summary: 'Turn documents of any news format into another: no database, no server.',
  details: `Files, folders (read whole, in the order of their names) and - for standard input. "dateline formats" lists what is
read and written. The result goes to standard output: one item as it is, several as one JSON array, one feed, one calendar or
one NewsML-G2 message, whatever the number of files; formats that hold one item need --out DIR, which writes a file for each.
--ndjson sends many files through one process, one line of JSON for each file:
  {"file": ..., "items": [ninjs 3.2 ...]}      with "rejected" beside it when some of its items could not be read
  {"file": ..., "error": {code, message, line, column}}
and with another --to than ninjs {"file": ..., "documents": ["..."]}. The exit code is 0 when any file was read.
Feeds, NewsML-G2 and ninjs of any size are read and written as they come, in the memory of one item; what came before a fault
stays, and "error" behind "items" says why the rest is missing. Other formats may have 50 MB.`,
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
    const gather = !line && out === undefined && WRITTEN[to].holdsAll
    const options = {
      task: 'convert' as const,
      to,
      line,
      pretty: !line,
      now,
      ...(gather ? { gather } : {}),
      ...(from === undefined ? {} : { from }),
      ...(profile === undefined ? {} : { profile }),
    }
    endQuietly()
    const sinkOf = (): LineSink | FolderSink | GatherSink | StreamSink => {
      if (line) return new LineSink(to)
      if (out !== undefined) return new FolderSink(to, out)
      return gather ? new GatherSink(to, now) : new StreamSink(to)
    }
    const pool = new FormatPool(options, capOption(input))
    try {
      const sink = sinkOf()
      const read = await eachDocument(pool, findDocuments(input.args, text(input, 'files-from')), sink)
      await sink.end()
      return read > 0 ? EXIT.ok : EXIT.failed
    } finally {
      await pool.close()
    }
  },
}

/** Other names of formats that people try. */
const SAME: Readonly<Record<string, WriteFormat>> = {
  'ninjs-3.2': 'ninjs',
  g2: 'newsml-g2',
  newsmlg2: 'newsml-g2',
  '7901': 'iptc-7901',
  jsonfeed: 'json-feed',
  ical: 'icalendar',
  ics: 'icalendar',
  eml: 'mail',
  txt: 'text',
}

function toOption(input: Input): WriteFormat {
  const name = text(input, 'to') ?? 'ninjs'
  const known = Object.hasOwn(SAME, name) ? SAME[name] : name
  const format = WRITE_FORMATS.find((f) => f === known)
  if (format === undefined)
    throw usageError(`The format "${name}" is not written.`, `--to takes ${WRITE_FORMATS.join(', ')}.`)
  return format
}

/** Nobody reads the output any more. */
class ReaderGone extends Error {}

/** Sends a large document through the worker and to the sink as it comes. @returns true when something was read */
async function convertInPieces(
  pool: FormatPool,
  source: DocumentSource,
  chunks: AsyncIterable<Uint8Array>,
  sink: Piecewise,
): Promise<{ readonly isRead: boolean; readonly going: boolean }> {
  let isRead = false
  const take = async (texts: readonly string[]) => {
    isRead = true
    if (!(await sink.put(texts))) throw new ReaderGone()
  }
  let broken: Problem | undefined
  async function* readable(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks
    } catch (error) {
      // What has been read of the file stays.
      broken = fileProblem(source.file, error)
    }
  }
  try {
    const { problems, ...outcome } = await pool.stream(source.file, readable(), take)
    const ended = broken === undefined ? { ...outcome, problems } : { isRead: false, problems: [broken, ...problems] }
    return { isRead: isRead || outcome.isRead, going: await sink.end(ended) }
  } catch (error) {
    if (error instanceof ReaderGone) return { isRead, going: false }
    throw error
  }
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
    const loaded = 'problem' in found ? found : await loadDocument(found, sink.begin !== undefined)
    if ('chunks' in loaded) {
      // Nothing else is in memory while a large document is written.
      while (state.going && queue.length > 0) await settle()
      const piecewise = state.going ? sink.begin?.(source) : undefined
      if (piecewise === undefined) break
      const { isRead, going } = await convertInPieces(pool, source, loaded.chunks, piecewise)
      if (isRead) state.read += 1
      state.going = going
      if (!going) break
      continue
    }
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
