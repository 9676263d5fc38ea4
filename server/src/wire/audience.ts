/** Whom an event is for. Runs inside the release's transaction, for all its events at once. */
import { isNotice, RELEASE_TABLE } from '@dateline/news'
import { sql } from 'kysely'
import type { Tx } from '../platform/index.ts'
import type { Ahead, PendingEvent } from '../release/index.ts'
import { FORM, prepareFor } from './advance.ts'
import { entitled } from './subscriber.ts'

/**
 * Writes what is due to whom, and takes back what a later decision overtook before its time.
 *
 * The audience of copy is everyone entitled now, and every active subscriber who received or is due any revision of the
 * chain, also when its product changed. Notices reach those also when they are switched off. A hold, kill or withdrawal,
 * and a step of unpublishing, goes to nobody else: who never had the story need not hear of it. A recall also goes to those
 * who had a translation, and, for a story of the archive, to everyone entitled, since it may have gone out before it was ours
 * to count. A notice about one version goes to those who were sent that version. What does not go to the wire reaches nobody.
 */
export async function writeAudience(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  await takeBackOvertaken(tx, events)
  const wired = events.filter((e) => RELEASE_TABLE[e.kind].wire && e.channels.includes('wire'))
  if (wired.length === 0) return
  const rows = wired.map((e) => ({
    id: e.id,
    story_id: e.storyId,
    translation_group: e.touches.translationGroup,
    effective_at: e.effectiveAt,
    language: e.language,
    section: e.section,
    copy: e.state === 'usable' && e.aboutVersion === undefined && RELEASE_TABLE[e.kind].audience === 'entitled',
    about: e.aboutVersion ?? null,
    notice: isNotice(e.kind),
    recall: e.state === 'canceled',
    follows: e.revision > 1,
    transmit: e.scheduled ?? 'at-time',
  }))
  await sql`
    INSERT INTO due (event_id, story_id, not_before, scheduled, waiting, transmit)
    SELECT e.id, e.story_id, e.effective_at, when_due.later, coalesce(who.ids, '{}'), e.transmit
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (
      id uuid, story_id uuid, translation_group uuid, effective_at timestamptz, language text, section text, copy boolean,
      about integer, notice boolean, recall boolean, follows boolean, transmit text)
    CROSS JOIN LATERAL (SELECT e.effective_at > dateline_now() AS later) when_due
    CROSS JOIN LATERAL (
      -- What was only given in advance is no secret to those who have it; to others it stays one.
      SELECT e.recall AND EXISTS (SELECT FROM release_event r JOIN delivery d ON d.release_no = r.release_no
                                  WHERE r.story_id = e.story_id AND d.form IN (0, 3)) AS any
    ) told
    CROSS JOIN LATERAL (
      SELECT array_agg(s.id ORDER BY s.id) AS ids
      FROM subscriber s
      WHERE (
          s.active AND ${entitled}
          AND (e.copy OR EXISTS (SELECT FROM release_event a WHERE a.story_id = e.story_id AND a.kind = 'archive'
                                 AND (e.about IS NULL OR a.version = e.about)))
        )
        OR (
          e.follows AND (s.active OR e.notice)
          AND s.id IN (
            SELECT unnest(d.waiting) FROM due d JOIN story t ON t.id = d.story_id
            WHERE (t.id = e.story_id OR (told.any AND t.translation_group = e.translation_group))
              AND (e.about IS NULL OR EXISTS (SELECT FROM release_event r WHERE r.id = d.event_id AND r.version = e.about))
            UNION
            SELECT d.subscriber_id
            FROM story t JOIN release_event r ON r.story_id = t.id JOIN delivery d ON d.release_no = r.release_no
            WHERE (t.id = e.story_id OR (told.any AND t.translation_group = e.translation_group))
              AND (e.about IS NULL OR r.version = e.about)
          )
        )
    ) who
    WHERE who.ids IS NOT NULL OR when_due.later
  `.execute(tx)
  const scheduled = wired.filter((e) => e.scheduled !== undefined)
  if (scheduled.length > 0) await giveInAdvance(tx, scheduled)
}

/** Who is told something of events before their time: those with embargoed copy, and those who had some of it before. */
async function giveInAdvance(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  const rows = events.map((e) => ({ id: e.id, language: e.language, section: e.section }))
  await prepareFor(
    tx,
    sql`
    SELECT s.id AS subscriber_id, s.sealed, e.id AS event_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (id uuid, language text, section text)
    JOIN subscriber s ON s.active AND s.embargoed AND ${entitled}
  `,
  )
  const later = events.filter((e) => e.revision > 1).map((e) => e.id)
  if (later.length === 0) return
  // They have copy that this event takes the place of, and none of the new: what they have must wait.
  await sql`
    INSERT INTO due (event_id, form, story_id, not_before, scheduled, waiting, transmit)
    SELECT p.event_id, ${sql.lit(FORM.wait)}, p.story_id, dateline_now(), true, array_agg(DISTINCT d.subscriber_id), p.transmit
    FROM due p
    JOIN release_event r ON r.story_id = p.story_id
    JOIN delivery d ON d.release_no = r.release_no AND d.form IN (1, 2, 4)
    WHERE p.event_id = ANY (${later}::uuid[]) AND p.form = 0
      AND NOT EXISTS (SELECT FROM effective_event x WHERE x.story_id = p.story_id)
      AND NOT EXISTS (SELECT FROM due a WHERE a.event_id = p.event_id AND a.form = ${sql.lit(FORM.opened)}
                      AND a.waiting @> ARRAY[d.subscriber_id])
    GROUP BY p.event_id, p.story_id, p.transmit
  `.execute(tx)
}

/** How many subscribers an event is due to, inside the transaction that wrote its audience. */
export async function countAudience(tx: Tx, eventId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT w.id)::integer AS count FROM due d, unnest(d.waiting) AS w (id) WHERE d.event_id = ${eventId}
  `.execute(tx)
  return rows[0]?.count ?? 0
}

/** Who has an event before its time, inside the transaction that wrote its audience; by name. */
export async function readAhead(tx: Tx, eventId: string): Promise<Ahead[]> {
  const { rows } = await sql<Ahead>`
    SELECT s.name, d.form = ${sql.lit(FORM.sealed)} AS sealed
    FROM due d JOIN subscriber s ON s.id = ANY (d.waiting)
    WHERE d.event_id = ${eventId} AND d.form IN (${sql.lit(FORM.advance)}, ${sql.lit(FORM.sealed)}) ORDER BY s.name
  `.execute(tx)
  return rows
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
    DELETE FROM due d WHERE d.story_id = ANY (${stories}::uuid[]) AND d.scheduled
      AND EXISTS (SELECT FROM release_event e WHERE e.id = d.event_id AND e.effective_at > dateline_now())
  `.execute(tx)
}
