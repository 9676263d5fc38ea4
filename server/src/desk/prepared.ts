/** Prepared copy: what is written before it has happened, and stays locked until somebody says that it has. */
import { sql } from 'kysely'
import { conflict, type Db, lock, notFound, type Queryable, type Tx } from '../platform/index.ts'

export const PREPARED_KINDS = ['obituary', 'result', 'speech', 'anniversary', 'other'] as const
export type PreparedKind = (typeof PREPARED_KINDS)[number]

/** How long copy stays open after it was unlocked, in minutes. */
export const UNLOCKED_MINUTES = 60

export interface Prepared {
  readonly storyId: string
  readonly kind: PreparedKind
  /** What must have happened before it may be used. */
  readonly occasion: string
  /** Name that the versions of one outcome share; at most one of them is ever used. */
  readonly alternatives: string | null
  readonly preparedBy: string
  readonly preparedAt: Date
  /** Open now, by whom and until when; null while it is locked. */
  readonly unlocked: {
    readonly by: string
    readonly happened: string
    readonly source: string
    readonly until: Date
  } | null
}

export interface NewPrepared {
  readonly kind: PreparedKind
  readonly occasion: string
  readonly alternatives: string | null
}

const COLUMNS = sql`
  p.story_id AS "storyId", p.kind, p.occasion, p.alternatives, p.prepared_by AS "preparedBy", p.prepared_at AS "preparedAt",
  (SELECT json_build_object('by', u.unlocked_by, 'happened', u.happened, 'source', u.source, 'until', u.expires_at)
   FROM prepared_unlock u
   WHERE u.story_id = p.story_id AND u.locked_at IS NULL AND u.expires_at > dateline_now()
   ORDER BY u.id DESC LIMIT 1) AS unlocked`

type Row = Omit<Prepared, 'unlocked'> & {
  readonly unlocked: (Omit<NonNullable<Prepared['unlocked']>, 'until'> & { readonly until: string }) | null
}
const fromRow = (row: Row): Prepared => ({
  ...row,
  unlocked: row.unlocked && { ...row.unlocked, until: new Date(row.unlocked.until) },
})

/** What is known of these stories as prepared copy; those that are not prepared are left out. */
export async function readPrepared(db: Queryable, storyIds: readonly string[]): Promise<Map<string, Prepared>> {
  if (storyIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    SELECT ${COLUMNS} FROM prepared p WHERE p.story_id = ANY (${[...storyIds]}::uuid[])
  `.execute(db)
  return new Map(rows.map((row) => [row.storyId, fromRow(row)]))
}

/**
 * Marks a story that was never released as prepared copy, or says anew what it waits for. The mark stays for good: what
 * takes its lock away is unlocking, which needs a right of its own.
 * @throws DatelineError `not-found`, `prepared-too-late` when the story was released or is scheduled
 */
export async function prepare(db: Db, storyId: string, prepared: NewPrepared, by: string): Promise<Prepared> {
  return db.transaction().execute(async (tx) => {
    await lock(tx, 'story', storyId)
    const { rows } = await sql<{ released: boolean }>`
      SELECT EXISTS (SELECT FROM release_event e WHERE e.story_id = s.id) AS released FROM story s WHERE s.id = ${storyId}
    `.execute(tx)
    const [story] = rows
    if (!story) throw notFound('The story')
    if (story.released) {
      throw conflict('prepared-too-late', 'The story was released or is scheduled; it is prepared copy no longer.', {
        help: 'Withdraw it first, and write the prepared copy as a story of its own.',
      })
    }
    const made = await sql<Row>`
      INSERT INTO prepared AS p (story_id, kind, occasion, alternatives, prepared_by)
      VALUES (${storyId}, ${prepared.kind}, ${prepared.occasion}, ${prepared.alternatives}, ${by})
      ON CONFLICT (story_id) DO UPDATE
        SET kind = excluded.kind, occasion = excluded.occasion, alternatives = excluded.alternatives
      RETURNING ${COLUMNS}
    `.execute(tx)
    const [row] = made.rows
    if (!row) throw new Error('nothing was prepared')
    return fromRow(row)
  })
}

/**
 * Opens prepared copy for a while, on a person's word that it has happened.
 * @throws DatelineError `not-found`, `prepared-alternative` with `data.storyId` when another outcome was opened or released
 */
export async function unlockPrepared(
  db: Db,
  storyId: string,
  word: { readonly happened: string; readonly source: string },
  by: string,
): Promise<Prepared> {
  return db.transaction().execute(async (tx) => {
    const prepared = await preparedFor(tx, storyId)
    if (prepared.alternatives !== null) {
      // Two people who open two outcomes at once take turns.
      await lock(tx, 'prepared', prepared.alternatives)
      const other = await sql<{ storyId: string }>`
        SELECT p.story_id AS "storyId" FROM prepared p
        WHERE p.alternatives = ${prepared.alternatives} AND p.story_id <> ${storyId}
          AND (NOT is_prepared_locked(p.story_id)
               OR EXISTS (SELECT FROM release_event e WHERE e.story_id = p.story_id
                          AND e.revision = (SELECT max(l.revision) FROM release_event l WHERE l.story_id = p.story_id)
                          AND e.state <> 'canceled'))
        LIMIT 1
      `.execute(tx)
      const [taken] = other.rows
      if (taken) {
        throw conflict('prepared-alternative', 'Another outcome of this was opened or released.', {
          help: 'Lock or kill that one first: only one of them can be true.',
          data: { storyId: taken.storyId },
        })
      }
    }
    await sql`
      INSERT INTO prepared_unlock (story_id, unlocked_by, happened, source, expires_at)
      VALUES (${storyId}, ${by}, ${word.happened}, ${word.source}, dateline_now() + make_interval(mins => ${UNLOCKED_MINUTES}))
    `.execute(tx)
    return preparedFor(tx, storyId)
  })
}

/** Locks prepared copy again before its time. @throws DatelineError `not-found` */
export async function lockPrepared(db: Db, storyId: string, by: string): Promise<Prepared> {
  return db.transaction().execute(async (tx) => {
    await preparedFor(tx, storyId)
    await sql`
      UPDATE prepared_unlock SET locked_at = dateline_now(), locked_by = ${by}
      WHERE story_id = ${storyId} AND locked_at IS NULL AND expires_at > dateline_now()
    `.execute(tx)
    return preparedFor(tx, storyId)
  })
}

async function preparedFor(tx: Tx, storyId: string): Promise<Prepared> {
  await sql`SELECT FROM prepared WHERE story_id = ${storyId} FOR UPDATE`.execute(tx)
  const prepared = (await readPrepared(tx, [storyId])).get(storyId)
  if (!prepared) throw notFound('Prepared copy of this story')
  return prepared
}
