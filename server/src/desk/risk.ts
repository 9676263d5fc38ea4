/** The agency's risk rules: those it began with, and what two people changed of them. */
import { RISK_RULES, type RiskRule, weakens } from '@dateline/news'
import { sql } from 'kysely'
import { record, type Right, tellHolders } from '../accounts/index.ts'
import {
  conflict,
  type Db,
  DatelineError,
  invalid,
  lock,
  notFound,
  type Queryable,
  type Tx,
} from '../platform/index.ts'
import { askerFacts, hasSteppedUp, otherApprovers } from './approval-people.ts'
import { APPROVAL_CHANNEL, stepUpNeeded } from './approval.ts'
import { riskRuleSchema } from './risk-schema.ts'

export interface Risks {
  /** Number of the last change; 0 while none was made. */
  readonly revision: number
  readonly rules: readonly RiskRule[]
  /** An agency of one person: where nobody else could approve, a passkey is enough. */
  readonly onePerson: boolean
}

/** Key of the setting among the rules. */
export const ONE_PERSON = 'one-person'

/** The rules in force. */
export async function readRisks(db: Queryable): Promise<Risks> {
  const { rows } = await sql<{ key: string; value: unknown; revision: number }>`
    SELECT DISTINCT ON (key) key, value, revision FROM risk_rule ORDER BY key, revision DESC
  `.execute(db)
  const changed = new Map(rows.map((r) => [r.key, r.value]))
  const stored = (value: unknown): RiskRule => riskRuleSchema.parse(value) as RiskRule
  const known = new Set(RISK_RULES.map((r) => r.id))
  return {
    revision: Math.max(0, ...rows.map((r) => r.revision)),
    rules: [
      ...RISK_RULES.map((rule) => (changed.has(rule.id) ? stored(changed.get(rule.id)) : rule)),
      ...rows.filter((r) => r.key !== ONE_PERSON && !known.has(r.key)).map((r) => stored(r.value)),
    ],
    onePerson: changed.get(ONE_PERSON) === true,
  }
}

export interface RiskChange {
  readonly id: string
  readonly key: string
  readonly value: unknown
  readonly reason: string
  readonly weakens: boolean
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly expiresAt: Date
}

/** Right to change rules; a change takes two who have it. */
export const RISK_RIGHT: Right = 'risk:change'

/** Changes that wait for a second person. */
export async function openRiskChanges(db: Queryable): Promise<RiskChange[]> {
  const { rows } = await sql<RiskChange>`
    SELECT c.id, c.key, c.value, c.reason, c.weakens, c.proposed_by AS "proposedBy", c.proposed_at AS "proposedAt",
           c.expires_at AS "expiresAt"
    FROM risk_change c
    WHERE c.expires_at > dateline_now() AND NOT EXISTS (SELECT FROM risk_change_answer r WHERE r.change_id = c.id)
    ORDER BY c.proposed_at, c.id
  `.execute(db)
  return rows
}

type Asker = { readonly accountId: string; readonly sessionId: string | undefined }

async function requireStepUp(tx: Tx, by: Asker): Promise<void> {
  if (!hasSteppedUp(await askerFacts(tx, by.accountId, by.sessionId))) throw stepUpNeeded()
}

/**
 * Proposes a change of a rule, or of whether the agency is one person. It holds when another person gives it. Only who is
 * alone switches "one person" on alone.
 * @param value a rule whose id is the key, or true or false for `one-person`
 * @throws DatelineError `step-up-needed`, `risk-rule-other`, `one-person-not`
 */
export async function proposeRiskChange(
  db: Db,
  by: Asker,
  change: { readonly key: string; readonly value: RiskRule | boolean; readonly reason: string },
): Promise<{ readonly id: string; readonly inForce: boolean }> {
  const { key, value, reason } = change
  return db.transaction().execute(async (tx) => {
    await requireStepUp(tx, by)
    const before = await readRisks(tx)
    const setting = key === ONE_PERSON
    if (typeof value === 'boolean' ? !setting : setting || value.id !== key) {
      throw invalid('risk-rule-other', 'The rule does not belong under this key.')
    }
    const alone = setting && (await otherApprovers(tx, by.accountId)).length === 0
    if (setting && value === true && !alone) {
      throw conflict('one-person-not', 'There is somebody else who may approve: this is not an agency of one person.')
    }
    const weak =
      typeof value === 'boolean'
        ? value
        : weakens(
            before.rules.find((r) => r.id === key),
            value,
          )
    const { rows } = await sql<{ id: string }>`
      INSERT INTO risk_change (key, value, reason, weakens, proposed_by, expires_at)
      VALUES (${key}, ${JSON.stringify(value)}, ${reason}, ${weak}, ${by.accountId}, dateline_now() + interval '7 days')
      RETURNING id
    `.execute(tx)
    const id = rows[0]?.id
    if (id === undefined) throw new Error('no change was stored')
    await record(tx, {
      actor: by.accountId,
      action: 'risk-rule.proposed',
      target: key,
      data: { change: id, reason, weakens: weak, value },
    })
    await tellHolders(tx, [RISK_RIGHT], 'risk-rule.proposed', { change: id, key, by: by.accountId, weakens: weak }, [
      by.accountId,
    ])
    // Switching it off needs nobody, and on only who is alone.
    if (setting) await giveChange(tx, { id, key, value, proposedBy: by.accountId }, by.accountId)
    await sql`SELECT pg_notify(${APPROVAL_CHANNEL}, '')`.execute(tx)
    return { id, inForce: setting }
  })
}

/**
 * Gives or refuses a change that somebody else proposed.
 * @throws DatelineError `not-found`, `approver-is-author`, `step-up-needed`
 */
export async function answerRiskChange(db: Db, by: Asker, id: string, answer: 'given' | 'refused'): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lock(tx, 'risk-change', id)
    const change = (await openRiskChanges(tx)).find((c) => c.id === id)
    if (!change) throw notFound('The change')
    if (answer === 'given') {
      if (change.proposedBy === by.accountId) {
        throw new DatelineError('approver-is-author', 403, 'You proposed this; somebody else decides.', {
          help: 'Ask another chief editor.',
        })
      }
      await requireStepUp(tx, by)
      await giveChange(tx, change, by.accountId)
    } else {
      await sql`
        INSERT INTO risk_change_answer (change_id, account_id, answer) VALUES (${id}, ${by.accountId}, 'refused')
      `.execute(tx)
      await record(tx, { actor: by.accountId, action: 'risk-rule.refused', target: change.key, data: { change: id } })
    }
    await sql`SELECT pg_notify(${APPROVAL_CHANNEL}, '')`.execute(tx)
  })
}

async function giveChange(
  tx: Tx,
  change: { readonly id: string; readonly key: string; readonly value: unknown; readonly proposedBy: string },
  by: string,
): Promise<void> {
  await sql`INSERT INTO risk_change_answer (change_id, account_id, answer) VALUES (${change.id}, ${by}, 'given')`.execute(
    tx,
  )
  await sql`
    INSERT INTO risk_rule (key, value, change_id, proposed_by, given_by)
    VALUES (${change.key}, ${JSON.stringify(change.value)}, ${change.id}, ${change.proposedBy}, ${by})
  `.execute(tx)
  await record(tx, {
    actor: by,
    action: 'risk-rule.changed',
    target: change.key,
    data: { change: change.id, value: change.value, proposedBy: change.proposedBy },
  })
}
