import { isNoticeKind, RELEASE_TABLE, type StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import {
  type Candidate,
  createStories,
  draftReleased,
  freeze,
  readCandidate,
  removedContent,
  storiesByGuid,
  type Story,
  storyById,
} from '../desk/index.ts'
import {
  type Db,
  type Tx,
  conflict,
  DatelineError,
  databaseNow,
  invalid,
  lock,
  lockAll,
  notFound,
} from '../platform/index.ts'
import { checkAllowed, checkVersion, decide, readStanding, type Standing, UNRELEASED } from './decide.ts'
import { chainRevisions } from './graph.ts'
import { storeLinks } from './links.ts'
import { drawWords } from './notice.ts'
import type {
  Ahead,
  Gate,
  Objection,
  Participant,
  PendingEvent,
  ProposedRelease,
  Rehearsal,
  Rehearsed,
  ReleaseEvent,
  ReleaseRequest,
} from './proposal.ts'
import type { ReleaseTables } from './tables.ts'
import { storeVersions } from './version.ts'

/** A story of the archive: public at once under its original time, never on wire, push or mail. */
export interface ArchiveItem {
  readonly guid?: string
  readonly content: StoryContent
  readonly publishedAt: Date
}

/** A chain as somebody saw it: the released stories in it, with their revisions. */
export interface SeenChain {
  /** The story from which it was looked at. */
  readonly root: string
  readonly stories: ReadonlyMap<string, number>
}

/** Serialises the numbering of releases in the whole database. */
const NUMBERING = 'release_no'

export class Releases {
  readonly #db: Db
  readonly #authority: string
  readonly #participants: Participant[] = []
  readonly #gates: Gate[] = []
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

  /** Called while wiring; gates are asked in the order in which they were set up. */
  guard(gate: Gate): void {
    this.#gates.push(gate)
  }

  /** Called after commit in this process, so that the local node need not wait for NOTIFY. */
  onCommit(listener: (events: readonly ReleaseEvent[]) => void): void {
    this.#onCommit = listener
  }

  /**
   * Releases one story: `releaseTogether` of one.
   * @throws DatelineError as `releaseTogether`
   */
  async release(request: ReleaseRequest): Promise<ReleaseEvent> {
    const [event] = await this.releaseTogether([request])
    if (!event) throw new Error('a release made no event')
    return event
  }

  /**
   * Releases several stories in one transaction, with numbers in the order given: all, or none. Rights are the caller's to
   * check; everything else is checked here, inside the transaction.
   * @throws DatelineError `release-not-allowed` (state), `release-stale` (moved on), `release-needs-candidate`,
   *   `release-needs-notice`, `release-other-story`, `release-repeats` (a story twice), `candidate-released`,
   *   `release-in-past`, `embargo-open`, `not-found`, and the code of the first objection of a gate, with all in `data`
   * @param seen the chain as the person saw it, when the notice is aimed at one: refused with `release-stale` when any of its
   *   stories moved on or another story joined it
   */
  releaseTogether(requests: readonly ReleaseRequest[], seen?: SeenChain): Promise<ReleaseEvent[]> {
    return this.#release(requests, (tx, proposed) => this.#judge(tx, proposed), seen)
  }

  /**
   * As `releaseTogether`, past the gates: for taking back what waits for its time, which changes nothing that the public
   * sees. The caller sees to it that it is that.
   * @throws DatelineError as `releaseTogether`, but for objections
   */
  takeBack(requests: readonly ReleaseRequest[]): Promise<ReleaseEvent[]> {
    return this.#release(requests, () => Promise.resolve([]))
  }

  async #release(
    requests: readonly ReleaseRequest[],
    judge: (tx: Tx, proposed: readonly ProposedRelease[]) => Promise<readonly Objection[]>,
    seen?: SeenChain,
  ): Promise<ReleaseEvent[]> {
    const events = await this.#db.transaction().execute(async (tx) => {
      const proposed = await this.#propose(tx, requests)
      refuse(await judge(tx, proposed))
      const contents = proposed.flatMap((p) =>
        p.candidate ? [{ storyId: p.story.id, content: p.candidate.content, by: p.event.releasedBy }] : [],
      )
      return this.#finish(
        tx,
        proposed.map((p) => p.event),
        async () => {
          if (seen) await this.#checkChain(tx, seen)
          await storeLinks(tx, contents, this.#authority)
        },
      )
    })
    if (events.length > 0) this.#onCommit(events)
    return events
  }

  /**
   * Does everything a release does but the last step, looks, and takes it all back: what a person is shown before they
   * confirm is what the release itself would do. What gates object to is told, not thrown.
   * @param look sees the releases and their audiences, inside the transaction
   * @throws DatelineError as `releaseTogether` does, but for objections
   */
  async rehearse<T>(
    requests: readonly ReleaseRequest[],
    look: (tx: Tx, rehearsal: Rehearsal) => Promise<T>,
  ): Promise<T> {
    const seen: { value?: T } = {}
    const undo = new Error('rehearsed')
    try {
      await this.#db.transaction().execute(async (tx) => {
        const proposed = await this.#propose(tx, requests)
        const objections = await this.#judge(tx, proposed)
        const events = proposed.map((p) => p.event)
        for (const participant of this.#participants) await participant.inTransaction(tx, events)
        const releases: Rehearsed[] = []
        for (const { event, content } of proposed) {
          let subscribers = 0
          const ahead: Ahead[] = []
          for (const participant of this.#participants) {
            subscribers += (await participant.audience?.(tx, event)) ?? 0
            if (event.scheduled !== undefined) ahead.push(...((await participant.ahead?.(tx, event)) ?? []))
          }
          releases.push({ event, content, subscribers, ahead })
        }
        seen.value = await look(tx, { releases, objections })
        throw undo
      })
    } catch (error) {
      if (error !== undo) throw error
    }
    return seen.value as T
  }

  /** Every story locked, in one order for everybody; then each release decided by the state machine. */
  async #propose(tx: Tx, requests: readonly ReleaseRequest[]): Promise<ProposedRelease[]> {
    const stories = requests.map((r) => r.storyId)
    if (new Set(stories).size !== stories.length)
      throw invalid('release-repeats', 'A story can be released once in one step.')
    await lockAll(tx, 'story', stories)
    const now = new Date(await databaseNow(tx))
    const proposed: ProposedRelease[] = []
    for (const request of requests) {
      const story = await storyById(tx, request.storyId)
      if (!story) throw notFound('The story')
      const standing = await readStanding(tx, story)
      checkAllowed(request, standing)
      await checkVersion(tx, request)
      const candidate = await this.#candidate(tx, request, standing)
      const event = await this.#worded(
        tx,
        decide(request, story, standing, candidate, now),
        story,
        standing,
        candidate,
        request,
      )
      if (candidate) {
        await storeVersions(tx, [
          { storyId: story.id, version: event.version, candidateId: candidate.id, content: candidate.content },
        ])
        await draftReleased(tx, candidate.id, event.version)
      }
      const content = candidate?.content ?? standing.content
      if (!content) throw invalid('release-needs-candidate', 'The story has no content yet.')
      proposed.push({ request, story, standing, candidate, content, event })
    }
    return proposed
  }

  /** What subscribers are told: as the request says, else drawn from the templates with the notice as the reason. */
  async #worded(
    tx: Tx,
    event: PendingEvent,
    story: Story,
    standing: Standing,
    candidate: Candidate | undefined,
    request: ReleaseRequest,
  ): Promise<PendingEvent> {
    const copy = candidate?.content ?? standing.content
    // What takes copy away by law repeats no word of it: the story is named by its guid.
    const takesAll = request.removalOrder !== undefined && event.state === 'canceled'
    const content = copy && takesAll ? removedContent(copy) : copy
    const { kind, notice, wire } = event
    // An update without a notice says nothing of itself.
    const reason = (request.reason ?? '').trim()
    if (!content || !isNoticeKind(kind) || (kind === 'update' && notice === undefined && reason === '')) return event
    const said = notice !== undefined || reason === ''
    if (said && wire.note !== undefined && (wire.headline !== undefined || event.state === 'usable')) return event
    const drawn = await drawWords(tx, kind, story, content, standing, reason === '' ? (notice ?? '') : reason)
    return {
      ...event,
      notice: said ? notice : (drawn.readers ?? reason),
      wire: {
        ...(drawn.headline === undefined || event.state === 'usable' ? {} : { headline: drawn.headline }),
        ...(drawn.editors === undefined ? {} : { note: drawn.editors }),
        ...wire,
      },
    }
  }

  /** Asked under the numbering lock: every release that came before is seen, and every other comes after. */
  async #checkChain(tx: Tx, seen: SeenChain): Promise<void> {
    const now = await chainRevisions(tx, seen.root)
    const moved = [...now].filter(([id, revision]) => seen.stories.get(id) !== revision).map(([id]) => id)
    if (moved.length === 0) return
    throw conflict('release-stale', 'The chain has changed since you looked at it.', {
      help: 'Look at the chain again, then decide.',
      data: { stories: moved },
    })
  }

  async #judge(tx: Tx, proposed: readonly ProposedRelease[]): Promise<Objection[]> {
    const objections: Objection[] = []
    for (const gate of this.#gates) objections.push(...(await gate.judge(tx, proposed)))
    return objections
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
      const events = await this.#finish(tx, pending, () =>
        storeLinks(
          tx,
          plans.map((p) => ({ storyId: p.story.id, content: p.item.content, by: releasedBy })),
          this.#authority,
        ),
      )
      return items.map((item) => events[places.get(item) ?? -1])
    })
    const events = result.filter((e) => e !== undefined)
    if (events.length > 0) this.#onCommit(events)
    return result
  }

  async #candidate(tx: Tx, request: ReleaseRequest, standing: Standing): Promise<Candidate | undefined> {
    const rule = RELEASE_TABLE[request.kind]
    if (request.candidateId === undefined) {
      // A corrective about a version or a chain says what was wrong without a new version.
      const corrective = request.kind === 'correct' && (request.target ?? 'story') !== 'story'
      if (rule.content === 'required' && !corrective) {
        throw invalid('release-needs-candidate', `A release of kind "${request.kind}" needs frozen content.`, {
          help: 'Freeze the draft first, then release what was frozen.',
        })
      }
      return undefined
    }
    if (rule.content === 'none' || request.target === 'version')
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
  async #finish(
    tx: Tx,
    pending: readonly PendingEvent[],
    locked: () => Promise<void> = () => Promise.resolve(),
  ): Promise<ReleaseEvent[]> {
    if (pending.length === 0) return []
    for (const participant of this.#participants) await participant.inTransaction(tx, pending)
    await lock(tx, NUMBERING)
    await locked()
    const { rows } = await sql<{ id: string; release_no: number }>`
      INSERT INTO release_event (release_no, id, story_id, version, revision, kind, state, rank, effective_at, listed_at,
                                 first_at, language, section, notice, released_by, touches, channels, listed, target,
                                 about_version, wire_headline, wire_note)
      SELECT (SELECT coalesce(max(release_no), 0) FROM release_event) + e.n, e.id, e.story_id, e.version, e.revision, e.kind,
             e.state, e.rank, e.effective_at, e.listed_at, e.first_at, e.language, e.section, e.notice, e.released_by, e.touches,
             e.channels, e.listed, e.target, e.about_version, e.wire_headline, e.wire_note
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
          channels: p.channels,
          listed: p.listed,
          target: p.target,
          about_version: p.aboutVersion ?? null,
          wire_headline: p.wire.headline ?? null,
          wire_note: p.wire.note ?? null,
        })),
      )}::jsonb) AS e (
        n integer, id uuid, story_id uuid, version integer, revision integer, kind text, state text, rank smallint,
        effective_at timestamptz, listed_at timestamptz, first_at timestamptz, language text, section text, notice text,
        released_by text, touches jsonb, channels text[], listed boolean, target text, about_version integer,
        wire_headline text, wire_note text)
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

function refuse(objections: readonly Objection[]): void {
  const [first] = objections
  if (!first) return
  const details = {
    ...(first.help === undefined ? {} : { help: first.help }),
    data: { ...first.data, objections },
  }
  // The newsroom runs the ceremony and asks again.
  if (first.code === 'step-up-needed') throw new DatelineError(first.code, 403, first.message, details)
  throw conflict(first.code, first.message, details)
}
