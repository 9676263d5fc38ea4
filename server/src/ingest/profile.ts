/** Source profiles: what is known about a source before its first file is read. */
import type { SourceProfile } from '@dateline/formats'
import { sql } from 'kysely'
import * as z from 'zod'
import { invalid, notFound, type Queryable } from '../platform/index.ts'

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const profileSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'takes lower-case letters, digits and hyphens'),
  agency: z.string().min(1).max(200).optional(),
  zone: z.string().max(100).refine(isZone, 'is not an IANA time zone').optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a BCP 47 tag')
    .optional(),
  emptyEmbargo: z.enum(['hold', 'none']).optional(),
  sections: z.record(z.string().max(200), z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)).optional(),
})

/** @throws DatelineError `profile-invalid` naming the member */
export function parseProfile(value: unknown): SourceProfile {
  const parsed = profileSchema.safeParse(value)
  // exactOptionalPropertyTypes: zod types optional members as `| undefined`; strict parsing never yields them.
  if (parsed.success) return parsed.data as SourceProfile
  const issue = parsed.error.issues[0]
  throw invalid(
    'profile-invalid',
    `The source profile is not valid: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    {
      help: 'It is a JSON object with key, and agency, zone, language, emptyEmbargo, sections as far as they are known.',
    },
  )
}

/** Adds a profile or brings it up to date. */
export async function saveProfile(db: Queryable, profile: SourceProfile): Promise<void> {
  const { key } = parseProfile(profile)
  await sql`
    INSERT INTO source_profile (key, profile) VALUES (${key}, ${JSON.stringify(profile)})
    ON CONFLICT (key) DO UPDATE SET profile = excluded.profile, updated_at = dateline_now()
  `.execute(db)
}

/** @throws DatelineError `not-found` */
export async function readProfile(db: Queryable, key: string): Promise<SourceProfile> {
  const { rows } = await sql<{ profile: unknown }>`SELECT profile FROM source_profile WHERE key = ${key}`.execute(db)
  const row = rows[0]
  if (!row)
    throw notFound(`The source profile "${key}"`, { help: 'Give the path of a JSON file; it is kept under its key.' })
  return parseProfile(row.profile)
}

export async function listProfiles(db: Queryable): Promise<SourceProfile[]> {
  const { rows } = await sql<{ profile: unknown }>`SELECT profile FROM source_profile ORDER BY key`.execute(db)
  return rows.map((r) => parseProfile(r.profile))
}
