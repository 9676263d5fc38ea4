import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, DatelineError } from '../platform/index.ts'

/**
 * The secret that signs session cookies: the configured one, else the one in `<dataDir>/secret`, made at first need
 * with mode 0600. Nodes that race for it end with the same one. It is never logged.
 * @throws DatelineError `secret-damaged` when the file holds no secret
 */
export async function readSecret(config: Pick<Config, 'secret' | 'dataDir'>): Promise<string> {
  if (config.secret !== undefined) return config.secret
  const path = join(config.dataDir, 'secret')
  const text = (await readIfThere(path)) ?? (await make(config.dataDir, path))
  const secret = text.trim()
  if (secret.length < 32) {
    throw new DatelineError('secret-damaged', 500, `${path} holds no secret.`, {
      help: 'Restore it from a backup; or remove it, then a new one is made and everybody signs in again.',
    })
  }
  // Whoever can read it can make session cookies.
  if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600)
  return secret
}

async function make(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(temporary, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    // A link appears whole or not at all, and only for the first of several nodes.
    await link(temporary, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(temporary, { force: true })
  }
  return readFile(path, 'utf8')
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
