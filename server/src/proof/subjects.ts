/** What must stand in the log next: releases that became public, freezes and thaws, removals; each with its record. */
import { randomBytes } from 'node:crypto'
import {
  canonicalJson,
  type Json,
  type LeafType,
  type PublicRecord,
  type ReleaseRecord,
  textDigest,
} from '@dateline/ledger'
import { type PubStatus, RELEASE_TABLE, type ReleaseKind } from '@dateline/news'
import { sql } from 'kysely'
import { openContent, SEALED, type SealedRow } from '../desk/index.ts'
import type { Tx } from '../platform/index.ts'
import { wordsDigest } from './words.ts'

/** Something that gets a leaf. */
export interface Subject {
  readonly record: PublicRecord
  readonly releaseNo?: number
  readonly storyId?: string
  readonly auditId?: number
  /** Hexadecimal. */
  readonly textDigest?: string
}

/** Releases and entries of the audit log that one step takes. */
const BATCH = 500

/** Entries of the audit log that are for the public, and what they are in the log. */
const AUDITED: Readonly<Record<string, LeafType>> = {
  'account.frozen': 'freeze',
  'account.thawed': 'thaw',
  'removal.executed': 'removal',
}

/** Entries of the audit log without their leaf; ids come out of order, so that no cursor would do. */
export const unlogged = sql`a.action = ANY (${Object.keys(AUDITED)}::text[])
  AND NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.audit_id = a.id)`

interface Row {
  readonly releaseNo: number
  readonly kind: ReleaseKind
  readonly state: PubStatus
  readonly storyId: string
  readonly guid: string
  readonly publicId: string
  readonly version: number
  readonly revision: number
  readonly effectiveAt: Date
  readonly language: string
  readonly section: string
  readonly notice: string | null
}

/**
 * Reads on from where the log's cursor stands. What is not public yet waits; what was never public gets no leaf: the
 * log says nothing of it, not even that it is there.
 * @param agency the log's origin
 * @param publicUrl address of the site
 * @returns the subjects in the order of their leaves, and whether there may be more
 */
export async function takeSubjects(
  tx: Tx,
  agency: string,
  publicUrl: string,
): Promise<{ readonly subjects: Subject[]; readonly more: boolean }> {
  const { rows: read } = await sql<{ count: number }>`
    WITH fresh AS MATERIALIZED (
      SELECT e.release_no, e.effective_at FROM release_event e
      WHERE e.release_no > (SELECT release_no FROM ledger_cursor) ORDER BY e.release_no LIMIT ${BATCH}
    ), waits AS (
      INSERT INTO ledger_due (release_no, effective_at) SELECT release_no, effective_at FROM fresh
    ), moved AS (
      UPDATE ledger_cursor SET release_no = (SELECT max(release_no) FROM fresh) WHERE EXISTS (SELECT FROM fresh)
    )
    SELECT count(*)::integer AS count FROM fresh
  `.execute(tx)
  const { rows } = await sql<Row & SealedRow & { taken: boolean }>`
    WITH due AS (
      DELETE FROM ledger_due WHERE release_no IN (
        SELECT release_no FROM ledger_due WHERE effective_at <= dateline_now() ORDER BY effective_at, release_no LIMIT ${BATCH}
      ) RETURNING release_no
    )
    SELECT e.release_no AS "releaseNo", e.kind, e.state, e.story_id AS "storyId", s.guid, s.public_id AS "publicId", e.version,
           e.revision, e.effective_at AS "effectiveAt", e.language, e.section, e.notice, ${SEALED}
    FROM due JOIN effective_event e ON e.release_no = due.release_no
    JOIN story s ON s.id = e.story_id
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN sealed_content c ON c.candidate_id = v.candidate_id
    WHERE e.state = 'usable'
       OR EXISTS (SELECT FROM effective_event u WHERE u.story_id = e.story_id AND u.state = 'usable' AND u.release_no < e.release_no)
    ORDER BY e.effective_at, e.release_no
  `.execute(tx)
  const { rows: audited } = await sql<{ id: number; at: Date; action: string; target: string | null; data: Json }>`
    SELECT a.id, a.at, a.action, a.target, a.data FROM audit_entry a WHERE ${unlogged} ORDER BY a.id LIMIT ${BATCH}
  `.execute(tx)
  const subjects = [
    ...rows.map((row) => ofRelease(row, agency, publicUrl)),
    ...audited.flatMap(({ id, at, action, target, data }): Subject[] => {
      const type = AUDITED[action]
      if (type === undefined) return []
      const record = { v: 1, agency, action, at: at.toISOString(), target, data }
      return [{ auditId: id, record: { type, record, salt: randomBytes(32) } }]
    }),
  ]
  return { subjects, more: (read[0]?.count ?? 0) === BATCH || rows.length === BATCH || audited.length === BATCH }
}

function ofRelease(row: Row & SealedRow, agency: string, publicUrl: string): Subject {
  const content = openContent(row)
  const words = content && wordsDigest(content)
  const record: ReleaseRecord = {
    v: 1,
    agency,
    kind: row.kind,
    story: row.guid,
    version: row.version,
    revision: row.revision,
    state: row.state,
    effectiveAt: row.effectiveAt.toISOString(),
    language: row.language,
    digests: {
      content: row.digest.toString('hex'),
      ...(words === undefined ? {} : { words }),
      ...(row.notice === null ? {} : { notice: textDigest(row.notice) }),
    },
    // By its id alone: the words of an address repeat the headline, which may be what was wrong.
    url: `${publicUrl}/${row.language}/${row.section}/${row.publicId}`,
  }
  // What mends or takes back is told apart in the log itself.
  const type = RELEASE_TABLE[row.kind].rank === null ? 'release' : 'notice'
  return {
    record: { type, record, salt: randomBytes(32) },
    releaseNo: row.releaseNo,
    storyId: row.storyId,
    ...(words === undefined || row.state !== 'usable' ? {} : { textDigest: words }),
  }
}

/** As it is stored. */
export const storedRecord = (record: PublicRecord): string => canonicalJson(record.record)
