/** The state machine: where a story stands, which release may follow, and what that release decides. */
import { randomUUID } from 'node:crypto'
import {
  allowedKinds,
  type PubStatus,
  RELEASE_TABLE,
  type StoryContent,
  type StoryState,
  type Transmit,
  transportRank,
} from '@dateline/news'
import { sql } from 'kysely'
import { type Candidate, openCanonical, removedContent, SEALED, type SealedRow, type Story } from '../desk/index.ts'
import { conflict, invalid, type Queryable } from '../platform/index.ts'
import type { PendingEvent, ReleaseRequest } from './proposal.ts'
import type { Place, Touches } from './tables.ts'
import { conceptsOf } from './version.ts'

/** Where a story stands: what the next release of it follows. */
export interface Standing {
  readonly state: StoryState
  readonly revision: number
  readonly version: number
  /** Last decision, effective or not; what the next one follows. */
  readonly last: { readonly place: Place; readonly listedAt: Date; readonly firstAt: Date } | undefined
  readonly content: StoryContent | undefined
}

export const UNRELEASED: Standing = {
  state: 'unreleased',
  revision: 0,
  version: 0,
  last: undefined,
  content: undefined,
}

/** Reads where a story stands; what is shown of it, a release decides again under its lock. */
export async function readStanding(tx: Queryable, story: Pick<Story, 'id'>): Promise<Standing> {
  const { rows } = await sql<
    SealedRow & {
      revision: number
      version: number
      listed_at: Date
      first_at: Date
      touches: Touches
      form: string
      urgency: number
      last_version: number
      effective_state: PubStatus | null
    }
  >`
    SELECT e.revision, e.version, e.listed_at, e.first_at, e.touches, v.form, v.urgency, ${SEALED},
           (SELECT max(v.version) FROM version v WHERE v.story_id = e.story_id) AS last_version,
           (SELECT r.state FROM current_release r WHERE r.story_id = e.story_id) AS effective_state
    FROM release_event e
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN sealed_content c ON c.candidate_id = v.candidate_id
    WHERE e.story_id = ${story.id}
    ORDER BY e.release_no DESC
    LIMIT 1
  `.execute(tx)
  const row = rows[0]
  if (!row) return UNRELEASED
  const canonical = openCanonical(row)
  return {
    state: row.effective_state ?? 'scheduled',
    revision: row.revision,
    version: row.last_version,
    last: { place: row.touches.after, listedAt: row.listed_at, firstAt: row.first_at },
    content:
      canonical === undefined
        ? removedContent({ ...row, ...row.touches.after })
        : (JSON.parse(canonical) as StoryContent),
  }
}

/**
 * Refuses what the release table does not allow from where the story stands.
 * @throws DatelineError `release-not-allowed`, `release-stale`, `release-needs-notice`
 */
export function checkAllowed(request: ReleaseRequest, standing: Standing): void {
  const rule = RELEASE_TABLE[request.kind]
  if (!rule.from.includes(standing.state)) {
    throw conflict(
      'release-not-allowed',
      `A story that is ${standing.state} cannot be released as "${request.kind}".`,
      {
        help: `Possible now: ${
          allowedKinds(standing.state)
            .filter((k) => k !== 'archive')
            .join(', ') || 'nothing'
        }.`,
        data: { state: standing.state, kind: request.kind, allowed: allowedKinds(standing.state) },
      },
    )
  }
  if (request.expectedRevision !== undefined && request.expectedRevision !== standing.revision) {
    throw conflict('release-stale', 'The story was released again since you looked at it.', {
      help: 'Look at the present version, then decide again.',
      data: { expected: request.expectedRevision, actual: standing.revision },
    })
  }
  if (rule.notice === 'required' && (request.notice ?? '').trim() === '') {
    throw invalid('release-needs-notice', `A release of kind "${request.kind}" needs a notice.`, {
      help: 'Say what was wrong and what holds now; readers and subscribers see it.',
    })
  }
}

/**
 * The event that a request makes of a story: state, rank and times. Decides only; writes nothing.
 * @param now the database's time
 * @throws DatelineError `release-needs-candidate`, `release-other-language`, `release-in-past`, `embargo-open`
 */
export function decide(
  request: ReleaseRequest,
  story: Story,
  standing: Standing,
  candidate: Candidate | undefined,
  now: Date,
): PendingEvent {
  const rule = RELEASE_TABLE[request.kind]
  const content = candidate?.content ?? standing.content
  if (!content) throw invalid('release-needs-candidate', 'The story has no content yet.')
  if (content.language !== story.language) {
    throw invalid(
      'release-other-language',
      `The story is in "${story.language}", the candidate in "${content.language}".`,
    )
  }
  const effectiveAt = effectiveTime(request, content, standing.state, now)
  const relists = rule.relists || !standing.last
  const listedAt = relists ? effectiveAt : (standing.last?.listedAt ?? effectiveAt)
  // A first release that was still waiting never happened in public: the chain begins with what does.
  const waiting = standing.state === 'unreleased' || standing.state === 'scheduled'
  const firstAt = waiting ? effectiveAt : (standing.last?.firstAt ?? effectiveAt)
  return {
    id: randomUUID(),
    storyId: story.id,
    guid: story.guid,
    version: candidate ? standing.version + 1 : standing.version,
    revision: standing.revision + 1,
    kind: request.kind,
    state: rule.to,
    rank: transportRank(request.kind, content.urgency),
    effectiveAt,
    scheduled: transmission(standing.state, content, effectiveAt, now),
    listedAt,
    firstAt: firstAt < effectiveAt ? firstAt : effectiveAt,
    language: content.language,
    section: content.section,
    notice: request.notice?.trim() === '' ? undefined : request.notice?.trim(),
    releasedBy: request.releasedBy,
    touches: {
      translationGroup: story.translationGroup,
      publicId: story.publicId,
      before: standing.last?.place ?? null,
      after: {
        language: content.language,
        section: content.section,
        listedAt: listedAt.toISOString(),
        concepts: conceptsOf(content),
      },
    },
  }
}

/** Only an embargo that has not ended lets copy go out before its time; what is merely scheduled goes to nobody. */
function transmission(state: StoryState, content: StoryContent, effectiveAt: Date, now: Date): Transmit | undefined {
  if (effectiveAt <= now) return undefined
  if (state !== 'unreleased' && state !== 'scheduled') return 'at-time'
  const until = content.embargo?.until
  const embargoed = typeof until === 'string' && Date.parse(until) > now.getTime()
  return embargoed ? (content.embargo?.transmit ?? 'at-time') : 'at-time'
}

/** How far a clock may have run between the person's choice and the transaction. */
const TOLERANCE_MS = 60_000

function effectiveTime(request: ReleaseRequest, content: StoryContent, state: StoryState, now: Date): Date {
  if (request.kind === 'archive') return request.effectiveAt ?? now
  const rule = RELEASE_TABLE[request.kind]
  // What takes copy away is never made to wait for a time set for giving it out.
  if (rule.to !== 'usable') return now
  const chosen = request.effectiveAt
  if (chosen && chosen.getTime() < now.getTime() - TOLERANCE_MS) {
    throw invalid('release-in-past', 'The release time has passed.', {
      help: 'Choose a time in the future, or release at once.',
    })
  }
  if (request.kind === 'embargo-lift') return now
  // What is public already cannot go back behind its embargo.
  if (state === 'usable' || state === 'withheld') return chosen && chosen > now ? chosen : now
  if (content.embargo?.until === null) {
    throw invalid('embargo-open', 'The story is under an embargo without an end.', {
      help: 'Set the end of the embargo, or remove it, and freeze again.',
    })
  }
  const times = [
    now.getTime(),
    chosen?.getTime() ?? 0,
    content.embargo === undefined ? 0 : Date.parse(content.embargo.until),
  ]
  return new Date(Math.max(...times))
}
