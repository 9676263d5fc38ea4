import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'
import { announceChange, type ConceptKind, type Predicate } from './concept.ts'

export interface RelationInput {
  readonly subject: string
  readonly predicate: Predicate
  readonly object: string
  /** Calendar days `YYYY-MM-DD`. */
  readonly from?: string
  readonly to?: string
  readonly notes?: Readonly<Record<string, string>>
}

/** A tie as seen from one entry: the other end, and which way it points. */
export interface Tie {
  readonly direction: 'out' | 'in'
  readonly predicate: Predicate
  readonly from: string | null
  readonly to: string | null
  readonly notes: Readonly<Record<string, string>>
  readonly other: {
    readonly id: string
    readonly kind: ConceptKind
    readonly key: string
    readonly names: Readonly<Record<string, string>>
    readonly details: Readonly<Record<string, unknown>>
  }
}

export interface CommitmentInput {
  readonly madeBy: string
  readonly storyGuid: string
  readonly due?: string
  readonly words: Readonly<Record<string, string>>
}

/** Adds relations; one that exists already is left as it is. */
export async function saveRelations(db: Queryable, relations: readonly RelationInput[]): Promise<void> {
  if (relations.length === 0) return
  const rows = relations.map((r) => ({ ...r, from: r.from ?? null, to: r.to ?? null, notes: r.notes ?? {} }))
  await sql`
    INSERT INTO relation (subject_id, predicate, object_id, valid_from, valid_to, notes)
    SELECT r.subject, r.predicate, r.object, r."from", r."to", r.notes
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
      subject text, predicate text, object text, "from" date, "to" date, notes jsonb)
    ON CONFLICT DO NOTHING
  `.execute(db)
  await announceChange(db)
}

export async function saveCommitments(db: Queryable, commitments: readonly CommitmentInput[]): Promise<void> {
  if (commitments.length === 0) return
  const rows = commitments.map((c) => ({ ...c, due: c.due ?? null }))
  await sql`
    INSERT INTO commitment (made_by, story_guid, due, words)
    SELECT c."madeBy", c."storyGuid", c.due, c.words
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c ("madeBy" text, "storyGuid" text, due date, words jsonb)
    ON CONFLICT DO NOTHING
  `.execute(db)
  await announceChange(db)
}
