/** Stories and their chains as the newsroom sees them: also what is not public yet, and what is public no longer. */
import type { Channel, PubStatus, ReleaseKind, StoryContent, Target } from '@dateline/news'
import { sql } from 'kysely'
import {
  contentRemoved,
  openContent,
  openDraftOf,
  prefixQuery,
  SEALED,
  type SealedRow,
  type Story,
  storyById,
} from '../desk/index.ts'
import { type Queryable, notFound } from '../platform/index.ts'
import { readStanding, type Standing } from './decide.ts'
import { searchConfig } from './version.ts'

export type StoryView = 'released' | 'scheduled' | 'killed'

export interface StoryFilter {
  /** Desks that whoever asks may read drafts of; absent: all. What is public is not narrowed, what waits is. */
  readonly desks?: readonly string[] | undefined
  readonly view: StoryView
  readonly section?: string
  readonly language?: string
  /** This urgent or more; 1 is highest. */
  readonly urgency?: number
  readonly form?: string
  readonly text?: string
  /** Time and number of the last one seen. */
  readonly after?: { readonly at: Date; readonly releaseNo: number }
  readonly limit: number
}

/** A released story in the newsroom's list. */
export interface ListedStory {
  readonly storyId: string
  readonly guid: string
  readonly publicId: string
  readonly language: string
  readonly section: string
  readonly slug: string
  readonly headline: string
  readonly slugline: string
  readonly abstract: string | null
  readonly form: string
  readonly urgency: number
  readonly kind: ReleaseKind
  readonly state: PubStatus
  readonly version: number
  readonly revision: number
  readonly releaseNo: number
  readonly effectiveAt: Date
  readonly firstAt: Date
  readonly releasedBy: string
  readonly notice: string | null
  /** The draft in which somebody is writing the next version. */
  readonly draftId: string | null
}

/** Released and killed stories, latest first; scheduled ones, soonest first. */
export async function listChains(db: Queryable, filter: StoryFilter): Promise<ListedStory[]> {
  const scheduled = filter.view === 'scheduled'
  const where = [
    scheduled
      ? // Still to come, and no decision since has overtaken it.
        sql`e.effective_at > dateline_now() AND NOT EXISTS (
              SELECT FROM release_event o WHERE o.story_id = e.story_id AND o.release_no > e.release_no)`
      : filter.view === 'killed'
        ? sql`e.state = 'canceled'`
        : sql`e.state IN ('usable', 'withheld')`,
  ]
  if (scheduled && filter.desks !== undefined) {
    where.push(sql`EXISTS (
      SELECT FROM draft d WHERE d.story_id = e.story_id AND d.desk = ANY (${[...filter.desks]}::text[]))`)
  }
  if (filter.section !== undefined) where.push(sql`e.section = ${filter.section}`)
  if (filter.language !== undefined) where.push(sql`e.language = ${filter.language}`)
  if (filter.urgency !== undefined) where.push(sql`v.urgency <= ${filter.urgency}`)
  if (filter.form !== undefined) where.push(sql`v.form = ${filter.form}`)
  const query = filter.text === undefined ? undefined : prefixQuery(filter.text)
  if (query !== undefined) {
    where.push(sql`v.search @@ (to_tsquery('simple', ${query})
                   || websearch_to_tsquery(${searchConfig(filter.language ?? 'en')}::regconfig, ${filter.text}))`)
  }
  if (filter.after) {
    const { at, releaseNo } = filter.after
    where.push(
      scheduled
        ? sql`(e.effective_at, e.release_no) > (${at}, ${releaseNo})`
        : sql`(e.effective_at, e.release_no) < (${at}, ${releaseNo})`,
    )
  }
  const { rows } = await sql<ListedStory>`
    SELECT e.story_id AS "storyId", s.guid, s.public_id AS "publicId", e.language, e.section, v.slug, v.headline, v.slugline,
           v.abstract, v.form, v.urgency, e.kind, e.state, e.version, e.revision, e.release_no AS "releaseNo",
           e.effective_at AS "effectiveAt", e.first_at AS "firstAt", e.released_by AS "releasedBy", e.notice,
           (SELECT d.id FROM draft d WHERE d.story_id = e.story_id AND d.stage IN ('incoming', 'working', 'frozen')) AS "draftId"
    FROM ${scheduled ? sql`release_event` : sql`standing_release`} e
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN story s ON s.id = e.story_id
    WHERE ${sql.join(where, sql` AND `)}
    ORDER BY ${scheduled ? sql`e.effective_at, e.release_no` : sql`e.effective_at DESC, e.release_no DESC`}
    LIMIT ${filter.limit}
  `.execute(db)
  return rows
}

export interface ChainVersion {
  readonly version: number
  readonly candidateId: string
  readonly headline: string
  readonly form: string
  readonly urgency: number
  readonly slug: string
  readonly digest: string
  readonly frozenAt: Date
  readonly frozenBy: string
  readonly storedAt: Date
  /** The decision that closed its words to the public; null while they are open. */
  readonly closed: ReleaseKind | null
}

export interface ChainEvent {
  readonly releaseNo: number
  readonly kind: ReleaseKind
  readonly state: PubStatus
  readonly version: number
  readonly revision: number
  readonly effectiveAt: Date
  readonly recordedAt: Date
  readonly releasedBy: string
  readonly notice: string | null
  readonly channels: readonly Channel[]
  readonly target: Target
  readonly aboutVersion: number | null
  readonly wireNote: string | null
  /** Of a kill: whether it said that the story was not ours; null for other releases. */
  readonly notOurs: boolean | null
}

/** Another language of the same story. */
export interface ChainTranslation {
  readonly storyId: string
  readonly language: string
  readonly headline: string
  /** What the world sees of it; `unreleased` while it is a draft. */
  readonly state: PubStatus | 'unreleased'
  readonly draftId: string | null
  /** Version of this story that it was made from, when it was made from this one. */
  readonly madeFrom: number | null
}

export interface Chain {
  readonly story: Story
  readonly standing: Standing
  readonly versions: readonly ChainVersion[]
  readonly events: readonly ChainEvent[]
  readonly translations: readonly ChainTranslation[]
  readonly draftId: string | undefined
}

/**
 * A story with everything that was ever decided about it, oldest first.
 * @throws DatelineError `not-found`
 */
export async function readChain(db: Queryable, storyId: string): Promise<Chain> {
  const story = await storyById(db, storyId)
  if (!story) throw notFound('The story')
  const { rows: versions } = await sql<ChainVersion>`
    SELECT v.version, v.candidate_id AS "candidateId", v.headline, v.form, v.urgency, v.slug, encode(c.digest, 'hex') AS digest,
           c.frozen_at AS "frozenAt", c.frozen_by AS "frozenBy", v.stored_at AS "storedAt",
           (SELECT k.kind FROM closed_version k WHERE k.story_id = v.story_id AND k.version = v.version) AS closed
    FROM version v JOIN candidate c ON c.id = v.candidate_id WHERE v.story_id = ${storyId} ORDER BY v.version
  `.execute(db)
  const { rows: events } = await sql<ChainEvent>`
    SELECT release_no AS "releaseNo", kind, state, version, revision, effective_at AS "effectiveAt",
           recorded_at AS "recordedAt", released_by AS "releasedBy", notice, channels, target,
           about_version AS "aboutVersion", wire_note AS "wireNote",
           (SELECT k.not_ours FROM kill_mark k WHERE k.event_id = release_event.id) AS "notOurs"
    FROM release_event WHERE story_id = ${storyId} ORDER BY revision
  `.execute(db)
  const { rows: translations } = await sql<ChainTranslation>`
    SELECT s.id AS "storyId", s.language, coalesce(v.headline, d.headline, '') AS headline,
           coalesce(e.state, 'unreleased') AS state, d.id AS "draftId",
           CASE WHEN v.made_from_guid = ${story.guid} THEN v.made_from_version END AS "madeFrom"
    FROM story s
    LEFT JOIN standing_release e ON e.story_id = s.id
    LEFT JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    LEFT JOIN draft d ON d.story_id = s.id AND d.stage IN ('incoming', 'working', 'frozen')
    WHERE s.translation_group = ${story.translationGroup} AND s.id <> ${storyId}
    ORDER BY s.language
  `.execute(db)
  return {
    story,
    standing: await readStanding(db, story),
    versions,
    events,
    translations,
    draftId: await openDraftOf(db, storyId),
  }
}

/**
 * The content of one version.
 * @throws DatelineError `not-found`, `content-removed`
 */
export async function readVersion(db: Queryable, storyId: string, version: number): Promise<StoryContent> {
  const { rows } = await sql<SealedRow>`
    SELECT ${SEALED} FROM version v JOIN sealed_content c ON c.candidate_id = v.candidate_id
    WHERE v.story_id = ${storyId} AND v.version = ${version}
  `.execute(db)
  const row = rows[0]
  if (!row) throw notFound(`Version ${version}`)
  const content = openContent(row)
  if (!content) throw contentRemoved(`Version ${version}`)
  return content
}
