/**
 * Approval as an object: asked for, told, opened, given or refused, used once. Rows are only added; where an approval stands is a
 * query (`approval_standing`).
 */
import type { RiskReason } from '@dateline/news'
import { sql } from 'kysely'
import { record, STEP_UP_CEREMONY, tell } from '../accounts/index.ts'
import { conflict, DatelineError, invalid, lock, notFound, type Queryable, type Tx } from '../platform/index.ts'
import { type Approvable, type Approver, approversOf, askerFacts, hasSteppedUp } from './approval-people.ts'
import { authorsOf, type StepItem, stepDigest } from './approval-step.ts'
import type { Sourcing } from './sourcing.ts'

/** Postgres channel: something was asked, answered, opened or used. */
export const APPROVAL_CHANNEL = 'dateline_approval'

export interface ApprovalItem extends StepItem {
  /** It may not take effect before. */
  readonly notBefore?: Date
  /** Channels it may go out on; absent: all. */
  readonly channels?: readonly string[]
}

export interface ApprovalRequest {
  readonly items: readonly ApprovalItem[]
  readonly requestedBy: string
  /** Accounts that are asked; empty: whoever may. */
  readonly asked: readonly string[]
  readonly people: number
  readonly stepUp: boolean
  readonly sourcingNeeded: boolean
  readonly holdsMinutes: number
  readonly reasons: readonly RiskReason[]
  readonly sourcing?: Sourcing
  readonly note?: string
}

/** Serialises answers to a step with the release that would use them. */
export const lockStep = (tx: Tx, digest: Buffer): Promise<void> => lock(tx, 'approval', digest.toString('hex'))

const ring = (tx: Queryable) => sql`SELECT pg_notify(${APPROVAL_CHANNEL}, '')`.execute(tx)

/**
 * Asks for approval, and tells those who may give it.
 * @returns its id, and who was told
 * @throws DatelineError `approval-not-needed`, `sourcing-missing`, `approver-not-allowed` (with `data.accounts`), `approver-none`
 */
export async function requestApproval(
  tx: Tx,
  request: ApprovalRequest,
): Promise<{ readonly id: string; readonly told: readonly Approver[] }> {
  const { items, requestedBy } = request
  if (request.people < 2) {
    throw conflict('approval-not-needed', 'No rule asks for a second person here.', { help: 'Release it.' })
  }
  if (request.sourcingNeeded && !request.sourcing) {
    throw invalid('sourcing-missing', 'This needs a statement of how it is known.', {
      help: 'Say who says so, how many say it independently, and what was seen.',
    })
  }
  const digest = stepDigest(items)
  const authors = await authorsOf(
    tx,
    items.map((i) => i.candidateId).filter((id) => id !== undefined),
  )
  const may = await approversOf(tx, items, [...authors, requestedBy])
  const wrong = request.asked.filter((id) => !may.some((p) => p.id === id))
  if (wrong.length > 0) {
    throw invalid('approver-not-allowed', 'Somebody who was asked may not approve this.', {
      help: 'Who wrote or asks cannot approve, nor who lacks the right. Ask somebody else.',
      data: { accounts: wrong },
    })
  }
  const told = request.asked.length === 0 ? may : may.filter((p) => request.asked.includes(p.id))
  if (told.length < request.people - 1) {
    throw conflict('approver-none', 'There are not enough people who could approve this.', {
      help: 'Somebody else needs an account with the right to approve.',
      data: { needed: request.people - 1, available: told.length },
    })
  }
  const { rows } = await sql<{ id: string }>`
    INSERT INTO approval (digest, requested_by, asked, authors, people, step_up, reasons, sourcing, note, expires_at)
    VALUES (${digest}, ${requestedBy}, ${[...request.asked]}::uuid[], ${authors}::text[], ${request.people}, ${request.stepUp},
            ${JSON.stringify(request.reasons)}, ${request.sourcing ? JSON.stringify(request.sourcing) : null},
            ${request.note ?? null}, dateline_now() + make_interval(mins => ${request.holdsMinutes}))
    RETURNING id
  `.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('no approval was made')
  const stored = items.map((i) => ({
    story_id: i.storyId,
    kind: i.kind,
    revision: i.revision,
    candidate_id: i.candidateId ?? null,
    notice: i.notice ?? null,
    wire_headline: i.wire?.headline ?? null,
    wire_note: i.wire?.note ?? null,
    target: i.target ?? 'story',
    about_version: i.aboutVersion ?? null,
    not_before: i.notBefore ?? null,
    channels: i.channels ?? null,
  }))
  await sql`
    INSERT INTO approval_item (approval_id, story_id, kind, revision, candidate_id, notice, wire_headline, wire_note, target,
                               about_version, not_before, channels)
    SELECT ${id}, i.story_id, i.kind, i.revision, i.candidate_id, i.notice, i.wire_headline, i.wire_note, i.target,
           i.about_version, i.not_before, i.channels
    FROM jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) AS i (
      story_id uuid, kind text, revision integer, candidate_id uuid, notice text, wire_headline text, wire_note text,
      target text, about_version integer, not_before timestamptz, channels text[])
  `.execute(tx)
  await sql`
    INSERT INTO approval_seen (approval_id, account_id, told_at)
    SELECT ${id}, p, dateline_now() FROM unnest(${told.map((p) => p.id)}::uuid[]) AS p
  `.execute(tx)
  await tell(
    tx,
    told.map((p) => p.id),
    'approval.requested',
    { approval: id, by: requestedBy, rules: request.reasons.map((r) => r.name) },
  )
  await record(tx, {
    actor: requestedBy,
    action: 'approval.requested',
    target: id,
    data: {
      digest: digest.toString('hex'),
      stories: items.map((i) => i.storyId),
      rules: request.reasons.map((r) => r.rule),
      asked: request.asked,
    },
  })
  await ring(tx)
  return { id, told }
}

export interface ApprovalStanding {
  readonly id: string
  readonly digest: string
  readonly requestedBy: string
  readonly asked: readonly string[]
  readonly authors: readonly string[]
  readonly people: number
  readonly stepUp: boolean
  readonly given: readonly string[]
  readonly state: 'open' | 'approved' | 'used' | 'voided' | 'refused' | 'overtaken' | 'expired'
  readonly expiresAt: Date
}

/** @throws DatelineError `not-found` */
export async function approvalStanding(db: Queryable, id: string): Promise<ApprovalStanding> {
  const { rows } = await sql<ApprovalStanding>`
    SELECT id, encode(digest, 'hex') AS digest, requested_by AS "requestedBy", asked, authors, people, step_up AS "stepUp", given,
           state, expires_at AS "expiresAt"
    FROM approval_standing WHERE id = ${id}
  `.execute(db)
  const row = rows[0]
  if (!row) throw notFound('The approval')
  return row
}

const ended = (state: ApprovalStanding['state']) =>
  conflict(`approval-${state}`, `This approval is ${state}.`, {
    help: 'Ask again for what should be released now.',
    data: { state },
  })

export interface ApprovalAnswer {
  readonly answer: 'given' | 'refused'
  readonly reason?: string
  /** Digest of the step that was read. */
  readonly digest: string
}

/**
 * Gives or refuses. The answer of whoever has given can still become a refusal, until it is used.
 * @throws DatelineError `not-found`, `approver-is-author`, `approver-is-requester`, `approver-not-asked`, `approver-not-allowed`,
 *   `approval-other` (something else was read), `approval-answered`, `approval-needs-reason`, `step-up-needed`, and
 *   `approval-` with `used`, `voided`, `refused`, `overtaken` or `expired`
 */
export async function answerApproval(
  tx: Tx,
  id: string,
  by: { readonly accountId: string; readonly sessionId: string | undefined },
  { answer, reason, digest }: ApprovalAnswer,
): Promise<ApprovalStanding> {
  const before = await approvalStanding(tx, id)
  await lockStep(tx, Buffer.from(before.digest, 'hex'))
  const approval = await approvalStanding(tx, id)
  const refusal = (code: string, message: string) =>
    new DatelineError(code, 403, message, { help: 'Somebody else has to read and answer it.' })
  if (approval.authors.includes(by.accountId)) {
    throw refusal('approver-is-author', 'You wrote in this; nobody approves their own work.')
  }
  if (approval.requestedBy === by.accountId) {
    throw refusal('approver-is-requester', 'You asked for this; somebody else answers.')
  }
  if (approval.asked.length > 0 && !approval.asked.includes(by.accountId)) {
    throw refusal('approver-not-asked', 'Somebody else was asked to approve this.')
  }
  const { rows: items } = await sql<Approvable>`
    SELECT story_id AS "storyId", kind FROM approval_item WHERE approval_id = ${id}
  `.execute(tx)
  const may = await approversOf(tx, items, [])
  if (!may.some((p) => p.id === by.accountId)) {
    throw refusal('approver-not-allowed', 'You do not have the right to approve such a release.')
  }
  if (digest !== approval.digest) {
    throw conflict('approval-other', 'What you read is not what would be released.', { help: 'Read it again.' })
  }
  if (approval.state !== 'open' && approval.state !== 'approved') throw ended(approval.state)
  if (answer === 'refused' && (reason ?? '').trim() === '') {
    throw invalid('approval-needs-reason', 'A refusal needs a reason.', { help: 'Say what is wrong or missing.' })
  }
  if (answer === 'given' && approval.given.includes(by.accountId)) {
    throw conflict('approval-answered', 'You have approved this already.')
  }
  const facts = await askerFacts(tx, by.accountId, by.sessionId)
  const steppedUp = hasSteppedUp(facts)
  // Refusing is always easy.
  if (answer === 'given' && approval.stepUp && !steppedUp) throw stepUpNeeded()
  await sql`
    INSERT INTO approval_answer (approval_id, account_id, answer, reason, stepped_up)
    VALUES (${id}, ${by.accountId}, ${answer}, ${reason?.trim() === '' ? null : (reason?.trim() ?? null)}, ${steppedUp})
  `.execute(tx)
  await record(tx, {
    actor: by.accountId,
    action: `approval.${answer}`,
    target: id,
    data: { digest, ...(reason === undefined ? {} : { reason }) },
  })
  const particulars = { approval: id, by: by.accountId, ...(reason === undefined ? {} : { reason }) }
  await tell(tx, [approval.requestedBy], `approval.${answer}`, particulars)
  await ring(tx)
  return approvalStanding(tx, id)
}

export const stepUpNeeded = (): DatelineError =>
  new DatelineError('step-up-needed', 403, 'This needs your passkey, used within the last five minutes.', {
    help: 'Confirm with your passkey, then try again.',
    data: STEP_UP_CEREMONY,
  })

/** Takes a request back. @throws DatelineError `not-found`, `approval-not-yours`, and as `answerApproval` when it has ended */
export async function voidApproval(tx: Tx, id: string, accountId: string): Promise<void> {
  const before = await approvalStanding(tx, id)
  await lockStep(tx, Buffer.from(before.digest, 'hex'))
  const approval = await approvalStanding(tx, id)
  if (approval.requestedBy !== accountId) {
    throw new DatelineError('approval-not-yours', 403, 'Only whoever asked can take it back.', {
      help: 'Refuse it, with a reason.',
    })
  }
  if (approval.state === 'used' || approval.state === 'voided') throw ended(approval.state)
  await sql`INSERT INTO approval_void (approval_id, by) VALUES (${id}, ${accountId})`.execute(tx)
  await record(tx, { actor: accountId, action: 'approval.voided', target: id })
  await ring(tx)
}

/** Notes that somebody has opened it to read. */
export async function approvalOpened(db: Queryable, id: string, accountId: string): Promise<void> {
  const { rows } = await sql<{ fresh: boolean }>`
    INSERT INTO approval_seen (approval_id, account_id, opened_at)
    SELECT a.id, ${accountId}, dateline_now() FROM approval a WHERE a.id = ${id} AND a.requested_by <> ${accountId}
    ON CONFLICT (approval_id, account_id) DO UPDATE SET opened_at = excluded.opened_at WHERE approval_seen.opened_at IS NULL
    RETURNING true AS fresh
  `.execute(db)
  if (rows.length > 0) await ring(db)
}
