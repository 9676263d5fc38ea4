/**
 * The key of a backup, in a small file beside its folder: whoever destroys the file has destroyed every copy of the backup.
 * So what the law had removed is gone from backups too, after a time that is known.
 */
import { randomBytes } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { DatelineError } from '../errors.ts'
import { makeSecretFile, readSecretFile, syncFolder } from '../secret-file.ts'

const FORMAT = 'dateline-backup-key/1'
const SUFFIX = '.key'

const keySchema = z.object({
  format: z.literal(FORMAT),
  /** The backup it opens. */
  backup: z.uuid(),
  /** 32 bytes in base64url. */
  key: z.string().length(43),
  takenAt: z.iso.datetime(),
  /** From when on it may be destroyed without asking; null: never. */
  expiresAt: z.iso.datetime().nullable(),
})
export type BackupKey = z.output<typeof keySchema>

/** Where the key of a backup lies when nobody said otherwise. */
export const keyFileOf = (folder: string): string => `${resolve(folder)}${SUFFIX}`

export const newBackupKey = (backup: string): Pick<BackupKey, 'backup' | 'key'> => ({
  backup,
  key: randomBytes(32).toString('base64url'),
})

/** @throws DatelineError `backup-exists` when there is a key of another backup */
export async function writeBackupKey(path: string, key: Omit<BackupKey, 'format'>): Promise<void> {
  const text = `${JSON.stringify({ format: FORMAT, ...key }, null, 2)}\n`
  if ((await makeSecretFile(path, text)) !== text) {
    throw new DatelineError('backup-exists', 409, `${path} is the key of another backup.`, {
      help: 'Give another folder.',
      reportable: false,
    })
  }
}

/** @throws DatelineError `backup-key-missing`: without it a backup cannot be read */
export async function readBackupKey(path: string, backup: string): Promise<Buffer> {
  const found = parse(await readSecretFile(path))
  if (found?.backup === backup) return Buffer.from(found.key, 'base64url')
  throw new DatelineError('backup-key-missing', 404, `${path} is not the key of this backup.`, {
    help: 'Name the key file with --key. Once a key is destroyed, by "dateline backups expire" or in its time, nothing opens the backup.',
    reportable: false,
  })
}

/** Keys in a folder, the oldest first. */
export async function listBackupKeys(folder: string): Promise<(BackupKey & { readonly path: string })[]> {
  const keys = []
  for (const name of await readdir(folder)) {
    if (!name.endsWith(SUFFIX)) continue
    const path = join(folder, name)
    const key = parse(await readSecretFile(path))
    if (key) keys.push({ ...key, path })
  }
  return keys.toSorted((a, b) => (a.takenAt < b.takenAt ? -1 : 1))
}

/**
 * Destroys the keys whose time has come.
 * @param now the instant that they are judged by
 * @param olderThanDays instead of the time that each was given: all backups taken longer ago
 * @returns the paths of the files that are gone
 */
export async function expireBackupKeys(folder: string, now: Date, olderThanDays?: number): Promise<string[]> {
  const gone = []
  for (const key of await listBackupKeys(folder)) {
    const end =
      olderThanDays === undefined
        ? key.expiresAt === null
          ? Infinity
          : Date.parse(key.expiresAt)
        : Date.parse(key.takenAt) + olderThanDays * 86_400_000
    if (end > now.getTime()) continue
    // Where the disk writes in place, nothing of it is left to be found.
    await writeFile(key.path, randomBytes(512), { flush: true })
    await rm(key.path)
    gone.push(key.path)
  }
  if (gone.length > 0) await syncFolder(folder)
  return gone
}

function parse(text: string | undefined): BackupKey | undefined {
  if (text === undefined) return undefined
  try {
    return keySchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
