/** What the routes of release take and give, as schemas; the newsroom app takes its types from here. */
import { CHANNELS, FORMS, PUB_STATUSES, RELEASE_KINDS, STORY_STATES, TARGETS, TRANSMITS } from '@dateline/news'
import * as z from 'zod'

const instant = z.iso.datetime()
const person = z.object({ id: z.string(), name: z.string() })
const kind = z.enum(RELEASE_KINDS)

export const storyQuerySchema = z.object({
  view: z.enum(['released', 'scheduled', 'killed']).default('released'),
  section: z.string().max(64).optional(),
  language: z.string().max(35).optional(),
  urgency: z.coerce.number().int().min(1).max(9).optional().describe('This urgent or more (1 is highest).'),
  form: z.enum(FORMS).optional(),
  q: z.string().max(200).optional().describe('Words or their beginnings.'),
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const listedStorySchema = z.object({
  storyId: z.uuid(),
  guid: z.string(),
  publicId: z.string(),
  language: z.string(),
  section: z.string(),
  slug: z.string(),
  headline: z.string(),
  slugline: z.string(),
  abstract: z.string().nullable(),
  form: z.string(),
  urgency: z.int(),
  kind,
  state: z.enum(PUB_STATUSES),
  version: z.int(),
  revision: z.int(),
  releaseNo: z.int(),
  effectiveAt: instant,
  firstAt: instant,
  releasedBy: person,
  notice: z.string().nullable(),
  draftId: z.uuid().nullable(),
})
export type ListedStoryAnswer = z.output<typeof listedStorySchema>

export const storyListSchema = z.object({ items: z.array(listedStorySchema), next: z.string().nullable() })
export type StoryListAnswer = z.output<typeof storyListSchema>

export const chainSchema = z.object({
  story: z.object({
    id: z.uuid(),
    guid: z.string(),
    publicId: z.string(),
    language: z.string(),
    translationGroup: z.uuid(),
  }),
  state: z.enum(STORY_STATES),
  revision: z.int().describe('Send it with a release: the release is refused when the story has moved on.'),
  path: z.string().nullable().describe('Permanent address; null before the first release.'),
  allowed: z.array(kind).describe('Kinds the state allows and the account has the right to.'),
  channels: z
    .object({ story: z.array(z.enum(CHANNELS)), may: z.array(z.enum(CHANNELS)) })
    .describe('Where any version went, and where the account may release to.'),
  draftId: z.uuid().nullable(),
  versions: z.array(
    z.object({
      version: z.int(),
      candidateId: z.uuid(),
      headline: z.string(),
      form: z.string(),
      urgency: z.int(),
      digest: z.string(),
      frozenAt: instant,
      frozenBy: person,
      storedAt: instant,
      closed: kind.nullable().describe('The decision that closed the words of this version to the public.'),
    }),
  ),
  events: z.array(
    z.object({
      releaseNo: z.int(),
      kind,
      state: z.enum(PUB_STATUSES),
      version: z.int(),
      revision: z.int(),
      effectiveAt: instant,
      recordedAt: instant,
      releasedBy: person,
      notice: z.string().nullable(),
      channels: z.array(z.enum(CHANNELS)),
      target: z.enum(TARGETS),
      aboutVersion: z.int().nullable(),
      notOurs: z.boolean().nullable().describe('Of a kill: whether it said that the story was not ours.'),
      wireNote: z.string().nullable(),
    }),
  ),
  translations: z.array(
    z.object({
      storyId: z.uuid(),
      language: z.string(),
      headline: z.string(),
      state: z.enum(['unreleased', ...PUB_STATUSES]),
      draftId: z.uuid().nullable(),
      madeFrom: z.int().nullable(),
    }),
  ),
})
export type ChainAnswer = z.output<typeof chainSchema>

const part = z.object({ is: z.enum(['same', 'added', 'removed']), text: z.string() })
export const differencesSchema = z.object({
  fields: z.array(z.object({ field: z.string(), parts: z.array(part) })),
  blocks: z.array(
    z.object({
      is: z.enum(['same', 'changed', 'restyled', 'added', 'removed']),
      type: z.string(),
      parts: z.array(part),
    }),
  ),
})
export type DifferencesAnswer = z.output<typeof differencesSchema>

export const differencesQuerySchema = z.object({
  from: z.coerce.number().int().positive().describe('Older version.'),
  to: z.coerce.number().int().positive().optional().describe('Newer version.'),
  candidate: z.uuid().optional().describe('Instead of `to`: a frozen candidate.'),
})

const wireWords = z.object({ headline: z.string().max(200).optional(), note: z.string().max(8_000).optional() })

export const releaseSchema = z.object({
  kind,
  candidateId: z.uuid().optional(),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('Digest of the candidate that was read; required with a candidate.'),
  effectiveAt: z.iso.datetime({ offset: true }).optional().describe('Not before this instant.'),
  reason: z
    .string()
    .max(4_000)
    .optional()
    .describe('Why, for the templates; absent: the notice. Without a notice, readers are told what is drawn from it.'),
  notice: z
    .string()
    .max(4_000)
    .optional()
    .describe('What readers are told, and the reason that subscribers are given.'),
  wire: wireWords.optional().describe('What subscribers are told; absent: drawn from the templates.'),
  channels: z
    .array(z.enum(CHANNELS))
    .min(1)
    .optional()
    .describe(
      'Where it goes. Absent: where the story went, or everywhere, as far as the account may. A notice goes wherever any version went.',
    ),
  notOurs: z
    .boolean()
    .default(false)
    .describe(
      'With a kill: it was never ours. Freezes the account that released it, and its sessions, in the same step.',
    ),
  target: z.enum(TARGETS).default('story').describe('What a notice is about.'),
  aboutVersion: z.int().positive().optional().describe('The earlier version that a notice about one version is about.'),
  expectedRevision: z.int().min(0).describe('Revision of the story that was looked at.'),
  stories: z
    .array(
      z.object({
        storyId: z.uuid(),
        revision: z.int().positive(),
        chosen: z.boolean(),
        notice: z.string().max(4_000).optional(),
        wire: wireWords.optional(),
      }),
    )
    .max(500)
    .optional()
    .describe('The released stories of the chain that were looked at, when the notice is aimed at the chain.'),
  emergency: z
    .object({ reason: z.string().trim().min(1).max(1_000) })
    .optional()
    .describe('Goes through without the second person, with a passkey; every editor is called.'),
})

export const planRequestSchema = releaseSchema
  .omit({ expectedRevision: true, digest: true, stories: true, emergency: true })
  .extend({ stories: z.array(z.uuid()).max(500).optional().describe('Other stories of the chain that are chosen.') })

export const objectionSchema = z.object({
  code: z.string(),
  message: z.string(),
  help: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
})

export const planSchema = z.object({
  kind,
  now: instant,
  effectiveAt: instant,
  scheduled: z.boolean(),
  state: z.enum(PUB_STATUSES),
  version: z.int(),
  revision: z.int().describe('Number the release would get in its chain.'),
  rank: z.int(),
  language: z.string(),
  section: z.string(),
  headline: z.string(),
  embargo: z
    .object({ until: z.string().nullable(), note: z.string().optional(), transmit: z.enum(TRANSMITS).optional() })
    .nullable(),
  path: z.string().describe('Permanent address.'),
  pages: z.array(z.string()),
  feeds: z.array(z.string()),
  wire: z.boolean(),
  channels: z.array(z.enum(CHANNELS)),
  target: z.enum(TARGETS),
  subscribers: z.int().describe('Subscribers the wire would offer it to.'),
  ahead: z
    .array(z.object({ name: z.string(), sealed: z.boolean() }))
    .describe('Subscribers that have the copy before its time, in plain or sealed.'),
  notice: z.enum(['required', 'optional', 'none']),
  replaces: z
    .array(z.object({ kind, effectiveAt: instant }))
    .describe('Scheduled releases of the story that this one overtakes for good.'),
  publicTranslations: z.array(z.object({ language: z.string(), headline: z.string(), storyId: z.uuid() })),
  others: z
    .array(
      z.object({
        storyId: z.uuid(),
        kind,
        state: z.enum(PUB_STATUSES),
        language: z.string(),
        headline: z.string(),
        path: z.string(),
        wire: z.boolean(),
        subscribers: z.int(),
      }),
    )
    .describe('What happens to other stories of the chain in the same step.'),
  objections: z
    .array(objectionSchema)
    .describe('What still stands in the way of the release; empty when it would happen.'),
})
export type PlanAnswer = z.output<typeof planSchema>

export const releasedSchema = z.object({
  releaseNo: z.int(),
  kind,
  state: z.enum(PUB_STATUSES),
  version: z.int(),
  revision: z.int(),
  effectiveAt: instant,
  path: z.string(),
  others: z
    .array(z.object({ storyId: z.uuid(), releaseNo: z.int(), kind, state: z.enum(PUB_STATUSES), revision: z.int() }))
    .describe('Other stories of the chain, released in the same step.'),
})
export type ReleasedAnswer = z.output<typeof releasedSchema>

export const openedDraftSchema = z.object({
  draftId: z.uuid(),
  storyId: z.uuid(),
  existing: z.boolean().describe('Somebody had it open already: you are in the same draft.'),
})
export type OpenedDraftAnswer = z.output<typeof openedDraftSchema>
