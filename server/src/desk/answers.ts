/** What the desk's routes take and give, as schemas; the newsroom app takes its types from here. */
import { storyContentSchema } from '@dateline/blocks'
import { FORMS } from '@dateline/news'
import * as z from 'zod'
import { PREPARED_KINDS } from './prepared.ts'

export const instant = z.iso.datetime()
export const languageSchema = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "en"')
export const sectionSchema = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9-]*$/, 'must be the key of a section')

/** A person by account id; `system`, `cli` and sources have their own names. */
export const personSchema = z.object({ id: z.string(), name: z.string() })

export const stageSchema = z.enum(['incoming', 'working', 'frozen', 'done', 'spiked'])

/** Prepared copy: what it waits for, and who has it open. */
export const preparedSchema = z.object({
  kind: z.enum(PREPARED_KINDS),
  occasion: z.string(),
  alternatives: z.string().nullable(),
  preparedBy: personSchema,
  preparedAt: instant,
  unlocked: z
    .object({ by: personSchema, happened: z.string(), source: z.string(), until: instant })
    .nullable()
    .describe('Null while it is locked.'),
})
export type PreparedAnswer = z.output<typeof preparedSchema>

const sentence = z.string().trim().min(3).max(1_000)
export const prepareSchema = z.object({
  kind: z.enum(PREPARED_KINDS),
  occasion: sentence.describe('What must have happened before it may be used.'),
  alternatives: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('Name that the versions of one outcome share; at most one of them is ever used.'),
})
export const unlockSchema = z.object({
  happened: sentence.describe('What happened.'),
  source: sentence.describe('How it is known.'),
})

export const draftSchema = z.object({
  id: z.uuid(),
  storyId: z.uuid(),
  guid: z.string(),
  publicId: z.string(),
  language: z.string(),
  desk: z.string(),
  stage: stageSchema,
  baseVersion: z.int().nullable().describe('Version it was opened from; null for a new story.'),
  headline: z.string(),
  slugline: z.string(),
  section: z.string(),
  urgency: z.int(),
  form: z.string(),
  createdAt: instant,
  createdBy: personSchema,
  updatedAt: instant,
  updatedBy: personSchema,
  prepared: preparedSchema.nullable().describe('Prepared copy, which is not released while it is locked.'),
})
export type DraftAnswer = z.output<typeof draftSchema>

export const listedDraftSchema = draftSchema.extend({ opening: z.string().describe('Beginning of its text.') })
export type ListedDraftAnswer = z.output<typeof listedDraftSchema>

export const draftListSchema = z.object({
  items: z.array(listedDraftSchema),
  next: z.string().nullable().describe('Put it into `after` for the next page; null when this is the last.'),
})
export type DraftListAnswer = z.output<typeof draftListSchema>

export const draftQuerySchema = z.object({
  stage: z
    .string()
    .default('incoming,working,frozen')
    .transform((s) => s.split(','))
    .pipe(z.array(stageSchema).min(1))
    .describe('Stages, comma-separated.'),
  desk: z.string().max(80).optional(),
  section: sectionSchema.optional(),
  language: languageSchema.optional(),
  urgency: z.coerce.number().int().min(1).max(9).optional().describe('This urgent or more (1 is highest).'),
  form: z.enum(FORMS).optional(),
  prepared: z
    .enum(['only', 'without'])
    .optional()
    .describe('Only prepared copy that was never released, or none of it.'),
  q: z.string().max(200).optional().describe('Words or their beginnings, in headline, slugline or text.'),
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const newDraftSchema = z.object({
  language: languageSchema,
  section: sectionSchema.default('general'),
  form: z.enum(FORMS).default('report'),
  urgency: z.int().min(1).max(9).default(5),
  desk: z.string().min(1).max(80).default('newsroom'),
})

export const madeDraftSchema = z.object({ draftId: z.uuid(), storyId: z.uuid() })
export type MadeDraftAnswer = z.output<typeof madeDraftSchema>

export const problemSchema = z.object({ field: z.string(), message: z.string() })

export const candidateSchema = z.object({
  id: z.uuid(),
  storyId: z.uuid(),
  digest: z.string().describe('SHA-256 of the canonical JSON (RFC 8785), hex.'),
  content: storyContentSchema,
  frozenAt: instant,
  frozenBy: personSchema,
  editsSince: z.int().describe('Edits made in the draft since; a release of the candidate does not hold them.'),
})
export type CandidateAnswer = z.output<typeof candidateSchema>

export const moveSchema = z.object({
  stage: z.enum(['incoming', 'working', 'spiked']).optional(),
  desk: z.string().min(1).max(80).optional(),
})
