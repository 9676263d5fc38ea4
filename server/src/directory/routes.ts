/** The directory over HTTP, for those who write: sections to file under, and entries to mention. */
import { sql } from 'kysely'
import * as z from 'zod'
import type { Accounts } from '../accounts/index.ts'
import { type App, type Db, errorSchema, type Queryable } from '../platform/index.ts'
import { readAgency } from './agency.ts'
import { CONCEPT_KINDS, type ConceptKind, listConcepts, nameIn } from './concept.ts'
import { findMediaTopics, type MediaTopic, mediaTopic } from './media-topics.ts'

export interface DirectoryRoutes {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require'>
}

/** An entry as it is picked. */
export interface FoundConcept {
  readonly id: string
  readonly kind: ConceptKind
  readonly names: Readonly<Record<string, string>>
  readonly summaries: Readonly<Record<string, string>>
}

/**
 * Finds entries by the beginning of any word of any of their names, in any language; those that begin with it first.
 * @param text what was typed; empty for the first entries in the agency's order
 */
export async function findConcepts(
  db: Queryable,
  text: string,
  kinds: readonly ConceptKind[],
  limit: number,
): Promise<FoundConcept[]> {
  // LIKE's own signs are taken for what they are.
  const typed = text
    .normalize('NFC')
    .trim()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)
  const { rows } = await sql<FoundConcept>`
    SELECT c.id, c.kind, c.names, c.summaries
    FROM concept c
    CROSS JOIN LATERAL (
      SELECT min(CASE WHEN n.value ILIKE ${`${typed}%`} THEN 0 WHEN n.value ILIKE ${`% ${typed}%`} THEN 1 END) AS rank
      FROM jsonb_each_text(c.names) AS n
    ) hit
    WHERE c.kind = ANY (${[...kinds]}::text[]) AND hit.rank IS NOT NULL
    ORDER BY hit.rank, c.position, c.key
    LIMIT ${limit}
  `.execute(db)
  return rows
}

const languageSchema = z.string().max(35).default('en')
const foundSchema = z.object({
  uri: z.string().describe('As it stands in copy: `dateline:<kind>/<key>`.'),
  kind: z.enum(CONCEPT_KINDS),
  name: z.string().describe('In the language asked for, else in the first there is.'),
  summary: z.string(),
})
const directorySchema = z.object({ items: z.array(foundSchema) })
export type FoundAnswer = z.output<typeof foundSchema>

const topicSchema = z.object({
  uri: z.string(),
  qcode: z.string().describe('As in NewsML-G2: `medtop:` and the code.'),
  name: z.string().describe('In the language asked for, else in English.'),
  named: z.string().nullable().describe('The name in the language asked for; null where the IPTC gives none.'),
  broader: z.string().nullable().describe('Name of the topic above it.'),
})
const topicsSchema = z.object({ items: z.array(topicSchema) })
export type TopicAnswer = z.output<typeof topicSchema>

function topicAnswer({ uri, qcode, names, broader }: MediaTopic, language: string): TopicAnswer {
  const [base = 'en'] = language.split('-')
  const above = mediaTopic(broader)
  return {
    uri,
    qcode,
    name: names[base] ?? names['en'] ?? qcode,
    named: names[base] ?? null,
    broader: above ? (above.names[base] ?? above.names['en'] ?? null) : null,
  }
}

const settingSchema = z.object({
  sections: z.array(z.object({ key: z.string(), names: z.record(z.string(), z.string()) })),
  agency: z
    .object({ names: z.record(z.string(), z.string()), shortNames: z.record(z.string(), z.string()) })
    .nullable(),
})
export type SettingAnswer = z.output<typeof settingSchema>

export function registerDirectoryRoutes(app: App, { db, accounts }: DirectoryRoutes): void {
  app.get(
    '/api/newsroom/directory',
    {
      schema: {
        tags: ['newsroom'],
        summary: 'Directory entries by the beginning of their names',
        querystring: z.object({
          q: z.string().max(100).default(''),
          kinds: z
            .string()
            .default(CONCEPT_KINDS.join(','))
            .transform((s) => s.split(','))
            .pipe(z.array(z.enum(CONCEPT_KINDS)).min(1)),
          language: languageSchema,
          limit: z.coerce.number().int().min(1).max(50).default(12),
        }),
        response: { 200: directorySchema, '4xx': errorSchema },
      },
    },
    async (request) => {
      await accounts.require(request, 'draft:read')
      const { q, kinds, language, limit } = request.query
      const found = await findConcepts(db, q, kinds, limit)
      return {
        items: found.map((c) => ({
          uri: `dateline:${c.id}`,
          kind: c.kind,
          name: nameIn(c.names, language),
          summary: nameIn(c.summaries, language),
        })),
      }
    },
  )

  app.get(
    '/api/newsroom/media-topics',
    {
      schema: {
        tags: ['newsroom'],
        summary: 'IPTC Media Topics by the beginning of their names, or by their codes',
        querystring: z.object({
          q: z.string().max(100).default(''),
          uris: z
            .string()
            .max(10_000)
            .optional()
            .transform((s) => s?.split(','))
            .describe('Concept URIs or codes, comma-separated; q is not looked at.'),
          language: languageSchema,
          limit: z.coerce.number().int().min(1).max(50).default(8),
        }),
        response: { 200: topicsSchema, '4xx': errorSchema },
      },
    },
    async (request) => {
      await accounts.require(request, 'draft:read')
      const { q, uris, language, limit } = request.query
      const found = uris ? uris.flatMap((uri) => mediaTopic(uri) ?? []) : findMediaTopics(q, limit)
      return { items: found.map((topic) => topicAnswer(topic, language)) }
    },
  )

  app.get(
    '/api/newsroom/setting',
    {
      schema: {
        tags: ['newsroom'],
        summary: 'What every screen of the newsroom needs: the agency and its sections',
        response: { 200: settingSchema, '4xx': errorSchema },
      },
    },
    async (request) => {
      await accounts.require(request, 'draft:read')
      const [sections, agency] = await Promise.all([listConcepts(db, 'section'), readAgency(db)])
      return {
        sections: sections.map(({ key, names }) => ({ key, names: { ...names } })),
        agency: agency ? { names: { ...agency.names }, shortNames: { ...agency.shortNames } } : null,
      }
    },
  )
}
