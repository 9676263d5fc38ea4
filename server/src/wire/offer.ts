/** Giving numbers: what is due becomes a delivery with the subscriber's next number, before anything is sent. */
import { sql } from 'kysely'
import { type Db, lock, type Queryable } from '../platform/index.ts'
import { OFFERING } from './subscriber.ts'

/** A delivery as its subscriber sees it. */
export interface Delivered {
  readonly seq: number
  readonly releaseNo: number
}

/** What was given, by subscriber, ascending. */
export type Given = ReadonlyMap<number, readonly Delivered[]>

/** Events offered in one transaction; the others follow in the next. */
const BATCH = 25

/**
 * Offers everything whose time has come to every active subscriber it is due to. Numbers follow (not_before, release_no)
 * and have no gaps; nodes that offer at once take turns. Durable when it resolves.
 * @param sure something is known to be due, so that it is not asked first
 */
export async function offerDue(db: Db, sure = false): Promise<Given> {
  const given = new Map<number, Delivered[]>()
  // Most calls find nothing; they need no lock.
  if (!sure && !(await readWire(db)).overdue) return given
  for (;;) {
    const batch = await offerBatch(db)
    for (const { releaseNo, subscribers, seqs } of batch) {
      subscribers.forEach((subscriber, index) => {
        const list = given.get(subscriber) ?? []
        list.push({ seq: seqs[index] ?? 0, releaseNo })
        given.set(subscriber, list)
      })
    }
    if (batch.length < BATCH) break
  }
  for (const list of given.values()) if (list.length > 1) list.sort((a, b) => a.seq - b.seq)
  return given
}

/** One row an event: its subscribers and, in the same order, the number each got. */
interface Offered {
  readonly releaseNo: number
  readonly subscribers: readonly number[]
  readonly seqs: readonly number[]
}

function offerBatch(db: Db): Promise<readonly Offered[]> {
  return db.transaction().execute(async (tx) => {
    await lock(tx, OFFERING)
    const { rows } = await sql<Offered>`
      WITH now_due AS MATERIALIZED (
        SELECT d.event_id, d.not_before, d.waiting, e.release_no
        FROM due d JOIN release_event e ON e.id = d.event_id
        WHERE NOT d.parked AND d.not_before <= dateline_now()
        ORDER BY d.not_before, e.release_no LIMIT ${BATCH}
        FOR UPDATE OF d
      ),
      last AS MATERIALIZED (SELECT l.id, l.seq FROM numbering n, unnest(n.last) WITH ORDINALITY AS l (seq, id)),
      pick AS MATERIALIZED (
        SELECT s.id AS subscriber_id, n.release_no, coalesce(l.seq, 0)
               + row_number() OVER (PARTITION BY s.id ORDER BY n.not_before, n.release_no) AS seq
        FROM now_due n CROSS JOIN LATERAL unnest(n.waiting) AS w (id)
        JOIN subscriber s ON s.id = w.id AND s.active
        LEFT JOIN last l ON l.id = s.id
      ),
      stored AS (
        INSERT INTO delivery (subscriber_id, seq, release_no, offered_at)
        SELECT p.subscriber_id, p.seq, p.release_no, at.now FROM pick p, (SELECT dateline_now() AS now) at
      ),
      numbered AS (
        UPDATE numbering SET last = (
          SELECT array_agg(greatest(coalesce(l.seq, 0), coalesce(p.seq, 0)) ORDER BY i)
          FROM generate_series(1, (SELECT greatest(max(id), (SELECT max(subscriber_id) FROM pick)) FROM last)) AS i
          LEFT JOIN last l ON l.id = i
          LEFT JOIN (SELECT subscriber_id, max(seq) AS seq FROM pick GROUP BY 1) p ON p.subscriber_id = i
        )
        WHERE EXISTS (SELECT FROM pick)
      ),
      rest AS MATERIALIZED (
        SELECT n.event_id, ARRAY(SELECT s.id FROM subscriber s WHERE NOT s.active AND s.id = ANY (n.waiting)) AS waiting
        FROM now_due n
      ),
      done AS (DELETE FROM due USING rest WHERE due.event_id = rest.event_id AND rest.waiting = '{}'),
      kept AS (UPDATE due SET waiting = rest.waiting, parked = true
               FROM rest WHERE due.event_id = rest.event_id AND rest.waiting <> '{}')
      SELECT n.release_no AS "releaseNo",
             coalesce(array_agg(p.subscriber_id ORDER BY p.subscriber_id) FILTER (WHERE p.seq IS NOT NULL), '{}') AS subscribers,
             coalesce(array_agg(p.seq::float8 ORDER BY p.subscriber_id) FILTER (WHERE p.seq IS NOT NULL), '{}') AS seqs
      FROM now_due n LEFT JOIN pick p ON p.release_no = n.release_no
      GROUP BY n.release_no
    `.execute(tx)
    return rows
  })
}

/** Where the wire stands. */
export interface WirePosition {
  /** Last number of each subscriber, at its id less one. */
  readonly last: readonly number[]
  /** Something is due that was not offered. */
  readonly overdue: boolean
  /** Milliseconds until the next scheduled event is due; undefined when none waits. */
  readonly until: number | undefined
}

export async function readWire(db: Queryable): Promise<WirePosition> {
  const { rows } = await sql<{ last: number[]; ms: number | null }>`
    SELECT n.last::float8[] AS last,
           (SELECT extract(epoch FROM min(d.not_before) - dateline_now()) * 1000 FROM due d WHERE NOT d.parked)::float8 AS ms
    FROM numbering n
  `.execute(db)
  const row = rows[0]
  const ms = row?.ms ?? undefined
  return {
    last: row?.last ?? [],
    overdue: ms !== undefined && ms <= 0,
    until: ms === undefined ? undefined : Math.max(0, ms),
  }
}

/** Where somebody who waits for deliveries stands. */
export interface Cursor {
  readonly subscriberId: number
  readonly after: number
}

/** What each cursor has not seen, ascending, at most `limit` for each; one query for all of them. */
export async function deliveriesAfter(
  db: Queryable,
  cursors: readonly Cursor[],
  limit: number,
): Promise<Delivered[][]> {
  const found: Delivered[][] = cursors.map(() => [])
  if (cursors.length === 0) return found
  const { rows } = await sql<{ n: number; seq: number; release_no: number }>`
    SELECT w.n, d.seq, d.release_no
    FROM unnest(${cursors.map((c) => c.subscriberId)}::integer[], ${cursors.map((c) => c.after)}::bigint[])
         WITH ORDINALITY AS w (subscriber_id, after, n)
    CROSS JOIN LATERAL (
      SELECT d.seq, d.release_no FROM delivery d
      WHERE d.subscriber_id = w.subscriber_id AND d.seq > w.after ORDER BY d.seq LIMIT ${limit}
    ) d
    ORDER BY w.n, d.seq
  `.execute(db)
  for (const row of rows) found[row.n - 1]?.push({ seq: row.seq, releaseNo: row.release_no })
  return found
}

/** The last number a subscriber was given; 0 before the first. */
export async function lastSeq(db: Queryable, subscriberId: number): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    SELECT last[${subscriberId}::integer] AS last FROM numbering
  `.execute(db)
  return rows[0]?.last ?? 0
}
