/**
 * The whole chain of a story, as a hold, kill or correction can aim at it: alert, urgent, leads, translations, the stories that
 * quote them and the packages that hold them; with what each channel shows of each now.
 */
import {
  type Channel,
  type PubStatus,
  RELEASE_TABLE,
  type ReleaseKind,
  stateAfter,
  type StoryState,
} from '@dateline/news'
import { sql } from 'kysely'
import type { Queryable } from '../platform/index.ts'
import type { LinkKind, StoryLink } from './links.ts'

/** How a story belongs to the chain: the one that was asked for, the same news, or copy that rests on it. */
export type ChainRole = 'root' | 'same-news' | 'quotes' | 'contains'

/** What a release went out with, on the wire. */
export interface WireReach {
  /** Last revision that anybody was offered. */
  readonly revision: number
  /** To how many subscribers. */
  readonly subscribers: number
  /** Subscribers that were offered any revision. */
  readonly ever: number
}

/** Channels on which a story stands now. */
export interface ChannelReach {
  readonly mail: number
  readonly push: number
}

export interface ChainStory {
  readonly storyId: string
  readonly guid: string
  readonly publicId: string
  readonly language: string
  readonly section: string
  readonly slug: string
  readonly form: string
  readonly headline: string
  readonly role: ChainRole
  /** The story in the chain that it hangs on, and how; null for the root. */
  readonly via: { readonly storyId: string; readonly kind: LinkKind } | null
  readonly state: StoryState
  readonly revision: number
  readonly version: number
  readonly channels: readonly Channel[]
  /** What its page shows now: `absent` when nothing is public. */
  readonly page: 'shown' | 'deindexed' | 'held' | 'gone' | 'absent'
  readonly feeds: 'listed' | 'tombstone' | 'absent'
  /** What a subscriber who reads it now is told; null when it never went to the wire. */
  readonly wireState: PubStatus | null
}

export interface ChainGraph {
  readonly root: string
  readonly stories: readonly ChainStory[]
  readonly links: readonly StoryLink[]
}

/** Larger chains are cut; the newsroom says so. */
export const MOST_IN_CHAIN = 200

/** The stories of a chain with how they belong to it, as a common table `member (id, role)`; needs the root's id. */
const members = (root: string) => sql`
  WITH RECURSIVE core (id) AS (
    SELECT ${root}::uuid
    UNION
    SELECT n.id FROM core c CROSS JOIN LATERAL (
      SELECT l.to_story AS id FROM story_link l WHERE l.from_story = c.id AND l.kind IN ('follows', 'translation-of')
      UNION ALL
      SELECT l.from_story FROM story_link l WHERE l.to_story = c.id AND l.kind IN ('follows', 'translation-of')
      UNION ALL
      SELECT t.id FROM story s JOIN story t ON t.translation_group = s.translation_group WHERE s.id = c.id
    ) n
  ),
  member AS (
    SELECT id, CASE WHEN id = ${root}::uuid THEN 'root' ELSE 'same-news' END AS role FROM core
    UNION ALL
    SELECT l.from_story, CASE WHEN bool_or(l.kind = 'quotes') THEN 'quotes' ELSE 'contains' END
    FROM story_link l JOIN core c ON c.id = l.to_story
    WHERE l.kind IN ('quotes', 'contains') AND NOT EXISTS (SELECT FROM core o WHERE o.id = l.from_story)
    GROUP BY l.from_story
  )`

/** The revision of each released story of a chain: what has to be the same when somebody acts on what they saw. */
export async function chainRevisions(db: Queryable, root: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; revision: number }>`
    ${members(root)}
    SELECT m.id, max(e.revision) AS revision FROM member m JOIN release_event e ON e.story_id = m.id GROUP BY m.id LIMIT ${MOST_IN_CHAIN + 1}
  `.execute(db)
  return new Map(rows.map((r) => [r.id, r.revision]))
}

interface Row {
  storyId: string
  guid: string
  publicId: string
  language: string
  section: string | null
  slug: string | null
  form: string
  headline: string
  role: ChainRole
  revision: number
  version: number
  standing: { kind: ReleaseKind; state: PubStatus; listed: boolean } | null
  site: { kind: ReleaseKind; state: PubStatus; listed: boolean; ever: boolean } | null
  wireState: PubStatus | null
  channels: Channel[] | null
}

/** Reads a chain; the root first, then the same news by language, then what rests on it. */
export async function readChainGraph(db: Queryable, root: string): Promise<ChainGraph> {
  const { rows } = await sql<Row>`
    ${members(root)}
    SELECT m.id AS "storyId", m.role, s.guid, s.public_id AS "publicId", s.language, v.section, v.slug,
           coalesce(v.form, d.form, 'report') AS form, coalesce(v.headline, d.headline, '') AS headline,
           coalesce(l.revision, 0) AS revision, coalesce(l.version, 0) AS version,
           (SELECT jsonb_build_object('kind', r.kind, 'state', r.state, 'listed', r.listed)
            FROM standing_release r WHERE r.story_id = m.id) AS standing,
           (SELECT jsonb_build_object('kind', r.kind, 'state', r.state, 'listed', r.listed, 'ever',
                     EXISTS (SELECT FROM effective_release u WHERE u.story_id = m.id AND u.state = 'usable'))
            FROM current_release r WHERE r.story_id = m.id) AS site,
           (SELECT r.state FROM wire_release r WHERE r.story_id = m.id) AS "wireState",
           (SELECT array_agg(DISTINCT one) FROM release_event h, unnest(h.channels) AS one WHERE h.story_id = m.id) AS channels
    FROM member m
    JOIN story s ON s.id = m.id
    LEFT JOIN LATERAL (
      SELECT e.revision, e.version FROM release_event e WHERE e.story_id = m.id ORDER BY e.release_no DESC LIMIT 1
    ) l ON true
    LEFT JOIN version v ON v.story_id = m.id AND v.version = l.version
    LEFT JOIN draft d ON d.story_id = m.id AND d.stage IN ('incoming', 'working', 'frozen')
    ORDER BY array_position(ARRAY['root', 'same-news', 'quotes', 'contains'], m.role), s.language, s.created_at, m.id
    LIMIT ${MOST_IN_CHAIN}
  `.execute(db)
  const ids = rows.map((r) => r.storyId)
  const { rows: links } = await sql<StoryLink>`
    SELECT from_story AS "from", to_story AS "to", kind, origin FROM story_link
    WHERE from_story = ANY (${ids}::uuid[]) AND to_story = ANY (${ids}::uuid[]) ORDER BY linked_at, from_story, to_story
  `.execute(db)
  return { root, links, stories: hang(root, rows, links) }
}

/** Hangs each story on the one through which it belongs to the chain, breadth first from the root. */
function hang(root: string, rows: readonly Row[], links: readonly StoryLink[]): ChainStory[] {
  const via = new Map<string, ChainStory['via']>([[root, null]])
  const queue = [root]
  const order: readonly LinkKind[] = ['follows', 'translation-of', 'quotes', 'contains']
  for (const at of queue) {
    for (const kind of order) {
      for (const link of links) {
        if (link.kind !== kind) continue
        const resting = kind === 'quotes' || kind === 'contains'
        const next = link.to === at ? link.from : link.from === at && !resting ? link.to : undefined
        if (next === undefined || via.has(next)) continue
        via.set(next, { storyId: at, kind })
        if (!resting) queue.push(next)
      }
    }
  }
  return rows.map(({ standing, site, channels, section, slug, wireState, ...row }) => ({
    ...row,
    section: section ?? '',
    slug: slug ?? '',
    // Without a link they share a group of translations alone.
    via: via.has(row.storyId) ? (via.get(row.storyId) ?? null) : { storyId: root, kind: 'translation-of' },
    state: row.revision === 0 ? 'unreleased' : stateAfter(standing ?? undefined),
    channels: channels ?? [],
    page: pageOf(site),
    feeds: feedsOf(site),
    wireState,
  }))
}

function pageOf(site: Row['site']): ChainStory['page'] {
  if (!site?.ever) return 'absent'
  if (site.state === 'usable') return site.listed ? 'shown' : 'deindexed'
  return site.state === 'withheld' ? 'held' : 'gone'
}

function feedsOf(site: Row['site']): ChainStory['feeds'] {
  if (!site?.ever) return 'absent'
  if (site.state === 'usable') return site.listed ? 'listed' : 'absent'
  return 'tombstone'
}

/** Why a story of a chain is not, or should not at once be, part of a notice. */
export type Unchosen = 'unreleased' | 'not-from-state' | 'rests-on-it'

/**
 * What a notice aimed at the chain does to one of its stories.
 * @returns the kind that its state allows, undefined where none does; whether it is chosen until the editor says otherwise
 */
export function forStory(
  kind: ReleaseKind,
  story: Pick<ChainStory, 'role' | 'state'>,
): { readonly kind?: ReleaseKind; readonly chosen: boolean; readonly why?: Unchosen } {
  if (story.state === 'unreleased') return { chosen: false, why: 'unreleased' }
  // What still waits for its time is withdrawn: it was never out to be killed.
  const fitting = RELEASE_TABLE[kind].from.includes(story.state)
    ? kind
    : kind === 'kill' && story.state === 'scheduled'
      ? 'withdraw'
      : undefined
  if (fitting === undefined) return { chosen: false, why: 'not-from-state' }
  // Copy that quotes it may be right in all the rest: somebody looks.
  if (story.role === 'quotes' || story.role === 'contains') return { kind: fitting, chosen: false, why: 'rests-on-it' }
  return { kind: fitting, chosen: true }
}
