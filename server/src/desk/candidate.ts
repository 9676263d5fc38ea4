import { createHash } from 'node:crypto'
import { parseStoryContent } from '@dateline/blocks'
import { canonicalJson, type StoryContent } from '@dateline/news'
import { type Queryable, notFound } from '../platform/index.ts'
import type { DeskTables } from './tables.ts'

export interface Candidate {
  readonly id: string
  readonly storyId: string
  readonly content: StoryContent
  /** Lower-case hex SHA-256 of the canonical JSON. */
  readonly digest: string
}

export interface NewCandidate {
  readonly storyId: string
  readonly content: StoryContent
  readonly frozenBy: string
  readonly draftId?: string
  /** Last row of the update log that the content was drawn from. */
  readonly draftSeq?: number
}

/**
 * Freezes contents: parsed again, made canonical (RFC 8785), digested, stored for good.
 * @returns the candidates in the order given
 * @throws ZodError when a content is not a valid story
 */
export async function freeze(db: Queryable, candidates: readonly NewCandidate[]): Promise<Candidate[]> {
  if (candidates.length === 0) return []
  const rows = candidates.map((c) => {
    const content = canonicalJson(parseStoryContent(c.content))
    return {
      story_id: c.storyId,
      draft_id: c.draftId ?? null,
      draft_seq: c.draftSeq ?? null,
      content,
      digest: createHash('sha256').update(content).digest(),
      frozen_by: c.frozenBy,
      id: crypto.randomUUID(),
    }
  })
  await db.withTables<DeskTables>().insertInto('candidate').values(rows).execute()
  return rows.map((r) => ({
    id: r.id,
    storyId: r.story_id,
    content: parseStoryContent(JSON.parse(r.content)),
    digest: r.digest.toString('hex'),
  }))
}

/** @throws DatelineError `not-found` */
export async function readCandidate(db: Queryable, id: string): Promise<Candidate> {
  const row = await db
    .withTables<DeskTables>()
    .selectFrom('candidate')
    .select(['id', 'story_id', 'content', 'digest'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('The candidate')
  return {
    id: row.id,
    storyId: row.story_id,
    content: parseStoryContent(JSON.parse(row.content)),
    digest: row.digest.toString('hex'),
  }
}
