/** Sealing what was frozen before contents were sealed; see migration 0014. */
import { parseStoryContent } from '@dateline/blocks'
import { type Kysely, sql } from 'kysely'
import { contentKeys, type Db } from '../platform/index.ts'
import { mediaOf } from './candidate.ts'
import { sealContent } from './content.ts'

/** Candidates sealed in one transaction. */
const BATCH = 500

/**
 * Seals every candidate that still lies open, in batches: cut off at any point, it goes on where it was. Several processes
 * may do it at once. When something was sealed the table is written anew, so that no open page of it stays on the disk.
 * @param owner connection of the owner; the application may not change candidates
 * @returns how many were sealed
 */
export async function sealCandidates(owner: Db, progress?: (sealed: number) => void): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await sealBatch(owner)
    if (sealed === 0) break
    total += sealed
    progress?.(total)
  }
  if (total > 0) await sql`VACUUM (FULL, ANALYZE) candidate`.execute(owner)
  return total
}

async function sealBatch(owner: Kysely<object>): Promise<number> {
  return owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string; story_id: string; plain: string }>`
      SELECT id, story_id, plain FROM candidate WHERE plain IS NOT NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    `.execute(tx)
    if (rows.length === 0) return 0
    const made = rows.map((r) => ({ id: r.id, plain: r.plain, ...sealContent(r.id, r.story_id, r.plain) }))
    const media = made.flatMap((m) =>
      mediaOf(parseStoryContent(JSON.parse(m.plain))).map((name) => ({ id: m.id, name })),
    )
    const ids = made.map((m) => m.id)
    await sql`INSERT INTO content_master (id) VALUES (${contentKeys.current}) ON CONFLICT DO NOTHING`.execute(tx)
    await sql`
      INSERT INTO content_key (candidate_id, master, wrapped)
      SELECT * FROM unnest(${ids}::uuid[], ${made.map((m) => m.master)}::text[], ${made.map((m) => m.wrapped)}::bytea[])
    `.execute(tx)
    await sql`
      INSERT INTO candidate_media (candidate_id, name)
      SELECT * FROM unnest(${media.map((m) => m.id)}::uuid[], ${media.map((m) => m.name)}::text[])
    `.execute(tx)
    await sql`
      UPDATE candidate c SET plain = NULL, sealed = m.sealed
      FROM unnest(${ids}::uuid[], ${made.map((m) => m.sealed)}::bytea[]) AS m (id, sealed) WHERE c.id = m.id
    `.execute(tx)
    return rows.length
  })
}
