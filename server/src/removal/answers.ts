/** What the removal routes take and give, as schemas; the newsroom app takes its types from here. */
import * as z from 'zod'

const instant = z.iso.datetime()
const person = z.object({ id: z.string(), name: z.string() })
const words = z.string().trim().min(3).max(2_000)

export const askSchema = z.object({
  storyId: z.uuid(),
  versions: z
    .array(z.int().positive())
    .min(1)
    .max(1_000)
    .optional()
    .describe('Earlier versions only. Absent: the story with everything of it.'),
  legalBasis: words.describe('The law and article that demand it.'),
  reason: words.describe('What readers and subscribers are told.'),
  reference: z.string().trim().min(1).max(200).optional().describe('File number, for the agency alone.'),
})

export const orderSchema = z.object({
  id: z.uuid(),
  state: z.enum(['open', 'expired', 'dropped', 'executed']),
  storyId: z.uuid(),
  guid: z.string(),
  publicId: z.string(),
  language: z.string(),
  headline: z.string().describe('Empty once the story is removed.'),
  versions: z.array(z.int()).nullable().describe('Null: the story with everything of it.'),
  legalBasis: z.string(),
  reason: z.string(),
  reference: z.string().nullable(),
  requestedBy: person,
  requestedAt: instant,
  expiresAt: instant,
  confirmedBy: person.nullable(),
  executedAt: instant.nullable(),
  droppedBy: person.nullable(),
  mayConfirm: z.boolean().describe('Whether you may be its second person.'),
})
export type OrderAnswer = z.output<typeof orderSchema>

export const orderListSchema = z.object({ items: z.array(orderSchema) })
