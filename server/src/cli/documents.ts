/** Documents that commands are given: files, folders, lists of files and standard input, one after another. */
import { createReadStream } from 'node:fs'
import { opendir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { createInterface } from 'node:readline'

export interface DocumentSource {
  /** As it was named, or found in a folder; `-` is standard input. */
  readonly file: string
  /** Path below the folder that was named; for a file its own name. */
  readonly below: string
}

export interface Problem {
  readonly code: string
  readonly message: string
  readonly line?: number
  readonly column?: number
  readonly path?: string
}

export type Loaded =
  | { readonly bytes: Uint8Array }
  | { readonly problem: Problem }
  /** A document that is read as it comes. */
  | { readonly chunks: AsyncIterable<Uint8Array> }

/** Bytes from which a document is read as it comes, where that is asked for. */
const LARGE = 4_000_000
/** Bytes that are read at once. */
const CHUNK = 262_144

/** Bytes that one document may have; packages/formats refuses more. */
const LARGEST = 50_000_000

/**
 * Finds what the arguments name: folders are walked in the order of their names, hidden files left out.
 * @param list a file that names one file a line, or `-` for standard input
 */
export async function* findDocuments(args: readonly string[], list?: string): AsyncGenerator<DocumentSource | Missing> {
  for (const arg of args) yield* findOne(arg)
  if (list === undefined) return
  const input = list === '-' ? process.stdin : createReadStream(list)
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      if (line.trim() !== '') yield* findOne(line.trim())
  } catch (error) {
    yield { file: list, problem: fileProblem(list, error) }
  }
}

export interface Missing {
  readonly file: string
  readonly problem: Problem
}

async function* findOne(path: string): AsyncGenerator<DocumentSource | Missing> {
  if (path === '-') {
    yield { file: '-', below: 'stdin' }
    return
  }
  try {
    const info = await stat(path)
    if (info.isDirectory()) yield* walk(path, path)
    else yield { file: path, below: path.split(sep).at(-1) ?? path }
  } catch (error) {
    yield { file: path, problem: fileProblem(path, error) }
  }
}

async function* walk(folder: string, top: string): AsyncGenerator<DocumentSource | Missing> {
  const names: { readonly name: string; readonly isFolder: boolean; readonly isFile: boolean }[] = []
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.name.startsWith('.')) continue
      names.push({ name: entry.name, isFolder: entry.isDirectory(), isFile: entry.isFile() })
    }
  } catch (error) {
    yield { file: folder, problem: fileProblem(folder, error) }
    return
  }
  names.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { name, isFolder, isFile } of names) {
    const path = join(folder, name)
    if (isFolder) yield* walk(path, top)
    else if (isFile) yield { file: path, below: relative(top, path) }
  }
}

export function fileProblem(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return { code: 'file-missing', message: `${path} does not exist.` }
  if (code === 'EACCES' || code === 'EPERM') return { code: 'file-forbidden', message: `${path} may not be read.` }
  return {
    code: 'file-unreadable',
    message: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  }
}

/**
 * Reads one document; one that is larger than any that is read is not even loaded.
 * @param inPieces large documents are opened, and read by whoever takes their chunks
 */
export async function loadDocument({ file }: DocumentSource, inPieces: boolean): Promise<Loaded> {
  try {
    if (file === '-') return await loadStandardInput(inPieces)
    const { size } = await stat(file)
    if (inPieces && size > LARGE) return { chunks: createReadStream(file, { highWaterMark: CHUNK }) }
    if (size > LARGEST) return { problem: tooLarge(file, size) }
    return { bytes: await readFile(file) }
  } catch (error) {
    return { problem: fileProblem(file, error) }
  }
}

async function loadStandardInput(inPieces: boolean): Promise<Loaded> {
  const input = (process.stdin as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await input.next(); next.done !== true; next = await input.next()) {
    size += next.value.length
    chunks.push(next.value)
    if (inPieces && size > LARGE) return { chunks: rest(chunks, input) }
    if (size > LARGEST) return { problem: tooLarge('-', size) }
  }
  return { bytes: Buffer.concat(chunks) }
}

async function* rest(first: Uint8Array[], input: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  // What has been handed on is not kept.
  for (let chunk = first.shift(); chunk !== undefined; chunk = first.shift()) yield chunk
  for (let next = await input.next(); next.done !== true; next = await input.next()) yield next.value
}

const tooLarge = (file: string, size: number): Problem => ({
  code: 'too-large',
  message: `${file}: ${size} bytes, more than the limit of ${LARGEST}; split the document`,
})

/**
 * Writes to standard output and waits while its reader is busy.
 * @returns false when nobody reads any more
 */
export async function put(text: string): Promise<boolean> {
  const out = process.stdout
  if (out.destroyed || out.writableEnded) return false
  if (out.write(text)) return true
  return new Promise((resolve) => {
    const done = (going: boolean) => {
      out.off('drain', drained)
      out.off('close', closed)
      resolve(going)
    }
    const drained = () => done(true)
    const closed = () => done(false)
    out.once('drain', drained)
    out.once('close', closed)
  })
}

/** A reader that goes away (`| head`) ends the work, and is no fault. */
export function endQuietly(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}
