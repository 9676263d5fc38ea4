/** How a thing is known, as whoever asks for approval states it and whoever approves reads it. */
import * as z from 'zod'

export const SOURCE_KINDS = [
  'official',
  'document',
  'witness',
  'correspondent',
  'agency',
  'organisation',
  'social-media',
  'other',
] as const

export const sourcingSchema = z.object({
  statement: z.string().trim().min(1).max(2_000).describe('Who says so, in words.'),
  independent: z.int().min(0).max(20).describe('How many sources say it independently of each other.'),
  seen: z
    .string()
    .trim()
    .max(2_000)
    .default('')
    .describe('What was seen or heard oneself: document, recording, place.'),
  sources: z
    .array(
      z.object({
        kind: z.enum(SOURCE_KINDS),
        named: z.boolean().describe('False: the source must not be named.'),
        name: z
          .string()
          .trim()
          .max(200)
          .default('')
          .describe('Name and office; for an unnamed one, what may be said of it.'),
        contact: z
          .string()
          .trim()
          .max(200)
          .default('')
          .describe('Where the approver can ask: telephone, address, page.'),
      }),
    )
    .min(1)
    .max(20),
})
export type Sourcing = z.output<typeof sourcingSchema>
