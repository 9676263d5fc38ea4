/** The shape of a risk rule, for whoever edits one. */
import { FORMS } from '@dateline/news'
import * as z from 'zod'

const hours = z
  .number()
  .min(0)
  .max(24 * 365)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const zone = z
  .string()
  .max(60)
  .refine(
    (name) => {
      try {
        return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
      } catch {
        return false
      }
    },
    { message: 'is not a time zone' },
  )
const word = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/[\p{L}\p{N}]/u, 'needs a letter')

const condition = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('kind'), kinds: z.array(z.string().max(40)).min(1).max(40) }),
  z.strictObject({ is: z.literal('form'), forms: z.array(z.enum(FORMS)).min(1) }),
  z.strictObject({
    is: z.literal('words'),
    words: z.record(z.string().regex(/^[a-z]{2,3}$/), z.array(word).max(500)),
  }),
  z.strictObject({ is: z.literal('older-than'), hours }),
  z.strictObject({ is: z.literal('together'), stories: z.int().min(2).max(1_000) }),
  z.strictObject({
    is: z.literal('pace'),
    releases: z.int().min(2).max(10_000),
    minutes: z.int().min(1).max(1_440),
  }),
  z.strictObject({ is: z.literal('new-device'), hours }),
  z.strictObject({ is: z.literal('new-account'), hours }),
  z.strictObject({
    is: z.literal('off-hours'),
    from: clock,
    till: clock,
    days: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
    zone: zone.optional(),
  }),
  z.strictObject({ is: z.literal('marked-account') }),
  z.strictObject({ is: z.literal('channel'), channels: z.array(z.string().max(40)).min(1).max(20) }),
])

export const riskRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.string().trim().min(1).max(80),
  why: z.string().trim().min(1).max(300),
  enabled: z.boolean(),
  when: z.array(condition).min(1).max(10),
  people: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  stepUp: z.boolean(),
  sourcing: z.boolean(),
  holdsMinutes: z.int().min(1).max(10_080),
})
