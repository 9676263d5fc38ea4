/** Stories with their full copy, for feeds, and the addresses of all of them, for sitemaps. */
import type { StoryContent } from '@dateline/news'
import { type RawBuilder, sql } from 'kysely'
import { openContent, SEALED, type SealedRow } from '../../desk/index.ts'
import type { Queryable } from '../../platform/index.ts'
import { entryJson } from './lists.ts'
import type { Entry } from './setting.ts'

export interface FullStory {
  readonly storyId: string
  readonly publicId: string
  readonly guid: string
  readonly language: string
  readonly section: string
  readonly slug: string
  readonly firstAt: Date
  readonly listedAt: Date
  readonly updatedAt: Date
  readonly content: StoryContent
}

export interface Removed {
  readonly guid: string
  readonly publicId: string
  readonly language: string
  readonly section: string
  readonly at: Date
  readonly notice: string | null
}

export interface FeedFilter {
  readonly language?: string
  readonly section?: string
  /** `<kind>/<key>` */
  readonly concept?: string
}

function matching(filter: FeedFilter): RawBuilder<unknown> {
  const where: RawBuilder<unknown>[] = [sql`true`]
  if (filter.language !== undefined) where.push(sql`e.language = ${filter.language}`)
  if (filter.section !== undefined) where.push(sql`e.section = ${filter.section}`)
  if (filter.concept !== undefined) {
    where.push(sql`EXISTS (SELECT FROM version_concept vc WHERE vc.concept_id = ${filter.concept}
                           AND vc.story_id = e.story_id AND vc.version = e.version)`)
  }
  return sql.join(where, sql` AND `)
}

/** Newest usable stories with their copy, newest first. */
export async function readFull(db: Queryable, filter: FeedFilter, limit: number): Promise<FullStory[]> {
  const { rows } = await sql<SealedRow & Omit<FullStory, 'content'>>`
    SELECT e.story_id AS "storyId", s.public_id AS "publicId", s.guid, e.language, e.section, v.slug, e.first_at AS "firstAt",
           e.listed_at AS "listedAt", e.effective_at AS "updatedAt", ${SEALED}
    FROM current_release e
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN sealed_content c ON c.candidate_id = v.candidate_id
    JOIN story s ON s.id = e.story_id
    WHERE e.state = 'usable' AND e.listed AND ${matching(filter)}
    ORDER BY e.listed_at DESC, e.release_no DESC LIMIT ${limit}
  `.execute(db)
  return rows.flatMap((row) => {
    const content = openContent(row)
    return content ? [{ ...row, content }] : []
  })
}

export interface FeedFrame {
  /** Stories taken back lately that had been public: readers of the feed must learn of it. */
  readonly removed: readonly Removed[]
  /** The directory entry that the feed is about, when it is about one. */
  readonly entry: Entry | undefined
}

/** What a feed needs beside its stories, in one query. */
export async function readFrame(db: Queryable, filter: FeedFilter, since: Date, limit: number): Promise<FeedFrame> {
  const { rows } = await sql<{ removed: (Omit<Removed, 'at'> & { at: string })[] | null; entry: Entry | null }>`
    SELECT (SELECT ${entryJson('c')} FROM concept c WHERE c.id = ${filter.concept ?? ''}) AS entry,
           (SELECT jsonb_agg(jsonb_build_object('guid', r.guid, 'publicId', r.public_id, 'language', r.language,
                                                'section', r.section, 'at', r.effective_at, 'notice', r.notice) ORDER BY r.effective_at DESC)
            FROM (SELECT s.guid, s.public_id, e.language, e.section, e.effective_at, e.notice
                  FROM current_release e JOIN story s ON s.id = e.story_id
                  WHERE e.state <> 'usable' AND e.effective_at >= ${since} AND ${matching(filter)}
                    AND EXISTS (SELECT FROM effective_release u WHERE u.story_id = e.story_id AND u.state = 'usable'
                                AND u.release_no < e.release_no)
                  ORDER BY e.effective_at DESC LIMIT ${limit}) r) AS removed
  `.execute(db)
  const row = rows[0]
  return { entry: row?.entry ?? undefined, removed: (row?.removed ?? []).map((r) => ({ ...r, at: new Date(r.at) })) }
}

export interface MapEntry {
  readonly language: string
  readonly section: string
  readonly slug: string
  readonly publicId: string
  readonly headline: string
  readonly firstAt: Date
  readonly updatedAt: Date
  /** Its public translations, itself not among them. */
  readonly translations: readonly {
    readonly language: string
    readonly section: string
    readonly slug: string
    readonly publicId: string
  }[]
}

/**
 * Addresses of usable stories, oldest first.
 * @param range half-open range of first publication
 */
export async function readAddresses(
  db: Queryable,
  language: string,
  range: { readonly from: Date; readonly to: Date },
  page: { readonly limit: number; readonly offset: number; readonly newestFirst?: boolean },
): Promise<MapEntry[]> {
  const order = page.newestFirst === true ? sql`e.first_at DESC, e.story_id` : sql`e.first_at, e.story_id`
  const { rows } = await sql<MapEntry>`
    SELECT e.language, e.section, v.slug, s.public_id AS "publicId", v.headline, e.first_at AS "firstAt", e.effective_at AS "updatedAt",
           coalesce((SELECT jsonb_agg(jsonb_build_object('language', t.language, 'section', t.section, 'slug', tv.slug,
                                                         'publicId', ts.public_id) ORDER BY t.language)
                     FROM story ts JOIN current_release t ON t.story_id = ts.id
                     JOIN version tv ON tv.story_id = t.story_id AND tv.version = t.version
                     WHERE ts.translation_group = s.translation_group AND ts.id <> s.id AND t.state = 'usable' AND t.listed), '[]') AS translations
    FROM current_release e
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN story s ON s.id = e.story_id
    WHERE e.state = 'usable' AND e.listed AND e.language = ${language} AND e.first_at >= ${range.from} AND e.first_at < ${range.to}
    ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset}
  `.execute(db)
  return rows
}

/** Months in which usable stories were first published, per edition. */
export async function readMonths(
  db: Queryable,
): Promise<{ language: string; month: string; stories: number; updatedAt: Date }[]> {
  const { rows } = await sql<{ language: string; month: string; stories: number; updatedAt: Date }>`
    SELECT e.language, to_char(e.first_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*)::int AS stories,
           max(e.effective_at) AS "updatedAt"
    FROM current_release e WHERE e.state = 'usable' AND e.listed GROUP BY 1, 2 ORDER BY 1, 2
  `.execute(db)
  return rows
}

/** Every directory entry with a page, for sitemaps. */
export async function readAllEntries(db: Queryable, limit: number): Promise<{ id: string; kind: string }[]> {
  const { rows } = await sql<{
    id: string
    kind: string
  }>`SELECT id, kind FROM concept ORDER BY kind, position, key LIMIT ${limit}`.execute(db)
  return rows
}
