/** Master keys: what the keys in the database are wrapped under. They are never in the database, nor in a log. */
import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import { DatelineError } from './errors.ts'
import { decrypt, encrypt, KEY_BYTES } from './seal.ts'
import { makeSecretFile, readSecretFile } from './secret-file.ts'

export interface Wrapped {
  /** Id of the master key. */
  readonly master: string
  readonly wrapped: Buffer
}

/** File in the data folder: keys in base64url, one a line, the one in use first. */
export const MASTER_FILE = 'content-keys'

/** Names a master key without telling it: 16 hex digits. */
export const masterId = (key: Uint8Array): string =>
  createHash('sha256').update('dateline master key\0').update(key).digest('hex').slice(0, 16)

export class Keyring {
  readonly #keys = new Map<string, KeyObject>()
  #current: string | undefined
  #reload: (() => readonly Buffer[]) | undefined

  /**
   * Takes keys in. The first is used for what is wrapped from now on.
   * @param reload asked for all keys when one is missing: another process may have made a new one
   */
  add(keys: readonly Buffer[], reload?: () => readonly Buffer[]): void {
    for (const key of keys) this.#keys.set(masterId(key), createSecretKey(key))
    const [first] = keys
    if (first) this.#current = masterId(first)
    if (reload) this.#reload = reload
  }

  get empty(): boolean {
    return this.#keys.size === 0
  }

  /** @throws DatelineError `content-key-missing` */
  get current(): string {
    if (this.#current === undefined) throw missing('no content key has been opened')
    return this.#current
  }

  /** Reads again where the keys came from. */
  refresh(): void {
    if (this.#reload) this.add(this.#reload())
  }

  /** Whether it has a key, in memory or where it came from. */
  has(master: string): boolean {
    if (!this.#keys.has(master)) this.refresh()
    return this.#keys.has(master)
  }

  /** @param about what the key is for; it can be unwrapped only when the same is said */
  wrap(key: Uint8Array, about: string): Wrapped {
    const master = this.current
    return { master, wrapped: encrypt(this.#key(master), key, about) }
  }

  /** @throws DatelineError `content-key-missing` when the master key is not here; Error when it does not fit */
  unwrap({ master, wrapped }: Wrapped, about: string): Buffer {
    return decrypt(this.#key(master), wrapped, about)
  }

  #key(master: string): KeyObject {
    const key = this.has(master) ? this.#keys.get(master) : undefined
    if (!key) throw missing(`the content key ${master} is not here`)
    return key
  }
}

const missing = (what: string) =>
  new DatelineError('content-key-missing', 500, `Content cannot be opened: ${what}.`, {
    help: `Put the file "${MASTER_FILE}" that belongs to this database back into the data folder, or set DATELINE_CONTENT_KEY.`,
    reportable: false,
  })

/** The keys this process holds. They are the process's, as its memory is: rooms neither ask for them nor pass them on. */
export const contentKeys = new Keyring()

/**
 * Reads keys as the file and the setting write them.
 * @throws DatelineError `content-key-damaged`
 */
export function parseMasters(text: string, where: string): Buffer[] {
  const keys = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => Buffer.from(word, 'base64url'))
  if (keys.length === 0 || keys.some((key) => key.length !== KEY_BYTES)) {
    throw new DatelineError('content-key-damaged', 500, `${where} holds no content key.`, {
      help: 'A key is 32 bytes in base64url (43 characters). Restore it from where it was kept: without it no content can be read.',
      reportable: false,
    })
  }
  return keys
}

/** A new master key, as the file and the setting write it. */
export const newMaster = (): string => randomBytes(KEY_BYTES).toString('base64url')

/**
 * Gives this process its content keys: those of DATELINE_CONTENT_KEY, else of `<dataDir>/content-keys`, which is made when
 * the process has none and the database needs none.
 * @throws DatelineError `content-key-damaged`; `content-key-missing` when the database needs a key that is not here
 */
export async function openContentKeys(config: Pick<Config, 'contentKey' | 'dataDir'>, db: Db): Promise<void> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM content_master WHERE retired_at IS NULL`.execute(db)
  await readMasters(config, rows.length === 0)
  for (const { id } of rows) if (!contentKeys.has(id)) throw missing(`the content key ${id} is not here`)
}

async function readMasters(config: Pick<Config, 'contentKey' | 'dataDir'>, fresh: boolean): Promise<void> {
  if (config.contentKey !== undefined) {
    const keys = parseMasters(config.contentKey, 'DATELINE_CONTENT_KEY')
    contentKeys.add(keys, () => keys)
    return
  }
  const path = join(config.dataDir, MASTER_FILE)
  const text =
    (await readSecretFile(path)) ?? (contentKeys.empty && fresh ? await makeSecretFile(path, `${newMaster()}\n`) : '')
  if (text === '') return
  contentKeys.add(parseMasters(text, path), () => parseMasters(readFileSync(path, 'utf8'), path))
}
