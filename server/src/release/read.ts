/**
 * What is public, as queries. Every one goes through `current_release`, so that effective_at decides everywhere.
 */
import type { PubStatus, ReleaseKind, StoryContent } from '@dateline/news'
import { type RawBuilder, sql } from 'kysely'
import { openContent, removedContent, SEALED, type SealedRow } from '../desk/index.ts'
import type { Queryable } from '../platform/index.ts'
import { searchConfig } from './version.ts'

/** A story in a list. */
export interface Listed {
  readonly storyId: string
  readonly publicId: string
  readonly guid: string
  readonly language: string
  readonly section: string
  readonly slug: string
  readonly headline: string
  readonly abstract: string | null
  readonly form: string
  readonly urgency: number
  readonly picture: {
    readonly src: string
    readonly alt: string
    readonly width?: number
    readonly height?: number
  } | null
  readonly kind: ReleaseKind
  readonly version: number
  readonly revision: number
  readonly releaseNo: number
  readonly firstAt: Date
  readonly listedAt: Date
  readonly updatedAt: Date
}

/** The last story of a list that was seen, as it stood then. */
export interface After {
  readonly listedAt: Date
  readonly publicId: string
}

/** Stories listed after one that was seen; when that is gone, those listed before its time. */
const beyond = ({ listedAt, publicId }: After) => sql`(e.listed_at, e.release_no) < (${listedAt}, coalesce((
  SELECT seen.release_no FROM story ss JOIN current_release seen ON seen.story_id = ss.id
  WHERE ss.public_id = ${publicId} AND seen.listed_at = ${listedAt}), 0))`

export interface ListFilter {
  readonly language: string
  readonly section?: string
  /** Directory entry, `<kind>/<key>`. */
  readonly concept?: string
  /** Listed in this half-open range. */
  readonly from?: Date
  readonly to?: Date
  /** Continue after this one: position of the last story seen. */
  readonly after?: After
  readonly limit: number
}

const COLUMNS = sql`
  e.story_id AS "storyId", s.public_id AS "publicId", s.guid, e.language, e.section, v.slug, v.headline, v.abstract, v.form,
  v.urgency, v.picture, e.kind, e.version, e.revision, e.release_no AS "releaseNo", e.first_at AS "firstAt",
  e.listed_at AS "listedAt", e.effective_at AS "updatedAt"`

const JOINS = sql`
  JOIN version v ON v.story_id = e.story_id AND v.version = e.version
  JOIN story s ON s.id = e.story_id`

/** Usable stories, newest first. */
export async function listStories(db: Queryable, filter: ListFilter): Promise<Listed[]> {
  const where: RawBuilder<unknown>[] = [sql`e.state = 'usable' AND e.listed`, sql`e.language = ${filter.language}`]
  if (filter.section !== undefined) where.push(sql`e.section = ${filter.section}`)
  if (filter.concept !== undefined) {
    where.push(sql`EXISTS (SELECT FROM version_concept c WHERE c.concept_id = ${filter.concept}
                           AND c.story_id = e.story_id AND c.version = e.version)`)
  }
  if (filter.from) where.push(sql`e.listed_at >= ${filter.from}`)
  if (filter.to) where.push(sql`e.listed_at < ${filter.to}`)
  if (filter.after) where.push(beyond(filter.after))
  const { rows } = await sql<Listed>`
    SELECT ${COLUMNS} FROM current_release e ${JOINS}
    WHERE ${sql.join(where, sql` AND `)}
    ORDER BY e.listed_at DESC, e.release_no DESC LIMIT ${filter.limit}
  `.execute(db)
  return rows
}

export interface SearchFilter {
  readonly language: string
  readonly query: string
  readonly after?: After
  readonly limit: number
}

/** Full-text search over what is public, newest first. The query language is PostgreSQL's websearch syntax. */
export async function searchStories(db: Queryable, filter: SearchFilter): Promise<Listed[]> {
  const config = searchConfig(filter.language)
  const after = filter.after ? sql`AND ${beyond(filter.after)}` : sql``
  const { rows } = await sql<Listed>`
    SELECT ${COLUMNS} FROM current_release e ${JOINS}
    WHERE e.state = 'usable' AND e.listed AND e.language = ${filter.language}
      AND v.search @@ (websearch_to_tsquery(${config}::regconfig, ${filter.query}) || websearch_to_tsquery('simple', ${filter.query}))
      ${after}
    ORDER BY e.listed_at DESC, e.release_no DESC LIMIT ${filter.limit}
  `.execute(db)
  return rows
}

/** One step in the public history of a story. */
export interface HistoryStep {
  readonly kind: ReleaseKind
  readonly revision: number
  readonly version: number
  readonly effectiveAt: Date
  /** Null also where a later step closed it: it could say again what was taken out. */
  readonly notice: string | null
  /** The step is about this version alone. */
  readonly about: number | null
  /** How the words of the step's version were closed since; null while they are open. */
  readonly closed: ReleaseKind | null
}

export interface PublicStory {
  readonly storyId: string
  readonly publicId: string
  readonly guid: string
  readonly translationGroup: string
  readonly state: PubStatus
  /** False when nothing of it was ever usable in public (withdrawn before its time): then it does not exist. */
  readonly everPublic: boolean
  readonly kind: ReleaseKind
  readonly notice: string | null
  /** False after a de-indexing: readable here, and nowhere linked. */
  readonly listed: boolean
  readonly content: StoryContent
  readonly slug: string
  readonly version: number
  readonly revision: number
  readonly releaseNo: number
  readonly firstAt: Date
  readonly listedAt: Date
  readonly updatedAt: Date
  readonly history: readonly HistoryStep[]
  /** Public stories that are translations of it. */
  readonly translations: readonly {
    readonly language: string
    readonly section: string
    readonly slug: string
    readonly publicId: string
    readonly headline: string
    readonly guid: string
  }[]
}

/** The story at a permanent address as the world may see it now; undefined when it has no public release yet. One query. */
export async function readPublicStory(db: Queryable, publicId: string): Promise<PublicStory | undefined> {
  const { rows } = await sql<
    SealedRow &
      Omit<PublicStory, 'content' | 'history'> & {
        language: string
        section: string
        form: string
        urgency: number
        history: (Omit<HistoryStep, 'effectiveAt'> & { effectiveAt: string })[]
      }
  >`
    SELECT e.story_id AS "storyId", s.public_id AS "publicId", s.guid, s.translation_group AS "translationGroup", e.state,
           EXISTS (SELECT FROM effective_release u WHERE u.story_id = e.story_id AND u.state = 'usable') AS "everPublic",
           e.kind, e.notice, e.listed, v.slug, v.language, v.section, v.form, v.urgency, ${SEALED}, e.version, e.revision,
           e.release_no AS "releaseNo",
           e.first_at AS "firstAt", e.listed_at AS "listedAt", e.effective_at AS "updatedAt",
           (SELECT jsonb_agg(jsonb_build_object('kind', h.kind, 'revision', h.revision, 'version', h.version,
                                                'effectiveAt', h.effective_at,
                                                'notice', CASE WHEN h.release_no >= a.no THEN h.notice END, 'about', h.about_version,
                                                'closed', (SELECT k.kind FROM closed_version k
                                                           WHERE k.story_id = h.story_id AND k.version = h.version
                                                             AND h.about_version IS NULL))
                             ORDER BY h.release_no)
            FROM effective_release h,
                 -- Notices from before a name left the story, or before all of it left, may say what must not be said.
                 (SELECT coalesce(max(x.release_no), 0) AS no FROM effective_release x
                  WHERE x.story_id = e.story_id AND x.kind IN ('anonymise', 'remove')) a
            WHERE h.story_id = e.story_id) AS history,
           coalesce((SELECT jsonb_agg(jsonb_build_object('language', t.language, 'section', t.section, 'slug', tv.slug,
                                                         'publicId', ts.public_id, 'headline', tv.headline, 'guid', ts.guid)
                                      ORDER BY t.language)
                     FROM story ts JOIN current_release t ON t.story_id = ts.id
                     JOIN version tv ON tv.story_id = t.story_id AND tv.version = t.version
                     WHERE ts.translation_group = s.translation_group AND ts.id <> s.id AND t.state = 'usable' AND t.listed), '[]') AS translations
    FROM story s
    JOIN current_release e ON e.story_id = s.id
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN sealed_content c ON c.candidate_id = v.candidate_id
    WHERE s.public_id = ${publicId}
  `.execute(db)
  const row = rows[0]
  if (!row) return undefined
  return {
    ...row,
    content: openContent(row) ?? removedContent(row),
    history: row.history.map((h) => ({ ...h, effectiveAt: new Date(h.effectiveAt) })),
  }
}
