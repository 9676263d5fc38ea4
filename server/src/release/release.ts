import { randomUUID } from 'node:crypto'
import {
  allowedKinds,
  type PubStatus,
  RELEASE_TABLE,
  type ReleaseKind,
  type StoryContent,
  type StoryState,
  transportRank,
} from '@dateline/news'
import { sql } from 'kysely'
import {
  type Candidate,
  createStories,
  draftReleased,
  freeze,
  readCandidate,
  storiesByGuid,
  type Story,
  storyById,
} from '../desk/index.ts'
import { type Db, type Queryable, type Tx, conflict, invalid, lock, lockAll, notFound } from '../platform/index.ts'
import type { Place, ReleaseTables, Touches } from './tables.ts'
import { conceptsOf, storeVersions } from './version.ts'

/** A release as participants see it: everything is decided but the number, which the last step gives. */
export interface PendingEvent {
  readonly id: string
  readonly storyId: string
  readonly guid: string
  readonly version: number
  readonly revision: number
  readonly kind: ReleaseKind
  readonly state: PubStatus
  readonly rank: number
  readonly effectiveAt: Date
  readonly listedAt: Date
  readonly firstAt: Date
  readonly language: string
  readonly section: string
  readonly notice: string | undefined
  readonly releasedBy: string
  readonly touches: Touches
}

export interface ReleaseEvent extends PendingEvent {
  readonly releaseNo: number
}

/** A room above release that writes in the same transaction. It sees all events of the transaction at once. */
export interface Participant {
  readonly name: string
  inTransaction(tx: Tx, events: readonly PendingEvent[]): Promise<void>
  /** To how many subscribers the event goes, as `inTransaction` has just decided. */
  audience?(tx: Tx, event: PendingEvent): Promise<number>
}

/** A release that was tried and taken back. */
export interface Rehearsed {
  readonly event: PendingEvent
  readonly content: StoryContent
  readonly subscribers: number
}

export interface ReleaseRequest {
  readonly storyId: string
  readonly kind: ReleaseKind
  readonly releasedBy: string
  readonly candidateId?: string
  /** Not before this instant. Absent: at once, or at the embargo of the content. */
  readonly effectiveAt?: Date
  /** What editors and readers are told; required for correct, hold, kill, withdraw. */
  readonly notice?: string
  /** Revision the person looked at; the release is refused when the story moved on. */
  readonly expectedRevision?: number
}

/** A story of the archive: public at once under its original time, never on wire, push or mail. */
export interface ArchiveItem {
  readonly guid?: string
  readonly content: StoryContent
  readonly publishedAt: Date
}

/** Where a story stands: what the next release of it follows. */
export interface Standing {
  readonly state: StoryState
  readonly revision: number
  readonly version: number
  /** Last decision, effective or not; what the next one follows. */
  readonly last: { readonly place: Place; readonly listedAt: Date; readonly firstAt: Date } | undefined
  readonly content: StoryContent | undefined
}

/** Serialises the numbering of releases in the whole database. */
const NUMBERING = 'release_no'

export class Releases {
  readonly #db: Db
  readonly #authority: string
  readonly #participants: Participant[] = []
  #onCommit: (events: readonly ReleaseEvent[]) => void = () => undefined

  /** @param authority host name of the agency, for guids of its own stories */
  constructor(db: Db, authority: string) {
    this.#db = db
    this.#authority = authority
  }

  /** Called while wiring; participants write in the order in which they registered. */
  register(participant: Participant): void {
    this.#participants.push(participant)
  }

  /** Called after commit in this process, so that the local node need not wait for NOTIFY. */
  onCommit(listener: (events: readonly ReleaseEvent[]) => void): void {
    this.#onCommit = listener
  }

  /**
   * Releases one story. Rights are the caller's to check; everything else is checked here, inside the transaction.
   * @throws DatelineError `release-not-allowed` (state), `release-stale` (moved on), `release-needs-candidate`,
   *   `release-needs-notice`, `release-other-story`, `candidate-released`, `release-in-past`, `embargo-open`, `not-found`
   */
  async release(request: ReleaseRequest): Promise<ReleaseEvent> {
    const events = await this.#db.transaction().execute(async (tx) => {
      const { pending } = await this.#prepare(tx, request)
      return this.#finish(tx, [pending])
    })
    this.#onCommit(events)
    const [event] = events
    if (!event) throw new Error('a release made no event')
    return event
  }

  /**
   * Does everything a release does but the last step, looks, and takes it all back: what a person is shown before they
   * confirm is what the release itself would do.
   * @param look sees the event and its audience, inside the transaction
   * @throws DatelineError as `release` does
   */
  async rehearse<T>(request: ReleaseRequest, look: (tx: Tx, rehearsed: Rehearsed) => Promise<T>): Promise<T> {
    const seen: { value?: T } = {}
    const undo = new Error('rehearsed')
    try {
      await this.#db.transaction().execute(async (tx) => {
        const { pending, content } = await this.#prepare(tx, request)
        for (const participant of this.#participants) await participant.inTransaction(tx, [pending])
        let subscribers = 0
        for (const participant of this.#participants) subscribers += (await participant.audience?.(tx, pending)) ?? 0
        seen.value = await look(tx, { event: pending, content, subscribers })
        throw undo
      })
    } catch (error) {
      if (error !== undo) throw error
    }
    return seen.value as T
  }

  async #prepare(tx: Tx, request: ReleaseRequest): Promise<{ pending: PendingEvent; content: StoryContent }> {
    await lock(tx, 'story', request.storyId)
    const story = await storyById(tx, request.storyId)
    if (!story) throw notFound('The story')
    const standing = await readStanding(tx, story)
    checkAllowed(request, standing)
    const candidate = await this.#candidate(tx, request, standing)
    const pending = decide(request, story, standing, candidate, await readNow(tx))
    if (candidate) {
      await storeVersions(tx, [
        { storyId: story.id, version: pending.version, candidateId: candidate.id, content: candidate.content },
      ])
      await draftReleased(tx, candidate.id, pending.version)
    }
    const content = candidate?.content ?? standing.content
    if (!content) throw invalid('release-needs-candidate', 'The story has no content yet.')
    return { pending, content }
  }

  /**
   * Publishes a batch of history: original times, one transaction, the numbering lock taken once.
   * A guid that exists gets the content as its next version, unless it was killed.
   * @param alongside writes in the same transaction, before the lock; it sees the events in the order of the items
   * @returns the events in the order of the items; undefined where the story was killed or withdrawn and stays so
   */
  async releaseArchive(
    items: readonly ArchiveItem[],
    releasedBy: string,
    alongside?: (tx: Tx, events: readonly (PendingEvent | undefined)[]) => Promise<void>,
  ): Promise<(ReleaseEvent | undefined)[]> {
    if (items.length === 0) return []
    const guids = items.map((i) => i.guid).filter((g) => g !== undefined)
    if (new Set(guids).size !== guids.length) throw invalid('archive-batch-repeats', 'A batch may hold each guid once.')
    const result = await this.#db.transaction().execute(async (tx) => {
      await lockAll(tx, 'guid', guids)
      const known = await storiesByGuid(tx, guids)
      const fresh = items.filter((i) => i.guid === undefined || !known.has(i.guid))
      const made = await createStories(
        tx,
        this.#authority,
        fresh.map((i) => ({
          language: i.content.language,
          createdBy: releasedBy,
          ...(i.guid === undefined ? {} : { guid: i.guid }),
        })),
      )
      const madeFor = new Map(fresh.map((item, index) => [item, made[index]]))
      const plans: { item: ArchiveItem; story: Story; standing: Standing }[] = []
      for (const item of items) {
        const existing = item.guid === undefined ? undefined : known.get(item.guid)
        const story = madeFor.get(item) ?? existing
        if (!story) throw new Error('an archive item has no story')
        if (existing) await lock(tx, 'story', existing.id)
        const standing = existing ? await readStanding(tx, existing) : UNRELEASED
        if (RELEASE_TABLE.archive.from.includes(standing.state)) plans.push({ item, story, standing })
      }
      const candidates = await freeze(
        tx,
        plans.map((p) => ({ storyId: p.story.id, content: p.item.content, frozenBy: releasedBy })),
      )
      const pending = plans.map((p, index) =>
        decide(
          { storyId: p.story.id, kind: 'archive', releasedBy, effectiveAt: p.item.publishedAt },
          p.story,
          p.standing,
          candidates[index],
          p.item.publishedAt,
        ),
      )
      await storeVersions(
        tx,
        plans.map((p, index) => ({
          storyId: p.story.id,
          version: pending[index]?.version ?? 1,
          candidateId: candidates[index]?.id ?? '',
          content: p.item.content,
        })),
      )
      const places = new Map(plans.map((p, index) => [p.item, index]))
      await alongside?.(
        tx,
        items.map((item) => pending[places.get(item) ?? -1]),
      )
      const events = await this.#finish(tx, pending)
      return items.map((item) => events[places.get(item) ?? -1])
    })
    const events = result.filter((e) => e !== undefined)
    if (events.length > 0) this.#onCommit(events)
    return result
  }

  async #candidate(tx: Tx, request: ReleaseRequest, standing: Standing): Promise<Candidate | undefined> {
    const rule = RELEASE_TABLE[request.kind]
    if (request.candidateId === undefined) {
      if (rule.content === 'required') {
        throw invalid('release-needs-candidate', `A release of kind "${request.kind}" needs frozen content.`, {
          help: 'Freeze the draft first, then release what was frozen.',
        })
      }
      return undefined
    }
    if (rule.content === 'none')
      throw invalid('release-takes-no-candidate', `A release of kind "${request.kind}" changes no content.`)
    const candidate = await readCandidate(tx, request.candidateId)
    if (candidate.storyId !== request.storyId)
      throw invalid('release-other-story', 'The candidate belongs to another story.')
    const used = await tx
      .withTables<ReleaseTables>()
      .selectFrom('version')
      .select('version')
      .where('candidate_id', '=', candidate.id)
      .executeTakeFirst()
    if (used)
      throw conflict('candidate-released', `This candidate was released already, as version ${used.version}.`, {
        data: { version: used.version },
      })
    if (standing.content && candidate.content.language !== standing.content.language) {
      throw invalid(
        'release-other-language',
        'A story keeps its language; another language is a translation of its own.',
      )
    }
    return candidate
  }

  /** Participants first, then the lock, the numbers and the commit: the lock is held as shortly as can be. */
  async #finish(tx: Tx, pending: readonly PendingEvent[]): Promise<ReleaseEvent[]> {
    if (pending.length === 0) return []
    for (const participant of this.#participants) await participant.inTransaction(tx, pending)
    await lock(tx, NUMBERING)
    const { rows } = await sql<{ id: string; release_no: number }>`
      INSERT INTO release_event (release_no, id, story_id, version, revision, kind, state, rank, effective_at, listed_at,
                                 first_at, language, section, notice, released_by, touches)
      SELECT (SELECT coalesce(max(release_no), 0) FROM release_event) + e.n, e.id, e.story_id, e.version, e.revision, e.kind,
             e.state, e.rank, e.effective_at, e.listed_at, e.first_at, e.language, e.section, e.notice, e.released_by, e.touches
      FROM jsonb_to_recordset(${JSON.stringify(
        pending.map((p, index) => ({
          n: index + 1,
          id: p.id,
          story_id: p.storyId,
          version: p.version,
          revision: p.revision,
          kind: p.kind,
          state: p.state,
          rank: p.rank,
          effective_at: p.effectiveAt,
          listed_at: p.listedAt,
          first_at: p.firstAt,
          language: p.language,
          section: p.section,
          notice: p.notice ?? null,
          released_by: p.releasedBy,
          touches: p.touches,
        })),
      )}::jsonb) AS e (
        n integer, id uuid, story_id uuid, version integer, revision integer, kind text, state text, rank smallint,
        effective_at timestamptz, listed_at timestamptz, first_at timestamptz, language text, section text, notice text,
        released_by text, touches jsonb)
      RETURNING id, release_no
    `.execute(tx)
    // NOTIFY only wakes; whoever hears it reads on from its own cursor.
    await sql`SELECT pg_notify('dateline_release', '')`.execute(tx)
    const numbers = new Map(rows.map((r) => [r.id, r.release_no]))
    return pending.map((p) => {
      const releaseNo = numbers.get(p.id)
      if (releaseNo === undefined) throw new Error(`event ${p.id} got no number`)
      return { ...p, releaseNo }
    })
  }
}

const UNRELEASED: Standing = { state: 'unreleased', revision: 0, version: 0, last: undefined, content: undefined }

async function readNow(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`SELECT dateline_now() AS now`.execute(tx)
  const now = rows[0]?.now
  if (!now) throw new Error('dateline_now() returned no row')
  return now
}

/** Reads where a story stands; what is shown of it, a release decides again under its lock. */
export async function readStanding(tx: Queryable, story: Pick<Story, 'id'>): Promise<Standing> {
  const { rows } = await sql<{
    revision: number
    version: number
    listed_at: Date
    first_at: Date
    touches: Touches
    content: string
    last_version: number
    effective_state: PubStatus | null
  }>`
    SELECT e.revision, e.version, e.listed_at, e.first_at, e.touches, c.content,
           (SELECT max(v.version) FROM version v WHERE v.story_id = e.story_id) AS last_version,
           (SELECT r.state FROM current_release r WHERE r.story_id = e.story_id) AS effective_state
    FROM release_event e
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN candidate c ON c.id = v.candidate_id
    WHERE e.story_id = ${story.id}
    ORDER BY e.release_no DESC
    LIMIT 1
  `.execute(tx)
  const row = rows[0]
  if (!row) return UNRELEASED
  return {
    state: row.effective_state ?? 'scheduled',
    revision: row.revision,
    version: row.last_version,
    last: { place: row.touches.after, listedAt: row.listed_at, firstAt: row.first_at },
    content: JSON.parse(row.content) as StoryContent,
  }
}

function checkAllowed(request: ReleaseRequest, standing: Standing): void {
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

function decide(
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
