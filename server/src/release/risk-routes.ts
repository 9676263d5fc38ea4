/** Risk rules over HTTP: read by whoever releases, changed by two. */
import { RISK_RULES, type RiskRule } from '@dateline/news'
import * as z from 'zod'
import type { Accounts } from '../accounts/index.ts'
import {
  answerRiskChange,
  openRiskChanges,
  otherApprovers,
  proposeRiskChange,
  readRisks,
  RISK_RIGHT,
} from '../desk/index.ts'
import { type App, type Db, errorSchema } from '../platform/index.ts'
import { riskAnswerSchema, riskChangeSchema, risksSchema } from './approval-answers.ts'
import { namer } from './approval-present.ts'

const tags = ['newsroom']
const failures = { '4xx': errorSchema }
type Shown = z.output<typeof risksSchema>

export function registerRiskRoutes(
  app: App,
  { db, accounts }: { readonly db: Db; readonly accounts: Pick<Accounts, 'require'> },
): void {
  app.get(
    '/api/newsroom/risks',
    {
      schema: {
        tags,
        summary: 'The risk rules in force, and changes that wait for a second person',
        response: { 200: risksSchema, ...failures },
      },
    },
    async (request): Promise<Shown> => {
      const account = await accounts.require(request, 'draft:read')
      const { rules, onePerson } = await readRisks(db)
      const changes = await openRiskChanges(db)
      const name = await namer(
        db,
        changes.map((c) => c.proposedBy),
      )
      return {
        rules: rules.map((rule) => ({ ...rule, changed: !RISK_RULES.includes(rule) })) as unknown as Shown['rules'],
        onePerson,
        alone: (await otherApprovers(db, account.id)).length === 0,
        changes: changes.map((c) => ({
          id: c.id,
          key: c.key,
          value: c.value as Shown['changes'][number]['value'],
          reason: c.reason,
          weakens: c.weakens,
          proposedBy: name(c.proposedBy),
          proposedAt: c.proposedAt.toISOString(),
        })),
      }
    },
  )

  app.post(
    '/api/newsroom/risks/changes',
    {
      schema: {
        tags,
        summary: 'Propose a change of a rule',
        body: riskChangeSchema,
        response: { 201: z.object({ id: z.uuid(), inForce: z.boolean() }), ...failures },
      },
    },
    async (request, reply) => {
      const { id, sessionId } = await accounts.require(request, RISK_RIGHT)
      const { key, value, reason } = request.body
      const done = await proposeRiskChange(
        db,
        { accountId: id, sessionId },
        { key, value: value as RiskRule | boolean, reason },
      )
      return reply.status(201).send(done)
    },
  )

  app.post(
    '/api/newsroom/risks/changes/:id/answer',
    {
      schema: {
        tags,
        summary: 'Give or refuse a change that somebody else proposed',
        params: z.object({ id: z.uuid() }),
        body: riskAnswerSchema,
        response: { 204: z.null(), ...failures },
      },
    },
    async (request, reply) => {
      const { id, sessionId } = await accounts.require(request, RISK_RIGHT)
      await answerRiskChange(db, { accountId: id, sessionId }, request.params.id, request.body.answer)
      return reply.status(204).send(null)
    },
  )
}
