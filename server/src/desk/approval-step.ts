/** What an approval is bound to: one step of releases, exactly. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '@dateline/news'
import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'

/** One release of the step, as it would be made. */
export interface StepItem {
  readonly storyId: string
  readonly kind: string
  /** Revision of the story that the release would follow; 0 before the first. */
  readonly revision: number
  readonly candidateId: string | undefined
  /** Lower-case hex SHA-256 of the candidate. */
  readonly candidateDigest: string | undefined
  readonly notice: string | undefined
  /** What subscribers are told in place of the templates. */
  readonly wire?: { readonly headline?: string; readonly note?: string }
  /** What a notice is about: a version, the story, the chain. Absent: the story. */
  readonly target?: string
  readonly aboutVersion?: number | undefined
}

/**
 * Digest of a step: SHA-256 over the canonical JSON (RFC 8785) of what would be released together, whatever the order.
 * A word, a story, a kind or a notice more or less, or a release in between, and it is another step.
 */
export function stepDigest(items: readonly StepItem[]): Buffer {
  const step = items
    .map((i) => ({
      story: i.storyId,
      kind: i.kind,
      revision: i.revision,
      candidate: i.candidateDigest ?? null,
      notice: i.notice ?? null,
      wire: { headline: i.wire?.headline ?? null, note: i.wire?.note ?? null },
      target: i.target ?? 'story',
      aboutVersion: i.aboutVersion ?? null,
    }))
    .toSorted((a, b) => (a.story < b.story ? -1 : 1))
  return createHash('sha256').update(canonicalJson(step)).digest()
}

/**
 * Who wrote in candidates: everybody with a row in the part of the draft's log that lies between the version released
 * last from it and the freeze. Opening a story again copies what is public, which is nobody's edit.
 * @returns account ids and names of programs; who froze it, where it came from no draft
 */
export async function authorsOf(db: Queryable, candidateIds: readonly string[]): Promise<string[]> {
  if (candidateIds.length === 0) return []
  const { rows } = await sql<{ author: string }>`
    SELECT DISTINCT coalesce(u.author, c.frozen_by) AS author
    FROM candidate c
    LEFT JOIN draft d ON d.id = c.draft_id
    LEFT JOIN LATERAL (
      SELECT u.author FROM draft_update u
      WHERE u.draft_id = c.draft_id AND u.seq <= c.draft_seq
        AND u.seq > coalesce((SELECT max(b.draft_seq) FROM candidate b JOIN version v ON v.candidate_id = b.id
                              WHERE b.draft_id = c.draft_id AND b.draft_seq < c.draft_seq), 0)
        AND NOT (u.seq = (SELECT min(f.seq) FROM draft_update f WHERE f.draft_id = c.draft_id)
                 AND EXISTS (SELECT FROM version v WHERE v.story_id = c.story_id AND v.stored_at <= d.created_at))
    ) u ON true
    WHERE c.id = ANY (${[...candidateIds]}::uuid[]) AND (u.author IS NOT NULL OR c.draft_id IS NULL)
  `.execute(db)
  return rows.map((r) => r.author).toSorted()
}
