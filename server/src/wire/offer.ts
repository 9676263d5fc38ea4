/** Giving numbers: what is due becomes a delivery with the subscriber's next number, before anything is sent. */
import { sql } from 'kysely'
import { type Db, lock, type Queryable, type Tx } from '../platform/index.ts'
import { FORM, type Form } from './advance.ts'
import { OFFERING } from './subscriber.ts'

/** A delivery as its subscriber sees it. */
export interface Delivered {
  readonly seq: number
  readonly releaseNo: number
  /** What of the release it is: the item, or a step of its way under embargo. */
  readonly form: Form
}

/** What was given, by subscriber, ascending. */
export type Given = ReadonlyMap<number, readonly Delivered[]>

/** Events offered in one transaction; the others follow in the next. */
const BATCH = 25
/** True where `d` waits for its time; everything else is due at once, whatever a clock says by now. */
const TIMED = sql`(d.scheduled AND d.form IN (${sql.lit(FORM.item)}, ${sql.lit(FORM.opened)}))`
/** Given when the time of the event has come, not before. */
const AT_TIME: ReadonlySet<Form> = new Set([FORM.item, FORM.opened])

/**
 * Offers everything whose time has come to every active subscriber it is due to. A story that is being taken back
 * comes first, a kill before all, with its earlier revisions in front of it, which read as taken back; the rest follows
 * release_no among what is due. Numbers have no gaps; nodes that offer at once take turns. Durable when it resolves.
 * @param sure something is known to be due, so that it is not asked first
 */
export async function offerDue(db: Db, sure = false): Promise<Given> {
  const given = new Map<number, Delivered[]>()
  // Most calls find nothing; they need no lock.
  if (!sure && !(await readWire(db)).overdue) return given
  for (;;) {
    const { events, offered } = await offerBatch(db)
    for (const { subscriberId, seq, releaseNo, form } of offered) {
      const list = given.get(subscriberId)
      if (list) list.push({ seq, releaseNo, form })
      else given.set(subscriberId, [{ seq, releaseNo, form }])
    }
    if (events < BATCH) return given
  }
}

/** What is read under the lock, to give numbers from. */
interface Standing {
  readonly due: readonly {
    readonly eventId: string
    readonly releaseNo: number
    readonly form: Form
    readonly scheduled: boolean
    readonly waiting: readonly number[]
  }[]
  /** Last number of each subscriber, at its id less one. */
  readonly last: readonly number[]
  readonly off: readonly number[]
}

/** A delivery and whose it is. */
interface Offered extends Delivered {
  readonly subscriberId: number
}

/**
 * Numbers are counted here and written in one statement: PostgreSQL would spend longer on joining a thousand
 * subscribers with their last numbers than on storing what comes of it.
 */
function offerBatch(db: Db): Promise<{ events: number; offered: readonly Offered[] }> {
  return db.transaction().execute(async (tx) => {
    await lock(tx, OFFERING)
    const { due, last, off } = await readStanding(tx)
    if (due.length === 0) return { events: 0, offered: [] }
    const numbers = [...last]
    const inactive = new Set(off)
    const offered: Offered[] = []
    const parked: { event_id: string; form: Form; waiting: readonly number[] }[] = []
    for (const { eventId, releaseNo, form, waiting } of due) {
      for (const subscriberId of waiting) {
        if (inactive.has(subscriberId)) continue
        while (numbers.length < subscriberId) numbers.push(0)
        const seq = (numbers[subscriberId - 1] ?? 0) + 1
        numbers[subscriberId - 1] = seq
        offered.push({ subscriberId, seq, releaseNo, form })
      }
      const rest = waiting.filter((id) => inactive.has(id))
      if (rest.length > 0) parked.push({ event_id: eventId, form, waiting: rest })
    }
    const took = due.filter((d) => d.scheduled && AT_TIME.has(d.form)).map((d) => d.releaseNo)
    // In the order of the key that is spread most, so that a batch meets each of its pages once.
    offered.sort((a, b) => a.subscriberId - b.subscriberId || a.seq - b.seq)
    await sql`
      WITH stored AS (
        INSERT INTO delivery (subscriber_id, seq, release_no, form, offered_at)
        SELECT d.subscriber_id, d.seq, d.release_no, d.form, (SELECT dateline_now())
        FROM unnest(${offered.map((o) => o.subscriberId)}::integer[], ${offered.map((o) => o.seq)}::bigint[],
                    ${offered.map((o) => o.releaseNo)}::bigint[], ${offered.map((o) => o.form)}::smallint[])
             AS d (subscriber_id, seq, release_no, form)
      ),
      -- What is offered at its time has taken effect, whatever a clock says later.
      taken AS (
        INSERT INTO taken_effect (release_no) SELECT DISTINCT unnest(${took}::bigint[]) ON CONFLICT DO NOTHING
      ),
      numbered AS (UPDATE numbering SET last = ${numbers}::bigint[]),
      rest AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(parked)}::jsonb) AS r (event_id uuid, form integer, waiting integer[])),
      kept AS (UPDATE due SET waiting = rest.waiting, parked = true FROM rest
               WHERE due.event_id = rest.event_id AND due.form = rest.form)
      DELETE FROM due
      USING unnest(${due.map((d) => d.eventId)}::uuid[], ${due.map((d) => d.form)}::smallint[]) AS done (event_id, form)
      WHERE due.event_id = done.event_id AND due.form = done.form
        AND NOT EXISTS (SELECT FROM rest WHERE rest.event_id = due.event_id AND rest.form = due.form)
    `.execute(tx)
    return { events: due.length, offered }
  })
}

async function readStanding(tx: Tx): Promise<Standing> {
  const { rows } = await sql<Standing>`
    WITH now_due AS MATERIALIZED (
      SELECT d.event_id, d.form, d.scheduled, d.waiting, e.release_no,
             coalesce((SELECT min(te.rank) FROM due t JOIN release_event te ON te.id = t.event_id
                       WHERE t.story_id = d.story_id AND NOT t.parked AND t.not_before <= (SELECT dateline_now())
                         AND te.state <> 'usable'), 9) AS turn
      FROM due d JOIN release_event e ON e.id = d.event_id
      WHERE NOT d.parked AND (NOT ${TIMED} OR d.not_before <= (SELECT dateline_now()))
      ORDER BY turn, e.release_no, d.form LIMIT ${BATCH}
      FOR UPDATE OF d
    )
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('eventId', event_id, 'releaseNo', release_no, 'form', form,
                                                         'scheduled', scheduled, 'waiting', waiting)
                                      ORDER BY turn, release_no, form), '[]') FROM now_due) AS due,
           (SELECT last::float8[] FROM numbering) AS last,
           ARRAY(SELECT id FROM subscriber WHERE NOT active) AS off
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the wire has no numbering')
  return row
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
  const { rows } = await sql<{ last: number[]; now: boolean | null; ms: number | null }>`
    SELECT n.last::float8[] AS last, next.now, next.ms
    FROM numbering n, (
      SELECT bool_or(NOT ${TIMED}) AS now,
             (extract(epoch FROM min(d.not_before) FILTER (WHERE ${TIMED}) - dateline_now()) * 1000)::float8 AS ms
      FROM due d WHERE NOT d.parked) next
  `.execute(db)
  const row = rows[0]
  const ms = row?.ms ?? undefined
  return {
    last: row?.last ?? [],
    overdue: row?.now === true || (ms !== undefined && ms <= 0),
    until: row?.now === true ? 0 : ms === undefined ? undefined : Math.max(0, ms),
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
  const { rows } = await sql<{ n: number; seq: number; release_no: number; form: Form }>`
    SELECT w.n, d.seq, d.release_no, d.form
    FROM unnest(${cursors.map((c) => c.subscriberId)}::integer[], ${cursors.map((c) => c.after)}::bigint[])
         WITH ORDINALITY AS w (subscriber_id, after, n)
    CROSS JOIN LATERAL (
      SELECT d.seq, d.release_no, d.form FROM delivery d
      WHERE d.subscriber_id = w.subscriber_id AND d.seq > w.after ORDER BY d.seq LIMIT ${limit}
    ) d
    ORDER BY w.n, d.seq
  `.execute(db)
  for (const row of rows) found[row.n - 1]?.push({ seq: row.seq, releaseNo: row.release_no, form: row.form })
  return found
}

/** The last number a subscriber was given; 0 before the first. */
export async function lastSeq(db: Queryable, subscriberId: number): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    SELECT last[${subscriberId}::integer] AS last FROM numbering
  `.execute(db)
  return rows[0]?.last ?? 0
}
