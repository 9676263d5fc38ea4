/** What exists and is not public: for the watch over guesses and for people of the newsroom, never for an answer to others. */
import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'

/** @returns the id of the story at a permanent address, when nothing of it was ever public */
export async function storyWaitingAt(db: Queryable, publicId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT s.id FROM story s WHERE s.public_id = ${publicId}
      AND NOT EXISTS (SELECT FROM effective_release e WHERE e.story_id = s.id AND e.state = 'usable')
  `.execute(db)
  return rows[0]?.id
}

/** @returns the id of a scheduled story whose address has these words */
export async function storyWaitingUnder(db: Queryable, slug: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT e.story_id AS id FROM release_event e JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    WHERE e.effective_at > e.recorded_at AND e.effective_at > dateline_now() AND v.slug = ${slug}
      AND NOT EXISTS (SELECT FROM effective_release x WHERE x.story_id = e.story_id AND x.state = 'usable')
    LIMIT 1
  `.execute(db)
  return rows[0]?.id
}

/** @returns the id of a story that shows a picture, or the picture's name when none does yet */
export async function pictureWaiting(db: Queryable, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT coalesce((SELECT v.story_id::text FROM version_media v WHERE v.name = m.name LIMIT 1), m.name) AS id
    FROM media m WHERE m.name = ${name}
  `.execute(db)
  return rows[0]?.id
}
