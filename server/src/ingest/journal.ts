/** The journal: of every item that came in, what became of it and why. */
import type { Assumption, DocumentFormat } from '@dateline/formats'
import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'
import type { ImportMode } from './judge.ts'
import { storable } from './raw.ts'

export const OUTCOMES = ['imported', 'duplicate', 'kept', 'quarantined'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What became of one item. */
export interface ImportLine {
  readonly file: string
  /** In the file. */
  readonly place: string
  /** SHA-256 of the file, lower-case hex; absent when it could not be read. */
  readonly digest?: string
  readonly format: DocumentFormat
  readonly outcome: Outcome
  /** Stable; see PROBLEM_CODES of @dateline/formats and judge.ts. */
  readonly code?: string
  readonly message?: string
  readonly guid?: string
  readonly version?: number
  readonly headline?: string
  readonly storyId?: string
  readonly draftId?: string
  readonly releaseNo?: number
  /** Path of its page on the site, or of its draft in the newsroom. */
  readonly path?: string
  /** Worth knowing, nothing wrong: a language without an edition. */
  readonly notes: readonly string[]
  readonly assumptions: readonly Assumption[]
  readonly unknown: readonly string[]
}

export async function openBatch(
  db: Queryable,
  mode: ImportMode,
  profile: object | undefined,
  by: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO ingest_batch (mode, profile, started_by)
    VALUES (${mode}, ${profile === undefined ? null : JSON.stringify(profile)}::jsonb, ${by}) RETURNING id
  `.execute(db)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the batch got no id')
  return id
}

export async function writeJournal(db: Queryable, batchId: string, entries: readonly ImportLine[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((e) => ({
    file: e.file,
    place: e.place,
    digest: e.digest,
    format: e.format,
    outcome: e.outcome,
    code: e.code,
    message: e.message,
    guid: e.guid,
    source_version: e.version,
    headline: e.headline,
    story_id: e.storyId,
    draft_id: e.draftId,
    assumptions: e.assumptions,
    unknown: e.unknown,
  }))
  const json = JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value))
  await sql`
    INSERT INTO ingest_item (batch_id, file, place, digest, format, outcome, code, message, guid, source_version, headline,
                             story_id, draft_id, assumptions, unknown)
    SELECT ${batchId}, i.file, i.place, decode(i.digest, 'hex'), i.format, i.outcome, i.code, i.message, i.guid,
           i.source_version, i.headline, i.story_id, i.draft_id, i.assumptions, i.unknown
    FROM jsonb_to_recordset(${json}::jsonb) AS i (
      file text, place text, digest text, format text, outcome text, code text, message text, guid text,
      source_version integer, headline text, story_id uuid, draft_id uuid, assumptions jsonb, unknown jsonb)
  `.execute(db)
}

/** An item in quarantine, as the newsroom lists it. */
export interface Quarantined {
  readonly id: number
  readonly at: Date
  readonly file: string
  readonly place: string
  readonly digest: string | null
  readonly format: string
  readonly code: string
  readonly message: string
  readonly guid: string | null
  readonly headline: string | null
  readonly importedBy: string
}

/** Newest first; what a later reading of the same place brought in is left out. */
export async function listQuarantine(db: Queryable, before: number | undefined, limit: number): Promise<Quarantined[]> {
  const { rows } = await sql<Quarantined>`
    SELECT i.id, i.at, i.file, i.place, encode(i.digest, 'hex') AS digest, i.format, i.code, i.message, i.guid, i.headline,
           b.started_by AS "importedBy"
    FROM ingest_item i JOIN ingest_batch b ON b.id = i.batch_id
    WHERE i.outcome = 'quarantined' AND (${before ?? null}::bigint IS NULL OR i.id < ${before ?? null}::bigint)
      AND NOT EXISTS (SELECT FROM ingest_item later WHERE later.digest = i.digest AND later.place = i.place AND later.id > i.id)
    ORDER BY i.id DESC LIMIT ${limit}
  `.execute(db)
  return rows
}

/** A kept document that may be read again, as it was imported last. */
export interface Readable {
  readonly digest: string
  readonly name: string
  readonly size: number
  readonly mode: ImportMode
  readonly profile: unknown
}

/**
 * Kept documents in the order in which they came, as they were imported last; those whose import was cut off too.
 * @param digest or its beginning; absent: all
 */
export async function* readableAgain(db: Queryable, digest: string | undefined): AsyncGenerator<Readable> {
  let after: { at: string; digest: string } | undefined
  for (;;) {
    const { rows } = await sql<Readable & { at: string }>`
      SELECT encode(r.digest, 'hex') AS digest, r.name, r.size, b.mode, b.profile, r.stored_at::text AS at
      FROM raw_item r
      JOIN ingest_batch b ON b.id = coalesce(
        (SELECT i.batch_id FROM ingest_item i WHERE i.digest = r.digest ORDER BY i.id DESC LIMIT 1), r.batch_id)
      WHERE encode(r.digest, 'hex') LIKE ${`${digest ?? ''}%`}
        AND (${after?.at ?? null}::timestamptz IS NULL
             OR (r.stored_at, r.digest) > (${after?.at ?? null}::timestamptz, decode(${after?.digest ?? null}, 'hex')))
      ORDER BY r.stored_at, r.digest LIMIT 200
    `.execute(db)
    for (const { at: _, ...row } of rows) yield row
    const last = rows.at(-1)
    if (!last) return
    after = last
  }
}
