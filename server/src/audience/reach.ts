/** On how many channels stories stand now, for whoever decides about them. */
import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'
import type { ChannelReach } from '../release/index.ts'

/** By story: channels on which the last thing that was sent is not its withdrawal. */
export async function channelReach(db: Queryable, storyIds: readonly string[]): Promise<Map<string, ChannelReach>> {
  const { rows } = await sql<ChannelReach & { storyId: string }>`
    SELECT p.story_id AS "storyId", (count(*) FILTER (WHERE p.kind = 'mail'))::integer AS mail,
           (count(*) FILTER (WHERE p.kind <> 'mail'))::integer AS push
    FROM (
      SELECT DISTINCT ON (q.story_id, q.channel_id) q.story_id, q.action, c.kind
      FROM channel_post q JOIN channel c ON c.id = q.channel_id
      WHERE q.story_id = ANY (${[...storyIds]}::uuid[]) AND q.state = 'sent'
      ORDER BY q.story_id, q.channel_id, q.release_no DESC
    ) p
    WHERE p.action IS DISTINCT FROM 'withdraw'
    GROUP BY p.story_id
  `.execute(db)
  return new Map(rows.map(({ storyId, ...reach }) => [storyId, reach]))
}

/** The gateways that are switched on and what they take, as JSON: what a release would go to, within another query. */
export const OPEN_GATEWAYS = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'languages', languages, 'sections', sections, 'urgency', urgency)), '[]')
  FROM channel WHERE active)`
