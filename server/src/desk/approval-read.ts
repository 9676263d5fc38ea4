/** Approvals as they are shown: the queue with ages, and one of them with everybody who was told. */
import type { RiskReason } from '@dateline/news'
import { sql } from 'kysely'
import { notFound, type Queryable } from '../platform/index.ts'
import type { ApprovalStanding } from './approval.ts'
import type { Sourcing } from './sourcing.ts'

export interface ApprovalItemRow {
  readonly storyId: string
  readonly kind: string
  readonly revision: number
  readonly candidateId: string | null
  readonly candidateDigest: string | null
  readonly notice: string | null
  readonly wireHeadline: string | null
  readonly wireNote: string | null
  readonly target: string
  readonly aboutVersion: number | null
  readonly notBefore: string | null
  readonly channels: readonly string[] | null
  readonly language: string
}

export interface ApprovalAnswerRow {
  readonly accountId: string
  readonly answer: 'given' | 'refused'
  readonly reason: string | null
  readonly at: string
}

export interface ApprovalSeen {
  readonly accountId: string
  readonly toldAt: string | null
  readonly openedAt: string | null
}

export interface Approval extends ApprovalStanding {
  readonly requestedAt: Date
  readonly reasons: readonly RiskReason[]
  readonly sourcing: Sourcing | null
  readonly note: string | null
  readonly items: readonly ApprovalItemRow[]
  readonly answers: readonly ApprovalAnswerRow[]
  readonly seen: readonly ApprovalSeen[]
  readonly now: Date
}

const COLUMNS = sql`
  a.id, encode(a.digest, 'hex') AS digest, a.requested_by AS "requestedBy", a.requested_at AS "requestedAt", a.asked, a.authors,
  a.people, a.step_up AS "stepUp", a.given, a.state, a.expires_at AS "expiresAt", a.reasons, a.sourcing, a.note,
  dateline_now() AS now,
  (SELECT jsonb_agg(jsonb_build_object('storyId', i.story_id, 'kind', i.kind, 'revision', i.revision,
     'candidateId', i.candidate_id, 'candidateDigest', encode(c.digest, 'hex'), 'notice', i.notice,
     'wireHeadline', i.wire_headline, 'wireNote', i.wire_note, 'target', i.target, 'aboutVersion', i.about_version, 'notBefore', i.not_before,
     'channels', i.channels, 'language', s.language) ORDER BY i.story_id)
   FROM approval_item i JOIN story s ON s.id = i.story_id LEFT JOIN candidate c ON c.id = i.candidate_id
   WHERE i.approval_id = a.id) AS items,
  coalesce((SELECT jsonb_agg(jsonb_build_object('accountId', r.account_id, 'answer', r.answer, 'reason', r.reason, 'at', r.at)
     ORDER BY r.seq) FROM approval_answer r WHERE r.approval_id = a.id), '[]') AS answers,
  coalesce((SELECT jsonb_agg(jsonb_build_object('accountId', n.account_id, 'toldAt', n.told_at, 'openedAt', n.opened_at)
     ORDER BY n.opened_at, n.account_id) FROM approval_seen n WHERE n.approval_id = a.id), '[]') AS seen`

/** @throws DatelineError `not-found` */
export async function readApproval(db: Queryable, id: string): Promise<Approval> {
  const { rows } = await sql<Approval>`SELECT ${COLUMNS} FROM approval_standing a WHERE a.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw notFound('The approval')
  return row
}

export interface ApprovalFilter {
  /** `waiting`: open ones that this account may have to answer; `mine`: asked for by it; `all`: those of the last week. */
  readonly view: 'waiting' | 'mine' | 'all'
  readonly accountId: string
  readonly limit: number
}

/** Open ones first, the oldest of them on top: whoever waits longest is served first. Then the others, newest first. */
export async function listApprovals(db: Queryable, { view, accountId, limit }: ApprovalFilter): Promise<Approval[]> {
  const where =
    view === 'mine'
      ? sql`a.requested_by = ${accountId}`
      : view === 'waiting'
        ? sql`a.state = 'open' AND a.requested_by <> ${accountId} AND NOT ${accountId} = ANY (a.authors)
              AND NOT ${accountId}::uuid = ANY (a.given)
              AND (a.asked = '{}' OR ${accountId}::uuid = ANY (a.asked))`
        : sql`true`
  const { rows } = await sql<Approval>`
    SELECT ${COLUMNS} FROM approval_standing a
    WHERE a.requested_at > dateline_now() - interval '7 days' AND ${where}
    ORDER BY a.state IN ('open', 'approved') DESC,
             CASE WHEN a.state IN ('open', 'approved') THEN a.requested_at END, a.requested_at DESC
    LIMIT ${limit}
  `.execute(db)
  return rows
}

/** Approvals of a step that can be used or could have been, the last asked for first. */
export async function approvalsOfStep(db: Queryable, digest: Buffer): Promise<Approval[]> {
  const { rows } = await sql<Approval>`
    SELECT ${COLUMNS} FROM approval_standing a WHERE a.digest = ${digest} ORDER BY a.requested_at DESC, a.id LIMIT 50
  `.execute(db)
  return rows
}

/** The last approval asked for of a draft's candidates, with the candidate. */
export async function approvalOfDraft(
  db: Queryable,
  draftId: string,
): Promise<{ readonly candidateId: string; readonly approval: Approval } | undefined> {
  const { rows } = await sql<Approval & { candidateId: string }>`
    SELECT ${COLUMNS}, i.candidate_id AS "candidateId"
    FROM approval_standing a JOIN approval_item i ON i.approval_id = a.id JOIN candidate c ON c.id = i.candidate_id
    WHERE c.draft_id = ${draftId} AND a.state NOT IN ('used', 'voided', 'overtaken')
    ORDER BY a.requested_at DESC LIMIT 1
  `.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { candidateId, ...approval } = row
  return { candidateId, approval }
}
