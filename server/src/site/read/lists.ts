/** Lists that several parts of a page share one query for. Visibility is `current_release`, as everywhere. */
import type { ReleaseKind } from '@dateline/news'
import { type RawBuilder, sql } from 'kysely'
import type { Queryable } from '../../platform/index.ts'
import type { Listed } from '../../release/index.ts'
import type { Entry } from './setting.ts'

/** A listed story as it comes out of a JSON column. */
export type ListedJson = Omit<Listed, 'firstAt' | 'listedAt' | 'updatedAt'> & {
  firstAt: string
  listedAt: string
  updatedAt: string
}

export function revive(row: ListedJson): Listed {
  return {
    ...row,
    firstAt: new Date(row.firstAt),
    listedAt: new Date(row.listedAt),
    updatedAt: new Date(row.updatedAt),
  }
}

/** The columns of `Listed` as one JSON value; needs the aliases of JOINED. */
export const LISTED_JSON = sql`jsonb_build_object(
  'storyId', e.story_id, 'publicId', s.public_id, 'guid', s.guid, 'language', e.language, 'section', e.section, 'slug', v.slug,
  'headline', v.headline, 'abstract', v.abstract, 'form', v.form, 'urgency', v.urgency, 'picture', v.picture, 'kind', e.kind,
  'version', e.version, 'revision', e.revision, 'releaseNo', e.release_no, 'firstAt', e.first_at, 'listedAt', e.listed_at,
  'updatedAt', e.effective_at)`

export const JOINED = sql`current_release e
  JOIN version v ON v.story_id = e.story_id AND v.version = e.version
  JOIN story s ON s.id = e.story_id`

/** Newest usable stories of an edition as a JSON array. */
export function newestJson(
  language: string,
  limit: number,
  where: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  return sql`(SELECT coalesce(jsonb_agg(l.story ORDER BY l.listed_at DESC, l.release_no DESC), '[]')
    FROM (SELECT ${LISTED_JSON} AS story, e.listed_at, e.release_no FROM ${JOINED}
          WHERE e.state = 'usable' AND e.listed AND e.language = ${language} AND ${where}
          ORDER BY e.listed_at DESC, e.release_no DESC LIMIT ${limit}) l)`
}

/** Columns of `Entry` as one JSON value; needs the alias. */
export const entryJson = (alias: string): RawBuilder<unknown> => {
  const c = sql.ref(alias)
  return sql`jsonb_build_object('id', ${c}.id, 'kind', ${c}.kind, 'key', ${c}.key, 'names', ${c}.names,
    'summaries', ${c}.summaries, 'details', ${c}.details)`
}

export interface HomeLists {
  readonly latest: readonly Listed[]
  /** Section key to its newest stories. */
  readonly sections: ReadonlyMap<string, readonly Listed[]>
  /** Project id to its newest stories. */
  readonly projects: ReadonlyMap<string, readonly Listed[]>
  readonly bodies: readonly Entry[]
}

/** Everything on a home page in one query. */
export async function readHome(
  db: Queryable,
  language: string,
  take: { readonly latest: number; readonly perSection: number; readonly perProject: number; readonly bodies: number },
): Promise<HomeLists> {
  const inProject = sql`EXISTS (SELECT FROM version_concept vc WHERE vc.concept_id = c.id AND vc.story_id = e.story_id AND vc.version = e.version)`
  const { rows } = await sql<{
    latest: ListedJson[]
    sections: Record<string, ListedJson[]> | null
    projects: Record<string, ListedJson[]> | null
    bodies: Entry[] | null
  }>`
    SELECT ${newestJson(language, take.latest)} AS latest,
           (SELECT jsonb_object_agg(c.key, ${newestJson(language, take.perSection, sql`e.section = c.key`)})
            FROM concept c WHERE c.kind = 'section') AS sections,
           (SELECT jsonb_object_agg(c.id, ${newestJson(language, take.perProject, inProject)})
            FROM concept c WHERE c.kind = 'project') AS projects,
           (SELECT jsonb_agg(${entryJson('b')} ORDER BY b.position, b.key)
            FROM (SELECT * FROM concept WHERE kind = 'body' AND coalesce(details->>'category', 'public') = 'public'
                  ORDER BY position, key LIMIT ${take.bodies}) b) AS bodies
  `.execute(db)
  const row = rows[0]
  const lists = (by: Record<string, ListedJson[]> | null | undefined) =>
    new Map(Object.entries(by ?? {}).map(([key, list]) => [key, list.map(revive)]))
  return {
    latest: (row?.latest ?? []).map(revive),
    sections: lists(row?.sections),
    projects: lists(row?.projects),
    bodies: row?.bodies ?? [],
  }
}

/** What stands beside a story: the edition's newest, and the directory entries that the story names. */
export async function readBeside(
  db: Queryable,
  language: string,
  ids: readonly string[],
  limit: number,
): Promise<{ readonly recent: readonly Listed[]; readonly entries: ReadonlyMap<string, Entry> }> {
  const { rows } = await sql<{ recent: ListedJson[]; entries: Entry[] | null }>`
    SELECT ${newestJson(language, limit)} AS recent,
           (SELECT jsonb_agg(${entryJson('c')} ORDER BY c.position, c.key) FROM concept c WHERE c.id = ANY (${[...ids]})) AS entries
  `.execute(db)
  const row = rows[0]
  return { recent: (row?.recent ?? []).map(revive), entries: new Map((row?.entries ?? []).map((e) => [e.id, e])) }
}

/** The days around one on which the edition has stories, as instants of their nearest stories. */
export async function readNeighbourDays(
  db: Queryable,
  language: string,
  from: Date,
  to: Date,
): Promise<{ readonly before: Date | undefined; readonly after: Date | undefined }> {
  const { rows } = await sql<{ before: Date | null; after: Date | null }>`
    SELECT (SELECT e.listed_at FROM current_release e WHERE e.state = 'usable' AND e.listed AND e.language = ${language}
            AND e.listed_at < ${from} ORDER BY e.listed_at DESC LIMIT 1) AS before,
           (SELECT e.listed_at FROM current_release e WHERE e.state = 'usable' AND e.listed AND e.language = ${language}
            AND e.listed_at >= ${to} ORDER BY e.listed_at LIMIT 1) AS after
  `.execute(db)
  return { before: rows[0]?.before ?? undefined, after: rows[0]?.after ?? undefined }
}

/** A correction, or the end of a story, as the corrections page shows it. */
export interface PublicNotice {
  readonly storyId: string
  readonly publicId: string
  readonly language: string
  readonly section: string
  readonly slug: string
  /** Absent when the story is not to be read: its headline may be the harm. */
  readonly headline: string | null
  readonly kind: ReleaseKind
  readonly notice: string
  readonly revision: number
  readonly at: Date
}

/** What the agency has corrected or taken back in an edition, newest first. Of a story taken back only that is told. */
export async function readNotices(
  db: Queryable,
  language: string,
  limit: number,
  since?: Date,
): Promise<PublicNotice[]> {
  const recent = since === undefined ? sql`true` : sql`h.effective_at >= ${since}`
  const { rows } = await sql<PublicNotice>`
    SELECT h.story_id AS "storyId", s.public_id AS "publicId", h.language, h.section, v.slug,
           CASE WHEN e.state = 'usable' THEN v.headline END AS headline, h.kind, h.notice, h.revision, h.effective_at AS at
    FROM effective_release h
    JOIN current_release e ON e.story_id = h.story_id
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN story s ON s.id = h.story_id
    WHERE h.language = ${language} AND h.kind IN ('correct', 'hold', 'kill', 'withdraw', 'remove') AND h.notice IS NOT NULL
      AND ${recent}
      -- A story that left the lists is not linked from here, and no notice from before a name left a story is told again.
      AND (e.state = 'usable' AND e.listed AND h.kind = 'correct'
           AND NOT EXISTS (SELECT FROM effective_release x WHERE x.story_id = h.story_id AND x.kind = 'anonymise'
                           AND x.release_no > h.release_no)
           OR e.state <> 'usable' AND h.release_no = e.release_no)
      AND EXISTS (SELECT FROM effective_release u WHERE u.story_id = h.story_id AND u.state = 'usable' AND u.release_no < h.release_no)
    ORDER BY h.effective_at DESC, h.release_no DESC LIMIT ${limit}
  `.execute(db)
  return rows
}
