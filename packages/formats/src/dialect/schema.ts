/**
 * A dialect: how one agency bends the formats it sends in. Data only: what recognises it, its clock and language, its codes, and
 * where its fields sit. `readDialect` checks one that comes as JSON (in a source profile, in a file); those in `agencies/` are
 * checked by a test. Adding a dialect needs no code unless it wants a transform that transforms.ts does not have.
 */
import { EXCHANGE_FORMATS } from '@dateline/news'
import { z } from 'zod'
import { FormatError } from '../problem.ts'
import { PLACES, TARGETS } from './places.ts'
import { TRANSFORM_NAMES } from './transforms.ts'

/** A glob, compared without case against the whole value: `*` any characters, `?` one, `#` one digit. */
const pattern = z.string().min(1).max(200)
const patterns = z.union([pattern, z.array(pattern).min(1).max(100)])

const match = z
  .strictObject({
    format: z.enum(EXCHANGE_FORMATS).optional(),
    /** Provider as the document names it: ProviderId, nprov code, creator of a feed. */
    provider: patterns.optional(),
    /** Identifier of the item. */
    guid: patterns.optional(),
    /** Address of a catalog that the document names. */
    catalog: patterns.optional(),
    /** Service of an envelope, or the letters in front of a wire's number. */
    service: patterns.optional(),
    /** Sender of an envelope, or an ANPA selector. */
    sender: patterns.optional(),
    /** The header of a wire message, its lines joined by a line feed. */
    header: patterns.optional(),
  })
  .refine((value) => Object.keys(value).some((key) => key !== 'format'), 'a match needs more than a format')

const rule = z.strictObject({
  /** Where the value is: a place of places.ts, with a name or a role behind a colon (`property:BWKeywords/*`). */
  from: z.string().regex(new RegExp(`^(${PLACES.join('|')})(:.{1,120})?$`)),
  /** Only values that match. */
  when: patterns.optional(),
  /** Transforms, in order; one that gives nothing drops the value. */
  via: z.array(z.enum(TRANSFORM_NAMES)).max(6).optional(),
  /** Where it belongs: a target of places.ts, with a role or a name behind a colon. */
  to: z.string().regex(new RegExp(`^(${TARGETS.join('|')})(:.{1,120})?$`)),
  /** True: what was found stays where it was too. */
  keep: z.boolean().optional(),
  /** True: what the target had is replaced; otherwise it is added to, or left where only one can be. */
  replace: z.boolean().optional(),
  /** True: only where the target has nothing yet. */
  fill: z.boolean().optional(),
})

const subjectCode = z.string().regex(/^(\d{8})?$/)

export const dialectSchema = z.strictObject({
  /** Short name, used in source profiles. */
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  name: z.string().min(1).max(100),
  /** What recognises it: any of these. */
  match: z.array(match).max(40),
  /** Credit in datelines. */
  agency: z.string().max(60).optional(),
  /** IANA zone of times without one. */
  zone: z.string().max(60).optional(),
  /** BCP 47 tag of copy that does not say. */
  language: z.string().max(35).optional(),
  /** Character set of files without a declaration (../iptc-7901/charset.ts). */
  charset: z.string().max(30).optional(),
  /** Priority or urgency as sent, in lower case, to 1-9. */
  urgency: z.record(z.string(), z.number().int().min(1).max(9)).optional(),
  /** Category as sent to a Subject Code; empty for a category that names no subject. */
  categories: z.record(z.string(), subjectCode).optional(),
  /** Globs of sluglines or keywords to Subject Codes. */
  slugs: z.record(z.string(), subjectCode).optional(),
  rules: z.array(rule).max(100).optional(),
})

export type Dialect = z.infer<typeof dialectSchema>
export type DialectRule = z.infer<typeof rule>
export type DialectMatch = z.infer<typeof match>

/**
 * Checks a dialect that comes from outside.
 * @param value parsed JSON
 * @throws FormatError json-shape, with the place of the first fault
 */
export function readDialect(value: unknown): Dialect {
  const checked = dialectSchema.safeParse(value)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const place = `/${(issue?.path ?? []).join('/')}`
  throw new FormatError('json-shape', `not a dialect: ${issue?.message ?? 'unreadable'} at ${place}`, place)
}
