/** What is known of the items of sources: the versions that came in, and the stories that were made of them. */
import { sql } from 'kysely'
import type { StoryState } from '@dateline/news'
import type { Queryable } from '../platform/index.ts'
import type { Known, KnownStory } from './judge.ts'
import { storable } from './raw.ts'

/** A version of a source's item, to be remembered. */
export interface SourceVersion {
  readonly guid: string
  readonly version: number
  readonly reading: number
  readonly contentDigest: string
  readonly published: Date | undefined
  readonly digest: string
  readonly place: string
  readonly storyId: string | undefined
}

/** Versions that came in before, by guid. */
export async function knownVersions(db: Queryable, guids: readonly string[]): Promise<Map<string, Known[]>> {
  if (guids.length === 0) return new Map()
  const { rows } = await sql<Known & { guid: string }>`
    SELECT guid, version, reading, encode(content_digest, 'hex') AS "contentDigest", published,
           encode(digest, 'hex') AS digest, place
    FROM source_version WHERE guid = ANY (${[...guids]}::text[])
  `.execute(db)
  return Map.groupBy(rows, (row) => row.guid)
}

/** Guids of what was read from these documents before, by digest and place; see `placeKey`. */
export async function guidsByPlace(db: Queryable, digests: readonly string[]): Promise<Map<string, string>> {
  if (digests.length === 0) return new Map()
  const { rows } = await sql<{ digest: string; place: string; guid: string }>`
    SELECT encode(v.digest, 'hex') AS digest, v.place, v.guid FROM source_version v
    WHERE v.digest = ANY (SELECT decode(d, 'hex') FROM unnest(${[...new Set(digests)]}::text[]) AS d)
  `.execute(db)
  return new Map(rows.map((r) => [placeKey(r.digest, r.place), r.guid]))
}

export const placeKey = (digest: string, place: string): string => `${digest} ${storable(place)}`

/** The stories that have these guids, and how they stand. */
export async function knownStories(db: Queryable, guids: readonly string[]): Promise<Map<string, KnownStory>> {
  if (guids.length === 0) return new Map()
  const { rows } = await sql<KnownStory & { guid: string; state: StoryState }>`
    SELECT s.guid, s.id AS "storyId", s.public_id AS "publicId", s.language,
           ARRAY(SELECT v.headline FROM version v WHERE v.story_id = s.id
                 UNION SELECT d.headline FROM draft d WHERE d.story_id = s.id) AS headlines,
           (SELECT d.id FROM draft d WHERE d.story_id = s.id AND d.stage IN ('incoming', 'working', 'frozen')) AS "openDraft",
           coalesce((SELECT CASE WHEN c.state <> 'usable' OR c.listed THEN c.state ELSE 'deindexed' END
                     FROM standing_release c WHERE c.story_id = s.id),
                    CASE WHEN EXISTS (SELECT FROM release_event e WHERE e.story_id = s.id) THEN 'scheduled'
                    ELSE 'unreleased' END) AS state
    FROM story s WHERE s.guid = ANY (${[...guids]}::text[])
  `.execute(db)
  return new Map(rows.map(({ guid, ...story }) => [guid, story]))
}

/** Remembers versions; the table's key refuses what another import has taken in meanwhile. */
export async function remember(db: Queryable, versions: readonly SourceVersion[]): Promise<void> {
  if (versions.length === 0) return
  const rows = versions
    .map((v) => ({
      guid: v.guid,
      version: v.version,
      reading: v.reading,
      content_digest: v.contentDigest,
      published: v.published?.toISOString() ?? null,
      digest: v.digest,
      place: storable(v.place),
      story_id: v.storyId ?? null,
    }))
    // In one order everywhere, so that two imports never wait for each other in a circle.
    .toSorted((a, b) => (a.guid < b.guid ? -1 : 1))
  await sql`
    INSERT INTO source_version (guid, version, reading, content_digest, published, digest, place, story_id)
    SELECT v.guid, v.version, v.reading, decode(v.content_digest, 'hex'), v.published, decode(v.digest, 'hex'), v.place,
           v.story_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v (
      guid text, version integer, reading integer, content_digest text, published timestamptz, digest text, place text,
      story_id uuid)
  `.execute(db)
}
