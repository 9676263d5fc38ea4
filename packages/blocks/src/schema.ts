/** Schemas that parse stored or incoming content into the news model: unknown in, typed out. */
import { FORMS, type StoryContent, TRANSMITS } from '@dateline/news'
import * as z from 'zod'

const text = z.string().max(100_000)
const short = z.string().max(1_000)
/** RFC 3339 with a zone: an instant without a zone is never guessed at. */
export const instantSchema = z.iso.datetime({ offset: true })

export const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({ type: z.literal('em') }),
  z.strictObject({ type: z.literal('link'), href: z.string().max(2_048) }),
  z.strictObject({ type: z.literal('sourcing') }),
  z.strictObject({ type: z.literal('mention'), uri: short }),
])
export const spanSchema = z.strictObject({ text, marks: z.array(markSchema).max(8).optional() })
const spans = z.array(spanSchema).max(2_000)

export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), spans }),
  z.strictObject({ type: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), spans }),
  z.strictObject({ type: z.literal('quote'), paragraphs: z.array(spans), attribution: short.optional() }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(spans) }),
  z.strictObject({
    type: z.literal('picture'),
    src: z.string().max(2_048),
    alt: short,
    caption: text.optional(),
    credit: short.optional(),
    width: z.int().positive().optional(),
    height: z.int().positive().optional(),
  }),
  z.strictObject({
    type: z.literal('table'),
    caption: short.optional(),
    header: z.array(spans),
    rows: z.array(z.array(spans)),
  }),
  z.strictObject({ type: z.literal('preformatted'), text: z.string().max(1_000_000) }),
])
export const bodySchema = z.array(blockSchema).max(5_000)

export const conceptSchema = z.strictObject({
  uri: short,
  name: short.optional(),
  role: z.enum(['subject', 'service', 'genre', 'place', 'person', 'body', 'event', 'project']).optional(),
  qcode: short.optional(),
  type: short.optional(),
})

export const datelineSchema = z.strictObject({
  place: short,
  placeUri: short.optional(),
  date: z.iso.date(),
  source: short,
  text: short.optional(),
})

export const urgencySchema = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
  z.literal(8),
  z.literal(9),
])

/** The content of a version; see StoryContent. Refuses unknown members, so that nothing unread is released. */
export const storyContentSchema = z.strictObject({
  model: z.literal(1),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  form: z.enum(FORMS),
  headline: z.string().min(1).max(500),
  slugline: z.string().max(200),
  abstract: z.string().max(4_000).optional(),
  byline: z
    .strictObject({
      text: short,
      people: z.array(z.strictObject({ name: short, role: short.optional(), uri: short.optional() })).optional(),
    })
    .optional(),
  dateline: datelineSchema.optional(),
  section: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  urgency: urgencySchema,
  subjects: z.array(conceptSchema).max(500),
  body: bodySchema,
  edNote: z.string().max(10_000).optional(),
  usageTerms: z.string().max(10_000).optional(),
  embargo: z
    .strictObject({
      until: instantSchema.nullable(),
      note: short.optional(),
      transmit: z.enum(TRANSMITS).optional(),
    })
    .optional(),
  source: z
    .strictObject({
      agency: short.optional(),
      guid: z.string().max(2_048).optional(),
      version: short.optional(),
      firstCreated: short.optional(),
      versionCreated: short.optional(),
      captured: short.optional(),
      urgency: short.optional(),
    })
    .optional(),
  translationOf: z.strictObject({ guid: z.string().max(2_048), version: z.int().positive() }).optional(),
  follows: z.array(z.string().min(1).max(2_048)).max(50).optional(),
})

// The schema and the model must not drift apart: both directions are checked at compile time.
const _modelFromSchema = (parsed: z.output<typeof storyContentSchema>): StoryContentLoose => parsed
type StoryContentLoose = { [K in keyof StoryContent]: unknown } & { model: 1 }
void _modelFromSchema

/**
 * @returns the content, typed
 * @throws ZodError whose issues name each wrong member
 */
export function parseStoryContent(value: unknown): StoryContent {
  // exactOptionalPropertyTypes: zod types optional members as `| undefined`; strict parsing never yields them.
  return storyContentSchema.parse(value) as StoryContent
}
