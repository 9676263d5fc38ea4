/** Changing the master key: every content key is wrapped anew; no content is touched. */
import { join } from 'node:path'
import { sql } from 'kysely'
import {
  type Config,
  contentKeys,
  type Db,
  DatelineError,
  MASTER_FILE,
  masterId,
  newMaster,
  openContentKeys,
  parseMasters,
  readSecretFile,
  replaceSecretFile,
} from '../platform/index.ts'
import { aboutKey } from './content.ts'

const BATCH = 2_000

export interface Rotation {
  /** How many keys were wrapped anew. */
  readonly wrapped: number
  /** Id of the master key that all are under now. */
  readonly master: string
}

/**
 * Brings all content keys under a new master key. The order of its steps makes it safe at any cut: the new key is on disk
 * before anything is wrapped under it, and the old one stays there until nothing is. Begun again it goes on with the new key.
 * @param owner connection of the owner; the application may not change keys
 * @throws DatelineError `content-key-needed` when the key is set by DATELINE_CONTENT_KEY and no new one is named there
 */
export async function rotateContentKeys(
  owner: Db,
  config: Pick<Config, 'contentKey' | 'dataDir'>,
  progress?: (wrapped: number) => void,
): Promise<Rotation> {
  await openContentKeys(config, owner)
  const path = join(config.dataDir, MASTER_FILE)
  if (config.contentKey === undefined) await introduce(path)
  else if (parseMasters(config.contentKey, 'DATELINE_CONTENT_KEY').length < 2) {
    throw new DatelineError('content-key-needed', 409, 'DATELINE_CONTENT_KEY names no new key.', {
      help: `Set it to a new one and the old one, comma-separated, on every node: ${newMaster()},OLD`,
      reportable: false,
    })
  }
  contentKeys.refresh()
  const master = contentKeys.current
  await sql`INSERT INTO content_master (id) VALUES (${master}) ON CONFLICT DO NOTHING`.execute(owner)
  await sql`UPDATE content_master SET retired_at = dateline_now() WHERE id <> ${master} AND retired_at IS NULL`.execute(
    owner,
  )
  // Whoever was writing when the old keys were retired has finished after this; from then on nothing more comes under them.
  await owner.transaction().execute((tx) => sql`LOCK TABLE content_key IN SHARE MODE`.execute(tx))
  let wrapped = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const batch = await wrapBatch(owner, master, after)
    if (batch.last === undefined) break
    after = batch.last
    wrapped += batch.wrapped
    progress?.(wrapped)
  }
  if (config.contentKey === undefined) await dropOthers(path, master)
  return { wrapped, master }
}

/** Puts a new key first in the file, unless one that was put there is still waiting to be used. */
async function introduce(path: string): Promise<void> {
  const text = await readSecretFile(path)
  if (text === undefined)
    throw new DatelineError('content-key-missing', 500, `${path} is missing.`, { reportable: false })
  if (parseMasters(text, path).length === 1) await replaceSecretFile(path, `${newMaster()}\n${text}`)
}

async function dropOthers(path: string, master: string): Promise<void> {
  const keys = parseMasters((await readSecretFile(path)) ?? '', path)
  const kept = keys.filter((key) => masterId(key) === master)
  await replaceSecretFile(path, `${kept.map((key) => key.toString('base64url')).join('\n')}\n`)
}

async function wrapBatch(owner: Db, master: string, after: string): Promise<{ last?: string; wrapped: number }> {
  return owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string; master: string; wrapped: Buffer | null }>`
      SELECT candidate_id AS id, master, wrapped FROM content_key WHERE candidate_id > ${after}
      ORDER BY candidate_id LIMIT ${BATCH} FOR UPDATE
    `.execute(tx)
    const last = rows.at(-1)?.id
    const old = rows.flatMap((r) => (r.wrapped === null || r.master === master ? [] : [{ ...r, wrapped: r.wrapped }]))
    if (old.length > 0) {
      const anew = old.map((r) => contentKeys.wrap(contentKeys.unwrap(r, aboutKey(r.id)), aboutKey(r.id)).wrapped)
      await sql`
        UPDATE content_key k SET master = ${master}, wrapped = n.wrapped
        FROM unnest(${old.map((r) => r.id)}::uuid[], ${anew}::bytea[]) AS n (id, wrapped) WHERE k.candidate_id = n.id
      `.execute(tx)
    }
    return { ...(last === undefined ? {} : { last }), wrapped: old.length }
  })
}
