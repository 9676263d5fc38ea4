/** What the routes of approvals and risk rules take and give; the newsroom app takes its types from here. */
import { CHANNELS, RELEASE_KINDS, TARGETS } from '@dateline/news'
import * as z from 'zod'
import { riskRuleSchema, sourcingSchema } from '../desk/index.ts'
import { differencesSchema, objectionSchema, releaseSchema } from './answers.ts'

const instant = z.iso.datetime()
const person = z.object({ id: z.string(), name: z.string() })
const people = z.array(person)
const needed = z.union([z.literal(1), z.literal(2), z.literal(3)])
const states = z.enum(['open', 'approved', 'used', 'voided', 'refused', 'overtaken', 'expired'])

const reason = z.object({
  rule: z.string(),
  name: z.string(),
  why: z.string(),
  people: needed,
  stepUp: z.boolean(),
  words: z.array(z.string()).optional(),
})

/** Releases of one step, as they would be asked for. */
export const stepSchema = z.object({
  releases: z
    .array(releaseSchema.omit({ emergency: true }).extend({ storyId: z.uuid() }))
    .min(1)
    .max(100),
})

export const approvalRequestSchema = stepSchema.extend({
  asked: z.array(z.uuid()).max(20).default([]).describe('Accounts that are asked; empty: whoever may approve it.'),
  sourcing: sourcingSchema.optional(),
  note: z.string().trim().max(2_000).optional(),
})

const summary = z.object({
  id: z.uuid(),
  digest: z.string().describe('Of the step; an answer names it, so that it is for exactly what was read.'),
  state: states,
  people: needed,
  stepUp: z.boolean(),
  requestedBy: person,
  requestedAt: instant,
  expiresAt: instant,
  asked: people,
  answers: z.array(
    z.object({ by: person, answer: z.enum(['given', 'refused']), reason: z.string().nullable(), at: instant }),
  ),
  seen: z.array(z.object({ by: person, toldAt: instant.nullable(), openedAt: instant.nullable() })),
  reasons: z.array(reason),
  note: z.string().nullable(),
})
export type ApprovalSummary = z.output<typeof summary>

export const needSchema = z.object({
  people: needed.describe('Who must answer for it, whoever releases it included.'),
  stepUp: z.boolean(),
  sourcing: z.boolean().describe('A request for approval must say how it is known.'),
  reasons: z.array(reason),
  have: people.describe('Whose approval counts.'),
  approvers: people.describe('Who could be asked.'),
  path: z.enum(['approved', 'alone', 'one-person', 'emergency']),
  approval: summary.nullable().describe('The last one asked for, of exactly this.'),
  objections: z.array(objectionSchema),
})
export type NeedAnswer = z.output<typeof needSchema>

export const askedSchema = z.object({ id: z.uuid(), told: people })

const itemHead = z.object({
  storyId: z.uuid(),
  kind: z.enum(RELEASE_KINDS),
  language: z.string(),
  headline: z.string(),
  form: z.string(),
})

export const approvalListSchema = z.object({
  now: instant,
  waiting: z.int().describe('How many wait for the person who asks.'),
  items: z.array(summary.extend({ items: z.array(itemHead) })),
})
export type ApprovalListAnswer = z.output<typeof approvalListSchema>

export const approvalListQuerySchema = z.object({ view: z.enum(['waiting', 'mine', 'all']).default('waiting') })

export const approvalSchema = summary.extend({
  now: instant,
  sourcing: sourcingSchema.nullable(),
  authors: people,
  mayAnswer: z.boolean(),
  mayRelease: z.boolean(),
  items: z.array(
    itemHead.extend({
      candidateId: z.uuid().nullable(),
      candidateDigest: z.string().nullable(),
      revision: z.int(),
      notice: z.string().nullable(),
      wire: z
        .object({ headline: z.string().nullable(), note: z.string().nullable() })
        .describe('What subscribers are told in place of the templates.'),
      target: z.enum(TARGETS),
      aboutVersion: z.int().nullable(),
      notBefore: instant.nullable(),
      channels: z.array(z.enum(CHANNELS)).nullable(),
      lines: z
        .array(z.object({ field: z.string(), text: z.string() }))
        .describe('Every word that would go out, or that the notice is about.'),
      differences: differencesSchema.nullable().describe('To what is public; null when nothing is.'),
    }),
  ),
})
export type ApprovalAnswerView = z.output<typeof approvalSchema>

export const answerSchema = z.object({
  answer: z.enum(['given', 'refused']),
  reason: z.string().trim().max(2_000).optional(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
})

export const draftApprovalSchema = z.object({
  approval: summary.nullable(),
  candidateId: z.uuid().nullable(),
  edits: z
    .object({
      groups: z.int().describe('Runs of typing by one person.'),
      added: z.int().describe('Characters.'),
      removed: z.int(),
      by: people,
    })
    .nullable()
    .describe('What was typed since, which nobody has approved.'),
})
export type DraftApprovalAnswer = z.output<typeof draftApprovalSchema>

export const controlsSchema = z.object({
  controls: z.array(
    z.object({
      releaseNo: z.int(),
      needed,
      people: needed,
      approvedBy: people,
      path: z.enum(['approved', 'alone', 'one-person', 'emergency', 'program']),
      emergencyReason: z.string().nullable(),
      reasons: z.array(reason),
    }),
  ),
})
export type ControlsAnswer = z.output<typeof controlsSchema>

export const risksSchema = z.object({
  rules: z.array(riskRuleSchema.extend({ changed: z.boolean() })),
  onePerson: z.boolean(),
  alone: z.boolean().describe('Nobody but the person who asks could approve anything.'),
  changes: z.array(
    z.object({
      id: z.uuid(),
      key: z.string(),
      value: z.union([riskRuleSchema, z.boolean()]),
      reason: z.string(),
      weakens: z.boolean(),
      proposedBy: person,
      proposedAt: instant,
    }),
  ),
})
export type RisksAnswer = z.output<typeof risksSchema>

export const riskChangeSchema = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  value: z.union([riskRuleSchema, z.boolean()]),
  reason: z.string().trim().min(3).max(1_000),
})
export const riskAnswerSchema = z.object({ answer: z.enum(['given', 'refused']) })
