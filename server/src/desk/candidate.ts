import { parseStoryContent } from '@dateline/blocks'
import { canonicalJson, type StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import { conflict, contentKeys, notFound, type Queryable } from '../platform/index.ts'
import { contentRemoved, openContent, SEALED, sealContent, type SealedRow } from './content.ts'

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

const MEDIA = '/media/'

/** Names of the agency's own pictures that a content shows. */
export function mediaOf(content: StoryContent): string[] {
  const names = content.body.flatMap((block) =>
    block.type === 'picture' && block.src.startsWith(MEDIA) ? [block.src.slice(MEDIA.length)] : [],
  )
  return [...new Set(names)]
}

/**
 * Freezes contents: parsed again, made canonical (RFC 8785), digested, sealed under a key each, stored for good.
 * @returns the candidates in the order given
 * @throws ZodError when a content is not a valid story; DatelineError `content-key-missing`, `content-key-retired`
 */
export async function freeze(db: Queryable, candidates: readonly NewCandidate[]): Promise<Candidate[]> {
  if (candidates.length === 0) return []
  const rows = candidates.map((c) => {
    const content = parseStoryContent(c.content)
    const id = crypto.randomUUID()
    return { ...c, id, content, ...sealContent(id, c.storyId, canonicalJson(content)) }
  })
  const ids = rows.map((r) => r.id)
  const media = rows.flatMap((r) => mediaOf(r.content).map((name) => ({ id: r.id, name })))
  const master = contentKeys.current
  try {
    await sql`
      WITH known AS (
        INSERT INTO content_master (id) SELECT ${master}::text
        WHERE NOT EXISTS (SELECT FROM content_master WHERE id = ${master}) ON CONFLICT DO NOTHING
      ), frozen AS (
        INSERT INTO candidate (id, story_id, draft_id, draft_seq, sealed, digest, frozen_by)
        SELECT * FROM unnest(${ids}::uuid[], ${rows.map((r) => r.storyId)}::uuid[],
          ${rows.map((r) => r.draftId ?? null)}::uuid[], ${rows.map((r) => r.draftSeq ?? null)}::bigint[],
          ${rows.map((r) => r.sealed)}::bytea[], ${rows.map((r) => r.digest)}::bytea[], ${rows.map((r) => r.frozenBy)}::text[])
      ), pictures AS (
        INSERT INTO candidate_media (candidate_id, name)
        SELECT * FROM unnest(${media.map((m) => m.id)}::uuid[], ${media.map((m) => m.name)}::text[])
      )
      INSERT INTO content_key (candidate_id, master, wrapped)
      SELECT k.id, CASE WHEN EXISTS (SELECT FROM content_master WHERE id = ${master} AND retired_at IS NOT NULL)
                   THEN NULL ELSE ${master}::text END, k.wrapped
      FROM unnest(${ids}::uuid[], ${rows.map((r) => r.wrapped)}::bytea[]) AS k (id, wrapped)
    `.execute(db)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '23502')) throw error
    contentKeys.refresh()
    throw conflict('content-key-retired', 'The content key was changed just now.', { help: 'Try again.', cause: error })
  }
  return rows.map(({ id, storyId, content, digest }) => ({ id, storyId, content, digest: digest.toString('hex') }))
}

/** @throws DatelineError `not-found`, `content-removed` */
export async function readCandidate(db: Queryable, id: string): Promise<Candidate> {
  const { rows } = await sql<SealedRow>`SELECT ${SEALED} FROM sealed_content c WHERE c.candidate_id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw notFound('The candidate')
  const content = openContent(row)
  if (!content) throw contentRemoved('The candidate')
  return { id: row.candidateId, storyId: row.sealedFor, content, digest: row.digest.toString('hex') }
}
