import type { Channel, PubStatus, ReleaseKind, Target } from '@dateline/news'
import type { Generated } from 'kysely'
import type { DeskTables } from '../desk/index.ts'

/** What a story occupied in lists: for caches, before and after a release. */
export interface Place {
  readonly language: string
  readonly section: string
  readonly listedAt: string
  /** Directory entries, `<kind>/<key>`. */
  readonly concepts: readonly string[]
}

export interface Touches {
  readonly translationGroup: string
  readonly publicId: string
  readonly before: Place | null
  readonly after: Place
}

export interface ReleaseEventRow {
  release_no: number
  id: string
  story_id: string
  version: number
  revision: number
  kind: ReleaseKind
  state: PubStatus
  rank: number
  effective_at: Date
  listed_at: Date
  first_at: Date
  language: string
  section: string
  notice: string | null
  released_by: string
  touches: Touches
  recorded_at: Date
  channels: readonly Channel[]
  on_site: boolean
  /** In lists, feeds, search and sitemaps. */
  listed: boolean
  target: Target
  about_version: number | null
  wire_headline: string | null
  wire_note: string | null
}

export type ReleaseTables = DeskTables & {
  version: {
    story_id: string
    version: number
    candidate_id: string
    language: string
    section: string
    headline: string
    slugline: string
    abstract: string | null
    form: string
    urgency: number
    slug: string
    picture: { src: string; alt: string; width?: number; height?: number } | null
    made_from_guid: string | null
    made_from_version: number | null
    stored_at: Generated<Date>
  }
  version_concept: { story_id: string; version: number; concept_id: string }
  release_event: ReleaseEventRow
  current_release: ReleaseEventRow
  standing_release: ReleaseEventRow
}
