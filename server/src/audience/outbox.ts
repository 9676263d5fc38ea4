/**
 * What is owed to each channel. The release log is read once, by whichever node comes first, from a cursor that lives in the
 * database: nothing is owed twice, and nothing depends on a message. A release itself does no work for channels.
 */
import type { PubStatus, ReleaseKind } from '@dateline/news'
import { sql } from 'kysely'
import { type Db, lock } from '../platform/index.ts'
import { OUTBOX } from './channel.ts'

const BATCH = 500
/** Posts that one round sends at most. */
const ROUND = 20
/** A node that has not said what became of a post in this time is taken for dead. */
const LEASE = '30 seconds'

/** A post that this node has taken to send. */
export interface Claimed {
  readonly id: string
  readonly channelId: number
  readonly url: string
  readonly sealedKey: Buffer
  readonly releaseNo: number
  readonly storyId: string
  readonly attempts: number
}

/** Turns what was released since the cursor into posts that are due. @returns whether there are channels at all */
export async function collect(db: Db): Promise<boolean> {
  const any = await sql`SELECT FROM channel LIMIT 1`.execute(db)
  if (any.rows.length === 0) return false
  for (;;) if (!(await collectBatch(db))) return true
}

/** @returns whether there may be more */
function collectBatch(db: Db): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lock(tx, OUTBOX)
    // A channel takes what fits it; and everything about a story that it carried, also while it is switched off.
    const { rows } = await sql<{ read: number }>`
      WITH fresh AS MATERIALIZED (
        SELECT e.*, v.urgency FROM release_event e JOIN version v ON v.story_id = e.story_id AND v.version = e.version
        WHERE e.release_no > (SELECT release_no FROM channel_cursor) ORDER BY e.release_no LIMIT ${BATCH}
      ), owed AS (
        INSERT INTO channel_post (channel_id, release_no, story_id, rank, not_before, next_at)
        SELECT c.id, f.release_no, f.story_id, f.rank, f.effective_at, f.effective_at
        FROM fresh f CROSS JOIN channel c
        WHERE f.kind <> 'archive'
          -- Social gateways are pushed to.
          AND CASE c.kind WHEN 'mail' THEN 'mail' ELSE 'push' END = ANY (f.channels)
          AND (
            EXISTS (SELECT FROM channel_post p WHERE p.channel_id = c.id AND p.story_id = f.story_id)
            OR EXISTS (SELECT FROM fresh g WHERE g.story_id = f.story_id AND g.release_no < f.release_no)
            -- What may go to phones may go to social accounts: both reach people at once.
            OR (c.active AND f.state = 'usable' AND f.urgency <= c.urgency
                AND CASE c.kind WHEN 'social' THEN 'push' ELSE c.kind END = ANY (f.channels)
                AND (c.languages IS NULL OR f.language = ANY (c.languages) OR split_part(f.language, '-', 1) = ANY (c.languages))
                AND (c.sections IS NULL OR f.section = ANY (c.sections)))
          )
        ON CONFLICT (channel_id, release_no) DO NOTHING
      ), moved AS (
        UPDATE channel_cursor SET release_no = (SELECT max(release_no) FROM fresh)
        WHERE EXISTS (SELECT FROM fresh)
      )
      SELECT count(*)::integer AS read FROM fresh
    `.execute(tx)
    return (rows[0]?.read ?? 0) === BATCH
  })
}

/**
 * Takes posts whose time has come, the highest rank first, one a story and channel at a time and in the order of their
 * releases. What a later decision has overtaken is set aside unsent.
 */
export async function claim(db: Db): Promise<Claimed[]> {
  await sql`
    UPDATE channel_post p SET state = 'overtaken'
    WHERE p.state = 'due'
      AND (NOT EXISTS (SELECT FROM effective_event e WHERE e.release_no = p.release_no AND e.effective_at <= dateline_now())
           OR EXISTS (SELECT FROM channel_post l JOIN effective_event e ON e.release_no = l.release_no
                      WHERE l.channel_id = p.channel_id AND l.story_id = p.story_id AND l.release_no > p.release_no
                        AND l.not_before <= dateline_now()))
      AND p.not_before <= dateline_now()
  `.execute(db)
  // Skipping what others hold: two nodes take different posts.
  const { rows } = await sql<Claimed>`
    UPDATE channel_post p SET state = 'sending', attempts = p.attempts + 1, next_at = dateline_now() + ${LEASE}::interval
    FROM channel c
    WHERE c.id = p.channel_id AND p.id IN (
      SELECT q.id FROM channel_post q JOIN channel k ON k.id = q.channel_id
      WHERE q.state IN ('due', 'sending') AND q.next_at <= dateline_now() AND q.not_before <= dateline_now() AND k.active
        AND NOT EXISTS (SELECT FROM channel_post b WHERE b.channel_id = q.channel_id AND b.story_id = q.story_id
                        AND b.release_no < q.release_no AND b.state IN ('due', 'sending'))
      ORDER BY q.rank, q.release_no LIMIT ${ROUND} FOR UPDATE OF q SKIP LOCKED
    )
    RETURNING p.id, p.channel_id AS "channelId", c.url, c.sealed_key AS "sealedKey", p.release_no AS "releaseNo",
              p.story_id AS "storyId", p.attempts
  `.execute(db)
  return rows
}

/** The release of a post as it stands now, and what the channel has of the story. */
export interface Facts {
  readonly kind: ReleaseKind
  readonly guid: string
  readonly version: number
  /** Of the story now: what was overtaken a moment ago is not posted any more. */
  readonly state: PubStatus
  readonly current: boolean
  readonly effectiveAt: Date
  readonly language: string
  readonly section: string
  readonly urgency: number
  readonly headline: string
  readonly abstract: string | null
  readonly slug: string
  readonly publicId: string
  readonly notice: string | null
  /** It has a page. */
  readonly onSite: boolean
  /** Posts of the story that the receiver has, or may have; null where it gave no name. */
  readonly standing: readonly (string | null)[]
}

export async function factsOf(db: Db, post: Claimed): Promise<Facts> {
  const { rows } = await sql<Facts>`
    SELECT e.kind, s.guid, e.revision AS version, coalesce(now.state, e.state) AS state,
           now.release_no IS NOT DISTINCT FROM e.release_no AS current, e.effective_at AS "effectiveAt", e.language, e.section,
           v.urgency, v.headline, v.abstract, v.slug, s.public_id AS "publicId", e.notice, e.on_site AS "onSite",
           coalesce((SELECT json_agg(p.remote_id ORDER BY p.release_no) FROM channel_post p
                     WHERE p.channel_id = ${post.channelId} AND p.story_id = e.story_id AND p.release_no < e.release_no
                       AND (p.action IN ('post', 'replace') OR (p.state = 'failed' AND p.action IS DISTINCT FROM 'withdraw'))
                       AND NOT EXISTS (SELECT FROM channel_post w WHERE w.channel_id = p.channel_id AND w.story_id = p.story_id
                                       AND w.release_no > p.release_no AND w.state = 'sent' AND w.action = 'withdraw')),
                    '[]') AS standing
    FROM release_event e
    JOIN story s ON s.id = e.story_id
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    LEFT JOIN standing_release now ON now.story_id = e.story_id
    WHERE e.release_no = ${post.releaseNo}
  `.execute(db)
  const [facts] = rows
  if (!facts) throw new Error(`post ${post.id} has no release`)
  return facts
}

/** What a channel must do about a release; undefined when nothing. */
export function actionFor(
  facts: Pick<Facts, 'kind' | 'state' | 'standing'>,
): 'post' | 'replace' | 'withdraw' | undefined {
  const has = facts.standing.length > 0
  if (facts.state !== 'usable') return has ? 'withdraw' : undefined
  if (has) return facts.kind === 'repeat' ? undefined : 'replace'
  // A mend of what the channel never carried is no news to it.
  return facts.kind === 'refile' || facts.kind === 'repeat' ? undefined : 'post'
}

/** What became of a post. */
export type Outcome =
  | { readonly state: 'sent'; readonly action: 'post' | 'replace' | 'withdraw'; readonly remoteId: string | undefined }
  | { readonly state: 'overtaken' | 'needless' }
  | {
      readonly state: 'due'
      readonly action: 'post' | 'replace' | 'withdraw'
      readonly problem: string
      readonly delayMs: number
    }
  | { readonly state: 'failed'; readonly action: 'post' | 'replace' | 'withdraw'; readonly problem: string }

/** Writes what became of a post; nothing when another node took it over meanwhile. */
export async function settle(db: Db, post: Claimed, outcome: Outcome): Promise<void> {
  const { state } = outcome
  await sql`
    UPDATE channel_post SET state = ${state},
      action = coalesce(${'action' in outcome ? outcome.action : null}, action),
      remote_id = coalesce(${state === 'sent' ? (outcome.remoteId ?? null) : null}, remote_id),
      sent_at = CASE WHEN ${state} = 'sent' THEN dateline_now() ELSE sent_at END,
      problem = ${'problem' in outcome ? outcome.problem : null},
      next_at = CASE WHEN ${state} = 'due' THEN dateline_now() + make_interval(secs => ${state === 'due' ? outcome.delayMs / 1000 : 0}::double precision)
                     ELSE next_at END
    WHERE id = ${post.id} AND state = 'sending' AND attempts = ${post.attempts}
  `.execute(db)
}

/** Milliseconds until a post may be due; undefined when none waits. */
export async function untilNext(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ ms: number | null }>`
    SELECT (extract(epoch FROM min(greatest(p.next_at, p.not_before)) - dateline_now()) * 1000)::double precision AS ms
    FROM channel_post p JOIN channel c ON c.id = p.channel_id
    WHERE p.state IN ('due', 'sending') AND c.active
  `.execute(db)
  return rows[0]?.ms ?? undefined
}
