/** What the worker of the format commands is asked, and answers; and the work itself. */
import {
  type DetectedFormat,
  type ExchangeEntry,
  type Finding,
  itemsOf,
  jsonOf,
  lint,
  type NewsItem,
  readItems,
  type SourceProfile,
  writeItems,
  type WriteFormat,
  WRITTEN,
} from '@dateline/formats'
import type { Problem } from './documents.ts'

export interface JobOptions {
  readonly task: 'convert' | 'lint'
  readonly to: WriteFormat
  readonly from?: DetectedFormat
  readonly profile?: SourceProfile
  /** One JSON object for the file, on one line. */
  readonly line?: boolean
  /** JSON with indents. */
  readonly pretty?: boolean
  /** The items themselves, as JSON of the exchange model: whoever asks writes one document of all files. */
  readonly gather?: boolean
  /** RFC 3339: the time that decides what a feed may show. */
  readonly now: string
}

export interface Job {
  readonly id: number
  readonly file: string
  readonly bytes: Uint8Array
  readonly options: JobOptions
}

export interface Answer {
  readonly id: number
  readonly format?: string
  /** True when at least one item was read. */
  readonly isRead: boolean
  /** The file as one line of JSON. */
  readonly line?: string
  /** Texts of documents; of JSON formats one for each item. */
  readonly documents?: readonly string[]
  /** Items that could not be read. */
  readonly problems: readonly Problem[]
  readonly findings?: readonly Finding[]
}

/** A rejection as programs get it: code, message, and its place in numbers where it has some. */
export function problemOf(entry: ExchangeEntry & { readonly outcome: 'rejected' }): Problem {
  const place = /^line (\d{1,9})(?:, column (\d{1,9}))?/.exec(entry.place)
  const where =
    place === null
      ? entry.place.startsWith('the whole')
        ? {}
        : { path: entry.place }
      : { line: Number(place[1]), ...(place[2] === undefined ? {} : { column: Number(place[2]) }) }
  return { code: entry.code, message: entry.message, ...where }
}

/** Does the work for one document. Never throws for bad input. */
export function work({ id, file, bytes, options }: Job): Answer {
  const { from, profile, to } = options
  const known = from === undefined ? {} : { format: from }
  if (options.task === 'lint') {
    const { format, findings } = lint(bytes, { name: file, ...known })
    return { id, format, isRead: true, problems: [], findings }
  }
  const document = readItems(bytes, { name: file, ...known, ...(profile === undefined ? {} : { profile }) })
  const items = itemsOf(document)
  const problems = document.entries.flatMap((entry) => (entry.outcome === 'rejected' ? [problemOf(entry)] : []))
  // A feed without entries is read, and has none.
  if (items.length === 0 && (problems.length > 0 || document.entries.length > 0))
    return { id, format: document.format, isRead: false, problems }
  const base = { id, format: document.format, isRead: true, problems }
  try {
    const documents = drawing(options)(items)
    if (options.line !== true) return { ...base, documents }
    const name = WRITTEN[to].isJson ? 'items' : 'documents'
    const rejected = problems.length === 0 ? '' : `,"rejected":${JSON.stringify(problems)}`
    return { ...base, line: `{"file":${JSON.stringify(file)},"${name}":[${documents.join(',')}]${rejected}}\n` }
  } catch (error) {
    return { ...base, isRead: false, problems: [...problems, writerProblem(file, error)] }
  }
}

/** How items are written: texts of documents, of JSON formats one for each item; for a line of JSON as values of JSON. */
export function drawing({ to, line, pretty, gather, now }: JobOptions): (items: readonly NewsItem[]) => string[] {
  if (gather === true) return (items) => items.map((item) => JSON.stringify(item))
  const json = jsonOf(to, { now })
  const indent = pretty === true && line !== true ? 2 : undefined
  if (json !== undefined) return (items) => items.map((item) => JSON.stringify(json(item), undefined, indent))
  if (line === true) return (items) => writeItems(items, to, { now }).map((text) => JSON.stringify(text))
  return (items) => writeItems(items, to, { now, pretty: pretty === true })
}

/** What went wrong when a document was written. */
export function writerProblem(file: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error)
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'writer-defect'
  return { code, message: `${file}: ${message}` }
}
