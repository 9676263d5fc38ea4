/**
 * The update log of drafts: one row for each update, appended and never changed. It is the truth; documents in memory
 * are pictures of it. Rows of one draft are numbered under the lock of its row, so that commit order is number order
 * and whoever reads on from a number misses nothing.
 */
import { sql } from 'kysely'
import * as Y from 'yjs'
import { type DatelineError, type Db, type Queryable, conflict, notFound } from '../platform/index.ts'
import { drawPicture } from './document.ts'
import type { DeskTables, Stage } from './tables.ts'

export interface LogRow {
  readonly seq: number
  readonly update: Uint8Array
}

export interface NewUpdate {
  readonly update: Uint8Array
  /** Account id of who typed it. */
  readonly author: string
}

export interface Appended {
  /** Last number before these rows; 0 when they are the first. */
  readonly before: number
  readonly seqs: readonly number[]
}

/** Stages in which a draft takes updates. */
export const OPEN_STAGES: readonly Stage[] = ['incoming', 'working', 'frozen']

/** Postgres channel; the payload is the id of a draft whose log or stage changed and, for the log, the node that wrote. */
export const DRAFT_CHANNEL = 'dateline_draft'

/** Says that the draft takes no more updates. */
export function closed(stage: Stage): DatelineError {
  return conflict(
    'draft-closed',
    stage === 'spiked' ? 'The draft was spiked.' : 'The draft was released and is closed.',
    {
      help: 'Open the story again to go on with a new draft; what was typed since is still on this device.',
      data: { stage },
    },
  )
}

/**
 * Appends rows in one transaction and rings the bell for other nodes. Typing in a frozen draft makes it a working one.
 * @param node name of this node, which need not hear its own bell
 * @throws DatelineError `not-found`, `draft-closed`
 */
export async function appendUpdates(
  db: Db,
  draftId: string,
  updates: readonly NewUpdate[],
  node = '',
): Promise<Appended> {
  return db.transaction().execute(async (tx) => {
    const { rows: locked } = await sql<{ stage: Stage }>`
      SELECT stage FROM draft WHERE id = ${draftId} FOR NO KEY UPDATE
    `.execute(tx)
    const stage = locked[0]?.stage
    if (stage === undefined) throw notFound('The draft')
    if (!OPEN_STAGES.includes(stage)) throw closed(stage)
    // Its own statement, so that its snapshot was taken under the lock.
    const { rows } = await sql<{ before: number | null; seqs: number[] }>`
      WITH added AS (
        INSERT INTO draft_update (draft_id, update, author)
        SELECT ${draftId}::uuid, u.update, u.author
        FROM unnest(${updates.map((u) => Buffer.from(u.update))}::bytea[], ${updates.map((u) => u.author)}::text[])
          WITH ORDINALITY AS u (update, author, n)
        ORDER BY u.n
        RETURNING seq
      ), moved AS (
        UPDATE draft SET stage = 'working' WHERE id = ${draftId} AND stage = 'frozen'
      )
      SELECT (SELECT max(seq) FROM draft_update WHERE draft_id = ${draftId}) AS before,
             (SELECT array_agg(seq::float8 ORDER BY seq) FROM added) AS seqs,
             pg_notify(${DRAFT_CHANNEL}, ${`${draftId} ${node}`})
    `.execute(tx)
    const row = rows[0]
    if (!row) throw new Error('the log gave no numbers')
    return { before: row.before ?? 0, seqs: row.seqs }
  })
}

/** Rows after a number, in order. */
export async function readUpdates(db: Queryable, draftId: string, after = 0): Promise<LogRow[]> {
  const rows = await db
    .withTables<DeskTables>()
    .selectFrom('draft_update')
    .select(['seq', 'update'])
    .where('draft_id', '=', draftId)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute()
  return rows
}

export interface Loaded {
  readonly doc: Y.Doc
  /** Bytes of all its rows. */
  readonly size: number
  /** Last row that the document holds. */
  readonly seq: number
}

/**
 * Builds a document from its log. A row that cannot be applied is left out: one bad row must not take the rest along.
 * @param onBadRow told about each such row
 */
export async function loadDoc(
  db: Queryable,
  draftId: string,
  onBadRow?: (seq: number, error: unknown) => void,
): Promise<Loaded> {
  const rows = await readUpdates(db, draftId)
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const row of rows) {
      try {
        Y.applyUpdate(doc, row.update)
      } catch (error) {
        onBadRow?.(row.seq, error)
      }
    }
  })
  return { doc, seq: rows.at(-1)?.seq ?? 0, size: rows.reduce((sum, row) => sum + row.update.length, 0) }
}

/** Draws the draft's list columns from its document, unless a later picture stands there already. */
export async function redraw(db: Queryable, draftId: string, doc: Y.Doc, seq: number, by: string): Promise<void> {
  const p = drawPicture(doc)
  await sql`
    UPDATE draft SET headline = ${p.headline}, slugline = ${p.slugline}, section = ${p.section}, urgency = ${p.urgency},
      form = ${p.form}, body_text = ${p.bodyText}, drawn_seq = ${seq}, updated_at = dateline_now(), updated_by = ${by}
    WHERE id = ${draftId} AND drawn_seq < ${seq}
  `.execute(db)
}

/** Redraws drafts whose picture fell behind because a node died between commit and picture. */
export async function redrawStale(db: Db): Promise<number> {
  const { rows } = await sql<{ id: string; author: string }>`
    SELECT d.id, last.author FROM draft d
    CROSS JOIN LATERAL (
      SELECT u.seq, u.author FROM draft_update u WHERE u.draft_id = d.id ORDER BY u.seq DESC LIMIT 1
    ) last
    WHERE d.stage IN ('incoming', 'working', 'frozen') AND last.seq > d.drawn_seq
  `.execute(db)
  for (const { id, author } of rows) {
    const { doc, seq } = await loadDoc(db, id)
    await redraw(db, id, doc, seq, author)
    doc.destroy()
  }
  return rows.length
}
