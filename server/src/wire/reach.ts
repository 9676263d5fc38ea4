/** How far stories went on the wire, for whoever decides about them. */
import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'
import type { WireReach } from '../release/index.ts'

/** By story: the last revision that was offered and to how many subscribers, and how many were offered any. */
export async function wireReach(db: Queryable, storyIds: readonly string[]): Promise<Map<string, WireReach>> {
  const { rows } = await sql<WireReach & { storyId: string }>`
    SELECT s.id AS "storyId", last.revision, last.subscribers, all_of.ever
    FROM unnest(${[...storyIds]}::uuid[]) AS s (id)
    CROSS JOIN LATERAL (
      SELECT e.revision, count(DISTINCT d.subscriber_id)::integer AS subscribers
      FROM release_event e JOIN delivery d ON d.release_no = e.release_no
      WHERE e.story_id = s.id GROUP BY e.revision ORDER BY e.revision DESC LIMIT 1
    ) last
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT d.subscriber_id)::integer AS ever
      FROM release_event e JOIN delivery d ON d.release_no = e.release_no WHERE e.story_id = s.id
    ) all_of
  `.execute(db)
  return new Map(rows.map(({ storyId, ...reach }) => [storyId, reach]))
}
