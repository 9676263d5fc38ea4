/** On which desk things are, for rights that people have by desk. */
import { type RawBuilder, sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'

async function deskBy(db: Queryable, where: RawBuilder<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ desk: string }>`
    SELECT d.desk FROM draft d WHERE ${where} ORDER BY d.created_at DESC, d.id LIMIT 1
  `.execute(db)
  return rows[0]?.desk
}

/** @returns undefined when there is no such draft */
export const deskOfDraft = (db: Queryable, draftId: string): Promise<string | undefined> =>
  deskBy(db, sql`d.id = ${draftId}`)

/** The desk of a story's newest draft; undefined for a story that came in without one. */
export const deskOfStory = (db: Queryable, storyId: string): Promise<string | undefined> =>
  deskBy(db, sql`d.story_id = ${storyId}`)

/** @returns undefined when there is no such candidate, or its story has no draft */
export const deskOfCandidate = (db: Queryable, candidateId: string): Promise<string | undefined> =>
  deskBy(db, sql`d.story_id = (SELECT c.story_id FROM candidate c WHERE c.id = ${candidateId})`)
