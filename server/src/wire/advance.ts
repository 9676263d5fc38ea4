/** Embargoed copy before its time: to whom it goes, and in which form. */
import { type RawBuilder, sql } from 'kysely'
import type { Queryable, Tx } from '../platform/index.ts'
import { makeSeal } from './seal.ts'

/** What of an event a delivery is; numbers as they are stored. */
export const FORM = {
  /** The item, at its time or later. */
  item: 0,
  /** Before the time: the item, to prepare with. */
  advance: 1,
  /** Before the time: the item as ciphertext. */
  sealed: 2,
  /** At the time: what was had in advance may be used, with the key of what was sealed. */
  opened: 3,
  /** Before the time: what was had must wait; what takes its place comes at the time. */
  wait: 4,
} as const
export type Form = (typeof FORM)[keyof typeof FORM]

/**
 * Moves subscribers from those who get scheduled events at their time to those who get them in advance: a copy now, and word
 * at the time. Events that are not transmitted before their time stay as they are.
 * @param who a query for `subscriber_id`, `sealed` (this subscriber gets everything sealed) and `event_id`
 */
export async function prepareFor(tx: Tx, who: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ event: string; form: number }>`
    WITH chosen AS MATERIALIZED (
      SELECT w.event_id, w.subscriber_id, w.sealed OR d.transmit = 'sealed' AS sealed, d.story_id, d.not_before, d.transmit
      FROM (${who}) w JOIN due d ON d.event_id = w.event_id AND d.form = 0
      WHERE d.transmit <> 'at-time' AND d.scheduled AND d.not_before > dateline_now() AND d.waiting @> ARRAY[w.subscriber_id]
    ),
    rest AS (
      UPDATE due d SET waiting = ARRAY(SELECT unnest(d.waiting) EXCEPT SELECT c.subscriber_id FROM chosen c
                                       WHERE c.event_id = d.event_id ORDER BY 1)
      -- Whoever gets the copy need not be told to wait for it.
      WHERE d.form IN (${sql.lit(FORM.item)}, ${sql.lit(FORM.wait)}) AND d.event_id IN (SELECT event_id FROM chosen)
    )
    INSERT INTO due AS d (event_id, form, story_id, not_before, scheduled, waiting, transmit)
    SELECT c.event_id, f.form, c.story_id, f.at, true, array_agg(c.subscriber_id ORDER BY c.subscriber_id), c.transmit
    FROM chosen c CROSS JOIN LATERAL (VALUES
      (CASE WHEN c.sealed THEN ${sql.lit(FORM.sealed)} ELSE ${sql.lit(FORM.advance)} END, dateline_now()),
      (${sql.lit(FORM.opened)}, c.not_before)
    ) AS f (form, at)
    GROUP BY c.event_id, f.form, c.story_id, f.at, c.transmit
    ON CONFLICT (event_id, form) DO UPDATE SET waiting = d.waiting || excluded.waiting, parked = false
    RETURNING d.event_id AS event, d.form
  `.execute(tx)
  const sealed = rows.filter((r) => r.form === FORM.sealed).map((r) => r.event)
  for (const event of sealed) {
    await makeSeal(tx, event)
  }
}

/**
 * Whether a subscriber was given, in plain, a story that shows a picture: before its time and not taken back since, or on the
 * wire alone while the story is usable there.
 */
export async function wasGivenPicture(db: Queryable, subscriberId: number, picture: string): Promise<boolean> {
  const { rows } = await sql<{ given: boolean }>`
    SELECT EXISTS (
      SELECT FROM version_media m
      JOIN release_event e ON e.story_id = m.story_id AND e.version = m.version
      JOIN delivery d ON d.release_no = e.release_no AND d.subscriber_id = ${subscriberId}
      WHERE m.name = ${picture}
        AND (d.form = ${sql.lit(FORM.advance)}
             AND NOT EXISTS (SELECT FROM release_event l WHERE l.story_id = e.story_id AND l.release_no > e.release_no)
          OR d.form = ${sql.lit(FORM.item)}
             AND EXISTS (SELECT FROM wire_release w WHERE w.story_id = e.story_id AND w.version = e.version AND w.state = 'usable'))
    ) AS given
  `.execute(db)
  return rows[0]?.given === true
}
