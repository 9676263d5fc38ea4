/** Where documents come from: files and folders, in an order that is the same every time. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  /** `missing`: nothing has that name. `unreadable`: it is there, and cannot be opened. */
  | { readonly kind: 'missing' | 'unreadable'; readonly path: string; readonly message: string }

/**
 * Walks files and folders. Folders are read in the order of their names' code units, whatever the language of the
 * machine; hidden files and links to folders are left out.
 */
export async function* walk(paths: readonly string[]): AsyncGenerator<Found> {
  for (const path of paths) yield* walkOne(path)
}

async function* walkOne(path: string): AsyncGenerator<Found> {
  try {
    const found = await stat(path)
    if (found.isFile()) {
      yield { kind: 'file', path, size: found.size }
      return
    }
    if (!found.isDirectory()) {
      yield { kind: 'unreadable', path, message: 'is neither a file nor a folder' }
      return
    }
    const entries = await readdir(path, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
      if (entry.name.startsWith('.')) continue
      const child = join(path, entry.name)
      if (entry.isSymbolicLink() && !(await leadsToFile(child))) continue
      yield* walkOne(child)
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    yield code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'missing', path, message: 'There is no such file or folder.' }
      : { kind: 'unreadable', path, message: `It cannot be read (${code || String(error)}).` }
  }
}

const leadsToFile = (path: string) =>
  stat(path).then(
    (s) => s.isFile(),
    () => false,
  )

export const readBytes = (path: string): Promise<Uint8Array> => readFile(path)
