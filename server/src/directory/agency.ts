import { bodySchema } from '@dateline/blocks'
import type { Block } from '@dateline/news'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Queryable } from '../platform/index.ts'
import { announceChange } from './concept.ts'

/** Who publishes. All words are per language. */
export interface Agency {
  readonly names: Readonly<Record<string, string>>
  readonly shortNames: Readonly<Record<string, string>>
  readonly mottos: Readonly<Record<string, string>>
  readonly about: Readonly<Record<string, readonly Block[]>>
  readonly contact: Readonly<Record<string, string>>
  /** SVG drawn with currentColor. */
  readonly emblem: string
}

const words = z.record(z.string(), z.string())
export const agencySchema = z.strictObject({
  names: words,
  shortNames: words,
  mottos: words,
  about: z.record(z.string(), bodySchema),
  contact: words,
  // Drawn into pages as markup, so only plain drawing is let through.
  emblem: z
    .string()
    .max(50_000)
    .refine(
      (svg) =>
        svg === '' ||
        (/^\s*<svg[\s>]/i.test(svg) && !/<script|\son[a-z]+\s*=|javascript:|<foreignObject|href\s*=|<!|<\?/i.test(svg)),
      {
        message: 'must be an <svg> without scripts, links or embedded documents',
      },
    ),
})

/** The agency; undefined until it has named itself. */
export async function readAgency(db: Queryable): Promise<Agency | undefined> {
  const { rows } = await sql<Agency>`
    SELECT names, short_names AS "shortNames", mottos, about, contact, emblem FROM agency
  `.execute(db)
  return rows[0]
}

/** @throws ZodError naming the wrong member */
export async function saveAgency(db: Queryable, input: Agency): Promise<void> {
  const a = agencySchema.parse(input)
  await sql`
    INSERT INTO agency (names, short_names, mottos, about, contact, emblem)
    VALUES (${JSON.stringify(a.names)}, ${JSON.stringify(a.shortNames)}, ${JSON.stringify(a.mottos)},
            ${JSON.stringify(a.about)}, ${JSON.stringify(a.contact)}, ${a.emblem})
    ON CONFLICT (single) DO UPDATE SET names = excluded.names, short_names = excluded.short_names, mottos = excluded.mottos,
      about = excluded.about, contact = excluded.contact, emblem = excluded.emblem, updated_at = dateline_now()
  `.execute(db)
  await announceChange(db)
}
