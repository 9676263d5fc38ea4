/**
 * What a kill means for the account that had released what is killed: "not ours" freezes it in the same transaction, any
 * other kill marks it, so that its next release needs a second person. And what a frozen account has left waiting.
 */
import { sql } from 'kysely'
import { freezeAccount, markForSecondPerson, record, tell, tellHolders } from '../accounts/index.ts'
import type { Db, Queryable, Tx } from '../platform/index.ts'
import { readStanding } from './decide.ts'
import type { Participant, PendingEvent, ReleaseRequest } from './proposal.ts'
import type { Releases } from './release.ts'

interface Killed {
  readonly eventId: string
  readonly storyId: string
  readonly headline: string
  /** Whoever first released the killed version: an account's id, or a program. */
  readonly releasedBy: string
  /** The account's name; null for a program. */
  readonly name: string | null
}

/** Takes part in every release; does something in kills alone. */
export const killMarks: Participant = {
  name: 'kill-marks',
  async inTransaction(tx, events) {
    const kills = events.filter((e) => e.kind === 'kill')
    if (kills.length === 0) return
    const killed = new Map((await readKilled(tx, kills)).map((k) => [k.eventId, k]))
    for (const kill of kills) {
      const what = killed.get(kill.id)
      if (what) await mark(tx, kill, what)
    }
  },
}

async function readKilled(tx: Tx, kills: readonly PendingEvent[]): Promise<Killed[]> {
  const rows = kills.map((k) => ({ id: k.id, story: k.storyId, version: k.aboutVersion ?? k.version }))
  const { rows: killed } = await sql<Killed>`
    SELECT k.id AS "eventId", k.story AS "storyId", v.headline, e.released_by AS "releasedBy", a.name
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS k (id uuid, story uuid, version integer)
    JOIN version v ON v.story_id = k.story AND v.version = k.version
    CROSS JOIN LATERAL (
      SELECT r.released_by FROM release_event r
      WHERE r.story_id = k.story AND r.version = k.version AND r.about_version IS NULL ORDER BY r.release_no LIMIT 1
    ) e
    LEFT JOIN account a ON a.id::text = e.released_by
  `.execute(tx)
  return killed
}

async function mark(tx: Tx, kill: PendingEvent, killed: Killed): Promise<void> {
  const { storyId, headline, releasedBy, name } = killed
  const notOurs = kill.notOurs === true
  await sql`
    INSERT INTO kill_mark (event_id, story_id, not_ours, released_by)
    VALUES (${kill.id}, ${storyId}, ${notOurs}, ${releasedBy})
  `.execute(tx)
  const data = { storyId, headline, by: kill.releasedBy, reason: kill.notice ?? '', name: name ?? releasedBy }
  if (notOurs) {
    await record(tx, { actor: kill.releasedBy, action: 'release.not-ours', target: storyId, data: { releasedBy } })
    // Administrators and chiefs are told, whoever released it: also a program may be in other hands.
    await tellHolders(tx, ['account:manage', 'release:kill'], 'kill.not-ours', data, [releasedBy])
    if (name !== null) await freezeAccount(tx, releasedBy, { by: kill.releasedBy, reason: `Not ours: “${headline}”` })
    return
  }
  if (name === null) return
  await markForSecondPerson(tx, releasedBy, `“${headline}” was killed`)
  if (releasedBy !== kill.releasedBy) await tell(tx, [releasedBy], 'kill.released', data)
}

/** A release that waits for its time. */
export interface Waiting {
  readonly releaseNo: number
  readonly storyId: string
  readonly kind: string
  readonly headline: string
  readonly effectiveAt: Date
}

/** What an account has released that has not taken effect and was not overtaken, the next first. */
export async function scheduledBy(db: Queryable, accountId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT e.release_no AS "releaseNo", e.story_id AS "storyId", e.kind, v.headline, e.effective_at AS "effectiveAt"
    FROM release_event e JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    WHERE e.released_by = ${accountId} AND e.effective_at > dateline_now()
      AND NOT EXISTS (
        SELECT FROM release_event later
        WHERE later.story_id = e.story_id AND later.release_no > e.release_no AND later.recorded_at < e.effective_at
      )
    ORDER BY e.effective_at, e.release_no
  `.execute(db)
  return rows
}

export interface TakenBack {
  readonly withdrawn: number
  /** Stories that stand in a state from which nothing can be taken back silently; a person has to look. */
  readonly left: readonly string[]
}

/**
 * Takes back everything an account has waiting, in one step: a story that was never public is withdrawn; of one that is,
 * what is public now is repeated, which overtakes what waits. Nothing the public sees changes, so no second person is
 * asked for.
 * @param reason what subscribers of embargoed copy are told
 */
export async function withdrawScheduled(
  db: Db,
  releases: Releases,
  accountId: string,
  by: { readonly releasedBy: string; readonly sessionId?: string; readonly reason: string },
): Promise<TakenBack> {
  const { reason, ...who } = by
  const stories = [...new Set((await scheduledBy(db, accountId)).map((w) => w.storyId))]
  const requests: ReleaseRequest[] = []
  const left: string[] = []
  for (const storyId of stories) {
    const { state, revision } = await readStanding(db, { id: storyId })
    if (state === 'scheduled')
      requests.push({ ...who, storyId, kind: 'withdraw', notice: reason, expectedRevision: revision })
    else if (state === 'usable') requests.push({ ...who, storyId, kind: 'repeat', expectedRevision: revision })
    else left.push(storyId)
  }
  const taken = await releases.takeBack(requests)
  await record(db, {
    actor: by.releasedBy,
    action: 'account.scheduled-withdrawn',
    target: accountId,
    data: { releases: taken.map((e) => e.releaseNo), left },
  })
  return { withdrawn: taken.length, left }
}
