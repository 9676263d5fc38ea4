/** Drafts as things on a desk: made, found, listed, frozen, spiked. What is typed in them is in log.ts. */
import { cleanText, plainText } from '@dateline/blocks'
import type { StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import { type Db, type Queryable, conflict, invalid, notFound } from '../platform/index.ts'
import { type Candidate, freeze } from './candidate.ts'
import { contentToUpdate, draftToContent } from './document.ts'
import { closed, DRAFT_CHANNEL, loadDoc, OPEN_STAGES } from './log.ts'
import { createStories, type NewStory, type Story } from './story.ts'
import type { DeskTables, Stage } from './tables.ts'

export interface NewDraft {
  readonly content: StoryContent
  readonly desk: string
  readonly stage: 'incoming' | 'working'
  readonly createdBy: string
  /** Constant identifier from the source; made when the story is our own. */
  readonly guid?: string
  readonly translationGroup?: string
}

export interface MadeDraft {
  readonly draftId: string
  readonly story: Story
}

/**
 * Puts stories on a desk, each with its draft and the first row of its log: all of them or none.
 * @param authority host name for guids of our own stories
 * @returns in the order given
 * @throws DatelineError `guid-taken`, `translation-exists`
 */
export async function createDrafts(
  db: Queryable,
  authority: string,
  drafts: readonly NewDraft[],
): Promise<MadeDraft[]> {
  if (drafts.length === 0) return []
  if (!db.isTransaction) return db.transaction().execute((tx) => createDrafts(tx, authority, drafts))
  const stories = await createStories(
    db,
    authority,
    drafts.map((d): NewStory => ({
      language: d.content.language,
      createdBy: d.createdBy,
      ...(d.guid === undefined ? {} : { guid: d.guid }),
      ...(d.translationGroup === undefined ? {} : { translationGroup: d.translationGroup }),
    })),
  )
  const ids = await insertDrafts(
    db,
    drafts.map((d, i) => ({ ...d, storyId: stories[i]?.id ?? '', baseVersion: null })),
  )
  return stories.map((story, i) => ({ story, draftId: ids[i] ?? '' }))
}

/** One story with its draft; see `createDrafts`. */
export async function createDraft(db: Queryable, authority: string, draft: NewDraft): Promise<MadeDraft> {
  const [made] = await createDrafts(db, authority, [draft])
  if (!made) throw new Error('no draft was made')
  return made
}

export interface ReopenedDraft extends NewDraft {
  readonly storyId: string
  /** Version the content comes from; null for a story that was never released. */
  readonly baseVersion: number | null
}

/**
 * Opens a draft of a story that exists already (to update or correct it).
 * @param db a transaction to join, or not
 * @throws DatelineError `draft-open` with `data.draftId` when somebody has one open: people share a draft
 */
export async function reopenDraft(db: Queryable, draft: ReopenedDraft): Promise<string> {
  const open = await openDraftOf(db, draft.storyId)
  if (open === undefined) {
    try {
      const [id] = db.isTransaction
        ? await insertDrafts(db, [draft])
        : await db.transaction().execute((tx) => insertDrafts(tx, [draft]))
      if (id !== undefined) return id
    } catch (error) {
      // Nothing more can be asked in a transaction that has failed.
      if (
        db.isTransaction ||
        !(error instanceof Error && 'constraint' in error && error.constraint === 'draft_open_once')
      )
        throw error
    }
  }
  throw conflict('draft-open', 'The story has an open draft already.', {
    help: 'Go on in that draft.',
    data: { draftId: open ?? (await openDraftOf(db, draft.storyId)) },
  })
}

/** The draft of a story that takes updates, if there is one. */
export async function openDraftOf(db: Queryable, storyId: string): Promise<string | undefined> {
  const row = await db
    .withTables<DeskTables>()
    .selectFrom('draft')
    .select('id')
    .where('story_id', '=', storyId)
    .where('stage', 'in', OPEN_STAGES)
    .executeTakeFirst()
  return row?.id
}

async function insertDrafts(db: Queryable, drafts: readonly ReopenedDraft[]): Promise<string[]> {
  const rows = drafts.map(({ content, ...d }) => ({
    id: crypto.randomUUID(),
    story_id: d.storyId,
    desk: d.desk,
    stage: d.stage,
    base_version: d.baseVersion,
    headline: cleanText(content.headline),
    slugline: cleanText(content.slugline),
    section: content.section,
    language: content.language,
    urgency: content.urgency,
    form: content.form,
    body_text: cleanText(plainText(content.body)),
    created_by: d.createdBy,
  }))
  const updates = drafts.map((d) => Buffer.from(contentToUpdate(d.content)))
  await sql`
    INSERT INTO draft (id, story_id, desk, stage, base_version, headline, slugline, section, language, urgency, form,
                       body_text, created_by, updated_by)
    SELECT d.id, d.story_id, d.desk, d.stage, d.base_version, d.headline, d.slugline, d.section, d.language, d.urgency,
           d.form, d.body_text, d.created_by, d.created_by
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d (
      id uuid, story_id uuid, desk text, stage text, base_version integer, headline text, slugline text, section text,
      language text, urgency smallint, form text, body_text text, created_by text)
  `.execute(db)
  await sql`
    INSERT INTO draft_update (draft_id, update, author)
    SELECT u.draft_id, u.update, u.author
    FROM unnest(${rows.map((r) => r.id)}::uuid[], ${updates}::bytea[], ${rows.map((r) => r.created_by)}::text[])
      AS u (draft_id, update, author)
  `.execute(db)
  // The picture drawn above is that of the first row.
  await sql`
    UPDATE draft d SET drawn_seq = u.seq FROM draft_update u
    WHERE u.draft_id = d.id AND d.id = ANY (${rows.map((r) => r.id)}::uuid[])
  `.execute(db)
  return rows.map((r) => r.id)
}

/** A draft with what its desk knows of it. */
export interface Draft {
  readonly id: string
  readonly storyId: string
  readonly guid: string
  readonly publicId: string
  readonly translationGroup: string
  readonly language: string
  readonly desk: string
  readonly stage: Stage
  readonly baseVersion: number | null
  readonly headline: string
  readonly slugline: string
  readonly section: string
  readonly urgency: number
  readonly form: string
  readonly createdAt: Date
  readonly createdBy: string
  readonly updatedAt: Date
  readonly updatedBy: string
}

const COLUMNS = sql`
  d.id, d.story_id AS "storyId", s.guid, s.public_id AS "publicId", s.translation_group AS "translationGroup", s.language,
  d.desk, d.stage, d.base_version AS "baseVersion", d.headline, d.slugline, d.section, d.urgency, d.form,
  d.created_at AS "createdAt", d.created_by AS "createdBy", d.updated_at AS "updatedAt", d.updated_by AS "updatedBy"`

/** @throws DatelineError `not-found` */
export async function readDraft(db: Queryable, id: string): Promise<Draft> {
  const { rows } =
    await sql<Draft>`SELECT ${COLUMNS} FROM draft d JOIN story s ON s.id = d.story_id WHERE d.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw notFound('The draft')
  return row
}

export interface DraftFilter {
  readonly stages: readonly Stage[]
  readonly desk?: string
  /** Desks that whoever asks may read; absent: all. */
  readonly desks?: readonly string[] | undefined
  readonly section?: string
  readonly language?: string
  /** At most this urgent number (1 is highest). */
  readonly urgency?: number
  readonly form?: string
  /** Only prepared copy that was never released, or none of it. */
  readonly prepared?: 'only' | 'without'
  /** Words, the last one possibly unfinished. */
  readonly text?: string
  /** Position of the last one seen: `position` and `id`. */
  readonly after?: { readonly at: string; readonly id: string }
  readonly limit: number
}

/** A draft in a list, with the beginning of its text and its place in the order, to the microsecond. */
export type ListedDraft = Draft & { readonly opening: string; readonly position: string }

/** Turns typed words into a query that also finds unfinished ones; undefined when nothing can be searched for. */
export function prefixQuery(text: string): string | undefined {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu)
  return words
    ?.slice(0, 12)
    .map((w) => `${w}:*`)
    .join(' & ')
}

/** Drafts, last touched first. */
export async function listDrafts(db: Queryable, filter: DraftFilter): Promise<ListedDraft[]> {
  const where = [sql`d.stage = ANY (${[...filter.stages]}::text[])`]
  if (filter.desk !== undefined) where.push(sql`d.desk = ${filter.desk}`)
  if (filter.desks !== undefined) where.push(sql`d.desk = ANY (${[...filter.desks]}::text[])`)
  if (filter.section !== undefined) where.push(sql`d.section = ${filter.section}`)
  if (filter.language !== undefined) where.push(sql`s.language = ${filter.language}`)
  if (filter.urgency !== undefined) where.push(sql`d.urgency <= ${filter.urgency}`)
  if (filter.form !== undefined) where.push(sql`d.form = ${filter.form}`)
  if (filter.prepared !== undefined) {
    const waiting = sql`d.base_version IS NULL AND EXISTS (SELECT FROM prepared p WHERE p.story_id = d.story_id)`
    where.push(filter.prepared === 'only' ? waiting : sql`NOT (${waiting})`)
  }
  const query = filter.text === undefined ? undefined : prefixQuery(filter.text)
  if (query !== undefined) where.push(sql`d.search @@ to_tsquery('simple', ${query})`)
  if (filter.after) where.push(sql`(d.updated_at, d.id) < (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`)
  const { rows } = await sql<ListedDraft>`
    SELECT ${COLUMNS}, left(d.body_text, 240) AS opening,
           to_char(d.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS position
    FROM draft d JOIN story s ON s.id = d.story_id
    WHERE ${sql.join(where, sql` AND `)}
    ORDER BY d.updated_at DESC, d.id DESC LIMIT ${filter.limit}
  `.execute(db)
  return rows
}

export interface Frozen extends Candidate {
  /** Last row of the log that the candidate holds. */
  readonly draftSeq: number
}

/**
 * Freezes what the log holds at this moment.
 * @throws DatelineError `not-found`, `draft-closed`, `draft-incomplete` with `data.problems`
 */
export async function freezeDraft(db: Db, draftId: string, frozenBy: string): Promise<Frozen> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ stage: Stage; story_id: string; language: string }>`
      SELECT d.stage, d.story_id, s.language FROM draft d JOIN story s ON s.id = d.story_id
      WHERE d.id = ${draftId} FOR NO KEY UPDATE OF d
    `.execute(tx)
    const row = rows[0]
    if (!row) throw notFound('The draft')
    if (!OPEN_STAGES.includes(row.stage)) throw closed(row.stage)
    const { doc, seq } = await loadDoc(tx, draftId)
    const content = draftToContent(doc, row.language)
    doc.destroy()
    const [candidate] = await freeze(tx, [{ storyId: row.story_id, content, frozenBy, draftId, draftSeq: seq }])
    if (!candidate) throw new Error('nothing was frozen')
    await sql`UPDATE draft SET stage = 'frozen' WHERE id = ${draftId}`.execute(tx)
    return { ...candidate, draftSeq: seq }
  })
}

/** How many rows the log of a candidate's draft has grown since it was frozen: edits that a release would not hold. */
export async function editsSince(db: Queryable, candidateId: string): Promise<number> {
  const { rows } = await sql<{ edits: number }>`
    SELECT count(u.seq)::integer AS edits FROM candidate c
    JOIN draft_update u ON u.draft_id = c.draft_id AND u.seq > c.draft_seq
    WHERE c.id = ${candidateId}
  `.execute(db)
  return rows[0]?.edits ?? 0
}

/**
 * Moves a draft: to work on it, to spike it, or to take it off the spike.
 * @throws DatelineError `not-found`, `draft-released` when it is closed, `draft-open` when another draft of the story is open
 */
export async function moveDraft(
  db: Queryable,
  id: string,
  to: { readonly stage?: 'incoming' | 'working' | 'spiked'; readonly desk?: string },
  by: string,
): Promise<Draft> {
  const draft = await readDraft(db, id)
  if (draft.stage === 'done') {
    throw conflict('draft-released', 'The draft was released; it is kept as it is.', {
      help: 'Open the story again for a new draft.',
    })
  }
  if (to.stage === undefined && to.desk === undefined) throw invalid('move-nowhere', 'Say where the draft should go.')
  try {
    await sql`
      UPDATE draft SET stage = coalesce(${to.stage ?? null}, stage), desk = coalesce(${to.desk ?? null}, desk),
        updated_at = dateline_now(), updated_by = ${by}
      WHERE id = ${id} AND stage <> 'done'
    `.execute(db)
  } catch (error) {
    if (!(error instanceof Error && 'constraint' in error && error.constraint === 'draft_open_once')) throw error
    throw conflict('draft-open', 'The story has another open draft.', {
      help: 'Go on in that draft.',
      data: { draftId: await openDraftOf(db, draft.storyId) },
    })
  }
  await sql`SELECT pg_notify(${DRAFT_CHANNEL}, ${id})`.execute(db)
  return readDraft(db, id)
}

/**
 * Closes the draft whose candidate was just released. One that was typed in since the freeze stays open, now as a draft
 * of the new version: what was typed is not lost and not released.
 */
export async function draftReleased(tx: Queryable, candidateId: string, version: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT d.id FROM draft d JOIN candidate c ON c.draft_id = d.id WHERE c.id = ${candidateId} FOR NO KEY UPDATE OF d
  `.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) return
  await sql`
    UPDATE draft d SET base_version = ${version}, updated_at = dateline_now(),
      stage = CASE WHEN EXISTS (SELECT FROM draft_update u WHERE u.draft_id = d.id AND u.seq > c.draft_seq)
              THEN 'working' ELSE 'done' END
    FROM candidate c WHERE c.id = ${candidateId} AND d.id = ${id} AND d.stage IN ('incoming', 'working', 'frozen')
  `.execute(tx)
  await sql`SELECT pg_notify(${DRAFT_CHANNEL}, ${id})`.execute(tx)
}
