import { sql } from 'kysely'
import * as z from 'zod'
import { type Queryable, invalid } from '../platform/index.ts'

export const CONCEPT_KINDS = ['section', 'topic', 'project', 'body', 'person', 'place', 'event'] as const
export type ConceptKind = (typeof CONCEPT_KINDS)[number]

export const PREDICATES = [
  'member-of',
  'holds-office',
  'leads',
  'took-part-in',
  'part-of',
  'located-in',
  'hosts',
] as const
export type Predicate = (typeof PREDICATES)[number]

const texts = z.record(z.string(), z.string())
const conceptId = z.string().regex(/^(section|topic|project|body|person|place|event)\/[a-z0-9][a-z0-9-]{0,79}$/)

/** What is kept of an entry beside its names, by kind. All words are per language. */
export const detailsSchema = {
  section: z.strictObject({}),
  topic: z.strictObject({}),
  project: z.strictObject({ intro: texts.optional() }),
  body: z.strictObject({
    category: z.enum(['public', 'alliance', 'institution', 'company', 'party', 'club']).optional(),
    short: texts.optional(),
    founded: z.string().optional(),
    seat: conceptId.optional(),
    what: texts.optional(),
  }),
  person: z.strictObject({ born: z.string().optional(), office: texts.optional() }),
  place: z.strictObject({
    type: z.enum(['country', 'city', 'island', 'cape', 'water', 'region']).optional(),
    country: conceptId.optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
  }),
  event: z.strictObject({
    series: texts.optional(),
    ordinal: z.int().positive().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    where: conceptId.optional(),
  }),
} as const satisfies Record<ConceptKind, z.ZodType>

export type Details<K extends ConceptKind = ConceptKind> = z.output<(typeof detailsSchema)[K]>

export interface DirectoryConcept {
  readonly id: string
  readonly kind: ConceptKind
  readonly key: string
  readonly names: Readonly<Record<string, string>>
  readonly summaries: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, unknown>>
  readonly position: number
  readonly sameAs: readonly string[]
}

export interface ConceptInput {
  readonly kind: ConceptKind
  readonly key: string
  readonly names: Readonly<Record<string, string>>
  readonly summaries?: Readonly<Record<string, string>>
  readonly details?: Readonly<Record<string, unknown>>
  readonly position?: number
  readonly sameAs?: readonly string[]
}

/** Told when the directory changed, so that pages made from it are made again. */
export const DIRECTORY_CHANNEL = 'dateline_directory'

/** Tells every node, at commit. */
export async function announceChange(db: Queryable): Promise<void> {
  await sql`SELECT pg_notify(${DIRECTORY_CHANNEL}, '')`.execute(db)
}

const SELECT = sql`SELECT id, kind, key, names, summaries, details, position, same_as AS "sameAs" FROM concept`

/**
 * Adds directory entries or brings existing ones up to date.
 * @throws DatelineError `concept-invalid` naming entry and member
 */
export async function saveConcepts(db: Queryable, concepts: readonly ConceptInput[]): Promise<void> {
  for (const c of concepts) {
    const parsed = detailsSchema[c.kind].safeParse(c.details ?? {})
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      throw invalid(
        'concept-invalid',
        `${c.kind}/${c.key}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}.`,
      )
    }
  }
  if (concepts.length === 0) return
  const rows = concepts.map((c) => ({
    id: `${c.kind}/${c.key}`,
    kind: c.kind,
    key: c.key,
    names: c.names,
    summaries: c.summaries ?? {},
    details: c.details ?? {},
    position: c.position ?? 0,
    same_as: c.sameAs ?? [],
  }))
  await sql`
    INSERT INTO concept (id, kind, key, names, summaries, details, position, same_as)
    SELECT c.id, c.kind, c.key, c.names, c.summaries, c.details, c.position,
           ARRAY(SELECT jsonb_array_elements_text(c.same_as))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c (
      id text, kind text, key text, names jsonb, summaries jsonb, details jsonb, position integer, same_as jsonb)
    ON CONFLICT (id) DO UPDATE SET names = excluded.names, summaries = excluded.summaries, details = excluded.details,
      position = excluded.position, same_as = excluded.same_as, updated_at = dateline_now()
  `.execute(db)
  await announceChange(db)
}

/** Entries of one kind in the agency's order. */
export async function listConcepts(db: Queryable, kind: ConceptKind): Promise<DirectoryConcept[]> {
  const { rows } = await sql<DirectoryConcept>`${SELECT} WHERE kind = ${kind} ORDER BY position, key`.execute(db)
  return rows
}

/** Entries by id; the map holds those that exist. */
export async function conceptsById(db: Queryable, ids: readonly string[]): Promise<Map<string, DirectoryConcept>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<DirectoryConcept>`${SELECT} WHERE id = ANY (${[...ids]})`.execute(db)
  return new Map(rows.map((r) => [r.id, r]))
}

/** The name in a language, else in the first language the entry has. */
export function nameIn(names: Readonly<Record<string, string>>, language: string): string {
  return names[language] ?? names[language.split('-')[0] ?? ''] ?? Object.values(names)[0] ?? ''
}
