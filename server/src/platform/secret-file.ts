/** Secrets in files of their own, made once, also when several processes want them at once. */
import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** @returns the text; undefined where there is no such file. Whoever else could read it cannot any more. */
export async function readSecretFile(path: string): Promise<string | undefined> {
  let text
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
  if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600)
  return text
}

/**
 * Writes a file with mode 0600 where there is none yet.
 * @returns what the file holds: the given text, or that of whoever came first
 */
export async function makeSecretFile(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = await writeBeside(path, text)
  try {
    // A link appears whole or not at all, and only for the first.
    await link(temporary, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(temporary, { force: true })
  }
  await syncFolder(dirname(path))
  return readFile(path, 'utf8')
}

/** Puts another text in its place: after a crash it is the old or the new one, whole. */
export async function replaceSecretFile(path: string, text: string): Promise<void> {
  await rename(await writeBeside(path, text), path)
  await syncFolder(dirname(path))
}

async function writeBeside(path: string, text: string): Promise<string> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(temporary, text, { mode: 0o600, flag: 'wx', flush: true })
  return temporary
}

/** Makes names that were just given or taken in a folder outlast a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
