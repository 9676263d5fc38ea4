/** The state machine: where a story stands, which release may follow, and what that release decides. */
import { randomUUID } from 'node:crypto'
import {
  allowedKinds,
  type Channel,
  CHANNELS,
  isNotice,
  listedAfter,
  type PubStatus,
  RELEASE_TABLE,
  type ReleaseKind,
  stateAfter,
  type StoryContent,
  type StoryState,
  type Transmit,
  transportRank,
  USUAL_CHANNELS,
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
  /** The last version there is; it may still wait for its time. */
  readonly version: number
  /** The version that the world sees; before the first release takes effect, the one that waits. */
  readonly presentVersion: number
  /** Number of the last release; 0 before the first. */
  readonly releaseNo: number
  /** Channels that any version went to. */
  readonly channels: readonly Channel[]
  /** Lists hold it, or will when its time comes. */
  readonly listed: boolean
  /** Place of the last decision, effective or not; times of the last one that has taken effect. */
  readonly last: { readonly place: Place; readonly listedAt: Date; readonly firstAt: Date } | undefined
  /** Of the present version. */
  readonly content: StoryContent | undefined
}

export const UNRELEASED: Standing = {
  state: 'unreleased',
  revision: 0,
  version: 0,
  presentVersion: 0,
  releaseNo: 0,
  channels: [],
  listed: true,
  last: undefined,
  content: undefined,
}

/** Reads where a story stands; what is shown of it, a release decides again under its lock. */
export async function readStanding(tx: Queryable, story: Pick<Story, 'id'>): Promise<Standing> {
  const { rows } = await sql<
    SealedRow & {
      revision: number
      release_no: number
      touches: Touches
      listed_at: Date
      first_at: Date
      listed: boolean
      form: string
      urgency: number
      present_version: number
      last_version: number
      channels: Channel[]
      kind: ReleaseKind | null
      state: PubStatus | null
    }
  >`
    SELECT e.revision, e.release_no, e.touches, v.form, v.urgency, ${SEALED}, r.kind, r.state, v.version AS present_version,
           coalesce(r.listed_at, e.listed_at) AS listed_at, coalesce(r.first_at, e.first_at) AS first_at,
           coalesce(r.listed, e.listed) AS listed,
           (SELECT max(l.version) FROM version l WHERE l.story_id = e.story_id) AS last_version,
           -- History came from elsewhere: subscribers may have had it before it was ours.
           (SELECT array_agg(DISTINCT one)
            FROM release_event h, unnest(CASE WHEN h.kind = 'archive' THEN ${[...USUAL_CHANNELS]}::text[] ELSE h.channels END) AS one
            WHERE h.story_id = e.story_id) AS channels
    FROM release_event e
    LEFT JOIN standing_release r ON r.story_id = e.story_id
    JOIN version v ON v.story_id = e.story_id AND v.version = coalesce(r.version, e.version)
    JOIN sealed_content c ON c.candidate_id = v.candidate_id
    WHERE e.story_id = ${story.id}
    ORDER BY e.release_no DESC
    LIMIT 1
  `.execute(tx)
  const row = rows[0]
  if (!row) return UNRELEASED
  const canonical = openCanonical(row)
  const effective = row.kind === null || row.state === null ? undefined : { kind: row.kind, state: row.state }
  return {
    state: stateAfter(effective && { ...effective, listed: row.listed }),
    revision: row.revision,
    version: row.last_version,
    presentVersion: row.present_version,
    releaseNo: row.release_no,
    channels: row.channels,
    listed: row.listed,
    last: { place: row.touches.after, listedAt: row.listed_at, firstAt: row.first_at },
    content:
      canonical === undefined
        ? removedContent({ ...row, ...row.touches.after })
        : (JSON.parse(canonical) as StoryContent),
  }
}

/** States in which a story stands, so that something can be said of its earlier versions. */
const STANDING: readonly StoryState[] = ['usable', 'deindexed', 'withheld']

/**
 * Refuses what the release table does not allow from where the story stands.
 * @throws DatelineError `release-not-allowed`, `release-stale`, `release-needs-notice`, `release-target`,
 *   `release-about-version`, `release-not-ours`
 */
export function checkAllowed(request: ReleaseRequest, standing: Standing): void {
  const rule = RELEASE_TABLE[request.kind]
  const from: readonly StoryState[] = request.target === 'version' ? STANDING : rule.from
  if (!from.includes(standing.state)) {
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
  checkTarget(request, standing)
  if (request.notOurs === true && request.kind !== 'kill')
    throw invalid('release-not-ours', 'Only a kill can say that a story is not ours.')
  if (rule.notice === 'required' && (request.notice ?? request.reason ?? '').trim() === '') {
    throw invalid('release-needs-notice', `A release of kind "${request.kind}" needs a notice.`, {
      help: 'Say what was wrong and what holds now; readers and subscribers see it.',
    })
  }
}

/** Refuses what a kind cannot be aimed at, and a version that is not an earlier one. */
function checkTarget(request: ReleaseRequest, standing: Standing): void {
  const { kind, target = 'story', aboutVersion } = request
  if (!RELEASE_TABLE[kind].targets.includes(target)) {
    throw invalid('release-target', `A release of kind "${kind}" cannot be aimed at a ${target}.`, {
      help: `It can be aimed at: ${RELEASE_TABLE[kind].targets.join(', ')}.`,
      data: { kind, target, targets: RELEASE_TABLE[kind].targets },
    })
  }
  if ((target === 'version') !== (aboutVersion !== undefined)) {
    throw invalid('release-target', 'A notice about one version names that version, and no other notice does.')
  }
  if (aboutVersion === undefined) return
  if (!Number.isInteger(aboutVersion) || aboutVersion < 1 || aboutVersion >= standing.presentVersion) {
    throw invalid('release-about-version', `Version ${aboutVersion} is not an earlier version of the story.`, {
      help: 'For what the world sees now, aim at the story.',
      data: { version: aboutVersion, present: standing.presentVersion },
    })
  }
}

/**
 * Refuses a notice about a version that does not follow from how that version stands: what was held can be cleared or killed,
 * what was killed stays so.
 * @throws DatelineError `release-not-allowed`
 */
export async function checkVersion(tx: Queryable, request: ReleaseRequest): Promise<void> {
  if (request.aboutVersion === undefined || request.kind === 'correct') return
  const { rows } = await sql<{ kind: ReleaseKind }>`
    SELECT kind FROM closed_version WHERE story_id = ${request.storyId} AND version = ${request.aboutVersion}
  `.execute(tx)
  const closed = rows[0]?.kind
  const allowed: readonly ReleaseKind[] =
    closed === undefined ? ['hold', 'kill', 'withdraw'] : closed === 'hold' ? ['clear', 'kill', 'withdraw'] : []
  if (allowed.includes(request.kind)) return
  const state = closed === undefined ? 'open' : `closed by "${closed}"`
  throw conflict(
    'release-not-allowed',
    `Version ${request.aboutVersion} is ${state}: "${request.kind}" cannot follow.`,
    {
      data: { version: request.aboutVersion, closed: closed ?? null, kind: request.kind, allowed },
    },
  )
}

/** Where a release goes: a notice wherever any version went, other releases where it was chosen or where the story was. */
function channelsOf(request: ReleaseRequest, standing: Standing): readonly Channel[] {
  if (request.kind === 'archive') return ['site']
  if (isNotice(request.kind) && standing.channels.length > 0) return standing.channels
  const chosen = request.channels ?? (standing.channels.length > 0 ? standing.channels : USUAL_CHANNELS)
  const channels = CHANNELS.filter((c) => chosen.includes(c))
  if (channels.length === 0) {
    throw invalid('release-needs-channel', 'A release goes to at least one channel.', {
      help: `Choose among: ${CHANNELS.join(', ')}.`,
    })
  }
  return channels
}

/**
 * The event that a request makes of a story: state, rank and times. Decides only; writes nothing.
 * @param now the database's time
 * @throws DatelineError `release-needs-candidate`, `release-other-language`, `release-in-past`, `embargo-open`,
 *   `release-needs-channel`
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
  const aboutOne = request.target === 'version'
  return {
    id: randomUUID(),
    storyId: story.id,
    guid: story.guid,
    // Without new content it is about what the world sees, never about what still waits for its time.
    version: candidate ? standing.version + 1 : standing.presentVersion,
    revision: standing.revision + 1,
    kind: request.kind,
    // A notice about an earlier version leaves the present one as it stands.
    state: aboutOne ? (standing.state === 'withheld' ? 'withheld' : 'usable') : rule.to,
    rank: transportRank(request.kind, content.urgency),
    effectiveAt,
    scheduled: transmission(standing.state, content, effectiveAt, now),
    listedAt,
    firstAt: firstAt < effectiveAt ? firstAt : effectiveAt,
    language: content.language,
    section: content.section,
    notice: request.notice?.trim() === '' ? undefined : request.notice?.trim(),
    releasedBy: request.releasedBy,
    ...(request.notOurs === true ? { notOurs: true } : {}),
    channels: channelsOf(request, standing),
    listed: aboutOne ? standing.listed : listedAfter(request.kind, standing.state, standing.listed),
    target: request.target ?? 'story',
    aboutVersion: request.aboutVersion,
    wire: request.wire ?? {},
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
