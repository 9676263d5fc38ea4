/** Whom an event is for. Runs inside the release's transaction, for all its events at once. */
import { RELEASE_TABLE, type ReleaseKind } from '@dateline/news'
import { sql } from 'kysely'
import type { Tx } from '../platform/index.ts'
import type { PendingEvent } from '../release/index.ts'
import { entitled } from './subscriber.ts'

/** A release that mends what went out before it: the release table ranks it above its urgency. */
export const isNotice = (kind: ReleaseKind): boolean => RELEASE_TABLE[kind].rank !== null

/**
 * Writes what is due to whom, and takes back what a later decision overtook before its time.
 *
 * The audience of copy is everyone entitled now, and every active subscriber who received or is due any revision of the
 * chain, also when its product changed. Notices reach those also when they are switched off. A hold, kill or withdrawal
 * goes to nobody else: who never had the story need not hear of it. A recall also goes to those who had a translation,
 * and, for a story of the archive, to everyone entitled, since it may have gone out before it was ours to count.
 */
export async function writeAudience(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  await takeBackOvertaken(tx, events)
  const wired = events.filter((e) => RELEASE_TABLE[e.kind].wire)
  if (wired.length === 0) return
  const rows = wired.map((e) => ({
    id: e.id,
    story_id: e.storyId,
    translation_group: e.touches.translationGroup,
    effective_at: e.effectiveAt,
    language: e.language,
    section: e.section,
    copy: e.state === 'usable',
    notice: isNotice(e.kind),
    recall: e.state === 'canceled',
    follows: e.revision > 1,
  }))
  await sql`
    INSERT INTO due (event_id, story_id, not_before, scheduled, waiting)
    SELECT e.id, e.story_id, e.effective_at, e.effective_at > dateline_now(), who.ids
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (
      id uuid, story_id uuid, translation_group uuid, effective_at timestamptz, language text, section text, copy boolean,
      notice boolean, recall boolean, follows boolean)
    CROSS JOIN LATERAL (
      SELECT e.recall AND EXISTS (SELECT FROM release_event r JOIN delivery d ON d.release_no = r.release_no
                                  WHERE r.story_id = e.story_id) AS any
    ) told
    CROSS JOIN LATERAL (
      SELECT array_agg(s.id ORDER BY s.id) AS ids
      FROM subscriber s
      WHERE (
          s.active AND ${entitled}
          AND (e.copy OR EXISTS (SELECT FROM release_event a WHERE a.story_id = e.story_id AND a.kind = 'archive'))
        )
        OR (
          e.follows AND (s.active OR e.notice)
          AND s.id IN (
            SELECT unnest(d.waiting) FROM due d JOIN story t ON t.id = d.story_id
            WHERE t.id = e.story_id OR (told.any AND t.translation_group = e.translation_group)
            UNION
            SELECT d.subscriber_id
            FROM story t JOIN release_event r ON r.story_id = t.id JOIN delivery d ON d.release_no = r.release_no
            WHERE t.id = e.story_id OR (told.any AND t.translation_group = e.translation_group)
          )
        )
    ) who
    WHERE who.ids IS NOT NULL
  `.execute(tx)
}

/** How many subscribers an event is due to, inside the transaction that wrote its audience. */
export async function countAudience(tx: Tx, eventId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT coalesce(cardinality(waiting), 0) AS count FROM due WHERE event_id = ${eventId}
  `.execute(tx)
  return rows[0]?.count ?? 0
}

/**
 * Takes back what was scheduled and has not come: the new decision stands in its place, and it will never be public.
 * The rows of the chain are locked first, so that offering and this transaction agree on what was offered.
 */
async function takeBackOvertaken(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  const later = events.filter((e) => e.revision > 1)
  if (later.length === 0) return
  const stories = later.map((e) => e.storyId)
  await sql`
    SELECT FROM due WHERE story_id = ANY (${stories}::uuid[]) ORDER BY event_id FOR UPDATE
  `.execute(tx)
  await sql`
    DELETE FROM due d WHERE d.story_id = ANY (${stories}::uuid[]) AND d.scheduled AND d.not_before > dateline_now()
  `.execute(tx)
}
